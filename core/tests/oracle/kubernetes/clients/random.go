package main

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"

	"k8s.io/apimachinery/pkg/api/meta"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/kubernetes/pkg/apis/core"

	"nocluster.test/oracle/admission/chain"
	"nocluster.test/oracle/kubernetes/plugins/world"
	"nocluster.test/oracle/kubernetes/strategies/registry"
	"nocluster.test/oracle/vectors"
)

// webhooks are two that patch, of which the first is asked again, and one that validates.
const webhooks = `[{"apiVersion":"admissionregistration.k8s.io/v1","kind":"MutatingWebhookConfiguration","metadata":{"name":"patchers"},"webhooks":[
{"name":"first.example.com","clientConfig":{"url":"https://hooks.example.com/first"},"admissionReviewVersions":["v1"],"sideEffects":"None","reinvocationPolicy":"IfNeeded","rules":[{"operations":["*"],"apiGroups":["*"],"apiVersions":["*"],"resources":["*/*"]}]},
{"name":"second.example.com","clientConfig":{"url":"https://hooks.example.com/second"},"admissionReviewVersions":["v1"],"sideEffects":"None","rules":[{"operations":["*"],"apiGroups":["*"],"apiVersions":["*"],"resources":["*/*"]}]}]},
{"apiVersion":"admissionregistration.k8s.io/v1","kind":"ValidatingWebhookConfiguration","metadata":{"name":"recorder"},"webhooks":[
{"name":"recorder.example.com","clientConfig":{"url":"https://hooks.example.com/record"},"admissionReviewVersions":["v1"],"sideEffects":"None","rules":[{"operations":["*"],"apiGroups":["*"],"apiVersions":["*"],"resources":["*/*"]}]}]}]`

// plugged are what the plugins before the webhooks look at.
const plugged = `[{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"default"}},{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"shop"}},
{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"web"},"status":{"phase":"Terminating"}},{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"a"}},
{"apiVersion":"v1","kind":"ServiceAccount","metadata":{"name":"default","namespace":"default"},"imagePullSecrets":[{"name":"pull"}]},
{"apiVersion":"v1","kind":"ServiceAccount","metadata":{"name":"default","namespace":"shop"},"secrets":[{"name":"a"}]},
{"apiVersion":"v1","kind":"ServiceAccount","metadata":{"name":"a","namespace":"shop"}},{"apiVersion":"v1","kind":"ServiceAccount","metadata":{"name":"default","namespace":"a"}},
{"apiVersion":"v1","kind":"LimitRange","metadata":{"name":"limits","namespace":"shop"},"spec":{"limits":[{"type":"Container","default":{"cpu":"500m"},"defaultRequest":{"cpu":"100m","memory":"64Mi"}}]}},
{"apiVersion":"scheduling.k8s.io/v1","kind":"PriorityClass","metadata":{"name":"high"},"value":1000,"preemptionPolicy":"Never"},
{"apiVersion":"scheduling.k8s.io/v1","kind":"PriorityClass","metadata":{"name":"usual"},"value":10,"globalDefault":true},
{"apiVersion":"node.k8s.io/v1","kind":"RuntimeClass","metadata":{"name":"a"},"handler":"runc","scheduling":{"nodeSelector":{"kernel":"a"},"tolerations":[{"key":"a","operator":"Exists"}]}},
{"apiVersion":"storage.k8s.io/v1","kind":"StorageClass","metadata":{"name":"fast","annotations":{"storageclass.kubernetes.io/is-default-class":"true"}},"provisioner":"example.com/disk"},
{"apiVersion":"networking.k8s.io/v1","kind":"IngressClass","metadata":{"name":"nginx","annotations":{"ingressclass.kubernetes.io/is-default-class":"true"}},"spec":{"controller":"example.com/nginx"}}]`

// fields are an object as JSON.
type fields = map[string]any

// randomCalls makes clients' calls of the objects that `defaults random` prints, with webhooks that put parts of other
// objects of the kind into them.
type randomCalls struct {
	*rand.Rand
	// seen are objects of each kind, as Go prints what it has decoded.
	seen map[schema.GroupVersionKind][]fields
}

