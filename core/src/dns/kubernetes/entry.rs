//! What a lookup finds: hosts with ports, and the names under which they are found.

use crate::dns::message::Name;
use crate::dns::zone::{Address, Host, Port, Stored};
use crate::json::replace_invalid;

use super::lower::same;

/// A host that a name leads to.
///
/// Source: coredns/coredns plugin/etcd/msg/service.go Service
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry<'z> {
    pub(super) host: Host,
    /// -1 if it has no number.
    pub(super) port: i32,
    pub(super) key: Key<'z>,
}

/// The object of an entry, from which the targets of SRV records are made.
#[derive(Debug, Clone, Copy)]
pub(super) enum Key<'z> {
    Service { namespace: &'z str, name: &'z str },
    Endpoint { namespace: &'z str, service: &'z str, address: &'z Address },
    ImportedEndpoint { namespace: &'z str, service: &'z str, cluster: &'z str, address: &'z Address },
    Pod { namespace: &'z [u8], label: &'z [u8] },
}

impl Key<'_> {
    /// The name under a zone: the target of an SRV record.
    ///
    /// # Errors
    ///
    /// The text of a name that no message can hold.
    ///
    /// Source: coredns/coredns plugin/etcd/msg/path.go Domain
    pub(super) fn name(&self, stored: &Stored, pod_names: bool, zone: &Name) -> Result<Name, String> {
        let svc = b"svc".as_slice();
        match *self {
            Self::Service { namespace, name } => plain(zone, &[name.as_bytes(), namespace.as_bytes(), svc]),
            Self::Pod { namespace, label } => plain(zone, &[label, namespace, b"pod"]),
            Self::Endpoint { namespace, service, address } => {
                let label = endpoint_label(stored, address, pod_names);
                let labels = label.split('.').filter(|label| !label.is_empty()).map(str::as_bytes);
                let labels: Vec<_> = labels.chain([service.as_bytes(), namespace.as_bytes(), svc]).collect();
                plain(zone, &labels)
            }
            Self::ImportedEndpoint { namespace, service, cluster, address } => {
                let label = endpoint_label(stored, address, pod_names);
                // A cluster without a name leaves an empty label, which no message can hold.
                let labels = label.split('.').filter(|label| !label.is_empty()).map(str::as_bytes);
                let rest = [cluster.as_bytes(), service.as_bytes(), namespace.as_bytes(), svc];
                plain(zone, &labels.chain(rest).collect::<Vec<_>>())
            }
        }
    }
}

fn plain(zone: &Name, labels: &[&[u8]]) -> Result<Name, String> {
    zone.with_prefix(labels.iter().copied()).map_err(|_| {
        let labels: Vec<_> = labels.iter().map(|label| replace_invalid(label)).collect();
        format!("{}.{zone}", labels.join("."))
    })
}

/// The label under which an address of an endpoint is found.
///
/// Source: coredns/coredns plugin/kubernetes/kubernetes.go endpointHostname
pub(super) fn endpoint_label(stored: &Stored, address: &Address, pod_names: bool) -> String {
    let hostname = stored.text(address.hostname);
    if !hostname.is_empty() {
        return hostname.to_owned();
    }
    let target = stored.text(address.target);
    if pod_names && !target.is_empty() {
        return target.to_owned();
    }
    let ip = host_text(stored, address.host);
    if ip.contains('.') {
        return ip.replace('.', "-");
    }
    if !ip.contains(':') {
        return String::new();
    }
    let label = ip.replace(':', "-");
    if label.ends_with('-') { label + "0" } else { label }
}

/// Whether an address of an endpoint is found under a label.
pub(super) fn has_label(stored: &Stored, address: &Address, pod_names: bool, label: &[u8]) -> bool {
    let hostname = stored.text(address.hostname);
    if !hostname.is_empty() {
        return same(label, hostname);
    }
    same(label, &endpoint_label(stored, address, pod_names))
}

/// Whether a port is asked for; what is empty asks for any.
///
/// Source: coredns/coredns plugin/kubernetes/kubernetes.go matchPortAndProtocol
pub(super) fn is_asked(stored: &Stored, port: &Port, name: &[u8], protocol: &[u8]) -> bool {
    (name.is_empty() || same(name, stored.text(port.name)))
        && (protocol.is_empty() || same(protocol, stored.text(port.protocol)))
}

/// The text of a host, as CoreDNS holds it.
pub(super) fn host_text(stored: &Stored, host: Host) -> String {
    match host {
        Host::V4(ip) => ip.to_string(),
        Host::V6(ip) => ip.to_string(),
        Host::Text(word) => stored.text(word).to_owned(),
    }
}
