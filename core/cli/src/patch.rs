//! `patch`: one JSON Patch on one document.

use nocluster::json::{Document, Writer};
use nocluster::wire;
use nocluster_yaml::to_yaml;

use crate::args::{Output, Patch};
use crate::call::exit_of;
use crate::console::Console;
use crate::diff;
use crate::exit::Exit;
use crate::load::{LoadError, Loader};

pub(crate) fn patch(asked: &Patch, console: &mut Console<'_>) -> Exit {
    match ask(asked, console) {
        Ok(exit) => exit,
        Err(error) => {
            console.error(&format!("error: {error}\n"));
            Exit::BadInput
        }
    }
}

fn ask(asked: &Patch, console: &mut Console<'_>) -> Result<Exit, LoadError> {
    let mut loader = Loader::new(false);
    let doc = json_text(&mut loader, &asked.file, console)?;
    let patch = json_text(&mut loader, &asked.patch, console)?;
    let mut input = Writer::new();
    input.begin_object().key("dialect").string(asked.dialect.as_str());
    if let Some(release) = &asked.release {
        input.key("release").string(release);
    }
    // As written: the text of numbers, the order of members and repeated members are kept.
    input.key("doc").raw(&doc).key("patch").raw(&patch).end_object();
    let envelope = wire::call("patch.apply", &input.finish());
    let exit = exit_of("patch.apply", &envelope);
    if asked.output == Some(Output::Json) {
        console.print_bytes(&envelope);
        console.print("\n");
        return Ok(exit);
    }
    let answer = Document::parse(envelope).unwrap_or_else(|_| Document::from(&serde_json::Value::Null));
    if answer.at("/err").is_some() {
        let text = |pointer: &str| answer.at(pointer).and_then(|node| node.as_str()).map(|text| text.into_owned());
        let message = text("/err/message").unwrap_or_default();
        console.error(&format!("error: {message}\n"));
        if let Some(upstream) = text("/err/upstream").filter(|upstream| !message.contains(upstream)) {
            console.error(&format!("kube-apiserver says: {upstream}\n"));
        }
        return Ok(exit);
    }
    let Some(after) = answer.at("/ok/doc") else { return Ok(exit) };
    if asked.quiet {
        return Ok(exit);
    }
    if asked.diff {
        let before = Document::parse(doc).unwrap_or_else(|_| Document::from(&serde_json::Value::Null));
        let diff = diff::unified(&to_yaml(before.root()), &to_yaml(after), &asked.file.display().to_string());
        console.print(&if console.color { diff::colored(&diff) } else { diff });
    } else if asked.output == Some(Output::Yaml) {
        console.print(&to_yaml(after));
    } else {
        console.print_bytes(after.text());
        console.print("\n");
    }
    Ok(exit)
}

/// JSON as written; anything else is YAML with one document.
fn json_text(loader: &mut Loader, path: &std::path::Path, console: &mut Console<'_>) -> Result<Vec<u8>, LoadError> {
    let (source, text) = loader.text(path, console)?;
    if Document::parse(text.clone()).is_ok() {
        return Ok(text);
    }
    let mut documents = loader.documents(&source, &text, console)?.into_iter();
    match (documents.next(), documents.next()) {
        (Some((document, _)), None) => Ok(document.text().to_vec()),
        (None, _) => Err(LoadError::Object { place: source, problem: "the file holds no document".to_owned() }),
        (Some(_), Some((_, second))) => Err(LoadError::Object {
            place: format!("{source}:{}", second.line),
            problem: "a second document: give one".to_owned(),
        }),
    }
}
