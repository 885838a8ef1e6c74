//! Lists of zones of a plugin.

use crate::dns::message::Name;

/// Zones with the lengths of their texts, by which CoreDNS tells the most specific one.
///
/// Source: coredns/coredns plugin/normalize.go Zones
#[derive(Debug, Clone, Default)]
pub(super) struct Zones {
    zones: Vec<(Name, String)>,
}

impl Zones {
    /// The zones of these texts; what is no name contains nothing.
    pub(super) fn new(texts: &[String]) -> Self {
        Self { zones: texts.iter().filter_map(|text| Some((Name::parse(text).ok()?, text.clone()))).collect() }
    }

    /// Whether a name is in one of them.
    pub(super) fn contain(&self, name: &Name) -> bool {
        self.zones.iter().any(|(zone, _)| name.is_subdomain_of(zone))
    }

    /// The most specific zone of a name, as it was written.
    pub(super) fn of(&self, name: &Name) -> Option<&str> {
        let mut longest: Option<&str> = None;
        for (_, text) in self.zones.iter().filter(|(zone, _)| name.is_subdomain_of(zone)) {
            if longest.is_none_or(|longest| text.len() > longest.len()) {
                longest = Some(text);
            }
        }
        longest
    }

    /// The texts.
    pub(super) fn texts(&self) -> Vec<String> {
        self.zones.iter().map(|(_, text)| text.clone()).collect()
    }
}
