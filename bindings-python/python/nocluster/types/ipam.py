"""The types of ``ipam.*``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal, TypedDict

from .common import Coded, Complete

Plugins = Literal["1.10", "1.9", "1.1"]
"""A line of the CNI plugins."""

CniVerdict = Literal["valid", "released", "granted", "invalid", "refused", "exhausted", "crashed", "unknown"]
"""How a call of a plugin ends."""

CniProfile = Literal["compat", "safe", "safe-idempotent"]
"""Whether the plugin behaves as it does, or without what does harm."""


class CniCall(TypedDict, total=False):
    """A call of a plugin: its environment, and the configuration on its standard input."""

    env: Mapping[str, str]
    stdin: str


class IpamCni(CniCall, total=False):
    """The input of ``ipam.cni``: one call, or several over one directory."""

    calls: Sequence[CniCall]
    store: Mapping[str, Any] | None
    storeText: str
    files: Mapping[str, str | None]
    plugins: Plugins
    plugin: Literal["host-local", "static"]
    profile: CniProfile
    netnsIsOwn: bool
    release: str
    complete: Sequence[Complete]


class CniReply(TypedDict, total=False):
    """What one call prints, and what it does to the directory."""

    verdict: CniVerdict
    stdout: str
    stderr: str
    exitCode: int
    textUnknown: bool
    reason: Coded
    ops: list[dict[str, Any]]
    flags: list[str]
    unknown: dict[str, Any]


class _IpamCniReplied(TypedDict):
    release: str
    plugins: Plugins
    verdict: CniVerdict


class IpamCniReplied(_IpamCniReplied, total=False):
    """The answer of ``ipam.cni``: that of one call, or ``replies``; ``store`` is the directory afterwards."""

    profile: CniProfile
    stdout: str
    stderr: str
    exitCode: int
    textUnknown: bool
    reason: Coded
    ops: list[dict[str, Any]]
    flags: list[str]
    unknown: dict[str, Any]
    replies: list[CniReply]
    store: dict[str, Any] | None


# `from` is a keyword of Python.
_IpamConvertFrom = TypedDict("_IpamConvertFrom", {"from": str}, total=False)


class _IpamConvert(TypedDict):
    to: str


class IpamConvert(_IpamConvert, _IpamConvertFrom, total=False):
    """The input of ``ipam.convert``: a result, and the version to convert it to."""

    result: Any
    resultText: str
    release: str
    complete: Sequence[Complete]


class _IpamConverted(TypedDict):
    release: str
    cni: str
    verdict: Literal["valid", "invalid", "crashed"]


class IpamConverted(_IpamConverted, total=False):
    """The answer of ``ipam.convert``; ``printed`` is the text that a plugin prints."""

    result: Any
    printed: str
    reason: Coded


class PlanAttachment(TypedDict, total=False):
    """A container and its interface, as a runtime names them."""

    containerID: str
    ifname: str
    netns: str


class _IpamPlan(TypedDict):
    command: Literal["ADD", "CHECK", "DEL", "GC", "STATUS"]


class IpamPlan(_IpamPlan, total=False):
    """The input of ``ipam.plan``: a configuration list, and what a runtime does with it."""

    list: Any
    listText: str
    attachment: PlanAttachment
    args: Sequence[Sequence[str]]
    capabilityArgs: Mapping[str, Any]
    results: Mapping[str, Any]
    cached: Any
    cachedText: str
    attachments: Sequence[Any]
    validAttachments: Sequence[PlanAttachment]
    release: str
    complete: Sequence[Complete]


class PlannedCall(TypedDict):
    """A call of a plugin; ``stdin`` is the text that it gets."""

    plugin: str
    command: str
    env: dict[str, str]
    stdin: str


class PlanList(TypedDict):
    """What the library makes of a list; ``plugins`` are their types."""

    name: str
    cniVersion: str
    disableCheck: bool
    disableGC: bool
    plugins: list[str]


class _IpamPlanned(TypedDict):
    release: str
    cni: str
    verdict: Literal["valid", "invalid", "refused", "crashed", "unknown"]


class IpamPlanned(_IpamPlanned, total=False):
    """The answer of ``ipam.plan``: the calls in their order, and how the operation ends."""

    list: PlanList
    calls: Sequence[PlannedCall]
    result: Any
    reason: Coded
    unknown: dict[str, Any]
    assumed: Sequence[str]


class _IpamNodeCidr(TypedDict):
    clusterCidrs: Sequence[str]


class IpamNodeCidr(_IpamNodeCidr, total=False):
    """The input of ``ipam.node-cidr``: flags of kube-controller-manager, the Nodes that exist, and what happens then.

    ``nodeMasks`` is a list, or the flags ``size``, ``ipv4``, ``ipv6``; an event has ``add``, ``update`` or ``delete``
    with a Node or its name, and beside a name ``podCIDRs``.
    """

    nodeMasks: Any
    nodeMasksText: str
    serviceCidrs: Sequence[str]
    objects: Any
    objectsText: str
    events: Sequence[Mapping[str, Any]]
    release: str
    complete: Sequence[Complete]


class _NodeCidrDecision(TypedDict):
    node: str
    verdict: Literal["granted", "valid", "released", "exhausted", "refused", "unknown"]


class NodeCidrDecision(_NodeCidrDecision, total=False):
    """What the controller does at a Node; ``podCIDRs`` is what it writes, ``leaked`` the blocks that stay in use."""

    podCIDRs: Sequence[str]
    reason: Coded
    event: Mapping[str, str]
    leaked: Sequence[Mapping[str, Any]]
    ops: Sequence[Mapping[str, Any]]
    flags: Sequence[str]
    unknown: dict[str, Any]


class _NodeCidrSet(TypedDict):
    cidr: str
    nodeMask: int
    max: int
    allocated: int
    free: int
    next: int


class NodeCidrSet(_NodeCidrSet, total=False):
    """The blocks of a cluster CIDR; ``next`` is where the search begins, ``nextCidr`` the block that it finds."""

    nextCidr: str


class _IpamNodeCidrGranted(TypedDict):
    release: str
    verdict: Literal["granted", "valid", "released", "exhausted", "refused", "invalid", "unknown"]


class IpamNodeCidrGranted(_IpamNodeCidrGranted, total=False):
    """The answer of ``ipam.node-cidr``: what becomes of each Node, and the blocks afterwards."""

    reason: Coded
    unknown: dict[str, Any]
    services: Sequence[Coded]
    nodes: Sequence[NodeCidrDecision]
    events: Sequence[NodeCidrDecision]
    nodeMasks: Sequence[int]
    sets: Sequence[NodeCidrSet]
    assumed: Sequence[str]
    ignored: dict[str, int]


class IpamMode(TypedDict, total=False):
    """The input of ``ipam.mode``: a ``plugin`` with what decides how it carries packets, or a ``pool`` of Calico.

    Without both the answer lists ``statements``.
    """

    plugin: Literal["flannel", "calico", "cilium", "aws-vpc-cni", "weave", "terway", "sr-iov", "macvlan", "ipvlan"]
    backend: Literal["vxlan", "host-gw", "ipip", "udp", "wireguard", "ipsec"]
    encapsulation: Literal["none", "ipip", "vxlan", "geneve"]
    family: Literal["ipv4", "ipv6"]
    wireguard: bool
    ipsec: bool
    authKeySize: int
    udpEncap: bool
    provider: str
    encryptHostTraffic: bool
    hostMtu: int
    pool: Mapping[str, Any]
    sameSubnet: bool
    release: str
    complete: Sequence[Complete]


class _AwsLimits(TypedDict):
    enis: int
    ipv4Addresses: int


class AwsLimits(_AwsLimits, total=False):
    """What an instance type can hold; ``networkCards`` has the ENIs of each card, ``branchEnis`` is 0 without a trunk ENI."""

    hypervisor: Literal["nitro", "xen", "unknown"]
    bareMetal: bool
    networkCards: Sequence[int]
    branchEnis: int


class _AwsMaxPods(TypedDict):
    allowed: int


class AwsMaxPods(_AwsMaxPods, total=False):
    """How many Pods fit: by the addresses, as the calculator recommends, by ipamd if that differs, by its table."""

    recommended: int
    ipamd: int
    table: int
    branches: int


class _AwsCidr(TypedDict):
    cidr: str


class AwsCidr(_AwsCidr, total=False):
    """An address or a prefix of an ENI; ``assigned`` has the Pods by address, ``freed`` when no Pod had one any more."""

    assigned: Mapping[str, str]
    freed: Mapping[str, int]


class _AwsEni(TypedDict):
    id: str


class AwsEni(_AwsEni, total=False):
    """An ENI with its addresses and prefixes."""

    primary: bool
    trunk: bool
    efa: bool
    excluded: bool
    cidrs: Sequence[AwsCidr]


class AwsEvent(TypedDict, total=False):
    """What happens on an instance: one of these, and when in ``at``.

    ``subnet`` is how many addresses, or prefixes where ENIs get them, the subnet has. ``eni`` goes with ``removeCidr``, ``force`` with both removals.
    """

    at: int
    assign: str
    unassign: str
    stats: bool
    removeCidr: str
    removeEni: str
    manage: Literal["once", "fixed-point"]
    subnet: int
    cordon: bool
    terminate: bool
    eni: str
    force: bool


class IpamAws(TypedDict, total=False):
    """The input of ``ipam.aws``: an instance type or its limits, the environment of aws-node, and what happens."""

    instanceType: str
    limits: AwsLimits
    computeType: Literal["ec2", "fargate"]
    settings: Mapping[str, str]
    vcpus: int
    hostMaxPods: int
    enis: Sequence[AwsEni]
    unmanagedEnis: int
    events: Sequence[AwsEvent]
    vpcCni: Literal["1.23"]
    release: str
    complete: Sequence[Complete]


class _IpamModeDecided(TypedDict):
    release: str
    verdict: Literal["valid", "unknown"]


class IpamModeDecided(_IpamModeDecided, total=False):
    """The answer of ``ipam.mode``: ``requires`` is what the network of the Nodes has to provide, ``mtu`` that of Pods."""

    path: dict[str, Any]
    encapsulation: Literal["direct", "ipip", "vxlan"]
    mode: Literal["overlay", "routing", "underlay", "vpc"]
    carrier: str
    requires: str
    overhead: int
    mtu: int
    unknown: dict[str, Any]
    statements: Sequence[Mapping[str, str]]


class _IpamAwsFitted(TypedDict):
    release: str
    vpcCni: str
    verdict: Literal["valid", "released", "granted", "exhausted", "refused", "invalid", "unknown"]


class _AwsDecision(TypedDict):
    at: int
    verdict: Literal["valid", "released", "granted", "exhausted", "refused"]
    reason: Coded


class AwsDecision(_AwsDecision, total=False):
    """What ipamd makes of an event; ``ops`` is what the pool manager does."""

    pod: str
    address: str
    stats: Mapping[str, int]
    ops: Sequence[Mapping[str, Any]]
    flags: Sequence[str]


class AwsPoolDecisions(TypedDict):
    """What the pool manager thinks of the pool; ``targets`` has ``defined``, ``short`` and ``over``."""

    targets: Mapping[str, Any]
    tooLow: bool
    tooHigh: bool
    removeExtraEnis: bool
    roomForEni: bool
    maxPods: int


class IpamAwsFitted(_IpamAwsFitted, total=False):
    """The answer of ``ipam.aws``: how many Pods fit on the instance and why, what ipamd did, and the ENIs afterwards."""

    reason: Coded
    unknown: dict[str, Any]
    maxPods: AwsMaxPods
    limits: AwsLimits
    flags: Sequence[str]
    events: Sequence[AwsDecision]
    enis: Sequence[AwsEni]
    decisions: AwsPoolDecisions
    assumed: Sequence[str]


class _IpamCapacity(TypedDict):
    config: Mapping[str, Any]


class IpamCapacity(_IpamCapacity, total=False):
    """The input of ``ipam.capacity``: one configuration, what is known of its use, and how fast that grows.

    ``config`` has one of ``hostLocal``, ``nodeCidrs``, ``flannel``, ``calico``, ``service``, ``cilium``, ``aws``,
    ``cluster``; ``store`` and ``sandboxes`` belong to the first, ``leases`` and ``events`` to Flannel, and ``objects``
    are what exists of the others.
    """

    store: Mapping[str, Any] | None
    storeText: str
    sandboxes: Any
    sandboxesText: str
    plugins: str
    leases: Sequence[Mapping[str, str]]
    events: Sequence[Mapping[str, Any]]
    objects: Any
    objectsText: str
    maxPods: int
    growthPerDay: int
    release: str
    complete: Sequence[Complete]


class _IpamService(TypedDict):
    cidrs: Sequence[str]


class IpamService(_IpamService, total=False):
    """The input of ``ipam.service``: flags of kube-apiserver, the objects that exist, and what happens then.

    An event has ``create`` or ``update`` with a Service, and ``dryRun``; ``delete`` with ``namespace/name``; or
    ``release`` with an address. A draw has ``upper`` and ``lower``, as numbers or texts.
    """

    nodePorts: str
    objects: Any
    objectsText: str
    events: Sequence[Mapping[str, Any]]
    draws: Sequence[Mapping[str, Any]]
    release: str
    complete: Sequence[Complete]


class _IpamCalico(TypedDict):
    host: str


class IpamCalico(_IpamCalico, total=False):
    """The input of ``ipam.calico``: Calico's pools, blocks and configuration, a Node, and what happens.

    ``pools``, ``blocks``, ``config`` and ``reservations`` are objects of Calico or their specs; an event has ``assign``,
    ``assignIp``, ``release`` or ``releaseHandle``.
    """

    pools: Sequence[Mapping[str, Any]]
    windows: bool
    windowsUseSingleNetwork: bool
    nodeLabels: Mapping[str, str]
    namespaceLabels: Mapping[str, str]
    config: Mapping[str, Any]
    reservations: Sequence[Any]
    blocks: Sequence[Mapping[str, Any]]
    objects: Any
    objectsText: str
    events: Sequence[Mapping[str, Any]]
    release: str
    complete: Sequence[Complete]


class _Room(TypedDict):
    name: str
    unit: Literal["addresses", "node-cidrs", "blocks", "cluster-ips"]
    capacity: str
    used: str
    free: str
    freeRanges: Sequence[Sequence[str]]
    steps: Sequence[str]


class Room(_Room, total=False):
    """A pool of addresses, or of ranges; counts are texts, as they can exceed 2**53 on the wire."""

    moreFreeRanges: int


class _CapacityPart(TypedDict):
    source: Literal["pod-cidrs", "services", "calico", "cilium-pool", "cilium-nodes", "vpc-cni"]
    verdict: Literal["fits", "exhausted", "invalid", "unknown"]


class CapacityPart(_CapacityPart, total=False):
    """One source of addresses of a cluster."""

    reason: Coded
    unknown: dict[str, Any]
    rooms: Sequence[Room]
    pods: dict[str, Any]
    services: dict[str, Any]
    endsAfterSeconds: str


class _IpamCapacityCounted(TypedDict):
    release: str
    verdict: Literal["fits", "exhausted", "crashed", "invalid", "unknown"]


class IpamCapacityCounted(_IpamCapacityCounted, total=False):
    """The answer of ``ipam.capacity``: each pool, what that means for Pods, and after how long it ends."""

    reason: Coded
    unknown: dict[str, Any]
    plugins: str
    rooms: Sequence[Room]
    pods: dict[str, Any]
    services: dict[str, Any]
    parts: Sequence[CapacityPart]
    endsAfterSeconds: str
    events: Sequence[dict[str, Any]]
    assumed: Sequence[str]
    ignored: Mapping[str, int]
    leases: Sequence[dict[str, Any]]
    gc: dict[str, Any]
    backend: str
    ipv4: dict[str, Any]
    ipv6: dict[str, Any]


class ServicePossible(TypedDict, total=False):
    """What an automatic allocation without a draw can give: ``count`` addresses or ports, in ``ranges``."""

    family: str
    count: str
    ranges: Sequence[Sequence[str]]


class _ServiceDecision(TypedDict):
    subject: str
    verdict: Literal["granted", "valid", "released", "exhausted", "refused", "crashed", "unknown"]


class ServiceDecision(_ServiceDecision, total=False):
    """What kube-apiserver does at an event; ``error`` has ``status``, ``field``, ``value``, ``detail``."""

    clusterIPs: Sequence[str]
    ipFamilies: Sequence[str]
    ipFamilyPolicy: str
    nodePorts: Sequence[int]
    healthCheckNodePort: int
    reason: Coded
    error: Mapping[str, Any]
    errors: Sequence[Mapping[str, Any]]
    ops: Sequence[Mapping[str, Any]]
    flags: Sequence[str]
    possible: ServicePossible
    unknown: dict[str, Any]


class _ServiceRange(TypedDict):
    cidr: str
    allocator: Literal["bitmap", "service-cidr"]
    ready: bool
    offset: int
    size: str
    first: str | None
    last: str | None
    static: Sequence[str] | None
    dynamic: Sequence[str] | None


class ServiceRange(_ServiceRange, total=False):
    """A range of addresses; a band is its first and its last address, or None."""

    free: str


class ServiceNodePorts(TypedDict, total=False):
    """The range of the ports of the Nodes; a band is its first and its last port, or None."""

    range: str
    offset: int
    static: Sequence[int] | None
    dynamic: Sequence[int] | None
    free: int


class _IpamServiceGranted(TypedDict):
    release: str
    verdict: Literal["granted", "valid", "released", "exhausted", "refused", "crashed", "invalid", "unknown"]


class IpamServiceGranted(_IpamServiceGranted, total=False):
    """The answer of ``ipam.service``: what becomes of each event, and the ranges afterwards."""

    reason: Coded
    reasons: Sequence[Coded]
    events: Sequence[ServiceDecision]
    cidrs: Sequence[ServiceRange]
    nodePorts: ServiceNodePorts
    assumed: Sequence[str]
    ignored: dict[str, int]


class _CalicoDecision(TypedDict):
    verdict: Literal["granted", "released", "exhausted", "refused", "unknown"]
    addresses: Sequence[str]


class CalicoDecision(_CalicoDecision, total=False):
    """What becomes of an event: ``addresses`` are given out or given back, ``sources`` says which blocks they are of."""

    reason: Coded
    sources: Sequence[Coded]
    unallocated: Sequence[str]
    ops: Sequence[Mapping[str, Any]]
    unknown: dict[str, Any]


class _CalicoBlock(TypedDict):
    cidr: str
    allocated: Sequence[Mapping[str, str]]
    unallocated: Sequence[str]


class CalicoBlock(_CalicoBlock, total=False):
    """A block; ``unallocated`` is in the order in which its addresses are taken, ``cooling`` can't be taken yet."""

    affinity: str
    claimedAt: int
    cooling: Sequence[Mapping[str, Any]]


