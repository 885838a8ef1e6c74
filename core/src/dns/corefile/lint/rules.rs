//! What the options of a server block's plugins mean together.

use std::net::IpAddr;

use super::Lint;
use crate::dns::corefile::block::Block;
use crate::dns::corefile::plugin::Plugin;
use crate::dns::corefile::plugin::fall::Fall;
use crate::dns::corefile::plugin::kubernetes::PodMode;
use crate::dns::corefile::zone_set::ZoneSet;
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
                all.take(MOST_TEMPLATES)
                    .filter_map(|rule| shadowed(&rule.zones, &rule.fall, later))
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

/// Of so many zones of later plugins it is asked whether a plugin answers them alone.
const MOST_ZONES: usize = 1000;
/// And of so many templates.
const MOST_TEMPLATES: usize = 100;

/// The first zone of a later plugin that a plugin without `fallthrough` there answers alone.
fn shadowed(zones: &[String], fall: &Fall, later: &[Plugin]) -> Option<String> {
    let (own, falls) = (zones.iter().collect::<ZoneSet>(), fall.zones.iter().collect::<ZoneSet>());
    let of_later = later.iter().flat_map(|plugin| match plugin {
        Plugin::Kubernetes(kubernetes) => kubernetes.zones.iter().collect(),
        Plugin::Forward(forward) => forward.uses.iter().map(|forward| &forward.from).collect(),
        _ => Vec::new(),
    });
    of_later.take(MOST_ZONES).find(|zone| own.covers(zone) && !falls.covers(zone)).cloned()
}

fn ignored_entries(inline: &[String]) -> impl Iterator<Item = Lint> {
    inline.iter().filter_map(|line| {
        let first = line.split_whitespace().next()?;
        let ip: Option<IpAddr> = parse_ip(first.split('%').next().unwrap_or(first));
        ip.is_none().then(|| Lint::HostsEntryIgnored { word: first.to_owned() })
    })
}
