"""A cluster that is prepared once for many operations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal, cast

from . import _native
from ._call import read_yaml
from ._text import dump, guarded, opened, raw, utf8
from .errors import NoclusterError
from .outcome import Outcome
from .types import (
    AdmissionMatched,
    AdmissionPlugins,
    Complete,
    Conditions,
    CoreDns,
    DnsLookedUp,
    DnsNamed,
    DnsQueried,
    Edns,
    FieldValidation,
    Gvr,
    Hook,
    Kubelet,
    NamesOf,
    Phase,
    ResourceRow,
    UserInfo,
    Verb,
    Webhook,
    WebhookAnswer,
)

Given = str | bytes | Mapping[str, Any]
"""A Kubernetes object: its JSON text, which goes to the core untouched, or a dict."""

# The wire's names of the options that have another name here, and the options that may be text.
WIRE = {
    "old": "oldObject",
    "dry_run": "dryRun",
    "field_manager": "fieldManager",
    "field_validation": "fieldValidation",
    "config_map": "configMap",
    "client_ip": "clientIp",
    "server_ips": "serverIps",
}
RAW = ("oldObject", "parent", "options", "configMap", "client")


class Cluster:
    """The objects of a cluster, prepared once for many operations.

    ``objects`` is the output of ``kubectl get -o json``, as text, or the same objects as a list or dict. ``release`` is
    the Kubernetes minor release. ``complete`` names the kinds of which ``objects`` has every object, so that a missing
    one does not exist. ``resources`` adds rows to the table of resources.
    """

    def __init__(
        self,
        objects: str | bytes | Sequence[Mapping[str, Any]] | Mapping[str, Any],
        *,
        release: str | None = None,
        complete: Sequence[Complete] | None = None,
        resources: Sequence[ResourceRow] | None = None,
    ) -> None:
        options = {"release": release, "complete": complete, "resources": resources}
        text = dump(raw("objects", objects) | {name: value for name, value in options.items() if value is not None})
        self._release = release
        try:
            self._native = guarded(lambda: _native.Cluster(text))
        except ValueError as error:
            opened(str(error))
            raise

    @classmethod
    def from_yaml(
        cls,
        text: str | bytes,
        *,
        release: str | None = None,
        complete: Sequence[Complete] | None = None,
        resources: Sequence[ResourceRow] | None = None,
    ) -> Cluster:
        """A cluster from YAML or JSON, read exactly as kubectl reads a file.

        The warnings about the text are those of :func:`nocluster.read_yaml`.
        """
        return cls(read_yaml(text)["objects"], release=release, complete=complete, resources=resources)

    def __repr__(self) -> str:
        return "Cluster(...)" if self._release is None else f"Cluster(..., release={self._release!r})"

    def call_text(self, op: str, text: str | bytes) -> str:
        """Runs an operation on this cluster, text in and envelope out; the input has no ``objects``."""
        name, checked = utf8(op, "the operation"), utf8(text, "the input")
        return guarded(lambda: self._native.call(name, checked))

    def call(self, op: str, input: Mapping[str, Any]) -> Any:
        """Runs an operation on this cluster and returns its ``ok``; its ``err`` is raised."""
        return opened(self.call_text(op, dump(input)))

    def match(
        self,
        subject: Given,
        *,
        verb: Verb | None = None,
        old: Given | None = None,
        parent: Given | None = None,
        subresource: str | None = None,
        name: str | None = None,
        namespace: str | None = None,
        resource: Gvr | str | None = None,
        options: Given | None = None,
        user: UserInfo | None = None,
        dry_run: bool | None = None,
        field_manager: str | None = None,
        field_validation: FieldValidation | None = None,
        conditions: Conditions | None = None,
        phase: Phase | None = None,
    ) -> list[Hook]:
        """Returns the decision about every webhook for an object, or for a given request.

        A request is an AdmissionRequest, an AdmissionReview, or an audit ``Event`` with ``requestObject``. ``old`` is the stored object (with ``verb="update"``, the text ``"null"`` says that none is stored), ``parent`` the object whose subresource is called, ``options`` the options of the
        call, such as CreateOptions; each may be text. ``field_validation`` is ``Strict``, ``Warn`` or ``Ignore``: what the
        server makes of unknown and repeated fields; by default it warns. ``resource`` may be text such as ``deployments.v1.apps``. If the
        resource itself is not known, :class:`NoclusterError` is raised with the code ``unknown`` and its ``needs``.
        """
        return self._match(subject, _wire_names(locals()))

    def explain(
        self,
        subject: Given,
        *,
        verb: Verb | None = None,
        old: Given | None = None,
        parent: Given | None = None,
        subresource: str | None = None,
        name: str | None = None,
        namespace: str | None = None,
        resource: Gvr | str | None = None,
        options: Given | None = None,
        user: UserInfo | None = None,
        dry_run: bool | None = None,
        field_manager: str | None = None,
        field_validation: FieldValidation | None = None,
        conditions: Conditions | None = None,
        phase: Phase | None = None,
    ) -> list[Hook]:
        """Returns the decisions of :meth:`match`, with every gate of every webhook."""
        return self._match(subject, _wire_names(locals()) | {"explain": True})

    def _match(self, subject: Given, question: dict[str, Any]) -> list[Hook]:
        matched = cast(AdmissionMatched, self._ask("admission.match", subject, question))
        if "unknown" in matched:
            # No hook was matched at all; an empty list would hide that.
            raise NoclusterError("admission", "unknown", matched["message"], facts=dict(matched["unknown"]))
        return matched["hooks"]

    def run(
        self,
        subject: Given,
        *,
        verb: Verb | None = None,
        old: Given | None = None,
        parent: Given | None = None,
        subresource: str | None = None,
        name: str | None = None,
        namespace: str | None = None,
        resource: Gvr | str | None = None,
        options: Given | None = None,
        user: UserInfo | None = None,
        dry_run: bool | None = None,
        field_manager: str | None = None,
        field_validation: FieldValidation | None = None,
        conditions: Conditions | None = None,
        answers: Mapping[str, Webhook | WebhookAnswer | Sequence[WebhookAnswer]] | None = None,
        rest: WebhookAnswer | None = None,
        uids: Sequence[str] | None = None,
        names: Sequence[str] | None = None,
        suffixes: Sequence[str] | None = None,
        now: str | None = None,
        object_uid: str | None = None,
        plugins: AdmissionPlugins | None = None,
    ) -> Outcome:
        """Runs the whole admission of an object.

        ``answers`` maps webhooks to their responses, or to a callable that gets the AdmissionReview and returns one
        with a response, or a response in one of the wire's short forms. ``rest`` is the response of those that
        ``answers`` does not name. ``plugins`` are the admission plugins, by default those that kube-apiserver runs by
        default; for a request that is used as it is, the webhooks alone. ``now`` is the time of the request, as in
        ``2030-01-01T00:00:00Z``, and ``object_uid`` the uid of a new object; both are left out where they are not
        given. The other options are those of :meth:`match`.
        """
        question = _wire_names(locals())
        given: Mapping[str, Any] = {} if answers is None else answers
        if not isinstance(given, Mapping):
            raise TypeError(f"`answers` must map webhooks to their responses, and is {type(given).__name__}")
        # An empty list names the webhook and has no response yet.
        known: dict[str, Any] = {key: [] if callable(value) else value for key, value in given.items()}
        while True:
            out = Outcome(self._ask("admission.run", subject, question | {"answers": known}))
            need = out.get("need")
            key = None if need is None else _key(given, need["hook"])
            if need is None or key is None or not callable(given[key]):
                return out
            known[key].append(_answer(given[key](need["review"])))

    def query(
        self,
        name: str,
        type: str = "A",
        *,
        corefile: str | None = None,
        config_map: Given | None = None,
        coredns: CoreDns | None = None,
        client_ip: str | None = None,
        edns: Edns | None = None,
        transport: Literal["udp", "tcp"] | None = None,
        server_ips: Sequence[str] | None = None,
        upstream: Mapping[str, Any] | None = None,
        files: Mapping[str, str | None] | None = None,
        env: Mapping[str, str] | None = None,
        interfaces: Mapping[str, Sequence[str] | None] | None = None,
    ) -> DnsQueried:
        """Returns what CoreDNS replies to a query, and which object and field decide.

        ``corefile`` is the text of the Corefile, or ``config_map`` the ConfigMap that holds it; by default it is the one
        that kubeadm 1.37 installs. ``coredns`` is the CoreDNS line, ``upstream`` the replies of other servers by
        ``<absolute name> <TYPE>``, ``files`` and ``interfaces`` those of CoreDNS's machine.
        """
        return cast(DnsQueried, self.call("dns.query", _wire_names(locals())))

    def names(self, of: NamesOf, *, domain: str | None = None, coredns: CoreDns | None = None) -> DnsNamed:
        """Returns every name under which a Service, a Pod or the Pods of a workload can be found.

        ``of`` names the object: ``{"kind": "Service", "namespace": "shop", "name": "web"}``.
        """
        return cast(DnsNamed, self.call("dns.names", _wire_names(locals())))

    def lookup(
        self,
        name: str,
        client: Given,
        *,
        libc: Literal["glibc", "musl", "go"] | None = None,
        family: Literal["unspec", "inet", "inet6"] | None = None,
        port: int | None = None,
        protocol: Literal["TCP", "UDP", "SCTP"] | None = None,
        kubelet: Kubelet | None = None,
        corefile: str | None = None,
        config_map: Given | None = None,
        coredns: CoreDns | None = None,
        server_ips: Sequence[str] | None = None,
        upstream: Mapping[str, Any] | None = None,
        files: Mapping[str, str | None] | None = None,
        env: Mapping[str, str] | None = None,
        interfaces: Mapping[str, Sequence[str] | None] | None = None,
    ) -> DnsLookedUp:
        """Returns every query that a client's resolver sends for a name, and what the application gets.

        ``client`` is a Pod; or ``{"kind": .., "namespace": .., "name": ..}``, a Pod or a workload of the cluster; or
        ``{"resolvConf": text}``. ``port`` is the one to which it connects afterwards. The other options are those of :meth:`query`.
        """
        return cast(DnsLookedUp, self.call("dns.lookup", _wire_names(locals())))

    def _ask(self, op: str, subject: Given, question: dict[str, Any]) -> Any:
        """Runs an operation on an object, whose text is passed beside the input if it was given as text."""
        if not isinstance(subject, (str, bytes)):
            return self.call(op, question | {"object": subject})
        text, beside = dump(question), utf8(subject, "the object")
        return opened(guarded(lambda: self._native.call_with_text(op, text, "object", beside)))


def _wire_names(arguments: Mapping[str, Any]) -> dict[str, Any]:
    """The arguments of a method as members of the wire, without the subject and those that were not given."""
    question: dict[str, Any] = {}
    for name, value in arguments.items():
        if name not in ("self", "subject") and value is not None:
            member = WIRE.get(name, name)
            question |= raw(member, value) if member in RAW else {member: value}
    return question


def _key(answers: Mapping[str, Any], hook: str) -> str | None:
    """The key of `answers` that names this hook: its whole key or an ending of it."""
    keys = [key for key in answers if hook == key or hook.endswith("/" + key)]
    return max(keys, key=len, default=None)


def _answer(value: Any) -> Any:
    """The result of a callable: a response of the wire, or an AdmissionReview, whose uid must be the one sent."""
    is_review = isinstance(value, Mapping) and "response" in value
    return {"review": value, "strictUid": True} if is_review else value
