//! Reads files as kubectl reads them: which objects does kubectl see in this text?
//!
//! YAML 1.1 scalars, merge keys, keys given twice, streams of documents, and JSON: all as sigs.k8s.io/yaml and the
//! decoder of k8s.io/apimachinery take them, checked against a table that the real code printed
//! (`core/cli/tests/yaml_rows.json`).

mod decode;
mod json;
mod libyaml;
mod scalar;
mod stream;
mod tree;
mod value;
mod write;

use serde::Serialize;

use self::decode::{Decoder, Fault};
use self::json::JsonError;
use self::stream::{Piece, Stream, StreamError};
use self::tree::Tree;
pub use self::write::to_yaml;

use self::value::{Unprintable, Value, ValueId, Values};

/// go-yaml's and Go's own limit.
const DEPTH_MAX: usize = 10_000;
/// The largest text that is read, in bytes, and the largest JSON text that one document may become.
const BYTES_MAX: usize = 256 << 20;

/// What a file holds.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct YamlRead {
    /// The objects in the order of the file; empty documents are left out, as kubectl leaves them out.
    pub objects: Vec<YamlObject>,
    /// What kubectl does in silence and its user would want to know.
    pub warnings: Vec<Warning>,
}

/// One document of a file.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct YamlObject {
    /// The JSON text that kubectl would send: members sorted, numbers and strings as Go prints them.
    pub json: String,
    /// The line on which the document begins, counted from 1.
    pub line: u32,
    values: Values,
    root: ValueId,
}

impl YamlObject {
    /// On which line of the file does the value at this JSON pointer stand?
    ///
    /// Where the pointer leads nowhere, the line of the nearest value above it.
    pub fn line_of(&self, pointer: &str) -> u32 {
        let mut id = self.root;
        let mut line = self.line;
        for token in pointer.split('/').skip(1) {
            let name = token.replace("~1", "/").replace("~0", "~");
            let next = match self.values.get(id) {
                Some(Value::Object(members)) => members.get(&name).map(|member| (member.value, member.line)),
                Some(Value::Array(elements)) => {
                    let element = name.parse::<usize>().ok().and_then(|index| elements.get(index));
                    element.map(|element| (*element, self.values.line(*element)))
                }
                _ => None,
            };
            let Some((value, at)) = next else { break };
            id = value;
            // Line 0: it came by a merge key.
            line = if at > 0 { at } else { line };
        }
        line
    }
}

/// Something that kubectl passes over in silence. `Display` says it in a sentence, with the line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum Warning {
    /// A key stands twice in one mapping: the last one counts.
    #[error("line {line}: the key `{key}` was given before, on line {first}: the last one counts")]
    DuplicateKey {
        /// The line of the last one.
        line: u32,
        /// The line of the one before.
        first: u32,
        /// The key.
        key: String,
    },
    /// Two keys of different types get one name (`1` and `"1"`): which one counts is left to chance.
    #[error(
        "line {line}: the key `{key}` and the one on line {first} differ in type and get the same name: kubectl takes either"
    )]
    KeysCollide {
        /// The line of the last one.
        line: u32,
        /// The line of the one before.
        first: u32,
        /// The name of both.
        key: String,
    },
    /// A key is no string and gets another name (`on:` becomes `"true"`).
    #[error("line {line}: the key `{written}` is read as `{name}`: put it in quotes to keep it")]
    KeyReadAs {
        /// The line.
        line: u32,
        /// The key as written.
        written: String,
        /// Its name in the object.
        name: String,
    },
    /// A number does not fit an integer of 64 bits or a float of 64 bits.
    #[error("line {line}: the number {written} loses digits and is read as {read}: put it in quotes to keep it")]
    NumberLosesDigits {
        /// The line.
        line: u32,
        /// The number as written.
        written: String,
        /// The number as read.
        read: String,
    },
    /// There is text behind the end of the document (behind `...`, or indented less than its mapping), which kubectl does not read.
    #[error("line {line}: the document has ended: kubectl does not read what follows, up to the next line `---`")]
    NotRead {
        /// The line where it begins.
        line: u32,
    },
}

impl Warning {
    /// The line that the warning is about.
    pub fn line(&self) -> u32 {
        match self {
            Warning::DuplicateKey { line, .. }
            | Warning::KeysCollide { line, .. }
            | Warning::KeyReadAs { line, .. }
            | Warning::NumberLosesDigits { line, .. }
            | Warning::NotRead { line } => *line,
        }
    }

    fn move_down(&mut self, by: u32) {
        match self {
            Warning::DuplicateKey { line, first, .. } | Warning::KeysCollide { line, first, .. } => {
                *line += by;
                *first += by;
            }
            Warning::KeyReadAs { line, .. } | Warning::NumberLosesDigits { line, .. } | Warning::NotRead { line } => {
                *line += by;
            }
        }
    }
}

