package main

import (
	"context"

	apierrors "k8s.io/apimachinery/pkg/api/errors"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apiserver/pkg/admission"
	"k8s.io/apiserver/pkg/admission/plugin/webhook/predicates/rules"
)

// HookDecision is what the real matcher says about one hook.
type HookDecision struct {
	Hook          string `json:"hook"`
	Configuration string `json:"configuration"`
	Webhook       string `json:"webhook"`
	Index         int    `json:"index"`
	Decision      string `json:"decision"`
	Status        string `json:"status,omitempty"`
}

type MatchAnswer struct {
	Hooks []HookDecision `json:"hooks"`
}

func answerMatch(input []byte) (any, error) {
	in, cluster, err := readAdmission(input)
	if err != nil {
		return nil, err
	}
	q, err := cluster.ask(&in.Request)
	if err != nil {
		return nil, err
	}
	got := &MatchAnswer{Hooks: []HookDecision{}}
	attributes := q.attributes()
	for _, hook := range cluster.hooks {
		if in.Phase != "" && in.Phase != hook.Phase {
			continue
		}
		decision, status := cluster.decide(hook, attributes, q)
		answer := HookDecision{Hook: hook.Key, Configuration: hook.accessor.GetConfigurationName(), Webhook: hook.accessor.GetName(), Index: hook.Index, Decision: decision}
		if status != nil {
			answer.Status = statusText(status)
		}
		got.Hooks = append(got.Hooks, answer)
	}
	return got, nil
}

// decide asks the real ShouldCallHook of the real plugin, after the two questions that its
// Dispatch asks before.
func (c *Cluster) decide(hook *Hook, attributes admission.Attributes, q *question) (string, *apierrors.StatusError) {
	for _, resource := range virtualResources {
		if attributes.GetResource().GroupResource() == resource {
			return "skip", nil
		}
	}
	if rules.IsExemptAdmissionConfigurationResource(attributes) {
		return "skip", nil
	}
	versioned := &versionedOnce{attributes: attributes, interfaces: q.interfaces}
	invocation, status := c.plugins[hook.Phase].ShouldCallHook(context.Background(), hook.accessor, attributes, q.interfaces, versioned)
	switch {
	case status != nil:
		return "reject", status
	case invocation == nil:
		return "skip", nil
	}
	return "call", nil
}

// versionedOnce gives match conditions the objects in the matched kind.
type versionedOnce struct {
	attributes admission.Attributes
	interfaces admission.ObjectInterfaces
}

func (v *versionedOnce) VersionedAttribute(kind schema.GroupVersionKind) (*admission.VersionedAttributes, error) {
	return admission.NewVersionedAttributes(v.attributes, kind, v.interfaces)
}
