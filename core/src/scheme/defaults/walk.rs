// Written by core/tests/oracle/kubernetes/defaults/walk. Do not edit.
// Source: zz_generated.defaults.go of kubernetes/kubernetes pkg/apis, apiextensions-apiserver and kube-aggregator.

use crate::scheme::tables::ALL;

use super::step::Step::{self, Call, Each, Fill, In, Quantities};
use super::step::{Kind, Literal, kind};
use super::admissionregistration as admissionregistration_v1;
use super::admissionregistration as admissionregistration_v1alpha1;
use super::admissionregistration as admissionregistration_v1beta1;
use super::apiextensions_v1;
use super::apiregistration_v1;
use super::apps_v1;
use super::authentication_v1;
use super::autoscaling_v1;
use super::autoscaling_v2;
use super::batch_v1;
use super::core_v1;
use super::discovery_v1;
use super::flowcontrol_v1;
use super::flowcontrol_v1beta3;
use super::networking_v1;
use super::rbac as rbac_v1;
use super::resource as resource_v1;
use super::resource as resource_v1alpha3;
use super::resource as resource_v1beta1;
use super::resource as resource_v1beta2;
use super::scheduling as scheduling_v1;
use super::scheduling as scheduling_v1alpha3;
use super::scheduling as scheduling_v1beta1;
use super::storage as storage_v1;

