//! A file, document by document.

use nocluster::json::Document;

use crate::characters::readable;
use crate::decode::{Fault, NodeDecoder};
use crate::error::YamlError;
use crate::json::JsonError;
use crate::object::{Mark, YamlObject, YamlRead};
use crate::stream::{Piece, Stream, StreamError};
use crate::tree::Tree;
use crate::value::{Unprintable, ValueId, Values};
use crate::warning::Warning;
use crate::{BYTES_MAX, DEPTH_MAX};

/// Reads a file of YAML or JSON documents as kubectl reads it.
///
/// The JSON text of an object is what kubectl would send. Reading takes time and memory in proportion to the text and,
/// for aliases, to what they stand for, up to go-yaml's own budget.
///
/// # Errors
///
/// The first document that cannot be read is the answer: kubectl gives up there too. [`YamlError`] says where and what
/// to do.
///
/// # Examples
///
/// ```
/// let read = nocluster_yaml::read_yaml(b"kind: Pod\nmetadata: {name: web, labels: {tier: 0777, on: yes}}\n")?;
/// assert_eq!(read.objects[0].json(), r#"{"kind":"Pod","metadata":{"labels":{"tier":511,"true":true},"name":"web"}}"#);
/// assert_eq!(read.warnings[0].to_string(), "line 2: the key `on` is read as `true`: put it in quotes to keep it");
/// # Ok::<(), nocluster_yaml::YamlError>(())
/// ```
pub fn read_yaml(text: &[u8]) -> Result<YamlRead, YamlError> {
    if text.len() > BYTES_MAX {
        return Err(YamlError::LimitExceeded { line: 1, limit: "inputBytes", max: BYTES_MAX });
    }
    let mut stream = Stream::new(text);
    let mut read = YamlRead::default();
    loop {
        let piece = match stream.next() {
            Ok(Some(piece)) => piece,
            Ok(None) => return Ok(read),
            Err(StreamError::Separator { line, rest }) => return Err(YamlError::Separator { line, rest }),
            Err(StreamError::Json(error)) => return Err(json_fault(error, text)),
        };
        let (object, warnings) = match piece {
            Piece::Json(value) => {
                (Some(object(&value.values, value.root, value.values.mark(value.root), value.line)?), value.warnings)
            }
            Piece::Yaml { text: document, line } => match read_document(&document, line) {
                Ok(read) => read,
                Err(error) => {
                    // kubectl tells what the first reader said.
                    return Err(match stream.json_error.take() {
                        Some(error) => json_fault(error, text),
                        None => named_template(error, text),
                    });
                }
            },
        };
        read.warnings.extend(warnings);
        read.objects.extend(object.filter(|object| !object.document.root().is_null()));
    }
}

/// One YAML document whose first line is `line` of the file.
fn read_document(document: &[u8], line: u32) -> Result<(Option<YamlObject>, Vec<Warning>), YamlError> {
    let above = line.saturating_sub(1);
    let text = readable(document, above)?;
    let tree = Tree::parse(text)
        .map_err(|error| YamlError::InvalidYaml { line: error.line.saturating_add(above), problem: error.problem })?;
    let Some(tree) = tree else { return Ok((None, Vec::new())) };
    let mut decoder = NodeDecoder::new(&tree);
    let root = decoder.run().map_err(|error| {
        let line = error.line.saturating_add(above);
        match error.fault {
            Fault::Invalid(problem) => YamlError::InvalidYaml { line, problem },
            Fault::Aliases => YamlError::ExcessiveAliasing { line },
            Fault::Bytes => YamlError::LimitExceeded { line, limit: "outputBytes", max: BYTES_MAX },
        }
    })?;
    let (mut values, mut warnings) = (decoder.values, decoder.warnings);
    if let Some(line) = tree.ignored_from {
        warnings.push(Warning::NotRead { line });
    }
    values.move_down(above);
    for warning in &mut warnings {
        warning.move_down(above);
    }
    let object = object(&values, root, Mark { line: values.mark(root).line.max(line), ..values.mark(root) }, line)?;
    Ok((Some(object), warnings))
}

/// The object that a document of the file holds; `first` is the document's first line.
fn object(values: &Values, root: ValueId, begin: Mark, first: u32) -> Result<YamlObject, YamlError> {
    let printed = values.print(root, begin, BYTES_MAX).map_err(|error| unprintable(error, first))?;
    // What was printed is JSON; it can only be too large.
    let document = Document::parse(printed.json).map_err(|_| YamlError::LimitExceeded {
        line: first,
        limit: "outputBytes",
        max: BYTES_MAX,
    })?;
    Ok(YamlObject::new(document, begin.line, printed.marks))
}

fn json_fault(error: JsonError, text: &[u8]) -> YamlError {
    named_template(YamlError::InvalidJson { line: error.line, problem: error.problem }, text)
}

/// What does not parse and holds `{{` is a template.
fn named_template(error: YamlError, text: &[u8]) -> YamlError {
    if !matches!(error, YamlError::InvalidYaml { .. } | YamlError::InvalidJson { .. }) {
        return error;
    }
    let mut lines = text.split(|byte| *byte == b'\n').zip(1u32..);
    match lines.find(|(line, _)| line.windows(2).any(|pair| pair == b"{{")) {
        Some((_, line)) => YamlError::Template { line, problem: error.to_string() },
        None => error,
    }
}

fn unprintable(error: Unprintable, first: u32) -> YamlError {
    let problem = error.to_string();
    match error {
        Unprintable::Key { line, .. } | Unprintable::Number { line, .. } => YamlError::NotJson { line, problem },
        Unprintable::Depth { line } => YamlError::LimitExceeded { line, limit: "depth", max: DEPTH_MAX },
        Unprintable::Size { max } => YamlError::LimitExceeded { line: first, limit: "outputBytes", max },
    }
}
