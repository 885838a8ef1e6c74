//! All checks, the most likely cause first.

use super::evidence::Evidence;
use super::finding::Finding;
use super::symptom::Symptom;
use super::{aliases, chain, connections, endpoints, missing, resolver, reverse};
use crate::dns::corefile::Severity;
use crate::services::connectivity::Status;

/// What explains a lookup, the most likely cause first.
pub fn diagnose(evidence: &Evidence<'_>) -> Vec<Finding> {
    let checks = [chain::check, missing::check, endpoints::check, aliases::check, resolver::check];
    let mut found: Vec<Finding> = Vec::new();
    let each = checks.iter().flat_map(|check| check(evidence));
    for finding in each.chain(reverse::check(evidence)).chain(beyond(evidence)) {
        // The replies to A and AAAA have mostly one cause.
        if !found.contains(&finding) {
            found.push(finding);
        }
    }
    found.sort_by_key(|finding| (finding.severity, rank(&finding.symptom)));
    found
}

/// What breaks everything comes before what breaks one name; what merely costs time comes last.
fn rank(symptom: &Symptom) -> u8 {
    match symptom {
        Symptom::ObjectsNotRead => 0,
        Symptom::HostsWithoutFallthrough { .. } | Symptom::TemplateWithoutFallthrough { .. } => 1,
        Symptom::HostNetworkPolicy { .. } => 2,
        Symptom::MuslStops { .. } => 3,
        Symptom::ServiceElsewhere { .. }
        | Symptom::ServiceMisspelt { .. }
        | Symptom::NoSuchNamespace { .. }
        | Symptom::NamespaceHidden { .. }
        | Symptom::WildcardRemoved { .. }
        | Symptom::SelectorMatchesNoPod { .. }
        | Symptom::HeadlessNotReady { .. }
        | Symptom::PodNameNotReady { .. }
        | Symptom::OtherServiceName { .. }
        | Symptom::NoGoverningService { .. }
        | Symptom::PodWithoutName { .. }
        | Symptom::EndpointHasName { .. }
        | Symptom::NoSuchEndpoint { .. }
        | Symptom::PortNotNamed { .. }
        | Symptom::ExternalNameNotAName { .. }
        | Symptom::AliasDangles { .. }
        | Symptom::AliasWithoutAddress { .. }
        | Symptom::SecondAddressNotIndexed { .. }
        | Symptom::PublicNameShadowed { .. } => 4,
        Symptom::ForwardLoop { .. } => 5,
        Symptom::ZoneNotServed { .. } | Symptom::ChainEnds { .. } | Symptom::NoUpstream { .. } => 6,
        Symptom::NodePolicy { .. } => 7,
        Symptom::SearchListFirst { .. } => 8,
        Symptom::FailureCached { .. } | Symptom::NamesOfAddress { .. } => 9,
        Symptom::BeyondDns => 10,
    }
}

/// A name that resolves, and behind which nothing is seen to fail.
fn beyond(evidence: &Evidence<'_>) -> Option<Finding> {
    evidence.service().filter(|_| evidence.is_found())?;
    let mut steps = connections(evidence).into_iter().flat_map(|connection| connection.steps);
    let fails = steps.any(|step| step.status == Status::Fail);
    (!fails).then(|| Finding::new(Severity::Info, Symptom::BeyondDns))
}
