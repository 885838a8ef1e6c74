// What kube-apiserver itself decides with: ShouldCallHook of the real plugins, over informers that hold the
// configurations, for every hook of both phases.
//
// Arguments: the folder of the data, the number of hooks (10, 100 or 1000), how many seconds. Prints the median of the
// batches in nanoseconds a request, or, without seconds, the keys of the called hooks.
package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"time"

	registrationv1 "k8s.io/api/admissionregistration/v1"
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apiserver/pkg/admission"
	"k8s.io/apiserver/pkg/admission/configuration"
	"k8s.io/apiserver/pkg/admission/initializer"
	"k8s.io/apiserver/pkg/admission/plugin/webhook"
	"k8s.io/apiserver/pkg/admission/plugin/webhook/generic"
	"k8s.io/apiserver/pkg/admission/plugin/webhook/mutating"
	"k8s.io/apiserver/pkg/admission/plugin/webhook/predicates/rules"
	"k8s.io/apiserver/pkg/admission/plugin/webhook/validating"
	"k8s.io/apiserver/pkg/authentication/user"
	utilfeature "k8s.io/apiserver/pkg/util/feature"
	"k8s.io/client-go/informers"
	"k8s.io/client-go/kubernetes/fake"
)

// hook is a hook in the form in which the server keeps it, with its plugin.
type hook struct {
	key      string
	accessor webhook.WebhookAccessor
	plugin   *generic.Webhook
}

func main() {
	count, err := strconv.Atoi(os.Args[2])
	check(err)
	hooks := prepare(configurations(os.Args[1], count))
	if len(hooks) != count {
		panic(fmt.Sprintf("%d hooks", len(hooks)))
	}
	attributes, interfaces := request(os.Args[1])

	called := make([]string, 0, count)
	decide := func() []string {
		called = called[:0]
		// Dispatch asks this once a phase.
		if rules.IsExemptAdmissionConfigurationResource(attributes) {
			return called
		}
		for i := range hooks {
			invocation, status := hooks[i].plugin.ShouldCallHook(context.Background(), hooks[i].accessor, attributes, interfaces, nil)
			if status != nil {
				panic(status)
			}
			if invocation != nil {
				called = append(called, hooks[i].key)
			}
		}
		return called
	}

	expected := slices.Clone(decide())
	if len(os.Args) < 4 {
		for _, key := range expected {
			fmt.Println(key)
		}
		return
	}
	seconds, err := strconv.ParseFloat(os.Args[3], 64)
	check(err)
	batch := max(1, 10_000/count)
	var samples []float64
	for begin := time.Now(); time.Since(begin).Seconds() < seconds; {
		start := time.Now()
		for range batch {
			if !slices.Equal(decide(), expected) {
				panic("another result")
			}
		}
		samples = append(samples, float64(time.Since(start).Nanoseconds())/float64(batch))
	}
	slices.Sort(samples)
	fmt.Println(samples[len(samples)/2])
}

// configurations makes the objects: hooks.json holds ten hooks, and each copy of them has its number in place of NNN.
func configurations(folder string, count int) []runtime.Object {
	text := read(folder, "hooks.json")
	namespace := &corev1.Namespace{}
	check(json.Unmarshal(read(folder, "namespace.json"), namespace))
	objects := []runtime.Object{namespace}
	for copy := range count / 10 {
		var list struct{ Items []json.RawMessage }
		check(json.Unmarshal(bytes.ReplaceAll(text, []byte("NNN"), fmt.Appendf(nil, "%03d", copy)), &list))
		for _, item := range list.Items {
			var head metav1.TypeMeta
			check(json.Unmarshal(item, &head))
			if head.Kind == "MutatingWebhookConfiguration" {
				object := &registrationv1.MutatingWebhookConfiguration{}
				check(json.Unmarshal(item, object))
				for i := range object.Webhooks {
					hook := &object.Webhooks[i]
					defaults(&hook.MatchPolicy, &hook.NamespaceSelector, &hook.ObjectSelector, hook.Rules)
				}
				objects = append(objects, object)
			} else {
				object := &registrationv1.ValidatingWebhookConfiguration{}
				check(json.Unmarshal(item, object))
				for i := range object.Webhooks {
					hook := &object.Webhooks[i]
					defaults(&hook.MatchPolicy, &hook.NamespaceSelector, &hook.ObjectSelector, hook.Rules)
				}
				objects = append(objects, object)
			}
		}
	}
	return objects
}

