package main

import (
	"context"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apiserver/pkg/registry/rest"
)

// keepsNothing is the storage of a kind without its strategy: it has at most the one object that is updated or deleted.
type keepsNothing struct {
	server server
	kind   schema.GroupVersionKind
	old    runtime.Object
}

func (s *keepsNothing) New() runtime.Object {
	object, err := s.server.Scheme.New(schema.GroupVersionKind{Group: s.kind.Group, Version: runtime.APIVersionInternal, Kind: s.kind.Kind})
	if err != nil {
		panic(err)
	}
	return object
}

func (*keepsNothing) Destroy() {}

func (*keepsNothing) Create(ctx context.Context, object runtime.Object, validate rest.ValidateObjectFunc, _ *metav1.CreateOptions) (runtime.Object, error) {
	if err := validate(ctx, object.DeepCopyObject()); err != nil {
		return nil, err
	}
	return object, nil
}

func (s *keepsNothing) Update(ctx context.Context, _ string, info rest.UpdatedObjectInfo, _ rest.ValidateObjectFunc, validate rest.ValidateObjectUpdateFunc, _ bool, _ *metav1.UpdateOptions) (runtime.Object, bool, error) {
	object, err := info.UpdatedObject(ctx, s.old)
	if err != nil {
		return nil, false, err
	}
	if err := validate(ctx, object.DeepCopyObject(), s.old.DeepCopyObject()); err != nil {
		return nil, false, err
	}
	return object, false, nil
}

func (s *keepsNothing) Delete(ctx context.Context, _ string, validate rest.ValidateObjectFunc, _ *metav1.DeleteOptions) (runtime.Object, bool, error) {
	return s.old, true, validate(ctx, s.old.DeepCopyObject())
}
