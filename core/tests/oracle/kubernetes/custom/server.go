package main

import (
	"context"
	"encoding/json"
	"fmt"
	"unsafe"

	jsonpatch "gopkg.in/evanphx/json-patch.v4"
	"k8s.io/apiextensions-apiserver/pkg/apihelpers"
	"k8s.io/apiextensions-apiserver/pkg/apis/apiextensions"
	apiextensionsv1 "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	"k8s.io/apiextensions-apiserver/pkg/apiserver"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/conversion"
	structuralschema "k8s.io/apiextensions-apiserver/pkg/apiserver/schema"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/defaulting"
	"k8s.io/apiextensions-apiserver/pkg/crdserverscheme"
	"k8s.io/apiextensions-apiserver/pkg/registry/customresource"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	kubejson "k8s.io/apimachinery/pkg/runtime/serializer/json"
	"k8s.io/apiserver/pkg/endpoints/handlers/responsewriters"
	"k8s.io/apiserver/pkg/endpoints/request"
	"k8s.io/apiserver/pkg/registry/generic"
	"k8s.io/apiserver/pkg/registry/rest"
	"k8s.io/apiserver/pkg/storage/storagebackend"

	"nocluster.test/oracle/kubernetes/strategies/registry"
)

// The server's decoders of custom resources are not exported, so they are linked by name; these have the layout of the
// types that make them. A change of one of those shows as a crash or as a difference in every case.

// negotiated is apiserver.unstructuredNegotiatedSerializer.
type negotiated struct {
	typer                 runtime.ObjectTyper
	creator               runtime.ObjectCreater
	converter             runtime.ObjectConvertor
	structuralSchemas     map[string]*structuralschema.Structural
	structuralSchemaGK    schema.GroupKind
	preserveUnknownFields bool
	supportedMediaTypes   []runtime.SerializerInfo
}

// defaulter is apiserver.unstructuredDefaulter.
type defaulter struct {
	delegate           runtime.ObjectDefaulter
	structuralSchemas  map[string]*structuralschema.Structural
	structuralSchemaGK schema.GroupKind
}

//go:linkname setDefaults k8s.io/apiextensions-apiserver/pkg/apiserver.unstructuredDefaulter.Default
func setDefaults(d defaulter, object runtime.Object)

// stored is apiserver.crdConversionRESTOptionsGetter.
type stored struct {
	generic.RESTOptionsGetter
	converter             runtime.ObjectConvertor
	encoderVersion        schema.GroupVersion
	decoderVersion        schema.GroupVersion
	structuralSchemas     map[string]*structuralschema.Structural
	structuralSchemaGK    schema.GroupKind
	preserveUnknownFields bool
}

//go:linkname decoderToVersion k8s.io/apiextensions-apiserver/pkg/apiserver.unstructuredNegotiatedSerializer.DecoderToVersion
func decoderToVersion(s negotiated, decoder runtime.Decoder, gv runtime.GroupVersioner) runtime.Decoder

//go:linkname restOptions k8s.io/apiextensions-apiserver/pkg/apiserver.crdConversionRESTOptionsGetter.GetRESTOptions
func restOptions(s stored, resource schema.GroupResource, example runtime.Object) (generic.RESTOptions, error)

// The scheme is used, so that the package is linked.
var _ = unsafe.Pointer(apiserver.Scheme)

// plain is the storage below that of custom resources.
type plain struct{}

func (plain) GetRESTOptions(schema.GroupResource, runtime.Object) (generic.RESTOptions, error) {
	config := storagebackend.Config{Codec: unstructured.UnstructuredJSONScheme}
	return generic.RESTOptions{StorageConfig: config.ForResource(schema.GroupResource{})}, nil
}

// custom is what the server prepares for a CustomResourceDefinition.
type custom struct {
	crd        *apiextensionsv1.CustomResourceDefinition
	structural map[string]*structuralschema.Structural
	converter  runtime.ObjectConvertor
	storage    string
}

