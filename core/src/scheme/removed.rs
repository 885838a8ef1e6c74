//! Kinds that earlier servers served, and the release that removed them.

/// Group, version, kind, and the first minor release without it.
///
/// Source: kubernetes/website content/en/docs/reference/using-api/deprecation-guide.md
const REMOVED: &[(&str, &str, &str, &str)] = &[
    ("admissionregistration.k8s.io", "v1beta1", "MutatingWebhookConfiguration", "1.22"),
    ("admissionregistration.k8s.io", "v1beta1", "ValidatingWebhookConfiguration", "1.22"),
    ("apiextensions.k8s.io", "v1beta1", "CustomResourceDefinition", "1.22"),
    ("apiregistration.k8s.io", "v1beta1", "APIService", "1.22"),
    ("apps", "v1beta1", "Deployment", "1.16"),
    ("apps", "v1beta1", "StatefulSet", "1.16"),
    ("apps", "v1beta2", "DaemonSet", "1.16"),
    ("apps", "v1beta2", "Deployment", "1.16"),
    ("apps", "v1beta2", "ReplicaSet", "1.16"),
    ("apps", "v1beta2", "StatefulSet", "1.16"),
    ("authentication.k8s.io", "v1beta1", "TokenReview", "1.22"),
    ("authorization.k8s.io", "v1beta1", "LocalSubjectAccessReview", "1.22"),
    ("authorization.k8s.io", "v1beta1", "SelfSubjectAccessReview", "1.22"),
    ("authorization.k8s.io", "v1beta1", "SubjectAccessReview", "1.22"),
    ("autoscaling", "v2beta1", "HorizontalPodAutoscaler", "1.25"),
    ("autoscaling", "v2beta2", "HorizontalPodAutoscaler", "1.26"),
    ("batch", "v1beta1", "CronJob", "1.25"),
    ("certificates.k8s.io", "v1beta1", "CertificateSigningRequest", "1.22"),
    ("coordination.k8s.io", "v1beta1", "Lease", "1.22"),
    ("discovery.k8s.io", "v1beta1", "EndpointSlice", "1.25"),
    ("events.k8s.io", "v1beta1", "Event", "1.25"),
    ("extensions", "v1beta1", "DaemonSet", "1.16"),
    ("extensions", "v1beta1", "Deployment", "1.16"),
    ("extensions", "v1beta1", "Ingress", "1.22"),
    ("extensions", "v1beta1", "NetworkPolicy", "1.16"),
    ("extensions", "v1beta1", "PodSecurityPolicy", "1.16"),
    ("extensions", "v1beta1", "ReplicaSet", "1.16"),
    ("flowcontrol.apiserver.k8s.io", "v1beta1", "FlowSchema", "1.26"),
    ("flowcontrol.apiserver.k8s.io", "v1beta1", "PriorityLevelConfiguration", "1.26"),
    ("flowcontrol.apiserver.k8s.io", "v1beta2", "FlowSchema", "1.29"),
    ("flowcontrol.apiserver.k8s.io", "v1beta2", "PriorityLevelConfiguration", "1.29"),
    ("flowcontrol.apiserver.k8s.io", "v1beta3", "FlowSchema", "1.32"),
    ("flowcontrol.apiserver.k8s.io", "v1beta3", "PriorityLevelConfiguration", "1.32"),
    ("networking.k8s.io", "v1beta1", "Ingress", "1.22"),
    ("networking.k8s.io", "v1beta1", "IngressClass", "1.22"),
    ("node.k8s.io", "v1beta1", "RuntimeClass", "1.25"),
    ("policy", "v1beta1", "PodDisruptionBudget", "1.25"),
    ("policy", "v1beta1", "PodSecurityPolicy", "1.25"),
    ("rbac.authorization.k8s.io", "v1beta1", "ClusterRole", "1.22"),
    ("rbac.authorization.k8s.io", "v1beta1", "ClusterRoleBinding", "1.22"),
    ("rbac.authorization.k8s.io", "v1beta1", "Role", "1.22"),
    ("rbac.authorization.k8s.io", "v1beta1", "RoleBinding", "1.22"),
    ("scheduling.k8s.io", "v1beta1", "PriorityClass", "1.22"),
    ("storage.k8s.io", "v1beta1", "CSIDriver", "1.22"),
    ("storage.k8s.io", "v1beta1", "CSINode", "1.22"),
    ("storage.k8s.io", "v1beta1", "CSIStorageCapacity", "1.27"),
    ("storage.k8s.io", "v1beta1", "StorageClass", "1.22"),
    ("storage.k8s.io", "v1beta1", "VolumeAttachment", "1.22"),
];

/// The release that removed a kind, such as `1.25`; `None` if the kind is not known as removed.
pub fn removed_in(group: &str, version: &str, kind: &str) -> Option<&'static str> {
    let row = REMOVED.iter().find(|row| (row.0, row.1, row.2) == (group, version, kind));
    row.map(|row| row.3)
}
