//! Status: the server's response to a request that fails.

use std::fmt;

use serde::Serialize;

use super::decode::{DecodeError, StructDecoder};
use crate::gotext::{aggregate, quote};
use crate::json::Node;
use crate::json::write::Writer;
use crate::release::Release;

/// The server's response instead of an object, mostly for a failure (metav1.Status).
///
/// Fields are in the order of encoding; empty ones are left out, except `metadata`. `Display` prints the message.
///
/// # Examples
///
/// ```
/// use nocluster::meta::Status;
///
/// let status = Status::not_found("apps", "deployments", "web").into_api_status();
/// assert_eq!(status.to_string(), r#"deployments.apps "web" not found"#);
/// assert_eq!(
///     String::from_utf8(status.to_json())?,
///     r#"{"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","message":"deployments.apps \"web\" not found","#
///         .to_owned()
///         + r#""reason":"NotFound","details":{"name":"web","group":"apps","kind":"deployments"},"code":404}"#
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Status {
    /// The kind `Status`, set when the server sends it: see [`Status::into_api_status`].
    #[serde(skip_serializing_if = "String::is_empty")]
    pub kind: String,
    /// The version `v1`, set with the kind.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub api_version: String,
    /// The metadata, which is always present and mostly empty.
    pub metadata: ListMeta,
    /// The result: `Success` or `Failure`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub status: String,
    /// The message for people.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub message: String,
    /// The reason for programs, such as `Forbidden`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// More about the reason.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub details: Option<StatusDetails>,
    /// The HTTP status; 0 is unset.
    #[serde(skip_serializing_if = "is_zero")]
    pub code: i32,
}

/// Metadata of lists, which a Status has too (metav1.ListMeta).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ListMeta {
    /// The URL of the list, which servers no longer fill in.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub self_link: String,
    /// The version of the list.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub resource_version: String,
    /// The token for the next page.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub r#continue: String,
    /// How many objects follow on later pages.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remaining_item_count: Option<i64>,
    /// The shard of a list, since 1.36.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shard_info: Option<ShardInfo>,
}

/// The shard of a collection that a list holds (metav1.ShardInfo).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct ShardInfo {
    /// The selector of the request.
    pub selector: String,
}

/// More about the reason of a Status (metav1.StatusDetails).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct StatusDetails {
    /// The name of the object.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// The group of the resource.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub group: String,
    /// The resource, or the kind where the object is invalid.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub kind: String,
    /// The uid of the object.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub uid: String,
    /// The faults, one by one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub causes: Vec<StatusCause>,
    /// The seconds after which to try again; 0 is unset.
    #[serde(skip_serializing_if = "is_zero")]
    pub retry_after_seconds: i32,
}

/// One of several faults (metav1.StatusCause).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct StatusCause {
    /// The reason for programs, such as `FieldValueRequired`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// For people.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub message: String,
    /// The wrong field, such as `webhooks[0].name`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub field: String,
}

fn is_zero(number: &i32) -> bool {
    *number == 0
}

impl Status {
    fn failure(code: i32, reason: &str, message: String, details: Option<StatusDetails>) -> Self {
        let (status, reason) = ("Failure".to_owned(), reason.to_owned());
        Self { status, message, reason, details, code, ..Self::default() }
    }

    /// The Status of a 500: something in the server failed with `error`.
    ///
    /// Source: kubernetes/apimachinery pkg/api/errors/errors.go NewInternalError
    pub fn internal_error(error: &str) -> Self {
        let causes = vec![StatusCause { message: error.to_owned(), ..StatusCause::default() }];
        let details = StatusDetails { causes, ..StatusDetails::default() };
        Self::failure(500, "InternalError", format!("Internal error occurred: {error}"), Some(details))
    }

    /// The Status of a 400: the request can't be served as is.
    ///
    /// Source: kubernetes/apimachinery pkg/api/errors/errors.go NewBadRequest
    pub fn bad_request(message: &str) -> Self {
        Self::failure(400, "BadRequest", message.to_owned(), None)
    }

    /// The Status of a 403: `error` says why it is forbidden. Resource and name may be empty.
    ///
    /// Source: kubernetes/apimachinery pkg/api/errors/errors.go NewForbidden
    pub fn forbidden(group: &str, resource: &str, name: &str, error: &str) -> Self {
        let message = if group.is_empty() && resource.is_empty() {
            format!("forbidden: {error}")
        } else if name.is_empty() {
            format!("{} is forbidden: {error}", group_resource(group, resource))
        } else {
            format!("{} {} is forbidden: {error}", group_resource(group, resource), quote(name))
        };
        Self::failure(403, "Forbidden", message, Some(StatusDetails::of(group, resource, name)))
    }

