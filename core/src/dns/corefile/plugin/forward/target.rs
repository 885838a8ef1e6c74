//! The targets of `forward`: addresses, files with addresses, host names.

use std::collections::BTreeSet;

use super::super::super::Context;
use super::super::super::transport::Transport;
use super::file;
use super::host;
use super::server::{HostEntry, Server, split_zone, without_zone};
use crate::gotext::ip::parse_ip;
use crate::gotext::{join_host_port, quote, split_host_port};

pub use super::super::super::transport::Transport as Scheme;

/// Who is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A server.
    Address {
        /// How it is asked.
        scheme: Scheme,
        /// Its address and port; empty for an address over HTTP/3 without port, which CoreDNS loses.
        address: String,
        /// The name that its certificate must have.
        server_name: Option<String>,
    },
    /// The servers of a file whose text is not known.
    File {
        /// The path.
        path: String,
    },
    /// The servers that a name stands for, which CoreDNS looks up when it starts.
    Host {
        /// How they are asked.
        scheme: Scheme,
        /// The name as written.
        name: String,
        /// The port.
        port: String,
        /// The name that their certificates must have.
        server_name: Option<String>,
    },
}

/// What a word stands for.
pub(super) enum Entry {
    Servers(Vec<Server>),
    Host(HostEntry),
}

/// Why a word is no list of servers.
enum Failure {
    /// It is neither an address nor a file; the text is what was looked at.
    Neither(String),
    /// It is nothing at all.
    Invalid(String),
}

/// The servers that a word stands for.
///
/// Source: coredns/coredns plugin/pkg/parse/host.go HostPortOrFile
fn servers(word: &str, context: &Context<'_>) -> Result<Vec<Server>, Failure> {
    let (transport, host) = Transport::split(word);
    if host.is_empty() {
        return Err(Failure::Invalid(format!("invalid address: {}", quote(word))));
    }
    if transport == Transport::Unix {
        return Ok(vec![Server::Known(format!("unix://{host}"))]);
    }
    if let Ok((address, _)) = split_host_port(host) {
        return match parse_ip(without_zone(address)) {
            Some(_) => Ok(vec![Server::Known(word.to_owned())]),
            None => file::servers(host, context).ok_or_else(|| Failure::Neither(host.to_owned())),
        };
    }
    let host = host.trim_matches(['[', ']']);
    if parse_ip(without_zone(host)).is_none() {
        return file::servers(host, context).ok_or_else(|| Failure::Neither(host.to_owned()));
    }
    let address = join_host_port(host, transport.default_port());
    Ok(vec![Server::Known(match transport {
        Transport::Dns => address,
        // It has no default port there, and nothing is left of the address.
        Transport::Https3 => String::new(),
        _ => format!("{}://{address}", transport.scheme()),
    })])
}

/// Refuses a path behind the address of a server that is asked over HTTPS.
pub(super) fn without_paths(words: &[&str]) -> Result<(), String> {
    let with_path = words.iter().find(|word| {
        let (transport, host) = Transport::split(word);
        transport == Transport::Https && host.contains('/')
    });
    with_path.map_or(Ok(()), |word| {
        let why = "paths are not allowed in HTTPS upstream addresses (the /dns-query path is used by default)";
        Err(format!("{why}: {word}"))
    })
}

/// What each word stands for. A file without servers is left out.
///
/// Source: coredns/coredns plugin/forward/resolve.go classifyToAddrs
pub(super) fn classify(words: &[&str], context: &Context<'_>) -> Result<Vec<Entry>, String> {
    let mut entries = Vec::new();
    for word in words {
        match servers(word, context) {
            Ok(servers) if servers.is_empty() => {}
            Ok(servers) => entries.push(Entry::Servers(servers)),
            Err(Failure::Invalid(text)) => return Err(text),
            Err(Failure::Neither(_)) => match host::entry(word, context) {
                Some(entry) => entries.push(Entry::Host(entry)),
                None => return Err(format!("not an IP address, file, or valid domain: {}", quote(word))),
            },
        }
    }
    Ok(entries)
}

