package chain

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"

	"k8s.io/apimachinery/pkg/api/meta"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/runtime/serializer"
	"k8s.io/apimachinery/pkg/util/managedfields"
	"k8s.io/apiserver/pkg/admission"
	"k8s.io/apiserver/pkg/authentication/user"
	"k8s.io/apiserver/pkg/authorization/authorizerfactory"
	"k8s.io/apiserver/pkg/endpoints/filters"
	"k8s.io/apiserver/pkg/endpoints/handlers"
	"k8s.io/apiserver/pkg/endpoints/request"
	"k8s.io/apiserver/pkg/registry/rest"
	"k8s.io/client-go/kubernetes/scheme"
	"nocluster.test/oracle/vectors"
)

// callInput is a client's call that creates or updates an object of a namespaced kind: a built-in one, or that of a
// CustomResourceDefinition among the objects.
type callInput struct {
	Objects         json.RawMessage `json:"objects"`
	Object          json.RawMessage `json:"object"`
	ObjectText      string          `json:"objectText"`
	OldObject       json.RawMessage `json:"oldObject"`
	Name            string          `json:"name"`
	Namespace       string          `json:"namespace"`
	FieldManager    *string         `json:"fieldManager"`
	FieldValidation *string         `json:"fieldValidation"`
	DryRun          bool            `json:"dryRun"`
	Options         struct {
		FieldManager    *string  `json:"fieldManager"`
		FieldValidation *string  `json:"fieldValidation"`
		DryRun          []string `json:"dryRun"`
	} `json:"options"`
}

// ClientAnswer is what the handlers answer before anything is stored: the Status of a refusal, or what admission sees of
// the call, and the warnings.
type ClientAnswer struct {
	Status     json.RawMessage `json:"status,omitempty"`
	Attributes map[string]any  `json:"attributes,omitempty"`
	Warnings   []string        `json:"warnings,omitempty"`
}

// answerCall sends the call to the handler of its endpoint, whose storage keeps nothing.
func answerCall(input []byte) (*ClientAnswer, error) {
	var asked callInput
	if err := vectors.StrictUnmarshal(input, &asked); err != nil {
		return nil, err
	}
	body := []byte(asked.Object)
	if asked.ObjectText != "" {
		body = []byte(asked.ObjectText)
	}
	var named metav1.PartialObjectMetadata
	if err := json.Unmarshal(body, &named.TypeMeta); err != nil {
		return nil, err
	}
	// The object may be of wrong types; its names, where it has them, are texts.
	_ = json.Unmarshal(body, &struct{ Metadata *metav1.ObjectMeta }{&named.ObjectMeta})
	old, kind := runtime.Object(nil), named.GroupVersionKind()
	if asked.OldObject != nil {
		var stored metav1.PartialObjectMetadata
		object, err := scheme.Scheme.New(kind)
		if err != nil {
			return nil, err
		}
		if err := json.Unmarshal(asked.OldObject, object); err != nil {
			return nil, err
		}
		if err := json.Unmarshal(asked.OldObject, &stored); err != nil {
			return nil, err
		}
		// A stored object has a uid; the case need not.
		accessor, err := meta.Accessor(object)
		if err != nil {
			return nil, err
		}
		accessor.SetUID("stored")
		old, named.Name, named.Namespace = object, stored.Name, stored.Namespace
	}
	for _, part := range []struct{ from, into *string }{{&asked.Name, &named.Name}, {&asked.Namespace, &named.Namespace}} {
		if *part.from != "" {
			*part.into = *part.from
		}
	}
	if named.Namespace == "" {
		named.Namespace = "default"
	}
	custom, err := customOf(kind, asked.Objects)
	if err != nil {
		return nil, err
	}
	return send(kind, custom, &named, body, old, asked.query())
}

// query has what a client puts into the URL.
func (c *callInput) query() url.Values {
	query := url.Values{}
	first := func(texts ...*string) *string {
		for _, text := range texts {
			if text != nil {
				return text
			}
		}
		return nil
	}
	if manager := first(c.FieldManager, c.Options.FieldManager); manager != nil {
		query.Set("fieldManager", *manager)
	}
	if validation := first(c.FieldValidation, c.Options.FieldValidation); validation != nil {
		query.Set("fieldValidation", *validation)
	}
	query["dryRun"] = c.Options.DryRun
	if c.DryRun && len(c.Options.DryRun) == 0 {
		query.Set("dryRun", metav1.DryRunAll)
	}
	return query
}

