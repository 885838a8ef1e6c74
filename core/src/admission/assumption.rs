//! The assumptions of answers: their words and their sentences.

use std::fmt;

use serde::{Serialize, Serializer};

/// Something that an answer assumes, because it is not modelled or was not given.
///
/// On the wire, and as `Display` prints it, it is a text: a word, or `word/fact`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Assumption {
    /// API defaults are not applied.
    ApiDefaults,
    /// The warnings of the API itself are left out: of deprecated fields and versions, and what else strategies warn of.
    ApiWarnings,
    /// The controller of a workload sets a field of its Pods whose value the workload does not contain.
    ComputedFields {
        /// The field, such as `metadata.ownerReferences`.
        field: String,
    },
    /// The controller of a workload sets a label of its Pods whose value the workload does not contain.
    ComputedLabels {
        /// The key of the label, such as `pod-template-hash`.
        label: String,
    },
    /// The object is not converted to the server's internal type and back.
    Conversion,
    /// A custom resource is neither pruned nor defaulted by its schema.
    CustomResourceSchema,
    /// A custom resource is not validated by its schema: neither by its types, patterns and limits, nor by its rules.
    CustomResourceValidation,
    /// Unknown fields are dropped, neither refused nor warned of.
    FieldValidation,
    /// The name is not generated.
    GeneratedNames,
    /// No IngressClass is the default one, of those that were given.
    IngressClasses,
    /// A Namespace of which no LimitRange was given has none.
    LimitRanges {
        /// The name of the Namespace.
        namespace: String,
    },
    /// `managedFields` are left out.
    ManagedFields,
    /// What the server takes in any order is taken by name, which changes this answer: the LimitRanges of a Namespace,
    /// the resources in them, the node selector of a RuntimeClass.
    MapOrder,
    /// A Namespace that was not given exists and is not being deleted.
    Namespace {
        /// The name of the Namespace.
        name: String,
    },
    /// A built-in Namespace that was not given has only its one built-in label.
    NamespaceLabels {
        /// The name of the Namespace.
        namespace: String,
    },
    /// A Node that was not given has neither zone nor region.
    Node {
        /// The name of the Node.
        name: String,
    },
    /// The time of the request is left out, such as the time at which a new object was created.
    Now,
    /// The uid of a new object is left out, and what follows from it, such as the labels by which a Job selects its Pods.
    ObjectUid,
    /// The object is not validated after admission.
    ObjectValidation,
    /// No other admission plugin has run.
    Plugins,
    /// A plugin that is not modelled would act on the request.
    Plugin {
        /// The name of the plugin.
        name: &'static str,
    },
    /// The plugin PodSecurity has not run, and the Pod's Namespace enforces more than `privileged`.
    PodSecurity {
        /// The Namespace of the Pod.
        namespace: String,
        /// The level that the Namespace enforces, such as `restricted`.
        level: String,
    },
    /// Admission policies were given, but have not run.
    Policies,
    /// No PriorityClass is the default one, of those that were given.
    PriorityClasses,
    /// The release was modelled by reading its sources.
    ReleaseByReading,
    /// The version that the storage gives the object is left out: it is absent, or the one before the update.
    ResourceVersion,
    /// A ServiceAccount that was not given exists, without annotations, secrets and pull secrets.
    ServiceAccount {
        /// The Namespace of the ServiceAccount.
        namespace: String,
        /// The name of the ServiceAccount.
        name: String,
    },
    /// No StorageClass is the default one, of those that were given.
    StorageClasses,
    /// The names that the server makes up end in `xxxxx`.
    Suffixes,
    /// What the allocators of addresses and node ports write into a Service is left out.
    ServiceAddresses,
    /// What the endpoint writes and resets before the object is stored is as it was: status, generation, uid,
    /// creationTimestamp, and fields that follow from others.
    Strategy,
    /// The time at which a taint of a device was added, which is that of the request, is left out.
    TaintTimes,
}

