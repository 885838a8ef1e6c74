package registry

import (
	"k8s.io/apiextensions-apiserver/pkg/registry/customresourcedefinition"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apiserver/pkg/registry/rest"
	"k8s.io/kube-aggregator/pkg/registry/apiservice"
	"k8s.io/kubernetes/pkg/registry/admissionregistration/validatingadmissionpolicy"
	"k8s.io/kubernetes/pkg/registry/apiserverinternal/storageversion"
	"k8s.io/kubernetes/pkg/registry/apps/daemonset"
	"k8s.io/kubernetes/pkg/registry/apps/deployment"
	"k8s.io/kubernetes/pkg/registry/apps/replicaset"
	"k8s.io/kubernetes/pkg/registry/apps/statefulset"
	"k8s.io/kubernetes/pkg/registry/autoscaling/horizontalpodautoscaler"
	"k8s.io/kubernetes/pkg/registry/batch/cronjob"
	"k8s.io/kubernetes/pkg/registry/batch/job"
	"k8s.io/kubernetes/pkg/registry/certificates/certificates"
	"k8s.io/kubernetes/pkg/registry/certificates/podcertificaterequest"
	"k8s.io/kubernetes/pkg/registry/core/namespace"
	"k8s.io/kubernetes/pkg/registry/core/node"
	"k8s.io/kubernetes/pkg/registry/core/persistentvolume"
	"k8s.io/kubernetes/pkg/registry/core/persistentvolumeclaim"
	"k8s.io/kubernetes/pkg/registry/core/pod"
	"k8s.io/kubernetes/pkg/registry/core/replicationcontroller"
	"k8s.io/kubernetes/pkg/registry/core/resourcequota"
	"k8s.io/kubernetes/pkg/registry/core/service"
	"k8s.io/kubernetes/pkg/registry/flowcontrol/flowschema"
	"k8s.io/kubernetes/pkg/registry/flowcontrol/prioritylevelconfiguration"
	"k8s.io/kubernetes/pkg/registry/networking/ingress"
	"k8s.io/kubernetes/pkg/registry/networking/servicecidr"
	"k8s.io/kubernetes/pkg/registry/policy/poddisruptionbudget"
	"k8s.io/kubernetes/pkg/registry/resource/devicetaintrule"
	"k8s.io/kubernetes/pkg/registry/storage/volumeattachment"
	"k8s.io/kubernetes/pkg/registry/storagemigration/storagemigration"

	"nocluster.test/oracle/kubernetes/defaults/schemes"
)

// Statuses are the strategies of the status of the kinds that have one. What not every line has is added by other files.
var Statuses = map[schema.GroupKind]rest.RESTUpdateStrategy{
	{Group: "", Kind: "Namespace"}:                                              namespace.StatusStrategy,
	{Group: "", Kind: "Node"}:                                                   node.StatusStrategy,
	{Group: "", Kind: "PersistentVolume"}:                                       persistentvolume.StatusStrategy,
	{Group: "", Kind: "PersistentVolumeClaim"}:                                  persistentvolumeclaim.StatusStrategy,
	{Group: "", Kind: "Pod"}:                                                    pod.StatusStrategy,
	{Group: "", Kind: "ReplicationController"}:                                  replicationcontroller.StatusStrategy,
	{Group: "", Kind: "ResourceQuota"}:                                          resourcequota.StatusStrategy,
	{Group: "", Kind: "Service"}:                                                service.StatusStrategy,
	{Group: "admissionregistration.k8s.io", Kind: "ValidatingAdmissionPolicy"}:  validatingadmissionpolicy.NewStatusStrategy(validatingadmissionpolicy.NewStrategy(nil, nil)),
	{Group: "apiextensions.k8s.io", Kind: "CustomResourceDefinition"}:           customresourcedefinition.NewStatusStrategy(schemes.Servers[1].Scheme),
	{Group: "apiregistration.k8s.io", Kind: "APIService"}:                       apiservice.NewStatusStrategy(schemes.Servers[2].Scheme),
	{Group: "apps", Kind: "DaemonSet"}:                                          daemonset.StatusStrategy,
	{Group: "apps", Kind: "Deployment"}:                                         deployment.StatusStrategy,
	{Group: "apps", Kind: "ReplicaSet"}:                                         replicaset.StatusStrategy,
	{Group: "apps", Kind: "StatefulSet"}:                                        statefulset.StatusStrategy,
	{Group: "autoscaling", Kind: "HorizontalPodAutoscaler"}:                     horizontalpodautoscaler.StatusStrategy,
	{Group: "batch", Kind: "CronJob"}:                                           cronjob.StatusStrategy,
	{Group: "batch", Kind: "Job"}:                                               job.StatusStrategy,
	{Group: "certificates.k8s.io", Kind: "CertificateSigningRequest"}:           certificates.StatusStrategy,
	{Group: "certificates.k8s.io", Kind: "PodCertificateRequest"}:               podcertificaterequest.NewStatusStrategy(podcertificaterequest.NewStrategy(), nil, nil),
	{Group: "flowcontrol.apiserver.k8s.io", Kind: "FlowSchema"}:                 flowschema.StatusStrategy,
	{Group: "flowcontrol.apiserver.k8s.io", Kind: "PriorityLevelConfiguration"}: prioritylevelconfiguration.StatusStrategy,
	{Group: "internal.apiserver.k8s.io", Kind: "StorageVersion"}:                storageversion.StatusStrategy,
	{Group: "networking.k8s.io", Kind: "Ingress"}:                               ingress.StatusStrategy,
	{Group: "networking.k8s.io", Kind: "ServiceCIDR"}:                           servicecidr.StatusStrategy,
	{Group: "policy", Kind: "PodDisruptionBudget"}:                              poddisruptionbudget.StatusStrategy,
	{Group: "resource.k8s.io", Kind: "DeviceTaintRule"}:                         devicetaintrule.StatusStrategy,
	{Group: "storage.k8s.io", Kind: "VolumeAttachment"}:                         volumeattachment.StatusStrategy,
	{Group: "storagemigration.k8s.io", Kind: "StorageVersionMigration"}:         storagemigration.StatusStrategy,
}

// parts are the strategies of the other subresources whose object is the stored one.
var parts = map[string]map[schema.GroupKind]rest.RESTUpdateStrategy{
	"approval":            {{Group: "certificates.k8s.io", Kind: "CertificateSigningRequest"}: certificates.ApprovalStrategy},
	"ephemeralcontainers": {{Group: "", Kind: "Pod"}: pod.EphemeralContainersStrategy},
	"finalize":            {{Group: "", Kind: "Namespace"}: namespace.FinalizeStrategy},
	"resize":              {{Group: "", Kind: "Pod"}: pod.ResizeStrategy},
}

// PartsOf are the subresources of a kind, in order.
func PartsOf(kind schema.GroupKind) []string {
	var found []string
	for _, subresource := range []string{"approval", "ephemeralcontainers", "finalize", "resize", "status"} {
		if _, ok := OfPart(kind, subresource); ok {
			found = append(found, subresource)
		}
	}
	return found
}

// OfPart is the strategy of a subresource.
func OfPart(kind schema.GroupKind, subresource string) (rest.RESTUpdateStrategy, bool) {
	strategies := parts[subresource]
	if subresource == "status" {
		strategies = Statuses
	}
	strategy, ok := strategies[kind]
	return strategy, ok
}
