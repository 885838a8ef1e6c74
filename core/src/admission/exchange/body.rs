//! Decoding a webhook's response, with the server's own error texts.
//!
//! Source: kubernetes/client-go rest/request.go Result.Into; kubernetes/apimachinery
//! pkg/runtime/serializer/json/json.go and pkg/runtime/serializer/recognizer/recognizer.go

use std::collections::BTreeMap;

use crate::admission::exchange::error::ResponseError;
use crate::admission::exchange::review::ReviewVersion;
use crate::admission::exchange::yaml_body;
use crate::admission::need::Need;
use crate::gotext::quote;
use crate::json::{Document, JsonError, Kind, Node, replace_invalid};
use crate::meta::decode::StructDecoder;
use crate::meta::{Gvk, Status, UserInfo};
use crate::release::Release;
use crate::scheme;

/// An AdmissionReview as it was decoded; an absent field is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct ReceivedReview {
    pub(crate) api_version: String,
    pub(crate) kind: String,
    pub(crate) response: Option<ReceivedResponse>,
}

/// The `response` of a decoded AdmissionReview.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct ReceivedResponse {
    pub(crate) uid: String,
    pub(crate) allowed: bool,
    pub(crate) status: Option<Status>,
    pub(crate) patch: Vec<u8>,
    /// `""` and absent differ.
    pub(crate) patch_type: Option<String>,
    pub(crate) audit_annotations: BTreeMap<String, String>,
    pub(crate) warnings: Vec<String>,
}

/// Decodes a body that is not empty.
pub(crate) fn decode(
    body: &[u8],
    sent: ReviewVersion,
    hook: &str,
    release: Release,
) -> Result<ReceivedReview, ResponseError> {
    let document = match Document::parse(body) {
        Ok(document) => document,
        Err(JsonError::LimitExceeded { limit, got, .. }) => return Err(beyond_limit(limit, got)),
        Err(error) => return Err(not_json(body, &error, hook)),
    };
    let decoding = Decoding { document: &document, sent, release };
    if recognized_as_json(body) {
        return decoding.review();
    }
    // Anything else goes through YAML, which reads these JSON values as JSON does, except for YAML's own special cases.
    decoding.review().map_err(|error| match error {
        ResponseError::Call { reason, .. } => {
            ResponseError::Call { reason, text_unknown: body.contains(&b'\t') || !yaml_reads_alike(document.root()) }
        }
        unknown @ ResponseError::Unknown { .. } => unknown,
    })
}

/// The message of a Status that says `Failure`, if the body of a response with an HTTP error status is one.
///
/// Source: kubernetes/client-go rest/request.go Result.Error
pub(crate) fn failure(body: &[u8], hook: &str, release: Release) -> Result<Option<String>, ResponseError> {
    let document = match Document::parse(body) {
        Ok(document) => document,
        Err(JsonError::LimitExceeded { limit, got, .. }) => return Err(beyond_limit(limit, got)),
        Err(_) if body.starts_with(PROTOBUF) => return Err(protobuf()),
        Err(_) if !recognized_as_json(body) && yaml_body::may_be_failure(body) => {
            return Err(ResponseError::Unknown { needs: vec![Need::YamlBody { hook: hook.to_owned() }] });
        }
        Err(_) => return Ok(None),
    };
    // A body that can't be read is ignored.
    let is_status = document_type(&document, Gvk::new("", "v1", "")).is_ok_and(|found| found.kind == "Status");
    let status = if is_status { Status::read(document.root(), release).ok() } else { None };
    Ok(status.filter(|status| status.status == "Failure").map(|status| status.message))
}

fn beyond_limit(limit: &str, got: usize) -> ResponseError {
    let (what, value) = (format!("body beyond the limit {limit}"), got.to_string());
    ResponseError::Unknown { needs: vec![Need::NotModelled { what, value }] }
}

/// Source: kubernetes/apimachinery pkg/runtime/serializer/protobuf/protobuf.go protoEncodingPrefix
const PROTOBUF: &[u8] = b"k8s\0";

fn protobuf() -> ResponseError {
    let (what, value) = ("body-encoding".to_owned(), "protobuf".to_owned());
    ResponseError::Unknown { needs: vec![Need::NotModelled { what, value }] }
}

/// Whether the server takes a body for JSON and for nothing else.
fn recognized_as_json(body: &[u8]) -> bool {
    replace_invalid(body).trim_start().starts_with('{')
}

fn yaml_reads_alike(root: Node<'_>) -> bool {
    let text = root.text();
    match root.kind() {
        Kind::Number => text.iter().all(u8::is_ascii_digit) && text.len() < 18,
        _ => !text.contains(&b'\\'),
    }
}

