//! Objects that make Pods: webhooks for Pods see the Pods, not the object.

use nocluster::json::Document;

use crate::join::Object;
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
    let mut metadata = Object::default();
    metadata.string("generateName", &format!("{}-", object.member("/metadata/name")));
    if !namespace.is_empty() {
        metadata.string("namespace", namespace);
    }
    for member in template.member("metadata").into_iter().flat_map(|metadata| metadata.members()) {
        if !["name", "generateName", "namespace"].iter().any(|taken| member.key.is_str(taken)) {
            metadata.raw(&member.name(), &String::from_utf8_lossy(member.value.text()));
        }
    }
    let mut pod = Object::default();
    pod.string("apiVersion", "v1").string("kind", "Pod").raw("metadata", &metadata.finish());
    if let Some(spec) = template.member("spec") {
        pod.raw("spec", &String::from_utf8_lossy(spec.text()));
    }
    Document::parse(pod.finish().into_bytes()).ok()
}
