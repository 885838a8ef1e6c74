// The types of `dns.*`.
import type { Coded, Common, KubernetesObject } from './common.js';

/** A CoreDNS line. */
export type CoreDns = '1.15.0' | '1.14.7' | '1.14.6' | '1.14.2';
/** Facts that were not given and that the answer depends on. */
export interface DnsNeeds {
  needs: Coded[];
}

/** The Corefile that CoreDNS runs with; by default the one that kubeadm 1.37 installs. */
export interface CorefileGiven extends Common {
  readonly coredns?: CoreDns;
  readonly corefile?: string;
  /** The ConfigMap that holds the Corefile. */
  readonly configMap?: KubernetesObject;
  readonly configMapText?: string;
  /** The path of the Corefile; default `Corefile`. */
  readonly path?: string;
  /** Files of CoreDNS's machine by path; null: the file does not exist. */
  readonly files?: { readonly [path: string]: string | null };
  readonly env?: { readonly [name: string]: string };
  /** Interfaces of CoreDNS's machine with their addresses; null: the interface does not exist. */
  readonly interfaces?: { readonly [name: string]: readonly string[] | null };
}
/** A cluster, the Corefile, and what neither says of the server. */
export interface DnsServerGiven extends CorefileGiven {
  readonly objects?: object;
  readonly objectsText?: string;
  /** The serial of SOA records; default 0. */
  readonly serial?: number;
  /** CoreDNS's own addresses. */
  readonly serverIps?: readonly string[];
  /** False if CoreDNS has not read all objects yet. */
  readonly synced?: boolean;
  /** Replies of upstream servers, by `<absolute name> <TYPE>`. */
  readonly upstream?: { readonly [question: string]: object };
}
/** A query: its words, or the whole message in base64. */
export interface DnsQuestion {
  readonly name?: string;
  /** The record type; default `A`. */
  readonly type?: string;
  readonly clientIp?: string;
  readonly edns?: { readonly udpSize?: number; readonly do?: boolean };
  readonly class?: string;
  readonly opcode?: string;
  readonly transport?: 'udp' | 'tcp';
  readonly message?: string;
  /** The seconds that pass before the query. */
  readonly after?: number;
}
export interface DnsQueryInput extends DnsServerGiven, DnsQuestion {
  /** Queries in sequence to one server with one cache. */
  readonly queries?: readonly DnsQuestion[];
}
/** A plugin on the way of a query: what it did, and why. */
export interface DnsStep {
  block: string;
  plugin: string;
  verdict: string;
  reason: Coded;
  text: string;
  /** The lookup of the server's own that the step belongs to. */
  lookup?: string;
}
/** What CoreDNS replies. Records are presentation lines; `message` is the whole reply in base64. */
export interface DnsReply {
  verdict: 'found' | 'nodata' | 'nxdomain' | 'failed' | 'no-reply' | 'unknown';
  rcode?: string;
  aa?: boolean;
  tc?: boolean;
  answer?: string[];
  authority?: string[];
  additional?: string[];
  message?: string;
  reason?: Coded;
  path?: DnsStep[];
  unknown?: DnsNeeds;
  assumed?: string[];
}
export interface DnsQueried extends DnsReply {
  release: string;
  coredns: CoreDns;
  /** The replies to `queries`, in order. */
  replies?: DnsReply[];
  ignored?: { [kind: string]: number };
}

/** What the kubelet is configured with. */
export interface Kubelet {
  readonly clusterDNS?: readonly string[];
  readonly clusterDomain?: string;
  /** The text of the node's resolv.conf; null if the kubelet has none. */
  readonly resolvConf?: string | null;
  readonly resolvConfPath?: string;
  readonly nodeIPs?: readonly string[];
}
export interface DnsResolvconfInput extends Common {
  readonly pod?: KubernetesObject;
  readonly podText?: string;
  readonly kubelet?: Kubelet;
}
/** An event that the kubelet records. */
export interface DnsEvent {
  object: 'Pod' | 'Node';
  reason: string;
  message: string;
}
export interface DnsResolvconfWritten {
  release: string;
  verdict: 'written' | 'invalid' | 'failed' | 'unknown';
  text?: string;
  nameservers?: string[];
  searches?: string[];
  options?: string[];
  reason?: Coded;
  events: DnsEvent[];
  errors: { by: string; text: string; [fact: string]: any }[];
  nodeEvents: DnsEvent[];
  findings?: Coded[];
  unknown?: DnsNeeds;
  assumed?: string[];
}
export interface DnsHostnameInput extends Common {
  readonly pod?: KubernetesObject;
  readonly podText?: string;
  /** The domain of the cluster; default `cluster.local`. */
  readonly domain?: string;
  /** The node's `/etc/hosts`, for a Pod on the node's network. */
  readonly nodeHosts?: string;
}
export interface DnsHostnameSet {
  release: string;
  verdict: 'known' | 'invalid' | 'failed' | 'unknown';
  hostname?: string;
  /** Whether the kubelet cut the name to 63 characters. */
  cut?: boolean;
  domain?: string;
  fqdn?: string;
  kernelHostname?: string;
  error?: string;
  etcHosts?: string;
  etcHostsUnknown?: DnsNeeds;
  endpointHostname?: string;
  reason?: Coded;
  errors: { by: string; text: string; [fact: string]: any }[];
  unknown?: DnsNeeds;
  assumed?: string[];
}