impl Assumption {
    /// The word that stands for the assumption on the wire, without its fact.
    pub fn code(&self) -> &'static str {
        match self {
            Self::ApiDefaults => "api-defaults",
            Self::ApiWarnings => "api-warnings",
            Self::ComputedFields { .. } => "computed-fields",
            Self::ComputedLabels { .. } => "computed-labels",
            Self::Conversion => "conversion",
            Self::CustomResourceSchema => "custom-resource-schema",
            Self::CustomResourceValidation => "custom-resource-validation",
            Self::FieldValidation => "field-validation",
            Self::GeneratedNames => "generated-names",
            Self::IngressClasses => "ingress-classes",
            Self::LimitRanges { .. } => "limit-ranges",
            Self::ManagedFields => "managed-fields",
            Self::MapOrder => "map-order",
            Self::Namespace { .. } => "namespace",
            Self::NamespaceLabels { .. } => "namespace-labels",
            Self::Node { .. } => "node-topology",
            Self::Now => "now",
            Self::ObjectUid => "object-uid",
            Self::ObjectValidation => "object-validation",
            Self::Plugin { .. } | Self::Plugins | Self::PodSecurity { .. } => "plugins",
            Self::Policies => "policies",
            Self::PriorityClasses => "priority-classes",
            Self::ReleaseByReading => "release-by-reading",
            Self::ResourceVersion => "resource-version",
            Self::ServiceAccount { .. } => "service-account",
            Self::StorageClasses => "storage-classes",
            Self::ServiceAddresses => "service-addresses",
            Self::Strategy => "strategy",
            Self::Suffixes => "suffixes",
            Self::TaintTimes => "taint-times",
        }
    }

    /// The assumption as a sentence, without a full stop.
    pub fn sentence(&self) -> String {
        match self {
            Self::ApiDefaults => "API defaults are not applied".to_owned(),
            Self::ApiWarnings => "what the API warns of, such as deprecated fields, is left out".to_owned(),
            Self::ComputedFields { field } => format!("{field} is not as the controller sets it"),
            Self::ComputedLabels { label } => format!("the label {label}, which the controller sets, is left out"),
            Self::Conversion => "the object is not converted to the internal type and back".to_owned(),
            Self::CustomResourceSchema => {
                "the object is neither pruned nor defaulted by the schema of its CustomResourceDefinition".to_owned()
            }
            Self::CustomResourceValidation => {
                "the object is not validated by the schema of its CustomResourceDefinition".to_owned()
            }
            Self::FieldValidation => "unknown fields are dropped, neither refused nor warned of".to_owned(),
            Self::GeneratedNames => "the name is not generated".to_owned(),
            Self::IngressClasses => "no IngressClass is the default one".to_owned(),
            Self::LimitRanges { namespace } => format!("Namespace {namespace} has no LimitRange"),
            Self::ManagedFields => "managedFields are left out".to_owned(),
            Self::MapOrder => {
                "what the server takes in any order, which decides this answer, is taken by name".to_owned()
            }
            Self::Namespace { name } => format!("Namespace {name} exists and is not being deleted"),
            Self::NamespaceLabels { namespace } => format!("Namespace {namespace} has only its built-in label"),
            Self::Node { name } => format!("Node {name} has neither zone nor region"),
            Self::Now => "the time of the request is left out".to_owned(),
            Self::ObjectUid => "the uid of the new object is left out".to_owned(),
            Self::ObjectValidation => "the object is not validated after admission".to_owned(),
            Self::Plugin { name } => format!("the plugin {name} has not run"),
            Self::Plugins => "no other admission plugin has run".to_owned(),
            Self::PodSecurity { namespace, level } => {
                format!("PodSecurity has not run: Namespace {namespace} enforces {level} and may refuse the Pod")
            }
            Self::Policies => "the admission policies of the cluster have not run".to_owned(),
            Self::PriorityClasses => "no PriorityClass is the default one".to_owned(),
            Self::ReleaseByReading => "this release is modelled by reading its sources".to_owned(),
            Self::ResourceVersion => "the resourceVersion is not the one that the storage gives".to_owned(),
            Self::ServiceAccount { namespace, name } => {
                format!("ServiceAccount {namespace}/{name} exists, without annotations, secrets and pull secrets")
            }
            Self::StorageClasses => "no StorageClass is the default one".to_owned(),
            Self::ServiceAddresses => "addresses and node ports of the Service are not allocated".to_owned(),
            Self::Strategy => {
                "what the endpoint writes and resets, such as status and generation, is as it was".to_owned()
            }
            Self::Suffixes => "names that the server makes up, as that of the token's volume, end in xxxxx".to_owned(),
            Self::TaintTimes => "the time at which a device's taint was added is left out".to_owned(),
        }
    }
}

impl fmt::Display for Assumption {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())?;
        match self {
            Self::ComputedFields { field } => write!(f, "/{field}"),
            Self::ComputedLabels { label } => write!(f, "/{label}"),
            Self::LimitRanges { namespace } | Self::NamespaceLabels { namespace } => write!(f, "/{namespace}"),
            Self::Namespace { name } | Self::Node { name } => write!(f, "/{name}"),
            Self::ServiceAccount { namespace, name } => write!(f, "/{namespace}/{name}"),
            Self::Plugin { name } => write!(f, "/{name}"),
            Self::PodSecurity { .. } => f.write_str("/PodSecurity"),
            _ => Ok(()),
        }
    }
}

impl Serialize for Assumption {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
