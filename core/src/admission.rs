//! Admission webhooks: which ones kube-apiserver would call for a request, and what becomes of the request.
//!
//! A [`Cluster`] is compiled once from the objects of a cluster (webhook configurations, Namespaces,
//! CustomResourceDefinitions). It makes the [`Request`] that a client's object becomes, and judges every [`Hook`] on it:
//! gate by gate, in the server's order, with the reason ([`Decision`]).
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

mod answer;
mod apply;
mod assumed;
mod audit;
mod body;
mod chain;
mod client;
mod cluster;
mod compiled;
mod condition;
mod configuration;
mod crd;
mod decision;
mod exchange;
mod finding;
mod gates;
mod hook;
mod http_response;
mod media_type;
mod metadata;
mod need;
mod objects;
mod outcome;
mod place;
mod reason;
mod registry;
mod render;
mod request;
mod response;
mod review;
mod rules;
mod subject;
mod transport;
mod versioned;
mod warnings;
mod yaml_body;

#[cfg(test)]
mod tests;

pub use answer::{Answer, AnswerError, Answers, HttpAnswer};
pub use chain::{Call, Step};
pub use cluster::{Cluster, ClusterError, Complete, HookKeyError, ResourceRow};
pub use condition::{Condition, ConditionResult, Conditions};
pub use decision::{Decision, Reject, Verdict};
pub use finding::{Finding, FindingReason};
pub use hook::{
    ClientConfig, Endpoint, FailurePolicy, Hook, MatchCondition, MatchPolicy, Phase, ReinvocationPolicy, Rule,
    SideEffects,
};
pub use need::{Asked, Need, Needs};
pub use outcome::{CallOutcome, CallRecord, Crash, Outcome, Post, RunVerdict, Skipped};
pub use reason::{Gate, GateName, Gated, Hold, Pass, RuleMismatch, RuleMismatchReason, Skip, Target};
pub use request::{ClientRequest, Operation, Request, RequestError};
pub use response::{AdmissionResponse, ResponseError, check_response};
pub use review::{ReviewError, ReviewVersion};
pub use rules::RuleMismatches;