fn not_json(body: &[u8], error: &JsonError, hook: &str) -> ResponseError {
    if recognized_as_json(body) {
        return ResponseError::call(format!("couldn't get version/kind; json parse error: {error}"));
    }
    if body.starts_with(PROTOBUF) {
        return protobuf();
    }
    let text = replace_invalid(body);
    let is_string = std::str::from_utf8(body).is_ok_and(yaml_body::is_string);
    let text = text.trim();
    let is_word = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphabetic());
    if is_string || text.starts_with('<') || is_word {
        // A word may be a boolean, and HTML may be broken YAML, but both fail.
        let reason = scheme::interpret(Document::printed(br#""""#.to_vec()).root()).err().unwrap_or_default();
        return ResponseError::Call { reason, text_unknown: !is_string };
    }
    ResponseError::Unknown { needs: vec![Need::YamlBody { hook: hook.to_owned() }] }
}

struct Decoding<'a> {
    document: &'a Document,
    /// The version of the review that was sent, into which the body is decoded.
    sent: ReviewVersion,
    release: Release,
}

impl Decoding<'_> {
    fn review(&self) -> Result<ReceivedReview, ResponseError> {
        let root = self.document.root();
        let found = document_type(self.document, self.sent.gvk()).map_err(ResponseError::call)?;
        if let Some(version) = self.review_version(&found) {
            let review = StructDecoder::run(root, |decoder, node, target| {
                review(decoder, node, target, names(version), self.release);
            });
            let review = review.map_err(|error| ResponseError::call(error.to_string()))?;
            return if version == self.sent { Ok(review) } else { Err(self.unconvertible(&found)) };
        }
        // A kind without versions is known in every group and version.
        if found.kind == "Status" {
            Status::read(root, self.release).map_err(|error| ResponseError::call(error.to_string()))?;
            return Err(self.unconvertible(&found));
        }
        Err(match (is_registered(&found), self.release.scheme_of_webhook_client()) {
            // Its fields may have a wrong type, which the server reports first.
            (true, _) => match self.unconvertible(&found) {
                ResponseError::Call { reason, .. } => ResponseError::Call { reason, text_unknown: true },
                unknown @ ResponseError::Unknown { .. } => unknown,
            },
            (false, scheme) => ResponseError::Call {
                reason: format!(
                    "no kind {} is registered for version {} in scheme {}",
                    quote(&found.kind),
                    quote(&found.api_version()),
                    quote(scheme.unwrap_or("..."))
                ),
                text_unknown: scheme.is_none(),
            },
        })
    }

    fn review_version(&self, found: &Gvk) -> Option<ReviewVersion> {
        [ReviewVersion::V1, ReviewVersion::V1beta1].into_iter().find(|version| version.gvk() == *found)
    }

    fn unconvertible(&self, found: &Gvk) -> ResponseError {
        // The other kinds are all of package v1, whatever group they are registered in.
        let package = if found.kind == "AdmissionReview" { found.version.as_str() } else { "v1" };
        let sent = self.sent.as_str();
        ResponseError::call(format!(
            "converting ({package}.{}) to ({sent}.AdmissionReview): unknown conversion",
            found.kind
        ))
    }
}

/// The kind of a document, or the text of the decoder's error.
///
/// Source: kubernetes/apimachinery pkg/runtime/serializer/json/json.go Decode
fn document_type(document: &Document, default: Gvk) -> Result<Gvk, String> {
    let (api_version, kind) = scheme::interpret(document.root())?;
    let found = Gvk::from_api_version(&api_version, &kind)
        .ok_or_else(|| format!("unexpected GroupVersion string: {api_version}"))?;
    let found = with_defaults(found, default);
    if found.version.is_empty() {
        let body = replace_invalid(document.input());
        return Err(format!("Object 'apiVersion' is missing in '{body}'"));
    }
    Ok(found)
}

/// Source: kubernetes/apimachinery pkg/runtime/serializer/json/json.go gvkWithDefaults
fn with_defaults(mut found: Gvk, default: Gvk) -> Gvk {
    if found.kind.is_empty() {
        found.kind = default.kind;
    }
    if found.version.is_empty() && (found.group.is_empty() || found.group == default.group) {
        found.group = default.group;
        found.version = default.version;
    }
    found
}

/// Kinds of the webhook client's scheme other than reviews and Status.
///
/// Source: kubernetes/apimachinery pkg/apis/meta/v1/register.go
fn is_registered(found: &Gvk) -> bool {
    const UNVERSIONED: [&str; 4] = ["APIVersions", "APIGroup", "APIGroupList", "APIResourceList"];
    const VERSIONED: [&str; 7] =
        ["WatchEvent", "ListOptions", "GetOptions", "DeleteOptions", "CreateOptions", "UpdateOptions", "PatchOptions"];
    let is_review_group = found.group == "admission.k8s.io" && ReviewVersion::parse(&found.version).is_some();
    UNVERSIONED.contains(&found.kind.as_str()) || is_review_group && VERSIONED.contains(&found.kind.as_str())
}

