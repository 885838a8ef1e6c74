//! The answer of `admission.run` as a report: a line a webhook, what it did in numbers, the end as kubectl prints it.
//!
//! Works on the answer as it is on the wire; the sentences in it are the library's.

use std::collections::BTreeMap;

use nocluster::admission::Need;
use nocluster::json::{Kind, Node};
use nocluster::meta::{Gvk, Gvr};

use crate::matching::ways_out;
use crate::question::quote;
use crate::view::{Ending, Row, Section, Tone};

/// What a client did, for the words at the end.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Client<'a> {
    /// `creating`, ...
    pub(crate) doing: &'a str,
    pub(crate) source: &'a str,
    /// `pod/web created`, as kubectl says it.
    pub(crate) done: &'a str,
}

/// The tables: one for each pass of the mutating phase, one for the validating phase.
pub(crate) fn sections(answer: Node<'_>, explain: bool) -> Vec<Section> {
    let mut tables: BTreeMap<(bool, u64), Vec<Row>> = BTreeMap::new();
    let table = |entry: Node<'_>| (text(entry, "phase") == "validating", number(entry, "round"));
    // Of a second pass the hooks that nobody asks again are told only where all is told.
    let skipped =
        list(answer, "skipped").filter(|skipped| explain || number(*skipped, "round") == 0 || is_end(*skipped));
    for skipped in skipped {
        tables.entry(table(skipped)).or_default().push(decided(skipped));
    }
    // What the client is told stands at the end; a webhook's line does not repeat it.
    let told = answer.at("/status/message").and_then(|told| told.as_str()).unwrap_or_default();
    for call in list(answer, "calls") {
        tables.entry(table(call)).or_default().push(called(call, &told, explain));
    }
    let again = tables.keys().any(|(validating, round)| !validating && *round > 0);
    tables
        .into_iter()
        .map(|((validating, round), mut rows)| {
            rows.sort_by_key(|row| row.index);
            let heading = match (validating, again) {
                (true, _) => "validating".to_owned(),
                (false, false) => "mutating".to_owned(),
                (false, true) if round == 0 => "mutating, pass 1".to_owned(),
                (false, true) => {
                    let asked = list(answer, "calls").filter(|call| table(*call) == (validating, round)).count();
                    let asked = match asked {
                        0 => "no webhook asked for it".to_owned(),
                        1 => "1 webhook asked for it".to_owned(),
                        several => format!("{several} webhooks asked for it"),
                    };
                    format!("mutating, pass {} (the object changed, {asked})", round + 1)
                }
            };
            Section { heading, rows }
        })
        .collect()
}

/// Whether the request ends at this hook.
fn is_end(skipped: Node<'_>) -> bool {
    matches!(text(skipped, "decision").as_str(), "reject" | "unknown")
}

/// The last lines.
pub(crate) fn ending(answer: Node<'_>, client: Client<'_>, explain: bool) -> Vec<Ending> {
    let mut endings: Vec<Ending> = warnings(answer).map(|text| Ending { tone: Tone::Open, text }).collect();
    let end = |tone, text| Ending { tone, text };
    endings.push(match text(answer, "verdict").as_str() {
        "allowed" => end(Tone::Good, client.done.to_owned()),
        "denied" => end(Tone::Bad, denial(answer, client)),
        "crashed" => end(
            Tone::Bad,
            format!(
                "{}\nthe webhook's patch crashes kube-apiserver's handler: the connection breaks, no answer exists",
                text(answer, "message")
            ),
        ),
        "need" => end(Tone::Open, needed(answer, explain)),
        _ => {
            let needs = answer.at("/unknown/needs").into_iter().flat_map(|needs| needs.elements());
            let needs: Vec<Need> = needs.filter_map(need).collect();
            let ways = if needs.is_empty() { text(answer, "message") } else { ways_out(&needs) };
            end(Tone::Open, format!("unknown: {ways}"))
        }
    });
    for candidate in list(answer, "candidates") {
        let text = as_kubectl(candidate, client.doing, client.source);
        endings.push(end(Tone::Quiet, format!("or, as the calls are concurrent: {text}")));
    }
    endings
}

