// The shapes of inputs and answers, as they are on the wire. Checked by tsc against every vector.

/** Any JSON. `bigint` is for input alone: it is written as bare digits. */
export type Json = null | boolean | number | bigint | string | readonly Json[] | { readonly [name: string]: Json | undefined };
/** A Kubernetes object. */
export type KubernetesObject = { readonly [name: string]: unknown };

/** Members that every input may carry. */
export interface Common {
  /** The Kubernetes minor, as in `1.37`, which is the default. */
  readonly release?: string;
  /** Kinds of which the input holds all there are. */
  readonly complete?: readonly Complete[];
  /** Whether raw members of the answer come as text: `doc` as `docText`. */
  readonly text?: boolean;
}
export type Complete = 'namespaces' | 'crds';

// patch ---------------------------------------------------------------------------------------------------------------

export type Dialect = 'rfc6902' | 'kube-apiserver';
export interface PatchApplyInput extends Common {
  readonly dialect: Dialect;
  readonly doc?: unknown;
  readonly docText?: string;
  readonly patch?: readonly KubernetesObject[];
  readonly patchText?: string;
  readonly copyLimit?: number;
}
export interface PatchApplied {
  release: string;
  doc?: any;
  docText?: string;
  changed: boolean;
  /** Whether the order of a Go map decides this answer on a server. */
  orderDependent?: true;
}

// admission -----------------------------------------------------------------------------------------------------------

export interface Gvk {
  group: string;
  version: string;
  kind: string;
}
export interface Gvr {
  group: string;
  version: string;
  resource: string;
}
export interface UserInfo {
  readonly username?: string;
  readonly uid?: string;
  readonly groups?: readonly string[];
  readonly extra?: { readonly [name: string]: readonly string[] };
}
/** An AdmissionRequest; everything that can be derived may be left out. */
export interface Request {
  readonly uid?: string;
  readonly kind?: Readonly<Gvk>;
  readonly resource?: Readonly<Gvr>;
  readonly subResource?: string;
  readonly requestKind?: Readonly<Gvk>;
  readonly requestResource?: Readonly<Gvr>;
  readonly requestSubResource?: string;
  readonly name?: string;
  readonly namespace?: string;
  readonly operation?: 'CREATE' | 'UPDATE' | 'DELETE' | 'CONNECT';
  readonly userInfo?: UserInfo;
  readonly object?: unknown;
  readonly oldObject?: unknown;
  readonly dryRun?: boolean;
  readonly options?: unknown;
}
/** An AdmissionRequest, or an AdmissionReview around it. */
export type RequestOrReview = Request | { readonly kind: 'AdmissionReview'; readonly apiVersion?: string; readonly request: Request };
/** A row that adds to the table of resources, or replaces one. */
export interface ResourceRow {
  readonly group: string;
  readonly version: string;
  readonly resource: string;
  readonly subresource?: string;
  readonly kind?: Readonly<Gvk>;
  readonly key?: string;
}
/** What a condition came to. */
export type Condition = boolean | { readonly error: string };
export type Conditions = { readonly [hook: string]: { readonly [condition: string]: Condition | readonly Condition[] } };
/** What a webhook answers. */
export type WebhookAnswer =
  | { readonly allow: true }
  | { readonly deny: string; readonly code?: number }
  | { readonly patch: readonly KubernetesObject[] }
  | { readonly review: unknown }
  | { readonly http: { readonly status: number; readonly contentType?: string; readonly headers?: { readonly [name: string]: string }; readonly body?: string } }
  | { readonly error: string }
  | { readonly timeout: true };
export type WebhookAnswers = { readonly [hook: string]: WebhookAnswer | readonly WebhookAnswer[] };

/** A stable code and the facts that belong to it. */
export interface Coded {
  code: string;
  [fact: string]: any;
}
export interface Finding {
  code: string;
  at: string;
  message: string;
  [fact: string]: any;
}
export interface Status {
  kind?: string;
  apiVersion?: string;
  metadata: { [name: string]: any };
  status?: string;
  message?: string;
  reason?: string;
  details?: { [name: string]: any };
  code?: number;
}

