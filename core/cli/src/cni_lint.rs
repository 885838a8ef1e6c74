//! `cni lint`: what a configuration of a network of Pods probably does not mean.

use nocluster::json::{Document, Node, Writer};

use crate::answered::{answer, needs};
use crate::cni_args::CniLint;
use crate::console::Console;
use crate::exit::Exit;
use crate::listed::listed;
use crate::load::Loader;
use crate::machine::replace_invalid;
use crate::refusal::Refusal;

pub(crate) fn lint(asked: &CniLint, console: &mut Console<'_>) -> Exit {
    ask(asked, console).unwrap_or_else(|refusal| refusal.told(console))
}

fn ask(asked: &CniLint, console: &mut Console<'_>) -> Result<Exit, Refusal> {
    let mut loader = Loader::new(false);
    let mut input = Writer::new();
    input.begin_object();
    if let Some(path) = &asked.file {
        let (_, text) = loader.text(path, console)?;
        input.key("confText").string(&replace_invalid(&text));
    } else if asked.node_cidrs.is_empty() {
        input.key("pools").begin_array();
        for pool in loader.objects(&asked.pools, console)? {
            input.raw(pool.document.text());
        }
        input.end_array();
    } else {
        input.key("nodeCidrs").begin_object();
        listed(&mut input, "clusterCidrs", &asked.node_cidrs);
        if !asked.mask.is_empty() {
            input.key("nodeMasks").begin_array();
            for mask in &asked.mask {
                input.integer((*mask).into());
            }
            input.end_array();
        }
        input.end_object();
    }
    listed(&mut input, "serviceCidrs", &asked.service_cidrs);
    for (name, number) in [("nodes", asked.nodes), ("hostMtu", asked.host_mtu)] {
        if let Some(number) = number {
            input.key(name).integer(number.into());
        }
    }
    if let Some(line) = &asked.plugins {
        input.key("plugins").string(line);
    }
    input.end_object();
    let (exit, answer) = answer("ipam.lint", &input.finish(), asked.output.is_some(), asked.quiet, console);
    if let Some(answer) = &answer {
        show(answer, console);
    }
    Ok(exit)
}

fn show(answer: &Document, console: &mut Console<'_>) {
    for line in needs(answer, "/ok/unknown/needs") {
        console.print(&format!("{line}\n"));
    }
    if let Some(reason) = answer.at("/ok/reason/text").and_then(|reason| reason.as_str()) {
        console.print(&format!("refused: {reason}\n"));
    }
    let text =
        |node: Node<'_>, name: &str| node.member(name).and_then(|node| node.as_str()).unwrap_or_default().into_owned();
    for finding in answer.at("/ok/findings").into_iter().flat_map(|findings| findings.elements()) {
        let [severity, at, said, fix] = ["severity", "at", "text", "fix"].map(|name| text(finding, name));
        console.print(&format!("{severity}: {at}: {said}\n  {fix}\n"));
    }
}
