//! What the plugins of a server block may do together otherwise than meant.

use std::collections::BTreeSet;

use super::option_lint::OptionLint;
use super::parser::ParsedBlock;
use super::plugin::Plugin;
use super::plugin::forward::{Forward, Target};
use super::plugin::kubernetes::KubernetesOptions;
use super::token::Place;
use super::transport::Transport;
use super::zone::KeyedZone;
use super::zone_set::ZoneSet;
use crate::gotext::ip::parse_ip;
use crate::gotext::split_host_port;

/// The plugins that answer and stand after kubernetes in every line.
const AFTER_KUBERNETES: &[&str] =
    &["file", "auto", "secondary", "etcd", "forward", "grpc", "erratic", "whoami", "nomad"];

/// What is found in a block, with the word that it is about.
pub(super) fn lints(block: &ParsedBlock, zones: &[KeyedZone], plugins: &[Plugin]) -> Vec<(OptionLint, Option<Place>)> {
    let served = zones.iter().map(|keyed| &keyed.zone.name).collect();
    let plain = zones.iter().map(|keyed| &keyed.zone).filter(|zone| zone.transport == Transport::Dns);
    let found = Found { block, plugins, served, ports: plain.map(|zone| zone.port.as_str()).collect() };
    let of_kubernetes = plugins.iter().filter_map(|plugin| match plugin {
        Plugin::Kubernetes(options) => Some(options),
        _ => None,
    });
    let forwards = plugins.iter().filter_map(|plugin| match plugin {
        Plugin::Forward(options) => Some(&options.uses),
        _ => None,
    });
    let mut lints = Vec::new();
    of_kubernetes.for_each(|options| lints.extend(found.kubernetes(options)));
    forwards.flatten().for_each(|forward| lints.extend(found.forward(forward)));
    if found.has("forward") && !found.has("loop") {
        lints.push((OptionLint::NoLoopDetection, found.word("forward", "forward")));
    }
    lints
}

struct Found<'a> {
    block: &'a ParsedBlock,
    plugins: &'a [Plugin],
    /// The zones of the block.
    served: ZoneSet,
    /// The ports on which it listens for plain DNS.
    ports: BTreeSet<&'a str>,
}

impl Found<'_> {
    fn has(&self, directive: &str) -> bool {
        self.plugins.iter().any(|plugin| plugin.directive() == directive)
    }

    /// The first word of a directive that is this one, else the directive itself.
    fn word(&self, directive: &str, word: &str) -> Option<Place> {
        let tokens = &self.block.directive(directive)?.tokens;
        let token = tokens.iter().find(|token| &*token.text == word).or_else(|| tokens.first());
        token.map(|token| token.place.clone())
    }

    fn kubernetes(&self, options: &KubernetesOptions) -> Vec<(OptionLint, Option<Place>)> {
        let mut lints = Vec::new();
        let first = options.zones.get(options.primary_zone).filter(|zone| is_for_addresses(zone));
        if let Some(zone) = first {
            lints.push((OptionLint::ReverseZoneFirst { zone: zone.clone() }, self.word("kubernetes", "kubernetes")));
        }
        if !options.fall.zones.is_empty() && !AFTER_KUBERNETES.iter().any(|directive| self.has(directive)) {
            lints.push((OptionLint::FallthroughNowhere, self.word("kubernetes", "fallthrough")));
        }
        lints.extend(options.zones.iter().filter_map(|zone| self.unreachable("kubernetes", zone)));
        lints
    }

    fn forward(&self, forward: &Forward) -> Vec<(OptionLint, Option<Place>)> {
        let own = forward.targets.iter().filter_map(|target| match target {
            Target::Address { scheme: Transport::Dns, address, .. } if self.listens_on(address) => Some(address),
            _ => None,
        });
        let risk =
            |address: &String| (OptionLint::LoopRisk { target: address.clone() }, self.word("forward", "forward"));
        own.map(risk).chain(self.unreachable("forward", &forward.from)).collect()
    }

    /// Whether the address is this machine's own, and the port one of the block's.
    fn listens_on(&self, address: &str) -> bool {
        let Ok((host, port)) = split_host_port(address) else { return false };
        let own = parse_ip(host).is_some_and(|ip| ip.is_loopback() || ip.is_unspecified());
        own && self.ports.contains(port)
    }

    fn unreachable(&self, directive: &'static str, zone: &str) -> Option<(OptionLint, Option<Place>)> {
        // A zone that holds one of the block's is seen as well, in part.
        if self.served.covers(zone) || self.served.has_within(zone) {
            return None;
        }
        let lint = OptionLint::UnreachableZone { directive, zone: zone.to_owned() };
        Some((lint, self.word(directive, directive)))
    }
}

fn is_for_addresses(zone: &str) -> bool {
    matches!(zone, "in-addr.arpa." | "ip6.arpa.")
}
