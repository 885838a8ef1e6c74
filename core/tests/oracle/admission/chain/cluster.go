package chain

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"time"

	admissionv1 "k8s.io/api/admission/v1"
	admissionv1beta1 "k8s.io/api/admission/v1beta1"
	registrationv1 "k8s.io/api/admissionregistration/v1"
	corev1 "k8s.io/api/core/v1"
	apiextensionsv1 "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apiserver/pkg/admission"
	"k8s.io/apiserver/pkg/admission/configuration"
	"k8s.io/apiserver/pkg/admission/initializer"
	"k8s.io/apiserver/pkg/admission/plugin/webhook"
	"k8s.io/apiserver/pkg/admission/plugin/webhook/generic"
	webhookinit "k8s.io/apiserver/pkg/admission/plugin/webhook/initializer"
	"k8s.io/apiserver/pkg/admission/plugin/webhook/mutating"
	"k8s.io/apiserver/pkg/admission/plugin/webhook/validating"
	utilfeature "k8s.io/apiserver/pkg/util/feature"
	webhookutil "k8s.io/apiserver/pkg/util/webhook"
	"k8s.io/client-go/informers"
	"k8s.io/client-go/kubernetes/fake"
	"k8s.io/client-go/rest"
	"slices"
)

// ResourceRow is one row of the wire's `resources`.
type ResourceRow struct {
	Group       string                   `json:"group"`
	Version     string                   `json:"version"`
	Resource    string                   `json:"resource"`
	Subresource string                   `json:"subresource"`
	Kind        *metav1.GroupVersionKind `json:"kind"`
	Key         string                   `json:"key"`
}

// Hook is one hook of the cluster under its name on the wire.
type Hook struct {
	Key      string
	Phase    string
	Index    int
	URL      *url.URL
	accessor webhook.WebhookAccessor
}

// Cluster is the real admission chain over informers that hold the case's objects.
type Cluster struct {
	// Chain is the two plugins, with reinvocation.
	Chain       admission.Interface
	plugins     map[string]*generic.Webhook
	hooks       []*Hook
	byURL       map[string]*Hook
	crds        map[schema.GroupKind]*apiextensionsv1.CustomResourceDefinition
	Equivalents runtime.EquivalentResourceRegistry
	Stop        context.CancelFunc
}

const (
	mutatingPhase   = "mutating"
	validatingPhase = "validating"
)

// virtualResources are the ones that kube-apiserver tells its plugins to leave alone
// (kubernetes/kubernetes pkg/kubeapiserver/admission/exclusion/resources.go).
var virtualResources = []schema.GroupResource{
	{Group: "authentication.k8s.io", Resource: "selfsubjectreviews"},
	{Group: "authentication.k8s.io", Resource: "tokenreviews"},
	{Group: "authorization.k8s.io", Resource: "localsubjectaccessreviews"},
	{Group: "authorization.k8s.io", Resource: "selfsubjectaccessreviews"},
	{Group: "authorization.k8s.io", Resource: "selfsubjectrulesreviews"},
	{Group: "authorization.k8s.io", Resource: "subjectaccessreviews"},
}

// excluded hands them over as kube-apiserver's own initializer does.
type excluded struct{}

func (excluded) Initialize(plugin admission.Interface) {
	if wants, ok := plugin.(initializer.WantsExcludedAdmissionResources); ok {
		wants.SetExcludedAdmissionResources(virtualResources)
	}
}

type serviceResolver struct{}

func (serviceResolver) ResolveEndpoint(namespace, name string, port int32) (*url.URL, error) {
	return url.Parse(fmt.Sprintf("https://%s.%s.svc:%d", name, namespace, port))
}

// network puts the case's own answers where the network would be. Everything above it is
// the real client with its real settings: URL, limits, status codes, content types, decoding.
var network = func(config *rest.Config) {
	config.WrapTransport = func(http.RoundTripper) http.RoundTripper { return answering{} }
}

