package chain

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
	"nocluster.test/oracle/vectors"
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

func answerReview(input []byte) (vectors.Answer, error) {
	var asked struct {
		admissionInput
		Version string `json:"version"`
		UID     string `json:"uid"`
	}
	if err := vectors.StrictUnmarshal(input, &asked); err != nil {
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

// Into writes it as JSON or, where the case asks for texts, as text.
func (a *ReviewAnswer) Into(vector *vectors.Vector, input json.RawMessage) error {
	text, err := asksForTexts(input)
	switch {
	case err != nil:
		return err
	case text:
		vector.OkSubset = map[string]any{"reviewText": a.Review}
	default:
		vector.OkSubset = map[string]any{"review": json.RawMessage(a.Review)}
	}
	return nil
}
