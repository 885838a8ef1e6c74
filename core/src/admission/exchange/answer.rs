//! What a webhook answers, as a caller says it.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::admission::cluster::{Cluster, HookKeyError};
use crate::json::{Document, Kind, Node, Pointer};

/// What a webhook does with one call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// It lets the request through.
    Allow,
    /// It denies the request.
    Deny {
        /// Why.
        message: String,
        /// The HTTP status for the client; the server makes 400 of what is less.
        code: Option<i32>,
    },
    /// It lets the request through and changes the object by this JSON Patch, which is taken as it is written.
    Patch(Document),
    /// It answers with this AdmissionReview, right or wrong.
    Review(Document),
    /// It answers with this.
    Http(HttpAnswer),
    /// The server can't reach it; the text stands after `failed to call webhook: `, such as
    /// `Post "https://...": dial tcp 10.0.0.1:443: connect: connection refused`.
    Error(String),
    /// It does not answer in time.
    Timeout,
}

/// An HTTP response.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HttpAnswer {
    /// Such as 200.
    pub status: u16,
    /// The header `Content-Type`, if there is one.
    pub content_type: Option<String>,
    /// The body.
    pub body: Vec<u8>,
}

/// Why an answer in JSON can't be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum AnswerError {
    /// A member that no form of an answer has.
    #[error("`{at}` is no member of an answer; there are: {}", known.join(", "))]
    UnknownMember {
        /// Where.
        at: Pointer,
        /// The members that there are.
        known: Vec<&'static str>,
    },
    /// It says nothing, or several things at once.
    #[error("`{at}` must have exactly one of {}", forms.join(", "))]
    NotOneForm {
        /// Where.
        at: Pointer,
        /// What it may say.
        forms: Vec<&'static str>,
    },
    /// A value of another JSON type, or one that can't be.
    #[error("`{at}` must be {expected}")]
    WrongType {
        /// Where.
        at: Pointer,
        /// What should stand there.
        expected: &'static str,
    },
    /// Two keys mean one hook.
    #[error("`{at}` is answered twice: {hook}")]
    AnsweredTwice {
        /// The second key.
        at: Pointer,
        /// The hook's full key.
        hook: String,
    },
    /// A key names no hook, or several.
    #[error(transparent)]
    #[serde(untagged)]
    Hook(HookKeyError),
}

const FORMS: [&str; 7] = ["allow", "deny", "patch", "review", "http", "error", "timeout"];

impl Answer {
    /// Reads one of `{"allow": true}`, `{"deny": text, "code"?}`, `{"patch": [..]}`, `{"review": {..}}`,
    /// `{"http": {"status", "contentType"?, "body"}}`, `{"error": text}`, `{"timeout": true}`.
    ///
    /// # Errors
    ///
    /// [`AnswerError`]; places are pointers from `node` on.
    pub fn read(node: Node<'_>) -> Result<Self, AnswerError> {
        Self::read_at(node, &Pointer::root())
    }

    fn read_at(node: Node<'_>, at: &Pointer) -> Result<Self, AnswerError> {
        object(node, at, &["allow", "deny", "code", "patch", "review", "http", "error", "timeout"])?;
        let mut forms = FORMS.iter().filter_map(|form| Some((*form, node.member(form)?)));
        let (Some((form, value)), None) = (forms.next(), forms.next()) else {
            return Err(AnswerError::NotOneForm { at: at.clone(), forms: FORMS.to_vec() });
        };
        let place = at.join(form);
        if let Some(code) = node.member("code") {
            let at = at.join("code");
            if form != "deny" {
                return Err(AnswerError::WrongType { at, expected: "absent: only `deny` has it" });
            }
            if code.as_i64().and_then(|code| i32::try_from(code).ok()).is_none() {
                return Err(AnswerError::WrongType { at, expected: "a whole number of 32 bits" });
            }
        }
        match form {
            "allow" => truth(value, place).map(|()| Self::Allow),
            "timeout" => truth(value, place).map(|()| Self::Timeout),
            "deny" => {
                let code = node.member("code").and_then(|code| i32::try_from(code.as_i64()?).ok());
                Ok(Self::Deny { message: text(value, place)?, code })
            }
            "patch" => Ok(Self::Patch(value.to_document())),
            "review" => Ok(Self::Review(value.to_document())),
            "error" => Ok(Self::Error(text(value, place)?)),
            _ => HttpAnswer::read(value, &place).map(Self::Http),
        }
    }
}