    /// The Status of a 404: the object does not exist.
    ///
    /// Source: kubernetes/apimachinery pkg/api/errors/errors.go NewNotFound
    pub fn not_found(group: &str, resource: &str, name: &str) -> Self {
        let message = format!("{} {} not found", group_resource(group, resource), quote(name));
        Self::failure(404, "NotFound", message, Some(StatusDetails::of(group, resource, name)))
    }

    /// The Status of a 409: the object is not the one that the client means. `error` says why.
    ///
    /// Source: kubernetes/apimachinery pkg/api/errors/errors.go NewConflict
    pub fn conflict(group: &str, resource: &str, name: &str, error: &str) -> Self {
        let (what, name_text) = (group_resource(group, resource), quote(name));
        let message = format!("Operation cannot be fulfilled on {what} {name_text}: {error}");
        Self::failure(409, "Conflict", message, Some(StatusDetails::of(group, resource, name)))
    }

    /// The Status of a 422: each cause is a wrong field, with the reason, the field and the rest of the text.
    ///
    /// Source: kubernetes/apimachinery pkg/api/errors/errors.go NewInvalid
    pub fn invalid(group: &str, kind: &str, name: &str, causes: Vec<StatusCause>) -> Self {
        let texts: Vec<_> = causes.iter().map(|cause| format!("{}: {}", cause.field, cause.message)).collect();
        let what = format!("{} {} is invalid", group_resource(group, kind), quote(name));
        let message = if texts.is_empty() { what } else { format!("{what}: {}", aggregate(&texts)) };
        Self::failure(422, "Invalid", message, Some(StatusDetails { causes, ..StatusDetails::of(group, kind, name) }))
    }

    /// The Status of a 504: the request took too long.
    ///
    /// Source: kubernetes/apimachinery pkg/api/errors/errors.go NewTimeoutError
    pub fn timeout(message: &str) -> Self {
        Self::failure(504, "Timeout", format!("Timeout: {message}"), Some(StatusDetails::default()))
    }

    /// The Status as the server sends it: with kind and version, and with the defaults for an unset code or status.
    ///
    /// Source: kubernetes/apiserver pkg/endpoints/handlers/responsewriters/status.go ErrorToAPIStatus
    #[must_use]
    pub fn into_api_status(mut self) -> Self {
        if self.status.is_empty() {
            self.status = "Failure".to_owned();
        }
        if self.code == 0 {
            self.code = if self.status == "Success" { 200 } else { 500 };
        }
        self.kind = "Status".to_owned();
        self.api_version = "v1".to_owned();
        self
    }

    /// Reads a Status as the server decodes one: unknown fields are ignored. Null is an empty Status.
    ///
    /// # Errors
    ///
    /// [`DecodeError`] where a field has another type than the server accepts.
    pub fn read(node: Node<'_>, release: Release) -> Result<Self, DecodeError> {
        StructDecoder::run(node, |decoder, node, target| Self::decode(decoder, node, target, release))
    }

    pub(crate) fn decode(decoder: &mut StructDecoder, node: Node<'_>, target: &mut Self, release: Release) {
        decoder.object(node, "v1.Status", |decoder, name, value| match name {
            "kind" => decoder.embedded("TypeMeta", release).string(value, "string", &mut target.kind),
            "apiVersion" => decoder.embedded("TypeMeta", release).string(value, "string", &mut target.api_version),
            "metadata" => ListMeta::decode(decoder, value, &mut target.metadata, release),
            "status" => decoder.string(value, "string", &mut target.status),
            "message" => decoder.string(value, "string", &mut target.message),
            "reason" => decoder.string(value, "v1.StatusReason", &mut target.reason),
            "details" => decoder.pointer(value, &mut target.details, StatusDetails::decode),
            "code" => decoder.int32(value, &mut target.code),
            _ => (),
        });
    }

    /// Prints the JSON text byte for byte as the server writes it, without a line break at the end. Cost: linear.
    pub fn to_json(&self) -> Vec<u8> {
        let mut writer = Writer::new();
        self.write(&mut writer);
        writer.out
    }

