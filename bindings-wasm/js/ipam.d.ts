// The types of `ipam.*`.
import type { Coded, Complete } from './common.js';

/** A line of the CNI plugins. */
export type Plugins = '1.10' | '1.9' | '1.1';
/** How a call of a plugin ends. */
export type CniVerdict =
  | 'valid'
  | 'released'
  | 'granted'
  | 'invalid'
  | 'refused'
  | 'exhausted'
  | 'crashed'
  | 'unknown';
/** What a file of the directory holds; `base64` if that is not UTF-8. */
export type StoreFile = string | { base64: string };

/** A call of a plugin: its environment, and the configuration on its standard input. */
export interface CniCall {
  readonly env?: { readonly [name: string]: string };
  readonly stdin?: string;
}
export type CniProfile = 'compat' | 'safe' | 'safe-idempotent';
export interface IpamCniInput extends CniCall {
  /** Calls in sequence over one directory. */
  readonly calls?: readonly CniCall[];
  /** The network's directory; null: there is none. */
  readonly store?: { readonly [name: string]: StoreFile } | null;
  readonly storeText?: string;
  /** Other files of the node by path; null: the file does not exist. */
  readonly files?: { readonly [path: string]: string | null };
  readonly plugins?: Plugins;
  /** Default: the one that `ipam.type` names. */
  readonly plugin?: 'host-local' | 'static';
  /** `compat` (default): as the plugin is; `safe`: without what does harm; `safe-idempotent`: and a repeated ADD gives what it gave. */
  readonly profile?: CniProfile;
  /** Whether the container's network namespace is the plugin's own. */
  readonly netnsIsOwn?: boolean;
  readonly release?: string;
  readonly complete?: readonly Complete[];
}
/** What one call prints, and what it does to the directory. */
export interface CniReply {
  verdict: CniVerdict;
  stdout?: string;
  stderr?: string;
  exitCode?: number;
  /** A text hangs on the release of Go that the plugin was built with. */
  textUnknown?: boolean;
  reason?: Coded;
  ops?: { op: string; [fact: string]: unknown }[];
  flags?: string[];
  unknown?: { needs: Coded[] };
}
export interface IpamCniReplied extends CniReply {
  release: string;
  plugins: Plugins;
  /** Where it is not `compat`. */
  profile?: CniProfile;
  replies?: CniReply[];
  /** The directory afterwards. */
  store?: { [name: string]: StoreFile } | null;
}

export interface IpamConvertInput {
  /** The result, as an ADD prints it. */
  readonly result?: unknown;
  readonly resultText?: string;
  /** The version to convert to; empty is 0.1.0. */
  readonly to: string;
  /** The version whose type reads the result; default its `cniVersion`. */
  readonly from?: string;
  readonly release?: string;
  readonly complete?: readonly Complete[];
}
export interface IpamConverted {
  release: string;
  cni: string;
  verdict: 'valid' | 'invalid' | 'crashed';
  result?: any;
  /** The text that a plugin prints. */
  printed?: string;
  reason?: Coded;
}