/** What every answer about admission carries beside its own members. */
export interface AdmissionAnswer {
  release: string;
  assumed?: string[];
  ignored?: { [kind: string]: number };
  registration: 'not-checked';
  findings?: Finding[];
}
interface ClusterInput extends Common {
  readonly objects?: unknown;
  readonly objectsText?: string;
  readonly resources?: readonly ResourceRow[];
}

export interface AdmissionRequestInput extends ClusterInput {
  readonly verb?: 'create' | 'update' | 'delete';
  readonly object?: unknown;
  readonly objectText?: string;
  readonly oldObject?: unknown;
  readonly oldObjectText?: string;
  readonly subresource?: string;
  readonly name?: string;
  readonly namespace?: string;
  readonly resource?: Readonly<Gvr>;
  readonly options?: unknown;
  readonly optionsText?: string;
  readonly user?: UserInfo;
  readonly dryRun?: boolean;
  readonly fieldManager?: string;
}
export interface AdmissionRequested extends AdmissionAnswer {
  requests: any[];
  unknown?: { needs: Coded[] };
}

export interface AdmissionReviewInput extends ClusterInput {
  readonly request?: RequestOrReview;
  readonly requestText?: string;
  readonly hook?: string;
  readonly version?: 'v1' | 'v1beta1';
  readonly uid?: string;
  readonly conditions?: Conditions;
}
export interface AdmissionReviewed extends AdmissionAnswer {
  /** Instead of the review where the hook is not called. */
  decision?: Hook;
  review?: any;
  reviewText?: string;
  unknown?: { needs: Coded[] };
}

export type Phase = 'mutating' | 'validating';
export interface AdmissionMatchInput extends ClusterInput {
  readonly request?: RequestOrReview;
  readonly requestText?: string;
  readonly phase?: Phase;
  readonly conditions?: Conditions;
  readonly explain?: boolean;
}
export interface Hook {
  hook: string;
  configuration: string;
  webhook: string;
  index: number;
  decision: 'call' | 'skip' | 'reject' | 'unknown';
  reason: Coded;
  /** The decision in a sentence. */
  message: string;
  status?: Status;
  needs?: Coded[];
  gates?: { gate: string; result: 'pass' | 'skip' | 'hold'; reason?: Coded }[];
}
export interface AdmissionMatched extends AdmissionAnswer {
  hooks: Hook[];
  unknown?: { needs: Coded[] };
}

export interface AdmissionRunInput extends ClusterInput {
  readonly request?: RequestOrReview;
  readonly requestText?: string;
  readonly answers?: WebhookAnswers;
  readonly conditions?: Conditions;
  readonly uids?: readonly string[];
  readonly names?: readonly string[];
}
/** A webhook's answer that is needed to go on. */
export interface Need {
  hook: string;
  round: number;
  call: number;
  review?: any;
  reviewText?: string;
  url: string;
  serverName: string;
  timeoutSeconds: number;
}
export interface Call {
  phase: Phase;
  round: number;
  index: number;
  hook: string;
  review?: any;
  reviewText?: string;
  reviewed: boolean;
  outcome: Coded;
  patch?: any;
  patchText?: string;
  changed: boolean;
  objectAfter?: any;
  objectAfterText?: string;
}
export interface AdmissionRan extends AdmissionAnswer {
  verdict: 'allowed' | 'denied' | 'crashed' | 'unknown' | 'need';
  message: string;
  allowed?: boolean;
  status?: Status;
  crashed?: { hook: string; round: number; message: string; opIndex?: number };
  unknown?: { needs: Coded[] };
  need?: Need;
  object?: any;
  objectText?: string;
  warnings: string[];
  warningHeaders: string[];
  auditAnnotations: { [key: string]: string };
  calls: Call[];
  skipped: (Hook & { phase: Phase; round: number })[];
  passes: number;
  candidates?: Status[];
  /** Whether the Status is only near the server's. */
  textUnknown?: true;
  unusedAnswers?: string[];
}

// The face ------------------------------------------------------------------------------------------------------------

