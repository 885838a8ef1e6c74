"""The types of ``admission.*``."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal, TypedDict

from .common import Coded, Common

Phase = Literal["mutating", "validating"]
FieldValidation = Literal["Strict", "Warn", "Ignore"]
Verb = Literal["create", "update", "delete", "connect", "deletecollection"]


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
    """The user who makes a request."""

    username: str
    uid: str
    groups: Sequence[str]
    extra: Mapping[str, Sequence[str]]


class Request(TypedDict, total=False):
    """An AdmissionRequest; fields that can be derived may be left out."""

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


class _AuditEvent(TypedDict):
    kind: Literal["Event"]
    apiVersion: str
    verb: str
    requestObject: Any


class AuditEvent(_AuditEvent, total=False):
    """An event of the audit log that has recorded the object of the request, as audit.k8s.io/v1 has it."""

    level: str
    auditID: str
    stage: str
    requestURI: str
    user: Mapping[str, Any]
    impersonatedUser: Mapping[str, Any]
    authenticationMetadata: Mapping[str, Any]
    sourceIPs: Sequence[str]
    userAgent: str
    objectRef: Mapping[str, Any]
    responseStatus: Mapping[str, Any]
    responseObject: Any
    requestReceivedTimestamp: str
    stageTimestamp: str
    annotations: Mapping[str, str]


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
"""By webhook and condition: a :data:`Condition`, or a list of them, one per pass."""


class _Http(TypedDict):
    status: int


class Http(_Http, total=False):
    """An HTTP response of a webhook."""

    contentType: str
    headers: Mapping[str, str]
    body: str


class WebhookAnswer(TypedDict, total=False):
    """A webhook's response: one of ``allow``, ``deny``, ``patch``, ``review``, ``http``, ``error``, ``timeout``.

    ``code`` belongs to ``deny``, ``strictUid`` to ``review``.
    """

    allow: Literal[True]
    deny: str
    code: int
    patch: Sequence[Mapping[str, Any]]
    review: Any
    strictUid: bool
    http: Http
    error: str
    timeout: Literal[True]


Webhook = Callable[[dict[str, Any]], Any]
"""Gets the AdmissionReview and returns one with a response, or a :class:`WebhookAnswer`."""

Answers = Mapping[str, WebhookAnswer | Sequence[WebhookAnswer]]
"""By webhook: its response, or a list of them, one per call."""


class _Finding(TypedDict):
    code: str
    severity: Literal["error", "warning", "info"]
    at: str
    message: str


class Finding(_Finding, total=False):
    """A finding about the input. The facts of its code are members too.

    ``span`` is the range of bytes of the value in the text at ``at``, if that member was given as text.
    """

    fix: str
    span: list[int]
    apiVersion: str
    by: str
    encoding: str
    error: str
    escaped: str
    field: str
    hook: str
    key: str
    member: str
    missing: str
    nearest: str
    offset: int
    op: str
    opIndex: int
    operation: str
    path: str
    problem: str
    resource: str
    subResource: str
    uid: str
    value: str
    warning: str


class AdmissionAnswer(TypedDict, total=False):
    """Members that answers about admission have if there is something to report."""

    assumed: list[str]
    ignored: dict[str, int]
    findings: list[Finding]


class ClusterInput(Common, total=False):
    """The members of an input that describe the cluster."""

    objects: Any
    objectsText: str
    resources: Sequence[ResourceRow]


class AdmissionRequest(ClusterInput, total=False):
    """The input of ``admission.request``: a client's call."""

    verb: Verb
    object: Any
    objectText: str
    oldObject: Any
    oldObjectText: str
    parent: Any
    parentText: str
    subresource: str
    name: str
    namespace: str
    resource: Gvr | str
    options: Any
    optionsText: str
    user: UserInfo
    dryRun: bool
    fieldManager: str
    fieldValidation: FieldValidation


class _Answered(AdmissionAnswer):
    release: str
    registration: Literal["not-checked"]


class Unknown(TypedDict):
    """The facts that are missing."""

    needs: list[Coded]


class _Requested(_Answered):
    requests: list[Any]


class AdmissionRequested(_Requested, total=False):
    """The answer of ``admission.request``."""

    warnings: list[str]
    unknown: Unknown