class IpamCalicoAssigned(TypedDict, total=False):
    """The answer of ``ipam.calico``: what becomes of each event, and the blocks afterwards."""

    release: str
    calico: str
    verdict: Literal["valid", "granted", "released", "exhausted", "refused", "unknown"]
    events: Sequence[CalicoDecision]
    blocks: Sequence[CalicoBlock]
    assumed: Sequence[str]
    ignored: dict[str, int]


class IpamLint(TypedDict, total=False):
    """The input of ``ipam.lint``: ``conf``, a configuration with host-local or a list with it, ``nodeCidrs`` or ``pools``."""

    conf: Any
    confText: str
    nodeCidrs: Mapping[str, Any]
    pools: Sequence[Mapping[str, Any]]
    serviceCidrs: Sequence[str]
    nodes: int
    hostMtu: int
    plugins: str
    release: str
    complete: Sequence[Complete]


class _IpamLinted(TypedDict):
    release: str
    verdict: Literal["valid", "doubtful", "wrong", "invalid", "unknown"]


class IpamLinted(_IpamLinted, total=False):
    """The answer of ``ipam.lint``: each finding has ``severity``, ``at``, ``code``, ``text`` and ``fix``."""

    plugins: str
    findings: Sequence[Coded]
    reason: Coded
    unknown: dict[str, Any]