/** A container and its interface, as a runtime names them. */
export interface PlanAttachment {
  readonly containerID?: string;
  readonly ifname?: string;
  readonly netns?: string;
}
export interface IpamPlanInput {
  /** The configuration list. */
  readonly list?: unknown;
  readonly listText?: string;
  readonly command: 'ADD' | 'CHECK' | 'DEL' | 'GC' | 'STATUS';
  readonly attachment?: PlanAttachment;
  /** Pairs of `CNI_ARGS`. */
  readonly args?: readonly (readonly [string, string])[];
  /** Values for the capabilities of plugins. */
  readonly capabilityArgs?: { readonly [capability: string]: unknown };
  /** What plugins answer, by type: a result, the text that it prints, or `{error}`. */
  readonly results?: { readonly [plugin: string]: unknown };
  /** For CHECK and DEL: the runtime's file on the attachment; null: there is none. */
  readonly cached?: unknown;
  readonly cachedText?: string;
  /** For GC: the runtime's files on all attachments, or their texts. */
  readonly attachments?: readonly unknown[];
  /** For GC; default: the runtime gives no list. */
  readonly validAttachments?: readonly { readonly containerID?: string; readonly ifname?: string }[];
  readonly release?: string;
  readonly complete?: readonly Complete[];
}
/** A call of a plugin. */
export interface PlannedCall {
  plugin: string;
  command: string;
  /** The variables that the library sets. */
  env: { [name: string]: string };
  /** The text that the plugin gets. */
  stdin: string;
}
export interface IpamPlanned {
  release: string;
  cni: string;
  verdict: 'valid' | 'invalid' | 'refused' | 'crashed' | 'unknown';
  list?: { name: string; cniVersion: string; disableCheck: boolean; disableGC: boolean; plugins: string[] };
  /** The calls in their order. */
  calls?: PlannedCall[];
  /** What the ADD ends with. */
  result?: any;
  reason?: Coded;
  unknown?: { needs: Coded[] };
  assumed?: string[];
}

/** A Node or its name; beside a name the ranges that are in the Node. */
export interface NodeCidrEventInput {
  readonly add?: unknown;
  readonly addText?: string;
  /** A Node that changed, or that the controller tries again. */
  readonly update?: unknown;
  readonly updateText?: string;
  readonly delete?: unknown;
  readonly deleteText?: string;
  readonly podCIDRs?: readonly string[];
}
export interface IpamNodeCidrInput {
  /** `--cluster-cidr`: a range, or one of each family. */
  readonly clusterCidrs: readonly string[];
  /** A list with one for each cluster CIDR, or the flags. */
  readonly nodeMasks?: readonly number[] | { readonly size?: number; readonly ipv4?: number; readonly ipv6?: number };
  readonly nodeMasksText?: string;
  /** `--service-cluster-ip-range`. */
  readonly serviceCidrs?: readonly string[];
  /** The Nodes that exist when the controller starts. */
  readonly objects?: unknown;
  readonly objectsText?: string;
  /** What happens after the start, in order. */
  readonly events?: readonly NodeCidrEventInput[];
  readonly release?: string;
  readonly complete?: readonly Complete[];
}
/** What the controller does at a Node. */
export interface NodeCidrDecision {
  node: string;
  verdict: 'granted' | 'valid' | 'released' | 'exhausted' | 'refused' | 'unknown';
  /** What is written into the Node. */
  podCIDRs?: string[];
  reason?: Coded;
  /** The Event on the Node. */
  event?: { type: string; reason: string; message: string };
  /** Blocks that the Node does not get and that stay in use. */
  leaked?: { set: number; block: number; cidr: string; cursor: number; cluster: string }[];
  ops?: { op: string; set: number; from?: number; to?: number; next?: number }[];
  flags?: string[];
  unknown?: { needs: Coded[] };
}
export interface IpamNodeCidrGranted {
  release: string;
  verdict: 'granted' | 'valid' | 'released' | 'exhausted' | 'refused' | 'invalid' | 'unknown';
  /** Why the controller does not start. */
  reason?: Coded;
  unknown?: { needs: Coded[] };
  /** What becomes of the ranges of Services. */
  services?: Coded[];
  /** The Nodes that existed. */
  nodes?: NodeCidrDecision[];
  /** One for each event. */
  events?: NodeCidrDecision[];
  nodeMasks?: number[];
  /** The blocks of each cluster CIDR afterwards; `next` is where the search for a free one begins. */
  sets?: { cidr: string; nodeMask: number; max: number; allocated: number; free: number; next: number; nextCidr?: string }[];
  assumed?: string[];
  ignored?: { [kind: string]: number };
}

