package registry

import (
	"context"
	"fmt"
	"time"

	"k8s.io/apiextensions-apiserver/pkg/apis/apiextensions"
	extensionsv1 "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	extensionsv1beta1 "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1beta1"
	"k8s.io/apimachinery/pkg/api/meta"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/types"
	"k8s.io/apiserver/pkg/authentication/user"
	"k8s.io/apiserver/pkg/endpoints/request"
	"k8s.io/apiserver/pkg/registry/rest"
	"k8s.io/apiserver/pkg/util/compatibility"
	"k8s.io/kube-aggregator/pkg/apis/apiregistration"
	apiregistrationv1 "k8s.io/kube-aggregator/pkg/apis/apiregistration/v1"
	apiregistrationv1beta1 "k8s.io/kube-aggregator/pkg/apis/apiregistration/v1beta1"
	"k8s.io/kubernetes/pkg/apis/certificates"
	"k8s.io/kubernetes/pkg/apis/core"
	"k8s.io/kubernetes/pkg/apis/resource"

	"nocluster.test/oracle/kubernetes/defaults/schemes"
)

// Of is the strategy of a kind.
func Of(kind schema.GroupVersionKind) (Strategy, bool) {
	strategy, ok := Strategies[kind.GroupKind()]
	return strategy, ok
}

// Context is that of a request for objects of a kind, without the warnings: those of strategies are for the project to
// assume.
func Context(kind schema.GroupVersionKind, namespace string, caller user.Info) context.Context {
	ctx := request.WithNamespace(context.Background(), namespace)
	ctx = request.WithRequestInfo(ctx, &request.RequestInfo{IsResourceRequest: true, APIGroup: kind.Group, APIVersion: kind.Version})
	if caller != nil {
		ctx = request.WithUser(ctx, caller)
	}
	return ctx
}

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
	// What the clock says.
	switch object := object.(type) {
	case *core.Pod:
		for i := range object.Status.Conditions {
			object.Status.Conditions[i].LastTransitionTime = now
		}
	case *core.PersistentVolume:
		object.Status.LastPhaseTransitionTime = nil
		if !now.IsZero() {
			object.Status.LastPhaseTransitionTime = &now
		}
	case *apiregistration.APIService:
		for i := range object.Status.Conditions {
			object.Status.Conditions[i].LastTransitionTime = now
		}
	}
	strategy.Canonicalize(object)
}

// Update does what the store and rest.BeforeUpdate do, without the checks.
func Update(ctx context.Context, strategy rest.RESTUpdateStrategy, object, old runtime.Object, given Given) error {
	accessor, err := meta.Accessor(object)
	if err != nil {
		return err
	}
	before, err := meta.Accessor(old)
	if err != nil {
		return err
	}
	isNone := func(version string) bool { return version == "" || version == "0" }
	if isNone(accessor.GetResourceVersion()) && allowsUnconditionalUpdate(ctx, strategy) {
		accessor.SetResourceVersion(before.GetResourceVersion())
		if isNone(before.GetResourceVersion()) {
			accessor.SetResourceVersion("")
		}
	}
	accessor.SetGeneration(before.GetGeneration())
	var added *metav1.Time
	rule, isRule := object.(*resource.DeviceTaintRule)
	if isRule {
		added = rule.Spec.Taint.TimeAdded
	}
	var changed *metav1.Time
	volume, isVolume := object.(*core.PersistentVolume)
	if isVolume {
		changed = volume.Status.LastPhaseTransitionTime
	}
	called := time.Now()
	strategy.PrepareForUpdate(ctx, object, old)
	// What the clock says.
	if request, ok := object.(*certificates.CertificateSigningRequest); ok {
		for i := range request.Status.Conditions {
			condition := &request.Status.Conditions[i]
			for _, at := range []*metav1.Time{&condition.LastUpdateTime, &condition.LastTransitionTime} {
				if !at.Time.Before(called) && !at.Time.After(time.Now()) {
					*at = given.time()
				}
			}
		}
	}
	if isVolume && !changed.Equal(volume.Status.LastPhaseTransitionTime) && !old.(*core.PersistentVolume).Status.LastPhaseTransitionTime.Equal(volume.Status.LastPhaseTransitionTime) {
		now := given.time()
		volume.Status.LastPhaseTransitionTime = &now
	}
	if isRule && !added.Equal(rule.Spec.Taint.TimeAdded) && !old.(*resource.DeviceTaintRule).Spec.Taint.TimeAdded.Equal(rule.Spec.Taint.TimeAdded) {
		now := given.time()
		rule.Spec.Taint.TimeAdded = &now
	}
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

// Stored is an object as it is read again from the storage: it has no empty lists.
func Stored(server schemes.Server, kind schema.GroupVersionKind, object runtime.Object) (runtime.Object, error) {
	codec, err := Codec(server, kind)
	if err != nil {
		return nil, err
	}
	text, err := runtime.Encode(codec, object)
	if err != nil {
		return nil, err
	}
	return runtime.Decode(codec, text)
}

// Codec is that of the storage: protobuf, as which a server stores built-in kinds. A kind is stored in the first version of its
// group that has it and that the release before had, too. CustomResourceDefinitions and APIServices have servers of their
// own, which store JSON.
//
// Source: kubernetes/kubernetes pkg/controlplane/apiserver/{apiextensions,aggregator}.go
func Codec(server schemes.Server, kind schema.GroupVersionKind) (runtime.Codec, error) {
	switch kind.Group {
	case apiextensions.GroupName:
		return server.Codecs.LegacyCodec(extensionsv1beta1.SchemeGroupVersion, extensionsv1.SchemeGroupVersion), nil
	case apiregistration.GroupName:
		return server.Codecs.LegacyCodec(apiregistrationv1.SchemeGroupVersion, apiregistrationv1beta1.SchemeGroupVersion), nil
	}
	info, found := runtime.SerializerInfoForMediaType(server.Codecs.SupportedMediaTypes(), runtime.ContentTypeProtobuf)
	if !found {
		return nil, fmt.Errorf("%s: the scheme has no protobuf", kind)
	}
	version := kind.GroupVersion()
	for _, other := range server.Scheme.PrioritizedVersionsForGroup(kind.Group) {
		if stored, err := server.Scheme.New(other.WithKind(kind.Kind)); err == nil && isOld(stored) {
			version = other
			break
		}
	}
	return server.Codecs.CodecForVersions(info.Serializer, info.Serializer, version, runtime.InternalGroupVersioner), nil
}

// isOld says whether the release before had a version of a kind.
func isOld(object runtime.Object) bool {
	introduced, ok := object.(interface{ APILifecycleIntroduced() (int, int) })
	if !ok {
		return true
	}
	_, minor := introduced.APILifecycleIntroduced()
	return minor <= int(compatibility.DefaultKubeEffectiveVersionForTest().MinCompatibilityVersion().Minor())
}

// allowsUnconditionalUpdate asks the strategy, which before 1.37 is asked without a context.
func allowsUnconditionalUpdate(ctx context.Context, strategy any) bool {
	switch strategy := strategy.(type) {
	case interface{ AllowUnconditionalUpdate(context.Context) bool }:
		return strategy.AllowUnconditionalUpdate(ctx)
	case interface{ AllowUnconditionalUpdate() bool }:
		return strategy.AllowUnconditionalUpdate()
	}
	panic("a strategy that says nothing of unconditional updates")
}
