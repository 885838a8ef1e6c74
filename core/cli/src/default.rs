//! `default`: objects with the defaults of their kinds, as kube-apiserver sets them.

use nocluster::admission::Need;
use nocluster::json::{Document, Pointer, Writer};
use nocluster::meta::Gvk;
use nocluster::wire::Handle;
use nocluster_yaml::to_yaml;

use crate::answered::told;
use crate::args::{Default, Output};
use crate::call::exit_of;
use crate::console::Console;
use crate::diff;
use crate::envelope;
use crate::exit::Exit;
use crate::kubectl;
use crate::load::{Loaded, Loader};
use crate::place::field_path;
use crate::redact::redacted;
use crate::refusal::Refusal;

pub(crate) fn default(asked: &Default, console: &mut Console<'_>) -> Exit {
    ask(asked, console).unwrap_or_else(|refusal| refusal.told(console))
}

fn ask(asked: &Default, console: &mut Console<'_>) -> Result<Exit, Refusal> {
    let objects = Loader::new(asked.recursive).objects(&asked.files, console)?;
    if objects.is_empty() {
        return Err(Refusal::no_object(&asked.files));
    }
    let handle = match Handle::new(&definitions(asked, &objects)) {
        Ok(handle) => handle,
        Err(envelope) => {
            let answer = Document::parse(envelope).unwrap_or_else(|_| Document::from(&serde_json::Value::Null));
            told(&answer, console);
            return Ok(Exit::BadInput);
        }
    };
    let mut exit = Exit::Fine;
    let mut further = false;
    for object in &objects {
        let mut question = Writer::new();
        question.begin_object().key("object").raw(object.document.text()).end_object();
        let envelope = handle.call("admission.default", &question.finish());
        exit = exit.max(exit_of("admission.default", &envelope));
        if asked.output == Some(Output::Json) {
            envelope::print(object, envelope, asked.show_secrets, console);
            continue;
        }
        let answer = Document::parse(envelope).unwrap_or_else(|_| Document::from(&serde_json::Value::Null));
        if answer.at("/err").is_some() {
            console.error(&unknown(object, &answer).unwrap_or_else(|| refusal(object, &answer)));
            continue;
        }
        show(asked, object, &answer, further, console);
        further = true;
    }
    Ok(exit)
}

/// What is missing for the defaults of an object, as `match` says it of the object.
fn unknown(object: &Loaded, answer: &Document) -> Option<String> {
    let needs = answer.at("/err/facts/needs")?.elements().filter_map(|need| need.member("kind"));
    let ways = needs.map(|kind| {
        let part = |name: &str| kind.member(name).and_then(|part| part.as_str()).unwrap_or_default().into_owned();
        let need = Need::ResourceOfKind { kind: Gvk::new(part("group"), part("version"), part("kind")) };
        format!("{need}: add its CustomResourceDefinition to -f")
    });
    Some(format!("{}: unknown: {}\n", object.place(""), ways.collect::<Vec<_>>().join("; ")))
}

/// Why an object has no defaults, with its place in the file.
fn refusal(object: &Loaded, answer: &Document) -> String {
    let text = |pointer: &str| answer.at(pointer).and_then(|text| text.as_str()).unwrap_or_default().into_owned();
    let (at, message, upstream) = (text("/err/at"), text("/err/message"), text("/err/upstream"));
    let pointer = at.strip_prefix("/object").unwrap_or_default();
    let (kind, api_version) = (object.member("/kind"), object.member("/apiVersion"));
    let said = match text("/err/code").as_str() {
        "wrong-type" if !upstream.is_empty() => kubectl::cannot_be_handled(&kind, &api_version, &upstream),
        _ => message,
    };
    format!("error: {}: {said}\n", object.place(pointer))
}

/// The CustomResourceDefinitions among the objects, whose schemas have the defaults of custom resources.
fn definitions(asked: &Default, objects: &[Loaded]) -> Vec<u8> {
    let mut given = Writer::new();
    given.begin_object();
    if let Some(release) = &asked.release {
        given.key("release").string(release);
    }
    given.key("objects").begin_array();
    for object in objects.iter().filter(|object| object.member("/kind") == "CustomResourceDefinition") {
        given.raw(object.document.text());
    }
    given.end_array().end_object();
    given.finish()
}

fn show(asked: &Default, object: &Loaded, answer: &Document, further: bool, console: &mut Console<'_>) {
    for dropped in answer.at("/ok/dropped").into_iter().flat_map(|list| list.elements()) {
        let pointer = dropped.as_str().unwrap_or_default();
        let field = Pointer::parse(&pointer).map(|pointer| field_path(&pointer)).unwrap_or_default();
        console.error(&format!("Warning: {}: unknown field \"{field}\" is dropped\n", object.place(&pointer)));
    }
    let Some(after) = answer.at("/ok/object").map(|node| node.to_document()) else { return };
    let shown = |document: Document| if asked.show_secrets { document } else { redacted(&document) };
    let after = to_yaml(shown(after).root());
    if asked.diff {
        let before = to_yaml(shown(object.document.clone()).root());
        let name = format!("{}/{}", object.member("/kind").to_lowercase(), object.member("/metadata/name"));
        let diff = diff::unified(&before, &after, &name);
        console.print(&if console.color { diff::colored(&diff) } else { diff });
        return;
    }
    if further {
        console.print("---\n");
    }
    console.print(&after);
}
