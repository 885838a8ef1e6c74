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
    /// The warnings of the API itself are left out: of deprecated fields and versions.
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
    /// Unknown fields are dropped, neither refused nor warned of.
    FieldValidation,
    /// The name is not generated.
    GeneratedNames,
    /// `managedFields` are left out.
    ManagedFields,
    /// A built-in Namespace that was not given has only its one built-in label.
    NamespaceLabels {
        /// The name of the Namespace.
        namespace: String,
    },
    /// The object is not validated after admission.
    ObjectValidation,
    /// No other admission plugin has run.
    Plugins,
    /// The plugin PodSecurity has not run, and the Pod's Namespace enforces more than `privileged`.
    PodSecurity {
        /// The Namespace of the Pod.
        namespace: String,
        /// The level that the Namespace enforces, such as `restricted`.
        level: String,
    },
    /// Admission policies were given, but have not run.
    Policies,
    /// The release was modelled by reading its sources.
    ReleaseByReading,
    /// What the allocators of addresses and node ports write into a Service is left out.
    ServiceAddresses,
    /// The fields that the endpoint resets are not reset: status, generation, uid and creationTimestamp.
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
            Self::FieldValidation => "field-validation",
            Self::GeneratedNames => "generated-names",
            Self::ManagedFields => "managed-fields",
            Self::NamespaceLabels { .. } => "namespace-labels",
            Self::ObjectValidation => "object-validation",
            Self::Plugins | Self::PodSecurity { .. } => "plugins",
            Self::Policies => "policies",
            Self::ReleaseByReading => "release-by-reading",
            Self::ServiceAddresses => "service-addresses",
            Self::Strategy => "strategy",
            Self::TaintTimes => "taint-times",
        }
    }

    /// The assumption as a sentence, without a full stop.
    pub fn sentence(&self) -> String {
        match self {
            Self::ApiDefaults => "API defaults are not applied".to_owned(),
            Self::ApiWarnings => "warnings of deprecated fields and versions are left out".to_owned(),
            Self::ComputedFields { field } => format!("{field} is not as the controller sets it"),
            Self::ComputedLabels { label } => format!("the label {label}, which the controller sets, is left out"),
            Self::Conversion => "the object is not converted to the internal type and back".to_owned(),
            Self::CustomResourceSchema => {
                "the object is neither pruned nor defaulted by the schema of its CustomResourceDefinition".to_owned()
            }
            Self::FieldValidation => "unknown fields are dropped, neither refused nor warned of".to_owned(),
            Self::GeneratedNames => "the name is not generated".to_owned(),
            Self::ManagedFields => "managedFields are left out".to_owned(),
            Self::NamespaceLabels { namespace } => format!("Namespace {namespace} has only its built-in label"),
            Self::ObjectValidation => "the object is not validated after admission".to_owned(),
            Self::Plugins => "no other admission plugin has run".to_owned(),
            Self::PodSecurity { namespace, level } => {
                format!("PodSecurity has not run: Namespace {namespace} enforces {level} and may refuse the Pod")
            }
            Self::Policies => "the admission policies of the cluster have not run".to_owned(),
            Self::ReleaseByReading => "this release is modelled by reading its sources".to_owned(),
            Self::ServiceAddresses => "addresses and node ports of the Service are not allocated".to_owned(),
            Self::Strategy => "status, generation, uid and creationTimestamp are not set".to_owned(),
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
            Self::NamespaceLabels { namespace } => write!(f, "/{namespace}"),
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