// serve prepares a definition as it is after it was stored.
//
// Source: kubernetes/apiextensions-apiserver pkg/apiserver/customresource_handler.go getOrCreateServingInfoFor
func serve(text []byte) (*custom, error) {
	// The storage prints the JSON in it anew, so that a default of 1.0 is an integer.
	given, err := runtime.Decode(apiserver.Codecs.UniversalDecoder(apiextensions.SchemeGroupVersion), text)
	if err != nil {
		return nil, err
	}
	stored, err := runtime.Encode(apiserver.Codecs.LegacyCodec(apiextensionsv1.SchemeGroupVersion), given)
	if err != nil {
		return nil, err
	}
	object, err := runtime.Decode(apiserver.Codecs.UniversalDecoder(apiextensionsv1.SchemeGroupVersion), stored)
	if err != nil {
		return nil, err
	}
	crd, ok := object.(*apiextensionsv1.CustomResourceDefinition)
	if !ok {
		return nil, fmt.Errorf("not a CustomResourceDefinition: %T", object)
	}
	c := &custom{crd: crd, structural: map[string]*structuralschema.Structural{}}
	if c.storage, err = apihelpers.GetCRDStorageVersion(crd); err != nil {
		return nil, err
	}
	for _, version := range crd.Spec.Versions {
		if version.Schema == nil {
			continue
		}
		internal := &apiextensions.CustomResourceValidation{}
		if err := apiextensionsv1.Convert_v1_CustomResourceValidation_To_apiextensions_CustomResourceValidation(version.Schema, internal, nil); err != nil {
			return nil, err
		}
		structural, err := structuralschema.NewStructural(internal.OpenAPIV3Schema)
		if !crd.Spec.PreserveUnknownFields {
			if err != nil {
				return nil, err
			}
			structural = structural.DeepCopy()
			if err := defaulting.PruneDefaults(structural); err != nil {
				return nil, err
			}
		}
		c.structural[version.Name] = structural
	}
	factory, err := conversion.NewCRConverterFactory(nil, nil)
	if err != nil {
		return nil, err
	}
	c.converter, _, err = factory.NewConverter(crd)
	return c, err
}

func (c *custom) kind(version string) schema.GroupVersionKind {
	return schema.GroupVersionKind{Group: c.crd.Spec.Group, Version: version, Kind: c.crd.Spec.Names.Kind}
}

// received is an object as the handler of a version decodes it from a client's body.
func (c *custom) received(version string, body []byte, strict bool) (*unstructured.Unstructured, error) {
	typer := apiserver.UnstructuredObjectTyper{Delegate: runtime.NewScheme(), UnstructuredTyper: crdserverscheme.NewUnstructuredObjectTyper()}
	kind := c.kind(version)
	serializer := negotiated{
		typer: typer, creator: creator{}, converter: c.converter, structuralSchemas: c.structural,
		structuralSchemaGK: kind.GroupKind(), preserveUnknownFields: c.crd.Spec.PreserveUnknownFields,
	}
	reader := kubejson.NewSerializerWithOptions(kubejson.DefaultMetaFactory, creator{}, typer, kubejson.SerializerOptions{Strict: strict})
	decoder := decoderToVersion(serializer, reader, kind.GroupVersion())
	original := &unstructured.Unstructured{}
	original.SetGroupVersionKind(kind)
	object, _, err := decoder.Decode(body, &kind, original)
	if object == nil {
		return nil, err
	}
	return object.(*unstructured.Unstructured), err
}

// codec is that of the storage, for the handler of a version.
func (c *custom) codec(version string) (runtime.Codec, error) {
	kind := c.kind(version)
	options, err := restOptions(stored{
		RESTOptionsGetter: plain{}, converter: c.converter,
		decoderVersion: kind.GroupVersion(), encoderVersion: c.kind(c.storage).GroupVersion(),
		structuralSchemas: c.structural, structuralSchemaGK: kind.GroupKind(), preserveUnknownFields: c.crd.Spec.PreserveUnknownFields,
	}, schema.GroupResource{}, nil)
	if err != nil {
		return nil, err
	}
	return options.StorageConfig.Codec, nil
}

// read is a stored object as the handler of a version reads it.
func (c *custom) read(version string, text []byte) (*unstructured.Unstructured, error) {
	codec, err := c.codec(version)
	if err != nil {
		return nil, err
	}
	into := &unstructured.Unstructured{}
	into.SetGroupVersionKind(c.kind(version))
	object, _, err := codec.Decode(text, nil, into)
	if err != nil {
		return nil, err
	}
	return object.(*unstructured.Unstructured), nil
}

