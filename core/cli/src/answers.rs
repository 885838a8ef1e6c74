//! `--answers`: what the webhooks answer, from a folder or a file, as the wire's map.

use std::path::Path;

use nocluster::json::{Document, Kind, Writer};

use crate::console::Console;
use crate::load::{LoadError, Loader};

/// The wire's map from hooks to answers, as JSON text.
pub(crate) fn load(path: &Path, loader: &mut Loader, console: &mut Console<'_>) -> Result<String, LoadError> {
    if !path.is_dir() {
        return map(path, loader, console);
    }
    let mut every = Loader::new(true);
    let mut answers = Writer::new();
    answers.begin_object();
    for file in every.files(path)? {
        let place = file.display().to_string();
        let Some(key) = key_of(path, &file) else {
            let problem =
                "answers stand in mutating/CONFIGURATION/WEBHOOK.yaml or validating/CONFIGURATION/WEBHOOK.yaml";
            return Err(LoadError::Object { place, problem: problem.to_owned() });
        };
        let documents = every.values(&file, console)?;
        answers.key(&key);
        match documents.as_slice() {
            [] => return Err(LoadError::Object { place, problem: "the file holds no answer".to_owned() }),
            [(one, _)] => answer(one, &mut answers),
            // One document for each call.
            several => {
                answers.begin_array();
                several.iter().for_each(|(document, _)| answer(document, &mut answers));
                answers.end_array();
            }
        };
    }
    answers.end_object();
    Ok(String::from_utf8_lossy(&answers.finish()).into_owned())
}

/// A file that holds one map, such as `--answers FILE` or `--conditions FILE`.
pub(crate) fn map(path: &Path, loader: &mut Loader, console: &mut Console<'_>) -> Result<String, LoadError> {
    let documents = loader.values(path, console)?;
    match documents.as_slice() {
        [(document, _)] if is_review(document) => Err(LoadError::Object {
            place: path.display().to_string(),
            problem: "this is one AdmissionReview: say whose it is, {WEBHOOK: {review: ..}}, or give a folder with it in mutating/CONFIGURATION/WEBHOOK.json or validating/..".to_owned(),
        }),
        [(document, _)] if document.root().kind() == Kind::Object => {
            Ok(String::from_utf8_lossy(document.text()).into_owned())
        }
        _ => Err(LoadError::Object {
            place: path.display().to_string(),
            problem: "the file must hold one map from webhooks to what is given for them".to_owned(),
        }),
    }
}

/// An AdmissionReview stands for itself.
fn answer(document: &Document, out: &mut Writer) {
    if is_review(document) {
        out.begin_object().key("review").raw(document.text()).end_object();
    } else {
        out.raw(document.text());
    }
}

fn is_review(document: &Document) -> bool {
    document.at("/kind").is_some_and(|kind| kind.is_str("AdmissionReview"))
}

/// `mutating/vault/inject.example.com` for the file of that name with an extension.
fn key_of(folder: &Path, file: &Path) -> Option<String> {
    let parts: Vec<String> = file
        .strip_prefix(folder)
        .ok()?
        .with_extension("")
        .iter()
        .map(|part| part.to_string_lossy().into_owned())
        .collect();
    match parts.as_slice() {
        [phase, _, _] | [phase, _, _, _] if phase == "mutating" || phase == "validating" => Some(parts.join("/")),
        _ => None,
    }
}
