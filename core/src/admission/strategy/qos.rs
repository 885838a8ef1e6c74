//! The class of a Pod's quality of service.
//!
//! Source: kubernetes/kubernetes pkg/apis/core/helper/qos/qos.go

use std::cmp::Ordering;

use crate::meta::Quantity;
use crate::scheme::decoded::{Struct, entry};

const BEST_EFFORT: &str = "BestEffort";
const BURSTABLE: &str = "Burstable";
const GUARANTEED: &str = "Guaranteed";

/// ComputePodQOS, of a Pod's spec.
pub(super) fn compute_pod_qos(spec: &mut Struct<'_>) -> &'static str {
    if let Some(resources) = spec.open("resources")
        && is_set(resources)
    {
        return requirements_qos(resources);
    }
    let mut all = Vec::new();
    for list in ["initContainers", "containers"] {
        spec.each(list, |container| all.push(container.open("resources").map_or(BEST_EFFORT, requirements_qos)));
    }
    common(&all).unwrap_or(BEST_EFFORT)
}

/// The class before 1.37: by the sums of all containers.
pub(super) fn class_by_sums(spec: &mut Struct<'_>) -> &'static str {
    let mut sums = Sums { requests: Default::default(), limits: Default::default(), limited: true };
    if let Some(resources) = spec.open("resources") {
        sums.add(resources);
    } else {
        for list in ["containers", "initContainers"] {
            spec.each(list, |container| match container.open("resources") {
                Some(resources) => sums.add(resources),
                None => sums.limited = false,
            });
        }
    }
    if sums.requests.iter().chain(&sums.limits).all(Option::is_none) {
        return BEST_EFFORT;
    }
    let covered = sums.requests.iter().zip(&sums.limits).all(|sums| match sums {
        (Some(request), Some(limit)) => request.cmp_value(limit) == Ordering::Equal,
        (request, _) => request.is_none(),
    });
    let same_names = sums.requests.iter().flatten().count() == sums.limits.iter().flatten().count();
    if sums.limited && covered && same_names { GUARANTEED } else { BURSTABLE }
}

/// The sums of what is positive, of CPU and memory.
struct Sums {
    requests: [Option<Quantity>; 2],
    limits: [Option<Quantity>; 2],
    /// Whether all have limits for both.
    limited: bool,
}

impl Sums {
    fn add(&mut self, resources: &mut Struct<'_>) {
        for (list, sums) in [("requests", &mut self.requests), ("limits", &mut self.limits)] {
            for (name, sum) in ["cpu", "memory"].into_iter().zip(sums) {
                let amount = resources.map(list).and_then(|map| entry(map, name).map(|amount| amount.quantity()));
                let amount = amount.filter(|amount| amount.cmp_value(&Quantity::unset()) == Ordering::Greater);
                self.limited &= list == "requests" || amount.is_some();
                if let Some(mut amount) = amount {
                    if let Some(before) = sum.as_ref() {
                        amount.add(before);
                    }
                    *sum = Some(amount);
                }
            }
        }
    }
}

/// IsPodLevelResourcesSet.
fn is_set(resources: &mut Struct<'_>) -> bool {
    ["requests", "limits"].into_iter().any(|list| {
        resources.map(list).is_some_and(|map| {
            map.iter().any(|(name, _)| name == "cpu" || name == "memory" || name.starts_with("hugepages-"))
        })
    })
}

fn requirements_qos(resources: &mut Struct<'_>) -> &'static str {
    if resources.is_unset("requests") && resources.is_unset("limits") {
        return BEST_EFFORT;
    }
    let both = ["cpu", "memory"].map(|name| {
        let [request, limit] = ["requests", "limits"].map(|list| {
            let map = resources.map(list);
            map.and_then(|map| entry(map, name).map(|amount| amount.quantity())).unwrap_or_else(Quantity::unset)
        });
        if request.cmp_value(&limit) != Ordering::Equal {
            BURSTABLE
        } else if request.cmp_value(&Quantity::unset()) == Ordering::Equal {
            BEST_EFFORT
        } else {
            GUARANTEED
        }
    });
    common(&both).unwrap_or(BEST_EFFORT)
}

/// The class that all have; different ones are burstable.
fn common(all: &[&'static str]) -> Option<&'static str> {
    let (first, rest) = all.split_first()?;
    Some(if rest.iter().all(|class| class == first) { first } else { BURSTABLE })
}
