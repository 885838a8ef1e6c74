//! The Pods of workloads: webhooks for Pods see these Pods, not the workload.

use crate::admission::assumption::Assumption;
use crate::json::write::Writer;
use crate::json::{Document, Kind, Node, Pointer};
use crate::meta::UserInfo;

/// The Pod that the controller of a workload sends, as far as the workload determines it.
///
/// For a StatefulSet and an indexed Job it is the first Pod.
///
/// # Examples
///
/// ```
/// use nocluster::{admission::WorkloadPod, json::Document};
///
/// let deployment = Document::parse(r#"{"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "web"},
///     "spec": {"template": {"metadata": {"labels": {"app": "web"}}, "spec": {"containers": []}}}}"#)?;
/// let made = WorkloadPod::of(&deployment, Some("shop")).ok_or("no workload")?;
/// assert_eq!(made.user_info.username, "system:serviceaccount:kube-system:replicaset-controller");
/// assert_eq!(made.pod.at("/metadata/labels/app").and_then(|label| label.as_str()).as_deref(), Some("web"));
/// let assumed: Vec<String> = made.assumed.iter().map(ToString::to_string).collect();
/// assert!(assumed.contains(&"computed-labels/pod-template-hash".to_owned()));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct WorkloadPod {
    /// The Pod.
    pub pod: Document,
    /// The place of its template in the workload, such as `/spec/template`.
    pub template: Pointer,
    /// The ServiceAccount of the controller, if each controller has its own, as kubeadm sets them up.
    pub user_info: UserInfo,
    /// The values that the controller sets and the workload does not contain, for [`super::Request::assumed`].
    pub assumed: Vec<Assumption>,
}

/// The kinds whose controllers create Pods.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Workload {
    Deployment,
    ReplicaSet,
    StatefulSet,
    DaemonSet,
    Job,
    CronJob,
    ReplicationController,
}

impl Workload {
    fn of(group: &str, kind: &str) -> Option<Self> {
        Some(match (group, kind) {
            ("apps", "Deployment") => Self::Deployment,
            ("apps", "ReplicaSet") => Self::ReplicaSet,
            ("apps", "StatefulSet") => Self::StatefulSet,
            ("apps", "DaemonSet") => Self::DaemonSet,
            ("batch", "Job") => Self::Job,
            ("batch", "CronJob") => Self::CronJob,
            ("", "ReplicationController") => Self::ReplicationController,
            _ => return None,
        })
    }

    /// The ServiceAccount of the controller that creates the Pods.
    ///
    /// Source: kubernetes/kubernetes cmd/kube-controller-manager/names/controller_names.go
    fn controller(self) -> &'static str {
        match self {
            // A Deployment's Pods are made by its ReplicaSets, a CronJob's by its Jobs.
            Self::Deployment | Self::ReplicaSet => "replicaset-controller",
            Self::StatefulSet => "statefulset-controller",
            Self::DaemonSet => "daemon-set-controller",
            Self::Job | Self::CronJob => "job-controller",
            Self::ReplicationController => "replication-controller",
        }
    }

    /// The place of the spec with the template in the workload.
    fn spec(self) -> &'static str {
        if self == Self::CronJob { "/spec/jobTemplate/spec" } else { "/spec" }
    }
}

/// Labels of the batch controllers and of the registry for Jobs.
///
/// Source: kubernetes/api batch/v1/types.go
const JOB_NAMES: [&str; 2] = ["job-name", "batch.kubernetes.io/job-name"];
const CONTROLLER_UIDS: [&str; 2] = ["controller-uid", "batch.kubernetes.io/controller-uid"];
const COMPLETION_INDEX: &str = "batch.kubernetes.io/job-completion-index";
const JOB_TRACKING: &str = "batch.kubernetes.io/job-tracking";

impl WorkloadPod {
    /// The Pod of a workload in its namespace, or else in `namespace`; `None` for any other object.
    pub fn of(workload: &Document, namespace: Option<&str>) -> Option<Self> {
        let text = |node: Option<Node<'_>>| Some(node?.as_str()?.into_owned()).filter(|text| !text.is_empty());
        let root = workload.root();
        let version = text(root.field("apiVersion"))?;
        let group = version.split_once('/').map_or("", |(group, _)| group);
        let kind = Workload::of(group, &text(root.field("kind"))?)?;
        let spec = workload.at(kind.spec())?;
        let template = spec.member("template").filter(|template| template.kind() == Kind::Object)?;
        let mut made = Made::of(template);
        // The name of a CronJob's Job ends with the time, that of a Deployment's ReplicaSet with a hash.
        let of_metadata = |name| text(root.field_in("metadata", name));
        let owner = of_metadata("name").filter(|_| kind != Workload::CronJob);
        made.common(owner.as_deref().filter(|_| kind != Workload::Deployment));
        match kind {
            Workload::Deployment => made.label_unknown("pod-template-hash"),
            Workload::ReplicaSet | Workload::ReplicationController => {}
            Workload::StatefulSet => made.stateful(spec, owner.as_deref()),
            Workload::DaemonSet => made.daemon(),
            Workload::Job | Workload::CronJob => made.job(spec, owner.as_deref()),
        }
        let stem = of_metadata("name").map(|name| format!("{name}-")).or_else(|| of_metadata("generateName"));
        let namespace = of_metadata("namespace").or(namespace.map(str::to_owned));
        let account = format!("system:serviceaccount:kube-system:{}", kind.controller());
        let (pod, mut assumed) = (made.pod(stem, namespace)?, made.assumed);
        assumed.sort_by_key(ToString::to_string);
        let place = kind.spec().split('/').skip(1).chain(["template"]);
        let place = place.fold(Pointer::root(), |place, token| place.join(token));
        Some(Self { pod, template: place, user_info: UserInfo::impersonated(&account), assumed })
    }
}

