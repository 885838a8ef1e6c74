package main

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	extensions "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/install"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/runtime/serializer"
	aggregator "k8s.io/kube-aggregator/pkg/apiserver/scheme"
	"k8s.io/kubernetes/pkg/api/legacyscheme"
	_ "k8s.io/kubernetes/pkg/apis/admission/install"
	_ "k8s.io/kubernetes/pkg/apis/admissionregistration/install"
	_ "k8s.io/kubernetes/pkg/apis/apiserverinternal/install"
	_ "k8s.io/kubernetes/pkg/apis/apps/install"
	_ "k8s.io/kubernetes/pkg/apis/authentication/install"
	_ "k8s.io/kubernetes/pkg/apis/authorization/install"
	_ "k8s.io/kubernetes/pkg/apis/autoscaling/install"
	_ "k8s.io/kubernetes/pkg/apis/batch/install"
	_ "k8s.io/kubernetes/pkg/apis/certificates/install"
	_ "k8s.io/kubernetes/pkg/apis/coordination/install"
	_ "k8s.io/kubernetes/pkg/apis/core/install"
	_ "k8s.io/kubernetes/pkg/apis/discovery/install"
	_ "k8s.io/kubernetes/pkg/apis/events/install"
	_ "k8s.io/kubernetes/pkg/apis/extensions/install"
	_ "k8s.io/kubernetes/pkg/apis/flowcontrol/install"
	_ "k8s.io/kubernetes/pkg/apis/imagepolicy/install"
	_ "k8s.io/kubernetes/pkg/apis/networking/install"
	_ "k8s.io/kubernetes/pkg/apis/node/install"
	_ "k8s.io/kubernetes/pkg/apis/policy/install"
	_ "k8s.io/kubernetes/pkg/apis/rbac/install"
	_ "k8s.io/kubernetes/pkg/apis/resource/install"
	_ "k8s.io/kubernetes/pkg/apis/scheduling/install"
	_ "k8s.io/kubernetes/pkg/apis/storage/install"
	_ "k8s.io/kubernetes/pkg/apis/storagemigration/install"
)

// server is one of the schemes that kube-apiserver is put together of.
type server struct {
	scheme *runtime.Scheme
	codecs serializer.CodecFactory
}

var servers = func() []server {
	crds := runtime.NewScheme()
	extensions.Install(crds)
	return []server{
		{legacyscheme.Scheme, legacyscheme.Codecs},
		{crds, serializer.NewCodecFactory(crds)},
		{aggregator.Scheme, aggregator.Codecs},
	}
}()

func serverOf(text []byte) (*runtime.Scheme, serializer.CodecFactory, error) {
	gvk, err := kindOf(text)
	if err != nil {
		return nil, serializer.CodecFactory{}, err
	}
	for _, server := range servers {
		if server.scheme.Recognizes(gvk) {
			return server.scheme, server.codecs, nil
		}
	}
	return nil, serializer.CodecFactory{}, fmt.Errorf("no scheme has %s", gvk)
}

// kind is a kind that is registered with its own version.
type kind struct {
	gvk schema.GroupVersionKind
	typ reflect.Type
}

// kinds are those of the groups' own types, lists and options apart, sorted.
func kinds() []kind {
	var found []kind
	for _, server := range servers {
		for gvk, typ := range server.scheme.AllKnownTypes() {
			if gvk.Version == runtime.APIVersionInternal || strings.HasPrefix(typ.PkgPath(), "k8s.io/apimachinery/") ||
				strings.HasSuffix(gvk.Kind, "List") {
				continue
			}
			found = append(found, kind{gvk, typ})
		}
	}
	slices.SortFunc(found, func(a, b kind) int { return strings.Compare(a.gvk.String(), b.gvk.String()) })
	return found
}
