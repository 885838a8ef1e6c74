"""The types of ``ipam.*``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal, TypedDict

from .common import Coded, Complete

Plugins = Literal["1.10", "1.9", "1.1"]
"""A line of the CNI plugins."""

CniVerdict = Literal["valid", "released", "granted", "invalid", "refused", "exhausted", "crashed", "unknown"]
"""How a call of a plugin ends."""


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


class _IpamCalico(TypedDict):
    host: str


class IpamCalico(_IpamCalico, total=False):
    """The input of ``ipam.calico``: Calico's pools, blocks and configuration, a Node, and what happens.

    ``pools``, ``blocks``, ``config`` and ``reservations`` are objects of Calico or their specs; an event has ``assign``,
    ``assignIp``, ``release`` or ``releaseHandle``.
    """

    pools: Sequence[Mapping[str, Any]]
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