export interface IpamModeInput {
  /** Without it and without `pool` the answer lists `statements`. */
  readonly plugin?: 'flannel' | 'calico' | 'cilium' | 'aws-vpc-cni' | 'weave' | 'terway' | 'sr-iov' | 'macvlan' | 'ipvlan';
  /** Of flannel; default `udp`. */
  readonly backend?: 'vxlan' | 'host-gw' | 'ipip' | 'udp' | 'wireguard' | 'ipsec';
  /** Of calico (`none`, `ipip`, `vxlan`; default `none`) and of cilium (`none`, `vxlan`, `geneve`; default `vxlan`). */
  readonly encapsulation?: 'none' | 'ipip' | 'vxlan' | 'geneve';
  readonly family?: 'ipv4' | 'ipv6';
  readonly wireguard?: boolean;
  /** Of cilium. */
  readonly ipsec?: boolean;
  /** Of cilium with IPsec, in bytes; default 16. */
  readonly authKeySize?: number;
  /** Of flannel's `ipsec`. */
  readonly udpEncap?: boolean;
  /** Of calico: `AKS` changes the MTU. */
  readonly provider?: string;
  readonly encryptHostTraffic?: boolean;
  /** The MTU of the Nodes' interfaces, in bytes. */
  readonly hostMtu?: number;
  /** Instead of `plugin`: an IPPool of Calico, or its spec. */
  readonly pool?: { readonly [member: string]: any };
  /** Of `pool`: whether the two Nodes are in one subnet. */
  readonly sameSubnet?: boolean;
  readonly release?: string;
  readonly complete?: readonly Complete[];
}
/** How a packet of a pool of Calico goes from one Node to another. */
export type Encapsulation = 'direct' | 'ipip' | 'vxlan';
export interface IpamMode {
  release: string;
  verdict: 'valid' | 'unknown';
  /** Of `pool`. */
  path?: { sameSubnet: Encapsulation; otherSubnet: Encapsulation; needsRoutes: boolean };
  /** Of `pool` with `sameSubnet`. */
  encapsulation?: Encapsulation;
  mode?: 'overlay' | 'routing' | 'underlay' | 'vpc';
  carrier?: string;
  /** What the network of the Nodes has to provide. */
  requires?: string;
  /** The bytes of each packet that are not left for Pods. */
  overhead?: number;
  /** The MTU of Pods. */
  mtu?: number;
  unknown?: { needs: Coded[] };
  /** What is often said, and whether it holds. */
  statements?: { name: string; statement: string; verdict: 'right' | 'wrong' | 'arguable' | 'outdated'; reason: string }[];
}

