//! `cni plan`: the calls that a runtime makes of a configuration list.
#![expect(clippy::disallowed_methods, reason = "the command reads the directory that it is given")]

use std::path::Path;

use nocluster::json::{Document, Node, Writer};

use crate::answered::{answer, ended, needs};
use crate::assumed::assumed;
use crate::cni_args::{CniPlan, OnList};
use crate::console::Console;
use crate::exit::Exit;
use crate::load::{Loader, reason};
use crate::machine::replace_invalid;
use crate::refusal::Refusal;

const OP: &str = "ipam.plan";

pub(crate) fn plan(asked: &CniPlan, console: &mut Console<'_>) -> Exit {
    ask(asked, console).unwrap_or_else(|refusal| refusal.told(console))
}

fn ask(asked: &CniPlan, console: &mut Console<'_>) -> Result<Exit, Refusal> {
    let mut loader = Loader::new(false);
    let (_, list) = loader.text(&asked.file, console)?;
    let list = replace_invalid(&list);
    let made = (asked.file.extension().is_none_or(|end| end != "conflist")).then(|| list_of_one(&list)).flatten();
    let is_made = made.is_some();
    let list = made.unwrap_or(list);
    let id = asked.container.as_deref().unwrap_or_default();
    let netns = match &asked.netns {
        None if id.is_empty() => String::new(),
        None => format!("/var/run/netns/{id}"),
        Some(path) => path.clone(),
    };
    let mut input = Writer::new();
    input.begin_object().key("listText").string(&list).key("command").string(asked.command.as_str());
    input.key("attachment").begin_object().key("containerID").string(id).key("ifname").string(&asked.ifname);
    input.key("netns").string(&netns).end_object();
    if let Some(args) = &asked.args {
        input.key("args").begin_array();
        for pair in args.split(';') {
            let (key, value) = pair.split_once('=').ok_or_else(|| Refusal(format!("--args: {pair}: no KEY=VALUE")))?;
            input.begin_array().string(key).string(value).end_array();
        }
        input.end_array();
    }
    if let Some(text) = &asked.capability_args {
        let values = Document::parse(text.as_str()).map_err(|error| Refusal(format!("--capability-args: {error}")))?;
        input.key("capabilityArgs").node(values.root());
    }
    input.key("results").begin_object();
    for pair in &asked.results {
        let (plugin, file) = pair.split_once('=').ok_or_else(|| Refusal(format!("--result: {pair}: no TYPE=FILE")))?;
        let (_, text) = loader.text(Path::new(file), console)?;
        input.key(plugin).string(&replace_invalid(&text));
    }
    input.end_object();
    if let Some(folder) = &asked.cache {
        cache(asked, folder, &list, &mut input)?;
    }
    if !asked.valid.is_empty() {
        input.key("validAttachments").begin_array();
        for pair in &asked.valid {
            let (id, ifname) = pair.split_once('/').ok_or_else(|| Refusal(format!("--valid: {pair}: no ID/IFNAME")))?;
            input.begin_object().key("containerID").string(id).key("ifname").string(ifname).end_object();
        }
        input.end_array();
    }
    input.end_object();
    let (exit, answer) = answer(OP, &input.finish(), asked.output.is_some(), asked.quiet, console);
    if let Some(answer) = &answer {
        show(answer, is_made, console);
    }
    Ok(exit)
}

/// The list that a runtime makes of the configuration of one plugin, which it finds in a file that ends with `.conf`.
///
/// Source: containernetworking/cni libcni/conf.go ConfListFromConf
fn list_of_one(text: &str) -> Option<String> {
    let conf = Document::parse(text).ok()?;
    let is_one = conf.at("/type").and_then(|kind| kind.as_str()).is_some_and(|kind| !kind.is_empty());
    if !is_one || conf.at("/plugins").is_some() {
        return None;
    }
    let mut list = Writer::new();
    list.begin_object();
    for name in ["name", "cniVersion"] {
        list.key(name).string(&conf.at(&format!("/{name}")).and_then(|text| text.as_str()).unwrap_or_default());
    }
    list.key("plugins").begin_array().node(conf.root()).end_array().end_object();
    String::from_utf8(list.finish()).ok()
}