/// Why a file cannot be read. Lines are counted from 1 in the whole file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum YamlError {
    /// The text is not YAML.
    #[error("line {line}: {problem}")]
    InvalidYaml {
        /// The line where reading stopped.
        line: u32,
        /// What is wrong there.
        problem: String,
    },
    /// The text begins as JSON and is none.
    #[error("line {line}: {problem}")]
    InvalidJson {
        /// The line where reading stopped.
        line: u32,
        /// Go's text, as kubectl prints it.
        problem: String,
    },
    /// The text holds `{{` and cannot be read: it is a template.
    #[error(
        "line {line}: this is a template (`{{{{`), not YAML: render it first, for example `helm template . | nocluster match -f -`"
    )]
    Template {
        /// The first line with `{{`.
        line: u32,
        /// What reading it as YAML said.
        problem: String,
    },
    /// A line `---` goes on with something that is no comment.
    #[error("line {line}: invalid Yaml document separator: {rest}: write the document on the next line")]
    Separator {
        /// The line.
        line: u32,
        /// What follows the dashes.
        rest: String,
    },
    /// The bytes are not UTF-8.
    #[error("line {line}: not UTF-8 text: save the file as UTF-8")]
    #[serde(rename = "invalid-utf-8")]
    InvalidUtf8 {
        /// The line.
        line: u32,
    },
    /// YAML does not take control characters.
    #[error(
        "line {line}: control characters are not allowed: U+{character:04X}; write it as an escape in double quotes"
    )]
    ControlCharacter {
        /// The line.
        line: u32,
        /// The character.
        character: u32,
    },
    /// A character that ends a line for kubectl and for nobody else; this reader refuses to guess what was meant.
    #[error("line {line}: U+{character:04X} ends a line for kubectl: write it as an escape in double quotes")]
    LineBreakCharacter {
        /// The line.
        line: u32,
        /// The character: U+0085, U+2028 or U+2029.
        character: u32,
    },
    /// The aliases of the document make it much larger than it is written.
    #[error("line {line}: document contains excessive aliasing: write out what the aliases stand for")]
    ExcessiveAliasing {
        /// The line where the budget was spent.
        line: u32,
    },
    /// A key or a number that JSON does not have.
    #[error("line {line}: {problem}: put it in quotes")]
    NotJson {
        /// The line.
        line: u32,
        /// kubectl's text.
        problem: String,
    },
    /// A limit of this reader.
    #[error("line {line}: limit `{limit}` exceeded: {max}")]
    LimitExceeded {
        /// The line.
        line: u32,
        /// Which limit: `inputBytes`, `outputBytes` or `depth`.
        limit: &'static str,
        /// The limit.
        max: usize,
    },
}

impl YamlError {
    /// The line that the error is about.
    pub fn line(&self) -> u32 {
        match self {
            YamlError::InvalidYaml { line, .. }
            | YamlError::InvalidJson { line, .. }
            | YamlError::Template { line, .. }
            | YamlError::Separator { line, .. }
            | YamlError::InvalidUtf8 { line }
            | YamlError::ControlCharacter { line, .. }
            | YamlError::LineBreakCharacter { line, .. }
            | YamlError::ExcessiveAliasing { line }
            | YamlError::NotJson { line, .. }
            | YamlError::LimitExceeded { line, .. } => *line,
        }
    }
}

/// Reads a file of YAML or JSON documents as kubectl reads it.
///
/// The JSON text of an object is what kubectl would send. Reading takes time and memory in proportion to the text and,
/// for aliases, to what they stand for, up to go-yaml's own budget.
///
/// # Errors
///
/// The first document that cannot be read is the answer: kubectl gives up there too. [`YamlError`] says where and what to do.
///
/// # Examples
///
/// ```
/// let read = nocluster_cli::read_yaml(b"kind: Pod\nmetadata: {name: web, labels: {tier: 0777, on: yes}}\n")?;
/// assert_eq!(read.objects[0].json, r#"{"kind":"Pod","metadata":{"labels":{"tier":511,"true":true},"name":"web"}}"#);
/// assert_eq!(read.warnings[0].to_string(), "line 2: the key `on` is read as `true`: put it in quotes to keep it");
/// # Ok::<(), nocluster_cli::YamlError>(())
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
                let json =
                    value.values.to_json(value.root, BYTES_MAX).map_err(|error| unprintable(error, value.line))?;
                let object = YamlObject { json, line: value.line, values: value.values, root: value.root };
                (Some(object), value.warnings)
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
        read.objects.extend(object.filter(|object| object.json != "null"));
    }
}

/// One YAML document whose first line is `line` of the file.
fn read_document(document: &[u8], line: u32) -> Result<(Option<YamlObject>, Vec<Warning>), YamlError> {
    let above = line - 1;
    let text = readable(document, above)?;
    let tree = Tree::parse(text)
        .map_err(|error| YamlError::InvalidYaml { line: error.line + above, problem: error.problem })?;
    let Some(tree) = tree else { return Ok((None, Vec::new())) };
    let mut decoder = Decoder::new(&tree);
    let root = decoder.run().map_err(|error| {
        let line = error.line + above;
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
    let json = values.to_json(root, BYTES_MAX).map_err(|error| unprintable(error, line))?;
    let line = values.line(root).max(line);
    Ok((Some(YamlObject { json, line, values, root }), warnings))
}

/// The text, if go-yaml's reader takes its bytes.
fn readable(document: &[u8], above: u32) -> Result<&str, YamlError> {
    let line_at = |at: usize| {
        let passed = document.get(..at).unwrap_or_default();
        above + 1 + u32::try_from(passed.iter().filter(|byte| **byte == b'\n').count()).unwrap_or(0)
    };
    let text =
        std::str::from_utf8(document).map_err(|error| YamlError::InvalidUtf8 { line: line_at(error.valid_up_to()) })?;
    let bad = text.char_indices().find(|(_, c)| {
        !matches!(c, '\t' | '\n' | '\r' | ' '..='~' | '\u{a0}'..='\u{2027}' | '\u{202a}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
    });
    match bad {
        Some((at, c @ ('\u{85}' | '\u{2028}' | '\u{2029}'))) => {
            Err(YamlError::LineBreakCharacter { line: line_at(at), character: u32::from(c) })
        }
        Some((at, c)) => Err(YamlError::ControlCharacter { line: line_at(at), character: u32::from(c) }),
        None => Ok(text),
    }
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