/** What an instance type can hold. */
export interface AwsLimitsInput {
  /** How many ENIs its default network card takes. */
  readonly enis: number;
  /** How many addresses an ENI has, its primary one included. */
  readonly ipv4Addresses: number;
  readonly hypervisor?: 'nitro' | 'xen' | 'unknown';
  readonly bareMetal?: boolean;
  /** 0: it takes no trunk ENI. */
  readonly branchEnis?: number;
}
export interface AwsLimits {
  enis: number;
  ipv4Addresses: number;
  hypervisor: 'nitro' | 'xen' | 'unknown';
  bareMetal: boolean;
  /** How many ENIs each network card takes. */
  networkCards: number[];
  branchEnis?: number;
}
/** How many Pods fit on an instance. */
export interface AwsMaxPods {
  /** As many as there are addresses for, with those of the host's network. */
  allowed: number;
  /** What the calculator of the EKS AMI recommends. */
  recommended?: number;
  /** What ipamd has addresses for, where that is another number. */
  ipamd?: number;
  /** What `eni-max-pods.txt` says, whatever the settings. */
  table?: number;
  /** Pods with security groups of their own, with `ENABLE_POD_ENI`. */
  branches?: number;
}
/** An ENI when ipamd starts. */
export interface AwsEniInput {
  readonly id: string;
  readonly primary?: boolean;
  readonly trunk?: boolean;
  readonly efa?: boolean;
  /** Whether its subnet is excluded, so that no Pod gets an address of it. */
  readonly excluded?: boolean;
  /** Addresses (`/32`) and prefixes, with the Pods that have their addresses. */
  readonly cidrs?: readonly { readonly cidr: string; readonly assigned?: { readonly [address: string]: string } }[];
}
/** What happens on an instance: one of these, and when. */
export interface AwsEventInput {
  /** Seconds since ipamd started. */
  readonly at?: number;
  readonly assign?: string;
  readonly unassign?: string;
  readonly stats?: boolean;
  readonly removeCidr?: string;
  readonly removeEni?: string;
  readonly manage?: 'once' | 'fixed-point';
  /** The subnet has so many addresses, or prefixes where ENIs get them. */
  readonly subnet?: number;
  readonly cordon?: boolean;
  readonly terminate?: boolean;
  /** Beside `removeCidr`. */
  readonly eni?: string;
  /** Beside both removals. */
  readonly force?: boolean;
}
export interface IpamAwsInput {
  readonly instanceType?: string;
  /** In place of the table's. */
  readonly limits?: AwsLimitsInput;
  readonly computeType?: 'ec2' | 'fargate';
  /** The environment of aws-node. */
  readonly settings?: { readonly [name: string]: string };
  readonly vcpus?: number;
  /** The `pods` of the Node's capacity. */
  readonly hostMaxPods?: number;
  readonly enis?: readonly AwsEniInput[];
  /** ENIs that ipamd leaves alone. */
  readonly unmanagedEnis?: number;
  readonly events?: readonly AwsEventInput[];
  readonly vpcCni?: '1.23';
  readonly release?: string;
  readonly complete?: readonly Complete[];
}
/** What ipamd makes of an event. */
export interface AwsDecision {
  at: number;
  pod?: string;
  verdict: 'valid' | 'released' | 'granted' | 'exhausted' | 'refused';
  /** `ec2-1` is the first that EC2 gives. */
  address?: string;
  stats?: { total: number; prefixes: number; assigned: number; cooling: number; available: number };
  /** What the pool manager does. */
  ops?: { op: string; at: number; eni?: string; count?: number; cidrs?: string[] }[];
  reason: Coded;
  flags?: string[];
}
export interface AwsEni {
  id: string;
  primary: boolean;
  trunk?: boolean;
  efa?: boolean;
  excluded?: boolean;
  cidrs: {
    cidr: string;
    assigned?: { [address: string]: string };
    /** When no Pod had the address any more. */
    freed?: { [address: string]: number };
  }[];
}
export interface IpamAwsFitted {
  release: string;
  vpcCni: '1.23';
  verdict: 'valid' | 'released' | 'granted' | 'exhausted' | 'refused' | 'invalid' | 'unknown';
  reason?: Coded;
  unknown?: { needs: Coded[] };
  maxPods?: AwsMaxPods;
  limits?: AwsLimits;
  flags?: string[];
  events?: AwsDecision[];
  enis?: AwsEni[];
  /** What the pool manager thinks of the pool. */
  decisions?: {
    targets: { defined: boolean; short: number; over: number };
    tooLow: boolean;
    tooHigh: boolean;
    removeExtraEnis: boolean;
    roomForEni: boolean;
    maxPods: number;
  };
  assumed?: string[];
}

