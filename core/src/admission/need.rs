//! What is missing to give an answer.

use serde::Serialize;

use crate::json::Pointer;
use crate::meta::{Gvk, Gvr};
use crate::objects;

/// A fact of the cluster that was not given and that the answer depends on.
///
/// Giving it (a Namespace, a CustomResourceDefinition among the objects, a result in `conditions`, an answer) and
/// asking again settles that point.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum Need {
    /// The stored Namespace, for its labels.
    Namespace {
        /// Its name.
        name: String,
    },
    /// The CustomResourceDefinition, for its versions: each of them is equivalent to the others.
    Crd {
        /// Its name, such as `widgets.example.com`.
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
        /// `""` for the resource itself.
        sub_resource: String,
    },
    /// The object converted to another version: what the server's conversion or a conversion webhook would make of it.
    Conversion {
        /// The kind that the request is in.
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
        /// 0, or 1 for the second pass of the mutating phase.
        round: u8,
    },
    /// The response of a webhook.
    Answer {
        /// The hook's key.
        hook: String,
    },
    /// The object as the server would have it: whether a patch applies depends on a field that it fills in.
    ApiDefaults {
        /// The hook's key.
        hook: String,
        /// The field, or the element that is added to a list.
        path: Pointer,
        /// What fills it in: `defaults`, `plugin/<name>`, `managed-fields` or `custom-resource-schema`.
        by: &'static str,
    },
    /// A body that might be YAML, which is not read.
    YamlBody {
        /// The hook's key.
        hook: String,
    },
    /// A `clientConfig` that a webhook can be called by: the one given has a fault that no server stores.
    ClientConfig {
        /// The hook's key.
        hook: String,
        /// The member at fault: `clientConfig`, `url` or `caBundle`.
        member: &'static str,
    },
    /// What the webhook answers at the place that it redirects the server to.
    HttpRedirect {
        /// The hook's key.
        hook: String,
        /// The status, such as 307.
        status: u16,
        /// The header `Location`.
        location: String,
    },
    /// What the webhook answers when the server tries again, as the header `Retry-After` asks it to.
    HttpRetry {
        /// The hook's key.
        hook: String,
        /// 429, or from 500 on.
        status: u16,
        /// The header `Retry-After`: seconds.
        retry_after: String,
    },
    /// What the server makes of a response with an HTTP status outside 200 to 599, which is not modelled.
    HttpStatus {
        /// The hook's key.
        hook: String,
        /// The status.
        status: u16,
    },
    /// Something of kube-apiserver that is not modelled.
    NotModelled {
        /// What, such as `body-encoding`.
        what: String,
        /// The value that is not covered.
        value: String,
    },
}

/// An answer about admission, or what it would need.
pub type Asked<T> = objects::Asked<T, Need>;

/// Facts that were not given, as an error.
pub type Needs = objects::Needs<Need>;

pub(super) fn join(needs: &[Need]) -> String {
    needs.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}

impl std::fmt::Display for Need {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Namespace { name } => write!(f, "the Namespace {name}"),
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
            Self::YamlBody { hook } => write!(f, "what YAML makes of the body that {hook} answered"),
            Self::ClientConfig { hook, member } => write!(f, "a {member} by which {hook} can be called"),
            Self::HttpRedirect { hook, status, location } => {
                write!(
                    f,
                    "what is answered at {location}, to which {hook} redirects the server with HTTP status {status}"
                )
            }
            Self::HttpRetry { hook, status, retry_after } => write!(
                f,
                "what {hook} answers when it is asked again: with HTTP status {status} it says `Retry-After: {retry_after}`"
            ),
            Self::HttpStatus { hook, status } => {
                write!(f, "what the server does on HTTP status {status} of {hook}, which is not modelled")
            }
            Self::NotModelled { what, value } => {
                write!(f, "what the server does on {what} {value}, which is not modelled")
            }
        }
    }
}
