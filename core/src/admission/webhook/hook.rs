//! One webhook of a configuration.

use std::fmt;
use std::sync::Arc;

use serde::Serialize;

use crate::gotext::quote;
use crate::meta::{Selector, SelectorError};

/// Which of the two webhook plugins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Phase {
    /// `MutatingAdmissionWebhook`.
    Mutating,
    /// `ValidatingAdmissionWebhook`.
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

/// What becomes of the request when calling the webhook fails. Unknown values act as `Fail`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum FailurePolicy {
    /// The request is refused.
    Fail,
    /// The webhook is passed over.
    Ignore,
}

/// Whether rules also match other versions of the same resource. Unknown values act as `Exact`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum MatchPolicy {
    /// Only the resource that the client asked for.
    Exact,
    /// Equivalent resources too; the object is then converted.
    Equivalent,
}

/// What else than answering the webhook does. An unknown value acts as `Unknown`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum SideEffects {
    /// Nothing.
    None,
    /// Nothing on a dry run.
    NoneOnDryRun,
    /// Something.
    Some,
    /// It is not known.
    Unknown,
}

/// Whether the webhook is called again after others changed the object. Unknown values act as `Never`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum ReinvocationPolicy {
    /// Once a request.
    Never,
    /// Again, once, if a later hook changed the object.
    IfNeeded,
}

/// Where a webhook is reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClientConfig {
    /// By which of the two ways; `None` if neither or both are given, which no server stores.
    pub endpoint: Option<Endpoint>,
    /// `caBundle` as it is written: base64, not decoded. `None` if absent or empty.
    pub ca_bundle: Option<String>,
}

/// The address in a `clientConfig`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Endpoint {
    /// `url`.
    Url(String),
    /// `service`.
    Service {
        /// Its namespace.
        namespace: String,
        /// Its name.
        name: String,
        /// The path in the URL; `None` is not the same as `/` to a reader, but is to the server.
        path: Option<String>,
        /// 443 if not written.
        port: i32,
    },
}

/// Which requests a webhook wants, one entry of `rules`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Rule {
    /// `CREATE`, `UPDATE`, `DELETE`, `CONNECT` or `*`.
    pub operations: Vec<String>,
    /// Groups, or `*`.
    pub api_groups: Vec<String>,
    /// Versions, or `*`.
    pub api_versions: Vec<String>,
    /// `resource`, `resource/subresource`, either part `*`.
    pub resources: Vec<String>,
    /// `*`, `Namespaced` or `Cluster`; another value matches nothing.
    pub scope: String,
}

/// A CEL expression that must be true for the webhook to be called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MatchCondition {
    /// Its name.
    pub name: String,
    /// The expression.
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
    /// `metadata.name` of the configuration.
    pub configuration: String,
    /// Its name.
    pub name: String,
    /// How many hooks of the same configuration with the same name come before.
    pub nth: usize,
    /// Its position among all hooks of the phase, which audit annotations show.
    pub index: usize,
    /// Where it is reached.
    pub client_config: ClientConfig,
    /// Which requests it wants.
    pub rules: Vec<Rule>,
    /// What a failed call does.
    pub failure_policy: FailurePolicy,
    /// Whether equivalent resources match.
    pub match_policy: MatchPolicy,
    /// `namespaceSelector`, prepared; an invalid one rejects every request that a rule matches.
    pub namespace_selector: Result<Arc<Selector>, SelectorError>,
    /// `objectSelector`, prepared; as `namespace_selector`.
    pub object_selector: Result<Arc<Selector>, SelectorError>,
    /// `None` where it is absent or null: v1 has no default.
    pub side_effects: Option<SideEffects>,
    /// Seconds.
    pub timeout_seconds: i32,
    /// In the hook's order of preference.
    pub admission_review_versions: Vec<String>,
    /// Whether it is called again.
    pub reinvocation_policy: ReinvocationPolicy,
    /// All must be true.
    pub match_conditions: Vec<MatchCondition>,
    /// `mutating/<configuration>/<hook>`, with `/<nth>` if the name is repeated.
    pub(crate) key: String,
    /// The shorter keys that name this hook alone.
    pub(crate) short_keys: Vec<String>,
}

impl Hook {
    /// What names the hook in answers and conditions: `mutating/<configuration>/<hook>`, with `/1`, `/2` for the second and
    /// third hook of the same name.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// Why the server refuses a dry run that this hook matches; `None` if the hook may be called.
    pub fn refuses_dry_run(&self) -> Option<String> {
        match self.side_effects {
            Some(SideEffects::None | SideEffects::NoneOnDryRun) => None,
            Some(SideEffects::Some | SideEffects::Unknown) => {
                Some(format!("admission webhook {} does not support dry run", quote(&self.name)))
            }
            None => Some("Webhook SideEffects is nil".to_owned()),
        }
    }

    /// The value that `map` holds for this hook, under its full key or a shorter one (`<configuration>/<hook>`, `<hook>`)
    /// that is unique in the cluster.
    pub fn find_in<'a, T>(&self, map: &'a std::collections::BTreeMap<String, T>) -> Option<&'a T> {
        if map.is_empty() {
            return None;
        }
        std::iter::once(&self.key).chain(&self.short_keys).find_map(|key| map.get(key))
    }
}
