//! Workloads: webhooks for Pods see their Pods, not the workload.

use nocluster::json::{Document, Writer};

use crate::load::Loaded;

/// The Pod that a workload's template describes, with the namespace of the workload.
pub(crate) fn pod_of(object: &Loaded, namespace: Option<&str>) -> Option<Document> {
    let template = match object.member("/kind").as_str() {
        "Deployment" | "ReplicaSet" | "StatefulSet" | "DaemonSet" | "Job" | "ReplicationController" => "/spec/template",
        "CronJob" => "/spec/jobTemplate/spec/template",
        _ => return None,
    };
    let template = object.document.at(template)?;
    let own = object.member("/metadata/namespace");
    let namespace = if own.is_empty() { namespace.unwrap_or_default() } else { &own };
    let mut pod = Writer::new();
    pod.begin_object().key("apiVersion").string("v1").key("kind").string("Pod").key("metadata").begin_object();
    pod.key("generateName").string(&format!("{}-", object.member("/metadata/name")));
    if !namespace.is_empty() {
        pod.key("namespace").string(namespace);
    }
    for member in template.member("metadata").into_iter().flat_map(|metadata| metadata.members()) {
        if !["name", "generateName", "namespace"].iter().any(|taken| member.key.is_str(taken)) {
            pod.key(&member.name()).raw(member.value.text());
        }
    }
    pod.end_object();
    if let Some(spec) = template.member("spec") {
        pod.key("spec").raw(spec.text());
    }
    pod.end_object();
    Document::parse(pod.finish()).ok()
}

/// The ServiceAccount of the controller that creates the Pods of a kind.
///
/// Source: kubernetes/kubernetes cmd/kube-controller-manager/names/controller_names.go
pub(crate) fn controller_of(kind: &str) -> Option<&'static str> {
    match kind {
        // A Deployment's Pods are made by its ReplicaSets, a CronJob's by its Jobs.
        "Deployment" | "ReplicaSet" => Some("replicaset-controller"),
        "StatefulSet" => Some("statefulset-controller"),
        "DaemonSet" => Some("daemon-set-controller"),
        "Job" | "CronJob" => Some("job-controller"),
        "ReplicationController" => Some("replication-controller"),
        _ => None,
    }
}