/** One of the configurations. */
export interface CapacityConfig {
  /** A configuration with host-local as the plugin gets it, or a list with it. */
  readonly hostLocal?: unknown;
  readonly hostLocalText?: string;
  readonly nodeCidrs?: {
    readonly clusterCidrs: readonly string[];
    readonly nodeMasks?: readonly number[] | { readonly size?: number; readonly ipv4?: number; readonly ipv6?: number };
    readonly serviceCidrs?: readonly string[];
  };
  /** Flannel's `net-conf.json`, where it keeps subnets in etcd. */
  readonly flannel?: unknown;
  readonly flannelText?: string;
  /** IPPools of Calico, or their specs. */
  readonly calico?: {
    readonly pools: readonly { readonly [member: string]: any }[];
    /** IPAMBlocks, or what `ipam.calico` takes. */
    readonly blocks?: readonly { readonly [member: string]: any }[];
  };
  /** The ranges of Services. */
  readonly service?: { readonly cidrs: readonly string[] };
  /** The cluster pool of Cilium's operator. */
  readonly cilium?: {
    readonly ipv4Cidrs?: readonly string[];
    readonly ipv4MaskSize?: number;
    readonly ipv6Cidrs?: readonly string[];
    readonly ipv6MaskSize?: number;
  };
  /** An instance with the VPC CNI of AWS, as for `ipam.aws`. */
  readonly aws?: {
    readonly instanceType?: string;
    readonly limits?: IpamAwsInput['limits'];
    readonly settings?: { readonly [name: string]: string };
    readonly vcpus?: number;
    readonly enis?: IpamAwsInput['enis'];
  };
  /** All that `objects` tell. */
  readonly cluster?: { readonly serviceCidrs?: readonly string[] };
}
/** A lease of Flannel in etcd. */
export interface FlannelLease {
  readonly subnet: string;
  readonly ipv6Subnet?: string;
  readonly publicIP: string;
}
/** A Node that starts, by its public address, or a lease that ends, by its subnet. */
export interface FlannelEventInput {
  readonly acquire?: string;
  readonly previous?: string;
  readonly previousIPv6?: string;
  /** Which of the first 100 free subnets is drawn, one number a family. */
  readonly draws?: readonly number[];
  readonly expire?: string;
}
export interface FlannelEvent {
  verdict: 'valid' | 'released' | 'granted' | 'exhausted' | 'crashed' | 'unknown';
  subnet?: string;
  ipv6Subnet?: string;
  publicIP?: string;
  reason?: Coded;
  /** The subnets of which one is drawn. */
  possible?: string[];
  unknown?: { needs: Coded[] };
}
export interface IpamCapacityInput {
  readonly config: CapacityConfig;
  /** Of `hostLocal`: the network's directory, names to texts. */
  readonly store?: { readonly [name: string]: string | { readonly base64: string } } | null;
  readonly storeText?: string;
  /** Of `hostLocal` with `store`: the sandboxes of the Node, as `crictl pods -o json` prints them. */
  readonly sandboxes?: unknown;
  readonly sandboxesText?: string;
  readonly plugins?: string;
  /** Of `flannel`: the leases in etcd, and what happens to them. */
  readonly leases?: readonly FlannelLease[];
  readonly events?: readonly FlannelEventInput[];
  /** The Nodes, Services or CiliumNodes that exist. */
  readonly objects?: unknown;
  readonly objectsText?: string;
  /** Default 110, of `aws` what is recommended; 0: no limit. */
  readonly maxPods?: number;
  /** How many Pods (on a Node, or on those of `cluster`), Nodes (of a cluster) or Services there are more each day. */
  readonly growthPerDay?: number;
  readonly release?: string;
  readonly complete?: readonly Complete[];
}
/** A pool of addresses, or of ranges. Counts are texts, since they can exceed 2^53. */
export interface Room {
  name: string;
  unit: 'addresses' | 'node-cidrs' | 'blocks' | 'cluster-ips';
  capacity: string;
  used: string;
  free: string;
  /** The first and the last address of each free run. */
  freeRanges: [string, string][];
  moreFreeRanges?: number;
  /** The arithmetic of `capacity`. */
  steps: string[];
}
/** What Pods have room for. */
export interface PodRoom {
  on: 'node' | 'cluster';
  capacity: string;
  free: string;
  nodes?: string;
  perNode?: string;
  /** What ends first. */
  bound: CapacityBound;
  steps: string[];
}
export interface CapacityBound {
  code: 'addresses' | 'node-cidrs' | 'max-pods' | 'enis' | 'blocks' | 'nodes';
  of?: string;
  maxPods?: number;
  enis?: number;
  slots?: number;
  nodes?: number;
  limit?: number;
  byMaxPods?: number;
  byAddresses?: number;
}
/** What Services with an address of each family have room for. */
export interface ServiceRoom {
  capacity: string;
  free: string;
  bound: CapacityBound;
}
/** One source of addresses of a cluster. */
export interface CapacityPart {
  source: 'pod-cidrs' | 'services' | 'calico' | 'cilium-pool' | 'cilium-nodes' | 'vpc-cni';
  verdict: 'fits' | 'exhausted' | 'invalid' | 'unknown';
  reason?: Coded;
  unknown?: { needs: Coded[] };
  rooms?: Room[];
  pods?: PodRoom;
  services?: ServiceRoom;
  endsAfterSeconds?: string;
}
export interface IpamCapacity {
  release: string;
  verdict: 'fits' | 'exhausted' | 'crashed' | 'invalid' | 'unknown';
  reason?: Coded;
  unknown?: { needs: Coded[] };
  plugins?: string;
  rooms?: Room[];
  pods?: PodRoom;
  /** Of `service`. */
  services?: ServiceRoom;
  /** Of `cluster`. */
  parts?: CapacityPart[];
  endsAfterSeconds?: string;
  /** Of `hostLocal` with `sandboxes`: the leases, and whether somebody holds them; of `flannel` with `events` those after them. */
  leases?:
    | { address: string; containerID: string; ifname?: string; inRange: boolean; state: 'held' | 'ending' | 'stale' }[]
    | FlannelLease[];
  /** The call that frees what nobody holds, and the files that it removes though they are no leases. */
  gc?: { env: { [name: string]: string }; stdin: string; foreignFiles?: string[] };
  /** Of `flannel`. */
  backend?: string;
  ipv4?: { network: string; subnetLen: number; subnetMin: string; subnetMax: string };
  ipv6?: { network: string; subnetLen: number; subnetMin: string; subnetMax: string };
  events?: FlannelEvent[];
  assumed?: string[];
  ignored?: { [kind: string]: number };
}

