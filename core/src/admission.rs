//! Admission webhooks: which ones kube-apiserver would call for a request, and what becomes of the request.
//!
//! A [`Cluster`] is compiled once from the objects of a cluster (webhook configurations, Namespaces,
//! CustomResourceDefinitions). It makes the [`Request`] that a client's object becomes, and judges every [`Hook`] on it:
//! gate by gate, in the server's order, with the reason ([`Decision`]).

mod cluster;
mod condition;
mod decision;
mod finding;
mod gate;
mod hook;
mod need;
mod placeholder;
mod request;
mod subject;

pub use cluster::{Cluster, ClusterError, Complete, HookKeyError, ResourceRow};
pub use condition::{Condition, ConditionResult, Conditions};
pub use decision::{Decision, Reject, Verdict};
pub use finding::{Finding, FindingReason};
pub use gate::{Gate, GateName, Gated, Hold, Labels, Pass, RuleMismatch, RuleMismatchReason, Skip, Target};
pub use hook::{
    ClientConfig, Endpoint, FailurePolicy, Hook, MatchCondition, MatchPolicy, Phase, ReinvocationPolicy, Rule,
    SideEffects,
};
pub use need::{Asked, Need, Needs};
pub use placeholder::{Selector, SelectorError, Status, UserInfo};
pub use request::{ClientRequest, Operation, Request, RequestError};
