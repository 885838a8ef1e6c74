"""The shapes of inputs and answers, as they are on the wire. For type checkers: at run time all of them are dicts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal, TypedDict

Complete = Literal["namespaces", "crds"]
Dialect = Literal["rfc6902", "kube-apiserver"]
Phase = Literal["mutating", "validating"]
Verb = Literal["create", "update", "delete"]


class Common(TypedDict, total=False):
    """Members that every input may carry."""

    release: str
    complete: Sequence[Complete]
    text: bool


class _PatchApply(Common):
    dialect: Dialect


class PatchApply(_PatchApply, total=False):
    """The input of ``patch.apply``: ``doc`` and ``patch``, each as JSON or as text."""

    doc: Any
    docText: str
    patch: Sequence[Mapping[str, Any]]
    patchText: str
    copyLimit: int


class _PatchApplied(TypedDict):
    release: str
    changed: bool


class PatchApplied(_PatchApplied, total=False):
    """The answer of ``patch.apply``; ``docText`` instead of ``doc`` if ``text`` was asked for."""

    doc: Any
    docText: str
    orderDependent: bool


class Gvk(TypedDict):
    """Group, version, kind."""

    group: str
    version: str
    kind: str


class Gvr(TypedDict):
    """Group, version, resource."""

    group: str
    version: str
    resource: str


class UserInfo(TypedDict, total=False):
    """Who asks."""

    username: str
    uid: str
    groups: Sequence[str]
    extra: Mapping[str, Sequence[str]]


class Request(TypedDict, total=False):
    """An AdmissionRequest; everything that can be derived may be left out."""

    uid: str
    kind: Gvk
    resource: Gvr
    subResource: str
    requestKind: Gvk
    requestResource: Gvr
    requestSubResource: str
    name: str
    namespace: str
    operation: Literal["CREATE", "UPDATE", "DELETE", "CONNECT"]
    userInfo: UserInfo
    object: Any
    oldObject: Any
    dryRun: bool
    options: Any


class _RequestReview(TypedDict):
    kind: Literal["AdmissionReview"]
    request: Request


class RequestReview(_RequestReview, total=False):
    """An AdmissionReview around a request."""

    apiVersion: str


class _ResourceRow(TypedDict):
    group: str
    version: str
    resource: str


class ResourceRow(_ResourceRow, total=False):
    """A row that adds to the table of resources, or replaces one."""

    subresource: str
    kind: Gvk
    key: str


Condition = bool | Mapping[Literal["error"], str]
Conditions = Mapping[str, Mapping[str, Any]]
"""By webhook and condition: a :data:`Condition`, or a list of them, one a round."""




Coded = dict[str, Any]
"""A stable ``code`` and the facts that belong to it."""


class AdmissionAnswer(TypedDict, total=False):
    """What answers about admission carry beside their own members, where it says something."""

    assumed: list[str]
    ignored: dict[str, int]
    findings: list[dict[str, Any]]


class ClusterInput(Common, total=False):
    """The cluster of an operation."""

    objects: Any
    objectsText: str
    resources: Sequence[ResourceRow]


class AdmissionRequest(ClusterInput, total=False):
    """The input of ``admission.request``."""

    verb: Verb
    object: Any
    objectText: str
    oldObject: Any
    oldObjectText: str
    subresource: str
    name: str
    namespace: str
    resource: Gvr
    options: Any
    optionsText: str
    user: UserInfo
    dryRun: bool
    fieldManager: str


class _Answered(AdmissionAnswer):
    release: str
    registration: Literal["not-checked"]


class _Unknown(TypedDict):
    needs: list[Coded]


class _Requested(_Answered):
    requests: list[Any]


class AdmissionRequested(_Requested, total=False):
    """The answer of ``admission.request``."""

    unknown: _Unknown


class AdmissionReview(ClusterInput, total=False):
    """The input of ``admission.review``."""

    request: Request | RequestReview
    requestText: str
    hook: str
    version: Literal["v1", "v1beta1"]
    uid: str
    conditions: Conditions


class AdmissionReviewed(_Answered, total=False):
    """The answer of ``admission.review``."""

    review: Any
    reviewText: str
    decision: Hook
    unknown: _Unknown


class AdmissionMatch(ClusterInput, total=False):
    """The input of ``admission.match``."""

    request: Request | RequestReview
    requestText: str
    phase: Phase
    conditions: Conditions
    explain: bool


class _Gate(TypedDict):
    gate: str
    result: Literal["pass", "skip", "hold"]


class Gate(_Gate, total=False):
    """One gate of a webhook."""

    reason: Coded


class _Hook(TypedDict):
    hook: str
    configuration: str
    webhook: str
    index: int
    decision: Literal["call", "skip", "reject", "unknown"]
    reason: Coded
    message: str


class Hook(_Hook, total=False):
    """A webhook's decision."""

    status: dict[str, Any]
    needs: list[Coded]
    gates: list[Gate]


class _Matched(_Answered):
    hooks: list[Hook]


class AdmissionMatched(_Matched, total=False):
    """The answer of ``admission.match``."""

    unknown: _Unknown


class AdmissionRun(ClusterInput, total=False):
    """The input of ``admission.run``."""

    request: Request | RequestReview
    requestText: str
    answers: Mapping[str, Any]
    conditions: Conditions
    uids: Sequence[str]
    names: Sequence[str]


class _Need(TypedDict):
    hook: str
    round: int
    call: int
    url: str
    serverName: str
    timeoutSeconds: int


class Need(_Need, total=False):
    """A webhook's answer that is needed to go on."""

    review: Any
    reviewText: str


class _Call(TypedDict):
    phase: Phase
    round: int
    index: int
    hook: str
    reviewed: bool
    outcome: Coded
    changed: bool


class Call(_Call, total=False):
    """One webhook that was reached in a run."""

    review: Any
    reviewText: str
    patch: Any
    patchText: str
    objectAfter: Any
    objectAfterText: str


class _Crashed(TypedDict):
    hook: str
    round: int
    message: str


class Crashed(_Crashed, total=False):
    """The server crashed on a patch."""

    opIndex: int


class _Ran(_Answered):
    verdict: Literal["allowed", "denied", "crashed", "unknown", "need"]
    message: str
    warnings: list[str]
    warningHeaders: list[str]
    auditAnnotations: dict[str, str]
    calls: list[Call]
    skipped: list[dict[str, Any]]
    passes: int


class AdmissionRan(_Ran, total=False):
    """The answer of ``admission.run``."""

    allowed: bool
    status: dict[str, Any]
    crashed: Crashed
    unknown: _Unknown
    need: Need
    object: Any
    objectText: str
    candidates: list[dict[str, Any]]
    textUnknown: bool
    unusedAnswers: list[str]


class YamlRead(TypedDict):
    """The objects of a file, and what kubectl does in silence: ``code``, ``line``, ``message`` and facts."""

    objects: list[Any]
    warnings: list[Coded]
