//! Facts that are missing for an answer.

use serde::Serialize;

use crate::json::Pointer;
use crate::meta::{Gvk, Gvr};
use crate::objects;

/// A fact of the cluster that was not given and that the answer depends on.
///
/// Supply it and ask again: a Namespace or a CustomResourceDefinition goes among the objects, the result of a match
/// condition into `conditions`, a webhook's response among the answers.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum Need {
    /// The stored Namespace, of which the labels are needed.
    Namespace {
        /// The name of the Namespace.
        name: String,
    },
    /// The PriorityClass that the object names.
    PriorityClass {
        /// The name of the PriorityClass.
        name: String,
    },
    /// The RuntimeClass that the object names.
    RuntimeClass {
        /// The name of the RuntimeClass.
        name: String,
    },
    /// The CustomResourceDefinition, of which the versions are needed: each is equivalent to the others.
    Crd {
        /// The name of the CustomResourceDefinition, such as `widgets.example.com`.
        name: String,
    },
    /// The resource that serves a kind: its CustomResourceDefinition, or a row of `resources`.
    ResourceOfKind {
        /// The kind.
        kind: Gvk,
    },
    /// The kind that a resource serves.
    KindOfResource {
        /// The resource.
        resource: Gvr,
        /// The subresource; `""` for the resource itself.
        sub_resource: String,
    },
    /// The object converted to another version, by the server or by a conversion webhook.
    Conversion {
        /// The kind of the request's object.
        from: Gvk,
        /// The kind that the hook wants.
        to: Gvk,
    },
    /// The result of a CEL expression.
    MatchCondition {
        /// The hook's key.
        hook: String,
        /// The condition's name.
        condition: String,
        /// The pass of the mutating phase, counted from 0.
        round: u8,
    },
    /// The response of a webhook.
    Answer {
        /// The hook's key.
        hook: String,
    },
    /// The object with the server's defaults: whether a patch applies depends on a field that the server fills in.
    ApiDefaults {
        /// The hook's key.
        hook: String,
        /// The field, or the element that is added to a list.
        path: Pointer,
        /// What fills it in: `defaults`, `plugin/<name>` or `managed-fields`.
        by: &'static str,
    },
    /// A body that might be YAML, which is not read.
    YamlBody {
        /// The hook's key.
        hook: String,
    },
    /// A valid `clientConfig`: the given one has a fault that no server stores.
    ClientConfig {
        /// The hook's key.
        hook: String,
        /// The wrong field: `clientConfig`, `url` or `caBundle`.
        member: &'static str,
    },
    /// The response at the URL to which the webhook redirects the server.
    HttpRedirect {
        /// The hook's key.
        hook: String,
        /// The status, such as 307.
        status: u16,
        /// The value of the header `Location`.
        location: String,
    },
    /// The webhook's response when the server tries again, as the header `Retry-After` asks.
    HttpRetry {
        /// The hook's key.
        hook: String,
        /// The status: 429, or 500 and above.
        status: u16,
        /// The value of the header `Retry-After`, in seconds.
        retry_after: String,
    },
    /// The server's reaction to an HTTP status outside 200 to 599, which is not modelled.
    HttpStatus {
        /// The hook's key.
        hook: String,
        /// The status.
        status: u16,
    },
    /// A part of kube-apiserver that is not modelled.
    NotModelled {
        /// The name of the part, such as `body-encoding`.
        what: String,
        /// The value that is not covered.
        value: String,
    },
}

/// An answer about admission, or the facts that it needs.
pub type Asked<T> = objects::Asked<T, Need>;

/// The facts that an answer needs, as an error.
pub type Needs = objects::Needs<Need>;

pub(super) fn join(needs: &[Need]) -> String {
    needs.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}

impl std::fmt::Display for Need {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Namespace { name } => write!(f, "the Namespace {name}"),
            Self::PriorityClass { name } => write!(f, "the PriorityClass {name}"),
            Self::RuntimeClass { name } => write!(f, "the RuntimeClass {name}"),
            Self::Crd { name } => write!(f, "the CustomResourceDefinition {name}"),
            Self::ResourceOfKind { kind } => write!(f, "the resource that serves {} {}", kind.api_version(), kind.kind),
            Self::KindOfResource { resource, .. } => write!(f, "the kind that {} serves", resource.group_resource()),
            Self::Conversion { from, to } => write!(
                f,
                "the object converted from {} {} to {} {}",
                from.api_version(),
                from.kind,
                to.api_version(),
                to.kind
            ),
            Self::MatchCondition { hook, condition, round } => {
                write!(f, "the result of match condition {condition} of {hook} in round {round}")
            }
            Self::Answer { hook } => write!(f, "the response of {hook}"),
            Self::ApiDefaults { hook, path, by } => write!(
                f,
                "the object with {path}, which the server fills in ({by}): whether the patch of {hook} applies depends on it"
            ),
            Self::YamlBody { hook } => {
                write!(f, "the body of the response of {hook}, which may be YAML and is not modelled")
            }
            Self::ClientConfig { hook, member } => write!(f, "a {member} with which {hook} can be called"),
            Self::HttpRedirect { hook, status, location } => {
                write!(f, "the response at {location}, to which {hook} redirects the server with HTTP status {status}")
            }
            Self::HttpRetry { hook, status, retry_after } => write!(
                f,
                "the response of {hook} to the server's next try: HTTP status {status} came with `Retry-After: {retry_after}`"
            ),
            Self::HttpStatus { hook, status } => {
                write!(f, "the server's reaction to HTTP status {status} of {hook}, which is not modelled")
            }
            Self::NotModelled { what, value } => {
                write!(f, "the server's reaction to {what} {value}, which is not modelled")
            }
        }
    }
}
