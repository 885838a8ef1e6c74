//! The stored objects that the built-in plugins look up, with the defaults that stored objects have.

pub(super) mod class;
pub(super) mod limit_range;
pub(super) mod priority_class;
mod read;
pub(super) mod runtime_class;
pub(super) mod service_account;

use std::collections::{BTreeMap, BTreeSet};

use class::Classes;
use limit_range::LimitRange;
use priority_class::PriorityClass;
use read::text;
use runtime_class::RuntimeClass;
use service_account::ServiceAccount;

use crate::admission::error::ClusterError;
use crate::meta::Gvk;
use crate::objects::Object;
use crate::release::Release;
use crate::scheme::{self, EncodeError};

/// The labels of a Node that `PodTopologyLabels` copies.
pub(super) const TOPOLOGY_LABELS: [&str; 2] = ["topology.kubernetes.io/region", "topology.kubernetes.io/zone"];

/// The stored objects, by kind.
#[derive(Debug, Clone, Default)]
pub(super) struct Stored {
    /// The Namespaces that are being deleted.
    pub(super) terminating: BTreeSet<String>,
    /// By namespace and name, as the LimitRanges are.
    service_accounts: BTreeMap<String, BTreeMap<String, ServiceAccount>>,
    limit_ranges: BTreeMap<String, BTreeMap<String, LimitRange>>,
    pub(super) priority_classes: BTreeMap<String, PriorityClass>,
    pub(super) runtime_classes: BTreeMap<String, RuntimeClass>,
    pub(super) storage_classes: Classes,
    pub(super) ingress_classes: Classes,
    /// The topology labels of each Node.
    pub(super) nodes: BTreeMap<String, Vec<(&'static str, String)>>,
}

/// A kind of stored objects, all of which are read in version `v1`: their older versions have the same fields.
#[derive(Debug, Clone, Copy)]
pub(super) enum StoredKind {
    ServiceAccount,
    LimitRange,
    PriorityClass,
    RuntimeClass,
    StorageClass,
    IngressClass,
    Node,
}

impl StoredKind {
    const ALL: &[(&'static str, &'static str, Self)] = &[
        ("", "ServiceAccount", Self::ServiceAccount),
        ("", "LimitRange", Self::LimitRange),
        ("", "Node", Self::Node),
        ("networking.k8s.io", "IngressClass", Self::IngressClass),
        ("node.k8s.io", "RuntimeClass", Self::RuntimeClass),
        ("scheduling.k8s.io", "PriorityClass", Self::PriorityClass),
        ("storage.k8s.io", "StorageClass", Self::StorageClass),
    ];

    pub(super) fn of(gvk: &Gvk) -> Option<Self> {
        let found = Self::ALL.iter().find(|(group, kind, _)| *group == gvk.group && *kind == gvk.kind);
        found.map(|(_, _, stored)| *stored)
    }
}

impl Stored {
    /// Adds an object.
    pub(super) fn add(&mut self, kind: StoredKind, object: &Object, release: Release) -> Result<(), ClusterError> {
        let gvk = Gvk::new(object.gvk.group.as_str(), "v1", object.gvk.kind.as_str());
        let read = scheme::encode_with_defaults(&object.document, &gvk, release).map_err(|error| match error {
            EncodeError::WrongType { at, upstream } => {
                ClusterError::WrongType { kind: object.gvk.kind.clone(), at: object.at.below(&at), upstream }
            }
            // Neither a list nor a schema is among these kinds.
            other => ClusterError::WrongType {
                kind: object.gvk.kind.clone(),
                at: object.at.clone(),
                upstream: other.to_string(),
            },
        })?;
        let document = read.encoded.document;
        let name = object.name.clone().ok_or_else(|| object.place().missing(&["metadata", "name"]))?;
        let namespace = || object.namespace.clone().unwrap_or_else(|| "default".to_owned());
        let root = document.root();
        match kind {
            StoredKind::ServiceAccount => {
                self.service_accounts.entry(namespace()).or_default().insert(name, ServiceAccount::read(root));
            }
            StoredKind::LimitRange => {
                self.limit_ranges.entry(namespace()).or_default().insert(name, LimitRange::read(root));
            }
            StoredKind::PriorityClass => {
                self.priority_classes.insert(name, PriorityClass::read(root));
            }
            StoredKind::RuntimeClass => {
                self.runtime_classes.insert(name, RuntimeClass::read(root));
            }
            StoredKind::StorageClass => self.storage_classes.add(name, root, &class::DEFAULT_STORAGE_CLASS),
            StoredKind::IngressClass => self.ingress_classes.add(name, root, &class::DEFAULT_INGRESS_CLASS),
            StoredKind::Node => {
                let label = |key| Some((key, text(root.at("/metadata/labels")?.member(key)?)));
                self.nodes.insert(name, TOPOLOGY_LABELS.into_iter().filter_map(label).collect());
            }
        }
        Ok(())
    }

    pub(super) fn service_account(&self, namespace: &str, name: &str) -> Option<&ServiceAccount> {
        self.service_accounts.get(namespace)?.get(name)
    }

    /// The LimitRanges of a namespace, by name.
    pub(super) fn limit_ranges(&self, namespace: &str) -> impl Iterator<Item = &LimitRange> {
        self.limit_ranges.get(namespace).into_iter().flat_map(BTreeMap::values)
    }
}