/// `Warning: ...` as kubectl prints what webhooks warn of.
pub(crate) fn warnings(answer: Node<'_>) -> impl Iterator<Item = String> {
    list(answer, "warnings").filter_map(|warning| warning.as_str()).map(|warning| format!("Warning: {warning}"))
}

/// The denial as kubectl prints it.
pub(crate) fn denial(answer: Node<'_>, client: Client<'_>) -> String {
    match answer.member("status") {
        Some(status) => as_kubectl(status, client.doing, client.source),
        None => text(answer, "message"),
    }
}

/// A Status as kubectl prints it: with its reason, or for an invalid object with its causes.
///
/// Source: kubernetes/kubectl pkg/cmd/util/helpers.go checkErr, AddSourceToErr
pub(crate) fn as_kubectl(status: Node<'_>, doing: &str, source: &str) -> String {
    let message = format!("error when {doing} {}: {}", quote(source), text(status, "message"));
    let reason = text(status, "reason");
    match reason.as_str() {
        "" => format!("Error from server: {message}"),
        "Unauthorized" => format!("error: You must be logged in to the server ({message})"),
        "Invalid" => invalid(status, &message),
        _ => format!("Error from server ({reason}): {message}"),
    }
}

fn invalid(status: Node<'_>, message: &str) -> String {
    let request = "The request is invalid".to_owned();
    let Some(details) = status.member("details") else { return format!("{request}: {message}") };
    let (kind, name) = (text(details, "kind"), text(details, "name"));
    let mut causes: Vec<String> = Vec::new();
    for cause in list(details, "causes") {
        let cause = format!("{}: {}", text(cause, "field"), text(cause, "message"));
        if !causes.contains(&cause) {
            causes.push(cause);
        }
    }
    let what = if !kind.is_empty() || !name.is_empty() {
        format!("The {kind} {} is invalid", quote(&name))
    } else if causes.is_empty() {
        format!("{request}: {message}")
    } else {
        request
    };
    match causes.as_slice() {
        [] => what,
        [one] => format!("{what}: {one}"),
        several => format!("{what}: \n* {}", several.join("\n* ")),
    }
}

/// Which webhook waits for an answer, and where to put it.
fn needed(answer: Node<'_>, explain: bool) -> String {
    let Some(need) = answer.member("need") else { return text(answer, "message") };
    let (hook, url) = (text(need, "hook"), text(need, "url"));
    let call = number(need, "call");
    let again = if call > 0 { format!(" (call {}, counted from 0)", call) } else { String::new() };
    let review = need
        .member("review")
        .filter(|_| explain)
        .map(|review| format!("\nreview: {}", String::from_utf8_lossy(review.text())));
    format!(
        "an answer is missing: {hook} would be called now{again}, at {url}\ngive it with --answers DIR in DIR/{hook}.yaml, for example {{allow: true}}{}",
        review.unwrap_or_default()
    )
}

/// A webhook that was judged and not called.
fn decided(entry: Node<'_>) -> Row {
    let (tone, what) = match text(entry, "decision").as_str() {
        "reject" => (Tone::Bad, "rejected"),
        "unknown" => (Tone::Open, "unknown"),
        "call" => (Tone::Plain, "matched"),
        _ => (Tone::Quiet, "skipped"),
    };
    let detail = match text(entry, "message") {
        message if message.is_empty() => entry.member("reason").map(|reason| text(reason, "code")).unwrap_or_default(),
        message => message,
    };
    line(entry, tone, what, detail)
}

