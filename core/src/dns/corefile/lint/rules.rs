//! What the options of a server block's plugins mean together.

use std::net::IpAddr;

use super::Lint;
use crate::dns::corefile::block::Block;
use crate::dns::corefile::plugin::Plugin;
use crate::dns::corefile::plugin::fall::Fall;
use crate::dns::corefile::plugin::kubernetes::PodMode;
use crate::dns::message::{Class, RecordType};
use crate::gotext::Duration;
use crate::gotext::ip::parse_ip;

/// The findings about a block, each with the directive that it is about.
pub(in crate::dns::corefile) fn about(block: &Block) -> Vec<(Lint, &'static str)> {
    let mut found = Vec::new();
    for (at, plugin) in block.plugins.iter().enumerate() {
        let later = block.plugins.get(at.saturating_add(1)..).unwrap_or_default();
        let of_plugin = match plugin {
            Plugin::Hosts(hosts) => {
                let shadowed = shadowed(&hosts.zones, &hosts.fall, later);
                let shadows = shadowed.map(|zone| Lint::HostsShadowsAll { zone });
                shadows.into_iter().chain(ignored_entries(&hosts.inline)).collect()
            }
            Plugin::Template(template) => {
                let all = template.templates.iter().filter(|rule| {
                    let class = rule.class == Class::IN || rule.class == Class::ANY;
                    let rtype = [RecordType::A, RecordType::AAAA, RecordType::ANY].contains(&rule.rtype);
                    rule.regexps.is_empty() && !rule.expressions && class && rtype
                });
                all.filter_map(|rule| shadowed(&rule.zones, &rule.fall, later))
                    .map(|zone| Lint::TemplateShadows { zone })
                    .take(1)
                    .collect()
            }
            Plugin::Cache(cache) => {
                let durations = cache.zones.iter().filter(|zone| Duration::parse(zone.trim_end_matches('.')).is_ok());
                durations.map(|zone| Lint::CacheTtlIsZone { zone: zone.clone() }).take(1).collect()
            }
            Plugin::Autopath(autopath) if autopath.plugin.as_deref() == Some("kubernetes") => {
                let kubernetes = block.plugins.iter().find_map(|other| match other {
                    Plugin::Kubernetes(kubernetes) => Some(kubernetes),
                    _ => None,
                });
                let inert = kubernetes.is_none_or(|kubernetes| kubernetes.pods != PodMode::Verified);
                inert.then_some(Lint::AutopathInert).into_iter().collect()
            }
            _ => Vec::new(),
        };
        found.extend(of_plugin.into_iter().map(|lint| (lint, plugin.directive())));
    }
    found
}

/// The first zone of a later plugin that a plugin without `fallthrough` there answers alone.
fn shadowed(zones: &[String], fall: &Fall, later: &[Plugin]) -> Option<String> {
    let falls = |zone: &str| fall.zones.iter().any(|of| covers(of, zone));
    let answers = |zone: &str| zones.iter().any(|of| covers(of, zone)) && !falls(zone);
    later.iter().find_map(|plugin| match plugin {
        Plugin::Kubernetes(kubernetes) => kubernetes.zones.iter().find(|zone| answers(zone)).cloned(),
        Plugin::Forward(forward) => {
            forward.uses.iter().map(|forward| &forward.from).find(|zone| answers(zone)).cloned()
        }
        _ => None,
    })
}

fn ignored_entries(inline: &[String]) -> impl Iterator<Item = Lint> {
    inline.iter().filter_map(|line| {
        let first = line.split_whitespace().next()?;
        let ip: Option<IpAddr> = parse_ip(first.split('%').next().unwrap_or(first));
        ip.is_none().then(|| Lint::HostsEntryIgnored { word: first.to_owned() })
    })
}

/// Whether a name is the zone or lies in it.
fn covers(zone: &str, name: &str) -> bool {
    let (zone, name) = (zone.to_ascii_lowercase(), name.to_ascii_lowercase());
    zone == "." || name.strip_suffix(zone.as_str()).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}
