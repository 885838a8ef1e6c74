package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"k8s.io/apimachinery/pkg/api/meta"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apiserver/pkg/endpoints/handlers/responsewriters"
	"k8s.io/apiserver/pkg/endpoints/request"
	"k8s.io/apiserver/pkg/registry/rest"

	"nocluster.test/oracle/kubernetes/defaults/schemes"
	"nocluster.test/oracle/kubernetes/strategies/registry"
	"nocluster.test/oracle/vectors"
)

// updatesNothing says that the object of an update is not stored.
func (in question) updatesNothing() bool {
	return in.Verb == "update" && string(in.OldObject) == "null"
}

// unstored updates an object that is not stored.
func (in question) unstored(object runtime.Object, kind schema.GroupVersionKind, strategy registry.Strategy) answer {
	refused := func(err error) answer {
		message := err.Error()
		return answer{Error: &message}
	}
	accessor, err := meta.Accessor(object)
	if err != nil {
		return refused(err)
	}
	var updates rest.RESTUpdateStrategy = strategy
	if in.Subresource != "" {
		var ok bool
		if updates, ok = registry.OfPart(kind.GroupKind(), in.Subresource); !ok {
			return refused(fmt.Errorf("no strategy for %s of %s", in.Subresource, kind))
		}
	}
	resource := registry.ResourceOf(kind)
	server := serverOf(kind)
	internal := schema.GroupVersionKind{Group: kind.Group, Version: runtime.APIVersionInternal, Kind: kind.Kind}
	unstored := registry.Unstored{
		Resource: resource.GroupResource(), Creates: strategy, Updates: updates, Given: in.Given,
		Codec: server.Codecs.LegacyCodec(kind.GroupVersion()),
		New: func() runtime.Object {
			object, err := server.Scheme.New(internal)
			if err != nil {
				panic(err)
			}
			return object
		},
	}
	ctx := request.WithRequestInfo(registry.Context(kind, accessor.GetNamespace(), nil), &request.RequestInfo{
		IsResourceRequest: true, APIGroup: kind.Group, APIVersion: kind.Version, Resource: resource.Resource,
	})
	created, _, err := unstored.Update(ctx, accessor.GetName(), rest.DefaultUpdatedObjectInfo(object), nil, false, &metav1.UpdateOptions{})
	if err != nil {
		status, err := json.Marshal(responsewriters.ErrorToAPIStatus(err))
		if err != nil {
			return refused(err)
		}
		return answer{Status: status}
	}
	forgetNow(created)
	printed, err := printedIn(created, kind)
	if err != nil {
		return refused(err)
	}
	return answer{Object: string(printed)}
}

// unstoredCases asks each kind whether an update creates what is not stored.
func unstoredCases(release string) (vectors.File, error) {
	shared := map[string]any{
		"verb": "update", "oldObject": nil, "objects": []any{}, "answers": map[string]any{},
		"plugins": []string{"MutatingAdmissionWebhook", "ValidatingAdmissionWebhook"},
		"now":     "2030-01-02T03:04:05Z", "objectUid": "00000000-0000-4000-8000-000000000009",
	}
	suffix, of := "", "v1.37.2"
	if release != "" {
		shared["release"] = release
		suffix = "-" + strings.ReplaceAll(release, ".", "-")
		of = map[string]string{"1.36": "v1.36.3", "1.35": "v1.35.4"}[release]
	}
	input, err := json.Marshal(shared)
	if err != nil {
		return vectors.File{}, err
	}
	file := vectors.File{Name: "unstored" + suffix, Head: vectors.Head{
		Area: "strategies", Upstream: &vectors.Upstream{Repo: "kubernetes/apiserver", Path: "pkg/registry/generic/registry/store.go", Release: of}, Input: input,
	}}
	kinds := slices.SortedFunc(maps.Keys(registry.Strategies), func(a, b schema.GroupKind) int {
		return cmp.Or(cmp.Compare(a.Group, b.Group), cmp.Compare(a.Kind, b.Kind))
	})
	for _, kind := range kinds {
		gvk, err := newest(kind)
		if err != nil {
			return file, err
		}
		for subresource, known := range map[string]bool{"": true, "status": registry.Statuses[kind] != nil} {
			if known {
				asked, err := unstoredCase(gvk, subresource, suffix)
				if err != nil {
					return file, err
				}
				file.Cases = append(file.Cases, asked)
			}
		}
	}
	slices.SortFunc(file.Cases, func(a, b vectors.Vector) int { return cmp.Compare(a.ID, b.ID) })
	return file, nil
}

// unstoredCase is the case of a kind, or of its status.
func unstoredCase(kind schema.GroupVersionKind, subresource, suffix string) (vectors.Vector, error) {
	metadata := map[string]any{"name": "web"}
	if strategy, _ := registry.Of(kind); strategy.NamespaceScoped() {
		metadata["namespace"] = "shop"
	}
	version, name := kind.ToAPIVersionAndKind()
	resource := registry.ResourceOf(kind)
	asked := map[string]any{
		"object":   map[string]any{"apiVersion": version, "kind": name, "metadata": metadata},
		"resource": map[string]string{"group": resource.Group, "version": resource.Version, "resource": resource.Resource},
	}
	id := "unstored-" + strings.ToLower(kind.Kind)
	if kind.Group != "" {
		id += "-of-" + strings.ReplaceAll(kind.Group, ".", "-")
	}
	if subresource != "" {
		asked["subresource"] = subresource
		id += "-" + subresource
	}
	input, err := json.Marshal(asked)
	return vectors.Vector{ID: id + suffix, Op: "admission.run", Input: input, From: "AllowCreateOnUpdate of each kind, by asking the store"}, err
}

// newest is the version of a kind that its scheme prefers.
func newest(kind schema.GroupKind) (schema.GroupVersionKind, error) {
	for _, server := range schemes.Servers {
		for _, version := range server.Scheme.PrioritizedVersionsForGroup(kind.Group) {
			if found := version.WithKind(kind.Kind); server.Scheme.Recognizes(found) {
				return found, nil
			}
		}
	}
	return schema.GroupVersionKind{}, fmt.Errorf("no version of %s", kind)
}
