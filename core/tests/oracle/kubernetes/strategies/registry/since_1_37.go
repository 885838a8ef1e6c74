//go:build !line_1_36 && !line_1_35

package registry

import (
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/kubernetes/pkg/registry/scheduling/compositepodgroup"
	"k8s.io/kubernetes/pkg/registry/storage/csinode"
)

func init() {
	Strategies[schema.GroupKind{Group: "scheduling.k8s.io", Kind: "CompositePodGroup"}] = compositepodgroup.NewStrategy()
	Statuses[schema.GroupKind{Group: "scheduling.k8s.io", Kind: "CompositePodGroup"}] = compositepodgroup.NewStatusStrategy(compositepodgroup.NewStrategy())
	Statuses[schema.GroupKind{Group: "storage.k8s.io", Kind: "CSINode"}] = csinode.StatusStrategy
}