/// How Go names the types of a version.
struct Names {
    review: &'static str,
    request: &'static str,
    response: &'static str,
    operation: &'static str,
    patch_type: &'static str,
}

fn names(version: ReviewVersion) -> &'static Names {
    match version {
        ReviewVersion::V1 => &Names {
            review: "v1.AdmissionReview",
            request: "v1.AdmissionRequest",
            response: "v1.AdmissionResponse",
            operation: "v1.Operation",
            patch_type: "v1.PatchType",
        },
        ReviewVersion::V1beta1 => &Names {
            review: "v1beta1.AdmissionReview",
            request: "v1beta1.AdmissionRequest",
            response: "v1beta1.AdmissionResponse",
            operation: "v1beta1.Operation",
            patch_type: "v1beta1.PatchType",
        },
    }
}

/// Source: kubernetes/api admission/v1/types.go AdmissionReview
fn review(decoder: &mut StructDecoder, node: Node<'_>, target: &mut ReceivedReview, names: &Names, release: Release) {
    // The contents of the request are not used, but a wrong type in it still fails the call.
    let mut forgotten = None;
    decoder.object(node, names.review, |decoder, name, value| match name {
        "kind" => decoder.embedded("TypeMeta", release).string(value, "string", &mut target.kind),
        "apiVersion" => decoder.embedded("TypeMeta", release).string(value, "string", &mut target.api_version),
        "request" => decoder.pointer(value, &mut forgotten, |decoder, node, forgotten: &mut Forgotten| {
            request(decoder, node, forgotten, names);
        }),
        "response" => decoder.pointer(value, &mut target.response, |decoder, node, target| {
            response(decoder, node, target, names, release);
        }),
        _ => (),
    });
}

/// Source: kubernetes/api admission/v1/types.go AdmissionResponse
fn response(
    decoder: &mut StructDecoder,
    node: Node<'_>,
    target: &mut ReceivedResponse,
    names: &Names,
    release: Release,
) {
    decoder.object(node, names.response, |decoder, name, value| match name {
        "uid" => decoder.string(value, "types.UID", &mut target.uid),
        "allowed" => decoder.bool(value, &mut target.allowed),
        "status" => decoder.pointer(value, &mut target.status, |decoder, node, target| {
            Status::decode(decoder, node, target, release);
        }),
        "patch" => decoder.bytes(value, &mut target.patch),
        "patchType" => decoder.pointer(value, &mut target.patch_type, |decoder, node, target| {
            decoder.string(node, names.patch_type, target);
        }),
        "auditAnnotations" => decoder.string_map(value, &mut target.audit_annotations),
        "warnings" => decoder.strings(value, &mut target.warnings),
        _ => (),
    });
}

/// Fields that are decoded only for their errors.
#[derive(Default)]
struct Forgotten {
    text: String,
    user: UserInfo,
    flag: Option<bool>,
    parts: Option<String>,
}

/// Source: kubernetes/api admission/v1/types.go AdmissionRequest
fn request(decoder: &mut StructDecoder, node: Node<'_>, target: &mut Forgotten, names: &Names) {
    decoder.object(node, names.request, |decoder, name, value| match name {
        "uid" => decoder.string(value, "types.UID", &mut target.text),
        "kind" => parts(decoder, value, &mut target.text, "v1.GroupVersionKind", "kind"),
        "resource" => parts(decoder, value, &mut target.text, "v1.GroupVersionResource", "resource"),
        "requestKind" => decoder.pointer(value, &mut target.parts, |decoder, node, text| {
            parts(decoder, node, text, "v1.GroupVersionKind", "kind");
        }),
        "requestResource" => decoder.pointer(value, &mut target.parts, |decoder, node, text| {
            parts(decoder, node, text, "v1.GroupVersionResource", "resource");
        }),
        "subResource" | "requestSubResource" | "name" | "namespace" => {
            decoder.string(value, "string", &mut target.text);
        }
        "operation" => decoder.string(value, names.operation, &mut target.text),
        "userInfo" => UserInfo::decode(decoder, value, &mut target.user),
        "dryRun" => decoder.pointer(value, &mut target.flag, StructDecoder::bool),
        // Raw extensions take anything.
        _ => (),
    });
}

fn parts(decoder: &mut StructDecoder, node: Node<'_>, text: &mut String, go_type: &'static str, last: &str) {
    decoder.object(node, go_type, |decoder, name, value| {
        if name == "group" || name == "version" || name == last {
            decoder.string(value, "string", text);
        }
    });
}

#[cfg(test)]
mod tests;