/// A webhook that was called.
fn called(call: Node<'_>, told: &str, explain: bool) -> Row {
    let outcome = call.member("outcome");
    let mutating = text(call, "phase") != "validating";
    let operations: Vec<Node<'_>> = list(call, "patch").collect();
    let count = match operations.len() {
        1 => "1 operation".to_owned(),
        several => format!("{several} operations"),
    };
    let said = outcome.map(|outcome| said(outcome, told)).unwrap_or_default();
    let (tone, what, detail) = match outcome.map(|outcome| text(outcome, "code")).unwrap_or_default().as_str() {
        "allowed" if mutating => (Tone::Plain, "no change", said),
        "allowed" => (Tone::Good, "allowed", said),
        "patched" => {
            let before = call.at("/review/request/object");
            let changes = match (before, call.member("objectAfter")) {
                (Some(before), Some(after)) => changes(before, after),
                _ => String::new(),
            };
            (Tone::Good, "patched", if changes.is_empty() { count } else { format!("{count}: {changes}") })
        }
        "no-op-patch" => (Tone::Plain, "no change", format!("the object is as it was after its {count}")),
        "denied" => (Tone::Bad, "denied", said),
        "call-failed-open" => (Tone::Open, "failed open", said),
        "call-failed-closed" => (Tone::Bad, "failed closed", said),
        "error" => (Tone::Bad, "error", said),
        "error-shadowed" => (Tone::Bad, "also refused", said),
        "crashed" => (Tone::Bad, "crashed", said),
        "" => (Tone::Plain, "called", said),
        other => return line(call, Tone::Plain, other, said),
    };
    let mut row = line(call, tone, what, detail);
    if explain {
        for operation in operations {
            let value = operation.member("value").map(|value| format!(" {}", String::from_utf8_lossy(value.text())));
            let from = operation.member("from").map(|from| format!(" from {}", from.as_str().unwrap_or_default()));
            row.more.push(format!(
                "{} {}{}{}",
                text(operation, "op"),
                text(operation, "path"),
                from.unwrap_or_default(),
                value.unwrap_or_default()
            ));
        }
        if let Some(review) = call.member("review") {
            row.more.push(format!("review: {}", String::from_utf8_lossy(review.text())));
        }
    }
    row
}

/// What an outcome says beside its code: its error, or its Status as far as the end does not tell it.
fn said(outcome: Node<'_>, told: &str) -> String {
    let Some(status) = outcome.member("status") else { return text(outcome, "error") };
    let code = status.member("code").and_then(|code| code.as_number()).unwrap_or_default();
    match text(status, "message") {
        message if message == told => code.to_owned(),
        message => format!("{code} {message}").trim().to_owned(),
    }
}

fn line(entry: Node<'_>, tone: Tone, what: &str, detail: String) -> Row {
    // A call names its hook by key alone: phase/configuration/webhook.
    let key = text(entry, "hook");
    let mut parts = key.splitn(3, '/').skip(1);
    let (configuration, webhook) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let or = |given: String, from_key: &str| if given.is_empty() { from_key.to_owned() } else { given };
    Row {
        index: usize::try_from(number(entry, "index")).unwrap_or(usize::MAX),
        configuration: or(text(entry, "configuration"), configuration),
        webhook: or(text(entry, "webhook"), webhook),
        tone,
        what: what.to_owned(),
        detail,
        more: Vec::new(),
    }
}

/// `+1 container, +4 volumes, 1 label changed, spec.replicas`.
pub(crate) fn changes(before: Node<'_>, after: Node<'_>) -> String {
    let mut parts = Vec::new();
    let mut known = Vec::new();
    for (root, of) in
        [("", ""), ("/spec/template", " of the template"), ("/spec/jobTemplate/spec/template", " of the template")]
    {
        for (member, one, many) in COUNTED {
            let pointer = format!("{root}{member}");
            let (added, changed, removed) = counted(before.at(&pointer), after.at(&pointer));
            let words = |count: usize| if count == 1 { one } else { many };
            parts.extend((added > 0).then(|| format!("+{added} {}{of}", words(added))));
            parts.extend((changed > 0).then(|| format!("{changed} {}{of} changed", words(changed))));
            parts.extend((removed > 0).then(|| format!("-{removed} {}{of}", words(removed))));
            known.push(pointer);
        }
    }
    let mut others = Vec::new();
    differing(Some(before), Some(after), "", &known, &mut others);
    match others.len() {
        0 => {}
        1..=3 => parts.extend(others.iter().map(|pointer| pointer.trim_start_matches('/').replace('/', "."))),
        many => parts.push(format!("{many} other fields")),
    }
    parts.join(", ")
}

/// What is counted instead of being named, with its words.
const COUNTED: &[(&str, &str, &str)] = &[
    ("/spec/initContainers", "init container", "init containers"),
    ("/spec/containers", "container", "containers"),
    ("/spec/volumes", "volume", "volumes"),
    ("/spec/imagePullSecrets", "image pull secret", "image pull secrets"),
    ("/spec/tolerations", "toleration", "tolerations"),
    ("/metadata/labels", "label", "labels"),
    ("/metadata/annotations", "annotation", "annotations"),
];