// written is an object as the handler of a version has it after it has been stored.
func (c *custom) written(version string, object *unstructured.Unstructured) (*unstructured.Unstructured, error) {
	codec, err := c.codec(version)
	if err != nil {
		return nil, err
	}
	text, err := runtime.Encode(codec, object)
	if err != nil {
		return nil, err
	}
	return c.read(version, text)
}

// patched is an object after a webhook's patch, in memory.
//
// Source: kubernetes/apiserver pkg/admission/plugin/webhook/mutating/dispatcher.go callAttrMutatingHook
func (c *custom) patched(version string, object *unstructured.Unstructured, text []byte) (*unstructured.Unstructured, error) {
	patch, err := jsonpatch.DecodePatch(text)
	if err != nil {
		return nil, err
	}
	before, err := runtime.Encode(unstructured.UnstructuredJSONScheme, object)
	if err != nil {
		return nil, err
	}
	after, err := patch.Apply(before)
	if err != nil {
		return nil, err
	}
	found := &unstructured.Unstructured{}
	if _, _, err := unstructured.UnstructuredJSONScheme.Decode(after, nil, found); err != nil {
		return nil, err
	}
	setDefaults(defaulter{runtime.NewScheme(), c.structural, c.kind(version).GroupKind()}, found)
	return found, nil
}

// prepare does what the strategy of the kind, or that of its status, does with an object; with an old one it is an update.
func (c *custom) prepare(version, subresource string, object, old *unstructured.Unstructured, given registry.Given) error {
	strategy, ofStatus, err := c.strategies(version)
	if err != nil {
		return err
	}
	ctx := request.WithNamespace(context.Background(), "default")
	switch {
	case old == nil:
		registry.Create(ctx, strategy, object, given)
		return nil
	case subresource == "status":
		return registry.Update(ctx, ofStatus, object, old, given)
	}
	return registry.Update(ctx, strategy, object, old, given)
}

// strategies are those of the kind and of its status.
func (c *custom) strategies(version string) (registry.Strategy, rest.RESTUpdateStrategy, error) {
	typer := apiserver.UnstructuredObjectTyper{Delegate: runtime.NewScheme(), UnstructuredTyper: crdserverscheme.NewUnstructuredObjectTyper()}
	subresources, err := apihelpers.GetSubresourcesForVersion(c.crd, version)
	if err != nil {
		return nil, nil, err
	}
	var status *apiextensions.CustomResourceSubresourceStatus
	if subresources != nil && subresources.Status != nil {
		status = &apiextensions.CustomResourceSubresourceStatus{}
	}
	strategy := customresource.NewStrategy(typer, true, c.kind(version), nil, nil, c.structural[version], status, nil, nil)
	return strategy, customresource.NewStatusStrategy(strategy), nil
}

// unstored updates an object that is not stored. It returns the server's Status, or none if it creates the object.
func (c *custom) unstored(version, subresource string, object *unstructured.Unstructured) ([]byte, error) {
	strategy, ofStatus, err := c.strategies(version)
	if err != nil {
		return nil, err
	}
	var updates rest.RESTUpdateStrategy = strategy
	if subresource == "status" {
		updates = ofStatus
	}
	resource := c.kind(version).GroupVersion().WithResource(c.crd.Spec.Names.Plural)
	unstored := registry.Unstored{
		Resource: resource.GroupResource(), Creates: strategy, Updates: updates, Codec: unstructured.UnstructuredJSONScheme,
		New: func() runtime.Object {
			object := &unstructured.Unstructured{}
			object.SetGroupVersionKind(c.kind(version))
			return object
		},
	}
	ctx := request.WithRequestInfo(request.WithNamespace(context.Background(), "default"), &request.RequestInfo{
		IsResourceRequest: true, APIGroup: resource.Group, APIVersion: version, Resource: resource.Resource, Subresource: subresource,
	})
	_, _, err = unstored.Update(ctx, object.GetName(), rest.DefaultUpdatedObjectInfo(object), nil, false, &metav1.UpdateOptions{})
	if err == nil {
		return nil, nil
	}
	return json.Marshal(responsewriters.ErrorToAPIStatus(err))
}

type creator struct{}

func (creator) New(kind schema.GroupVersionKind) (runtime.Object, error) {
	object := &unstructured.Unstructured{}
	object.SetGroupVersionKind(kind)
	return object, nil
}

// printed is an object as a webhook is sent it.
func printed(object *unstructured.Unstructured) (string, error) {
	text, err := json.Marshal(object.Object)
	return string(text), err
}