// random reads the lines of `defaults random` and makes calls of their objects: creates of each as it was written, and
// updates of others.
func random(seed uint64) error {
	out := vectors.NewLines()
	defer out.Flush()
	var objects []json.RawMessage
	if err := json.Unmarshal([]byte(webhooks), &objects); err != nil {
		return err
	}
	var given []json.RawMessage
	if err := json.Unmarshal([]byte(plugged), &given); err != nil {
		return err
	}
	initializer, err := world.Initializer(given)
	if err != nil {
		return err
	}
	objects = append(objects, given...)
	cluster, err := chain.NewClusterWith(objects, nil, chain.Before{Names: world.Names, Register: world.Register, Initializer: initializer})
	if err != nil {
		return err
	}
	defer cluster.Stop()
	seen := map[schema.GroupKind]bool{}
	calls := randomCalls{seen: map[schema.GroupVersionKind][]fields{}}
	count := 0
	err = vectors.EachObject(os.Stdin, func(text, _ string) error {
		calls.Rand = rand.New(rand.NewPCG(seed, uint64(count)))
		asked, kind, err := calls.call(text)
		if err != nil {
			return fmt.Errorf("%w of %s", err, text)
		}
		if asked == nil {
			return nil
		}
		asked.Objects = objects
		answer, err := asked.answered(cluster)
		if err != nil {
			return err
		}
		// The store checks the metadata of what an update creates, which the project assumes.
		if run, ok := answer.(*chain.RunAnswer); ok && string(asked.OldObject) == "null" && strings.Contains(run.Status, `"reason":"Invalid"`) {
			return nil
		}
		input, err := json.Marshal(asked)
		if err != nil {
			return err
		}
		out.Compared(&vectors.Case{ID: fmt.Sprintf("%d %s", count, kind), Op: "admission.run", InputText: string(input)}, answer)
		seen[kind.GroupKind()] = true
		count++
		return nil
	})
	for kind := range registry.Strategies {
		if !seen[kind] {
			return fmt.Errorf("no object of %s", kind)
		}
	}
	out.Done(count)
	return err
}

