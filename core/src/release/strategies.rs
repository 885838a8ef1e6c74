//! What changed in how objects are prepared for the storage, and in the plugins beside it.

use super::Release;

impl Release {
    /// Whether the strategies of kinds are modelled, with the gates of the release.
    ///
    /// Source: kubernetes/kubernetes pkg/registry, pkg/features/kube_features.go
    pub fn has_modelled_strategies(self) -> bool {
        !self.is_by_reading()
    }

    /// Whether the registry looks for an object before it compares the uid that an update asks for.
    ///
    /// Source: kubernetes/apiserver pkg/registry/generic/registry/store.go Update
    pub fn finds_objects_before_preconditions(self) -> bool {
        self.minor >= 34
    }

    /// Whether what only the server writes in the metadata is cleared where an update creates an object.
    ///
    /// Source: kubernetes/apiserver pkg/registry/generic/registry/store.go Update
    pub fn wipes_metadata_of_created_by_update(self) -> bool {
        self.minor >= 37
    }

    /// Whether an update of a Pod's status that says nothing of claims keeps what the status said of them.
    ///
    /// Source: kubernetes/kubernetes pkg/registry/core/pod/strategy.go podStatusStrategy
    pub fn keeps_claims_in_statuses_of_pods(self) -> bool {
        self.minor >= 37
    }

    /// Whether the resources of a Pod as a whole can be resized.
    ///
    /// Source: kubernetes/kubernetes, gate InPlacePodLevelResourcesVerticalScaling
    pub fn resizes_pods_as_a_whole(self) -> bool {
        self.minor >= 36
    }

    /// Whether the registry, not the decoder, fills in the resources of a Pod as a whole, and keeps them where an update
    /// says nothing of them. Before, the class of a new Pod could be the client's.
    ///
    /// Source: kubernetes/kubernetes pkg/registry/core/pod/strategy.go, gate PodLevelResourcesFixDefaulting
    pub fn defaults_pod_resources_when_stored(self) -> bool {
        self.minor >= 37
    }

    /// Whether PodGroups, and the templates of a Workload, keep a priority and how they are disrupted.
    ///
    /// Source: kubernetes/kubernetes, gate WorkloadAwarePreemption, which 1.37 no longer has
    pub fn keeps_priority_of_pod_groups(self) -> bool {
        self.minor >= 37
    }

    /// Whether an update of a PodGroup or a Workload has to say which version of the object it changes.
    ///
    /// Source: kubernetes/kubernetes pkg/registry/scheduling
    pub fn updates_pod_groups_by_version(self) -> bool {
        self.minor >= 37
    }

    /// Whether the status of a Pod says which claim was made for its extended resources.
    ///
    /// Source: kubernetes/kubernetes, gate DRAExtendedResource
    pub fn has_extended_resource_claims(self) -> bool {
        self.minor >= 36
    }

    /// Whether the status of a Pod says how its resources are.
    ///
    /// Source: kubernetes/kubernetes, gate ResourceHealthStatus
    pub fn has_resource_health(self) -> bool {
        self.minor >= 36
    }

    /// Whether a taint that gets another effect by a DeviceTaintRule is added anew.
    ///
    /// Source: kubernetes/kubernetes pkg/registry/resource/devicetaintrule/strategy.go
    pub fn renews_taints_of_devices(self) -> bool {
        self.minor >= 36
    }

    /// Whether the volumes of Pods may have certificates and bundles of the cluster.
    ///
    /// Source: kubernetes/kubernetes, gates ClusterTrustBundleProjection, PodCertificateRequest
    pub fn has_certificates_in_pods(self) -> bool {
        self.minor >= 37
    }

    /// Whether the server counts the generations of a HorizontalPodAutoscaler.
    ///
    /// Source: kubernetes/kubernetes, gate HPAGeneration
    pub fn counts_generations_of_autoscalers(self) -> bool {
        self.minor >= 37
    }

    /// Whether a client's status of a ServiceCIDR is dropped.
    ///
    /// Source: kubernetes/kubernetes, gate ServiceCIDRStatusFieldWiping
    pub fn wipes_status_of_service_cidrs(self) -> bool {
        self.minor >= 36
    }

    /// Whether a Node may declare features.
    ///
    /// Source: kubernetes/kubernetes, gate NodeDeclaredFeatures
    pub fn has_declared_node_features(self) -> bool {
        self.minor >= 36
    }

    /// Whether devices may have taints, counters, conditions of their binding and shared capacity.
    ///
    /// Source: kubernetes/kubernetes, gates DRADeviceTaints, DRAPartitionableDevices, DRADeviceBindingConditions,
    /// DRAConsumableCapacity, DRAExtendedResource
    pub fn has_gates_of_devices(self) -> bool {
        self.minor >= 36
    }

    /// Whether the images of volumes get a pull policy.
    ///
    /// Source: kubernetes/kubernetes, gate ImageVolume
    pub fn has_image_volumes(self) -> bool {
        self.minor >= 35
    }

    /// Whether a StatefulSet's `maxUnavailable` has a default.
    ///
    /// Source: kubernetes/kubernetes, gate MaxUnavailableStatefulSet
    pub fn defaults_max_unavailable_of_stateful_sets(self) -> bool {
        self.minor >= 37
    }

    /// Whether a CSIDriver's `preventPodSchedulingIfMissing` has a default.
    ///
    /// Source: kubernetes/kubernetes, gate VolumeLimitScaling
    pub fn has_volume_limit_scaling(self) -> bool {
        self.minor >= 37
    }

    /// Whether the resources of a Pod as a whole count.
    ///
    /// Source: kubernetes/kubernetes, gate PodLevelResources
    pub fn has_pod_level_resources(self) -> bool {
        self.minor >= 34
    }

    /// Whether a Pod gets the zone and the region of its Node as labels.
    ///
    /// Source: kubernetes/kubernetes, gate PodTopologyLabelsAdmission
    pub fn copies_topology_labels(self) -> bool {
        self.minor >= 35
    }

    /// Whether a VolumeAttributesClass that is in use is protected from deletion.
    ///
    /// Source: kubernetes/kubernetes, gate VolumeAttributesClass
    pub fn protects_volume_attributes_classes(self) -> bool {
        self.minor >= 34
    }

    /// Whether an update needs no existing Namespace (before: a 404 without one).
    ///
    /// Source: kubernetes/apiserver pkg/admission/plugin/namespace/lifecycle/admission.go
    pub fn updates_without_namespace(self) -> bool {
        self.minor >= 37
    }

    /// Whether label texts say `bytes` and `a valid label key` (before: `characters` and `a qualified name`).
    ///
    /// Source: kubernetes/apimachinery pkg/api/validate/content
    pub fn label_texts_say_bytes(self) -> bool {
        self.minor >= 35
    }
}