/// A Pod under construction: the template, and the additions of the controller.
struct Made<'a> {
    template: Node<'a>,
    name: Option<String>,
    labels: Vec<(&'static str, String)>,
    annotations: Vec<(&'static str, String)>,
    finalizer: Option<&'static str>,
    /// Fields of the spec that the controller replaces; an empty text leaves the field out.
    spec: Vec<(&'static str, String)>,
    /// The prefix of the name, where it is not the owner's name and a dash.
    prefix: Option<String>,
    assumed: Vec<Assumption>,
}

impl<'a> Made<'a> {
    fn of(template: Node<'a>) -> Self {
        let (name, prefix, finalizer, assumed) = (None, None, None, Vec::new());
        let (labels, annotations, spec) = (Vec::new(), Vec::new(), Vec::new());
        Self { template, name, labels, annotations, finalizer, spec, prefix, assumed }
    }

    fn label_unknown(&mut self, label: &str) {
        self.assumed.push(Assumption::ComputedLabels { label: label.to_owned() });
    }

    fn field_unknown(&mut self, field: &str) {
        self.assumed.push(Assumption::ComputedFields { field: field.to_owned() });
    }

    fn label(&mut self, label: &'static str, value: Option<String>) {
        match value {
            Some(value) => self.labels.push((label, value)),
            None => self.label_unknown(label),
        }
    }

    /// What every controller does: the owner's name and a dash are the prefix of the name, the reference has its uid.
    ///
    /// Source: kubernetes/kubernetes pkg/controller/controller_utils.go GetPodFromTemplate
    fn common(&mut self, owner: Option<&str>) {
        self.field_unknown("metadata.ownerReferences");
        if owner.is_none() {
            self.field_unknown("metadata.generateName");
        }
    }

    /// Source: kubernetes/kubernetes pkg/controller/statefulset/stateful_set_utils.go newStatefulSetPod, setPodRevision
    fn stateful(&mut self, spec: Node<'_>, owner: Option<&str>) {
        let start = spec.member("ordinals").and_then(|ordinals| ordinals.field("start"));
        let ordinal = start.and_then(|start| start.as_number().map(str::to_owned)).unwrap_or_else(|| "0".to_owned());
        self.name = owner.map(|owner| format!("{owner}-{ordinal}"));
        self.label("statefulset.kubernetes.io/pod-name", self.name.clone());
        self.label("apps.kubernetes.io/pod-index", Some(ordinal));
        self.label_unknown("controller-revision-hash");
        match self.name.clone() {
            Some(name) => self.spec.push(("hostname", name)),
            None => self.field_unknown("spec.hostname"),
        }
        let service = spec.field("serviceName").and_then(|name| name.as_str()).unwrap_or_default();
        self.spec.push(("subdomain", service.into_owned()));
        if spec.member("volumeClaimTemplates").is_some_and(|claims| claims.elements().next().is_some()) {
            self.field_unknown("spec.volumes");
        }
    }

    /// Source: kubernetes/kubernetes pkg/controller/daemon/util/daemonset_util.go CreatePodTemplate,
    /// ReplaceDaemonSetPodNodeNameNodeAffinity
    fn daemon(&mut self) {
        self.label_unknown("controller-revision-hash");
        self.label_unknown("pod-template-generation");
        self.field_unknown("spec.affinity");
        self.field_unknown("spec.tolerations");
    }

    /// Source: kubernetes/kubernetes pkg/registry/batch/job/strategy.go generateSelector,
    /// pkg/controller/job/job_controller.go manageJob, pkg/controller/job/indexed_job_utils.go
    fn job(&mut self, spec: Node<'_>, owner: Option<&str>) {
        self.finalizer = Some(JOB_TRACKING);
        if !spec.member("manualSelector").and_then(|manual| manual.as_bool()).unwrap_or_default() {
            for label in JOB_NAMES.into_iter().filter(|label| !self.has_label(label)).collect::<Vec<_>>() {
                self.label(label, owner.map(str::to_owned));
            }
            for label in CONTROLLER_UIDS.into_iter().filter(|label| !self.has_label(label)).collect::<Vec<_>>() {
                self.label_unknown(label);
            }
        }
        if spec.member("completionMode").is_some_and(|mode| mode.is_str("Indexed")) {
            self.prefix = owner.map(indexed_prefix);
            self.labels.push((COMPLETION_INDEX, "0".to_owned()));
            self.annotations.push((COMPLETION_INDEX, "0".to_owned()));
            match owner {
                Some(owner) => self.spec.push(("hostname", format!("{owner}-0"))),
                None => self.field_unknown("spec.hostname"),
            }
            // Each container gets the variable JOB_COMPLETION_INDEX.
            self.field_unknown("spec.containers");
            if self.spec_field("initContainers").is_some_and(|containers| containers.elements().next().is_some()) {
                self.field_unknown("spec.initContainers");
            }
            if spec.member("backoffLimitPerIndex").is_some_and(|limit| !limit.is_null()) {
                self.field_unknown("metadata.annotations");
            }
        }
    }

    fn metadata(&self, name: &str) -> Option<Node<'a>> {
        self.template.member("metadata")?.member(name)
    }

    fn spec_field(&self, name: &str) -> Option<Node<'a>> {
        self.template.member("spec")?.member(name)
    }

    fn has_label(&self, label: &str) -> bool {
        self.metadata("labels").is_some_and(|labels| labels.member(label).is_some())
    }

    /// Of the template's metadata the controllers take labels, annotations and finalizers.
    fn pod(&self, stem: Option<String>, namespace: Option<String>) -> Option<Document> {
        let mut out = Writer::new();
        out.begin_object().key("apiVersion").string("v1").key("kind").string("Pod").key("metadata").begin_object();
        if let Some(name) = &self.name {
            out.key("name").string(name);
        }
        if let Some(prefix) = self.prefix.as_ref().or(stem.as_ref()) {
            out.key("generateName").string(prefix);
        }
        if let Some(namespace) = namespace {
            out.key("namespace").string(&namespace);
        }
        object(&mut out, "labels", self.metadata("labels"), &self.labels);
        object(&mut out, "annotations", self.metadata("annotations"), &self.annotations);
        self.finalizers(&mut out);
        out.end_object();
        object(&mut out, "spec", self.template.member("spec"), &self.spec);
        out.end_object();
        Document::parse(out.finish()).ok()
    }

    fn finalizers(&self, out: &mut Writer) {
        let given = self.metadata("finalizers").filter(|finalizers| !finalizers.is_null());
        let added = self
            .finalizer
            .filter(|added| !given.is_some_and(|given| given.elements().any(|finalizer| finalizer.is_str(added))));
        match (given, added) {
            (None, None) => {}
            (Some(given), Some(added)) if given.kind() == Kind::Array => {
                out.key("finalizers").begin_array();
                for finalizer in given.elements() {
                    out.node(finalizer);
                }
                out.string(added).end_array();
            }
            // What is not a list stays as it is: the server says so.
            (Some(given), _) => {
                out.key("finalizers").node(given);
            }
            (None, Some(added)) => {
                out.key("finalizers").begin_array().string(added).end_array();
            }
        }
    }
}

