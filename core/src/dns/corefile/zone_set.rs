//! Zones among which those above and below a name are found.

use std::collections::BTreeSet;

use crate::gotext::to_lower;

/// A set of absolute zones, whatever their case.
#[derive(Debug, Default)]
pub(super) struct ZoneSet {
    /// Each from its end to its begin, so that what is below a zone stands behind it.
    backwards: BTreeSet<Vec<u8>>,
}

impl<S: AsRef<str>> FromIterator<S> for ZoneSet {
    fn from_iter<I: IntoIterator<Item = S>>(zones: I) -> Self {
        Self { backwards: zones.into_iter().map(|zone| backwards(zone.as_ref())).collect() }
    }
}

impl ZoneSet {
    /// Whether a name is one of the zones or lies below one.
    pub(super) fn covers(&self, name: &str) -> bool {
        let name = backwards(name);
        let ends = name.iter().enumerate().filter(|(at, byte)| *at > 0 && **byte == b'.').map(|(at, _)| at);
        let mut above = ends.chain([name.len()]).filter_map(|end| name.get(..end));
        self.backwards.contains(&b"."[..]) || above.any(|zone| self.backwards.contains(zone))
    }

    /// Whether one of the zones is this one or lies below it.
    pub(super) fn has_within(&self, zone: &str) -> bool {
        let mut zone = backwards(zone);
        if zone == b"." {
            return !self.backwards.is_empty();
        }
        if self.backwards.contains(&zone) {
            return true;
        }
        zone.push(b'.');
        self.backwards.range(zone.clone()..).next().is_some_and(|next| next.starts_with(&zone))
    }
}

fn backwards(name: &str) -> Vec<u8> {
    to_lower(name).bytes().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lie_below_zones_by_whole_labels() {
        let zones = ["cluster.local.", "a.Example.org."].into_iter().collect::<ZoneSet>();
        for (name, covered, holds) in [
            ("cluster.local.", true, true),
            ("SVC.cluster.local.", true, false),
            ("mycluster.local.", false, false),
            ("local.", false, true),
            ("ocal.", false, false),
            ("example.org.", false, true),
            ("A.example.org.", true, true),
            ("b.example.org.", false, false),
            (".", false, true),
            ("org", false, false),
        ] {
            assert_eq!((zones.covers(name), zones.has_within(name)), (covered, holds), "{name}");
        }
        let root = ["."].into_iter().collect::<ZoneSet>();
        assert!(root.covers("example.org.") && root.covers(".") && root.has_within("."));
        assert!(!root.has_within("example.org."));
        assert!(!ZoneSet::default().covers("example.org.") && !ZoneSet::default().has_within("."));
    }
}