/// All servers, each once.
///
/// Source: coredns/coredns plugin/forward/resolve.go expandAndDedup
pub(super) fn expand(entries: Vec<Entry>, context: &Context<'_>, resolvers: &[String]) -> Result<Vec<Server>, String> {
    let mut all: Vec<Server> = Vec::new();
    let mut seen: BTreeSet<Server> = BTreeSet::new();
    let mut keys: BTreeSet<String> = BTreeSet::new();
    for entry in entries {
        let servers = match entry {
            Entry::Servers(servers) => servers,
            Entry::Host(entry) => host::addresses(&entry, context, resolvers)?,
        };
        for server in servers {
            let new = match &server {
                Server::Known(target) => keys.insert(key(target, context)),
                Server::File(_) | Server::Host(_) => seen.insert(server.clone()),
            };
            if new {
                all.push(server);
            }
        }
    }
    if all.is_empty() {
        return Err("no valid upstream addresses found".to_owned());
    }
    Ok(all)
}

/// What makes two servers the same: address and port, and scheme and server name too (before: not).
///
/// Source: coredns/coredns plugin/forward/resolve.go dedupKey
fn key(target: &str, context: &Context<'_>) -> String {
    let (host, zone) = split_zone(target);
    let (transport, address) = Transport::split(&host);
    if context.coredns.forwards_over_quic() {
        format!("{}\0{address}\0{}", transport.scheme(), crate::gotext::to_lower(&zone))
    } else {
        address.to_owned()
    }
}

/// The servers of all words, for the lines that look at them before the block.
pub(super) fn all_at_once(words: &[&str], context: &Context<'_>) -> Result<Vec<Server>, String> {
    let mut all = Vec::new();
    for word in words {
        all.extend(servers(word, context).map_err(|failure| match failure {
            Failure::Neither(host) => format!("not an IP address or file: {}", quote(&host)),
            Failure::Invalid(text) => text,
        })?);
    }
    if all.is_empty() { Err("no nameservers found".to_owned()) } else { Ok(all) }
}

/// The targets, if CoreDNS can ask them all.
///
/// Source: coredns/coredns plugin/forward/setup.go parseStanza
pub(super) fn targets(
    servers: Vec<Server>,
    context: &Context<'_>,
    tls_servername: &str,
) -> Result<Vec<Target>, String> {
    let one = |server| {
        let target = match server {
            Server::File(path) => return Ok(Target::File { path }),
            // Its addresses, which are not known, are written in the same way.
            Server::Host(entry) => return host_target(entry, tls_servername),
            Server::Known(target) => target,
        };
        let (host, zone) = split_zone(&target);
        let (transport, address) = Transport::split(&host);
        let allowed = match transport {
            Transport::Dns | Transport::Tls => true,
            Transport::Https => context.coredns.extends_forward(),
            Transport::Quic => context.coredns.forwards_over_quic(),
            _ => false,
        };
        if !allowed {
            let scheme = transport.scheme();
            return Err(format!("'{scheme}' is not supported as a destination protocol in forward: {host}"));
        }
        let server_name = server_name(transport, zone, tls_servername, &host)?;
        Ok(Target::Address { scheme: transport, address: address.to_owned(), server_name })
    };
    servers.into_iter().map(one).collect()
}

fn host_target(entry: HostEntry, tls_servername: &str) -> Result<Target, String> {
    let HostEntry { name, port, transport, server_name: zone } = entry;
    let shown = join_host_port(&name, &port);
    let shown = if transport == Transport::Dns { shown } else { format!("{}://{shown}", transport.scheme()) };
    let server_name = server_name(transport, zone, tls_servername, &shown)?;
    Ok(Target::Host { scheme: transport, name, port, server_name })
}

/// The server name of a target, which only TLS and QUIC have, and which the block must not give as well.
fn server_name(transport: Transport, zone: String, of_block: &str, host: &str) -> Result<Option<String>, String> {
    if !matches!(transport, Transport::Tls | Transport::Quic) || zone.is_empty() {
        return Ok(None);
    }
    if of_block.is_empty() {
        return Ok(Some(zone));
    }
    Err(format!(
        "both forward ('{of_block}') and proxy level ('{zone}') TLS servernames are set for upstream proxy '{host}'"
    ))
}
