//! `match`: which webhooks are called for objects, which not, and why.

use nocluster::admission::{Asked, ClientRequest, Decision, Gate, Gated, Need, Pass, Phase, Request, Verdict};

use crate::admit::as_kubectl;
use crate::args::Match;
use crate::console::Console;
use crate::exit::Exit;
use crate::join::Object;
use crate::load::Loaded;
use crate::question::{Question, Refusal};
use crate::view::{Ending, Report, Row, Section, Tone};
use crate::workload::pod_of;

pub(crate) fn matching(asked: &Match, console: &mut Console<'_>) -> Exit {
    let answer = Question::prepare(&asked.asked, console).and_then(|question| ask_all(asked, &question, console));
    answer.unwrap_or_else(|Refusal(message)| {
        console.error(&format!("error: {message}\n"));
        Exit::BadInput
    })
}

fn ask_all(asked: &Match, question: &Question<'_>, console: &mut Console<'_>) -> Result<Exit, Refusal> {
    let handle = if asked.output.is_some() { Some(question.handle()?) } else { None };
    let mut exit = Exit::Fine;
    for (index, object) in question.objects.iter().enumerate() {
        let one = question.client(object).map(|client| match &handle {
            Some(handle) => {
                let mut input = Object::default();
                input.raw("request", &question.wire_request(&client));
                if let Some(conditions) = &question.conditions {
                    input.raw("conditions", conditions);
                }
                if question.asked.explain {
                    input.raw("explain", "true");
                }
                question.print_envelope(handle.call("admission.match", input.finish().as_bytes()), console)
            }
            None => {
                if !question.asked.quiet {
                    question.tell_dropped(object, console);
                }
                ask(question, object, client, index > 0, console)
            }
        });
        // One object that cannot be asked about does not keep the others from it.
        exit = exit.max(one.unwrap_or_else(|Refusal(message)| {
            console.error(&format!("error: {message}\n"));
            Exit::BadInput
        }));
    }
    Ok(exit)
}

fn ask(
    question: &Question<'_>,
    object: &Loaded,
    client: ClientRequest,
    further: bool,
    console: &mut Console<'_>,
) -> Exit {
    let namespace = client.namespace.clone();
    let request = match question.cluster.request(client) {
        Ok(Asked::Known(request)) => request,
        Ok(Asked::Unknown(needs)) => {
            console.error(&format!("{}: unknown: {}\n", object.place(""), ways_out(&needs)));
            return Exit::Unknown;
        }
        Err(error) => {
            console.error(&format!("error: {}\n", question.request_error(&error, object)));
            return Exit::BadInput;
        }
    };
    let decisions = if question.asked.explain {
        question.cluster.explain_hooks(&request)
    } else {
        question.cluster.match_hooks(&request)
    };
    let exit = decisions.iter().map(|decision| exit_of(&decision.verdict)).max().unwrap_or(Exit::Fine);
    if question.asked.quiet {
        return exit;
    }
    let mut report = Report { title: title(question, &request), notes: notes(question, &request), ..Report::default() };
    for phase in [Phase::Mutating, Phase::Validating] {
        let of_phase = || decisions.iter().filter(|decision| decision.hook.phase == phase);
        if of_phase().next().is_some() {
            report.sections.push(Section { heading: phase.to_string(), rows: of_phase().map(row).collect() });
        }
    }
    report.ending = ending(&decisions);
    // The first rejection in the server's order is the answer, whatever the hooks before it say.
    let rejected = decisions.iter().find_map(|decision| match &decision.verdict {
        Verdict::Reject(reject) => Some(&reject.status),
        _ => None,
    });
    if let Some(status) = rejected {
        let text = as_kubectl(status, question.doing(), &object.source);
        report.ending.push(Ending { tone: Tone::Bad, text });
    }
    if let Some(note) = pods_note(question, object, namespace.as_deref()) {
        report.ending.push(Ending { tone: Tone::Plain, text: note });
    }
    if further {
        console.print("\n");
    }
    console.print(&report.render(console.width, console.color));
    exit
}

