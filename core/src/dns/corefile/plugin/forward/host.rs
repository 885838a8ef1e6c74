//! Targets that are host names.

use std::collections::BTreeSet;

use super::super::super::domain_name::{fqdn, is_domain_name};
use super::super::super::transport::Transport;
use super::super::super::{Context, FileText};
use super::server::{HostEntry, Server, split_zone};
use crate::gotext::ip::{parse_addr, parse_ip};
use crate::gotext::{join_host_port, quote, split_host_port};

/// A word as a host name with scheme, port and server name; `None` if it is none.
///
/// Source: coredns/coredns plugin/forward/resolve.go parseAsHostEntry
pub(super) fn entry(word: &str, context: &Context<'_>) -> Option<HostEntry> {
    let (clean, server_name) = split_zone(word);
    let (transport, host) = Transport::split(&clean);
    let supported = match transport {
        Transport::Dns | Transport::Tls => true,
        Transport::Https => context.coredns.forwards_over_https_to_names(),
        Transport::Quic => context.coredns.forwards_over_quic(),
        _ => false,
    };
    let (name, port) = split_host_port(host).unwrap_or((host, transport.default_port()));
    let name = name.trim_matches(['[', ']']);
    if !supported || !is_domain_name(name) || parse_ip(name).is_some() {
        return None;
    }
    Some(HostEntry { name: name.to_owned(), port: port.to_owned(), transport, server_name })
}

/// The addresses of a host, from `/etc/hosts`, if that is given and has it; else whoever is asked is taken to know it.
///
/// # Errors
///
/// It is a name that Go's resolver does not ask for.
///
/// Source: coredns/coredns plugin/forward/resolve.go resolveHostEntry; golang/go src/net/dnsclient_unix.go
pub(super) fn addresses(entry: &HostEntry, context: &Context<'_>, resolvers: &[String]) -> Result<Vec<Server>, String> {
    if !resolvers.is_empty() {
        return Ok(vec![Server::Host(entry.clone())]);
    }
    let name = if context.coredns.forwards_over_quic() { fqdn(&entry.name) } else { entry.name.clone() };
    let given = matches!(context.read("/etc/hosts"), FileText::Text(_));
    if given && let FileText::Text(text) = context.file("/etc/hosts") {
        let found = in_hosts_file(text, &name);
        if !found.is_empty() {
            return Ok(found.iter().map(|ip| Server::Known(with_port(ip, entry))).collect());
        }
    }
    if is_asked_for(&name) {
        return Ok(vec![Server::Host(entry.clone())]);
    }
    Err(format!("failed to resolve {}: lookup {name}: no such host", quote(&entry.name)))
}

/// Source: coredns/coredns plugin/forward/resolve.go formatResolvedAddr
fn with_port(ip: &str, entry: &HostEntry) -> String {
    let HostEntry { port, transport, server_name, .. } = entry;
    if *transport == Transport::Dns {
        return join_host_port(ip, port);
    }
    let scheme = transport.scheme();
    match (server_name.is_empty(), ip.contains(':')) {
        (true, _) => format!("{scheme}://{}", join_host_port(ip, port)),
        (false, true) => format!("{scheme}://[{ip}%{server_name}]:{port}"),
        (false, false) => format!("{scheme}://{ip}%{server_name}:{port}"),
    }
}

/// The addresses of a name in a hosts file, each once, as Go prints them.
///
/// A name without a dot is not found with a dot at its end.
///
/// Source: golang/go src/net/hosts.go readHosts, lookupStaticHost
fn in_hosts_file(text: &str, name: &str) -> Vec<String> {
    let key = |name: &str| {
        let dot = if name.contains('.') && !name.ends_with('.') { "." } else { "" };
        format!("{}{dot}", name.to_ascii_lowercase())
    };
    let name = key(name);
    let (mut found, mut seen) = (Vec::new(), BTreeSet::new());
    for line in text.split('\n') {
        let line = line.split_once('#').map_or(line, |(line, _)| line);
        let mut words = line.split([' ', '\r', '\t']).filter(|word| !word.is_empty());
        let Some(address) = words.next().and_then(|word| parse_addr(word).ok()) else { continue };
        let address = address.to_string();
        if words.any(|word| key(word) == name) && seen.insert(address.clone()) {
            found.push(address);
        }
    }
    found
}

/// Whether Go's resolver asks a server for a name, which must consist of letters, digits, `-` and `_`, not only digits.
///
/// Source: golang/go src/net/dnsclient.go isDomainName
fn is_asked_for(name: &str) -> bool {
    if name == "." {
        return true;
    }
    let labels = name.strip_suffix('.').unwrap_or(name);
    let is_label = |label: &str| {
        (1..=63).contains(&label.len())
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
    };
    labels.len() <= 253
        && labels.split('.').all(is_label)
        && labels.bytes().any(|byte| !byte.is_ascii_digit() && byte != b'.')
}