/// The prefix of the names of an indexed Job's first Pods.
///
/// Source: kubernetes/kubernetes pkg/controller/job/indexed_job_utils.go podGenerateNameWithIndex
fn indexed_prefix(job: &str) -> String {
    /// Source: kubernetes/apiserver pkg/storage/names/generate.go MaxGeneratedNameLength
    const MAX: usize = 58;
    const INDEX: &str = "-0-";
    let kept = if job.len().saturating_add(INDEX.len()) > MAX { MAX.saturating_sub(INDEX.len()) } else { job.len() };
    format!("{}{INDEX}", job.get(..kept).unwrap_or(job))
}

/// A field that is an object, with texts in the place of some of its own.
fn object(out: &mut Writer, name: &str, given: Option<Node<'_>>, set: &[(&'static str, String)]) {
    let given = given.filter(|given| !given.is_null());
    match given {
        // What is not an object stays as it is: the server says so.
        Some(given) if set.is_empty() || given.kind() != Kind::Object => {
            out.key(name).node(given);
            return;
        }
        None if set.is_empty() => return,
        _ => {}
    }
    out.key(name).begin_object();
    for member in given.into_iter().flat_map(|given| given.members()) {
        if !set.iter().any(|(key, _)| member.key.is_str(key)) {
            out.key(&member.name()).node(member.value);
        }
    }
    for (key, value) in set.iter().filter(|(_, value)| !value.is_empty()) {
        out.key(key).string(value);
    }
    out.end_object();
}

#[cfg(test)]
mod tests;
