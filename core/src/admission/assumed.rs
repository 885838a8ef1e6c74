//! What answers take for granted.

use std::fmt;

use serde::{Serialize, Serializer};

use crate::admission::cluster::Cluster;
use crate::admission::request::{Operation, Request};
use crate::admission::webhook::hook::Phase;
use crate::admission::webhook::stored_namespace::StoredNamespace;
use crate::admission::webhook::subject::{Namespace, Subject};
use crate::scheme;

/// Something that an answer takes for granted, because it is not modelled or was not given.
///
/// On the wire and by `Display` a text: a word, or `word/fact`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Assumption {
    /// API defaults are not applied.
    ApiDefaults,
    /// The object is not converted to the server's internal type and back.
    Conversion,
    /// A custom resource is neither pruned nor defaulted by its schema.
    CustomResourceSchema,
    /// Unknown fields are dropped, not refused.
    FieldValidation,
    /// The name is not generated.
    GeneratedNames,
    /// `managedFields` are left out.
    ManagedFields,
    /// A built-in Namespace that was not given has its one label alone.
    NamespaceLabels {
        /// Its name.
        namespace: String,
    },
    /// The object is not validated after admission.
    ObjectValidation,
    /// No other admission plugin has run.
    Plugins,
    /// The release was modelled by reading its sources.
    ReleaseByReading,
    /// What the endpoint resets is not reset: status, generation, uid, creationTimestamp.
    Strategy,
}

impl Assumption {
    /// The word of the wire, without a fact.
    pub fn code(&self) -> &'static str {
        match self {
            Self::ApiDefaults => "api-defaults",
            Self::Conversion => "conversion",
            Self::CustomResourceSchema => "custom-resource-schema",
            Self::FieldValidation => "field-validation",
            Self::GeneratedNames => "generated-names",
            Self::ManagedFields => "managed-fields",
            Self::NamespaceLabels { .. } => "namespace-labels",
            Self::ObjectValidation => "object-validation",
            Self::Plugins => "plugins",
            Self::ReleaseByReading => "release-by-reading",
            Self::Strategy => "strategy",
        }
    }

    /// The assumption as a sentence, without a full stop.
    pub fn sentence(&self) -> String {
        match self {
            Self::ApiDefaults => "API defaults are not applied".to_owned(),
            Self::Conversion => "the object is not converted to the internal type and back".to_owned(),
            Self::CustomResourceSchema => {
                "the object is neither pruned nor defaulted by the schema of its CustomResourceDefinition".to_owned()
            }
            Self::FieldValidation => "unknown fields are dropped, not refused".to_owned(),
            Self::GeneratedNames => "the name is not generated".to_owned(),
            Self::ManagedFields => "managedFields are left out".to_owned(),
            Self::NamespaceLabels { namespace } => format!("Namespace {namespace} has its built-in label alone"),
            Self::ObjectValidation => "the object is not validated after admission".to_owned(),
            Self::Plugins => "no other admission plugin has run".to_owned(),
            Self::ReleaseByReading => "this release is modelled by reading its sources".to_owned(),
            Self::Strategy => "status, generation, uid and creationTimestamp are not set".to_owned(),
        }
    }
}

impl fmt::Display for Assumption {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())?;
        match self {
            Self::NamespaceLabels { namespace } => write!(f, "/{namespace}"),
            _ => Ok(()),
        }
    }
}

impl Serialize for Assumption {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Cluster {
    /// What the answers to a request take for granted, sorted by their words.
    pub fn assumed(&self, request: &Request) -> Vec<Assumption> {
        let mut assumed = Vec::new();
        if request.operation != Operation::Connect {
            // The server defaults, converts and stamps what it takes in; the webhooks of a real request see the result.
            assumed.extend([
                Assumption::ApiDefaults,
                Assumption::Conversion,
                Assumption::FieldValidation,
                Assumption::ManagedFields,
                Assumption::Plugins,
                Assumption::Strategy,
            ]);
        }
        if matches!(request.operation, Operation::Create | Operation::Update) {
            assumed.push(Assumption::ObjectValidation);
        }
        if !scheme::is_built_in(&request.kind, self.release()) {
            assumed.push(Assumption::CustomResourceSchema);
        }
        if request.operation == Operation::Create && request.name.is_empty() && request.names.is_empty() {
            assumed.push(Assumption::GeneratedNames);
        }
        if self.release().is_by_reading() {
            assumed.push(Assumption::ReleaseByReading);
        }
        let asks = |phase| {
            self.hooks(phase)
                .iter()
                .any(|hook| !matches!(&hook.namespace_selector, Ok(selector) if selector.is_everything()))
        };
        if let Namespace::Stored(StoredNamespace { name, assumed: true, .. }) = Subject::new(self, request, 0).namespace
            && (asks(Phase::Mutating) || asks(Phase::Validating))
        {
            assumed.push(Assumption::NamespaceLabels { namespace: name.to_string() });
        }
        assumed.sort_by_key(ToString::to_string);
        assumed
    }
}
