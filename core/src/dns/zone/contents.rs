//! What a Zone is made of.

use std::collections::BTreeMap;

use super::stored::Stored;
use crate::objects::Complete;
use crate::services;

/// The objects of a cluster, with what is known about them as a whole.
#[derive(Debug, Clone, Default)]
pub(super) struct Contents {
    pub(super) stored: Stored,
    pub(super) complete: Vec<Complete>,
    pub(super) ignored: BTreeMap<String, usize>,
    pub(super) count: usize,
    /// Whether there is a Service of which the ClusterIP is not known.
    pub(super) lacks_cluster_ip: bool,
    /// Whether there is a Service of which the endpoints are not known.
    pub(super) lacks_endpoints: bool,
    pub(super) derivations: Derivations,
}

/// What is missing or assumed for the endpoints of a Service.
#[derive(Debug, Clone)]
pub(crate) struct Derivation {
    pub(crate) needs: Vec<services::Need>,
    pub(crate) assumed: Vec<services::Assumption>,
}

/// Facts about the endpoints of few Services, by their numbers.
pub(super) type Derivations = BTreeMap<u32, Derivation>;
