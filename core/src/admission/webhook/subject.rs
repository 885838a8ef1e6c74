//! A request, prepared for matching against many hooks.

use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

use crate::admission::cluster::Cluster;
use crate::admission::request::{Operation, Request};
use crate::admission::webhook::matcher::Endpoint;
use crate::admission::webhook::reason::{Skip, Target};
use crate::admission::webhook::rules::{Wanted, endpoint};
use crate::admission::webhook::stored_namespace::StoredNamespace;
use crate::admission::webhook::words::{Word, Words};
use crate::json::{Document, Kind, Node};
use crate::meta::{Gvk, Gvr, Labels};
use crate::scheme;

/// A request prepared for the gates: labels are read once, and the Namespace and the equivalents are found once. Data
/// that only reasons need is made for the first of them.
///
/// Make a new one whenever the request's object has changed.
#[derive(Debug)]
pub(crate) struct Subject<'a> {
    pub(crate) request: &'a Request,
    pub(crate) round: u8,
    /// Why no hook sees the request.
    pub(crate) exempt: Option<Skip>,
    pub(crate) namespace: Namespace<'a>,
    /// `None` if there is no object, or its kind has no metadata.
    pub(crate) labels: Option<Labelled<'a>>,
    pub(crate) old_labels: Option<Labelled<'a>>,
    pub(crate) endpoint: Endpoint,
    pub(crate) equivalents: Vec<Candidate>,
    pub(crate) knows_equivalents: bool,
    wanted: OnceLock<Arc<Wanted>>,
    target: OnceLock<Arc<Target>>,
}

/// The labels of an object: those that hooks select by, as numbers; all of them are read on demand.
#[derive(Debug)]
pub(crate) struct Labelled<'a> {
    pub(crate) numbers: Vec<(Word, Word)>,
    object: &'a Document,
    labels: OnceLock<Arc<Labels>>,
}

