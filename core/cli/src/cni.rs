//! `cni`: what an IPAM plugin would print, and which files it would touch.

use std::path::Path;

use nocluster::json::{Document, Node, Writer};

use crate::answered::{answer, ended, needs};
use crate::cni_args::{Cni, Command, OfRuntime};
use crate::cni_lint::lint;
use crate::cni_plan::plan;
use crate::cni_what_if::what_if;
use crate::console::Console;
use crate::exit::Exit;
use crate::load::Loader;
use crate::machine::replace_invalid;
use crate::network_directory::store;
use crate::refusal::Refusal;

const OP: &str = "ipam.cni";

pub(crate) fn cni(asked: &Cni, console: &mut Console<'_>) -> Exit {
    match &asked.plan {
        Some(OfRuntime::Plan(asked)) => return plan(asked, console),
        Some(OfRuntime::Lint(asked)) => return lint(asked, console),
        Some(OfRuntime::WhatIf(asked)) => return what_if(asked, console),
        None => {}
    }
    ask(asked, console).unwrap_or_else(|refusal| refusal.told(console))
}

fn ask(asked: &Cni, console: &mut Console<'_>) -> Result<Exit, Refusal> {
    let mut loader = Loader::new(false);
    let mut input = Writer::new();
    let command = asked.command.map_or("", Command::as_str);
    input.begin_object().key("env").begin_object().key("CNI_COMMAND").string(command);
    if matches!(asked.command, Some(Command::Add | Command::Del | Command::Check)) {
        let id = asked.container.as_deref().unwrap_or_default();
        input.key("CNI_CONTAINERID").string(id).key("CNI_IFNAME").string(&asked.ifname);
        input.key("CNI_NETNS").string(&format!("/var/run/netns/{id}"));
    }
    input.key("CNI_PATH").string("/opt/cni/bin");
    if let Some(args) = &asked.args {
        input.key("CNI_ARGS").string(args);
    }
    input.end_object();
    if let Some(path) = &asked.file {
        let (source, text) = loader.text(path, console)?;
        let text = replace_invalid(&text);
        if Document::parse(text.as_str()).is_ok_and(|conf| conf.at("/plugins").is_some()) {
            let said = "this is a list: a plugin gets the configuration of its own; `cni plan` shows which";
            return Err(Refusal(format!("{source}: {said}")));
        }
        input.key("stdin").string(&text);
    }
    if let Some(folder) = &asked.store {
        input.key("store");
        store(folder, &mut input)?;
    }
    if !asked.files.is_empty() {
        input.key("files").begin_object();
        for pair in &asked.files {
            // One name alone is the path on the node and the file here.
            let (path, file) = pair.split_once('=').unwrap_or((pair, pair));
            input.key(path);
            if file.is_empty() {
                input.null();
            } else {
                let (_, text) = loader.text(Path::new(file), console)?;
                input.string(&replace_invalid(&text));
            }
        }
        input.end_object();
    }
    if let Some(line) = &asked.plugins {
        input.key("plugins").string(line);
    }
    if let Some(profile) = asked.profile {
        input.key("profile").string(profile.as_str());
    }
    input.end_object();
    let (exit, answer) = answer(OP, &input.finish(), asked.output.is_some(), asked.quiet, console);
    if let Some(answer) = &answer {
        show(answer, console);
    }
    Ok(exit)
}

fn show(answer: &Document, console: &mut Console<'_>) {
    let at = |pointer: &str| answer.at(pointer).and_then(|node| node.as_str()).unwrap_or_default().into_owned();
    for line in needs(answer, "/ok/unknown/needs") {
        console.print(&format!("{line}\n"));
    }
    console.error(&at("/ok/stderr"));
    let stdout = at("/ok/stdout");
    console.print(&stdout);
    if !stdout.is_empty() && !stdout.ends_with('\n') {
        console.print("\n");
    }
    ended(answer, console);
    for op in answer.at("/ok/ops").into_iter().flat_map(|ops| ops.elements()) {
        console.print(&format!("# would {}\n", touched(op)));
    }
    for flag in answer.at("/ok/flags").into_iter().flat_map(|flags| flags.elements()) {
        let word = flag.as_str().unwrap_or_default();
        let known = nocluster::ipam::Flag::ALL.into_iter().find(|flag| flag.as_str() == word);
        console.print(&format!("# note: {}\n", known.map_or("", nocluster::ipam::Flag::sentence)));
    }
}

/// What happens to a file.
fn touched(op: Node<'_>) -> String {
    let part = |name: &str| op.member(name).and_then(|node| node.as_str()).unwrap_or_default().into_owned();
    match part("op").as_str() {
        "create-lease" => format!("create {} for {}", part("ip"), part("owner").replace("\r\n", " ")),
        "set-cursor" => {
            let set = op.member("set").and_then(|set| set.as_number()).unwrap_or_default();
            format!("write {} to last_reserved_ip.{set}", part("ip"))
        }
        "remove-lease" | "remove-file" => format!("remove {}", part("name")),
        _ => "create the directory".to_owned(),
    }
}
