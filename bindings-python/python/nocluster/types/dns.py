"""The types of ``dns.*``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal, TypedDict

from .common import Coded, Common, Complete

CoreDns = Literal["1.15.0", "1.14.7", "1.14.6", "1.14.2"]
"""A CoreDNS line."""


class Needs(TypedDict):
    """Facts that were not given and that the answer depends on."""

    needs: list[Coded]


class Edns(TypedDict, total=False):
    """The OPT record of a query."""

    udpSize: int
    do: bool


class CorefileGiven(Common, total=False):
    """The Corefile that CoreDNS runs with; by default the one that kubeadm 1.37 installs."""

    coredns: CoreDns
    corefile: str
    configMap: Mapping[str, Any]
    configMapText: str
    path: str
    files: Mapping[str, str | None]
    env: Mapping[str, str]
    interfaces: Mapping[str, Sequence[str] | None]


class DnsServerGiven(CorefileGiven, total=False):
    """A cluster, the Corefile, and what neither says of the server."""

    objects: Any
    objectsText: str
    serial: int
    serverIps: Sequence[str]
    synced: bool
    upstream: Mapping[str, Any]


class DnsQuestion(TypedDict, total=False):
    """A query: its words, or the whole message in base64."""

    name: str
    type: str
    clientIp: str
    edns: Edns
    opcode: str
    transport: Literal["udp", "tcp"]
    message: str
    after: int


# `class` is a keyword, so this member needs the functional form.
_Class = TypedDict("_Class", {"class": str}, total=False)


class DnsQuery(DnsServerGiven, DnsQuestion, _Class, total=False):
    """The input of ``dns.query``: one query, or ``queries`` in sequence to one server with one cache."""

    queries: Sequence[Any]


class _DnsStep(TypedDict):
    block: str
    plugin: str
    verdict: str
    reason: Coded
    text: str


class DnsStep(_DnsStep, total=False):
    """A plugin on the way of a query: what it did, and why. ``lookup`` is the lookup of the server's own that it is in."""

    lookup: str


class _DnsReply(TypedDict):
    verdict: Literal["found", "nodata", "nxdomain", "failed", "no-reply", "unknown"]


class DnsReply(_DnsReply, total=False):
    """What CoreDNS replies. Records are presentation lines; ``message`` is the whole reply in base64."""

    rcode: str
    aa: bool
    tc: bool
    answer: list[str]
    authority: list[str]
    additional: list[str]
    message: str
    reason: Coded
    path: list[DnsStep]
    unknown: Needs
    assumed: list[str]


class _DnsQueried(DnsReply):
    release: str
    coredns: CoreDns


class DnsQueried(_DnsQueried, total=False):
    """The answer of ``dns.query``; ``replies`` if ``queries`` were asked."""

    replies: list[DnsReply]
    ignored: dict[str, int]


class Kubelet(TypedDict, total=False):
    """What the kubelet is configured with."""

    clusterDNS: Sequence[str]
    clusterDomain: str
    resolvConf: str | None
    resolvConfPath: str
    nodeIPs: Sequence[str]


class DnsResolvconf(Common, total=False):
    """The input of ``dns.resolvconf``: the Pod, and the kubelet of its node."""

    pod: Any
    podText: str
    kubelet: Kubelet


class DnsEvent(TypedDict):
    """An event that the kubelet records."""

    object: Literal["Pod", "Node"]
    reason: str
    message: str


class _DnsResolvconfWritten(TypedDict):
    release: str
    verdict: Literal["written", "invalid", "failed", "unknown"]
    events: list[DnsEvent]
    errors: list[dict[str, Any]]
    nodeEvents: list[DnsEvent]


class DnsResolvconfWritten(_DnsResolvconfWritten, total=False):
    """The answer of ``dns.resolvconf``."""

    text: str
    nameservers: list[str]
    searches: list[str]
    options: list[str]
    reason: Coded
    findings: list[Coded]
    unknown: Needs
    assumed: list[str]


class DnsHostname(Common, total=False):
    """The input of ``dns.hostname``."""

    pod: Any
    podText: str
    domain: str
    nodeHosts: str


class _DnsHostnameSet(TypedDict):
    release: str
    verdict: Literal["known", "invalid", "failed", "unknown"]
    errors: list[dict[str, Any]]


