//! What the answers to a request assume.

use crate::admission::assumption::Assumption;
use crate::admission::chain::outcome::{CallRecord, Outcome, RunVerdict};
use crate::admission::cluster::Cluster;
use crate::admission::custom_resource::CustomResource;
use crate::admission::plugin::BuiltIn;
use crate::admission::plugin_set::{MUTATING_WEBHOOKS, PluginSet, VALIDATING_WEBHOOKS};
use crate::admission::request::{Operation, Request};
use crate::admission::unmodelled::would_act;
use crate::admission::webhook::hook::Phase;
use crate::admission::webhook::stored_namespace::StoredNamespace;
use crate::admission::webhook::subject::Namespace;
use crate::scheme;

impl Cluster {
    /// The assumptions of an answer to a request, sorted by their words. `outcome` is the result of a run; without it,
    /// only matching is considered.
    pub fn assumed(&self, request: &Request, outcome: Option<&Outcome>) -> Vec<Assumption> {
        let mut assumed = request.assumed.clone();
        assumed.extend(outcome.into_iter().flat_map(|outcome| outcome.assumed.iter().cloned()));
        if request.operation != Operation::Connect {
            assumed.push(Assumption::ManagedFields);
        }
        let sends = matches!(request.operation, Operation::Create | Operation::Update);
        // A run says itself what the strategy of a client's object leaves open; matching takes the object as it is.
        let open = request.recorded || outcome.is_none() || request.operation == Operation::Delete;
        if open && request.operation != Operation::Connect {
            assumed.push(Assumption::Strategy);
        }
        let stored = outcome.is_some_and(|outcome| outcome.verdict == RunVerdict::Allowed) && sends && !request.dry_run;
        if stored && !assumed.contains(&Assumption::Strategy) {
            assumed.push(Assumption::ResourceVersion);
        }
        if request.operation != Operation::Connect && !self.sets_defaults(request) {
            assumed.extend([Assumption::ApiDefaults, Assumption::Conversion]);
        }
        let custom = !scheme::is_built_in(&request.kind, self.release());
        // The fields of a client's object are checked where they are known.
        let unchecked = custom && sends && self.registry().custom_schema(&request.kind).is_none();
        if request.recorded && request.operation != Operation::Connect || unchecked {
            assumed.push(Assumption::FieldValidation);
        }
        if sends {
            assumed.push(Assumption::ObjectValidation);
        }
        assumed.extend(self.of_plugins(request, outcome.is_some()));
        let is_policy = |kind: &String| kind.starts_with(POLICIES) && kind.ends_with("AdmissionPolicy");
        if self.ignored().keys().any(is_policy) {
            assumed.push(Assumption::Policies);
        }
        if custom {
            // A given request is as a server has made it, and what patches add to it is left as it is.
            let by_schema = !request.recorded && self.registry().custom_schema(&request.kind).is_some();
            assumed.push(if by_schema {
                Assumption::CustomResourceValidation
            } else {
                Assumption::CustomResourceSchema
            });
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
        assumed.dedup();
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
            | Assumption::IngressClasses
            | Assumption::LimitRanges { .. }
            | Assumption::MapOrder
            | Assumption::Namespace { .. }
            | Assumption::NamespaceLabels { .. }
            | Assumption::Node { .. }
            | Assumption::PriorityClasses
            | Assumption::ServiceAccount { .. }
            | Assumption::StorageClasses
            | Assumption::CustomResourceSchema
            | Assumption::ReleaseByReading => true,
            Assumption::Plugin { .. } | Assumption::PodSecurity { .. } | Assumption::Policies => allowed,
            Assumption::ObjectValidation | Assumption::CustomResourceValidation => {
                allowed && outcome.is_some_and(|outcome| outcome.calls.iter().any(|call| call.changed))
            }
            Assumption::Plugins => allowed && pod && request.operation == Operation::Create,
            Assumption::Strategy => resets,
            Assumption::ComputedLabels { label } => self.selects_by(label),
            Assumption::ComputedFields { .. }
            | Assumption::Conversion
            | Assumption::FieldValidation
            | Assumption::ManagedFields
            | Assumption::Now
            | Assumption::ObjectUid
            | Assumption::ResourceVersion
            | Assumption::Suffixes
            | Assumption::ServiceAddresses
            | Assumption::ApiWarnings
            | Assumption::TaintTimes => false,
        };
        self.assumed(request, outcome).into_iter().filter(tells).collect()
    }

    /// What plugins that did not run would have done; `ran` says whether those that are modelled ran.
    fn of_plugins(&self, request: &Request, ran: bool) -> Vec<Assumption> {
        let names = request.plugins.names(!request.recorded, self.release());
        let alone = names.iter().all(|name| [MUTATING_WEBHOOKS, VALIDATING_WEBHOOKS].contains(name));
        if alone || !ran {
            let connects = request.operation == Operation::Connect;
            let plugins = (!connects).then_some(Assumption::Plugins).into_iter();
            // Of a set without PodSecurity nobody expects it.
            let expected = request.plugins == PluginSet::default();
            return plugins.chain(self.pod_security(request).filter(|_| expected)).collect();
        }
        let left_out = names.into_iter().filter(|name| BuiltIn::by_name(name).is_none() && would_act(name, request));
        let assumption = |name| match name {
            "PodSecurity" => self.pod_security(request),
            "ResourceQuota" if !self.ignored().contains_key("v1/ResourceQuota") => None,
            name => Some(Assumption::Plugin { name }),
        };
        left_out.filter_map(assumption).collect()
    }

    /// Whether the objects of a request have their defaults and are converted, also after a patch: those of a client are,
    /// unless only older releases serve their kind, which were not read so far. What is given as a request is used as it is.
    pub(super) fn sets_defaults(&self, request: &Request) -> bool {
        let release = self.release();
        let knows = |release| scheme::is_built_in(&request.kind, release);
        !request.recorded && (knows(release.of_defaults()) || !knows(release))
    }

    /// How objects of the request come in and are stored, where it is for a custom resource or its status; `None` if the
    /// strategy of the kind is not known.
    pub(super) fn custom_resource(&self, request: &Request) -> Option<CustomResource> {
        let of_kind = matches!(request.sub_resource.as_str(), "" | "status") && !self.release().is_by_reading();
        self.registry().custom_resource(&request.kind).filter(|_| of_kind)
    }

    /// Whether an `objectSelector` selects by a label.
    fn selects_by(&self, label: &str) -> bool {
        let mut hooks = [Phase::Mutating, Phase::Validating].into_iter().flat_map(|phase| self.hooks(phase));
        hooks.any(|hook| {
            let selector = hook.object_selector.as_ref();
            selector.is_ok_and(|selector| selector.requirements().iter().any(|wanted| wanted.key() == label))
        })
    }

    /// The level that a Pod's Namespace enforces, which is what PodSecurity would check.
    ///
    /// Source: kubernetes/pod-security-admission api/constants.go EnforceLevelLabel
    fn pod_security(&self, request: &Request) -> Option<Assumption> {
        let is_pod = request.kind.group.is_empty() && request.kind.kind == "Pod" && request.resource.resource == "pods";
        let level = self.namespace(&request.namespace)?.labels.get("pod-security.kubernetes.io/enforce")?;
        let sends = matches!(request.operation, Operation::Create | Operation::Update);
        (is_pod && sends && level != "privileged")
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