/** A Service that is created or updated, one that is deleted, or an address that is given back. */
export interface ServiceEventInput {
  readonly create?: unknown;
  readonly createText?: string;
  /** A Service that does not exist is created. */
  readonly update?: unknown;
  readonly updateText?: string;
  /** `namespace/name`. */
  readonly delete?: string;
  readonly release?: string;
  /** Beside a Service: nothing is stored. */
  readonly dryRun?: boolean;
}
/** Where the search of an automatic allocation begins: an index in the dynamic band, and one in the static band. */
export interface ServiceDraw {
  readonly upper: number | string;
  readonly lower?: number | string;
}
export interface IpamServiceInput {
  /** `--service-cluster-ip-range`: a range, or one of each family. */
  readonly cidrs: readonly string[];
  /** `--service-node-port-range`. */
  readonly nodePorts?: string;
  /** The Services, ServiceCIDRs and IPAddresses that exist. */
  readonly objects?: unknown;
  readonly objectsText?: string;
  /** What happens then, in order. */
  readonly events?: readonly ServiceEventInput[];
  /** One for each automatic allocation; none for a dry run. */
  readonly draws?: readonly ServiceDraw[];
  readonly release?: string;
  readonly complete?: readonly Complete[];
}
/** An error as the Status lists it; `status` is the code of the HTTP answer. */
export interface ServiceErrorShown {
  status?: number;
  field?: string;
  value?: string | number | string[];
  detail: string;
  code?: string;
  [fact: string]: unknown;
}
/** What kube-apiserver does at an event. */
export interface ServiceDecision {
  /** The Service as `namespace/name`, or the address. */
  subject: string;
  verdict: 'granted' | 'valid' | 'released' | 'exhausted' | 'refused' | 'crashed' | 'unknown';
  clusterIPs?: string[];
  ipFamilies?: string[];
  ipFamilyPolicy?: string;
  /** The `nodePort` of each port, 0 for one that has none. */
  nodePorts?: number[];
  healthCheckNodePort?: number;
  reason?: Coded;
  error?: ServiceErrorShown;
  /** All of several errors. */
  errors?: ServiceErrorShown[];
  ops?: { op: string; address?: string; in?: string; port?: number }[];
  flags?: string[];
  /** What the first automatic allocation without a draw can give. */
  possible?: { family?: string; count: string; ranges: string[][] };
  unknown?: { needs: Coded[] };
}
/** A range of addresses; a band is its first and its last address. */
export interface ServiceRange {
  cidr: string;
  allocator: 'bitmap' | 'service-cidr';
  ready: boolean;
  offset: number;
  size: string;
  first: string | null;
  last: string | null;
  static: string[] | null;
  dynamic: string[] | null;
  free?: string;
}
export interface IpamServiceGranted {
  release: string;
  verdict: 'granted' | 'valid' | 'released' | 'exhausted' | 'refused' | 'crashed' | 'invalid' | 'unknown';
  /** Why kube-apiserver does not start. */
  reason?: Coded;
  /** All of several such reasons. */
  reasons?: Coded[];
  /** One for each event. */
  events?: ServiceDecision[];
  /** The ranges of addresses afterwards. */
  cidrs?: ServiceRange[];
  nodePorts?: { range: string; offset: number; static: number[] | null; dynamic: number[] | null; free?: number };
  assumed?: string[];
  ignored?: { [kind: string]: number };
}

