//! The strategies of the kinds, as far as they are facts and no code.
//!
//! Source: kubernetes/kubernetes pkg/registry/*/*/strategy.go, kubernetes/apiextensions-apiserver
//! pkg/registry/customresourcedefinition/strategy.go, kubernetes/kube-aggregator pkg/registry/apiservice/strategy.go

use super::gates::{Gate, off, on};
use crate::meta::Gvk;
use crate::release::Release;

/// What the strategy of a kind does.
#[derive(Debug)]
pub(super) struct Facts {
    group: &'static str,
    kind: &'static str,
    does: u8,
    /// The fields of which a change counts the generation up.
    pub(super) counts: &'static [&'static str],
    /// Fields behind a gate.
    pub(super) gates: &'static [Gate],
}

/// A client does not set the status: it is cleared, or kept as it was.
pub(super) const STATUS: u8 = 1;
/// A new object is of generation 1.
pub(super) const GENERATION: u8 = 2;
/// Both.
const BOTH: u8 = STATUS | GENERATION;
/// An update has to say which version of the object it changes.
const CONDITIONAL: u8 = 4;
/// An update of an object that is not stored creates it.
const CREATES: u8 = 8;
/// A client is never warned of a new object, or of a changed one.
const SILENT_AT_CREATE: u8 = 16;
const SILENT_AT_UPDATE: u8 = 32;
/// An update of the status resets most of the metadata, too.
pub(super) const RESETS: u8 = 64;
const SILENT: u8 = SILENT_AT_CREATE | SILENT_AT_UPDATE;

const NOTHING: &[&str] = &[];
const SPEC: &[&str] = &["spec"];

const fn row(group: &'static str, kind: &'static str, does: u8, counts: &'static [&'static str]) -> Facts {
    gated(group, kind, does, counts, &[])
}

const fn gated(
    group: &'static str,
    kind: &'static str,
    does: u8,
    counts: &'static [&'static str],
    gates: &'static [Gate],
) -> Facts {
    Facts { group, kind, does, counts, gates }
}

const ADMISSION: &str = "admissionregistration.k8s.io";
const CERTIFICATES: &str = "certificates.k8s.io";
const FLOWS: &str = "flowcontrol.apiserver.k8s.io";
const NETWORKING: &str = "networking.k8s.io";
const RBAC: &str = "rbac.authorization.k8s.io";
const RESOURCE: &str = "resource.k8s.io";
const SCHEDULING: &str = "scheduling.k8s.io";
const STORAGE: &str = "storage.k8s.io";

