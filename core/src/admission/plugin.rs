//! The admission plugins that are built into kube-apiserver and act before the webhooks: one file each.
//!
//! A plugin reads and changes the decoded object, so that many of them share one decoding and one encoding.
//!
//! Source: kubernetes/kubernetes pkg/kubeapiserver/options/plugins.go

pub(crate) mod ask;
pub(crate) mod attributes;
mod default_ingress_class;
mod default_storage_class;
mod default_toleration_seconds;
mod limit_ranger;
mod namespace_lifecycle;
mod pod_topology_labels;
mod priority;
mod runtime_class;
mod service_account;
mod storage_object_in_use_protection;
mod taint_nodes_by_condition;

use crate::admission::plugin::attributes::{Attributes, Effects, Refused};
use crate::admission::request::Operation;
use crate::scheme::decoded::Struct;

/// A modelled plugin, in the order in which the server runs them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum BuiltIn {
    /// Refuses what is created in a Namespace that does not exist or is being deleted.
    NamespaceLifecycle,
    /// Sets and checks resources by the LimitRanges of the Namespace.
    LimitRanger,
    /// Sets the ServiceAccount of a Pod, mounts its token and copies its pull secrets.
    ServiceAccount,
    /// Taints a new Node as not ready.
    TaintNodesByCondition,
    /// Resolves the PriorityClass of a Pod.
    Priority,
    /// Lets Pods stay for five minutes on a Node that is not ready or not reachable.
    DefaultTolerationSeconds,
    /// Sets the StorageClass of a claim.
    DefaultStorageClass,
    /// Sets the finalizers of volumes and claims.
    StorageObjectInUseProtection,
    /// Sets overhead, node selector and tolerations of a Pod's RuntimeClass.
    RuntimeClass,
    /// Sets the class of an Ingress.
    DefaultIngressClass,
    /// Copies the zone and region of the Node to a Pod that is bound to it.
    PodTopologyLabels,
}

impl BuiltIn {
    /// All modelled plugins, in the server's order.
    pub const ALL: &[Self] = &[
        Self::NamespaceLifecycle,
        Self::LimitRanger,
        Self::ServiceAccount,
        Self::TaintNodesByCondition,
        Self::Priority,
        Self::DefaultTolerationSeconds,
        Self::DefaultStorageClass,
        Self::StorageObjectInUseProtection,
        Self::RuntimeClass,
        Self::DefaultIngressClass,
        Self::PodTopologyLabels,
    ];

    /// The name, as the flags of kube-apiserver have it.
    pub fn name(self) -> &'static str {
        match self {
            Self::NamespaceLifecycle => "NamespaceLifecycle",
            Self::LimitRanger => "LimitRanger",
            Self::ServiceAccount => "ServiceAccount",
            Self::TaintNodesByCondition => "TaintNodesByCondition",
            Self::Priority => "Priority",
            Self::DefaultTolerationSeconds => "DefaultTolerationSeconds",
            Self::DefaultStorageClass => "DefaultStorageClass",
            Self::StorageObjectInUseProtection => "StorageObjectInUseProtection",
            Self::RuntimeClass => "RuntimeClass",
            Self::DefaultIngressClass => "DefaultIngressClass",
            Self::PodTopologyLabels => "PodTopologyLabels",
        }
    }

    /// The plugin of a name.
    pub fn by_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|plugin| plugin.name() == name)
    }

    /// Whether the server asks the plugin about an operation.
    pub fn handles(self, operation: Operation) -> bool {
        match self {
            Self::NamespaceLifecycle | Self::Priority => operation != Operation::Connect,
            Self::LimitRanger | Self::ServiceAccount | Self::DefaultTolerationSeconds => {
                matches!(operation, Operation::Create | Operation::Update)
            }
            _ => operation == Operation::Create,
        }
    }

    /// Whether the plugin takes part in the mutating phase.
    pub fn mutates(self) -> bool {
        true
    }

    /// Whether the plugin takes part in the validating phase.
    pub fn validates(self) -> bool {
        matches!(self, Self::LimitRanger | Self::ServiceAccount | Self::Priority | Self::RuntimeClass)
    }

    /// Whether the plugin may change the object of such a request.
    pub(crate) fn may_change(self, attributes: &Attributes<'_>) -> bool {
        let of = |group, resource| attributes.is_for(group, resource);
        match self {
            Self::NamespaceLifecycle => false,
            Self::LimitRanger
            | Self::ServiceAccount
            | Self::Priority
            | Self::DefaultTolerationSeconds
            | Self::RuntimeClass
            | Self::PodTopologyLabels => of("", "pods"),
            Self::TaintNodesByCondition => of("", "nodes"),
            Self::DefaultStorageClass => of("", "persistentvolumeclaims"),
            Self::StorageObjectInUseProtection => {
                of("", "persistentvolumes")
                    || of("", "persistentvolumeclaims")
                    || of("storage.k8s.io", "volumeattributesclasses")
            }
            Self::DefaultIngressClass => of("networking.k8s.io", "ingresses"),
        }
    }

    /// The plugin's part in the mutating phase. `object` is that of the request, `None` where it has none or is of a
    /// kind that is not built in; after a refusal it may have been changed in part.
    ///
    /// The caller asks only about operations that the plugin handles.
    pub(crate) fn admit(
        self,
        object: Option<&mut Struct<'_>>,
        attributes: &Attributes<'_>,
        effects: &mut Effects,
    ) -> Result<(), Refused> {
        match self {
            Self::NamespaceLifecycle => namespace_lifecycle::admit(attributes, effects),
            Self::LimitRanger => limit_ranger::admit(object, attributes, effects),
            Self::ServiceAccount => service_account::admit(object, attributes, effects),
            Self::TaintNodesByCondition => taint_nodes_by_condition::admit(object, attributes),
            Self::Priority => priority::admit(object, attributes, effects),
            Self::DefaultTolerationSeconds => default_toleration_seconds::admit(object, attributes),
            Self::DefaultStorageClass => default_storage_class::admit(object, attributes, effects),
            Self::StorageObjectInUseProtection => storage_object_in_use_protection::admit(object, attributes),
            Self::RuntimeClass => runtime_class::admit(object, attributes, effects),
            Self::DefaultIngressClass => default_ingress_class::admit(object, attributes, effects),
            Self::PodTopologyLabels => pod_topology_labels::admit(object, attributes, effects),
        }
    }

    /// The plugin's part in the validating phase; as [`BuiltIn::admit`], but it changes nothing.
    pub(crate) fn validate(
        self,
        object: Option<&mut Struct<'_>>,
        attributes: &Attributes<'_>,
        effects: &mut Effects,
    ) -> Result<(), Refused> {
        match self {
            Self::LimitRanger => limit_ranger::validate(object, attributes, effects),
            Self::ServiceAccount => service_account::validate(object, attributes, effects),
            Self::Priority => priority::validate(object, attributes, effects),
            Self::RuntimeClass => runtime_class::validate(object, attributes),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests;
