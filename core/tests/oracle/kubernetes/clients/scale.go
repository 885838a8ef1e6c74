package main

import (
	"context"
	"fmt"
	_ "unsafe"

	autoscalingv1 "k8s.io/api/autoscaling/v1"
	_ "k8s.io/apiextensions-apiserver/pkg/registry/customresource"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/labels"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/util/managedfields"
	"k8s.io/apiserver/pkg/registry/rest"
	"k8s.io/kubernetes/pkg/apis/apps"
	"k8s.io/kubernetes/pkg/apis/autoscaling"
	"k8s.io/kubernetes/pkg/apis/core"
	_ "k8s.io/kubernetes/pkg/registry/apps/deployment/storage"
	_ "k8s.io/kubernetes/pkg/registry/apps/replicaset/storage"
	_ "k8s.io/kubernetes/pkg/registry/apps/statefulset/storage"
	_ "k8s.io/kubernetes/pkg/registry/core/replicationcontroller/storage"

	"nocluster.test/oracle/kubernetes/strategies/registry"
)

// The endpoints of scales keep to themselves what they do with the object that is scaled; it is linked by name. These have
// the layout of the types there.

// scaleInfo is storage.scaleUpdatedObjectInfo of the built-in kinds.
type scaleInfo struct {
	name   string
	info   rest.UpdatedObjectInfo
	mapper rest.GroupVersionKindProvider
}

//go:linkname scaledDeployment k8s.io/kubernetes/pkg/registry/apps/deployment/storage.(*scaleUpdatedObjectInfo).UpdatedObject
func scaledDeployment(i *scaleInfo, ctx context.Context, old runtime.Object) (runtime.Object, error)

//go:linkname scaledReplicaSet k8s.io/kubernetes/pkg/registry/apps/replicaset/storage.(*scaleUpdatedObjectInfo).UpdatedObject
func scaledReplicaSet(i *scaleInfo, ctx context.Context, old runtime.Object) (runtime.Object, error)

//go:linkname scaledStatefulSet k8s.io/kubernetes/pkg/registry/apps/statefulset/storage.(*scaleUpdatedObjectInfo).UpdatedObject
func scaledStatefulSet(i *scaleInfo, ctx context.Context, old runtime.Object) (runtime.Object, error)

//go:linkname scaledController k8s.io/kubernetes/pkg/registry/core/replicationcontroller/storage.(*scaleUpdatedObjectInfo).UpdatedObject
func scaledController(i *scaleInfo, ctx context.Context, old runtime.Object) (runtime.Object, error)

//go:linkname scaleOfDeployment k8s.io/kubernetes/pkg/registry/apps/deployment/storage.scaleFromDeployment
func scaleOfDeployment(*apps.Deployment) (*autoscaling.Scale, error)

//go:linkname scaleOfReplicaSet k8s.io/kubernetes/pkg/registry/apps/replicaset/storage.scaleFromReplicaSet
func scaleOfReplicaSet(*apps.ReplicaSet) (*autoscaling.Scale, error)

//go:linkname scaleOfStatefulSet k8s.io/kubernetes/pkg/registry/apps/statefulset/storage.scaleFromStatefulSet
func scaleOfStatefulSet(*apps.StatefulSet) (*autoscaling.Scale, error)

//go:linkname scaleOfController k8s.io/kubernetes/pkg/registry/core/replicationcontroller/storage.scaleFromRC
func scaleOfController(*core.ReplicationController) *autoscaling.Scale

// customScaleInfo is customresource.scaleUpdatedObjectInfo.
type customScaleInfo struct {
	info                                                    rest.UpdatedObjectInfo
	specReplicasPath, statusReplicasPath, labelSelectorPath string
	parent                                                  schema.GroupVersion
	paths                                                   managedfields.ResourcePathMappings
}

//go:linkname scaledCustom k8s.io/apiextensions-apiserver/pkg/registry/customresource.(*scaleUpdatedObjectInfo).UpdatedObject
func scaledCustom(i *customScaleInfo, ctx context.Context, old runtime.Object) (runtime.Object, error)