class IpamWhatIf(TypedDict, total=False):
    """The input of ``ipam.what-if``: ``conf``, a configuration with host-local or a list with it, and what happens.

    An event has ``add``, ``del`` or ``check`` with a container, ``gc`` with those that stay, or ``allocateMany``.
    """

    conf: Any
    confText: str
    store: Mapping[str, Any] | None
    storeText: str
    events: Sequence[Mapping[str, Any]]
    plugins: str
    release: str
    complete: Sequence[Complete]


class _WhatIfEvent(TypedDict):
    verdict: CniVerdict


class WhatIfEvent(_WhatIfEvent, total=False):
    """What host-local would make of an event; ``granted`` counts the containers of ``allocateMany``."""

    granted: int
    addresses: Sequence[Sequence[str]]
    reason: Coded
    flags: Sequence[str]
    unknown: dict[str, Any]


class _IpamWhatIfAnswered(TypedDict):
    release: str
    plugins: str
    verdict: CniVerdict


class IpamWhatIfAnswered(_IpamWhatIfAnswered, total=False):
    """The answer of ``ipam.what-if``: each event, and the room ``before`` and ``after`` them."""

    reason: Coded
    unknown: dict[str, Any]
    events: Sequence[WhatIfEvent]
    before: Sequence[Room]
    after: Sequence[Room]
