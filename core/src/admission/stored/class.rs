//! The StorageClasses or IngressClasses of a cluster, of which one may be the default.

use super::read::text;
use crate::json::Node;
use crate::meta::{Precision, Time};

/// The annotations that mark a StorageClass as the default one.
///
/// Source: kubernetes/kubernetes pkg/volume/util/storageclass.go
pub(super) const DEFAULT_STORAGE_CLASS: [&str; 2] =
    ["storageclass.kubernetes.io/is-default-class", "storageclass.beta.kubernetes.io/is-default-class"];
/// The annotation that marks an IngressClass as the default one.
///
/// Source: kubernetes/kubernetes plugin/pkg/admission/network/defaultingressclass/admission.go
pub(super) const DEFAULT_INGRESS_CLASS: [&str; 1] = ["ingressclass.kubernetes.io/is-default-class"];

/// Classes of one kind, as far as their default is concerned.
#[derive(Debug, Clone, Default)]
pub(crate) struct Classes {
    /// The default class, and when it was created, in nanoseconds.
    default: Option<(i64, String)>,
}

impl Classes {
    pub(super) fn add(&mut self, name: String, root: Node<'_>, annotations: &[&str]) {
        let marks = |key| root.at("/metadata/annotations")?.member(key);
        if !annotations.iter().any(|key| marks(key).is_some_and(|value| value.is_str("true"))) {
            return;
        }
        let created = root.at("/metadata/creationTimestamp").map(text).and_then(|created| {
            let created = Time::parse(&created, Precision::Seconds).ok();
            created.map(Time::unix_nanos)
        });
        let created = created.unwrap_or_else(|| Time::zero().unix_nanos());
        // The newest one, and of those the first by name.
        let wins = self.default.as_ref().is_none_or(|(since, held)| (created, held) > (*since, &name));
        if wins {
            self.default = Some((created, name));
        }
    }

    /// The name of the default class.
    pub(crate) fn default_name(&self) -> Option<&str> {
        self.default.as_ref().map(|(_, name)| name.as_str())
    }
}
