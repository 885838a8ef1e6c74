//! A webhook's response, as the caller gives it.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::admission::cluster::{Cluster, HookKeyError};
use crate::json::{Document, Kind, Node, Pointer};

/// A webhook's response to one call, or the failure of the call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// It lets the request through.
    Allow,
    /// It denies the request.
    Deny {
        /// The message for the client.
        message: String,
        /// The HTTP status for the client; the server raises anything lower to 400.
        code: Option<i32>,
    },
    /// It lets the request through and changes the object by this JSON Patch, which is used as written.
    Patch(Document),
    /// It returns this AdmissionReview, valid or not.
    Review(Document),
    /// It returned this AdmissionReview when it was recorded. Its uid, if it is a UUID, counts as that of the review.
    Recording(Document),
    /// It returns this HTTP response.
    Http(HttpAnswer),
    /// The server can't reach it; the text follows `failed to call webhook: `, such as
    /// `Post "https://...": dial tcp 10.0.0.1:443: connect: connection refused`.
    Error(String),
    /// It does not respond in time.
    Timeout,
}

/// An HTTP response.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HttpAnswer {
    /// The status code, such as 200.
    pub status: u16,
    /// The headers by name. The server reads `Content-Type`, and with some statuses `Location` or `Retry-After`.
    pub headers: BTreeMap<String, String>,
    /// The body, uncompressed.
    pub body: Vec<u8>,
}

/// Why a response in JSON can't be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum AnswerError {
    /// A member that no form of a response has.
    #[error("`{at}` is not a member of a response; members are: {}", known.join(", "))]
    UnknownMember {
        /// The place of the member.
        at: Pointer,
        /// The members that this form of a response has.
        known: Vec<&'static str>,
    },
    /// The response must have exactly one of the listed members.
    #[error("`{at}` must have exactly one of {}", forms.join(", "))]
    NotOneForm {
        /// The place of the response.
        at: Pointer,
        /// The members to choose from.
        forms: Vec<&'static str>,
    },
    /// A value of another JSON type, or one that is not allowed.
    #[error("`{at}` must be {expected}")]
    WrongType {
        /// The place of the value.
        at: Pointer,
        /// The expected value, such as `a string`.
        expected: &'static str,
    },
    /// A header is given twice: header names are case-insensitive, and `contentType` is one of them.
    #[error("`{at}` gives the header {name} a second time: leave one out")]
    HeaderTwice {
        /// The place of the second header.
        at: Pointer,
        /// The name of the header as written.
        name: String,
    },
    /// Two keys name the same hook.
    #[error("`{at}` answers {hook} a second time: leave one out")]
    AnsweredTwice {
        /// The place of the second key.
        at: Pointer,
        /// The hook's full key.
        hook: String,
    },
    /// A key names no hook, or several.
    #[error(transparent)]
    #[serde(untagged)]
    Hook(HookKeyError),
}

impl AnswerError {
    /// The place of the error, relative to the map of answers; `None` if the name of a hook is wrong.
    pub fn at(&self) -> Option<Pointer> {
        match self {
            Self::UnknownMember { at, .. }
            | Self::NotOneForm { at, .. }
            | Self::WrongType { at, .. }
            | Self::HeaderTwice { at, .. }
            | Self::AnsweredTwice { at, .. } => Some(at.clone()),
            Self::Hook(HookKeyError::UnknownHook { key, .. } | HookKeyError::AmbiguousHook { key, .. }) => {
                Some(Pointer::root().join(key))
            }
            Self::Hook(HookKeyError::UnknownCondition { .. }) => None,
        }
    }
}

const FORMS: [&str; 7] = ["allow", "deny", "patch", "review", "http", "error", "timeout"];

impl Answer {
    /// Reads one of `{"allow": true}`, `{"deny": text, "code"?}`, `{"patch": [..]}`, `{"review": {..}}`,
    /// `{"http": {"status", "contentType"?, "headers"?, "body"}}`, `{"error": text}`, `{"timeout": true}`.
    ///
    /// # Errors
    ///
    /// [`AnswerError`]; places are pointers relative to `node`.
    pub fn read(node: Node<'_>) -> Result<Self, AnswerError> {
        Self::read_at(node, &Pointer::root())
    }

