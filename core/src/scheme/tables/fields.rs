// Written by core/tests/oracle/scheme. Do not edit.
// Source: the Go types that k8s.io/api, apiextensions-apiserver and kube-aggregator register, each release by reflection.

use super::row::{ALL, BOTH, EMPTY, Field, Kind, NONE, Shape::*, Type, field, kind, typ};

pub(super) static NAMES: &str = concat!(
    "$ref$schemaAPIServiceAPIServiceConditionAPIServiceConditionTypeAPIServiceSpecAPIServiceStatusAWSElasticBlockStoreVolumeSourceAddressType",
    "AdmissionRequestAdmissionResponseAdmissionReviewAffinityAggregationRuleAllCompositeDisruptionModeAllDisruptionModeAllocatedDeviceStatus",
    "AllocationConfigSourceAllocationModeAllocationResultAppArmorProfileAppArmorProfileTypeApplyConfigurationAttachedVolumeAttestationValue",
    "AuditAnnotationAzureDataDiskCachingModeAzureDataDiskKindAzureDiskVolumeSourceAzureFilePersistentVolumeSourceAzureFileVolumeSourceBasicDevice",
    "BasicSchedulingPolicyBindingBoundObjectReferenceCELDeviceSelectorCSIDriverCSIDriverSpecCSINodeCSINodeDriverCSINodeSpecCSINodeStatus",
    "CSIPersistentVolumeSourceCSIStorageCapacityCSIVolumeSourceCapabilitiesCapabilityCapacityRequestPolicyCapacityRequestPolicyRange",
    "CapacityRequirementsCauseTypeCephFSPersistentVolumeSourceCephFSVolumeSourceCertificateSigningRequestCertificateSigningRequestCondition",
    "CertificateSigningRequestSpecCertificateSigningRequestStatusCinderPersistentVolumeSourceCinderVolumeSourceClaimResourceStatusClaimSource",
    "ClientIPConfigClusterRoleClusterRoleBindingClusterTrustBundleClusterTrustBundleProjectionClusterTrustBundleSpecCompletionMode",
    "ComponentConditionComponentConditionTypeComponentStatusCompositeBasicSchedulingPolicyCompositeDisruptionModeCompositeGangSchedulingPolicy",
    "CompositePodGroupCompositePodGroupSchedulingConstraintsCompositePodGroupSchedulingPolicyCompositePodGroupSpecCompositePodGroupStatus",
    "CompositePodGroupTemplateConcurrencyPolicyConditionConditionStatusConfigMapConfigMapEnvSourceConfigMapKeySelectorConfigMapNodeConfigSource",
    "ConfigMapProjectionConfigMapVolumeSourceContainerContainerExtendedResourceRequestContainerImageContainerPortContainerResizePolicy",
    "ContainerResourceMetricSourceContainerResourceMetricStatusContainerRestartPolicyContainerRestartRuleContainerRestartRuleAction",
    "ContainerRestartRuleOnExitCodesContainerRestartRuleOnExitCodesOperatorContainerStateContainerStateRunningContainerStateTerminated",
    "ContainerStateWaitingContainerStatusContainerUserControllerRevisionConversionStrategyTypeCoordinatedLeaseStrategyCounterCounterSet",
    "CreateOptionsCronJobCronJobSpecCronJobStatusCrossVersionObjectReferenceCustomResourceColumnDefinitionCustomResourceConversion",
    "CustomResourceDefinitionCustomResourceDefinitionConditionCustomResourceDefinitionConditionTypeCustomResourceDefinitionNames",
    "CustomResourceDefinitionSpecCustomResourceDefinitionStatusCustomResourceDefinitionVersionCustomResourceSubresourceScale",
    "CustomResourceSubresourceStatusCustomResourceSubresourcesCustomResourceValidationDNSPolicyDaemonEndpointDaemonSetDaemonSetCondition",
    "DaemonSetConditionTypeDaemonSetSpecDaemonSetStatusDaemonSetUpdateStrategyDaemonSetUpdateStrategyTypeDeleteOptionsDeletionPropagation",
    "DeploymentDeploymentConditionDeploymentConditionTypeDeploymentSpecDeploymentStatusDeploymentStrategyDeploymentStrategyTypeDevice",
    "DeviceAllocationConfigurationDeviceAllocationModeDeviceAllocationResultDeviceAttributeDeviceCapacityDeviceClaimDeviceClaimConfiguration",
    "DeviceClassDeviceClassConfigurationDeviceClassSpecDeviceConstraintDeviceCounterConsumptionDeviceDerivedAttributeDeviceRequest",
    "DeviceRequestAllocationResultDeviceSelectorDeviceSubRequestDeviceTaintDeviceTaintEffectDeviceTaintRuleDeviceTaintRuleSpec",
    "DeviceTaintRuleStatusDeviceTaintSelectorDeviceTolerationDeviceTolerationOperatorDisruptionModeDownwardAPIProjectionDownwardAPIVolumeFile",
    "DownwardAPIVolumeSourceDriverAllocationResultDriverRequestsEmptyDirVolumeSourceEndpointEndpointAddressEndpointConditionsEndpointHints",
    "EndpointPortEndpointSliceEndpointSubsetEndpointsEnvFromSourceEnvVarEnvVarSourceEphemeralContainerEphemeralVolumeSourceEventEventSeries",
    "EventSourceEvictionEvictionPodReferenceEvictionRequestEvictionRequestIntentEvictionRequestPodReferenceEvictionRequestSpec",
    "EvictionRequestStatusEvictionRequestTargetEvictionResponderEvictionSpecEvictionStatusEvictionTargetExactDeviceRequestExecAction",
    "ExemptPriorityLevelConfigurationExpressionWarningExternalDocumentationExternalMetricSourceExternalMetricStatusExtraValueFCVolumeSource",
    "FSGroupPolicyFailurePolicyTypeFieldSelectorAttributesFieldSelectorOperatorFieldSelectorRequirementFieldValueErrorReasonFieldsV1",
    "FileKeySelectorFinalizerNameFlexPersistentVolumeSourceFlexVolumeSourceFlockerVolumeSourceFlowDistinguisherMethodFlowDistinguisherMethodType",
    "FlowSchemaFlowSchemaConditionFlowSchemaConditionTypeFlowSchemaSpecFlowSchemaStatusForNodeForZoneFullyQualifiedName",
    "GCEPersistentDiskVolumeSourceGRPCActionGRPCProbeModeGangSchedulingPolicyGitRepoVolumeSourceGlusterfsPersistentVolumeSource",
    "GlusterfsVolumeSourceGroupResourceGroupSubjectGroupVersionKindGroupVersionResourceHPAScalingPolicyHPAScalingPolicyTypeHPAScalingRules",
    "HTTPGetActionHTTPHeaderHTTPIngressPathHTTPIngressRuleValueHTTPProtocolHorizontalPodAutoscalerHorizontalPodAutoscalerBehavior",
    "HorizontalPodAutoscalerConditionHorizontalPodAutoscalerConditionTypeHorizontalPodAutoscalerSpecHorizontalPodAutoscalerStatusHostAliasHostIP",
    "HostPathTypeHostPathVolumeSourceIPAddressIPAddressSpecIPBlockIPFamilyIPFamilyPolicyISCSIPersistentVolumeSourceISCSIVolumeSource",
    "ImageVolumeSourceImageVolumeStatusIngressIngressBackendIngressClassIngressClassParametersReferenceIngressClassSpecIngressLoadBalancerIngress",
    "IngressLoadBalancerStatusIngressPortStatusIngressRuleIngressServiceBackendIngressSpecIngressStatusIngressTLSIntOrStringJSONJSONPatch",
    "JSONSchemaDefinitionsJSONSchemaDependenciesJSONSchemaPropsJSONSchemaPropsOrArrayJSONSchemaPropsOrBoolJSONSchemaPropsOrStringArray",
    "JSONSchemaURLJobJobConditionJobConditionTypeJobSchedulingConfigurationJobSpecJobStatusJobTemplateSpecKeyToPathKeyUsageLabelSelector",
    "LabelSelectorAttributesLabelSelectorOperatorLabelSelectorRequirementLeaseLeaseCandidateLeaseCandidateSpecLeaseSpecLifecycleLifecycleHandler",
    "LimitRangeLimitRangeItemLimitRangeSpecLimitResponseLimitResponseTypeLimitTypeLimitedPriorityLevelConfigurationLinuxContainerUserListMeta",
    "LoadBalancerIPModeLoadBalancerIngressLoadBalancerStatusLocalObjectReferenceLocalSubjectAccessReviewLocalVolumeSourceManagedFieldsEntry",
    "ManagedFieldsOperationTypeMatchConditionMatchPolicyTypeMatchResourcesMetricIdentifierMetricSourceTypeMetricSpecMetricStatusMetricTarget",
    "MetricTargetTypeMetricValueStatusMicroTimeMigrationConditionMigrationConditionTypeModifyVolumeStatusMountPropagationMode",
    "MutatingAdmissionPolicyMutatingAdmissionPolicyBindingMutatingAdmissionPolicyBindingSpecMutatingAdmissionPolicySpecMutatingWebhook",
    "MutatingWebhookConfigurationMutationNFSVolumeSourceNamedResourcesAllocationResultNamedResourcesAttributeNamedResourcesFilter",
    "NamedResourcesInstanceNamedResourcesIntSliceNamedResourcesRequestNamedResourcesResourcesNamedResourcesStringSliceNamedRuleWithOperations",
    "NamespaceNamespaceConditionNamespaceConditionTypeNamespacePhaseNamespaceSpecNamespaceStatusNetworkDeviceDataNetworkPolicy",
    "NetworkPolicyEgressRuleNetworkPolicyIngressRuleNetworkPolicyPeerNetworkPolicyPortNetworkPolicySpecNodeNodeAddressNodeAddressTypeNodeAffinity",
    "NodeAllocatableMappedResourcesNodeAllocatableMappingNodeAllocatableOverheadNodeAllocatableOverheadResourcesNodeAllocatableResource",
    "NodeAllocatableResourceClaimStatusNodeAllocatableResourceMappingNodeConditionNodeConditionTypeNodeConfigSourceNodeConfigStatus",
    "NodeDaemonEndpointsNodeFeaturesNodeInclusionPolicyNodeNameNodePhaseNodePodPreemptionPolicyNodeProxyOptionsNodeRuntimeHandler",
    "NodeRuntimeHandlerFeaturesNodeSelectorNodeSelectorOperatorNodeSelectorRequirementNodeSelectorTermNodeSpecNodeStatusNodeSwapStatus",
    "NodeSystemInfoNonResourceAttributesNonResourcePolicyRuleNonResourceRuleOSNameObjectFieldSelectorObjectMetaObjectMetricSource",
    "ObjectMetricStatusObjectReferenceOpaqueDeviceConfigurationOperationOperationTypeOverheadOwnerReferenceParamKindParamRef",
    "ParameterNotFoundActionTypeParentReferencePartitionTypeStatusPatchOptionsPatchTypePathTypePersistentVolumePersistentVolumeAccessMode",
    "PersistentVolumeClaimPersistentVolumeClaimConditionPersistentVolumeClaimConditionTypePersistentVolumeClaimModifyVolumeStatus",
    "PersistentVolumeClaimPhasePersistentVolumeClaimRetentionPolicyTypePersistentVolumeClaimSpecPersistentVolumeClaimStatus",
    "PersistentVolumeClaimTemplatePersistentVolumeClaimVolumeSourcePersistentVolumeModePersistentVolumePhasePersistentVolumeReclaimPolicy",
    "PersistentVolumeSpecPersistentVolumeStatusPhotonPersistentDiskVolumeSourcePodPodAffinityPodAffinityTermPodAntiAffinityPodAttachOptions",
    "PodCertificateProjectionPodCertificateRequestPodCertificateRequestSpecPodCertificateRequestStatusPodConditionPodConditionTypePodDNSConfig",
    "PodDNSConfigOptionPodDisruptionBudgetPodDisruptionBudgetSpecPodDisruptionBudgetStatusPodExecOptionsPodExtendedResourceClaimStatus",
    "PodFSGroupChangePolicyPodFailurePolicyPodFailurePolicyActionPodFailurePolicyOnExitCodesOperatorPodFailurePolicyOnExitCodesRequirement",
    "PodFailurePolicyOnPodConditionsPatternPodFailurePolicyRulePodGroupPodGroupPolicyPodGroupResourceClaimPodGroupResourceClaimStatus",
    "PodGroupSchedulingConstraintsPodGroupSchedulingPolicyPodGroupSpecPodGroupStatusPodGroupTemplatePodGroupTemplateReferencePodIP",
    "PodManagementPolicyTypePodOSPodPhasePodPortForwardOptionsPodProxyOptionsPodQOSClassPodReadinessGatePodReplacementPolicyPodResizeStatus",
    "PodResourceClaimPodResourceClaimStatusPodSELinuxChangePolicyPodSchedulingContextPodSchedulingContextSpecPodSchedulingContextStatus",
    "PodSchedulingGatePodSchedulingGroupPodSecurityContextPodSpecPodStatusPodTemplatePodTemplateSpecPodVolumeHealthPodsMetricSource",
    "PodsMetricStatusPolicyRulePolicyRulesWithSubjectsPolicyTypePoolStatusPortPortStatusPortworxVolumeSourcePreconditionsPreemptionPolicy",
    "PreferredSchedulingTermPriorityClassPriorityLevelConfigurationPriorityLevelConfigurationConditionPriorityLevelConfigurationConditionType",
    "PriorityLevelConfigurationReferencePriorityLevelConfigurationSpecPriorityLevelConfigurationStatusPriorityLevelEnablementProbeProcMountType",
    "ProjectedVolumeSourceProtocolPullPolicyQualifiedNameQuantityQueuingConfigurationQuobyteVolumeSourceRBDPersistentVolumeSourceRBDVolumeSource",
    "RawExtensionRecursiveReadOnlyModeReinvocationPolicyTypeReplicaSetReplicaSetConditionReplicaSetConditionTypeReplicaSetSpecReplicaSetStatus",
    "ReplicationControllerReplicationControllerConditionReplicationControllerConditionTypeReplicationControllerSpecReplicationControllerStatus",
    "RequestConditionTypeRequesterRequesterIntentResourceAttributesResourceClaimResourceClaimConsumerReferenceResourceClaimParameters",
    "ResourceClaimParametersReferenceResourceClaimSchedulingStatusResourceClaimSpecResourceClaimStatusResourceClaimTemplate",
    "ResourceClaimTemplateSpecResourceClassResourceClassParametersResourceClassParametersReferenceResourceFieldSelectorResourceFilter",
    "ResourceHandleResourceHealthResourceHealthStatusResourceIDResourceListResourceMetricSourceResourceMetricStatusResourceNameResourcePolicyRule",
    "ResourcePoolResourcePoolStatusRequestResourcePoolStatusRequestSpecResourcePoolStatusRequestStatusResourceQuotaResourceQuotaScope",
    "ResourceQuotaSpecResourceQuotaStatusResourceRequestResourceRequirementsResourceResizeRestartPolicyResourceRuleResourceScopeResourceSlice",
    "ResourceSliceSpecResourceStatusResponderStateTypeResponderStatusRestartPolicyRoleRoleBindingRoleRefRollingUpdateDaemonSet",
    "RollingUpdateDeploymentRollingUpdateStatefulSetStrategyRuleWithOperationsRuntimeClassSELinuxOptionsScaleScaleIOPersistentVolumeSource",
    "ScaleIOVolumeSourceScaleSpecScaleStatusScalingPolicySelectSchedulingScopeSelectorScopeSelectorOperatorScopeType",
    "ScopedResourceSelectorRequirementSeccompProfileSeccompProfileTypeSecretSecretEnvSourceSecretKeySelectorSecretProjectionSecretReference",
    "SecretTypeSecretVolumeSourceSecurityContextSelectableFieldSelfSubjectAccessReviewSelfSubjectAccessReviewSpecSelfSubjectReview",
    "SelfSubjectReviewStatusSelfSubjectRulesReviewSelfSubjectRulesReviewSpecServerStorageVersionServiceServiceAccountServiceAccountSubject",
    "ServiceAccountTokenProjectionServiceAffinityServiceBackendPortServiceCIDRServiceCIDRSpecServiceCIDRStatusServiceExternalTrafficPolicy",
    "ServiceInternalTrafficPolicyServicePortServiceProxyOptionsServiceReferenceServiceSpecServiceStatusServiceTypeSessionAffinityConfigShardInfo",
    "ShareableCapacityStatusShareableSummaryStatusSideEffectClassSignalSingleCompositeDisruptionModeSingleDisruptionModeSkipNodeOperation",
    "SleepActionStatefulSetStatefulSetConditionStatefulSetConditionTypeStatefulSetOrdinalsStatefulSetPersistentVolumeClaimRetentionPolicy",
    "StatefulSetSpecStatefulSetStatusStatefulSetUpdateStrategyStatefulSetUpdateStrategyTypeStatusStatusCauseStatusDetailsStatusReasonStorageClass",
    "StorageHealthStorageHealthConditionStorageHealthStatusTypeStorageMediumStorageOSPersistentVolumeSourceStorageOSVolumeSourceStorageVersion",
    "StorageVersionConditionStorageVersionConditionTypeStorageVersionMigrationStorageVersionMigrationSpecStorageVersionMigrationStatus",
    "StorageVersionSpecStorageVersionStatusStructuredResourceHandleSubjectSubjectAccessReviewSubjectAccessReviewSpecSubjectAccessReviewStatus",
    "SubjectKindSubjectRulesReviewStatusSuccessPolicySuccessPolicyRuleSupplementalGroupsPolicySysctlTCPSocketActionTaintTaintEffect",
    "TargetResponderTerminationMessagePolicyTimeTokenRequestTokenRequestSpecTokenRequestStatusTokenReviewTokenReviewSpecTokenReviewStatus",
    "TolerationTolerationOperatorTopologyConstraintTopologySelectorLabelRequirementTopologySelectorTermTopologySpreadConstraintTypeChecking",
    "TypedLocalObjectReferenceTypedObjectReferenceUIDURISchemeUncountedTerminatedPodsUnhealthyPodEvictionPolicyTypeUniqueVolumeName",
    "UnsatisfiableConstraintActionUpdateOptionsUserInfoUserSubjectValidatingAdmissionPolicyValidatingAdmissionPolicyBinding",
    "ValidatingAdmissionPolicyBindingSpecValidatingAdmissionPolicySpecValidatingAdmissionPolicyStatusValidatingWebhook",
    "ValidatingWebhookConfigurationValidationValidationActionValidationRuleValidationRulesVariableVendorParametersVolumeVolumeAttachment",
    "VolumeAttachmentSourceVolumeAttachmentSpecVolumeAttachmentStatusVolumeAttributesClassVolumeBindingModeVolumeDeviceVolumeError",
    "VolumeHealthConditionVolumeHealthStatusVolumeHealthStatusTypeVolumeLifecycleModeVolumeMountVolumeMountStatusVolumeNodeAffinity",
    "VolumeNodeResourcesVolumeProjectionVolumeResourceRequirementsVolumeStatusVsphereVirtualDiskVolumeSourceWebhookClientConfigWebhookConversion",
    "WeightedPodAffinityTermWindowsSecurityContextOptionsWorkloadWorkloadPodGroupAllDisruptionModeWorkloadPodGroupBasicSchedulingPolicy",
    "WorkloadPodGroupDisruptionModeWorkloadPodGroupGangSchedulingPolicyWorkloadPodGroupResourceClaimWorkloadPodGroupSchedulingConstraints",
    "WorkloadPodGroupSchedulingPolicyWorkloadPodGroupSingleDisruptionModeWorkloadPodGroupTemplateReferenceWorkloadReferenceWorkloadSpec",
    "acceptedNamesaccessModeaccessModesacquireTimeactionactiveactiveDeadlineSecondsaddadditionalItemsadditionalPrinterColumnsadditionalProperties",
    "addressaddressTypeaddressesadminAccessadmissionReviewVersionsaffinityaggregationRuleallallNodesallOfallocatableallocateLoadBalancerNodePorts",
    "allocatedDevicesallocatedResourceStatusesallocatedResourcesallocatedResourcesStatusallocationallocationModeallocationMultiplier",
    "allocationTimestampallowMultipleAllocationsallowPrivilegeEscalationallowVolumeExpansionallowedallowedTopologiesannotationsanyOfapiGroup",
    "apiGroupsapiServerIDapiVersionapiVersionsappArmorProfileappProtocolapplyConfigurationarchitectureargsassignedattachErrorattachRequired",
    "attachedattacherattachmentMetadataattestationsattributeattributesaudienceaudiencesauditAnnotationsauthenticatedautomountServiceAccountToken",
    "availableavailableDevicesavailableOnNodesavailableReplicasaverageUtilizationaverageValueawsElasticBlockStoreazureDiskazureFilebackend",
    "backoffLimitbackoffLimitPerIndexbasicbeginRefreshAtbehaviorbinaryDatabinaryVersionbindMountOptionsbindingConditionsbindingFailureConditions",
    "bindsToNodeblockOwnerDeletionboolboolsbootIDborrowingLimitPercentboundObjectRefcaBundlecachingModecapabilitiescapacitycapacityKey",
    "capacityMultipliercategoriescausescelcephfscertificatecertificateChaincertificateChainPathchapAuthDiscoverychapAuthSessioncidrcidrscinder",
    "claimNameclaimRefclaimsclientConfigclientIPclusterIPclusterIPsclusterRoleSelectorsclusterScopeclusterTrustBundlecodecollisionCountcommand",
    "commonEncodingVersioncompatibilityGroupscompletedIndexescompletionModecompletionTimecompletionscomponentcompositePodGroupTemplates",
    "concurrencyPolicyconditionTypeconditionsconfigconfigMapconfigMapKeyRefconfigMapRefconfigSourceconstraintsconsumedconsumedCapacity",
    "consumesCounterscontainercontainerIDcontainerNamecontainerPortcontainerResourcecontainerRuntimeVersioncontainerStatusescontainerscontinue",
    "continueTokencontrollercontrollerExpandSecretRefcontrollerPublishSecretRefcontrollerRefconversionconversionReviewVersionscountcounterSet",
    "counterscreationTimestampcredentialBundlePathcsicurrentcurrentCPUUtilizationPercentagecurrentHealthycurrentMetricscurrentNumberScheduled",
    "currentReplicascurrentRevisioncurrentVolumeAttributesClassNamedaemonEndpointsdatadataSourcedataSourceRefdatasetNamedatasetUUID",
    "deallocationRequesteddeclaredFeaturesdecodableVersionsdefaultdefaultBackenddefaultModedefaultPartitionTypeAttributedefaultRequestdefaultUser",
    "definitionsdeleteOptionsdeletionGracePeriodSecondsdeletionTimestampdenieddependenciesdeprecateddeprecatedCountdeprecatedFirstTimestamp",
    "deprecatedLastTimestampdeprecatedSourcedeprecatedTopologydeprecationWarningderivedAttributesdescribedObjectdescriptiondesiredHealthy",
    "desiredNumberScheduleddesiredReplicasdetachErrordetailsdevicedeviceClassNamedeviceMultiplierdevicePathdeviceSelectordevicesdirectory",
    "disableResizePreemptiondiskNamediskURIdisruptedPodsdisruptionModedisruptionsAlloweddistinctAttributedistinguisherMethoddivisordnsConfig",
    "dnsPolicydownwardAPIdriverdriverNamedriverRequestsdriversdropdryRuneffectegressemptyDiremulationVersionenableServiceLinksencodingVersion",
    "endPortendpointsendpointsNamespaceenumenvenvFromephemeralephemeralContainerStatusesephemeralContainerserrorerrorCodeevaluationErroreventTime",
    "evictionRespondersexactlyexampleexceptexcludeResourceRulesexclusiveMaximumexclusiveMinimumexecexemptexitCodeexitCodesexpectedCompletionTime",
    "expectedPodsexpirationSecondsexpirationTimestampexpressionexpressionWarningsextendedResourceClaimStatusextendedResourceNameexternal",
    "externalDocsexternalIDexternalIPsexternalNameexternalTrafficPolicyextrafailedfailedIndexesfailedJobsHistoryLimitfailurePolicy",
    "failureThresholdfcfeaturesfieldfieldManagerfieldPathfieldReffieldSelectorfieldValidationfieldsTypefieldsV1fileKeyReffiltersfinalizers",
    "finishedAtfirstAvailablefirstTimestampflexVolumefloat64flockerforNodesforZonesforceformatfromfsGroupfsGroupChangePolicyfsGroupPolicyfsType",
    "fullyAvailableDevicesfullyLabeledReplicasganggatewaygcePersistentDiskgenerateNamegeneratedFromgenerationgidgitRepoglobalDefaultglusterfs",
    "gmsaCredentialSpecgmsaCredentialSpecNamegracePeriodSecondsgroupgroupPriorityMinimumgroupsgrpchandSizehandlerhardhardwareAddresshealth",
    "healthCheckNodePorthealthConditionshealthStatusheartbeatTimehintsholderIdentityhosthostAliaseshostIPhostIPChostIPshostNetworkhostPIDhostPath",
    "hostPorthostProcesshostUsershostnamehostnameOverridehostnameshostshttphttpGethttpHeadersidignoreStoreReadErrorWithClusterBreakingPotential",
    "imageimageIDimagePullPolicyimagePullSecretsimageRefimagesimmutableincompleteingressingressClassNameinitContainerStatusesinitContainers",
    "initialDelaySecondsinitiatorNameinlineVolumeSpecinsecureSkipTLSVerifyinstancesintint32int64intSliceintentinterfaceNameinternalTrafficPolicy",
    "intsinvolvedObjectipipBlockipFamiliesipFamilyPolicyipModeipsiqniscsiiscsiInterfaceitemsjobTemplatejsonPatchjsonPathkernelVersionkeykeyPath",
    "keyTypekeyringkindkubeProxyVersionkubeletConfigKeykubeletEndpointkubeletVersionlabelSelectorlabelSelectorPathlabelslastHeartbeatTime",
    "lastKnownGoodlastObservedTimelastPhaseTransitionTimelastProbeTimelastScaleTimelastScheduleTimelastStatelastSuccessfulTimelastTimestamp",
    "lastTransitionTimelastUpdateTimeleaseDurationSecondsleaseNameleaseTransitionslendablePercentlevellifecyclelimitlimitResponselimitedlimits",
    "linuxlistKindlivenessProbeloadBalancerloadBalancerClassloadBalancerIPloadBalancerSourceRangeslocallocalhostProfilelunmachineIDmanagedBy",
    "managedFieldsmanagermanualSelectormappingmatchAttributematchConditionsmatchConstraintsmatchExpressionsmatchFieldsmatchLabelExpressions",
    "matchLabelKeysmatchLabelsmatchPolicymatchResourcesmatchingPrecedencemaxmaxExpirationSecondsmaxFailedIndexesmaxItemsmaxLength",
    "maxLimitRequestRatiomaxPropertiesmaxReplicasmaxSkewmaxSurgemaxUnavailablemaximummaximumVolumeSizemediummessagemessageExpressionmetadata",
    "metricmetricsminminAvailableminCountminDomainsminGroupCountminItemsminLengthminPropertiesminReadySecondsminReplicasminimummismatchLabelKeys",
    "modemodifyVolumeStatusmonitorsmountOptionsmountPathmountPropagationmultipleOfmutationsnamenamedResourcesnamesnameserversnamespace",
    "namespaceSelectornamespacesnetworkDatanfsnodeAffinitynodeAffinityPolicynodeAllocatableResourceClaimStatusesnodeAllocatableResourceMappings",
    "nodeAllocatableResourcesnodeAllocatableUpdatePeriodSecondsnodeExpandSecretRefnodeIDnodeInfonodeNamenodePortnodePublishSecretRefnodeSelector",
    "nodeSelectorTermsnodeStageSecretRefnodeTaintsPolicynodeTopologynodeUIDnominalConcurrencySharesnominatedNodeNamenonResourceAttributes",
    "nonResourceRulesnonResourceURLsnotnotAfternotBeforenotReadyAddressesnotenullablenumbernumberAvailablenumberMisschedulednumberReady",
    "numberUnavailableobjectobjectSelectorobservedGenerationoldObjectonExitCodesonPodConditionsoneOfopaqueopenAPIV3SchemaoperatingSystemoperation",
    "operationsoperatoroptionaloptionalOldSelfoptionsordinalsorphanDependentsososImageoverheadownerReferencesparallelismparamKindparamRef",
    "parameterNotFoundActionparametersparametersRefparentCompositePodGroupNameparentRefpartiallyAvailableDevicespartitionpartitionSummary",
    "partitionTypeAttributepatchpatchTypepathpathTypepathspatternpatternPropertiespausedpdIDpdNameperContainerperDeviceNodeSelectionperPod",
    "periodSecondspersistentVolumeClaimpersistentVolumeClaimRetentionPolicypersistentVolumeNamepersistentVolumeReclaimPolicyphase",
    "photonPersistentDiskpingTimepkixPublicKeypluralpodpodAffinitypodAffinityTermpodAntiAffinitypodCIDRpodCIDRspodCertificatepodFailurePolicy",
    "podFixedpodGrouppodGroupNamepodGroupReplicaKeypodGroupTemplateNamepodGroupTemplateRefpodGroupTemplatespodGroupspodIPpodIPspodInfoOnMount",
    "podManagementPolicypodNamepodPreemptionPolicypodReplacementPolicypodSelectorpodUIDpodspoliciespolicypolicyNamepolicyTypespoolpoolCount",
    "poolNamepoolsportportalsportsportworxVolumepostStartpotentialNodespreStoppreconditionspreemptionPolicypreference",
    "preferredDuringSchedulingIgnoredDuringExecutionpreferredHolderpreferredStrategiesprefixpreserveUnknownFieldspreventPodSchedulingIfMissing",
    "prioritypriorityClassNamepriorityLevelConfigurationprivilegedprocMountprogressDeadlineSecondsprojectedproofOfPossessionpropagationPolicy",
    "propertiesprotectionDomainprotocolproviderIDprovisionerpublishNotReadyAddressespullPolicyqosClassquantityqueueLengthLimitqueuesqueuing",
    "quobyterawSelectorrbdreadOnlyreadOnlyRootFilesystemreadinessGatesreadinessProbereadyreadyReplicasreasonreclaimPolicyrecursiveReadOnly",
    "recursiveReadOnlyMountsreferenceregardingregistryreinvocationPolicyrelatedremainingItemCountrenewTimereplicasreportingComponent",
    "reportingControllerreportingInstancerepositoryrequestrequestKindrequestMappingsrequestNamerequestPolicyrequestResourcerequestSubResource",
    "requesterrequestersrequestsrequiredrequiredDuringSchedulingIgnoredDuringExecutionrequirementsrequiresRepublishreservedForresizeresizePolicy",
    "resourceresourceAttributesresourceClaimNameresourceClaimStatusesresourceClaimTemplateNameresourceClaimsresourceClassNameresourceFieldRef",
    "resourceHandlesresourceIDresourceNameresourceNamesresourceRulesresourceSliceCountresourceVersionresourcesrespondersresponserestartCount",
    "restartPolicyrestartPolicyRulesresultsretryAfterSecondsrevisionrevisionHistoryLimitroleroleRefrollingUpdaterulerulesrunAsGrouprunAsNonRoot",
    "runAsUserrunAsUserNamerunningrunningInUserNamespaceruntimeClassNameruntimeHandlersscalescaleDownscaleIOscaleTargetRefscaleUpschedule",
    "schedulerNameschedulingschedulingConstraintsschedulingGatesschedulingGroupschedulingPolicyschemaschemescopescopeNamescopeSelectorscopes",
    "seLinuxChangePolicyseLinuxMountseLinuxOptionssearchesseccompProfilesecondssecretsecretFilesecretKeyRefsecretNamesecretNamespacesecretRef",
    "secretssecurityContextselectPolicyselectableFieldsselectedNodeselectorselectorsselfLinkseriesservedservedVersionsserverserviceserviceAccount",
    "serviceAccountNameserviceAccountTokenserviceAccountTokenInSecretsserviceAccountUIDserviceNameservingsessionAffinitysessionAffinityConfig",
    "setHostnameAsFQDNshardInfoshareIDshareNameshareProcessNamespaceshareableshareableSummarysharedCountersshortNamessideEffectssignalsignerName",
    "singlesingularsizeBytessizeLimitskipNodeOperationssleepsourcesourcesspecspecReplicasPathsslEnabledstabilizationWindowSecondsstartstartTime",
    "startedstartedAtstartingDeadlineSecondsstartupProbestatestatusstatusReplicasPathstderrstdinstdinOncestdoutstepstopSignalstorage",
    "storageCapacitystorageClassNamestorageHealthstorageModestoragePolicyIDstoragePolicyNamestoragePoolstorageVersionsstorageosstoredVersions",
    "strategystringstringDatastringSlicestringsstructuredDatastructuredParametersstubPKCS10RequestsubPathsubPathExprsubResourcesubdomainsubjects",
    "subresourcesubresourcessubsetssucceededsucceededCountsucceededIndexessuccessPolicysuccessThresholdsuccessfulJobsHistoryLimitsuitableNodes",
    "supplementalGroupssupplementalGroupsPolicysuspendswapsysctlssystemsystemUUIDtainttaintstargettargetCPUUtilizationPercentage",
    "targetContainerNametargetPorttargetPortaltargetReftargetResponderstargetVolumeAttributesClassNametargetWWNstcpSockettemplatetemplateName",
    "tenantterminatedterminatingterminatingReplicasterminationGracePeriodSecondsterminationMessagePathterminationMessagePolicytimetimeAdded",
    "timeZonetimeoutSecondstitletlstotokentokenRequeststolerancetolerationSecondstolerationstopologytopologyKeytopologyKeys",
    "topologySpreadConstraintstotaltotalDevicestrafficDistributiontrustBundlettlSecondsAfterFinishedttytypetypeCheckinguidunavailableDevices",
    "unavailableReplicasuncountedTerminatedPodsunhealthyPodEvictionPolicyuniqueItemsunschedulableunsuitableNodesunverifiedUserAnnotations",
    "updateRevisionupdateStrategyupdatedNumberScheduledupdatedReplicasurlusagesuseduseruserAnnotationsuserInfouserNamespacesusername",
    "v1.QualifiedNamev1.ResourceNamev1alpha3.QualifiedNamev1beta1.QualifiedNamev1beta2.QualifiedNamevalidRangevalidValuesvalidationActions",
    "validationErrorvalidationsvaluevalueExpressionvalueFromvaluesvariablesvendorClaimParametersvendorClassParametersvendorParameters",
    "vendorRequestParametersverbverbsversionversionPriorityversionsvolumevolumeAttributesvolumeAttributesClassNamevolumeBindingMode",
    "volumeClaimTemplatevolumeClaimTemplatesvolumeDevicesvolumeHandlevolumeHealthvolumeIDvolumeLifecycleModesvolumeModevolumeMountsvolumeName",
    "volumeNamespacevolumePathvolumeStatusvolumesvolumesAttachedvolumesInUsevsphereVolumewaitingwarningwarningswebhookwebhooksweightwhenDeleted",
    "whenScaledwhenUnsatisfiablewindowsOptionsworkingDirworkloadworkloadNameworkloadRefwwidsx-kubernetes-embedded-resource",
    "x-kubernetes-int-or-stringx-kubernetes-list-map-keysx-kubernetes-list-typex-kubernetes-map-typex-kubernetes-preserve-unknown-fields",
    "x-kubernetes-validationszone",
);

pub(super) static NAME_ENDS: &[u16] = &[
    0, 4, 11, 21, 40, 63, 77, 93, 125, 136, 152, 169, 184, 192, 207, 233, 250, 271, 293, 307, 323, 338, 357, 375,
    389, 405, 420, 444, 461, 482, 513, 534, 545, 566, 573, 593, 610, 619, 632, 639, 652, 663, 676, 701, 719, 734, 746, 756,
    777, 803, 823, 832, 860, 878, 903, 937, 966, 997, 1025, 1043, 1062, 1073, 1087, 1098, 1116, 1134, 1162, 1184, 1198, 1216, 1238, 1253,
    1283, 1306, 1335, 1352, 1390, 1423, 1444, 1467, 1492, 1509, 1518, 1533, 1542, 1560, 1580, 1605, 1624, 1645, 1654, 1686, 1700, 1713, 1734, 1763,
    1792, 1814, 1834, 1860, 1891, 1930, 1944, 1965, 1989, 2010, 2025, 2038, 2056, 2078, 2102, 2109, 2119, 2132, 2139, 2150, 2163, 2190, 2220, 2244,
    2268, 2301, 2338, 2367, 2395, 2425, 2456, 2486, 2517, 2543, 2567, 2576, 2590, 2599, 2617, 2639, 2652, 2667, 2690, 2717, 2730, 2749, 2759, 2778,
    2801, 2815, 2831, 2849, 2871, 2877, 2906, 2926, 2948, 2963, 2977, 2988, 3012, 3023, 3047, 3062, 3078, 3102, 3124, 3137, 3166, 3180, 3196, 3207,
    3224, 3239, 3258, 3279, 3298, 3314, 3338, 3352, 3373, 3394, 3417, 3439, 3453, 3473, 3481, 3496, 3514, 3527, 3539, 3552, 3566, 3575, 3588, 3594,
    3606, 3624, 3645, 3650, 3661, 3672, 3680, 3700, 3715, 3736, 3763, 3782, 3803, 3824, 3841, 3853, 3867, 3881, 3899, 3909, 3941, 3958, 3979, 3999,
    4019, 4029, 4043, 4056, 4073, 4096, 4117, 4141, 4162, 4170, 4185, 4198, 4224, 4240, 4259, 4282, 4309, 4319, 4338, 4361, 4375, 4391, 4398, 4405,
    4423, 4452, 4462, 4475, 4495, 4514, 4545, 4566, 4579, 4591, 4607, 4627, 4643, 4663, 4678, 4691, 4701, 4716, 4736, 4748, 4771, 4802, 4834, 4870,
    4897, 4926, 4935, 4941, 4953, 4973, 4982, 4995, 5002, 5010, 5024, 5051, 5068, 5085, 5102, 5109, 5123, 5135, 5166, 5182, 5208, 5233, 5250, 5261,
    5282, 5293, 5306, 5316, 5327, 5331, 5340, 5361, 5383, 5398, 5420, 5441, 5469, 5482, 5485, 5497, 5513, 5539, 5546, 5555, 5570, 5579, 5587, 5600,
    5623, 5644, 5668, 5673, 5687, 5705, 5714, 5723, 5739, 5749, 5763, 5777, 5790, 5807, 5816, 5849, 5867, 5875, 5893, 5912, 5930, 5950, 5974, 5991,
    6009, 6035, 6049, 6064, 6078, 6094, 6110, 6120, 6132, 6144, 6160, 6177, 6186, 6204, 6226, 6244, 6264, 6287, 6317, 6351, 6378, 6393, 6421, 6429,
    6444, 6474, 6497, 6517, 6539, 6561, 6582, 6605, 6630, 6653, 6662, 6680, 6702, 6716, 6729, 6744, 6761, 6774, 6797, 6821, 6838, 6855, 6872, 6876,
    6887, 6902, 6914, 6944, 6966, 6989, 7021, 7044, 7078, 7108, 7121, 7138, 7154, 7170, 7189, 7201, 7220, 7228, 7237, 7260, 7276, 7294, 7320, 7332,
    7352, 7375, 7391, 7399, 7409, 7423, 7437, 7458, 7479, 7494, 7500, 7519, 7529, 7547, 7565, 7580, 7605, 7614, 7627, 7635, 7649, 7658, 7666, 7693,
    7708, 7727, 7739, 7748, 7756, 7772, 7798, 7819, 7849, 7883, 7922, 7948, 7988, 8013, 8040, 8069, 8102, 8122, 8143, 8172, 8192, 8214, 8246, 8249,
    8260, 8275, 8290, 8306, 8330, 8351, 8376, 8403, 8415, 8431, 8443, 8461, 8480, 8503, 8528, 8542, 8572, 8594, 8610, 8632, 8667, 8705, 8743, 8763,
    8771, 8785, 8806, 8833, 8862, 8886, 8898, 8912, 8928, 8953, 8958, 8981, 8986, 8994, 9015, 9030, 9041, 9057, 9077, 9092, 9108, 9130, 9152, 9172,
    9196, 9222, 9239, 9257, 9275, 9282, 9291, 9302, 9317, 9332, 9348, 9364, 9374, 9397, 9407, 9417, 9421, 9431, 9451, 9464, 9480, 9503, 9516, 9542,
    9577, 9616, 9651, 9681, 9713, 9736, 9741, 9754, 9775, 9783, 9793, 9806, 9814, 9834, 9853, 9878, 9893, 9905, 9926, 9948, 9958, 9977, 10000, 10014,
    10030, 10051, 10081, 10115, 10140, 10167, 10187, 10196, 10211, 10229, 10242, 10272, 10295, 10327, 10356, 10373, 10392, 10413, 10438, 10451, 10474, 10506, 10527, 10541,
    10555, 10569, 10589, 10599, 10611, 10631, 10651, 10663, 10681, 10693, 10718, 10747, 10778, 10791, 10809, 10826, 10845, 10860, 10880, 10907, 10919, 10932, 10945, 10962,
    10976, 10994, 11009, 11022, 11026, 11037, 11044, 11066, 11089, 11121, 11139, 11151, 11165, 11170, 11199, 11218, 11227, 11238, 11257, 11267, 11280, 11301, 11310, 11343,
    11357, 11375, 11381, 11396, 11413, 11429, 11444, 11454, 11472, 11487, 11502, 11525, 11552, 11569, 11592, 11614, 11640, 11660, 11667, 11681, 11702, 11731, 11746, 11764,
    11775, 11790, 11807, 11835, 11863, 11874, 11893, 11909, 11920, 11933, 11944, 11965, 11974, 11997, 12019, 12034, 12040, 12069, 12089, 12106, 12117, 12128, 12148, 12172,
    12191, 12238, 12253, 12270, 12295, 12324, 12330, 12341, 12354, 12366, 12378, 12391, 12413, 12436, 12449, 12480, 12501, 12515, 12538, 12565, 12588, 12615, 12644, 12662,
    12682, 12706, 12713, 12732, 12755, 12780, 12791, 12815, 12828, 12845, 12869, 12875, 12890, 12895, 12906, 12921, 12945, 12949, 12961, 12977, 12995, 13006, 13021, 13038,
    13048, 13066, 13084, 13116, 13136, 13160, 13172, 13197, 13217, 13220, 13229, 13252, 13282, 13298, 13327, 13340, 13348, 13359, 13384, 13416, 13452, 13481, 13512, 13529,
    13559, 13569, 13585, 13599, 13614, 13622, 13638, 13644, 13660, 13682, 13702, 13724, 13745, 13762, 13774, 13785, 13806, 13824, 13846, 13865, 13876, 13893, 13911, 13930,
    13946, 13972, 13984, 14014, 14033, 14050, 14073, 14102, 14110, 14143, 14180, 14210, 14246, 14275, 14312, 14344, 14380, 14413, 14430, 14442, 14455, 14465, 14476, 14487,
    14493, 14499, 14520, 14523, 14538, 14562, 14582, 14589, 14600, 14609, 14620, 14643, 14651, 14666, 14669, 14677, 14682, 14693, 14722, 14738, 14763, 14781, 14805, 14815,
    14829, 14849, 14868, 14892, 14916, 14936, 14943, 14960, 14971, 14976, 14984, 14993, 15004, 15014, 15025, 15040, 15051, 15069, 15081, 15085, 15093, 15104, 15118, 15126,
    15134, 15152, 15164, 15173, 15183, 15191, 15200, 15216, 15229, 15257, 15266, 15282, 15298, 15315, 15333, 15345, 15365, 15374, 15383, 15390, 15402, 15422, 15427, 15441,
    15449, 15459, 15472, 15488, 15505, 15529, 15540, 15558, 15562, 15567, 15573, 15594, 15608, 15616, 15627, 15639, 15647, 15658, 15676, 15686, 15692, 15695, 15701, 15712,
    15728, 15748, 15765, 15780, 15784, 15789, 15795, 15804, 15812, 15818, 15830, 15838, 15847, 15857, 15877, 15889, 15907, 15911, 15925, 15932, 15953, 15972, 15988, 16002,
    16016, 16027, 16036, 16062, 16079, 16092, 16102, 16108, 16117, 16132, 16144, 16156, 16167, 16175, 16191, 16207, 16216, 16227, 16240, 16253, 16270, 16293, 16310, 16320,
    16328, 16341, 16351, 16376, 16402, 16415, 16425, 16449, 16454, 16464, 16472, 16489, 16509, 16512, 16519, 16550, 16564, 16578, 16600, 16615, 16630, 16662, 16677, 16681,
    16691, 16704, 16715, 16726, 16747, 16763, 16780, 16787, 16801, 16812, 16841, 16855, 16866, 16877, 16890, 16916, 16933, 16939, 16951, 16961, 16976, 17000, 17023, 17039,
    17057, 17075, 17092, 17107, 17118, 17132, 17154, 17169, 17180, 17187, 17193, 17208, 17224, 17234, 17248, 17255, 17264, 17287, 17295, 17302, 17315, 17329, 17347, 17364,
    17383, 17390, 17399, 17408, 17419, 17425, 17435, 17449, 17456, 17460, 17466, 17472, 17478, 17486, 17502, 17520, 17535, 17542, 17551, 17569, 17573, 17576, 17583, 17592,
    17618, 17637, 17642, 17651, 17666, 17675, 17693, 17700, 17707, 17713, 17733, 17749, 17765, 17769, 17775, 17783, 17792, 17814, 17826, 17843, 17862, 17872, 17890, 17917,
    17937, 17945, 17957, 17967, 17978, 17990, 18011, 18016, 18022, 18035, 18057, 18070, 18086, 18088, 18096, 18101, 18113, 18122, 18130, 18143, 18158, 18168, 18176, 18186,
    18193, 18203, 18213, 18227, 18241, 18251, 18258, 18265, 18273, 18281, 18286, 18292, 18296, 18303, 18322, 18335, 18341, 18362, 18382, 18386, 18393, 18410, 18422, 18435,
    18445, 18448, 18455, 18468, 18477, 18495, 18517, 18535, 18540, 18560, 18566, 18570, 18578, 18585, 18589, 18604, 18610, 18629, 18645, 18657, 18670, 18675, 18689, 18693,
    18704, 18710, 18717, 18724, 18735, 18742, 18750, 18758, 18769, 18778, 18786, 18802, 18811, 18816, 18820, 18827, 18838, 18840, 18888, 18893, 18900, 18915, 18931, 18939,
    18945, 18954, 18964, 18971, 18987, 19008, 19022, 19041, 19054, 19070, 19091, 19100, 19103, 19108, 19113, 19121, 19127, 19140, 19161, 19165, 19179, 19181, 19188, 19198,
    19212, 19218, 19221, 19224, 19229, 19243, 19248, 19259, 19268, 19276, 19289, 19292, 19299, 19306, 19313, 19317, 19333, 19349, 19364, 19378, 19391, 19408, 19414, 19431,
    19444, 19460, 19483, 19496, 19509, 19525, 19534, 19552, 19565, 19583, 19597, 19617, 19626, 19642, 19657, 19662, 19671, 19676, 19689, 19696, 19702, 19707, 19715, 19728,
    19740, 19757, 19771, 19795, 19800, 19816, 19819, 19828, 19837, 19850, 19857, 19871, 19878, 19892, 19907, 19923, 19939, 19950, 19971, 19985, 19996, 20007, 20021, 20039,
    20042, 20062, 20078, 20086, 20095, 20115, 20128, 20139, 20146, 20154, 20168, 20175, 20192, 20198, 20205, 20222, 20230, 20236, 20243, 20246, 20258, 20266, 20276, 20289,
    20297, 20306, 20319, 20334, 20345, 20352, 20369, 20373, 20391, 20399, 20411, 20420, 20436, 20446, 20455, 20459, 20473, 20478, 20489, 20498, 20515, 20525, 20536, 20539,
    20551, 20569, 20605, 20636, 20660, 20694, 20713, 20719, 20727, 20735, 20743, 20763, 20775, 20792, 20810, 20826, 20838, 20845, 20869, 20886, 20907, 20923, 20938, 20941,
    20949, 20958, 20975, 20979, 20987, 20993, 21008, 21026, 21037, 21054, 21060, 21074, 21092, 21101, 21112, 21127, 21132, 21138, 21153, 21168, 21177, 21187, 21195, 21203,
    21218, 21225, 21233, 21249, 21251, 21258, 21266, 21281, 21292, 21301, 21309, 21332, 21342, 21355, 21382, 21391, 21416, 21425, 21441, 21463, 21468, 21477, 21481, 21489,
    21494, 21501, 21518, 21524, 21528, 21534, 21546, 21568, 21574, 21587, 21608, 21644, 21664, 21693, 21698, 21718, 21726, 21739, 21745, 21748, 21759, 21774, 21789, 21796,
    21804, 21818, 21834, 21842, 21850, 21862, 21880, 21900, 21919, 21936, 21945, 21950, 21956, 21970, 21989, 21996, 22015, 22035, 22046, 22052, 22056, 22064, 22070, 22080,
    22091, 22095, 22104, 22112, 22117, 22121, 22128, 22133, 22147, 22156, 22170, 22177, 22190, 22206, 22216, 22263, 22278, 22297, 22303, 22324, 22353, 22361, 22378, 22404,
    22414, 22423, 22446, 22455, 22472, 22489, 22499, 22515, 22523, 22533, 22544, 22568, 22578, 22586, 22594, 22610, 22616, 22623, 22630, 22641, 22644, 22652, 22674, 22688,
    22702, 22707, 22720, 22726, 22739, 22756, 22779, 22788, 22797, 22805, 22823, 22830, 22848, 22857, 22865, 22883, 22902, 22919, 22929, 22936, 22947, 22962, 22973, 22986,
    23001, 23019, 23028, 23038, 23046, 23054, 23100, 23112, 23129, 23140, 23146, 23158, 23166, 23184, 23201, 23222, 23247, 23261, 23278, 23294, 23309, 23319, 23331, 23344,
    23357, 23375, 23390, 23399, 23409, 23417, 23429, 23442, 23460, 23467, 23484, 23492, 23512, 23516, 23523, 23536, 23540, 23545, 23555, 23567, 23576, 23589, 23596, 23618,
    23634, 23649, 23654, 23663, 23670, 23684, 23691, 23699, 23712, 23722, 23743, 23758, 23773, 23789, 23795, 23801, 23806, 23815, 23828, 23834, 23853, 23865, 23879, 23887,
    23901, 23908, 23914, 23924, 23936, 23946, 23961, 23970, 23977, 23992, 24004, 24020, 24032, 24040, 24049, 24057, 24063, 24069, 24083, 24089, 24096, 24110, 24128, 24147,
    24175, 24192, 24203, 24210, 24225, 24246, 24263, 24272, 24279, 24288, 24309, 24318, 24334, 24348, 24358, 24369, 24375, 24385, 24391, 24399, 24408, 24417, 24435, 24440,
    24446, 24453, 24457, 24473, 24483, 24509, 24514, 24523, 24530, 24539, 24562, 24574, 24579, 24585, 24603, 24609, 24614, 24623, 24629, 24633, 24643, 24650, 24665, 24681,
    24694, 24705, 24720, 24737, 24748, 24763, 24772, 24786, 24794, 24800, 24810, 24821, 24828, 24842, 24862, 24879, 24886, 24897, 24908, 24917, 24925, 24936, 24948, 24955,
    24964, 24978, 24994, 25007, 25023, 25049, 25062, 25080, 25104, 25111, 25115, 25122, 25128, 25138, 25143, 25149, 25155, 25185, 25204, 25214, 25226, 25235, 25251, 25282,
    25292, 25301, 25309, 25321, 25327, 25337, 25348, 25367, 25396, 25418, 25442, 25446, 25455, 25463, 25477, 25482, 25485, 25487, 25492, 25505, 25514, 25531, 25542, 25550,
    25561, 25573, 25598, 25603, 25615, 25634, 25645, 25668, 25671, 25675, 25687, 25690, 25708, 25727, 25750, 25776, 25787, 25800, 25815, 25840, 25854, 25868, 25890, 25905,
    25908, 25914, 25918, 25922, 25937, 25945, 25959, 25967, 25983, 25998, 26020, 26041, 26062, 26072, 26083, 26100, 26115, 26126, 26131, 26146, 26155, 26161, 26170, 26191,
    26212, 26228, 26251, 26255, 26260, 26267, 26282, 26290, 26296, 26312, 26337, 26354, 26373, 26393, 26406, 26418, 26430, 26438, 26458, 26468, 26480, 26490, 26505, 26515,
    26527, 26534, 26549, 26561, 26574, 26581, 26588, 26596, 26603, 26611, 26617, 26628, 26638, 26655, 26669, 26679, 26687, 26699, 26710, 26715, 26745, 26771, 26797, 26819,
    26840, 26876, 26900, 26904,
];

pub(super) static TYPES: &[Type] = &[
    typ(0, 0, Pointer(650)), // 0 *bool
    typ(0, 0, Pointer(651)), // 1 *float64
    typ(0, 0, Pointer(652)), // 2 *int32
    typ(0, 0, Pointer(653)), // 3 *int64
    typ(0, 0, Pointer(654)), // 4 *v1.AdmissionRequest
    typ(0, 0, Pointer(655)), // 5 *v1.AdmissionResponse
    typ(0, 0, Pointer(658)), // 6 *v1.PatchType
    typ(0, 0, Pointer(659)), // 7 *v1beta1.AdmissionRequest
    typ(0, 0, Pointer(660)), // 8 *v1beta1.AdmissionResponse
    typ(0, 0, Pointer(663)), // 9 *v1beta1.PatchType
    typ(0, 0, Pointer(664)), // 10 *v1.ApplyConfiguration
    typ(0, 0, Pointer(667)), // 11 *v1.FailurePolicyType
    typ(0, 0, Pointer(668)), // 12 *v1.JSONPatch
    typ(0, 0, Pointer(670)), // 13 *v1.MatchPolicyType
    typ(0, 0, Pointer(671)), // 14 *v1.MatchResources
    typ(0, 0, Pointer(681)), // 15 *v1.ParamKind
    typ(0, 0, Pointer(682)), // 16 *v1.ParamRef
    typ(0, 0, Pointer(683)), // 17 *v1.ParameterNotFoundActionType
    typ(0, 0, Pointer(685)), // 18 *v1.ReinvocationPolicyType
    typ(0, 0, Pointer(687)), // 19 *v1.ScopeType
    typ(0, 0, Pointer(688)), // 20 *v1.ServiceReference
    typ(0, 0, Pointer(689)), // 21 *v1.SideEffectClass
    typ(0, 0, Pointer(690)), // 22 *v1.TypeChecking
    typ(0, 0, Pointer(702)), // 23 *v1alpha1.ApplyConfiguration
    typ(0, 0, Pointer(705)), // 24 *v1alpha1.FailurePolicyType
    typ(0, 0, Pointer(706)), // 25 *v1alpha1.JSONPatch
    typ(0, 0, Pointer(708)), // 26 *v1alpha1.MatchPolicyType
    typ(0, 0, Pointer(709)), // 27 *v1alpha1.MatchResources
    typ(0, 0, Pointer(716)), // 28 *v1alpha1.ParamKind
    typ(0, 0, Pointer(717)), // 29 *v1alpha1.ParamRef
    typ(0, 0, Pointer(718)), // 30 *v1alpha1.ParameterNotFoundActionType
    typ(0, 0, Pointer(720)), // 31 *v1alpha1.TypeChecking
    typ(0, 0, Pointer(729)), // 32 *v1beta1.ApplyConfiguration
    typ(0, 0, Pointer(732)), // 33 *v1beta1.FailurePolicyType
    typ(0, 0, Pointer(733)), // 34 *v1beta1.JSONPatch
    typ(0, 0, Pointer(735)), // 35 *v1beta1.MatchPolicyType
    typ(0, 0, Pointer(736)), // 36 *v1beta1.MatchResources
    typ(0, 0, Pointer(743)), // 37 *v1beta1.ParamKind
    typ(0, 0, Pointer(744)), // 38 *v1beta1.ParamRef
    typ(0, 0, Pointer(745)), // 39 *v1beta1.ParameterNotFoundActionType
    typ(0, 0, Pointer(747)), // 40 *v1beta1.TypeChecking
    typ(0, 0, Pointer(785)), // 41 *v1.RollingUpdateDaemonSet
    typ(0, 0, Pointer(786)), // 42 *v1.RollingUpdateDeployment
    typ(0, 0, Pointer(787)), // 43 *v1.RollingUpdateStatefulSetStrategy
    typ(0, 0, Pointer(791)), // 44 *v1.StatefulSetOrdinals
    typ(0, 0, Pointer(792)), // 45 *v1.StatefulSetPersistentVolumeClaimRetentionPolicy
    typ(0, 0, Pointer(798)), // 46 *v1.BoundObjectReference
    typ(0, 0, Pointer(814)), // 47 *v1.FieldSelectorAttributes
    typ(0, 0, Pointer(815)), // 48 *v1.LabelSelectorAttributes
    typ(0, 0, Pointer(817)), // 49 *v1.NonResourceAttributes
    typ(0, 0, Pointer(819)), // 50 *v1.ResourceAttributes
    typ(0, 0, Pointer(836)), // 51 *v2.ContainerResourceMetricSource
    typ(0, 0, Pointer(837)), // 52 *v2.ContainerResourceMetricStatus
    typ(0, 0, Pointer(839)), // 53 *v2.ExternalMetricSource
    typ(0, 0, Pointer(840)), // 54 *v2.ExternalMetricStatus
    typ(0, 0, Pointer(843)), // 55 *v2.HPAScalingRules
    typ(0, 0, Pointer(845)), // 56 *v2.HorizontalPodAutoscalerBehavior
    typ(0, 0, Pointer(857)), // 57 *v2.ObjectMetricSource
    typ(0, 0, Pointer(858)), // 58 *v2.ObjectMetricStatus
    typ(0, 0, Pointer(859)), // 59 *v2.PodsMetricSource
    typ(0, 0, Pointer(860)), // 60 *v2.PodsMetricStatus
    typ(0, 0, Pointer(861)), // 61 *v2.ResourceMetricSource
    typ(0, 0, Pointer(862)), // 62 *v2.ResourceMetricStatus
    typ(0, 0, Pointer(863)), // 63 *v2.ScalingPolicySelect
    typ(0, 0, Pointer(864)), // 64 *v1.CompletionMode
    typ(0, 0, Pointer(872)), // 65 *v1.JobSchedulingConfiguration
    typ(0, 0, Pointer(876)), // 66 *v1.PodFailurePolicy
    typ(0, 0, Pointer(879)), // 67 *v1.PodFailurePolicyOnExitCodesRequirement
    typ(0, 0, Pointer(882)), // 68 *v1.PodReplacementPolicy
    typ(0, 0, Pointer(883)), // 69 *v1.SuccessPolicy
    typ(0, 0, Pointer(885)), // 70 *v1.UncountedTerminatedPods
    typ(0, 0, Pointer(908)), // 71 *v1.CoordinatedLeaseStrategy
    typ(0, 0, Pointer(917)), // 72 *v1.AWSElasticBlockStoreVolumeSource
    typ(0, 0, Pointer(918)), // 73 *v1.Affinity
    typ(0, 0, Pointer(919)), // 74 *v1.AppArmorProfile
    typ(0, 0, Pointer(922)), // 75 *v1.AzureDataDiskCachingMode
    typ(0, 0, Pointer(923)), // 76 *v1.AzureDataDiskKind
    typ(0, 0, Pointer(924)), // 77 *v1.AzureDiskVolumeSource
    typ(0, 0, Pointer(925)), // 78 *v1.AzureFilePersistentVolumeSource
    typ(0, 0, Pointer(926)), // 79 *v1.AzureFileVolumeSource
    typ(0, 0, Pointer(928)), // 80 *v1.CSIPersistentVolumeSource
    typ(0, 0, Pointer(929)), // 81 *v1.CSIVolumeSource
    typ(0, 0, Pointer(930)), // 82 *v1.Capabilities
    typ(0, 0, Pointer(932)), // 83 *v1.CephFSPersistentVolumeSource
    typ(0, 0, Pointer(933)), // 84 *v1.CephFSVolumeSource
    typ(0, 0, Pointer(934)), // 85 *v1.CinderPersistentVolumeSource
    typ(0, 0, Pointer(935)), // 86 *v1.CinderVolumeSource
    typ(0, 0, Pointer(938)), // 87 *v1.ClientIPConfig
    typ(0, 0, Pointer(939)), // 88 *v1.ClusterTrustBundleProjection
    typ(0, 0, Pointer(945)), // 89 *v1.ConfigMapEnvSource
    typ(0, 0, Pointer(946)), // 90 *v1.ConfigMapKeySelector
    typ(0, 0, Pointer(947)), // 91 *v1.ConfigMapNodeConfigSource
    typ(0, 0, Pointer(948)), // 92 *v1.ConfigMapProjection
    typ(0, 0, Pointer(949)), // 93 *v1.ConfigMapVolumeSource
    typ(0, 0, Pointer(955)), // 94 *v1.ContainerRestartPolicy
    typ(0, 0, Pointer(958)), // 95 *v1.ContainerRestartRuleOnExitCodes
    typ(0, 0, Pointer(961)), // 96 *v1.ContainerStateRunning
    typ(0, 0, Pointer(962)), // 97 *v1.ContainerStateTerminated
    typ(0, 0, Pointer(963)), // 98 *v1.ContainerStateWaiting
    typ(0, 0, Pointer(965)), // 99 *v1.ContainerUser
    typ(0, 0, Pointer(968)), // 100 *v1.DownwardAPIProjection
    typ(0, 0, Pointer(970)), // 101 *v1.DownwardAPIVolumeSource
    typ(0, 0, Pointer(971)), // 102 *v1.EmptyDirVolumeSource
    typ(0, 0, Pointer(978)), // 103 *v1.EnvVarSource
    typ(0, 0, Pointer(980)), // 104 *v1.EphemeralVolumeSource
    typ(0, 0, Pointer(982)), // 105 *v1.EventSeries
    typ(0, 0, Pointer(985)), // 106 *v1.ExecAction
    typ(0, 0, Pointer(986)), // 107 *v1.FCVolumeSource
    typ(0, 0, Pointer(987)), // 108 *v1.FileKeySelector
    typ(0, 0, Pointer(989)), // 109 *v1.FlexPersistentVolumeSource
    typ(0, 0, Pointer(990)), // 110 *v1.FlexVolumeSource
    typ(0, 0, Pointer(991)), // 111 *v1.FlockerVolumeSource
    typ(0, 0, Pointer(992)), // 112 *v1.GCEPersistentDiskVolumeSource
    typ(0, 0, Pointer(993)), // 113 *v1.GRPCAction
    typ(0, 0, Pointer(994)), // 114 *v1.GRPCProbeMode
    typ(0, 0, Pointer(995)), // 115 *v1.GitRepoVolumeSource
    typ(0, 0, Pointer(996)), // 116 *v1.GlusterfsPersistentVolumeSource
    typ(0, 0, Pointer(997)), // 117 *v1.GlusterfsVolumeSource
    typ(0, 0, Pointer(998)), // 118 *v1.HTTPGetAction
    typ(0, 0, Pointer(1000)), // 119 *v1.HTTPProtocol
    typ(0, 0, Pointer(1003)), // 120 *v1.HostPathType
    typ(0, 0, Pointer(1004)), // 121 *v1.HostPathVolumeSource
    typ(0, 0, Pointer(1006)), // 122 *v1.IPFamilyPolicy
    typ(0, 0, Pointer(1007)), // 123 *v1.ISCSIPersistentVolumeSource
    typ(0, 0, Pointer(1008)), // 124 *v1.ISCSIVolumeSource
    typ(0, 0, Pointer(1009)), // 125 *v1.ImageVolumeSource
    typ(0, 0, Pointer(1010)), // 126 *v1.ImageVolumeStatus
    typ(0, 0, Pointer(1012)), // 127 *v1.Lifecycle
    typ(0, 0, Pointer(1013)), // 128 *v1.LifecycleHandler
    typ(0, 0, Pointer(1018)), // 129 *v1.LinuxContainerUser
    typ(0, 0, Pointer(1019)), // 130 *v1.LoadBalancerIPMode
    typ(0, 0, Pointer(1022)), // 131 *v1.LocalObjectReference
    typ(0, 0, Pointer(1023)), // 132 *v1.LocalVolumeSource
    typ(0, 0, Pointer(1024)), // 133 *v1.ModifyVolumeStatus
    typ(0, 0, Pointer(1025)), // 134 *v1.MountPropagationMode
    typ(0, 0, Pointer(1026)), // 135 *v1.NFSVolumeSource
    typ(0, 0, Pointer(1036)), // 136 *v1.NodeAffinity
    typ(0, 0, Pointer(1042)), // 137 *v1.NodeConfigSource
    typ(0, 0, Pointer(1043)), // 138 *v1.NodeConfigStatus
    typ(0, 0, Pointer(1045)), // 139 *v1.NodeFeatures
    typ(0, 0, Pointer(1046)), // 140 *v1.NodeInclusionPolicy
    typ(0, 0, Pointer(1048)), // 141 *v1.NodePodPreemptionPolicy
    typ(0, 0, Pointer(1051)), // 142 *v1.NodeRuntimeHandlerFeatures
    typ(0, 0, Pointer(1052)), // 143 *v1.NodeSelector
    typ(0, 0, Pointer(1058)), // 144 *v1.NodeSwapStatus
    typ(0, 0, Pointer(1061)), // 145 *v1.ObjectFieldSelector
    typ(0, 0, Pointer(1062)), // 146 *v1.ObjectReference
    typ(0, 0, Pointer(1064)), // 147 *v1.PersistentVolumeAccessMode
    typ(0, 0, Pointer(1072)), // 148 *v1.PersistentVolumeClaimTemplate
    typ(0, 0, Pointer(1073)), // 149 *v1.PersistentVolumeClaimVolumeSource
    typ(0, 0, Pointer(1074)), // 150 *v1.PersistentVolumeMode
    typ(0, 0, Pointer(1076)), // 151 *v1.PersistentVolumeReclaimPolicy
    typ(0, 0, Pointer(1077)), // 152 *v1.PersistentVolumeSpec
    typ(0, 0, Pointer(1079)), // 153 *v1.PhotonPersistentDiskVolumeSource
    typ(0, 0, Pointer(1081)), // 154 *v1.PodAffinity
    typ(0, 0, Pointer(1083)), // 155 *v1.PodAntiAffinity
    typ(0, 0, Pointer(1085)), // 156 *v1.PodCertificateProjection
    typ(0, 0, Pointer(1088)), // 157 *v1.PodDNSConfig
    typ(0, 0, Pointer(1091)), // 158 *v1.PodExtendedResourceClaimStatus
    typ(0, 0, Pointer(1092)), // 159 *v1.PodFSGroupChangePolicy
    typ(0, 0, Pointer(1094)), // 160 *v1.PodOS
    typ(0, 0, Pointer(1103)), // 161 *v1.PodSELinuxChangePolicy
    typ(0, 0, Pointer(1105)), // 162 *v1.PodSchedulingGroup
    typ(0, 0, Pointer(1106)), // 163 *v1.PodSecurityContext
    typ(0, 0, Pointer(1110)), // 164 *v1.PodTemplateSpec
    typ(0, 0, Pointer(1113)), // 165 *v1.PortworxVolumeSource
    typ(0, 0, Pointer(1114)), // 166 *v1.PreemptionPolicy
    typ(0, 0, Pointer(1116)), // 167 *v1.Probe
    typ(0, 0, Pointer(1117)), // 168 *v1.ProcMountType
    typ(0, 0, Pointer(1118)), // 169 *v1.ProjectedVolumeSource
    typ(0, 0, Pointer(1119)), // 170 *v1.Protocol
    typ(0, 0, Pointer(1121)), // 171 *v1.QuobyteVolumeSource
    typ(0, 0, Pointer(1122)), // 172 *v1.RBDPersistentVolumeSource
    typ(0, 0, Pointer(1123)), // 173 *v1.RBDVolumeSource
    typ(0, 0, Pointer(1124)), // 174 *v1.RecursiveReadOnlyMode
    typ(0, 0, Pointer(1131)), // 175 *v1.ResourceFieldSelector
    typ(0, 0, Pointer(1141)), // 176 *v1.ResourceRequirements
    typ(0, 0, Pointer(1145)), // 177 *v1.SELinuxOptions
    typ(0, 0, Pointer(1146)), // 178 *v1.ScaleIOPersistentVolumeSource
    typ(0, 0, Pointer(1147)), // 179 *v1.ScaleIOVolumeSource
    typ(0, 0, Pointer(1148)), // 180 *v1.ScopeSelector
    typ(0, 0, Pointer(1151)), // 181 *v1.SeccompProfile
    typ(0, 0, Pointer(1154)), // 182 *v1.SecretEnvSource
    typ(0, 0, Pointer(1155)), // 183 *v1.SecretKeySelector
    typ(0, 0, Pointer(1156)), // 184 *v1.SecretProjection
    typ(0, 0, Pointer(1157)), // 185 *v1.SecretReference
    typ(0, 0, Pointer(1159)), // 186 *v1.SecretVolumeSource
    typ(0, 0, Pointer(1160)), // 187 *v1.SecurityContext
    typ(0, 0, Pointer(1163)), // 188 *v1.ServiceAccountTokenProjection
    typ(0, 0, Pointer(1166)), // 189 *v1.ServiceInternalTrafficPolicy
    typ(0, 0, Pointer(1172)), // 190 *v1.SessionAffinityConfig
    typ(0, 0, Pointer(1173)), // 191 *v1.Signal
    typ(0, 0, Pointer(1174)), // 192 *v1.SleepAction
    typ(0, 0, Pointer(1176)), // 193 *v1.StorageOSPersistentVolumeSource
    typ(0, 0, Pointer(1177)), // 194 *v1.StorageOSVolumeSource
    typ(0, 0, Pointer(1178)), // 195 *v1.SupplementalGroupsPolicy
    typ(0, 0, Pointer(1180)), // 196 *v1.TCPSocketAction
    typ(0, 0, Pointer(1189)), // 197 *v1.TypedLocalObjectReference
    typ(0, 0, Pointer(1190)), // 198 *v1.TypedObjectReference
    typ(0, 0, Pointer(1197)), // 199 *v1.VolumeHealthStatus
    typ(0, 0, Pointer(1201)), // 200 *v1.VolumeNodeAffinity
    typ(0, 0, Pointer(1204)), // 201 *v1.VolumeStatus
    typ(0, 0, Pointer(1205)), // 202 *v1.VsphereVirtualDiskVolumeSource
    typ(0, 0, Pointer(1207)), // 203 *v1.WindowsSecurityContextOptions
    typ(0, 0, Pointer(1208)), // 204 *v1.WorkloadReference
    typ(0, 0, Pointer(1212)), // 205 *v1.EndpointHints
    typ(0, 0, Pointer(1218)), // 206 *v1.EventSeries
    typ(0, 0, Pointer(1220)), // 207 *v1.ExemptPriorityLevelConfiguration
    typ(0, 0, Pointer(1221)), // 208 *v1.FlowDistinguisherMethod
    typ(0, 0, Pointer(1228)), // 209 *v1.GroupSubject
    typ(0, 0, Pointer(1231)), // 210 *v1.LimitedPriorityLevelConfiguration
    typ(0, 0, Pointer(1241)), // 211 *v1.QueuingConfiguration
    typ(0, 0, Pointer(1243)), // 212 *v1.ServiceAccountSubject
    typ(0, 0, Pointer(1246)), // 213 *v1.UserSubject
    typ(0, 0, Pointer(1248)), // 214 *v1beta3.ExemptPriorityLevelConfiguration
    typ(0, 0, Pointer(1249)), // 215 *v1beta3.FlowDistinguisherMethod
    typ(0, 0, Pointer(1256)), // 216 *v1beta3.GroupSubject
    typ(0, 0, Pointer(1259)), // 217 *v1beta3.LimitedPriorityLevelConfiguration
    typ(0, 0, Pointer(1269)), // 218 *v1beta3.QueuingConfiguration
    typ(0, 0, Pointer(1271)), // 219 *v1beta3.ServiceAccountSubject
    typ(0, 0, Pointer(1274)), // 220 *v1beta3.UserSubject
    typ(0, 0, Pointer(1276)), // 221 *v1alpha1.EvictionPodReference
    typ(0, 0, Pointer(1279)), // 222 *v1alpha1.EvictionRequestPodReference
    typ(0, 0, Pointer(1292)), // 223 *v1.HTTPIngressRuleValue
    typ(0, 0, Pointer(1295)), // 224 *v1.IPBlock
    typ(0, 0, Pointer(1297)), // 225 *v1.IngressBackend
    typ(0, 0, Pointer(1299)), // 226 *v1.IngressClassParametersReference
    typ(0, 0, Pointer(1305)), // 227 *v1.IngressServiceBackend
    typ(0, 0, Pointer(1315)), // 228 *v1.ParentReference
    typ(0, 0, Pointer(1316)), // 229 *v1.PathType
    typ(0, 0, Pointer(1324)), // 230 *v1alpha1.ParentReference
    typ(0, 0, Pointer(1330)), // 231 *v1beta1.ParentReference
    typ(0, 0, Pointer(1334)), // 232 *v1.Overhead
    typ(0, 0, Pointer(1336)), // 233 *v1.Scheduling
    typ(0, 0, Pointer(1341)), // 234 *v1.UnhealthyPodEvictionPolicyType
    typ(0, 0, Pointer(1342)), // 235 *v1.AggregationRule
    typ(0, 0, Pointer(1352)), // 236 *v1.AllocationResult
    typ(0, 0, Pointer(1353)), // 237 *v1.CELDeviceSelector
    typ(0, 0, Pointer(1354)), // 238 *v1.CapacityRequestPolicy
    typ(0, 0, Pointer(1355)), // 239 *v1.CapacityRequestPolicyRange
    typ(0, 0, Pointer(1356)), // 240 *v1.CapacityRequirements
    typ(0, 0, Pointer(1382)), // 241 *v1.DeviceTaintSelector
    typ(0, 0, Pointer(1385)), // 242 *v1.ExactDeviceRequest
    typ(0, 0, Pointer(1386)), // 243 *v1.FullyQualifiedName
    typ(0, 0, Pointer(1387)), // 244 *v1.NetworkDeviceData
    typ(0, 0, Pointer(1388)), // 245 *v1.NodeAllocatableMapping
    typ(0, 0, Pointer(1389)), // 246 *v1.NodeAllocatableOverhead
    typ(0, 0, Pointer(1392)), // 247 *v1.OpaqueDeviceConfiguration
    typ(0, 0, Pointer(1393)), // 248 *v1.QualifiedName
    typ(0, 0, Pointer(1405)), // 249 *v1alpha2.AllocationResult
    typ(0, 0, Pointer(1408)), // 250 *v1alpha2.NamedResourcesAllocationResult
    typ(0, 0, Pointer(1410)), // 251 *v1alpha2.NamedResourcesFilter
    typ(0, 0, Pointer(1412)), // 252 *v1alpha2.NamedResourcesIntSlice
    typ(0, 0, Pointer(1413)), // 253 *v1alpha2.NamedResourcesRequest
    typ(0, 0, Pointer(1414)), // 254 *v1alpha2.NamedResourcesResources
    typ(0, 0, Pointer(1415)), // 255 *v1alpha2.NamedResourcesStringSlice
    typ(0, 0, Pointer(1422)), // 256 *v1alpha2.ResourceClaimParametersReference
    typ(0, 0, Pointer(1430)), // 257 *v1alpha2.ResourceClassParametersReference
    typ(0, 0, Pointer(1435)), // 258 *v1alpha2.StructuredResourceHandle
    typ(0, 0, Pointer(1439)), // 259 *v1alpha3.AllocationResult
    typ(0, 0, Pointer(1440)), // 260 *v1alpha3.BasicDevice
    typ(0, 0, Pointer(1441)), // 261 *v1alpha3.CELDeviceSelector
    typ(0, 0, Pointer(1465)), // 262 *v1alpha3.DeviceTaintSelector
    typ(0, 0, Pointer(1468)), // 263 *v1alpha3.FullyQualifiedName
    typ(0, 0, Pointer(1469)), // 264 *v1alpha3.NetworkDeviceData
    typ(0, 0, Pointer(1470)), // 265 *v1alpha3.OpaqueDeviceConfiguration
    typ(0, 0, Pointer(1486)), // 266 *v1alpha3.ResourcePoolStatusRequestStatus
    typ(0, 0, Pointer(1490)), // 267 *v1alpha3.ShareableSummaryStatus
    typ(0, 0, Pointer(1493)), // 268 *v1beta1.AllocationResult
    typ(0, 0, Pointer(1494)), // 269 *v1beta1.BasicDevice
    typ(0, 0, Pointer(1495)), // 270 *v1beta1.CELDeviceSelector
    typ(0, 0, Pointer(1496)), // 271 *v1beta1.CapacityRequestPolicy
    typ(0, 0, Pointer(1497)), // 272 *v1beta1.CapacityRequestPolicyRange
    typ(0, 0, Pointer(1498)), // 273 *v1beta1.CapacityRequirements
    typ(0, 0, Pointer(1523)), // 274 *v1beta1.FullyQualifiedName
    typ(0, 0, Pointer(1524)), // 275 *v1beta1.NetworkDeviceData
    typ(0, 0, Pointer(1525)), // 276 *v1beta1.NodeAllocatableMapping
    typ(0, 0, Pointer(1526)), // 277 *v1beta1.NodeAllocatableOverhead
    typ(0, 0, Pointer(1529)), // 278 *v1beta1.OpaqueDeviceConfiguration
    typ(0, 0, Pointer(1530)), // 279 *v1beta1.QualifiedName
    typ(0, 0, Pointer(1543)), // 280 *v1beta2.AllocationResult
    typ(0, 0, Pointer(1544)), // 281 *v1beta2.CELDeviceSelector
    typ(0, 0, Pointer(1545)), // 282 *v1beta2.CapacityRequestPolicy
    typ(0, 0, Pointer(1546)), // 283 *v1beta2.CapacityRequestPolicyRange
    typ(0, 0, Pointer(1547)), // 284 *v1beta2.CapacityRequirements
    typ(0, 0, Pointer(1573)), // 285 *v1beta2.DeviceTaintSelector
    typ(0, 0, Pointer(1576)), // 286 *v1beta2.ExactDeviceRequest
    typ(0, 0, Pointer(1577)), // 287 *v1beta2.FullyQualifiedName
    typ(0, 0, Pointer(1578)), // 288 *v1beta2.NetworkDeviceData
    typ(0, 0, Pointer(1579)), // 289 *v1beta2.NodeAllocatableMapping
    typ(0, 0, Pointer(1580)), // 290 *v1beta2.NodeAllocatableOverhead
    typ(0, 0, Pointer(1583)), // 291 *v1beta2.OpaqueDeviceConfiguration
    typ(0, 0, Pointer(1584)), // 292 *v1beta2.QualifiedName
    typ(0, 0, Pointer(1596)), // 293 *v1alpha1.BasicSchedulingPolicy
    typ(0, 0, Pointer(1597)), // 294 *v1alpha1.GangSchedulingPolicy
    typ(0, 0, Pointer(1600)), // 295 *v1alpha1.TypedLocalObjectReference
    typ(0, 0, Pointer(1603)), // 296 *v1alpha2.BasicSchedulingPolicy
    typ(0, 0, Pointer(1604)), // 297 *v1alpha2.DisruptionMode
    typ(0, 0, Pointer(1605)), // 298 *v1alpha2.GangSchedulingPolicy
    typ(0, 0, Pointer(1609)), // 299 *v1alpha2.PodGroupSchedulingConstraints
    typ(0, 0, Pointer(1614)), // 300 *v1alpha2.PodGroupTemplateReference
    typ(0, 0, Pointer(1616)), // 301 *v1alpha2.TypedLocalObjectReference
    typ(0, 0, Pointer(1618)), // 302 *v1alpha2.WorkloadPodGroupTemplateReference
    typ(0, 0, Pointer(1620)), // 303 *v1alpha3.AllCompositeDisruptionMode
    typ(0, 0, Pointer(1621)), // 304 *v1alpha3.AllDisruptionMode
    typ(0, 0, Pointer(1622)), // 305 *v1alpha3.BasicSchedulingPolicy
    typ(0, 0, Pointer(1623)), // 306 *v1alpha3.CompositeBasicSchedulingPolicy
    typ(0, 0, Pointer(1624)), // 307 *v1alpha3.CompositeDisruptionMode
    typ(0, 0, Pointer(1625)), // 308 *v1alpha3.CompositeGangSchedulingPolicy
    typ(0, 0, Pointer(1627)), // 309 *v1alpha3.CompositePodGroupSchedulingConstraints
    typ(0, 0, Pointer(1632)), // 310 *v1alpha3.DisruptionMode
    typ(0, 0, Pointer(1633)), // 311 *v1alpha3.GangSchedulingPolicy
    typ(0, 0, Pointer(1637)), // 312 *v1alpha3.PodGroupSchedulingConstraints
    typ(0, 0, Pointer(1642)), // 313 *v1alpha3.PreemptionPolicy
    typ(0, 0, Pointer(1643)), // 314 *v1alpha3.SingleCompositeDisruptionMode
    typ(0, 0, Pointer(1644)), // 315 *v1alpha3.SingleDisruptionMode
    typ(0, 0, Pointer(1646)), // 316 *v1alpha3.TypedLocalObjectReference
    typ(0, 0, Pointer(1648)), // 317 *v1alpha3.WorkloadPodGroupAllDisruptionMode
    typ(0, 0, Pointer(1649)), // 318 *v1alpha3.WorkloadPodGroupBasicSchedulingPolicy
    typ(0, 0, Pointer(1650)), // 319 *v1alpha3.WorkloadPodGroupDisruptionMode
    typ(0, 0, Pointer(1651)), // 320 *v1alpha3.WorkloadPodGroupGangSchedulingPolicy
    typ(0, 0, Pointer(1653)), // 321 *v1alpha3.WorkloadPodGroupSchedulingConstraints
    typ(0, 0, Pointer(1654)), // 322 *v1alpha3.WorkloadPodGroupSchedulingPolicy
    typ(0, 0, Pointer(1655)), // 323 *v1alpha3.WorkloadPodGroupSingleDisruptionMode
    typ(0, 0, Pointer(1656)), // 324 *v1alpha3.WorkloadReference
    typ(0, 0, Pointer(1658)), // 325 *v1beta1.AllCompositeDisruptionMode
    typ(0, 0, Pointer(1659)), // 326 *v1beta1.AllDisruptionMode
    typ(0, 0, Pointer(1660)), // 327 *v1beta1.BasicSchedulingPolicy
    typ(0, 0, Pointer(1661)), // 328 *v1beta1.CompositeBasicSchedulingPolicy
    typ(0, 0, Pointer(1662)), // 329 *v1beta1.CompositeDisruptionMode
    typ(0, 0, Pointer(1663)), // 330 *v1beta1.CompositeGangSchedulingPolicy
    typ(0, 0, Pointer(1664)), // 331 *v1beta1.CompositePodGroupSchedulingConstraints
    typ(0, 0, Pointer(1667)), // 332 *v1beta1.DisruptionMode
    typ(0, 0, Pointer(1668)), // 333 *v1beta1.GangSchedulingPolicy
    typ(0, 0, Pointer(1672)), // 334 *v1beta1.PodGroupSchedulingConstraints
    typ(0, 0, Pointer(1677)), // 335 *v1beta1.PreemptionPolicy
    typ(0, 0, Pointer(1678)), // 336 *v1beta1.SingleCompositeDisruptionMode
    typ(0, 0, Pointer(1679)), // 337 *v1beta1.SingleDisruptionMode
    typ(0, 0, Pointer(1681)), // 338 *v1beta1.TypedLocalObjectReference
    typ(0, 0, Pointer(1683)), // 339 *v1beta1.WorkloadReference
    typ(0, 0, Pointer(1692)), // 340 *v1.FSGroupPolicy
    typ(0, 0, Pointer(1703)), // 341 *v1.VolumeBindingMode
    typ(0, 0, Pointer(1704)), // 342 *v1.VolumeError
    typ(0, 0, Pointer(1706)), // 343 *v1.VolumeNodeResources
    typ(0, 0, Pointer(1724)), // 344 *v1.CustomResourceConversion
    typ(0, 0, Pointer(1732)), // 345 *v1.CustomResourceSubresourceScale
    typ(0, 0, Pointer(1733)), // 346 *v1.CustomResourceSubresourceStatus
    typ(0, 0, Pointer(1734)), // 347 *v1.CustomResourceSubresources
    typ(0, 0, Pointer(1735)), // 348 *v1.CustomResourceValidation
    typ(0, 0, Pointer(1736)), // 349 *v1.ExternalDocumentation
    typ(0, 0, Pointer(1737)), // 350 *v1.FieldValueErrorReason
    typ(0, 0, Pointer(1738)), // 351 *v1.JSON
    typ(0, 0, Pointer(1741)), // 352 *v1.JSONSchemaProps
    typ(0, 0, Pointer(1742)), // 353 *v1.JSONSchemaPropsOrArray
    typ(0, 0, Pointer(1743)), // 354 *v1.JSONSchemaPropsOrBool
    typ(0, 0, Pointer(1748)), // 355 *v1.ServiceReference
    typ(0, 0, Pointer(1751)), // 356 *v1.WebhookClientConfig
    typ(0, 0, Pointer(1752)), // 357 *v1.WebhookConversion
    typ(0, 0, Pointer(1753)), // 358 *resource.Quantity
    typ(0, 0, Pointer(1758)), // 359 *v1.DeleteOptions
    typ(0, 0, Pointer(1759)), // 360 *v1.DeletionPropagation
    typ(0, 0, Pointer(1762)), // 361 *v1.FieldsV1
    typ(0, 0, Pointer(1764)), // 362 *v1.GroupVersionKind
    typ(0, 0, Pointer(1765)), // 363 *v1.GroupVersionResource
    typ(0, 0, Pointer(1766)), // 364 *v1.LabelSelector
    typ(0, 0, Pointer(1772)), // 365 *v1.MicroTime
    typ(0, 0, Pointer(1776)), // 366 *v1.Preconditions
    typ(0, 0, Pointer(1777)), // 367 *v1.ShardInfo
    typ(0, 0, Pointer(1778)), // 368 *v1.Status
    typ(0, 0, Pointer(1780)), // 369 *v1.StatusDetails
    typ(0, 0, Pointer(1781)), // 370 *v1.StatusReason
    typ(0, 0, Pointer(1782)), // 371 *v1.Time
    typ(0, 0, Pointer(1784)), // 372 *runtime.RawExtension
    typ(0, 0, Pointer(1786)), // 373 *types.UID
    typ(0, 0, Pointer(1787)), // 374 *intstr.IntOrString
    typ(0, 0, Pointer(1794)), // 375 *v1.ServiceReference
    typ(0, 0, Pointer(1826)), // 376 *string
    typ(0, 0, Slice(650)), // 377 []bool
    typ(0, 0, Slice(652)), // 378 []int32
    typ(0, 0, Slice(653)), // 379 []int64
    typ(0, 0, Slice(665)), // 380 []v1.AuditAnnotation
    typ(0, 0, Slice(666)), // 381 []v1.ExpressionWarning
    typ(0, 0, Slice(669)), // 382 []v1.MatchCondition
    typ(0, 0, Slice(676)), // 383 []v1.MutatingWebhook
    typ(0, 0, Slice(678)), // 384 []v1.Mutation
    typ(0, 0, Slice(679)), // 385 []v1.NamedRuleWithOperations
    typ(0, 0, Slice(680)), // 386 []v1.OperationType
    typ(0, 0, Slice(686)), // 387 []v1.RuleWithOperations
    typ(0, 0, Slice(696)), // 388 []v1.ValidatingWebhook
    typ(0, 0, Slice(698)), // 389 []v1.Validation
    typ(0, 0, Slice(699)), // 390 []v1.ValidationAction
    typ(0, 0, Slice(700)), // 391 []v1.Variable
    typ(0, 0, Slice(703)), // 392 []v1alpha1.AuditAnnotation
    typ(0, 0, Slice(704)), // 393 []v1alpha1.ExpressionWarning
    typ(0, 0, Slice(707)), // 394 []v1alpha1.MatchCondition
    typ(0, 0, Slice(714)), // 395 []v1alpha1.Mutation
    typ(0, 0, Slice(715)), // 396 []v1alpha1.NamedRuleWithOperations
    typ(0, 0, Slice(726)), // 397 []v1alpha1.Validation
    typ(0, 0, Slice(727)), // 398 []v1alpha1.ValidationAction
    typ(0, 0, Slice(728)), // 399 []v1alpha1.Variable
    typ(0, 0, Slice(730)), // 400 []v1beta1.AuditAnnotation
    typ(0, 0, Slice(731)), // 401 []v1beta1.ExpressionWarning
    typ(0, 0, Slice(734)), // 402 []v1beta1.MatchCondition
    typ(0, 0, Slice(741)), // 403 []v1beta1.Mutation
    typ(0, 0, Slice(742)), // 404 []v1beta1.NamedRuleWithOperations
    typ(0, 0, Slice(753)), // 405 []v1beta1.Validation
    typ(0, 0, Slice(754)), // 406 []v1beta1.ValidationAction
    typ(0, 0, Slice(755)), // 407 []v1beta1.Variable
    typ(0, 0, Slice(757)), // 408 []v1alpha1.ServerStorageVersion
    typ(0, 0, Slice(759)), // 409 []v1alpha1.StorageVersionCondition
    typ(0, 0, Slice(765)), // 410 []v1.DaemonSetCondition
    typ(0, 0, Slice(772)), // 411 []v1.DeploymentCondition
    typ(0, 0, Slice(781)), // 412 []v1.ReplicaSetCondition
    typ(0, 0, Slice(789)), // 413 []v1.StatefulSetCondition
    typ(0, 0, Slice(818)), // 414 []v1.NonResourceRule
    typ(0, 0, Slice(820)), // 415 []v1.ResourceRule
    typ(0, 0, Slice(841)), // 416 []v2.HPAScalingPolicy
    typ(0, 0, Slice(846)), // 417 []v2.HorizontalPodAutoscalerCondition
    typ(0, 0, Slice(852)), // 418 []v2.MetricSpec
    typ(0, 0, Slice(853)), // 419 []v2.MetricStatus
    typ(0, 0, Slice(870)), // 420 []v1.JobCondition
    typ(0, 0, Slice(880)), // 421 []v1.PodFailurePolicyOnPodConditionsPattern
    typ(0, 0, Slice(881)), // 422 []v1.PodFailurePolicyRule
    typ(0, 0, Slice(884)), // 423 []v1.SuccessPolicyRule
    typ(0, 0, Slice(887)), // 424 []v1.CertificateSigningRequestCondition
    typ(0, 0, Slice(893)), // 425 []v1.KeyUsage
    typ(0, 0, Slice(908)), // 426 []v1.CoordinatedLeaseStrategy
    typ(0, 0, Slice(921)), // 427 []v1.AttachedVolume
    typ(0, 0, Slice(931)), // 428 []v1.Capability
    typ(0, 0, Slice(940)), // 429 []v1.ComponentCondition
    typ(0, 0, Slice(950)), // 430 []v1.Container
    typ(0, 0, Slice(951)), // 431 []v1.ContainerExtendedResourceRequest
    typ(0, 0, Slice(952)), // 432 []v1.ContainerImage
    typ(0, 0, Slice(953)), // 433 []v1.ContainerPort
    typ(0, 0, Slice(954)), // 434 []v1.ContainerResizePolicy
    typ(0, 0, Slice(956)), // 435 []v1.ContainerRestartRule
    typ(0, 0, Slice(964)), // 436 []v1.ContainerStatus
    typ(0, 0, Slice(969)), // 437 []v1.DownwardAPIVolumeFile
    typ(0, 0, Slice(972)), // 438 []v1.EndpointAddress
    typ(0, 0, Slice(973)), // 439 []v1.EndpointPort
    typ(0, 0, Slice(974)), // 440 []v1.EndpointSubset
    typ(0, 0, Slice(976)), // 441 []v1.EnvFromSource
    typ(0, 0, Slice(977)), // 442 []v1.EnvVar
    typ(0, 0, Slice(979)), // 443 []v1.EphemeralContainer
    typ(0, 0, Slice(984)), // 444 []v1.EvictionResponder
    typ(0, 0, Slice(988)), // 445 []v1.FinalizerName
    typ(0, 0, Slice(999)), // 446 []v1.HTTPHeader
    typ(0, 0, Slice(1001)), // 447 []v1.HostAlias
    typ(0, 0, Slice(1002)), // 448 []v1.HostIP
    typ(0, 0, Slice(1005)), // 449 []v1.IPFamily
    typ(0, 0, Slice(1011)), // 450 []v1.KeyToPath
    typ(0, 0, Slice(1015)), // 451 []v1.LimitRangeItem
    typ(0, 0, Slice(1020)), // 452 []v1.LoadBalancerIngress
    typ(0, 0, Slice(1022)), // 453 []v1.LocalObjectReference
    typ(0, 0, Slice(1028)), // 454 []v1.NamespaceCondition
    typ(0, 0, Slice(1034)), // 455 []v1.NodeAddress
    typ(0, 0, Slice(1037)), // 456 []v1.NodeAllocatableMappedResources
    typ(0, 0, Slice(1038)), // 457 []v1.NodeAllocatableOverheadResources
    typ(0, 0, Slice(1039)), // 458 []v1.NodeAllocatableResourceClaimStatus
    typ(0, 0, Slice(1040)), // 459 []v1.NodeCondition
    typ(0, 0, Slice(1050)), // 460 []v1.NodeRuntimeHandler
    typ(0, 0, Slice(1054)), // 461 []v1.NodeSelectorRequirement
    typ(0, 0, Slice(1055)), // 462 []v1.NodeSelectorTerm
    typ(0, 0, Slice(1062)), // 463 []v1.ObjectReference
    typ(0, 0, Slice(1064)), // 464 []v1.PersistentVolumeAccessMode
    typ(0, 0, Slice(1065)), // 465 []v1.PersistentVolumeClaim
    typ(0, 0, Slice(1066)), // 466 []v1.PersistentVolumeClaimCondition
    typ(0, 0, Slice(1082)), // 467 []v1.PodAffinityTerm
    typ(0, 0, Slice(1086)), // 468 []v1.PodCondition
    typ(0, 0, Slice(1089)), // 469 []v1.PodDNSConfigOption
    typ(0, 0, Slice(1093)), // 470 []v1.PodIP
    typ(0, 0, Slice(1099)), // 471 []v1.PodReadinessGate
    typ(0, 0, Slice(1101)), // 472 []v1.PodResourceClaim
    typ(0, 0, Slice(1102)), // 473 []v1.PodResourceClaimStatus
    typ(0, 0, Slice(1104)), // 474 []v1.PodSchedulingGate
    typ(0, 0, Slice(1111)), // 475 []v1.PodVolumeHealth
    typ(0, 0, Slice(1112)), // 476 []v1.PortStatus
    typ(0, 0, Slice(1115)), // 477 []v1.PreferredSchedulingTerm
    typ(0, 0, Slice(1126)), // 478 []v1.ReplicationControllerCondition
    typ(0, 0, Slice(1130)), // 479 []v1.ResourceClaim
    typ(0, 0, Slice(1132)), // 480 []v1.ResourceHealth
    typ(0, 0, Slice(1138)), // 481 []v1.ResourceQuotaScope
    typ(0, 0, Slice(1143)), // 482 []v1.ResourceStatus
    typ(0, 0, Slice(1150)), // 483 []v1.ScopedResourceSelectorRequirement
    typ(0, 0, Slice(1167)), // 484 []v1.ServicePort
    typ(0, 0, Slice(1179)), // 485 []v1.Sysctl
    typ(0, 0, Slice(1181)), // 486 []v1.Taint
    typ(0, 0, Slice(1184)), // 487 []v1.Toleration
    typ(0, 0, Slice(1186)), // 488 []v1.TopologySelectorLabelRequirement
    typ(0, 0, Slice(1187)), // 489 []v1.TopologySelectorTerm
    typ(0, 0, Slice(1188)), // 490 []v1.TopologySpreadConstraint
    typ(0, 0, Slice(1192)), // 491 []v1.UniqueVolumeName
    typ(0, 0, Slice(1194)), // 492 []v1.Volume
    typ(0, 0, Slice(1195)), // 493 []v1.VolumeDevice
    typ(0, 0, Slice(1196)), // 494 []v1.VolumeHealthCondition
    typ(0, 0, Slice(1199)), // 495 []v1.VolumeMount
    typ(0, 0, Slice(1200)), // 496 []v1.VolumeMountStatus
    typ(0, 0, Slice(1202)), // 497 []v1.VolumeProjection
    typ(0, 0, Slice(1206)), // 498 []v1.WeightedPodAffinityTerm
    typ(0, 0, Slice(1210)), // 499 []v1.Endpoint
    typ(0, 0, Slice(1213)), // 500 []v1.EndpointPort
    typ(0, 0, Slice(1215)), // 501 []v1.ForNode
    typ(0, 0, Slice(1216)), // 502 []v1.ForZone
    typ(0, 0, Slice(1224)), // 503 []v1.FlowSchemaCondition
    typ(0, 0, Slice(1232)), // 504 []v1.NonResourcePolicyRule
    typ(0, 0, Slice(1233)), // 505 []v1.PolicyRulesWithSubjects
    typ(0, 0, Slice(1235)), // 506 []v1.PriorityLevelConfigurationCondition
    typ(0, 0, Slice(1242)), // 507 []v1.ResourcePolicyRule
    typ(0, 0, Slice(1244)), // 508 []v1.Subject
    typ(0, 0, Slice(1252)), // 509 []v1beta3.FlowSchemaCondition
    typ(0, 0, Slice(1260)), // 510 []v1beta3.NonResourcePolicyRule
    typ(0, 0, Slice(1261)), // 511 []v1beta3.PolicyRulesWithSubjects
    typ(0, 0, Slice(1263)), // 512 []v1beta3.PriorityLevelConfigurationCondition
    typ(0, 0, Slice(1270)), // 513 []v1beta3.ResourcePolicyRule
    typ(0, 0, Slice(1272)), // 514 []v1beta3.Subject
    typ(0, 0, Slice(1286)), // 515 []v1alpha1.Requester
    typ(0, 0, Slice(1289)), // 516 []v1alpha1.ResponderStatus
    typ(0, 0, Slice(1290)), // 517 []v1alpha1.TargetResponder
    typ(0, 0, Slice(1291)), // 518 []v1.HTTPIngressPath
    typ(0, 0, Slice(1301)), // 519 []v1.IngressLoadBalancerIngress
    typ(0, 0, Slice(1303)), // 520 []v1.IngressPortStatus
    typ(0, 0, Slice(1304)), // 521 []v1.IngressRule
    typ(0, 0, Slice(1308)), // 522 []v1.IngressTLS
    typ(0, 0, Slice(1310)), // 523 []v1.NetworkPolicyEgressRule
    typ(0, 0, Slice(1311)), // 524 []v1.NetworkPolicyIngressRule
    typ(0, 0, Slice(1312)), // 525 []v1.NetworkPolicyPeer
    typ(0, 0, Slice(1313)), // 526 []v1.NetworkPolicyPort
    typ(0, 0, Slice(1317)), // 527 []v1.PolicyType
    typ(0, 0, Slice(1345)), // 528 []v1.PolicyRule
    typ(0, 0, Slice(1349)), // 529 []v1.Subject
    typ(0, 0, Slice(1350)), // 530 []v1.AllocatedDeviceStatus
    typ(0, 0, Slice(1358)), // 531 []v1.CounterSet
    typ(0, 0, Slice(1359)), // 532 []v1.Device
    typ(0, 0, Slice(1360)), // 533 []v1.DeviceAllocationConfiguration
    typ(0, 0, Slice(1366)), // 534 []v1.DeviceClaimConfiguration
    typ(0, 0, Slice(1368)), // 535 []v1.DeviceClassConfiguration
    typ(0, 0, Slice(1370)), // 536 []v1.DeviceConstraint
    typ(0, 0, Slice(1371)), // 537 []v1.DeviceCounterConsumption
    typ(0, 0, Slice(1372)), // 538 []v1.DeviceDerivedAttribute
    typ(0, 0, Slice(1373)), // 539 []v1.DeviceRequest
    typ(0, 0, Slice(1374)), // 540 []v1.DeviceRequestAllocationResult
    typ(0, 0, Slice(1375)), // 541 []v1.DeviceSelector
    typ(0, 0, Slice(1376)), // 542 []v1.DeviceSubRequest
    typ(0, 0, Slice(1377)), // 543 []v1.DeviceTaint
    typ(0, 0, Slice(1383)), // 544 []v1.DeviceToleration
    typ(0, 0, Slice(1395)), // 545 []v1.ResourceClaimConsumerReference
    typ(0, 0, Slice(1403)), // 546 []v1.SkipNodeOperation
    typ(0, 0, Slice(1406)), // 547 []v1alpha2.DriverAllocationResult
    typ(0, 0, Slice(1407)), // 548 []v1alpha2.DriverRequests
    typ(0, 0, Slice(1409)), // 549 []v1alpha2.NamedResourcesAttribute
    typ(0, 0, Slice(1411)), // 550 []v1alpha2.NamedResourcesInstance
    typ(0, 0, Slice(1420)), // 551 []v1alpha2.ResourceClaimConsumerReference
    typ(0, 0, Slice(1423)), // 552 []v1alpha2.ResourceClaimSchedulingStatus
    typ(0, 0, Slice(1431)), // 553 []v1alpha2.ResourceFilter
    typ(0, 0, Slice(1432)), // 554 []v1alpha2.ResourceHandle
    typ(0, 0, Slice(1433)), // 555 []v1alpha2.ResourceRequest
    typ(0, 0, Slice(1436)), // 556 []v1alpha2.VendorParameters
    typ(0, 0, Slice(1437)), // 557 []v1alpha3.AllocatedDeviceStatus
    typ(0, 0, Slice(1443)), // 558 []v1alpha3.CounterSet
    typ(0, 0, Slice(1444)), // 559 []v1alpha3.Device
    typ(0, 0, Slice(1445)), // 560 []v1alpha3.DeviceAllocationConfiguration
    typ(0, 0, Slice(1450)), // 561 []v1alpha3.DeviceClaimConfiguration
    typ(0, 0, Slice(1452)), // 562 []v1alpha3.DeviceClassConfiguration
    typ(0, 0, Slice(1454)), // 563 []v1alpha3.DeviceConstraint
    typ(0, 0, Slice(1455)), // 564 []v1alpha3.DeviceCounterConsumption
    typ(0, 0, Slice(1456)), // 565 []v1alpha3.DeviceRequest
    typ(0, 0, Slice(1457)), // 566 []v1alpha3.DeviceRequestAllocationResult
    typ(0, 0, Slice(1458)), // 567 []v1alpha3.DeviceSelector
    typ(0, 0, Slice(1459)), // 568 []v1alpha3.DeviceSubRequest
    typ(0, 0, Slice(1460)), // 569 []v1alpha3.DeviceTaint
    typ(0, 0, Slice(1466)), // 570 []v1alpha3.DeviceToleration
    typ(0, 0, Slice(1471)), // 571 []v1alpha3.PartitionTypeStatus
    typ(0, 0, Slice(1475)), // 572 []v1alpha3.PoolStatus
    typ(0, 0, Slice(1477)), // 573 []v1alpha3.ResourceClaimConsumerReference
    typ(0, 0, Slice(1478)), // 574 []v1alpha3.ResourceClaimSchedulingStatus
    typ(0, 0, Slice(1489)), // 575 []v1alpha3.ShareableCapacityStatus
    typ(0, 0, Slice(1491)), // 576 []v1beta1.AllocatedDeviceStatus
    typ(0, 0, Slice(1500)), // 577 []v1beta1.CounterSet
    typ(0, 0, Slice(1501)), // 578 []v1beta1.Device
    typ(0, 0, Slice(1502)), // 579 []v1beta1.DeviceAllocationConfiguration
    typ(0, 0, Slice(1508)), // 580 []v1beta1.DeviceClaimConfiguration
    typ(0, 0, Slice(1510)), // 581 []v1beta1.DeviceClassConfiguration
    typ(0, 0, Slice(1512)), // 582 []v1beta1.DeviceConstraint
    typ(0, 0, Slice(1513)), // 583 []v1beta1.DeviceCounterConsumption
    typ(0, 0, Slice(1514)), // 584 []v1beta1.DeviceDerivedAttribute
    typ(0, 0, Slice(1515)), // 585 []v1beta1.DeviceRequest
    typ(0, 0, Slice(1516)), // 586 []v1beta1.DeviceRequestAllocationResult
    typ(0, 0, Slice(1517)), // 587 []v1beta1.DeviceSelector
    typ(0, 0, Slice(1518)), // 588 []v1beta1.DeviceSubRequest
    typ(0, 0, Slice(1519)), // 589 []v1beta1.DeviceTaint
    typ(0, 0, Slice(1521)), // 590 []v1beta1.DeviceToleration
    typ(0, 0, Slice(1532)), // 591 []v1beta1.ResourceClaimConsumerReference
    typ(0, 0, Slice(1540)), // 592 []v1beta1.SkipNodeOperation
    typ(0, 0, Slice(1541)), // 593 []v1beta2.AllocatedDeviceStatus
    typ(0, 0, Slice(1549)), // 594 []v1beta2.CounterSet
    typ(0, 0, Slice(1550)), // 595 []v1beta2.Device
    typ(0, 0, Slice(1551)), // 596 []v1beta2.DeviceAllocationConfiguration
    typ(0, 0, Slice(1557)), // 597 []v1beta2.DeviceClaimConfiguration
    typ(0, 0, Slice(1559)), // 598 []v1beta2.DeviceClassConfiguration
    typ(0, 0, Slice(1561)), // 599 []v1beta2.DeviceConstraint
    typ(0, 0, Slice(1562)), // 600 []v1beta2.DeviceCounterConsumption
    typ(0, 0, Slice(1563)), // 601 []v1beta2.DeviceDerivedAttribute
    typ(0, 0, Slice(1564)), // 602 []v1beta2.DeviceRequest
    typ(0, 0, Slice(1565)), // 603 []v1beta2.DeviceRequestAllocationResult
    typ(0, 0, Slice(1566)), // 604 []v1beta2.DeviceSelector
    typ(0, 0, Slice(1567)), // 605 []v1beta2.DeviceSubRequest
    typ(0, 0, Slice(1568)), // 606 []v1beta2.DeviceTaint
    typ(0, 0, Slice(1574)), // 607 []v1beta2.DeviceToleration
    typ(0, 0, Slice(1586)), // 608 []v1beta2.ResourceClaimConsumerReference
    typ(0, 0, Slice(1594)), // 609 []v1beta2.SkipNodeOperation
    typ(0, 0, Slice(1598)), // 610 []v1alpha1.PodGroup
    typ(0, 0, Slice(1607)), // 611 []v1alpha2.PodGroupResourceClaim
    typ(0, 0, Slice(1608)), // 612 []v1alpha2.PodGroupResourceClaimStatus
    typ(0, 0, Slice(1613)), // 613 []v1alpha2.PodGroupTemplate
    typ(0, 0, Slice(1615)), // 614 []v1alpha2.TopologyConstraint
    typ(0, 0, Slice(1631)), // 615 []v1alpha3.CompositePodGroupTemplate
    typ(0, 0, Slice(1635)), // 616 []v1alpha3.PodGroupResourceClaim
    typ(0, 0, Slice(1636)), // 617 []v1alpha3.PodGroupResourceClaimStatus
    typ(0, 0, Slice(1641)), // 618 []v1alpha3.PodGroupTemplate
    typ(0, 0, Slice(1645)), // 619 []v1alpha3.TopologyConstraint
    typ(0, 0, Slice(1652)), // 620 []v1alpha3.WorkloadPodGroupResourceClaim
    typ(0, 0, Slice(1666)), // 621 []v1beta1.CompositePodGroupTemplate
    typ(0, 0, Slice(1670)), // 622 []v1beta1.PodGroupResourceClaim
    typ(0, 0, Slice(1671)), // 623 []v1beta1.PodGroupResourceClaimStatus
    typ(0, 0, Slice(1676)), // 624 []v1beta1.PodGroupTemplate
    typ(0, 0, Slice(1680)), // 625 []v1beta1.TopologyConstraint
    typ(0, 0, Slice(1688)), // 626 []v1.CSINodeDriver
    typ(0, 0, Slice(1694)), // 627 []v1.StorageHealth
    typ(0, 0, Slice(1695)), // 628 []v1.StorageHealthCondition
    typ(0, 0, Slice(1697)), // 629 []v1.TokenRequest
    typ(0, 0, Slice(1705)), // 630 []v1.VolumeLifecycleMode
    typ(0, 0, Slice(1713)), // 631 []v1alpha1.MigrationCondition
    typ(0, 0, Slice(1723)), // 632 []v1.CustomResourceColumnDefinition
    typ(0, 0, Slice(1726)), // 633 []v1.CustomResourceDefinitionCondition
    typ(0, 0, Slice(1731)), // 634 []v1.CustomResourceDefinitionVersion
    typ(0, 0, Slice(1738)), // 635 []v1.JSON
    typ(0, 0, Slice(1741)), // 636 []v1.JSONSchemaProps
    typ(0, 0, Slice(1747)), // 637 []v1.SelectableField
    typ(0, 0, Slice(1753)), // 638 []resource.Quantity
    typ(0, 0, Slice(1755)), // 639 []v1.Condition
    typ(0, 0, Slice(1761)), // 640 []v1.FieldSelectorRequirement
    typ(0, 0, Slice(1766)), // 641 []v1.LabelSelector
    typ(0, 0, Slice(1768)), // 642 []v1.LabelSelectorRequirement
    typ(0, 0, Slice(1770)), // 643 []v1.ManagedFieldsEntry
    typ(0, 0, Slice(1774)), // 644 []v1.OwnerReference
    typ(0, 0, Slice(1779)), // 645 []v1.StatusCause
    typ(0, 0, Slice(1786)), // 646 []types.UID
    typ(0, 0, Slice(1789)), // 647 []v1.APIServiceCondition
    typ(0, 0, Slice(1826)), // 648 []string
    typ(0, 0, Bytes), // 649 []uint8
    typ(0, 872, Bool), // 650 bool
    typ(0, 1086, Float64), // 651 float64
    typ(0, 1165, Int32), // 652 int32
    typ(0, 1166, Int64), // 653 int64
    typ(1, 10, Struct { first: 0, count: 15 }), // 654 v1.AdmissionRequest
    typ(1, 11, Struct { first: 15, count: 7 }), // 655 v1.AdmissionResponse
    typ(1, 12, Struct { first: 22, count: 4 }), // 656 v1.AdmissionReview
    typ(1, 425, String), // 657 v1.Operation
    typ(1, 435, String), // 658 v1.PatchType
    typ(2, 10, Struct { first: 26, count: 15 }), // 659 v1beta1.AdmissionRequest
    typ(2, 11, Struct { first: 41, count: 7 }), // 660 v1beta1.AdmissionResponse
    typ(2, 12, Struct { first: 48, count: 4 }), // 661 v1beta1.AdmissionReview
    typ(2, 425, String), // 662 v1beta1.Operation
    typ(2, 435, String), // 663 v1beta1.PatchType
    typ(1, 23, Struct { first: 52, count: 1 }), // 664 v1.ApplyConfiguration
    typ(1, 26, Struct { first: 53, count: 2 }), // 665 v1.AuditAnnotation
    typ(1, 213, Struct { first: 55, count: 2 }), // 666 v1.ExpressionWarning
    typ(1, 220, String), // 667 v1.FailurePolicyType
    typ(1, 294, Struct { first: 57, count: 1 }), // 668 v1.JSONPatch
    typ(1, 338, Struct { first: 58, count: 2 }), // 669 v1.MatchCondition
    typ(1, 339, String), // 670 v1.MatchPolicyType
    typ(1, 340, Struct { first: 60, count: 5 }), // 671 v1.MatchResources
    typ(1, 353, Struct { first: 65, count: 4 }), // 672 v1.MutatingAdmissionPolicy
    typ(1, 354, Struct { first: 69, count: 4 }), // 673 v1.MutatingAdmissionPolicyBinding
    typ(1, 355, Struct { first: 73, count: 3 }), // 674 v1.MutatingAdmissionPolicyBindingSpec
    typ(1, 356, Struct { first: 76, count: 7 }), // 675 v1.MutatingAdmissionPolicySpec
    typ(1, 357, Struct { first: 83, count: 12 }), // 676 v1.MutatingWebhook
    typ(1, 358, Struct { first: 95, count: 4 }), // 677 v1.MutatingWebhookConfiguration
    typ(1, 359, Struct { first: 99, count: 3 }), // 678 v1.Mutation
    typ(1, 369, Struct { first: 102, count: 6 }), // 679 v1.NamedRuleWithOperations
    typ(1, 426, String), // 680 v1.OperationType
    typ(1, 429, Struct { first: 108, count: 2 }), // 681 v1.ParamKind
    typ(1, 430, Struct { first: 110, count: 4 }), // 682 v1.ParamRef
    typ(1, 431, String), // 683 v1.ParameterNotFoundActionType
    typ(1, 435, String), // 684 v1.PatchType
    typ(1, 547, String), // 685 v1.ReinvocationPolicyType
    typ(1, 610, Struct { first: 114, count: 5 }), // 686 v1.RuleWithOperations
    typ(1, 622, String), // 687 v1.ScopeType
    typ(1, 655, Struct { first: 119, count: 4 }), // 688 v1.ServiceReference
    typ(1, 663, String), // 689 v1.SideEffectClass
    typ(1, 726, Struct { first: 123, count: 1 }), // 690 v1.TypeChecking
    typ(1, 738, Struct { first: 124, count: 5 }), // 691 v1.ValidatingAdmissionPolicy
    typ(1, 739, Struct { first: 129, count: 4 }), // 692 v1.ValidatingAdmissionPolicyBinding
    typ(1, 740, Struct { first: 133, count: 4 }), // 693 v1.ValidatingAdmissionPolicyBindingSpec
    typ(1, 741, Struct { first: 137, count: 7 }), // 694 v1.ValidatingAdmissionPolicySpec
    typ(1, 742, Struct { first: 144, count: 3 }), // 695 v1.ValidatingAdmissionPolicyStatus
    typ(1, 743, Struct { first: 147, count: 11 }), // 696 v1.ValidatingWebhook
    typ(1, 744, Struct { first: 158, count: 4 }), // 697 v1.ValidatingWebhookConfiguration
    typ(1, 745, Struct { first: 162, count: 4 }), // 698 v1.Validation
    typ(1, 746, String), // 699 v1.ValidationAction
    typ(1, 749, Struct { first: 166, count: 2 }), // 700 v1.Variable
    typ(1, 772, Struct { first: 168, count: 3 }), // 701 v1.WebhookClientConfig
    typ(3, 23, Struct { first: 171, count: 1 }), // 702 v1alpha1.ApplyConfiguration
    typ(3, 26, Struct { first: 172, count: 2 }), // 703 v1alpha1.AuditAnnotation
    typ(3, 213, Struct { first: 174, count: 2 }), // 704 v1alpha1.ExpressionWarning
    typ(3, 220, String), // 705 v1alpha1.FailurePolicyType
    typ(3, 294, Struct { first: 176, count: 1 }), // 706 v1alpha1.JSONPatch
    typ(3, 338, Struct { first: 177, count: 2 }), // 707 v1alpha1.MatchCondition
    typ(3, 339, String), // 708 v1alpha1.MatchPolicyType
    typ(3, 340, Struct { first: 179, count: 5 }), // 709 v1alpha1.MatchResources
    typ(3, 353, Struct { first: 184, count: 4 }), // 710 v1alpha1.MutatingAdmissionPolicy
    typ(3, 354, Struct { first: 188, count: 4 }), // 711 v1alpha1.MutatingAdmissionPolicyBinding
    typ(3, 355, Struct { first: 192, count: 3 }), // 712 v1alpha1.MutatingAdmissionPolicyBindingSpec
    typ(3, 356, Struct { first: 195, count: 7 }), // 713 v1alpha1.MutatingAdmissionPolicySpec
    typ(3, 359, Struct { first: 202, count: 3 }), // 714 v1alpha1.Mutation
    typ(3, 369, Struct { first: 205, count: 6 }), // 715 v1alpha1.NamedRuleWithOperations
    typ(3, 429, Struct { first: 211, count: 2 }), // 716 v1alpha1.ParamKind
    typ(3, 430, Struct { first: 213, count: 4 }), // 717 v1alpha1.ParamRef
    typ(3, 431, String), // 718 v1alpha1.ParameterNotFoundActionType
    typ(3, 435, String), // 719 v1alpha1.PatchType
    typ(3, 726, Struct { first: 217, count: 1 }), // 720 v1alpha1.TypeChecking
    typ(3, 738, Struct { first: 218, count: 5 }), // 721 v1alpha1.ValidatingAdmissionPolicy
    typ(3, 739, Struct { first: 223, count: 4 }), // 722 v1alpha1.ValidatingAdmissionPolicyBinding
    typ(3, 740, Struct { first: 227, count: 4 }), // 723 v1alpha1.ValidatingAdmissionPolicyBindingSpec
    typ(3, 741, Struct { first: 231, count: 7 }), // 724 v1alpha1.ValidatingAdmissionPolicySpec
    typ(3, 742, Struct { first: 238, count: 3 }), // 725 v1alpha1.ValidatingAdmissionPolicyStatus
    typ(3, 745, Struct { first: 241, count: 4 }), // 726 v1alpha1.Validation
    typ(3, 746, String), // 727 v1alpha1.ValidationAction
    typ(3, 749, Struct { first: 245, count: 2 }), // 728 v1alpha1.Variable
    typ(2, 23, Struct { first: 247, count: 1 }), // 729 v1beta1.ApplyConfiguration
    typ(2, 26, Struct { first: 248, count: 2 }), // 730 v1beta1.AuditAnnotation
    typ(2, 213, Struct { first: 250, count: 2 }), // 731 v1beta1.ExpressionWarning
    typ(2, 220, String), // 732 v1beta1.FailurePolicyType
    typ(2, 294, Struct { first: 252, count: 1 }), // 733 v1beta1.JSONPatch
    typ(2, 338, Struct { first: 253, count: 2 }), // 734 v1beta1.MatchCondition
    typ(2, 339, String), // 735 v1beta1.MatchPolicyType
    typ(2, 340, Struct { first: 255, count: 5 }), // 736 v1beta1.MatchResources
    typ(2, 353, Struct { first: 260, count: 4 }), // 737 v1beta1.MutatingAdmissionPolicy
    typ(2, 354, Struct { first: 264, count: 4 }), // 738 v1beta1.MutatingAdmissionPolicyBinding
    typ(2, 355, Struct { first: 268, count: 3 }), // 739 v1beta1.MutatingAdmissionPolicyBindingSpec
    typ(2, 356, Struct { first: 271, count: 7 }), // 740 v1beta1.MutatingAdmissionPolicySpec
    typ(2, 359, Struct { first: 278, count: 3 }), // 741 v1beta1.Mutation
    typ(2, 369, Struct { first: 281, count: 6 }), // 742 v1beta1.NamedRuleWithOperations
    typ(2, 429, Struct { first: 287, count: 2 }), // 743 v1beta1.ParamKind
    typ(2, 430, Struct { first: 289, count: 4 }), // 744 v1beta1.ParamRef
    typ(2, 431, String), // 745 v1beta1.ParameterNotFoundActionType
    typ(2, 435, String), // 746 v1beta1.PatchType
    typ(2, 726, Struct { first: 293, count: 1 }), // 747 v1beta1.TypeChecking
    typ(2, 738, Struct { first: 294, count: 5 }), // 748 v1beta1.ValidatingAdmissionPolicy
    typ(2, 739, Struct { first: 299, count: 4 }), // 749 v1beta1.ValidatingAdmissionPolicyBinding
    typ(2, 740, Struct { first: 303, count: 4 }), // 750 v1beta1.ValidatingAdmissionPolicyBindingSpec
    typ(2, 741, Struct { first: 307, count: 7 }), // 751 v1beta1.ValidatingAdmissionPolicySpec
    typ(2, 742, Struct { first: 314, count: 3 }), // 752 v1beta1.ValidatingAdmissionPolicyStatus
    typ(2, 745, Struct { first: 317, count: 4 }), // 753 v1beta1.Validation
    typ(2, 746, String), // 754 v1beta1.ValidationAction
    typ(2, 749, Struct { first: 321, count: 2 }), // 755 v1beta1.Variable
    typ(3, 83, String), // 756 v1alpha1.ConditionStatus
    typ(3, 641, Struct { first: 323, count: 4 }), // 757 v1alpha1.ServerStorageVersion
    typ(3, 689, Struct { first: 327, count: 5 }), // 758 v1alpha1.StorageVersion
    typ(3, 690, Struct { first: 332, count: 6 }), // 759 v1alpha1.StorageVersionCondition
    typ(3, 691, String), // 760 v1alpha1.StorageVersionConditionType
    typ(3, 695, Struct { first: 338, count: 0 }), // 761 v1alpha1.StorageVersionSpec
    typ(3, 696, Struct { first: 338, count: 3 }), // 762 v1alpha1.StorageVersionStatus
    typ(1, 108, Struct { first: 341, count: 6 }), // 763 v1.ControllerRevision
    typ(1, 133, Struct { first: 347, count: 5 }), // 764 v1.DaemonSet
    typ(1, 134, Struct { first: 352, count: 5 }), // 765 v1.DaemonSetCondition
    typ(1, 135, String), // 766 v1.DaemonSetConditionType
    typ(1, 136, Struct { first: 357, count: 5 }), // 767 v1.DaemonSetSpec
    typ(1, 137, Struct { first: 362, count: 10 }), // 768 v1.DaemonSetStatus
    typ(1, 138, Struct { first: 372, count: 2 }), // 769 v1.DaemonSetUpdateStrategy
    typ(1, 139, String), // 770 v1.DaemonSetUpdateStrategyType
    typ(1, 142, Struct { first: 374, count: 5 }), // 771 v1.Deployment
    typ(1, 143, Struct { first: 379, count: 6 }), // 772 v1.DeploymentCondition
    typ(1, 144, String), // 773 v1.DeploymentConditionType
    typ(1, 145, Struct { first: 385, count: 8 }), // 774 v1.DeploymentSpec
    typ(1, 146, Struct { first: 393, count: 9 }), // 775 v1.DeploymentStatus
    typ(1, 147, Struct { first: 402, count: 2 }), // 776 v1.DeploymentStrategy
    typ(1, 148, String), // 777 v1.DeploymentStrategyType
    typ(1, 444, String), // 778 v1.PersistentVolumeClaimRetentionPolicyType
    typ(1, 491, String), // 779 v1.PodManagementPolicyType
    typ(1, 548, Struct { first: 404, count: 5 }), // 780 v1.ReplicaSet
    typ(1, 549, Struct { first: 409, count: 5 }), // 781 v1.ReplicaSetCondition
    typ(1, 550, String), // 782 v1.ReplicaSetConditionType
    typ(1, 551, Struct { first: 414, count: 4 }), // 783 v1.ReplicaSetSpec
    typ(1, 552, Struct { first: 418, count: 7 }), // 784 v1.ReplicaSetStatus
    typ(1, 607, Struct { first: 425, count: 2 }), // 785 v1.RollingUpdateDaemonSet
    typ(1, 608, Struct { first: 427, count: 2 }), // 786 v1.RollingUpdateDeployment
    typ(1, 609, Struct { first: 429, count: 2 }), // 787 v1.RollingUpdateStatefulSetStrategy
    typ(1, 669, Struct { first: 431, count: 5 }), // 788 v1.StatefulSet
    typ(1, 670, Struct { first: 436, count: 5 }), // 789 v1.StatefulSetCondition
    typ(1, 671, String), // 790 v1.StatefulSetConditionType
    typ(1, 672, Struct { first: 441, count: 1 }), // 791 v1.StatefulSetOrdinals
    typ(1, 673, Struct { first: 442, count: 2 }), // 792 v1.StatefulSetPersistentVolumeClaimRetentionPolicy
    typ(1, 674, Struct { first: 444, count: 11 }), // 793 v1.StatefulSetSpec
    typ(1, 675, Struct { first: 455, count: 10 }), // 794 v1.StatefulSetStatus
    typ(1, 676, Struct { first: 465, count: 2 }), // 795 v1.StatefulSetUpdateStrategy
    typ(1, 677, String), // 796 v1.StatefulSetUpdateStrategyType
    typ(1, 25, Slice(1826)), // 797 v1.AttestationValue
    typ(1, 35, Struct { first: 467, count: 4 }), // 798 v1.BoundObjectReference
    typ(1, 217, Slice(1826)), // 799 v1.ExtraValue
    typ(1, 637, Struct { first: 471, count: 4 }), // 800 v1.SelfSubjectReview
    typ(1, 638, Struct { first: 475, count: 1 }), // 801 v1.SelfSubjectReviewStatus
    typ(1, 714, Struct { first: 476, count: 5 }), // 802 v1.TokenRequest
    typ(1, 715, Struct { first: 481, count: 4 }), // 803 v1.TokenRequestSpec
    typ(1, 716, Struct { first: 485, count: 2 }), // 804 v1.TokenRequestStatus
    typ(1, 717, Struct { first: 487, count: 5 }), // 805 v1.TokenReview
    typ(1, 718, Struct { first: 492, count: 2 }), // 806 v1.TokenReviewSpec
    typ(1, 719, Struct { first: 494, count: 4 }), // 807 v1.TokenReviewStatus
    typ(1, 736, Struct { first: 498, count: 4 }), // 808 v1.UserInfo
    typ(3, 637, Struct { first: 502, count: 4 }), // 809 v1alpha1.SelfSubjectReview
    typ(3, 638, Struct { first: 506, count: 1 }), // 810 v1alpha1.SelfSubjectReviewStatus
    typ(2, 637, Struct { first: 507, count: 4 }), // 811 v1beta1.SelfSubjectReview
    typ(2, 638, Struct { first: 511, count: 1 }), // 812 v1beta1.SelfSubjectReviewStatus
    typ(1, 217, Slice(1826)), // 813 v1.ExtraValue
    typ(1, 221, Struct { first: 512, count: 2 }), // 814 v1.FieldSelectorAttributes
    typ(1, 312, Struct { first: 514, count: 2 }), // 815 v1.LabelSelectorAttributes
    typ(1, 334, Struct { first: 516, count: 5 }), // 816 v1.LocalSubjectAccessReview
    typ(1, 415, Struct { first: 521, count: 2 }), // 817 v1.NonResourceAttributes
    typ(1, 417, Struct { first: 523, count: 2 }), // 818 v1.NonResourceRule
    typ(1, 561, Struct { first: 525, count: 9 }), // 819 v1.ResourceAttributes
    typ(1, 596, Struct { first: 534, count: 4 }), // 820 v1.ResourceRule
    typ(1, 635, Struct { first: 538, count: 5 }), // 821 v1.SelfSubjectAccessReview
    typ(1, 636, Struct { first: 543, count: 2 }), // 822 v1.SelfSubjectAccessReviewSpec
    typ(1, 639, Struct { first: 545, count: 5 }), // 823 v1.SelfSubjectRulesReview
    typ(1, 640, Struct { first: 550, count: 1 }), // 824 v1.SelfSubjectRulesReviewSpec
    typ(1, 699, Struct { first: 551, count: 5 }), // 825 v1.SubjectAccessReview
    typ(1, 700, Struct { first: 556, count: 6 }), // 826 v1.SubjectAccessReviewSpec
    typ(1, 701, Struct { first: 562, count: 4 }), // 827 v1.SubjectAccessReviewStatus
    typ(1, 703, Struct { first: 566, count: 4 }), // 828 v1.SubjectRulesReviewStatus
    typ(1, 117, Struct { first: 570, count: 3 }), // 829 v1.CrossVersionObjectReference
    typ(1, 260, Struct { first: 573, count: 5 }), // 830 v1.HorizontalPodAutoscaler
    typ(1, 264, Struct { first: 578, count: 4 }), // 831 v1.HorizontalPodAutoscalerSpec
    typ(1, 265, Struct { first: 582, count: 5 }), // 832 v1.HorizontalPodAutoscalerStatus
    typ(1, 613, Struct { first: 587, count: 5 }), // 833 v1.Scale
    typ(1, 616, Struct { first: 592, count: 1 }), // 834 v1.ScaleSpec
    typ(1, 617, Struct { first: 593, count: 2 }), // 835 v1.ScaleStatus
    typ(4, 95, Struct { first: 595, count: 3 }), // 836 v2.ContainerResourceMetricSource
    typ(4, 96, Struct { first: 598, count: 3 }), // 837 v2.ContainerResourceMetricStatus
    typ(4, 117, Struct { first: 601, count: 3 }), // 838 v2.CrossVersionObjectReference
    typ(4, 215, Struct { first: 604, count: 2 }), // 839 v2.ExternalMetricSource
    typ(4, 216, Struct { first: 606, count: 2 }), // 840 v2.ExternalMetricStatus
    typ(4, 252, Struct { first: 608, count: 3 }), // 841 v2.HPAScalingPolicy
    typ(4, 253, String), // 842 v2.HPAScalingPolicyType
    typ(4, 254, Struct { first: 611, count: 4 }), // 843 v2.HPAScalingRules
    typ(4, 260, Struct { first: 615, count: 5 }), // 844 v2.HorizontalPodAutoscaler
    typ(4, 261, Struct { first: 620, count: 2 }), // 845 v2.HorizontalPodAutoscalerBehavior
    typ(4, 262, Struct { first: 622, count: 6 }), // 846 v2.HorizontalPodAutoscalerCondition
    typ(4, 263, String), // 847 v2.HorizontalPodAutoscalerConditionType
    typ(4, 264, Struct { first: 628, count: 5 }), // 848 v2.HorizontalPodAutoscalerSpec
    typ(4, 265, Struct { first: 633, count: 6 }), // 849 v2.HorizontalPodAutoscalerStatus
    typ(4, 341, Struct { first: 639, count: 2 }), // 850 v2.MetricIdentifier
    typ(4, 342, String), // 851 v2.MetricSourceType
    typ(4, 343, Struct { first: 641, count: 6 }), // 852 v2.MetricSpec
    typ(4, 344, Struct { first: 647, count: 6 }), // 853 v2.MetricStatus
    typ(4, 345, Struct { first: 653, count: 4 }), // 854 v2.MetricTarget
    typ(4, 346, String), // 855 v2.MetricTargetType
    typ(4, 347, Struct { first: 657, count: 3 }), // 856 v2.MetricValueStatus
    typ(4, 421, Struct { first: 660, count: 3 }), // 857 v2.ObjectMetricSource
    typ(4, 422, Struct { first: 663, count: 3 }), // 858 v2.ObjectMetricStatus
    typ(4, 514, Struct { first: 666, count: 2 }), // 859 v2.PodsMetricSource
    typ(4, 515, Struct { first: 668, count: 2 }), // 860 v2.PodsMetricStatus
    typ(4, 581, Struct { first: 670, count: 2 }), // 861 v2.ResourceMetricSource
    typ(4, 582, Struct { first: 672, count: 2 }), // 862 v2.ResourceMetricStatus
    typ(4, 618, String), // 863 v2.ScalingPolicySelect
    typ(1, 68, String), // 864 v1.CompletionMode
    typ(1, 81, String), // 865 v1.ConcurrencyPolicy
    typ(1, 114, Struct { first: 674, count: 5 }), // 866 v1.CronJob
    typ(1, 115, Struct { first: 679, count: 8 }), // 867 v1.CronJobSpec
    typ(1, 116, Struct { first: 687, count: 3 }), // 868 v1.CronJobStatus
    typ(1, 302, Struct { first: 690, count: 5 }), // 869 v1.Job
    typ(1, 303, Struct { first: 695, count: 6 }), // 870 v1.JobCondition
    typ(1, 304, String), // 871 v1.JobConditionType
    typ(1, 305, Struct { first: 701, count: 4 }), // 872 v1.JobSchedulingConfiguration
    typ(1, 306, Struct { first: 705, count: 17 }), // 873 v1.JobSpec
    typ(1, 307, Struct { first: 722, count: 11 }), // 874 v1.JobStatus
    typ(1, 308, Struct { first: 733, count: 2 }), // 875 v1.JobTemplateSpec
    typ(1, 474, Struct { first: 735, count: 1 }), // 876 v1.PodFailurePolicy
    typ(1, 475, String), // 877 v1.PodFailurePolicyAction
    typ(1, 476, String), // 878 v1.PodFailurePolicyOnExitCodesOperator
    typ(1, 477, Struct { first: 736, count: 3 }), // 879 v1.PodFailurePolicyOnExitCodesRequirement
    typ(1, 478, Struct { first: 739, count: 2 }), // 880 v1.PodFailurePolicyOnPodConditionsPattern
    typ(1, 479, Struct { first: 741, count: 3 }), // 881 v1.PodFailurePolicyRule
    typ(1, 498, String), // 882 v1.PodReplacementPolicy
    typ(1, 704, Struct { first: 744, count: 1 }), // 883 v1.SuccessPolicy
    typ(1, 705, Struct { first: 745, count: 2 }), // 884 v1.SuccessPolicyRule
    typ(1, 731, Struct { first: 747, count: 2 }), // 885 v1.UncountedTerminatedPods
    typ(1, 54, Struct { first: 749, count: 5 }), // 886 v1.CertificateSigningRequest
    typ(1, 55, Struct { first: 754, count: 6 }), // 887 v1.CertificateSigningRequestCondition
    typ(1, 56, Struct { first: 760, count: 8 }), // 888 v1.CertificateSigningRequestSpec
    typ(1, 57, Struct { first: 768, count: 2 }), // 889 v1.CertificateSigningRequestStatus
    typ(1, 65, Struct { first: 770, count: 4 }), // 890 v1.ClusterTrustBundle
    typ(1, 67, Struct { first: 774, count: 2 }), // 891 v1.ClusterTrustBundleSpec
    typ(1, 217, Slice(1826)), // 892 v1.ExtraValue
    typ(1, 310, String), // 893 v1.KeyUsage
    typ(1, 461, Struct { first: 776, count: 5 }), // 894 v1.PodCertificateRequest
    typ(1, 462, Struct { first: 781, count: 10 }), // 895 v1.PodCertificateRequestSpec
    typ(1, 463, Struct { first: 791, count: 5 }), // 896 v1.PodCertificateRequestStatus
    typ(1, 558, String), // 897 v1.RequestConditionType
    typ(3, 65, Struct { first: 796, count: 4 }), // 898 v1alpha1.ClusterTrustBundle
    typ(3, 67, Struct { first: 800, count: 2 }), // 899 v1alpha1.ClusterTrustBundleSpec
    typ(3, 461, Struct { first: 802, count: 5 }), // 900 v1alpha1.PodCertificateRequest
    typ(3, 462, Struct { first: 807, count: 10 }), // 901 v1alpha1.PodCertificateRequestSpec
    typ(3, 463, Struct { first: 817, count: 5 }), // 902 v1alpha1.PodCertificateRequestStatus
    typ(2, 65, Struct { first: 822, count: 4 }), // 903 v1beta1.ClusterTrustBundle
    typ(2, 67, Struct { first: 826, count: 2 }), // 904 v1beta1.ClusterTrustBundleSpec
    typ(2, 461, Struct { first: 828, count: 5 }), // 905 v1beta1.PodCertificateRequest
    typ(2, 462, Struct { first: 833, count: 12 }), // 906 v1beta1.PodCertificateRequestSpec
    typ(2, 463, Struct { first: 845, count: 5 }), // 907 v1beta1.PodCertificateRequestStatus
    typ(1, 110, String), // 908 v1.CoordinatedLeaseStrategy
    typ(1, 315, Struct { first: 850, count: 4 }), // 909 v1.Lease
    typ(1, 318, Struct { first: 854, count: 7 }), // 910 v1.LeaseSpec
    typ(3, 316, Struct { first: 861, count: 4 }), // 911 v1alpha1.LeaseCandidate
    typ(3, 317, Struct { first: 865, count: 6 }), // 912 v1alpha1.LeaseCandidateSpec
    typ(5, 316, Struct { first: 871, count: 4 }), // 913 v1alpha2.LeaseCandidate
    typ(5, 317, Struct { first: 875, count: 6 }), // 914 v1alpha2.LeaseCandidateSpec
    typ(2, 316, Struct { first: 881, count: 4 }), // 915 v1beta1.LeaseCandidate
    typ(2, 317, Struct { first: 885, count: 6 }), // 916 v1beta1.LeaseCandidateSpec
    typ(1, 8, Struct { first: 891, count: 4 }), // 917 v1.AWSElasticBlockStoreVolumeSource
    typ(1, 13, Struct { first: 895, count: 3 }), // 918 v1.Affinity
    typ(1, 21, Struct { first: 898, count: 2 }), // 919 v1.AppArmorProfile
    typ(1, 22, String), // 920 v1.AppArmorProfileType
    typ(1, 24, Struct { first: 900, count: 2 }), // 921 v1.AttachedVolume
    typ(1, 27, String), // 922 v1.AzureDataDiskCachingMode
    typ(1, 28, String), // 923 v1.AzureDataDiskKind
    typ(1, 29, Struct { first: 902, count: 6 }), // 924 v1.AzureDiskVolumeSource
    typ(1, 30, Struct { first: 908, count: 4 }), // 925 v1.AzureFilePersistentVolumeSource
    typ(1, 31, Struct { first: 912, count: 3 }), // 926 v1.AzureFileVolumeSource
    typ(1, 34, Struct { first: 915, count: 4 }), // 927 v1.Binding
    typ(1, 43, Struct { first: 919, count: 10 }), // 928 v1.CSIPersistentVolumeSource
    typ(1, 45, Struct { first: 929, count: 5 }), // 929 v1.CSIVolumeSource
    typ(1, 46, Struct { first: 934, count: 2 }), // 930 v1.Capabilities
    typ(1, 47, String), // 931 v1.Capability
    typ(1, 52, Struct { first: 936, count: 6 }), // 932 v1.CephFSPersistentVolumeSource
    typ(1, 53, Struct { first: 942, count: 6 }), // 933 v1.CephFSVolumeSource
    typ(1, 58, Struct { first: 948, count: 4 }), // 934 v1.CinderPersistentVolumeSource
    typ(1, 59, Struct { first: 952, count: 4 }), // 935 v1.CinderVolumeSource
    typ(1, 60, String), // 936 v1.ClaimResourceStatus
    typ(1, 61, Struct { first: 956, count: 2 }), // 937 v1.ClaimSource
    typ(1, 62, Struct { first: 958, count: 1 }), // 938 v1.ClientIPConfig
    typ(1, 66, Struct { first: 959, count: 6 }), // 939 v1.ClusterTrustBundleProjection
    typ(1, 69, Struct { first: 965, count: 4 }), // 940 v1.ComponentCondition
    typ(1, 70, String), // 941 v1.ComponentConditionType
    typ(1, 71, Struct { first: 969, count: 4 }), // 942 v1.ComponentStatus
    typ(1, 83, String), // 943 v1.ConditionStatus
    typ(1, 84, Struct { first: 973, count: 6 }), // 944 v1.ConfigMap
    typ(1, 85, Struct { first: 979, count: 2 }), // 945 v1.ConfigMapEnvSource
    typ(1, 86, Struct { first: 981, count: 3 }), // 946 v1.ConfigMapKeySelector
    typ(1, 87, Struct { first: 984, count: 5 }), // 947 v1.ConfigMapNodeConfigSource
    typ(1, 88, Struct { first: 989, count: 3 }), // 948 v1.ConfigMapProjection
    typ(1, 89, Struct { first: 992, count: 5 }), // 949 v1.ConfigMapVolumeSource
    typ(1, 90, Struct { first: 997, count: 25 }), // 950 v1.Container
    typ(1, 91, Struct { first: 1022, count: 3 }), // 951 v1.ContainerExtendedResourceRequest
    typ(1, 92, Struct { first: 1025, count: 2 }), // 952 v1.ContainerImage
    typ(1, 93, Struct { first: 1027, count: 5 }), // 953 v1.ContainerPort
    typ(1, 94, Struct { first: 1032, count: 2 }), // 954 v1.ContainerResizePolicy
    typ(1, 97, String), // 955 v1.ContainerRestartPolicy
    typ(1, 98, Struct { first: 1034, count: 2 }), // 956 v1.ContainerRestartRule
    typ(1, 99, String), // 957 v1.ContainerRestartRuleAction
    typ(1, 100, Struct { first: 1036, count: 2 }), // 958 v1.ContainerRestartRuleOnExitCodes
    typ(1, 101, String), // 959 v1.ContainerRestartRuleOnExitCodesOperator
    typ(1, 102, Struct { first: 1038, count: 3 }), // 960 v1.ContainerState
    typ(1, 103, Struct { first: 1041, count: 1 }), // 961 v1.ContainerStateRunning
    typ(1, 104, Struct { first: 1042, count: 7 }), // 962 v1.ContainerStateTerminated
    typ(1, 105, Struct { first: 1049, count: 2 }), // 963 v1.ContainerStateWaiting
    typ(1, 106, Struct { first: 1051, count: 15 }), // 964 v1.ContainerStatus
    typ(1, 107, Struct { first: 1066, count: 1 }), // 965 v1.ContainerUser
    typ(1, 131, String), // 966 v1.DNSPolicy
    typ(1, 132, Struct { first: 1067, count: 1 }), // 967 v1.DaemonEndpoint
    typ(1, 176, Struct { first: 1068, count: 1 }), // 968 v1.DownwardAPIProjection
    typ(1, 177, Struct { first: 1069, count: 5 }), // 969 v1.DownwardAPIVolumeFile
    typ(1, 178, Struct { first: 1074, count: 3 }), // 970 v1.DownwardAPIVolumeSource
    typ(1, 181, Struct { first: 1077, count: 3 }), // 971 v1.EmptyDirVolumeSource
    typ(1, 183, Struct { first: 1080, count: 4 }), // 972 v1.EndpointAddress
    typ(1, 186, Struct { first: 1084, count: 4 }), // 973 v1.EndpointPort
    typ(1, 188, Struct { first: 1088, count: 3 }), // 974 v1.EndpointSubset
    typ(1, 189, Struct { first: 1091, count: 4 }), // 975 v1.Endpoints
    typ(1, 190, Struct { first: 1095, count: 3 }), // 976 v1.EnvFromSource
    typ(1, 191, Struct { first: 1098, count: 3 }), // 977 v1.EnvVar
    typ(1, 192, Struct { first: 1101, count: 5 }), // 978 v1.EnvVarSource
    typ(1, 193, Struct { first: 1106, count: 26 }), // 979 v1.EphemeralContainer
    typ(1, 194, Struct { first: 1132, count: 1 }), // 980 v1.EphemeralVolumeSource
    typ(1, 195, Struct { first: 1133, count: 17 }), // 981 v1.Event
    typ(1, 196, Struct { first: 1150, count: 2 }), // 982 v1.EventSeries
    typ(1, 197, Struct { first: 1152, count: 2 }), // 983 v1.EventSource
    typ(1, 206, Struct { first: 1154, count: 2 }), // 984 v1.EvictionResponder
    typ(1, 211, Struct { first: 1156, count: 1 }), // 985 v1.ExecAction
    typ(1, 218, Struct { first: 1157, count: 5 }), // 986 v1.FCVolumeSource
    typ(1, 226, Struct { first: 1162, count: 4 }), // 987 v1.FileKeySelector
    typ(1, 227, String), // 988 v1.FinalizerName
    typ(1, 228, Struct { first: 1166, count: 5 }), // 989 v1.FlexPersistentVolumeSource
    typ(1, 229, Struct { first: 1171, count: 5 }), // 990 v1.FlexVolumeSource
    typ(1, 230, Struct { first: 1176, count: 2 }), // 991 v1.FlockerVolumeSource
    typ(1, 241, Struct { first: 1178, count: 4 }), // 992 v1.GCEPersistentDiskVolumeSource
    typ(1, 242, Struct { first: 1182, count: 3 }), // 993 v1.GRPCAction
    typ(1, 243, String), // 994 v1.GRPCProbeMode
    typ(1, 245, Struct { first: 1185, count: 3 }), // 995 v1.GitRepoVolumeSource
    typ(1, 246, Struct { first: 1188, count: 4 }), // 996 v1.GlusterfsPersistentVolumeSource
    typ(1, 247, Struct { first: 1192, count: 3 }), // 997 v1.GlusterfsVolumeSource
    typ(1, 255, Struct { first: 1195, count: 6 }), // 998 v1.HTTPGetAction
    typ(1, 256, Struct { first: 1201, count: 2 }), // 999 v1.HTTPHeader
    typ(1, 259, String), // 1000 v1.HTTPProtocol
    typ(1, 266, Struct { first: 1203, count: 2 }), // 1001 v1.HostAlias
    typ(1, 267, Struct { first: 1205, count: 1 }), // 1002 v1.HostIP
    typ(1, 268, String), // 1003 v1.HostPathType
    typ(1, 269, Struct { first: 1206, count: 2 }), // 1004 v1.HostPathVolumeSource
    typ(1, 273, String), // 1005 v1.IPFamily
    typ(1, 274, String), // 1006 v1.IPFamilyPolicy
    typ(1, 275, Struct { first: 1208, count: 11 }), // 1007 v1.ISCSIPersistentVolumeSource
    typ(1, 276, Struct { first: 1219, count: 11 }), // 1008 v1.ISCSIVolumeSource
    typ(1, 277, Struct { first: 1230, count: 2 }), // 1009 v1.ImageVolumeSource
    typ(1, 278, Struct { first: 1232, count: 1 }), // 1010 v1.ImageVolumeStatus
    typ(1, 309, Struct { first: 1233, count: 4 }), // 1011 v1.KeyToPath
    typ(1, 319, Struct { first: 1237, count: 3 }), // 1012 v1.Lifecycle
    typ(1, 320, Struct { first: 1240, count: 4 }), // 1013 v1.LifecycleHandler
    typ(1, 321, Struct { first: 1244, count: 4 }), // 1014 v1.LimitRange
    typ(1, 322, Struct { first: 1248, count: 6 }), // 1015 v1.LimitRangeItem
    typ(1, 323, Struct { first: 1254, count: 1 }), // 1016 v1.LimitRangeSpec
    typ(1, 326, String), // 1017 v1.LimitType
    typ(1, 328, Struct { first: 1255, count: 3 }), // 1018 v1.LinuxContainerUser
    typ(1, 330, String), // 1019 v1.LoadBalancerIPMode
    typ(1, 331, Struct { first: 1258, count: 4 }), // 1020 v1.LoadBalancerIngress
    typ(1, 332, Struct { first: 1262, count: 1 }), // 1021 v1.LoadBalancerStatus
    typ(1, 333, Struct { first: 1263, count: 1 }), // 1022 v1.LocalObjectReference
    typ(1, 335, Struct { first: 1264, count: 2 }), // 1023 v1.LocalVolumeSource
    typ(1, 351, Struct { first: 1266, count: 2 }), // 1024 v1.ModifyVolumeStatus
    typ(1, 352, String), // 1025 v1.MountPropagationMode
    typ(1, 360, Struct { first: 1268, count: 3 }), // 1026 v1.NFSVolumeSource
    typ(1, 370, Struct { first: 1271, count: 5 }), // 1027 v1.Namespace
    typ(1, 371, Struct { first: 1276, count: 5 }), // 1028 v1.NamespaceCondition
    typ(1, 372, String), // 1029 v1.NamespaceConditionType
    typ(1, 373, String), // 1030 v1.NamespacePhase
    typ(1, 374, Struct { first: 1281, count: 1 }), // 1031 v1.NamespaceSpec
    typ(1, 375, Struct { first: 1282, count: 2 }), // 1032 v1.NamespaceStatus
    typ(1, 383, Struct { first: 1284, count: 5 }), // 1033 v1.Node
    typ(1, 384, Struct { first: 1289, count: 2 }), // 1034 v1.NodeAddress
    typ(1, 385, String), // 1035 v1.NodeAddressType
    typ(1, 386, Struct { first: 1291, count: 2 }), // 1036 v1.NodeAffinity
    typ(1, 387, Struct { first: 1293, count: 2 }), // 1037 v1.NodeAllocatableMappedResources
    typ(1, 390, Struct { first: 1295, count: 3 }), // 1038 v1.NodeAllocatableOverheadResources
    typ(1, 392, Struct { first: 1298, count: 5 }), // 1039 v1.NodeAllocatableResourceClaimStatus
    typ(1, 394, Struct { first: 1303, count: 6 }), // 1040 v1.NodeCondition
    typ(1, 395, String), // 1041 v1.NodeConditionType
    typ(1, 396, Struct { first: 1309, count: 1 }), // 1042 v1.NodeConfigSource
    typ(1, 397, Struct { first: 1310, count: 4 }), // 1043 v1.NodeConfigStatus
    typ(1, 398, Struct { first: 1314, count: 1 }), // 1044 v1.NodeDaemonEndpoints
    typ(1, 399, Struct { first: 1315, count: 1 }), // 1045 v1.NodeFeatures
    typ(1, 400, String), // 1046 v1.NodeInclusionPolicy
    typ(1, 402, String), // 1047 v1.NodePhase
    typ(1, 403, Struct { first: 1316, count: 1 }), // 1048 v1.NodePodPreemptionPolicy
    typ(1, 404, Struct { first: 1317, count: 3 }), // 1049 v1.NodeProxyOptions
    typ(1, 405, Struct { first: 1320, count: 2 }), // 1050 v1.NodeRuntimeHandler
    typ(1, 406, Struct { first: 1322, count: 2 }), // 1051 v1.NodeRuntimeHandlerFeatures
    typ(1, 407, Struct { first: 1324, count: 1 }), // 1052 v1.NodeSelector
    typ(1, 408, String), // 1053 v1.NodeSelectorOperator
    typ(1, 409, Struct { first: 1325, count: 3 }), // 1054 v1.NodeSelectorRequirement
    typ(1, 410, Struct { first: 1328, count: 2 }), // 1055 v1.NodeSelectorTerm
    typ(1, 411, Struct { first: 1330, count: 8 }), // 1056 v1.NodeSpec
    typ(1, 412, Struct { first: 1338, count: 14 }), // 1057 v1.NodeStatus
    typ(1, 413, Struct { first: 1352, count: 1 }), // 1058 v1.NodeSwapStatus
    typ(1, 414, Struct { first: 1353, count: 12 }), // 1059 v1.NodeSystemInfo
    typ(1, 418, String), // 1060 v1.OSName
    typ(1, 419, Struct { first: 1365, count: 2 }), // 1061 v1.ObjectFieldSelector
    typ(1, 423, Struct { first: 1367, count: 7 }), // 1062 v1.ObjectReference
    typ(1, 437, Struct { first: 1374, count: 5 }), // 1063 v1.PersistentVolume
    typ(1, 438, String), // 1064 v1.PersistentVolumeAccessMode
    typ(1, 439, Struct { first: 1379, count: 5 }), // 1065 v1.PersistentVolumeClaim
    typ(1, 440, Struct { first: 1384, count: 6 }), // 1066 v1.PersistentVolumeClaimCondition
    typ(1, 441, String), // 1067 v1.PersistentVolumeClaimConditionType
    typ(1, 442, String), // 1068 v1.PersistentVolumeClaimModifyVolumeStatus
    typ(1, 443, String), // 1069 v1.PersistentVolumeClaimPhase
    typ(1, 445, Struct { first: 1390, count: 9 }), // 1070 v1.PersistentVolumeClaimSpec
    typ(1, 446, Struct { first: 1399, count: 9 }), // 1071 v1.PersistentVolumeClaimStatus
    typ(1, 447, Struct { first: 1408, count: 2 }), // 1072 v1.PersistentVolumeClaimTemplate
    typ(1, 448, Struct { first: 1410, count: 2 }), // 1073 v1.PersistentVolumeClaimVolumeSource
    typ(1, 449, String), // 1074 v1.PersistentVolumeMode
    typ(1, 450, String), // 1075 v1.PersistentVolumePhase
    typ(1, 451, String), // 1076 v1.PersistentVolumeReclaimPolicy
    typ(1, 452, Struct { first: 1412, count: 31 }), // 1077 v1.PersistentVolumeSpec
    typ(1, 453, Struct { first: 1443, count: 4 }), // 1078 v1.PersistentVolumeStatus
    typ(1, 454, Struct { first: 1447, count: 2 }), // 1079 v1.PhotonPersistentDiskVolumeSource
    typ(1, 455, Struct { first: 1449, count: 5 }), // 1080 v1.Pod
    typ(1, 456, Struct { first: 1454, count: 2 }), // 1081 v1.PodAffinity
    typ(1, 457, Struct { first: 1456, count: 6 }), // 1082 v1.PodAffinityTerm
    typ(1, 458, Struct { first: 1462, count: 2 }), // 1083 v1.PodAntiAffinity
    typ(1, 459, Struct { first: 1464, count: 7 }), // 1084 v1.PodAttachOptions
    typ(1, 460, Struct { first: 1471, count: 8 }), // 1085 v1.PodCertificateProjection
    typ(1, 464, Struct { first: 1479, count: 7 }), // 1086 v1.PodCondition
    typ(1, 465, String), // 1087 v1.PodConditionType
    typ(1, 466, Struct { first: 1486, count: 3 }), // 1088 v1.PodDNSConfig
    typ(1, 467, Struct { first: 1489, count: 2 }), // 1089 v1.PodDNSConfigOption
    typ(1, 471, Struct { first: 1491, count: 8 }), // 1090 v1.PodExecOptions
    typ(1, 472, Struct { first: 1499, count: 2 }), // 1091 v1.PodExtendedResourceClaimStatus
    typ(1, 473, String), // 1092 v1.PodFSGroupChangePolicy
    typ(1, 490, Struct { first: 1501, count: 1 }), // 1093 v1.PodIP
    typ(1, 492, Struct { first: 1502, count: 1 }), // 1094 v1.PodOS
    typ(1, 493, String), // 1095 v1.PodPhase
    typ(1, 494, Struct { first: 1503, count: 3 }), // 1096 v1.PodPortForwardOptions
    typ(1, 495, Struct { first: 1506, count: 3 }), // 1097 v1.PodProxyOptions
    typ(1, 496, String), // 1098 v1.PodQOSClass
    typ(1, 497, Struct { first: 1509, count: 1 }), // 1099 v1.PodReadinessGate
    typ(1, 499, String), // 1100 v1.PodResizeStatus
    typ(1, 500, Struct { first: 1510, count: 4 }), // 1101 v1.PodResourceClaim
    typ(1, 501, Struct { first: 1514, count: 2 }), // 1102 v1.PodResourceClaimStatus
    typ(1, 502, String), // 1103 v1.PodSELinuxChangePolicy
    typ(1, 506, Struct { first: 1516, count: 1 }), // 1104 v1.PodSchedulingGate
    typ(1, 507, Struct { first: 1517, count: 1 }), // 1105 v1.PodSchedulingGroup
    typ(1, 508, Struct { first: 1518, count: 13 }), // 1106 v1.PodSecurityContext
    typ(1, 509, Struct { first: 1531, count: 44 }), // 1107 v1.PodSpec
    typ(1, 510, Struct { first: 1575, count: 22 }), // 1108 v1.PodStatus
    typ(1, 511, Struct { first: 1597, count: 4 }), // 1109 v1.PodTemplate
    typ(1, 512, Struct { first: 1601, count: 2 }), // 1110 v1.PodTemplateSpec
    typ(1, 513, Struct { first: 1603, count: 3 }), // 1111 v1.PodVolumeHealth
    typ(1, 521, Struct { first: 1606, count: 3 }), // 1112 v1.PortStatus
    typ(1, 522, Struct { first: 1609, count: 3 }), // 1113 v1.PortworxVolumeSource
    typ(1, 524, String), // 1114 v1.PreemptionPolicy
    typ(1, 525, Struct { first: 1612, count: 2 }), // 1115 v1.PreferredSchedulingTerm
    typ(1, 534, Struct { first: 1614, count: 10 }), // 1116 v1.Probe
    typ(1, 535, String), // 1117 v1.ProcMountType
    typ(1, 536, Struct { first: 1624, count: 3 }), // 1118 v1.ProjectedVolumeSource
    typ(1, 537, String), // 1119 v1.Protocol
    typ(1, 538, String), // 1120 v1.PullPolicy
    typ(1, 542, Struct { first: 1627, count: 6 }), // 1121 v1.QuobyteVolumeSource
    typ(1, 543, Struct { first: 1633, count: 8 }), // 1122 v1.RBDPersistentVolumeSource
    typ(1, 544, Struct { first: 1641, count: 8 }), // 1123 v1.RBDVolumeSource
    typ(1, 546, String), // 1124 v1.RecursiveReadOnlyMode
    typ(1, 553, Struct { first: 1649, count: 5 }), // 1125 v1.ReplicationController
    typ(1, 554, Struct { first: 1654, count: 5 }), // 1126 v1.ReplicationControllerCondition
    typ(1, 555, String), // 1127 v1.ReplicationControllerConditionType
    typ(1, 556, Struct { first: 1659, count: 4 }), // 1128 v1.ReplicationControllerSpec
    typ(1, 557, Struct { first: 1663, count: 6 }), // 1129 v1.ReplicationControllerStatus
    typ(1, 562, Struct { first: 1669, count: 2 }), // 1130 v1.ResourceClaim
    typ(1, 574, Struct { first: 1671, count: 3 }), // 1131 v1.ResourceFieldSelector
    typ(1, 577, Struct { first: 1674, count: 3 }), // 1132 v1.ResourceHealth
    typ(1, 578, String), // 1133 v1.ResourceHealthStatus
    typ(1, 579, String), // 1134 v1.ResourceID
    typ(1, 580, Map(1753)), // 1135 v1.ResourceList
    typ(1, 583, String), // 1136 v1.ResourceName
    typ(1, 589, Struct { first: 1677, count: 5 }), // 1137 v1.ResourceQuota
    typ(1, 590, String), // 1138 v1.ResourceQuotaScope
    typ(1, 591, Struct { first: 1682, count: 3 }), // 1139 v1.ResourceQuotaSpec
    typ(1, 592, Struct { first: 1685, count: 2 }), // 1140 v1.ResourceQuotaStatus
    typ(1, 594, Struct { first: 1687, count: 3 }), // 1141 v1.ResourceRequirements
    typ(1, 595, String), // 1142 v1.ResourceResizeRestartPolicy
    typ(1, 600, Struct { first: 1690, count: 2 }), // 1143 v1.ResourceStatus
    typ(1, 603, String), // 1144 v1.RestartPolicy
    typ(1, 612, Struct { first: 1692, count: 4 }), // 1145 v1.SELinuxOptions
    typ(1, 614, Struct { first: 1696, count: 10 }), // 1146 v1.ScaleIOPersistentVolumeSource
    typ(1, 615, Struct { first: 1706, count: 10 }), // 1147 v1.ScaleIOVolumeSource
    typ(1, 620, Struct { first: 1716, count: 1 }), // 1148 v1.ScopeSelector
    typ(1, 621, String), // 1149 v1.ScopeSelectorOperator
    typ(1, 623, Struct { first: 1717, count: 3 }), // 1150 v1.ScopedResourceSelectorRequirement
    typ(1, 624, Struct { first: 1720, count: 2 }), // 1151 v1.SeccompProfile
    typ(1, 625, String), // 1152 v1.SeccompProfileType
    typ(1, 626, Struct { first: 1722, count: 7 }), // 1153 v1.Secret
    typ(1, 627, Struct { first: 1729, count: 2 }), // 1154 v1.SecretEnvSource
    typ(1, 628, Struct { first: 1731, count: 3 }), // 1155 v1.SecretKeySelector
    typ(1, 629, Struct { first: 1734, count: 3 }), // 1156 v1.SecretProjection
    typ(1, 630, Struct { first: 1737, count: 2 }), // 1157 v1.SecretReference
    typ(1, 631, String), // 1158 v1.SecretType
    typ(1, 632, Struct { first: 1739, count: 5 }), // 1159 v1.SecretVolumeSource
    typ(1, 633, Struct { first: 1744, count: 12 }), // 1160 v1.SecurityContext
    typ(1, 642, Struct { first: 1756, count: 5 }), // 1161 v1.Service
    typ(1, 643, Struct { first: 1761, count: 6 }), // 1162 v1.ServiceAccount
    typ(1, 645, Struct { first: 1767, count: 4 }), // 1163 v1.ServiceAccountTokenProjection
    typ(1, 646, String), // 1164 v1.ServiceAffinity
    typ(1, 651, String), // 1165 v1.ServiceExternalTrafficPolicy
    typ(1, 652, String), // 1166 v1.ServiceInternalTrafficPolicy
    typ(1, 653, Struct { first: 1771, count: 6 }), // 1167 v1.ServicePort
    typ(1, 654, Struct { first: 1777, count: 3 }), // 1168 v1.ServiceProxyOptions
    typ(1, 656, Struct { first: 1780, count: 20 }), // 1169 v1.ServiceSpec
    typ(1, 657, Struct { first: 1800, count: 2 }), // 1170 v1.ServiceStatus
    typ(1, 658, String), // 1171 v1.ServiceType
    typ(1, 659, Struct { first: 1802, count: 1 }), // 1172 v1.SessionAffinityConfig
    typ(1, 664, String), // 1173 v1.Signal
    typ(1, 668, Struct { first: 1803, count: 1 }), // 1174 v1.SleepAction
    typ(1, 686, String), // 1175 v1.StorageMedium
    typ(1, 687, Struct { first: 1804, count: 5 }), // 1176 v1.StorageOSPersistentVolumeSource
    typ(1, 688, Struct { first: 1809, count: 5 }), // 1177 v1.StorageOSVolumeSource
    typ(1, 706, String), // 1178 v1.SupplementalGroupsPolicy
    typ(1, 707, Struct { first: 1814, count: 2 }), // 1179 v1.Sysctl
    typ(1, 708, Struct { first: 1816, count: 2 }), // 1180 v1.TCPSocketAction
    typ(1, 709, Struct { first: 1818, count: 4 }), // 1181 v1.Taint
    typ(1, 710, String), // 1182 v1.TaintEffect
    typ(1, 712, String), // 1183 v1.TerminationMessagePolicy
    typ(1, 720, Struct { first: 1822, count: 5 }), // 1184 v1.Toleration
    typ(1, 721, String), // 1185 v1.TolerationOperator
    typ(1, 723, Struct { first: 1827, count: 2 }), // 1186 v1.TopologySelectorLabelRequirement
    typ(1, 724, Struct { first: 1829, count: 1 }), // 1187 v1.TopologySelectorTerm
    typ(1, 725, Struct { first: 1830, count: 8 }), // 1188 v1.TopologySpreadConstraint
    typ(1, 727, Struct { first: 1838, count: 3 }), // 1189 v1.TypedLocalObjectReference
    typ(1, 728, Struct { first: 1841, count: 4 }), // 1190 v1.TypedObjectReference
    typ(1, 730, String), // 1191 v1.URIScheme
    typ(1, 733, String), // 1192 v1.UniqueVolumeName
    typ(1, 734, String), // 1193 v1.UnsatisfiableConstraintAction
    typ(1, 751, Struct { first: 1845, count: 31 }), // 1194 v1.Volume
    typ(1, 758, Struct { first: 1876, count: 2 }), // 1195 v1.VolumeDevice
    typ(1, 760, Struct { first: 1878, count: 3 }), // 1196 v1.VolumeHealthCondition
    typ(1, 761, Struct { first: 1881, count: 2 }), // 1197 v1.VolumeHealthStatus
    typ(1, 762, String), // 1198 v1.VolumeHealthStatusType
    typ(1, 764, Struct { first: 1883, count: 8 }), // 1199 v1.VolumeMount
    typ(1, 765, Struct { first: 1891, count: 5 }), // 1200 v1.VolumeMountStatus
    typ(1, 766, Struct { first: 1896, count: 1 }), // 1201 v1.VolumeNodeAffinity
    typ(1, 768, Struct { first: 1897, count: 6 }), // 1202 v1.VolumeProjection
    typ(1, 769, Struct { first: 1903, count: 2 }), // 1203 v1.VolumeResourceRequirements
    typ(1, 770, Struct { first: 1905, count: 1 }), // 1204 v1.VolumeStatus
    typ(1, 771, Struct { first: 1906, count: 4 }), // 1205 v1.VsphereVirtualDiskVolumeSource
    typ(1, 774, Struct { first: 1910, count: 2 }), // 1206 v1.WeightedPodAffinityTerm
    typ(1, 775, Struct { first: 1912, count: 4 }), // 1207 v1.WindowsSecurityContextOptions
    typ(1, 786, Struct { first: 1916, count: 3 }), // 1208 v1.WorkloadReference
    typ(1, 9, String), // 1209 v1.AddressType
    typ(1, 182, Struct { first: 1919, count: 8 }), // 1210 v1.Endpoint
    typ(1, 184, Struct { first: 1927, count: 3 }), // 1211 v1.EndpointConditions
    typ(1, 185, Struct { first: 1930, count: 2 }), // 1212 v1.EndpointHints
    typ(1, 186, Struct { first: 1932, count: 4 }), // 1213 v1.EndpointPort
    typ(1, 187, Struct { first: 1936, count: 6 }), // 1214 v1.EndpointSlice
    typ(1, 238, Struct { first: 1942, count: 1 }), // 1215 v1.ForNode
    typ(1, 239, Struct { first: 1943, count: 1 }), // 1216 v1.ForZone
    typ(1, 195, Struct { first: 1944, count: 17 }), // 1217 v1.Event
    typ(1, 196, Struct { first: 1961, count: 2 }), // 1218 v1.EventSeries
    typ(1, 83, String), // 1219 v1.ConditionStatus
    typ(1, 212, Struct { first: 1963, count: 2 }), // 1220 v1.ExemptPriorityLevelConfiguration
    typ(1, 231, Struct { first: 1965, count: 1 }), // 1221 v1.FlowDistinguisherMethod
    typ(1, 232, String), // 1222 v1.FlowDistinguisherMethodType
    typ(1, 233, Struct { first: 1966, count: 5 }), // 1223 v1.FlowSchema
    typ(1, 234, Struct { first: 1971, count: 5 }), // 1224 v1.FlowSchemaCondition
    typ(1, 235, String), // 1225 v1.FlowSchemaConditionType
    typ(1, 236, Struct { first: 1976, count: 4 }), // 1226 v1.FlowSchemaSpec
    typ(1, 237, Struct { first: 1980, count: 1 }), // 1227 v1.FlowSchemaStatus
    typ(1, 249, Struct { first: 1981, count: 1 }), // 1228 v1.GroupSubject
    typ(1, 324, Struct { first: 1982, count: 2 }), // 1229 v1.LimitResponse
    typ(1, 325, String), // 1230 v1.LimitResponseType
    typ(1, 327, Struct { first: 1984, count: 4 }), // 1231 v1.LimitedPriorityLevelConfiguration
    typ(1, 416, Struct { first: 1988, count: 2 }), // 1232 v1.NonResourcePolicyRule
    typ(1, 517, Struct { first: 1990, count: 3 }), // 1233 v1.PolicyRulesWithSubjects
    typ(1, 527, Struct { first: 1993, count: 5 }), // 1234 v1.PriorityLevelConfiguration
    typ(1, 528, Struct { first: 1998, count: 5 }), // 1235 v1.PriorityLevelConfigurationCondition
    typ(1, 529, String), // 1236 v1.PriorityLevelConfigurationConditionType
    typ(1, 530, Struct { first: 2003, count: 1 }), // 1237 v1.PriorityLevelConfigurationReference
    typ(1, 531, Struct { first: 2004, count: 3 }), // 1238 v1.PriorityLevelConfigurationSpec
    typ(1, 532, Struct { first: 2007, count: 1 }), // 1239 v1.PriorityLevelConfigurationStatus
    typ(1, 533, String), // 1240 v1.PriorityLevelEnablement
    typ(1, 541, Struct { first: 2008, count: 3 }), // 1241 v1.QueuingConfiguration
    typ(1, 584, Struct { first: 2011, count: 5 }), // 1242 v1.ResourcePolicyRule
    typ(1, 644, Struct { first: 2016, count: 2 }), // 1243 v1.ServiceAccountSubject
    typ(1, 698, Struct { first: 2018, count: 4 }), // 1244 v1.Subject
    typ(1, 702, String), // 1245 v1.SubjectKind
    typ(1, 737, Struct { first: 2022, count: 1 }), // 1246 v1.UserSubject
    typ(6, 83, String), // 1247 v1beta3.ConditionStatus
    typ(6, 212, Struct { first: 2023, count: 2 }), // 1248 v1beta3.ExemptPriorityLevelConfiguration
    typ(6, 231, Struct { first: 2025, count: 1 }), // 1249 v1beta3.FlowDistinguisherMethod
    typ(6, 232, String), // 1250 v1beta3.FlowDistinguisherMethodType
    typ(6, 233, Struct { first: 2026, count: 5 }), // 1251 v1beta3.FlowSchema
    typ(6, 234, Struct { first: 2031, count: 5 }), // 1252 v1beta3.FlowSchemaCondition
    typ(6, 235, String), // 1253 v1beta3.FlowSchemaConditionType
    typ(6, 236, Struct { first: 2036, count: 4 }), // 1254 v1beta3.FlowSchemaSpec
    typ(6, 237, Struct { first: 2040, count: 1 }), // 1255 v1beta3.FlowSchemaStatus
    typ(6, 249, Struct { first: 2041, count: 1 }), // 1256 v1beta3.GroupSubject
    typ(6, 324, Struct { first: 2042, count: 2 }), // 1257 v1beta3.LimitResponse
    typ(6, 325, String), // 1258 v1beta3.LimitResponseType
    typ(6, 327, Struct { first: 2044, count: 4 }), // 1259 v1beta3.LimitedPriorityLevelConfiguration
    typ(6, 416, Struct { first: 2048, count: 2 }), // 1260 v1beta3.NonResourcePolicyRule
    typ(6, 517, Struct { first: 2050, count: 3 }), // 1261 v1beta3.PolicyRulesWithSubjects
    typ(6, 527, Struct { first: 2053, count: 5 }), // 1262 v1beta3.PriorityLevelConfiguration
    typ(6, 528, Struct { first: 2058, count: 5 }), // 1263 v1beta3.PriorityLevelConfigurationCondition
    typ(6, 529, String), // 1264 v1beta3.PriorityLevelConfigurationConditionType
    typ(6, 530, Struct { first: 2063, count: 1 }), // 1265 v1beta3.PriorityLevelConfigurationReference
    typ(6, 531, Struct { first: 2064, count: 3 }), // 1266 v1beta3.PriorityLevelConfigurationSpec
    typ(6, 532, Struct { first: 2067, count: 1 }), // 1267 v1beta3.PriorityLevelConfigurationStatus
    typ(6, 533, String), // 1268 v1beta3.PriorityLevelEnablement
    typ(6, 541, Struct { first: 2068, count: 3 }), // 1269 v1beta3.QueuingConfiguration
    typ(6, 584, Struct { first: 2071, count: 5 }), // 1270 v1beta3.ResourcePolicyRule
    typ(6, 644, Struct { first: 2076, count: 2 }), // 1271 v1beta3.ServiceAccountSubject
    typ(6, 698, Struct { first: 2078, count: 4 }), // 1272 v1beta3.Subject
    typ(6, 702, String), // 1273 v1beta3.SubjectKind
    typ(6, 737, Struct { first: 2082, count: 1 }), // 1274 v1beta3.UserSubject
    typ(3, 198, Struct { first: 2083, count: 5 }), // 1275 v1alpha1.Eviction
    typ(3, 199, Struct { first: 2088, count: 2 }), // 1276 v1alpha1.EvictionPodReference
    typ(3, 200, Struct { first: 2090, count: 5 }), // 1277 v1alpha1.EvictionRequest
    typ(3, 201, String), // 1278 v1alpha1.EvictionRequestIntent
    typ(3, 202, Struct { first: 2095, count: 2 }), // 1279 v1alpha1.EvictionRequestPodReference
    typ(3, 203, Struct { first: 2097, count: 3 }), // 1280 v1alpha1.EvictionRequestSpec
    typ(3, 204, Struct { first: 2100, count: 2 }), // 1281 v1alpha1.EvictionRequestStatus
    typ(3, 205, Struct { first: 2102, count: 1 }), // 1282 v1alpha1.EvictionRequestTarget
    typ(3, 207, Struct { first: 2103, count: 1 }), // 1283 v1alpha1.EvictionSpec
    typ(3, 208, Struct { first: 2104, count: 5 }), // 1284 v1alpha1.EvictionStatus
    typ(3, 209, Struct { first: 2109, count: 1 }), // 1285 v1alpha1.EvictionTarget
    typ(3, 559, Struct { first: 2110, count: 2 }), // 1286 v1alpha1.Requester
    typ(3, 560, String), // 1287 v1alpha1.RequesterIntent
    typ(3, 601, String), // 1288 v1alpha1.ResponderStateType
    typ(3, 602, Struct { first: 2112, count: 6 }), // 1289 v1alpha1.ResponderStatus
    typ(3, 711, Struct { first: 2118, count: 3 }), // 1290 v1alpha1.TargetResponder
    typ(1, 257, Struct { first: 2121, count: 3 }), // 1291 v1.HTTPIngressPath
    typ(1, 258, Struct { first: 2124, count: 1 }), // 1292 v1.HTTPIngressRuleValue
    typ(1, 270, Struct { first: 2125, count: 4 }), // 1293 v1.IPAddress
    typ(1, 271, Struct { first: 2129, count: 1 }), // 1294 v1.IPAddressSpec
    typ(1, 272, Struct { first: 2130, count: 2 }), // 1295 v1.IPBlock
    typ(1, 279, Struct { first: 2132, count: 5 }), // 1296 v1.Ingress
    typ(1, 280, Struct { first: 2137, count: 2 }), // 1297 v1.IngressBackend
    typ(1, 281, Struct { first: 2139, count: 4 }), // 1298 v1.IngressClass
    typ(1, 282, Struct { first: 2143, count: 5 }), // 1299 v1.IngressClassParametersReference
    typ(1, 283, Struct { first: 2148, count: 2 }), // 1300 v1.IngressClassSpec
    typ(1, 284, Struct { first: 2150, count: 3 }), // 1301 v1.IngressLoadBalancerIngress
    typ(1, 285, Struct { first: 2153, count: 1 }), // 1302 v1.IngressLoadBalancerStatus
    typ(1, 286, Struct { first: 2154, count: 3 }), // 1303 v1.IngressPortStatus
    typ(1, 287, Struct { first: 2157, count: 2 }), // 1304 v1.IngressRule
    typ(1, 288, Struct { first: 2159, count: 2 }), // 1305 v1.IngressServiceBackend
    typ(1, 289, Struct { first: 2161, count: 4 }), // 1306 v1.IngressSpec
    typ(1, 290, Struct { first: 2165, count: 1 }), // 1307 v1.IngressStatus
    typ(1, 291, Struct { first: 2166, count: 2 }), // 1308 v1.IngressTLS
    typ(1, 377, Struct { first: 2168, count: 4 }), // 1309 v1.NetworkPolicy
    typ(1, 378, Struct { first: 2172, count: 2 }), // 1310 v1.NetworkPolicyEgressRule
    typ(1, 379, Struct { first: 2174, count: 2 }), // 1311 v1.NetworkPolicyIngressRule
    typ(1, 380, Struct { first: 2176, count: 3 }), // 1312 v1.NetworkPolicyPeer
    typ(1, 381, Struct { first: 2179, count: 3 }), // 1313 v1.NetworkPolicyPort
    typ(1, 382, Struct { first: 2182, count: 4 }), // 1314 v1.NetworkPolicySpec
    typ(1, 432, Struct { first: 2186, count: 4 }), // 1315 v1.ParentReference
    typ(1, 436, String), // 1316 v1.PathType
    typ(1, 518, String), // 1317 v1.PolicyType
    typ(1, 647, Struct { first: 2190, count: 2 }), // 1318 v1.ServiceBackendPort
    typ(1, 648, Struct { first: 2192, count: 5 }), // 1319 v1.ServiceCIDR
    typ(1, 649, Struct { first: 2197, count: 1 }), // 1320 v1.ServiceCIDRSpec
    typ(1, 650, Struct { first: 2198, count: 1 }), // 1321 v1.ServiceCIDRStatus
    typ(3, 270, Struct { first: 2199, count: 4 }), // 1322 v1alpha1.IPAddress
    typ(3, 271, Struct { first: 2203, count: 1 }), // 1323 v1alpha1.IPAddressSpec
    typ(3, 432, Struct { first: 2204, count: 4 }), // 1324 v1alpha1.ParentReference
    typ(3, 648, Struct { first: 2208, count: 5 }), // 1325 v1alpha1.ServiceCIDR
    typ(3, 649, Struct { first: 2213, count: 1 }), // 1326 v1alpha1.ServiceCIDRSpec
    typ(3, 650, Struct { first: 2214, count: 1 }), // 1327 v1alpha1.ServiceCIDRStatus
    typ(2, 270, Struct { first: 2215, count: 4 }), // 1328 v1beta1.IPAddress
    typ(2, 271, Struct { first: 2219, count: 1 }), // 1329 v1beta1.IPAddressSpec
    typ(2, 432, Struct { first: 2220, count: 4 }), // 1330 v1beta1.ParentReference
    typ(2, 648, Struct { first: 2224, count: 5 }), // 1331 v1beta1.ServiceCIDR
    typ(2, 649, Struct { first: 2229, count: 1 }), // 1332 v1beta1.ServiceCIDRSpec
    typ(2, 650, Struct { first: 2230, count: 1 }), // 1333 v1beta1.ServiceCIDRStatus
    typ(1, 427, Struct { first: 2231, count: 1 }), // 1334 v1.Overhead
    typ(1, 611, Struct { first: 2232, count: 6 }), // 1335 v1.RuntimeClass
    typ(1, 619, Struct { first: 2238, count: 2 }), // 1336 v1.Scheduling
    typ(1, 198, Struct { first: 2240, count: 4 }), // 1337 v1.Eviction
    typ(1, 468, Struct { first: 2244, count: 5 }), // 1338 v1.PodDisruptionBudget
    typ(1, 469, Struct { first: 2249, count: 4 }), // 1339 v1.PodDisruptionBudgetSpec
    typ(1, 470, Struct { first: 2253, count: 7 }), // 1340 v1.PodDisruptionBudgetStatus
    typ(1, 732, String), // 1341 v1.UnhealthyPodEvictionPolicyType
    typ(1, 14, Struct { first: 2260, count: 1 }), // 1342 v1.AggregationRule
    typ(1, 63, Struct { first: 2261, count: 5 }), // 1343 v1.ClusterRole
    typ(1, 64, Struct { first: 2266, count: 5 }), // 1344 v1.ClusterRoleBinding
    typ(1, 516, Struct { first: 2271, count: 5 }), // 1345 v1.PolicyRule
    typ(1, 604, Struct { first: 2276, count: 4 }), // 1346 v1.Role
    typ(1, 605, Struct { first: 2280, count: 5 }), // 1347 v1.RoleBinding
    typ(1, 606, Struct { first: 2285, count: 3 }), // 1348 v1.RoleRef
    typ(1, 698, Struct { first: 2288, count: 4 }), // 1349 v1.Subject
    typ(1, 17, Struct { first: 2292, count: 7 }), // 1350 v1.AllocatedDeviceStatus
    typ(1, 18, String), // 1351 v1.AllocationConfigSource
    typ(1, 20, Struct { first: 2299, count: 3 }), // 1352 v1.AllocationResult
    typ(1, 36, Struct { first: 2302, count: 1 }), // 1353 v1.CELDeviceSelector
    typ(1, 48, Struct { first: 2303, count: 3 }), // 1354 v1.CapacityRequestPolicy
    typ(1, 49, Struct { first: 2306, count: 3 }), // 1355 v1.CapacityRequestPolicyRange
    typ(1, 50, Struct { first: 2309, count: 1 }), // 1356 v1.CapacityRequirements
    typ(1, 111, Struct { first: 2310, count: 1 }), // 1357 v1.Counter
    typ(1, 112, Struct { first: 2311, count: 2 }), // 1358 v1.CounterSet
    typ(1, 149, Struct { first: 2313, count: 14 }), // 1359 v1.Device
    typ(1, 150, Struct { first: 2327, count: 3 }), // 1360 v1.DeviceAllocationConfiguration
    typ(1, 151, String), // 1361 v1.DeviceAllocationMode
    typ(1, 152, Struct { first: 2330, count: 2 }), // 1362 v1.DeviceAllocationResult
    typ(1, 153, Struct { first: 2332, count: 8 }), // 1363 v1.DeviceAttribute
    typ(1, 154, Struct { first: 2340, count: 2 }), // 1364 v1.DeviceCapacity
    typ(1, 155, Struct { first: 2342, count: 3 }), // 1365 v1.DeviceClaim
    typ(1, 156, Struct { first: 2345, count: 2 }), // 1366 v1.DeviceClaimConfiguration
    typ(1, 157, Struct { first: 2347, count: 4 }), // 1367 v1.DeviceClass
    typ(1, 158, Struct { first: 2351, count: 1 }), // 1368 v1.DeviceClassConfiguration
    typ(1, 159, Struct { first: 2352, count: 3 }), // 1369 v1.DeviceClassSpec
    typ(1, 160, Struct { first: 2355, count: 3 }), // 1370 v1.DeviceConstraint
    typ(1, 161, Struct { first: 2358, count: 3 }), // 1371 v1.DeviceCounterConsumption
    typ(1, 162, Struct { first: 2361, count: 2 }), // 1372 v1.DeviceDerivedAttribute
    typ(1, 163, Struct { first: 2363, count: 3 }), // 1373 v1.DeviceRequest
    typ(1, 164, Struct { first: 2366, count: 11 }), // 1374 v1.DeviceRequestAllocationResult
    typ(1, 165, Struct { first: 2377, count: 1 }), // 1375 v1.DeviceSelector
    typ(1, 166, Struct { first: 2378, count: 8 }), // 1376 v1.DeviceSubRequest
    typ(1, 167, Struct { first: 2386, count: 4 }), // 1377 v1.DeviceTaint
    typ(1, 168, String), // 1378 v1.DeviceTaintEffect
    typ(1, 169, Struct { first: 2390, count: 5 }), // 1379 v1.DeviceTaintRule
    typ(1, 170, Struct { first: 2395, count: 2 }), // 1380 v1.DeviceTaintRuleSpec
    typ(1, 171, Struct { first: 2397, count: 1 }), // 1381 v1.DeviceTaintRuleStatus
    typ(1, 172, Struct { first: 2398, count: 3 }), // 1382 v1.DeviceTaintSelector
    typ(1, 173, Struct { first: 2401, count: 5 }), // 1383 v1.DeviceToleration
    typ(1, 174, String), // 1384 v1.DeviceTolerationOperator
    typ(1, 210, Struct { first: 2406, count: 8 }), // 1385 v1.ExactDeviceRequest
    typ(1, 240, String), // 1386 v1.FullyQualifiedName
    typ(1, 376, Struct { first: 2414, count: 3 }), // 1387 v1.NetworkDeviceData
    typ(1, 388, Struct { first: 2417, count: 3 }), // 1388 v1.NodeAllocatableMapping
    typ(1, 389, Struct { first: 2420, count: 2 }), // 1389 v1.NodeAllocatableOverhead
    typ(1, 391, Struct { first: 2422, count: 2 }), // 1390 v1.NodeAllocatableResource
    typ(1, 393, Struct { first: 2424, count: 2 }), // 1391 v1.NodeAllocatableResourceMapping
    typ(1, 424, Struct { first: 2426, count: 2 }), // 1392 v1.OpaqueDeviceConfiguration
    typ(1, 539, String), // 1393 v1.QualifiedName
    typ(1, 562, Struct { first: 2428, count: 5 }), // 1394 v1.ResourceClaim
    typ(1, 563, Struct { first: 2433, count: 4 }), // 1395 v1.ResourceClaimConsumerReference
    typ(1, 567, Struct { first: 2437, count: 1 }), // 1396 v1.ResourceClaimSpec
    typ(1, 568, Struct { first: 2438, count: 3 }), // 1397 v1.ResourceClaimStatus
    typ(1, 569, Struct { first: 2441, count: 4 }), // 1398 v1.ResourceClaimTemplate
    typ(1, 570, Struct { first: 2445, count: 2 }), // 1399 v1.ResourceClaimTemplateSpec
    typ(1, 585, Struct { first: 2447, count: 3 }), // 1400 v1.ResourcePool
    typ(1, 598, Struct { first: 2450, count: 4 }), // 1401 v1.ResourceSlice
    typ(1, 599, Struct { first: 2454, count: 11 }), // 1402 v1.ResourceSliceSpec
    typ(1, 667, String), // 1403 v1.SkipNodeOperation
    typ(5, 19, String), // 1404 v1alpha2.AllocationMode
    typ(5, 20, Struct { first: 2465, count: 3 }), // 1405 v1alpha2.AllocationResult
    typ(5, 179, Struct { first: 2468, count: 2 }), // 1406 v1alpha2.DriverAllocationResult
    typ(5, 180, Struct { first: 2470, count: 3 }), // 1407 v1alpha2.DriverRequests
    typ(5, 361, Struct { first: 2473, count: 1 }), // 1408 v1alpha2.NamedResourcesAllocationResult
    typ(5, 362, Struct { first: 2474, count: 8 }), // 1409 v1alpha2.NamedResourcesAttribute
    typ(5, 363, Struct { first: 2482, count: 1 }), // 1410 v1alpha2.NamedResourcesFilter
    typ(5, 364, Struct { first: 2483, count: 2 }), // 1411 v1alpha2.NamedResourcesInstance
    typ(5, 365, Struct { first: 2485, count: 1 }), // 1412 v1alpha2.NamedResourcesIntSlice
    typ(5, 366, Struct { first: 2486, count: 1 }), // 1413 v1alpha2.NamedResourcesRequest
    typ(5, 367, Struct { first: 2487, count: 1 }), // 1414 v1alpha2.NamedResourcesResources
    typ(5, 368, Struct { first: 2488, count: 1 }), // 1415 v1alpha2.NamedResourcesStringSlice
    typ(5, 503, Struct { first: 2489, count: 5 }), // 1416 v1alpha2.PodSchedulingContext
    typ(5, 504, Struct { first: 2494, count: 2 }), // 1417 v1alpha2.PodSchedulingContextSpec
    typ(5, 505, Struct { first: 2496, count: 1 }), // 1418 v1alpha2.PodSchedulingContextStatus
    typ(5, 562, Struct { first: 2497, count: 5 }), // 1419 v1alpha2.ResourceClaim
    typ(5, 563, Struct { first: 2502, count: 4 }), // 1420 v1alpha2.ResourceClaimConsumerReference
    typ(5, 564, Struct { first: 2506, count: 6 }), // 1421 v1alpha2.ResourceClaimParameters
    typ(5, 565, Struct { first: 2512, count: 3 }), // 1422 v1alpha2.ResourceClaimParametersReference
    typ(5, 566, Struct { first: 2515, count: 2 }), // 1423 v1alpha2.ResourceClaimSchedulingStatus
    typ(5, 567, Struct { first: 2517, count: 3 }), // 1424 v1alpha2.ResourceClaimSpec
    typ(5, 568, Struct { first: 2520, count: 4 }), // 1425 v1alpha2.ResourceClaimStatus
    typ(5, 569, Struct { first: 2524, count: 4 }), // 1426 v1alpha2.ResourceClaimTemplate
    typ(5, 570, Struct { first: 2528, count: 2 }), // 1427 v1alpha2.ResourceClaimTemplateSpec
    typ(5, 571, Struct { first: 2530, count: 7 }), // 1428 v1alpha2.ResourceClass
    typ(5, 572, Struct { first: 2537, count: 6 }), // 1429 v1alpha2.ResourceClassParameters
    typ(5, 573, Struct { first: 2543, count: 4 }), // 1430 v1alpha2.ResourceClassParametersReference
    typ(5, 575, Struct { first: 2547, count: 2 }), // 1431 v1alpha2.ResourceFilter
    typ(5, 576, Struct { first: 2549, count: 3 }), // 1432 v1alpha2.ResourceHandle
    typ(5, 593, Struct { first: 2552, count: 2 }), // 1433 v1alpha2.ResourceRequest
    typ(5, 598, Struct { first: 2554, count: 6 }), // 1434 v1alpha2.ResourceSlice
    typ(5, 697, Struct { first: 2560, count: 4 }), // 1435 v1alpha2.StructuredResourceHandle
    typ(5, 750, Struct { first: 2564, count: 2 }), // 1436 v1alpha2.VendorParameters
    typ(7, 17, Struct { first: 2566, count: 7 }), // 1437 v1alpha3.AllocatedDeviceStatus
    typ(7, 18, String), // 1438 v1alpha3.AllocationConfigSource
    typ(7, 20, Struct { first: 2573, count: 3 }), // 1439 v1alpha3.AllocationResult
    typ(7, 32, Struct { first: 2576, count: 7 }), // 1440 v1alpha3.BasicDevice
    typ(7, 36, Struct { first: 2583, count: 1 }), // 1441 v1alpha3.CELDeviceSelector
    typ(7, 111, Struct { first: 2584, count: 1 }), // 1442 v1alpha3.Counter
    typ(7, 112, Struct { first: 2585, count: 2 }), // 1443 v1alpha3.CounterSet
    typ(7, 149, Struct { first: 2587, count: 2 }), // 1444 v1alpha3.Device
    typ(7, 150, Struct { first: 2589, count: 3 }), // 1445 v1alpha3.DeviceAllocationConfiguration
    typ(7, 151, String), // 1446 v1alpha3.DeviceAllocationMode
    typ(7, 152, Struct { first: 2592, count: 2 }), // 1447 v1alpha3.DeviceAllocationResult
    typ(7, 153, Struct { first: 2594, count: 4 }), // 1448 v1alpha3.DeviceAttribute
    typ(7, 155, Struct { first: 2598, count: 3 }), // 1449 v1alpha3.DeviceClaim
    typ(7, 156, Struct { first: 2601, count: 2 }), // 1450 v1alpha3.DeviceClaimConfiguration
    typ(7, 157, Struct { first: 2603, count: 4 }), // 1451 v1alpha3.DeviceClass
    typ(7, 158, Struct { first: 2607, count: 1 }), // 1452 v1alpha3.DeviceClassConfiguration
    typ(7, 159, Struct { first: 2608, count: 3 }), // 1453 v1alpha3.DeviceClassSpec
    typ(7, 160, Struct { first: 2611, count: 2 }), // 1454 v1alpha3.DeviceConstraint
    typ(7, 161, Struct { first: 2613, count: 2 }), // 1455 v1alpha3.DeviceCounterConsumption
    typ(7, 163, Struct { first: 2615, count: 9 }), // 1456 v1alpha3.DeviceRequest
    typ(7, 164, Struct { first: 2624, count: 6 }), // 1457 v1alpha3.DeviceRequestAllocationResult
    typ(7, 165, Struct { first: 2630, count: 1 }), // 1458 v1alpha3.DeviceSelector
    typ(7, 166, Struct { first: 2631, count: 6 }), // 1459 v1alpha3.DeviceSubRequest
    typ(7, 167, Struct { first: 2637, count: 4 }), // 1460 v1alpha3.DeviceTaint
    typ(7, 168, String), // 1461 v1alpha3.DeviceTaintEffect
    typ(7, 169, Struct { first: 2641, count: 5 }), // 1462 v1alpha3.DeviceTaintRule
    typ(7, 170, Struct { first: 2646, count: 2 }), // 1463 v1alpha3.DeviceTaintRuleSpec
    typ(7, 171, Struct { first: 2648, count: 1 }), // 1464 v1alpha3.DeviceTaintRuleStatus
    typ(7, 172, Struct { first: 2649, count: 5 }), // 1465 v1alpha3.DeviceTaintSelector
    typ(7, 173, Struct { first: 2654, count: 5 }), // 1466 v1alpha3.DeviceToleration
    typ(7, 174, String), // 1467 v1alpha3.DeviceTolerationOperator
    typ(7, 240, String), // 1468 v1alpha3.FullyQualifiedName
    typ(7, 376, Struct { first: 2659, count: 3 }), // 1469 v1alpha3.NetworkDeviceData
    typ(7, 424, Struct { first: 2662, count: 2 }), // 1470 v1alpha3.OpaqueDeviceConfiguration
    typ(7, 433, Struct { first: 2664, count: 4 }), // 1471 v1alpha3.PartitionTypeStatus
    typ(7, 503, Struct { first: 2668, count: 5 }), // 1472 v1alpha3.PodSchedulingContext
    typ(7, 504, Struct { first: 2673, count: 2 }), // 1473 v1alpha3.PodSchedulingContextSpec
    typ(7, 505, Struct { first: 2675, count: 1 }), // 1474 v1alpha3.PodSchedulingContextStatus
    typ(7, 519, Struct { first: 2676, count: 12 }), // 1475 v1alpha3.PoolStatus
    typ(7, 562, Struct { first: 2688, count: 5 }), // 1476 v1alpha3.ResourceClaim
    typ(7, 563, Struct { first: 2693, count: 4 }), // 1477 v1alpha3.ResourceClaimConsumerReference
    typ(7, 566, Struct { first: 2697, count: 2 }), // 1478 v1alpha3.ResourceClaimSchedulingStatus
    typ(7, 567, Struct { first: 2699, count: 2 }), // 1479 v1alpha3.ResourceClaimSpec
    typ(7, 568, Struct { first: 2701, count: 4 }), // 1480 v1alpha3.ResourceClaimStatus
    typ(7, 569, Struct { first: 2705, count: 4 }), // 1481 v1alpha3.ResourceClaimTemplate
    typ(7, 570, Struct { first: 2709, count: 2 }), // 1482 v1alpha3.ResourceClaimTemplateSpec
    typ(7, 585, Struct { first: 2711, count: 3 }), // 1483 v1alpha3.ResourcePool
    typ(7, 586, Struct { first: 2714, count: 5 }), // 1484 v1alpha3.ResourcePoolStatusRequest
    typ(7, 587, Struct { first: 2719, count: 4 }), // 1485 v1alpha3.ResourcePoolStatusRequestSpec
    typ(7, 588, Struct { first: 2723, count: 3 }), // 1486 v1alpha3.ResourcePoolStatusRequestStatus
    typ(7, 598, Struct { first: 2726, count: 4 }), // 1487 v1alpha3.ResourceSlice
    typ(7, 599, Struct { first: 2730, count: 8 }), // 1488 v1alpha3.ResourceSliceSpec
    typ(7, 661, Struct { first: 2738, count: 4 }), // 1489 v1alpha3.ShareableCapacityStatus
    typ(7, 662, Struct { first: 2742, count: 3 }), // 1490 v1alpha3.ShareableSummaryStatus
    typ(2, 17, Struct { first: 2745, count: 8 }), // 1491 v1beta1.AllocatedDeviceStatus
    typ(2, 18, String), // 1492 v1beta1.AllocationConfigSource
    typ(2, 20, Struct { first: 2753, count: 3 }), // 1493 v1beta1.AllocationResult
    typ(2, 32, Struct { first: 2756, count: 13 }), // 1494 v1beta1.BasicDevice
    typ(2, 36, Struct { first: 2769, count: 1 }), // 1495 v1beta1.CELDeviceSelector
    typ(2, 48, Struct { first: 2770, count: 3 }), // 1496 v1beta1.CapacityRequestPolicy
    typ(2, 49, Struct { first: 2773, count: 3 }), // 1497 v1beta1.CapacityRequestPolicyRange
    typ(2, 50, Struct { first: 2776, count: 1 }), // 1498 v1beta1.CapacityRequirements
    typ(2, 111, Struct { first: 2777, count: 1 }), // 1499 v1beta1.Counter
    typ(2, 112, Struct { first: 2778, count: 2 }), // 1500 v1beta1.CounterSet
    typ(2, 149, Struct { first: 2780, count: 2 }), // 1501 v1beta1.Device
    typ(2, 150, Struct { first: 2782, count: 3 }), // 1502 v1beta1.DeviceAllocationConfiguration
    typ(2, 151, String), // 1503 v1beta1.DeviceAllocationMode
    typ(2, 152, Struct { first: 2785, count: 2 }), // 1504 v1beta1.DeviceAllocationResult
    typ(2, 153, Struct { first: 2787, count: 8 }), // 1505 v1beta1.DeviceAttribute
    typ(2, 154, Struct { first: 2795, count: 2 }), // 1506 v1beta1.DeviceCapacity
    typ(2, 155, Struct { first: 2797, count: 3 }), // 1507 v1beta1.DeviceClaim
    typ(2, 156, Struct { first: 2800, count: 2 }), // 1508 v1beta1.DeviceClaimConfiguration
    typ(2, 157, Struct { first: 2802, count: 4 }), // 1509 v1beta1.DeviceClass
    typ(2, 158, Struct { first: 2806, count: 1 }), // 1510 v1beta1.DeviceClassConfiguration
    typ(2, 159, Struct { first: 2807, count: 3 }), // 1511 v1beta1.DeviceClassSpec
    typ(2, 160, Struct { first: 2810, count: 3 }), // 1512 v1beta1.DeviceConstraint
    typ(2, 161, Struct { first: 2813, count: 3 }), // 1513 v1beta1.DeviceCounterConsumption
    typ(2, 162, Struct { first: 2816, count: 2 }), // 1514 v1beta1.DeviceDerivedAttribute
    typ(2, 163, Struct { first: 2818, count: 10 }), // 1515 v1beta1.DeviceRequest
    typ(2, 164, Struct { first: 2828, count: 12 }), // 1516 v1beta1.DeviceRequestAllocationResult
    typ(2, 165, Struct { first: 2840, count: 1 }), // 1517 v1beta1.DeviceSelector
    typ(2, 166, Struct { first: 2841, count: 8 }), // 1518 v1beta1.DeviceSubRequest
    typ(2, 167, Struct { first: 2849, count: 4 }), // 1519 v1beta1.DeviceTaint
    typ(2, 168, String), // 1520 v1beta1.DeviceTaintEffect
    typ(2, 173, Struct { first: 2853, count: 5 }), // 1521 v1beta1.DeviceToleration
    typ(2, 174, String), // 1522 v1beta1.DeviceTolerationOperator
    typ(2, 240, String), // 1523 v1beta1.FullyQualifiedName
    typ(2, 376, Struct { first: 2858, count: 3 }), // 1524 v1beta1.NetworkDeviceData
    typ(2, 388, Struct { first: 2861, count: 3 }), // 1525 v1beta1.NodeAllocatableMapping
    typ(2, 389, Struct { first: 2864, count: 2 }), // 1526 v1beta1.NodeAllocatableOverhead
    typ(2, 391, Struct { first: 2866, count: 2 }), // 1527 v1beta1.NodeAllocatableResource
    typ(2, 393, Struct { first: 2868, count: 2 }), // 1528 v1beta1.NodeAllocatableResourceMapping
    typ(2, 424, Struct { first: 2870, count: 2 }), // 1529 v1beta1.OpaqueDeviceConfiguration
    typ(2, 539, String), // 1530 v1beta1.QualifiedName
    typ(2, 562, Struct { first: 2872, count: 5 }), // 1531 v1beta1.ResourceClaim
    typ(2, 563, Struct { first: 2877, count: 4 }), // 1532 v1beta1.ResourceClaimConsumerReference
    typ(2, 567, Struct { first: 2881, count: 1 }), // 1533 v1beta1.ResourceClaimSpec
    typ(2, 568, Struct { first: 2882, count: 3 }), // 1534 v1beta1.ResourceClaimStatus
    typ(2, 569, Struct { first: 2885, count: 4 }), // 1535 v1beta1.ResourceClaimTemplate
    typ(2, 570, Struct { first: 2889, count: 2 }), // 1536 v1beta1.ResourceClaimTemplateSpec
    typ(2, 585, Struct { first: 2891, count: 3 }), // 1537 v1beta1.ResourcePool
    typ(2, 598, Struct { first: 2894, count: 4 }), // 1538 v1beta1.ResourceSlice
    typ(2, 599, Struct { first: 2898, count: 11 }), // 1539 v1beta1.ResourceSliceSpec
    typ(2, 667, String), // 1540 v1beta1.SkipNodeOperation
    typ(8, 17, Struct { first: 2909, count: 7 }), // 1541 v1beta2.AllocatedDeviceStatus
    typ(8, 18, String), // 1542 v1beta2.AllocationConfigSource
    typ(8, 20, Struct { first: 2916, count: 3 }), // 1543 v1beta2.AllocationResult
    typ(8, 36, Struct { first: 2919, count: 1 }), // 1544 v1beta2.CELDeviceSelector
    typ(8, 48, Struct { first: 2920, count: 3 }), // 1545 v1beta2.CapacityRequestPolicy
    typ(8, 49, Struct { first: 2923, count: 3 }), // 1546 v1beta2.CapacityRequestPolicyRange
    typ(8, 50, Struct { first: 2926, count: 1 }), // 1547 v1beta2.CapacityRequirements
    typ(8, 111, Struct { first: 2927, count: 1 }), // 1548 v1beta2.Counter
    typ(8, 112, Struct { first: 2928, count: 2 }), // 1549 v1beta2.CounterSet
    typ(8, 149, Struct { first: 2930, count: 14 }), // 1550 v1beta2.Device
    typ(8, 150, Struct { first: 2944, count: 3 }), // 1551 v1beta2.DeviceAllocationConfiguration
    typ(8, 151, String), // 1552 v1beta2.DeviceAllocationMode
    typ(8, 152, Struct { first: 2947, count: 2 }), // 1553 v1beta2.DeviceAllocationResult
    typ(8, 153, Struct { first: 2949, count: 8 }), // 1554 v1beta2.DeviceAttribute
    typ(8, 154, Struct { first: 2957, count: 2 }), // 1555 v1beta2.DeviceCapacity
    typ(8, 155, Struct { first: 2959, count: 3 }), // 1556 v1beta2.DeviceClaim
    typ(8, 156, Struct { first: 2962, count: 2 }), // 1557 v1beta2.DeviceClaimConfiguration
    typ(8, 157, Struct { first: 2964, count: 4 }), // 1558 v1beta2.DeviceClass
    typ(8, 158, Struct { first: 2968, count: 1 }), // 1559 v1beta2.DeviceClassConfiguration
    typ(8, 159, Struct { first: 2969, count: 3 }), // 1560 v1beta2.DeviceClassSpec
    typ(8, 160, Struct { first: 2972, count: 3 }), // 1561 v1beta2.DeviceConstraint
    typ(8, 161, Struct { first: 2975, count: 3 }), // 1562 v1beta2.DeviceCounterConsumption
    typ(8, 162, Struct { first: 2978, count: 2 }), // 1563 v1beta2.DeviceDerivedAttribute
    typ(8, 163, Struct { first: 2980, count: 3 }), // 1564 v1beta2.DeviceRequest
    typ(8, 164, Struct { first: 2983, count: 12 }), // 1565 v1beta2.DeviceRequestAllocationResult
    typ(8, 165, Struct { first: 2995, count: 1 }), // 1566 v1beta2.DeviceSelector
    typ(8, 166, Struct { first: 2996, count: 8 }), // 1567 v1beta2.DeviceSubRequest
    typ(8, 167, Struct { first: 3004, count: 4 }), // 1568 v1beta2.DeviceTaint
    typ(8, 168, String), // 1569 v1beta2.DeviceTaintEffect
    typ(8, 169, Struct { first: 3008, count: 5 }), // 1570 v1beta2.DeviceTaintRule
    typ(8, 170, Struct { first: 3013, count: 2 }), // 1571 v1beta2.DeviceTaintRuleSpec
    typ(8, 171, Struct { first: 3015, count: 1 }), // 1572 v1beta2.DeviceTaintRuleStatus
    typ(8, 172, Struct { first: 3016, count: 3 }), // 1573 v1beta2.DeviceTaintSelector
    typ(8, 173, Struct { first: 3019, count: 5 }), // 1574 v1beta2.DeviceToleration
    typ(8, 174, String), // 1575 v1beta2.DeviceTolerationOperator
    typ(8, 210, Struct { first: 3024, count: 8 }), // 1576 v1beta2.ExactDeviceRequest
    typ(8, 240, String), // 1577 v1beta2.FullyQualifiedName
    typ(8, 376, Struct { first: 3032, count: 3 }), // 1578 v1beta2.NetworkDeviceData
    typ(8, 388, Struct { first: 3035, count: 3 }), // 1579 v1beta2.NodeAllocatableMapping
    typ(8, 389, Struct { first: 3038, count: 2 }), // 1580 v1beta2.NodeAllocatableOverhead
    typ(8, 391, Struct { first: 3040, count: 2 }), // 1581 v1beta2.NodeAllocatableResource
    typ(8, 393, Struct { first: 3042, count: 2 }), // 1582 v1beta2.NodeAllocatableResourceMapping
    typ(8, 424, Struct { first: 3044, count: 2 }), // 1583 v1beta2.OpaqueDeviceConfiguration
    typ(8, 539, String), // 1584 v1beta2.QualifiedName
    typ(8, 562, Struct { first: 3046, count: 5 }), // 1585 v1beta2.ResourceClaim
    typ(8, 563, Struct { first: 3051, count: 4 }), // 1586 v1beta2.ResourceClaimConsumerReference
    typ(8, 567, Struct { first: 3055, count: 1 }), // 1587 v1beta2.ResourceClaimSpec
    typ(8, 568, Struct { first: 3056, count: 3 }), // 1588 v1beta2.ResourceClaimStatus
    typ(8, 569, Struct { first: 3059, count: 4 }), // 1589 v1beta2.ResourceClaimTemplate
    typ(8, 570, Struct { first: 3063, count: 2 }), // 1590 v1beta2.ResourceClaimTemplateSpec
    typ(8, 585, Struct { first: 3065, count: 3 }), // 1591 v1beta2.ResourcePool
    typ(8, 598, Struct { first: 3068, count: 4 }), // 1592 v1beta2.ResourceSlice
    typ(8, 599, Struct { first: 3072, count: 11 }), // 1593 v1beta2.ResourceSliceSpec
    typ(8, 667, String), // 1594 v1beta2.SkipNodeOperation
    typ(1, 526, Struct { first: 3083, count: 7 }), // 1595 v1.PriorityClass
    typ(3, 33, Struct { first: 3090, count: 0 }), // 1596 v1alpha1.BasicSchedulingPolicy
    typ(3, 244, Struct { first: 3090, count: 1 }), // 1597 v1alpha1.GangSchedulingPolicy
    typ(3, 480, Struct { first: 3091, count: 2 }), // 1598 v1alpha1.PodGroup
    typ(3, 481, Struct { first: 3093, count: 2 }), // 1599 v1alpha1.PodGroupPolicy
    typ(3, 727, Struct { first: 3095, count: 3 }), // 1600 v1alpha1.TypedLocalObjectReference
    typ(3, 776, Struct { first: 3098, count: 4 }), // 1601 v1alpha1.Workload
    typ(3, 787, Struct { first: 3102, count: 2 }), // 1602 v1alpha1.WorkloadSpec
    typ(5, 33, Struct { first: 3104, count: 0 }), // 1603 v1alpha2.BasicSchedulingPolicy
    typ(5, 175, String), // 1604 v1alpha2.DisruptionMode
    typ(5, 244, Struct { first: 3104, count: 1 }), // 1605 v1alpha2.GangSchedulingPolicy
    typ(5, 480, Struct { first: 3105, count: 5 }), // 1606 v1alpha2.PodGroup
    typ(5, 482, Struct { first: 3110, count: 3 }), // 1607 v1alpha2.PodGroupResourceClaim
    typ(5, 483, Struct { first: 3113, count: 2 }), // 1608 v1alpha2.PodGroupResourceClaimStatus
    typ(5, 484, Struct { first: 3115, count: 1 }), // 1609 v1alpha2.PodGroupSchedulingConstraints
    typ(5, 485, Struct { first: 3116, count: 2 }), // 1610 v1alpha2.PodGroupSchedulingPolicy
    typ(5, 486, Struct { first: 3118, count: 7 }), // 1611 v1alpha2.PodGroupSpec
    typ(5, 487, Struct { first: 3125, count: 2 }), // 1612 v1alpha2.PodGroupStatus
    typ(5, 488, Struct { first: 3127, count: 7 }), // 1613 v1alpha2.PodGroupTemplate
    typ(5, 489, Struct { first: 3134, count: 1 }), // 1614 v1alpha2.PodGroupTemplateReference
    typ(5, 722, Struct { first: 3135, count: 1 }), // 1615 v1alpha2.TopologyConstraint
    typ(5, 727, Struct { first: 3136, count: 3 }), // 1616 v1alpha2.TypedLocalObjectReference
    typ(5, 776, Struct { first: 3139, count: 4 }), // 1617 v1alpha2.Workload
    typ(5, 785, Struct { first: 3143, count: 2 }), // 1618 v1alpha2.WorkloadPodGroupTemplateReference
    typ(5, 787, Struct { first: 3145, count: 2 }), // 1619 v1alpha2.WorkloadSpec
    typ(7, 15, Struct { first: 3147, count: 0 }), // 1620 v1alpha3.AllCompositeDisruptionMode
    typ(7, 16, Struct { first: 3147, count: 0 }), // 1621 v1alpha3.AllDisruptionMode
    typ(7, 33, Struct { first: 3147, count: 0 }), // 1622 v1alpha3.BasicSchedulingPolicy
    typ(7, 72, Struct { first: 3147, count: 0 }), // 1623 v1alpha3.CompositeBasicSchedulingPolicy
    typ(7, 73, Struct { first: 3147, count: 2 }), // 1624 v1alpha3.CompositeDisruptionMode
    typ(7, 74, Struct { first: 3149, count: 1 }), // 1625 v1alpha3.CompositeGangSchedulingPolicy
    typ(7, 75, Struct { first: 3150, count: 5 }), // 1626 v1alpha3.CompositePodGroup
    typ(7, 76, Struct { first: 3155, count: 1 }), // 1627 v1alpha3.CompositePodGroupSchedulingConstraints
    typ(7, 77, Struct { first: 3156, count: 2 }), // 1628 v1alpha3.CompositePodGroupSchedulingPolicy
    typ(7, 78, Struct { first: 3158, count: 8 }), // 1629 v1alpha3.CompositePodGroupSpec
    typ(7, 79, Struct { first: 3166, count: 1 }), // 1630 v1alpha3.CompositePodGroupStatus
    typ(7, 80, Struct { first: 3167, count: 9 }), // 1631 v1alpha3.CompositePodGroupTemplate
    typ(7, 175, Struct { first: 3176, count: 2 }), // 1632 v1alpha3.DisruptionMode
    typ(7, 244, Struct { first: 3178, count: 1 }), // 1633 v1alpha3.GangSchedulingPolicy
    typ(7, 480, Struct { first: 3179, count: 5 }), // 1634 v1alpha3.PodGroup
    typ(7, 482, Struct { first: 3184, count: 3 }), // 1635 v1alpha3.PodGroupResourceClaim
    typ(7, 483, Struct { first: 3187, count: 2 }), // 1636 v1alpha3.PodGroupResourceClaimStatus
    typ(7, 484, Struct { first: 3189, count: 1 }), // 1637 v1alpha3.PodGroupSchedulingConstraints
    typ(7, 485, Struct { first: 3190, count: 2 }), // 1638 v1alpha3.PodGroupSchedulingPolicy
    typ(7, 486, Struct { first: 3192, count: 9 }), // 1639 v1alpha3.PodGroupSpec
    typ(7, 487, Struct { first: 3201, count: 2 }), // 1640 v1alpha3.PodGroupStatus
    typ(7, 488, Struct { first: 3203, count: 8 }), // 1641 v1alpha3.PodGroupTemplate
    typ(7, 524, String), // 1642 v1alpha3.PreemptionPolicy
    typ(7, 665, Struct { first: 3211, count: 0 }), // 1643 v1alpha3.SingleCompositeDisruptionMode
    typ(7, 666, Struct { first: 3211, count: 0 }), // 1644 v1alpha3.SingleDisruptionMode
    typ(7, 722, Struct { first: 3211, count: 1 }), // 1645 v1alpha3.TopologyConstraint
    typ(7, 727, Struct { first: 3212, count: 3 }), // 1646 v1alpha3.TypedLocalObjectReference
    typ(7, 776, Struct { first: 3215, count: 4 }), // 1647 v1alpha3.Workload
    typ(7, 777, Struct { first: 3219, count: 0 }), // 1648 v1alpha3.WorkloadPodGroupAllDisruptionMode
    typ(7, 778, Struct { first: 3219, count: 0 }), // 1649 v1alpha3.WorkloadPodGroupBasicSchedulingPolicy
    typ(7, 779, Struct { first: 3219, count: 2 }), // 1650 v1alpha3.WorkloadPodGroupDisruptionMode
    typ(7, 780, Struct { first: 3221, count: 1 }), // 1651 v1alpha3.WorkloadPodGroupGangSchedulingPolicy
    typ(7, 781, Struct { first: 3222, count: 3 }), // 1652 v1alpha3.WorkloadPodGroupResourceClaim
    typ(7, 782, Struct { first: 3225, count: 1 }), // 1653 v1alpha3.WorkloadPodGroupSchedulingConstraints
    typ(7, 783, Struct { first: 3226, count: 2 }), // 1654 v1alpha3.WorkloadPodGroupSchedulingPolicy
    typ(7, 784, Struct { first: 3228, count: 0 }), // 1655 v1alpha3.WorkloadPodGroupSingleDisruptionMode
    typ(7, 786, Struct { first: 3228, count: 2 }), // 1656 v1alpha3.WorkloadReference
    typ(7, 787, Struct { first: 3230, count: 3 }), // 1657 v1alpha3.WorkloadSpec
    typ(2, 15, Struct { first: 3233, count: 0 }), // 1658 v1beta1.AllCompositeDisruptionMode
    typ(2, 16, Struct { first: 3233, count: 0 }), // 1659 v1beta1.AllDisruptionMode
    typ(2, 33, Struct { first: 3233, count: 0 }), // 1660 v1beta1.BasicSchedulingPolicy
    typ(2, 72, Struct { first: 3233, count: 0 }), // 1661 v1beta1.CompositeBasicSchedulingPolicy
    typ(2, 73, Struct { first: 3233, count: 2 }), // 1662 v1beta1.CompositeDisruptionMode
    typ(2, 74, Struct { first: 3235, count: 1 }), // 1663 v1beta1.CompositeGangSchedulingPolicy
    typ(2, 76, Struct { first: 3236, count: 1 }), // 1664 v1beta1.CompositePodGroupSchedulingConstraints
    typ(2, 77, Struct { first: 3237, count: 2 }), // 1665 v1beta1.CompositePodGroupSchedulingPolicy
    typ(2, 80, Struct { first: 3239, count: 9 }), // 1666 v1beta1.CompositePodGroupTemplate
    typ(2, 175, Struct { first: 3248, count: 2 }), // 1667 v1beta1.DisruptionMode
    typ(2, 244, Struct { first: 3250, count: 1 }), // 1668 v1beta1.GangSchedulingPolicy
    typ(2, 480, Struct { first: 3251, count: 5 }), // 1669 v1beta1.PodGroup
    typ(2, 482, Struct { first: 3256, count: 3 }), // 1670 v1beta1.PodGroupResourceClaim
    typ(2, 483, Struct { first: 3259, count: 2 }), // 1671 v1beta1.PodGroupResourceClaimStatus
    typ(2, 484, Struct { first: 3261, count: 1 }), // 1672 v1beta1.PodGroupSchedulingConstraints
    typ(2, 485, Struct { first: 3262, count: 2 }), // 1673 v1beta1.PodGroupSchedulingPolicy
    typ(2, 486, Struct { first: 3264, count: 9 }), // 1674 v1beta1.PodGroupSpec
    typ(2, 487, Struct { first: 3273, count: 2 }), // 1675 v1beta1.PodGroupStatus
    typ(2, 488, Struct { first: 3275, count: 8 }), // 1676 v1beta1.PodGroupTemplate
    typ(2, 524, String), // 1677 v1beta1.PreemptionPolicy
    typ(2, 665, Struct { first: 3283, count: 0 }), // 1678 v1beta1.SingleCompositeDisruptionMode
    typ(2, 666, Struct { first: 3283, count: 0 }), // 1679 v1beta1.SingleDisruptionMode
    typ(2, 722, Struct { first: 3283, count: 1 }), // 1680 v1beta1.TopologyConstraint
    typ(2, 727, Struct { first: 3284, count: 3 }), // 1681 v1beta1.TypedLocalObjectReference
    typ(2, 776, Struct { first: 3287, count: 4 }), // 1682 v1beta1.Workload
    typ(2, 786, Struct { first: 3291, count: 2 }), // 1683 v1beta1.WorkloadReference
    typ(2, 787, Struct { first: 3293, count: 3 }), // 1684 v1beta1.WorkloadSpec
    typ(1, 37, Struct { first: 3296, count: 4 }), // 1685 v1.CSIDriver
    typ(1, 38, Struct { first: 3300, count: 11 }), // 1686 v1.CSIDriverSpec
    typ(1, 39, Struct { first: 3311, count: 5 }), // 1687 v1.CSINode
    typ(1, 40, Struct { first: 3316, count: 4 }), // 1688 v1.CSINodeDriver
    typ(1, 41, Struct { first: 3320, count: 1 }), // 1689 v1.CSINodeSpec
    typ(1, 42, Struct { first: 3321, count: 1 }), // 1690 v1.CSINodeStatus
    typ(1, 44, Struct { first: 3322, count: 7 }), // 1691 v1.CSIStorageCapacity
    typ(1, 219, String), // 1692 v1.FSGroupPolicy
    typ(1, 682, Struct { first: 3329, count: 10 }), // 1693 v1.StorageClass
    typ(1, 683, Struct { first: 3339, count: 2 }), // 1694 v1.StorageHealth
    typ(1, 684, Struct { first: 3341, count: 6 }), // 1695 v1.StorageHealthCondition
    typ(1, 685, String), // 1696 v1.StorageHealthStatusType
    typ(1, 714, Struct { first: 3347, count: 2 }), // 1697 v1.TokenRequest
    typ(1, 752, Struct { first: 3349, count: 5 }), // 1698 v1.VolumeAttachment
    typ(1, 753, Struct { first: 3354, count: 2 }), // 1699 v1.VolumeAttachmentSource
    typ(1, 754, Struct { first: 3356, count: 3 }), // 1700 v1.VolumeAttachmentSpec
    typ(1, 755, Struct { first: 3359, count: 4 }), // 1701 v1.VolumeAttachmentStatus
    typ(1, 756, Struct { first: 3363, count: 5 }), // 1702 v1.VolumeAttributesClass
    typ(1, 757, String), // 1703 v1.VolumeBindingMode
    typ(1, 759, Struct { first: 3368, count: 3 }), // 1704 v1.VolumeError
    typ(1, 763, String), // 1705 v1.VolumeLifecycleMode
    typ(1, 767, Struct { first: 3371, count: 1 }), // 1706 v1.VolumeNodeResources
    typ(3, 756, Struct { first: 3372, count: 5 }), // 1707 v1alpha1.VolumeAttributesClass
    typ(2, 756, Struct { first: 3377, count: 5 }), // 1708 v1beta1.VolumeAttributesClass
    typ(1, 692, Struct { first: 3382, count: 5 }), // 1709 v1.StorageVersionMigration
    typ(1, 693, Struct { first: 3387, count: 1 }), // 1710 v1.StorageVersionMigrationSpec
    typ(1, 694, Struct { first: 3388, count: 2 }), // 1711 v1.StorageVersionMigrationStatus
    typ(3, 251, Struct { first: 3390, count: 3 }), // 1712 v1alpha1.GroupVersionResource
    typ(3, 349, Struct { first: 3393, count: 5 }), // 1713 v1alpha1.MigrationCondition
    typ(3, 350, String), // 1714 v1alpha1.MigrationConditionType
    typ(3, 692, Struct { first: 3398, count: 5 }), // 1715 v1alpha1.StorageVersionMigration
    typ(3, 693, Struct { first: 3403, count: 2 }), // 1716 v1alpha1.StorageVersionMigrationSpec
    typ(3, 694, Struct { first: 3405, count: 2 }), // 1717 v1alpha1.StorageVersionMigrationStatus
    typ(2, 692, Struct { first: 3407, count: 5 }), // 1718 v1beta1.StorageVersionMigration
    typ(2, 693, Struct { first: 3412, count: 1 }), // 1719 v1beta1.StorageVersionMigrationSpec
    typ(2, 694, Struct { first: 3413, count: 2 }), // 1720 v1beta1.StorageVersionMigrationStatus
    typ(1, 83, String), // 1721 v1.ConditionStatus
    typ(1, 109, String), // 1722 v1.ConversionStrategyType
    typ(1, 118, Struct { first: 3415, count: 6 }), // 1723 v1.CustomResourceColumnDefinition
    typ(1, 119, Struct { first: 3421, count: 2 }), // 1724 v1.CustomResourceConversion
    typ(1, 120, Struct { first: 3423, count: 5 }), // 1725 v1.CustomResourceDefinition
    typ(1, 121, Struct { first: 3428, count: 6 }), // 1726 v1.CustomResourceDefinitionCondition
    typ(1, 122, String), // 1727 v1.CustomResourceDefinitionConditionType
    typ(1, 123, Struct { first: 3434, count: 6 }), // 1728 v1.CustomResourceDefinitionNames
    typ(1, 124, Struct { first: 3440, count: 6 }), // 1729 v1.CustomResourceDefinitionSpec
    typ(1, 125, Struct { first: 3446, count: 4 }), // 1730 v1.CustomResourceDefinitionStatus
    typ(1, 126, Struct { first: 3450, count: 9 }), // 1731 v1.CustomResourceDefinitionVersion
    typ(1, 127, Struct { first: 3459, count: 3 }), // 1732 v1.CustomResourceSubresourceScale
    typ(1, 128, Struct { first: 3462, count: 0 }), // 1733 v1.CustomResourceSubresourceStatus
    typ(1, 129, Struct { first: 3462, count: 2 }), // 1734 v1.CustomResourceSubresources
    typ(1, 130, Struct { first: 3464, count: 1 }), // 1735 v1.CustomResourceValidation
    typ(1, 214, Struct { first: 3465, count: 2 }), // 1736 v1.ExternalDocumentation
    typ(1, 224, String), // 1737 v1.FieldValueErrorReason
    typ(1, 293, Json), // 1738 v1.JSON
    typ(1, 295, Map(1741)), // 1739 v1.JSONSchemaDefinitions
    typ(1, 296, Map(1744)), // 1740 v1.JSONSchemaDependencies
    typ(1, 297, Struct { first: 3467, count: 44 }), // 1741 v1.JSONSchemaProps
    typ(1, 298, SchemaOrArray(1741)), // 1742 v1.JSONSchemaPropsOrArray
    typ(1, 299, SchemaOrBool(1741)), // 1743 v1.JSONSchemaPropsOrBool
    typ(1, 300, SchemaOrStringArray(1741)), // 1744 v1.JSONSchemaPropsOrStringArray
    typ(1, 301, String), // 1745 v1.JSONSchemaURL
    typ(1, 597, String), // 1746 v1.ResourceScope
    typ(1, 634, Struct { first: 3511, count: 1 }), // 1747 v1.SelectableField
    typ(1, 655, Struct { first: 3512, count: 4 }), // 1748 v1.ServiceReference
    typ(1, 747, Struct { first: 3516, count: 6 }), // 1749 v1.ValidationRule
    typ(1, 748, Slice(1749)), // 1750 v1.ValidationRules
    typ(1, 772, Struct { first: 3522, count: 3 }), // 1751 v1.WebhookClientConfig
    typ(1, 773, Struct { first: 3525, count: 2 }), // 1752 v1.WebhookConversion
    typ(9, 540, Quantity), // 1753 resource.Quantity
    typ(1, 51, String), // 1754 v1.CauseType
    typ(1, 82, Struct { first: 3527, count: 6 }), // 1755 v1.Condition
    typ(1, 83, String), // 1756 v1.ConditionStatus
    typ(1, 113, Struct { first: 3533, count: 5 }), // 1757 v1.CreateOptions
    typ(1, 140, Struct { first: 3538, count: 8 }), // 1758 v1.DeleteOptions
    typ(1, 141, String), // 1759 v1.DeletionPropagation
    typ(1, 222, String), // 1760 v1.FieldSelectorOperator
    typ(1, 223, Struct { first: 3546, count: 3 }), // 1761 v1.FieldSelectorRequirement
    typ(1, 225, FieldsV1), // 1762 v1.FieldsV1
    typ(1, 248, Struct { first: 3549, count: 2 }), // 1763 v1.GroupResource
    typ(1, 250, Struct { first: 3551, count: 3 }), // 1764 v1.GroupVersionKind
    typ(1, 251, Struct { first: 3554, count: 3 }), // 1765 v1.GroupVersionResource
    typ(1, 311, Struct { first: 3557, count: 2 }), // 1766 v1.LabelSelector
    typ(1, 313, String), // 1767 v1.LabelSelectorOperator
    typ(1, 314, Struct { first: 3559, count: 3 }), // 1768 v1.LabelSelectorRequirement
    typ(1, 329, Struct { first: 3562, count: 5 }), // 1769 v1.ListMeta
    typ(1, 336, Struct { first: 3567, count: 7 }), // 1770 v1.ManagedFieldsEntry
    typ(1, 337, String), // 1771 v1.ManagedFieldsOperationType
    typ(1, 348, MicroTime), // 1772 v1.MicroTime
    typ(1, 420, Struct { first: 3574, count: 16 }), // 1773 v1.ObjectMeta
    typ(1, 428, Struct { first: 3590, count: 6 }), // 1774 v1.OwnerReference
    typ(1, 434, Struct { first: 3596, count: 6 }), // 1775 v1.PatchOptions
    typ(1, 523, Struct { first: 3602, count: 2 }), // 1776 v1.Preconditions
    typ(1, 660, Struct { first: 3604, count: 1 }), // 1777 v1.ShardInfo
    typ(1, 678, Struct { first: 3605, count: 8 }), // 1778 v1.Status
    typ(1, 679, Struct { first: 3613, count: 3 }), // 1779 v1.StatusCause
    typ(1, 680, Struct { first: 3616, count: 6 }), // 1780 v1.StatusDetails
    typ(1, 681, String), // 1781 v1.StatusReason
    typ(1, 713, Time), // 1782 v1.Time
    typ(1, 735, Struct { first: 3622, count: 5 }), // 1783 v1.UpdateOptions
    typ(10, 545, RawExtension), // 1784 runtime.RawExtension
    typ(11, 401, String), // 1785 types.NodeName
    typ(11, 729, String), // 1786 types.UID
    typ(12, 292, IntOrString), // 1787 intstr.IntOrString
    typ(1, 3, Struct { first: 3627, count: 5 }), // 1788 v1.APIService
    typ(1, 4, Struct { first: 3632, count: 5 }), // 1789 v1.APIServiceCondition
    typ(1, 5, String), // 1790 v1.APIServiceConditionType
    typ(1, 6, Struct { first: 3637, count: 7 }), // 1791 v1.APIServiceSpec
    typ(1, 7, Struct { first: 3644, count: 1 }), // 1792 v1.APIServiceStatus
    typ(1, 83, String), // 1793 v1.ConditionStatus
    typ(1, 655, Struct { first: 3645, count: 3 }), // 1794 v1.ServiceReference
    typ(13, 1737, Map(936)), // 1795 map[v1.ResourceName]v1.ClaimResourceStatus
    typ(13, 1737, Map(1390)), // 1796 map[v1.ResourceName]v1.NodeAllocatableResource
    typ(13, 1737, Map(1391)), // 1797 map[v1.ResourceName]v1.NodeAllocatableResourceMapping
    typ(13, 1737, Map(1527)), // 1798 map[v1.ResourceName]v1beta1.NodeAllocatableResource
    typ(13, 1737, Map(1528)), // 1799 map[v1.ResourceName]v1beta1.NodeAllocatableResourceMapping
    typ(13, 1737, Map(1581)), // 1800 map[v1.ResourceName]v1beta2.NodeAllocatableResource
    typ(13, 1737, Map(1582)), // 1801 map[v1.ResourceName]v1beta2.NodeAllocatableResourceMapping
    typ(13, 1737, Map(1753)), // 1802 map[v1.ResourceName]resource.Quantity
    typ(13, 1736, Map(1363)), // 1803 map[v1.QualifiedName]v1.DeviceAttribute
    typ(13, 1736, Map(1364)), // 1804 map[v1.QualifiedName]v1.DeviceCapacity
    typ(13, 1736, Map(1753)), // 1805 map[v1.QualifiedName]resource.Quantity
    typ(13, 1738, Map(1448)), // 1806 map[v1alpha3.QualifiedName]v1alpha3.DeviceAttribute
    typ(13, 1738, Map(1753)), // 1807 map[v1alpha3.QualifiedName]resource.Quantity
    typ(13, 1739, Map(1505)), // 1808 map[v1beta1.QualifiedName]v1beta1.DeviceAttribute
    typ(13, 1739, Map(1506)), // 1809 map[v1beta1.QualifiedName]v1beta1.DeviceCapacity
    typ(13, 1739, Map(1753)), // 1810 map[v1beta1.QualifiedName]resource.Quantity
    typ(13, 1740, Map(1554)), // 1811 map[v1beta2.QualifiedName]v1beta2.DeviceAttribute
    typ(13, 1740, Map(1555)), // 1812 map[v1beta2.QualifiedName]v1beta2.DeviceCapacity
    typ(13, 1740, Map(1753)), // 1813 map[v1beta2.QualifiedName]resource.Quantity
    typ(0, 0, Map(649)), // 1814 map[string][]uint8
    typ(0, 0, Map(797)), // 1815 map[string]v1.AttestationValue
    typ(0, 0, Map(799)), // 1816 map[string]v1.ExtraValue
    typ(0, 0, Map(813)), // 1817 map[string]v1.ExtraValue
    typ(0, 0, Map(892)), // 1818 map[string]v1.ExtraValue
    typ(0, 0, Map(1357)), // 1819 map[string]v1.Counter
    typ(0, 0, Map(1442)), // 1820 map[string]v1alpha3.Counter
    typ(0, 0, Map(1499)), // 1821 map[string]v1beta1.Counter
    typ(0, 0, Map(1548)), // 1822 map[string]v1beta2.Counter
    typ(0, 0, Map(1741)), // 1823 map[string]v1.JSONSchemaProps
    typ(0, 0, Map(1782)), // 1824 map[string]v1.Time
    typ(0, 0, Map(1826)), // 1825 map[string]string
    typ(0, 1641, String), // 1826 string
];

pub(super) static FIELDS: &[Field] = &[
    // v1.AdmissionRequest
    field(ALL, 1715, 1786, 0, NONE),
    field(ALL, 1191, 1764, 0, NONE),
    field(ALL, 1500, 1765, 0, NONE),
    field(ALL, 1650, 1826, 0, EMPTY),
    field(ALL, 1484, 362, 0, EMPTY),
    field(ALL, 1488, 363, 0, EMPTY),
    field(ALL, 1489, 1826, 0, EMPTY),
    field(ALL, 1287, 1826, 0, EMPTY),
    field(ALL, 1291, 1826, 0, EMPTY),
    field(ALL, 1340, 657, 0, NONE),
    field(ALL, 1733, 808, 0, NONE),
    field(ALL, 1330, 1784, 0, EMPTY),
    field(ALL, 1333, 1784, 0, EMPTY),
    field(ALL, 1018, 0, 0, EMPTY),
    field(ALL, 1345, 1784, 0, EMPTY),
    // v1.AdmissionResponse
    field(ALL, 1715, 1786, 0, NONE),
    field(ALL, 822, 650, 0, NONE),
    field(ALL, 1621, 368, 0, EMPTY),
    field(ALL, 1364, 649, 0, EMPTY),
    field(ALL, 1365, 6, 0, EMPTY),
    field(ALL, 847, 1825, 0, EMPTY),
    field(ALL, 1783, 648, 0, EMPTY),
    // v1.AdmissionReview
    field(ALL, 1191, 1826, 1, EMPTY),
    field(ALL, 829, 1826, 1, EMPTY),
    field(ALL, 1483, 4, 0, EMPTY),
    field(ALL, 1517, 5, 0, EMPTY),
    // v1beta1.AdmissionRequest
    field(ALL, 1715, 1786, 0, NONE),
    field(ALL, 1191, 1764, 0, NONE),
    field(ALL, 1500, 1765, 0, NONE),
    field(ALL, 1650, 1826, 0, EMPTY),
    field(ALL, 1484, 362, 0, EMPTY),
    field(ALL, 1488, 363, 0, EMPTY),
    field(ALL, 1489, 1826, 0, EMPTY),
    field(ALL, 1287, 1826, 0, EMPTY),
    field(ALL, 1291, 1826, 0, EMPTY),
    field(ALL, 1340, 662, 0, NONE),
    field(ALL, 1733, 808, 0, NONE),
    field(ALL, 1330, 1784, 0, EMPTY),
    field(ALL, 1333, 1784, 0, EMPTY),
    field(ALL, 1018, 0, 0, EMPTY),
    field(ALL, 1345, 1784, 0, EMPTY),
    // v1beta1.AdmissionResponse
    field(ALL, 1715, 1786, 0, NONE),
    field(ALL, 822, 650, 0, NONE),
    field(ALL, 1621, 368, 0, EMPTY),
    field(ALL, 1364, 649, 0, EMPTY),
    field(ALL, 1365, 9, 0, EMPTY),
    field(ALL, 847, 1825, 0, EMPTY),
    field(ALL, 1783, 648, 0, EMPTY),
    // v1beta1.AdmissionReview
    field(ALL, 1191, 1826, 1, EMPTY),
    field(ALL, 829, 1826, 1, EMPTY),
    field(ALL, 1483, 7, 0, EMPTY),
    field(ALL, 1517, 8, 0, EMPTY),
    // v1.ApplyConfiguration
    field(0xc0, 1053, 1826, 0, EMPTY),
    // v1.AuditAnnotation
    field(ALL, 1187, 1826, 0, NONE),
    field(ALL, 1747, 1826, 0, NONE),
    // v1.ExpressionWarning
    field(ALL, 1074, 1826, 0, NONE),
    field(ALL, 1782, 1826, 0, NONE),
    // v1.JSONPatch
    field(0xc0, 1053, 1826, 0, EMPTY),
    // v1.MatchCondition
    field(ALL, 1287, 1826, 0, NONE),
    field(ALL, 1053, 1826, 0, NONE),
    // v1.MatchResources
    field(ALL, 1292, 364, 0, EMPTY),
    field(ALL, 1331, 364, 0, EMPTY),
    field(ALL, 1512, 385, 0, EMPTY),
    field(ALL, 1042, 385, 0, EMPTY),
    field(ALL, 1245, 13, 0, EMPTY),
    // v1.MutatingAdmissionPolicy
    field(0xc0, 1191, 1826, 1, EMPTY),
    field(0xc0, 829, 1826, 1, EMPTY),
    field(0xc0, 1264, 1773, 0, EMPTY),
    field(0xc0, 1610, 675, 0, EMPTY),
    // v1.MutatingAdmissionPolicyBinding
    field(0xc0, 1191, 1826, 1, EMPTY),
    field(0xc0, 829, 1826, 1, EMPTY),
    field(0xc0, 1264, 1773, 0, EMPTY),
    field(0xc0, 1610, 674, 0, EMPTY),
    // v1.MutatingAdmissionPolicyBindingSpec
    field(0xc0, 1415, 1826, 0, EMPTY),
    field(0xc0, 1354, 16, 0, EMPTY),
    field(0xc0, 1246, 14, 0, EMPTY),
    // v1.MutatingAdmissionPolicySpec
    field(0xc0, 1353, 15, 0, EMPTY),
    field(0xc0, 1239, 14, 0, EMPTY),
    field(0xc0, 1750, 391, 0, EMPTY),
    field(0xc0, 1286, 384, 0, EMPTY),
    field(0xc0, 1067, 11, 0, EMPTY),
    field(0xc0, 1238, 382, 0, EMPTY),
    field(0xc0, 1474, 685, 0, EMPTY),
    // v1.MutatingWebhook
    field(ALL, 1287, 1826, 0, NONE),
    field(ALL, 898, 701, 0, NONE),
    field(ALL, 1529, 387, 0, EMPTY),
    field(ALL, 1067, 11, 0, EMPTY),
    field(ALL, 1245, 13, 0, EMPTY),
    field(ALL, 1292, 364, 0, EMPTY),
    field(ALL, 1331, 364, 0, EMPTY),
    field(ALL, 1599, 21, 0, NONE),
    field(ALL, 1694, 2, 0, EMPTY),
    field(ALL, 803, 648, 0, NONE),
    field(ALL, 1474, 18, 0, EMPTY),
    field(ALL, 1238, 382, 0, EMPTY),
    // v1.MutatingWebhookConfiguration
    field(ALL, 1191, 1826, 1, EMPTY),
    field(ALL, 829, 1826, 1, EMPTY),
    field(ALL, 1264, 1773, 0, EMPTY),
    field(ALL, 1785, 383, 0, EMPTY),
    // v1.Mutation
    field(0xc0, 1365, 684, 0, NONE),
    field(0xc0, 833, 10, 0, EMPTY),
    field(0xc0, 1184, 12, 0, EMPTY),
    // v1.NamedRuleWithOperations
    field(ALL, 1511, 648, 0, EMPTY),
    field(ALL, 1341, 386, 2, EMPTY),
    field(ALL, 827, 648, 3, EMPTY),
    field(ALL, 830, 648, 3, EMPTY),
    field(ALL, 1515, 648, 3, EMPTY),
    field(ALL, 1552, 19, 3, EMPTY),
    // v1.ParamKind
    field(ALL, 829, 1826, 0, EMPTY),
    field(ALL, 1191, 1826, 0, EMPTY),
    // v1.ParamRef
    field(ALL, 1287, 1826, 0, EMPTY),
    field(ALL, 1291, 1826, 0, EMPTY),
    field(ALL, 1573, 364, 0, EMPTY),
    field(ALL, 1355, 17, 0, EMPTY),
    // v1.RuleWithOperations
    field(ALL, 1341, 386, 0, EMPTY),
    field(ALL, 827, 648, 4, EMPTY),
    field(ALL, 830, 648, 4, EMPTY),
    field(ALL, 1515, 648, 4, EMPTY),
    field(ALL, 1552, 19, 4, EMPTY),
    // v1.ServiceReference
    field(ALL, 1291, 1826, 0, NONE),
    field(ALL, 1287, 1826, 0, NONE),
    field(ALL, 1366, 376, 0, EMPTY),
    field(ALL, 1421, 2, 0, EMPTY),
    // v1.TypeChecking
    field(ALL, 1054, 381, 0, EMPTY),
    // v1.ValidatingAdmissionPolicy
    field(ALL, 1191, 1826, 1, EMPTY),
    field(ALL, 829, 1826, 1, EMPTY),
    field(ALL, 1264, 1773, 0, EMPTY),
    field(ALL, 1610, 694, 0, EMPTY),
    field(ALL, 1621, 695, 0, EMPTY),
    // v1.ValidatingAdmissionPolicyBinding
    field(ALL, 1191, 1826, 1, EMPTY),
    field(ALL, 829, 1826, 1, EMPTY),
    field(ALL, 1264, 1773, 0, EMPTY),
    field(ALL, 1610, 693, 0, EMPTY),
    // v1.ValidatingAdmissionPolicyBindingSpec
    field(ALL, 1415, 1826, 0, EMPTY),
    field(ALL, 1354, 16, 0, EMPTY),
    field(ALL, 1246, 14, 0, EMPTY),
    field(ALL, 1743, 390, 0, EMPTY),
    // v1.ValidatingAdmissionPolicySpec
    field(ALL, 1353, 15, 0, EMPTY),
    field(ALL, 1239, 14, 0, EMPTY),
    field(ALL, 1745, 389, 0, EMPTY),
    field(ALL, 1067, 11, 0, EMPTY),
    field(ALL, 847, 380, 0, EMPTY),
    field(ALL, 1238, 382, 0, EMPTY),
    field(ALL, 1750, 391, 0, EMPTY),
    // v1.ValidatingAdmissionPolicyStatus
    field(ALL, 1332, 653, 0, EMPTY),
    field(ALL, 1714, 22, 0, EMPTY),
    field(ALL, 918, 639, 0, EMPTY),
    // v1.ValidatingWebhook
    field(ALL, 1287, 1826, 0, NONE),
    field(ALL, 898, 701, 0, NONE),
    field(ALL, 1529, 387, 0, EMPTY),
    field(ALL, 1067, 11, 0, EMPTY),
    field(ALL, 1245, 13, 0, EMPTY),
    field(ALL, 1292, 364, 0, EMPTY),
    field(ALL, 1331, 364, 0, EMPTY),
    field(ALL, 1599, 21, 0, NONE),
    field(ALL, 1694, 2, 0, EMPTY),
    field(ALL, 803, 648, 0, NONE),
    field(ALL, 1238, 382, 0, EMPTY),
    // v1.ValidatingWebhookConfiguration
    field(ALL, 1191, 1826, 1, EMPTY),
    field(ALL, 829, 1826, 1, EMPTY),
    field(ALL, 1264, 1773, 0, EMPTY),
    field(ALL, 1785, 388, 0, EMPTY),
    // v1.Validation
    field(ALL, 1053, 1826, 0, NONE),
    field(ALL, 1262, 1826, 0, EMPTY),
    field(ALL, 1467, 370, 0, EMPTY),
    field(ALL, 1263, 1826, 0, EMPTY),
    // v1.Variable
    field(ALL, 1287, 1826, 0, NONE),
    field(ALL, 1053, 1826, 0, NONE),
    // v1.WebhookClientConfig
    field(ALL, 1728, 376, 0, EMPTY),
    field(ALL, 1580, 20, 0, EMPTY),
    field(ALL, 877, 649, 0, EMPTY),
    // v1alpha1.ApplyConfiguration
    field(0xfc, 1053, 1826, 0, EMPTY),
    // v1alpha1.AuditAnnotation
    field(ALL, 1187, 1826, 0, NONE),
    field(ALL, 1747, 1826, 0, NONE),
    // v1alpha1.ExpressionWarning
    field(ALL, 1074, 1826, 0, NONE),
    field(ALL, 1782, 1826, 0, NONE),
    // v1alpha1.JSONPatch
    field(0xfc, 1053, 1826, 0, EMPTY),
    // v1alpha1.MatchCondition
    field(ALL, 1287, 1826, 0, NONE),
    field(ALL, 1053, 1826, 0, NONE),
    // v1alpha1.MatchResources
    field(ALL, 1292, 364, 0, EMPTY),
    field(ALL, 1331, 364, 0, EMPTY),
    field(ALL, 1512, 396, 0, EMPTY),
    field(ALL, 1042, 396, 0, EMPTY),
    field(ALL, 1245, 26, 0, EMPTY),
    // v1alpha1.MutatingAdmissionPolicy
    field(0xfc, 1191, 1826, 1, EMPTY),
    field(0xfc, 829, 1826, 1, EMPTY),
    field(0xfc, 1264, 1773, 0, EMPTY),
    field(0xfc, 1610, 713, 0, EMPTY),
    // v1alpha1.MutatingAdmissionPolicyBinding
    field(0xfc, 1191, 1826, 1, EMPTY),
    field(0xfc, 829, 1826, 1, EMPTY),
    field(0xfc, 1264, 1773, 0, EMPTY),
    field(0xfc, 1610, 712, 0, EMPTY),
    // v1alpha1.MutatingAdmissionPolicyBindingSpec
    field(0xfc, 1415, 1826, 0, EMPTY),
    field(0xfc, 1354, 29, 0, EMPTY),
    field(0xfc, 1246, 27, 0, EMPTY),
    // v1alpha1.MutatingAdmissionPolicySpec
    field(0xfc, 1353, 28, 0, EMPTY),
    field(0xfc, 1239, 27, 0, EMPTY),
    field(0xfc, 1750, 399, 0, EMPTY),
    field(0xfc, 1286, 395, 0, EMPTY),
    field(0xfc, 1067, 24, 0, EMPTY),
    field(0xfc, 1238, 394, 0, EMPTY),
    field(0xfc, 1474, 685, 0, EMPTY),
    // v1alpha1.Mutation
    field(0xfc, 1365, 719, 0, NONE),
    field(0xfc, 833, 23, 0, EMPTY),
    field(0xfc, 1184, 25, 0, EMPTY),
    // v1alpha1.NamedRuleWithOperations
    field(ALL, 1511, 648, 0, EMPTY),
    field(ALL, 1341, 386, 2, EMPTY),
    field(ALL, 827, 648, 3, EMPTY),
    field(ALL, 830, 648, 3, EMPTY),
    field(ALL, 1515, 648, 3, EMPTY),
    field(ALL, 1552, 19, 3, EMPTY),
    // v1alpha1.ParamKind
    field(ALL, 829, 1826, 0, EMPTY),
    field(ALL, 1191, 1826, 0, EMPTY),
    // v1alpha1.ParamRef
    field(ALL, 1287, 1826, 0, EMPTY),
    field(ALL, 1291, 1826, 0, EMPTY),
    field(ALL, 1573, 364, 0, EMPTY),
    field(ALL, 1355, 30, 0, EMPTY),
    // v1alpha1.TypeChecking
    field(ALL, 1054, 393, 0, EMPTY),
    // v1alpha1.ValidatingAdmissionPolicy
    field(ALL, 1191, 1826, 1, EMPTY),
    field(ALL, 829, 1826, 1, EMPTY),
    field(ALL, 1264, 1773, 0, EMPTY),
    field(ALL, 1610, 724, 0, EMPTY),
    field(ALL, 1621, 725, 0, EMPTY),
    // v1alpha1.ValidatingAdmissionPolicyBinding
    field(ALL, 1191, 1826, 1, EMPTY),
    field(ALL, 829, 1826, 1, EMPTY),
    field(ALL, 1264, 1773, 0, EMPTY),
    field(ALL, 1610, 723, 0, EMPTY),
    // v1alpha1.ValidatingAdmissionPolicyBindingSpec
    field(ALL, 1415, 1826, 0, EMPTY),
    field(ALL, 1354, 29, 0, EMPTY),
    field(ALL, 1246, 27, 0, EMPTY),
    field(ALL, 1743, 398, 0, EMPTY),
    // v1alpha1.ValidatingAdmissionPolicySpec
    field(ALL, 1353, 28, 0, EMPTY),
    field(ALL, 1239, 27, 0, EMPTY),
    field(ALL, 1745, 397, 0, EMPTY),
    field(ALL, 1067, 24, 0, EMPTY),
    field(ALL, 847, 392, 0, EMPTY),
    field(ALL, 1238, 394, 0, EMPTY),
    field(ALL, 1750, 399, 0, EMPTY),
    // v1alpha1.ValidatingAdmissionPolicyStatus
    field(ALL, 1332, 653, 0, EMPTY),
    field(ALL, 1714, 31, 0, EMPTY),
    field(ALL, 918, 639, 0, EMPTY),
    // v1alpha1.Validation
    field(ALL, 1053, 1826, 0, NONE),
    field(ALL, 1262, 1826, 0, EMPTY),
    field(ALL, 1467, 370, 0, EMPTY),
    field(ALL, 1263, 1826, 0, EMPTY),
    // v1alpha1.Variable
    field(ALL, 1287, 1826, 0, NONE),
    field(ALL, 1053, 1826, 0, NONE),
    // v1beta1.ApplyConfiguration
    field(0xf0, 1053, 1826, 0, EMPTY),
    // v1beta1.AuditAnnotation
    field(ALL, 1187, 1826, 0, NONE),
    field(ALL, 1747, 1826, 0, NONE),
    // v1beta1.ExpressionWarning
    field(ALL, 1074, 1826, 0, NONE),
    field(ALL, 1782, 1826, 0, NONE),
    // v1beta1.JSONPatch
    field(0xf0, 1053, 1826, 0, EMPTY),
    // v1beta1.MatchCondition
    field(ALL, 1287, 1826, 0, NONE),
    field(ALL, 1053, 1826, 0, NONE),
    // v1beta1.MatchResources
    field(ALL, 1292, 364, 0, EMPTY),
    field(ALL, 1331, 364, 0, EMPTY),
    field(ALL, 1512, 404, 0, EMPTY),
    field(ALL, 1042, 404, 0, EMPTY),
    field(ALL, 1245, 35, 0, EMPTY),
    // v1beta1.MutatingAdmissionPolicy
    field(0xf0, 1191, 1826, 1, EMPTY),
    field(0xf0, 829, 1826, 1, EMPTY),
    field(0xf0, 1264, 1773, 0, EMPTY),
    field(0xf0, 1610, 740, 0, EMPTY),
    // v1beta1.MutatingAdmissionPolicyBinding
    field(0xf0, 1191, 1826, 1, EMPTY),
    field(0xf0, 829, 1826, 1, EMPTY),
    field(0xf0, 1264, 1773, 0, EMPTY),
    field(0xf0, 1610, 739, 0, EMPTY),
    // v1beta1.MutatingAdmissionPolicyBindingSpec
    field(0xf0, 1415, 1826, 0, EMPTY),
    field(0xf0, 1354, 38, 0, EMPTY),
    field(0xf0, 1246, 36, 0, EMPTY),
    // v1beta1.MutatingAdmissionPolicySpec
    field(0xf0, 1353, 37, 0, EMPTY),
    field(0xf0, 1239, 36, 0, EMPTY),
    field(0xf0, 1750, 407, 0, EMPTY),
    field(0xf0, 1286, 403, 0, EMPTY),
    field(0xf0, 1067, 33, 0, EMPTY),
    field(0xf0, 1238, 402, 0, EMPTY),
    field(0xf0, 1474, 685, 0, EMPTY),
    // v1beta1.Mutation
    field(0xf0, 1365, 746, 0, NONE),
    field(0xf0, 833, 32, 0, EMPTY),
    field(0xf0, 1184, 34, 0, EMPTY),
    // v1beta1.NamedRuleWithOperations
    field(ALL, 1511, 648, 0, EMPTY),
    field(ALL, 1341, 386, 2, EMPTY),
    field(ALL, 827, 648, 3, EMPTY),
    field(ALL, 830, 648, 3, EMPTY),
    field(ALL, 1515, 648, 3, EMPTY),
    field(ALL, 1552, 19, 3, EMPTY),
    // v1beta1.ParamKind
    field(ALL, 829, 1826, 0, EMPTY),
    field(ALL, 1191, 1826, 0, EMPTY),
    // v1beta1.ParamRef
    field(ALL, 1287, 1826, 0, EMPTY),
    field(ALL, 1291, 1826, 0, EMPTY),
    field(ALL, 1573, 364, 0, EMPTY),
    field(ALL, 1355, 39, 0, EMPTY),
    // v1beta1.TypeChecking
    field(ALL, 1054, 401, 0, EMPTY),
    // v1beta1.ValidatingAdmissionPolicy
    field(ALL, 1191, 1826, 1, EMPTY),
    field(ALL, 829, 1826, 1, EMPTY),
    field(ALL, 1264, 1773, 0, EMPTY),
    field(ALL, 1610, 751, 0, EMPTY),
    field(ALL, 1621, 752, 0, EMPTY),
    // v1beta1.ValidatingAdmissionPolicyBinding
    field(ALL, 1191, 1826, 1, EMPTY),
    field(ALL, 829, 1826, 1, EMPTY),
    field(ALL, 1264, 1773, 0, EMPTY),
    field(ALL, 1610, 750, 0, EMPTY),
    // v1beta1.ValidatingAdmissionPolicyBindingSpec
    field(ALL, 1415, 1826, 0, EMPTY),
    field(ALL, 1354, 38, 0, EMPTY),
    field(ALL, 1246, 36, 0, EMPTY),
    field(ALL, 1743, 406, 0, EMPTY),
    // v1beta1.ValidatingAdmissionPolicySpec
    field(ALL, 1353, 37, 0, EMPTY),
    field(ALL, 1239, 36, 0, EMPTY),
    field(ALL, 1745, 405, 0, EMPTY),
    field(ALL, 1067, 33, 0, EMPTY),
    field(ALL, 847, 400, 0, EMPTY),
    field(ALL, 1238, 402, 0, EMPTY),
    field(ALL, 1750, 407, 0, EMPTY),
    // v1beta1.ValidatingAdmissionPolicyStatus
    field(ALL, 1332, 653, 0, EMPTY),
    field(ALL, 1714, 40, 0, EMPTY),
    field(ALL, 918, 639, 0, EMPTY),
    // v1beta1.Validation
    field(ALL, 1053, 1826, 0, NONE),
    field(ALL, 1262, 1826, 0, EMPTY),
    field(ALL, 1467, 370, 0, EMPTY),
    field(ALL, 1263, 1826, 0, EMPTY),
    // v1beta1.Variable
    field(ALL, 1287, 1826, 0, NONE),
    field(ALL, 1053, 1826, 0, NONE),
    // v1alpha1.ServerStorageVersion
    field(ALL, 828, 1826, 0, EMPTY),
    field(ALL, 1024, 1826, 0, EMPTY),
    field(ALL, 966, 648, 0, EMPTY),
    field(ALL, 1578, 648, 0, EMPTY),
    // v1alpha1.StorageVersion
    field(ALL, 1191, 1826, 1, EMPTY),
    field(ALL, 829, 1826, 1, EMPTY),
    field(ALL, 1264, 1773, 0, EMPTY),
    field(ALL, 1610, 761, 0, NONE),
    field(ALL, 1621, 762, 0, NONE),
    // v1alpha1.StorageVersionCondition
    field(ALL, 1713, 760, 0, NONE),
    field(ALL, 1621, 756, 0, NONE),
    field(ALL, 1332, 653, 0, EMPTY),
    field(ALL, 1209, 1782, 0, EMPTY),
    field(ALL, 1467, 1826, 0, NONE),
    field(ALL, 1262, 1826, 0, EMPTY),
    // v1alpha1.StorageVersionSpec
    // v1alpha1.StorageVersionStatus
    field(ALL, 1637, 408, 0, EMPTY),
    field(ALL, 908, 376, 0, EMPTY),
    field(ALL, 918, 409, 0, EMPTY),
    // v1.ControllerRevision
    field(ALL, 1191, 1826, 1, EMPTY),
    field(ALL, 829, 1826, 1, EMPTY),
    field(ALL, 1264, 1773, 0, EMPTY),
    field(0x80, 959, 1784, 0, NONE),
    field(0x7f, 959, 1784, 0, EMPTY),
    field(ALL, 1523, 653, 0, NONE),
    // v1.DaemonSet
    field(ALL, 1191, 1826, 1, EMPTY),
    field(ALL, 829, 1826, 1, EMPTY),
    field(ALL, 1264, 1773, 0, EMPTY),
    field(ALL, 1610, 767, 0, EMPTY),
    field(ALL, 1621, 768, 0, EMPTY),
    // v1.DaemonSetCondition
    field(ALL, 1713, 766, 0, NONE),
    field(ALL, 1621, 943, 0, NONE),
    field(ALL, 1209, 1782, 0, EMPTY),
    field(ALL, 1467, 1826, 0, EMPTY),
    field(ALL, 1262, 1826, 0, EMPTY),
    // v1.DaemonSetSpec
    field(ALL, 1573, 364, 0, NONE),
    field(ALL, 1682, 1110, 0, NONE),
    field(ALL, 1725, 769, 0, EMPTY),
    field(ALL, 1275, 652, 0, EMPTY),
    field(ALL, 1524, 2, 0, EMPTY),
    // v1.DaemonSetStatus
    field(ALL, 954, 652, 0, NONE),
    field(ALL, 1327, 652, 0, NONE),
    field(ALL, 990, 652, 0, NONE),
    field(ALL, 1328, 652, 0, NONE),
    field(ALL, 1332, 653, 0, EMPTY),
    field(ALL, 1726, 652, 0, EMPTY),
    field(ALL, 1326, 652, 0, EMPTY),
    field(ALL, 1329, 652, 0, EMPTY),
    field(ALL, 906, 2, 0, EMPTY),
    field(ALL, 918, 410, 0, EMPTY),
    // v1.DaemonSetUpdateStrategy
    field(ALL, 1713, 770, 0, EMPTY),
    field(ALL, 1527, 41, 0, EMPTY),
    // v1.Deployment
    field(ALL, 1191, 1826, 1, EMPTY),
    field(ALL, 829, 1826, 1, EMPTY),
    field(ALL, 1264, 1773, 0, EMPTY),
    field(ALL, 1610, 774, 0, EMPTY),
    field(ALL, 1621, 775, 0, EMPTY),
    // v1.DeploymentCondition
    field(ALL, 1713, 773, 0, NONE),
    field(ALL, 1621, 943, 0, NONE),
    field(ALL, 1210, 1782, 0, EMPTY),
    field(ALL, 1209, 1782, 0, EMPTY),
    field(ALL, 1467, 1826, 0, EMPTY),
    field(ALL, 1262, 1826, 0, EMPTY),
    // v1.DeploymentSpec
    field(ALL, 1478, 2, 0, EMPTY),
    field(ALL, 1573, 364, 0, NONE),
    field(ALL, 1682, 1110, 0, NONE),
    field(ALL, 1640, 776, 0, EMPTY),
    field(ALL, 1275, 652, 0, EMPTY),
    field(ALL, 1524, 2, 0, EMPTY),
    field(ALL, 1371, 650, 0, EMPTY),
    field(ALL, 1442, 2, 0, EMPTY),
    // v1.DeploymentStatus
    field(ALL, 1332, 653, 0, EMPTY),
    field(ALL, 1478, 652, 0, EMPTY),
    field(ALL, 1727, 652, 0, EMPTY),
    field(ALL, 1466, 652, 0, EMPTY),
    field(ALL, 853, 652, 0, EMPTY),
    field(ALL, 1717, 652, 0, EMPTY),
    field(0xf8, 1687, 2, 0, EMPTY),
    field(ALL, 918, 411, 0, EMPTY),
    field(ALL, 906, 2, 0, EMPTY),
    // v1.DeploymentStrategy
    field(ALL, 1713, 777, 0, EMPTY),
    field(ALL, 1527, 42, 0, EMPTY),
    // v1.ReplicaSet
    field(ALL, 1191, 1826, 1, EMPTY),
    field(ALL, 829, 1826, 1, EMPTY),
    field(ALL, 1264, 1773, 0, EMPTY),
    field(ALL, 1610, 783, 0, EMPTY),
    field(ALL, 1621, 784, 0, EMPTY),
    // v1.ReplicaSetCondition
    field(ALL, 1713, 782, 0, NONE),
    field(ALL, 1621, 943, 0, NONE),
    field(ALL, 1209, 1782, 0, EMPTY),
    field(ALL, 1467, 1826, 0, EMPTY),
    field(ALL, 1262, 1826, 0, EMPTY),
    // v1.ReplicaSetSpec
    field(ALL, 1478, 2, 0, EMPTY),
    field(ALL, 1275, 652, 0, EMPTY),
    field(ALL, 1573, 364, 0, NONE),
    field(ALL, 1682, 1110, 0, EMPTY),
    // v1.ReplicaSetStatus
    field(ALL, 1478, 652, 0, NONE),
    field(ALL, 1098, 652, 0, EMPTY),
    field(ALL, 1466, 652, 0, EMPTY),
    field(ALL, 853, 652, 0, EMPTY),
    field(0xf8, 1687, 2, 0, EMPTY),
    field(ALL, 1332, 653, 0, EMPTY),
    field(ALL, 918, 412, 0, EMPTY),
    // v1.RollingUpdateDaemonSet
    field(ALL, 1258, 374, 0, EMPTY),
    field(ALL, 1257, 374, 0, EMPTY),
    // v1.RollingUpdateDeployment
    field(ALL, 1258, 374, 0, EMPTY),
    field(ALL, 1257, 374, 0, EMPTY),
    // v1.RollingUpdateStatefulSetStrategy
    field(ALL, 1361, 2, 0, EMPTY),
    field(ALL, 1258, 374, 0, EMPTY),
    // v1.StatefulSet
    field(ALL, 1191, 1826, 1, EMPTY),
    field(ALL, 829, 1826, 1, EMPTY),
    field(ALL, 1264, 1773, 0, EMPTY),
    field(ALL, 1610, 793, 0, EMPTY),
    field(ALL, 1621, 794, 0, EMPTY),
    // v1.StatefulSetCondition
    field(ALL, 1713, 790, 0, NONE),
    field(ALL, 1621, 943, 0, NONE),
    field(ALL, 1209, 1782, 0, EMPTY),
    field(ALL, 1467, 1826, 0, EMPTY),
    field(ALL, 1262, 1826, 0, EMPTY),
    // v1.StatefulSetOrdinals
    field(ALL, 1614, 652, 0, NONE),
    // v1.StatefulSetPersistentVolumeClaimRetentionPolicy
    field(ALL, 1787, 778, 0, EMPTY),
    field(ALL, 1788, 778, 0, EMPTY),
    // v1.StatefulSetSpec
    field(ALL, 1478, 2, 0, EMPTY),
    field(ALL, 1573, 364, 0, NONE),
    field(ALL, 1682, 1110, 0, NONE),
    field(ALL, 1765, 465, 0, EMPTY),
    field(ALL, 1586, 1826, 0, NONE),
    field(ALL, 1406, 779, 0, EMPTY),
    field(ALL, 1725, 795, 0, EMPTY),
    field(ALL, 1524, 2, 0, EMPTY),
    field(ALL, 1275, 652, 0, EMPTY),
    field(ALL, 1379, 45, 0, EMPTY),
    field(ALL, 1346, 44, 0, EMPTY),
    // v1.StatefulSetStatus
    field(ALL, 1332, 653, 0, EMPTY),
    field(ALL, 1478, 652, 0, NONE),
    field(ALL, 1466, 652, 0, EMPTY),
    field(ALL, 955, 652, 0, EMPTY),
    field(ALL, 1727, 652, 0, EMPTY),
    field(ALL, 956, 1826, 0, EMPTY),
    field(ALL, 1724, 1826, 0, EMPTY),
    field(ALL, 906, 2, 0, EMPTY),
    field(ALL, 918, 413, 0, EMPTY),
    field(ALL, 853, 652, 0, NONE),
    // v1.StatefulSetUpdateStrategy
    field(ALL, 1713, 796, 0, EMPTY),
    field(ALL, 1527, 43, 0, EMPTY),
    // v1.BoundObjectReference
    field(ALL, 1191, 1826, 0, EMPTY),
    field(ALL, 829, 1826, 0, EMPTY),
    field(ALL, 1287, 1826, 0, EMPTY),
    field(ALL, 1715, 1786, 0, EMPTY),
    // v1.SelfSubjectReview
    field(ALL, 1191, 1826, 1, EMPTY),
    field(ALL, 829, 1826, 1, EMPTY),
    field(ALL, 1264, 1773, 0, EMPTY),
    field(ALL, 1621, 801, 0, EMPTY),
    // v1.SelfSubjectReviewStatus
    field(ALL, 1733, 808, 0, EMPTY),
    // v1.TokenRequest
    field(ALL, 1191, 1826, 1, EMPTY),
    field(ALL, 829, 1826, 1, EMPTY),
    field(ALL, 1264, 1773, 0, EMPTY),
    field(ALL, 1610, 803, 0, NONE),
    field(ALL, 1621, 804, 0, EMPTY),
    // v1.TokenRequestSpec
    field(ALL, 846, 648, 0, NONE),
    field(ALL, 1051, 3, 0, NONE),
    field(ALL, 876, 46, 0, NONE),
    field(0x80, 842, 1815, 0, EMPTY),
    // v1.TokenRequestStatus
    field(ALL, 1698, 1826, 0, NONE),
    field(ALL, 1052, 1782, 0, NONE),
    // v1.TokenReview
    field(ALL, 1191, 1826, 1, EMPTY),
    field(ALL, 829, 1826, 1, EMPTY),
    field(ALL, 1264, 1773, 0, EMPTY),
    field(ALL, 1610, 806, 0, NONE),
    field(ALL, 1621, 807, 0, EMPTY),
    // v1.TokenReviewSpec
    field(ALL, 1698, 1826, 0, EMPTY),
    field(ALL, 846, 648, 0, EMPTY),
    // v1.TokenReviewStatus
    field(ALL, 848, 650, 0, EMPTY),
    field(ALL, 1731, 808, 0, EMPTY),
    field(ALL, 846, 648, 0, EMPTY),
    field(ALL, 1034, 1826, 0, EMPTY),
    // v1.UserInfo
    field(ALL, 1735, 1826, 0, EMPTY),
    field(ALL, 1715, 1826, 0, EMPTY),
    field(ALL, 1114, 648, 0, EMPTY),
    field(ALL, 1063, 1816, 0, EMPTY),
    // v1alpha1.SelfSubjectReview
    field(ALL, 1191, 1826, 1, EMPTY),
    field(ALL, 829, 1826, 1, EMPTY),
    field(ALL, 1264, 1773, 0, EMPTY),
    field(ALL, 1621, 810, 0, EMPTY),
    // v1alpha1.SelfSubjectReviewStatus
    field(ALL, 1733, 808, 0, EMPTY),
    // v1beta1.SelfSubjectReview
    field(ALL, 1191, 1826, 1, EMPTY),
    field(ALL, 829, 1826, 1, EMPTY),
    field(ALL, 1264, 1773, 0, EMPTY),
    field(ALL, 1621, 812, 0, EMPTY),
    // v1beta1.SelfSubjectReviewStatus
    field(ALL, 1733, 808, 0, EMPTY),
    // v1.FieldSelectorAttributes
    field(0xfe, 1459, 1826, 0, EMPTY),
    field(0xfe, 1495, 640, 0, EMPTY),
    // v1.LabelSelectorAttributes
    field(0xfe, 1459, 1826, 0, EMPTY),
    field(0xfe, 1495, 642, 0, EMPTY),
    // v1.LocalSubjectAccessReview
    field(ALL, 1191, 1826, 1, EMPTY),
    field(ALL, 829, 1826, 1, EMPTY),
    field(ALL, 1264, 1773, 0, EMPTY),
    field(ALL, 1610, 826, 0, NONE),
    field(ALL, 1621, 827, 0, EMPTY),
    // v1.NonResourceAttributes
    field(ALL, 1366, 1826, 0, EMPTY),
    field(ALL, 1755, 1826, 0, EMPTY),
    // v1.NonResourceRule
    field(ALL, 1756, 648, 0, NONE),
    field(ALL, 1318, 648, 0, EMPTY),
    // v1.ResourceAttributes
    field(ALL, 1291, 1826, 0, EMPTY),
    field(ALL, 1755, 1826, 0, EMPTY),
    field(ALL, 1112, 1826, 0, EMPTY),
    field(ALL, 1757, 1826, 0, EMPTY),
    field(ALL, 1500, 1826, 0, EMPTY),
    field(ALL, 1653, 1826, 0, EMPTY),
    field(ALL, 1287, 1826, 0, EMPTY),
    field(0xfe, 1075, 47, 0, EMPTY),
    field(0xfe, 1196, 48, 0, EMPTY),
    // v1.ResourceRule
    field(ALL, 1756, 648, 0, NONE),
    field(ALL, 827, 648, 0, EMPTY),
    field(ALL, 1515, 648, 0, EMPTY),
    field(ALL, 1511, 648, 0, EMPTY),
    // v1.SelfSubjectAccessReview
    field(ALL, 1191, 1826, 1, EMPTY),
    field(ALL, 829, 1826, 1, EMPTY),
    field(ALL, 1264, 1773, 0, EMPTY),
    field(ALL, 1610, 822, 0, NONE),
    field(ALL, 1621, 827, 0, EMPTY),
    // v1.SelfSubjectAccessReviewSpec
    field(ALL, 1501, 50, 0, EMPTY),
    field(ALL, 1316, 49, 0, EMPTY),
    // v1.SelfSubjectRulesReview
    field(ALL, 1191, 1826, 1, EMPTY),
    field(ALL, 829, 1826, 1, EMPTY),
    field(ALL, 1264, 1773, 0, EMPTY),
    field(ALL, 1610, 824, 0, NONE),
    field(ALL, 1621, 828, 0, EMPTY),
    // v1.SelfSubjectRulesReviewSpec
    field(ALL, 1291, 1826, 0, EMPTY),
    // v1.SubjectAccessReview
    field(ALL, 1191, 1826, 1, EMPTY),
    field(ALL, 829, 1826, 1, EMPTY),
    field(ALL, 1264, 1773, 0, EMPTY),
    field(ALL, 1610, 826, 0, NONE),
    field(ALL, 1621, 827, 0, EMPTY),
    // v1.SubjectAccessReviewSpec
    field(ALL, 1501, 50, 0, EMPTY),
    field(ALL, 1316, 49, 0, EMPTY),
    field(ALL, 1731, 1826, 0, EMPTY),
    field(ALL, 1114, 648, 0, EMPTY),
    field(ALL, 1063, 1817, 0, EMPTY),
    field(ALL, 1715, 1826, 0, EMPTY),
    // v1.SubjectAccessReviewStatus
    field(ALL, 822, 650, 0, NONE),
    field(ALL, 977, 650, 0, EMPTY),
    field(ALL, 1467, 1826, 0, EMPTY),
    field(ALL, 1036, 1826, 0, EMPTY),
    // v1.SubjectRulesReviewStatus
    field(ALL, 1512, 415, 0, NONE),
    field(ALL, 1317, 414, 0, NONE),
    field(ALL, 1154, 650, 0, NONE),
    field(ALL, 1036, 1826, 0, EMPTY),
    // v1.CrossVersionObjectReference
    field(ALL, 1191, 1826, 0, NONE),
    field(ALL, 1287, 1826, 0, NONE),
    field(ALL, 829, 1826, 0, EMPTY),
    // v1.HorizontalPodAutoscaler
    field(ALL, 1191, 1826, 1, EMPTY),
    field(ALL, 829, 1826, 1, EMPTY),
    field(ALL, 1264, 1773, 0, EMPTY),
    field(ALL, 1610, 831, 0, EMPTY),
    field(ALL, 1621, 832, 0, EMPTY),
    // v1.HorizontalPodAutoscalerSpec
    field(ALL, 1541, 829, 0, NONE),
    field(ALL, 1276, 2, 0, EMPTY),
    field(ALL, 1255, 652, 0, NONE),
    field(ALL, 1673, 2, 0, EMPTY),
    // v1.HorizontalPodAutoscalerStatus
    field(ALL, 1332, 3, 0, EMPTY),
    field(ALL, 1204, 371, 0, EMPTY),
    field(ALL, 955, 652, 0, NONE),
    field(ALL, 991, 652, 0, NONE),
    field(ALL, 951, 2, 0, EMPTY),
    // v1.Scale
    field(ALL, 1191, 1826, 1, EMPTY),
    field(ALL, 829, 1826, 1, EMPTY),
    field(ALL, 1264, 1773, 0, EMPTY),
    field(ALL, 1610, 834, 0, EMPTY),
    field(ALL, 1621, 835, 0, EMPTY),
    // v1.ScaleSpec
    field(ALL, 1478, 652, 0, EMPTY),
    // v1.ScaleStatus
    field(ALL, 1478, 652, 0, NONE),
    field(ALL, 1573, 1826, 0, EMPTY),
    // v2.ContainerResourceMetricSource
    field(ALL, 1287, 1136, 0, NONE),
    field(ALL, 1672, 854, 0, NONE),
    field(ALL, 928, 1826, 0, NONE),
    // v2.ContainerResourceMetricStatus
    field(ALL, 1287, 1136, 0, NONE),
    field(ALL, 950, 856, 0, NONE),
    field(ALL, 928, 1826, 0, NONE),
    // v2.CrossVersionObjectReference
    field(ALL, 1191, 1826, 0, NONE),
    field(ALL, 1287, 1826, 0, NONE),
    field(ALL, 829, 1826, 0, EMPTY),
    // v2.ExternalMetricSource
    field(ALL, 1265, 850, 0, NONE),
    field(ALL, 1672, 854, 0, NONE),
    // v2.ExternalMetricStatus
    field(ALL, 1265, 850, 0, NONE),
    field(ALL, 950, 856, 0, NONE),
    // v2.HPAScalingPolicy
    field(ALL, 1713, 842, 0, NONE),
    field(ALL, 1746, 652, 0, NONE),
    field(ALL, 1377, 652, 0, NONE),
    // v2.HPAScalingRules
    field(ALL, 1613, 2, 0, EMPTY),
    field(ALL, 1570, 63, 0, EMPTY),
    field(ALL, 1413, 416, 0, EMPTY),
    field(0xf8, 1700, 358, 0, EMPTY),
    // v2.HorizontalPodAutoscaler
    field(ALL, 1191, 1826, 1, EMPTY),
    field(ALL, 829, 1826, 1, EMPTY),
    field(ALL, 1264, 1773, 0, EMPTY),
    field(ALL, 1610, 848, 0, EMPTY),
    field(ALL, 1621, 849, 0, EMPTY),
    // v2.HorizontalPodAutoscalerBehavior
    field(ALL, 1542, 55, 0, EMPTY),
    field(ALL, 1539, 55, 0, EMPTY),
    // v2.HorizontalPodAutoscalerCondition
    field(ALL, 1713, 847, 0, NONE),
    field(ALL, 1621, 943, 0, NONE),
    field(ALL, 1209, 1782, 0, EMPTY),
    field(ALL, 1467, 1826, 0, EMPTY),
    field(ALL, 1262, 1826, 0, EMPTY),
    field(0x80, 1332, 3, 0, EMPTY),
    // v2.HorizontalPodAutoscalerSpec
    field(ALL, 1541, 838, 0, NONE),
    field(ALL, 1276, 2, 0, EMPTY),
    field(ALL, 1255, 652, 0, NONE),
    field(ALL, 1266, 418, 0, EMPTY),
    field(ALL, 864, 56, 0, EMPTY),
    // v2.HorizontalPodAutoscalerStatus
    field(ALL, 1332, 3, 0, EMPTY),
    field(ALL, 1204, 371, 0, EMPTY),
    field(ALL, 955, 652, 0, EMPTY),
    field(ALL, 991, 652, 0, NONE),
    field(ALL, 953, 419, 0, NONE),
    field(ALL, 918, 417, 0, EMPTY),
    // v2.MetricIdentifier
    field(ALL, 1287, 1826, 0, NONE),
    field(ALL, 1573, 364, 0, EMPTY),
    // v2.MetricSpec
    field(ALL, 1713, 851, 0, NONE),
    field(ALL, 1330, 57, 0, EMPTY),
    field(ALL, 1412, 59, 0, EMPTY),
    field(ALL, 1500, 61, 0, EMPTY),
    field(ALL, 932, 51, 0, EMPTY),
    field(ALL, 1057, 53, 0, EMPTY),
    // v2.MetricStatus
    field(ALL, 1713, 851, 0, NONE),
    field(ALL, 1330, 58, 0, EMPTY),
    field(ALL, 1412, 60, 0, EMPTY),
    field(ALL, 1500, 62, 0, EMPTY),
    field(ALL, 932, 52, 0, EMPTY),
    field(ALL, 1057, 54, 0, EMPTY),
    // v2.MetricTarget
    field(ALL, 1713, 855, 0, NONE),
    field(ALL, 1746, 358, 0, EMPTY),
    field(ALL, 855, 358, 0, EMPTY),
    field(ALL, 854, 2, 0, EMPTY),
    // v2.MetricValueStatus
    field(ALL, 1746, 358, 0, EMPTY),
    field(ALL, 855, 358, 0, EMPTY),
    field(ALL, 854, 2, 0, EMPTY),
    // v2.ObjectMetricSource
    field(ALL, 987, 838, 0, NONE),
    field(ALL, 1672, 854, 0, NONE),
    field(ALL, 1265, 850, 0, NONE),
    // v2.ObjectMetricStatus
    field(ALL, 1265, 850, 0, NONE),
    field(ALL, 950, 856, 0, NONE),
    field(ALL, 987, 838, 0, NONE),
    // v2.PodsMetricSource
    field(ALL, 1265, 850, 0, NONE),
    field(ALL, 1672, 854, 0, NONE),
    // v2.PodsMetricStatus
    field(ALL, 1265, 850, 0, NONE),
    field(ALL, 950, 856, 0, NONE),
    // v2.ResourceMetricSource
    field(ALL, 1287, 1136, 0, NONE),
    field(ALL, 1672, 854, 0, NONE),
    // v2.ResourceMetricStatus
    field(ALL, 1287, 1136, 0, NONE),
    field(ALL, 950, 856, 0, NONE),
    // v1.CronJob
    field(ALL, 1191, 1826, 1, EMPTY),
    field(ALL, 829, 1826, 1, EMPTY),
    field(ALL, 1264, 1773, 0, EMPTY),
    field(ALL, 1610, 867, 0, EMPTY),
    field(ALL, 1621, 868, 0, EMPTY),
    // v1.CronJobSpec
    field(ALL, 1543, 1826, 0, NONE),
    field(ALL, 1693, 376, 0, EMPTY),
    field(ALL, 1618, 3, 0, EMPTY),
    field(ALL, 916, 865, 0, EMPTY),
    field(ALL, 1665, 0, 0, EMPTY),
    field(ALL, 1183, 875, 0, NONE),
    field(ALL, 1661, 2, 0, EMPTY),
    field(ALL, 1066, 2, 0, EMPTY),
    // v1.CronJobStatus
    field(ALL, 793, 463, 0, EMPTY),
    field(ALL, 1205, 371, 0, EMPTY),
    field(ALL, 1207, 371, 0, EMPTY),
    // v1.Job
    field(ALL, 1191, 1826, 1, EMPTY),
    field(ALL, 829, 1826, 1, EMPTY),
    field(ALL, 1264, 1773, 0, EMPTY),
    field(ALL, 1610, 873, 0, EMPTY),
    field(ALL, 1621, 874, 0, EMPTY),
    // v1.JobCondition
    field(ALL, 1713, 871, 0, NONE),
    field(ALL, 1621, 943, 0, NONE),
    field(ALL, 1203, 1782, 0, EMPTY),
    field(ALL, 1209, 1782, 0, EMPTY),
    field(ALL, 1467, 1826, 0, EMPTY),
    field(ALL, 1262, 1826, 0, EMPTY),
    // v1.JobSchedulingConfiguration
    field(0x80, 1549, 322, 0, EMPTY),
    field(0x80, 1546, 321, 0, EMPTY),
    field(0x80, 1005, 319, 0, EMPTY),
    field(0x80, 1505, 620, 0, EMPTY),
    // v1.JobSpec
    field(ALL, 1352, 2, 0, EMPTY),
    field(ALL, 913, 2, 0, EMPTY),
    field(ALL, 794, 3, 0, EMPTY),
    field(ALL, 1394, 66, 0, EMPTY),
    field(ALL, 1659, 69, 0, EMPTY),
    field(ALL, 860, 2, 0, EMPTY),
    field(ALL, 861, 2, 0, EMPTY),
    field(ALL, 1250, 2, 0, EMPTY),
    field(ALL, 1573, 364, 0, EMPTY),
    field(ALL, 1235, 0, 0, EMPTY),
    field(ALL, 1682, 1110, 0, NONE),
    field(ALL, 1711, 2, 0, EMPTY),
    field(ALL, 911, 64, 0, EMPTY),
    field(ALL, 1665, 0, 0, EMPTY),
    field(ALL, 1409, 68, 0, EMPTY),
    field(ALL, 1232, 376, 0, EMPTY),
    field(0x80, 1545, 65, 0, EMPTY),
    // v1.JobStatus
    field(ALL, 918, 420, 0, EMPTY),
    field(ALL, 1615, 371, 0, EMPTY),
    field(ALL, 912, 371, 0, EMPTY),
    field(ALL, 793, 652, 0, EMPTY),
    field(ALL, 1656, 652, 0, EMPTY),
    field(ALL, 1064, 652, 0, EMPTY),
    field(ALL, 1686, 2, 0, EMPTY),
    field(ALL, 910, 1826, 0, EMPTY),
    field(ALL, 1065, 376, 0, EMPTY),
    field(ALL, 1718, 70, 0, EMPTY),
    field(ALL, 1465, 2, 0, EMPTY),
    // v1.JobTemplateSpec
    field(ALL, 1264, 1773, 0, EMPTY),
    field(ALL, 1610, 873, 0, EMPTY),
    // v1.PodFailurePolicy
    field(ALL, 1529, 422, 0, NONE),
    // v1.PodFailurePolicyOnExitCodesRequirement
    field(ALL, 930, 376, 0, EMPTY),
    field(ALL, 1342, 878, 0, NONE),
    field(ALL, 1749, 378, 0, NONE),
    // v1.PodFailurePolicyOnPodConditionsPattern
    field(ALL, 1713, 1087, 0, NONE),
    field(ALL, 1621, 943, 0, NONE),
    // v1.PodFailurePolicyRule
    field(ALL, 792, 877, 0, NONE),
    field(ALL, 1334, 67, 0, EMPTY),
    field(ALL, 1335, 421, 0, EMPTY),
    // v1.SuccessPolicy
    field(ALL, 1529, 423, 0, NONE),
    // v1.SuccessPolicyRule
    field(ALL, 1658, 376, 0, EMPTY),
    field(ALL, 1657, 2, 0, EMPTY),
    // v1.UncountedTerminatedPods
    field(ALL, 1656, 646, 0, EMPTY),
    field(ALL, 1064, 646, 0, EMPTY),
    // v1.CertificateSigningRequest
    field(ALL, 1191, 1826, 1, EMPTY),
    field(ALL, 829, 1826, 1, EMPTY),
    field(ALL, 1264, 1773, 0, EMPTY),
    field(ALL, 1610, 888, 0, NONE),
    field(ALL, 1621, 889, 0, EMPTY),
    // v1.CertificateSigningRequestCondition
    field(ALL, 1713, 897, 0, NONE),
    field(ALL, 1621, 943, 0, NONE),
    field(ALL, 1467, 1826, 0, EMPTY),
    field(ALL, 1262, 1826, 0, EMPTY),
    field(ALL, 1210, 1782, 0, EMPTY),
    field(ALL, 1209, 1782, 0, EMPTY),
    // v1.CertificateSigningRequestSpec
    field(ALL, 1483, 649, 0, NONE),
    field(ALL, 1601, 1826, 0, NONE),
    field(ALL, 1051, 2, 0, EMPTY),
    field(ALL, 1729, 425, 0, EMPTY),
    field(ALL, 1735, 1826, 0, EMPTY),
    field(ALL, 1715, 1826, 0, EMPTY),
    field(ALL, 1114, 648, 0, EMPTY),
    field(ALL, 1063, 1818, 0, EMPTY),
    // v1.CertificateSigningRequestStatus
    field(ALL, 918, 424, 0, EMPTY),
    field(ALL, 887, 649, 0, EMPTY),
    // v1.ClusterTrustBundle
    field(0x80, 1191, 1826, 1, EMPTY),
    field(0x80, 829, 1826, 1, EMPTY),
    field(0x80, 1264, 1773, 0, EMPTY),
    field(0x80, 1610, 891, 0, NONE),
    // v1.ClusterTrustBundleSpec
    field(0x80, 1601, 1826, 0, EMPTY),
    field(0x80, 1710, 1826, 0, NONE),
    // v1.PodCertificateRequest
    field(0x80, 1191, 1826, 1, EMPTY),
    field(0x80, 829, 1826, 1, EMPTY),
    field(0x80, 1264, 1773, 0, EMPTY),
    field(0x80, 1610, 895, 0, NONE),
    field(0x80, 1621, 896, 0, EMPTY),
    // v1.PodCertificateRequestSpec
    field(0x80, 1601, 1826, 0, NONE),
    field(0x80, 1407, 1826, 0, NONE),
    field(0x80, 1411, 1786, 0, NONE),
    field(0x80, 1582, 1826, 0, NONE),
    field(0x80, 1585, 1786, 0, NONE),
    field(0x80, 1305, 1785, 0, NONE),
    field(0x80, 1313, 1786, 0, NONE),
    field(0x80, 1249, 2, 0, EMPTY),
    field(0x80, 1647, 649, 0, NONE),
    field(0x80, 1723, 1825, 0, EMPTY),
    // v1.PodCertificateRequestStatus
    field(0x80, 918, 639, 0, EMPTY),
    field(0x80, 888, 1826, 0, EMPTY),
    field(0x80, 1321, 371, 0, EMPTY),
    field(0x80, 863, 371, 0, EMPTY),
    field(0x80, 1320, 371, 0, EMPTY),
    // v1alpha1.ClusterTrustBundle
    field(ALL, 1191, 1826, 1, EMPTY),
    field(ALL, 829, 1826, 1, EMPTY),
    field(ALL, 1264, 1773, 0, EMPTY),
    field(ALL, 1610, 899, 0, NONE),
    // v1alpha1.ClusterTrustBundleSpec
    field(ALL, 1601, 1826, 0, EMPTY),
    field(ALL, 1710, 1826, 0, NONE),
    // v1alpha1.PodCertificateRequest
    field(0x10, 1191, 1826, 1, EMPTY),
    field(0x10, 829, 1826, 1, EMPTY),
    field(0x10, 1264, 1773, 0, EMPTY),
    field(0x10, 1610, 901, 0, NONE),
    field(0x10, 1621, 902, 0, EMPTY),
    // v1alpha1.PodCertificateRequestSpec
    field(0x10, 1601, 1826, 0, NONE),
    field(0x10, 1407, 1826, 0, NONE),
    field(0x10, 1411, 1786, 0, NONE),
    field(0x10, 1582, 1826, 0, NONE),
    field(0x10, 1585, 1786, 0, NONE),
    field(0x10, 1305, 1785, 0, NONE),
    field(0x10, 1313, 1786, 0, NONE),
    field(0x10, 1249, 2, 0, EMPTY),
    field(0x10, 1385, 649, 0, NONE),
    field(0x10, 1444, 649, 0, NONE),
    // v1alpha1.PodCertificateRequestStatus
    field(0x10, 918, 639, 0, EMPTY),
    field(0x10, 888, 1826, 0, EMPTY),
    field(0x10, 1321, 371, 0, EMPTY),
    field(0x10, 863, 371, 0, EMPTY),
    field(0x10, 1320, 371, 0, EMPTY),
    // v1beta1.ClusterTrustBundle
    field(0xf8, 1191, 1826, 1, EMPTY),
    field(0xf8, 829, 1826, 1, EMPTY),
    field(0xf8, 1264, 1773, 0, EMPTY),
    field(0xf8, 1610, 904, 0, NONE),
    // v1beta1.ClusterTrustBundleSpec
    field(0xf8, 1601, 1826, 0, EMPTY),
    field(0xf8, 1710, 1826, 0, NONE),
    // v1beta1.PodCertificateRequest
    field(0xe0, 1191, 1826, 1, EMPTY),
    field(0xe0, 829, 1826, 1, EMPTY),
    field(0xe0, 1264, 1773, 0, EMPTY),
    field(0xe0, 1610, 906, 0, NONE),
    field(0xe0, 1621, 907, 0, EMPTY),
    // v1beta1.PodCertificateRequestSpec
    field(0xe0, 1601, 1826, 0, NONE),
    field(0xe0, 1407, 1826, 0, NONE),
    field(0xe0, 1411, 1786, 0, NONE),
    field(0xe0, 1582, 1826, 0, NONE),
    field(0xe0, 1585, 1786, 0, NONE),
    field(0xe0, 1305, 1785, 0, NONE),
    field(0xe0, 1313, 1786, 0, NONE),
    field(0xe0, 1249, 2, 0, EMPTY),
    field(0xe0, 1385, 649, 0, NONE),
    field(0xe0, 1444, 649, 0, NONE),
    field(0xc0, 1647, 649, 0, NONE),
    field(0xe0, 1723, 1825, 0, EMPTY),
    // v1beta1.PodCertificateRequestStatus
    field(0xe0, 918, 639, 0, EMPTY),
    field(0xe0, 888, 1826, 0, EMPTY),
    field(0xe0, 1321, 371, 0, EMPTY),
    field(0xe0, 863, 371, 0, EMPTY),
    field(0xe0, 1320, 371, 0, EMPTY),
    // v1.Lease
    field(ALL, 1191, 1826, 1, EMPTY),
    field(ALL, 829, 1826, 1, EMPTY),
    field(ALL, 1264, 1773, 0, EMPTY),
    field(ALL, 1610, 910, 0, EMPTY),
    // v1.LeaseSpec
    field(ALL, 1126, 376, 0, EMPTY),
    field(ALL, 1211, 2, 0, EMPTY),
    field(ALL, 791, 365, 0, EMPTY),
    field(ALL, 1477, 365, 0, EMPTY),
    field(ALL, 1213, 2, 0, EMPTY),
    field(0xfe, 1640, 71, 0, EMPTY),
    field(0xfe, 1432, 376, 0, EMPTY),
    // v1alpha1.LeaseCandidate
    field(0x02, 1191, 1826, 1, EMPTY),
    field(0x02, 829, 1826, 1, EMPTY),
    field(0x02, 1264, 1773, 0, EMPTY),
    field(0x02, 1610, 912, 0, EMPTY),
    // v1alpha1.LeaseCandidateSpec
    field(0x02, 1212, 1826, 0, NONE),
    field(0x02, 1384, 365, 0, EMPTY),
    field(0x02, 1477, 365, 0, EMPTY),
    field(0x02, 866, 1826, 0, EMPTY),
    field(0x02, 1022, 1826, 0, EMPTY),
    field(0x02, 1433, 426, 0, EMPTY),
    // v1alpha2.LeaseCandidate
    field(0xfc, 1191, 1826, 1, EMPTY),
    field(0xfc, 829, 1826, 1, EMPTY),
    field(0xfc, 1264, 1773, 0, EMPTY),
    field(0xfc, 1610, 914, 0, EMPTY),
    // v1alpha2.LeaseCandidateSpec
    field(0xfc, 1212, 1826, 0, NONE),
    field(0xfc, 1384, 365, 0, EMPTY),
    field(0xfc, 1477, 365, 0, EMPTY),
    field(0xfc, 866, 1826, 0, NONE),
    field(0xfc, 1022, 1826, 0, EMPTY),
    field(0xfc, 1640, 908, 0, EMPTY),
    // v1beta1.LeaseCandidate
    field(0xf8, 1191, 1826, 1, EMPTY),
    field(0xf8, 829, 1826, 1, EMPTY),
    field(0xf8, 1264, 1773, 0, EMPTY),
    field(0xf8, 1610, 916, 0, EMPTY),
    // v1beta1.LeaseCandidateSpec
    field(0xf8, 1212, 1826, 0, NONE),
    field(0xf8, 1384, 365, 0, EMPTY),
    field(0xf8, 1477, 365, 0, EMPTY),
    field(0xf8, 866, 1826, 0, NONE),
    field(0xf8, 1022, 1826, 0, EMPTY),
    field(0xf8, 1640, 908, 0, EMPTY),
    // v1.AWSElasticBlockStoreVolumeSource
    field(ALL, 1769, 1826, 0, NONE),
    field(ALL, 1096, 1826, 0, EMPTY),
    field(ALL, 1361, 652, 0, EMPTY),
    field(ALL, 1461, 650, 0, EMPTY),
    // v1.Affinity
    field(ALL, 1296, 136, 0, EMPTY),
    field(ALL, 1388, 154, 0, EMPTY),
    field(ALL, 1390, 155, 0, EMPTY),
    // v1.AppArmorProfile
    field(ALL, 1713, 920, 0, NONE),
    field(ALL, 1229, 376, 0, EMPTY),
    // v1.AttachedVolume
    field(ALL, 1287, 1192, 0, NONE),
    field(ALL, 997, 1826, 0, NONE),
    // v1.AzureDiskVolumeSource
    field(ALL, 1002, 1826, 0, NONE),
    field(ALL, 1003, 1826, 0, NONE),
    field(ALL, 878, 75, 0, EMPTY),
    field(ALL, 1096, 376, 0, EMPTY),
    field(ALL, 1461, 0, 0, EMPTY),
    field(ALL, 1191, 76, 0, EMPTY),
    // v1.AzureFilePersistentVolumeSource
    field(ALL, 1565, 1826, 0, NONE),
    field(ALL, 1593, 1826, 0, NONE),
    field(ALL, 1461, 650, 0, EMPTY),
    field(ALL, 1566, 376, 0, NONE),
    // v1.AzureFileVolumeSource
    field(ALL, 1565, 1826, 0, NONE),
    field(ALL, 1593, 1826, 0, NONE),
    field(ALL, 1461, 650, 0, EMPTY),
    // v1.Binding
    field(ALL, 1191, 1826, 1, EMPTY),
    field(ALL, 829, 1826, 1, EMPTY),
    field(ALL, 1264, 1773, 0, EMPTY),
    field(ALL, 1672, 1062, 0, NONE),
    // v1.CSIPersistentVolumeSource
    field(ALL, 1013, 1826, 0, NONE),
    field(ALL, 1767, 1826, 0, NONE),
    field(ALL, 1461, 650, 0, EMPTY),
    field(ALL, 1096, 1826, 0, EMPTY),
    field(ALL, 1761, 1825, 0, EMPTY),
    field(ALL, 940, 185, 0, EMPTY),
    field(ALL, 1310, 185, 0, EMPTY),
    field(ALL, 1307, 185, 0, EMPTY),
    field(ALL, 939, 185, 0, EMPTY),
    field(ALL, 1302, 185, 0, EMPTY),
    // v1.CSIVolumeSource
    field(ALL, 1013, 1826, 0, NONE),
    field(ALL, 1461, 0, 0, EMPTY),
    field(ALL, 1096, 376, 0, EMPTY),
    field(ALL, 1761, 1825, 0, EMPTY),
    field(ALL, 1307, 131, 0, EMPTY),
    // v1.Capabilities
    field(ALL, 795, 428, 0, EMPTY),
    field(ALL, 1017, 428, 0, EMPTY),
    // v1.CephFSPersistentVolumeSource
    field(ALL, 1281, 648, 0, NONE),
    field(ALL, 1366, 1826, 0, EMPTY),
    field(ALL, 1731, 1826, 0, EMPTY),
    field(ALL, 1563, 1826, 0, EMPTY),
    field(ALL, 1567, 185, 0, EMPTY),
    field(ALL, 1461, 650, 0, EMPTY),
    // v1.CephFSVolumeSource
    field(ALL, 1281, 648, 0, NONE),
    field(ALL, 1366, 1826, 0, EMPTY),
    field(ALL, 1731, 1826, 0, EMPTY),
    field(ALL, 1563, 1826, 0, EMPTY),
    field(ALL, 1567, 131, 0, EMPTY),
    field(ALL, 1461, 650, 0, EMPTY),
    // v1.CinderPersistentVolumeSource
    field(ALL, 1769, 1826, 0, NONE),
    field(ALL, 1096, 1826, 0, EMPTY),
    field(ALL, 1461, 650, 0, EMPTY),
    field(ALL, 1567, 185, 0, EMPTY),
    // v1.CinderVolumeSource
    field(ALL, 1769, 1826, 0, NONE),
    field(ALL, 1096, 1826, 0, EMPTY),
    field(ALL, 1461, 650, 0, EMPTY),
    field(ALL, 1567, 131, 0, EMPTY),
    // v1.ClaimSource
    field(0x01, 1502, 376, 0, EMPTY),
    field(0x01, 1504, 376, 0, EMPTY),
    // v1.ClientIPConfig
    field(ALL, 1694, 2, 0, EMPTY),
    // v1.ClusterTrustBundleProjection
    field(ALL, 1287, 376, 0, EMPTY),
    field(ALL, 1601, 376, 0, EMPTY),
    field(ALL, 1196, 364, 0, EMPTY),
    field(ALL, 1343, 0, 0, EMPTY),
    field(ALL, 1366, 1826, 0, NONE),
    field(0x80, 1731, 3, 0, EMPTY),
    // v1.ComponentCondition
    field(ALL, 1713, 941, 0, NONE),
    field(ALL, 1621, 943, 0, NONE),
    field(ALL, 1262, 1826, 0, EMPTY),
    field(ALL, 1034, 1826, 0, EMPTY),
    // v1.ComponentStatus
    field(ALL, 1191, 1826, 1, EMPTY),
    field(ALL, 829, 1826, 1, EMPTY),
    field(ALL, 1264, 1773, 0, EMPTY),
    field(ALL, 918, 429, 0, EMPTY),
    // v1.ConfigMap
    field(ALL, 1191, 1826, 1, EMPTY),
    field(ALL, 829, 1826, 1, EMPTY),
    field(ALL, 1264, 1773, 0, EMPTY),
    field(ALL, 1153, 0, 0, EMPTY),
    field(ALL, 959, 1825, 0, EMPTY),
    field(ALL, 865, 1814, 0, EMPTY),
    // v1.ConfigMapEnvSource
    field(ALL, 1287, 1826, 5, EMPTY),
    field(ALL, 1343, 0, 0, EMPTY),
    // v1.ConfigMapKeySelector
    field(ALL, 1287, 1826, 5, EMPTY),
    field(ALL, 1187, 1826, 0, NONE),
    field(ALL, 1343, 0, 0, EMPTY),
    // v1.ConfigMapNodeConfigSource
    field(ALL, 1291, 1826, 0, NONE),
    field(ALL, 1287, 1826, 0, NONE),
    field(ALL, 1715, 1786, 0, EMPTY),
    field(ALL, 1514, 1826, 0, EMPTY),
    field(ALL, 1193, 1826, 0, NONE),
    // v1.ConfigMapProjection
    field(ALL, 1287, 1826, 5, EMPTY),
    field(ALL, 1182, 450, 0, EMPTY),
    field(ALL, 1343, 0, 0, EMPTY),
    // v1.ConfigMapVolumeSource
    field(ALL, 1287, 1826, 5, EMPTY),
    field(ALL, 1182, 450, 0, EMPTY),
    field(ALL, 969, 2, 0, EMPTY),
    field(ALL, 1343, 0, 0, EMPTY),
    field(0x80, 972, 3, 0, EMPTY),
    // v1.Container
    field(ALL, 1287, 1826, 0, NONE),
    field(ALL, 1147, 1826, 0, EMPTY),
    field(ALL, 907, 648, 0, EMPTY),
    field(ALL, 835, 648, 0, EMPTY),
    field(ALL, 1791, 1826, 0, EMPTY),
    field(ALL, 1423, 433, 0, EMPTY),
    field(ALL, 1030, 441, 0, EMPTY),
    field(ALL, 1029, 442, 0, EMPTY),
    field(ALL, 1515, 1141, 0, EMPTY),
    field(ALL, 1499, 434, 0, EMPTY),
    field(ALL, 1519, 94, 0, EMPTY),
    field(0xf0, 1520, 435, 0, EMPTY),
    field(ALL, 1772, 495, 0, EMPTY),
    field(ALL, 1766, 493, 0, EMPTY),
    field(ALL, 1223, 167, 0, EMPTY),
    field(ALL, 1464, 167, 0, EMPTY),
    field(ALL, 1619, 167, 0, EMPTY),
    field(ALL, 1216, 127, 0, EMPTY),
    field(ALL, 1689, 1826, 0, EMPTY),
    field(ALL, 1690, 1183, 0, EMPTY),
    field(ALL, 1149, 1120, 0, EMPTY),
    field(ALL, 1569, 187, 0, EMPTY),
    field(ALL, 1624, 650, 0, EMPTY),
    field(ALL, 1625, 650, 0, EMPTY),
    field(ALL, 1712, 650, 0, EMPTY),
    // v1.ContainerExtendedResourceRequest
    field(0xf0, 930, 1826, 0, NONE),
    field(0xf0, 1510, 1826, 0, NONE),
    field(0xf0, 1486, 1826, 0, NONE),
    // v1.ContainerImage
    field(ALL, 1289, 648, 0, NONE),
    field(ALL, 1604, 653, 0, EMPTY),
    // v1.ContainerPort
    field(ALL, 1287, 1826, 0, EMPTY),
    field(ALL, 1135, 652, 0, EMPTY),
    field(ALL, 931, 652, 0, NONE),
    field(ALL, 1448, 1119, 0, EMPTY),
    field(ALL, 1129, 1826, 0, EMPTY),
    // v1.ContainerResizePolicy
    field(ALL, 1510, 1136, 0, NONE),
    field(ALL, 1519, 1142, 0, NONE),
    // v1.ContainerRestartRule
    field(0xf0, 792, 957, 0, EMPTY),
    field(0xf0, 1048, 95, 0, EMPTY),
    // v1.ContainerRestartRuleOnExitCodes
    field(0xf0, 1342, 959, 0, EMPTY),
    field(0xf0, 1749, 378, 0, EMPTY),
    // v1.ContainerState
    field(ALL, 1781, 98, 0, EMPTY),
    field(ALL, 1534, 96, 0, EMPTY),
    field(ALL, 1685, 97, 0, EMPTY),
    // v1.ContainerStateRunning
    field(ALL, 1617, 1782, 0, EMPTY),
    // v1.ContainerStateTerminated
    field(ALL, 1047, 652, 0, NONE),
    field(ALL, 1600, 652, 0, EMPTY),
    field(ALL, 1467, 1826, 0, EMPTY),
    field(ALL, 1262, 1826, 0, EMPTY),
    field(ALL, 1617, 1782, 0, EMPTY),
    field(ALL, 1082, 1782, 0, EMPTY),
    field(ALL, 929, 1826, 0, EMPTY),
    // v1.ContainerStateWaiting
    field(ALL, 1467, 1826, 0, EMPTY),
    field(ALL, 1262, 1826, 0, EMPTY),
    // v1.ContainerStatus
    field(ALL, 1287, 1826, 0, NONE),
    field(ALL, 1620, 960, 0, EMPTY),
    field(ALL, 1206, 960, 0, EMPTY),
    field(ALL, 1465, 650, 0, NONE),
    field(ALL, 1518, 652, 0, NONE),
    field(ALL, 1147, 1826, 0, NONE),
    field(ALL, 1148, 1826, 0, NONE),
    field(ALL, 929, 1826, 0, EMPTY),
    field(ALL, 1616, 0, 0, EMPTY),
    field(ALL, 813, 1135, 0, EMPTY),
    field(ALL, 1515, 176, 0, EMPTY),
    field(ALL, 1772, 496, 0, EMPTY),
    field(0xfe, 1731, 99, 0, EMPTY),
    field(0xfe, 814, 482, 0, EMPTY),
    field(0xf8, 1628, 191, 0, EMPTY),
    // v1.ContainerUser
    field(0xfe, 1221, 129, 0, EMPTY),
    // v1.DaemonEndpoint
    field(ALL, 520, 652, 0, NONE),
    // v1.DownwardAPIProjection
    field(ALL, 1182, 437, 0, EMPTY),
    // v1.DownwardAPIVolumeFile
    field(ALL, 1366, 1826, 0, NONE),
    field(ALL, 1074, 145, 0, EMPTY),
    field(ALL, 1507, 175, 0, EMPTY),
    field(ALL, 1279, 2, 0, EMPTY),
    field(0x80, 1731, 3, 0, EMPTY),
    // v1.DownwardAPIVolumeSource
    field(ALL, 1182, 437, 0, EMPTY),
    field(ALL, 969, 2, 0, EMPTY),
    field(0x80, 972, 3, 0, EMPTY),
    // v1.EmptyDirVolumeSource
    field(ALL, 1261, 1175, 0, EMPTY),
    field(ALL, 1605, 358, 0, EMPTY),
    field(0x80, 1279, 2, 0, EMPTY),
    // v1.EndpointAddress
    field(ALL, 1173, 1826, 0, NONE),
    field(ALL, 1138, 1826, 0, EMPTY),
    field(ALL, 1305, 376, 0, EMPTY),
    field(ALL, 1677, 146, 0, EMPTY),
    // v1.EndpointPort
    field(ALL, 1287, 1826, 0, EMPTY),
    field(ALL, 1421, 652, 0, NONE),
    field(ALL, 1448, 1119, 0, EMPTY),
    field(ALL, 832, 376, 0, EMPTY),
    // v1.EndpointSubset
    field(ALL, 801, 438, 0, EMPTY),
    field(ALL, 1322, 438, 0, EMPTY),
    field(ALL, 1423, 439, 0, EMPTY),
    // v1.Endpoints
    field(ALL, 1191, 1826, 1, EMPTY),
    field(ALL, 829, 1826, 1, EMPTY),
    field(ALL, 1264, 1773, 0, EMPTY),
    field(ALL, 1655, 440, 0, EMPTY),
    // v1.EnvFromSource
    field(ALL, 1434, 1826, 0, EMPTY),
    field(ALL, 922, 89, 0, EMPTY),
    field(ALL, 1567, 182, 0, EMPTY),
    // v1.EnvVar
    field(ALL, 1287, 1826, 0, NONE),
    field(ALL, 1746, 1826, 0, EMPTY),
    field(ALL, 1748, 103, 0, EMPTY),
    // v1.EnvVarSource
    field(ALL, 1074, 145, 0, EMPTY),
    field(ALL, 1507, 175, 0, EMPTY),
    field(ALL, 921, 90, 0, EMPTY),
    field(ALL, 1564, 183, 0, EMPTY),
    field(0xf0, 1079, 108, 0, EMPTY),
    // v1.EphemeralContainer
    field(ALL, 1287, 1826, 6, NONE),
    field(ALL, 1147, 1826, 6, EMPTY),
    field(ALL, 907, 648, 6, EMPTY),
    field(ALL, 835, 648, 6, EMPTY),
    field(ALL, 1791, 1826, 6, EMPTY),
    field(ALL, 1423, 433, 6, EMPTY),
    field(ALL, 1030, 441, 6, EMPTY),
    field(ALL, 1029, 442, 6, EMPTY),
    field(ALL, 1515, 1141, 6, EMPTY),
    field(ALL, 1499, 434, 6, EMPTY),
    field(ALL, 1519, 94, 6, EMPTY),
    field(0xf0, 1520, 435, 6, EMPTY),
    field(ALL, 1772, 495, 6, EMPTY),
    field(ALL, 1766, 493, 6, EMPTY),
    field(ALL, 1223, 167, 6, EMPTY),
    field(ALL, 1464, 167, 6, EMPTY),
    field(ALL, 1619, 167, 6, EMPTY),
    field(ALL, 1216, 127, 6, EMPTY),
    field(ALL, 1689, 1826, 6, EMPTY),
    field(ALL, 1690, 1183, 6, EMPTY),
    field(ALL, 1149, 1120, 6, EMPTY),
    field(ALL, 1569, 187, 6, EMPTY),
    field(ALL, 1624, 650, 6, EMPTY),
    field(ALL, 1625, 650, 6, EMPTY),
    field(ALL, 1712, 650, 6, EMPTY),
    field(ALL, 1674, 1826, 0, EMPTY),
    // v1.EphemeralVolumeSource
    field(ALL, 1764, 148, 0, EMPTY),
    // v1.Event
    field(ALL, 1191, 1826, 1, EMPTY),
    field(ALL, 829, 1826, 1, EMPTY),
    field(ALL, 1264, 1773, 0, NONE),
    field(ALL, 1172, 1062, 0, NONE),
    field(ALL, 1467, 1826, 0, EMPTY),
    field(ALL, 1262, 1826, 0, EMPTY),
    field(ALL, 1608, 983, 0, EMPTY),
    field(ALL, 1084, 1782, 0, EMPTY),
    field(ALL, 1208, 1782, 0, EMPTY),
    field(ALL, 944, 652, 0, EMPTY),
    field(ALL, 1713, 1826, 0, EMPTY),
    field(ALL, 1037, 1772, 0, EMPTY),
    field(ALL, 1576, 105, 0, EMPTY),
    field(ALL, 792, 1826, 0, EMPTY),
    field(ALL, 1475, 146, 0, EMPTY),
    field(ALL, 1479, 1826, 0, NONE),
    field(ALL, 1481, 1826, 0, NONE),
    // v1.EventSeries
    field(ALL, 944, 652, 0, EMPTY),
    field(ALL, 1201, 1772, 0, EMPTY),
    // v1.EventSource
    field(ALL, 914, 1826, 0, EMPTY),
    field(ALL, 1127, 1826, 0, EMPTY),
    // v1.EvictionResponder
    field(0x80, 1287, 1826, 0, NONE),
    field(0x80, 1437, 2, 0, NONE),
    // v1.ExecAction
    field(ALL, 907, 648, 0, EMPTY),
    // v1.FCVolumeSource
    field(ALL, 1680, 648, 0, EMPTY),
    field(ALL, 1230, 2, 0, EMPTY),
    field(ALL, 1096, 1826, 0, EMPTY),
    field(ALL, 1461, 650, 0, EMPTY),
    field(ALL, 1795, 648, 0, EMPTY),
    // v1.FileKeySelector
    field(0xf0, 1773, 1826, 0, NONE),
    field(0xf0, 1366, 1826, 0, NONE),
    field(0xf0, 1187, 1826, 0, NONE),
    field(0xf0, 1343, 0, 0, EMPTY),
    // v1.FlexPersistentVolumeSource
    field(ALL, 1013, 1826, 0, NONE),
    field(ALL, 1096, 1826, 0, EMPTY),
    field(ALL, 1567, 185, 0, EMPTY),
    field(ALL, 1461, 650, 0, EMPTY),
    field(ALL, 1345, 1825, 0, EMPTY),
    // v1.FlexVolumeSource
    field(ALL, 1013, 1826, 0, NONE),
    field(ALL, 1096, 1826, 0, EMPTY),
    field(ALL, 1567, 131, 0, EMPTY),
    field(ALL, 1461, 650, 0, EMPTY),
    field(ALL, 1345, 1825, 0, EMPTY),
    // v1.FlockerVolumeSource
    field(ALL, 962, 1826, 0, EMPTY),
    field(ALL, 963, 1826, 0, EMPTY),
    // v1.GCEPersistentDiskVolumeSource
    field(ALL, 1373, 1826, 0, NONE),
    field(ALL, 1096, 1826, 0, EMPTY),
    field(ALL, 1361, 652, 0, EMPTY),
    field(ALL, 1461, 650, 0, EMPTY),
    // v1.GRPCAction
    field(ALL, 1421, 652, 0, NONE),
    field(ALL, 1580, 376, 0, NONE),
    field(0x80, 1279, 114, 0, EMPTY),
    // v1.GitRepoVolumeSource
    field(ALL, 1482, 1826, 0, NONE),
    field(ALL, 1523, 1826, 0, EMPTY),
    field(ALL, 1000, 1826, 0, EMPTY),
    // v1.GlusterfsPersistentVolumeSource
    field(ALL, 1026, 1826, 0, NONE),
    field(ALL, 1366, 1826, 0, NONE),
    field(ALL, 1461, 650, 0, EMPTY),
    field(ALL, 1027, 376, 0, EMPTY),
    // v1.GlusterfsVolumeSource
    field(ALL, 1026, 1826, 0, NONE),
    field(ALL, 1366, 1826, 0, NONE),
    field(ALL, 1461, 650, 0, EMPTY),
    // v1.HTTPGetAction
    field(ALL, 1366, 1826, 0, EMPTY),
    field(ALL, 1421, 1787, 0, NONE),
    field(ALL, 1127, 1826, 0, EMPTY),
    field(ALL, 1551, 1191, 0, EMPTY),
    field(ALL, 1144, 446, 0, EMPTY),
    field(0x80, 1448, 119, 0, EMPTY),
    // v1.HTTPHeader
    field(ALL, 1287, 1826, 0, NONE),
    field(ALL, 1746, 1826, 0, NONE),
    // v1.HostAlias
    field(ALL, 1173, 1826, 0, NONE),
    field(ALL, 1140, 648, 0, EMPTY),
    // v1.HostIP
    field(ALL, 1173, 1826, 0, NONE),
    // v1.HostPathVolumeSource
    field(ALL, 1366, 1826, 0, NONE),
    field(ALL, 1713, 120, 0, EMPTY),
    // v1.ISCSIPersistentVolumeSource
    field(ALL, 1676, 1826, 0, NONE),
    field(ALL, 1179, 1826, 0, NONE),
    field(ALL, 1230, 652, 0, NONE),
    field(ALL, 1181, 1826, 0, EMPTY),
    field(ALL, 1096, 1826, 0, EMPTY),
    field(ALL, 1461, 650, 0, EMPTY),
    field(ALL, 1422, 648, 0, EMPTY),
    field(ALL, 890, 650, 0, EMPTY),
    field(ALL, 891, 650, 0, EMPTY),
    field(ALL, 1567, 185, 0, EMPTY),
    field(ALL, 1160, 376, 0, EMPTY),
    // v1.ISCSIVolumeSource
    field(ALL, 1676, 1826, 0, NONE),
    field(ALL, 1179, 1826, 0, NONE),
    field(ALL, 1230, 652, 0, NONE),
    field(ALL, 1181, 1826, 0, EMPTY),
    field(ALL, 1096, 1826, 0, EMPTY),
    field(ALL, 1461, 650, 0, EMPTY),
    field(ALL, 1422, 648, 0, EMPTY),
    field(ALL, 890, 650, 0, EMPTY),
    field(ALL, 891, 650, 0, EMPTY),
    field(ALL, 1567, 131, 0, EMPTY),
    field(ALL, 1160, 376, 0, EMPTY),
    // v1.ImageVolumeSource
    field(0xfe, 1471, 1826, 0, EMPTY),
    field(0xfe, 1452, 1120, 0, EMPTY),
    // v1.ImageVolumeStatus
    field(0xc0, 1151, 1826, 0, EMPTY),
    // v1.KeyToPath
    field(ALL, 1187, 1826, 0, NONE),
    field(ALL, 1366, 1826, 0, NONE),
    field(ALL, 1279, 2, 0, EMPTY),
    field(0x80, 1731, 3, 0, EMPTY),
    // v1.Lifecycle
    field(ALL, 1425, 128, 0, EMPTY),
    field(ALL, 1427, 128, 0, EMPTY),
    field(0xf8, 1628, 191, 0, EMPTY),
    // v1.LifecycleHandler
    field(ALL, 1045, 106, 0, EMPTY),
    field(ALL, 1143, 118, 0, EMPTY),
    field(ALL, 1681, 196, 0, EMPTY),
    field(ALL, 1607, 192, 0, EMPTY),
    // v1.LimitRange
    field(ALL, 1191, 1826, 1, EMPTY),
    field(ALL, 829, 1826, 1, EMPTY),
    field(ALL, 1264, 1773, 0, EMPTY),
    field(ALL, 1610, 1016, 0, EMPTY),
    // v1.LimitRangeItem
    field(ALL, 1713, 1017, 0, NONE),
    field(ALL, 1248, 1135, 0, EMPTY),
    field(ALL, 1267, 1135, 0, EMPTY),
    field(ALL, 967, 1135, 0, EMPTY),
    field(ALL, 971, 1135, 0, EMPTY),
    field(ALL, 1253, 1135, 0, EMPTY),
    // v1.LimitRangeSpec
    field(ALL, 1220, 451, 0, NONE),
    // v1.LinuxContainerUser
    field(0xfe, 1715, 653, 0, NONE),
    field(0xfe, 1105, 653, 0, NONE),
    field(0xfe, 1663, 379, 0, EMPTY),
    // v1.LoadBalancerIngress
    field(ALL, 1173, 1826, 0, EMPTY),
    field(ALL, 1138, 1826, 0, EMPTY),
    field(ALL, 1177, 130, 0, EMPTY),
    field(ALL, 1423, 476, 0, EMPTY),
    // v1.LoadBalancerStatus
    field(ALL, 1155, 452, 0, EMPTY),
    // v1.LocalObjectReference
    field(ALL, 1287, 1826, 0, EMPTY),
    // v1.LocalVolumeSource
    field(ALL, 1366, 1826, 0, NONE),
    field(ALL, 1096, 376, 0, EMPTY),
    // v1.ModifyVolumeStatus
    field(ALL, 1679, 1826, 0, EMPTY),
    field(ALL, 1621, 1068, 0, NONE),
    // v1.NFSVolumeSource
    field(ALL, 1579, 1826, 0, NONE),
    field(ALL, 1366, 1826, 0, NONE),
    field(ALL, 1461, 650, 0, EMPTY),
    // v1.Namespace
    field(ALL, 1191, 1826, 1, EMPTY),
    field(ALL, 829, 1826, 1, EMPTY),
    field(ALL, 1264, 1773, 0, EMPTY),
    field(ALL, 1610, 1031, 0, EMPTY),
    field(ALL, 1621, 1032, 0, EMPTY),
    // v1.NamespaceCondition
    field(ALL, 1713, 1029, 0, NONE),
    field(ALL, 1621, 943, 0, NONE),
    field(ALL, 1209, 1782, 0, EMPTY),
    field(ALL, 1467, 1826, 0, EMPTY),
    field(ALL, 1262, 1826, 0, EMPTY),
    // v1.NamespaceSpec
    field(ALL, 1081, 445, 0, EMPTY),
    // v1.NamespaceStatus
    field(ALL, 1382, 1030, 0, EMPTY),
    field(ALL, 918, 454, 0, EMPTY),
    // v1.Node
    field(ALL, 1191, 1826, 1, EMPTY),
    field(ALL, 829, 1826, 1, EMPTY),
    field(ALL, 1264, 1773, 0, EMPTY),
    field(ALL, 1610, 1056, 0, EMPTY),
    field(ALL, 1621, 1057, 0, EMPTY),
    // v1.NodeAddress
    field(ALL, 1713, 1035, 0, NONE),
    field(ALL, 799, 1826, 0, NONE),
    // v1.NodeAffinity
    field(ALL, 1494, 143, 0, EMPTY),
    field(ALL, 1431, 477, 0, EMPTY),
    // v1.NodeAllocatableMappedResources
    field(0x80, 1287, 1136, 0, NONE),
    field(0x80, 1454, 358, 0, NONE),
    // v1.NodeAllocatableOverheadResources
    field(0x80, 1287, 1136, 0, NONE),
    field(0x80, 1376, 358, 0, EMPTY),
    field(0x80, 1374, 358, 0, EMPTY),
    // v1.NodeAllocatableResourceClaimStatus
    field(0xc0, 1502, 1826, 0, NONE),
    field(0xc0, 935, 648, 0, EMPTY),
    field(0x80, 1236, 456, 0, EMPTY),
    field(0x80, 1350, 457, 0, EMPTY),
    field(0x40, 1515, 1802, 0, NONE),
    // v1.NodeCondition
    field(ALL, 1713, 1041, 0, NONE),
    field(ALL, 1621, 943, 0, NONE),
    field(ALL, 1199, 1782, 0, EMPTY),
    field(ALL, 1209, 1782, 0, EMPTY),
    field(ALL, 1467, 1826, 0, EMPTY),
    field(ALL, 1262, 1826, 0, EMPTY),
    // v1.NodeConfigSource
    field(ALL, 920, 91, 0, EMPTY),
    // v1.NodeConfigStatus
    field(ALL, 836, 137, 0, EMPTY),
    field(ALL, 793, 137, 0, EMPTY),
    field(ALL, 1200, 137, 0, EMPTY),
    field(ALL, 1034, 1826, 0, EMPTY),
    // v1.NodeDaemonEndpoints
    field(ALL, 1194, 967, 0, EMPTY),
    // v1.NodeFeatures
    field(0xfe, 1664, 0, 0, EMPTY),
    // v1.NodePodPreemptionPolicy
    field(0x80, 1001, 648, 0, EMPTY),
    // v1.NodeProxyOptions
    field(ALL, 1191, 1826, 1, EMPTY),
    field(ALL, 829, 1826, 1, EMPTY),
    field(ALL, 1366, 1826, 0, EMPTY),
    // v1.NodeRuntimeHandler
    field(ALL, 1287, 1826, 0, NONE),
    field(ALL, 1070, 142, 0, EMPTY),
    // v1.NodeRuntimeHandlerFeatures
    field(ALL, 1470, 0, 0, EMPTY),
    field(0xfe, 1734, 0, 0, EMPTY),
    // v1.NodeSelector
    field(ALL, 1309, 462, 0, NONE),
    // v1.NodeSelectorRequirement
    field(ALL, 1187, 1826, 0, NONE),
    field(ALL, 1342, 1053, 0, NONE),
    field(ALL, 1749, 648, 0, EMPTY),
    // v1.NodeSelectorTerm
    field(ALL, 1240, 461, 0, EMPTY),
    field(ALL, 1241, 461, 0, EMPTY),
    // v1.NodeSpec
    field(ALL, 1391, 1826, 0, EMPTY),
    field(ALL, 1392, 648, 0, EMPTY),
    field(ALL, 1449, 1826, 0, EMPTY),
    field(ALL, 1721, 650, 0, EMPTY),
    field(ALL, 1671, 486, 0, EMPTY),
    field(ALL, 923, 137, 0, EMPTY),
    field(ALL, 1059, 1826, 0, EMPTY),
    field(0x80, 1408, 141, 0, EMPTY),
    // v1.NodeStatus
    field(ALL, 880, 1135, 0, EMPTY),
    field(ALL, 809, 1135, 0, EMPTY),
    field(ALL, 1382, 1047, 0, EMPTY),
    field(ALL, 918, 459, 0, EMPTY),
    field(ALL, 801, 455, 0, EMPTY),
    field(ALL, 958, 1044, 0, EMPTY),
    field(ALL, 1304, 1059, 0, EMPTY),
    field(ALL, 1152, 432, 0, EMPTY),
    field(ALL, 1779, 491, 0, EMPTY),
    field(ALL, 1778, 427, 0, EMPTY),
    field(ALL, 919, 138, 0, EMPTY),
    field(ALL, 1537, 460, 0, EMPTY),
    field(0xfe, 1070, 139, 0, EMPTY),
    field(0xe0, 965, 648, 0, EMPTY),
    // v1.NodeSwapStatus
    field(0xf8, 880, 3, 0, EMPTY),
    // v1.NodeSystemInfo
    field(ALL, 1231, 1826, 0, NONE),
    field(ALL, 1669, 1826, 0, NONE),
    field(ALL, 874, 1826, 0, NONE),
    field(ALL, 1186, 1826, 0, NONE),
    field(ALL, 1349, 1826, 0, NONE),
    field(ALL, 933, 1826, 0, NONE),
    field(ALL, 1195, 1826, 0, NONE),
    field(ALL, 1192, 1826, 0, NONE),
    field(ALL, 1339, 1826, 0, NONE),
    field(ALL, 834, 1826, 0, NONE),
    field(0xf8, 1666, 144, 0, EMPTY),
    field(0x80, 1535, 0, 0, EMPTY),
    // v1.ObjectFieldSelector
    field(ALL, 829, 1826, 0, EMPTY),
    field(ALL, 1073, 1826, 0, NONE),
    // v1.ObjectReference
    field(ALL, 1191, 1826, 0, EMPTY),
    field(ALL, 1291, 1826, 0, EMPTY),
    field(ALL, 1287, 1826, 0, EMPTY),
    field(ALL, 1715, 1786, 0, EMPTY),
    field(ALL, 829, 1826, 0, EMPTY),
    field(ALL, 1514, 1826, 0, EMPTY),
    field(ALL, 1073, 1826, 0, EMPTY),
    // v1.PersistentVolume
    field(ALL, 1191, 1826, 1, EMPTY),
    field(ALL, 829, 1826, 1, EMPTY),
    field(ALL, 1264, 1773, 0, EMPTY),
    field(ALL, 1610, 1077, 0, EMPTY),
    field(ALL, 1621, 1078, 0, EMPTY),
    // v1.PersistentVolumeClaim
    field(ALL, 1191, 1826, 1, EMPTY),
    field(ALL, 829, 1826, 1, EMPTY),
    field(ALL, 1264, 1773, 0, EMPTY),
    field(ALL, 1610, 1070, 0, EMPTY),
    field(ALL, 1621, 1071, 0, EMPTY),
    // v1.PersistentVolumeClaimCondition
    field(ALL, 1713, 1067, 0, NONE),
    field(ALL, 1621, 943, 0, NONE),
    field(ALL, 1203, 1782, 0, EMPTY),
    field(ALL, 1209, 1782, 0, EMPTY),
    field(ALL, 1467, 1826, 0, EMPTY),
    field(ALL, 1262, 1826, 0, EMPTY),
    // v1.PersistentVolumeClaimSpec
    field(ALL, 790, 464, 0, EMPTY),
    field(ALL, 1573, 364, 0, EMPTY),
    field(ALL, 1515, 1203, 0, EMPTY),
    field(ALL, 1773, 1826, 0, EMPTY),
    field(ALL, 1631, 376, 0, EMPTY),
    field(ALL, 1771, 150, 0, EMPTY),
    field(ALL, 960, 197, 0, EMPTY),
    field(ALL, 961, 198, 0, EMPTY),
    field(ALL, 1762, 376, 0, EMPTY),
    // v1.PersistentVolumeClaimStatus
    field(ALL, 1382, 1069, 0, EMPTY),
    field(ALL, 790, 464, 0, EMPTY),
    field(ALL, 880, 1135, 0, EMPTY),
    field(ALL, 918, 466, 0, EMPTY),
    field(ALL, 813, 1135, 0, EMPTY),
    field(ALL, 812, 1795, 0, EMPTY),
    field(ALL, 957, 376, 0, EMPTY),
    field(ALL, 1280, 133, 0, EMPTY),
    field(0x80, 1123, 199, 0, EMPTY),
    // v1.PersistentVolumeClaimTemplate
    field(ALL, 1264, 1773, 0, EMPTY),
    field(ALL, 1610, 1070, 0, NONE),
    // v1.PersistentVolumeClaimVolumeSource
    field(ALL, 895, 1826, 0, NONE),
    field(ALL, 1461, 650, 0, EMPTY),
    // v1.PersistentVolumeSpec
    field(ALL, 880, 1135, 0, EMPTY),
    field(ALL, 1101, 112, 7, EMPTY),
    field(ALL, 856, 72, 7, EMPTY),
    field(ALL, 1134, 121, 7, EMPTY),
    field(ALL, 1108, 116, 7, EMPTY),
    field(ALL, 1295, 135, 7, EMPTY),
    field(ALL, 1460, 172, 7, EMPTY),
    field(ALL, 1180, 123, 7, EMPTY),
    field(ALL, 894, 85, 7, EMPTY),
    field(ALL, 886, 83, 7, EMPTY),
    field(ALL, 1069, 107, 7, EMPTY),
    field(ALL, 1087, 111, 7, EMPTY),
    field(ALL, 1085, 109, 7, EMPTY),
    field(ALL, 858, 78, 7, EMPTY),
    field(ALL, 1780, 202, 7, EMPTY),
    field(ALL, 1458, 171, 7, EMPTY),
    field(ALL, 857, 77, 7, EMPTY),
    field(ALL, 1383, 153, 7, EMPTY),
    field(ALL, 1424, 165, 7, EMPTY),
    field(ALL, 1540, 178, 7, EMPTY),
    field(ALL, 1228, 132, 7, EMPTY),
    field(ALL, 1638, 193, 7, EMPTY),
    field(ALL, 949, 80, 7, EMPTY),
    field(ALL, 790, 464, 0, EMPTY),
    field(ALL, 896, 146, 0, EMPTY),
    field(ALL, 1381, 1076, 0, EMPTY),
    field(ALL, 1631, 1826, 0, EMPTY),
    field(ALL, 1282, 648, 0, EMPTY),
    field(ALL, 1771, 150, 0, EMPTY),
    field(ALL, 1296, 200, 0, EMPTY),
    field(ALL, 1762, 376, 0, EMPTY),
    // v1.PersistentVolumeStatus
    field(ALL, 1382, 1075, 0, EMPTY),
    field(ALL, 1262, 1826, 0, EMPTY),
    field(ALL, 1467, 1826, 0, EMPTY),
    field(ALL, 1202, 371, 0, EMPTY),
    // v1.PhotonPersistentDiskVolumeSource
    field(ALL, 1372, 1826, 0, NONE),
    field(ALL, 1096, 1826, 0, EMPTY),
    // v1.Pod
    field(ALL, 1191, 1826, 1, EMPTY),
    field(ALL, 829, 1826, 1, EMPTY),
    field(ALL, 1264, 1773, 0, EMPTY),
    field(ALL, 1610, 1107, 0, EMPTY),
    field(ALL, 1621, 1108, 0, EMPTY),
    // v1.PodAffinity
    field(ALL, 1494, 467, 0, EMPTY),
    field(ALL, 1431, 498, 0, EMPTY),
    // v1.PodAffinityTerm
    field(ALL, 1196, 364, 0, EMPTY),
    field(ALL, 1293, 648, 0, EMPTY),
    field(ALL, 1704, 1826, 0, NONE),
    field(ALL, 1292, 364, 0, EMPTY),
    field(ALL, 1243, 648, 0, EMPTY),
    field(ALL, 1278, 648, 0, EMPTY),
    // v1.PodAntiAffinity
    field(ALL, 1494, 467, 0, EMPTY),
    field(ALL, 1431, 498, 0, EMPTY),
    // v1.PodAttachOptions
    field(ALL, 1191, 1826, 1, EMPTY),
    field(ALL, 829, 1826, 1, EMPTY),
    field(ALL, 1624, 650, 0, EMPTY),
    field(ALL, 1626, 650, 0, EMPTY),
    field(ALL, 1623, 650, 0, EMPTY),
    field(ALL, 1712, 650, 0, EMPTY),
    field(ALL, 928, 1826, 0, EMPTY),
    // v1.PodCertificateProjection
    field(0xf0, 1601, 1826, 0, EMPTY),
    field(0xf0, 1189, 1826, 0, EMPTY),
    field(0xf0, 1249, 2, 0, EMPTY),
    field(0xf0, 948, 1826, 0, EMPTY),
    field(0xf0, 1188, 1826, 0, EMPTY),
    field(0xf0, 889, 1826, 0, EMPTY),
    field(0xe0, 1732, 1825, 0, EMPTY),
    field(0x80, 1731, 3, 0, EMPTY),
    // v1.PodCondition
    field(ALL, 1713, 1087, 0, NONE),
    field(0xf8, 1332, 653, 0, EMPTY),
    field(ALL, 1621, 943, 0, NONE),
    field(ALL, 1203, 1782, 0, EMPTY),
    field(ALL, 1209, 1782, 0, EMPTY),
    field(ALL, 1467, 1826, 0, EMPTY),
    field(ALL, 1262, 1826, 0, EMPTY),
    // v1.PodDNSConfig
    field(ALL, 1290, 648, 0, EMPTY),
    field(ALL, 1559, 648, 0, EMPTY),
    field(ALL, 1345, 469, 0, EMPTY),
    // v1.PodDNSConfigOption
    field(ALL, 1287, 1826, 0, EMPTY),
    field(ALL, 1746, 376, 0, EMPTY),
    // v1.PodExecOptions
    field(ALL, 1191, 1826, 1, EMPTY),
    field(ALL, 829, 1826, 1, EMPTY),
    field(ALL, 1624, 650, 0, EMPTY),
    field(ALL, 1626, 650, 0, EMPTY),
    field(ALL, 1623, 650, 0, EMPTY),
    field(ALL, 1712, 650, 0, EMPTY),
    field(ALL, 928, 1826, 0, EMPTY),
    field(ALL, 907, 648, 0, NONE),
    // v1.PodExtendedResourceClaimStatus
    field(0xf0, 1485, 431, 0, NONE),
    field(0xf0, 1502, 1826, 0, NONE),
    // v1.PodIP
    field(ALL, 1173, 1826, 0, NONE),
    // v1.PodOS
    field(ALL, 1287, 1060, 0, NONE),
    // v1.PodPortForwardOptions
    field(ALL, 1191, 1826, 1, EMPTY),
    field(ALL, 829, 1826, 1, EMPTY),
    field(ALL, 1423, 378, 0, EMPTY),
    // v1.PodProxyOptions
    field(ALL, 1191, 1826, 1, EMPTY),
    field(ALL, 829, 1826, 1, EMPTY),
    field(ALL, 1366, 1826, 0, EMPTY),
    // v1.PodReadinessGate
    field(ALL, 917, 1087, 0, NONE),
    // v1.PodResourceClaim
    field(ALL, 1287, 1826, 0, NONE),
    field(0xfe, 1502, 376, 0, EMPTY),
    field(0xfe, 1504, 376, 0, EMPTY),
    field(0x01, 1608, 937, 0, EMPTY),
    // v1.PodResourceClaimStatus
    field(ALL, 1287, 1826, 0, NONE),
    field(ALL, 1502, 376, 0, EMPTY),
    // v1.PodSchedulingGate
    field(ALL, 1287, 1826, 0, NONE),
    // v1.PodSchedulingGroup
    field(0xc0, 1397, 376, 0, EMPTY),
    // v1.PodSecurityContext
    field(ALL, 1558, 177, 0, EMPTY),
    field(ALL, 1790, 203, 0, EMPTY),
    field(ALL, 1532, 3, 0, EMPTY),
    field(ALL, 1530, 3, 0, EMPTY),
    field(ALL, 1531, 0, 0, EMPTY),
    field(ALL, 1663, 379, 0, EMPTY),
    field(0xfe, 1664, 195, 0, EMPTY),
    field(ALL, 1093, 3, 0, EMPTY),
    field(ALL, 1667, 485, 0, EMPTY),
    field(ALL, 1094, 159, 0, EMPTY),
    field(ALL, 1560, 181, 0, EMPTY),
    field(ALL, 831, 74, 0, EMPTY),
    field(0xfc, 1556, 161, 0, EMPTY),
    // v1.PodSpec
    field(ALL, 1777, 492, 0, EMPTY),
    field(ALL, 1158, 430, 0, EMPTY),
    field(ALL, 935, 430, 0, NONE),
    field(ALL, 1033, 443, 0, EMPTY),
    field(ALL, 1519, 1144, 0, EMPTY),
    field(ALL, 1688, 3, 0, EMPTY),
    field(ALL, 794, 3, 0, EMPTY),
    field(ALL, 1011, 966, 0, EMPTY),
    field(ALL, 1308, 1825, 0, EMPTY),
    field(ALL, 1582, 1826, 0, EMPTY),
    field(ALL, 1581, 1826, 0, EMPTY),
    field(ALL, 849, 0, 0, EMPTY),
    field(ALL, 1305, 1826, 0, EMPTY),
    field(ALL, 1132, 650, 0, EMPTY),
    field(ALL, 1133, 650, 0, EMPTY),
    field(ALL, 1130, 650, 0, EMPTY),
    field(ALL, 1594, 0, 0, EMPTY),
    field(ALL, 1569, 163, 0, EMPTY),
    field(ALL, 1150, 453, 0, EMPTY),
    field(ALL, 1138, 1826, 0, EMPTY),
    field(ALL, 1651, 1826, 0, EMPTY),
    field(ALL, 804, 73, 0, EMPTY),
    field(ALL, 1544, 1826, 0, EMPTY),
    field(ALL, 1702, 487, 0, EMPTY),
    field(ALL, 1128, 447, 0, EMPTY),
    field(ALL, 1438, 1826, 0, EMPTY),
    field(ALL, 1437, 2, 0, EMPTY),
    field(ALL, 1010, 157, 0, EMPTY),
    field(ALL, 1463, 471, 0, EMPTY),
    field(ALL, 1536, 376, 0, EMPTY),
    field(ALL, 1023, 0, 0, EMPTY),
    field(ALL, 1429, 166, 0, EMPTY),
    field(ALL, 1350, 1135, 0, EMPTY),
    field(ALL, 1706, 490, 0, EMPTY),
    field(ALL, 1590, 0, 0, EMPTY),
    field(ALL, 1348, 160, 0, EMPTY),
    field(ALL, 1137, 0, 0, EMPTY),
    field(ALL, 1547, 474, 0, EMPTY),
    field(ALL, 1505, 472, 0, EMPTY),
    field(0xfc, 1515, 176, 0, EMPTY),
    field(0xf0, 1139, 376, 0, EMPTY),
    field(0xc0, 1548, 162, 0, EMPTY),
    field(0x80, 1038, 444, 0, EMPTY),
    field(0x20, 1794, 204, 0, EMPTY),
    // v1.PodStatus
    field(0xf8, 1332, 653, 0, EMPTY),
    field(ALL, 1382, 1095, 0, EMPTY),
    field(ALL, 918, 468, 0, EMPTY),
    field(ALL, 1262, 1826, 0, EMPTY),
    field(ALL, 1467, 1826, 0, EMPTY),
    field(ALL, 1315, 1826, 0, EMPTY),
    field(ALL, 1129, 1826, 0, EMPTY),
    field(ALL, 1131, 448, 0, EMPTY),
    field(ALL, 1403, 1826, 0, EMPTY),
    field(ALL, 1404, 470, 0, EMPTY),
    field(ALL, 1615, 371, 0, EMPTY),
    field(ALL, 1157, 436, 0, EMPTY),
    field(ALL, 934, 436, 0, EMPTY),
    field(ALL, 1453, 1098, 0, EMPTY),
    field(ALL, 1032, 436, 0, EMPTY),
    field(ALL, 1498, 1100, 0, EMPTY),
    field(ALL, 1503, 473, 0, EMPTY),
    field(0xf0, 1055, 158, 0, EMPTY),
    field(0xe0, 813, 1135, 0, EMPTY),
    field(0xe0, 1515, 176, 0, EMPTY),
    field(0xc0, 1298, 458, 0, EMPTY),
    field(0x80, 1768, 475, 0, EMPTY),
    // v1.PodTemplate
    field(ALL, 1191, 1826, 1, EMPTY),
    field(ALL, 829, 1826, 1, EMPTY),
    field(ALL, 1264, 1773, 0, EMPTY),
    field(ALL, 1682, 1110, 0, EMPTY),
    // v1.PodTemplateSpec
    field(ALL, 1264, 1773, 0, EMPTY),
    field(ALL, 1610, 1107, 0, EMPTY),
    // v1.PodVolumeHealth
    field(0x80, 1287, 1826, 0, NONE),
    field(0x80, 1122, 494, 0, EMPTY),
    field(0x80, 1209, 1782, 0, EMPTY),
    // v1.PortStatus
    field(ALL, 1421, 652, 0, NONE),
    field(ALL, 1448, 1119, 0, NONE),
    field(ALL, 1034, 376, 0, EMPTY),
    // v1.PortworxVolumeSource
    field(ALL, 1769, 1826, 0, NONE),
    field(ALL, 1096, 1826, 0, EMPTY),
    field(ALL, 1461, 650, 0, EMPTY),
    // v1.PreferredSchedulingTerm
    field(ALL, 1786, 652, 0, NONE),
    field(ALL, 1430, 1055, 0, NONE),
    // v1.Probe
    field(ALL, 1045, 106, 8, EMPTY),
    field(ALL, 1143, 118, 8, EMPTY),
    field(ALL, 1681, 196, 8, EMPTY),
    field(ALL, 1115, 113, 8, EMPTY),
    field(ALL, 1159, 652, 0, EMPTY),
    field(ALL, 1694, 652, 0, EMPTY),
    field(ALL, 1377, 652, 0, EMPTY),
    field(ALL, 1660, 652, 0, EMPTY),
    field(ALL, 1068, 652, 0, EMPTY),
    field(ALL, 1688, 3, 0, EMPTY),
    // v1.ProjectedVolumeSource
    field(ALL, 1609, 497, 0, NONE),
    field(ALL, 969, 2, 0, EMPTY),
    field(0x80, 972, 3, 0, EMPTY),
    // v1.QuobyteVolumeSource
    field(ALL, 1473, 1826, 0, NONE),
    field(ALL, 1760, 1826, 0, NONE),
    field(ALL, 1461, 650, 0, EMPTY),
    field(ALL, 1731, 1826, 0, EMPTY),
    field(ALL, 1112, 1826, 0, EMPTY),
    field(ALL, 1684, 1826, 0, EMPTY),
    // v1.RBDPersistentVolumeSource
    field(ALL, 1281, 648, 0, NONE),
    field(ALL, 1147, 1826, 0, NONE),
    field(ALL, 1096, 1826, 0, EMPTY),
    field(ALL, 1417, 1826, 0, EMPTY),
    field(ALL, 1731, 1826, 0, EMPTY),
    field(ALL, 1190, 1826, 0, EMPTY),
    field(ALL, 1567, 185, 0, EMPTY),
    field(ALL, 1461, 650, 0, EMPTY),
    // v1.RBDVolumeSource
    field(ALL, 1281, 648, 0, NONE),
    field(ALL, 1147, 1826, 0, NONE),
    field(ALL, 1096, 1826, 0, EMPTY),
    field(ALL, 1417, 1826, 0, EMPTY),
    field(ALL, 1731, 1826, 0, EMPTY),
    field(ALL, 1190, 1826, 0, EMPTY),
    field(ALL, 1567, 131, 0, EMPTY),
    field(ALL, 1461, 650, 0, EMPTY),
    // v1.ReplicationController
    field(ALL, 1191, 1826, 1, EMPTY),
    field(ALL, 829, 1826, 1, EMPTY),
    field(ALL, 1264, 1773, 0, EMPTY),
    field(ALL, 1610, 1128, 0, EMPTY),
    field(ALL, 1621, 1129, 0, EMPTY),
    // v1.ReplicationControllerCondition
    field(ALL, 1713, 1127, 0, NONE),
    field(ALL, 1621, 943, 0, NONE),
    field(ALL, 1209, 1782, 0, EMPTY),
    field(ALL, 1467, 1826, 0, EMPTY),
    field(ALL, 1262, 1826, 0, EMPTY),
    // v1.ReplicationControllerSpec
    field(ALL, 1478, 2, 0, EMPTY),
    field(ALL, 1275, 652, 0, EMPTY),
    field(ALL, 1573, 1825, 0, EMPTY),
    field(ALL, 1682, 164, 0, EMPTY),
    // v1.ReplicationControllerStatus
    field(ALL, 1478, 652, 0, NONE),
    field(ALL, 1098, 652, 0, EMPTY),
    field(ALL, 1466, 652, 0, EMPTY),
    field(ALL, 853, 652, 0, EMPTY),
    field(ALL, 1332, 653, 0, EMPTY),
    field(ALL, 918, 478, 0, EMPTY),
    // v1.ResourceClaim
    field(ALL, 1287, 1826, 0, NONE),
    field(0xfe, 1483, 1826, 0, EMPTY),
    // v1.ResourceFieldSelector
    field(ALL, 930, 1826, 0, EMPTY),
    field(ALL, 1500, 1826, 0, NONE),
    field(ALL, 1009, 1753, 0, EMPTY),
    // v1.ResourceHealth
    field(0xfe, 1509, 1134, 0, NONE),
    field(0xfe, 1120, 1133, 0, EMPTY),
    field(0xc0, 1262, 376, 0, EMPTY),
    // v1.ResourceQuota
    field(ALL, 1191, 1826, 1, EMPTY),
    field(ALL, 829, 1826, 1, EMPTY),
    field(ALL, 1264, 1773, 0, EMPTY),
    field(ALL, 1610, 1139, 0, EMPTY),
    field(ALL, 1621, 1140, 0, EMPTY),
    // v1.ResourceQuotaSpec
    field(ALL, 1118, 1135, 0, EMPTY),
    field(ALL, 1555, 481, 0, EMPTY),
    field(ALL, 1554, 180, 0, EMPTY),
    // v1.ResourceQuotaStatus
    field(ALL, 1118, 1135, 0, EMPTY),
    field(ALL, 1730, 1135, 0, EMPTY),
    // v1.ResourceRequirements
    field(ALL, 1220, 1135, 0, EMPTY),
    field(ALL, 1492, 1135, 0, EMPTY),
    field(ALL, 897, 479, 0, EMPTY),
    // v1.ResourceStatus
    field(0xfe, 1287, 1136, 0, NONE),
    field(0xfe, 1515, 480, 0, EMPTY),
    // v1.SELinuxOptions
    field(ALL, 1731, 1826, 0, EMPTY),
    field(ALL, 1525, 1826, 0, EMPTY),
    field(ALL, 1713, 1826, 0, EMPTY),
    field(ALL, 1215, 1826, 0, EMPTY),
    // v1.ScaleIOPersistentVolumeSource
    field(ALL, 1100, 1826, 0, NONE),
    field(ALL, 1668, 1826, 0, NONE),
    field(ALL, 1567, 185, 0, NONE),
    field(ALL, 1612, 650, 0, EMPTY),
    field(ALL, 1447, 1826, 0, EMPTY),
    field(ALL, 1636, 1826, 0, EMPTY),
    field(ALL, 1633, 1826, 0, EMPTY),
    field(ALL, 1773, 1826, 0, EMPTY),
    field(ALL, 1096, 1826, 0, EMPTY),
    field(ALL, 1461, 650, 0, EMPTY),
    // v1.ScaleIOVolumeSource
    field(ALL, 1100, 1826, 0, NONE),
    field(ALL, 1668, 1826, 0, NONE),
    field(ALL, 1567, 131, 0, NONE),
    field(ALL, 1612, 650, 0, EMPTY),
    field(ALL, 1447, 1826, 0, EMPTY),
    field(ALL, 1636, 1826, 0, EMPTY),
    field(ALL, 1633, 1826, 0, EMPTY),
    field(ALL, 1773, 1826, 0, EMPTY),
    field(ALL, 1096, 1826, 0, EMPTY),
    field(ALL, 1461, 650, 0, EMPTY),
    // v1.ScopeSelector
    field(ALL, 1240, 483, 0, EMPTY),
    // v1.ScopedResourceSelectorRequirement
    field(ALL, 1553, 1138, 0, NONE),
    field(ALL, 1342, 1149, 0, NONE),
    field(ALL, 1749, 648, 0, EMPTY),
    // v1.SeccompProfile
    field(ALL, 1713, 1152, 0, NONE),
    field(ALL, 1229, 376, 0, EMPTY),
    // v1.Secret
    field(ALL, 1191, 1826, 1, EMPTY),
    field(ALL, 829, 1826, 1, EMPTY),
    field(ALL, 1264, 1773, 0, EMPTY),
    field(ALL, 1153, 0, 0, EMPTY),
    field(ALL, 959, 1814, 0, EMPTY),
    field(ALL, 1642, 1825, 0, EMPTY),
    field(ALL, 1713, 1158, 0, EMPTY),
    // v1.SecretEnvSource
    field(ALL, 1287, 1826, 5, EMPTY),
    field(ALL, 1343, 0, 0, EMPTY),
    // v1.SecretKeySelector
    field(ALL, 1287, 1826, 5, EMPTY),
    field(ALL, 1187, 1826, 0, NONE),
    field(ALL, 1343, 0, 0, EMPTY),
    // v1.SecretProjection
    field(ALL, 1287, 1826, 5, EMPTY),
    field(ALL, 1182, 450, 0, EMPTY),
    field(ALL, 1343, 0, 0, EMPTY),
    // v1.SecretReference
    field(ALL, 1287, 1826, 0, EMPTY),
    field(ALL, 1291, 1826, 0, EMPTY),
    // v1.SecretVolumeSource
    field(ALL, 1565, 1826, 0, EMPTY),
    field(ALL, 1182, 450, 0, EMPTY),
    field(ALL, 969, 2, 0, EMPTY),
    field(ALL, 1343, 0, 0, EMPTY),
    field(0x80, 972, 3, 0, EMPTY),
    // v1.SecurityContext
    field(ALL, 879, 82, 0, EMPTY),
    field(ALL, 1440, 0, 0, EMPTY),
    field(ALL, 1558, 177, 0, EMPTY),
    field(ALL, 1790, 203, 0, EMPTY),
    field(ALL, 1532, 3, 0, EMPTY),
    field(ALL, 1530, 3, 0, EMPTY),
    field(ALL, 1531, 0, 0, EMPTY),
    field(ALL, 1462, 0, 0, EMPTY),
    field(ALL, 820, 0, 0, EMPTY),
    field(ALL, 1441, 168, 0, EMPTY),
    field(ALL, 1560, 181, 0, EMPTY),
    field(ALL, 831, 74, 0, EMPTY),
    // v1.Service
    field(ALL, 1191, 1826, 1, EMPTY),
    field(ALL, 829, 1826, 1, EMPTY),
    field(ALL, 1264, 1773, 0, EMPTY),
    field(ALL, 1610, 1169, 0, EMPTY),
    field(ALL, 1621, 1170, 0, EMPTY),
    // v1.ServiceAccount
    field(ALL, 1191, 1826, 1, EMPTY),
    field(ALL, 829, 1826, 1, EMPTY),
    field(ALL, 1264, 1773, 0, EMPTY),
    field(ALL, 1568, 463, 0, EMPTY),
    field(ALL, 1150, 453, 0, EMPTY),
    field(ALL, 849, 0, 0, EMPTY),
    // v1.ServiceAccountTokenProjection
    field(ALL, 845, 1826, 0, EMPTY),
    field(ALL, 1051, 3, 0, EMPTY),
    field(ALL, 1366, 1826, 0, NONE),
    field(0x80, 1731, 3, 0, EMPTY),
    // v1.ServicePort
    field(ALL, 1287, 1826, 0, EMPTY),
    field(ALL, 1448, 1119, 0, EMPTY),
    field(ALL, 832, 376, 0, EMPTY),
    field(ALL, 1421, 652, 0, NONE),
    field(ALL, 1675, 1787, 0, EMPTY),
    field(ALL, 1306, 652, 0, EMPTY),
    // v1.ServiceProxyOptions
    field(ALL, 1191, 1826, 1, EMPTY),
    field(ALL, 829, 1826, 1, EMPTY),
    field(ALL, 1366, 1826, 0, EMPTY),
    // v1.ServiceSpec
    field(ALL, 1423, 484, 0, EMPTY),
    field(ALL, 1573, 1825, 0, EMPTY),
    field(ALL, 900, 1826, 0, EMPTY),
    field(ALL, 901, 648, 0, EMPTY),
    field(ALL, 1713, 1171, 0, EMPTY),
    field(ALL, 1060, 648, 0, EMPTY),
    field(ALL, 1588, 1164, 0, EMPTY),
    field(ALL, 1226, 1826, 0, EMPTY),
    field(ALL, 1227, 648, 0, EMPTY),
    field(ALL, 1061, 1826, 0, EMPTY),
    field(ALL, 1062, 1165, 0, EMPTY),
    field(ALL, 1121, 652, 0, EMPTY),
    field(ALL, 1451, 650, 0, EMPTY),
    field(ALL, 1589, 190, 0, EMPTY),
    field(ALL, 1175, 449, 0, EMPTY),
    field(ALL, 1176, 122, 0, EMPTY),
    field(ALL, 810, 0, 0, EMPTY),
    field(ALL, 1225, 376, 0, EMPTY),
    field(ALL, 1170, 189, 0, EMPTY),
    field(ALL, 1709, 376, 0, EMPTY),
    // v1.ServiceStatus
    field(ALL, 1224, 1021, 0, EMPTY),
    field(ALL, 918, 639, 0, EMPTY),
    // v1.SessionAffinityConfig
    field(ALL, 899, 87, 0, EMPTY),
    // v1.SleepAction
    field(ALL, 1561, 653, 0, NONE),
    // v1.StorageOSPersistentVolumeSource
    field(ALL, 1773, 1826, 0, EMPTY),
    field(ALL, 1774, 1826, 0, EMPTY),
    field(ALL, 1096, 1826, 0, EMPTY),
    field(ALL, 1461, 650, 0, EMPTY),
    field(ALL, 1567, 146, 0, EMPTY),
    // v1.StorageOSVolumeSource
    field(ALL, 1773, 1826, 0, EMPTY),
    field(ALL, 1774, 1826, 0, EMPTY),
    field(ALL, 1096, 1826, 0, EMPTY),
    field(ALL, 1461, 650, 0, EMPTY),
    field(ALL, 1567, 131, 0, EMPTY),
    // v1.Sysctl
    field(ALL, 1287, 1826, 0, NONE),
    field(ALL, 1746, 1826, 0, NONE),
    // v1.TCPSocketAction
    field(ALL, 1421, 1787, 0, NONE),
    field(ALL, 1127, 1826, 0, EMPTY),
    // v1.Taint
    field(ALL, 1187, 1826, 0, NONE),
    field(ALL, 1746, 1826, 0, EMPTY),
    field(ALL, 1019, 1182, 0, NONE),
    field(ALL, 1692, 371, 0, EMPTY),
    // v1.Toleration
    field(ALL, 1187, 1826, 0, EMPTY),
    field(ALL, 1342, 1185, 0, EMPTY),
    field(ALL, 1746, 1826, 0, EMPTY),
    field(ALL, 1019, 1182, 0, EMPTY),
    field(ALL, 1701, 3, 0, EMPTY),
    // v1.TopologySelectorLabelRequirement
    field(ALL, 1187, 1826, 0, NONE),
    field(ALL, 1749, 648, 0, NONE),
    // v1.TopologySelectorTerm
    field(ALL, 1242, 488, 0, EMPTY),
    // v1.TopologySpreadConstraint
    field(ALL, 1256, 652, 0, NONE),
    field(ALL, 1704, 1826, 0, NONE),
    field(ALL, 1789, 1193, 0, NONE),
    field(ALL, 1196, 364, 0, EMPTY),
    field(ALL, 1270, 2, 0, EMPTY),
    field(ALL, 1297, 140, 0, EMPTY),
    field(ALL, 1311, 140, 0, EMPTY),
    field(ALL, 1243, 648, 0, EMPTY),
    // v1.TypedLocalObjectReference
    field(ALL, 826, 376, 0, NONE),
    field(ALL, 1191, 1826, 0, NONE),
    field(ALL, 1287, 1826, 0, NONE),
    // v1.TypedObjectReference
    field(ALL, 826, 376, 0, NONE),
    field(ALL, 1191, 1826, 0, NONE),
    field(ALL, 1287, 1826, 0, NONE),
    field(ALL, 1291, 376, 0, EMPTY),
    // v1.Volume
    field(ALL, 1287, 1826, 0, NONE),
    field(ALL, 1134, 121, 9, EMPTY),
    field(ALL, 1021, 102, 9, EMPTY),
    field(ALL, 1101, 112, 9, EMPTY),
    field(ALL, 856, 72, 9, EMPTY),
    field(ALL, 1106, 115, 9, EMPTY),
    field(ALL, 1562, 186, 9, EMPTY),
    field(ALL, 1295, 135, 9, EMPTY),
    field(ALL, 1180, 124, 9, EMPTY),
    field(ALL, 1108, 117, 9, EMPTY),
    field(ALL, 1378, 149, 9, EMPTY),
    field(ALL, 1460, 173, 9, EMPTY),
    field(ALL, 1085, 110, 9, EMPTY),
    field(ALL, 894, 86, 9, EMPTY),
    field(ALL, 886, 84, 9, EMPTY),
    field(ALL, 1087, 111, 9, EMPTY),
    field(ALL, 1012, 101, 9, EMPTY),
    field(ALL, 1069, 107, 9, EMPTY),
    field(ALL, 858, 79, 9, EMPTY),
    field(ALL, 920, 93, 9, EMPTY),
    field(ALL, 1780, 202, 9, EMPTY),
    field(ALL, 1458, 171, 9, EMPTY),
    field(ALL, 857, 77, 9, EMPTY),
    field(ALL, 1383, 153, 9, EMPTY),
    field(ALL, 1443, 169, 9, EMPTY),
    field(ALL, 1424, 165, 9, EMPTY),
    field(ALL, 1540, 179, 9, EMPTY),
    field(ALL, 1638, 194, 9, EMPTY),
    field(ALL, 949, 81, 9, EMPTY),
    field(ALL, 1031, 104, 9, EMPTY),
    field(0xfe, 1147, 125, 9, EMPTY),
    // v1.VolumeDevice
    field(ALL, 1287, 1826, 0, NONE),
    field(ALL, 997, 1826, 0, NONE),
    // v1.VolumeHealthCondition
    field(0x80, 1621, 1198, 0, NONE),
    field(0x80, 1467, 1826, 0, NONE),
    field(0x80, 1262, 1826, 0, EMPTY),
    // v1.VolumeHealthStatus
    field(0x80, 1122, 494, 0, EMPTY),
    field(0x80, 1209, 1782, 0, EMPTY),
    // v1.VolumeMount
    field(ALL, 1287, 1826, 0, NONE),
    field(ALL, 1461, 650, 0, EMPTY),
    field(ALL, 1469, 174, 0, EMPTY),
    field(ALL, 1283, 1826, 0, NONE),
    field(ALL, 1648, 1826, 0, EMPTY),
    field(ALL, 1284, 134, 0, EMPTY),
    field(ALL, 1649, 1826, 0, EMPTY),
    field(0x80, 867, 648, 0, EMPTY),
    // v1.VolumeMountStatus
    field(ALL, 1287, 1826, 0, NONE),
    field(ALL, 1283, 1826, 0, NONE),
    field(ALL, 1461, 650, 0, EMPTY),
    field(ALL, 1469, 174, 0, EMPTY),
    field(0xc0, 1776, 201, 0, EMPTY),
    // v1.VolumeNodeAffinity
    field(ALL, 1493, 143, 0, EMPTY),
    // v1.VolumeProjection
    field(ALL, 1562, 184, 0, EMPTY),
    field(ALL, 1012, 100, 0, EMPTY),
    field(ALL, 920, 92, 0, EMPTY),
    field(ALL, 1583, 188, 0, EMPTY),
    field(ALL, 904, 88, 0, EMPTY),
    field(0xf0, 1393, 156, 0, EMPTY),
    // v1.VolumeResourceRequirements
    field(ALL, 1220, 1135, 0, EMPTY),
    field(ALL, 1492, 1135, 0, EMPTY),
    // v1.VolumeStatus
    field(0xc0, 1147, 126, 0, EMPTY),
    // v1.VsphereVirtualDiskVolumeSource
    field(ALL, 1775, 1826, 0, NONE),
    field(ALL, 1096, 1826, 0, EMPTY),
    field(ALL, 1635, 1826, 0, EMPTY),
    field(ALL, 1634, 1826, 0, EMPTY),
    // v1.WeightedPodAffinityTerm
    field(ALL, 1786, 652, 0, NONE),
    field(ALL, 1389, 1082, 0, NONE),
    // v1.WindowsSecurityContextOptions
    field(ALL, 1110, 376, 0, EMPTY),
    field(ALL, 1109, 376, 0, EMPTY),
    field(ALL, 1533, 376, 0, EMPTY),
    field(ALL, 1136, 0, 0, EMPTY),
    // v1.WorkloadReference
    field(0x20, 1287, 1826, 0, NONE),
    field(0x20, 1396, 1826, 0, NONE),
    field(0x20, 1398, 1826, 0, EMPTY),
    // v1.Endpoint
    field(ALL, 801, 648, 0, NONE),
    field(ALL, 918, 1211, 0, EMPTY),
    field(ALL, 1138, 376, 0, EMPTY),
    field(ALL, 1677, 146, 0, EMPTY),
    field(ALL, 984, 1825, 0, EMPTY),
    field(ALL, 1305, 376, 0, EMPTY),
    field(ALL, 1803, 376, 0, EMPTY),
    field(ALL, 1125, 205, 0, EMPTY),
    // v1.EndpointConditions
    field(ALL, 1465, 0, 0, EMPTY),
    field(ALL, 1587, 0, 0, EMPTY),
    field(ALL, 1686, 0, 0, EMPTY),
    // v1.EndpointHints
    field(ALL, 1089, 502, 0, EMPTY),
    field(0xf8, 1088, 501, 0, EMPTY),
    // v1.EndpointPort
    field(ALL, 1287, 376, 0, EMPTY),
    field(ALL, 1448, 170, 0, EMPTY),
    field(ALL, 1421, 2, 0, EMPTY),
    field(ALL, 832, 376, 0, EMPTY),
    // v1.EndpointSlice
    field(ALL, 1191, 1826, 1, EMPTY),
    field(ALL, 829, 1826, 1, EMPTY),
    field(ALL, 1264, 1773, 0, EMPTY),
    field(ALL, 800, 1209, 0, NONE),
    field(ALL, 1026, 499, 0, NONE),
    field(ALL, 1423, 500, 0, NONE),
    // v1.ForNode
    field(0xf8, 1287, 1826, 0, NONE),
    // v1.ForZone
    field(ALL, 1287, 1826, 0, NONE),
    // v1.Event
    field(ALL, 1191, 1826, 1, EMPTY),
    field(ALL, 829, 1826, 1, EMPTY),
    field(ALL, 1264, 1773, 0, NONE),
    field(ALL, 1037, 1772, 0, NONE),
    field(ALL, 1576, 206, 0, EMPTY),
    field(ALL, 1480, 1826, 0, EMPTY),
    field(ALL, 1481, 1826, 0, EMPTY),
    field(ALL, 792, 1826, 0, EMPTY),
    field(ALL, 1467, 1826, 0, EMPTY),
    field(ALL, 1472, 1062, 0, EMPTY),
    field(ALL, 1475, 146, 0, EMPTY),
    field(ALL, 1323, 1826, 0, EMPTY),
    field(ALL, 1713, 1826, 0, EMPTY),
    field(ALL, 983, 983, 0, EMPTY),
    field(ALL, 981, 1782, 0, EMPTY),
    field(ALL, 982, 1782, 0, EMPTY),
    field(ALL, 980, 652, 0, EMPTY),
    // v1.EventSeries
    field(ALL, 944, 652, 0, NONE),
    field(ALL, 1201, 1772, 0, NONE),
    // v1.ExemptPriorityLevelConfiguration
    field(ALL, 1314, 2, 0, EMPTY),
    field(ALL, 1214, 2, 0, EMPTY),
    // v1.FlowDistinguisherMethod
    field(ALL, 1713, 1222, 0, NONE),
    // v1.FlowSchema
    field(ALL, 1191, 1826, 1, EMPTY),
    field(ALL, 829, 1826, 1, EMPTY),
    field(ALL, 1264, 1773, 0, EMPTY),
    field(ALL, 1610, 1226, 0, EMPTY),
    field(ALL, 1621, 1227, 0, EMPTY),
    // v1.FlowSchemaCondition
    field(ALL, 1713, 1225, 0, EMPTY),
    field(ALL, 1621, 1219, 0, EMPTY),
    field(ALL, 1209, 1782, 0, EMPTY),
    field(ALL, 1467, 1826, 0, EMPTY),
    field(ALL, 1262, 1826, 0, EMPTY),
    // v1.FlowSchemaSpec
    field(ALL, 1439, 1237, 0, NONE),
    field(ALL, 1247, 652, 0, NONE),
    field(ALL, 1008, 208, 0, EMPTY),
    field(ALL, 1529, 505, 0, EMPTY),
    // v1.FlowSchemaStatus
    field(ALL, 918, 503, 0, EMPTY),
    // v1.GroupSubject
    field(ALL, 1287, 1826, 0, NONE),
    // v1.LimitResponse
    field(ALL, 1713, 1230, 0, NONE),
    field(ALL, 1457, 211, 0, EMPTY),
    // v1.LimitedPriorityLevelConfiguration
    field(ALL, 1314, 2, 0, NONE),
    field(ALL, 1218, 1229, 0, EMPTY),
    field(ALL, 1214, 2, 0, EMPTY),
    field(ALL, 875, 2, 0, EMPTY),
    // v1.NonResourcePolicyRule
    field(ALL, 1756, 648, 0, NONE),
    field(ALL, 1318, 648, 0, NONE),
    // v1.PolicyRulesWithSubjects
    field(ALL, 1652, 508, 0, NONE),
    field(ALL, 1512, 507, 0, EMPTY),
    field(ALL, 1317, 504, 0, EMPTY),
    // v1.PriorityLevelConfiguration
    field(ALL, 1191, 1826, 1, EMPTY),
    field(ALL, 829, 1826, 1, EMPTY),
    field(ALL, 1264, 1773, 0, EMPTY),
    field(ALL, 1610, 1238, 0, EMPTY),
    field(ALL, 1621, 1239, 0, EMPTY),
    // v1.PriorityLevelConfigurationCondition
    field(ALL, 1713, 1236, 0, EMPTY),
    field(ALL, 1621, 1219, 0, EMPTY),
    field(ALL, 1209, 1782, 0, EMPTY),
    field(ALL, 1467, 1826, 0, EMPTY),
    field(ALL, 1262, 1826, 0, EMPTY),
    // v1.PriorityLevelConfigurationReference
    field(ALL, 1287, 1826, 0, NONE),
    // v1.PriorityLevelConfigurationSpec
    field(ALL, 1713, 1240, 0, NONE),
    field(ALL, 1219, 210, 0, EMPTY),
    field(ALL, 1046, 207, 0, EMPTY),
    // v1.PriorityLevelConfigurationStatus
    field(ALL, 918, 506, 0, EMPTY),
    // v1.QueuingConfiguration
    field(ALL, 1456, 652, 0, NONE),
    field(ALL, 1116, 652, 0, NONE),
    field(ALL, 1455, 652, 0, NONE),
    // v1.ResourcePolicyRule
    field(ALL, 1756, 648, 0, NONE),
    field(ALL, 827, 648, 0, NONE),
    field(ALL, 1515, 648, 0, NONE),
    field(ALL, 903, 650, 0, EMPTY),
    field(ALL, 1293, 648, 0, NONE),
    // v1.ServiceAccountSubject
    field(ALL, 1291, 1826, 0, NONE),
    field(ALL, 1287, 1826, 0, NONE),
    // v1.Subject
    field(ALL, 1191, 1245, 0, NONE),
    field(ALL, 1731, 213, 0, EMPTY),
    field(ALL, 1112, 209, 0, EMPTY),
    field(ALL, 1581, 212, 0, EMPTY),
    // v1.UserSubject
    field(ALL, 1287, 1826, 0, NONE),
    // v1beta3.ExemptPriorityLevelConfiguration
    field(ALL, 1314, 2, 0, EMPTY),
    field(ALL, 1214, 2, 0, EMPTY),
    // v1beta3.FlowDistinguisherMethod
    field(ALL, 1713, 1250, 0, NONE),
    // v1beta3.FlowSchema
    field(ALL, 1191, 1826, 1, EMPTY),
    field(ALL, 829, 1826, 1, EMPTY),
    field(ALL, 1264, 1773, 0, EMPTY),
    field(ALL, 1610, 1254, 0, EMPTY),
    field(ALL, 1621, 1255, 0, EMPTY),
    // v1beta3.FlowSchemaCondition
    field(ALL, 1713, 1253, 0, EMPTY),
    field(ALL, 1621, 1247, 0, EMPTY),
    field(ALL, 1209, 1782, 0, EMPTY),
    field(ALL, 1467, 1826, 0, EMPTY),
    field(ALL, 1262, 1826, 0, EMPTY),
    // v1beta3.FlowSchemaSpec
    field(ALL, 1439, 1265, 0, NONE),
    field(ALL, 1247, 652, 0, NONE),
    field(ALL, 1008, 215, 0, EMPTY),
    field(ALL, 1529, 511, 0, EMPTY),
    // v1beta3.FlowSchemaStatus
    field(ALL, 918, 509, 0, EMPTY),
    // v1beta3.GroupSubject
    field(ALL, 1287, 1826, 0, NONE),
    // v1beta3.LimitResponse
    field(ALL, 1713, 1258, 0, NONE),
    field(ALL, 1457, 218, 0, EMPTY),
    // v1beta3.LimitedPriorityLevelConfiguration
    field(ALL, 1314, 652, 0, NONE),
    field(ALL, 1218, 1257, 0, EMPTY),
    field(ALL, 1214, 2, 0, EMPTY),
    field(ALL, 875, 2, 0, EMPTY),
    // v1beta3.NonResourcePolicyRule
    field(ALL, 1756, 648, 0, NONE),
    field(ALL, 1318, 648, 0, NONE),
    // v1beta3.PolicyRulesWithSubjects
    field(ALL, 1652, 514, 0, NONE),
    field(ALL, 1512, 513, 0, EMPTY),
    field(ALL, 1317, 510, 0, EMPTY),
    // v1beta3.PriorityLevelConfiguration
    field(ALL, 1191, 1826, 1, EMPTY),
    field(ALL, 829, 1826, 1, EMPTY),
    field(ALL, 1264, 1773, 0, EMPTY),
    field(ALL, 1610, 1266, 0, EMPTY),
    field(ALL, 1621, 1267, 0, EMPTY),
    // v1beta3.PriorityLevelConfigurationCondition
    field(ALL, 1713, 1264, 0, EMPTY),
    field(ALL, 1621, 1247, 0, EMPTY),
    field(ALL, 1209, 1782, 0, EMPTY),
    field(ALL, 1467, 1826, 0, EMPTY),
    field(ALL, 1262, 1826, 0, EMPTY),
    // v1beta3.PriorityLevelConfigurationReference
    field(ALL, 1287, 1826, 0, NONE),
    // v1beta3.PriorityLevelConfigurationSpec
    field(ALL, 1713, 1268, 0, NONE),
    field(ALL, 1219, 217, 0, EMPTY),
    field(ALL, 1046, 214, 0, EMPTY),
    // v1beta3.PriorityLevelConfigurationStatus
    field(ALL, 918, 512, 0, EMPTY),
    // v1beta3.QueuingConfiguration
    field(ALL, 1456, 652, 0, NONE),
    field(ALL, 1116, 652, 0, NONE),
    field(ALL, 1455, 652, 0, NONE),
    // v1beta3.ResourcePolicyRule
    field(ALL, 1756, 648, 0, NONE),
    field(ALL, 827, 648, 0, NONE),
    field(ALL, 1515, 648, 0, NONE),
    field(ALL, 903, 650, 0, EMPTY),
    field(ALL, 1293, 648, 0, NONE),
    // v1beta3.ServiceAccountSubject
    field(ALL, 1291, 1826, 0, NONE),
    field(ALL, 1287, 1826, 0, NONE),
    // v1beta3.Subject
    field(ALL, 1191, 1273, 0, NONE),
    field(ALL, 1731, 220, 0, EMPTY),
    field(ALL, 1112, 216, 0, EMPTY),
    field(ALL, 1581, 219, 0, EMPTY),
    // v1beta3.UserSubject
    field(ALL, 1287, 1826, 0, NONE),
    // v1alpha1.Eviction
    field(0x80, 1191, 1826, 1, EMPTY),
    field(0x80, 829, 1826, 1, EMPTY),
    field(0x80, 1264, 1773, 0, EMPTY),
    field(0x80, 1610, 1283, 0, NONE),
    field(0x80, 1621, 1284, 0, EMPTY),
    // v1alpha1.EvictionPodReference
    field(0x80, 1287, 1826, 0, NONE),
    field(0x80, 1715, 1786, 0, NONE),
    // v1alpha1.EvictionRequest
    field(0x80, 1191, 1826, 1, EMPTY),
    field(0x80, 829, 1826, 1, EMPTY),
    field(0x80, 1264, 1773, 0, EMPTY),
    field(0x80, 1610, 1280, 0, NONE),
    field(0x80, 1621, 1281, 0, EMPTY),
    // v1alpha1.EvictionRequestPodReference
    field(0x80, 1287, 1826, 0, NONE),
    field(0x80, 1715, 1786, 0, NONE),
    // v1alpha1.EvictionRequestSpec
    field(0x80, 1672, 1282, 0, NONE),
    field(0x80, 1490, 1826, 0, NONE),
    field(0x80, 1168, 1278, 0, NONE),
    // v1alpha1.EvictionRequestStatus
    field(0x80, 918, 639, 0, EMPTY),
    field(0x80, 1332, 3, 0, EMPTY),
    // v1alpha1.EvictionRequestTarget
    field(0x80, 1387, 222, 0, EMPTY),
    // v1alpha1.EvictionSpec
    field(0x80, 1672, 1285, 0, NONE),
    // v1alpha1.EvictionStatus
    field(0x80, 918, 639, 0, EMPTY),
    field(0x80, 1332, 3, 0, EMPTY),
    field(0x80, 1491, 515, 0, EMPTY),
    field(0x80, 1678, 517, 0, EMPTY),
    field(0x80, 1516, 516, 0, EMPTY),
    // v1alpha1.EvictionTarget
    field(0x80, 1387, 221, 0, EMPTY),
    // v1alpha1.Requester
    field(0x80, 1287, 1826, 0, NONE),
    field(0x80, 1168, 1287, 0, NONE),
    // v1alpha1.ResponderStatus
    field(0x80, 1287, 1826, 0, NONE),
    field(0x80, 1615, 371, 0, EMPTY),
    field(0x80, 1124, 371, 0, EMPTY),
    field(0x80, 1049, 371, 0, EMPTY),
    field(0x80, 912, 371, 0, EMPTY),
    field(0x80, 1262, 376, 0, EMPTY),
    // v1alpha1.TargetResponder
    field(0x80, 1287, 1826, 0, NONE),
    field(0x80, 1437, 2, 0, NONE),
    field(0x80, 1620, 1288, 0, NONE),
    // v1.HTTPIngressPath
    field(ALL, 1366, 1826, 0, EMPTY),
    field(ALL, 1367, 229, 0, NONE),
    field(ALL, 859, 1297, 0, NONE),
    // v1.HTTPIngressRuleValue
    field(ALL, 1368, 518, 0, NONE),
    // v1.IPAddress
    field(0xf8, 1191, 1826, 1, EMPTY),
    field(0xf8, 829, 1826, 1, EMPTY),
    field(0xf8, 1264, 1773, 0, EMPTY),
    field(0xf8, 1610, 1294, 0, EMPTY),
    // v1.IPAddressSpec
    field(0xf8, 1359, 228, 0, EMPTY),
    // v1.IPBlock
    field(ALL, 892, 1826, 0, NONE),
    field(ALL, 1041, 648, 0, EMPTY),
    // v1.Ingress
    field(ALL, 1191, 1826, 1, EMPTY),
    field(ALL, 829, 1826, 1, EMPTY),
    field(ALL, 1264, 1773, 0, EMPTY),
    field(ALL, 1610, 1306, 0, EMPTY),
    field(ALL, 1621, 1307, 0, EMPTY),
    // v1.IngressBackend
    field(ALL, 1580, 227, 0, EMPTY),
    field(ALL, 1500, 197, 0, EMPTY),
    // v1.IngressClass
    field(ALL, 1191, 1826, 1, EMPTY),
    field(ALL, 829, 1826, 1, EMPTY),
    field(ALL, 1264, 1773, 0, EMPTY),
    field(ALL, 1610, 1300, 0, EMPTY),
    // v1.IngressClassParametersReference
    field(ALL, 826, 376, 0, EMPTY),
    field(ALL, 1191, 1826, 0, NONE),
    field(ALL, 1287, 1826, 0, NONE),
    field(ALL, 1552, 376, 0, NONE),
    field(ALL, 1291, 376, 0, EMPTY),
    // v1.IngressClassSpec
    field(ALL, 938, 1826, 0, EMPTY),
    field(ALL, 1356, 226, 0, EMPTY),
    // v1.IngressLoadBalancerIngress
    field(ALL, 1173, 1826, 0, EMPTY),
    field(ALL, 1138, 1826, 0, EMPTY),
    field(ALL, 1423, 520, 0, EMPTY),
    // v1.IngressLoadBalancerStatus
    field(ALL, 1155, 519, 0, EMPTY),
    // v1.IngressPortStatus
    field(ALL, 1421, 652, 0, NONE),
    field(ALL, 1448, 1119, 0, NONE),
    field(ALL, 1034, 376, 0, EMPTY),
    // v1.IngressRule
    field(ALL, 1127, 1826, 0, EMPTY),
    field(ALL, 1142, 223, 10, EMPTY),
    // v1.IngressServiceBackend
    field(ALL, 1287, 1826, 0, NONE),
    field(ALL, 1421, 1318, 0, EMPTY),
    // v1.IngressSpec
    field(ALL, 1156, 376, 0, EMPTY),
    field(ALL, 968, 225, 0, EMPTY),
    field(ALL, 1696, 522, 0, EMPTY),
    field(ALL, 1529, 521, 0, EMPTY),
    // v1.IngressStatus
    field(ALL, 1224, 1302, 0, EMPTY),
    // v1.IngressTLS
    field(ALL, 1141, 648, 0, EMPTY),
    field(ALL, 1565, 1826, 0, EMPTY),
    // v1.NetworkPolicy
    field(ALL, 1191, 1826, 1, EMPTY),
    field(ALL, 829, 1826, 1, EMPTY),
    field(ALL, 1264, 1773, 0, EMPTY),
    field(ALL, 1610, 1314, 0, EMPTY),
    // v1.NetworkPolicyEgressRule
    field(ALL, 1423, 526, 0, EMPTY),
    field(ALL, 1697, 525, 0, EMPTY),
    // v1.NetworkPolicyIngressRule
    field(ALL, 1423, 526, 0, EMPTY),
    field(ALL, 1092, 525, 0, EMPTY),
    // v1.NetworkPolicyPeer
    field(ALL, 1410, 364, 0, EMPTY),
    field(ALL, 1292, 364, 0, EMPTY),
    field(ALL, 1174, 224, 0, EMPTY),
    // v1.NetworkPolicyPort
    field(ALL, 1448, 170, 0, EMPTY),
    field(ALL, 1421, 374, 0, EMPTY),
    field(ALL, 1025, 2, 0, EMPTY),
    // v1.NetworkPolicySpec
    field(ALL, 1410, 1766, 0, NONE),
    field(ALL, 1155, 524, 0, EMPTY),
    field(ALL, 1020, 523, 0, EMPTY),
    field(ALL, 1416, 527, 0, EMPTY),
    // v1.ParentReference
    field(0xf8, 1112, 1826, 0, EMPTY),
    field(0xf8, 1500, 1826, 0, EMPTY),
    field(0xf8, 1291, 1826, 0, EMPTY),
    field(0xf8, 1287, 1826, 0, EMPTY),
    // v1.ServiceBackendPort
    field(ALL, 1287, 1826, 0, EMPTY),
    field(ALL, 1325, 652, 0, EMPTY),
    // v1.ServiceCIDR
    field(0xf8, 1191, 1826, 1, EMPTY),
    field(0xf8, 829, 1826, 1, EMPTY),
    field(0xf8, 1264, 1773, 0, EMPTY),
    field(0xf8, 1610, 1320, 0, EMPTY),
    field(0xf8, 1621, 1321, 0, EMPTY),
    // v1.ServiceCIDRSpec
    field(0xf8, 893, 648, 0, EMPTY),
    // v1.ServiceCIDRStatus
    field(0xf8, 918, 639, 0, EMPTY),
    // v1alpha1.IPAddress
    field(0x0f, 1191, 1826, 1, EMPTY),
    field(0x0f, 829, 1826, 1, EMPTY),
    field(0x0f, 1264, 1773, 0, EMPTY),
    field(0x0f, 1610, 1323, 0, EMPTY),
    // v1alpha1.IPAddressSpec
    field(0x0f, 1359, 230, 0, EMPTY),
    // v1alpha1.ParentReference
    field(0x0f, 1112, 1826, 0, EMPTY),
    field(0x0f, 1500, 1826, 0, EMPTY),
    field(0x0f, 1291, 1826, 0, EMPTY),
    field(0x0f, 1287, 1826, 0, EMPTY),
    // v1alpha1.ServiceCIDR
    field(0x0f, 1191, 1826, 1, EMPTY),
    field(0x0f, 829, 1826, 1, EMPTY),
    field(0x0f, 1264, 1773, 0, EMPTY),
    field(0x0f, 1610, 1326, 0, EMPTY),
    field(0x0f, 1621, 1327, 0, EMPTY),
    // v1alpha1.ServiceCIDRSpec
    field(0x0f, 893, 648, 0, EMPTY),
    // v1alpha1.ServiceCIDRStatus
    field(0x0f, 918, 639, 0, EMPTY),
    // v1beta1.IPAddress
    field(0xfe, 1191, 1826, 1, EMPTY),
    field(0xfe, 829, 1826, 1, EMPTY),
    field(0xfe, 1264, 1773, 0, EMPTY),
    field(0xfe, 1610, 1329, 0, EMPTY),
    // v1beta1.IPAddressSpec
    field(0xfe, 1359, 231, 0, EMPTY),
    // v1beta1.ParentReference
    field(0xfe, 1112, 1826, 0, EMPTY),
    field(0xfe, 1500, 1826, 0, EMPTY),
    field(0xfe, 1291, 1826, 0, EMPTY),
    field(0xfe, 1287, 1826, 0, EMPTY),
    // v1beta1.ServiceCIDR
    field(0xfe, 1191, 1826, 1, EMPTY),
    field(0xfe, 829, 1826, 1, EMPTY),
    field(0xfe, 1264, 1773, 0, EMPTY),
    field(0xfe, 1610, 1332, 0, EMPTY),
    field(0xfe, 1621, 1333, 0, EMPTY),
    // v1beta1.ServiceCIDRSpec
    field(0xfe, 893, 648, 0, EMPTY),
    // v1beta1.ServiceCIDRStatus
    field(0xfe, 918, 639, 0, EMPTY),
    // v1.Overhead
    field(ALL, 1395, 1135, 0, EMPTY),
    // v1.RuntimeClass
    field(ALL, 1191, 1826, 1, EMPTY),
    field(ALL, 829, 1826, 1, EMPTY),
    field(ALL, 1264, 1773, 0, EMPTY),
    field(ALL, 1117, 1826, 0, NONE),
    field(ALL, 1350, 232, 0, EMPTY),
    field(ALL, 1545, 233, 0, EMPTY),
    // v1.Scheduling
    field(ALL, 1308, 1825, 0, EMPTY),
    field(ALL, 1702, 487, 0, EMPTY),
    // v1.Eviction
    field(ALL, 1191, 1826, 1, EMPTY),
    field(ALL, 829, 1826, 1, EMPTY),
    field(ALL, 1264, 1773, 0, EMPTY),
    field(ALL, 974, 359, 0, EMPTY),
    // v1.PodDisruptionBudget
    field(ALL, 1191, 1826, 1, EMPTY),
    field(ALL, 829, 1826, 1, EMPTY),
    field(ALL, 1264, 1773, 0, EMPTY),
    field(ALL, 1610, 1339, 0, EMPTY),
    field(ALL, 1621, 1340, 0, EMPTY),
    // v1.PodDisruptionBudgetSpec
    field(ALL, 1268, 374, 0, EMPTY),
    field(ALL, 1573, 364, 0, EMPTY),
    field(ALL, 1258, 374, 0, EMPTY),
    field(ALL, 1719, 234, 0, EMPTY),
    // v1.PodDisruptionBudgetStatus
    field(ALL, 1332, 653, 0, EMPTY),
    field(ALL, 1004, 1824, 0, EMPTY),
    field(ALL, 1006, 652, 0, NONE),
    field(ALL, 952, 652, 0, NONE),
    field(ALL, 989, 652, 0, NONE),
    field(ALL, 1050, 652, 0, NONE),
    field(ALL, 918, 639, 0, EMPTY),
    // v1.AggregationRule
    field(ALL, 902, 641, 0, EMPTY),
    // v1.ClusterRole
    field(ALL, 1191, 1826, 1, EMPTY),
    field(ALL, 829, 1826, 1, EMPTY),
    field(ALL, 1264, 1773, 0, EMPTY),
    field(ALL, 1529, 528, 0, NONE),
    field(ALL, 805, 235, 0, EMPTY),
    // v1.ClusterRoleBinding
    field(ALL, 1191, 1826, 1, EMPTY),
    field(ALL, 829, 1826, 1, EMPTY),
    field(ALL, 1264, 1773, 0, EMPTY),
    field(ALL, 1652, 529, 0, EMPTY),
    field(ALL, 1526, 1348, 0, NONE),
    // v1.PolicyRule
    field(ALL, 1756, 648, 0, NONE),
    field(ALL, 827, 648, 0, EMPTY),
    field(ALL, 1515, 648, 0, EMPTY),
    field(ALL, 1511, 648, 0, EMPTY),
    field(ALL, 1318, 648, 0, EMPTY),
    // v1.Role
    field(ALL, 1191, 1826, 1, EMPTY),
    field(ALL, 829, 1826, 1, EMPTY),
    field(ALL, 1264, 1773, 0, EMPTY),
    field(ALL, 1529, 528, 0, NONE),
    // v1.RoleBinding
    field(ALL, 1191, 1826, 1, EMPTY),
    field(ALL, 829, 1826, 1, EMPTY),
    field(ALL, 1264, 1773, 0, EMPTY),
    field(ALL, 1652, 529, 0, EMPTY),
    field(ALL, 1526, 1348, 0, NONE),
    // v1.RoleRef
    field(ALL, 826, 1826, 0, NONE),
    field(ALL, 1191, 1826, 0, NONE),
    field(ALL, 1287, 1826, 0, NONE),
    // v1.Subject
    field(ALL, 1191, 1826, 0, NONE),
    field(ALL, 826, 1826, 0, EMPTY),
    field(ALL, 1287, 1826, 0, NONE),
    field(ALL, 1291, 1826, 0, EMPTY),
    // v1.AllocatedDeviceStatus
    field(0xf0, 1013, 1826, 0, NONE),
    field(0xf0, 1417, 1826, 0, NONE),
    field(0xf0, 994, 1826, 0, NONE),
    field(0xf0, 1592, 376, 0, EMPTY),
    field(0xf0, 918, 639, 0, NONE),
    field(0xf0, 959, 372, 0, EMPTY),
    field(0xf0, 1294, 244, 0, EMPTY),
    // v1.AllocationResult
    field(0xf0, 999, 1362, 0, EMPTY),
    field(0xf0, 1308, 143, 0, EMPTY),
    field(0xf0, 818, 371, 0, EMPTY),
    // v1.CELDeviceSelector
    field(0xf0, 1053, 1826, 0, NONE),
    // v1.CapacityRequestPolicy
    field(0xf0, 967, 358, 0, NONE),
    field(0xf0, 1742, 638, 0, EMPTY),
    field(0xf0, 1741, 239, 0, EMPTY),
    // v1.CapacityRequestPolicyRange
    field(0xf0, 1267, 358, 0, EMPTY),
    field(0xf0, 1248, 358, 0, EMPTY),
    field(0xf0, 1627, 358, 0, EMPTY),
    // v1.CapacityRequirements
    field(0xf0, 1492, 1805, 0, EMPTY),
    // v1.Counter
    field(0xf0, 1746, 1753, 0, NONE),
    // v1.CounterSet
    field(0xf0, 1287, 1826, 0, NONE),
    field(0xf0, 946, 1819, 0, EMPTY),
    // v1.Device
    field(0xf0, 1287, 1826, 0, NONE),
    field(0xf0, 844, 1803, 0, EMPTY),
    field(0xf0, 880, 1804, 0, EMPTY),
    field(0xf0, 927, 537, 0, EMPTY),
    field(0xf0, 1305, 376, 0, EMPTY),
    field(0xf0, 1308, 143, 0, EMPTY),
    field(0xf0, 807, 0, 0, EMPTY),
    field(0xf0, 1671, 543, 0, EMPTY),
    field(0xf0, 870, 0, 0, EMPTY),
    field(0xf0, 868, 648, 0, EMPTY),
    field(0xf0, 869, 648, 0, EMPTY),
    field(0xf0, 819, 0, 0, EMPTY),
    field(0x80, 1300, 1796, 0, EMPTY),
    field(0x40, 1299, 1797, 0, EMPTY),
    // v1.DeviceAllocationConfiguration
    field(0xf0, 1608, 1351, 0, NONE),
    field(0xf0, 1492, 648, 0, EMPTY),
    field(0xf0, 1337, 247, 11, EMPTY),
    // v1.DeviceAllocationResult
    field(0xf0, 1521, 540, 0, EMPTY),
    field(0xf0, 919, 533, 0, EMPTY),
    // v1.DeviceAttribute
    field(0xf0, 1164, 3, 0, EMPTY),
    field(0xf0, 872, 0, 0, EMPTY),
    field(0xf0, 1641, 376, 0, EMPTY),
    field(0xf0, 1757, 376, 0, EMPTY),
    field(0xc0, 1171, 379, 0, EMPTY),
    field(0xc0, 873, 377, 0, EMPTY),
    field(0xc0, 1644, 648, 0, EMPTY),
    field(0xc0, 1759, 648, 0, EMPTY),
    // v1.DeviceCapacity
    field(0xf0, 1746, 1753, 0, NONE),
    field(0xf0, 1487, 238, 0, EMPTY),
    // v1.DeviceClaim
    field(0xf0, 1492, 539, 0, NONE),
    field(0xf0, 924, 536, 0, EMPTY),
    field(0xf0, 919, 534, 0, EMPTY),
    // v1.DeviceClaimConfiguration
    field(0xf0, 1492, 648, 0, EMPTY),
    field(0xf0, 1337, 247, 11, EMPTY),
    // v1.DeviceClass
    field(0xf0, 1191, 1826, 1, EMPTY),
    field(0xf0, 829, 1826, 1, EMPTY),
    field(0xf0, 1264, 1773, 0, EMPTY),
    field(0xf0, 1610, 1369, 0, NONE),
    // v1.DeviceClassConfiguration
    field(0xf0, 1337, 247, 11, EMPTY),
    // v1.DeviceClassSpec
    field(0xf0, 1574, 541, 0, EMPTY),
    field(0xf0, 919, 535, 0, EMPTY),
    field(0xf0, 1056, 376, 0, EMPTY),
    // v1.DeviceConstraint
    field(0xf0, 1492, 648, 0, EMPTY),
    field(0xf0, 1237, 243, 0, EMPTY),
    field(0xf0, 1007, 243, 0, EMPTY),
    // v1.DeviceCounterConsumption
    field(0xf0, 945, 1826, 0, NONE),
    field(0xf0, 946, 1819, 0, EMPTY),
    field(0x80, 909, 648, 0, EMPTY),
    // v1.DeviceDerivedAttribute
    field(0x80, 1287, 1386, 0, NONE),
    field(0x80, 1053, 1826, 0, NONE),
    // v1.DeviceRequest
    field(0xf0, 1287, 1826, 0, NONE),
    field(0xf0, 1039, 242, 0, EMPTY),
    field(0xf0, 1083, 542, 0, EMPTY),
    // v1.DeviceRequestAllocationResult
    field(0xf0, 1483, 1826, 0, NONE),
    field(0xf0, 1013, 1826, 0, NONE),
    field(0xf0, 1417, 1826, 0, NONE),
    field(0xf0, 994, 1826, 0, NONE),
    field(0xf0, 802, 0, 0, EMPTY),
    field(0xf0, 1702, 544, 0, EMPTY),
    field(0xf0, 868, 648, 0, EMPTY),
    field(0xf0, 869, 648, 0, EMPTY),
    field(0xf0, 1592, 373, 0, EMPTY),
    field(0xf0, 926, 1805, 0, EMPTY),
    field(0x80, 1606, 546, 0, EMPTY),
    // v1.DeviceSelector
    field(0xf0, 885, 237, 0, EMPTY),
    // v1.DeviceSubRequest
    field(0xf0, 1287, 1826, 0, NONE),
    field(0xf0, 995, 1826, 0, NONE),
    field(0xf0, 1574, 541, 0, EMPTY),
    field(0xf0, 816, 1361, 0, EMPTY),
    field(0xf0, 944, 653, 0, EMPTY),
    field(0xf0, 1702, 544, 0, EMPTY),
    field(0xf0, 880, 240, 0, EMPTY),
    field(0x80, 986, 538, 0, EMPTY),
    // v1.DeviceTaint
    field(0xf0, 1187, 1826, 0, NONE),
    field(0xf0, 1746, 1826, 0, EMPTY),
    field(0xf0, 1019, 1378, 0, NONE),
    field(0xf0, 1692, 371, 0, EMPTY),
    // v1.DeviceTaintRule
    field(0x80, 1191, 1826, 1, EMPTY),
    field(0x80, 829, 1826, 1, EMPTY),
    field(0x80, 1264, 1773, 0, EMPTY),
    field(0x80, 1610, 1380, 0, NONE),
    field(0x80, 1621, 1381, 0, EMPTY),
    // v1.DeviceTaintRuleSpec
    field(0x80, 998, 241, 0, EMPTY),
    field(0x80, 1670, 1377, 0, EMPTY),
    // v1.DeviceTaintRuleStatus
    field(0x80, 918, 639, 0, EMPTY),
    // v1.DeviceTaintSelector
    field(0x80, 1013, 376, 0, EMPTY),
    field(0x80, 1417, 376, 0, EMPTY),
    field(0x80, 994, 376, 0, EMPTY),
    // v1.DeviceToleration
    field(0xf0, 1187, 1826, 0, EMPTY),
    field(0xf0, 1342, 1384, 0, EMPTY),
    field(0xf0, 1746, 1826, 0, EMPTY),
    field(0xf0, 1019, 1378, 0, EMPTY),
    field(0xf0, 1701, 3, 0, EMPTY),
    // v1.ExactDeviceRequest
    field(0xf0, 995, 1826, 0, NONE),
    field(0xf0, 1574, 541, 0, EMPTY),
    field(0xf0, 816, 1361, 0, EMPTY),
    field(0xf0, 944, 653, 0, EMPTY),
    field(0xf0, 802, 0, 0, EMPTY),
    field(0xf0, 1702, 544, 0, EMPTY),
    field(0xf0, 880, 240, 0, EMPTY),
    field(0x80, 986, 538, 0, EMPTY),
    // v1.NetworkDeviceData
    field(0xf0, 1169, 1826, 0, EMPTY),
    field(0xf0, 1178, 648, 0, EMPTY),
    field(0xf0, 1119, 1826, 0, EMPTY),
    // v1.NodeAllocatableMapping
    field(0x80, 881, 248, 0, EMPTY),
    field(0x80, 882, 358, 0, EMPTY),
    field(0x80, 996, 358, 0, EMPTY),
    // v1.NodeAllocatableOverhead
    field(0x80, 1376, 358, 0, EMPTY),
    field(0x80, 1374, 358, 0, EMPTY),
    // v1.NodeAllocatableResource
    field(0x80, 1236, 245, 0, EMPTY),
    field(0x80, 1350, 246, 0, EMPTY),
    // v1.NodeAllocatableResourceMapping
    field(0x40, 881, 248, 0, EMPTY),
    field(0x40, 817, 358, 0, EMPTY),
    // v1.OpaqueDeviceConfiguration
    field(0xf0, 1013, 1826, 0, NONE),
    field(0xf0, 1356, 1784, 0, NONE),
    // v1.ResourceClaim
    field(0xf0, 1191, 1826, 1, EMPTY),
    field(0xf0, 829, 1826, 1, EMPTY),
    field(0xf0, 1264, 1773, 0, EMPTY),
    field(0xf0, 1610, 1396, 0, NONE),
    field(0xf0, 1621, 1397, 0, EMPTY),
    // v1.ResourceClaimConsumerReference
    field(0xf0, 826, 1826, 0, EMPTY),
    field(0xf0, 1500, 1826, 0, NONE),
    field(0xf0, 1287, 1826, 0, NONE),
    field(0xf0, 1715, 1786, 0, NONE),
    // v1.ResourceClaimSpec
    field(0xf0, 999, 1365, 0, NONE),
    // v1.ResourceClaimStatus
    field(0xf0, 815, 236, 0, EMPTY),
    field(0xf0, 1497, 545, 0, EMPTY),
    field(0xf0, 999, 530, 0, EMPTY),
    // v1.ResourceClaimTemplate
    field(0xf0, 1191, 1826, 1, EMPTY),
    field(0xf0, 829, 1826, 1, EMPTY),
    field(0xf0, 1264, 1773, 0, EMPTY),
    field(0xf0, 1610, 1399, 0, NONE),
    // v1.ResourceClaimTemplateSpec
    field(0xf0, 1264, 1773, 0, EMPTY),
    field(0xf0, 1610, 1396, 0, NONE),
    // v1.ResourcePool
    field(0xf0, 1287, 1826, 0, NONE),
    field(0xf0, 1104, 653, 0, NONE),
    field(0xf0, 1513, 653, 0, NONE),
    // v1.ResourceSlice
    field(0xf0, 1191, 1826, 1, EMPTY),
    field(0xf0, 829, 1826, 1, EMPTY),
    field(0xf0, 1264, 1773, 0, EMPTY),
    field(0xf0, 1610, 1402, 0, NONE),
    // v1.ResourceSliceSpec
    field(0xf0, 1013, 1826, 0, NONE),
    field(0xf0, 1417, 1400, 0, NONE),
    field(0xf0, 1305, 376, 0, EMPTY),
    field(0xf0, 1308, 143, 0, EMPTY),
    field(0xf0, 807, 0, 0, EMPTY),
    field(0xe0, 999, 532, 0, EMPTY),
    field(0x10, 999, 532, 0, NONE),
    field(0xf0, 1375, 0, 0, EMPTY),
    field(0xf0, 1597, 531, 0, EMPTY),
    field(0x80, 1363, 243, 0, EMPTY),
    field(0x80, 1606, 546, 0, EMPTY),
    // v1alpha2.AllocationResult
    field(0x01, 1508, 554, 0, EMPTY),
    field(0x01, 852, 143, 0, EMPTY),
    field(0x01, 1595, 650, 0, EMPTY),
    // v1alpha2.DriverAllocationResult
    field(0x01, 1754, 1784, 0, EMPTY),
    field(0x01, 1288, 250, 12, EMPTY),
    // v1alpha2.DriverRequests
    field(0x01, 1014, 1826, 0, EMPTY),
    field(0x01, 1753, 1784, 0, EMPTY),
    field(0x01, 1492, 555, 0, EMPTY),
    // v1alpha2.NamedResourcesAllocationResult
    field(0x01, 1287, 1826, 0, NONE),
    // v1alpha2.NamedResourcesAttribute
    field(0x01, 1287, 1826, 0, NONE),
    field(0x01, 1454, 358, 13, EMPTY),
    field(0x01, 872, 0, 13, EMPTY),
    field(0x01, 1164, 3, 13, EMPTY),
    field(0x01, 1167, 252, 13, EMPTY),
    field(0x01, 1641, 376, 13, EMPTY),
    field(0x01, 1643, 255, 13, EMPTY),
    field(0x01, 1757, 376, 13, EMPTY),
    // v1alpha2.NamedResourcesFilter
    field(0x01, 1573, 1826, 0, NONE),
    // v1alpha2.NamedResourcesInstance
    field(0x01, 1287, 1826, 0, NONE),
    field(0x01, 844, 549, 0, EMPTY),
    // v1alpha2.NamedResourcesIntSlice
    field(0x01, 1171, 379, 0, NONE),
    // v1alpha2.NamedResourcesRequest
    field(0x01, 1573, 1826, 0, NONE),
    // v1alpha2.NamedResourcesResources
    field(0x01, 1163, 550, 0, NONE),
    // v1alpha2.NamedResourcesStringSlice
    field(0x01, 1644, 648, 0, NONE),
    // v1alpha2.PodSchedulingContext
    field(0x01, 1191, 1826, 1, EMPTY),
    field(0x01, 829, 1826, 1, EMPTY),
    field(0x01, 1264, 1773, 0, EMPTY),
    field(0x01, 1610, 1417, 0, NONE),
    field(0x01, 1621, 1418, 0, EMPTY),
    // v1alpha2.PodSchedulingContextSpec
    field(0x01, 1572, 1826, 0, EMPTY),
    field(0x01, 1426, 648, 0, EMPTY),
    // v1alpha2.PodSchedulingContextStatus
    field(0x01, 1505, 552, 0, EMPTY),
    // v1alpha2.ResourceClaim
    field(0x01, 1191, 1826, 1, EMPTY),
    field(0x01, 829, 1826, 1, EMPTY),
    field(0x01, 1264, 1773, 0, EMPTY),
    field(0x01, 1610, 1424, 0, NONE),
    field(0x01, 1621, 1425, 0, EMPTY),
    // v1alpha2.ResourceClaimConsumerReference
    field(0x01, 826, 1826, 0, EMPTY),
    field(0x01, 1500, 1826, 0, NONE),
    field(0x01, 1287, 1826, 0, NONE),
    field(0x01, 1715, 1786, 0, NONE),
    // v1alpha2.ResourceClaimParameters
    field(0x01, 1191, 1826, 1, EMPTY),
    field(0x01, 829, 1826, 1, EMPTY),
    field(0x01, 1264, 1773, 0, EMPTY),
    field(0x01, 1103, 256, 0, EMPTY),
    field(0x01, 1595, 650, 0, EMPTY),
    field(0x01, 1015, 548, 0, EMPTY),
    // v1alpha2.ResourceClaimParametersReference
    field(0x01, 826, 1826, 0, EMPTY),
    field(0x01, 1191, 1826, 0, NONE),
    field(0x01, 1287, 1826, 0, NONE),
    // v1alpha2.ResourceClaimSchedulingStatus
    field(0x01, 1287, 1826, 0, EMPTY),
    field(0x01, 1722, 648, 0, EMPTY),
    // v1alpha2.ResourceClaimSpec
    field(0x01, 1506, 1826, 0, NONE),
    field(0x01, 1357, 256, 0, EMPTY),
    field(0x01, 816, 1404, 0, EMPTY),
    // v1alpha2.ResourceClaimStatus
    field(0x01, 1014, 1826, 0, EMPTY),
    field(0x01, 815, 249, 0, EMPTY),
    field(0x01, 1497, 551, 0, EMPTY),
    field(0x01, 964, 650, 0, EMPTY),
    // v1alpha2.ResourceClaimTemplate
    field(0x01, 1191, 1826, 1, EMPTY),
    field(0x01, 829, 1826, 1, EMPTY),
    field(0x01, 1264, 1773, 0, EMPTY),
    field(0x01, 1610, 1427, 0, NONE),
    // v1alpha2.ResourceClaimTemplateSpec
    field(0x01, 1264, 1773, 0, EMPTY),
    field(0x01, 1610, 1424, 0, NONE),
    // v1alpha2.ResourceClass
    field(0x01, 1191, 1826, 1, EMPTY),
    field(0x01, 829, 1826, 1, EMPTY),
    field(0x01, 1264, 1773, 0, EMPTY),
    field(0x01, 1014, 1826, 0, NONE),
    field(0x01, 1357, 257, 0, EMPTY),
    field(0x01, 1662, 143, 0, EMPTY),
    field(0x01, 1646, 0, 0, EMPTY),
    // v1alpha2.ResourceClassParameters
    field(0x01, 1191, 1826, 1, EMPTY),
    field(0x01, 829, 1826, 1, EMPTY),
    field(0x01, 1264, 1773, 0, EMPTY),
    field(0x01, 1103, 257, 0, EMPTY),
    field(0x01, 1753, 556, 0, EMPTY),
    field(0x01, 1080, 553, 0, EMPTY),
    // v1alpha2.ResourceClassParametersReference
    field(0x01, 826, 1826, 0, EMPTY),
    field(0x01, 1191, 1826, 0, NONE),
    field(0x01, 1287, 1826, 0, NONE),
    field(0x01, 1291, 1826, 0, EMPTY),
    // v1alpha2.ResourceFilter
    field(0x01, 1014, 1826, 0, EMPTY),
    field(0x01, 1288, 251, 14, EMPTY),
    // v1alpha2.ResourceHandle
    field(0x01, 1014, 1826, 0, EMPTY),
    field(0x01, 959, 1826, 0, EMPTY),
    field(0x01, 1645, 258, 0, EMPTY),
    // v1alpha2.ResourceRequest
    field(0x01, 1753, 1784, 0, EMPTY),
    field(0x01, 1288, 253, 15, EMPTY),
    // v1alpha2.ResourceSlice
    field(0x01, 1191, 1826, 1, EMPTY),
    field(0x01, 829, 1826, 1, EMPTY),
    field(0x01, 1264, 1773, 0, EMPTY),
    field(0x01, 1305, 1826, 0, EMPTY),
    field(0x01, 1014, 1826, 0, NONE),
    field(0x01, 1288, 254, 16, EMPTY),
    // v1alpha2.StructuredResourceHandle
    field(0x01, 1752, 1784, 0, EMPTY),
    field(0x01, 1751, 1784, 0, EMPTY),
    field(0x01, 1305, 1826, 0, EMPTY),
    field(0x01, 1521, 547, 0, NONE),
    // v1alpha2.VendorParameters
    field(0x01, 1014, 1826, 0, EMPTY),
    field(0x01, 1356, 1784, 0, EMPTY),
    // v1alpha3.AllocatedDeviceStatus
    field(0x0c, 1013, 1826, 0, NONE),
    field(0x0c, 1417, 1826, 0, NONE),
    field(0x0c, 994, 1826, 0, NONE),
    field(0x0c, 918, 639, 0, NONE),
    field(0x08, 959, 372, 0, EMPTY),
    field(0x04, 959, 1784, 0, EMPTY),
    field(0x0c, 1294, 264, 0, EMPTY),
    // v1alpha3.AllocationResult
    field(0x0e, 999, 1447, 0, EMPTY),
    field(0x0e, 1308, 143, 0, EMPTY),
    field(0x02, 938, 1826, 0, EMPTY),
    // v1alpha3.BasicDevice
    field(0x0e, 844, 1806, 0, EMPTY),
    field(0x0e, 880, 1807, 0, EMPTY),
    field(0x08, 927, 564, 0, EMPTY),
    field(0x08, 1305, 376, 0, EMPTY),
    field(0x08, 1308, 143, 0, EMPTY),
    field(0x08, 807, 0, 0, EMPTY),
    field(0x08, 1671, 569, 0, EMPTY),
    // v1alpha3.CELDeviceSelector
    field(0x1e, 1053, 1826, 0, NONE),
    // v1alpha3.Counter
    field(0x08, 1746, 1753, 0, NONE),
    // v1alpha3.CounterSet
    field(0x08, 1287, 1826, 0, NONE),
    field(0x08, 946, 1820, 0, EMPTY),
    // v1alpha3.Device
    field(0x0e, 1287, 1826, 0, NONE),
    field(0x0e, 862, 260, 0, EMPTY),
    // v1alpha3.DeviceAllocationConfiguration
    field(0x0e, 1608, 1438, 0, NONE),
    field(0x0e, 1492, 648, 0, EMPTY),
    field(0x0e, 1337, 265, 11, EMPTY),
    // v1alpha3.DeviceAllocationResult
    field(0x0e, 1521, 566, 0, EMPTY),
    field(0x0e, 919, 560, 0, EMPTY),
    // v1alpha3.DeviceAttribute
    field(0x0e, 1164, 3, 0, EMPTY),
    field(0x0e, 872, 0, 0, EMPTY),
    field(0x0e, 1641, 376, 0, EMPTY),
    field(0x0e, 1757, 376, 0, EMPTY),
    // v1alpha3.DeviceClaim
    field(0x0e, 1492, 565, 0, NONE),
    field(0x0e, 924, 563, 0, EMPTY),
    field(0x0e, 919, 561, 0, EMPTY),
    // v1alpha3.DeviceClaimConfiguration
    field(0x0e, 1492, 648, 0, EMPTY),
    field(0x0e, 1337, 265, 11, EMPTY),
    // v1alpha3.DeviceClass
    field(0x0e, 1191, 1826, 1, EMPTY),
    field(0x0e, 829, 1826, 1, EMPTY),
    field(0x0e, 1264, 1773, 0, EMPTY),
    field(0x0e, 1610, 1453, 0, NONE),
    // v1alpha3.DeviceClassConfiguration
    field(0x0e, 1337, 265, 11, EMPTY),
    // v1alpha3.DeviceClassSpec
    field(0x0e, 1574, 567, 0, EMPTY),
    field(0x0e, 919, 562, 0, EMPTY),
    field(0x02, 1662, 143, 0, EMPTY),
    // v1alpha3.DeviceConstraint
    field(0x0e, 1492, 648, 0, EMPTY),
    field(0x0e, 1237, 263, 0, EMPTY),
    // v1alpha3.DeviceCounterConsumption
    field(0x08, 945, 1826, 0, NONE),
    field(0x08, 946, 1820, 0, EMPTY),
    // v1alpha3.DeviceRequest
    field(0x0e, 1287, 1826, 0, NONE),
    field(0x0e, 995, 1826, 0, NONE),
    field(0x0e, 1574, 567, 0, EMPTY),
    field(0x0e, 816, 1446, 0, EMPTY),
    field(0x0e, 944, 653, 0, EMPTY),
    field(0x0c, 802, 0, 0, EMPTY),
    field(0x08, 1083, 568, 0, EMPTY),
    field(0x08, 1702, 570, 0, EMPTY),
    field(0x02, 802, 650, 0, EMPTY),
    // v1alpha3.DeviceRequestAllocationResult
    field(0x0e, 1483, 1826, 0, NONE),
    field(0x0e, 1013, 1826, 0, NONE),
    field(0x0e, 1417, 1826, 0, NONE),
    field(0x0e, 994, 1826, 0, NONE),
    field(0x0c, 802, 0, 0, NONE),
    field(0x08, 1702, 570, 0, EMPTY),
    // v1alpha3.DeviceSelector
    field(0x1e, 885, 261, 0, EMPTY),
    // v1alpha3.DeviceSubRequest
    field(0x08, 1287, 1826, 0, NONE),
    field(0x08, 995, 1826, 0, NONE),
    field(0x08, 1574, 567, 0, EMPTY),
    field(0x08, 816, 1446, 0, EMPTY),
    field(0x08, 944, 653, 0, EMPTY),
    field(0x08, 1702, 570, 0, EMPTY),
    // v1alpha3.DeviceTaint
    field(0xf8, 1187, 1826, 0, NONE),
    field(0xf8, 1746, 1826, 0, EMPTY),
    field(0xf8, 1019, 1461, 0, NONE),
    field(0xf8, 1692, 371, 0, EMPTY),
    // v1alpha3.DeviceTaintRule
    field(0xf8, 1191, 1826, 1, EMPTY),
    field(0xf8, 829, 1826, 1, EMPTY),
    field(0xf8, 1264, 1773, 0, EMPTY),
    field(0xf8, 1610, 1463, 0, NONE),
    field(0xe0, 1621, 1464, 0, EMPTY),
    // v1alpha3.DeviceTaintRuleSpec
    field(0xf8, 998, 262, 0, EMPTY),
    field(0xf8, 1670, 1460, 0, EMPTY),
    // v1alpha3.DeviceTaintRuleStatus
    field(0xe0, 918, 639, 0, EMPTY),
    // v1alpha3.DeviceTaintSelector
    field(0x18, 995, 376, 0, EMPTY),
    field(0xf8, 1013, 376, 0, EMPTY),
    field(0xf8, 1417, 376, 0, EMPTY),
    field(0xf8, 994, 376, 0, EMPTY),
    field(0x18, 1574, 567, 0, EMPTY),
    // v1alpha3.DeviceToleration
    field(0x08, 1187, 1826, 0, EMPTY),
    field(0x08, 1342, 1467, 0, EMPTY),
    field(0x08, 1746, 1826, 0, EMPTY),
    field(0x08, 1019, 1461, 0, EMPTY),
    field(0x08, 1701, 3, 0, EMPTY),
    // v1alpha3.NetworkDeviceData
    field(0x0c, 1169, 1826, 0, EMPTY),
    field(0x0c, 1178, 648, 0, EMPTY),
    field(0x0c, 1119, 1826, 0, EMPTY),
    // v1alpha3.OpaqueDeviceConfiguration
    field(0x0e, 1013, 1826, 0, NONE),
    field(0x0e, 1356, 1784, 0, NONE),
    // v1alpha3.PartitionTypeStatus
    field(0x80, 843, 1826, 0, EMPTY),
    field(0x80, 1713, 1826, 0, EMPTY),
    field(0x80, 1707, 2, 0, EMPTY),
    field(0x80, 809, 2, 0, EMPTY),
    // v1alpha3.PodSchedulingContext
    field(0x02, 1191, 1826, 1, EMPTY),
    field(0x02, 829, 1826, 1, EMPTY),
    field(0x02, 1264, 1773, 0, EMPTY),
    field(0x02, 1610, 1473, 0, NONE),
    field(0x02, 1621, 1474, 0, EMPTY),
    // v1alpha3.PodSchedulingContextSpec
    field(0x02, 1572, 1826, 0, EMPTY),
    field(0x02, 1426, 648, 0, EMPTY),
    // v1alpha3.PodSchedulingContextStatus
    field(0x02, 1505, 574, 0, EMPTY),
    // v1alpha3.PoolStatus
    field(0xc0, 1013, 1826, 0, EMPTY),
    field(0xc0, 1419, 1826, 0, EMPTY),
    field(0xc0, 1104, 653, 0, NONE),
    field(0xc0, 1513, 2, 0, EMPTY),
    field(0xc0, 1708, 2, 0, EMPTY),
    field(0xc0, 811, 2, 0, EMPTY),
    field(0xc0, 851, 2, 0, EMPTY),
    field(0xc0, 1716, 2, 0, EMPTY),
    field(0xc0, 1305, 376, 0, EMPTY),
    field(0xc0, 1744, 376, 0, EMPTY),
    field(0x80, 1362, 571, 0, EMPTY),
    field(0x80, 1596, 267, 0, EMPTY),
    // v1alpha3.ResourceClaim
    field(0x0e, 1191, 1826, 1, EMPTY),
    field(0x0e, 829, 1826, 1, EMPTY),
    field(0x0e, 1264, 1773, 0, EMPTY),
    field(0x0e, 1610, 1479, 0, NONE),
    field(0x0e, 1621, 1480, 0, EMPTY),
    // v1alpha3.ResourceClaimConsumerReference
    field(0x0e, 826, 1826, 0, EMPTY),
    field(0x0e, 1500, 1826, 0, NONE),
    field(0x0e, 1287, 1826, 0, NONE),
    field(0x0e, 1715, 1786, 0, NONE),
    // v1alpha3.ResourceClaimSchedulingStatus
    field(0x02, 1287, 1826, 0, NONE),
    field(0x02, 1722, 648, 0, EMPTY),
    // v1alpha3.ResourceClaimSpec
    field(0x0e, 999, 1449, 0, NONE),
    field(0x02, 938, 1826, 0, EMPTY),
    // v1alpha3.ResourceClaimStatus
    field(0x0e, 815, 259, 0, EMPTY),
    field(0x0e, 1497, 573, 0, EMPTY),
    field(0x0c, 999, 557, 0, EMPTY),
    field(0x02, 964, 650, 0, EMPTY),
    // v1alpha3.ResourceClaimTemplate
    field(0x0e, 1191, 1826, 1, EMPTY),
    field(0x0e, 829, 1826, 1, EMPTY),
    field(0x0e, 1264, 1773, 0, EMPTY),
    field(0x0e, 1610, 1482, 0, NONE),
    // v1alpha3.ResourceClaimTemplateSpec
    field(0x0e, 1264, 1773, 0, EMPTY),
    field(0x0e, 1610, 1479, 0, NONE),
    // v1alpha3.ResourcePool
    field(0x0e, 1287, 1826, 0, NONE),
    field(0x0e, 1104, 653, 0, NONE),
    field(0x0e, 1513, 653, 0, NONE),
    // v1alpha3.ResourcePoolStatusRequest
    field(0xc0, 1191, 1826, 1, EMPTY),
    field(0xc0, 829, 1826, 1, EMPTY),
    field(0xc0, 1264, 1773, 0, EMPTY),
    field(0xc0, 1610, 1485, 0, NONE),
    field(0xc0, 1621, 266, 0, EMPTY),
    // v1alpha3.ResourcePoolStatusRequestSpec
    field(0xc0, 1013, 1826, 0, NONE),
    field(0xc0, 1419, 376, 0, EMPTY),
    field(0xc0, 1217, 2, 0, EMPTY),
    field(0x80, 970, 376, 0, EMPTY),
    // v1alpha3.ResourcePoolStatusRequestStatus
    field(0xc0, 1418, 2, 0, EMPTY),
    field(0xc0, 1420, 572, 0, EMPTY),
    field(0xc0, 918, 639, 0, EMPTY),
    // v1alpha3.ResourceSlice
    field(0x0e, 1191, 1826, 1, EMPTY),
    field(0x0e, 829, 1826, 1, EMPTY),
    field(0x0e, 1264, 1773, 0, EMPTY),
    field(0x0e, 1610, 1488, 0, NONE),
    // v1alpha3.ResourceSliceSpec
    field(0x0e, 1013, 1826, 0, NONE),
    field(0x0e, 1417, 1483, 0, NONE),
    field(0x0e, 1305, 1826, 0, EMPTY),
    field(0x0e, 1308, 143, 0, EMPTY),
    field(0x0e, 807, 650, 0, EMPTY),
    field(0x0e, 999, 559, 0, NONE),
    field(0x08, 1375, 0, 0, EMPTY),
    field(0x08, 1597, 558, 0, EMPTY),
    // v1alpha3.ShareableCapacityStatus
    field(0x80, 1287, 1826, 0, EMPTY),
    field(0x80, 1707, 358, 0, EMPTY),
    field(0x80, 925, 358, 0, EMPTY),
    field(0x80, 850, 358, 0, EMPTY),
    // v1alpha3.ShareableSummaryStatus
    field(0x80, 1097, 2, 0, EMPTY),
    field(0x80, 1360, 2, 0, EMPTY),
    field(0x80, 880, 575, 0, EMPTY),
    // v1beta1.AllocatedDeviceStatus
    field(0xfc, 1013, 1826, 0, NONE),
    field(0xfc, 1417, 1826, 0, NONE),
    field(0xfc, 994, 1826, 0, NONE),
    field(0xf0, 1592, 376, 0, EMPTY),
    field(0xfc, 918, 639, 0, NONE),
    field(0xf8, 959, 372, 0, EMPTY),
    field(0x04, 959, 1784, 0, EMPTY),
    field(0xfc, 1294, 275, 0, EMPTY),
    // v1beta1.AllocationResult
    field(0xfc, 999, 1504, 0, EMPTY),
    field(0xfc, 1308, 143, 0, EMPTY),
    field(0xf0, 818, 371, 0, EMPTY),
    // v1beta1.BasicDevice
    field(0xfc, 844, 1808, 0, EMPTY),
    field(0xfc, 880, 1809, 0, EMPTY),
    field(0xf8, 927, 583, 0, EMPTY),
    field(0xf8, 1305, 376, 0, EMPTY),
    field(0xf8, 1308, 143, 0, EMPTY),
    field(0xf8, 807, 0, 0, EMPTY),
    field(0xf8, 1671, 589, 0, EMPTY),
    field(0xf0, 870, 0, 0, EMPTY),
    field(0xf0, 868, 648, 0, EMPTY),
    field(0xf0, 869, 648, 0, EMPTY),
    field(0xf0, 819, 0, 0, EMPTY),
    field(0x80, 1300, 1798, 0, EMPTY),
    field(0x40, 1299, 1799, 0, EMPTY),
    // v1beta1.CELDeviceSelector
    field(0xfc, 1053, 1826, 0, NONE),
    // v1beta1.CapacityRequestPolicy
    field(0xf0, 967, 358, 0, NONE),
    field(0xf0, 1742, 638, 0, EMPTY),
    field(0xf0, 1741, 272, 0, EMPTY),
    // v1beta1.CapacityRequestPolicyRange
    field(0xf0, 1267, 358, 0, EMPTY),
    field(0xf0, 1248, 358, 0, EMPTY),
    field(0xf0, 1627, 358, 0, EMPTY),
    // v1beta1.CapacityRequirements
    field(0xf0, 1492, 1810, 0, EMPTY),
    // v1beta1.Counter
    field(0xf8, 1746, 1753, 0, NONE),
    // v1beta1.CounterSet
    field(0xf8, 1287, 1826, 0, NONE),
    field(0xf8, 946, 1821, 0, EMPTY),
    // v1beta1.Device
    field(0xfc, 1287, 1826, 0, NONE),
    field(0xfc, 862, 269, 0, EMPTY),
    // v1beta1.DeviceAllocationConfiguration
    field(0xfc, 1608, 1492, 0, NONE),
    field(0xfc, 1492, 648, 0, EMPTY),
    field(0xfc, 1337, 278, 11, EMPTY),
    // v1beta1.DeviceAllocationResult
    field(0xfc, 1521, 586, 0, EMPTY),
    field(0xfc, 919, 579, 0, EMPTY),
    // v1beta1.DeviceAttribute
    field(0xfc, 1164, 3, 0, EMPTY),
    field(0xfc, 872, 0, 0, EMPTY),
    field(0xfc, 1641, 376, 0, EMPTY),
    field(0xfc, 1757, 376, 0, EMPTY),
    field(0xc0, 1171, 379, 0, EMPTY),
    field(0xc0, 873, 377, 0, EMPTY),
    field(0xc0, 1644, 648, 0, EMPTY),
    field(0xc0, 1759, 648, 0, EMPTY),
    // v1beta1.DeviceCapacity
    field(0xfc, 1746, 1753, 0, NONE),
    field(0xf0, 1487, 271, 0, EMPTY),
    // v1beta1.DeviceClaim
    field(0xfc, 1492, 585, 0, NONE),
    field(0xfc, 924, 582, 0, EMPTY),
    field(0xfc, 919, 580, 0, EMPTY),
    // v1beta1.DeviceClaimConfiguration
    field(0xfc, 1492, 648, 0, EMPTY),
    field(0xfc, 1337, 278, 11, EMPTY),
    // v1beta1.DeviceClass
    field(0xfc, 1191, 1826, 1, EMPTY),
    field(0xfc, 829, 1826, 1, EMPTY),
    field(0xfc, 1264, 1773, 0, EMPTY),
    field(0xfc, 1610, 1511, 0, NONE),
    // v1beta1.DeviceClassConfiguration
    field(0xfc, 1337, 278, 11, EMPTY),
    // v1beta1.DeviceClassSpec
    field(0xfc, 1574, 587, 0, EMPTY),
    field(0xfc, 919, 581, 0, EMPTY),
    field(0xf0, 1056, 376, 0, EMPTY),
    // v1beta1.DeviceConstraint
    field(0xfc, 1492, 648, 0, EMPTY),
    field(0xfc, 1237, 274, 0, EMPTY),
    field(0xf0, 1007, 274, 0, EMPTY),
    // v1beta1.DeviceCounterConsumption
    field(0xf8, 945, 1826, 0, NONE),
    field(0xf8, 946, 1821, 0, EMPTY),
    field(0x80, 909, 648, 0, EMPTY),
    // v1beta1.DeviceDerivedAttribute
    field(0x80, 1287, 1523, 0, NONE),
    field(0x80, 1053, 1826, 0, NONE),
    // v1beta1.DeviceRequest
    field(0xfc, 1287, 1826, 0, NONE),
    field(0xfc, 995, 1826, 0, NONE),
    field(0xfc, 1574, 587, 0, EMPTY),
    field(0xfc, 816, 1503, 0, EMPTY),
    field(0xfc, 944, 653, 0, EMPTY),
    field(0xfc, 802, 0, 0, EMPTY),
    field(0xf8, 1083, 588, 0, EMPTY),
    field(0xf8, 1702, 590, 0, EMPTY),
    field(0xf0, 880, 273, 0, EMPTY),
    field(0x80, 986, 584, 0, EMPTY),
    // v1beta1.DeviceRequestAllocationResult
    field(0xfc, 1483, 1826, 0, NONE),
    field(0xfc, 1013, 1826, 0, NONE),
    field(0xfc, 1417, 1826, 0, NONE),
    field(0xfc, 994, 1826, 0, NONE),
    field(0xf0, 802, 0, 0, EMPTY),
    field(0x0c, 802, 0, 0, NONE),
    field(0xf8, 1702, 590, 0, EMPTY),
    field(0xf0, 868, 648, 0, EMPTY),
    field(0xf0, 869, 648, 0, EMPTY),
    field(0xf0, 1592, 373, 0, EMPTY),
    field(0xf0, 926, 1810, 0, EMPTY),
    field(0x80, 1606, 592, 0, EMPTY),
    // v1beta1.DeviceSelector
    field(0xfc, 885, 270, 0, EMPTY),
    // v1beta1.DeviceSubRequest
    field(0xf8, 1287, 1826, 0, NONE),
    field(0xf8, 995, 1826, 0, NONE),
    field(0xf8, 1574, 587, 0, EMPTY),
    field(0xf8, 816, 1503, 0, EMPTY),
    field(0xf8, 944, 653, 0, EMPTY),
    field(0xf8, 1702, 590, 0, EMPTY),
    field(0xf0, 880, 273, 0, EMPTY),
    field(0x80, 986, 584, 0, EMPTY),
    // v1beta1.DeviceTaint
    field(0xf8, 1187, 1826, 0, NONE),
    field(0xf8, 1746, 1826, 0, EMPTY),
    field(0xf8, 1019, 1520, 0, NONE),
    field(0xf8, 1692, 371, 0, EMPTY),
    // v1beta1.DeviceToleration
    field(0xf8, 1187, 1826, 0, EMPTY),
    field(0xf8, 1342, 1522, 0, EMPTY),
    field(0xf8, 1746, 1826, 0, EMPTY),
    field(0xf8, 1019, 1520, 0, EMPTY),
    field(0xf8, 1701, 3, 0, EMPTY),
    // v1beta1.NetworkDeviceData
    field(0xfc, 1169, 1826, 0, EMPTY),
    field(0xfc, 1178, 648, 0, EMPTY),
    field(0xfc, 1119, 1826, 0, EMPTY),
    // v1beta1.NodeAllocatableMapping
    field(0x80, 881, 279, 0, EMPTY),
    field(0x80, 882, 358, 0, EMPTY),
    field(0x80, 996, 358, 0, EMPTY),
    // v1beta1.NodeAllocatableOverhead
    field(0x80, 1376, 358, 0, EMPTY),
    field(0x80, 1374, 358, 0, EMPTY),
    // v1beta1.NodeAllocatableResource
    field(0x80, 1236, 276, 0, EMPTY),
    field(0x80, 1350, 277, 0, EMPTY),
    // v1beta1.NodeAllocatableResourceMapping
    field(0x40, 881, 279, 0, EMPTY),
    field(0x40, 817, 358, 0, EMPTY),
    // v1beta1.OpaqueDeviceConfiguration
    field(0xfc, 1013, 1826, 0, NONE),
    field(0xfc, 1356, 1784, 0, NONE),
    // v1beta1.ResourceClaim
    field(0xfc, 1191, 1826, 1, EMPTY),
    field(0xfc, 829, 1826, 1, EMPTY),
    field(0xfc, 1264, 1773, 0, EMPTY),
    field(0xfc, 1610, 1533, 0, NONE),
    field(0xfc, 1621, 1534, 0, EMPTY),
    // v1beta1.ResourceClaimConsumerReference
    field(0xfc, 826, 1826, 0, EMPTY),
    field(0xfc, 1500, 1826, 0, NONE),
    field(0xfc, 1287, 1826, 0, NONE),
    field(0xfc, 1715, 1786, 0, NONE),
    // v1beta1.ResourceClaimSpec
    field(0xfc, 999, 1507, 0, NONE),
    // v1beta1.ResourceClaimStatus
    field(0xfc, 815, 268, 0, EMPTY),
    field(0xfc, 1497, 591, 0, EMPTY),
    field(0xfc, 999, 576, 0, EMPTY),
    // v1beta1.ResourceClaimTemplate
    field(0xfc, 1191, 1826, 1, EMPTY),
    field(0xfc, 829, 1826, 1, EMPTY),
    field(0xfc, 1264, 1773, 0, EMPTY),
    field(0xfc, 1610, 1536, 0, NONE),
    // v1beta1.ResourceClaimTemplateSpec
    field(0xfc, 1264, 1773, 0, EMPTY),
    field(0xfc, 1610, 1533, 0, NONE),
    // v1beta1.ResourcePool
    field(0xfc, 1287, 1826, 0, NONE),
    field(0xfc, 1104, 653, 0, NONE),
    field(0xfc, 1513, 653, 0, NONE),
    // v1beta1.ResourceSlice
    field(0xfc, 1191, 1826, 1, EMPTY),
    field(0xfc, 829, 1826, 1, EMPTY),
    field(0xfc, 1264, 1773, 0, EMPTY),
    field(0xfc, 1610, 1539, 0, NONE),
    // v1beta1.ResourceSliceSpec
    field(0xfc, 1013, 1826, 0, NONE),
    field(0xfc, 1417, 1537, 0, NONE),
    field(0xfc, 1305, 1826, 0, EMPTY),
    field(0xfc, 1308, 143, 0, EMPTY),
    field(0xfc, 807, 650, 0, EMPTY),
    field(0xe0, 999, 578, 0, EMPTY),
    field(0x1c, 999, 578, 0, NONE),
    field(0xf8, 1375, 0, 0, EMPTY),
    field(0xf8, 1597, 577, 0, EMPTY),
    field(0x80, 1363, 274, 0, EMPTY),
    field(0x80, 1606, 592, 0, EMPTY),
    // v1beta2.AllocatedDeviceStatus
    field(0xf8, 1013, 1826, 0, NONE),
    field(0xf8, 1417, 1826, 0, NONE),
    field(0xf8, 994, 1826, 0, NONE),
    field(0xf0, 1592, 376, 0, EMPTY),
    field(0xf8, 918, 639, 0, NONE),
    field(0xf8, 959, 372, 0, EMPTY),
    field(0xf8, 1294, 288, 0, EMPTY),
    // v1beta2.AllocationResult
    field(0xf8, 999, 1553, 0, EMPTY),
    field(0xf8, 1308, 143, 0, EMPTY),
    field(0xf0, 818, 371, 0, EMPTY),
    // v1beta2.CELDeviceSelector
    field(0xf8, 1053, 1826, 0, NONE),
    // v1beta2.CapacityRequestPolicy
    field(0xf0, 967, 358, 0, NONE),
    field(0xf0, 1742, 638, 0, EMPTY),
    field(0xf0, 1741, 283, 0, EMPTY),
    // v1beta2.CapacityRequestPolicyRange
    field(0xf0, 1267, 358, 0, EMPTY),
    field(0xf0, 1248, 358, 0, EMPTY),
    field(0xf0, 1627, 358, 0, EMPTY),
    // v1beta2.CapacityRequirements
    field(0xf0, 1492, 1813, 0, EMPTY),
    // v1beta2.Counter
    field(0xf8, 1746, 1753, 0, NONE),
    // v1beta2.CounterSet
    field(0xf8, 1287, 1826, 0, NONE),
    field(0xf8, 946, 1822, 0, EMPTY),
    // v1beta2.Device
    field(0xf8, 1287, 1826, 0, NONE),
    field(0xf8, 844, 1811, 0, EMPTY),
    field(0xf8, 880, 1812, 0, EMPTY),
    field(0xf8, 927, 600, 0, EMPTY),
    field(0xf8, 1305, 376, 0, EMPTY),
    field(0xf8, 1308, 143, 0, EMPTY),
    field(0xf8, 807, 0, 0, EMPTY),
    field(0xf8, 1671, 606, 0, EMPTY),
    field(0xf0, 870, 0, 0, EMPTY),
    field(0xf0, 868, 648, 0, EMPTY),
    field(0xf0, 869, 648, 0, EMPTY),
    field(0xf0, 819, 0, 0, EMPTY),
    field(0x80, 1300, 1800, 0, EMPTY),
    field(0x40, 1299, 1801, 0, EMPTY),
    // v1beta2.DeviceAllocationConfiguration
    field(0xf8, 1608, 1542, 0, NONE),
    field(0xf8, 1492, 648, 0, EMPTY),
    field(0xf8, 1337, 291, 11, EMPTY),
    // v1beta2.DeviceAllocationResult
    field(0xf8, 1521, 603, 0, EMPTY),
    field(0xf8, 919, 596, 0, EMPTY),
    // v1beta2.DeviceAttribute
    field(0xf8, 1164, 3, 0, EMPTY),
    field(0xf8, 872, 0, 0, EMPTY),
    field(0xf8, 1641, 376, 0, EMPTY),
    field(0xf8, 1757, 376, 0, EMPTY),
    field(0xc0, 1171, 379, 0, EMPTY),
    field(0xc0, 873, 377, 0, EMPTY),
    field(0xc0, 1644, 648, 0, EMPTY),
    field(0xc0, 1759, 648, 0, EMPTY),
    // v1beta2.DeviceCapacity
    field(0xf8, 1746, 1753, 0, NONE),
    field(0xf0, 1487, 282, 0, EMPTY),
    // v1beta2.DeviceClaim
    field(0xf8, 1492, 602, 0, NONE),
    field(0xf8, 924, 599, 0, EMPTY),
    field(0xf8, 919, 597, 0, EMPTY),
    // v1beta2.DeviceClaimConfiguration
    field(0xf8, 1492, 648, 0, EMPTY),
    field(0xf8, 1337, 291, 11, EMPTY),
    // v1beta2.DeviceClass
    field(0xf8, 1191, 1826, 1, EMPTY),
    field(0xf8, 829, 1826, 1, EMPTY),
    field(0xf8, 1264, 1773, 0, EMPTY),
    field(0xf8, 1610, 1560, 0, NONE),
    // v1beta2.DeviceClassConfiguration
    field(0xf8, 1337, 291, 11, EMPTY),
    // v1beta2.DeviceClassSpec
    field(0xf8, 1574, 604, 0, EMPTY),
    field(0xf8, 919, 598, 0, EMPTY),
    field(0xf0, 1056, 376, 0, EMPTY),
    // v1beta2.DeviceConstraint
    field(0xf8, 1492, 648, 0, EMPTY),
    field(0xf8, 1237, 287, 0, EMPTY),
    field(0xf0, 1007, 287, 0, EMPTY),
    // v1beta2.DeviceCounterConsumption
    field(0xf8, 945, 1826, 0, NONE),
    field(0xf8, 946, 1822, 0, EMPTY),
    field(0x80, 909, 648, 0, EMPTY),
    // v1beta2.DeviceDerivedAttribute
    field(0x80, 1287, 1577, 0, NONE),
    field(0x80, 1053, 1826, 0, NONE),
    // v1beta2.DeviceRequest
    field(0xf8, 1287, 1826, 0, NONE),
    field(0xf8, 1039, 286, 0, EMPTY),
    field(0xf8, 1083, 605, 0, EMPTY),
    // v1beta2.DeviceRequestAllocationResult
    field(0xf8, 1483, 1826, 0, NONE),
    field(0xf8, 1013, 1826, 0, NONE),
    field(0xf8, 1417, 1826, 0, NONE),
    field(0xf8, 994, 1826, 0, NONE),
    field(0xf0, 802, 0, 0, EMPTY),
    field(0x08, 802, 0, 0, NONE),
    field(0xf8, 1702, 607, 0, EMPTY),
    field(0xf0, 868, 648, 0, EMPTY),
    field(0xf0, 869, 648, 0, EMPTY),
    field(0xf0, 1592, 373, 0, EMPTY),
    field(0xf0, 926, 1813, 0, EMPTY),
    field(0x80, 1606, 609, 0, EMPTY),
    // v1beta2.DeviceSelector
    field(0xf8, 885, 281, 0, EMPTY),
    // v1beta2.DeviceSubRequest
    field(0xf8, 1287, 1826, 0, NONE),
    field(0xf8, 995, 1826, 0, NONE),
    field(0xf8, 1574, 604, 0, EMPTY),
    field(0xf8, 816, 1552, 0, EMPTY),
    field(0xf8, 944, 653, 0, EMPTY),
    field(0xf8, 1702, 607, 0, EMPTY),
    field(0xf0, 880, 284, 0, EMPTY),
    field(0x80, 986, 601, 0, EMPTY),
    // v1beta2.DeviceTaint
    field(0xf8, 1187, 1826, 0, NONE),
    field(0xf8, 1746, 1826, 0, EMPTY),
    field(0xf8, 1019, 1569, 0, NONE),
    field(0xf8, 1692, 371, 0, EMPTY),
    // v1beta2.DeviceTaintRule
    field(0xc0, 1191, 1826, 1, EMPTY),
    field(0xc0, 829, 1826, 1, EMPTY),
    field(0xc0, 1264, 1773, 0, EMPTY),
    field(0xc0, 1610, 1571, 0, NONE),
    field(0xc0, 1621, 1572, 0, EMPTY),
    // v1beta2.DeviceTaintRuleSpec
    field(0xc0, 998, 285, 0, EMPTY),
    field(0xc0, 1670, 1568, 0, EMPTY),
    // v1beta2.DeviceTaintRuleStatus
    field(0xc0, 918, 639, 0, EMPTY),
    // v1beta2.DeviceTaintSelector
    field(0xc0, 1013, 376, 0, EMPTY),
    field(0xc0, 1417, 376, 0, EMPTY),
    field(0xc0, 994, 376, 0, EMPTY),
    // v1beta2.DeviceToleration
    field(0xf8, 1187, 1826, 0, EMPTY),
    field(0xf8, 1342, 1575, 0, EMPTY),
    field(0xf8, 1746, 1826, 0, EMPTY),
    field(0xf8, 1019, 1569, 0, EMPTY),
    field(0xf8, 1701, 3, 0, EMPTY),
    // v1beta2.ExactDeviceRequest
    field(0xf8, 995, 1826, 0, NONE),
    field(0xf8, 1574, 604, 0, EMPTY),
    field(0xf8, 816, 1552, 0, EMPTY),
    field(0xf8, 944, 653, 0, EMPTY),
    field(0xf8, 802, 0, 0, EMPTY),
    field(0xf8, 1702, 607, 0, EMPTY),
    field(0xf0, 880, 284, 0, EMPTY),
    field(0x80, 986, 601, 0, EMPTY),
    // v1beta2.NetworkDeviceData
    field(0xf8, 1169, 1826, 0, EMPTY),
    field(0xf8, 1178, 648, 0, EMPTY),
    field(0xf8, 1119, 1826, 0, EMPTY),
    // v1beta2.NodeAllocatableMapping
    field(0x80, 881, 292, 0, EMPTY),
    field(0x80, 882, 358, 0, EMPTY),
    field(0x80, 996, 358, 0, EMPTY),
    // v1beta2.NodeAllocatableOverhead
    field(0x80, 1376, 358, 0, EMPTY),
    field(0x80, 1374, 358, 0, EMPTY),
    // v1beta2.NodeAllocatableResource
    field(0x80, 1236, 289, 0, EMPTY),
    field(0x80, 1350, 290, 0, EMPTY),
    // v1beta2.NodeAllocatableResourceMapping
    field(0x40, 881, 292, 0, EMPTY),
    field(0x40, 817, 358, 0, EMPTY),
    // v1beta2.OpaqueDeviceConfiguration
    field(0xf8, 1013, 1826, 0, NONE),
    field(0xf8, 1356, 1784, 0, NONE),
    // v1beta2.ResourceClaim
    field(0xf8, 1191, 1826, 1, EMPTY),
    field(0xf8, 829, 1826, 1, EMPTY),
    field(0xf8, 1264, 1773, 0, EMPTY),
    field(0xf8, 1610, 1587, 0, NONE),
    field(0xf8, 1621, 1588, 0, EMPTY),
    // v1beta2.ResourceClaimConsumerReference
    field(0xf8, 826, 1826, 0, EMPTY),
    field(0xf8, 1500, 1826, 0, NONE),
    field(0xf8, 1287, 1826, 0, NONE),
    field(0xf8, 1715, 1786, 0, NONE),
    // v1beta2.ResourceClaimSpec
    field(0xf8, 999, 1556, 0, NONE),
    // v1beta2.ResourceClaimStatus
    field(0xf8, 815, 280, 0, EMPTY),
    field(0xf8, 1497, 608, 0, EMPTY),
    field(0xf8, 999, 593, 0, EMPTY),
    // v1beta2.ResourceClaimTemplate
    field(0xf8, 1191, 1826, 1, EMPTY),
    field(0xf8, 829, 1826, 1, EMPTY),
    field(0xf8, 1264, 1773, 0, EMPTY),
    field(0xf8, 1610, 1590, 0, NONE),
    // v1beta2.ResourceClaimTemplateSpec
    field(0xf8, 1264, 1773, 0, EMPTY),
    field(0xf8, 1610, 1587, 0, NONE),
    // v1beta2.ResourcePool
    field(0xf8, 1287, 1826, 0, NONE),
    field(0xf8, 1104, 653, 0, NONE),
    field(0xf8, 1513, 653, 0, NONE),
    // v1beta2.ResourceSlice
    field(0xf8, 1191, 1826, 1, EMPTY),
    field(0xf8, 829, 1826, 1, EMPTY),
    field(0xf8, 1264, 1773, 0, EMPTY),
    field(0xf8, 1610, 1593, 0, NONE),
    // v1beta2.ResourceSliceSpec
    field(0xf8, 1013, 1826, 0, NONE),
    field(0xf8, 1417, 1591, 0, NONE),
    field(0xf8, 1305, 376, 0, EMPTY),
    field(0xf8, 1308, 143, 0, EMPTY),
    field(0xf8, 807, 0, 0, EMPTY),
    field(0xe0, 999, 595, 0, EMPTY),
    field(0x18, 999, 595, 0, NONE),
    field(0xf8, 1375, 0, 0, EMPTY),
    field(0xf8, 1597, 594, 0, EMPTY),
    field(0x80, 1363, 287, 0, EMPTY),
    field(0x80, 1606, 609, 0, EMPTY),
    // v1.PriorityClass
    field(ALL, 1191, 1826, 1, EMPTY),
    field(ALL, 829, 1826, 1, EMPTY),
    field(ALL, 1264, 1773, 0, EMPTY),
    field(ALL, 1746, 652, 0, NONE),
    field(ALL, 1107, 650, 0, EMPTY),
    field(ALL, 988, 1826, 0, EMPTY),
    field(ALL, 1429, 166, 0, EMPTY),
    // v1alpha1.BasicSchedulingPolicy
    // v1alpha1.GangSchedulingPolicy
    field(0x20, 1269, 652, 0, NONE),
    // v1alpha1.PodGroup
    field(0x20, 1287, 1826, 0, NONE),
    field(0x20, 1414, 1599, 0, NONE),
    // v1alpha1.PodGroupPolicy
    field(0x20, 862, 293, 0, EMPTY),
    field(0x20, 1099, 294, 0, EMPTY),
    // v1alpha1.TypedLocalObjectReference
    field(0x20, 826, 1826, 0, EMPTY),
    field(0x20, 1191, 1826, 0, NONE),
    field(0x20, 1287, 1826, 0, NONE),
    // v1alpha1.Workload
    field(0x20, 1191, 1826, 1, EMPTY),
    field(0x20, 829, 1826, 1, EMPTY),
    field(0x20, 1264, 1773, 0, EMPTY),
    field(0x20, 1610, 1602, 0, NONE),
    // v1alpha1.WorkloadSpec
    field(0x20, 941, 295, 0, EMPTY),
    field(0x20, 1402, 610, 0, NONE),
    // v1alpha2.BasicSchedulingPolicy
    // v1alpha2.GangSchedulingPolicy
    field(0x40, 1269, 652, 0, NONE),
    // v1alpha2.PodGroup
    field(0x40, 1191, 1826, 1, EMPTY),
    field(0x40, 829, 1826, 1, EMPTY),
    field(0x40, 1264, 1773, 0, EMPTY),
    field(0x40, 1610, 1611, 0, NONE),
    field(0x40, 1621, 1612, 0, EMPTY),
    // v1alpha2.PodGroupResourceClaim
    field(0x40, 1287, 1826, 0, NONE),
    field(0x40, 1502, 376, 0, EMPTY),
    field(0x40, 1504, 376, 0, EMPTY),
    // v1alpha2.PodGroupResourceClaimStatus
    field(0x40, 1287, 1826, 0, NONE),
    field(0x40, 1502, 376, 0, EMPTY),
    // v1alpha2.PodGroupSchedulingConstraints
    field(0x40, 1703, 614, 0, EMPTY),
    // v1alpha2.PodGroupSchedulingPolicy
    field(0x40, 862, 296, 0, EMPTY),
    field(0x40, 1099, 298, 0, EMPTY),
    // v1alpha2.PodGroupSpec
    field(0x40, 1400, 300, 0, NONE),
    field(0x40, 1549, 1610, 0, NONE),
    field(0x40, 1546, 299, 0, EMPTY),
    field(0x40, 1505, 611, 0, EMPTY),
    field(0x40, 1005, 297, 0, EMPTY),
    field(0x40, 1438, 1826, 0, EMPTY),
    field(0x40, 1437, 2, 0, EMPTY),
    // v1alpha2.PodGroupStatus
    field(0x40, 918, 639, 0, EMPTY),
    field(0x40, 1503, 612, 0, EMPTY),
    // v1alpha2.PodGroupTemplate
    field(0x40, 1287, 1826, 0, NONE),
    field(0x40, 1549, 1610, 0, NONE),
    field(0x40, 1546, 299, 0, NONE),
    field(0x40, 1505, 611, 0, EMPTY),
    field(0x40, 1005, 297, 0, EMPTY),
    field(0x40, 1438, 1826, 0, EMPTY),
    field(0x40, 1437, 2, 0, EMPTY),
    // v1alpha2.PodGroupTemplateReference
    field(0x40, 1792, 302, 0, NONE),
    // v1alpha2.TopologyConstraint
    field(0x40, 1187, 1826, 0, NONE),
    // v1alpha2.TypedLocalObjectReference
    field(0x40, 826, 1826, 0, EMPTY),
    field(0x40, 1191, 1826, 0, NONE),
    field(0x40, 1287, 1826, 0, NONE),
    // v1alpha2.Workload
    field(0x40, 1191, 1826, 1, EMPTY),
    field(0x40, 829, 1826, 1, EMPTY),
    field(0x40, 1264, 1773, 0, EMPTY),
    field(0x40, 1610, 1619, 0, NONE),
    // v1alpha2.WorkloadPodGroupTemplateReference
    field(0x40, 1793, 1826, 0, NONE),
    field(0x40, 1399, 1826, 0, NONE),
    // v1alpha2.WorkloadSpec
    field(0x40, 941, 301, 0, EMPTY),
    field(0x40, 1401, 613, 0, NONE),
    // v1alpha3.AllCompositeDisruptionMode
    // v1alpha3.AllDisruptionMode
    // v1alpha3.BasicSchedulingPolicy
    // v1alpha3.CompositeBasicSchedulingPolicy
    // v1alpha3.CompositeDisruptionMode
    field(0x80, 1602, 314, 0, EMPTY),
    field(0x80, 806, 303, 0, EMPTY),
    // v1alpha3.CompositeGangSchedulingPolicy
    field(0x80, 1271, 652, 0, NONE),
    // v1alpha3.CompositePodGroup
    field(0x80, 1191, 1826, 1, EMPTY),
    field(0x80, 829, 1826, 1, EMPTY),
    field(0x80, 1264, 1773, 0, EMPTY),
    field(0x80, 1610, 1629, 0, NONE),
    field(0x80, 1621, 1630, 0, EMPTY),
    // v1alpha3.CompositePodGroupSchedulingConstraints
    field(0x80, 1703, 619, 0, EMPTY),
    // v1alpha3.CompositePodGroupSchedulingPolicy
    field(0x80, 862, 306, 0, EMPTY),
    field(0x80, 1099, 308, 0, EMPTY),
    // v1alpha3.CompositePodGroupSpec
    field(0x80, 1358, 376, 0, EMPTY),
    field(0x80, 1794, 324, 0, NONE),
    field(0x80, 1549, 1628, 0, NONE),
    field(0x80, 1546, 309, 0, EMPTY),
    field(0x80, 1005, 307, 0, EMPTY),
    field(0x80, 1438, 1826, 0, EMPTY),
    field(0x80, 1437, 2, 0, EMPTY),
    field(0x80, 1429, 313, 0, EMPTY),
    // v1alpha3.CompositePodGroupStatus
    field(0x80, 918, 639, 0, EMPTY),
    // v1alpha3.CompositePodGroupTemplate
    field(0x80, 1287, 1826, 0, NONE),
    field(0x80, 1549, 1628, 0, NONE),
    field(0x80, 1546, 309, 0, EMPTY),
    field(0x80, 1005, 307, 0, EMPTY),
    field(0x80, 1438, 1826, 0, EMPTY),
    field(0x80, 1437, 2, 0, EMPTY),
    field(0x80, 1429, 313, 0, EMPTY),
    field(0x80, 1401, 618, 0, EMPTY),
    field(0x80, 915, 615, 0, EMPTY),
    // v1alpha3.DisruptionMode
    field(0x80, 1602, 315, 0, EMPTY),
    field(0x80, 806, 304, 0, EMPTY),
    // v1alpha3.GangSchedulingPolicy
    field(0x80, 1269, 652, 0, NONE),
    // v1alpha3.PodGroup
    field(0x80, 1191, 1826, 1, EMPTY),
    field(0x80, 829, 1826, 1, EMPTY),
    field(0x80, 1264, 1773, 0, EMPTY),
    field(0x80, 1610, 1639, 0, NONE),
    field(0x80, 1621, 1640, 0, EMPTY),
    // v1alpha3.PodGroupResourceClaim
    field(0x80, 1287, 1826, 0, NONE),
    field(0x80, 1502, 376, 0, EMPTY),
    field(0x80, 1504, 376, 0, EMPTY),
    // v1alpha3.PodGroupResourceClaimStatus
    field(0x80, 1287, 1826, 0, NONE),
    field(0x80, 1502, 376, 0, EMPTY),
    // v1alpha3.PodGroupSchedulingConstraints
    field(0x80, 1703, 619, 0, EMPTY),
    // v1alpha3.PodGroupSchedulingPolicy
    field(0x80, 862, 305, 0, EMPTY),
    field(0x80, 1099, 311, 0, EMPTY),
    // v1alpha3.PodGroupSpec
    field(0x80, 1358, 376, 0, EMPTY),
    field(0x80, 1794, 324, 0, EMPTY),
    field(0x80, 1549, 1638, 0, NONE),
    field(0x80, 1546, 312, 0, EMPTY),
    field(0x80, 1505, 616, 0, EMPTY),
    field(0x80, 1005, 310, 0, EMPTY),
    field(0x80, 1438, 1826, 0, EMPTY),
    field(0x80, 1437, 2, 0, EMPTY),
    field(0x80, 1429, 313, 0, EMPTY),
    // v1alpha3.PodGroupStatus
    field(0x80, 918, 639, 0, EMPTY),
    field(0x80, 1503, 617, 0, EMPTY),
    // v1alpha3.PodGroupTemplate
    field(0x80, 1287, 1826, 0, NONE),
    field(0x80, 1549, 1638, 0, NONE),
    field(0x80, 1546, 312, 0, NONE),
    field(0x80, 1505, 616, 0, EMPTY),
    field(0x80, 1005, 310, 0, EMPTY),
    field(0x80, 1438, 1826, 0, EMPTY),
    field(0x80, 1437, 2, 0, EMPTY),
    field(0x80, 1429, 313, 0, EMPTY),
    // v1alpha3.SingleCompositeDisruptionMode
    // v1alpha3.SingleDisruptionMode
    // v1alpha3.TopologyConstraint
    field(0x80, 1187, 1826, 0, NONE),
    // v1alpha3.TypedLocalObjectReference
    field(0x80, 826, 1826, 0, EMPTY),
    field(0x80, 1191, 1826, 0, NONE),
    field(0x80, 1287, 1826, 0, NONE),
    // v1alpha3.Workload
    field(0x80, 1191, 1826, 1, EMPTY),
    field(0x80, 829, 1826, 1, EMPTY),
    field(0x80, 1264, 1773, 0, EMPTY),
    field(0x80, 1610, 1657, 0, NONE),
    // v1alpha3.WorkloadPodGroupAllDisruptionMode
    // v1alpha3.WorkloadPodGroupBasicSchedulingPolicy
    // v1alpha3.WorkloadPodGroupDisruptionMode
    field(0x80, 1602, 323, 0, EMPTY),
    field(0x80, 806, 317, 0, EMPTY),
    // v1alpha3.WorkloadPodGroupGangSchedulingPolicy
    field(0x80, 1269, 2, 0, EMPTY),
    // v1alpha3.WorkloadPodGroupResourceClaim
    field(0x80, 1287, 1826, 0, NONE),
    field(0x80, 1502, 376, 0, EMPTY),
    field(0x80, 1504, 376, 0, EMPTY),
    // v1alpha3.WorkloadPodGroupSchedulingConstraints
    field(0x80, 1703, 619, 0, EMPTY),
    // v1alpha3.WorkloadPodGroupSchedulingPolicy
    field(0x80, 862, 318, 0, EMPTY),
    field(0x80, 1099, 320, 0, EMPTY),
    // v1alpha3.WorkloadPodGroupSingleDisruptionMode
    // v1alpha3.WorkloadReference
    field(0x80, 1793, 1826, 0, NONE),
    field(0x80, 1683, 1826, 0, NONE),
    // v1alpha3.WorkloadSpec
    field(0x80, 941, 316, 0, EMPTY),
    field(0x80, 1401, 618, 0, NONE),
    field(0x80, 915, 615, 0, EMPTY),
    // v1beta1.AllCompositeDisruptionMode
    // v1beta1.AllDisruptionMode
    // v1beta1.BasicSchedulingPolicy
    // v1beta1.CompositeBasicSchedulingPolicy
    // v1beta1.CompositeDisruptionMode
    field(0x80, 1602, 336, 0, EMPTY),
    field(0x80, 806, 325, 0, EMPTY),
    // v1beta1.CompositeGangSchedulingPolicy
    field(0x80, 1271, 652, 0, NONE),
    // v1beta1.CompositePodGroupSchedulingConstraints
    field(0x80, 1703, 625, 0, EMPTY),
    // v1beta1.CompositePodGroupSchedulingPolicy
    field(0x80, 862, 328, 0, EMPTY),
    field(0x80, 1099, 330, 0, EMPTY),
    // v1beta1.CompositePodGroupTemplate
    field(0x80, 1287, 1826, 0, NONE),
    field(0x80, 1549, 1665, 0, NONE),
    field(0x80, 1546, 331, 0, EMPTY),
    field(0x80, 1005, 329, 0, EMPTY),
    field(0x80, 1438, 1826, 0, EMPTY),
    field(0x80, 1437, 2, 0, EMPTY),
    field(0x80, 1429, 335, 0, EMPTY),
    field(0x80, 1401, 624, 0, EMPTY),
    field(0x80, 915, 621, 0, EMPTY),
    // v1beta1.DisruptionMode
    field(0x80, 1602, 337, 0, EMPTY),
    field(0x80, 806, 326, 0, EMPTY),
    // v1beta1.GangSchedulingPolicy
    field(0x80, 1269, 652, 0, NONE),
    // v1beta1.PodGroup
    field(0x80, 1191, 1826, 1, EMPTY),
    field(0x80, 829, 1826, 1, EMPTY),
    field(0x80, 1264, 1773, 0, EMPTY),
    field(0x80, 1610, 1674, 0, NONE),
    field(0x80, 1621, 1675, 0, EMPTY),
    // v1beta1.PodGroupResourceClaim
    field(0x80, 1287, 1826, 0, NONE),
    field(0x80, 1502, 376, 0, EMPTY),
    field(0x80, 1504, 376, 0, EMPTY),
    // v1beta1.PodGroupResourceClaimStatus
    field(0x80, 1287, 1826, 0, NONE),
    field(0x80, 1502, 376, 0, EMPTY),
    // v1beta1.PodGroupSchedulingConstraints
    field(0x80, 1703, 625, 0, EMPTY),
    // v1beta1.PodGroupSchedulingPolicy
    field(0x80, 862, 327, 0, EMPTY),
    field(0x80, 1099, 333, 0, EMPTY),
    // v1beta1.PodGroupSpec
    field(0x80, 1358, 376, 0, EMPTY),
    field(0x80, 1794, 339, 0, EMPTY),
    field(0x80, 1549, 1673, 0, NONE),
    field(0x80, 1546, 334, 0, EMPTY),
    field(0x80, 1505, 622, 0, EMPTY),
    field(0x80, 1005, 332, 0, EMPTY),
    field(0x80, 1438, 1826, 0, EMPTY),
    field(0x80, 1437, 2, 0, EMPTY),
    field(0x80, 1429, 335, 0, EMPTY),
    // v1beta1.PodGroupStatus
    field(0x80, 918, 639, 0, EMPTY),
    field(0x80, 1503, 623, 0, EMPTY),
    // v1beta1.PodGroupTemplate
    field(0x80, 1287, 1826, 0, NONE),
    field(0x80, 1549, 1673, 0, NONE),
    field(0x80, 1546, 334, 0, NONE),
    field(0x80, 1505, 622, 0, EMPTY),
    field(0x80, 1005, 332, 0, EMPTY),
    field(0x80, 1438, 1826, 0, EMPTY),
    field(0x80, 1437, 2, 0, EMPTY),
    field(0x80, 1429, 335, 0, EMPTY),
    // v1beta1.SingleCompositeDisruptionMode
    // v1beta1.SingleDisruptionMode
    // v1beta1.TopologyConstraint
    field(0x80, 1187, 1826, 0, NONE),
    // v1beta1.TypedLocalObjectReference
    field(0x80, 826, 1826, 0, EMPTY),
    field(0x80, 1191, 1826, 0, NONE),
    field(0x80, 1287, 1826, 0, NONE),
    // v1beta1.Workload
    field(0x80, 1191, 1826, 1, EMPTY),
    field(0x80, 829, 1826, 1, EMPTY),
    field(0x80, 1264, 1773, 0, EMPTY),
    field(0x80, 1610, 1684, 0, NONE),
    // v1beta1.WorkloadReference
    field(0x80, 1793, 1826, 0, NONE),
    field(0x80, 1683, 1826, 0, NONE),
    // v1beta1.WorkloadSpec
    field(0x80, 941, 338, 0, EMPTY),
    field(0x80, 1401, 624, 0, NONE),
    field(0x80, 915, 621, 0, EMPTY),
    // v1.CSIDriver
    field(ALL, 1191, 1826, 1, EMPTY),
    field(ALL, 829, 1826, 1, EMPTY),
    field(ALL, 1264, 1773, 0, EMPTY),
    field(ALL, 1610, 1686, 0, NONE),
    // v1.CSIDriverSpec
    field(ALL, 838, 0, 0, EMPTY),
    field(ALL, 1405, 0, 0, EMPTY),
    field(ALL, 1770, 630, 0, EMPTY),
    field(ALL, 1630, 0, 0, EMPTY),
    field(ALL, 1095, 340, 0, EMPTY),
    field(ALL, 1699, 629, 0, EMPTY),
    field(ALL, 1496, 0, 0, EMPTY),
    field(ALL, 1557, 0, 0, EMPTY),
    field(0xf8, 1301, 3, 0, EMPTY),
    field(0xe0, 1584, 0, 0, EMPTY),
    field(0xc0, 1436, 0, 0, EMPTY),
    // v1.CSINode
    field(ALL, 1191, 1826, 1, EMPTY),
    field(ALL, 829, 1826, 1, EMPTY),
    field(ALL, 1264, 1773, 0, EMPTY),
    field(ALL, 1610, 1689, 0, NONE),
    field(0x80, 1621, 1690, 0, EMPTY),
    // v1.CSINodeDriver
    field(ALL, 1287, 1826, 0, NONE),
    field(ALL, 1303, 1826, 0, NONE),
    field(ALL, 1705, 648, 0, NONE),
    field(ALL, 809, 343, 0, EMPTY),
    // v1.CSINodeSpec
    field(ALL, 1016, 626, 0, NONE),
    // v1.CSINodeStatus
    field(0x80, 1632, 627, 0, EMPTY),
    // v1.CSIStorageCapacity
    field(ALL, 1191, 1826, 1, EMPTY),
    field(ALL, 829, 1826, 1, EMPTY),
    field(ALL, 1264, 1773, 0, EMPTY),
    field(ALL, 1312, 364, 0, EMPTY),
    field(ALL, 1631, 1826, 0, NONE),
    field(ALL, 880, 358, 0, EMPTY),
    field(ALL, 1260, 358, 0, EMPTY),
    // v1.StorageClass
    field(ALL, 1191, 1826, 1, EMPTY),
    field(ALL, 829, 1826, 1, EMPTY),
    field(ALL, 1264, 1773, 0, EMPTY),
    field(ALL, 1450, 1826, 0, NONE),
    field(ALL, 1356, 1825, 0, EMPTY),
    field(ALL, 1468, 151, 0, EMPTY),
    field(ALL, 1282, 648, 0, EMPTY),
    field(ALL, 821, 0, 0, EMPTY),
    field(ALL, 1763, 341, 0, EMPTY),
    field(ALL, 823, 489, 0, EMPTY),
    // v1.StorageHealth
    field(0x80, 1287, 1826, 0, NONE),
    field(0x80, 1122, 628, 0, EMPTY),
    // v1.StorageHealthCondition
    field(0x80, 1621, 1696, 0, NONE),
    field(0x80, 1467, 1826, 0, NONE),
    field(0x80, 1262, 1826, 0, EMPTY),
    field(0x80, 789, 147, 0, EMPTY),
    field(0x80, 1771, 150, 0, EMPTY),
    field(0x80, 1209, 1782, 0, EMPTY),
    // v1.TokenRequest
    field(ALL, 845, 1826, 0, NONE),
    field(ALL, 1051, 3, 0, EMPTY),
    // v1.VolumeAttachment
    field(ALL, 1191, 1826, 1, EMPTY),
    field(ALL, 829, 1826, 1, EMPTY),
    field(ALL, 1264, 1773, 0, EMPTY),
    field(ALL, 1610, 1700, 0, NONE),
    field(ALL, 1621, 1701, 0, EMPTY),
    // v1.VolumeAttachmentSource
    field(ALL, 1380, 376, 0, EMPTY),
    field(ALL, 1161, 152, 0, EMPTY),
    // v1.VolumeAttachmentSpec
    field(ALL, 840, 1826, 0, NONE),
    field(ALL, 1608, 1699, 0, NONE),
    field(ALL, 1305, 1826, 0, NONE),
    // v1.VolumeAttachmentStatus
    field(ALL, 839, 650, 0, NONE),
    field(ALL, 841, 1825, 0, EMPTY),
    field(ALL, 837, 342, 0, EMPTY),
    field(ALL, 992, 342, 0, EMPTY),
    // v1.VolumeAttributesClass
    field(0xf0, 1191, 1826, 1, EMPTY),
    field(0xf0, 829, 1826, 1, EMPTY),
    field(0xf0, 1264, 1773, 0, EMPTY),
    field(0xf0, 1014, 1826, 0, NONE),
    field(0xf0, 1356, 1825, 0, EMPTY),
    // v1.VolumeError
    field(ALL, 1691, 1782, 0, EMPTY),
    field(ALL, 1262, 1826, 0, EMPTY),
    field(0xf8, 1035, 2, 0, EMPTY),
    // v1.VolumeNodeResources
    field(ALL, 944, 2, 0, EMPTY),
    // v1alpha1.VolumeAttributesClass
    field(ALL, 1191, 1826, 1, EMPTY),
    field(ALL, 829, 1826, 1, EMPTY),
    field(ALL, 1264, 1773, 0, EMPTY),
    field(ALL, 1014, 1826, 0, NONE),
    field(ALL, 1356, 1825, 0, EMPTY),
    // v1beta1.VolumeAttributesClass
    field(0xfe, 1191, 1826, 1, EMPTY),
    field(0xfe, 829, 1826, 1, EMPTY),
    field(0xfe, 1264, 1773, 0, EMPTY),
    field(0xfe, 1014, 1826, 0, NONE),
    field(0xfe, 1356, 1825, 0, EMPTY),
    // v1.StorageVersionMigration
    field(0x80, 1191, 1826, 1, EMPTY),
    field(0x80, 829, 1826, 1, EMPTY),
    field(0x80, 1264, 1773, 0, EMPTY),
    field(0x80, 1610, 1710, 0, EMPTY),
    field(0x80, 1621, 1711, 0, EMPTY),
    // v1.StorageVersionMigrationSpec
    field(0x80, 1500, 1763, 0, NONE),
    // v1.StorageVersionMigrationStatus
    field(0x80, 918, 639, 0, EMPTY),
    field(0x80, 1514, 1826, 0, EMPTY),
    // v1alpha1.GroupVersionResource
    field(0x1f, 1112, 1826, 0, EMPTY),
    field(0x1f, 1757, 1826, 0, EMPTY),
    field(0x1f, 1500, 1826, 0, EMPTY),
    // v1alpha1.MigrationCondition
    field(0x1f, 1713, 1714, 0, NONE),
    field(0x1f, 1621, 943, 0, NONE),
    field(0x1f, 1210, 1782, 0, EMPTY),
    field(0x1f, 1467, 1826, 0, EMPTY),
    field(0x1f, 1262, 1826, 0, EMPTY),
    // v1alpha1.StorageVersionMigration
    field(0x1f, 1191, 1826, 1, EMPTY),
    field(0x1f, 829, 1826, 1, EMPTY),
    field(0x1f, 1264, 1773, 0, EMPTY),
    field(0x1f, 1610, 1716, 0, EMPTY),
    field(0x1f, 1621, 1717, 0, EMPTY),
    // v1alpha1.StorageVersionMigrationSpec
    field(0x1f, 1500, 1712, 0, NONE),
    field(0x1f, 937, 1826, 0, EMPTY),
    // v1alpha1.StorageVersionMigrationStatus
    field(0x1f, 918, 631, 0, EMPTY),
    field(0x1f, 1514, 1826, 0, EMPTY),
    // v1beta1.StorageVersionMigration
    field(0xe0, 1191, 1826, 1, EMPTY),
    field(0xe0, 829, 1826, 1, EMPTY),
    field(0xe0, 1264, 1773, 0, EMPTY),
    field(0xe0, 1610, 1719, 0, EMPTY),
    field(0xe0, 1621, 1720, 0, EMPTY),
    // v1beta1.StorageVersionMigrationSpec
    field(0xe0, 1500, 1763, 0, NONE),
    // v1beta1.StorageVersionMigrationStatus
    field(0xe0, 918, 639, 0, EMPTY),
    field(0xe0, 1514, 1826, 0, EMPTY),
    // v1.CustomResourceColumnDefinition
    field(ALL, 1287, 1826, 0, NONE),
    field(ALL, 1713, 1826, 0, NONE),
    field(ALL, 1091, 1826, 0, EMPTY),
    field(ALL, 988, 1826, 0, EMPTY),
    field(ALL, 1437, 652, 0, EMPTY),
    field(ALL, 1185, 1826, 0, NONE),
    // v1.CustomResourceConversion
    field(ALL, 1640, 1722, 0, NONE),
    field(ALL, 1784, 357, 0, EMPTY),
    // v1.CustomResourceDefinition
    field(ALL, 1191, 1826, 1, EMPTY),
    field(ALL, 829, 1826, 1, EMPTY),
    field(ALL, 1264, 1773, 0, EMPTY),
    field(ALL, 1610, 1729, 0, NONE),
    field(ALL, 1621, 1730, 0, EMPTY),
    // v1.CustomResourceDefinitionCondition
    field(ALL, 1713, 1727, 0, NONE),
    field(ALL, 1621, 1721, 0, NONE),
    field(ALL, 1209, 1782, 0, EMPTY),
    field(ALL, 1467, 1826, 0, EMPTY),
    field(ALL, 1262, 1826, 0, EMPTY),
    field(0xe0, 1332, 653, 0, EMPTY),
    // v1.CustomResourceDefinitionNames
    field(ALL, 1386, 1826, 0, NONE),
    field(ALL, 1603, 1826, 0, EMPTY),
    field(ALL, 1598, 648, 0, EMPTY),
    field(ALL, 1191, 1826, 0, NONE),
    field(ALL, 1222, 1826, 0, EMPTY),
    field(ALL, 883, 648, 0, EMPTY),
    // v1.CustomResourceDefinitionSpec
    field(ALL, 1112, 1826, 0, NONE),
    field(ALL, 1289, 1728, 0, NONE),
    field(ALL, 1552, 1746, 0, NONE),
    field(ALL, 1759, 634, 0, NONE),
    field(ALL, 942, 344, 0, EMPTY),
    field(ALL, 1435, 650, 0, EMPTY),
    // v1.CustomResourceDefinitionStatus
    field(ALL, 918, 633, 0, NONE),
    field(ALL, 788, 1728, 0, NONE),
    field(ALL, 1639, 648, 0, NONE),
    field(0xe0, 1332, 653, 0, EMPTY),
    // v1.CustomResourceDefinitionVersion
    field(ALL, 1287, 1826, 0, NONE),
    field(ALL, 1577, 650, 0, NONE),
    field(ALL, 1629, 650, 0, NONE),
    field(ALL, 979, 650, 0, EMPTY),
    field(ALL, 985, 376, 0, EMPTY),
    field(ALL, 1550, 348, 0, EMPTY),
    field(ALL, 1654, 347, 0, EMPTY),
    field(ALL, 797, 632, 0, EMPTY),
    field(ALL, 1571, 637, 0, EMPTY),
    // v1.CustomResourceSubresourceScale
    field(ALL, 1611, 1826, 0, NONE),
    field(ALL, 1622, 1826, 0, NONE),
    field(ALL, 1197, 376, 0, EMPTY),
    // v1.CustomResourceSubresourceStatus
    // v1.CustomResourceSubresources
    field(ALL, 1621, 346, 0, EMPTY),
    field(ALL, 1538, 345, 0, EMPTY),
    // v1.CustomResourceValidation
    field(ALL, 1338, 352, 0, EMPTY),
    // v1.ExternalDocumentation
    field(ALL, 988, 1826, 0, EMPTY),
    field(ALL, 1728, 1826, 0, EMPTY),
    // v1.JSONSchemaProps
    field(ALL, 1145, 1826, 0, EMPTY),
    field(ALL, 2, 1745, 0, EMPTY),
    field(ALL, 1, 376, 0, EMPTY),
    field(ALL, 988, 1826, 0, EMPTY),
    field(ALL, 1713, 1826, 0, EMPTY),
    field(ALL, 1091, 1826, 0, EMPTY),
    field(ALL, 1695, 1826, 0, EMPTY),
    field(ALL, 967, 351, 0, EMPTY),
    field(ALL, 1259, 1, 0, EMPTY),
    field(ALL, 1043, 650, 0, EMPTY),
    field(ALL, 1277, 1, 0, EMPTY),
    field(ALL, 1044, 650, 0, EMPTY),
    field(ALL, 1252, 3, 0, EMPTY),
    field(ALL, 1273, 3, 0, EMPTY),
    field(ALL, 1369, 1826, 0, EMPTY),
    field(ALL, 1251, 3, 0, EMPTY),
    field(ALL, 1272, 3, 0, EMPTY),
    field(ALL, 1720, 650, 0, EMPTY),
    field(ALL, 1285, 1, 0, EMPTY),
    field(ALL, 1028, 635, 0, EMPTY),
    field(ALL, 1254, 3, 0, EMPTY),
    field(ALL, 1274, 3, 0, EMPTY),
    field(ALL, 1493, 648, 0, EMPTY),
    field(ALL, 1182, 353, 0, EMPTY),
    field(ALL, 808, 636, 0, EMPTY),
    field(ALL, 1336, 636, 0, EMPTY),
    field(ALL, 825, 636, 0, EMPTY),
    field(ALL, 1319, 352, 0, EMPTY),
    field(ALL, 1446, 1823, 0, EMPTY),
    field(ALL, 798, 354, 0, EMPTY),
    field(ALL, 1370, 1823, 0, EMPTY),
    field(ALL, 978, 1740, 0, EMPTY),
    field(ALL, 796, 354, 0, EMPTY),
    field(ALL, 973, 1739, 0, EMPTY),
    field(ALL, 1058, 349, 0, EMPTY),
    field(ALL, 1040, 351, 0, EMPTY),
    field(ALL, 1324, 650, 0, EMPTY),
    field(ALL, 1801, 0, 0, EMPTY),
    field(ALL, 1796, 650, 0, EMPTY),
    field(ALL, 1797, 650, 0, EMPTY),
    field(ALL, 1798, 648, 0, EMPTY),
    field(ALL, 1799, 376, 0, EMPTY),
    field(ALL, 1800, 376, 0, EMPTY),
    field(ALL, 1802, 1750, 0, EMPTY),
    // v1.SelectableField
    field(ALL, 1185, 1826, 0, NONE),
    // v1.ServiceReference
    field(ALL, 1291, 1826, 0, NONE),
    field(ALL, 1287, 1826, 0, NONE),
    field(ALL, 1366, 376, 0, EMPTY),
    field(ALL, 1421, 2, 0, EMPTY),
    // v1.ValidationRule
    field(ALL, 1528, 1826, 0, NONE),
    field(ALL, 1262, 1826, 0, EMPTY),
    field(ALL, 1263, 1826, 0, EMPTY),
    field(ALL, 1467, 350, 0, EMPTY),
    field(ALL, 1073, 1826, 0, EMPTY),
    field(ALL, 1344, 0, 0, EMPTY),
    // v1.WebhookClientConfig
    field(ALL, 1728, 376, 0, EMPTY),
    field(ALL, 1580, 355, 0, EMPTY),
    field(ALL, 877, 649, 0, EMPTY),
    // v1.WebhookConversion
    field(ALL, 898, 356, 0, EMPTY),
    field(ALL, 943, 648, 0, NONE),
    // v1.Condition
    field(ALL, 1713, 1826, 0, NONE),
    field(ALL, 1621, 1756, 0, NONE),
    field(ALL, 1332, 653, 0, EMPTY),
    field(ALL, 1209, 1782, 0, NONE),
    field(ALL, 1467, 1826, 0, NONE),
    field(ALL, 1262, 1826, 0, NONE),
    // v1.CreateOptions
    field(ALL, 1191, 1826, 1, EMPTY),
    field(ALL, 829, 1826, 1, EMPTY),
    field(ALL, 1018, 648, 0, EMPTY),
    field(ALL, 1072, 1826, 0, EMPTY),
    field(ALL, 1076, 1826, 0, EMPTY),
    // v1.DeleteOptions
    field(ALL, 1191, 1826, 1, EMPTY),
    field(ALL, 829, 1826, 1, EMPTY),
    field(ALL, 1111, 3, 0, EMPTY),
    field(ALL, 1428, 366, 0, EMPTY),
    field(ALL, 1347, 0, 0, EMPTY),
    field(ALL, 1445, 360, 0, EMPTY),
    field(ALL, 1018, 648, 0, EMPTY),
    field(0xfc, 1146, 0, 0, EMPTY),
    // v1.FieldSelectorRequirement
    field(0xfe, 1187, 1826, 0, NONE),
    field(0xfe, 1342, 1760, 0, NONE),
    field(0xfe, 1749, 648, 0, EMPTY),
    // v1.GroupResource
    field(0xe0, 1112, 1826, 0, NONE),
    field(0xe0, 1500, 1826, 0, NONE),
    // v1.GroupVersionKind
    field(ALL, 1112, 1826, 0, NONE),
    field(ALL, 1757, 1826, 0, NONE),
    field(ALL, 1191, 1826, 0, NONE),
    // v1.GroupVersionResource
    field(ALL, 1112, 1826, 0, NONE),
    field(ALL, 1757, 1826, 0, NONE),
    field(ALL, 1500, 1826, 0, NONE),
    // v1.LabelSelector
    field(ALL, 1244, 1825, 0, EMPTY),
    field(ALL, 1240, 642, 0, EMPTY),
    // v1.LabelSelectorRequirement
    field(ALL, 1187, 1826, 0, NONE),
    field(ALL, 1342, 1767, 0, NONE),
    field(ALL, 1749, 648, 0, EMPTY),
    // v1.ListMeta
    field(ALL, 1575, 1826, 0, EMPTY),
    field(ALL, 1514, 1826, 0, EMPTY),
    field(ALL, 936, 1826, 0, EMPTY),
    field(ALL, 1476, 3, 0, EMPTY),
    field(0xc0, 1591, 367, 0, EMPTY),
    // v1.ManagedFieldsEntry
    field(ALL, 1234, 1826, 0, EMPTY),
    field(ALL, 1340, 1771, 0, EMPTY),
    field(ALL, 829, 1826, 0, EMPTY),
    field(ALL, 1691, 371, 0, EMPTY),
    field(ALL, 1077, 1826, 0, EMPTY),
    field(ALL, 1078, 361, 0, EMPTY),
    field(ALL, 1653, 1826, 0, EMPTY),
    // v1.ObjectMeta
    field(ALL, 1287, 1826, 0, EMPTY),
    field(ALL, 1102, 1826, 0, EMPTY),
    field(ALL, 1291, 1826, 0, EMPTY),
    field(ALL, 1575, 1826, 0, EMPTY),
    field(ALL, 1715, 1786, 0, EMPTY),
    field(ALL, 1514, 1826, 0, EMPTY),
    field(ALL, 1104, 653, 0, EMPTY),
    field(0xf0, 947, 1782, 0, BOTH),
    field(0x0f, 947, 1782, 0, EMPTY),
    field(ALL, 976, 371, 0, EMPTY),
    field(ALL, 975, 3, 0, EMPTY),
    field(ALL, 1198, 1825, 0, EMPTY),
    field(ALL, 824, 1825, 0, EMPTY),
    field(ALL, 1351, 644, 0, EMPTY),
    field(ALL, 1081, 648, 0, EMPTY),
    field(ALL, 1233, 643, 0, EMPTY),
    // v1.OwnerReference
    field(ALL, 829, 1826, 0, NONE),
    field(ALL, 1191, 1826, 0, NONE),
    field(ALL, 1287, 1826, 0, NONE),
    field(ALL, 1715, 1786, 0, NONE),
    field(ALL, 938, 0, 0, EMPTY),
    field(ALL, 871, 0, 0, EMPTY),
    // v1.PatchOptions
    field(ALL, 1191, 1826, 1, EMPTY),
    field(ALL, 829, 1826, 1, EMPTY),
    field(ALL, 1018, 648, 0, EMPTY),
    field(ALL, 1090, 0, 0, EMPTY),
    field(ALL, 1072, 1826, 0, EMPTY),
    field(ALL, 1076, 1826, 0, EMPTY),
    // v1.Preconditions
    field(ALL, 1715, 373, 0, EMPTY),
    field(ALL, 1514, 376, 0, EMPTY),
    // v1.ShardInfo
    field(0xc0, 1573, 1826, 0, NONE),
    // v1.Status
    field(ALL, 1191, 1826, 1, EMPTY),
    field(ALL, 829, 1826, 1, EMPTY),
    field(ALL, 1264, 1769, 0, EMPTY),
    field(ALL, 1621, 1826, 0, EMPTY),
    field(ALL, 1262, 1826, 0, EMPTY),
    field(ALL, 1467, 1781, 0, EMPTY),
    field(ALL, 993, 369, 0, EMPTY),
    field(ALL, 905, 652, 0, EMPTY),
    // v1.StatusCause
    field(ALL, 1467, 1754, 0, EMPTY),
    field(ALL, 1262, 1826, 0, EMPTY),
    field(ALL, 1071, 1826, 0, EMPTY),
    // v1.StatusDetails
    field(ALL, 1287, 1826, 0, EMPTY),
    field(ALL, 1112, 1826, 0, EMPTY),
    field(ALL, 1191, 1826, 0, EMPTY),
    field(ALL, 1715, 1786, 0, EMPTY),
    field(ALL, 884, 645, 0, EMPTY),
    field(ALL, 1522, 652, 0, EMPTY),
    // v1.UpdateOptions
    field(ALL, 1191, 1826, 1, EMPTY),
    field(ALL, 829, 1826, 1, EMPTY),
    field(ALL, 1018, 648, 0, EMPTY),
    field(ALL, 1072, 1826, 0, EMPTY),
    field(ALL, 1076, 1826, 0, EMPTY),
    // v1.APIService
    field(ALL, 1191, 1826, 1, EMPTY),
    field(ALL, 829, 1826, 1, EMPTY),
    field(ALL, 1264, 1773, 0, EMPTY),
    field(ALL, 1610, 1791, 0, EMPTY),
    field(ALL, 1621, 1792, 0, EMPTY),
    // v1.APIServiceCondition
    field(ALL, 1713, 1790, 0, NONE),
    field(ALL, 1621, 1793, 0, NONE),
    field(ALL, 1209, 1782, 0, EMPTY),
    field(ALL, 1467, 1826, 0, EMPTY),
    field(ALL, 1262, 1826, 0, EMPTY),
    // v1.APIServiceSpec
    field(ALL, 1580, 375, 0, EMPTY),
    field(ALL, 1112, 1826, 0, EMPTY),
    field(ALL, 1757, 1826, 0, EMPTY),
    field(ALL, 1162, 650, 0, EMPTY),
    field(ALL, 877, 649, 0, EMPTY),
    field(ALL, 1113, 652, 0, NONE),
    field(ALL, 1758, 652, 0, NONE),
    // v1.APIServiceStatus
    field(ALL, 918, 647, 0, EMPTY),
    // v1.ServiceReference
    field(ALL, 1291, 1826, 0, EMPTY),
    field(ALL, 1287, 1826, 0, EMPTY),
    field(ALL, 1421, 2, 0, EMPTY),
];

pub(super) static PATHS: &[&str] = &[
    "",
    "TypeMeta.",
    "RuleWithOperations.",
    "RuleWithOperations.Rule.",
    "Rule.",
    "LocalObjectReference.",
    "EphemeralContainerCommon.",
    "PersistentVolumeSource.",
    "ProbeHandler.",
    "VolumeSource.",
    "IngressRuleValue.",
    "DeviceConfiguration.",
    "AllocationResultModel.",
    "NamedResourcesAttributeValue.",
    "ResourceFilterModel.",
    "ResourceRequestModel.",
    "ResourceModel.",
];

pub(super) static PACKAGES: &[&str] = &[
    "",
    "v1",
    "v1beta1",
    "v1alpha1",
    "v2",
    "v1alpha2",
    "v1beta3",
    "v1alpha3",
    "v1beta2",
    "resource",
    "runtime",
    "types",
    "intstr",
    "map",
];

pub(super) static KINDS: &[Kind] = &[
    kind(ALL, "", "v1", 34, 927), // Binding
    kind(ALL, "", "v1", 71, 942), // ComponentStatus
    kind(ALL, "", "v1", 84, 944), // ConfigMap
    kind(ALL, "", "v1", 189, 975), // Endpoints
    kind(ALL, "", "v1", 195, 981), // Event
    kind(ALL, "", "v1", 321, 1014), // LimitRange
    kind(ALL, "", "v1", 370, 1027), // Namespace
    kind(ALL, "", "v1", 383, 1033), // Node
    kind(ALL, "", "v1", 404, 1049), // NodeProxyOptions
    kind(ALL, "", "v1", 437, 1063), // PersistentVolume
    kind(ALL, "", "v1", 439, 1065), // PersistentVolumeClaim
    kind(ALL, "", "v1", 455, 1080), // Pod
    kind(ALL, "", "v1", 459, 1084), // PodAttachOptions
    kind(ALL, "", "v1", 471, 1090), // PodExecOptions
    kind(ALL, "", "v1", 494, 1096), // PodPortForwardOptions
    kind(ALL, "", "v1", 495, 1097), // PodProxyOptions
    kind(ALL, "", "v1", 511, 1109), // PodTemplate
    kind(ALL, "", "v1", 553, 1125), // ReplicationController
    kind(ALL, "", "v1", 589, 1137), // ResourceQuota
    kind(ALL, "", "v1", 626, 1153), // Secret
    kind(ALL, "", "v1", 642, 1161), // Service
    kind(ALL, "", "v1", 643, 1162), // ServiceAccount
    kind(ALL, "", "v1", 654, 1168), // ServiceProxyOptions
    kind(ALL, "admission.k8s.io", "v1", 12, 656), // AdmissionReview
    kind(ALL, "admission.k8s.io", "v1beta1", 12, 661), // AdmissionReview
    kind(0xc0, "admissionregistration.k8s.io", "v1", 353, 672), // MutatingAdmissionPolicy
    kind(0xc0, "admissionregistration.k8s.io", "v1", 354, 673), // MutatingAdmissionPolicyBinding
    kind(ALL, "admissionregistration.k8s.io", "v1", 358, 677), // MutatingWebhookConfiguration
    kind(ALL, "admissionregistration.k8s.io", "v1", 738, 691), // ValidatingAdmissionPolicy
    kind(ALL, "admissionregistration.k8s.io", "v1", 739, 692), // ValidatingAdmissionPolicyBinding
    kind(ALL, "admissionregistration.k8s.io", "v1", 744, 697), // ValidatingWebhookConfiguration
    kind(0xfc, "admissionregistration.k8s.io", "v1alpha1", 353, 710), // MutatingAdmissionPolicy
    kind(0xfc, "admissionregistration.k8s.io", "v1alpha1", 354, 711), // MutatingAdmissionPolicyBinding
    kind(ALL, "admissionregistration.k8s.io", "v1alpha1", 738, 721), // ValidatingAdmissionPolicy
    kind(ALL, "admissionregistration.k8s.io", "v1alpha1", 739, 722), // ValidatingAdmissionPolicyBinding
    kind(0xf0, "admissionregistration.k8s.io", "v1beta1", 353, 737), // MutatingAdmissionPolicy
    kind(0xf0, "admissionregistration.k8s.io", "v1beta1", 354, 738), // MutatingAdmissionPolicyBinding
    kind(ALL, "admissionregistration.k8s.io", "v1beta1", 738, 748), // ValidatingAdmissionPolicy
    kind(ALL, "admissionregistration.k8s.io", "v1beta1", 739, 749), // ValidatingAdmissionPolicyBinding
    kind(ALL, "apiextensions.k8s.io", "v1", 120, 1725), // CustomResourceDefinition
    kind(ALL, "apiregistration.k8s.io", "v1", 3, 1788), // APIService
    kind(ALL, "apps", "v1", 108, 763), // ControllerRevision
    kind(ALL, "apps", "v1", 133, 764), // DaemonSet
    kind(ALL, "apps", "v1", 142, 771), // Deployment
    kind(ALL, "apps", "v1", 548, 780), // ReplicaSet
    kind(ALL, "apps", "v1", 669, 788), // StatefulSet
    kind(ALL, "authentication.k8s.io", "v1", 637, 800), // SelfSubjectReview
    kind(ALL, "authentication.k8s.io", "v1", 714, 802), // TokenRequest
    kind(ALL, "authentication.k8s.io", "v1", 717, 805), // TokenReview
    kind(ALL, "authentication.k8s.io", "v1alpha1", 637, 809), // SelfSubjectReview
    kind(ALL, "authentication.k8s.io", "v1beta1", 637, 811), // SelfSubjectReview
    kind(ALL, "authorization.k8s.io", "v1", 334, 816), // LocalSubjectAccessReview
    kind(ALL, "authorization.k8s.io", "v1", 635, 821), // SelfSubjectAccessReview
    kind(ALL, "authorization.k8s.io", "v1", 639, 823), // SelfSubjectRulesReview
    kind(ALL, "authorization.k8s.io", "v1", 699, 825), // SubjectAccessReview
    kind(ALL, "autoscaling", "v1", 260, 830), // HorizontalPodAutoscaler
    kind(ALL, "autoscaling", "v1", 613, 833), // Scale
    kind(ALL, "autoscaling", "v2", 260, 844), // HorizontalPodAutoscaler
    kind(ALL, "batch", "v1", 114, 866), // CronJob
    kind(ALL, "batch", "v1", 302, 869), // Job
    kind(ALL, "certificates.k8s.io", "v1", 54, 886), // CertificateSigningRequest
    kind(0x80, "certificates.k8s.io", "v1", 65, 890), // ClusterTrustBundle
    kind(0x80, "certificates.k8s.io", "v1", 461, 894), // PodCertificateRequest
    kind(ALL, "certificates.k8s.io", "v1alpha1", 65, 898), // ClusterTrustBundle
    kind(0x10, "certificates.k8s.io", "v1alpha1", 461, 900), // PodCertificateRequest
    kind(0xf8, "certificates.k8s.io", "v1beta1", 65, 903), // ClusterTrustBundle
    kind(0xe0, "certificates.k8s.io", "v1beta1", 461, 905), // PodCertificateRequest
    kind(ALL, "coordination.k8s.io", "v1", 315, 909), // Lease
    kind(0x02, "coordination.k8s.io", "v1alpha1", 316, 911), // LeaseCandidate
    kind(0xfc, "coordination.k8s.io", "v1alpha2", 316, 913), // LeaseCandidate
    kind(0xf8, "coordination.k8s.io", "v1beta1", 316, 915), // LeaseCandidate
    kind(ALL, "discovery.k8s.io", "v1", 187, 1214), // EndpointSlice
    kind(ALL, "events.k8s.io", "v1", 195, 1217), // Event
    kind(ALL, "flowcontrol.apiserver.k8s.io", "v1", 233, 1223), // FlowSchema
    kind(ALL, "flowcontrol.apiserver.k8s.io", "v1", 527, 1234), // PriorityLevelConfiguration
    kind(ALL, "flowcontrol.apiserver.k8s.io", "v1beta3", 233, 1251), // FlowSchema
    kind(ALL, "flowcontrol.apiserver.k8s.io", "v1beta3", 527, 1262), // PriorityLevelConfiguration
    kind(ALL, "internal.apiserver.k8s.io", "v1alpha1", 689, 758), // StorageVersion
    kind(0x80, "lifecycle.k8s.io", "v1alpha1", 198, 1275), // Eviction
    kind(0x80, "lifecycle.k8s.io", "v1alpha1", 200, 1277), // EvictionRequest
    kind(ALL, "meta.k8s.io", "v1", 113, 1757), // CreateOptions
    kind(ALL, "meta.k8s.io", "v1", 140, 1758), // DeleteOptions
    kind(ALL, "meta.k8s.io", "v1", 434, 1775), // PatchOptions
    kind(ALL, "meta.k8s.io", "v1", 735, 1783), // UpdateOptions
    kind(0xf8, "networking.k8s.io", "v1", 270, 1293), // IPAddress
    kind(ALL, "networking.k8s.io", "v1", 279, 1296), // Ingress
    kind(ALL, "networking.k8s.io", "v1", 281, 1298), // IngressClass
    kind(ALL, "networking.k8s.io", "v1", 377, 1309), // NetworkPolicy
    kind(0xf8, "networking.k8s.io", "v1", 648, 1319), // ServiceCIDR
    kind(0x0f, "networking.k8s.io", "v1alpha1", 270, 1322), // IPAddress
    kind(0x0f, "networking.k8s.io", "v1alpha1", 648, 1325), // ServiceCIDR
    kind(0xfe, "networking.k8s.io", "v1beta1", 270, 1328), // IPAddress
    kind(0xfe, "networking.k8s.io", "v1beta1", 648, 1331), // ServiceCIDR
    kind(ALL, "node.k8s.io", "v1", 611, 1335), // RuntimeClass
    kind(ALL, "policy", "v1", 198, 1337), // Eviction
    kind(ALL, "policy", "v1", 468, 1338), // PodDisruptionBudget
    kind(ALL, "rbac.authorization.k8s.io", "v1", 63, 1343), // ClusterRole
    kind(ALL, "rbac.authorization.k8s.io", "v1", 64, 1344), // ClusterRoleBinding
    kind(ALL, "rbac.authorization.k8s.io", "v1", 604, 1346), // Role
    kind(ALL, "rbac.authorization.k8s.io", "v1", 605, 1347), // RoleBinding
    kind(0xf0, "resource.k8s.io", "v1", 157, 1367), // DeviceClass
    kind(0x80, "resource.k8s.io", "v1", 169, 1379), // DeviceTaintRule
    kind(0xf0, "resource.k8s.io", "v1", 562, 1394), // ResourceClaim
    kind(0xf0, "resource.k8s.io", "v1", 569, 1398), // ResourceClaimTemplate
    kind(0xf0, "resource.k8s.io", "v1", 598, 1401), // ResourceSlice
    kind(0x01, "resource.k8s.io", "v1alpha2", 503, 1416), // PodSchedulingContext
    kind(0x01, "resource.k8s.io", "v1alpha2", 562, 1419), // ResourceClaim
    kind(0x01, "resource.k8s.io", "v1alpha2", 564, 1421), // ResourceClaimParameters
    kind(0x01, "resource.k8s.io", "v1alpha2", 569, 1426), // ResourceClaimTemplate
    kind(0x01, "resource.k8s.io", "v1alpha2", 571, 1428), // ResourceClass
    kind(0x01, "resource.k8s.io", "v1alpha2", 572, 1429), // ResourceClassParameters
    kind(0x01, "resource.k8s.io", "v1alpha2", 598, 1434), // ResourceSlice
    kind(0x0e, "resource.k8s.io", "v1alpha3", 157, 1451), // DeviceClass
    kind(0xf8, "resource.k8s.io", "v1alpha3", 169, 1462), // DeviceTaintRule
    kind(0x02, "resource.k8s.io", "v1alpha3", 503, 1472), // PodSchedulingContext
    kind(0x0e, "resource.k8s.io", "v1alpha3", 562, 1476), // ResourceClaim
    kind(0x0e, "resource.k8s.io", "v1alpha3", 569, 1481), // ResourceClaimTemplate
    kind(0xc0, "resource.k8s.io", "v1alpha3", 586, 1484), // ResourcePoolStatusRequest
    kind(0x0e, "resource.k8s.io", "v1alpha3", 598, 1487), // ResourceSlice
    kind(0xfc, "resource.k8s.io", "v1beta1", 157, 1509), // DeviceClass
    kind(0xfc, "resource.k8s.io", "v1beta1", 562, 1531), // ResourceClaim
    kind(0xfc, "resource.k8s.io", "v1beta1", 569, 1535), // ResourceClaimTemplate
    kind(0xfc, "resource.k8s.io", "v1beta1", 598, 1538), // ResourceSlice
    kind(0xf8, "resource.k8s.io", "v1beta2", 157, 1558), // DeviceClass
    kind(0xc0, "resource.k8s.io", "v1beta2", 169, 1570), // DeviceTaintRule
    kind(0xf8, "resource.k8s.io", "v1beta2", 562, 1585), // ResourceClaim
    kind(0xf8, "resource.k8s.io", "v1beta2", 569, 1589), // ResourceClaimTemplate
    kind(0xf8, "resource.k8s.io", "v1beta2", 598, 1592), // ResourceSlice
    kind(ALL, "scheduling.k8s.io", "v1", 526, 1595), // PriorityClass
    kind(0x20, "scheduling.k8s.io", "v1alpha1", 776, 1601), // Workload
    kind(0x40, "scheduling.k8s.io", "v1alpha2", 480, 1606), // PodGroup
    kind(0x40, "scheduling.k8s.io", "v1alpha2", 776, 1617), // Workload
    kind(0x80, "scheduling.k8s.io", "v1alpha3", 75, 1626), // CompositePodGroup
    kind(0x80, "scheduling.k8s.io", "v1alpha3", 480, 1634), // PodGroup
    kind(0x80, "scheduling.k8s.io", "v1alpha3", 776, 1647), // Workload
    kind(0x80, "scheduling.k8s.io", "v1beta1", 480, 1669), // PodGroup
    kind(0x80, "scheduling.k8s.io", "v1beta1", 776, 1682), // Workload
    kind(ALL, "storage.k8s.io", "v1", 37, 1685), // CSIDriver
    kind(ALL, "storage.k8s.io", "v1", 39, 1687), // CSINode
    kind(ALL, "storage.k8s.io", "v1", 44, 1691), // CSIStorageCapacity
    kind(ALL, "storage.k8s.io", "v1", 682, 1693), // StorageClass
    kind(ALL, "storage.k8s.io", "v1", 752, 1698), // VolumeAttachment
    kind(0xf0, "storage.k8s.io", "v1", 756, 1702), // VolumeAttributesClass
    kind(ALL, "storage.k8s.io", "v1alpha1", 756, 1707), // VolumeAttributesClass
    kind(0xfe, "storage.k8s.io", "v1beta1", 756, 1708), // VolumeAttributesClass
    kind(0x80, "storagemigration.k8s.io", "v1", 692, 1709), // StorageVersionMigration
    kind(0x1f, "storagemigration.k8s.io", "v1alpha1", 692, 1715), // StorageVersionMigration
    kind(0xe0, "storagemigration.k8s.io", "v1beta1", 692, 1718), // StorageVersionMigration
];

// Kinds that are registered and not served: group, version and kind.
pub(super) static UNSERVED: &[(u8, &str, &str, &str)] = &[
    (ALL, "", "v1", "PodLogOptions"),
    (0x7f, "", "v1", "PodStatusResult"),
    (ALL, "", "v1", "RangeAllocation"),
    (ALL, "", "v1", "SerializedReference"),
    (ALL, "admissionregistration.k8s.io", "v1beta1", "MutatingWebhookConfiguration"),
    (ALL, "admissionregistration.k8s.io", "v1beta1", "ValidatingWebhookConfiguration"),
    (ALL, "apiextensions.k8s.io", "v1", "ConversionReview"),
    (ALL, "apps", "v1beta1", "ControllerRevision"),
    (ALL, "apps", "v1beta1", "Deployment"),
    (ALL, "apps", "v1beta1", "DeploymentRollback"),
    (ALL, "apps", "v1beta1", "Scale"),
    (ALL, "apps", "v1beta1", "StatefulSet"),
    (ALL, "apps", "v1beta2", "ControllerRevision"),
    (ALL, "apps", "v1beta2", "DaemonSet"),
    (ALL, "apps", "v1beta2", "Deployment"),
    (ALL, "apps", "v1beta2", "ReplicaSet"),
    (ALL, "apps", "v1beta2", "Scale"),
    (ALL, "apps", "v1beta2", "StatefulSet"),
    (ALL, "authentication.k8s.io", "v1beta1", "TokenReview"),
    (ALL, "authorization.k8s.io", "v1beta1", "LocalSubjectAccessReview"),
    (ALL, "authorization.k8s.io", "v1beta1", "SelfSubjectAccessReview"),
    (ALL, "authorization.k8s.io", "v1beta1", "SelfSubjectRulesReview"),
    (ALL, "authorization.k8s.io", "v1beta1", "SubjectAccessReview"),
    (0x3f, "autoscaling", "v2beta1", "HorizontalPodAutoscaler"),
    (0x3f, "autoscaling", "v2beta2", "HorizontalPodAutoscaler"),
    (ALL, "batch", "v1beta1", "CronJob"),
    (ALL, "certificates.k8s.io", "v1beta1", "CertificateSigningRequest"),
    (ALL, "coordination.k8s.io", "v1beta1", "Lease"),
    (ALL, "discovery.k8s.io", "v1beta1", "EndpointSlice"),
    (ALL, "events.k8s.io", "v1beta1", "Event"),
    (ALL, "extensions", "v1beta1", "DaemonSet"),
    (ALL, "extensions", "v1beta1", "Deployment"),
    (ALL, "extensions", "v1beta1", "DeploymentRollback"),
    (ALL, "extensions", "v1beta1", "Ingress"),
    (ALL, "extensions", "v1beta1", "NetworkPolicy"),
    (ALL, "extensions", "v1beta1", "ReplicaSet"),
    (ALL, "extensions", "v1beta1", "Scale"),
    (ALL, "flowcontrol.apiserver.k8s.io", "v1beta1", "FlowSchema"),
    (ALL, "flowcontrol.apiserver.k8s.io", "v1beta1", "PriorityLevelConfiguration"),
    (ALL, "flowcontrol.apiserver.k8s.io", "v1beta2", "FlowSchema"),
    (ALL, "flowcontrol.apiserver.k8s.io", "v1beta2", "PriorityLevelConfiguration"),
    (ALL, "imagepolicy.k8s.io", "v1alpha1", "ImageReview"),
    (ALL, "networking.k8s.io", "v1beta1", "Ingress"),
    (ALL, "networking.k8s.io", "v1beta1", "IngressClass"),
    (ALL, "node.k8s.io", "v1alpha1", "RuntimeClass"),
    (ALL, "node.k8s.io", "v1beta1", "RuntimeClass"),
    (ALL, "policy", "v1beta1", "Eviction"),
    (ALL, "policy", "v1beta1", "PodDisruptionBudget"),
    (ALL, "rbac.authorization.k8s.io", "v1alpha1", "ClusterRole"),
    (ALL, "rbac.authorization.k8s.io", "v1alpha1", "ClusterRoleBinding"),
    (ALL, "rbac.authorization.k8s.io", "v1alpha1", "Role"),
    (ALL, "rbac.authorization.k8s.io", "v1alpha1", "RoleBinding"),
    (ALL, "rbac.authorization.k8s.io", "v1beta1", "ClusterRole"),
    (ALL, "rbac.authorization.k8s.io", "v1beta1", "ClusterRoleBinding"),
    (ALL, "rbac.authorization.k8s.io", "v1beta1", "Role"),
    (ALL, "rbac.authorization.k8s.io", "v1beta1", "RoleBinding"),
    (0x3f, "scheduling.k8s.io", "v1alpha1", "PriorityClass"),
    (ALL, "scheduling.k8s.io", "v1beta1", "PriorityClass"),
    (ALL, "storage.k8s.io", "v1alpha1", "CSIStorageCapacity"),
    (ALL, "storage.k8s.io", "v1alpha1", "VolumeAttachment"),
    (ALL, "storage.k8s.io", "v1beta1", "CSIDriver"),
    (ALL, "storage.k8s.io", "v1beta1", "CSINode"),
    (ALL, "storage.k8s.io", "v1beta1", "CSIStorageCapacity"),
    (ALL, "storage.k8s.io", "v1beta1", "StorageClass"),
    (ALL, "storage.k8s.io", "v1beta1", "VolumeAttachment"),
];

// The list of schemas and the list of strings that a CustomResourceDefinition's unions decode.
pub(in super::super) const SCHEMAS: u16 = 636;
pub(in super::super) const STRINGS: u16 = 648;