class DnsHostnameSet(_DnsHostnameSet, total=False):
    """The answer of ``dns.hostname``."""

    hostname: str
    cut: bool
    domain: str
    fqdn: str
    kernelHostname: str
    error: str
    etcHosts: str
    etcHostsUnknown: Needs
    endpointHostname: str
    reason: Coded
    unknown: Needs
    assumed: list[str]


class NamesOf(TypedDict, total=False):
    """An object whose names are asked for; the namespace is `default` unless given."""

    kind: str
    namespace: str
    name: str


class DnsNames(Common, total=False):
    """The input of ``dns.names``."""

    of: NamesOf
    domain: str
    objects: Any
    objectsText: str
    coredns: CoreDns


class _DnsName(TypedDict):
    name: str
    type: str
    of: str


class DnsName(_DnsName, total=False):
    """A name with the type of its records; ``answer`` is empty if the records are not known."""

    answer: list[str]
    reason: Coded
    unknown: Needs
    conditions: list[dict[str, Any]]


class _ShortName(TypedDict):
    namespace: str
    name: str


class ShortName(_ShortName, total=False):
    """The shortest name that a Pod of a namespace can use."""

    shadowedBy: str


class _DnsNamed(TypedDict):
    release: str
    coredns: CoreDns
    verdict: Literal["found", "no-name", "not-found", "unknown"]


class DnsNamed(_DnsNamed, total=False):
    """The answer of ``dns.names``."""

    of: NamesOf
    names: list[DnsName]
    shortest: list[ShortName]
    unknown: Needs
    assumed: list[str]
    ignored: dict[str, int]


class DnsLookup(DnsServerGiven, total=False):
    """The input of ``dns.lookup``: who looks up which name, with which libc."""

    name: str
    client: Any
    clientText: str
    libc: Literal["glibc", "musl", "go"]
    family: Literal["unspec", "inet", "inet6"]
    port: int
    protocol: Literal["TCP", "UDP", "SCTP"]
    kubelet: Kubelet


class _LookupStep(TypedDict):
    candidate: str
    queries: list[str]
    answers: dict[str, Any]


class LookupStep(_LookupStep, total=False):
    """A candidate of the search list: the queries for it, the replies, and why the next step follows.

    A step that is not known is the last; it has the replies that are known, and ``unknown`` in place of the rest.
    """

    sent: int
    outcome: Any
    next: Coded
    unknown: Needs


class LookupConnection(TypedDict, total=False):
    """The steps of a connection to a port of the Service that is found, up to the first that fails.

    Each step has a ``status``: ``ok``, ``info``, ``warn``, ``unknown`` or ``fail``.
    """

    port: int
    protocol: str
    steps: list[Coded]


class LookupResult(TypedDict, total=False):
    """What the application gets: addresses, or an error of its libc."""

    addresses: list[str]
    error: Any


class _DnsLookedUp(TypedDict):
    release: str
    coredns: CoreDns
    verdict: Literal["found", "not-found", "unknown"]


class DnsLookedUp(_DnsLookedUp, total=False):
    """The answer of ``dns.lookup``; ``queries`` counts the queries that are sent, retries too.

    ``findings`` explain the lookup, the most likely cause first. Each has a ``severity`` (``error``, ``warning``,
    ``info``), ``code``, ``text`` and ``fixes``, and mostly the ``object`` and the ``field`` that decide.
    """

    result: LookupResult
    answered: Any
    queries: int
    steps: list[LookupStep]
    advice: list[Coded]
    findings: list[Coded]
    connections: list[LookupConnection]
    resolvConf: str
    unknown: Needs
    assumed: list[str]
    ignored: dict[str, int]


class DnsCorefile(TypedDict, total=False):
    """The input of ``dns.corefile``: a Corefile, or the ConfigMap that holds it."""

    text: str
    configMap: Any
    configMapText: str
    path: str
    env: Mapping[str, str]
    interfaces: Mapping[str, Sequence[str] | None]
    files: Mapping[str, str | None]
    coredns: CoreDns
    release: str
    complete: Sequence[Complete]


class _DnsCorefileLoaded(TypedDict):
    release: str
    coredns: CoreDns
    verdict: Literal["loads", "loads-with-errors", "does-not-load"]
    loads: bool
    blocks: list[dict[str, Any]]
    order: list[str]
    findings: list[Coded]


class DnsCorefileLoaded(_DnsCorefileLoaded, total=False):
    """The answer of ``dns.corefile``; ``error`` is the line that CoreDNS prints, with its place."""

    error: dict[str, Any]
    assumed: list[str]