// defaults are those that matching reads (kubernetes/kubernetes pkg/apis/admissionregistration/v1/defaults.go).
func defaults(policy **registrationv1.MatchPolicyType, namespaces, objects **metav1.LabelSelector, rules []registrationv1.RuleWithOperations) {
	if *policy == nil {
		equivalent := registrationv1.Equivalent
		*policy = &equivalent
	}
	for _, selector := range []**metav1.LabelSelector{namespaces, objects} {
		if *selector == nil {
			*selector = &metav1.LabelSelector{}
		}
	}
	for i := range rules {
		if rules[i].Scope == nil {
			all := registrationv1.AllScopes
			rules[i].Scope = &all
		}
	}
}

// prepare starts the informers and the plugins, and waits until the hooks are in the form in which the server keeps them.
func prepare(objects []runtime.Object) []hook {
	client := fake.NewSimpleClientset(objects...)
	factory := informers.NewSharedInformerFactory(client, 0)
	stop := make(chan struct{})
	initializers := initializer.New(client, nil, factory, nil, utilfeature.DefaultFeatureGate, nil, stop, nil)

	first, err := mutating.NewMutatingWebhook(nil)
	check(err)
	second, err := validating.NewValidatingAdmissionWebhook(nil)
	check(err)
	phases := []struct {
		name   string
		plugin admission.Interface
		inner  *generic.Webhook
		source generic.Source
	}{
		{"mutating", first, first.Webhook, configuration.NewMutatingWebhookConfigurationManager(factory, nil)},
		{"validating", second, second.Webhook, configuration.NewValidatingWebhookConfigurationManager(factory, nil)},
	}
	for _, phase := range phases {
		initializers.Initialize(phase.plugin)
		check(phase.plugin.(admission.InitializationValidator).ValidateInitialization())
	}
	factory.Start(stop)
	factory.WaitForCacheSync(stop)

	var hooks []hook
	for _, phase := range phases {
		for !phase.source.HasSynced() || !phase.inner.WaitForReady() {
			time.Sleep(time.Millisecond)
		}
		for _, accessor := range phase.source.Webhooks() {
			key := phase.name + "/" + accessor.GetConfigurationName() + "/" + accessor.GetName()
			hooks = append(hooks, hook{key, accessor, phase.inner})
		}
	}
	return hooks
}

// request is a Pod being created.
func request(folder string) (admission.Attributes, admission.ObjectInterfaces) {
	pod := &corev1.Pod{}
	check(json.Unmarshal(read(folder, "matched-pod.json"), pod))
	kind := schema.GroupVersionKind{Version: "v1", Kind: "Pod"}
	resource := schema.GroupVersionResource{Version: "v1", Resource: "pods"}
	client := &user.DefaultInfo{Name: "kubernetes-admin", Groups: []string{"kubeadm:cluster-admins", "system:authenticated"}}
	attributes := admission.NewAttributesRecord(pod, nil, kind, "shop", pod.Name, resource, "", admission.Create,
		&metav1.CreateOptions{}, false, client)
	interfaces := admission.NewObjectInterfacesFromScheme(runtime.NewScheme()).(*admission.RuntimeObjectInterfaces)
	registry := runtime.NewEquivalentResourceRegistry()
	registry.RegisterKindFor(resource, "", kind)
	interfaces.EquivalentResourceMapper = registry
	return attributes, interfaces
}

func read(folder, name string) []byte {
	text, err := os.ReadFile(filepath.Join(folder, name))
	check(err)
	return text
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}
