// Package world has the admission plugins before the webhooks, over informers that hold the objects of a cluster.
package world

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"time"

	corev1 "k8s.io/api/core/v1"
	networkingv1 "k8s.io/api/networking/v1"
	nodev1 "k8s.io/api/node/v1"
	schedulingv1 "k8s.io/api/scheduling/v1"
	storagev1 "k8s.io/api/storage/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	kjson "k8s.io/apimachinery/pkg/runtime/serializer/json"
	"k8s.io/apiserver/pkg/admission"
	"k8s.io/apiserver/pkg/admission/initializer"
	"k8s.io/apiserver/pkg/admission/plugin/namespace/lifecycle"
	"k8s.io/apiserver/pkg/storage/names"
	utilfeature "k8s.io/apiserver/pkg/util/feature"
	"k8s.io/client-go/informers"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/rest"
	"k8s.io/client-go/tools/cache"
	"k8s.io/kubernetes/pkg/api/legacyscheme"
	"k8s.io/kubernetes/plugin/pkg/admission/defaulttolerationseconds"
	"k8s.io/kubernetes/plugin/pkg/admission/limitranger"
	"k8s.io/kubernetes/plugin/pkg/admission/network/defaultingressclass"
	"k8s.io/kubernetes/plugin/pkg/admission/nodetaint"
	"k8s.io/kubernetes/plugin/pkg/admission/podtopologylabels"
	"k8s.io/kubernetes/plugin/pkg/admission/priority"
	"k8s.io/kubernetes/plugin/pkg/admission/runtimeclass"
	"k8s.io/kubernetes/plugin/pkg/admission/serviceaccount"
	"k8s.io/kubernetes/plugin/pkg/admission/storage/storageclass/setdefault"
	"k8s.io/kubernetes/plugin/pkg/admission/storage/storageobjectinuseprotection"

	_ "nocluster.test/oracle/kubernetes/defaults/schemes"
)

// all are the real plugins, registered as the server registers them.
var all = func() *admission.Plugins {
	plugins := admission.NewPlugins()
	Register(plugins)
	return plugins
}()

// Register registers the plugins.
func Register(plugins *admission.Plugins) {
	for _, register := range []func(*admission.Plugins){lifecycle.Register, limitranger.Register, serviceaccount.Register, nodetaint.Register,
		priority.Register, defaulttolerationseconds.Register, setdefault.Register, storageobjectinuseprotection.Register, runtimeclass.Register,
		defaultingressclass.Register, podtopologylabels.Register} {
		register(plugins)
	}
}

// Started is one of the plugins, over the objects of a cluster.
func Started(name string, objects []json.RawMessage) (admission.Interface, error) {
	world, err := newWorld(objects)
	if err != nil {
		return nil, err
	}
	return all.InitPlugin(name, nil, admission.PluginInitializers{initializing{world}})
}

// Initializer gives plugins the objects of a cluster.
func Initializer(objects []json.RawMessage) (admission.PluginInitializer, error) {
	world, err := newWorld(objects)
	return initializing{world}, err
}

type initializing struct{ world *world }

func (i initializing) Initialize(plugin admission.Interface) { initialized(plugin, i.world) }

// world is a cluster: informers that hold its objects, and a client of an API server that has no others.
type world struct {
	informers.SharedInformerFactory
	client kubernetes.Interface
}

func newWorld(objects []json.RawMessage) (*world, error) {
	client, err := kubernetes.NewForConfig(&rest.Config{Host: "http://none", QPS: -1, Transport: empty{}})
	if err != nil {
		return nil, err
	}
	factory := informers.NewSharedInformerFactory(client, 0)
	factory.InformerFor(&corev1.LimitRange{}, sortedLimitRanges)
	for _, given := range objects {
		// As it is stored and read again: some amounts come back in another form.
		text, err := WithDefaults(given)
		if err != nil {
			return nil, err
		}
		object, gvk, err := Decoded(text)
		if err != nil {
			return nil, fmt.Errorf("%w in %s", err, text)
		}
		stored, err := legacyscheme.Scheme.ConvertToVersion(object, schema.GroupVersion{Group: gvk.Group, Version: "v1"})
		if err != nil {
			return nil, err
		}
		var informer cache.SharedIndexInformer
		switch stored.(type) {
		case *corev1.Namespace:
			informer = factory.Core().V1().Namespaces().Informer()
		case *corev1.ServiceAccount:
			informer = factory.Core().V1().ServiceAccounts().Informer()
		case *corev1.LimitRange:
			informer = factory.Core().V1().LimitRanges().Informer()
		case *corev1.Node:
			informer = factory.Core().V1().Nodes().Informer()
		case *schedulingv1.PriorityClass:
			informer = factory.Scheduling().V1().PriorityClasses().Informer()
		case *nodev1.RuntimeClass:
			informer = factory.Node().V1().RuntimeClasses().Informer()
		case *storagev1.StorageClass:
			informer = factory.Storage().V1().StorageClasses().Informer()
		case *networkingv1.IngressClass:
			informer = factory.Networking().V1().IngressClasses().Informer()
		default:
			return nil, fmt.Errorf("no informer for %T", stored)
		}
		if err := informer.GetIndexer().Add(stored); err != nil {
			return nil, err
		}
	}
	return &world{factory, client}, nil
}