    pub(crate) fn write(&self, writer: &mut Writer) {
        writer.begin_object();
        text(writer, "kind", &self.kind);
        text(writer, "apiVersion", &self.api_version);
        writer.key("metadata");
        self.metadata.write(writer);
        text(writer, "status", &self.status);
        text(writer, "message", &self.message);
        text(writer, "reason", &self.reason);
        if let Some(details) = &self.details {
            writer.key("details");
            details.write(writer);
        }
        if self.code != 0 {
            writer.key("code").integer(i64::from(self.code));
        }
        writer.end_object();
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl ListMeta {
    fn decode(decoder: &mut StructDecoder, node: Node<'_>, target: &mut Self, release: Release) {
        decoder.object(node, "v1.ListMeta", |decoder, name, value| match name {
            "selfLink" => decoder.string(value, "string", &mut target.self_link),
            "resourceVersion" => decoder.string(value, "string", &mut target.resource_version),
            "continue" => decoder.string(value, "string", &mut target.r#continue),
            "remainingItemCount" => decoder.pointer(value, &mut target.remaining_item_count, StructDecoder::int64),
            "shardInfo" if release.list_meta_has_shard_info() => {
                decoder.pointer(value, &mut target.shard_info, |decoder, node, target: &mut ShardInfo| {
                    decoder.object(node, "v1.ShardInfo", |decoder, name, value| {
                        if name == "selector" {
                            decoder.string(value, "string", &mut target.selector);
                        }
                    });
                });
            }
            _ => (),
        });
    }

    fn write(&self, writer: &mut Writer) {
        writer.begin_object();
        text(writer, "selfLink", &self.self_link);
        text(writer, "resourceVersion", &self.resource_version);
        text(writer, "continue", &self.r#continue);
        if let Some(count) = self.remaining_item_count {
            writer.key("remainingItemCount").integer(count);
        }
        if let Some(shard) = &self.shard_info {
            writer.key("shardInfo").begin_object().key("selector").string(&shard.selector).end_object();
        }
        writer.end_object();
    }
}

impl StatusDetails {
    fn of(group: &str, resource: &str, name: &str) -> Self {
        let (group, kind, name) = (group.to_owned(), resource.to_owned(), name.to_owned());
        Self { group, kind, name, ..Self::default() }
    }

    fn decode(decoder: &mut StructDecoder, node: Node<'_>, target: &mut Self) {
        decoder.object(node, "v1.StatusDetails", |decoder, name, value| match name {
            "name" => decoder.string(value, "string", &mut target.name),
            "group" => decoder.string(value, "string", &mut target.group),
            "kind" => decoder.string(value, "string", &mut target.kind),
            "uid" => decoder.string(value, "types.UID", &mut target.uid),
            "causes" => decoder.list(value, "[]v1.StatusCause", &mut target.causes, StatusCause::decode),
            "retryAfterSeconds" => decoder.int32(value, &mut target.retry_after_seconds),
            _ => (),
        });
    }

    fn write(&self, writer: &mut Writer) {
        writer.begin_object();
        text(writer, "name", &self.name);
        text(writer, "group", &self.group);
        text(writer, "kind", &self.kind);
        text(writer, "uid", &self.uid);
        if !self.causes.is_empty() {
            writer.key("causes").begin_array();
            for cause in &self.causes {
                writer.begin_object();
                text(writer, "reason", &cause.reason);
                text(writer, "message", &cause.message);
                text(writer, "field", &cause.field);
                writer.end_object();
            }
            writer.end_array();
        }
        if self.retry_after_seconds != 0 {
            writer.key("retryAfterSeconds").integer(i64::from(self.retry_after_seconds));
        }
        writer.end_object();
    }
}

impl StatusCause {
    fn decode(decoder: &mut StructDecoder, node: Node<'_>, target: &mut Self) {
        decoder.object(node, "v1.StatusCause", |decoder, name, value| match name {
            "reason" => decoder.string(value, "v1.CauseType", &mut target.reason),
            "message" => decoder.string(value, "string", &mut target.message),
            "field" => decoder.string(value, "string", &mut target.field),
            _ => (),
        });
    }
}

/// Writes a field that is left out if it is empty.
fn text(writer: &mut Writer, key: &str, value: &str) {
    if !value.is_empty() {
        writer.key(key).string(value);
    }
}

fn group_resource(group: &str, resource: &str) -> String {
    if group.is_empty() { resource.to_owned() } else { format!("{resource}.{group}") }
}