fn exit_of(verdict: &Verdict) -> Exit {
    match verdict {
        Verdict::Reject(_) => Exit::Refused,
        Verdict::Unknown { .. } => Exit::Unknown,
        Verdict::Call(_) | Verdict::Skip(_) => Exit::Fine,
    }
}

/// `Pod shop/web`, `CREATE as alice`, `Kubernetes 1.37`.
pub(crate) fn title(question: &Question<'_>, request: &Request) -> Vec<String> {
    let name = if request.name.is_empty() { "(name to be generated)" } else { &request.name };
    let kind = &request.kind.kind;
    let own_name = request.kind.group.is_empty() && kind == "Namespace";
    let object = if request.namespace.is_empty() || own_name {
        format!("{kind} {name}")
    } else {
        format!("{kind} {}/{name}", request.namespace)
    };
    let subresource =
        if request.sub_resource.is_empty() { String::new() } else { format!(" ({})", request.sub_resource) };
    let dry_run = if request.dry_run { ", dry run" } else { "" };
    vec![
        format!("{object}{subresource}"),
        format!("{} as {}{dry_run}", request.operation, request.user_info.username),
        format!("Kubernetes {}", question.cluster.release()),
    ]
}

/// What the answer takes for granted, and what is wrong with the request.
pub(crate) fn notes(question: &Question<'_>, request: &Request) -> Vec<String> {
    let all = question.asked.explain;
    let assumed: Vec<_> =
        question.cluster.assumed(request).iter().filter_map(|assumed| assumption(assumed, all)).collect();
    let mut notes = Vec::new();
    if !assumed.is_empty() {
        notes.push(format!("(assumed: {})", assumed.join("; ")));
    }
    for finding in question.cluster.request_findings(request) {
        notes.push(format!("note: {}", finding.reason));
    }
    if all {
        notes.extend(question.ignored().map(|ignored| format!("note: {ignored}")));
    }
    notes
}

/// An assumption in words; those that hold for every request are told when everything is.
fn assumption(code: &str, all: bool) -> Option<String> {
    let always = |text: &str| all.then(|| text.to_owned());
    match code {
        "api-defaults" => Some("API defaults not applied".to_owned()),
        "conversion" => always("no conversion to internal types"),
        "field-validation" => always("unknown fields dropped, not refused"),
        "managed-fields" => always("managedFields left out"),
        "plugins" => always("no other admission plugin has run"),
        "strategy" => always("status, generation, uid and creationTimestamp not set"),
        "generated-names" => Some("the name is not generated".to_owned()),
        "custom-resource-schema" => Some("not pruned by the schema of its CustomResourceDefinition".to_owned()),
        "release-by-reading" => Some("this release was modelled by reading its sources".to_owned()),
        _ => match code.strip_prefix("namespace-labels/") {
            Some(namespace) => Some(format!("Namespace {namespace} has its built-in label alone")),
            None => Some(code.to_owned()),
        },
    }
}

/// One webhook's line.
pub(crate) fn row(decision: &Decision) -> Row {
    let (tone, what, detail) = match &decision.verdict {
        Verdict::Call(pass) => (Tone::Good, "called", pass.to_string()),
        Verdict::Skip(skip) => (Tone::Quiet, "skipped", skip.to_string()),
        Verdict::Reject(reject) => (Tone::Bad, "rejected", reject.reason.to_string()),
        Verdict::Unknown { reason, .. } => (Tone::Open, "unknown", reason.to_string()),
    };
    Row {
        index: decision.hook.index,
        configuration: decision.hook.configuration.clone(),
        webhook: decision.hook.name.clone(),
        tone,
        what: what.to_owned(),
        detail,
        more: decision.gates.iter().flatten().map(gate).collect(),
    }
}

