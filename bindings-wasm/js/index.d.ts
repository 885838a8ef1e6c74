// The API of the package. The types of the wire are in the files of the areas; tsc checks them against every vector.
import type {
  AdmissionDefaultInput,
  AdmissionDefaulted,
  AdmissionMatchInput,
  AdmissionMatched,
  AdmissionPlugins,
  AdmissionRan,
  AdmissionRequestInput,
  AdmissionRequested,
  AdmissionReviewInput,
  AdmissionReviewed,
  AdmissionRunInput,
  Conditions,
  FieldValidation,
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
import type {
  CoreDns,
  DnsCorefileInput,
  DnsCorefileLoaded,
  DnsHostnameInput,
  DnsHostnameSet,
  DnsLookedUp,
  DnsLookupInput,
  DnsNamed,
  DnsNamesInput,
  DnsQueried,
  DnsQueryInput,
  DnsQuestion,
  DnsResolvconfInput,
  DnsResolvconfWritten,
  DnsServerGiven,
  Kubelet,
  NamesOf,
} from './dns.js';
import type {
  IpamAwsFitted,
  IpamAwsInput,
  IpamCalicoAssigned,
  IpamCalicoInput,
  IpamCniInput,
  IpamCniReplied,
  IpamConverted,
  IpamConvertInput,
  IpamCapacity,
  IpamCapacityInput,
  IpamLint,
  IpamLintInput,
  IpamMode,
  IpamModeInput,
  IpamNodeCidrGranted,
  IpamNodeCidrInput,
  IpamPlanInput,
  IpamPlanned,
  IpamServiceGranted,
  IpamServiceInput,
  IpamWhatIf,
  IpamWhatIfInput,
} from './ipam.js';
import type { Dialect, PatchApplied, PatchApplyInput } from './patch.js';

export * from './admission.js';
export * from './common.js';
export * from './dns.js';
export * from './ipam.js';
export * from './patch.js';

/** The error of an operation that can't be answered, with the members of `err`. A denied request is an answer, not an error. */
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
  /** The missing facts, if the code is `unknown`. */
  readonly needs?: Needed[];
}

export interface ClusterOptions {
  readonly release?: string;
  readonly complete?: readonly Complete[];
  readonly resources?: readonly ResourceRow[];
}
export interface MatchOptions {
  /** The verb of the call; by default `create`, or `update` if `old` is given. */
  readonly verb?: Verb;
  /** The stored object; null with the verb `update`: none is stored, so that the server creates it or answers 404. */
  readonly old?: string | object | null;
  /** The object whose subresource is called: its manifest gives resource, namespace and name. */
  readonly parent?: string | object;
  readonly subresource?: string;
  /** The name in the URL. */
  readonly name?: string;
  /** The namespace in the URL. */
  readonly namespace?: string;
  /** The resource, or its name in one of kubectl's forms, such as `deployments.v1.apps`. */
  readonly resource?: Readonly<Gvr> | string;
  /** The options of the call, such as CreateOptions. */
  readonly options?: string | object;
  readonly user?: UserInfo;
  readonly dryRun?: boolean;
  readonly fieldManager?: string;
  /** What the server makes of unknown and repeated fields; by default it warns. */
  readonly fieldValidation?: FieldValidation;
  readonly conditions?: Conditions;
  readonly phase?: Phase;
}
export interface RunOptions extends Omit<MatchOptions, 'phase'> {
  readonly answers?: WebhookAnswers;
  /** The response of the webhooks that `answers` does not name. */
  readonly rest?: WebhookAnswer;
  readonly uids?: readonly string[];
  readonly names?: readonly string[];
  readonly suffixes?: readonly string[];
  /** The time of the request, such as `2030-01-01T00:00:00Z`: when a client's new object is created. */
  readonly now?: string;
  /** The uid of a client's new object. */
  readonly objectUid?: string;
  /** By default those that kube-apiserver runs by default; for a request that is used as it is, the webhooks alone. */
  readonly plugins?: AdmissionPlugins;
}
/** Gets the AdmissionReview and returns one with a response, which must echo the uid, or a response in a short form. */
export type Webhook = (review: any, need: Need) => unknown;
export interface RunOptionsWithWebhooks extends Omit<RunOptions, 'answers'> {
  readonly answers: { readonly [hook: string]: Webhook | WebhookAnswer | readonly WebhookAnswer[] };
}

export interface QueryOptions
  extends Omit<DnsServerGiven, 'objects' | 'objectsText' | 'configMap' | 'configMapText' | 'release' | 'complete' | 'text'>,
    Omit<DnsQuestion, 'name' | 'type' | 'message' | 'after'> {
  /** The ConfigMap that holds the Corefile; text goes to the core untouched. */
  readonly configMap?: string | object;
}
export interface LookupOptions extends Omit<QueryOptions, keyof DnsQuestion> {
  /** Default `glibc`. */
  readonly libc?: 'glibc' | 'musl' | 'go';
  /** Default `unspec`. */
  readonly family?: 'unspec' | 'inet' | 'inet6';
  /** The port to which the client connects; by default each that the Service has. */
  readonly port?: number;
  /** The protocol of `port`; default `TCP`. */
  readonly protocol?: 'TCP' | 'UDP' | 'SCTP';
  readonly kubelet?: Kubelet;
}
export interface NamesOptions {
  /** The domain of the cluster; default `cluster.local`. */
  readonly domain?: string;
  readonly coredns?: CoreDns;
}

