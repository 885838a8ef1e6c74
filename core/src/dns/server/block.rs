//! Server blocks.

use crate::dns::corefile::plugin::loadbalance::LoadbalanceOptions;
use crate::dns::corefile::plugin::rewrite::RewriteOptions;
use crate::dns::kubernetes::Kubernetes;
use crate::dns::message::Name;

use super::autopath::Autopath;
use super::cache::Cache;
use super::forward::Forward;
use super::hosts::Hosts;
use super::template::Templates;

/// A server block: its zones, and the plugins that handle queries in the order of CoreDNS.
#[derive(Debug, Clone)]
pub(crate) struct Block {
    /// The keys as they are written.
    pub(crate) keys: String,
    /// The zones, in lower case.
    pub(crate) zones: Vec<Name>,
    pub(crate) plugins: Vec<Plugin>,
    /// Whether it makes the listener take other classes than IN: `chaos`, `forward` or `proxy`.
    pub(crate) takes_any_class: bool,
    /// Whether it has `bind`, after which CoreDNS knows no address of its own.
    pub(crate) binds: bool,
}

/// A plugin of a block that can answer or change a query or a reply.
#[derive(Debug, Clone)]
pub(crate) enum Plugin {
    Any,
    Autopath(Autopath),
    Cache(Box<Cache>),
    Forward(Forward),
    Hosts(Box<Hosts>),
    Loadbalance(LoadbalanceOptions),
    Rewrite(RewriteOptions),
    Template(Templates),
    Kubernetes(Box<Kubernetes>),
    /// A plugin that passes every query and every reply as it is.
    Passive(&'static str),
    /// A plugin that is not modelled and that may decide any query that reaches it.
    NotModelled(&'static str),
}

impl Plugin {
    /// The name of its directive.
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::Any => "any",
            Self::Autopath(_) => "autopath",
            Self::Cache(_) => "cache",
            Self::Forward(_) => "forward",
            Self::Hosts(_) => "hosts",
            Self::Loadbalance(_) => "loadbalance",
            Self::Rewrite(_) => "rewrite",
            Self::Template(_) => "template",
            Self::Kubernetes(_) => "kubernetes",
            Self::Passive(name) | Self::NotModelled(name) => name,
        }
    }
}

/// The blocks with a zone of a name, most specific first; the root is not among them.
///
/// Source: coredns/coredns core/dnsserver/server.go ServeDNS
pub(super) fn above<'b>(blocks: &'b [Block], name: &Name) -> Vec<&'b Block> {
    let mut found: Vec<(usize, &Block)> = Vec::new();
    for block in blocks {
        let zones = block.zones.iter().filter(|zone| !zone.is_root() && name.is_subdomain_of(zone));
        found.extend(zones.map(|zone| (zone.labels().count(), block)));
    }
    found.sort_by_key(|(labels, _)| std::cmp::Reverse(*labels));
    found.into_iter().map(|(_, block)| block).collect()
}

/// The block of the root zone.
pub(super) fn root(blocks: &[Block]) -> Option<&Block> {
    blocks.iter().find(|block| block.zones.iter().any(Name::is_root))
}