fn gate(gated: &Gated) -> String {
    let name = serde_json::to_value(gated.gate).unwrap_or_default();
    // In the words of the configuration: namespaceSelector, not namespace-selector.
    let mut words = name.as_str().unwrap_or_default().split('-');
    let mut field = words.next().unwrap_or_default().to_owned();
    for word in words {
        let mut letters = word.chars();
        field.extend(letters.next().map(|first| first.to_ascii_uppercase()));
        field.push_str(letters.as_str());
    }
    match &gated.result {
        Gate::Pass(Pass::Plain) => format!("{field}: passes"),
        Gate::Pass(pass) => format!("{field}: passes, {pass}"),
        Gate::Skip(skip) => format!("{field}: skips, {skip}"),
        Gate::Hold(hold) => format!("{field}: holds, {hold}"),
    }
}

fn ending(decisions: &[Decision]) -> Vec<Ending> {
    let of = |wanted: fn(&Verdict) -> bool| decisions.iter().filter(|decision| wanted(&decision.verdict)).count();
    let called = of(|verdict| matches!(verdict, Verdict::Call(_)));
    let mut text = match decisions.len() {
        0 => "there are no webhook configurations in --cluster".to_owned(),
        1 => format!("{called} of 1 webhook is called"),
        all => format!("{called} of {all} webhooks are called"),
    };
    let (rejects, unknown) =
        (of(|verdict| matches!(verdict, Verdict::Reject(_))), of(|verdict| matches!(verdict, Verdict::Unknown { .. })));
    if rejects > 0 {
        text.push_str(&format!(", {rejects} rejected before a call"));
    }
    if unknown > 0 {
        text.push_str(&format!(", {unknown} unknown"));
    }
    let mut endings = vec![Ending { tone: Tone::Plain, text }];
    let needs: std::collections::BTreeSet<Need> = decisions
        .iter()
        .filter_map(|decision| match &decision.verdict {
            Verdict::Unknown { needs, .. } => Some(needs.clone()),
            _ => None,
        })
        .flatten()
        .collect();
    if !needs.is_empty() {
        let needs: Vec<Need> = needs.into_iter().collect();
        endings.push(Ending { tone: Tone::Open, text: format!("unknown: {}", ways_out(&needs)) });
    }
    endings
}

/// What is missing, and how to give it.
pub(crate) fn ways_out(needs: &[Need]) -> String {
    let ways = needs.iter().map(|need| match need {
        Need::Namespace { .. } => format!("{need} is not in --cluster: add it, or say --complete=namespaces"),
        Need::Crd { .. } => format!("{need}: add it to --cluster, or say --complete=crds"),
        Need::ResourceOfKind { .. } | Need::KindOfResource { .. } => {
            format!("{need}: Kubernetes itself has none, or several; a custom one is known by its CustomResourceDefinition in --cluster")
        }
        Need::MatchCondition { .. } => format!("{need}: give it with --conditions"),
        _ => need.to_string(),
    });
    ways.collect::<Vec<_>>().join("\n         ")
}

/// For a workload: which webhooks see its Pods.
pub(crate) fn pods_note(question: &Question<'_>, object: &Loaded, namespace: Option<&str>) -> Option<String> {
    let pod = pod_of(object, namespace)?;
    let kind = object.member("/kind");
    let Ok(Asked::Known(request)) = question.cluster.create(pod) else {
        return Some(format!("note: webhooks for Pods see the Pods of this {kind}, not the {kind}"));
    };
    let seen: Vec<_> = question
        .cluster
        .match_hooks(&request)
        .into_iter()
        .filter(|decision| !matches!(decision.verdict, Verdict::Skip(_)))
        .map(|decision| match decision.verdict {
            Verdict::Unknown { .. } => format!("{} (unknown)", decision.hook.name),
            _ => decision.hook.name.clone(),
        })
        .collect();
    Some(match seen.len() {
        0 => format!(
            "note: webhooks for Pods see the Pods of this {kind}, not the {kind}; here none would be called for them"
        ),
        count => format!(
            "note: webhooks for Pods see the Pods of this {kind}, not the {kind}: {count} would see its Pods ({})",
            seen.join(", ")
        ),
    })
}
