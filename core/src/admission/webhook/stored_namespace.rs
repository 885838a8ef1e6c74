//! The Namespaces of a cluster, with their labels compiled for repeated matching.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::admission::metadata::METADATA_NAME;
use crate::admission::webhook::words::{Word, Words};
use crate::meta::Labels;

/// The Namespaces that the server creates itself.
///
/// Source: kubernetes/kubernetes pkg/controlplane/controller/systemnamespaces
const BUILT_IN_NAMESPACES: [&str; 4] = ["default", "kube-node-lease", "kube-public", "kube-system"];

/// A Namespace that was given, or that the server creates itself.
#[derive(Debug, Clone)]
pub(crate) struct StoredNamespace {
    pub(crate) name: Arc<str>,
    pub(crate) labels: Arc<Labels>,
    /// Those labels that hooks ask for.
    pub(crate) numbers: Box<[(Word, Word)]>,
    /// Whether it was not given and is assumed to be as the server creates it.
    pub(crate) assumed: bool,
}

impl StoredNamespace {
    /// The Namespaces that were given and those that the server creates itself, by name.
    pub(crate) fn all(given: BTreeMap<String, Labels>, words: &Words) -> BTreeMap<String, Self> {
        let made = BUILT_IN_NAMESPACES.map(str::to_owned).into_iter().filter(|name| !given.contains_key(name));
        let made: Vec<_> =
            made.map(|name| (Labels::from([(METADATA_NAME.to_owned(), name.clone())]), name, true)).collect();
        let all = given.into_iter().map(|(name, labels)| (labels, name, false)).chain(made);
        let stored = |(labels, name, assumed): (Labels, String, bool)| {
            let numbers = words.labels(&labels);
            (name.clone(), Self { name: name.into(), labels: Arc::new(labels), numbers, assumed })
        };
        all.map(stored).collect()
    }
}
