package registry

import (
	"context"
	"reflect"
	"strings"

	"k8s.io/apimachinery/pkg/api/meta"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/util/validation/field"
	genericregistry "k8s.io/apiserver/pkg/registry/generic/registry"
	"k8s.io/apiserver/pkg/registry/rest"
	"k8s.io/apiserver/pkg/server/options"
	serverstorage "k8s.io/apiserver/pkg/server/storage"
	"k8s.io/apiserver/pkg/storage"
	"k8s.io/apiserver/pkg/storage/storagebackend"
	"k8s.io/kubernetes/pkg/api/legacyscheme"
	"k8s.io/kubernetes/pkg/kubeapiserver"
)

// Unstored is an update of an object that is not stored. It goes through the store of kube-apiserver itself.
type Unstored struct {
	Resource schema.GroupResource
	// Creates and Updates are the strategies of the store; that of a subresource has its own for updates.
	Creates Strategy
	Updates rest.RESTUpdateStrategy
	// New is an empty object of the internal type, Codec that of the storage.
	New   func() runtime.Object
	Codec runtime.Codec
	Given Given
}

// Update sends it.
func (u Unstored) Update(ctx context.Context, name string, info rest.UpdatedObjectInfo, validate rest.ValidateObjectFunc, forceAllowCreate bool, options *metav1.UpdateOptions) (runtime.Object, bool, error) {
	prefix := "/" + prefixOf(u.Resource)
	store := &genericregistry.Store{
		NewFunc:                  u.New,
		DefaultQualifiedResource: u.Resource,
		KeyFunc: func(ctx context.Context, name string) (string, error) {
			if u.Creates.NamespaceScoped() {
				return genericregistry.NamespaceKeyFunc(ctx, prefix, name)
			}
			return genericregistry.NoNamespaceKeyFunc(ctx, prefix, name)
		},
		CreateStrategy: unchecked{u.Creates, u.Given},
		UpdateStrategy: u.Updates,
		Storage:        genericregistry.DryRunnableStorage{Storage: empty{codec: u.Codec}, Codec: u.Codec},
	}
	return store.Update(ctx, name, info, validate, nil, forceAllowCreate, options)
}

// etcdPrefix is the default of --etcd-prefix, pkg/kubeapiserver/options DefaultEtcdPathPrefix.
const etcdPrefix = "/registry"

// prefixOf is where the objects of a resource are kept.
func prefixOf(resource schema.GroupResource) string {
	if resource.Group == "apiextensions.k8s.io" || resource.Group == "apiregistration.k8s.io" || !legacyscheme.Scheme.IsGroupRegistered(resource.Group) {
		return (&options.SimpleStorageFactory{}).ResourcePrefix(resource)
	}
	factory := serverstorage.NewDefaultStorageFactory(storagebackend.Config{}, "", nil, serverstorage.NewDefaultResourceEncodingConfig(legacyscheme.Scheme), serverstorage.NewResourceConfig(), kubeapiserver.SpecialDefaultResourcePrefixes)
	return strings.TrimPrefix(factory.ResourcePrefix(resource), "/")
}

// unchecked is a strategy without its checks and warnings, which are for the project to assume, with what a server would
// draw or read from its clock.
type unchecked struct {
	Strategy
	given Given
}

func (unchecked) Validate(context.Context, runtime.Object) field.ErrorList { return nil }

func (unchecked) WarningsOnCreate(context.Context, runtime.Object) []string { return nil }

func (u unchecked) PrepareForCreate(ctx context.Context, object runtime.Object) {
	Create(ctx, u.Strategy, object, u.given)
}

// empty is a storage without objects that does what that of etcd does then, and keeps nothing.
//
// Source: k8s.io/apiserver pkg/storage/etcd3/store.go
type empty struct {
	storage.Interface
	codec runtime.Codec
}

func (empty) Versioner() storage.Versioner { return storage.APIObjectVersioner{} }

func (empty) Get(_ context.Context, key string, options storage.GetOptions, out runtime.Object) error {
	if options.IgnoreNotFound {
		return runtime.SetZeroValue(out)
	}
	return storage.NewKeyNotFoundError(etcdPrefix+key, 0)
}

func (e empty) GuaranteedUpdate(_ context.Context, key string, out runtime.Object, ignoreNotFound bool, preconditions *storage.Preconditions, update storage.UpdateFunc, _ runtime.Object) error {
	key = etcdPrefix + key
	if !ignoreNotFound {
		return storage.NewKeyNotFoundError(key, 0)
	}
	current := reflect.New(reflect.TypeOf(out).Elem()).Interface().(runtime.Object)
	if err := preconditions.Check(key, current); err != nil {
		return err
	}
	object, _, err := update(current, storage.ResponseMeta{})
	if err != nil {
		return err
	}
	if err := e.Versioner().PrepareObjectForStorage(object); err != nil {
		return err
	}
	text, err := runtime.Encode(e.codec, object)
	if err != nil {
		return err
	}
	_, _, err = e.codec.Decode(text, nil, out)
	return err
}

// ResourceOf is the resource of a kind.
func ResourceOf(kind schema.GroupVersionKind) schema.GroupVersionResource {
	resource, _ := meta.UnsafeGuessKindToResource(kind)
	return resource
}
