//! One webhook of a configuration.

use std::fmt;
use std::sync::Arc;

use serde::Serialize;

use crate::gotext::quote;
use crate::meta::{Selector, SelectorError};

/// The phase of admission, each with its own webhook plugin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Phase {
    /// The mutating phase, by the plugin `MutatingAdmissionWebhook`.
    Mutating,
    /// The validating phase, by the plugin `ValidatingAdmissionWebhook`.
    Validating,
}

impl fmt::Display for Phase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Mutating => "mutating",
            Self::Validating => "validating",
        })
    }
}

/// What the server does with the request when the call fails. Unknown values act as `Fail`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum FailurePolicy {
    /// The request is refused.
    Fail,
    /// The failure is ignored, and the request continues.
    Ignore,
}

/// Whether rules also match other versions of the same resource. Unknown values act as `Exact`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum MatchPolicy {
    /// Only the resource of the client's request.
    Exact,
    /// Equivalent resources too; the object is then converted.
    Equivalent,
}

/// The side effects that the webhook declares. An unknown value acts as `Unknown`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum SideEffects {
    /// The webhook has none.
    None,
    /// The webhook has none on a dry run.
    NoneOnDryRun,
    /// The webhook may have side effects.
    Some,
    /// The side effects are not known.
    Unknown,
}

/// Whether the webhook is called again after others changed the object. Unknown values act as `Never`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum ReinvocationPolicy {
    /// The webhook is called once per request.
    Never,
    /// The webhook is called once more if a later hook changed the object.
    IfNeeded,
}

/// How the server reaches a webhook: its `clientConfig`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClientConfig {
    /// The address; `None` if neither or both of `url` and `service` are given, which no server stores.
    pub endpoint: Option<Endpoint>,
    /// `caBundle` as written, in base64. `None` if it is absent or empty.
    pub ca_bundle: Option<String>,
}

/// The address in a `clientConfig`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Endpoint {
    /// The URL of `url`.
    Url(String),
    /// The Service of `service`.
    Service {
        /// The namespace of the Service.
        namespace: String,
        /// The name of the Service.
        name: String,
        /// The path in the URL. The server uses `/` if it is `None`.
        path: Option<String>,
        /// The port; 443 if it is absent.
        port: i32,
    },
}

/// One entry of `rules`: the requests that a webhook wants.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Rule {
    /// The operations: `CREATE`, `UPDATE`, `DELETE`, `CONNECT` or `*`.
    pub operations: Vec<String>,
    /// The API groups, or `*`.
    pub api_groups: Vec<String>,
    /// The API versions, or `*`.
    pub api_versions: Vec<String>,
    /// The resources: `resource` or `resource/subresource`, where either part may be `*`.
    pub resources: Vec<String>,
    /// The scope: `*`, `Namespaced` or `Cluster`. Another value matches nothing.
    pub scope: String,
}

/// A CEL expression that must be true for the webhook to be called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MatchCondition {
    /// The name of the condition.
    pub name: String,
    /// The CEL expression.
    pub expression: String,
}

/// One entry of `webhooks` of a configuration, with the defaults of the version that it is written in.
///
/// Source: kubernetes/api admissionregistration/v1/types.go; kubernetes/kubernetes
/// pkg/apis/admissionregistration/{v1,v1beta1}/defaults.go
#[derive(Debug, Clone)]
pub struct Hook {
    /// Which plugin calls it.
    pub phase: Phase,
    /// The `metadata.name` of the configuration.
    pub configuration: String,
    /// The name of the hook.
    pub name: String,
    /// How many hooks of the same configuration with the same name come before.
    pub nth: usize,
    /// The position among all hooks of the phase, which audit annotations show.
    pub index: usize,
    /// How the server reaches the webhook.
    pub client_config: ClientConfig,
    /// The requests that the webhook wants; one matching rule suffices.
    pub rules: Vec<Rule>,
    /// What the server does when the call fails.
    pub failure_policy: FailurePolicy,
    /// Whether equivalent resources match.
    pub match_policy: MatchPolicy,
    /// The compiled `namespaceSelector`; an invalid one rejects every request that a rule matches.
    pub namespace_selector: Result<Arc<Selector>, SelectorError>,
    /// The compiled `objectSelector`; an invalid one rejects every request that a rule matches.
    pub object_selector: Result<Arc<Selector>, SelectorError>,
    /// The declared side effects; `None` if they are absent or null, for which v1 has no default.
    pub side_effects: Option<SideEffects>,
    /// The seconds after which the server gives up a call.
    pub timeout_seconds: i32,
    /// The versions of AdmissionReview that the webhook takes, in its order of preference.
    pub admission_review_versions: Vec<String>,
    /// Whether the webhook is called again after a later one changed the object.
    pub reinvocation_policy: ReinvocationPolicy,
    /// The conditions that must all be true.
    pub match_conditions: Vec<MatchCondition>,
    /// `mutating/<configuration>/<hook>`, with `/<nth>` if the name is repeated.
    pub(crate) key: String,
    /// The shorter keys that name this hook alone.
    pub(crate) short_keys: Vec<String>,
}

impl Hook {
    /// The key of the hook in answers and conditions: `mutating/<configuration>/<hook>`, with `/1`, `/2` for the second
    /// and third hook of the same name.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// Why the server refuses a dry run that this hook matches; `None` if the hook may be called.
    pub(crate) fn refuses_dry_run(&self) -> Option<String> {
        match self.side_effects {
            Some(SideEffects::None | SideEffects::NoneOnDryRun) => None,
            Some(SideEffects::Some | SideEffects::Unknown) => {
                Some(format!("admission webhook {} does not support dry run", quote(&self.name)))
            }
            None => Some("Webhook SideEffects is nil".to_owned()),
        }
    }

    /// The value that `map` holds for this hook, under its full key or a shorter one (`<configuration>/<hook>`,
    /// `<hook>`) that is unique in the cluster.
    pub fn find_in<'a, T>(&self, map: &'a std::collections::BTreeMap<String, T>) -> Option<&'a T> {
        if map.is_empty() {
            return None;
        }
        std::iter::once(&self.key).chain(&self.short_keys).find_map(|key| map.get(key))
    }
}
