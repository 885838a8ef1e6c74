//! Problems in the input that a real server would have rejected but that do not prevent matching.

use serde::Serialize;

use crate::json::Pointer;
use crate::severity::Severity;

/// A remark on a configuration or a request: a real server would not have stored or made it. It is used as is.
///
/// On the wire it is `{code, severity, at, message, fix?}`, with the facts beside them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The place, such as `/objects/0/webhooks/1/name` or `/request/subResource`.
    pub at: Pointer,
    /// What was found.
    pub reason: FindingReason,
}

/// What was found, with its facts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum FindingReason {
    /// The configuration is written in a version that this release does not serve.
    VersionNotServed {
        /// The `apiVersion` as written.
        api_version: String,
    },
    /// `caBundle` is not base64.
    CaBundleUndecodable {
        /// The hook's key.
        hook: String,
        /// The position of the first wrong byte in the text.
        offset: usize,
    },
    /// A selector can't be read; every request that a rule of the hook matches is rejected.
    SelectorInvalid {
        /// The hook's key.
        hook: String,
        /// `namespaceSelector` or `objectSelector`.
        member: &'static str,
        /// The server's text.
        error: String,
    },
    /// A configuration or a hook without a name.
    NameMissing,
    /// `clientConfig` has neither or both of `url` and `service`.
    ClientConfigMissing {
        /// The hook's key.
        hook: String,
    },
    /// A field is null, which means the default of the version.
    NullMember {
        /// The hook's key.
        hook: String,
        /// The name of the field.
        member: &'static str,
    },
    /// A field has a value that no server stores.
    ValueUnknown {
        /// The hook's key.
        hook: String,
        /// The name of the field.
        member: &'static str,
        /// The value of the field.
        value: String,
    },
    /// The request's kind is served by a subresource only, and the request names none.
    SubresourceMissing {
        /// The subresource that the kind belongs to.
        sub_resource: String,
    },
    /// The operation sends an object and the request has none.
    ObjectMissing {
        /// `object` or `oldObject`.
        member: &'static str,
    },
    /// The request has no name, and its operation always has one.
    NameAbsent,
    /// The uid of a recorded response differs from the review's; it is accepted, because it was right when it was
    /// recorded.
    UidTaken {
        /// The hook's key.
        hook: String,
        /// The recorded uid.
        uid: String,
    },
    /// An operation of a patch goes through a field that the server fills in and that is absent here. It applies, but
    /// the server may find another value there.
    FilledByServer {
        /// The hook's key.
        hook: String,
        /// The field, or the element that is added to a list.
        path: Pointer,
        /// What fills it in: `defaults`, `plugin/<name>` or `managed-fields`.
        by: &'static str,
    },
    /// A response has a field that the server does not read.
    ResponseFieldUnknown {
        /// The hook's key.
        hook: String,
        /// The field.
        field: String,
        /// The field that was likely meant.
        #[serde(skip_serializing_if = "Option::is_none")]
        nearest: Option<&'static str>,
    },
    /// A warning holds a control character, such as a line break: the server drops it.
    WarningDropped {
        /// The hook's key.
        hook: String,
        /// The warning.
        warning: String,
    },
    /// A patch is not written in standard base64.
    PatchEncoding {
        /// The hook's key.
        hook: String,
        /// The encoding that was found instead.
        encoding: PatchEncoding,
    },
    /// An operation of a patch leads to a place that does not exist.
    PatchPathMissing {
        /// The hook's key.
        hook: String,
        /// The index of the operation in the patch, counted from 0.
        op_index: usize,
        /// The name of the operation, such as `add`.
        op: String,
        /// The path of the operation.
        path: String,
        /// The first place on the path that does not exist.
        missing: Pointer,
        /// An existing key that was likely meant.
        #[serde(skip_serializing_if = "Option::is_none")]
        nearest: Option<String>,
        /// The path with the slash of a key written `~1`, if the key of a label or annotation was likely meant.
        #[serde(skip_serializing_if = "Option::is_none")]
        escaped: Option<String>,
    },
    /// `failurePolicy: Ignore` covers failed calls; this one was denied, or its patch does not apply.
    IgnoreDoesNotCover {
        /// The hook's key.
        hook: String,
    },
    /// The label that an `objectSelector` wants is an annotation of the object.
    AnnotationForLabel {
        /// The hook's key.
        hook: String,
        /// The key of the label.
        key: String,
    },
    /// A configuration has a field that its kind does not have: the server drops it.
    FieldUnknown {
        /// The field.
        field: String,
        /// The field that was likely meant.
        #[serde(skip_serializing_if = "Option::is_none")]
        nearest: Option<&'static str>,
    },
    /// The server does not store a CustomResourceDefinition with this schema: it is not structural, or a default in it has
    /// another type than its field.
    SchemaNotServed {
        /// What the server does not take.
        problem: String,
    },
    /// A rule names a resource like a kind; resources are plural and in lower case.
    ResourceNotPlural {
        /// The hook's key.
        hook: String,
        /// The resource as written.
        value: String,
        /// The resource that was likely meant.
        resource: &'static str,
    },
    /// The resource, or its subresource, does not have this operation.
    OperationImpossible {
        /// The operation.
        operation: String,
        /// The resource, with its subresource as `deployments/scale`.
        resource: String,
    },
}

