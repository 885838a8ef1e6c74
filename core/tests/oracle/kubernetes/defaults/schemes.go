package main

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/runtime/serializer"

	"nocluster.test/oracle/kubernetes/defaults/schemes"
)

func serverOf(text []byte) (*runtime.Scheme, serializer.CodecFactory, error) {
	gvk, err := kindOf(text)
	if err != nil {
		return nil, serializer.CodecFactory{}, err
	}
	for _, server := range schemes.Servers {
		if server.Scheme.Recognizes(gvk) {
			return server.Scheme, server.Codecs, nil
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
	for _, server := range schemes.Servers {
		for gvk, typ := range server.Scheme.AllKnownTypes() {
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

// otherVersions are the versions to which a kind can be converted: those of the same internal type, of the known kinds.
func otherVersions(known map[string]bool) map[schema.GroupVersionKind][]string {
	all := kinds()
	internal := func(of kind) reflect.Type {
		for _, server := range schemes.Servers {
			object, err := server.Scheme.New(schema.GroupVersionKind{Group: of.gvk.Group, Version: runtime.APIVersionInternal, Kind: of.gvk.Kind})
			if err == nil {
				return reflect.TypeOf(object)
			}
		}
		return nil
	}
	found := map[schema.GroupVersionKind][]string{}
	for _, from := range all {
		for _, to := range all {
			id := to.gvk.Group + "/" + to.gvk.Version + "/" + to.gvk.Kind
			if from != to && from.gvk.Kind == to.gvk.Kind && known[id] && internal(from) != nil && internal(from) == internal(to) {
				found[from.gvk] = append(found[from.gvk], to.gvk.GroupVersion().String())
			}
		}
	}
	return found
}