func webhookTransport(delegate webhookutil.AuthenticationInfoResolver) webhookutil.AuthenticationInfoResolver {
	return &webhookutil.AuthenticationInfoResolverDelegator{
		ClientConfigForFunc: func(hostPort string) (*rest.Config, error) {
			config, err := delegate.ClientConfigFor(hostPort)
			if err == nil {
				network(config)
			}
			return config, err
		},
		ClientConfigForServiceFunc: func(name, namespace string, port int) (*rest.Config, error) {
			config, err := delegate.ClientConfigForService(name, namespace, port)
			if err == nil {
				network(config)
			}
			return config, err
		},
	}
}

// passes counts the passes of the mutating phase: it stands first in the chain.
type passes struct{ *admission.Handler }

func (passes) Admit(ctx context.Context, _ admission.Attributes, _ admission.ObjectInterfaces) error {
	stateOf(ctx).round++
	return nil
}

// reached notes that no plugin before those of webhooks has refused the object: it stands last among them.
type reached struct{ *admission.Handler }

func (reached) Validate(ctx context.Context, _ admission.Attributes, _ admission.ObjectInterfaces) error {
	stateOf(ctx).validating = true
	return nil
}

type noConfig struct{}

func (noConfig) ConfigFor(string) (io.Reader, error) { return nil, nil }

// NewCluster starts the informers and the real plugins on the case's objects.
func NewCluster(objects []json.RawMessage, rows []ResourceRow) (*Cluster, error) {
	return NewClusterWith(objects, rows, Before{})
}

// Before are plugins that run before those of webhooks.
type Before struct {
	Names       []string
	Register    func(*admission.Plugins)
	Initializer admission.PluginInitializer
}

// but leaves the plugins of webhooks alone.
type but struct{ admission.PluginInitializer }

func (b but) Initialize(plugin admission.Interface) {
	switch plugin.(type) {
	case *mutating.Plugin, *validating.Plugin:
	default:
		b.PluginInitializer.Initialize(plugin)
	}
}

// NewClusterWith starts further plugins, too.
func NewClusterWith(objects []json.RawMessage, rows []ResourceRow, before Before) (*Cluster, error) {
	c := &Cluster{
		plugins: map[string]*generic.Webhook{},
		byURL:   map[string]*Hook{},
		crds:    map[schema.GroupKind]*apiextensionsv1.CustomResourceDefinition{},
	}
	stored, err := c.read(objects)
	if err != nil {
		return nil, err
	}
	c.register(rows)

	ctx, stop := context.WithCancel(context.Background())
	c.Stop = stop
	client := fake.NewSimpleClientset(stored...)
	factory := informers.NewSharedInformerFactory(client, 0)

	registry := admission.NewPlugins()
	mutating.Register(registry)
	validating.Register(registry)
	registry.Register("Passes", func(io.Reader) (admission.Interface, error) {
		return passes{admission.NewHandler(admission.Create, admission.Update, admission.Delete, admission.Connect)}, nil
	})
	registry.Register("Reached", func(io.Reader) (admission.Interface, error) {
		return reached{admission.NewHandler(admission.Create, admission.Update, admission.Delete, admission.Connect)}, nil
	})
	initializers := admission.PluginInitializers{
		webhookinit.NewPluginInitializer(webhookTransport, serviceResolver{}),
		initializer.New(client, nil, factory, nil, utilfeature.DefaultFeatureGate, nil, ctx.Done(), nil),
		excluded{},
	}
	if before.Register != nil {
		before.Register(registry)
		initializers = append(initializers, but{before.Initializer})
	}
	keep := admission.DecoratorFunc(func(handler admission.Interface, _ string) admission.Interface {
		switch plugin := handler.(type) {
		case *mutating.Plugin:
			c.plugins[mutatingPhase] = plugin.Webhook
		case *validating.Plugin:
			c.plugins[validatingPhase] = plugin.Webhook
		}
		return handler
	})
	chain, err := registry.NewFromPlugins(slices.Concat([]string{"Passes"}, before.Names, []string{"Reached", mutating.PluginName, validating.PluginName}), noConfig{}, initializers, keep)
	if err != nil {
		return nil, err
	}
	c.Chain = admission.WithAudit(chain)

	sources := map[string]generic.Source{
		mutatingPhase:   configuration.NewMutatingWebhookConfigurationManager(factory, nil),
		validatingPhase: configuration.NewValidatingWebhookConfigurationManager(factory, nil),
	}
	factory.Start(ctx.Done())
	ready := func() bool {
		return factory.Core().V1().Namespaces().Informer().HasSynced() &&
			sources[mutatingPhase].HasSynced() && sources[validatingPhase].HasSynced()
	}
	for deadline := time.Now().Add(30 * time.Second); !ready(); {
		if time.Now().After(deadline) {
			return nil, fmt.Errorf("the informers did not sync")
		}
		time.Sleep(time.Millisecond)
	}
	for _, phase := range []string{mutatingPhase, validatingPhase} {
		if !c.plugins[phase].WaitForReady() {
			return nil, fmt.Errorf("the %s plugin is not ready", phase)
		}
	}
	return c, c.name(sources)
}

