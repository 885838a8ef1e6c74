//! Kinds of which every object was supplied.

use std::fmt;

use serde::Serialize;

/// A kind of which every object was supplied, so that a missing object does not exist.
///
/// One list of words serves all operations; an operation ignores those that it does not use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Complete {
    /// A Namespace that was not given does not exist, except for those that the server creates itself (`default`,
    /// `kube-system`, `kube-public`, `kube-node-lease`).
    Namespaces,
    /// A CustomResourceDefinition that was not given does not exist.
    Crds,
    /// A Service that was not given does not exist.
    Services,
    /// An EndpointSlice that was not given does not exist; none is derived from Services and Pods.
    EndpointSlices,
    /// A Pod that was not given does not exist.
    Pods,
    /// A ServiceImport of the Multi-Cluster Services API that was not given does not exist.
    ServiceImports,
    /// A ServiceAccount that was not given does not exist.
    ServiceAccounts,
    /// A LimitRange that was not given does not exist.
    LimitRanges,
    /// A PriorityClass that was not given does not exist, except for the two that the server creates itself.
    PriorityClasses,
    /// A RuntimeClass that was not given does not exist.
    RuntimeClasses,
    /// A StorageClass that was not given does not exist.
    StorageClasses,
    /// An IngressClass that was not given does not exist.
    IngressClasses,
}

impl Complete {
    /// All kinds, each with its word, in the order of the documentation.
    pub const ALL: &[(&'static str, Self)] = &[
        ("namespaces", Self::Namespaces),
        ("crds", Self::Crds),
        ("services", Self::Services),
        ("endpointslices", Self::EndpointSlices),
        ("pods", Self::Pods),
        ("serviceimports", Self::ServiceImports),
        ("serviceaccounts", Self::ServiceAccounts),
        ("limitranges", Self::LimitRanges),
        ("priorityclasses", Self::PriorityClasses),
        ("runtimeclasses", Self::RuntimeClasses),
        ("storageclasses", Self::StorageClasses),
        ("ingressclasses", Self::IngressClasses),
    ];

    /// The word on the wire and on the command line, such as `namespaces`.
    pub fn as_str(self) -> &'static str {
        Self::ALL.iter().find(|(_, kind)| *kind == self).map_or("", |(word, _)| word)
    }

    /// The kind that a word means.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.iter().find(|(known, _)| *known == word).map(|(_, kind)| *kind)
    }

    /// The group and kind of the objects.
    pub fn group_kind(self) -> (&'static str, &'static str) {
        match self {
            Self::Namespaces => ("", "Namespace"),
            Self::Crds => ("apiextensions.k8s.io", "CustomResourceDefinition"),
            Self::Services => ("", "Service"),
            Self::EndpointSlices => ("discovery.k8s.io", "EndpointSlice"),
            Self::Pods => ("", "Pod"),
            Self::ServiceImports => ("multicluster.x-k8s.io", "ServiceImport"),
            Self::ServiceAccounts => ("", "ServiceAccount"),
            Self::LimitRanges => ("", "LimitRange"),
            Self::PriorityClasses => ("scheduling.k8s.io", "PriorityClass"),
            Self::RuntimeClasses => ("node.k8s.io", "RuntimeClass"),
            Self::StorageClasses => ("storage.k8s.io", "StorageClass"),
            Self::IngressClasses => ("networking.k8s.io", "IngressClass"),
        }
    }
}

impl fmt::Display for Complete {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