static S0: [Step; 1] = [Call(core_v1::set_defaults_config_map)];
static S1: [Step; 1] = [Call(core_v1::set_defaults_endpoints)];
static S2: [Step; 6] = [Call(core_v1::set_defaults_limit_range_item), Quantities("max"), Quantities("min"), Quantities("default"), Quantities("defaultRequest"), Quantities("maxLimitRequestRatio")];
static S3: [Step; 1] = [Each("limits", &S2)];
static S4: [Step; 1] = [In("spec", &S3)];
static S5: [Step; 1] = [Call(core_v1::set_defaults_namespace_status)];
static S6: [Step; 2] = [Call(core_v1::set_defaults_namespace), In("status", &S5)];
static S7: [Step; 3] = [Call(core_v1::set_defaults_node_status), Quantities("capacity"), Quantities("allocatable")];
static S8: [Step; 1] = [In("status", &S7)];
static S9: [Step; 1] = [Call(core_v1::set_defaults_host_path_volume_source)];
static S10: [Step; 3] = [Fill("pool", Literal::Text("rbd")), Fill("user", Literal::Text("admin")), Fill("keyring", Literal::Text("/etc/ceph/keyring"))];
static S11: [Step; 1] = [Fill("iscsiInterface", Literal::Text("default"))];
static S12: [Step; 4] = [Fill("cachingMode", Literal::Text("ReadWrite")), Fill("fsType", Literal::Text("ext4")), Fill("readOnly", Literal::Bool(false)), Fill("kind", Literal::Text("Shared"))];
static S13: [Step; 2] = [Fill("storageMode", Literal::Text("ThinProvisioned")), Fill("fsType", Literal::Text("xfs"))];
static S14: [Step; 6] = [Quantities("capacity"), In("hostPath", &S9), In("rbd", &S10), In("iscsi", &S11), In("azureDisk", &S12), In("scaleIO", &S13)];
static S15: [Step; 2] = [Call(core_v1::set_defaults_persistent_volume), In("spec", &S14)];
static S16: [Step; 2] = [Quantities("limits"), Quantities("requests")];
static S17: [Step; 2] = [Call(core_v1::set_defaults_persistent_volume_claim_spec), In("resources", &S16)];
static S18: [Step; 2] = [Quantities("capacity"), Quantities("allocatedResources")];
static S19: [Step; 3] = [Call(core_v1::set_defaults_persistent_volume_claim), In("spec", &S17), In("status", &S18)];
static S20: [Step; 1] = [Call(core_v1::set_defaults_secret_volume_source)];
static S21: [Step; 1] = [Call(core_v1::set_defaults_object_field_selector)];
static S22: [Step; 1] = [In("fieldRef", &S21)];
static S23: [Step; 2] = [Call(core_v1::set_defaults_downward_api_volume_source), Each("items", &S22)];
static S24: [Step; 1] = [Call(core_v1::set_defaults_config_map_volume_source)];
static S25: [Step; 1] = [Each("items", &S22)];
static S26: [Step; 1] = [Call(core_v1::set_defaults_service_account_token_projection)];
static S27: [Step; 2] = [In("downwardAPI", &S25), In("serviceAccountToken", &S26)];
static S28: [Step; 2] = [Call(core_v1::set_defaults_projected_volume_source), Each("sources", &S27)];
static S29: [Step; 1] = [In("spec", &S17)];
static S30: [Step; 1] = [In("volumeClaimTemplate", &S29)];
static S31: [Step; 11] = [Call(core_v1::set_defaults_volume), In("hostPath", &S9), In("secret", &S20), In("iscsi", &S11), In("rbd", &S10), In("downwardAPI", &S23), In("configMap", &S24), In("azureDisk", &S12), In("projected", &S28), In("scaleIO", &S13), In("ephemeral", &S30)];
static S32: [Step; 1] = [Fill("protocol", Literal::Text("TCP"))];
static S33: [Step; 1] = [Fill("optional", Literal::Bool(false))];
static S34: [Step; 2] = [In("fieldRef", &S21), In("fileKeyRef", &S33)];
static S35: [Step; 1] = [In("valueFrom", &S34)];
static S36: [Step; 1] = [Call(core_v1::set_defaults_http_get_action)];
static S37: [Step; 1] = [Fill("service", Literal::Text(""))];
static S38: [Step; 3] = [Call(core_v1::set_defaults_probe), In("httpGet", &S36), In("grpc", &S37)];
static S39: [Step; 1] = [In("httpGet", &S36)];
static S40: [Step; 2] = [In("postStart", &S39), In("preStop", &S39)];
static S41: [Step; 8] = [Call(core_v1::set_defaults_container), Each("ports", &S32), Each("env", &S35), In("resources", &S16), In("livenessProbe", &S38), In("readinessProbe", &S38), In("startupProbe", &S38), In("lifecycle", &S40)];
static S42: [Step; 8] = [Call(core_v1::set_defaults_ephemeral_container), Each("ports", &S32), Each("env", &S35), In("resources", &S16), In("livenessProbe", &S38), In("readinessProbe", &S38), In("startupProbe", &S38), In("lifecycle", &S40)];
static S43: [Step; 7] = [Call(core_v1::set_defaults_pod_spec), Each("volumes", &S31), Each("initContainers", &S41), Each("containers", &S41), Each("ephemeralContainers", &S42), Quantities("overhead"), In("resources", &S16)];
static S44: [Step; 2] = [Quantities("allocatedResources"), In("resources", &S16)];
static S45: [Step; 6] = [Call(core_v1::set_defaults_pod_status), Each("initContainerStatuses", &S44), Each("containerStatuses", &S44), Each("ephemeralContainerStatuses", &S44), Quantities("allocatedResources"), In("resources", &S16)];
static S46: [Step; 3] = [Call(core_v1::set_defaults_pod), In("spec", &S43), In("status", &S45)];
static S47: [Step; 1] = [In("spec", &S43)];
static S48: [Step; 1] = [In("template", &S47)];
static S49: [Step; 2] = [Fill("replicas", Literal::Integer(1)), In("template", &S47)];
static S50: [Step; 2] = [Call(core_v1::set_defaults_replication_controller), In("spec", &S49)];
static S51: [Step; 1] = [Quantities("hard")];
static S52: [Step; 2] = [Quantities("hard"), Quantities("used")];
static S53: [Step; 2] = [In("spec", &S51), In("status", &S52)];
static S54: [Step; 1] = [Call(core_v1::set_defaults_secret)];
static S55: [Step; 1] = [Each("ports", &S32)];
static S56: [Step; 2] = [Call(core_v1::set_defaults_service), In("spec", &S55)];
static S57: [Step; 1] = [Call(admissionregistration_v1::set_defaults_rule)];
static S58: [Step; 3] = [Call(admissionregistration_v1::set_defaults_match_resources), Each("resourceRules", &S57), Each("excludeResourceRules", &S57)];
static S59: [Step; 2] = [Call(admissionregistration_v1::set_defaults_mutating_admission_policy_spec), In("matchConstraints", &S58)];
static S60: [Step; 1] = [In("spec", &S59)];
static S61: [Step; 1] = [In("matchResources", &S58)];
static S62: [Step; 1] = [In("spec", &S61)];
static S63: [Step; 1] = [Call(admissionregistration_v1::set_defaults_service_reference)];
static S64: [Step; 1] = [In("service", &S63)];
static S65: [Step; 3] = [Call(admissionregistration_v1::set_defaults_mutating_webhook), In("clientConfig", &S64), Each("rules", &S57)];
static S66: [Step; 1] = [Each("webhooks", &S65)];
static S67: [Step; 2] = [Call(admissionregistration_v1::set_defaults_validating_admission_policy_spec), In("matchConstraints", &S58)];
static S68: [Step; 1] = [In("spec", &S67)];
static S69: [Step; 3] = [Call(admissionregistration_v1::set_defaults_validating_webhook), In("clientConfig", &S64), Each("rules", &S57)];
static S70: [Step; 1] = [Each("webhooks", &S69)];
static S71: [Step; 3] = [Call(admissionregistration_v1alpha1::set_defaults_match_resources), Each("resourceRules", &S57), Each("excludeResourceRules", &S57)];
static S72: [Step; 2] = [Call(admissionregistration_v1alpha1::set_defaults_mutating_admission_policy_spec), In("matchConstraints", &S71)];
static S73: [Step; 1] = [In("spec", &S72)];
static S74: [Step; 1] = [Call(admissionregistration_v1alpha1::set_defaults_param_ref)];
static S75: [Step; 2] = [In("paramRef", &S74), In("matchResources", &S71)];
static S76: [Step; 1] = [In("spec", &S75)];
static S77: [Step; 2] = [Call(admissionregistration_v1alpha1::set_defaults_validating_admission_policy_spec), In("matchConstraints", &S71)];
static S78: [Step; 1] = [In("spec", &S77)];
static S79: [Step; 3] = [Call(admissionregistration_v1beta1::set_defaults_match_resources), Each("resourceRules", &S57), Each("excludeResourceRules", &S57)];
static S80: [Step; 2] = [Call(admissionregistration_v1beta1::set_defaults_mutating_admission_policy_spec), In("matchConstraints", &S79)];
static S81: [Step; 1] = [In("spec", &S80)];
static S82: [Step; 1] = [In("matchResources", &S79)];
static S83: [Step; 1] = [In("spec", &S82)];
static S84: [Step; 2] = [Call(admissionregistration_v1beta1::set_defaults_validating_admission_policy_spec), In("matchConstraints", &S79)];
static S85: [Step; 1] = [In("spec", &S84)];
static S86: [Step; 1] = [Call(apiextensions_v1::set_defaults_service_reference)];
static S87: [Step; 1] = [In("service", &S86)];
static S88: [Step; 1] = [In("clientConfig", &S87)];
static S89: [Step; 1] = [In("webhook", &S88)];
static S90: [Step; 2] = [Call(apiextensions_v1::set_defaults_custom_resource_definition_spec), In("conversion", &S89)];
static S91: [Step; 2] = [Call(apiextensions_v1::set_defaults_custom_resource_definition), In("spec", &S90)];
static S92: [Step; 1] = [Call(apiregistration_v1::set_defaults_service_reference)];
static S93: [Step; 1] = [In("service", &S92)];
static S94: [Step; 1] = [In("spec", &S93)];
static S95: [Step; 2] = [Call(apps_v1::set_defaults_daemon_set), In("spec", &S48)];
static S96: [Step; 2] = [Call(apps_v1::set_defaults_deployment), In("spec", &S48)];
static S97: [Step; 2] = [Call(apps_v1::set_defaults_replica_set), In("spec", &S48)];
static S98: [Step; 2] = [In("template", &S47), Each("volumeClaimTemplates", &S19)];
static S99: [Step; 2] = [Call(apps_v1::set_defaults_stateful_set), In("spec", &S98)];
static S100: [Step; 1] = [Call(authentication_v1::set_defaults_token_request_spec)];
static S101: [Step; 1] = [In("spec", &S100)];
static S102: [Step; 1] = [Call(autoscaling_v1::set_defaults_horizontal_pod_autoscaler)];
static S103: [Step; 1] = [Call(autoscaling_v2::set_defaults_horizontal_pod_autoscaler)];
static S104: [Step; 1] = [Call(batch_v1::set_defaults_pod_failure_policy_on_pod_conditions_pattern)];
static S105: [Step; 1] = [Each("onPodConditions", &S104)];
static S106: [Step; 1] = [Each("rules", &S105)];
static S107: [Step; 2] = [In("podFailurePolicy", &S106), In("template", &S47)];
static S108: [Step; 1] = [In("spec", &S107)];
static S109: [Step; 1] = [In("jobTemplate", &S108)];
static S110: [Step; 2] = [Call(batch_v1::set_defaults_cron_job), In("spec", &S109)];
static S111: [Step; 2] = [Call(batch_v1::set_defaults_job), In("spec", &S107)];
static S112: [Step; 1] = [Fill("maxExpirationSeconds", Literal::Integer(86400))];
static S113: [Step; 1] = [In("spec", &S112)];
static S114: [Step; 1] = [Call(discovery_v1::set_defaults_endpoint_port)];
static S115: [Step; 1] = [Each("ports", &S114)];
static S116: [Step; 1] = [Call(flowcontrol_v1::set_defaults_flow_schema_spec)];
static S117: [Step; 1] = [In("spec", &S116)];
static S118: [Step; 1] = [Call(flowcontrol_v1::set_defaults_queuing_configuration)];
static S119: [Step; 1] = [In("queuing", &S118)];
static S120: [Step; 2] = [Call(flowcontrol_v1::set_defaults_limited_priority_level_configuration), In("limitResponse", &S119)];
static S121: [Step; 1] = [Call(flowcontrol_v1::set_defaults_exempt_priority_level_configuration)];
static S122: [Step; 2] = [In("limited", &S120), In("exempt", &S121)];
static S123: [Step; 1] = [In("spec", &S122)];
static S124: [Step; 1] = [Call(flowcontrol_v1beta3::set_defaults_flow_schema_spec)];
static S125: [Step; 1] = [In("spec", &S124)];
static S126: [Step; 1] = [Call(flowcontrol_v1beta3::set_defaults_queuing_configuration)];
static S127: [Step; 1] = [In("queuing", &S126)];
static S128: [Step; 2] = [Call(flowcontrol_v1beta3::set_defaults_limited_priority_level_configuration), In("limitResponse", &S127)];
static S129: [Step; 1] = [Call(flowcontrol_v1beta3::set_defaults_exempt_priority_level_configuration)];
static S130: [Step; 2] = [In("limited", &S128), In("exempt", &S129)];
static S131: [Step; 2] = [Call(flowcontrol_v1beta3::set_defaults_priority_level_configuration), In("spec", &S130)];
static S132: [Step; 1] = [Call(networking_v1::set_defaults_ingress_class)];
static S133: [Step; 1] = [Call(networking_v1::set_defaults_network_policy_port)];
static S134: [Step; 1] = [Each("ports", &S133)];
static S135: [Step; 2] = [Each("ingress", &S134), Each("egress", &S134)];
static S136: [Step; 2] = [Call(networking_v1::set_defaults_network_policy), In("spec", &S135)];
static S137: [Step; 1] = [Call(rbac_v1::set_defaults_subject)];
static S138: [Step; 2] = [Call(rbac_v1::set_defaults_cluster_role_binding), Each("subjects", &S137)];
static S139: [Step; 2] = [Call(rbac_v1::set_defaults_role_binding), Each("subjects", &S137)];
static S140: [Step; 1] = [Call(resource_v1::set_defaults_device_taint)];
static S141: [Step; 1] = [In("taint", &S140)];
static S142: [Step; 1] = [In("spec", &S141)];
static S143: [Step; 1] = [Fill("operator", Literal::Text("Equal"))];
static S144: [Step; 2] = [Call(resource_v1::set_defaults_exact_device_request), Each("tolerations", &S143)];
static S145: [Step; 2] = [Call(resource_v1::set_defaults_device_sub_request), Each("tolerations", &S143)];
static S146: [Step; 2] = [In("exactly", &S144), Each("firstAvailable", &S145)];
static S147: [Step; 1] = [Each("requests", &S146)];
static S148: [Step; 1] = [In("devices", &S147)];
static S149: [Step; 1] = [Each("tolerations", &S143)];
static S150: [Step; 1] = [Each("results", &S149)];
static S151: [Step; 1] = [In("devices", &S150)];
static S152: [Step; 1] = [In("allocation", &S151)];
static S153: [Step; 2] = [In("spec", &S148), In("status", &S152)];
static S154: [Step; 1] = [In("spec", &S148)];
static S155: [Step; 1] = [In("spec", &S154)];
static S156: [Step; 1] = [Each("taints", &S140)];
static S157: [Step; 1] = [Each("devices", &S156)];
static S158: [Step; 1] = [In("spec", &S157)];
static S159: [Step; 1] = [Call(resource_v1alpha3::set_defaults_device_taint)];
static S160: [Step; 1] = [In("taint", &S159)];
static S161: [Step; 1] = [In("spec", &S160)];
static S162: [Step; 2] = [Call(resource_v1alpha3::set_defaults_resource_pool_status_request_spec), Fill("limit", Literal::Integer(100))];
static S163: [Step; 1] = [In("spec", &S162)];
static S164: [Step; 2] = [Call(resource_v1beta1::set_defaults_device_sub_request), Each("tolerations", &S143)];
static S165: [Step; 3] = [Call(resource_v1beta1::set_defaults_device_request), Each("firstAvailable", &S164), Each("tolerations", &S143)];
static S166: [Step; 1] = [Each("requests", &S165)];
static S167: [Step; 1] = [In("devices", &S166)];
static S168: [Step; 2] = [In("spec", &S167), In("status", &S152)];
static S169: [Step; 1] = [In("spec", &S167)];
static S170: [Step; 1] = [In("spec", &S169)];
static S171: [Step; 1] = [Call(resource_v1beta1::set_defaults_device_taint)];
static S172: [Step; 1] = [Each("taints", &S171)];
static S173: [Step; 1] = [In("basic", &S172)];
static S174: [Step; 1] = [Each("devices", &S173)];
static S175: [Step; 1] = [In("spec", &S174)];
static S176: [Step; 1] = [Call(resource_v1beta2::set_defaults_device_taint)];
static S177: [Step; 1] = [In("taint", &S176)];
static S178: [Step; 1] = [In("spec", &S177)];
static S179: [Step; 2] = [Call(resource_v1beta2::set_defaults_exact_device_request), Each("tolerations", &S143)];
static S180: [Step; 2] = [Call(resource_v1beta2::set_defaults_device_sub_request), Each("tolerations", &S143)];
static S181: [Step; 2] = [In("exactly", &S179), Each("firstAvailable", &S180)];
static S182: [Step; 1] = [Each("requests", &S181)];
static S183: [Step; 1] = [In("devices", &S182)];
static S184: [Step; 2] = [In("spec", &S183), In("status", &S152)];
static S185: [Step; 1] = [In("spec", &S183)];
static S186: [Step; 1] = [In("spec", &S185)];
static S187: [Step; 1] = [Each("taints", &S176)];
static S188: [Step; 1] = [Each("devices", &S187)];
static S189: [Step; 1] = [In("spec", &S188)];
static S190: [Step; 1] = [Call(scheduling_v1::set_defaults_priority_class)];
static S191: [Step; 1] = [Fill("disruptionMode", Literal::Holding("single"))];
static S192: [Step; 2] = [Call(scheduling_v1alpha3::set_defaults_composite_pod_group), In("spec", &S191)];
static S193: [Step; 2] = [Call(scheduling_v1alpha3::set_defaults_pod_group), In("spec", &S191)];
static S194: [Step; 2] = [Call(scheduling_v1beta1::set_defaults_pod_group), In("spec", &S191)];
static S195: [Step; 1] = [Call(storage_v1::set_defaults_csi_driver)];
static S196: [Step; 1] = [Call(storage_v1::set_defaults_storage_class)];
static S197: [Step; 1] = [In("inlineVolumeSpec", &S14)];
static S198: [Step; 1] = [In("source", &S197)];
static S199: [Step; 1] = [In("spec", &S198)];
static S200: [Step; 5] = [Each("initContainerStatuses", &S44), Each("containerStatuses", &S44), Each("ephemeralContainerStatuses", &S44), Quantities("allocatedResources"), In("resources", &S16)];
static S201: [Step; 3] = [Call(core_v1::set_defaults_pod), In("spec", &S43), In("status", &S200)];
static S202: [Step; 2] = [Call(resource_v1::set_defaults_device), Each("taints", &S140)];
static S203: [Step; 1] = [Each("devices", &S202)];
static S204: [Step; 1] = [In("spec", &S203)];
static S205: [Step; 2] = [Call(resource_v1beta1::set_defaults_basic_device), Each("taints", &S171)];
static S206: [Step; 1] = [In("basic", &S205)];
static S207: [Step; 1] = [Each("devices", &S206)];
static S208: [Step; 1] = [In("spec", &S207)];
static S209: [Step; 2] = [Call(resource_v1beta2::set_defaults_device), Each("taints", &S176)];
static S210: [Step; 1] = [Each("devices", &S209)];
static S211: [Step; 1] = [In("spec", &S210)];
static S212: [Step; 1] = [Fill("disruptionMode", Literal::Text("Pod"))];
static S213: [Step; 1] = [In("spec", &S212)];

