package chain

import (
	"encoding/json"
	"math/rand/v2"
	"strings"

	"nocluster.test/oracle/vectors"
)

// subject is a kind of request that the generator makes.
type subject struct {
	group, version, kind string
	resource             string
	// Of the endpoint, where a subresource has another kind.
	endpointGroup, endpointVersion string
	subresource                    string
	operations                     []string
	clusterScoped                  bool
	body                           func(r *rand.Rand) object
}

var subjects = []subject{
	{version: "v1", kind: "Pod", resource: "pods", operations: crud, body: podBody},
	{version: "v1", kind: "Pod", resource: "pods", operations: crud, body: podBody},
	{group: "apps", version: "v1", kind: "Deployment", resource: "deployments", operations: crud, body: deploymentBody},
	{version: "v1", kind: "ConfigMap", resource: "configmaps", operations: crud, body: configMapBody},
	{version: "v1", kind: "Service", resource: "services", operations: crud, body: serviceBody},
	{version: "v1", kind: "Namespace", resource: "namespaces", operations: crud, clusterScoped: true, body: func(*rand.Rand) object { return object{} }},
	{version: "v1", kind: "Namespace", resource: "namespaces", subresource: "finalize", operations: []string{"UPDATE"}, clusterScoped: true, body: func(*rand.Rand) object { return object{} }},
	{version: "v1", kind: "Node", resource: "nodes", operations: crud, clusterScoped: true, body: func(*rand.Rand) object { return object{} }},
	{group: "example.com", version: "v1", kind: "Widget", resource: "widgets", operations: crud, body: widgetBody},
	{group: "example.com", version: "v1beta1", kind: "Widget", resource: "widgets", operations: crud, body: widgetBody},
	{group: "example.com", version: "v1", kind: "Widget", resource: "widgets", subresource: "status", operations: []string{"UPDATE"}, body: widgetBody},
	{version: "v1", kind: "Pod", resource: "pods", subresource: "status", operations: []string{"UPDATE"}, body: podBody},
	{group: "autoscaling", version: "v1", kind: "Scale", resource: "deployments", endpointGroup: "apps", endpointVersion: "v1", subresource: "scale", operations: []string{"UPDATE"},
		body: func(r *rand.Rand) object { return object{"spec": object{"replicas": r.IntN(4)}} }},
	{group: "policy", version: "v1", kind: "Eviction", resource: "pods", endpointGroup: "", endpointVersion: "v1", subresource: "eviction", operations: []string{"CREATE"}, body: func(*rand.Rand) object { return object{} }},
	{group: "authentication.k8s.io", version: "v1", kind: "TokenReview", resource: "tokenreviews", operations: []string{"CREATE"}, clusterScoped: true, body: func(*rand.Rand) object { return object{"spec": object{"token": "t"}} }},
	{group: "admissionregistration.k8s.io", version: "v1", kind: "MutatingWebhookConfiguration", resource: "mutatingwebhookconfigurations", operations: crud, clusterScoped: true, body: func(*rand.Rand) object { return object{} }},
	{version: "v1", kind: "PodExecOptions", resource: "pods", subresource: "exec", operations: []string{"CONNECT"}, body: func(*rand.Rand) object { return object{"stdin": true, "command": []string{"sh"}} }},
}

var crud = []string{"CREATE", "CREATE", "CREATE", "UPDATE", "DELETE"}

func podBody(r *rand.Rand) object {
	container := object{"name": "c", "image": vectors.Pick(r, []string{"nginx", "nginx:1.27", "a<b"})}
	if vectors.Chance(r, 2) {
		container["resources"] = object{"limits": object{"cpu": vectors.Pick(r, []any{"0.5", "500m", 1, "1e-1"}), "memory": "128Mi"}}
	}
	spec := object{"containers": []any{container}}
	maybe(r, spec, "volumes", absent, absent, []any{}, []any{object{"name": "v", "emptyDir": object{}}}, nil)
	maybe(r, spec, "unknownMember", absent, absent, absent, 1)
	return object{"spec": spec}
}

func deploymentBody(r *rand.Rand) object {
	return object{"spec": object{"replicas": r.IntN(3), "selector": object{"matchLabels": object{"app": "web"}}, "template": object{"metadata": object{"labels": object{"app": "web"}}, "spec": podBody(r)["spec"]}}}
}

func configMapBody(r *rand.Rand) object {
	body := object{}
	maybe(r, body, "data", absent, object{}, object{"k": "v<>&\u2028", "a/b": ""}, nil, json.RawMessage(`{"k":"\ud800\/\u0000","k":"\u00e9","j":null}`))
	maybe(r, body, "immutable", absent, true, nil)
	return body
}

