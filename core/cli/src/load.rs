//! Files, folders and standard input as objects with their places.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use nocluster::json::{Document, Kind};
use nocluster::objects::{Objects, ObjectsError};
use nocluster::wire::{self, FilePlace};
use nocluster_yaml::{BYTES_MAX, YamlError, YamlObject, check_start, read_yaml};

use crate::console::Console;

/// The name that kubectl gives to standard input.
const STDIN: &str = "STDIN";
/// How much of a file is checked before the rest is read.
const START: u64 = 64 << 10;

/// An object and where it was read.
#[derive(Debug, Clone)]
pub(crate) struct Loaded {
    /// The file as it was named, or `STDIN`.
    pub(crate) source: String,
    pub(crate) document: Document,
    /// The place of the object in the file's document: an item of a List is deeper.
    within: String,
    lines: Rc<YamlObject>,
}

impl Loaded {
    /// `file:line` of the value at a pointer into the object.
    pub(crate) fn place(&self, pointer: &str) -> String {
        format!("{}:{}", self.source, self.line(pointer))
    }

    /// The line of the value at a pointer into the object.
    pub(crate) fn line(&self, pointer: &str) -> u32 {
        self.lines.line_of(&format!("{}{pointer}", self.within))
    }

    /// The line and column of the value at a pointer into the object.
    pub(crate) fn mark(&self, pointer: &str) -> FilePlace {
        let pointer = format!("{}{pointer}", self.within);
        FilePlace { line: self.lines.line_of(&pointer), column: self.lines.column_of(&pointer) }
    }

    /// The object that a part of this one describes, such as the Pod of a template.
    pub(crate) fn part(&self, document: Document, pointer: &str) -> Self {
        Self { document, within: format!("{}{pointer}", self.within), ..self.clone() }
    }

    /// A text of the object, or of the object in a request.
    pub(crate) fn member(&self, pointer: &str) -> String {
        let pointer = format!("{}{pointer}", self.held());
        self.document.at(&pointer).and_then(|node| node.as_str()).unwrap_or_default().into_owned()
    }

    /// Whether it is a request that is used as is, not an object that a client sends.
    pub(crate) fn is_request(&self) -> bool {
        wire::is_request_form(&self.document)
    }

    /// The object itself, or the one that a request holds.
    pub(crate) fn object(&self) -> Self {
        let held = self.held();
        match self.document.at(&held) {
            Some(object) if !held.is_empty() => self.part(object.to_document(), &held),
            _ => self.clone(),
        }
    }

    /// The place of the object in a request; the stored one if there is no other.
    fn held(&self) -> String {
        if !self.is_request() {
            return String::new();
        }
        let places = ["/request/object", "/request/oldObject"];
        let places = places.map(|place| wire::request_form_place(&self.document, place));
        let holds = |place: &&String| self.document.at(place).is_some_and(|node| node.kind() == Kind::Object);
        places.iter().find(holds).cloned().unwrap_or_default()
    }
}

/// Why something could not be read; `Display` is the whole message.
#[derive(Debug, thiserror::Error)]
pub(crate) enum LoadError {
    #[error("{path}: {reason}")]
    Unreadable { path: String, reason: String },
    #[error("{path}: no file in this folder ends with .yaml, .yml or .json{hint}")]
    EmptyFolder { path: String, hint: &'static str },
    #[error("{source_name}:{}: {}", error.line(), without_line(error))]
    Yaml { source_name: String, error: YamlError },
    #[error("{place}: {problem}")]
    Object { place: String, problem: String },
    #[error("standard input can be read only once: give `-` to one argument only")]
    StdinTwice,
}

fn without_line(error: &YamlError) -> String {
    let text = error.to_string();
    let line = format!("line {}: ", error.line());
    text.strip_prefix(&line).map_or(text.clone(), str::to_owned)
}

/// Reads the files that the arguments name.
#[derive(Debug)]
pub(crate) struct Loader {
    pub(crate) recursive: bool,
    stdin_read: bool,
}

impl Loader {
    pub(crate) fn new(recursive: bool) -> Self {
        Loader { recursive, stdin_read: false }
    }