// name gives each hook its name on the wire, in the real order, and finds its URL.
func (c *Cluster) name(sources map[string]generic.Source) error {
	manager, err := webhookutil.NewClientManager(
		[]schema.GroupVersion{admissionv1beta1.SchemeGroupVersion, admissionv1.SchemeGroupVersion},
		admissionv1beta1.AddToScheme, admissionv1.AddToScheme)
	if err != nil {
		return err
	}
	resolver, err := webhookutil.NewDefaultAuthenticationInfoResolver("")
	if err != nil {
		return err
	}
	manager.SetAuthenticationInfoResolver(webhookTransport(resolver))
	manager.SetServiceResolver(serviceResolver{})
	for _, phase := range []string{mutatingPhase, validatingPhase} {
		seen := map[string]int{}
		for i, accessor := range sources[phase].Webhooks() {
			key := phase + "/" + accessor.GetConfigurationName() + "/" + accessor.GetName()
			n := seen[key]
			seen[key]++
			if n > 0 {
				key = fmt.Sprintf("%s/%d", key, n)
			}
			hook := &Hook{Key: key, Phase: phase, Index: i, accessor: accessor}
			c.hooks = append(c.hooks, hook)
			client, err := accessor.GetRESTClient(&manager)
			if err != nil {
				continue // no URL: the call itself will say why
			}
			hook.URL = client.Post().URL()
			hook.URL.RawQuery = "" // the time limit, which is another one in a request
			if other, taken := c.byURL[hook.URL.String()]; taken {
				return fmt.Errorf("%s and %s have one URL, so their calls cannot be told apart", other.Key, key)
			}
			c.byURL[hook.URL.String()] = hook
		}
	}
	return nil
}

func (c *Cluster) hookAt(phase string, index int) *Hook {
	for _, hook := range c.hooks {
		if hook.Phase == phase && hook.Index == index {
			return hook
		}
	}
	return nil
}

// read takes the objects that admission looks at, as a server would have stored them.
func (c *Cluster) read(objects []json.RawMessage) ([]runtime.Object, error) {
	var stored []runtime.Object
	namespaces := map[string]bool{}
	var walk func(raw json.RawMessage) error
	walk = func(raw json.RawMessage) error {
		var head struct {
			APIVersion string            `json:"apiVersion"`
			Kind       string            `json:"kind"`
			Items      []json.RawMessage `json:"items"`
		}
		if err := json.Unmarshal(raw, &head); err != nil {
			return err
		}
		switch head.Kind {
		case "List":
			for _, item := range head.Items {
				if err := walk(item); err != nil {
					return err
				}
			}
		case "Namespace":
			namespace := &corev1.Namespace{}
			if err := json.Unmarshal(raw, namespace); err != nil {
				return err
			}
			namespaces[namespace.Name] = true
			defaultNamespace(namespace)
			stored = append(stored, namespace)
		case "CustomResourceDefinition":
			crd := &apiextensionsv1.CustomResourceDefinition{}
			if err := json.Unmarshal(raw, crd); err != nil {
				return err
			}
			if crd.Spec.Conversion == nil {
				crd.Spec.Conversion = &apiextensionsv1.CustomResourceConversion{Strategy: apiextensionsv1.NoneConverter}
			}
			c.crds[schema.GroupKind{Group: crd.Spec.Group, Kind: crd.Spec.Names.Kind}] = crd
		case "MutatingWebhookConfiguration", "ValidatingWebhookConfiguration":
			var into runtime.Object = &registrationv1.MutatingWebhookConfiguration{}
			if head.Kind == "ValidatingWebhookConfiguration" {
				into = &registrationv1.ValidatingWebhookConfiguration{}
			}
			defaulted, err := defaultConfiguration(raw, head.APIVersion, head.Kind)
			if err != nil {
				return err
			}
			if err := json.Unmarshal(defaulted, into); err != nil {
				return err
			}
			stored = append(stored, into)
		}
		return nil
	}
	for _, raw := range objects {
		if err := walk(raw); err != nil {
			return nil, err
		}
	}
	for _, name := range []string{"default", "kube-system", "kube-public", "kube-node-lease"} {
		if !namespaces[name] {
			namespace := &corev1.Namespace{ObjectMeta: metav1.ObjectMeta{Name: name}}
			defaultNamespace(namespace)
			stored = append(stored, namespace)
		}
	}
	return stored, nil
}

