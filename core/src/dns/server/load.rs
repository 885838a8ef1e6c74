//! From a Corefile that CoreDNS loads to a server.

use std::net::IpAddr;

use crate::dns::corefile::plugin::Plugin as Setup;
use crate::dns::corefile::plugin::autopath::search;
use crate::dns::corefile::{Block as Loaded, Transport};
use crate::dns::kubernetes::{Facts, Kubernetes};
use crate::dns::message::{MessageError, Name};
use crate::dns::zone::{Zone, ZoneError, ZoneFilter};
use crate::release::CoreDns;

use super::autopath::Autopath;
use super::block::{Block, Plugin};
use super::cache::Cache;
use super::forward::Forward;
use super::hosts::Hosts;
use super::template::Templates;
use super::{Server, Upstream};

/// The port of plain DNS.
const PORT: &str = "53";

/// What a server knows beside its Corefile and its objects.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ServerFacts {
    /// The CoreDNS line.
    pub coredns: CoreDns,
    /// The serial of SOA records: when something that matters to DNS last changed, in seconds.
    pub serial: u32,
    /// CoreDNS's own addresses; `None` if they are not known.
    pub server_ips: Option<Vec<IpAddr>>,
    /// Whether all objects are read.
    pub synced: bool,
    /// What the servers reply that `forward` asks.
    pub upstream: Upstream,
    /// The text of CoreDNS's own `/etc/resolv.conf`, empty if there is none; `None` if it is not known. `autopath` reads
    /// the search path in it.
    pub resolv_conf: Option<String>,
}

impl Default for ServerFacts {
    fn default() -> Self {
        Self {
            coredns: CoreDns::default(),
            serial: 0,
            server_ips: None,
            synced: true,
            upstream: Upstream::default(),
            resolv_conf: None,
        }
    }
}

/// Why there is no server.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ServerError {
    /// The objects can't be compiled for the options of a plugin.
    #[error(transparent)]
    Zone(#[from] ZoneError),
    /// A zone of the Corefile is a name that no message can hold.
    #[error("a zone of the Corefile is no name: {0}")]
    Name(#[from] MessageError),
}

impl Server {
    /// The server for plain DNS, port 53, that CoreDNS makes of the blocks of a Corefile; `zone` gives the objects that
    /// fulfil the selectors of a `kubernetes` plugin.
    ///
    /// # Errors
    ///
    /// [`ServerError`].
    pub fn new(
        blocks: &[Loaded],
        facts: &ServerFacts,
        zone: &mut dyn FnMut(&ZoneFilter) -> Result<Zone, ZoneError>,
    ) -> Result<Self, ServerError> {
        let mut server = Self {
            coredns: facts.coredns,
            blocks: Vec::new(),
            facts: Facts { serial: facts.serial, server_ips: own(facts), synced: facts.synced },
            upstream: facts.upstream.clone(),
            resolv_search: facts.resolv_conf.as_deref().map(search),
        };
        for loaded in blocks {
            let served = loaded.zones.iter().filter(|zone| zone.transport == Transport::Dns && zone.port == PORT);
            let zones = served.map(|zone| Name::parse(&zone.name)).collect::<Result<Vec<_>, _>>()?;
            if !zones.is_empty() {
                let number = server.blocks.len();
                server.blocks.push(block(loaded, number, zones, facts.coredns, zone)?);
            }
        }
        Ok(server)
    }
}

/// CoreDNS's own addresses without those of the loopback interface.
///
/// Source: coredns/coredns plugin/kubernetes/local.go boundIPs
fn own(facts: &ServerFacts) -> Option<Vec<IpAddr>> {
    let ips = facts.server_ips.as_ref()?.iter().map(IpAddr::to_canonical);
    Some(ips.filter(|ip| !ip.is_loopback()).collect())
}

fn block(
    loaded: &Loaded,
    number: usize,
    zones: Vec<Name>,
    coredns: CoreDns,
    zone: &mut dyn FnMut(&ZoneFilter) -> Result<Zone, ZoneError>,
) -> Result<Block, ServerError> {
    let mut block = Block {
        keys: loaded.keys.join(" "),
        // Names are looked up in lower case, so a zone that keeps its capitals is never found.
        zones: zones.into_iter().filter(|zone| *zone == zone.to_lowercase()).collect(),
        plugins: Vec::new(),
        takes_any_class: false,
        binds: false,
    };
    for setup in &loaded.plugins {
        let plugin = match setup {
            Setup::Kubernetes(options) => {
                let filter = ZoneFilter::new(options.labels.clone(), options.namespace_labels.clone());
                let zone = zone(&filter)?;
                Plugin::Kubernetes(Box::new(Kubernetes::new(options.clone(), coredns, zone)?))
            }
            Setup::Bind(_) => {
                block.binds = true;
                continue;
            }
            Setup::Forward(options) => {
                block.takes_any_class = true;
                block.plugins.extend(options.uses.iter().map(|options| Plugin::Forward(Forward::new(options))));
                continue;
            }
            Setup::Any(_) => Plugin::Any,
            Setup::Autopath(options) => Plugin::Autopath(Autopath::new(options)),
            Setup::Cache(options) => Plugin::Cache(Box::new(Cache::new(options, number))),
            Setup::Hosts(options) => Plugin::Hosts(Box::new(Hosts::new(options, coredns))),
            Setup::Loadbalance(options) => Plugin::Loadbalance(options.clone()),
            Setup::Rewrite(options) => Plugin::Rewrite(options.clone()),
            Setup::Template(options) => Plugin::Template(Templates::new(options)),
            // They see queries and change none.
            Setup::Errors(_) => Plugin::Passive("errors"),
            Setup::Log(_) => Plugin::Passive("log"),
            Setup::Loop(_) => Plugin::Passive("loop"),
            Setup::Prometheus(_) => Plugin::Passive("prometheus"),
            // They handle no queries.
            Setup::Health(_) | Setup::Ready(_) | Setup::Reload(_) => continue,
            Setup::NotModelled { directive } => {
                block.takes_any_class |= *directive == "chaos";
                Plugin::NotModelled(directive)
            }
        };
        block.plugins.push(plugin);
    }
    Ok(block)
}