func serviceBody(r *rand.Rand) object {
	return object{"spec": object{"selector": object{"app": "web"}, "ports": []any{object{"port": 80, "targetPort": vectors.Pick(r, []any{8080, "http"})}}}}
}

func widgetBody(r *rand.Rand) object {
	if vectors.Chance(r, 3) {
		// Any JSON: members given twice, lone surrogates, numbers in every form. What no float64 holds is refused before admission.
		return object{"spec": json.RawMessage(strings.ReplaceAll(vectors.Object(r, 3), "1e400", "1e40"))}
	}
	return object{"spec": object{"size": vectors.Pick(r, []any{1, json.RawMessage("1.0"), json.RawMessage("1.50"), json.RawMessage("12345678901234567890123"), json.RawMessage("-0"), json.RawMessage("9007199254740993"), "L", nil}), "tags": vectors.Pick(r, []any{[]any{}, []any{"a", nil}, object{}, "a<b"})}}
}

func randomMetadata(r *rand.Rand, name, namespace string) object {
	metadata := object{}
	if name != "" {
		metadata["name"] = name
	} else {
		metadata["generateName"] = "web-"
	}
	if namespace != "" {
		metadata["namespace"] = namespace
	}
	maybe(r, metadata, "labels", absent, object{}, nil, object{"app": "web"}, object{"app": "web", "tier": "front"}, object{"app": "db"}, object{"tier": "back", "injected": "no"}, object{"app": ""})
	maybe(r, metadata, "annotations", absent, absent, object{}, object{"note": "x"})
	return metadata
}

func randomRequest(r *rand.Rand) object {
	s := vectors.Pick(r, subjects)
	operation := vectors.Pick(r, s.operations)
	namespace, name := vectors.Pick(r, []string{"shop", "shop", "dev", "bare", "default", "gone"}), vectors.Pick(r, []string{"web", "web", "new"})
	if s.clusterScoped {
		namespace = ""
	}
	if s.kind == "Namespace" {
		name = vectors.Pick(r, []string{"shop", "dev", "new"})
	}
	if operation == "CREATE" && s.subresource == "" && vectors.Chance(r, 6) {
		name = ""
	}
	make := func() object {
		made := s.body(r)
		made["kind"] = s.kind
		made["apiVersion"] = s.version
		if s.group != "" {
			made["apiVersion"] = s.group + "/" + s.version
		}
		if operation != "CONNECT" {
			made["metadata"] = randomMetadata(r, name, namespace)
		}
		return made
	}
	endpoint := object{"group": s.group, "version": s.version, "resource": s.resource}
	if s.endpointVersion != "" {
		endpoint["group"], endpoint["version"] = s.endpointGroup, s.endpointVersion
	}
	request := object{
		"kind": object{"group": s.group, "version": s.version, "kind": s.kind}, "resource": endpoint, "operation": operation,
	}
	if s.kind == "Namespace" {
		namespace = name
	}
	for member, value := range map[string]string{"name": name, "namespace": namespace, "subResource": s.subresource} {
		if value != "" {
			request[member] = value
		}
	}
	if operation != "DELETE" {
		request["object"] = make()
	}
	if operation == "UPDATE" || operation == "DELETE" {
		request["oldObject"] = make()
	}
	options := object{"kind": operationKindName(operation), "apiVersion": "meta.k8s.io/v1"}
	if operation != "CONNECT" && vectors.Chance(r, 6) {
		request["dryRun"] = true
		options["dryRun"] = []string{"All"}
	}
	switch operation {
	case "CREATE", "UPDATE":
		maybe(r, options, "fieldManager", absent, absent, "kubectl-client-side-apply")
	case "DELETE":
		maybe(r, options, "propagationPolicy", absent, "Background")
		maybe(r, options, "gracePeriodSeconds", absent, absent, 0)
	}
	if operation != "CONNECT" {
		request["options"] = options
	}
	if vectors.Chance(r, 5) {
		request["userInfo"] = vectors.Pick(r, []object{
			{"username": "alice", "groups": []string{"dev", "system:authenticated"}},
			{"username": "system:serviceaccount:shop:bot", "uid": "42", "groups": []string{"system:serviceaccounts"}, "extra": object{"b": []string{"2", "1"}, "a<": []string{}}},
			{"username": "bob"}, {},
		})
	}
	return request
}

func operationKindName(operation string) string {
	return map[string]string{"CREATE": "CreateOptions", "UPDATE": "UpdateOptions", "DELETE": "DeleteOptions"}[operation]
}