/// The Namespace whose labels a `namespaceSelector` tests.
#[derive(Debug, Clone)]
pub(crate) enum Namespace<'a> {
    /// There is none: the request is cluster-scoped.
    NotApplicable,
    /// The Namespace in the request, by its name; its labels are the subject's own.
    OfRequest(Arc<str>),
    /// The stored Namespace.
    Stored(&'a StoredNamespace),
    NotFound(&'a str),
    NotGiven(&'a str),
    /// An internal error with this text.
    Unreadable(&'static str),
}

impl<'a> Namespace<'a> {
    /// The Namespace whose labels a `namespaceSelector` tests for a request.
    ///
    /// Source: kubernetes/apiserver pkg/admission/plugin/webhook/predicates/namespace/matcher.go
    pub(crate) fn of(cluster: &'a Cluster, request: &'a Request) -> Self {
        let name = request.namespace.as_str();
        // The plural name alone decides; the group is ignored.
        let for_namespace = request.resource.resource == "namespaces";
        if name.is_empty() && !for_namespace {
            return Self::NotApplicable;
        }
        let writes = matches!(request.operation, Operation::Create | Operation::Update);
        if for_namespace && request.sub_resource.is_empty() && writes {
            // The labels come from the new object as changed so far, never from the old one.
            return if request.object.is_some() && has_metadata(&request.kind) {
                Self::OfRequest(name.into())
            } else {
                Self::Unreadable("object does not implement the Object interfaces")
            };
        }
        match cluster.namespace(name) {
            Some(namespace) => Self::Stored(namespace),
            None if name.is_empty() => Self::Unreadable("resource name may not be empty"),
            None if cluster.knows_all_namespaces() => Self::NotFound(name),
            None => Self::NotGiven(name),
        }
    }
}

/// An equivalent resource, prepared for the rules.
#[derive(Debug)]
pub(crate) struct Candidate {
    pub(crate) endpoint: Endpoint,
    pub(crate) resource: Arc<Gvr>,
    /// `None` if the registry knows no kind.
    pub(crate) target: Option<Arc<Target>>,
    /// Whether the conversion to it is modelled; what is given as a request is not read into the internal type.
    pub(crate) converts: bool,
}

impl<'a> Subject<'a> {
    /// Prepares a request for the hooks of one round: 0, or 1 in the second pass of the mutating phase.
    ///
    /// Cost: linear in the object's metadata, once for all hooks.
    pub(crate) fn new(cluster: &'a Cluster, request: &'a Request, round: u8) -> Self {
        let words = cluster.words();
        let side = |object: &'a Option<Document>| Labelled::new(object.as_ref(), &request.kind, words);
        let (labels, old_labels) = (side(&request.object), side(&request.old_object));
        let registry = cluster.registry();
        let equivalents = registry.equivalents(&request.resource, &request.sub_resource).into_iter();
        let equivalents = equivalents.map(|equivalent| Candidate {
            endpoint: endpoint(request, &equivalent.resource, words),
            converts: equivalent.converts_by_name
                || cluster.sets_defaults(request)
                    && equivalent
                        .kind
                        .as_ref()
                        .is_some_and(|kind| scheme::has_versions(&request.kind, kind, cluster.release())),
            target: equivalent.kind.map(|kind| target(request, &equivalent.resource, kind)),
            resource: Arc::new(equivalent.resource),
        });
        Self {
            request,
            round,
            exempt: exempt(cluster, request),
            namespace: Namespace::of(cluster, request),
            labels,
            old_labels,
            endpoint: endpoint(request, &request.resource, words),
            equivalents: equivalents.collect(),
            knows_equivalents: registry.knows_equivalents(&request.resource),
            wanted: OnceLock::new(),
            target: OnceLock::new(),
        }
    }

    /// Whether there is anything to convert.
    pub(crate) fn has_object(&self) -> bool {
        self.request.object.is_some() || self.request.old_object.is_some()
    }

    /// The parts of the request that rules look at.
    pub(crate) fn wanted(&self) -> &Arc<Wanted> {
        self.wanted.get_or_init(|| Arc::new(Wanted::new(self.request, self.endpoint)))
    }

    /// The resource and kind that a webhook is sent if a rule matches the request as it was made.
    pub(crate) fn target(&self) -> &Arc<Target> {
        self.target.get_or_init(|| target(self.request, &self.request.resource, self.request.kind.clone()))
    }

    /// The labels that a `namespaceSelector` tests, if there are any.
    pub(crate) fn namespace_labels(&self) -> Option<&[(Word, Word)]> {
        match &self.namespace {
            Namespace::OfRequest(_) => self.labels.as_ref().map(|labels| labels.numbers.as_slice()),
            Namespace::Stored(namespace) => Some(&namespace.numbers),
            _ => None,
        }
    }
}

fn target(request: &Request, resource: &Gvr, kind: Gvk) -> Arc<Target> {
    Arc::new(Target { resource: resource.clone(), sub_resource: request.sub_resource.clone(), kind })
}

impl<'a> Labelled<'a> {
    /// An object's labels; `None` if there is no object, or its kind has no metadata.
    fn new(object: Option<&'a Document>, kind: &Gvk, words: &Words) -> Option<Self> {
        let object = object.filter(|_| has_metadata(kind))?;
        let mut numbers: Vec<(Word, Word)> = Vec::new();
        for (key, value) in written(object) {
            if value.kind() != Kind::String {
                // A custom resource's labels count only if all of them are strings.
                return Some(Self { numbers: Vec::new(), object, labels: OnceLock::new() });
            }
            let Some((key, value)) = words.label(&key, || value.as_str().unwrap_or_default()) else { continue };
            match numbers.iter_mut().find(|(known, _)| *known == key) {
                Some(earlier) => earlier.1 = value,
                None => numbers.push((key, value)),
            }
        }
        Some(Self { numbers, object, labels: OnceLock::new() })
    }

    /// All of them.
    pub(crate) fn labels(&self) -> &Arc<Labels> {
        self.labels.get_or_init(|| {
            let owned = |(key, value): (Cow<'_, str>, Node<'_>)| Some((key.into_owned(), value.as_str()?.into_owned()));
            let labels: Option<Labels> = written(self.object).map(owned).collect();
            Arc::new(labels.unwrap_or_default())
        })
    }
}

/// The labels as written.
fn written(object: &Document) -> impl Iterator<Item = (Cow<'_, str>, Node<'_>)> {
    let labels = object.root().member("metadata").and_then(|metadata| metadata.member("labels"));
    labels.into_iter().flat_map(|labels| labels.members()).map(|member| (member.name(), member.value))
}

/// Why no hook sees a request.
///
/// Source: kubernetes/apiserver pkg/admission/plugin/webhook/generic/webhook.go Dispatch, pkg/admission/plugin/webhook/
/// predicates/rules/rules.go IsExemptAdmissionConfigurationResource
fn exempt(cluster: &Cluster, request: &Request) -> Option<Skip> {
    let group_resource = (request.resource.group.as_str(), request.resource.resource.as_str());
    if cluster.release().excludes_virtual_resources() && VIRTUAL.contains(&group_resource) {
        return Some(Skip::VirtualResourceExcluded { resource: request.resource.group_resource() });
    }
    // The kind decides, so this holds in every version and for every subresource.
    if request.kind.group == crate::admission::webhook::configuration::GROUP
        && ADMISSION_KINDS.contains(&request.kind.kind.as_str())
    {
        return Some(Skip::AdmissionConfigExempt { kind: request.kind.clone() });
    }
    None
}

/// Source: kubernetes/kubernetes pkg/kubeapiserver/admission/exclusion/resources.go
const VIRTUAL: [(&str, &str); 6] = [
    ("authentication.k8s.io", "selfsubjectreviews"),
    ("authentication.k8s.io", "tokenreviews"),
    ("authorization.k8s.io", "localsubjectaccessreviews"),
    ("authorization.k8s.io", "selfsubjectaccessreviews"),
    ("authorization.k8s.io", "selfsubjectrulesreviews"),
    ("authorization.k8s.io", "subjectaccessreviews"),
];

const ADMISSION_KINDS: [&str; 6] = [
    "ValidatingWebhookConfiguration",
    "MutatingWebhookConfiguration",
    "ValidatingAdmissionPolicy",
    "ValidatingAdmissionPolicyBinding",
    "MutatingAdmissionPolicy",
    "MutatingAdmissionPolicyBinding",
];

/// Whether objects of a kind have labels: all but the options of CONNECT.
fn has_metadata(kind: &Gvk) -> bool {
    const OPTIONS: [&str; 6] = [
        "NodeProxyOptions",
        "PodAttachOptions",
        "PodExecOptions",
        "PodPortForwardOptions",
        "PodProxyOptions",
        "ServiceProxyOptions",
    ];
    !(kind.group.is_empty() && OPTIONS.contains(&kind.kind.as_str()))
}
