//! What a webhook's author likely meant, beside the server's own texts, which name neither cause nor way out.

use crate::admission::cluster::Cluster;
use crate::admission::exchange::answer::Answer;
use crate::admission::finding::{Finding, FindingReason, PatchEncoding};
use crate::admission::request::Request;
use crate::admission::webhook::decision::{Decision, Verdict};
use crate::admission::webhook::reason::Skip;
use crate::json::{Document, Kind, Node, Pointer};
use crate::nearest::nearest;

/// The fields of an AdmissionResponse.
///
/// Source: kubernetes/api admission/v1/types.go
const RESPONSE: [&str; 7] = ["uid", "allowed", "status", "patch", "patchType", "auditAnnotations", "warnings"];

/// What is odd about a response, found at `at`, the place of the answer.
pub(super) fn of_answer(hook: &str, answer: &Answer, at: &Pointer) -> Vec<Finding> {
    let (document, at) = match answer {
        Answer::Review(review) | Answer::Recording(review) => (review.clone(), at.join("review")),
        Answer::Http(http) => match Document::parse(http.body.as_slice()) {
            Ok(body) => (body, at.join("http").join("body")),
            Err(_) => return Vec::new(),
        },
        _ => return Vec::new(),
    };
    let Some(response) = document.root().member("response") else { return Vec::new() };
    let in_body = matches!(answer, Answer::Http(_));
    // A body is text: what stands in it has no place of its own.
    let place = |member: &str| if in_body { at.clone() } else { at.join("response").join(member) };
    let mut findings = Vec::new();
    let hook = || hook.to_owned();
    for member in response.members().filter(|member| !RESPONSE.contains(&&*member.name())) {
        let name = member.name().into_owned();
        // The Go field is called `Result`.
        let meant = if name.eq_ignore_ascii_case("result") { Some("status") } else { nearest(&name, &RESPONSE) };
        let reason = FindingReason::ResponseFieldUnknown { hook: hook(), field: name.clone(), nearest: meant };
        findings.push(Finding { at: place(&name), reason });
    }
    for warning in response.member("warnings").into_iter().flat_map(|warnings| warnings.elements()) {
        let Some(text) = warning.as_str().filter(|text| text.chars().any(char::is_control)) else { continue };
        let reason = FindingReason::WarningDropped { hook: hook(), warning: text.into_owned() };
        findings.push(Finding { at: place("warnings"), reason });
    }
    if let Some(encoding) = response.member("patch").and_then(encoding) {
        findings.push(Finding { at: place("patch"), reason: FindingReason::PatchEncoding { hook: hook(), encoding } });
    }
    findings
}

/// What stands in the place of a patch in standard base64.
fn encoding(patch: Node<'_>) -> Option<PatchEncoding> {
    if patch.kind() == Kind::Array {
        return patch.elements().any(|element| element.kind() == Kind::Object).then_some(PatchEncoding::Json);
    }
    let text = patch.as_str()?;
    let text = text.trim();
    if text.starts_with(['[', '{']) {
        return Some(PatchEncoding::JsonText);
    }
    let digits = text.trim_end_matches('=');
    let url = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    if digits.contains(['-', '_']) && digits.bytes().all(url) {
        return Some(PatchEncoding::Base64Url);
    }
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/');
    let unpadded = text.len() % 4 != 0 && !digits.is_empty() && digits.bytes().all(plain);
    unpadded.then_some(PatchEncoding::Unpadded)
}

/// Why the operation at `op_index` of a patch finds no place in the object that the patch was made for.
pub(super) fn of_patch(hook: &str, object: &Document, patch: &Document, op_index: usize) -> Option<FindingReason> {
    let operation = patch.root().elements().nth(op_index)?;
    let text = |name: &str| operation.member(name).and_then(|member| member.as_str());
    let path = text("path")?.into_owned();
    let op = text("op")?.into_owned();
    let tokens: Vec<String> = Pointer::parse(&path).ok()?.tokens().collect();
    // An earlier operation may have changed what is on the way.
    let before = patch.root().elements().take(op_index);
    let touched = |place: &str| {
        before.clone().any(|operation| {
            operation
                .member("path")
                .and_then(|path| path.as_str())
                .is_some_and(|path| place.starts_with(&*path) || path.starts_with(place))
        })
    };
    let mut node = object.root();
    let mut parent = Pointer::root();
    for (depth, token) in tokens.iter().enumerate() {
        if let Some(next) = node.at(Pointer::root().join(token).as_str()) {
            (node, parent) = (next, parent.join(token));
            continue;
        }
        let missing = parent.join(token);
        if touched(missing.as_str()) {
            return None;
        }
        let is_last = depth.saturating_add(1) == tokens.len();
        let keys: Vec<String> = node.members().map(|member| member.name().into_owned()).collect();
        let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
        // `add` may name a new member, but not one below a member that is missing.
        if is_last && op == "add" && node.kind() == Kind::Object {
            return None;
        }
        // A slash in a key of a map of texts separates: `example.com/name` must be `example.com~1name`.
        let of_map = matches!(tokens.get(depth.wrapping_sub(1)).map(String::as_str), Some("labels" | "annotations"));
        let escaped =
            (of_map && !is_last).then(|| parent.join(tokens.get(depth..).unwrap_or_default().join("/")).to_string());
        return Some(FindingReason::PatchPathMissing {
            hook: hook.to_owned(),
            op_index,
            op,
            path,
            missing,
            nearest: nearest(token, &keys).map(str::to_owned),
            escaped,
        });
    }
    None
}

impl Cluster {
    /// What decisions about a request likely miss, beside what they say.
    pub fn decision_findings<'a>(
        &self,
        request: &Request,
        decisions: impl IntoIterator<Item = &'a Decision>,
    ) -> Vec<Finding> {
        decisions.into_iter().filter_map(|decision| of_decision(decision, request.object.as_ref())).collect()
    }
}

/// What the labels of an object would need, where the annotations have it.
pub(super) fn of_decision(decision: &Decision, object: Option<&Document>) -> Option<Finding> {
    let Verdict::Skip(Skip::ObjectSelectorNoMatch { selector, labels: Some(labels), .. }) = &decision.verdict else {
        return None;
    };
    let key = selector.first_unmet(labels)?.key().to_owned();
    let annotations = object?.root().member("metadata")?.member("annotations")?;
    annotations.member(&key)?;
    let at = Pointer::root().join("request").join("object").join("metadata").join("annotations").join(&key);
    Some(Finding { at, reason: FindingReason::AnnotationForLabel { hook: decision.hook.key().to_owned(), key } })
}
