"""The operations on cluster DNS, with the wire's inputs and answers.

>>> from nocluster import dns
>>> pod = {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "namespace": "shop"}, "spec": {}}
>>> dns.resolvconf({"pod": pod, "kubelet": {"clusterDNS": ["10.96.0.10"]}})["searches"]
['shop.svc.cluster.local', 'svc.cluster.local', 'cluster.local']
"""

from __future__ import annotations

from typing import cast

from ._call import call
from .types import (
    DnsCorefile,
    DnsCorefileLoaded,
    DnsHostname,
    DnsHostnameSet,
    DnsLookedUp,
    DnsLookup,
    DnsNamed,
    DnsNames,
    DnsQueried,
    DnsQuery,
    DnsResolvconf,
    DnsResolvconfWritten,
)

__all__ = ["corefile", "hostname", "lookup", "names", "query", "resolvconf"]


def query(input: DnsQuery) -> DnsQueried:
    """``dns.query``: what CoreDNS replies to a query, and which object and field decide."""
    return cast(DnsQueried, call("dns.query", input))


def names(input: DnsNames) -> DnsNamed:
    """``dns.names``: every name under which a Service, a Pod or the Pods of a workload can be found."""
    return cast(DnsNamed, call("dns.names", input))


def resolvconf(input: DnsResolvconf) -> DnsResolvconfWritten:
    """``dns.resolvconf``: the resolv.conf of a Pod, and the kubelet's events about it."""
    return cast(DnsResolvconfWritten, call("dns.resolvconf", input))


def hostname(input: DnsHostname) -> DnsHostnameSet:
    """``dns.hostname``: the host name of a Pod, its FQDN and its ``/etc/hosts``."""
    return cast(DnsHostnameSet, call("dns.hostname", input))


def lookup(input: DnsLookup) -> DnsLookedUp:
    """``dns.lookup``: every query that a Pod's resolver sends for a name, and what the application gets."""
    return cast(DnsLookedUp, call("dns.lookup", input))


def corefile(input: DnsCorefile) -> DnsCorefileLoaded:
    """``dns.corefile``: whether a Corefile loads, the error that CoreDNS prints, and all other findings."""
    return cast(DnsCorefileLoaded, call("dns.corefile", input))