func send(kind schema.GroupVersionKind, custom *customKind, named *metav1.PartialObjectMetadata, body []byte, old runtime.Object, query url.Values) (*ClientAnswer, error) {
	resource, _ := meta.UnsafeGuessKindToResource(kind)
	scope := &handlers.RequestScope{
		Namer:           handlers.ContextBasedNaming{Namer: runtime.Namer(meta.NewAccessor())},
		Serializer:      serializer.NewCodecFactory(scheme.Scheme),
		ParameterCodec:  scheme.ParameterCodec,
		Creater:         scheme.Scheme,
		Convertor:       scheme.Scheme,
		Defaulter:       scheme.Scheme,
		Typer:           scheme.Scheme,
		UnsafeConvertor: runtime.UnsafeObjectConvertor(scheme.Scheme),
		Authorizer:      authorizerfactory.NewAlwaysAllowAuthorizer(),
		Resource:        resource, Kind: kind, HubGroupVersion: kind.GroupVersion(),
		MetaGroupVersion: metav1.SchemeGroupVersion,
	}
	var err error
	if custom != nil {
		err = custom.into(scope)
	} else {
		scope.FieldManager, err = managedfields.NewDefaultFieldManager(managedfields.NewDeducedTypeConverter(), scheme.Scheme, scheme.Scheme, scheme.Scheme, kind, kind.GroupVersion(), "", nil)
	}
	if err != nil {
		return nil, err
	}
	storage := &emptyStorage{kind: kind, old: old}
	seen := &recordingPlugin{}
	handler, method, path := handlers.CreateResource(storage, scope, seen), http.MethodPost, "/"
	if old != nil {
		handler, method = handlers.UpdateResource(storage, scope, seen), http.MethodPut
	}
	sent := httptest.NewRequest(method, path+"?"+query.Encode(), bytes.NewReader(body))
	sent.Header.Set("Content-Type", "application/json")
	info := &request.RequestInfo{IsResourceRequest: true, Namespace: named.Namespace, Resource: resource.Resource}
	if old != nil {
		info.Name = named.Name
	}
	ctx := request.WithUser(request.WithRequestInfo(sent.Context(), info), &user.DefaultInfo{Name: "alice"})
	response := httptest.NewRecorder()
	filters.WithWarningRecorder(handler).ServeHTTP(response, sent.WithContext(ctx))

	answer := &ClientAnswer{}
	for _, header := range response.Header().Values("Warning") {
		text := strings.TrimSuffix(strings.TrimPrefix(header, `299 - "`), `"`)
		answer.Warnings = append(answer.Warnings, strings.NewReplacer(`\\`, `\`, `\"`, `"`).Replace(text))
	}
	if response.Code >= 400 {
		answer.Status = json.RawMessage(bytes.TrimSpace(response.Body.Bytes()))
		return answer, nil
	}
	if seen.attributes == nil {
		return nil, fmt.Errorf("no admission: %d %s", response.Code, response.Body)
	}
	answer.Attributes = map[string]any{
		"name": seen.attributes.GetName(), "namespace": seen.attributes.GetNamespace(), "operation": seen.attributes.GetOperation(),
		"dryRun": seen.attributes.IsDryRun(), "options": seen.attributes.GetOperationOptions(),
	}
	return answer, nil
}

// Into writes the answer as `admission.request` has it.
func (a *ClientAnswer) Into(vector *vectors.Vector, _ json.RawMessage) error {
	if a.Status != nil {
		vector.Err = map[string]any{"area": "admission", "code": "refused", "facts": map[string]any{"status": a.Status}}
		return nil
	}
	ok := map[string]any{"requests": []any{a.Attributes}}
	if a.Warnings != nil {
		ok["warnings"] = a.Warnings
	}
	vector.OkSubset = ok
	return nil
}

// recordingPlugin keeps what a mutating plugin sees.
type recordingPlugin struct{ attributes admission.Attributes }

func (*recordingPlugin) Handles(admission.Operation) bool { return true }

func (p *recordingPlugin) Admit(_ context.Context, attributes admission.Attributes, _ admission.ObjectInterfaces) error {
	p.attributes = attributes
	return nil
}

// emptyStorage keeps nothing; it has at most the one object of an update.
type emptyStorage struct {
	kind schema.GroupVersionKind
	old  runtime.Object
}

func (s *emptyStorage) New() runtime.Object {
	object, err := scheme.Scheme.New(s.kind)
	if err != nil {
		custom := &unstructured.Unstructured{}
		custom.SetGroupVersionKind(s.kind)
		return custom
	}
	return object
}

func (*emptyStorage) Destroy() {}

func (*emptyStorage) Create(_ context.Context, object runtime.Object, _ rest.ValidateObjectFunc, _ *metav1.CreateOptions) (runtime.Object, error) {
	return object, nil
}

func (s *emptyStorage) Update(ctx context.Context, _ string, info rest.UpdatedObjectInfo, _ rest.ValidateObjectFunc, _ rest.ValidateObjectUpdateFunc, _ bool, _ *metav1.UpdateOptions) (runtime.Object, bool, error) {
	object, err := info.UpdatedObject(ctx, s.old)
	return object, false, err
}
