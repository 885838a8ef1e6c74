//! Errors in an operation's input, and the `err` of the envelope for any error.

use std::fmt::Display;

use serde::Serialize;

use crate::json::write::Writer;
use crate::json::{Document, JsonError};
use crate::release::ReleaseError;

/// Why an operation's input can't be interpreted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum WireError {
    /// No operation has this name.
    #[error("unknown operation `{op}`{}", hint(*nearest, known))]
    UnknownOperation {
        /// The name as it was given.
        op: String,
        /// The names of the operations that can be used.
        known: Vec<&'static str>,
        /// The name that was likely meant.
        #[serde(skip_serializing_if = "Option::is_none")]
        nearest: Option<&'static str>,
    },
    /// The operation is not about a cluster, so a prepared cluster can't answer it.
    #[error("operation `{op}` is not about a cluster; use one of {}", known.join(", "))]
    NotAboutACluster {
        /// The name as it was given.
        op: String,
        /// The names of the operations that can be used.
        known: Vec<&'static str>,
    },
    /// The operation has no such member.
    #[error("unknown member `{member}`{}", hint(*nearest, known))]
    UnknownMember {
        /// The place of the member.
        at: String,
        /// The name of the member.
        member: String,
        /// The members that can be given.
        known: Vec<&'static str>,
        /// The member that was likely meant.
        #[serde(skip_serializing_if = "Option::is_none")]
        nearest: Option<&'static str>,
    },
    /// A member is given twice, or together with its `Text` twin.
    #[error("member `{member}` is given twice{}", as_twin(member, first))]
    DuplicateMember {
        /// The place of the second one.
        at: String,
        /// The name of the member.
        member: String,
        /// The member that it repeats: itself or its twin.
        first: String,
    },
    /// A member that the operation requires is missing.
    #[error("member `{member}` is missing")]
    MissingMember {
        /// The name of the member.
        member: &'static str,
    },
    /// Two members that exclude each other are given.
    #[error("`{first}` and `{member}` cannot both be given: `request` is used as is, the other members make one")]
    MemberConflict {
        /// The place of the second one.
        at: String,
        /// The name of the second one.
        member: &'static str,
        /// The name of the first one.
        first: &'static str,
    },
    /// An audit event of a verb that does not record the object that admission sees.
    #[error(
        "the audit event is of the verb `{verb}`, which does not record the object that admission sees: give an event of `create`, `update` or `delete`, or the object itself"
    )]
    EventOfVerb {
        /// The place of the verb.
        at: String,
        /// The verb.
        verb: String,
    },
    /// An audit event without the object of the request.
    #[error(
        "the audit event has no `requestObject`: give the event of the stage ResponseComplete, recorded at the level Request or RequestResponse"
    )]
    EventWithoutObject {
        /// The place of the event.
        at: String,
    },
    /// A member is of another type than it must be.
    #[error("{} must be {wanted}, but is {got}", if at.is_empty() { "the input".to_owned() } else { format!("`{at}`") })]
    WrongType {
        /// The place of the member; empty for the whole input.
        at: String,
        /// The expected type.
        wanted: &'static str,
        /// The found type.
        got: &'static str,
    },
    /// A member has a value that is not allowed.
    #[error("`{at}` can't be `{value}`{}", hint(*nearest, known))]
    UnknownValue {
        /// The place of the member.
        at: String,
        /// The value that was given.
        value: String,
        /// The values that can be given.
        known: Vec<&'static str>,
        /// The value that was likely meant.
        #[serde(skip_serializing_if = "Option::is_none")]
        nearest: Option<&'static str>,
    },
    /// A number lies outside its range.
    #[error("`{at}` must be a whole number from {min} to {max}, but is {got}")]
    OutOfRange {
        /// The place of the number.
        at: String,
        /// The smallest value.
        min: u64,
        /// The largest value.
        max: u64,
        /// The number that was given.
        got: String,
    },
    /// Two members that each hold the Corefile are given.
    #[error("`{at}` and `{first}` cannot both be given: each holds the Corefile")]
    TwoCorefiles {
        /// The place of the ConfigMap.
        at: String,
        /// The name of the member with the text.
        first: &'static str,
    },
    /// Members that exclude each other in a question about capacity.
    #[error("`{at}` cannot be given beside `{first}`: the question is about one configuration")]
    CapacityConflict {
        /// The place of the second member.
        at: String,
        /// The member that is given.
        first: &'static str,
    },
    /// An event has a member too many.
    #[error("`{at}` cannot be given beside `{first}`: an event is one thing that happens")]
    EventConflict {
        /// The place of the second member.
        at: String,
        /// The name of the first one.
        first: &'static str,
    },
    /// No object of this kind and name was given.
    #[error("there is no {kind} `{namespace}/{name}` among the objects{}", instead(.near))]
    NoSuchObject {
        /// The place where it is named.
        at: String,
        /// The kind.
        kind: String,
        /// The namespace.
        namespace: String,
        /// The name.
        name: String,
        /// What was likely meant, such as `Deployment shop/web`.
        #[serde(skip_serializing_if = "Option::is_none")]
        near: Option<String>,
    },
    /// A text is no IP address.
    #[error("`{at}` must be an IP address, but is `{value}`")]
    NoAddress {
        /// The place of the text.
        at: String,
        /// The text.
        value: String,
    },
    /// A text of DNS is none.
    #[error("`{at}` must be {wanted}, but is `{value}`")]
    NotDnsText {
        /// The place of the text.
        at: String,
        /// What it must be.
        wanted: &'static str,
        /// The text.
        value: String,
    },
    /// A text is no relative path of a file.
    #[error("`{at}` must be the name of a file inside the directory, but is `{value}`")]
    NoFileName {
        /// The place of the name.
        at: String,
        /// The name.
        value: String,
    },
    /// A text is not base64.
    #[error("`{at}` is not base64: illegal at byte {offset}")]
    NotBase64 {
        /// The place of the text.
        at: String,
        /// The byte at which it stops to be base64.
        offset: usize,
    },
    /// A `Text` member holds a lone surrogate, which UTF-8 text cannot contain.
    #[error("`{at}` holds a lone surrogate, which UTF-8 text can't contain")]
    #[serde(rename = "invalid-utf-8")]
    InvalidUtf8 {
        /// The place of the member.
        at: String,
    },
}

