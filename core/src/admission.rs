//! Admission webhooks: which ones kube-apiserver would call for a request, and what becomes of the request.
//!
//! A [`Cluster`] is compiled once from the objects of a cluster (webhook configurations, Namespaces,
//! CustomResourceDefinitions). It makes the [`Request`] that a client's object becomes, and judges every [`Hook`] on it:
//! gate by gate, in the server's order, with the reason ([`Decision`]).

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
