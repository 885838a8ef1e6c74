//! What has been counted, as answers about room show it.

use serde::Serialize;

use crate::ipam::capacity::{Capacity, CapacityNeed, Growth, ServiceCapacity};
use crate::json::Document;
use crate::wire::answer::Answer;
use crate::wire::error::{Failure, WireError};
use crate::wire::input::Input;
use crate::wire::operation::{Verdict, verdict, worst};
use crate::wire::said::Missing;

/// From the best to the worst.
pub(super) const VERDICTS: [Verdict; 5] =
    [verdict("fits", 0), verdict("exhausted", 1), verdict("crashed", 1), verdict("invalid", 1), verdict("unknown", 3)];

pub(super) fn raw(config: &Input<'_>, member: &'static str) -> Result<Document, Failure> {
    config.raw(member)?.ok_or(WireError::MissingMember { member })?.document()
}

pub(super) fn invalid(answer: &mut Answer, reason: &impl Serialize) {
    answer.value("verdict", &"invalid", &[]).value("reason", reason, &[]);
}

/// What has been counted.
#[derive(Clone, Copy)]
pub(super) enum Counted<'c> {
    Pods(&'c Capacity),
    Services(&'c ServiceCapacity),
}

impl Counted<'_> {
    pub(super) fn verdict(self) -> &'static str {
        let is_exhausted = match self {
            // In a part whose end leaves no Pod anything, no Pod is left room.
            Self::Pods(capacity) => capacity.pods.free == 0,
            Self::Services(capacity) => capacity.services.free == 0,
        };
        if is_exhausted { "exhausted" } else { "fits" }
    }

    /// How many more there is room for of what grows: Pods on a Node, Nodes of a cluster, or Services.
    pub(super) fn free(self) -> u128 {
        match self {
            Self::Pods(capacity) => {
                // Of Nodes that do not exist yet each takes as many Pods.
                let per_node = capacity.pods.per_node;
                per_node.map_or(capacity.pods.free, |pods| capacity.pods.free.checked_div(pods).unwrap_or_default())
            }
            Self::Services(capacity) => capacity.services.free,
        }
    }
}

pub(super) fn counted<'w>(
    answer: &mut Answer,
    counted: Counted<'_>,
    said: impl IntoIterator<Item = &'w str>,
    input: &Input<'_>,
) -> Result<(), Failure> {
    let verdict = worst(&VERDICTS, said.into_iter().chain([counted.verdict()])).unwrap_or("fits");
    answer.value("verdict", &verdict, &[]);
    match counted {
        Counted::Pods(capacity) => answer.value("rooms", &capacity.rooms, &[]).value("pods", &capacity.pods, &[]),
        Counted::Services(capacity) => {
            answer.value("rooms", &capacity.rooms, &[]).value("services", &capacity.services, &[])
        }
    };
    if let Some(growth) = growth(input)? {
        answer.value("endsAfterSeconds", &growth.ends_after(counted.free()).to_string(), &[]);
    }
    Ok(())
}

pub(super) fn growth(input: &Input<'_>) -> Result<Option<Growth>, Failure> {
    Ok(input.integer("growthPerDay", 1, u64::from(u32::MAX))?.map(|per_day| Growth { per_day }))
}

pub(super) fn unknown(answer: &mut Answer, needs: &[CapacityNeed]) {
    answer.value("verdict", &"unknown", &[]).value("unknown", &Missing::of(needs), &[]);
}

/// What the answer takes for granted, as words.
pub(super) fn assumed(answer: &mut Answer, words: impl IntoIterator<Item = &'static str>) {
    let words: Vec<_> = words.into_iter().collect();
    if !words.is_empty() {
        answer.value("assumed", &words, &[]);
    }
}
