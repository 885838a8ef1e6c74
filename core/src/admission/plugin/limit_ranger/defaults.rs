//! The resources that a LimitRange gives to containers without their own.

use std::collections::BTreeMap;

use crate::admission::stored::limit_range::LimitRange;
use crate::meta::Quantity;
use crate::scheme::decoded::{Struct, Value, entry, insert};

/// The limits and requests of containers that have none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Defaults<'r> {
    limits: BTreeMap<&'r str, &'r Quantity>,
    requests: BTreeMap<&'r str, &'r Quantity>,
}

/// The lists of containers, and how the annotation calls one of them.
const CONTAINERS: [(&str, &str); 2] = [("containers", "container"), ("initContainers", "init container")];

impl<'r> Defaults<'r> {
    /// Those of a LimitRange; of an amount that is given twice the last one counts.
    pub(super) fn of(range: &'r LimitRange) -> Self {
        let (mut limits, mut requests) = (BTreeMap::new(), BTreeMap::new());
        for limit in range.limits.iter().filter(|limit| limit.typ == "Container") {
            requests.extend(limit.default_request.iter().map(|(name, amount)| (name.as_str(), amount)));
            limits.extend(limit.default.iter().map(|(name, amount)| (name.as_str(), amount)));
        }
        Self { limits, requests }
    }

    /// Whether a container of the Pod lacks one of the amounts.
    pub(super) fn are_missing_in(&self, pod: &mut Struct<'_>) -> bool {
        let mut missing = false;
        each_container(pod, |_, container| {
            let Some(resources) = container.open("resources") else { return };
            for (list, amounts) in [("limits", &self.limits), ("requests", &self.requests)] {
                missing |= amounts.keys().any(|name| !has(resources, list, name));
            }
        });
        missing
    }

    /// Sets them in the containers of a Pod. Returns what was set, in the words of the annotation.
    pub(super) fn set(&self, pod: &mut Struct<'_>) -> Vec<String> {
        let mut phrases = Vec::new();
        each_container(pod, |called, container| {
            let Some(resources) = container.open("resources") else { return };
            let requests = fill(resources, "requests", &self.requests);
            let limits = fill(resources, "limits", &self.limits);
            for (set, what) in [(requests, " request for "), (limits, " limit for ")] {
                if !set.is_empty() {
                    phrases.push([&set.join(", "), what, called, " ", &container.text("name")].concat());
                }
            }
        });
        phrases
    }
}

fn each_container<'a>(pod: &mut Struct<'a>, mut call: impl FnMut(&str, &mut Struct<'a>)) {
    let Some(spec) = pod.open("spec") else { return };
    for (list, called) in CONTAINERS {
        spec.each(list, |container| call(called, container));
    }
}

fn has(resources: &mut Struct<'_>, list: &str, name: &str) -> bool {
    resources.map(list).is_some_and(|amounts| entry(amounts, name).is_some())
}

/// Adds the amounts that a list lacks; returns their names.
fn fill<'r>(resources: &mut Struct<'_>, list: &str, amounts: &BTreeMap<&'r str, &'r Quantity>) -> Vec<&'r str> {
    let given = resources.map(list).map(|given| given.as_slice()).unwrap_or_default();
    let missing: Vec<_> = amounts.iter().filter(|(name, _)| entry(given, name).is_none()).collect();
    if missing.is_empty() {
        return Vec::new();
    }
    let Some(map) = resources.make_map(list) else { return Vec::new() };
    let set = missing.into_iter().map(|(name, amount)| {
        insert(map, (*name).to_owned().into(), Value::amount((*amount).clone()));
        *name
    });
    set.collect()
}