/** What could not be answered: the members of the envelope's `err`. A denied request is an answer, not an error. */
export class NoclusterError extends Error {
  readonly name: 'NoclusterError';
  readonly area: string;
  readonly code: string;
  /** A pointer into the input. */
  readonly at?: string;
  /** A range of bytes in the text that `at` names. */
  readonly span?: [number, number];
  /** The server's exact text. */
  readonly upstream?: string;
  readonly facts?: { [name: string]: any };
}

export interface ClusterOptions {
  readonly release?: string;
  readonly complete?: readonly Complete[];
  readonly resources?: readonly ResourceRow[];
}
export interface MatchOptions {
  /** What the client does; default `create`, or `update` where `old` is given. */
  readonly verb?: 'create' | 'update' | 'delete';
  /** The stored object. */
  readonly old?: string | object;
  readonly subresource?: string;
  readonly user?: UserInfo;
  readonly dryRun?: boolean;
  readonly conditions?: Conditions;
  readonly phase?: Phase;
}
export interface RunOptions extends Omit<MatchOptions, 'phase'> {
  readonly answers?: WebhookAnswers;
  readonly uids?: readonly string[];
  readonly names?: readonly string[];
}
/** Gets the AdmissionReview and gives back one with a response, or an answer in one of the short forms. */
export type Webhook = (review: any, need: Need) => unknown | Promise<unknown>;
export interface RunOptionsWithWebhooks extends Omit<RunOptions, 'answers'> {
  readonly answers: { readonly [hook: string]: Webhook | WebhookAnswer | readonly WebhookAnswer[] };
}

/** A cluster that is prepared once and asked often. */
export class Cluster {
  /** `objects` is what `kubectl get -o json` prints: its text, which goes to the core untouched, or a value. */
  constructor(objects: string | object, options?: ClusterOptions);
  /** Every webhook's decision on an object, or on a request if it has `operation`. */
  match(subject: string | object, options?: MatchOptions): Hook[];
  /** The same with every gate of every webhook. */
  explain(subject: string | object, options?: MatchOptions): Hook[];
  /** The whole admission of an object. */
  run(subject: string | object, options?: RunOptions): AdmissionRan;
  /** The whole admission of an object, asking these functions for the webhooks' answers. */
  run(subject: string | object, options: RunOptionsWithWebhooks): Promise<AdmissionRan>;
  /** The `ok` of an operation on this cluster; the input has no `objects`. */
  call(op: string, input: object): any;
  /** The envelope's text for an operation on this cluster. */
  callText(op: string, text: string): string;
}

/** Operations by name: input and answer. */
export interface Operations {
  'patch.apply': [PatchApplyInput, PatchApplied];
  'admission.request': [AdmissionRequestInput, AdmissionRequested];
  'admission.review': [AdmissionReviewInput, AdmissionReviewed];
  'admission.match': [AdmissionMatchInput, AdmissionMatched];
  'admission.run': [AdmissionRunInput, AdmissionRan];
}
/** The `ok` of an operation; its `err` is thrown as a NoclusterError. */
export function call<Op extends keyof Operations>(op: Op, input: Operations[Op][0]): Operations[Op][1];
export function call(op: string, input: object): any;
/** The envelope's text for an operation's input text: for callers to whom the text of numbers matters. */
export function callText(op: string, text: string): string;

export interface Operation {
  op: string;
  line: string;
  members: { name: string; kind: string; required: boolean; line: string }[];
}
export function ops(): Operation[];
export interface Version {
  version: string;
  release: string;
  run: string[];
  read: string[];
}
export function version(): Version;

export const patch: {
  apply(input: PatchApplyInput): PatchApplied;
  /** The new text of a document, for a document and a patch given as JSON text: faster than `apply`, and nothing else is lost. */
  applyText(dialect: Dialect, doc: string, patch: string): string;
};
export const admission: {
  request(input: AdmissionRequestInput): AdmissionRequested;
  review(input: AdmissionReviewInput): AdmissionReviewed;
  match(input: AdmissionMatchInput): AdmissionMatched;
  run(input: AdmissionRunInput): AdmissionRan;
};