    /// The objects of files and folders; a List counts as its items. Warnings about what kubectl does silently go to
    /// standard error.
    pub(crate) fn objects(&mut self, paths: &[PathBuf], console: &mut Console<'_>) -> Result<Vec<Loaded>, LoadError> {
        self.read(paths, false, console)
    }

    /// The same, where an object may also be a request that is used as is: an AdmissionRequest has no kind of its own.
    pub(crate) fn calls(&mut self, paths: &[PathBuf], console: &mut Console<'_>) -> Result<Vec<Loaded>, LoadError> {
        self.read(paths, true, console)
    }

    fn read(&mut self, paths: &[PathBuf], requests: bool, console: &mut Console<'_>) -> Result<Vec<Loaded>, LoadError> {
        let mut objects = Vec::new();
        for (source, text) in self.texts(paths, console)? {
            for (document, lines) in self.documents(&source, &text, console)? {
                let lines = Rc::new(lines);
                if requests && wire::is_request_form(&document) {
                    objects.push(Loaded { source: source.clone(), document, within: String::new(), lines });
                    continue;
                }
                let place = |pointer: &str| format!("{source}:{}", lines.line_of(pointer));
                let found = Objects::read(std::slice::from_ref(&document)).map_err(|error| {
                    let (pointer, problem) = problem(&error);
                    LoadError::Object { place: place(&pointer), problem }
                })?;
                for object in found.iter() {
                    let at = object.at.as_str();
                    let within = at.strip_prefix("/objects/0").unwrap_or(at).to_owned();
                    let (source, document, lines) = (source.clone(), object.with_kind(), Rc::clone(&lines));
                    objects.push(Loaded { source, document, within, lines });
                }
            }
        }
        Ok(objects)
    }

    /// The documents of a file, whatever they hold.
    pub(crate) fn values(
        &mut self,
        path: &Path,
        console: &mut Console<'_>,
    ) -> Result<Vec<(Document, YamlObject)>, LoadError> {
        let (source, text) = self.text(path, console)?;
        self.documents(&source, &text, console)
    }

    /// The bytes of a file, or of standard input for `-`.
    pub(crate) fn text(&mut self, path: &Path, console: &mut Console<'_>) -> Result<(String, Vec<u8>), LoadError> {
        let name = path.display().to_string();
        if name != "-" {
            let mut file = open(path).map_err(|error| unreadable(&name, &error))?;
            let text = read(&mut file, &name)?;
            return Ok((name, text));
        }
        if std::mem::replace(&mut self.stdin_read, true) {
            return Err(LoadError::StdinTwice);
        }
        let text = read(&mut *console.stdin, STDIN)?;
        Ok((STDIN.to_owned(), text))
    }

    /// Every file of a folder that kubectl would read, in the order of their names. A folder that links lead to twice,
    /// or back into itself, is read once.
    pub(crate) fn files(&self, folder: &Path) -> Result<Vec<PathBuf>, LoadError> {
        let mut files = Vec::new();
        let mut seen = BTreeSet::new();
        let mut folders = vec![folder.to_owned()];
        while let Some(folder) = folders.pop() {
            let failed = |error: std::io::Error| unreadable(&folder.display().to_string(), &error);
            if !seen.insert(folder.canonicalize().map_err(failed)?) {
                continue;
            }
            for entry in std::fs::read_dir(&folder).map_err(failed)? {
                let path = entry.map_err(failed)?.path();
                if !path.is_dir() {
                    files.extend(Some(path).filter(|path| is_manifest(path)));
                } else if self.recursive {
                    folders.push(path);
                }
            }
            // By name, so that of two ways to a folder the same one is taken each time.
            folders.sort_by(|one, other| other.cmp(one));
        }
        files.sort();
        Ok(files)
    }

