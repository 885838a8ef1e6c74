//! The objects as a [`super::Zone`] stores them: numbers and places instead of texts and lists.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use super::texts::{Word, index};

/// A part of one of the lists of a Zone.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Part {
    pub(crate) start: u32,
    pub(crate) len: u32,
}

impl Part {
    pub(crate) fn of<T>(self, list: &[T]) -> &[T] {
        let start = index(self.start);
        list.get(start..start.saturating_add(index(self.len))).unwrap_or_default()
    }
}

/// What CoreDNS answers with: an address, or a text that may be the name of another host.
///
/// An address that is not written as Go prints it stays a text, since CoreDNS compares texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Host {
    V4(Ipv4Addr),
    V6(Ipv6Addr),
    Text(Word),
}

impl Host {
    pub(crate) fn ip(self) -> Option<IpAddr> {
        match self {
            Self::V4(ip) => Some(ip.into()),
            Self::V6(ip) => Some(ip.into()),
            Self::Text(_) => None,
        }
    }
}

/// Why a Namespace is taken to exist.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NamespaceSource {
    Given,
    /// The server creates it itself.
    BuiltIn,
    /// Objects in it were given.
    OfObjects,
    /// Objects in it were given, but it was not, though all were.
    Absent,
}

#[derive(Debug, Clone, Copy)]
pub(crate) struct Namespace {
    pub(crate) name: Word,
    pub(crate) source: NamespaceSource,
    /// Whether its labels fulfil `namespace_labels`; `None` if that depends on labels that are not known.
    pub(crate) selected: Option<bool>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Port {
    /// -1 in place of the ports of an object without any, and for a port without number.
    pub(crate) number: i32,
    pub(crate) name: Word,
    pub(crate) protocol: Word,
}

/// What the endpoints of a Service are known from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum EndpointsSource {
    /// The EndpointSlices that were given; there may be none.
    Slices,
    /// The Pods that the Service selects.
    Pods,
    /// Neither.
    Nothing,
}

/// What most queries need of a Service lies in one line of the processor's cache.
#[derive(Debug, Clone, Copy)]
#[repr(align(64))]
pub(crate) struct Service {
    pub(crate) namespace: u32,
    pub(crate) name: Word,
    /// Whether its labels fulfil the option `labels`; CoreDNS does not see it otherwise.
    pub(crate) selected: bool,
    pub(crate) is_external_name: bool,
    pub(crate) external_name: Word,
    /// At least one, as CoreDNS has it; none if the ClusterIP was not given.
    pub(crate) cluster_ips: Part,
    /// The first of them, if it is an address of IPv4; most Services have no other.
    pub(crate) first_ipv4: Option<Ipv4Addr>,
    /// Whether the first of them is `None`.
    pub(crate) is_headless: bool,
    pub(crate) ports: Part,
    /// Its EndpointSlices, in the order of their names.
    pub(crate) slices: Part,
    pub(crate) endpoints: EndpointsSource,
}

#[derive(Debug, Clone, Copy)]
pub(crate) struct Slice {
    pub(crate) namespace: u32,
    pub(crate) name: Word,
    /// The label with the name of the Service; empty without one.
    pub(crate) service: Word,
    /// The label with the cluster that it comes from; empty without one.
    pub(crate) cluster: Word,
    /// The place among all slices of a cluster by namespace and name.
    pub(crate) rank: u32,
    pub(crate) ports: Part,
    /// The addresses of the endpoints that are ready.
    pub(crate) addresses: Part,
    /// The endpoints that are not ready.
    pub(crate) unready: Part,
}

/// An address of an endpoint.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Address {
    pub(crate) host: Host,
    pub(crate) hostname: Word,
    /// The name of the Pod, if it is short enough for a label.
    pub(crate) target: Word,
    /// The topology zone in lower case.
    pub(crate) zone: Word,
    /// The slice.
    pub(crate) slice: u32,
    /// The next address with the same text, in this or a later slice.
    pub(crate) next: u32,
}

/// No next element of a chain.
pub(crate) const LAST: u32 = u32::MAX;

/// An endpoint that is not ready.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Unready {
    pub(crate) address: Word,
    pub(crate) target: Word,
    pub(crate) serving: Option<bool>,
    pub(crate) terminating: Option<bool>,
}

/// An address of a Pod that is neither finished nor being deleted.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PodAddress {
    pub(crate) host: Host,
    pub(crate) namespace: u32,
    pub(crate) name: Word,
    /// Whether it is the first address of the Pod, its `status.podIP`.
    pub(crate) is_first: bool,
    /// The next one with the same text.
    pub(crate) next: u32,
}

/// An address of a Service.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ClusterIp {
    pub(crate) host: Host,
    pub(crate) service: u32,
    /// The next one with the same text.
    pub(crate) next: u32,
}

/// A ServiceImport of the Multi-Cluster Services API.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ServiceImport {
    pub(crate) namespace: u32,
    pub(crate) name: Word,
    pub(crate) is_headless: bool,
    pub(crate) ips: Part,
    pub(crate) ports: Part,
    pub(crate) slices: Part,
}