//go:linkname scaleOfCustom k8s.io/apiextensions-apiserver/pkg/registry/customresource.scaleFromCustomResource
func scaleOfCustom(cr *unstructured.Unstructured, specReplicasPath, statusReplicasPath, labelSelectorPath string) (*autoscalingv1.Scale, bool, error)

// scaled is what has replicas: made of its scale, changed by a new scale, and with the scale that it has then.
type scaled struct {
	stored  runtime.Object
	kind    schema.GroupVersionKind
	update  func(ctx context.Context, info rest.UpdatedObjectInfo) (runtime.Object, error)
	scaleOf func(runtime.Object) (*autoscaling.Scale, error)
}

func metaOf(scale *autoscaling.Scale) metav1.ObjectMeta {
	return metav1.ObjectMeta{
		Name: scale.Name, Namespace: scale.Namespace, UID: scale.UID, ResourceVersion: scale.ResourceVersion,
		CreationTimestamp: scale.CreationTimestamp, Generation: 4, Labels: map[string]string{"of": "the object"},
	}
}

// scaledOf is the object of a resource that has a scale.
func scaledOf(resource schema.GroupVersionResource, scale *autoscaling.Scale) (*scaled, error) {
	selector, err := metav1.ParseToLabelSelector(scale.Status.Selector)
	if err != nil {
		return nil, err
	}
	replicas := scale.Spec.Replicas
	one := &scaled{}
	built := func(update func(*scaleInfo, context.Context, runtime.Object) (runtime.Object, error)) func(context.Context, rest.UpdatedObjectInfo) (runtime.Object, error) {
		return func(ctx context.Context, info rest.UpdatedObjectInfo) (runtime.Object, error) {
			return update(&scaleInfo{name: scale.Name, info: info, mapper: ofScales{}}, ctx, one.stored)
		}
	}
	switch resource.Resource {
	case "deployments":
		one.kind = schema.GroupVersionKind{Group: "apps", Version: "v1", Kind: "Deployment"}
		one.stored = &apps.Deployment{ObjectMeta: metaOf(scale), Spec: apps.DeploymentSpec{Replicas: replicas, Selector: selector}, Status: apps.DeploymentStatus{Replicas: scale.Status.Replicas}}
		one.update = built(scaledDeployment)
		one.scaleOf = func(object runtime.Object) (*autoscaling.Scale, error) {
			return scaleOfDeployment(object.(*apps.Deployment))
		}
	case "replicasets":
		one.kind = schema.GroupVersionKind{Group: "apps", Version: "v1", Kind: "ReplicaSet"}
		one.stored = &apps.ReplicaSet{ObjectMeta: metaOf(scale), Spec: apps.ReplicaSetSpec{Replicas: replicas, Selector: selector}, Status: apps.ReplicaSetStatus{Replicas: scale.Status.Replicas}}
		one.update = built(scaledReplicaSet)
		one.scaleOf = func(object runtime.Object) (*autoscaling.Scale, error) {
			return scaleOfReplicaSet(object.(*apps.ReplicaSet))
		}
	case "statefulsets":
		one.kind = schema.GroupVersionKind{Group: "apps", Version: "v1", Kind: "StatefulSet"}
		one.stored = &apps.StatefulSet{ObjectMeta: metaOf(scale), Spec: apps.StatefulSetSpec{Replicas: replicas, Selector: selector}, Status: apps.StatefulSetStatus{Replicas: scale.Status.Replicas}}
		one.update = built(scaledStatefulSet)
		one.scaleOf = func(object runtime.Object) (*autoscaling.Scale, error) {
			return scaleOfStatefulSet(object.(*apps.StatefulSet))
		}
	case "replicationcontrollers":
		one.kind = schema.GroupVersionKind{Version: "v1", Kind: "ReplicationController"}
		set, err := labels.ConvertSelectorToLabelsMap(scale.Status.Selector)
		if err != nil {
			return nil, err
		}
		one.stored = &core.ReplicationController{ObjectMeta: metaOf(scale), Spec: core.ReplicationControllerSpec{Replicas: &replicas, Selector: set}, Status: core.ReplicationControllerStatus{Replicas: scale.Status.Replicas}}
		one.update = built(scaledController)
		one.scaleOf = func(object runtime.Object) (*autoscaling.Scale, error) {
			return scaleOfController(object.(*core.ReplicationController)), nil
		}
	default:
		return customOf(resource, scale), nil
	}
	return one, nil
}

