//! Admission webhooks: which ones kube-apiserver would call for a request, and how the request ends.
//!
//! A [`Cluster`] is compiled once from the objects of a cluster (webhook configurations, Namespaces,
//! CustomResourceDefinitions). It turns a client's object into a [`Request`] and decides for every [`Hook`] whether the
//! server calls it: gate by gate, in the server's order, with the reason ([`Decision`]).
//!
//! ```
//! use nocluster::{admission::Cluster, json::Document, release::Release};
//!
//! let configuration = Document::parse(r#"{
//!     "apiVersion": "admissionregistration.k8s.io/v1", "kind": "MutatingWebhookConfiguration", "metadata": {"name": "vault"},
//!     "webhooks": [{
//!         "name": "vault.hashicorp.com", "clientConfig": {"service": {"namespace": "vault", "name": "injector"}},
//!         "rules": [{"operations": ["CREATE"], "apiGroups": [""], "apiVersions": ["v1"], "resources": ["pods"]}],
//!         "objectSelector": {"matchLabels": {"vault": "on"}}
//!     }]
//! }"#)?;
//! let cluster = Cluster::new(vec![configuration], Release::V1_37)?;
//! let pod = r#"{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": []}}"#;
//! let request = cluster.create(Document::parse(pod)?)?.known()?;
//! assert_eq!(
//!     cluster.match_hooks(&request)[0].to_string(),
//!     "mutating/vault/vault.hashicorp.com: skipped: objectSelector wants vault=on; the object has no such label"
//! );
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod assumed;
mod assumption;
mod call_options;
mod chain;
mod cluster;
mod contents;
mod crd;
mod custom_resource;
mod decode_error;
mod defaulted;
mod delete_options;
mod endpoint;
mod error;
mod exchange;
mod field_validation;
mod finding;
mod hints;
mod intake;
mod metadata;
mod need;
mod owner_references;
mod plugin;
mod plugin_set;
mod received_pod;
mod registry;
mod request;
mod request_findings;
mod stored;
mod strategy;
mod unmodelled;
mod unstored;
mod verb;
mod versioned;
mod webhook;
mod workload;

#[cfg(test)]
mod tests;

pub use crate::objects::Complete;
pub use crate::severity::Severity;
pub use assumption::Assumption;
pub use chain::outcome::{CallOutcome, CallRecord, Crash, Outcome, Post, RunVerdict, Skipped};
pub use chain::stage::{Stage, StageName, StagePhase};
pub use chain::{Call, Step};
pub use cluster::{Cluster, HookKeyError};
pub use defaulted::Defaulted;
pub use error::ClusterError;
pub use exchange::answer::{Answer, AnswerError, Answers, HttpAnswer};
pub use exchange::error::ResponseError;
pub use exchange::response::{AdmissionResponse, check_response};
pub use exchange::review::{ReviewError, ReviewVersion};
pub use field_validation::FieldValidation;
pub use finding::{Finding, FindingReason, PatchEncoding};
pub use need::{Asked, Need, Needs};
pub use plugin::BuiltIn;
pub use plugin::ask::PluginAnswer;
pub use plugin_set::{PluginSet, PluginSetError};
pub use registry::ResourceRow;
pub use request::{ClientRequest, Operation, Request, RequestError, Verb};
pub use webhook::condition::{Condition, ConditionResult, Conditions};
pub use webhook::decision::{Becomes, Decision, MatchVerdict, Reject, Verdict};
pub use webhook::hook::{
    ClientConfig, Endpoint, FailurePolicy, Hook, MatchCondition, MatchPolicy, Phase, ReinvocationPolicy, Rule,
    SideEffects,
};
pub use webhook::judged::Judged;
pub use webhook::reason::{Gate, GateName, Gated, Hold, Pass, Skip, Target};
pub use webhook::rules::{RuleMismatch, RuleMismatchReason, RuleMismatches};
pub use workload::WorkloadPod;
