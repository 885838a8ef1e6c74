package main

import (
	"context"
	"encoding/json"
	"errors"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apiserver/pkg/admission"
	"k8s.io/apiserver/pkg/authentication/user"
	"k8s.io/apiserver/pkg/endpoints/handlers/responsewriters"

	"nocluster.test/oracle/kubernetes/plugins/world"
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

// ask gives the objects of the question their defaults, and the question to the plugin.
func ask(q *question) (answer, error) {
	var err error
	if q.Request.Object, err = world.WithDefaults(q.Request.Object); err != nil {
		return answer{}, err
	}
	if q.Request.OldObject, err = world.WithDefaults(q.Request.OldObject); err != nil {
		return answer{}, err
	}
	var object, old runtime.Object
	if q.Request.Object != nil {
		if object, _, err = world.Decoded(q.Request.Object); err != nil {
			return answer{}, err
		}
	}
	if q.Request.OldObject != nil {
		if old, _, err = world.Decoded(q.Request.OldObject); err != nil {
			return answer{}, err
		}
	}
	plugin, err := world.Started(q.Plugin, q.Objects)
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
	printed, err := world.Encoded(object, kind.GroupVersion())
	return answer{Object: printed}, err
}