class AdmissionReview(AdmissionRequest, total=False):
    """The input of ``admission.review``: ``request``, or a client's call."""

    request: Request | RequestReview | AuditEvent
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
    warnings: list[str]
    unknown: Unknown


class AdmissionMatch(AdmissionRequest, total=False):
    """The input of ``admission.match``: ``request``, or a client's call."""

    request: Request | RequestReview | AuditEvent
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


Decision = Literal["call", "skip", "reject", "unknown"]


class _Hook(TypedDict):
    hook: str
    configuration: str
    webhook: str
    index: int
    decision: Decision
    reason: Coded
    message: str


class Hook(_Hook, total=False):
    """The decision about a webhook."""

    status: dict[str, Any]
    needs: list[Coded]
    becomes: Coded
    gates: list[Gate]


class _Matched(_Answered):
    verdict: Literal["called", "not-called", "rejected", "unknown"]
    message: str
    hooks: list[Hook]


class AdmissionMatched(_Matched, total=False):
    """The answer of ``admission.match``."""

    warnings: list[str]
    unknown: Unknown


class PluginFlags(TypedDict, total=False):
    """The admission plugins, as the flags of kube-apiserver have them."""

    enable: Sequence[str]
    disable: Sequence[str]


AdmissionPlugins = Sequence[str] | PluginFlags
"""The admission plugins that a request goes through: all of their names, or what the flags change."""


class AdmissionRun(AdmissionRequest, total=False):
    """The input of ``admission.run``: ``request``, or a client's call."""

    request: Request | RequestReview | AuditEvent
    requestText: str
    answers: Answers
    rest: WebhookAnswer
    conditions: Conditions
    uids: Sequence[str]
    names: Sequence[str]
    suffixes: Sequence[str]
    now: str
    objectUid: str
    plugins: AdmissionPlugins


class Skipped(Hook):
    """A webhook that was skipped in a run, or at which matching ended the request."""

    phase: Phase
    round: int


class _Need(TypedDict):
    hook: str
    round: int
    call: int
    url: str
    serverName: str
    timeoutSeconds: int


class Need(_Need, total=False):
    """The call whose response is needed to continue a run."""

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
    """One webhook that matched in a run, with the result of its call."""

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


class _Change(TypedDict):
    op: Literal["add", "remove", "replace"]
    path: str


class Change(_Change, total=False):
    """A difference, in the words of JSON Patch."""

    value: Any
    valueText: str


class _Stage(TypedDict):
    stage: str
    phase: Literal["decoding", "mutating", "storing", "validating"]
    round: int
    changes: list[Change]


class Stage(_Stage, total=False):
    """What the server did at one stage of a request's way: ``defaults``, ``plugin/ServiceAccount``, ``webhooks``, ..."""

    status: dict[str, Any]
    warnings: list[str]


Verdict = Literal["allowed", "denied", "crashed", "unknown", "need"]


class _Ran(_Answered):
    verdict: Verdict
    message: str
    warnings: list[str]
    warningHeaders: list[str]
    auditAnnotations: dict[str, str]
    calls: list[Call]
    skipped: list[Skipped]
    passes: int


class AdmissionRan(_Ran, total=False):
    """The answer of ``admission.run``."""

    allowed: bool
    status: dict[str, Any]
    crashed: Crashed
    unknown: Unknown
    need: Need
    object: Any
    objectText: str
    stages: list[Stage]
    candidates: list[dict[str, Any]]
    textUnknown: bool
    unusedAnswers: list[str]
    restAnswered: list[str]
    mayNeed: list[Coded]


class _AdmissionDefault(TypedDict, total=False):
    object: Any
    objectText: str
    conversion: bool
    to: str
    stored: bool
    oldObject: Any
    oldObjectText: str
    now: str
    objectUid: str


class AdmissionDefault(_AdmissionDefault, ClusterInput, total=False):
    """The input of ``admission.default``: an object as a client sends it.

    The CustomResourceDefinition of a custom resource is among the objects.
    """


class _AdmissionDefaulted(TypedDict):
    release: str
    changes: list[Change]
    assumed: list[str]


class AdmissionDefaulted(_AdmissionDefaulted, total=False):
    """The answer of ``admission.default``."""

    object: Any
    objectText: str
    dropped: list[str]
