// The types of `admission.*`.
import type { Coded, Common, KubernetesObject } from './common.js';

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
/** An AdmissionRequest; fields that can be derived may be left out. */
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
/** An event of the audit log that has recorded the object of the request. */
export interface AuditEvent {
  readonly kind: 'Event';
  readonly apiVersion: string;
  readonly verb: string;
  readonly requestObject: unknown;
  readonly [member: string]: unknown;
}
/** An AdmissionRequest, an AdmissionReview around it, or the audit event of one. */
export type RequestOrReview =
  | Request
  | { readonly kind: 'AdmissionReview'; readonly apiVersion?: string; readonly request: Request }
  | AuditEvent;
/** A row that adds to the table of resources, or replaces one. */
export interface ResourceRow {
  readonly group: string;
  readonly version: string;
  readonly resource: string;
  readonly subresource?: string;
  readonly kind?: Readonly<Gvk>;
  readonly key?: string;
}
/** The result of a match condition. */
export type Condition = boolean | { readonly error: string };
export type Conditions = { readonly [hook: string]: { readonly [condition: string]: Condition | readonly Condition[] } };
/** A webhook's response. */
export type WebhookAnswer =
  | { readonly allow: true }
  | { readonly deny: string; readonly code?: number }
  | { readonly patch: readonly KubernetesObject[] }
  | { readonly review: unknown; readonly strictUid?: boolean }
  | { readonly http: { readonly status: number; readonly contentType?: string; readonly headers?: { readonly [name: string]: string }; readonly body?: string } }
  | { readonly error: string }
  | { readonly timeout: true };
export type WebhookAnswers = { readonly [hook: string]: WebhookAnswer | readonly WebhookAnswer[] };

/** A fact on which an answer depends and that was not given. */
export type Needed = Coded<
  | 'namespace'
  | 'priority-class'
  | 'runtime-class'
  | 'crd'
  | 'resource-of-kind'
  | 'kind-of-resource'
  | 'conversion'
  | 'match-condition'
  | 'answer'
  | 'api-defaults'
  | 'yaml-body'
  | 'client-config'
  | 'http-redirect'
  | 'http-retry'
  | 'http-status'
  | 'not-modelled'
>;
export interface Unknown {
  needs: Needed[];
}
/** Why a webhook is called, skipped or rejects the request, or why that is not known. */
export type Reason = Coded<
  | 'namespace-selector-not-applicable'
  | 'namespace-selector-matched'
  | 'object-selector-matched'
  | 'rule-matched'
  | 'equivalent-match'
  | 'virtual-resource-excluded'
  | 'admission-config-exempt'
  | 'namespace-selector-no-match'
  | 'object-selector-no-match'
  | 'no-rules'
  | 'no-rule-matched'
  | 'match-condition-false'
  | 'match-condition-error-ignored'
  | 'reinvocation-not-requested'
  | 'reinvocation-not-called-before'
  | 'namespace-not-found'
  | 'namespace-unreadable'
  | 'selector-invalid'
  | 'equivalent-kind-unknown'
  | 'match-condition-error'
  | 'namespace-unknown'
  | 'equivalents-unknown'
  | 'conversion-unavailable'
  | 'match-conditions-unknown'
>;
/** A finding about the input: the server would not have stored or made it, or it is good to know. */
export interface Finding extends Coded<
  | 'version-not-served'
  | 'ca-bundle-undecodable'
  | 'selector-invalid'
  | 'name-missing'
  | 'client-config-missing'
  | 'null-member'
  | 'value-unknown'
  | 'subresource-missing'
  | 'object-missing'
  | 'name-absent'
  | 'uid-taken'
  | 'filled-by-server'
  | 'operation-impossible'
  | 'schema-not-served'
  | 'response-field-unknown'
  | 'warning-dropped'
  | 'patch-encoding'
  | 'patch-path-missing'
  | 'ignore-does-not-cover'
  | 'annotation-for-label'
  | 'field-unknown'
  | 'resource-not-plural'