// defaultNamespace is what the server does to every Namespace that it reads
// (kubernetes/kubernetes pkg/apis/core/v1/defaults.go).
func defaultNamespace(namespace *corev1.Namespace) {
	if namespace.Name == "" {
		return
	}
	if namespace.Labels == nil {
		namespace.Labels = map[string]string{}
	}
	namespace.Labels[corev1.LabelMetadataName] = namespace.Name
}

// defaultConfiguration fills absent members with the defaults of the version that the
// manifest is written in (kubernetes/kubernetes pkg/apis/admissionregistration/{v1,v1beta1}/defaults.go).
// A null is an absent field, as it is to the server.
func defaultConfiguration(raw json.RawMessage, apiVersion, kind string) (json.RawMessage, error) {
	defaults := map[string]string{
		"failurePolicy": `"Fail"`, "matchPolicy": `"Equivalent"`, "namespaceSelector": `{}`, "objectSelector": `{}`, "timeoutSeconds": `10`,
	}
	switch apiVersion {
	case "admissionregistration.k8s.io/v1":
	case "admissionregistration.k8s.io/v1beta1":
		defaults = map[string]string{
			"failurePolicy": `"Ignore"`, "matchPolicy": `"Exact"`, "namespaceSelector": `{}`, "objectSelector": `{}`, "timeoutSeconds": `30`,
			"sideEffects": `"Unknown"`, "admissionReviewVersions": `["v1beta1"]`,
		}
	default:
		return nil, fmt.Errorf("version %q of %s is not asked", apiVersion, kind)
	}
	if kind == "MutatingWebhookConfiguration" {
		defaults["reinvocationPolicy"] = `"Never"`
	}
	var object map[string]json.RawMessage
	if err := json.Unmarshal(raw, &object); err != nil {
		return nil, err
	}
	var hooks []map[string]json.RawMessage
	if len(object["webhooks"]) > 0 {
		if err := json.Unmarshal(object["webhooks"], &hooks); err != nil {
			return nil, err
		}
	}
	for _, hook := range hooks {
		for member, value := range defaults {
			given := hook[member]
			// Of the versions an empty list is none, too.
			if isNull(given) || member == "admissionReviewVersions" && bytes.Equal(bytes.ReplaceAll(given, []byte(" "), nil), []byte("[]")) {
				hook[member] = json.RawMessage(value)
			}
		}
		var rules []map[string]json.RawMessage
		if !isNull(hook["rules"]) {
			if err := json.Unmarshal(hook["rules"], &rules); err != nil {
				return nil, err
			}
			for _, rule := range rules {
				if isNull(rule["scope"]) {
					rule["scope"] = json.RawMessage(`"*"`)
				}
			}
			hook["rules"], _ = json.Marshal(rules)
		}
	}
	if hooks != nil {
		object["webhooks"], _ = json.Marshal(hooks)
	}
	return json.Marshal(object)
}

func isNull(raw json.RawMessage) bool { return len(raw) == 0 || string(raw) == "null" }