    fn read_at(node: Node<'_>, at: &Pointer) -> Result<Self, AnswerError> {
        object(node, at, &["allow", "deny", "code", "patch", "review", "http", "error", "timeout", "strictUid"])?;
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
        let mut strict = false;
        if let Some(flag) = node.member("strictUid") {
            let at = at.join("strictUid");
            if form != "review" {
                return Err(AnswerError::WrongType { at, expected: "absent: only `review` has it" });
            }
            strict = flag.as_bool().ok_or(AnswerError::WrongType { at, expected: "true or false" })?;
        }
        match form {
            "allow" => truth(value, place).map(|()| Self::Allow),
            "timeout" => truth(value, place).map(|()| Self::Timeout),
            "deny" => {
                let code = node.member("code").and_then(|code| i32::try_from(code.as_i64()?).ok());
                Ok(Self::Deny { message: text(value, place)?, code })
            }
            "patch" => Ok(Self::Patch(value.to_document())),
            "review" if strict => Ok(Self::Review(value.to_document())),
            "review" => Ok(Self::Recording(value.to_document())),
            "error" => Ok(Self::Error(text(value, place)?)),
            _ => HttpAnswer::read(value, &place).map(Self::Http),
        }
    }
}

impl Answer {
    /// The uid of a recording that counts as that of the review, because it is a UUID and differs from the sent one.
    pub(crate) fn taken_uid(&self, sent: &str) -> Option<String> {
        let Self::Recording(review) = self else { return None };
        let uid = review.at("/response/uid")?.as_str()?;
        (is_uuid(&uid) && uid != sent).then(|| uid.into_owned())
    }
}

/// `00000000-0000-4000-8000-000000000001` in any case.
fn is_uuid(text: &str) -> bool {
    let lengths = text.split('-').map(str::len);
    lengths.eq([8, 4, 4, 4, 12]) && text.bytes().all(|byte| byte == b'-' || byte.is_ascii_hexdigit())
}