/// The runtime's file on the attachment, or those on all of them.
fn cache(asked: &CniPlan, folder: &Path, list: &str, input: &mut Writer) -> Result<(), Refusal> {
    let failed = |path: &Path, error: &std::io::Error| Refusal(format!("{}: {}", path.display(), reason(error)));
    let read = |path: &Path| match std::fs::read(path) {
        Ok(text) => Ok(Some(replace_invalid(&text))),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(failed(path, &error)),
    };
    if asked.command != OnList::Gc {
        let document = Document::parse(list).ok();
        let name = document.as_ref().and_then(|list| list.at("/name")?.as_str()).unwrap_or_default();
        let id = asked.container.as_deref().unwrap_or_default();
        match read(&folder.join(format!("{name}-{id}-{}", asked.ifname)))? {
            Some(text) => input.key("cachedText").string(&text),
            None => input.key("cached").null(),
        };
        return Ok(());
    }
    let mut paths = Vec::new();
    if !matches!(folder.try_exists(), Ok(false)) {
        for entry in std::fs::read_dir(folder).map_err(|error| failed(folder, &error))? {
            let entry = entry.map_err(|error| failed(folder, &error))?;
            if !entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                paths.push(entry.path());
            }
        }
    }
    paths.sort();
    input.key("attachments").begin_array();
    for path in paths {
        input.string(&read(&path)?.unwrap_or_default());
    }
    input.end_array();
    Ok(())
}

fn show(answer: &Document, is_made: bool, console: &mut Console<'_>) {
    let at = |pointer: &str| answer.at(pointer).and_then(|node| node.as_str()).unwrap_or_default().into_owned();
    if let Some(list) = answer.at("/ok/list") {
        let plugins: Vec<_> = list
            .member("plugins")
            .into_iter()
            .flat_map(|plugins| plugins.elements())
            .filter_map(|name| name.as_str())
            .collect();
        let version = at("/ok/list/cniVersion");
        let version = if version.is_empty() { "without a version" } else { &version };
        console.print(&format!("# {}, CNI {version}: {}\n", at("/ok/list/name"), plugins.join(", ")));
        if is_made {
            console.print("# note: this is the configuration of one plugin; a runtime makes a list of it\n");
        }
        if plugins.is_empty() {
            console.print(
                "# note: the list has no plugins; a runtime adds those of the folder named as the network beside it\n",
            );
        }
    }
    let calls: Vec<_> = answer.at("/ok/calls").into_iter().flat_map(|calls| calls.elements()).collect();
    for (index, call) in calls.iter().enumerate() {
        let (plugin, command) = (part(*call, "plugin"), part(*call, "command"));
        let number = index.saturating_add(1);
        console.print(&format!("{number}. {plugin} {command}\n"));
        let variables = call.member("env").into_iter().flat_map(|env| env.members());
        for variable in variables.filter(|variable| !variable.key.is_str("CNI_COMMAND")) {
            let value = variable.value.as_str().unwrap_or_default();
            if !value.is_empty() {
                console.print(&format!("   {}={value}\n", variable.name()));
            }
        }
        console.print(&format!("   stdin {}\n", part(*call, "stdin")));
        if let Some(next) = calls.get(number) {
            let what = if command == "ADD" {
                format!(", which gets what {plugin} prints as prevResult")
            } else {
                String::new()
            };
            console.print(&format!("   then {}{what}\n", part(*next, "plugin")));
        }
    }
    for line in needs(answer, "/ok/unknown/needs") {
        console.print(&format!("{line}\n"));
    }
    if let Some(result) = answer.at("/ok/result") {
        console.print(&format!("result {}\n", String::from_utf8_lossy(result.text())));
    }
    ended(answer, console);
    for line in assumed(answer) {
        console.print(&format!("# {line}\n"));
    }
}

fn part(node: Node<'_>, name: &str) -> String {
    node.member(name).and_then(|node| node.as_str()).unwrap_or_default().into_owned()
}
