//! `lookup`: what a Pod's resolver asks for a name, and what the application gets.

use nocluster::json::{Document, Node, Writer};

use crate::console::Console;
use crate::dns_args::Lookup;
use crate::dns_question::{answer, assumed, corefile, input, lines, needs, texts, upstream};
use crate::exit::Exit;
use crate::load::Loader;
use crate::refusal::Refusal;

pub(crate) fn lookup(asked: &Lookup, console: &mut Console<'_>) -> Exit {
    ask(asked, console).unwrap_or_else(|refusal| refusal.told(console))
}

fn ask(asked: &Lookup, console: &mut Console<'_>) -> Result<Exit, Refusal> {
    let mut loader = Loader::new(asked.about.recursive);
    let mut question = input(&asked.about, &mut loader, console)?;
    corefile(&mut question, asked.corefile.as_ref(), &mut loader, console)?;
    asked.machine.add(&mut question, &mut loader, console)?;
    upstream(&mut question, asked.upstream.as_ref(), &mut loader, console)?;
    question.key("name").string(&asked.name).key("libc").string(asked.libc.as_str());
    if let Some(family) = asked.family {
        question.key("family").string(family.as_str());
    }
    client(asked, &mut question, &mut loader, console)?;
    if asked.node_resolv_conf.is_some() || asked.cluster_domain.is_some() {
        kubelet(asked, &mut question, &mut loader, console)?;
    }
    question.end_object();
    let (exit, answer) = answer("dns.lookup", &question.finish(), asked.output.is_some(), asked.about.quiet, console);
    if let Some(answer) = &answer {
        show(asked, answer, console);
    }
    Ok(exit)
}

/// `--from NAMESPACE/POD`, `--from NAMESPACE/KIND/NAME`, or the text of `--resolv-conf`.
fn client(
    asked: &Lookup,
    question: &mut Writer,
    loader: &mut Loader,
    console: &mut Console<'_>,
) -> Result<(), Refusal> {
    question.key("client").begin_object();
    if let Some(path) = &asked.resolv_conf {
        let text = text(loader, path, console)?;
        question.key("resolvConf").string(&text);
    } else {
        let from = asked.from.as_deref().unwrap_or_default();
        let parts: Vec<&str> = from.split('/').collect();
        let (namespace, kind, name) = match parts.as_slice() {
            [namespace, name] => (*namespace, "Pod", *name),
            [namespace, kind, name] => (*namespace, *kind, *name),
            _ => return Err(Refusal(format!("--from: `{from}` is neither NAMESPACE/POD nor NAMESPACE/KIND/NAME"))),
        };
        question.key("kind").string(kind).key("namespace").string(namespace).key("name").string(name);
    }
    question.end_object();
    Ok(())
}

fn kubelet(
    asked: &Lookup,
    question: &mut Writer,
    loader: &mut Loader,
    console: &mut Console<'_>,
) -> Result<(), Refusal> {
    question.key("kubelet").begin_object();
    if let Some(path) = &asked.node_resolv_conf {
        let text = text(loader, path, console)?;
        question.key("resolvConf").string(&text);
    }
    if let Some(domain) = &asked.cluster_domain {
        question.key("clusterDomain").string(domain);
    }
    question.end_object();
    Ok(())
}

/// The text of a file.
pub(crate) fn text(loader: &mut Loader, path: &std::path::Path, console: &mut Console<'_>) -> Result<String, Refusal> {
    let (source, text) = loader.text(path, console)?;
    String::from_utf8(text).map_err(|_| Refusal(format!("{source}: the file is not UTF-8")))
}

fn show(asked: &Lookup, answer: &Document, console: &mut Console<'_>) {
    let text = |pointer: &str| answer.at(pointer).and_then(|node| node.as_str()).unwrap_or_default().into_owned();
    let queries = answer.at("/ok/queries").and_then(|node| node.as_i64()).unwrap_or_default();
    console.print(&format!("{}   {}   {}\n", asked.name, asked.libc.as_str(), lines(answer)));
    let steps: Vec<Node<'_>> = answer.at("/ok/steps").into_iter().flat_map(|steps| steps.elements()).collect();
    let width = steps.iter().map(|step| member(*step, "candidate").len()).max().unwrap_or(0);
    for step in steps {
        let types: Vec<_> = step
            .member("queries")
            .into_iter()
            .flat_map(|types| types.elements())
            .filter_map(|word| word.as_str())
            .collect();
        let next = step.member("next").map(|next| member(next, "text")).unwrap_or_default();
        console.print(&format!("  {:width$}  {}  {next}\n", member(step, "candidate"), types.join(" ")));
        if asked.explain {
            explain(step, console);
        }
    }
    match text("/ok/verdict").as_str() {
        "found" => {
            let from = match text("/ok/answered").as_str() {
                "hosts" => " (from /etc/hosts)",
                "literal" => " (the name is an address)",
                _ => "",
            };
            console.print(&format!("{}{from}\n", texts(answer, "/ok/result/addresses").join(" ")));
        }
        "not-found" => console.print(&format!("{}\n", text("/ok/result/error"))),
        _ => {}
    }
    if queries > 0 {
        console.print(&format!("{queries} {}\n", if queries == 1 { "query" } else { "queries" }));
    }
    for advice in answer.at("/ok/advice").into_iter().flat_map(|advice| advice.elements()) {
        console.print(&format!("advice: {}\n", member(advice, "text")));
    }
    for line in needs(answer, "/ok/unknown/needs") {
        console.print(&format!("{line}\n"));
    }
    if let Some(assumed) = assumed(answer) {
        console.print(&format!("{assumed}\n"));
    }
}

/// The reply to each query, and why.
fn explain(step: Node<'_>, console: &mut Console<'_>) {
    for reply in step.member("answers").into_iter().flat_map(|answers| answers.members()) {
        let (rtype, reply) = (reply.name().into_owned(), reply.value);
        let records: Vec<_> = reply.member("answer").into_iter().flat_map(|records| records.elements()).collect();
        let why = reply.member("reason").map(|reason| member(reason, "text")).unwrap_or_default();
        let rcode = if reply.member("timeout").is_some() { "no answer".to_owned() } else { member(reply, "rcode") };
        console.print(&format!("      {rtype}: {rcode}, {why}\n"));
        for record in records.iter().filter_map(|record| record.as_str()) {
            console.print(&format!("        {}\n", record.replace('\t', "  ")));
        }
    }
}

fn member(node: Node<'_>, name: &str) -> String {
    node.member(name).and_then(|node| node.as_str()).unwrap_or_default().into_owned()
}
