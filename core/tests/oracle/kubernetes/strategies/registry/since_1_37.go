//go:build !line_1_36 && !line_1_35

package registry

import (
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/kubernetes/pkg/registry/scheduling/compositepodgroup"
)

func init() {
	Strategies[schema.GroupKind{Group: "scheduling.k8s.io", Kind: "CompositePodGroup"}] = compositepodgroup.NewStrategy()
}
