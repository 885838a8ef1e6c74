package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"

	"k8s.io/apimachinery/pkg/api/meta"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/util/managedfields"
	"k8s.io/apiserver/pkg/admission"
	"k8s.io/apiserver/pkg/authentication/user"
	"k8s.io/apiserver/pkg/authorization/authorizerfactory"
	"k8s.io/apiserver/pkg/endpoints/handlers"
	"k8s.io/apiserver/pkg/endpoints/request"

	"nocluster.test/oracle/admission/chain"
	"nocluster.test/oracle/kubernetes/defaults/schemes"
	"nocluster.test/oracle/kubernetes/plugins/world"
	"nocluster.test/oracle/kubernetes/strategies/registry"
	"nocluster.test/oracle/vectors"
)

// call is what a client sends, and the cluster that it is sent to.
type call struct {
	Verb        string          `json:"verb,omitempty"`
	Object      json.RawMessage `json:"object,omitempty"`
	ObjectText  string          `json:"objectText,omitempty"`
	OldObject   json.RawMessage `json:"oldObject,omitempty"`
	Namespace   string          `json:"namespace,omitempty"`
	Subresource string          `json:"subresource,omitempty"`
	// Resource is given where it does not follow from the kind.
	Resource        *schema.GroupVersionResource `json:"resource,omitempty"`
	DryRun          bool                         `json:"dryRun,omitempty"`
	FieldManager    string                       `json:"fieldManager,omitempty"`
	FieldValidation string                       `json:"fieldValidation,omitempty"`
	Objects         []json.RawMessage            `json:"objects"`
	Answers         json.RawMessage              `json:"answers"`
	Text            bool                         `json:"text"`
	Names           []string                     `json:"names,omitempty"`
	registry.Given
	// What the webhooks alone leave open is for the project.
	Complete []string `json:"complete,omitempty"`
	Plugins  []string `json:"plugins,omitempty"`
}

// versionsOf are those of the kinds that webhooks may ask for in another version.
var versionsOf = map[string][]string{"autoscaling": {"v1", "v2"}, "resource.k8s.io": {"v1", "v1beta1", "v1beta2"}}

func run(input []byte) (vectors.Answer, error) {
	var asked call
	if err := vectors.StrictUnmarshal(input, &asked); err != nil {
		return nil, err
	}
	// The plugins before the webhooks that the case names.
	before := chain.Before{Names: slices.DeleteFunc(slices.Clone(asked.Plugins), func(name string) bool { return !slices.Contains(world.Names, name) })}
	if len(before.Names) > 0 {
		ofWebhooks := func(object json.RawMessage) bool { return bytes.Contains(object, []byte("WebhookConfiguration\"")) }
		initializer, err := world.Initializer(slices.DeleteFunc(slices.Clone(asked.Objects), ofWebhooks))
		if err != nil {
			return nil, err
		}
		before.Register, before.Initializer = world.Register, initializer
	}
	cluster, err := chain.NewClusterWith(asked.Objects, nil, before)
	if err != nil {
		return nil, err
	}
	defer cluster.Stop()
	return asked.answered(cluster)
}

// answered is what the handler answers.
func (c *call) answered(cluster *chain.Cluster) (vectors.Answer, error) {
	var way *chain.Way
	answer, err := cluster.Record(c.Answers, func() (made *chain.Way, err error) {
		made, err = c.way(cluster)
		way = made
		return made, err
	})
	if err != nil {
		return nil, err
	}
	// What never came to a plugin was refused before admission.
	if attributes, _ := way.Seen(); attributes == nil && !*answer.Allowed {
		return &chain.ClientAnswer{Status: json.RawMessage(answer.Status)}, nil
	}
	return answer, nil
}

