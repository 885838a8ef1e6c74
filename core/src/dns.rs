//! Cluster DNS: what a Pod's lookup asks, what CoreDNS answers, and whether a Corefile is right.

mod asker;
mod assumed;
pub mod corefile;
pub mod diagnosis;
pub mod kubelet;
mod kubernetes;
pub mod message;
pub mod names;
mod need;
mod query;
mod server;
mod stop;
pub mod stub;
mod zone;

pub use asker::{AskError, Asker, Told};
pub use assumed::DnsAssumption;
pub use kubernetes::{AliasEnd, KubernetesReason, ObjectName, PortName, UnreadyEndpoint};
pub use need::DnsNeed;
pub use query::{Query, QueryError};
pub use server::{
    AutopathInert, ChainReason, Client, Reason, Reply, Server, ServerError, ServerFacts, ServerReason, Session, Step,
    StepVerdict, Upstream, UpstreamReply,
};
pub use zone::{Zone, ZoneError, ZoneFilter, ZoneLimit};
