package chain

import (
	"encoding/json"
	"fmt"

	apiextensions "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions"
	apiextensionsv1 "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	structuralschema "k8s.io/apiextensions-apiserver/pkg/apiserver/schema"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/defaulting"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/objectmeta"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/pruning"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured/unstructuredscheme"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	kubejson "k8s.io/apimachinery/pkg/runtime/serializer/json"
	"k8s.io/apimachinery/pkg/util/managedfields"
	"k8s.io/apiserver/pkg/endpoints/handlers"
	"k8s.io/client-go/kubernetes/scheme"
)

// customKind is what the scope of a custom resource has of its own. The server's serializer of custom resources is not
// exported; this one puts the exported parts of which that is made together: the strict JSON serializer, the metadata's
// own decoding, pruning by the structural schema, nulls, the metadata of embedded resources, and defaults. The whole
// decoders are asked by ../../kubernetes/custom.
type customKind struct {
	kind       schema.GroupVersionKind
	structural *structuralschema.Structural
	preserves  bool
}

// customOf reads the CustomResourceDefinition of a kind; nil if there is none.
func customOf(kind schema.GroupVersionKind, objects json.RawMessage) (*customKind, error) {
	if objects == nil {
		return nil, nil
	}
	var crds []apiextensionsv1.CustomResourceDefinition
	if err := json.Unmarshal(objects, &crds); err != nil {
		return nil, err
	}
	for i := range crds {
		spec := &crds[i].Spec
		if spec.Group != kind.Group || spec.Names.Kind != kind.Kind {
			continue
		}
		for j := range spec.Versions {
			version := &spec.Versions[j]
			if version.Name != kind.Version {
				continue
			}
			custom := &customKind{kind: kind, preserves: spec.PreserveUnknownFields}
			if version.Schema == nil {
				return custom, nil
			}
			internal := &apiextensions.CustomResourceValidation{}
			if err := apiextensionsv1.Convert_v1_CustomResourceValidation_To_apiextensions_CustomResourceValidation(version.Schema, internal, nil); err != nil {
				return nil, err
			}
			structural, err := structuralschema.NewStructural(internal.OpenAPIV3Schema)
			if err != nil {
				return nil, err
			}
			if !custom.preserves {
				structural = structural.DeepCopy()
				if err := defaulting.PruneDefaults(structural); err != nil {
					return nil, err
				}
			}
			custom.structural = structural
			return custom, nil
		}
	}
	return nil, fmt.Errorf("no definition of %v", kind)
}

// into gives the scope of a custom resource its own parts.
func (k *customKind) into(scope *handlers.RequestScope) error {
	creator, typer := unstructuredscheme.NewUnstructuredCreator(), unstructuredscheme.NewUnstructuredObjectTyper()
	fieldManager, err := managedfields.NewDefaultCRDFieldManager(managedfields.NewDeducedTypeConverter(), scheme.Scheme, scheme.Scheme, creator, k.kind, k.kind.GroupVersion(), "", nil)
	if err != nil {
		return err
	}
	scope.Creater, scope.Typer, scope.FieldManager, scope.Serializer = creator, typer, fieldManager, k
	return nil
}

// SupportedMediaTypes is JSON, strict and not.
func (k *customKind) SupportedMediaTypes() []runtime.SerializerInfo {
	creator, typer := unstructuredscheme.NewUnstructuredCreator(), unstructuredscheme.NewUnstructuredObjectTyper()
	serializer := func(strict bool) runtime.Serializer {
		return kubejson.NewSerializerWithOptions(kubejson.DefaultMetaFactory, creator, typer, kubejson.SerializerOptions{Strict: strict})
	}
	return []runtime.SerializerInfo{{
		MediaType: "application/json", MediaTypeType: "application", MediaTypeSubType: "json", EncodesAsText: true,
		Serializer: serializer(false), StrictSerializer: serializer(true),
	}}
}

// EncoderForVersion leaves objects as they are.
func (k *customKind) EncoderForVersion(encoder runtime.Encoder, _ runtime.GroupVersioner) runtime.Encoder {
	return encoder
}

// DecoderToVersion decodes as the server does.
func (k *customKind) DecoderToVersion(decoder runtime.Decoder, _ runtime.GroupVersioner) runtime.Decoder {
	return &customDecoder{k, decoder, decoder.(*kubejson.Serializer).IsStrict()}
}

type customDecoder struct {
	*customKind
	json   runtime.Decoder
	strict bool
}

func (d *customDecoder) Decode(data []byte, defaults *schema.GroupVersionKind, _ runtime.Object) (runtime.Object, *schema.GroupVersionKind, error) {
	var faults []error
	object, kind, err := d.json.Decode(data, defaults, nil)
	if strict, ok := runtime.AsStrictDecodingError(err); ok {
		faults = strict.Errors()
	} else if err != nil {
		return nil, kind, err
	}
	content := object.(*unstructured.Unstructured).Object
	metadata, found, unknown, err := objectmeta.GetObjectMetaWithOptions(content, objectmeta.ObjectMetaOptions{ReturnUnknownFieldPaths: d.strict})
	if err != nil {
		return nil, kind, err
	}
	if !d.preserves {
		unknown = append(unknown, pruning.PruneWithOptions(content, d.structural, true, structuralschema.UnknownFieldPathOptions{TrackUnknownFieldPaths: d.strict})...)
		defaulting.PruneNonNullableNullsWithoutDefaults(content, d.structural)
	}
	fieldError, paths := objectmeta.CoerceWithOptions(nil, content, d.structural, false, objectmeta.CoerceOptions{ReturnUnknownFieldPaths: d.strict})
	if fieldError != nil {
		return nil, kind, fieldError
	}
	if found {
		if err := objectmeta.SetObjectMeta(content, metadata); err != nil {
			return nil, kind, err
		}
	}
	defaulting.Default(content, d.structural)
	for _, path := range append(unknown, paths...) {
		faults = append(faults, fmt.Errorf(`unknown field "%s"`, path))
	}
	if len(faults) > 0 && d.strict {
		return object, kind, runtime.NewStrictDecodingError(faults)
	}
	return object, kind, nil
}
