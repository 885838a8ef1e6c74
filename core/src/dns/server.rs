//! The server: from a query through the chain of plugins to a reply.
//!
//! A [`Server`] is what a Corefile makes of the objects of a cluster. A query goes to the block of the most specific
//! zone, and there from plugin to plugin until one writes a reply. Plugins are the variants of one enum; each is a
//! function from a query to what comes back, and calls the next one itself, as CoreDNS's plugins do.
//!
//! Source: coredns/coredns core/dnsserver/server.go, plugin/plugin.go

mod any;
mod autopath;
mod block;
mod cache;
mod chain;
mod chain_reason;
mod client;
mod draws;
mod forward;
mod hosts;
mod load;
mod loadbalance;
mod outcome;
mod reason;
mod receive;
mod reply;
mod rewrite;
mod session;
mod template;
mod upstream;
mod walk;
mod zones;

use crate::dns::kubernetes::Facts;
use crate::release::CoreDns;

pub(crate) use crate::dns::stop::Stop;
use block::Block;
pub use chain_reason::{AutopathInert, ChainReason};
pub use client::Client;
pub use load::{ServerError, ServerFacts};
pub use reason::{Reason, ServerReason};
pub use reply::{Reply, Step, StepVerdict};
pub use session::Session;
pub use upstream::{Upstream, UpstreamReply};

/// CoreDNS with a Corefile and the objects of a cluster.
#[derive(Debug, Clone)]
pub struct Server {
    coredns: CoreDns,
    pub(crate) blocks: Vec<Block>,
    pub(crate) facts: Facts,
    /// What other servers reply.
    pub(crate) upstream: Upstream,
    /// The search path in CoreDNS's own `/etc/resolv.conf`; `None` if it is not known.
    pub(crate) resolv_search: Option<Vec<String>>,
}
