//! Which Pods the Service selects, and their states.

use std::collections::BTreeMap;

use super::reason::{NearPod, StepReason};
use super::step::{Status, Step};
use super::way::Way;
use crate::services::contents::Services;
use crate::services::pod::{Condition, Pod};
use crate::services::service::Service;

/// How many Pods are named that the selector nearly matches.
const NEAR: usize = 3;

pub(super) fn selected(way: &Way<'_>, services: &Services, steps: &mut Vec<Step>) {
    let selector = way.service.selector.clone();
    if !way.templates.is_empty() {
        let workloads = way.templates.iter().map(|template| template.workload.clone()).collect();
        steps.push(Status::Info.with(StepReason::SelectsTemplates { selector, workloads }));
        return;
    }
    steps.push(match way.selected.len() {
        0 => {
            let namespace = way.service.namespace.clone();
            let near = near(services, way.service);
            way.without_pods().with(StepReason::SelectsNoPod { namespace, selector, near })
        }
        pods => Status::Ok.with(StepReason::SelectsPods { selector, pods }),
    });
}

/// Pods of the Namespace that have the most labels of the selector, or other values for its keys.
pub(crate) fn near(services: &Services, service: &Service) -> Vec<NearPod> {
    let mut near: Vec<(usize, NearPod)> = Vec::new();
    for pod in services.pods().iter().filter(|pod| pod.namespace == service.namespace) {
        let same = service.selector.iter().filter(|(key, value)| pod.labels.get(*key) == Some(value)).count();
        let labels: BTreeMap<String, String> =
            service.selector.keys().filter_map(|key| Some((key.clone(), pod.labels.get(key)?.clone()))).collect();
        if !labels.is_empty() {
            near.push((same, NearPod { pod: pod.name.clone(), labels }));
        }
    }
    near.sort_by(|(a, _), (b, _)| b.cmp(a));
    near.into_iter().take(NEAR).map(|(_, near)| near).collect()
}

/// How many Pods are ready, and what keeps the others.
pub(super) fn states(way: &Way<'_>, steps: &mut Vec<Step>) {
    if way.selected.is_empty() {
        return;
    }
    let published = way.service.publish_not_ready_addresses;
    let mut others = Vec::new();
    for pod in &way.selected {
        let name = pod.name.clone();
        let reason = match way.left_out(pod) {
            Some(why) => Some(StepReason::PodLeftOut { pod: name, why }),
            None if published => None,
            None if pod.terminating => Some(StepReason::PodTerminating { pod: name }),
            None if !pod.ready => Some(not_ready(pod)),
            None => None,
        };
        others.extend(reason.map(|reason| Status::Warn.with(reason)));
    }
    let of = way.selected.len();
    let ready = of.saturating_sub(others.len());
    let status = match (ready, others.is_empty()) {
        (0, _) => way.without_pods(),
        (_, true) => Status::Ok,
        (_, false) => Status::Info,
    };
    // What keeps them comes first: it is the cause of what fails.
    steps.extend(others);
    steps.push(status.with(StepReason::PodsReady { ready, of }));
}

/// The first condition that is not true tells most: those of Kubernetes follow one upon another.
fn not_ready(pod: &Pod) -> StepReason {
    const ORDER: [&str; 5] = ["PodScheduled", "PodReadyToStartContainers", "Initialized", "ContainersReady", "Ready"];
    let known = ORDER.iter().find_map(|word| pod.untrue.iter().find(|condition| condition.condition_type == *word));
    let gate = pod.untrue.iter().find(|condition| pod.readiness_gates.contains(&condition.condition_type));
    let by = known.filter(|condition| condition.condition_type != "Ready").or(gate).or(known);
    let text = |part: fn(&Condition) -> &String| by.map(part).filter(|text| !text.is_empty()).cloned();
    StepReason::PodNotReady {
        pod: pod.name.clone(),
        condition: by.map_or_else(|| "Ready".to_owned(), |condition| condition.condition_type.clone()),
        cause: text(|condition| &condition.reason),
        detail: text(|condition| &condition.message),
    }
}
