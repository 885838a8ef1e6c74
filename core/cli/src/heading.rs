//! The lines above and below the tables: the request, the assumptions of the answer, and the Pods of a workload.

use nocluster::admission::{Asked, Decision, Outcome, Request, Verdict, WorkloadPod};

use crate::args::Action;
use crate::load::Loaded;
use crate::question::Question;
use crate::ways::assumed_so;

/// `Pod shop/web`, `CREATE as alice`, `Kubernetes 1.37`.
pub(crate) fn title(question: &Question<'_>, request: &Request) -> Vec<String> {
    let is_collection = matches!(question.asked.verb, Action::Deletecollection);
    let name = match request.name.as_str() {
        "" if is_collection => "(all that are selected)",
        "" => "(name to be generated)",
        name => name,
    };
    let kind = &request.kind.kind;
    let own_name = request.kind.group.is_empty() && kind == "Namespace";
    let object = if request.namespace.is_empty() || own_name {
        format!("{kind} {name}")
    } else {
        format!("{kind} {}/{name}", request.namespace)
    };
    let subresource = if request.sub_resource.is_empty() {
        String::new()
    } else {
        format!(" ({}/{})", request.resource.resource, request.sub_resource)
    };
    let dry_run = if request.dry_run { ", dry run" } else { "" };
    vec![
        format!("{object}{subresource}"),
        format!("{} as {}{dry_run}", request.operation, request.user_info.username),
        format!("Kubernetes {}", question.cluster.release()),
    ]
}

/// The assumptions of the answer, and the findings about the request. Without `--explain`, only the assumptions that
/// could change this answer.
pub(crate) fn notes<'d>(
    question: &Question<'_>,
    object: &Loaded,
    request: &Request,
    decisions: impl IntoIterator<Item = &'d Decision>,
    outcome: Option<&Outcome>,
) -> Vec<String> {
    let all = question.asked.explain;
    let assumed = if all {
        question.cluster.assumed(request, outcome)
    } else {
        question.cluster.telling_assumptions(request, outcome)
    };
    let mut notes: Vec<String> =
        assumed.iter().map(|assumption| format!("assumed: {}", assumed_so(assumption))).collect();
    let mut findings = question.cluster.request_findings(request);
    findings.extend(question.cluster.decision_findings(request, decisions));
    for finding in findings {
        notes.push(format!("note: {}{}", question.found_at(&finding.at, object), finding.reason));
    }
    if all {
        notes.extend(question.ignored().map(|ignored| format!("note: {ignored}")));
    }
    notes
}

/// A note on the webhooks that see the Pods of a workload.
pub(crate) fn pods_note(question: &Question<'_>, object: &Loaded) -> Option<String> {
    if question.asked.pods || matches!(question.asked.verb, Action::Connect) || question.asked.subresource.is_some() {
        return None;
    }
    let pod = WorkloadPod::of(&object.object().document, question.asked.namespace.as_deref())?.pod;
    let kind = object.member("/kind");
    let head = format!("note: webhooks for Pods see the Pods of this {kind}, not the {kind}");
    let Ok(Asked::Known(request)) = question.cluster.create(pod) else { return Some(head) };
    let seen: Vec<_> = question
        .cluster
        .called_hooks(&request)
        .into_iter()
        .map(|decision| match decision.verdict {
            Verdict::Unknown { .. } => format!("{} (unknown)", decision.hook.name),
            _ => decision.hook.name.clone(),
        })
        .collect();
    Some(match seen.len() {
        0 => format!("{head}; here none would be called for them"),
        count => format!("{head}: {count} would see its Pods ({}); --pods checks them", seen.join(", ")),
    })
}