// empty is the API server. The one Node or Namespace that an informer does not have, it does not have either.
type empty struct{}

func (empty) RoundTrip(r *http.Request) (*http.Response, error) {
	parts := strings.Split(strings.TrimPrefix(r.URL.Path, "/"), "/")
	group := ""
	if parts[0] == "apis" {
		group, parts = parts[1], parts[1:]
	}
	parts = parts[2:]
	if len(parts) > 2 && parts[0] == "namespaces" {
		parts = parts[2:]
	}
	var body any = &corev1.LimitRangeList{TypeMeta: metav1.TypeMeta{Kind: "LimitRangeList", APIVersion: "v1"}}
	code := http.StatusOK
	if len(parts) == 2 {
		status := apierrors.NewNotFound(schema.GroupResource{Group: group, Resource: parts[0]}, parts[1]).Status()
		status.TypeMeta = metav1.TypeMeta{Kind: "Status", APIVersion: "v1"}
		body, code = status, http.StatusNotFound
	}
	text, err := json.Marshal(body)
	if err != nil {
		return nil, err
	}
	header := http.Header{"Content-Type": {"application/json"}}
	return &http.Response{StatusCode: code, Header: header, Body: io.NopCloser(bytes.NewReader(text)), Request: r}, nil
}

// sorted is an informer whose objects come by name. A real one has them in the order of a Go map; the library takes them by
// name.
type sorted struct{ cache.SharedIndexInformer }

func (s sorted) GetIndexer() cache.Indexer { return byName{s.SharedIndexInformer.GetIndexer()} }

type byName struct{ cache.Indexer }

func (b byName) Index(index string, object any) ([]any, error) {
	found, err := b.Indexer.Index(index, object)
	slices.SortFunc(found, func(a, b any) int { return strings.Compare(a.(metav1.Object).GetName(), b.(metav1.Object).GetName()) })
	return found, err
}

func sortedLimitRanges(kubernetes.Interface, time.Duration) cache.SharedIndexInformer {
	indexers := cache.Indexers{cache.NamespaceIndex: cache.MetaNamespaceIndexFunc}
	return sorted{cache.NewSharedIndexInformer(&cache.ListWatch{}, &corev1.LimitRange{}, 0, indexers)}
}

// Names are the plugins that run before the webhooks, in the order of the server.
var Names = []string{
	"NamespaceLifecycle", "LimitRanger", "ServiceAccount", "TaintNodesByCondition", "Priority", "DefaultTolerationSeconds",
	"DefaultStorageClass", "StorageObjectInUseProtection", "RuntimeClass", "DefaultIngressClass", "PodTopologyLabels",
}

// fixed makes up the names that the library makes up without a suffix.
type fixed struct{}

func (fixed) GenerateName(base string) string { return base + "xxxxx" }

func init() { names.SimpleNameGenerator = fixed{} }

// Decoded is an object of the internal type, with its defaults.
func Decoded(text []byte) (runtime.Object, schema.GroupVersionKind, error) {
	object, gvk, err := legacyscheme.Codecs.UniversalDecoder().Decode(text, nil, nil)
	if err != nil {
		return nil, schema.GroupVersionKind{}, err
	}
	return object, *gvk, nil
}

var printer = kjson.NewSerializerWithOptions(kjson.DefaultMetaFactory, legacyscheme.Scheme, legacyscheme.Scheme, kjson.SerializerOptions{})

// Encoded is an object as the server prints it in a version.
func Encoded(object runtime.Object, version schema.GroupVersion) (string, error) {
	text, err := runtime.Encode(legacyscheme.Codecs.EncoderForVersion(printer, version), object)
	return strings.TrimSuffix(string(text), "\n"), err
}

// WithDefaults is an object as the server has it before admission.
func WithDefaults(text json.RawMessage) (json.RawMessage, error) {
	if len(text) == 0 {
		return nil, nil
	}
	object, gvk, err := Decoded(text)
	if err != nil {
		return nil, fmt.Errorf("%w in %s", err, text)
	}
	printed, err := Encoded(object, gvk.GroupVersion())
	return json.RawMessage(printed), err
}

// initialized gives a plugin what it wants.
func initialized(plugin admission.Interface, world *world) {
	if wants, ok := plugin.(initializer.WantsExternalKubeClientSet); ok {
		wants.SetExternalKubeClientSet(world.client)
	}
	if wants, ok := plugin.(initializer.WantsExternalKubeInformerFactory); ok {
		wants.SetExternalKubeInformerFactory(world)
	}
	if wants, ok := plugin.(initializer.WantsFeatures); ok {
		wants.InspectFeatureGates(utilfeature.DefaultFeatureGate)
	}
	if waits, ok := plugin.(interface{ SetReadyFunc(admission.ReadyFunc) }); ok {
		waits.SetReadyFunc(func() bool { return true })
	}
}
