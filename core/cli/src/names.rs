//! `names`: every name under which an object can be found.

use nocluster::json::{Document, Node};

use crate::answered::{answer_about, needs, without};
use crate::assumed::assumed;
use crate::console::Console;
use crate::dns_args::Names;
use crate::dns_question::{input, lines};
use crate::exit::Exit;
use crate::kinds;
use crate::load::Loader;
use crate::refusal::Refusal;

pub(crate) fn names(asked: &Names, console: &mut Console<'_>) -> Exit {
    ask(asked, console).unwrap_or_else(|refusal| refusal.told(console))
}

fn ask(asked: &Names, console: &mut Console<'_>) -> Result<Exit, Refusal> {
    let [namespace, kind, name] = parts(&asked.object)?;
    let mut loader = Loader::new(asked.about.recursive);
    let (mut question, objects) = input(&asked.about, &mut loader, console)?;
    question.key("of").begin_object().key("kind").string(kind);
    question.key("namespace").string(namespace).key("name").string(name).end_object();
    if let Some(domain) = &asked.cluster_domain {
        question.key("domain").string(domain);
    }
    question.end_object();
    let (exit, answer) =
        answer_about(&objects, "dns.names", &question.finish(), asked.output.is_some(), asked.about.quiet, console);
    if let Some(answer) = &answer {
        whole(answer, &format!("{kind} {namespace}/{name}"), console);
    }
    Ok(exit)
}

/// Namespace, kind and name of `ns/name` or `ns/kind/name`.
fn parts(object: &str) -> Result<[&str; 3], Refusal> {
    let parts: Vec<&str> = object.split('/').collect();
    match parts.as_slice() {
        [namespace, name] => Ok([namespace, "Service", name]),
        [namespace, kind, name] => Ok([namespace, kinds::kind(kind), name]),
        _ => Err(Refusal(format!("`{object}` is neither NAMESPACE/SERVICE nor NAMESPACE/KIND/NAME"))),
    }
}

fn whole(answer: &Document, title: &str, console: &mut Console<'_>) {
    console.print(&format!("{title}   {}\n", lines(answer)));
    for line in needs(answer, "/ok/unknown/needs") {
        console.print(&format!("{line}\n"));
    }
    if answer.at("/ok/verdict").is_some_and(|verdict| verdict.is_str("not-found")) {
        console.print("it does not exist\n");
    }
    let rows: Vec<_> = answer.at("/ok/names").into_iter().flat_map(|names| names.elements()).collect();
    let of = |row: &Node<'_>| text(*row, "of");
    let wide = rows.iter().map(|row| of(row).len()).max().unwrap_or_default();
    for row in &rows {
        let data: Vec<_> = row.member("answer").into_iter().flat_map(|list| list.elements()).collect();
        let data: Vec<_> = data.iter().filter_map(|line| line.as_str()).map(|line| line.into_owned()).collect();
        console.print(&format!("  {:wide$}  {:5}  {}\n", of(row), text(*row, "type"), text(*row, "name")));
        let reason = row.member("reason").map(|reason| text(reason, "text"));
        let needs = row.member("unknown").and_then(|unknown| unknown.member("needs"));
        let needs = needs.into_iter().flat_map(|needs| needs.elements()).map(without);
        let conditions = row.member("conditions").into_iter().flat_map(|list| list.elements()).map(condition);
        for line in data.into_iter().chain(reason).chain(needs).chain(conditions) {
            console.print(&format!("  {:wide$}         {line}\n", ""));
        }
    }
    shortest(answer, console);
    for line in assumed(answer) {
        console.print(&format!("{line}\n"));
    }
}

fn condition(condition: Node<'_>) -> String {
    let holds = match condition.member("holds").and_then(|holds| holds.as_bool()) {
        Some(true) => "holds",
        Some(false) => "does not hold",
        None => "must hold",
    };
    format!("if {}: {holds}", text(condition, "text"))
}

/// The short names, each with the namespaces from which it leads to the object.
fn shortest(answer: &Document, console: &mut Console<'_>) {
    let mut names: Vec<(String, Vec<String>)> = Vec::new();
    for short in answer.at("/ok/shortest").into_iter().flat_map(|list| list.elements()) {
        let (name, namespace) = (text(short, "name"), text(short, "namespace"));
        let namespace = if namespace == "*" { "other namespaces".to_owned() } else { namespace };
        match names.iter_mut().find(|(known, _)| *known == name) {
            Some((_, namespaces)) => namespaces.push(namespace),
            None => names.push((name, vec![namespace])),
        }
    }
    for (name, namespaces) in names {
        console.print(&format!("from {}: {name}\n", namespaces.join(", ")));
    }
}

fn text(node: Node<'_>, name: &str) -> String {
    node.member(name).and_then(|node| node.as_str()).unwrap_or_default().into_owned()
}