/** One of `assign`, `assignIp`, `release`, `releaseHandle`. */
export interface CalicoEventInput {
  /** Addresses for this handle. */
  readonly assign?: string;
  /** Of `assign`; default 1. */
  readonly ipv4?: number;
  /** Of `assign`; default 0. */
  readonly ipv6?: number;
  /** Of `assign`: the pools that it has to be, names or ranges. */
  readonly ipv4Pools?: readonly string[];
  readonly ipv6Pools?: readonly string[];
  /** Of `assign`: the number of the block of one address that is tried first, a text where it is large. */
  readonly draws?: readonly (number | string)[];
  /** Of `assign`: the annotations of the Pod and of its Namespace, which decide about pools and addresses. */
  readonly podAnnotations?: { readonly [name: string]: string };
  readonly namespaceAnnotations?: { readonly [name: string]: string };
  /** Of `assign`: whether `feature_control.ip_addrs_no_ipam` is set. */
  readonly ipAddrsNoIpam?: boolean;
  /** This address, for `handle`. */
  readonly assignIp?: string;
  readonly handle?: string;
  readonly release?: readonly (string | { readonly address: string; readonly handle?: string })[];
  readonly releaseHandle?: string;
  /** The time in seconds; default: that of the event before, or 0. */
  readonly at?: number;
}
export interface IpamCalicoInput {
  /** The Node, as Calico names it. */
  readonly host: string;
  /** IPPools, or their specs with `name`. */
  readonly pools?: readonly { readonly [member: string]: any }[];
  /** Whether the Node runs Windows, which reserves addresses of each block; beside it, whether it has one block at most. */
  readonly windows?: boolean;
  readonly windowsUseSingleNetwork?: boolean;
  readonly nodeLabels?: { readonly [name: string]: string };
  readonly namespaceLabels?: { readonly [name: string]: string };
  /** The IPAMConfig, or its spec. */
  readonly config?: { readonly [member: string]: any };
  /** IPReservations, or ranges. */
  readonly reservations?: readonly any[];
  /** IPAMBlocks, or `{cidr, affinity?, allocated?, unallocated?, cooling?, claimedSecondsAgo?}`. */
  readonly blocks?: readonly { readonly [member: string]: any }[];
  readonly objects?: unknown;
  readonly objectsText?: string;
  readonly events?: readonly CalicoEventInput[];
  readonly release?: string;
  readonly complete?: readonly Complete[];
}
/** What becomes of an event. */
export interface CalicoDecision {
  verdict: 'granted' | 'released' | 'exhausted' | 'refused' | 'unknown';
  /** Those that are given out, or given back. */
  addresses: string[];
  reason?: Coded;
  /** The blocks that they are of. */
  sources?: Coded[];
  /** Those that were to be given back and were not given out. */
  unallocated?: string[];
  ops?: { op: string; block: string; affinity?: string; ordinals?: number[]; handle?: string }[];
  unknown?: { needs: Coded[] };
}
export interface CalicoBlock {
  cidr: string;
  affinity?: string;
  claimedAt?: number;
  allocated: { address: string; handle?: string }[];
  /** In the order in which they are taken. */
  unallocated: string[];
  /** Those that can't be taken yet. */
  cooling?: { address: string; releasedAt?: number }[];
}
export interface IpamCalicoAssigned {
  release: string;
  calico: string;
  verdict: 'valid' | 'granted' | 'released' | 'exhausted' | 'refused' | 'unknown';
  events: CalicoDecision[];
  /** Absent behind an event that is unknown. */
  blocks?: CalicoBlock[];
  assumed: string[];
  ignored?: { [kind: string]: number };
}

