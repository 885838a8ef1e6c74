//! A request, prepared for matching against many hooks.

use std::sync::Arc;

use crate::admission::cluster::Cluster;
use crate::admission::metadata::METADATA_NAME;
use crate::admission::request::{Operation, Request};
use crate::admission::webhook::matcher::{Endpoint, Word};
use crate::admission::webhook::reason::{Skip, Target};
use crate::admission::webhook::rules::Wanted;
use crate::json::Document;
use crate::meta::{Gvk, Gvr, Labels};

/// A request with what the gates look at: labels read once, the Namespace and the equivalents found once.
///
/// Make a new one whenever the request's object has changed.
#[derive(Debug)]
pub(crate) struct Subject<'a> {
    pub(crate) request: &'a Request,
    pub(crate) round: u8,
    /// Why no hook sees the request.
    pub(crate) exempt: Option<Skip>,
    pub(crate) namespace: Namespace,
    /// `None` if there is no object, or its kind has no metadata.
    pub(crate) labels: Option<Labelled>,
    pub(crate) old_labels: Option<Labelled>,
    pub(crate) wanted: Arc<Wanted>,
    pub(crate) target: Arc<Target>,
    pub(crate) equivalents: Vec<Candidate>,
    pub(crate) knows_equivalents: bool,
}

/// The labels of an object, and the same as numbers.
#[derive(Debug, Clone)]
pub(crate) struct Labelled {
    pub(crate) labels: Arc<Labels>,
    pub(crate) numbers: Vec<(Word, Word)>,
}

/// What a `namespaceSelector` is asked about.
#[derive(Debug, Clone)]
pub(crate) enum Namespace {
    /// Nothing: the request is cluster-scoped.
    NotApplicable,
    /// These labels.
    Labels {
        /// The Namespace's name.
        name: Arc<str>,
        /// Whether it is the Namespace under request, not the stored one.
        of_request: bool,
        labels: Labelled,
        /// Whether it was not given and taken as the server makes it.
        assumed: bool,
    },
    NotFound(Arc<str>),
    NotGiven(Arc<str>),
    /// An internal error with this text.
    Unreadable(&'static str),
}

/// An equivalent resource, prepared for the rules.
#[derive(Debug)]
pub(crate) struct Candidate {
    pub(crate) endpoint: Endpoint,
    pub(crate) resource: Arc<Gvr>,
    /// `None` if the registry knows no kind.
    pub(crate) target: Option<Arc<Target>>,
    pub(crate) converts_by_name: bool,
}

impl<'a> Subject<'a> {
    /// Prepares a request for the hooks of one round: 0, or 1 in the second pass of the mutating phase.
    ///
    /// Linear in the object's metadata and in the resource table; asked of every hook afterwards.
    pub(crate) fn new(cluster: &Cluster, request: &'a Request, round: u8) -> Self {
        let words = cluster.words();
        let labelled = |labels: Arc<Labels>| Labelled { numbers: words.labels(&labels), labels };
        let side = |object: &Option<Document>| labels(object.as_ref(), &request.kind).map(labelled);
        let (labels, old_labels) = (side(&request.object), side(&request.old_object));
        let wanted = |resource: &Gvr| Wanted::new(request, resource.clone(), words);
        let registry = cluster.registry();
        let target = |resource: &Gvr, kind| {
            Arc::new(Target { resource: resource.clone(), sub_resource: request.sub_resource.clone(), kind })
        };
        let equivalents = registry.equivalents(&request.resource, &request.sub_resource).into_iter();
        let equivalents = equivalents.map(|equivalent| Candidate {
            endpoint: wanted(&equivalent.resource).endpoint,
            target: equivalent.kind.map(|kind| target(&equivalent.resource, kind)),
            resource: Arc::new(equivalent.resource),
            converts_by_name: equivalent.converts_by_name,
        });
        Self {
            request,
            round,
            exempt: exempt(cluster, request),
            namespace: namespace(cluster, request, labels.as_ref(), labelled),
            labels,
            old_labels,
            equivalents: equivalents.collect(),
            knows_equivalents: registry.knows_equivalents(&request.resource),
            target: target(&request.resource, request.kind.clone()),
            wanted: Arc::new(wanted(&request.resource)),
        }
    }

    /// Whether there is anything to convert.
    pub(crate) fn has_object(&self) -> bool {
        self.request.object.is_some() || self.request.old_object.is_some()
    }
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
    // By the kind, so in every version and for every subresource.
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

/// The Namespaces that the server makes itself.
///
/// Source: kubernetes/kubernetes pkg/controlplane/controller/systemnamespaces
const BUILT_IN_NAMESPACES: [&str; 4] = ["default", "kube-node-lease", "kube-public", "kube-system"];

/// What a `namespaceSelector` is asked about.
///
/// Source: kubernetes/apiserver pkg/admission/plugin/webhook/predicates/namespace/matcher.go
fn namespace(
    cluster: &Cluster,
    request: &Request,
    labels: Option<&Labelled>,
    labelled: impl Fn(Arc<Labels>) -> Labelled,
) -> Namespace {
    let name: Arc<str> = request.namespace.as_str().into();
    // The resource by its plural name alone; the group is not looked at.
    let for_namespace = request.resource.resource == "namespaces";
    if name.is_empty() && !for_namespace {
        return Namespace::NotApplicable;
    }
    let writes = matches!(request.operation, Operation::Create | Operation::Update);
    if for_namespace && request.sub_resource.is_empty() && writes {
        // The new object, as changed so far; never the old one.
        return match labels {
            Some(labels) => Namespace::Labels { name, of_request: true, labels: labels.clone(), assumed: false },
            None => Namespace::Unreadable("object does not implement the Object interfaces"),
        };
    }
    let found = |labels, assumed| {
        let (name, labels) = (Arc::clone(&name), labelled(labels));
        Namespace::Labels { name, of_request: false, labels, assumed }
    };
    if let Some(labels) = cluster.namespace_labels(&name) {
        return found(Arc::clone(labels), false);
    }
    if name.is_empty() {
        return Namespace::Unreadable("resource name may not be empty");
    }
    if BUILT_IN_NAMESPACES.contains(&&*name) {
        return found(Arc::new(Labels::from([(METADATA_NAME.to_owned(), name.to_string())])), true);
    }
    if cluster.knows_all_namespaces() {
        return Namespace::NotFound(name);
    }
    Namespace::NotGiven(name)
}

/// An object's labels; `None` if there is no object, or its kind has no metadata.
fn labels(object: Option<&Document>, kind: &Gvk) -> Option<Arc<Labels>> {
    let object = object.filter(|_| has_metadata(kind))?.root();
    let written = object.member("metadata").and_then(|metadata| metadata.member("labels"));
    let mut labels = Labels::new();
    for member in written.into_iter().flat_map(|labels| labels.members()) {
        let Some(value) = member.value.as_str() else {
            // A custom resource's labels count only if all of them are strings.
            return Some(Arc::default());
        };
        labels.insert(member.name().into_owned(), value.into_owned());
    }
    Some(Arc::new(labels))
}

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