// customOf is a custom resource with a scale.
func customOf(resource schema.GroupVersionResource, scale *autoscaling.Scale) *scaled {
	const spec, status, selector = ".spec.replicas", ".status.replicas", ".status.selector"
	object := &unstructured.Unstructured{Object: map[string]any{
		"apiVersion": resource.GroupVersion().String(), "kind": "Widget",
		"spec":   map[string]any{"replicas": int64(scale.Spec.Replicas)},
		"status": map[string]any{"replicas": int64(scale.Status.Replicas), "selector": scale.Status.Selector},
	}}
	own := metaOf(scale)
	object.SetName(own.Name)
	object.SetNamespace(own.Namespace)
	object.SetUID(own.UID)
	object.SetResourceVersion(own.ResourceVersion)
	object.SetCreationTimestamp(own.CreationTimestamp)
	object.SetLabels(own.Labels)
	return &scaled{
		stored: object,
		update: func(ctx context.Context, info rest.UpdatedObjectInfo) (runtime.Object, error) {
			return scaledCustom(&customScaleInfo{info: ofVersion{info}, specReplicasPath: spec, labelSelectorPath: selector, statusReplicasPath: status, parent: resource.GroupVersion()}, ctx, object)
		},
		scaleOf: func(object runtime.Object) (*autoscaling.Scale, error) {
			scale, _, err := scaleOfCustom(object.(*unstructured.Unstructured), spec, status, selector)
			if err != nil {
				return nil, err
			}
			return internalScale(scale)
		},
	}
}

func internalScale(scale runtime.Object) (*autoscaling.Scale, error) {
	server, err := serverOf(autoscalingv1.SchemeGroupVersion.WithKind("Scale"))
	if err != nil {
		return nil, err
	}
	internal := &autoscaling.Scale{}
	return internal, server.Scheme.Convert(scale, internal, nil)
}

// ofVersion gives the scale of a custom resource, which has no internal type, to a chain that asks for one.
type ofVersion struct{ rest.UpdatedObjectInfo }

func (o ofVersion) UpdatedObject(ctx context.Context, old runtime.Object) (runtime.Object, error) {
	internal, err := internalScale(old)
	if err != nil {
		return nil, err
	}
	changed, err := o.UpdatedObjectInfo.UpdatedObject(ctx, internal)
	if err != nil {
		return nil, err
	}
	server, err := serverOf(autoscalingv1.SchemeGroupVersion.WithKind("Scale"))
	if err != nil {
		return nil, err
	}
	versioned := &autoscalingv1.Scale{}
	return versioned, server.Scheme.Convert(changed, versioned, nil)
}

type ofScales struct{}

func (ofScales) GroupVersionKind(schema.GroupVersion) schema.GroupVersionKind {
	return autoscalingv1.SchemeGroupVersion.WithKind("Scale")
}

// updateScale goes the way of ScaleREST, over the store of what is scaled.
func (s *storage) updateScale(ctx context.Context, info rest.UpdatedObjectInfo, validate rest.ValidateObjectUpdateFunc) (runtime.Object, bool, error) {
	old, ok := s.old.(*autoscaling.Scale)
	if !ok {
		return nil, false, fmt.Errorf("not a scale: %T", s.old)
	}
	one, err := scaledOf(s.resource, old)
	if err != nil {
		return nil, false, err
	}
	object, err := one.update(ctx, info)
	if err != nil {
		return nil, false, err
	}
	if strategy, ok := registry.Of(one.kind); ok {
		if err := registry.Update(registry.Context(one.kind, old.Namespace, nil), strategy, object, one.stored, s.given); err != nil {
			return nil, false, err
		}
	}
	changed, err := one.scaleOf(object)
	if err != nil {
		return nil, false, err
	}
	before, err := one.scaleOf(one.stored)
	if err != nil {
		return nil, false, err
	}
	return changed, false, validate(ctx, changed.DeepCopyObject(), before.DeepCopyObject())
}