/// The encoding in which a response holds its patch instead of standard base64.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum PatchEncoding {
    /// Base64 with `-` and `_`, for URLs.
    Base64Url,
    /// Base64 without its padding.
    Unpadded,
    /// A JSON array of operations.
    Json,
    /// The operations as JSON text.
    JsonText,
}

impl FindingReason {
    /// How serious the finding is.
    pub fn severity(&self) -> Severity {
        match self {
            Self::CaBundleUndecodable { .. }
            | Self::SelectorInvalid { .. }
            | Self::NameMissing
            | Self::ClientConfigMissing { .. }
            | Self::ValueUnknown { .. }
            | Self::ObjectMissing { .. }
            | Self::NameAbsent
            | Self::SchemaNotServed { .. }
            | Self::SubresourceMissing { .. }
            | Self::OperationImpossible { .. } => Severity::Error,
            Self::VersionNotServed { .. }
            | Self::ResponseFieldUnknown { .. }
            | Self::WarningDropped { .. }
            | Self::PatchEncoding { .. }
            | Self::PatchPathMissing { .. }
            | Self::FieldUnknown { .. }
            | Self::ResourceNotPlural { .. } => Severity::Warning,
            Self::NullMember { .. }
            | Self::UidTaken { .. }
            | Self::FilledByServer { .. }
            | Self::IgnoreDoesNotCover { .. }
            | Self::AnnotationForLabel { .. } => Severity::Info,
        }
    }

    /// What to do about the finding, if there is one thing to do.
    pub fn fix(&self) -> Option<String> {
        match self {
            Self::VersionNotServed { .. } => Some("write `admissionregistration.k8s.io/v1`".to_owned()),
            Self::CaBundleUndecodable { .. } => Some("encode the PEM bundle as standard base64".to_owned()),
            Self::NameMissing => Some("add a name".to_owned()),
            Self::ClientConfigMissing { .. } => Some("add url or service".to_owned()),
            Self::NullMember { member, .. } => Some(format!("remove {member}, or write the value")),
            Self::SubresourceMissing { sub_resource } => Some(format!("add `subResource: {sub_resource}`")),
            Self::ResponseFieldUnknown { nearest: Some(nearest), .. }
            | Self::FieldUnknown { nearest: Some(nearest), .. } => Some(format!("write `{nearest}`")),
            Self::WarningDropped { .. } => Some("write one warning per line of text".to_owned()),
            Self::PatchEncoding { .. } => {
                Some("encode the text of the patch as standard base64 with padding".to_owned())
            }
            Self::PatchPathMissing { escaped: Some(escaped), .. } => Some(format!("write the path as {escaped}")),
            Self::PatchPathMissing { nearest: Some(nearest), .. } => Some(format!("write `{nearest}`")),
            Self::PatchPathMissing { missing, .. } => Some(format!("add {missing} first")),
            Self::ResourceNotPlural { resource, .. } => Some(format!("write `{resource}`")),
            _ => None,
        }
    }
}
