package registry

import (
	"context"

	"k8s.io/apimachinery/pkg/api/meta"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/types"
	"k8s.io/apiserver/pkg/registry/rest"
	"k8s.io/kubernetes/pkg/apis/core"
)

// Given is what a case says beside the objects, and a server would draw or read from its clock.
type Given struct {
	Now       string `json:"now,omitempty"`
	ObjectUID string `json:"objectUid,omitempty"`
}

func (g Given) time() (now metav1.Time) {
	if g.Now != "" {
		if err := now.UnmarshalQueryParameter(g.Now); err != nil {
			panic(err)
		}
	}
	return now
}

// Create does what the store and rest.BeforeCreate do with a new object that has its name, without the checks.
func Create(ctx context.Context, strategy Strategy, object runtime.Object, given Given) {
	accessor, _ := meta.Accessor(object)
	rest.FillObjectMetaSystemFields(accessor)
	now := given.time()
	accessor.SetCreationTimestamp(now)
	accessor.SetUID(types.UID(given.ObjectUID))
	strategy.PrepareForCreate(ctx, object)
	if pod, ok := object.(*core.Pod); ok {
		for i := range pod.Status.Conditions {
			pod.Status.Conditions[i].LastTransitionTime = now
		}
	}
	strategy.Canonicalize(object)
}

// Update does what the store and rest.BeforeUpdate do, without the checks.
func Update(ctx context.Context, strategy Strategy, object, old runtime.Object) error {
	accessor, err := meta.Accessor(object)
	if err != nil {
		return err
	}
	before, err := meta.Accessor(old)
	if err != nil {
		return err
	}
	isNone := func(version string) bool { return version == "" || version == "0" }
	if isNone(accessor.GetResourceVersion()) && strategy.AllowUnconditionalUpdate(ctx) {
		accessor.SetResourceVersion(before.GetResourceVersion())
		if isNone(before.GetResourceVersion()) {
			accessor.SetResourceVersion("")
		}
	}
	accessor.SetGeneration(before.GetGeneration())
	strategy.PrepareForUpdate(ctx, object, old)
	if len(accessor.GetUID()) == 0 {
		accessor.SetUID(before.GetUID())
	}
	if created := before.GetCreationTimestamp(); !created.IsZero() {
		accessor.SetCreationTimestamp(created)
	}
	if !before.GetDeletionTimestamp().IsZero() {
		accessor.SetDeletionTimestamp(before.GetDeletionTimestamp())
	}
	if before.GetDeletionGracePeriodSeconds() != nil && accessor.GetDeletionGracePeriodSeconds() == nil {
		accessor.SetDeletionGracePeriodSeconds(before.GetDeletionGracePeriodSeconds())
	}
	strategy.Canonicalize(object)
	return nil
}