// call makes a call of an object; none, if what follows from it is assumed.
func (r *randomCalls) call(text string) (*call, *schema.GroupVersionKind, error) {
	var named metav1.TypeMeta
	if err := json.Unmarshal([]byte(text), &named); err != nil {
		return nil, nil, err
	}
	strategy, ok := registry.Of(named.GroupVersionKind())
	if !ok {
		return nil, nil, nil
	}
	server, err := serverOf(named.GroupVersionKind())
	if err != nil {
		return nil, nil, err
	}
	object, kind, err := server.Codecs.UniversalDeserializer().Decode([]byte(text), nil, nil)
	if err != nil {
		return nil, nil, nil
	}
	if !isServed(object) {
		return nil, nil, nil
	}
	internal, err := server.Scheme.ConvertToVersion(object.DeepCopyObject(), schema.GroupVersion{Group: kind.Group, Version: runtime.APIVersionInternal})
	if err != nil {
		return nil, nil, nil
	}
	// What follows from the resources of a Pod as a whole is assumed.
	if pod, ok := internal.(*core.Pod); ok && pod.Spec.Resources != nil {
		return nil, nil, nil
	}
	accessor, err := meta.Accessor(internal)
	if err != nil {
		return nil, nil, err
	}
	// Nor what the clock says of a taint without a time.
	lacksTime := kind.Kind == "DeviceTaintRule" && !strings.Contains(text, `"timeAdded":"`) || kind.Kind == "ResourceSlice" && strings.Contains(text, `"taints"`)
	if lacksTime {
		return nil, nil, nil
	}
	// The oracle leaves out the fields of a manager.
	if len(accessor.GetManagedFields()) > 0 {
		return nil, nil, nil
	}
	// Nor is it modelled what a Workload keeps of composite templates.
	if strings.Contains(text, "compositePodGroupTemplates") {
		return nil, nil, nil
	}
	// Nor an empty list of a definition's versions, which the server still has when a webhook makes them differ.
	if kind.Kind == "CustomResourceDefinition" && (strings.Contains(text, `"additionalPrinterColumns":[]`) || strings.Contains(text, `"selectableFields":[]`)) {
		return nil, nil, nil
	}
	// Nor an empty list in a request of a claim, by which it is one of exact devices.
	if kind.Kind == "ResourceClaim" && kind.Version == "v1beta1" && (strings.Contains(text, `"selectors":[]`) || strings.Contains(text, `"tolerations":[]`) || strings.Contains(text, `"derivedAttributes":[]`)) {
		return nil, nil, nil
	}
	if _, ok := internal.(*core.LimitRange); ok && accessor.GetName() == "" && accessor.GetGenerateName() == "" {
		return nil, nil, nil
	}
	object.GetObjectKind().SetGroupVersionKind(*kind)
	printed, err := json.Marshal(object)
	if err != nil {
		return nil, nil, err
	}
	var own fields
	if err := json.Unmarshal(printed, &own); err != nil {
		return nil, nil, err
	}
	seen := append(r.seen[*kind], own)
	if len(seen) > 20 {
		seen = seen[1:]
	}
	r.seen[*kind] = seen

	asked := &call{
		Text: true, Plugins: append(slices.Clone(world.Names), "MutatingAdmissionWebhook", "ValidatingAdmissionWebhook"),
		Complete: []string{"namespaces", "serviceaccounts", "limitranges", "priorityclasses", "runtimeclasses", "storageclasses", "ingressclasses"},
		Names:    []string{"drawn"}, Given: registry.Given{Now: "2030-01-02T03:04:05Z", ObjectUID: "00000000-0000-4000-8000-000000000099"}, DryRun: r.IntN(8) == 0,
	}
	asked.ObjectText = text
	if r.IntN(2) == 0 {
		before := own
		// What follows from a change of a Service's type is assumed.
		if kind.Kind != "Service" && r.IntN(4) > 0 {
			before = vectors.Pick(r.Rand, seen)
		}
		namespaced := strategy.NamespaceScoped()
		if asked.OldObject, err = r.updated(before, true, namespaced); err != nil {
			return nil, nil, err
		}
		if asked.Object, err = r.updated(own, false, namespaced); err != nil {
			return nil, nil, err
		}
		asked.ObjectText = ""
		// There may be no such object.
		if r.IntN(6) == 0 {
			asked.Verb, asked.OldObject = "update", json.RawMessage("null")
		}
		if parts := registry.PartsOf(kind.GroupKind()); len(parts) > 0 && r.IntN(3) == 0 {
			asked.Subresource = vectors.Pick(r.Rand, parts)
		}
	}
	asked.Answers, err = json.Marshal(fields{
		"first.example.com": r.answer(kind.Kind, seen, own), "second.example.com": r.answer(kind.Kind, seen, own), "recorder.example.com": fields{"allow": true},
	})
	return asked, kind, err
}

// updated is an object of an update: the one that is stored, or the one that is sent.
func (r *randomCalls) updated(object fields, stored, namespaced bool) (json.RawMessage, error) {
	metadata := fields{}
	if own, ok := object["metadata"].(fields); ok {
		for key, value := range own {
			metadata[key] = value
		}
	}
	metadata["name"] = "web"
	delete(metadata, "namespace")
	if namespaced {
		metadata["namespace"] = "shop"
	}
	delete(metadata, "uid")
	delete(metadata, "resourceVersion")
	if stored {
		metadata["uid"], metadata["resourceVersion"] = "00000000-0000-4000-8000-000000000001", "7"
		if r.IntN(3) > 0 {
			metadata["creationTimestamp"], metadata["generation"] = "2026-01-02T03:04:05Z", r.IntN(9)
		}
		if r.IntN(8) == 0 {
			metadata["deletionTimestamp"], metadata["deletionGracePeriodSeconds"] = "2026-02-02T03:04:05Z", r.IntN(2)
		}
	} else if r.IntN(2) == 0 {
		metadata["resourceVersion"] = vectors.Pick(r.Rand, []string{"7", "7", "0"})
	}
	if !stored && r.IntN(12) == 0 {
		metadata["uid"] = "00000000-0000-4000-8000-000000000001"
	}
	changed := fields{}
	for key, value := range object {
		changed[key] = value
	}
	changed["metadata"] = metadata
	return json.Marshal(changed)
}

