package main

import (
	"encoding/json"
	"fmt"

	admissionv1 "k8s.io/api/admission/v1"
	admissionv1beta1 "k8s.io/api/admission/v1beta1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/types"
	"k8s.io/apiserver/pkg/admission"
	"k8s.io/apiserver/pkg/admission/plugin/webhook/generic"
	webhookrequest "k8s.io/apiserver/pkg/admission/plugin/webhook/request"
)

var reviewScheme = func() *runtime.Scheme {
	scheme := runtime.NewScheme()
	_ = admissionv1.AddToScheme(scheme)
	_ = admissionv1beta1.AddToScheme(scheme)
	return scheme
}()

// ReviewAnswer is the review of a request for a hook that matched the request as made.
type ReviewAnswer struct {
	Review string `json:"review"`
}

func answerReview(input []byte) (any, error) {
	var asked struct {
		admissionInput
		Version string `json:"version"`
		UID     string `json:"uid"`
	}
	if err := strictUnmarshal(input, &asked); err != nil {
		return nil, err
	}
	cluster, err := clusterOf(&asked.admissionInput)
	if err != nil {
		return nil, err
	}
	q, err := cluster.ask(&asked.Request)
	if err != nil {
		return nil, err
	}
	versioned, err := admission.NewVersionedAttributes(q.attributes(), q.kind, q.interfaces)
	if err != nil {
		return nil, err
	}
	invocation := &generic.WebhookInvocation{Resource: q.resource, Subresource: q.in.SubResource, Kind: q.kind}
	var review runtime.Object
	switch asked.Version {
	case "v1":
		review = webhookrequest.CreateV1AdmissionReview(types.UID(asked.UID), versioned, invocation)
	case "v1beta1":
		review = webhookrequest.CreateV1beta1AdmissionReview(types.UID(asked.UID), versioned, invocation)
	default:
		return nil, fmt.Errorf("version %q is not asked", asked.Version)
	}
	// The client's codec writes kind and version and ends with a line break.
	kinds, _, err := reviewScheme.ObjectKinds(review)
	if err != nil {
		return nil, err
	}
	review.GetObjectKind().SetGroupVersionKind(kinds[0])
	text, err := json.Marshal(review)
	if err != nil {
		return nil, err
	}
	return &ReviewAnswer{string(text) + "\n"}, nil
}

func (a *ReviewAnswer) vector(text bool, _ *expectation) map[string]any {
	if text {
		return map[string]any{"reviewText": a.Review}
	}
	return map[string]any{"review": json.RawMessage(a.Review)}
}
