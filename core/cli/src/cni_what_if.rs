//! `cni what-if`: what host-local would do with requests to come, and what would be left.

use nocluster::json::{Document, Node, Writer};

use crate::answered::{answer, needs};
use crate::cni_args::CniWhatIf;
use crate::console::Console;
use crate::exit::Exit;
use crate::load::Loader;
use crate::machine::replace_invalid;
use crate::network_directory::store;
use crate::refusal::Refusal;
use crate::rooms::shown_room;

pub(crate) fn what_if(asked: &CniWhatIf, console: &mut Console<'_>) -> Exit {
    ask(asked, console).unwrap_or_else(|refusal| refusal.told(console))
}

fn ask(asked: &CniWhatIf, console: &mut Console<'_>) -> Result<Exit, Refusal> {
    let (_, text) = Loader::new(false).text(&asked.file, console)?;
    let mut input = Writer::new();
    input.begin_object().key("confText").string(&replace_invalid(&text));
    if let Some(folder) = &asked.store {
        input.key("store");
        store(folder, &mut input)?;
    }
    input.key("events").begin_array();
    for (word, containers) in [("del", &asked.gone), ("add", &asked.added)] {
        for container in containers {
            input.begin_object().key(word).string(container).end_object();
        }
    }
    if let Some(count) = asked.allocate {
        input.begin_object().key("allocateMany").integer(count.into()).end_object();
    }
    input.end_array();
    if let Some(line) = &asked.plugins {
        input.key("plugins").string(line);
    }
    input.end_object();
    let (exit, answer) = answer("ipam.what-if", &input.finish(), asked.output.is_some(), asked.quiet, console);
    if let Some(answer) = &answer {
        show(asked, answer, console);
    }
    Ok(exit)
}

fn show(asked: &CniWhatIf, answer: &Document, console: &mut Console<'_>) {
    for line in needs(answer, "/ok/unknown/needs") {
        console.print(&format!("{line}\n"));
    }
    if let Some(reason) = answer.at("/ok/reason/text").and_then(|reason| reason.as_str()) {
        console.print(&format!("refused: {reason}\n"));
    }
    let gone = asked.gone.iter().map(|container| format!("{container} is gone"));
    let added = asked.added.iter().map(|container| format!("{container} comes"));
    let many = asked.allocate.map(|count| format!("{count} more come"));
    let events = answer.at("/ok/events").into_iter().flat_map(|events| events.elements());
    for (what, event) in gone.chain(added).chain(many).zip(events) {
        let text = |pointer: &str| event.at(pointer).and_then(|node| node.as_str()).unwrap_or_default().into_owned();
        let granted = event.member("granted").and_then(|granted| granted.as_number());
        let granted = granted.map(|granted| format!(" {granted} get addresses,")).unwrap_or_default();
        let addresses = event.member("addresses").into_iter().flat_map(|all| all.elements());
        let addresses: Vec<_> = addresses.map(of_container).collect();
        let because = text("/reason/text");
        let colon = if because.is_empty() { "" } else { ": " };
        console.print(&format!("{what}:{granted} {}{colon}{because}\n", text("/verdict")));
        if !addresses.is_empty() {
            console.print(&format!("  {}\n", addresses.join(", ")));
        }
    }
    for room in answer.at("/ok/after").into_iter().flat_map(|rooms| rooms.elements()) {
        shown_room(room, console);
    }
}

/// The addresses of a container, one of each set.
fn of_container(addresses: Node<'_>) -> String {
    let each: Vec<_> = addresses.elements().filter_map(|address| address.as_str()).collect();
    each.join(" and ")
}
