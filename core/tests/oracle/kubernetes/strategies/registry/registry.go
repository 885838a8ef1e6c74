// Package registry has the real strategies of kinds, and the order in which the store of kube-apiserver asks them.
package registry

import (
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apiserver/pkg/registry/rest"
	"k8s.io/kubernetes/pkg/registry/apps/controllerrevision"
	"k8s.io/kubernetes/pkg/registry/apps/daemonset"
	"k8s.io/kubernetes/pkg/registry/apps/deployment"
	"k8s.io/kubernetes/pkg/registry/apps/replicaset"
	"k8s.io/kubernetes/pkg/registry/apps/statefulset"
	"k8s.io/kubernetes/pkg/registry/autoscaling/horizontalpodautoscaler"
	"k8s.io/kubernetes/pkg/registry/batch/cronjob"
	"k8s.io/kubernetes/pkg/registry/batch/job"
	"k8s.io/kubernetes/pkg/registry/coordination/lease"
	"k8s.io/kubernetes/pkg/registry/core/configmap"
	"k8s.io/kubernetes/pkg/registry/core/endpoint"
	"k8s.io/kubernetes/pkg/registry/core/limitrange"
	"k8s.io/kubernetes/pkg/registry/core/namespace"
	"k8s.io/kubernetes/pkg/registry/core/pod"
	"k8s.io/kubernetes/pkg/registry/core/podtemplate"
	"k8s.io/kubernetes/pkg/registry/core/replicationcontroller"
	"k8s.io/kubernetes/pkg/registry/core/resourcequota"
	"k8s.io/kubernetes/pkg/registry/core/secret"
	"k8s.io/kubernetes/pkg/registry/core/service"
	"k8s.io/kubernetes/pkg/registry/core/serviceaccount"
	"k8s.io/kubernetes/pkg/registry/networking/ingress"
	"k8s.io/kubernetes/pkg/registry/networking/ingressclass"
	"k8s.io/kubernetes/pkg/registry/networking/networkpolicy"
	"k8s.io/kubernetes/pkg/registry/node/runtimeclass"
	"k8s.io/kubernetes/pkg/registry/policy/poddisruptionbudget"
	"k8s.io/kubernetes/pkg/registry/rbac/clusterrole"
	"k8s.io/kubernetes/pkg/registry/rbac/clusterrolebinding"
	"k8s.io/kubernetes/pkg/registry/rbac/role"
	"k8s.io/kubernetes/pkg/registry/rbac/rolebinding"
	"k8s.io/kubernetes/pkg/registry/scheduling/priorityclass"
	"k8s.io/kubernetes/pkg/registry/storage/storageclass"
)

// Strategy is what the registry does with an object before it stores it.
type Strategy interface {
	rest.RESTCreateStrategy
	rest.RESTUpdateStrategy
}

func gvk(group, version, kind string) schema.GroupVersionKind {
	return schema.GroupVersionKind{Group: group, Version: version, Kind: kind}
}

// Strategies are the real ones of the kinds that the library models.
var Strategies = map[schema.GroupVersionKind]Strategy{
	gvk("", "v1", "ConfigMap"):                                   configmap.Strategy,
	gvk("", "v1", "Endpoints"):                                   endpoint.Strategy,
	gvk("", "v1", "LimitRange"):                                  limitrange.Strategy,
	gvk("", "v1", "Namespace"):                                   namespace.Strategy,
	gvk("", "v1", "Pod"):                                         pod.Strategy,
	gvk("", "v1", "PodTemplate"):                                 podtemplate.Strategy,
	gvk("", "v1", "ReplicationController"):                       replicationcontroller.Strategy,
	gvk("", "v1", "ResourceQuota"):                               resourcequota.Strategy,
	gvk("", "v1", "Secret"):                                      secret.Strategy,
	gvk("", "v1", "Service"):                                     service.Strategy,
	gvk("", "v1", "ServiceAccount"):                              serviceaccount.Strategy,
	gvk("apps", "v1", "ControllerRevision"):                      controllerrevision.Strategy,
	gvk("apps", "v1", "DaemonSet"):                               daemonset.Strategy,
	gvk("apps", "v1", "Deployment"):                              deployment.Strategy,
	gvk("apps", "v1", "ReplicaSet"):                              replicaset.Strategy,
	gvk("apps", "v1", "StatefulSet"):                             statefulset.Strategy,
	gvk("autoscaling", "v2", "HorizontalPodAutoscaler"):          horizontalpodautoscaler.Strategy,
	gvk("batch", "v1", "CronJob"):                                cronjob.Strategy,
	gvk("batch", "v1", "Job"):                                    job.Strategy,
	gvk("coordination.k8s.io", "v1", "Lease"):                    lease.Strategy,
	gvk("networking.k8s.io", "v1", "Ingress"):                    ingress.Strategy,
	gvk("networking.k8s.io", "v1", "IngressClass"):               ingressclass.Strategy,
	gvk("networking.k8s.io", "v1", "NetworkPolicy"):              networkpolicy.Strategy,
	gvk("node.k8s.io", "v1", "RuntimeClass"):                     runtimeclass.Strategy,
	gvk("policy", "v1", "PodDisruptionBudget"):                   poddisruptionbudget.Strategy,
	gvk("rbac.authorization.k8s.io", "v1", "ClusterRole"):        clusterrole.Strategy,
	gvk("rbac.authorization.k8s.io", "v1", "ClusterRoleBinding"): clusterrolebinding.Strategy,
	gvk("rbac.authorization.k8s.io", "v1", "Role"):               role.Strategy,
	gvk("rbac.authorization.k8s.io", "v1", "RoleBinding"):        rolebinding.Strategy,
	gvk("scheduling.k8s.io", "v1", "PriorityClass"):              priorityclass.Strategy,
	gvk("storage.k8s.io", "v1", "StorageClass"):                  storageclass.Strategy,
}