fn instead(near: &Option<String>) -> String {
    near.as_ref().map_or_else(String::new, |near| format!("; there is {near}"))
}

fn hint(nearest: Option<&str>, known: &[&str]) -> String {
    match nearest {
        Some(nearest) => format!("; did you mean `{nearest}`? use one of {}", known.join(", ")),
        None => format!("; use one of {}", known.join(", ")),
    }
}

fn as_twin(member: &str, first: &str) -> String {
    if member == first { String::new() } else { format!(", first as `{first}`") }
}

/// The result of an operation: the text of the envelope, or the failure for its `err`.
pub(super) type Answered = Result<Vec<u8>, Failure>;

/// An error of any area in the form of the envelope. Boxed, because it is rare and large.
#[derive(Debug, Clone)]
pub(super) struct Failure(Box<Reported>);

#[derive(Debug, Clone)]
struct Reported {
    area: &'static str,
    message: String,
    /// The error's own fields as serde writes them: `code` first, the facts flat beside it.
    fields: Document,
    at: Option<String>,
    span: Option<[usize; 2]>,
    upstream: Option<String>,
    /// Whether the text that is not JSON looks like YAML.
    looks_like_yaml: bool,
}

/// What to do with YAML, which is not read here.
const YAML: &str = "; this looks like YAML: read it first, with `read_yaml` or `Cluster.from_yaml` in Python, `readYaml` of \
                    `nocluster/yaml` in JavaScript, the crate `nocluster-yaml` in Rust";

impl Failure {
    /// An error whose serde form is `{"code": .., fact: ..}` and whose `Display` is the message.
    pub(super) fn of(area: &'static str, error: &(impl Serialize + Display)) -> Self {
        let fields = serde_json::to_vec(error).map_or_else(|_| Document::null(), Document::printed);
        let at = fields.at("/at").and_then(|at| at.as_str()).map(|at| at.into_owned());
        let upstream = fields.at("/upstream").and_then(|upstream| upstream.as_str()).map(|text| text.into_owned());
        Self(Box::new(Reported {
            area,
            message: error.to_string(),
            fields,
            at,
            span: None,
            upstream,
            looks_like_yaml: false,
        }))
    }

