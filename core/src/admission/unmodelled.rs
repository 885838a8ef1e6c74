//! Plugins that are not modelled: on which requests they would act.
//!
//! Source: kubernetes/kubernetes plugin/pkg/admission; kubernetes/apiserver pkg/admission/plugin

use crate::admission::request::{Operation, Request};

/// Whether a plugin that is not modelled would act on a request. Whether the Namespace or the cluster asks it to is for the
/// caller; the policies have a word of their own.
pub(super) fn would_act(name: &str, request: &Request) -> bool {
    let is = |group: &str, resource: &str, sub_resource: &str| {
        let gvr = &request.resource;
        gvr.group == group && gvr.resource == resource && request.sub_resource == sub_resource
    };
    let (creates, updates) = (request.operation == Operation::Create, request.operation == Operation::Update);
    let writes = creates || updates;
    const CERTIFICATES: &str = "certificates.k8s.io";
    match name {
        "AlwaysDeny" => true,
        "AlwaysPullImages" | "ImagePolicyWebhook" => {
            writes && (is("", "pods", "") || is("", "pods", "ephemeralcontainers"))
        }
        "LimitPodHardAntiAffinityTopology" | "PodTolerationRestriction" | "ExtendedResourceToleration" => {
            writes && is("", "pods", "")
        }
        "PodNodeSelector" => creates && is("", "pods", ""),
        "PodSecurity" => writes && is("", "pods", ""),
        "NamespaceAutoProvision" => creates && !request.namespace.is_empty(),
        "NamespaceExists" => request.operation != Operation::Connect && !request.namespace.is_empty(),
        "NodeRestriction" => request.user_info.groups.iter().any(|group| group == "system:nodes"),
        "EventRateLimit" => writes && request.resource.resource == "events",
        "OwnerReferencesPermissionEnforcement" => writes,
        "PersistentVolumeClaimResize" => updates && is("", "persistentvolumeclaims", ""),
        "CertificateApproval" => updates && is(CERTIFICATES, "certificatesigningrequests", "approval"),
        "CertificateSigning" => updates && is(CERTIFICATES, "certificatesigningrequests", "status"),
        "CertificateSubjectRestriction" => creates && is(CERTIFICATES, "certificatesigningrequests", ""),
        "ClusterTrustBundleAttest" => writes && is(CERTIFICATES, "clustertrustbundles", ""),
        "DenyServiceExternalIPs" => writes && is("", "services", ""),
        "NodeDeclaredFeatureValidator" => updates && (is("", "pods", "") || is("", "pods", "resize")),
        "PodResizeValidator" => updates && is("", "pods", "resize"),
        "ResourceQuota" => writes && !request.namespace.is_empty() && !is("", "namespaces", ""),
        // AlwaysAdmit does nothing; the gates of what is about Jobs and PodGroups are off.
        _ => false,
    }
}