    fn texts(&mut self, paths: &[PathBuf], console: &mut Console<'_>) -> Result<Vec<(String, Vec<u8>)>, LoadError> {
        let mut texts = Vec::new();
        for path in paths {
            if !path.is_dir() {
                texts.push(self.text(path, console)?);
                continue;
            }
            let files = self.files(path)?;
            if files.is_empty() {
                let hint = if self.recursive { "" } else { "; -R reads its folders as well" };
                return Err(LoadError::EmptyFolder { path: path.display().to_string(), hint });
            }
            for file in files {
                texts.push(self.text(&file, console)?);
            }
        }
        Ok(texts)
    }

    pub(crate) fn documents(
        &self,
        source: &str,
        text: &[u8],
        console: &mut Console<'_>,
    ) -> Result<Vec<(Document, YamlObject)>, LoadError> {
        let read = read_yaml(text).map_err(|error| LoadError::Yaml { source_name: source.to_owned(), error })?;
        for warning in &read.warnings {
            let text = warning.to_string();
            let line = format!("line {}: ", warning.line());
            console.error(&format!(
                "Warning: {source}:{}: {}\n",
                warning.line(),
                text.strip_prefix(&line).unwrap_or(&text)
            ));
        }
        Ok(read.objects.into_iter().map(|object| (object.document.clone(), object)).collect())
    }
}

/// The one place where the command opens a file.
#[expect(clippy::disallowed_methods, reason = "the command reads the files that it is given")]
fn open(path: &Path) -> std::io::Result<File> {
    File::open(path)
}

/// Reads a file that may begin as YAML or JSON, and no more of it than the YAML reader takes.
fn read(mut input: impl Read, source: &str) -> Result<Vec<u8>, LoadError> {
    let failed = |error: std::io::Error| unreadable(source, &error);
    let mut text = Vec::new();
    input.by_ref().take(START).read_to_end(&mut text).map_err(failed)?;
    check_start(&text).map_err(|error| LoadError::Yaml { source_name: source.to_owned(), error })?;
    // One byte too many tells the reader that there is too much.
    let more = BYTES_MAX.saturating_sub(text.len()).saturating_add(1);
    input.take(u64::try_from(more).unwrap_or(u64::MAX)).read_to_end(&mut text).map_err(failed)?;
    Ok(text)
}

fn unreadable(path: &str, error: &std::io::Error) -> LoadError {
    LoadError::Unreadable { path: path.to_owned(), reason: reason(error) }
}

/// The text of an error of the system, without its number, which is of no use to readers.
pub(crate) fn reason(error: &std::io::Error) -> String {
    let text = error.to_string();
    text.split(" (os error").next().unwrap_or(&text).to_lowercase()
}

fn is_manifest(path: &Path) -> bool {
    path.extension().is_some_and(|extension| ["yaml", "yml", "json"].iter().any(|known| extension == *known))
}

/// The place and the text of an error about an object, in the words of a manifest.
fn problem(error: &ObjectsError) -> (String, String) {
    let at = error.at().as_str();
    let within = at.strip_prefix("/objects/0").unwrap_or(at);
    match error {
        ObjectsError::Missing { .. } => {
            let (parent, name) = within.rsplit_once('/').unwrap_or(("", within));
            (parent.to_owned(), format!("the object has no {name}: every manifest needs apiVersion and kind"))
        }
        ObjectsError::WrongType { expected: "an object", found, .. } => {
            (within.to_owned(), format!("this is {found}, not an object: a manifest begins with apiVersion and kind"))
        }
        ObjectsError::WrongType { expected, found, .. } => {
            let name = within.rsplit_once('/').map_or(within, |(_, name)| name);
            (within.to_owned(), format!("{name} must be {expected}, not {found}"))
        }
        _ => (within.to_owned(), error.to_string()),
    }
}
