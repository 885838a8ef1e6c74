//! The resources of a Pod as a whole, which follow from those of its containers.

use std::borrow::Cow;
use std::cmp::Ordering;

use crate::scheme::encode::decoded::{Struct, Value, entry, insert};

type Amounts<'a> = Vec<(Cow<'a, str>, Value<'a>)>;

/// Sets limits of huge pages and requests of a Pod that names some resources of its own.
///
/// Source: kubernetes/kubernetes pkg/apis/core/v1/defaults.go defaultHugePagePodLimits, defaultPodRequests
pub(super) fn set_defaults(spec: &mut Struct<'_>) {
    default_huge_page_pod_limits(spec);
    default_pod_requests(spec);
}

fn default_huge_page_pod_limits(spec: &mut Struct<'_>) {
    let Some(resources) = spec.open("resources") else { return };
    if resources.is_unset("limits") && resources.is_unset("requests") {
        return;
    }
    let all = aggregate(spec, "limits");
    let Some(resources) = spec.open("resources") else { return };
    for (name, amount) in all.into_iter().filter(|(name, _)| is_huge_page(name)) {
        let has = |resources: &mut Struct<'_>, list| resources.map(list).is_some_and(|map| entry(map, &name).is_some());
        if has(resources, "requests") || has(resources, "limits") {
            continue;
        }
        if let Some(limits) = resources.make_map("limits") {
            insert(limits, name, amount);
        }
    }
}

fn default_pod_requests(spec: &mut Struct<'_>) {
    if spec.open("resources").is_none_or(|resources| resources.is_unset("limits")) {
        return;
    }
    let all = aggregate(spec, "requests");
    let Some(resources) = spec.open("resources") else { return };
    let mut limits = resources.map("limits").map(|map| map.clone()).unwrap_or_default();
    let Some(requests) = resources.make_map("requests") else { return };
    limits.retain(|(name, _)| is_cpu_or_memory(name) || is_huge_page(name));
    let from_containers = all.into_iter().filter(|(name, _)| is_cpu_or_memory(name));
    for (name, amount) in from_containers.chain(limits) {
        if entry(requests, &name).is_none() {
            insert(requests, name, amount);
        }
    }
}

fn is_cpu_or_memory(name: &str) -> bool {
    name == "cpu" || name == "memory"
}

fn is_huge_page(name: &str) -> bool {
    name.starts_with("hugepages-")
}

/// What the containers need together: all at once, or an init container beside the ones that keep running.
///
/// Source: kubernetes/component-helpers resource/helpers.go AggregateContainerRequests, AggregateContainerLimits
pub(crate) fn aggregate<'a>(spec: &mut Struct<'a>, list: &str) -> Amounts<'a> {
    let mut sum = Amounts::new();
    let mut running = Amounts::new();
    let mut starting = Amounts::new();
    let own = |container: &mut Struct<'a>| -> Amounts<'a> {
        container.open("resources").and_then(|resources| resources.map(list)).map(|map| map.clone()).unwrap_or_default()
    };
    spec.each("containers", |container| add(&mut sum, &own(container)));
    spec.each("initContainers", |container| {
        let mut amounts = own(container);
        if container.text("restartPolicy") == "Always" {
            add(&mut sum, &amounts);
            add(&mut running, &amounts);
            amounts = running.clone();
        } else {
            add(&mut amounts, &running);
        }
        raise(&mut starting, &amounts);
    });
    raise(&mut sum, &starting);
    sum
}

fn add<'a>(sum: &mut Amounts<'a>, amounts: &Amounts<'a>) {
    for (name, amount) in amounts {
        let amount = match entry(sum, name) {
            Some(before) => {
                let mut total = before.quantity();
                total.add(&amount.quantity());
                Value::amount(total)
            }
            None => amount.clone(),
        };
        insert(sum, name.clone(), amount);
    }
}

fn raise<'a>(most: &mut Amounts<'a>, amounts: &Amounts<'a>) {
    for (name, amount) in amounts {
        let held = entry(most, name).map(Value::quantity);
        if held.is_none_or(|held| amount.quantity().cmp_value(&held) == Ordering::Greater) {
            insert(most, name.clone(), amount.clone());
        }
    }
}
