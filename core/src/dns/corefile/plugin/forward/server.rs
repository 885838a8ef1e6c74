//! A server of `forward` before its parts are told apart.

use super::super::super::transport::Transport;

/// A server before its parts are told apart.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Server {
    /// With scheme, server name and port.
    Known(String),
    /// Those of a file whose text is not known.
    File(String),
    /// Those that a name stands for.
    Host(HostEntry),
}

/// A host name as a target.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct HostEntry {
    pub(super) name: String,
    pub(super) port: String,
    pub(super) transport: Transport,
    /// The name that its certificate must have; empty without.
    pub(super) server_name: String,
}

/// The text without what follows its last `%`.
///
/// Source: coredns/coredns plugin/pkg/parse/host.go stripZone
pub(super) fn without_zone(host: &str) -> &str {
    host.rsplit_once('%').map_or(host, |(host, _)| host)
}

/// Takes the server name out of a target, such as `dns.example` of `tls://[::1%dns.example]:853`.
///
/// Source: coredns/coredns plugin/forward/setup.go splitZone
pub(super) fn split_zone(target: &str) -> (String, String) {
    let (scheme, host) = target.split_once("://").map_or(("", target), |(scheme, host)| (scheme, host));
    let (mut new_host, mut zone) = (host.to_owned(), String::new());
    if let Some((before, after)) = host.rsplit_once('%') {
        before.clone_into(&mut new_host);
        if before.starts_with('[') {
            new_host.push(']');
        }
        after.clone_into(&mut zone);
        if let Some((name, port)) = after.rsplit_once(':') {
            new_host.push(':');
            new_host.push_str(port);
            name.strip_suffix(']').unwrap_or(name).clone_into(&mut zone);
        }
    }
    if !scheme.is_empty() {
        new_host = format!("{scheme}://{new_host}");
    }
    (new_host, zone)
}