/// Added, changed and removed entries: of lists by `name` where they have one, of maps by key.
fn counted(before: Option<Node<'_>>, after: Option<Node<'_>>) -> (usize, usize, usize) {
    let (before, after) = (entries(before), entries(after));
    let added = after.keys().filter(|name| !before.contains_key(*name)).count();
    let removed = before.keys().filter(|name| !after.contains_key(*name)).count();
    let changed = after
        .iter()
        .filter(|(name, value)| before.get(*name).is_some_and(|old| !nocluster::json::equal(*old, **value)))
        .count();
    (added, changed, removed)
}

fn entries(node: Option<Node<'_>>) -> BTreeMap<String, Node<'_>> {
    let Some(node) = node else { return BTreeMap::new() };
    match node.kind() {
        Kind::Object => node.members().map(|member| (member.name().into_owned(), member.value)).collect(),
        _ => node
            .elements()
            .enumerate()
            .map(|(index, element)| {
                let name = element.member("name").and_then(|name| name.as_str());
                (name.map_or_else(|| index.to_string(), |name| name.into_owned()), element)
            })
            .collect(),
    }
}

/// Pointers of the values that differ, outside of what is counted; not deeper than three levels.
fn differing(before: Option<Node<'_>>, after: Option<Node<'_>>, at: &str, known: &[String], found: &mut Vec<String>) {
    if known.iter().any(|pointer| pointer == at) {
        return;
    }
    match (before, after) {
        (Some(one), Some(other)) if nocluster::json::equal(one, other) => {}
        (Some(one), Some(other)) if one.kind() == Kind::Object && other.kind() == Kind::Object && may_go_deeper(at) => {
            let (before, after) = (entries(Some(one)), entries(Some(other)));
            let names: std::collections::BTreeSet<&String> = before.keys().chain(after.keys()).collect();
            for name in names {
                let at = format!("{at}/{name}");
                differing(before.get(name).copied(), after.get(name).copied(), &at, known, found);
            }
        }
        _ => found.push(at.to_owned()),
    }
}

/// Six levels reach the containers of a CronJob's template.
fn may_go_deeper(at: &str) -> bool {
    at.matches('/').count() < 6
}

/// A need as the wire writes it.
fn need(node: Node<'_>) -> Option<Need> {
    let gvk = |member: &str| {
        let node = node.member(member)?;
        Some(Gvk::new(text(node, "group"), text(node, "version"), text(node, "kind")))
    };
    let gvr = |member: &str| {
        let node = node.member(member)?;
        Some(Gvr::new(text(node, "group"), text(node, "version"), text(node, "resource")))
    };
    Some(match text(node, "code").as_str() {
        "namespace" => Need::Namespace { name: text(node, "name") },
        "crd" => Need::Crd { name: text(node, "name") },
        "resource-of-kind" => Need::ResourceOfKind { kind: gvk("kind")? },
        "kind-of-resource" => {
            Need::KindOfResource { resource: gvr("resource")?, sub_resource: text(node, "subResource") }
        }
        "conversion" => Need::Conversion { from: gvk("from")?, to: gvk("to")? },
        "match-condition" => Need::MatchCondition {
            hook: text(node, "hook"),
            condition: text(node, "condition"),
            round: u8::try_from(number(node, "round")).unwrap_or(0),
        },
        "yaml-body" => Need::YamlBody { hook: text(node, "hook") },
        _ => Need::NotModelled {
            what: match text(node, "what") {
                what if what.is_empty() => text(node, "code"),
                what => what,
            },
            value: text(node, "value"),
        },
    })
}

pub(crate) fn text(node: Node<'_>, member: &str) -> String {
    node.member(member).and_then(|member| member.as_str()).unwrap_or_default().into_owned()
}

fn number(node: Node<'_>, member: &str) -> u64 {
    node.member(member).and_then(|member| member.as_number()).and_then(|number| number.parse().ok()).unwrap_or(0)
}

fn list<'n>(node: Node<'n>, member: &str) -> impl Iterator<Item = Node<'n>> + use<'n> {
    node.member(member).into_iter().flat_map(|member| member.elements())
}

#[cfg(test)]
mod tests;
