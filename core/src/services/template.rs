//! The templates of workloads, from which Pods are made.

use super::pod::Pod;
use super::service::Metadata;
use crate::meta::Gvk;
use crate::objects::{Object, Objects, ObjectsError};

/// The Pods that a workload makes, as far as its template says.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct PodTemplate {
    /// The workload, such as `Deployment web`.
    pub workload: String,
    /// Each of its Pods, but for the name, which is the workload's: it has no address and runs nowhere yet.
    pub pod: Pod,
}

impl PodTemplate {
    /// Whether objects of this kind have a template.
    pub fn is_in(kind: &Gvk) -> bool {
        let kind = (kind.group.as_str(), kind.kind.as_str());
        matches!(
            kind,
            ("apps", "Deployment" | "ReplicaSet" | "StatefulSet" | "DaemonSet")
                | ("batch", "Job" | "CronJob")
                | ("", "ReplicationController")
        )
    }

    /// The templates of all workloads that make Pods and that no other workload has made.
    pub(super) fn read_all(objects: &Objects) -> Result<Vec<Self>, ObjectsError> {
        let workloads = objects.iter().filter(|object| Self::is_in(&object.gvk));
        workloads.filter_map(|workload| Self::read(workload).transpose()).collect()
    }

    fn read(workload: &Object) -> Result<Option<Self>, ObjectsError> {
        let place = workload.place();
        let owners = place.object("metadata")?.map(|metadata| metadata.objects("ownerReferences")).transpose()?;
        let is_made = owners.is_some_and(|owners| !owners.is_empty());
        let Some(spec) = place.object("spec")?.filter(|_| !is_made) else { return Ok(None) };
        if spec.integer_pointer("replicas")? == Some(0) {
            return Ok(None);
        }
        let job = spec.object("jobTemplate")?.map(|job| job.object("spec")).transpose()?.flatten();
        let Some(template) = job.unwrap_or(spec).object("template")? else { return Ok(None) };
        let labels = template.object("metadata")?.map(|metadata| metadata.text_map("labels")).transpose()?;
        let of_pod = Metadata {
            namespace: workload.namespace.clone().unwrap_or_else(|| "default".to_owned()),
            name: workload.name.clone().unwrap_or_default(),
            labels: labels.unwrap_or_default(),
            deleting: false,
        };
        let workload = format!("{} {}", workload.gvk.kind, of_pod.name);
        Ok(Some(Self { workload, pod: Pod::with_spec(of_pod, &template)? }))
    }
}
