//! The node's resolv.conf as the kubelet reads it, which is not as a libc does.

use super::KubeletError;
use super::options::Options;

/// The kubelet reads no more.
const MOST_BYTES: usize = 10 << 20;

/// What the kubelet takes from the node's resolv.conf.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct HostDns {
    pub(super) servers: Vec<String>,
    pub(super) searches: Vec<String>,
    pub(super) options: Options,
}

/// Why the kubelet takes nothing from the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum HostFault {
    NameserverWithoutAddress,
    TooLong,
}

impl HostFault {
    /// The text by itself, as the check of the node's file has it.
    pub(super) fn text(self) -> &'static str {
        match self {
            Self::NameserverWithoutAddress => "nameserver list is empty ",
            Self::TooLong => "the read limit is reached",
        }
    }
}

impl From<HostFault> for KubeletError {
    fn from(fault: HostFault) -> Self {
        match fault {
            HostFault::NameserverWithoutAddress => Self::NameserverWithoutAddress,
            HostFault::TooLong => Self::ResolvConfTooLong,
        }
    }
}

/// Servers and options of all lines add up; the last line `search` wins; `domain` counts for nothing.
///
/// Source: kubernetes/kubernetes pkg/kubelet/network/dns/dns.go parseResolvConf
pub(super) fn parse(text: &str) -> Result<HostDns, HostFault> {
    if text.len() >= MOST_BYTES {
        return Err(HostFault::TooLong);
    }
    let mut dns = HostDns::default();
    let mut fault = None;
    for line in text.split('\n').map(str::trim).filter(|line| !line.starts_with('#')) {
        let mut fields = line.split_whitespace();
        match fields.next() {
            Some("nameserver") => match fields.next() {
                Some(server) => dns.servers.push(server.to_owned()),
                None => fault = Some(HostFault::NameserverWithoutAddress),
            },
            Some("search") => {
                let domains = fields.filter(|domain| *domain != ".");
                dns.searches = domains.map(|domain| domain.strip_suffix('.').unwrap_or(domain).to_owned()).collect();
            }
            Some("options") => fields.for_each(|option| dns.options.replace(option)),
            _ => {}
        }
    }
    fault.map_or(Ok(dns), Err)
}
