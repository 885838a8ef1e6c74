//! A lookup as a person sees it.

use nocluster::json::{Document, Node};

use crate::answered::{needs, texts};
use crate::assumed::assumed;
use crate::console::Console;
use crate::dns_args::Lookup;
use crate::dns_question::lines;

pub(crate) fn show(asked: &Lookup, answer: &Document, console: &mut Console<'_>) {
    console.print(&format!("{}   {}   {}\n", asked.name, asked.libc.as_str(), lines(answer)));
    let steps = list(answer, "/ok/steps");
    let width = steps.iter().map(|step| text(*step, "candidate").len()).max().unwrap_or(0);
    for step in steps {
        let types: Vec<_> = elements(step, "queries").filter_map(|word| word.as_str()).collect();
        let next = step.member("next").map_or_else(|| "unknown".to_owned(), |next| text(next, "text"));
        console.print(&format!("  {:width$}  {}  {next}\n", text(step, "candidate"), types.join(" ")));
        if asked.explain {
            replies(step, console);
        }
    }
    result(answer, console);
    for advice in list(answer, "/ok/advice") {
        console.print(&format!("advice: {}\n", text(advice, "text")));
    }
    for line in needs(answer, "/ok/unknown/needs") {
        console.print(&format!("{line}\n"));
    }
    if asked.explain {
        findings(answer, console);
        connections(answer, console);
    } else {
        likely(answer, console);
    }
    for line in assumed(answer) {
        console.print(&format!("{line}\n"));
    }
}

/// What the application gets, and for how many queries.
fn result(answer: &Document, console: &mut Console<'_>) {
    let of = |pointer: &str| answer.at(pointer).and_then(|node| node.as_str()).unwrap_or_default().into_owned();
    match of("/ok/verdict").as_str() {
        "found" => {
            let from = match of("/ok/answered").as_str() {
                "hosts" => " (from /etc/hosts)",
                "literal" => " (the name is an address)",
                _ => "",
            };
            console.print(&format!("{}{from}\n", texts(answer, "/ok/result/addresses").join(" ")));
        }
        "not-found" => console.print(&format!("{}\n", of("/ok/result/error"))),
        _ => {}
    }
    let queries = answer.at("/ok/queries").and_then(|node| node.as_i64()).unwrap_or_default();
    if queries > 0 {
        console.print(&format!("{queries} {}\n", if queries == 1 { "query" } else { "queries" }));
    }
}

/// The reply to each query, and why.
fn replies(step: Node<'_>, console: &mut Console<'_>) {
    for reply in step.member("answers").into_iter().flat_map(|answers| answers.members()) {
        let (rtype, reply) = (reply.name().into_owned(), reply.value);
        let why = reply.member("reason").map(|reason| text(reason, "text")).unwrap_or_default();
        let rcode = if reply.member("timeout").is_some() { "no answer".to_owned() } else { text(reply, "rcode") };
        console.print(&format!("      {rtype}: {rcode}, {why}\n"));
        for record in elements(reply, "answer").filter_map(|record| record.as_str()) {
            console.print(&format!("        {}\n", record.replace('\t', "  ")));
        }
    }
}

/// The first cause of a lookup that does not find its name, with the first way out.
fn likely(answer: &Document, console: &mut Console<'_>) {
    let is_found = answer.at("/ok/verdict").is_some_and(|verdict| verdict.is_str("found"));
    let Some(first) = list(answer, "/ok/findings").into_iter().next().filter(|_| !is_found) else { return };
    if text(first, "severity") == "info" || text(first, "code") == "search-list-first" {
        return;
    }
    console.print(&format!("likely cause: {}\n", cause(first)));
    if let Some(fix) = elements(first, "fixes").next() {
        console.print(&format!("fix: {}\n", text(fix, "text")));
    }
}

fn findings(answer: &Document, console: &mut Console<'_>) {
    let findings = list(answer, "/ok/findings");
    if !findings.is_empty() {
        console.print("findings, the most likely cause first\n");
    }
    for finding in findings {
        console.print(&format!("  {:<7}  {}\n", text(finding, "severity"), cause(finding)));
        let fixes: Vec<_> = elements(finding, "fixes").map(|fix| text(fix, "text")).collect();
        if !fixes.is_empty() {
            console.print(&format!("           fix: {}\n", fixes.join("; or ")));
        }
    }
}

/// The sentence of a finding, with the object that decides.
fn cause(finding: Node<'_>) -> String {
    let said = text(finding, "text");
    let Some(object) = finding.member("object") else { return said };
    let parts: Vec<_> = ["namespace", "name"].into_iter().map(|part| text(object, part)).collect();
    let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    format!("{} {}: {said}", text(object, "kind"), parts.join("/"))
}

fn connections(answer: &Document, console: &mut Console<'_>) {
    for connection in list(answer, "/ok/connections") {
        let port = connection.member("port").and_then(|port| port.as_i64());
        let to = port.map_or_else(String::new, |port| format!(" to {port}/{}", text(connection, "protocol")));
        console.print(&format!("connection{to}\n"));
        for step in elements(connection, "steps") {
            console.print(&format!("  {:<7}  {}\n", text(step, "status"), text(step, "text")));
        }
    }
}

fn list<'a>(answer: &'a Document, pointer: &str) -> Vec<Node<'a>> {
    answer.at(pointer).into_iter().flat_map(|list| list.elements()).collect()
}

fn elements<'a>(node: Node<'a>, name: &str) -> impl Iterator<Item = Node<'a>> {
    node.member(name).into_iter().flat_map(|list| list.elements())
}

fn text(node: Node<'_>, name: &str) -> String {
    node.member(name).and_then(|node| node.as_str()).unwrap_or_default().into_owned()
}
