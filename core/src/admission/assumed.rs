//! What answers assume.

use std::fmt;

use serde::{Serialize, Serializer};

use crate::admission::chain::outcome::{CallRecord, Outcome, RunVerdict};
use crate::admission::cluster::Cluster;
use crate::admission::request::{Operation, Request};
use crate::admission::webhook::hook::Phase;
use crate::admission::webhook::stored_namespace::StoredNamespace;
use crate::admission::webhook::subject::Namespace;
use crate::scheme;

/// Something that an answer assumes, because it is not modelled or was not given.
///
/// On the wire, and as `Display` prints it, it is a text: a word, or `word/fact`.
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
    /// The fields that the endpoint resets are not reset: status, generation, uid and creationTimestamp.
    Strategy,
}

impl Assumption {
    /// The word that stands for the assumption on the wire, without its fact.
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
            Self::Plugins | Self::PodSecurity { .. } => "plugins",
            Self::Policies => "policies",
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
            Self::NamespaceLabels { namespace } => format!("Namespace {namespace} has only its built-in label"),
            Self::ObjectValidation => "the object is not validated after admission".to_owned(),
            Self::Plugins => "no other admission plugin has run".to_owned(),
            Self::PodSecurity { namespace, level } => {
                format!("PodSecurity has not run: Namespace {namespace} enforces {level} and may refuse the Pod")
            }
            Self::Policies => "the admission policies of the cluster have not run".to_owned(),
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

impl Cluster {
    /// The assumptions of all answers to a request, sorted by their words.
    pub fn assumed(&self, request: &Request) -> Vec<Assumption> {
        let mut assumed = Vec::new();
        if request.operation != Operation::Connect {
            // The server defaults, converts and stamps a new object; the webhooks of a real request see the result.
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
            assumed.extend(self.pod_security(request));
        }
        let is_policy = |kind: &String| kind.starts_with(POLICIES) && kind.ends_with("AdmissionPolicy");
        if self.ignored().keys().any(is_policy) {
            assumed.push(Assumption::Policies);
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
        if let Namespace::Stored(StoredNamespace { name, assumed: true, .. }) = Namespace::of(self, request)
            && (asks(Phase::Mutating) || asks(Phase::Validating))
        {
            assumed.push(Assumption::NamespaceLabels { namespace: name.to_string() });
        }
        assumed.sort_by_key(ToString::to_string);
        assumed
    }

    /// The assumptions that could change this very answer, so that a person must see them without asking. `outcome` is
    /// the result of a run; without it, only matching is considered.
    pub fn telling_assumptions(&self, request: &Request, outcome: Option<&Outcome>) -> Vec<Assumption> {
        let allowed = outcome.is_some_and(|outcome| outcome.verdict == RunVerdict::Allowed);
        let pod = request.kind.group.is_empty() && request.kind.kind == "Pod";
        let resets = outcome.is_some_and(|outcome| outcome.calls.iter().any(|call| touches_reset(request, call)));
        let tells = |assumption: &Assumption| match assumption {
            Assumption::ApiDefaults
            | Assumption::GeneratedNames
            | Assumption::NamespaceLabels { .. }
            | Assumption::CustomResourceSchema
            | Assumption::ReleaseByReading => true,
            Assumption::PodSecurity { .. } | Assumption::Policies => allowed,
            Assumption::ObjectValidation => {
                allowed && outcome.is_some_and(|outcome| outcome.calls.iter().any(|call| call.changed))
            }
            Assumption::Plugins => allowed && pod && request.operation == Operation::Create,
            Assumption::Strategy => resets,
            Assumption::Conversion | Assumption::FieldValidation | Assumption::ManagedFields => false,
        };
        self.assumed(request).into_iter().filter(tells).collect()
    }

    /// The level that a Pod's Namespace enforces, which is what PodSecurity would look at.
    ///
    /// Source: kubernetes/pod-security-admission api/constants.go EnforceLevelLabel
    fn pod_security(&self, request: &Request) -> Option<Assumption> {
        let is_pod = request.kind.group.is_empty() && request.kind.kind == "Pod" && request.resource.resource == "pods";
        let level = self.namespace(&request.namespace)?.labels.get("pod-security.kubernetes.io/enforce")?;
        (is_pod && level != "privileged")
            .then(|| Assumption::PodSecurity { namespace: request.namespace.clone(), level: level.clone() })
    }
}

/// The group of the admission policies: the keys of `ignored` begin with it.
const POLICIES: &str = "admissionregistration.k8s.io/";

/// Whether a patch touches fields that the endpoint resets between the phases: the status, or on `status` all others.
///
/// Source: kubernetes/apiextensions-apiserver pkg/registry/customresource/{strategy,status_strategy}.go
fn touches_reset(request: &Request, call: &CallRecord) -> bool {
    let operations = call.patch.iter().flat_map(|patch| patch.document().root().elements().collect::<Vec<_>>());
    let mut paths = operations.flat_map(|operation| {
        // A move takes away what it moves.
        let from = operation.member("op").filter(|op| op.is_str("move")).and_then(|_| operation.member("from"));
        [operation.member("path"), from].into_iter().flatten().filter_map(|path| path.as_str())
    });
    paths.any(|path| {
        let status = path == "/status" || path.starts_with("/status/");
        match request.sub_resource.as_str() {
            "" => status,
            "status" => !status,
            _ => false,
        }
    })
}