static KINDS: &[Facts] = &[
    row("", "ConfigMap", SILENT, NOTHING),
    row("", "Endpoints", CREATES, NOTHING),
    row("", "Event", CREATES | SILENT, NOTHING),
    row("", "LimitRange", CREATES | SILENT, NOTHING),
    row("", "Namespace", STATUS | SILENT, NOTHING),
    row("", "Node", 0, NOTHING),
    row("", "PersistentVolume", STATUS, NOTHING),
    row("", "PersistentVolumeClaim", STATUS, NOTHING),
    row("", "Pod", GENERATION | SILENT_AT_UPDATE, SPEC),
    row("", "PodTemplate", GENERATION, &["template"]),
    row("", "ReplicationController", BOTH, SPEC),
    row("", "ResourceQuota", STATUS | SILENT_AT_UPDATE, NOTHING),
    row("", "Secret", 0, NOTHING),
    row("", "Service", CREATES | STATUS, NOTHING),
    row("", "ServiceAccount", 0, NOTHING),
    row(ADMISSION, "MutatingAdmissionPolicy", GENERATION | CONDITIONAL, SPEC),
    row(ADMISSION, "MutatingAdmissionPolicyBinding", GENERATION | CONDITIONAL, SPEC),
    row(ADMISSION, "MutatingWebhookConfiguration", GENERATION | CONDITIONAL, &["webhooks"]),
    row(ADMISSION, "ValidatingAdmissionPolicy", RESETS | BOTH | CONDITIONAL, SPEC),
    row(ADMISSION, "ValidatingAdmissionPolicyBinding", GENERATION | CONDITIONAL, SPEC),
    row(ADMISSION, "ValidatingWebhookConfiguration", GENERATION | CONDITIONAL, &["webhooks"]),
    row("apiextensions.k8s.io", "CustomResourceDefinition", BOTH | CONDITIONAL, SPEC),
    row("apiregistration.k8s.io", "APIService", STATUS | CONDITIONAL | SILENT, NOTHING),
    row("apps", "ControllerRevision", SILENT, NOTHING),
    row("apps", "DaemonSet", BOTH, SPEC),
    row("apps", "Deployment", BOTH, SPEC),
    row("apps", "ReplicaSet", BOTH, SPEC),
    gated(
        "apps",
        "StatefulSet",
        BOTH,
        SPEC,
        &[
            // MaxUnavailableStatefulSet
            on(
                Release::defaults_max_unavailable_of_stateful_sets,
                &["spec.updateStrategy.rollingUpdate.maxUnavailable"],
            ),
        ],
    ),
    row("autoscaling", "HorizontalPodAutoscaler", BOTH | SILENT, SPEC),
    row("batch", "CronJob", BOTH, SPEC),
    row("batch", "Job", BOTH, SPEC),
    row(CERTIFICATES, "CertificateSigningRequest", STATUS | SILENT, NOTHING),
    row(CERTIFICATES, "ClusterTrustBundle", CONDITIONAL | SILENT, NOTHING),
    row(CERTIFICATES, "PodCertificateRequest", RESETS | STATUS | CONDITIONAL | SILENT, NOTHING),
    gated(
        "coordination.k8s.io",
        "Lease",
        CREATES | CONDITIONAL | SILENT,
        NOTHING,
        &[
            // CoordinatedLeaderElection
            off(&["spec.strategy"]),
            off(&["spec.preferredHolder"]),
        ],
    ),
    row("coordination.k8s.io", "LeaseCandidate", CREATES | CONDITIONAL | SILENT, NOTHING),
    row("discovery.k8s.io", "EndpointSlice", GENERATION | SILENT, NOTHING),
    row("events.k8s.io", "Event", CREATES | SILENT, NOTHING),
    row(FLOWS, "FlowSchema", BOTH | SILENT, SPEC),
    row(FLOWS, "PriorityLevelConfiguration", BOTH | SILENT, SPEC),
    row("internal.apiserver.k8s.io", "StorageVersion", RESETS | STATUS | CONDITIONAL | SILENT, NOTHING),
    row(NETWORKING, "Ingress", BOTH | SILENT_AT_UPDATE, SPEC),
    row(NETWORKING, "IngressClass", GENERATION | SILENT, SPEC),
    row(NETWORKING, "IPAddress", SILENT, NOTHING),
    row(NETWORKING, "NetworkPolicy", GENERATION, SPEC),
    row(NETWORKING, "ServiceCIDR", RESETS | STATUS | SILENT, NOTHING),
    row("node.k8s.io", "RuntimeClass", CREATES | CONDITIONAL, NOTHING),
    row("policy", "PodDisruptionBudget", BOTH | CONDITIONAL | SILENT, SPEC),
    row(RBAC, "ClusterRole", CREATES | SILENT, NOTHING),
    row(RBAC, "ClusterRoleBinding", CREATES | SILENT, NOTHING),
    row(RBAC, "Role", CREATES | SILENT, NOTHING),
    row(RBAC, "RoleBinding", CREATES | SILENT, NOTHING),
    gated(
        RESOURCE,
        "DeviceClass",
        GENERATION | SILENT,
        SPEC,
        &[
            // DRAExtendedResource
            on(Release::has_gates_of_devices, &["spec.extendedResourceName"]),
        ],
    ),
    row(RESOURCE, "DeviceTaintRule", RESETS | BOTH | CONDITIONAL | SILENT, SPEC),
    row(RESOURCE, "ResourceClaim", RESETS | STATUS | SILENT, NOTHING),
    row(RESOURCE, "ResourceClaimTemplate", SILENT, NOTHING),
    gated(
        RESOURCE,
        "ResourcePoolStatusRequest",
        RESETS | STATUS | CONDITIONAL | SILENT,
        NOTHING,
        &[
            // DRAPartitionableDevicesType
            off(&["spec.defaultPartitionTypeAttribute"]),
        ],
    ),
    row(RESOURCE, "ResourceSlice", GENERATION, SPEC),
    gated(
        SCHEDULING,
        "CompositePodGroup",
        RESETS | STATUS | CONDITIONAL | SILENT,
        NOTHING,
        &[
            // PodGroupPreemptionPolicy
            off(&["spec.preemptionPolicy"]),
        ],
    ),
    gated(
        SCHEDULING,
        "PodGroup",
        RESETS | STATUS | CONDITIONAL | SILENT,
        NOTHING,
        &[
            // TopologyAwareWorkloadScheduling, DRAWorkloadResourceClaims, PodGroupPreemptionPolicy, CompositePodGroup
            off(&["spec.schedulingConstraints"]),
            off(&["spec.resourceClaims"]),
            off(&["spec.preemptionPolicy"]),
            off(&["spec.parentCompositePodGroupName"]),
            // WorkloadAwarePreemption
            on(Release::keeps_priority_of_pod_groups, &["spec.disruptionMode"]),
            on(Release::keeps_priority_of_pod_groups, &["spec.priorityClassName"]),
            on(Release::keeps_priority_of_pod_groups, &["spec.priority"]),
        ],
    ),
    row(SCHEDULING, "PriorityClass", GENERATION | SILENT, NOTHING),
    row(SCHEDULING, "Workload", CONDITIONAL | SILENT, NOTHING),
    gated(
        STORAGE,
        "CSIDriver",
        CONDITIONAL,
        SPEC,
        &[
            // VolumeLimitScaling
            on(Release::has_volume_limit_scaling, &["spec.preventPodSchedulingIfMissing"]),
        ],
    ),
    gated(
        STORAGE,
        "CSINode",
        RESETS | STATUS | CONDITIONAL | SILENT,
        NOTHING,
        &[
            // CSIVolumeHealth
            off(&["status.storageHealth"]),
        ],
    ),
    row(STORAGE, "CSIStorageCapacity", CONDITIONAL, NOTHING),
    row(STORAGE, "StorageClass", 0, NOTHING),
    row(STORAGE, "VolumeAttachment", RESETS | STATUS | CONDITIONAL | SILENT, NOTHING),
    row(STORAGE, "VolumeAttributesClass", SILENT, NOTHING),
    row("storagemigration.k8s.io", "StorageVersionMigration", RESETS | STATUS | CONDITIONAL | SILENT, NOTHING),
];

impl Facts {
    pub(super) fn of(kind: &Gvk) -> Option<&'static Self> {
        KINDS.iter().find(|facts| facts.group == kind.group && facts.kind == kind.kind)
    }

    pub(super) fn does(&self, what: u8) -> bool {
        self.does & what == what
    }

    /// AllowUnconditionalUpdate
    pub(super) fn allows_unconditional_update(&self, version: &str, release: Release) -> bool {
        !self.does(CONDITIONAL)
            || match self.kind {
                "DeviceTaintRule" => version != "v1",
                "PodGroup" | "Workload" => !release.updates_pod_groups_by_version(),
                _ => false,
            }
    }

    /// AllowCreateOnUpdate, which is the same in every release.
    pub(super) fn creates_by_update(&self) -> bool {
        self.does(CREATES)
    }

    /// Whether the server may warn the client of something in the object. What it says is not modelled.
    pub(super) fn may_warn(&self, updates: bool) -> bool {
        !self.does(if updates { SILENT_AT_UPDATE } else { SILENT_AT_CREATE })
    }
}
