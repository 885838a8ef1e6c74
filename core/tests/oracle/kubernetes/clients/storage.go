package main

import (
	"context"
	"fmt"

	"k8s.io/apimachinery/pkg/api/meta"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apiserver/pkg/endpoints/request"
	"k8s.io/apiserver/pkg/registry/rest"
	"k8s.io/kubernetes/pkg/apis/autoscaling"

	"nocluster.test/oracle/kubernetes/strategies/registry"
)

// storage is that of a kind, with its strategy where the library models it. It keeps nothing, and has at most the one
// object that is updated or deleted.
type storage struct {
	server server
	kind   schema.GroupVersionKind
	// resource is what the request is for, with the subresource, which may be empty.
	resource    schema.GroupVersionResource
	subresource string
	old         runtime.Object
	// isEmpty says that there is no object, which is updated nevertheless.
	isEmpty bool
	given   registry.Given
	// names are the ones that it gives.
	names []string
}

func (s *storage) New() runtime.Object {
	object, err := s.server.Scheme.New(schema.GroupVersionKind{Group: s.kind.Group, Version: runtime.APIVersionInternal, Kind: s.kind.Kind})
	if err != nil {
		panic(err)
	}
	return object
}

func (*storage) Destroy() {}

// quiet is the request without its warnings.
func (s *storage) quiet(ctx context.Context) context.Context {
	caller, _ := request.UserFrom(ctx)
	return registry.Context(s.kind, request.NamespaceValue(ctx), caller)
}

// inNamespace is the check of rest.BeforeCreate and rest.BeforeUpdate.
func inNamespace(ctx context.Context, strategy registry.Strategy, object runtime.Object) error {
	accessor, err := meta.Accessor(object)
	if err != nil {
		return err
	}
	expected := rest.ExpectedNamespaceForScope(request.NamespaceValue(ctx), strategy.NamespaceScoped())
	return rest.EnsureObjectNamespaceMatchesRequestNamespace(expected, accessor)
}

// Create goes the way of registry.Store, without the checks of the strategy.
func (s *storage) Create(ctx context.Context, object runtime.Object, validate rest.ValidateObjectFunc, _ *metav1.CreateOptions) (runtime.Object, error) {
	accessor, err := meta.Accessor(object)
	if err != nil {
		return nil, err
	}
	if accessor.GetName() == "" && accessor.GetGenerateName() != "" && len(s.names) > 0 {
		accessor.SetName(s.names[0])
	}
	if strategy, ok := registry.Of(s.kind); ok {
		if err := inNamespace(ctx, strategy, object); err != nil {
			return nil, err
		}
		registry.Create(s.quiet(ctx), strategy, object, s.given)
	}
	if err := validate(ctx, object.DeepCopyObject()); err != nil {
		return nil, err
	}
	return registry.Stored(s.server.Server, s.kind, object)
}

// Update goes the way of registry.Store, without the checks of the strategy.
func (s *storage) Update(ctx context.Context, name string, info rest.UpdatedObjectInfo, creates rest.ValidateObjectFunc, validate rest.ValidateObjectUpdateFunc, forceAllowCreate bool, options *metav1.UpdateOptions) (runtime.Object, bool, error) {
	if s.isEmpty {
		unstored, err := s.unstored()
		if err != nil {
			return nil, false, err
		}
		return unstored.Update(ctx, name, info, creates, forceAllowCreate, options)
	}
	if s.subresource == "scale" {
		return s.updateScale(ctx, info, validate)
	}
	object, err := info.UpdatedObject(ctx, s.old)
	if err != nil {
		return nil, false, err
	}
	if main, ok := registry.Of(s.kind); ok {
		if err := inNamespace(ctx, main, object); err != nil {
			return nil, false, err
		}
		var strategy rest.RESTUpdateStrategy = main
		if s.subresource != "" {
			var ok bool
			if strategy, ok = registry.OfPart(s.kind.GroupKind(), s.subresource); !ok {
				return nil, false, fmt.Errorf("no strategy for %s of %s", s.subresource, s.kind)
			}
		}
		if err := registry.Update(s.quiet(ctx), strategy, object, s.old, s.given); err != nil {
			return nil, false, err
		}
	}
	if err := validate(ctx, object.DeepCopyObject(), s.old.DeepCopyObject()); err != nil {
		return nil, false, err
	}
	object, err = registry.Stored(s.server.Server, s.kind, object)
	return object, false, err
}

func (s *storage) Delete(ctx context.Context, _ string, validate rest.ValidateObjectFunc, _ *metav1.DeleteOptions) (runtime.Object, bool, error) {
	return s.old, true, validate(ctx, s.old.DeepCopyObject())
}

// unstored is the store of a kind without objects; that of a scale is the one of what is scaled.
func (s *storage) unstored() (*registry.Unstored, error) {
	kind := s.kind
	if s.subresource == "scale" {
		one, err := scaledOf(s.resource, &autoscaling.Scale{})
		if err != nil {
			return nil, err
		}
		kind = one.kind
	}
	strategy, ok := registry.Of(kind)
	if !ok {
		return nil, fmt.Errorf("no strategy for %s", kind)
	}
	var updates rest.RESTUpdateStrategy = strategy
	if s.subresource != "" && s.subresource != "scale" {
		if updates, ok = registry.OfPart(kind.GroupKind(), s.subresource); !ok {
			return nil, fmt.Errorf("no strategy for %s of %s", s.subresource, kind)
		}
	}
	codec, err := registry.Codec(s.server.Server, s.kind)
	return &registry.Unstored{Resource: s.resource.GroupResource(), Creates: strategy, Updates: updates, New: s.New, Codec: codec, Given: s.given}, err
}