/** A cluster that is prepared once for many operations. */
export class Cluster {
  /** `objects` is the output of `kubectl get -o json`: its text, which goes to the core untouched, or a value. */
  constructor(objects: string | object, options?: ClusterOptions);
  /**
   * Returns the decision about every webhook for an object, or for a given AdmissionRequest. If the resource itself is not
   * known, a NoclusterError with the code `unknown` and its `needs` is thrown.
   */
  match(subject: string | object, options?: MatchOptions): Hook[];
  /** Returns the decisions of `match`, with every gate of every webhook. */
  explain(subject: string | object, options?: MatchOptions): Hook[];
  /** Runs the whole admission of an object. */
  run(subject: string | object, options?: RunOptions): AdmissionRan;
  /** Runs the whole admission of an object, and calls these functions for the webhooks' responses. */
  run(subject: string | object, options: RunOptionsWithWebhooks): Promise<AdmissionRan>;
  /** Returns what CoreDNS replies to a query, and which object and field decide; `type` is `A` by default. */
  query(name: string, type?: string, options?: QueryOptions): DnsQueried;
  /** Returns every name under which a Service, a Pod or the Pods of a workload can be found. */
  names(of: Readonly<NamesOf>, options?: NamesOptions): DnsNamed;
  /**
   * Returns every query that a client's resolver sends for a name, and what the application gets. The client is a Pod;
   * `{kind?, namespace?, name}`, a Pod or a workload of the cluster; or `{resolvConf, ..}`.
   */
  lookup(name: string, client: string | object, options?: LookupOptions): DnsLookedUp;
  /** Runs an operation on this cluster and returns its `ok`; the input has no `objects`. */
  call(op: string, input: object): any;
  /** Runs an operation on this cluster, text in and envelope out. */
  callText(op: string, text: string): string;
}

/** Operations by name: input and answer. */
export interface Operations {
  'patch.apply': [PatchApplyInput, PatchApplied];
  'admission.request': [AdmissionRequestInput, AdmissionRequested];
  'admission.review': [AdmissionReviewInput, AdmissionReviewed];
  'admission.match': [AdmissionMatchInput, AdmissionMatched];
  'admission.run': [AdmissionRunInput, AdmissionRan];
  'admission.default': [AdmissionDefaultInput, AdmissionDefaulted];
  'dns.query': [DnsQueryInput, DnsQueried];
  'dns.names': [DnsNamesInput, DnsNamed];
  'dns.lookup': [DnsLookupInput, DnsLookedUp];
  'dns.corefile': [DnsCorefileInput, DnsCorefileLoaded];
  'dns.resolvconf': [DnsResolvconfInput, DnsResolvconfWritten];
  'dns.hostname': [DnsHostnameInput, DnsHostnameSet];
  'ipam.aws': [IpamAwsInput, IpamAwsFitted];
  'ipam.cni': [IpamCniInput, IpamCniReplied];
  'ipam.convert': [IpamConvertInput, IpamConverted];
  'ipam.capacity': [IpamCapacityInput, IpamCapacity];
  'ipam.lint': [IpamLintInput, IpamLint];
  'ipam.what-if': [IpamWhatIfInput, IpamWhatIf];
  'ipam.mode': [IpamModeInput, IpamMode];
  'ipam.calico': [IpamCalicoInput, IpamCalicoAssigned];
  'ipam.node-cidr': [IpamNodeCidrInput, IpamNodeCidrGranted];
  'ipam.plan': [IpamPlanInput, IpamPlanned];
  'ipam.service': [IpamServiceInput, IpamServiceGranted];
}
/** Runs an operation and returns its `ok`; its `err` is thrown as a NoclusterError. */
export function call<Op extends keyof Operations>(op: Op, input: Operations[Op][0]): Operations[Op][1];
export function call(op: string, input: object): any;
/** Runs an operation, text in and envelope out: for callers to whom the text of numbers matters. */
export function callText(op: string, text: string): string;

export interface Operation {
  op: string;
  line: string;
  members: { name: string; kind: string; required: boolean; line: string }[];
  /** The words of `verdict` with the exit code of the command for each; empty for an operation without a verdict. */
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
  /** Applies a patch as `apply` does, text to text without an envelope, which is faster; returns the new document's text. */
  applyText(dialect: Dialect, doc: string, patch: string): string;
};
export const admission: {
  request(input: AdmissionRequestInput): AdmissionRequested;
  review(input: AdmissionReviewInput): AdmissionReviewed;
  match(input: AdmissionMatchInput): AdmissionMatched;
  run(input: AdmissionRunInput): AdmissionRan;
  default(input: AdmissionDefaultInput): AdmissionDefaulted;
};
export const ipam: {
  aws(input: IpamAwsInput): IpamAwsFitted;
  cni(input: IpamCniInput): IpamCniReplied;
  convert(input: IpamConvertInput): IpamConverted;
  capacity(input: IpamCapacityInput): IpamCapacity;
  lint(input: IpamLintInput): IpamLint;
  whatIf(input: IpamWhatIfInput): IpamWhatIf;
  mode(input: IpamModeInput): IpamMode;
  calico(input: IpamCalicoInput): IpamCalicoAssigned;
  nodeCidr(input: IpamNodeCidrInput): IpamNodeCidrGranted;
  plan(input: IpamPlanInput): IpamPlanned;
  service(input: IpamServiceInput): IpamServiceGranted;
};
export const dns: {
  query(input: DnsQueryInput): DnsQueried;
  names(input: DnsNamesInput): DnsNamed;
  lookup(input: DnsLookupInput): DnsLookedUp;
  corefile(input: DnsCorefileInput): DnsCorefileLoaded;
  resolvconf(input: DnsResolvconfInput): DnsResolvconfWritten;
  hostname(input: DnsHostnameInput): DnsHostnameSet;
};