// way sends the call to the handler of its endpoint.
func (c *call) way(cluster *chain.Cluster) (*chain.Way, error) {
	sent := []byte(c.Object)
	if c.ObjectText != "" {
		sent = []byte(c.ObjectText)
	}
	raw := sent
	if raw == nil {
		raw = c.OldObject
	}
	var named metav1.PartialObjectMetadata
	if err := json.Unmarshal(raw, &named); err != nil {
		return nil, err
	}
	kind := named.GroupVersionKind()
	server, err := serverOf(kind)
	if err != nil {
		return nil, err
	}
	resource, _ := meta.UnsafeGuessKindToResource(kind)
	if c.Resource != nil {
		resource = *c.Resource
	}
	namespace := c.Namespace
	if namespace == "" {
		namespace = named.Namespace
	}
	if namespace == "" {
		namespace = metav1.NamespaceDefault
	}
	// The chain of the oracle knows few kinds by itself; a webhook may ask for another version of these.
	for _, kind := range []struct{ group, resource, kind string }{
		{"autoscaling", "horizontalpodautoscalers", "HorizontalPodAutoscaler"}, {"resource.k8s.io", "resourceclaims", "ResourceClaim"},
	} {
		for _, version := range versionsOf[kind.group] {
			gv := schema.GroupVersion{Group: kind.group, Version: version}
			cluster.Equivalents.RegisterKindFor(gv.WithResource(kind.resource), "", gv.WithKind(kind.kind))
		}
	}
	strategy, known := registry.Of(kind)
	if known && !strategy.NamespaceScoped() {
		namespace = ""
	}
	scope := &handlers.RequestScope{
		Namer:                    handlers.ContextBasedNaming{Namer: runtime.Namer(meta.NewAccessor()), ClusterScoped: namespace == ""},
		Serializer:               server.Codecs,
		ParameterCodec:           runtime.NewParameterCodec(server.Scheme),
		Creater:                  server.Scheme,
		Convertor:                server.Scheme,
		Defaulter:                server.Scheme,
		Typer:                    server.Scheme,
		UnsafeConvertor:          runtime.UnsafeObjectConvertor(server.Scheme),
		Authorizer:               authorizerfactory.NewAlwaysAllowAuthorizer(),
		EquivalentResourceMapper: cluster.Equivalents,
		Resource:                 resource, Kind: kind, Subresource: c.Subresource,
		HubGroupVersion:  schema.GroupVersion{Group: kind.Group, Version: runtime.APIVersionInternal},
		MetaGroupVersion: metav1.SchemeGroupVersion,
	}
	scope.FieldManager, err = managedfields.NewDefaultFieldManager(managedfields.NewDeducedTypeConverter(), server.Scheme, server.Scheme, server.Scheme, kind, scope.HubGroupVersion, "", nil)
	if err != nil {
		return nil, err
	}
	storage := &storage{server: server, kind: kind, resource: resource, subresource: c.Subresource, given: c.Given, names: c.Names}
	// A null says that an update finds nothing.
	storage.isEmpty = c.Verb == "update" && string(c.OldObject) == "null"
	if c.OldObject != nil && !storage.isEmpty {
		if storage.old, err = server.stored(c.OldObject, kind); err != nil {
			return nil, err
		}
	}
	seen := &watched{Interface: cluster.Chain}
	info := &request.RequestInfo{IsResourceRequest: true, Namespace: namespace, Resource: resource.Resource, Subresource: c.Subresource, APIGroup: resource.Group, APIVersion: resource.Version}
	handler, method, operation := handlers.CreateResource(storage, scope, seen), http.MethodPost, admission.Create
	switch {
	case c.Verb == "delete" || sent == nil:
		handler, method, operation = handlers.DeleteResource(storage, true, scope, seen), http.MethodDelete, admission.Delete
		info.Name = named.Name
		if storage.old == nil {
			if storage.old, err = server.stored(sent, kind); err != nil {
				return nil, err
			}
		}
	case c.OldObject != nil:
		handler, method, operation = handlers.UpdateResource(storage, scope, seen), http.MethodPut, admission.Update
		info.Name = named.Name
	}
	// The URL of a Namespace names it where others name theirs.
	if resource.Resource == "namespaces" && kind.Group == "" {
		info.Namespace = info.Name
	}
	info.Verb = map[string]string{http.MethodPost: "create", http.MethodPut: "update", http.MethodDelete: "delete"}[method]
	serve := func(response http.ResponseWriter, ctx context.Context, got *chain.RunAnswer) error {
		body := bytes.NewReader(sent)
		if operation == admission.Delete {
			body = bytes.NewReader(nil)
		}
		call := httptest.NewRequest(method, "/?"+c.query().Encode(), body)
		call.Header.Set("Content-Type", "application/json")
		caller := &user.DefaultInfo{Name: "kubernetes-admin", Groups: []string{"kubeadm:cluster-admins", "system:authenticated"}}
		ctx = request.WithUser(request.WithRequestInfo(ctx, info), caller)
		written := httptest.NewRecorder()
		handler.ServeHTTP(written, call.WithContext(ctx))
		text := string(bytes.TrimSpace(written.Body.Bytes()))
		allowed := written.Code < 400
		got.Allowed = &allowed
		switch {
		case !allowed:
			got.Status = text
		case operation != admission.Delete:
			got.Object = text
		}
		return nil
	}
	return &chain.Way{Operation: operation, Serve: serve, Seen: func() (admission.Attributes, admission.ObjectInterfaces) { return seen.attributes, scope }}, nil
}

// query has what a client puts into the URL.
func (c *call) query() url.Values {
	query := url.Values{}
	if c.FieldManager != "" {
		query.Set("fieldManager", c.FieldManager)
	}
	if c.FieldValidation != "" {
		query.Set("fieldValidation", c.FieldValidation)
	}
	if c.DryRun {
		query.Set("dryRun", metav1.DryRunAll)
	}
	return query
}

type server struct{ schemes.Server }

func serverOf(kind schema.GroupVersionKind) (server, error) {
	for _, one := range schemes.Servers {
		if one.Scheme.Recognizes(kind) {
			return server{one}, nil
		}
	}
	return server{}, fmt.Errorf("no scheme has %s", kind)
}

// stored reads an object as from the storage: with its defaults, converted to the internal type.
func (s server) stored(text []byte, kind schema.GroupVersionKind) (runtime.Object, error) {
	hub := schema.GroupVersion{Group: kind.Group, Version: runtime.APIVersionInternal}
	object, _, err := s.Codecs.DecoderToVersion(s.Codecs.UniversalDeserializer(), hub).Decode(text, &kind, nil)
	if err != nil {
		return nil, err
	}
	accessor, err := meta.Accessor(object)
	if err != nil {
		return nil, err
	}
	// A stored object has a uid.
	if accessor.GetUID() == "" {
		return nil, fmt.Errorf("%s: a stored object has a uid", accessor.GetName())
	}
	return object, nil
}

// watched keeps what the validating plugins see. The fields of a manager are not the case's question.
type watched struct {
	admission.Interface
	attributes admission.Attributes
}

func (w *watched) Admit(ctx context.Context, attributes admission.Attributes, interfaces admission.ObjectInterfaces) error {
	if object := attributes.GetObject(); object != nil {
		accessor, err := meta.Accessor(object)
		if err != nil {
			return err
		}
		accessor.SetManagedFields(nil)
	}
	w.attributes = attributes
	return w.Interface.(admission.MutationInterface).Admit(ctx, attributes, interfaces)
}

func (w *watched) Validate(ctx context.Context, attributes admission.Attributes, interfaces admission.ObjectInterfaces) error {
	w.attributes = attributes
	return w.Interface.(admission.ValidationInterface).Validate(ctx, attributes, interfaces)
}