// ofMetadata are operations that any object can meet.
var ofMetadata = []string{
	`{"op":"add","path":"/metadata/labels","value":{"a":"b","job-name":"x"}}`, `{"op":"add","path":"/metadata/labels/a","value":"c"}`, `{"op":"remove","path":"/metadata/labels"}`,
	`{"op":"add","path":"/metadata/annotations","value":{"a":"b","deprecated.daemonset.template.generation":"5"}}`, `{"op":"remove","path":"/metadata/annotations"}`,
	`{"op":"add","path":"/metadata/uid","value":"of-a-webhook"}`, `{"op":"add","path":"/metadata/creationTimestamp","value":"2020-01-02T03:04:05Z"}`, `{"op":"add","path":"/metadata/generation","value":7}`,
	`{"op":"add","path":"/metadata/deletionTimestamp","value":"2020-01-02T03:04:05Z"}`, `{"op":"add","path":"/metadata/deletionGracePeriodSeconds","value":3}`, `{"op":"add","path":"/metadata/selfLink","value":"/x"}`,
	`{"op":"add","path":"/metadata/resourceVersion","value":"7"}`, `{"op":"remove","path":"/metadata/resourceVersion"}`, `{"op":"remove","path":"/metadata/namespace"}`, `{"op":"add","path":"/metadata/namespace","value":"other"}`,
	`{"op":"add","path":"/metadata/finalizers","value":["example.com/f"]}`, `{"op":"add","path":"/metadata/generateName","value":"web-"}`,
	`{"op":"add","path":"/metadata/ownerReferences","value":[{"apiVersion":"v1","kind":"Pod","name":"a","uid":"1"},{"apiVersion":"v1","kind":"Pod","name":"a","uid":"1"},{"apiVersion":"v1","kind":"Pod","name":"b","uid":"1"}]}`,
	`{"op":"add","path":"/spec/template/metadata","value":{"labels":{"a":"b"},"annotations":{"pod.beta.kubernetes.io/init-containers":"[]"}}}`, `{"op":"remove","path":"/spec/template/metadata"}`,
	`{"op":"replace","path":"/spec/replicas","value":4}`, `{"op":"add","path":"/spec/suspend","value":true}`, `{"op":"remove","path":"/status"}`, `{"op":"add","path":"/status","value":{}}`, `{"op":"remove","path":"/spec"}`, `{"op":"remove","path":"/data"}`,
}

// kept are the parts that no webhook replaces: what follows from a change of a Service's type is assumed, and the clock
// decides when a taint was added.
var kept = map[string][]string{
	"Service": {"/spec"}, "DeviceTaintRule": {"/spec"}, "ResourceSlice": {"/spec"},
}

// hasNoVersions says whether a definition's spec has none: what its versions had in common is then in the server's memory
// alone, up to the next pass over the webhooks.
func hasNoVersions(spec any) bool {
	given, _ := spec.(fields)
	versions, _ := given["versions"].([]any)
	return len(versions) == 0
}

// isServed says whether the release serves a kind.
func isServed(object runtime.Object) bool {
	removed, ok := object.(interface{ APILifecycleRemoved() (int, int) })
	if !ok {
		return true
	}
	major, minor := removed.APILifecycleRemoved()
	return major > 1 || minor > 37
}

// answer is one of a webhook that patches: metadata, and parts of other objects of the kind.
func (r *randomCalls) answer(kind string, seen []fields, own fields) any {
	if r.IntN(4) == 0 {
		return fields{"allow": true}
	}
	patch := []any{}
	for range 1 + r.IntN(3) {
		if r.IntN(3) > 0 {
			from := vectors.Pick(r.Rand, seen)
			for _, part := range []string{"spec", "status", "data", "template", "secrets", "type", "stringData", "webhooks", "rules"} {
				value, given := from[part]
				if given && r.IntN(2) == 0 && !slices.Contains(kept[kind], "/"+part) && !(kind == "CustomResourceDefinition" && hasNoVersions(value)) {
					patch = append(patch, fields{"op": "add", "path": "/" + part, "value": value})
				}
			}
			continue
		}
		text := vectors.Pick(r.Rand, ofMetadata)
		if slices.ContainsFunc(kept[kind], func(path string) bool { return strings.Contains(text, `"`+path+`"`) }) {
			continue
		}
		patch = append(patch, json.RawMessage(text))
	}
	return fields{"patch": patch}
}