/** An object whose names are asked for. */
export interface NamesOf {
  kind: string;
  /** Default `default`. */
  namespace?: string;
  name: string;
}
export interface DnsNamesInput extends Common {
  readonly of: Readonly<NamesOf>;
  /** The domain of the cluster; default `cluster.local`. */
  readonly domain?: string;
  readonly objects?: object;
  readonly objectsText?: string;
  readonly coredns?: CoreDns;
}
/** A name with the type of its records; no `answer`: the records are not known. */
export interface DnsName {
  name: string;
  type: string;
  of: string;
  answer?: string[];
  reason?: Coded;
  unknown?: DnsNeeds;
  /** What must hold for the name, and whether it does. */
  conditions?: { code: string; text: string; holds?: boolean; [fact: string]: any }[];
}
/** The shortest name that a Pod of a namespace can use. */
export interface ShortName {
  namespace: string;
  name: string;
  shadowedBy?: string;
}
export interface DnsNamed {
  release: string;
  coredns: CoreDns;
  verdict: 'found' | 'no-name' | 'not-found' | 'unknown';
  of?: NamesOf;
  names?: DnsName[];
  shortest?: ShortName[];
  unknown?: DnsNeeds;
  assumed?: string[];
  ignored?: { [kind: string]: number };
}

export interface DnsLookupInput extends DnsServerGiven {
  /** The name as the application gives it. */
  readonly name: string;
  /** A Pod; `{kind?, namespace?, name}`: a Pod or a workload among the objects; or `{resolvConf, hosts?, hostname?, ip?}`. */
  readonly client?: object;
  readonly clientText?: string;
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
/**
 * A candidate of the search list: the queries for it, the replies, and why the next step follows. A step that is not known
 * is the last; it has the replies that are known, and `unknown` in place of the rest.
 */
export interface LookupStep {
  candidate: string;
  queries: string[];
  answers: { [type: string]: any };
  /** How many queries are sent, retries too. */
  sent?: number;
  outcome?: any;
  next?: Coded;
  unknown?: DnsNeeds;
}
/** The object that decides. */
export interface LookupObject {
  kind: string;
  namespace?: string;
  name: string;
}
/** What explains a lookup: an error is why it fails. Its facts lie beside the code; any of the fixes will do. */
export interface LookupFinding extends Coded {
  severity: 'error' | 'warning' | 'info';
  object?: LookupObject;
  /** The field of the object, or the directive of the Corefile. */
  field?: string;
  fixes: Coded[];
}
/** The steps of a connection to a port of the Service that is found, up to the first that fails. */
export interface LookupConnection {
  port?: number;
  protocol: string;
  steps: ConnectionStep[];
}
export interface ConnectionStep extends Coded {
  status: 'ok' | 'info' | 'warn' | 'unknown' | 'fail';
}
export interface DnsLookedUp {
  release: string;
  coredns: CoreDns;
  verdict: 'found' | 'not-found' | 'unknown';
  /** What the application gets. */
  result?: { addresses?: string[]; error?: any };
  answered?: any;
  /** How many queries are sent, retries too. */
  queries?: number;
  steps?: LookupStep[];
  advice?: Coded[];
  /** What explains the lookup, the most likely cause first. */
  findings?: LookupFinding[];
  connections?: LookupConnection[];
  resolvConf?: string;
  unknown?: DnsNeeds;
  assumed?: string[];
  ignored?: { [kind: string]: number };
}

export interface DnsCorefileInput extends Omit<CorefileGiven, 'corefile' | 'text'> {
  /** The Corefile; either it or `configMap`. */
  readonly text?: string;
}
/** A place in the Corefile or in a file that it imports: `span` in bytes, `column` in characters from 1. */
export interface CorefilePlace {
  at?: string;
  file?: string;
  line?: number;
  column?: number;
  span?: [number, number];
}
export interface CorefileFinding extends CorefilePlace {
  code: string;
  severity: 'error' | 'warning' | 'info';
  directive?: string;
  message: string;
  fix?: string;
}
export interface CorefileBlock extends CorefilePlace {
  keys: string[];
  zones: any[];
  plugins: string[];
}
export interface DnsCorefileLoaded {
  release: string;
  coredns: CoreDns;
  verdict: 'loads' | 'loads-with-errors' | 'does-not-load';
  loads: boolean;
  /** The line that CoreDNS prints. */
  error?: CorefilePlace & { text: string };
  blocks: CorefileBlock[];
  /** The directives that are used, in the order of the plugins. */
  order: string[];
  findings: CorefileFinding[];
  assumed?: string[];
}