    /// Moves the error into the member at `pointer`: the error's own place is relative to it.
    pub(super) fn under(mut self, pointer: &str) -> Self {
        self.0.at = Some(format!("{pointer}{}", self.0.at.unwrap_or_default()));
        self
    }

    /// Makes the error's own place, if it has one, relative to the member at `pointer`.
    #[cfg(any(feature = "admission", feature = "dns", feature = "ipam"))]
    pub(super) fn within(self, pointer: &str) -> Self {
        self.placed(|at| format!("{pointer}{at}"))
    }

    /// Turns the error's own place, if it has one, into a place in the input.
    pub(super) fn placed(mut self, place: impl FnOnce(&str) -> String) -> Self {
        self.0.at = self.0.at.map(|at| place(&at));
        self
    }

    /// Adds the offset of the byte at which reading the text stopped.
    pub(super) fn at_offset(mut self, reason: &JsonError) -> Self {
        let start = reason.offset();
        // At the end of the text there is no byte to point to.
        self.0.span = Some([start, start.saturating_add(matches!(reason, JsonError::InvalidCharacter { .. }).into())]);
        self
    }

    /// Adds what to do with the text that is not JSON, if it looks like YAML.
    pub(super) fn about(mut self, text: &[u8]) -> Self {
        self.0.looks_like_yaml = looks_like_yaml(text);
        self
    }

    /// Adds the server's text, if there is one.
    #[cfg(feature = "patch")]
    pub(super) fn with_upstream(mut self, upstream: Option<String>) -> Self {
        self.0.upstream = upstream;
        self
    }

    /// The text of one of the error's own fields.
    #[cfg(feature = "patch")]
    pub(super) fn fact(&self, name: &str) -> Option<String> {
        self.0.fields.root().member(name).map(|fact| crate::json::replace_invalid(fact.text()))
    }

    /// The envelope's text.
    pub(super) fn envelope(&self) -> Vec<u8> {
        let fields = self.0.fields.root();
        let mut out = Writer::new();
        out.begin_object().key("err").begin_object().key("area").string(self.0.area);
        if let Some(code) = fields.member("code") {
            out.key("code").raw(code.text());
        }
        let advice = if self.0.looks_like_yaml { YAML } else { "" };
        out.key("message").string(&format!("{}{advice}", self.0.message));
        if let Some(at) = &self.0.at {
            out.key("at").string(at);
        }
        if let Some([start, end]) = self.0.span {
            out.key("span").raw(format!("[{start},{end}]").as_bytes());
        } else if let Some(span) = fields.member("span") {
            out.key("span").raw(span.text());
        }
        if let Some(upstream) = &self.0.upstream {
            out.key("upstream").string(upstream);
        }
        let mut facts = fields
            .members()
            .filter(|member| !["code", "at", "span", "upstream"].iter().any(|lifted| member.key.is_str(lifted)))
            .peekable();
        if facts.peek().is_some() {
            out.key("facts").begin_object();
            for fact in facts {
                out.key(&fact.name()).raw(fact.value.text());
            }
            out.end_object();
        }
        out.end_object().end_object();
        out.out
    }
}

/// Whether a text can't be JSON by its first character, and has a line that begins with a key of YAML.
fn looks_like_yaml(text: &[u8]) -> bool {
    let begins = text.iter().find(|byte| !byte.is_ascii_whitespace());
    if begins.is_none_or(|byte| b"{[\"".contains(byte)) {
        return false;
    }
    let has_key = |line: &[u8]| {
        let line = line.trim_ascii();
        let line = line.strip_prefix(b"- ").unwrap_or(line);
        let is_of_key = |byte: &&u8| byte.is_ascii_alphanumeric() || b"-_./".contains(byte);
        let rest = line.get(line.iter().take_while(is_of_key).count()..).unwrap_or_default();
        rest.len() < line.len() && (rest == b":" || rest.starts_with(b": "))
    };
    text.split(|byte| *byte == b'\n').any(has_key)
}

impl From<WireError> for Failure {
    fn from(error: WireError) -> Self {
        Self::of("wire", &error)
    }
}

impl From<ReleaseError> for Failure {
    fn from(error: ReleaseError) -> Self {
        Self::of("release", &error).under("/release")
    }
}

impl From<JsonError> for Failure {
    fn from(error: JsonError) -> Self {
        Self::of("json", &error).at_offset(&error)
    }
}
