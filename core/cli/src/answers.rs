//! `--answers` and `--conditions`: the webhooks' responses and the results of match conditions, from folders and files.

use std::path::Path;

use nocluster::admission::{AnswerError, Answers, Cluster, Conditions};
use nocluster::json::{Document, Kind, Writer};
use nocluster::wire;
use nocluster_yaml::YamlObject;

use crate::args::Rest;
use crate::console::Console;
use crate::load::{LoadError, Loaded, Loader};

/// The responses that were recorded: for every object, and for single ones.
#[derive(Debug, Default)]
pub(crate) struct Recorded {
    every: Answers,
    single: Vec<(Target, Answers)>,
}

/// The object that responses were recorded for.
#[derive(Debug)]
struct Target {
    kind: String,
    namespace: Option<String>,
    name: String,
}

impl Recorded {
    /// The responses for an object: its own, if it has some.
    pub(crate) fn of(&self, object: &Loaded, namespace: &str) -> &Answers {
        let is_it = |target: &Target| {
            target.kind == object.member("/kind")
                && target.name == object.member("/metadata/name")
                && target.namespace.as_deref().is_none_or(|wanted| wanted == namespace)
        };
        self.single.iter().find(|(target, _)| is_it(target)).map_or(&self.every, |(_, answers)| answers)
    }

    /// Applies the arguments that are about all responses.
    pub(crate) fn settled(self, rest: Option<Rest>, strict: bool) -> Self {
        let settle = |mut answers: Answers| {
            if rest == Some(Rest::Allow) {
                answers = answers.rest_allowed();
            }
            if strict { answers.strict_uids() } else { answers }
        };
        let single = self.single.into_iter().map(|(target, answers)| (target, settle(answers))).collect();
        Self { every: settle(self.every), single }
    }
}

/// Reads a folder with a file for each webhook, or a file with a map.
pub(crate) fn load(
    path: &Path,
    cluster: &Cluster,
    loader: &mut Loader,
    console: &mut Console<'_>,
) -> Result<Recorded, LoadError> {
    if path.is_dir() {
        return Ok(Recorded { every: folder(path, cluster, console)?, single: Vec::new() });
    }
    let mut recorded = Recorded::default();
    let mut maps = 0;
    let source = path.display().to_string();
    for (document, lines) in loader.values(path, console)? {
        let fail = |pointer: &str, problem: String| LoadError::Object {
            place: format!("{source}:{}", lines.line_of(pointer)),
            problem,
        };
        if is_review(&document) {
            let problem = "this is one AdmissionReview: name its webhook, {WEBHOOK: {review: ..}}, or give a folder with it in \
                           mutating/CONFIGURATION/WEBHOOK.json or validating/..";
            return Err(fail("", problem.to_owned()));
        }
        match target(&document) {
            Some(target) => {
                let answers = document.at("/answers").map(|node| node.to_document()).unwrap_or_else(empty);
                recorded.single.push((target, read(&answers, "/answers", cluster, &fail)?));
            }
            None if maps > 0 => return Err(fail("", "a second map: put all webhooks into one".to_owned())),
            None => {
                maps += 1;
                recorded.every = read(&document, "", cluster, &fail)?;
            }
        }
    }
    Ok(recorded)
}

/// Reads the map of `--conditions`.
pub(crate) fn conditions(
    path: &Path,
    cluster: &Cluster,
    loader: &mut Loader,
    console: &mut Console<'_>,
) -> Result<Conditions, LoadError> {
    let documents = loader.values(path, console)?;
    let place = |line: u32| format!("{}:{line}", path.display());
    let [(document, lines)] = documents.as_slice() else {
        let problem = "the file must hold one map {WEBHOOK: {CONDITION: true | false | {error: text}}}".to_owned();
        return Err(LoadError::Object { place: path.display().to_string(), problem });
    };
    wire::read_conditions(cluster, document.text()).map_err(|envelope| {
        let envelope = Document::parse(envelope).ok();
        let text = |pointer: &str| {
            envelope
                .as_ref()
                .and_then(|envelope| Some(envelope.at(pointer)?.as_str()?.into_owned()))
                .unwrap_or_default()
        };
        let at = text("/err/at");
        let line = lines.line_of(at.strip_prefix("/conditions").unwrap_or_default());
        LoadError::Object { place: place(line), problem: text("/err/message") }
    })
}

