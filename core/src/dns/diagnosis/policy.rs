//! Pods with the node's resolv.conf.

use super::finding::Finding;
use super::fix::Fix;
use super::symptom::Symptom;
use crate::dns::corefile::Severity;
use crate::dns::kubelet::Pod;
use crate::dns::kubernetes::ObjectName;

/// What explains the lookups of a Pod with the node's resolv.conf, be that file given or not; `object` is the one that a
/// person can change: the Pod or its workload. `None` for a Pod that asks the cluster.
pub fn diagnose_policy(pod: &Pod, object: &ObjectName) -> Option<Finding> {
    node_servers(pod, object, Vec::new(), Severity::Warning)
}

pub(super) fn node_servers(
    pod: &Pod,
    object: &ObjectName,
    servers: Vec<String>,
    severity: Severity,
) -> Option<Finding> {
    let (symptom, severity, value) = match (pod.dns_policy.as_str(), pod.host_network) {
        ("ClusterFirst", true) => (Symptom::HostNetworkPolicy { servers }, severity, "ClusterFirstWithHostNet"),
        // It may be what is meant.
        ("Default", _) => (Symptom::NodePolicy { servers }, Severity::Warning, "ClusterFirst"),
        _ => return None,
    };
    let field = match object.kind {
        "Pod" => "spec.dnsPolicy",
        "CronJob" => "spec.jobTemplate.spec.template.spec.dnsPolicy",
        _ => "spec.template.spec.dnsPolicy",
    };
    let fix = Fix::SetField { object: object.clone(), field, value: value.to_owned() };
    Some(Finding::new(severity, symptom).decided_by(object.clone(), field).fix(fix))
}
