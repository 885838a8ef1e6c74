//! `cni`: what an IPAM plugin would print, and which files it would touch.
#![expect(clippy::disallowed_methods, reason = "the command reads the directory that it is given")]

use std::path::Path;

use nocluster::gotext::base64;
use nocluster::json::{Document, Node, Writer};

use crate::answered::{answer, needs};
use crate::cni_args::{Cni, Command, OfRuntime};
use crate::cni_lint::lint;
use crate::cni_plan::plan;
use crate::console::Console;
use crate::exit::Exit;
use crate::load::{Loader, reason};
use crate::machine::replace_invalid;
use crate::refusal::Refusal;

const OP: &str = "ipam.cni";

pub(crate) fn cni(asked: &Cni, console: &mut Console<'_>) -> Exit {
    match &asked.plan {
        Some(OfRuntime::Plan(asked)) => return plan(asked, console),
        Some(OfRuntime::Lint(asked)) => return lint(asked, console),
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
        let (_, text) = loader.text(path, console)?;
        input.key("stdin").string(&replace_invalid(&text));
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

/// The files of a network's directory; none if there is no such directory.
pub(crate) fn store(folder: &Path, input: &mut Writer) -> Result<(), Refusal> {
    if matches!(folder.try_exists(), Ok(false)) {
        input.null();
        return Ok(());
    }
    let mut folders = vec![(folder.to_owned(), String::new())];
    let mut files = Vec::new();
    while let Some((folder, prefix)) = folders.pop() {
        let failed = |error: std::io::Error| Refusal(format!("{}: {}", folder.display(), reason(&error)));
        for entry in std::fs::read_dir(&folder).map_err(failed)? {
            let entry = entry.map_err(failed)?;
            let name = entry.file_name().into_string();
            let name = name.map_err(|name| Refusal(format!("{}: not UTF-8", Path::new(&name).display())))?;
            let name = format!("{prefix}{name}");
            let kind = entry.file_type().map_err(failed)?;
            if kind.is_dir() {
                folders.push((entry.path(), format!("{name}/")));
            } else if kind.is_file() {
                files.push((name, std::fs::read(entry.path()).map_err(failed)?));
            }
        }
    }
    files.sort();
    input.begin_object();
    for (name, content) in &files {
        input.key(name);
        match std::str::from_utf8(content) {
            Ok(text) => input.string(text),
            Err(_) => input.begin_object().key("base64").string(&base64::encode(content)).end_object(),
        };
    }
    input.end_object();
    Ok(())
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
    let because = at("/ok/reason/text");
    let colon = if because.is_empty() { "" } else { ": " };
    console.print(&format!("# {}{colon}{because}\n", at("/ok/verdict")));
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