> {
  severity: 'error' | 'warning' | 'info';
  at: string;
  /** The bytes of the value in the text at `at`, if that member was given as text. */
  span?: [number, number];
  message: string;
  /** What to do about the finding, if there is one thing to do. */
  fix?: string;
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

/** Members of every answer about admission. */
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

/** What the server makes of unknown and repeated fields. */
export type FieldValidation = 'Strict' | 'Warn' | 'Ignore';
/** The verb of a client's call. */
export type Verb = 'create' | 'update' | 'delete' | 'connect' | 'deletecollection';
/** A client's call. */
export interface AdmissionRequestInput extends ClusterInput {
  readonly verb?: Verb;
  readonly object?: unknown;
  readonly objectText?: string;
  readonly oldObject?: unknown;
  readonly oldObjectText?: string;
  readonly parent?: unknown;
  readonly parentText?: string;
  readonly subresource?: string;
  readonly name?: string;
  readonly namespace?: string;
  /** The resource, or its name in one of kubectl's forms, such as `deployments.v1.apps`. */
  readonly resource?: Readonly<Gvr> | string;
  readonly options?: unknown;
  readonly optionsText?: string;
  readonly user?: UserInfo;
  readonly dryRun?: boolean;
  readonly fieldManager?: string;
  /** What the server makes of unknown and repeated fields; by default it warns. */
  readonly fieldValidation?: FieldValidation;
}
/** A given request, or a client's call. */
interface AnyRequestInput extends AdmissionRequestInput {
  readonly request?: RequestOrReview;
  readonly requestText?: string;
}
export interface AdmissionRequested extends AdmissionAnswer {
  requests: any[];
  /** What the client is warned of before admission, such as unknown fields. */
  warnings?: string[];
  unknown?: Unknown;
}

export interface AdmissionReviewInput extends AnyRequestInput {
  readonly hook?: string;
  readonly version?: 'v1' | 'v1beta1';
  readonly uid?: string;
  readonly conditions?: Conditions;
}
export interface AdmissionReviewed extends AdmissionAnswer {
  /** The decision, instead of the review, if the hook is not called. */
  decision?: Hook;
  review?: any;
  reviewText?: string;
  /** What the client is warned of before admission, such as unknown fields. */
  warnings?: string[];
  unknown?: Unknown;
}

export type Phase = 'mutating' | 'validating';
export interface AdmissionMatchInput extends AnyRequestInput {
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
  reason: Reason;
  /** The decision in a sentence. */
  message: string;
  status?: Status;
  needs?: Needed[];
  /** How the call ends without reaching the webhook: on a dry run, because of its `sideEffects`. */
  becomes?: Coded<'dry-run-refused' | 'dry-run-fails'>;
  gates?: { gate: string; result: 'pass' | 'skip' | 'hold'; reason?: Reason }[];
}
export interface AdmissionMatched extends AdmissionAnswer {
  verdict: 'called' | 'not-called' | 'rejected' | 'unknown';
  message: string;
  hooks: Hook[];
  /** What the client is warned of before admission, such as unknown fields. */
  warnings?: string[];
  unknown?: Unknown;
}

/** The admission plugins that a request goes through: all of their names, or what the flags of kube-apiserver change. */
export type AdmissionPlugins = readonly string[] | { readonly enable?: readonly string[]; readonly disable?: readonly string[] };

export interface AdmissionRunInput extends AnyRequestInput {
  readonly answers?: WebhookAnswers;
  /** The response of the webhooks that `answers` does not name. */
  readonly rest?: WebhookAnswer;
  readonly conditions?: Conditions;
  readonly uids?: readonly string[];
  readonly names?: readonly string[];
  readonly suffixes?: readonly string[];
  /** The time of the request, such as `2030-01-01T00:00:00Z`: when a client's new object is created. */
  readonly now?: string;
  /** The uid of a client's new object. */
  readonly objectUid?: string;
  readonly plugins?: AdmissionPlugins;
}
/** The call whose response is needed to continue a run. */
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
/** What the server did at one stage of a request's way. */
export interface Stage {
  /** `defaults`, `conversion`, `metadata`, `plugin/ServiceAccount`, `webhooks`, `strategy`. */
  stage: string;
  phase: 'decoding' | 'mutating' | 'storing' | 'validating';
  round: number;
  changes: Change[];
  status?: Status;
  warnings?: string[];
}
export interface AdmissionRan extends AdmissionAnswer {
  verdict: 'allowed' | 'denied' | 'crashed' | 'unknown' | 'need';
  message: string;
  allowed?: boolean;
  status?: Status;
  crashed?: { hook: string; round: number; message: string; opIndex?: number };
  unknown?: Unknown;
  need?: Need;
  object?: any;
  objectText?: string;
  warnings: string[];
  warningHeaders: string[];
  auditAnnotations: { [key: string]: string };
  calls: Call[];
  skipped: (Hook & { phase: Phase; round: number })[];
  passes: number;
  stages?: Stage[];
  candidates?: Status[];
  /** Whether the Status may differ from the server's. */
  textUnknown?: true;
  unusedAnswers?: string[];
  /** The webhooks that got the response of `rest`. */
  restAnswered?: string[];
  /** Everything that the run may still need. */
  mayNeed?: Needed[];
}

/** An object as a client sends it; that of a custom resource with its CustomResourceDefinition among the objects. */
export interface AdmissionDefaultInput extends ClusterInput {
  readonly object?: unknown;
  readonly objectText?: string;
  readonly conversion?: boolean;
  readonly to?: string;
  readonly stored?: boolean;
  readonly oldObject?: unknown;
  readonly oldObjectText?: string;
  readonly now?: string;
  readonly objectUid?: string;
}
/** A difference, in the words of JSON Patch. */
export interface Change {
  op: 'add' | 'remove' | 'replace';
  path: string;
  value?: any;
  valueText?: string;
}
export interface AdmissionDefaulted {
  release: string;
  /** The object with the defaults of its kind. */
  object?: any;
  objectText?: string;
  changes: Change[];
  /** Fields that the kind does not have. */
  dropped?: string[];
  assumed: string[];
}