/** One of `conf`, `nodeCidrs`, `pools`. */
export interface IpamLintInput {
  /** A configuration with host-local, or a list with it. */
  readonly conf?: unknown;
  readonly confText?: string;
  /** Flags of kube-controller-manager. */
  readonly nodeCidrs?: CapacityConfig['nodeCidrs'];
  /** IPPools of Calico, or their specs. */
  readonly pools?: readonly { readonly [member: string]: any }[];
  /** The ranges of Services of the cluster. */
  readonly serviceCidrs?: readonly string[];
  /** Of `nodeCidrs` and `pools`: how many Nodes there are to be. */
  readonly nodes?: number;
  /** Of `conf`: the MTU of the machine's interface. */
  readonly hostMtu?: number;
  readonly plugins?: string;
  readonly release?: string;
  readonly complete?: readonly Complete[];
}
/** What a configuration probably does not mean; `at` is the place in it. */
export interface CniFinding extends Coded {
  severity: 'error' | 'warning' | 'info';
  at: string;
  fix: string;
}
export interface IpamLint {
  release: string;
  /** Of `conf`. */
  plugins?: string;
  /** `wrong`: there is a finding of severity `error`. */
  verdict: 'valid' | 'doubtful' | 'wrong' | 'invalid' | 'unknown';
  findings?: CniFinding[];
  reason?: Coded;
  unknown?: { needs: Coded[] };
}

/** A container that comes or goes, a list of those that stay, or many that come. */
export interface WhatIfEventInput {
  readonly add?: string;
  readonly del?: string;
  readonly check?: string;
  readonly gc?: readonly { readonly containerID: string; readonly ifname?: string }[];
  /** So many containers come, until one gets no address. */
  readonly allocateMany?: number;
  readonly prefix?: string;
  readonly ifname?: string;
}
export interface IpamWhatIfInput {
  /** A configuration with host-local, or a list with it. */
  readonly conf?: unknown;
  readonly confText?: string;
  /** The network's directory, names to texts; it stays as it is. */
  readonly store?: { readonly [name: string]: string | { readonly base64: string } } | null;
  readonly storeText?: string;
  readonly events?: readonly WhatIfEventInput[];
  readonly plugins?: string;
  readonly release?: string;
  readonly complete?: readonly Complete[];
}
/** What host-local would make of an event. */
export interface WhatIfEvent {
  verdict: 'valid' | 'released' | 'granted' | 'invalid' | 'refused' | 'exhausted' | 'crashed' | 'unknown';
  /** Of `allocateMany`: how many containers get addresses. */
  granted?: number;
  /** Those of each container, of the first 100. */
  addresses?: string[][];
  reason?: Coded;
  flags?: string[];
  unknown?: { needs: Coded[] };
}
export interface IpamWhatIf {
  release: string;
  plugins: string;
  verdict: WhatIfEvent['verdict'];
  reason?: Coded;
  unknown?: { needs: Coded[] };
  events?: WhatIfEvent[];
  /** The room of each set of ranges as it is, and as it would be. */
  before?: Room[];
  after?: Room[];
}