/// The kinds whose objects get defaults, by release.
pub(super) static KINDS: &[Kind] = &[
    kind(ALL, "", "v1", "ConfigMap", &S0),
    kind(ALL, "", "v1", "Endpoints", &S1),
    kind(ALL, "", "v1", "LimitRange", &S4),
    kind(ALL, "", "v1", "Namespace", &S6),
    kind(ALL, "", "v1", "Node", &S8),
    kind(ALL, "", "v1", "PersistentVolume", &S15),
    kind(ALL, "", "v1", "PersistentVolumeClaim", &S19),
    kind(0x80, "", "v1", "Pod", &S46),
    kind(0x7f, "", "v1", "Pod", &S201),
    kind(ALL, "", "v1", "PodTemplate", &S48),
    kind(ALL, "", "v1", "ReplicationController", &S50),
    kind(ALL, "", "v1", "ResourceQuota", &S53),
    kind(ALL, "", "v1", "Secret", &S54),
    kind(ALL, "", "v1", "Service", &S56),
    kind(0xc0, "admissionregistration.k8s.io", "v1", "MutatingAdmissionPolicy", &S60),
    kind(0xc0, "admissionregistration.k8s.io", "v1", "MutatingAdmissionPolicyBinding", &S62),
    kind(ALL, "admissionregistration.k8s.io", "v1", "MutatingWebhookConfiguration", &S66),
    kind(ALL, "admissionregistration.k8s.io", "v1", "ValidatingAdmissionPolicy", &S68),
    kind(ALL, "admissionregistration.k8s.io", "v1", "ValidatingAdmissionPolicyBinding", &S62),
    kind(ALL, "admissionregistration.k8s.io", "v1", "ValidatingWebhookConfiguration", &S70),
    kind(ALL, "admissionregistration.k8s.io", "v1alpha1", "MutatingAdmissionPolicy", &S73),
    kind(ALL, "admissionregistration.k8s.io", "v1alpha1", "MutatingAdmissionPolicyBinding", &S76),
    kind(ALL, "admissionregistration.k8s.io", "v1alpha1", "ValidatingAdmissionPolicy", &S78),
    kind(ALL, "admissionregistration.k8s.io", "v1alpha1", "ValidatingAdmissionPolicyBinding", &S76),
    kind(ALL, "admissionregistration.k8s.io", "v1beta1", "MutatingAdmissionPolicy", &S81),
    kind(ALL, "admissionregistration.k8s.io", "v1beta1", "MutatingAdmissionPolicyBinding", &S83),
    kind(ALL, "admissionregistration.k8s.io", "v1beta1", "ValidatingAdmissionPolicy", &S85),
    kind(ALL, "admissionregistration.k8s.io", "v1beta1", "ValidatingAdmissionPolicyBinding", &S83),
    kind(ALL, "apiextensions.k8s.io", "v1", "CustomResourceDefinition", &S91),
    kind(ALL, "apiregistration.k8s.io", "v1", "APIService", &S94),
    kind(ALL, "apps", "v1", "DaemonSet", &S95),
    kind(ALL, "apps", "v1", "Deployment", &S96),
    kind(ALL, "apps", "v1", "ReplicaSet", &S97),
    kind(ALL, "apps", "v1", "StatefulSet", &S99),
    kind(ALL, "authentication.k8s.io", "v1", "TokenRequest", &S101),
    kind(ALL, "autoscaling", "v1", "HorizontalPodAutoscaler", &S102),
    kind(ALL, "autoscaling", "v2", "HorizontalPodAutoscaler", &S103),
    kind(ALL, "batch", "v1", "CronJob", &S110),
    kind(ALL, "batch", "v1", "Job", &S111),
    kind(0x80, "certificates.k8s.io", "v1", "PodCertificateRequest", &S113),
    kind(ALL, "certificates.k8s.io", "v1beta1", "PodCertificateRequest", &S113),
    kind(ALL, "discovery.k8s.io", "v1", "EndpointSlice", &S115),
    kind(ALL, "flowcontrol.apiserver.k8s.io", "v1", "FlowSchema", &S117),
    kind(ALL, "flowcontrol.apiserver.k8s.io", "v1", "PriorityLevelConfiguration", &S123),
    kind(ALL, "flowcontrol.apiserver.k8s.io", "v1beta3", "FlowSchema", &S125),
    kind(ALL, "flowcontrol.apiserver.k8s.io", "v1beta3", "PriorityLevelConfiguration", &S131),
    kind(ALL, "networking.k8s.io", "v1", "IngressClass", &S132),
    kind(ALL, "networking.k8s.io", "v1", "NetworkPolicy", &S136),
    kind(ALL, "rbac.authorization.k8s.io", "v1", "ClusterRoleBinding", &S138),
    kind(ALL, "rbac.authorization.k8s.io", "v1", "RoleBinding", &S139),
    kind(0x80, "resource.k8s.io", "v1", "DeviceTaintRule", &S142),
    kind(ALL, "resource.k8s.io", "v1", "ResourceClaim", &S153),
    kind(ALL, "resource.k8s.io", "v1", "ResourceClaimTemplate", &S155),
    kind(0xbf, "resource.k8s.io", "v1", "ResourceSlice", &S158),
    kind(0x40, "resource.k8s.io", "v1", "ResourceSlice", &S204),
    kind(ALL, "resource.k8s.io", "v1alpha3", "DeviceTaintRule", &S161),
    kind(0xc0, "resource.k8s.io", "v1alpha3", "ResourcePoolStatusRequest", &S163),
    kind(ALL, "resource.k8s.io", "v1beta1", "ResourceClaim", &S168),
    kind(ALL, "resource.k8s.io", "v1beta1", "ResourceClaimTemplate", &S170),
    kind(0xbf, "resource.k8s.io", "v1beta1", "ResourceSlice", &S175),
    kind(0x40, "resource.k8s.io", "v1beta1", "ResourceSlice", &S208),
    kind(0xc0, "resource.k8s.io", "v1beta2", "DeviceTaintRule", &S178),
    kind(ALL, "resource.k8s.io", "v1beta2", "ResourceClaim", &S184),
    kind(ALL, "resource.k8s.io", "v1beta2", "ResourceClaimTemplate", &S186),
    kind(0xbf, "resource.k8s.io", "v1beta2", "ResourceSlice", &S189),
    kind(0x40, "resource.k8s.io", "v1beta2", "ResourceSlice", &S211),
    kind(ALL, "scheduling.k8s.io", "v1", "PriorityClass", &S190),
    kind(0x40, "scheduling.k8s.io", "v1alpha2", "PodGroup", &S213),
    kind(0x80, "scheduling.k8s.io", "v1alpha3", "CompositePodGroup", &S192),
    kind(0x80, "scheduling.k8s.io", "v1alpha3", "PodGroup", &S193),
    kind(0x80, "scheduling.k8s.io", "v1beta1", "PodGroup", &S194),
    kind(ALL, "storage.k8s.io", "v1", "CSIDriver", &S195),
    kind(ALL, "storage.k8s.io", "v1", "StorageClass", &S196),
    kind(ALL, "storage.k8s.io", "v1", "VolumeAttachment", &S199),
];
