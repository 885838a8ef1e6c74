//! The limits of a resolv.conf: what the kubelet leaves out of a Pod's, and what it says of the node's.

use super::host_file;
use super::{Event, EventObject, EventReason, HostFile, Node};
use crate::gotext::quote;

/// Source: kubernetes/kubernetes pkg/apis/core/validation/validation.go
pub(super) const MOST_SERVERS: usize = 3;
pub(super) const MOST_SEARCHES: usize = 32;
pub(super) const MOST_CHARACTERS: usize = 2048;
/// The longest search domain.
const LONGEST: usize = 253;
/// The search domains that a cluster's domain adds.
const OF_CLUSTER: usize = 3;

/// The servers that are kept, and the event if some are not.
///
/// Source: kubernetes/kubernetes pkg/kubelet/network/dns/dns.go formDNSNameserversFitsLimits
pub(super) fn fit_servers(servers: &mut Vec<String>) -> Option<Event> {
    if servers.len() <= MOST_SERVERS {
        return None;
    }
    servers.truncate(MOST_SERVERS);
    Some(forming(format!(
        "Nameserver limits were exceeded, some nameservers have been omitted, the applied nameserver line is: {}",
        servers.join(" ")
    )))
}

/// The search domains that are kept, and the event if some are not.
///
/// Source: kubernetes/kubernetes pkg/kubelet/network/dns/dns.go formDNSSearchFitsLimits
pub(super) fn fit_searches(searches: &mut Vec<String>) -> Option<Event> {
    let before = searches.len();
    searches.truncate(MOST_SEARCHES);
    searches.retain(|search| search.len() <= LONGEST);
    let mut length = joined_length(searches);
    while length > MOST_CHARACTERS
        && let Some(last) = searches.pop()
    {
        length = length.saturating_sub(last.len().saturating_add(1));
    }
    (searches.len() < before).then(|| {
        forming(format!(
            "Search Line limits were exceeded, some search paths have been omitted, the applied search line is: {}",
            searches.join(" ")
        ))
    })
}

fn forming(message: String) -> Event {
    Event { object: EventObject::Pod, reason: EventReason::DnsConfigForming, message }
}

/// The length of the texts with a space between each two.
pub(super) fn joined_length(texts: &[String]) -> usize {
    let sum = texts.iter().fold(0_usize, |sum, text| sum.saturating_add(text.len()).saturating_add(1));
    sum.saturating_sub(1)
}

/// What the kubelet says of the node's resolv.conf when it looks at it from time to time: an event on the node, at most.
///
/// Source: kubernetes/kubernetes pkg/kubelet/network/dns/dns.go CheckLimitsForResolvConf
pub fn node_events(node: &Node) -> Option<Event> {
    let HostFile::Text(text) = &node.host_file else { return None };
    let message = match host_file::parse(text) {
        Err(fault) => fault.text().to_owned(),
        Ok(host) => node_fault(node, &host.searches)?,
    };
    Some(Event { object: EventObject::Node, reason: EventReason::CheckLimitsForResolvConf, message })
}

fn node_fault(node: &Node, searches: &[String]) -> Option<String> {
    let reserved = if node.cluster_domain.is_empty() { 0 } else { OF_CLUSTER };
    let most = MOST_SEARCHES.saturating_sub(reserved);
    let path = &node.host_path;
    if searches.len() > most {
        return Some(format!("Resolv.conf file '{path}' contains search line consisting of more than {most} domains!"));
    }
    if searches.iter().any(|search| search.len() > LONGEST) {
        let path = quote(path);
        return Some(format!(
            "Resolv.conf file {path} contains a search path which length is more than allowed {LONGEST} chars!"
        ));
    }
    (joined_length(searches) > MOST_CHARACTERS).then(|| {
        format!(
            "Resolv.conf file '{path}' contains search line which length is more than allowed {MOST_CHARACTERS} chars!"
        )
    })
}