fn read(
    map: &Document,
    within: &str,
    cluster: &Cluster,
    fail: &dyn Fn(&str, String) -> LoadError,
) -> Result<Answers, LoadError> {
    Answers::read(map.root(), cluster).map_err(|error| {
        let at = error.at().map(|at| at.to_string()).unwrap_or_default();
        let help = match error {
            AnswerError::Hook(_) => String::new(),
            _ => format!("; a response is {FORMS}"),
        };
        fail(&format!("{within}{at}"), format!("{error}{help}"))
    })
}

/// The forms of a response, for the message about any other.
const FORMS: &str =
    "{allow: true}, {deny: text}, {patch: [..]}, {review: {..}}, {http: {..}}, {error: text} or {timeout: true}";

/// A file of a folder of responses.
struct AnswerFile {
    /// The webhook that its path names.
    key: String,
    place: String,
    documents: Vec<(Document, YamlObject)>,
}

/// Every file of a folder, for the webhook that its path names.
fn folder(path: &Path, cluster: &Cluster, console: &mut Console<'_>) -> Result<Answers, LoadError> {
    let mut every = Loader::new(true);
    let mut map = Writer::new();
    map.begin_object();
    let mut files: Vec<AnswerFile> = Vec::new();
    for file in every.files(path)? {
        let place = file.display().to_string();
        let Some(key) = key_of(path, &file) else {
            let problem =
                "responses belong into mutating/CONFIGURATION/WEBHOOK.yaml or validating/CONFIGURATION/WEBHOOK.yaml";
            return Err(LoadError::Object { place, problem: problem.to_owned() });
        };
        let documents = every.values(&file, console)?;
        map.key(&key);
        match documents.as_slice() {
            [] => return Err(LoadError::Object { place, problem: "the file holds no response".to_owned() }),
            [(one, _)] => answer(one, &mut map),
            // One document for each call.
            several => {
                map.begin_array();
                several.iter().for_each(|(document, _)| answer(document, &mut map));
                map.end_array();
            }
        };
        files.push(AnswerFile { key, place, documents });
    }
    map.end_object();
    let map = Document::parse(map.finish()).unwrap_or_else(|_| empty());
    read(&map, "", cluster, &|pointer, problem| {
        // The pointer begins with the webhook's key, in which slashes are escaped.
        let token = pointer.split('/').nth(1).unwrap_or_default().replace("~1", "/").replace("~0", "~");
        let file = files.iter().find(|file| file.key == token);
        let place = match file {
            None => path.display().to_string(),
            Some(AnswerFile { place, documents, .. }) => match documents.as_slice() {
                [(_, lines)] => {
                    let rest = pointer.splitn(3, '/').nth(2).map(|rest| format!("/{rest}")).unwrap_or_default();
                    format!("{place}:{}", lines.line_of(&rest))
                }
                _ => place.clone(),
            },
        };
        LoadError::Object { place, problem }
    })
}

/// The object of a document of responses: `{object: {kind, namespace?, name}, answers: {..}}`.
fn target(document: &Document) -> Option<Target> {
    let object = document.at("/object")?;
    let text = |name: &str| Some(object.member(name)?.as_str()?.into_owned());
    document.at("/answers").filter(|answers| answers.kind() == Kind::Object)?;
    Some(Target { kind: text("kind")?, namespace: text("namespace"), name: text("name")? })
}

fn empty() -> Document {
    Document::from(&serde_json::Value::Object(serde_json::Map::new()))
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
