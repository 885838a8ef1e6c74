package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	kjson "k8s.io/apimachinery/pkg/runtime/serializer/json"
	"k8s.io/apiserver/pkg/admission"
	"k8s.io/apiserver/pkg/admission/initializer"
	"k8s.io/apiserver/pkg/authentication/user"
	"k8s.io/apiserver/pkg/endpoints/handlers/responsewriters"
	"k8s.io/apiserver/pkg/storage/names"
	utilfeature "k8s.io/apiserver/pkg/util/feature"
	"k8s.io/kubernetes/pkg/api/legacyscheme"

	_ "nocluster.test/oracle/kubernetes/defaults/schemes"
)

// question is one request to one plugin. Every object of the cluster is given.
type question struct {
	Plugin  string            `json:"plugin"`
	Phase   string            `json:"phase"`
	Release string            `json:"release"`
	Objects []json.RawMessage `json:"objects,omitempty"`
	Request request           `json:"request"`
}

type request struct {
	Operation   string                      `json:"operation"`
	Kind        metav1.GroupVersionKind     `json:"kind"`
	Resource    metav1.GroupVersionResource `json:"resource"`
	SubResource string                      `json:"subResource,omitempty"`
	Name        string                      `json:"name,omitempty"`
	Namespace   string                      `json:"namespace,omitempty"`
	Object      json.RawMessage             `json:"object,omitempty"`
	OldObject   json.RawMessage             `json:"oldObject,omitempty"`
}

// answer is the object as the plugin leaves it, or the Status with which it refuses the request.
type answer struct {
	Object string         `json:"object,omitempty"`
	Status *metav1.Status `json:"status,omitempty"`
}

// fixed makes up the names that the library makes up without a suffix.
type fixed struct{}

func (fixed) GenerateName(base string) string { return base + "xxxxx" }

func init() { names.SimpleNameGenerator = fixed{} }

func decoded(text []byte) (runtime.Object, schema.GroupVersionKind, error) {
	object, gvk, err := legacyscheme.Codecs.UniversalDecoder().Decode(text, nil, nil)
	if err != nil {
		return nil, schema.GroupVersionKind{}, err
	}
	return object, *gvk, nil
}

var printer = kjson.NewSerializerWithOptions(kjson.DefaultMetaFactory, legacyscheme.Scheme, legacyscheme.Scheme, kjson.SerializerOptions{})

func encoded(object runtime.Object, version schema.GroupVersion) (string, error) {
	text, err := runtime.Encode(legacyscheme.Codecs.EncoderForVersion(printer, version), object)
	return strings.TrimSuffix(string(text), "\n"), err
}

// withDefaults is an object as the server has it before admission.
func withDefaults(text json.RawMessage) (json.RawMessage, error) {
	if len(text) == 0 {
		return nil, nil
	}
	object, gvk, err := decoded(text)
	if err != nil {
		return nil, fmt.Errorf("%w in %s", err, text)
	}
	printed, err := encoded(object, gvk.GroupVersion())
	return json.RawMessage(printed), err
}

// ask gives the objects of the question their defaults, and the question to the plugin.
func ask(q *question) (answer, error) {
	var err error
	if q.Request.Object, err = withDefaults(q.Request.Object); err != nil {
		return answer{}, err
	}
	if q.Request.OldObject, err = withDefaults(q.Request.OldObject); err != nil {
		return answer{}, err
	}
	var object, old runtime.Object
	if q.Request.Object != nil {
		if object, _, err = decoded(q.Request.Object); err != nil {
			return answer{}, err
		}
	}
	if q.Request.OldObject != nil {
		if old, _, err = decoded(q.Request.OldObject); err != nil {
			return answer{}, err
		}
	}
	plugin, err := started(q.Plugin, q.Objects)
	if err != nil {
		return answer{}, err
	}
	kind, resource := schema.GroupVersionKind(q.Request.Kind), schema.GroupVersionResource(q.Request.Resource)
	operation := admission.Operation(q.Request.Operation)
	attributes := admission.NewAttributesRecord(object, old, kind, q.Request.Namespace, q.Request.Name, resource, q.Request.SubResource,
		operation, nil, false, &user.DefaultInfo{Name: "kubernetes-admin"})
	var refused error
	if plugin.Handles(operation) {
		switch q.Phase {
		case "mutating":
			if mutates, ok := plugin.(admission.MutationInterface); ok {
				refused = mutates.Admit(context.Background(), attributes, nil)
			}
		case "validating":
			if validates, ok := plugin.(admission.ValidationInterface); ok {
				refused = validates.Validate(context.Background(), attributes, nil)
			}
		default:
			return answer{}, errors.New("no such phase: " + q.Phase)
		}
	}
	if refused != nil {
		return answer{Status: responsewriters.ErrorToAPIStatus(refused)}, nil
	}
	if object == nil {
		return answer{}, nil
	}
	printed, err := encoded(object, kind.GroupVersion())
	return answer{Object: printed}, err
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
