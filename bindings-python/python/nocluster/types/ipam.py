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
