//! Events, which are one internal type in both groups.
//!
//! Source: kubernetes/kubernetes pkg/apis/events/v1/conversion.go

use crate::scheme::encode::decoded::Struct;

/// Fields of the core group, and of `events.k8s.io`.
const RENAMED: [(&str, &str); 7] = [
    ("involvedObject", "regarding"),
    ("message", "note"),
    ("source", "deprecatedSource"),
    ("firstTimestamp", "deprecatedFirstTimestamp"),
    ("lastTimestamp", "deprecatedLastTimestamp"),
    ("count", "deprecatedCount"),
    ("reportingComponent", "reportingController"),
];

pub(super) fn event<'a>(old: &mut Struct<'a>, new: &mut Struct<'a>) {
    new.copy_from(old, &["eventTime", "series", "reportingInstance", "action", "reason", "related", "type"]);
    // A name that a version does not have reads as unset there, and setting it changes nothing.
    for (core, events) in RENAMED {
        for (from, to) in [(core, events), (events, core)] {
            if let Some(value) = old.copy(from) {
                new.set(to, value);
            }
        }
    }
}
