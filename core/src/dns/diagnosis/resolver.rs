//! The search list, and what one resolver does otherwise than another.

use super::evidence::Evidence;
use super::finding::Finding;
use super::fix::Fix;
use super::policy::node_servers;
use super::symptom::Symptom;
use crate::dns::asker::Asker;
use crate::dns::corefile::Severity;
use crate::dns::kubernetes::ObjectName;
use crate::dns::need::DnsNeed;
use crate::dns::stub::{Libc, Walk, lookup, ndots, servers};

/// The top-level domains of the Internet, without those in other scripts than Latin.
const TOP_LEVEL_DOMAINS: &str = include_str!("top_level_domains.txt");

pub(super) fn check(evidence: &Evidence<'_>) -> Vec<Finding> {
    let checks = [host_network, search_list, musl, shadowed];
    checks.iter().filter_map(|check| check(evidence)).collect()
}

/// A Pod with the node's resolv.conf.
fn host_network(evidence: &Evidence<'_>) -> Option<Finding> {
    let (pod, object) = evidence.pod?;
    // A name outside the cluster is none of this.
    if evidence.is_found() && evidence.service().is_none() {
        return None;
    }
    let severity = if evidence.is_found() { Severity::Warning } else { evidence.severity() };
    node_servers(pod, object, servers(evidence.client, evidence.libc), severity)
}

/// A name that is tried as it is given only after the search list.
fn search_list(evidence: &Evidence<'_>) -> Option<Finding> {
    let name = evidence.name;
    let as_given = format!("{name}.");
    let (dots, ndots) = (u64::try_from(name.matches('.').count()).ok()?, ndots(evidence.client, evidence.libc));
    if dots == 0 || dots >= ndots || name.ends_with('.') {
        return None;
    }
    let steps = evidence.steps();
    let before = match evidence.needs() {
        Some((candidate, needs)) => {
            let is_known =
                !needs.iter().any(|need| matches!(need, DnsNeed::Service { .. } | DnsNeed::Namespace { .. }));
            (is_known && candidate.eq_ignore_ascii_case(&as_given)).then_some(steps)?
        }
        None if evidence.is_found() => {
            let (last, before) = steps.split_last()?;
            last.candidate.eq_ignore_ascii_case(&as_given).then_some(before)?
        }
        None => return None,
    };
    if before.is_empty() {
        return None;
    }
    let queries = before.iter().fold(0_u64, |sum, step| sum.saturating_add(step.sent));
    let symptom = Symptom::SearchListFirst { name: name.to_owned(), dots, ndots, before: before.len(), queries };
    let finding = Finding::new(Severity::Warning, symptom).by_directive("ndots");
    Some(finding.fix(Fix::AskFor { name: as_given }).fix(Fix::SetNdots { ndots: dots }))
}

/// A lookup that fails with musl alone.
fn musl(evidence: &Evidence<'_>) -> Option<Finding> {
    let Ok(Walk { steps, result: Err(_), .. }) = evidence.walk else { return None };
    let last = steps.last().filter(|_| evidence.libc == Libc::Musl)?;
    let mut again = Asker::new(evidence.asker.server(), evidence.asker.ip());
    let walk = lookup(evidence.client, Libc::Glibc, evidence.name, evidence.family, &mut |query| again.ask(query));
    let walk = walk.ok()?;
    let glibc = walk.result.ok()?.iter().map(ToString::to_string).collect();
    let candidate = last.candidate.clone();
    let symptom = Symptom::MuslStops { candidate, outcome: last.outcome, next: last.next, glibc };
    let finding = Finding::new(Severity::Error, symptom).by_directive("search");
    let name = walk.steps.last()?.candidate.clone();
    Some(finding.fix(Fix::AskFor { name }))
}

/// A name of the Internet that is found through the search list.
fn shadowed(evidence: &Evidence<'_>) -> Option<Finding> {
    let name = evidence.name;
    let (object, candidate) = evidence.service()?;
    let (_, last) = name.rsplit_once('.')?;
    let domain = last.to_ascii_lowercase();
    let through_search_list = !candidate.eq_ignore_ascii_case(&format!("{name}.")) && !name.ends_with('.');
    if !through_search_list || !TOP_LEVEL_DOMAINS.split_whitespace().any(|known| known == domain) {
        return None;
    }
    let symptom = Symptom::PublicNameShadowed { name: name.to_owned(), candidate, domain };
    let finding = Finding::new(Severity::Warning, symptom).decided_by(namespace_of(&object), "metadata.name");
    let fixes = [format!("{name}."), format!("{name}.svc")].map(|name| Fix::AskFor { name });
    Some(Finding { fixes: fixes.to_vec(), ..finding })
}

fn namespace_of(object: &ObjectName) -> ObjectName {
    ObjectName::new("Namespace", "", &object.namespace)
}