impl HttpAnswer {
    /// The value of a header; the case of its name is ignored.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(given, _)| given.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.trim_matches([' ', '\t']))
    }

    fn read(node: Node<'_>, at: &Pointer) -> Result<Self, AnswerError> {
        object(node, at, &["status", "contentType", "headers", "body"])?;
        let status = node.member("status").and_then(|status| u16::try_from(status.as_i64()?).ok());
        let Some(status) = status.filter(|status| (100..1000).contains(status)) else {
            return Err(AnswerError::WrongType { at: at.join("status"), expected: "an HTTP status from 100 to 999" });
        };
        let mut read = Self { status, headers: BTreeMap::new(), body: Vec::new() };
        if let Some(body) = node.member("body") {
            read.body = text(body, at.join("body"))?.into_bytes();
        }
        if let Some(content_type) = node.member("contentType") {
            read.headers.insert("Content-Type".to_owned(), text(content_type, at.join("contentType"))?);
        }
        if let Some(headers) = node.member("headers") {
            let at = at.join("headers");
            if headers.kind() != Kind::Object {
                return Err(AnswerError::WrongType { at, expected: "an object" });
            }
            for member in headers.members() {
                let (name, at) = (member.name().into_owned(), at.join(member.name()));
                if read.header(&name).is_some() {
                    return Err(AnswerError::HeaderTwice { at, name });
                }
                read.headers.insert(name, text(member.value, at)?);
            }
        }
        Ok(read)
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

/// Recorded responses, by hook.
///
/// # Examples
///
/// One response for each call, or a list of them:
///
/// ```
/// # use nocluster::{admission::*, json::Document, release::Release};
/// # let cluster = r#"{"apiVersion": "v1", "kind": "List", "items": [
/// #     {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "shop", "labels": {"guarded": "yes"}}},
/// #     {"apiVersion": "admissionregistration.k8s.io/v1", "kind": "ValidatingWebhookConfiguration",
/// #      "metadata": {"name": "guard"}, "webhooks": [{"name": "images.example.com", "sideEffects": "None",
/// #      "admissionReviewVersions": ["v1"], "clientConfig": {"url": "https://guard.example.com/validate"},
/// #      "rules": [{"operations": ["CREATE"], "apiGroups": [""], "apiVersions": ["v1"], "resources": ["pods"]}],
/// #      "namespaceSelector": {"matchLabels": {"guarded": "yes"}}}]}
/// # ]}"#;
/// # let pod = r#"{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "namespace": "shop"},
/// #     "spec": {"containers": [{"name": "web", "image": "nginx"}]}}"#;
/// # let cluster = Cluster::new(vec![Document::parse(cluster)?], Release::V1_37)?;
/// let recorded = Document::parse(r#"{
///     "images.example.com": [{"allow": true}, {"error": "connection refused"}]
/// }"#)?;
/// let answers = Answers::read(recorded.root(), &cluster)?;
/// let request = cluster.create(Document::parse(pod)?)?.known()?;
/// assert_eq!(cluster.run_recorded(request, &answers).verdict, RunVerdict::Allowed);
///
/// let misspelt = Document::parse(r#"{"image.example.com": {"allow": true}}"#)?;
/// assert!(Answers::read(misspelt.root(), &cluster).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answers {
    /// By the hook's full key, with the key as it was given.
    by_hook: BTreeMap<String, Recorded>,
    /// The answer for every hook that is not named.
    rest: Option<Answer>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Recorded {
    given: String,
    answers: Form,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Form {
    /// One answer for every call.
    Always(Answer),
    /// One answer for each call.
    Each(Vec<Answer>),
}

impl Answers {
    /// Reads an object whose members are hooks (see [`Cluster::hook`]) and whose values are answers, or lists of them,
    /// one for each call.
    ///
    /// # Errors
    ///
    /// [`AnswerError`]; places are pointers relative to `node`.
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
        Ok(Self { by_hook, rest: None })
    }

    /// Adds one answer for every hook that is not named.
    ///
    /// # Errors
    ///
    /// [`AnswerError`]; places are pointers relative to `node`.
    pub fn rest(mut self, node: Node<'_>) -> Result<Self, AnswerError> {
        self.rest = Some(Answer::read(node)?);
        Ok(self)
    }

    /// Lets every hook that is not named allow the request.
    #[must_use]
    pub fn rest_allowed(mut self) -> Self {
        self.rest = Some(Answer::Allow);
        self
    }

    /// Compares the uids of recorded reviews: a response with another uid than the review's is refused, as the server
    /// does it.
    #[must_use]
    pub fn strict_uids(mut self) -> Self {
        let strict = |answer: &mut Answer| {
            if let Answer::Recording(review) = answer {
                *answer = Answer::Review(review.clone());
            }
        };
        for recorded in self.by_hook.values_mut() {
            match &mut recorded.answers {
                Form::Always(answer) => strict(answer),
                Form::Each(answers) => answers.iter_mut().for_each(strict),
            }
        }
        self.rest.iter_mut().for_each(strict);
        self
    }

    /// The answer to a call, counted from 0, of the hook with this full key.
    pub fn get(&self, hook: &str, call: usize) -> Option<&Answer> {
        match self.by_hook.get(hook).map(|recorded| &recorded.answers) {
            None => self.rest.as_ref(),
            Some(Form::Always(answer)) => Some(answer),
            Some(Form::Each(answers)) => answers.get(call),
        }
    }

    /// The place of the answer to a call: a pointer that begins with `/answers` or `/rest`.
    pub(crate) fn place(&self, hook: &str, call: usize) -> Pointer {
        match self.by_hook.get(hook) {
            None => Pointer::root().join("rest"),
            Some(Recorded { given, answers }) => {
                let at = Pointer::root().join("answers").join(given);
                if matches!(answers, Form::Each(_)) { at.join(call) } else { at }
            }
        }
    }

    /// Whether a hook is not named, so that it gets the answer for the rest.
    pub(crate) fn is_of_rest(&self, hook: &str) -> bool {
        !self.by_hook.contains_key(hook)
    }

    /// The answers that were never used, given how often each hook was called: keys as they were given, with the index
    /// if the answer is in a list, such as `hook/1`.
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