impl HttpAnswer {
    fn read(node: Node<'_>, at: &Pointer) -> Result<Self, AnswerError> {
        object(node, at, &["status", "contentType", "body"])?;
        let status = node.member("status").and_then(|status| u16::try_from(status.as_i64()?).ok());
        let status = status.filter(|status| (100..1000).contains(status));
        let body = node.member("body").map_or_else(|| Ok(String::new()), |body| text(body, at.join("body")))?;
        let content_type = node.member("contentType").map(|value| text(value, at.join("contentType"))).transpose()?;
        match status {
            Some(status) => Ok(Self { status, content_type, body: body.into_bytes() }),
            None => Err(AnswerError::WrongType { at: at.join("status"), expected: "an HTTP status from 100 to 999" }),
        }
    }
}

fn object(node: Node<'_>, at: &Pointer, known: &[&'static str]) -> Result<(), AnswerError> {
    if node.kind() != Kind::Object {
        return Err(AnswerError::WrongType { at: at.clone(), expected: "an object" });
    }
    match node.members().find(|member| !known.contains(&&*member.name())) {
        Some(unknown) => Err(AnswerError::UnknownMember { at: at.join(unknown.name()), known: known.to_vec() }),
        None => Ok(()),
    }
}

fn truth(value: Node<'_>, at: Pointer) -> Result<(), AnswerError> {
    if value.as_bool() == Some(true) { Ok(()) } else { Err(AnswerError::WrongType { at, expected: "true" }) }
}

fn text(value: Node<'_>, at: Pointer) -> Result<String, AnswerError> {
    value.as_str().map(|text| text.into_owned()).ok_or(AnswerError::WrongType { at, expected: "a text" })
}

/// Answers that were recorded beforehand, by hook.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answers {
    /// By the hook's full key; the key as it was given beside it.
    by_hook: BTreeMap<String, Recorded>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Recorded {
    given: String,
    answers: Form,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Form {
    /// The same for every call.
    Always(Answer),
    /// Call by call.
    Each(Vec<Answer>),
}

impl Answers {
    /// Reads an object whose members are hooks (see [`Cluster::hook`]) and whose values are answers, or lists of them, one
    /// for each call.
    ///
    /// # Errors
    ///
    /// [`AnswerError`]; places are pointers from `node` on.
    pub fn read(node: Node<'_>, cluster: &Cluster) -> Result<Self, AnswerError> {
        if node.kind() != Kind::Object {
            return Err(AnswerError::WrongType { at: Pointer::root(), expected: "an object" });
        }
        let mut by_hook = BTreeMap::new();
        for member in node.members() {
            let given = member.name().into_owned();
            let at = Pointer::root().join(given.as_str());
            let hook = cluster.hook(&given).map_err(AnswerError::Hook)?.key().to_owned();
            let answers = if member.value.kind() == Kind::Array {
                let each = member.value.elements().enumerate();
                Form::Each(each.map(|(call, node)| Answer::read_at(node, &at.join(call))).collect::<Result<_, _>>()?)
            } else {
                Form::Always(Answer::read_at(member.value, &at)?)
            };
            if by_hook.insert(hook.clone(), Recorded { given, answers }).is_some() {
                return Err(AnswerError::AnsweredTwice { at, hook });
            }
        }
        Ok(Self { by_hook })
    }

    /// The answer to a call, counted from 0, of the hook with this full key.
    pub fn get(&self, hook: &str, call: usize) -> Option<&Answer> {
        match &self.by_hook.get(hook)?.answers {
            Form::Always(answer) => Some(answer),
            Form::Each(answers) => answers.get(call),
        }
    }

    /// What was never asked for, given how often each hook was called: keys as they were given, for an answer in a list with
    /// its index, as `hook/1`.
    pub(crate) fn unused(&self, calls: &BTreeMap<String, usize>) -> Vec<String> {
        let mut unused = Vec::new();
        for (hook, Recorded { given, answers }) in &self.by_hook {
            let called = calls.get(hook).copied().unwrap_or(0);
            match answers {
                Form::Always(_) if called == 0 => unused.push(given.clone()),
                Form::Always(_) => {}
                Form::Each(_) if called == 0 => unused.push(given.clone()),
                Form::Each(answers) => unused.extend((called..answers.len()).map(|call| format!("{given}[{call}]"))),
            }
        }
        unused
    }
}
