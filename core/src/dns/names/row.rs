//! The rows of an answer: names with their records.

use serde::Serialize;

use crate::dns::kubernetes::KubernetesReason;
use crate::dns::message::RecordType;
use crate::dns::need::DnsNeed;

use super::condition::Condition;

/// An object whose names are asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NamesOf {
    /// The kind: `Service`, `Pod`, `StatefulSet`, `Deployment`, `ReplicaSet` or `DaemonSet`.
    pub kind: String,
    /// The namespace.
    pub namespace: String,
    /// The name.
    pub name: String,
}

/// A name with its records of one type.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct NameRow {
    /// The name, absolute; `<address>` in it stands for an address with dashes that is not known yet.
    pub name: String,
    /// The type of the records.
    #[serde(rename = "type")]
    pub rtype: RecordType,
    /// What it names: `service`, `port NAME`, `endpoint NAME`, `address`, `pod NAME`.
    pub of: String,
    /// The data of the records.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub answer: Vec<String>,
    /// Why there is no record.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<KubernetesReason>,
    /// The facts that are missing for the records to be known.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub needs: Vec<DnsNeed>,
    /// What must hold for the name to exist, in order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub conditions: Vec<Condition>,
}

impl NameRow {
    pub(super) fn new(name: String, rtype: RecordType, of: impl Into<String>) -> Self {
        let (answer, needs, conditions) = (Vec::new(), Vec::new(), Vec::new());
        Self { name, rtype, of: of.into(), answer, reason: None, needs, conditions }
    }
}
