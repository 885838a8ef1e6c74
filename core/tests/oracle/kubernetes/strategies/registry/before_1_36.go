//go:build line_1_35

package registry

import (
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/kubernetes/pkg/registry/resource/resourceclaim"
)

func init() {
	Strategies[schema.GroupKind{Group: "resource.k8s.io", Kind: "ResourceClaim"}] = resourceclaim.NewStrategy(nil)
	Statuses[schema.GroupKind{Group: "resource.k8s.io", Kind: "ResourceClaim"}] = resourceclaim.NewStatusStrategy(resourceclaim.NewStrategy(nil))
}
