//go:build !line_1_35

package registry

import (
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/kubernetes/pkg/registry/resource/resourceclaim"
	"k8s.io/kubernetes/pkg/registry/resource/resourcepoolstatusrequest"
	"k8s.io/kubernetes/pkg/registry/scheduling/podgroup"
)

func init() {
	for kind, strategy := range map[string]Strategy{
		"ResourceClaim": resourceclaim.NewStrategy(nil, nil), "ResourcePoolStatusRequest": resourcepoolstatusrequest.Strategy,
	} {
		Strategies[schema.GroupKind{Group: "resource.k8s.io", Kind: kind}] = strategy
	}
	Strategies[schema.GroupKind{Group: "scheduling.k8s.io", Kind: "PodGroup"}] = podgroup.NewStrategy()
	Statuses[schema.GroupKind{Group: "resource.k8s.io", Kind: "ResourceClaim"}] = resourceclaim.NewStatusStrategy(resourceclaim.NewStrategy(nil, nil))
	Statuses[schema.GroupKind{Group: "resource.k8s.io", Kind: "ResourcePoolStatusRequest"}] = resourcepoolstatusrequest.StatusStrategy
	Statuses[schema.GroupKind{Group: "scheduling.k8s.io", Kind: "PodGroup"}] = podgroup.NewStatusStrategy(podgroup.NewStrategy())
}
