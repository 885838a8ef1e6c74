// The face. Its shapes, as they are on the wire, are in the files of the areas, checked by tsc against every vector.
import type {
  AdmissionMatchInput,
  AdmissionMatched,
  AdmissionRan,
  AdmissionRequestInput,
  AdmissionRequested,
  AdmissionReviewInput,
  AdmissionReviewed,
  AdmissionRunInput,
  Conditions,
  Gvr,
  Hook,
  Need,
  Needed,
  Phase,
  ResourceRow,
  UserInfo,
  Verb,
  WebhookAnswer,
  WebhookAnswers,
} from './admission.js';
import type { Complete } from './common.js';
import type { Dialect, PatchApplied, PatchApplyInput } from './patch.js';

export * from './admission.js';
export * from './common.js';
export * from './patch.js';

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
  /** What was not given, if that is why: code `unknown`. */
  readonly needs?: Needed[];
}

export interface ClusterOptions {
  readonly release?: string;
  readonly complete?: readonly Complete[];
  readonly resources?: readonly ResourceRow[];
}
export interface MatchOptions {
  /** What the client does; by default `create`, or `update` where `old` is given. */
  readonly verb?: Verb;
  /** The stored object. */
  readonly old?: string | object;
  /** The object whose subresource is asked: gives resource, namespace and name. */
  readonly parent?: string | object;
  readonly subresource?: string;
  /** The name in the URL. */
  readonly name?: string;
  /** The namespace in the URL. */
  readonly namespace?: string;
  /** Text is such as `deployments.v1.apps`. */
  readonly resource?: Readonly<Gvr> | string;
  /** CreateOptions and the like. */
  readonly options?: string | object;
  readonly user?: UserInfo;
  readonly dryRun?: boolean;
  readonly fieldManager?: string;
  readonly conditions?: Conditions;
  readonly phase?: Phase;
}
export interface RunOptions extends Omit<MatchOptions, 'phase'> {
  readonly answers?: WebhookAnswers;
  /** Answers for the webhooks that `answers` does not name. */
  readonly rest?: WebhookAnswer;
  readonly uids?: readonly string[];
  readonly names?: readonly string[];
}
/**
 * Gets the AdmissionReview and gives back one with a response, which must echo the uid, or an answer in one of the short forms.
 */
export type Webhook = (review: any, need: Need) => unknown;
export interface RunOptionsWithWebhooks extends Omit<RunOptions, 'answers'> {
  readonly answers: { readonly [hook: string]: Webhook | WebhookAnswer | readonly WebhookAnswer[] };
}

/** A cluster that is prepared once and asked often. */
export class Cluster {
  /** `objects` is what `kubectl get -o json` prints: its text, which goes to the core untouched, or a value. */
  constructor(objects: string | object, options?: ClusterOptions);
  /**
   * Every webhook's decision on an object, or on a request that is given as it is. Where the resource itself is not known a
   * NoclusterError `unknown` is thrown, with its `needs`.
   */
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
  /** The words of `verdict` with the exit code of the command for each; empty if the operation makes something. */
  verdicts: { word: string; exit: 0 | 1 | 3 }[];
  /** The codes of `err` that are answers. */
  refusals: string[];
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
