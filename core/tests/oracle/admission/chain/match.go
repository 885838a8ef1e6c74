package chain

import (
	"context"

	registrationv1 "k8s.io/api/admissionregistration/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apiserver/pkg/admission"
	"k8s.io/apiserver/pkg/admission/plugin/webhook/predicates/rules"
	"nocluster.test/oracle/vectors"
)

// HookDecision is what the real matcher says about one hook.
type HookDecision struct {
	Hook          string `json:"hook"`
	Configuration string `json:"configuration"`
	Webhook       string `json:"webhook"`
	Index         int    `json:"index"`
	Decision      string `json:"decision"`
	Status        string `json:"status,omitempty"`
	// Mismatches names for each rule the first part that the real matcher refuses, for hooks that are skipped.
	Mismatches []string `json:"mismatches,omitempty"`
}

type MatchAnswer struct {
	Hooks []HookDecision `json:"hooks"`
}

func answerMatch(input []byte) (vectors.Answer, error) {
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
		decision, status := cluster.decide(hook, attributes, q.interfaces)
		answer := HookDecision{Hook: hook.Key, Configuration: hook.accessor.GetConfigurationName(), Webhook: hook.accessor.GetName(), Index: hook.Index, Decision: decision}
		if status != nil {
			answer.Status = statusText(status)
		}
		if decision == "skip" {
			for _, rule := range hook.accessor.GetRules() {
				answer.Mismatches = append(answer.Mismatches, mismatch(rule, attributes))
			}
		}
		got.Hooks = append(got.Hooks, answer)
	}
	return got, nil
}

// decide asks the real ShouldCallHook of the real plugin, after the two questions that its
// Dispatch asks before.
func (c *Cluster) decide(hook *Hook, attributes admission.Attributes, interfaces admission.ObjectInterfaces) (string, *apierrors.StatusError) {
	for _, resource := range virtualResources {
		if attributes.GetResource().GroupResource() == resource {
			return "skip", nil
		}
	}
	if rules.IsExemptAdmissionConfigurationResource(attributes) {
		return "skip", nil
	}
	versioned := &versionedOnce{attributes: attributes, interfaces: interfaces}
	invocation, status := c.plugins[hook.Phase].ShouldCallHook(context.Background(), hook.accessor, attributes, interfaces, versioned)
	switch {
	case status != nil:
		return "reject", status
	case invocation == nil:
		return "skip", nil
	}
	return "call", nil
}

// mismatch asks the real matcher about one part of a rule after the other, the rest being wildcards.
func mismatch(rule registrationv1.RuleWithOperations, attributes admission.Attributes) string {
	wildcard := registrationv1.RuleWithOperations{
		Operations: []registrationv1.OperationType{"*"},
		Rule:       registrationv1.Rule{APIGroups: []string{"*"}, APIVersions: []string{"*"}, Resources: []string{"*/*"}},
	}
	for _, part := range []struct {
		code string
		set  func(*registrationv1.RuleWithOperations)
	}{
		{"rule-scope-mismatch", func(r *registrationv1.RuleWithOperations) { r.Scope = rule.Scope }},
		{"rule-operation-mismatch", func(r *registrationv1.RuleWithOperations) { r.Operations = rule.Operations }},
		{"rule-group-mismatch", func(r *registrationv1.RuleWithOperations) { r.APIGroups = rule.APIGroups }},
		{"rule-version-mismatch", func(r *registrationv1.RuleWithOperations) { r.APIVersions = rule.APIVersions }},
		{"rule-resource-mismatch", func(r *registrationv1.RuleWithOperations) { r.Resources = rule.Resources }},
	} {
		alone := wildcard
		part.set(&alone)
		if matcher := (rules.Matcher{Rule: alone, Attr: attributes}); !matcher.Matches() {
			return part.code
		}
	}
	return ""
}

// versionedOnce gives match conditions the objects in the matched kind.
type versionedOnce struct {
	attributes admission.Attributes
	interfaces admission.ObjectInterfaces
}

func (v *versionedOnce) VersionedAttribute(kind schema.GroupVersionKind) (*admission.VersionedAttributes, error) {
	return admission.NewVersionedAttributes(v.attributes, kind, v.interfaces)
}
