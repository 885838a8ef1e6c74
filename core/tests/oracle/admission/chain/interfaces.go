package chain

import (
	"fmt"
	"reflect"
	"strings"

	autoscalingv1 "k8s.io/api/autoscaling/v1"
	corev1 "k8s.io/api/core/v1"
	apiextensionsv1 "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/conversion"
	"k8s.io/apiextensions-apiserver/pkg/crdserverscheme"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apiserver/pkg/admission"
	"k8s.io/client-go/kubernetes/scheme"
	"nocluster.test/oracle/vectors"
)

// storagePrefix is where the server maps colocated resources together
// (kubernetes/kubernetes pkg/kubeapiserver/default_storage_factory_builder.go); the one
// that is left across groups is events.
func storagePrefix(resource schema.GroupResource) string {
	if resource.Resource == "events" && (resource.Group == "" || resource.Group == "events.k8s.io") {
		return "events"
	}
	return ""
}

// register fills the equivalence registry: the built-in resources that the cases use,
// the CRDs as customresource_handler.go does, and the rows of the case.
func (c *Cluster) register(rows []ResourceRow) {
	keys := map[schema.GroupResource]string{}
	for _, row := range rows {
		if row.Key != "" {
			keys[schema.GroupResource{Group: row.Group, Resource: row.Resource}] = row.Key
		}
	}
	c.Equivalents = runtime.NewEquivalentResourceRegistryWithIdentity(func(resource schema.GroupResource) string {
		if key, given := keys[resource]; given {
			return key
		}
		return storagePrefix(resource)
	})
	for _, builtIn := range []struct{ group, version, resource, kind string }{
		{"", "v1", "configmaps", "ConfigMap"}, {"", "v1", "events", "Event"}, {"", "v1", "namespaces", "Namespace"}, {"", "v1", "nodes", "Node"},
		{"", "v1", "pods", "Pod"}, {"", "v1", "services", "Service"},
		{"apps", "v1", "deployments", "Deployment"}, {"events.k8s.io", "v1", "events", "Event"},
	} {
		gvr := schema.GroupVersionResource{Group: builtIn.group, Version: builtIn.version, Resource: builtIn.resource}
		c.Equivalents.RegisterKindFor(gvr, "", gvr.GroupVersion().WithKind(builtIn.kind))
	}
	for _, sub := range []struct {
		group, version, resource, subresource string
		kind                                  schema.GroupVersionKind
	}{
		{"", "v1", "pods", "status", corev1.SchemeGroupVersion.WithKind("Pod")},
		{"", "v1", "pods", "ephemeralcontainers", corev1.SchemeGroupVersion.WithKind("Pod")},
		{"", "v1", "namespaces", "status", corev1.SchemeGroupVersion.WithKind("Namespace")},
		{"", "v1", "namespaces", "finalize", corev1.SchemeGroupVersion.WithKind("Namespace")},
		{"apps", "v1", "deployments", "scale", autoscalingv1.SchemeGroupVersion.WithKind("Scale")},
		{"apps", "v1", "deployments", "status", schema.GroupVersionKind{Group: "apps", Version: "v1", Kind: "Deployment"}},
	} {
		c.Equivalents.RegisterKindFor(schema.GroupVersionResource{Group: sub.group, Version: sub.version, Resource: sub.resource}, sub.subresource, sub.kind)
	}
	for _, crd := range c.crds {
		for _, version := range crd.Spec.Versions {
			gvr := schema.GroupVersionResource{Group: crd.Spec.Group, Version: version.Name, Resource: crd.Spec.Names.Plural}
			gvk := gvr.GroupVersion().WithKind(crd.Spec.Names.Kind)
			c.Equivalents.RegisterKindFor(gvr, "", gvk)
			if version.Subresources == nil {
				continue
			}
			if version.Subresources.Status != nil {
				c.Equivalents.RegisterKindFor(gvr, "status", gvk)
			}
			if version.Subresources.Scale != nil {
				c.Equivalents.RegisterKindFor(gvr, "scale", autoscalingv1.SchemeGroupVersion.WithKind("Scale"))
			}
		}
	}
	for _, row := range rows {
		gvk := schema.GroupVersionKind{}
		if row.Kind != nil {
			gvk = schema.GroupVersionKind{Group: row.Kind.Group, Version: row.Kind.Version, Kind: row.Kind.Kind}
		}
		c.Equivalents.RegisterKindFor(schema.GroupVersionResource{Group: row.Group, Version: row.Version, Resource: row.Resource}, row.Subresource, gvk)
	}
}

// interfacesFor is what the server's handler of this kind would hand to admission. Built-in
// kinds have no internal form here and no API defaults (the project promises neither).
func (c *Cluster) interfacesFor(kind schema.GroupVersionKind) (admission.ObjectInterfaces, error) {
	if scheme.Scheme.Recognizes(kind) {
		return &admission.RuntimeObjectInterfaces{
			ObjectCreater: scheme.Scheme, ObjectTyper: scheme.Scheme, ObjectDefaulter: builtInDefaulter{},
			ObjectConvertor: builtInConvertor{scheme.Scheme}, EquivalentResourceMapper: c.Equivalents,
		}, nil
	}
	crd := c.crds[kind.GroupKind()]
	if crd == nil {
		crd = &apiextensionsv1.CustomResourceDefinition{Spec: apiextensionsv1.CustomResourceDefinitionSpec{
			Group: kind.Group, Names: apiextensionsv1.CustomResourceDefinitionNames{Kind: kind.Kind},
			Versions:   []apiextensionsv1.CustomResourceDefinitionVersion{{Name: kind.Version}},
			Conversion: &apiextensionsv1.CustomResourceConversion{Strategy: apiextensionsv1.NoneConverter},
		}}
	}
	if crd.Spec.Conversion.Strategy != apiextensionsv1.NoneConverter {
		return nil, fmt.Errorf("conversion by a webhook is not asked")
	}
	convertor, _, err := (&conversion.CRConverterFactory{}).NewConverter(crd)
	if err != nil {
		return nil, err
	}
	return &admission.RuntimeObjectInterfaces{
		ObjectCreater: customCreater{}, ObjectTyper: customTyper{crdserverscheme.NewUnstructuredObjectTyper()}, ObjectDefaulter: customDefaulter{},
		ObjectConvertor: convertor, EquivalentResourceMapper: c.Equivalents,
	}, nil
}

type builtInDefaulter struct{}

func (builtInDefaulter) Default(object runtime.Object) {
	if namespace, ok := object.(*corev1.Namespace); ok {
		defaultNamespace(namespace)
	}
}

// builtInConvertor stands for the way to the internal type and back. The copy without
// kind and apiVersion plays the internal object.
type builtInConvertor struct{ runtime.ObjectConvertor }

func (builtInConvertor) Convert(in, out, _ any) error {
	from, to := reflect.TypeOf(in), reflect.TypeOf(out)
	if from != to {
		return fmt.Errorf("converting (%s) to (%s): unknown conversion", from.Elem(), internalName(to.Elem()))
	}
	copied := in.(runtime.Object).DeepCopyObject()
	reflect.ValueOf(out).Elem().Set(reflect.ValueOf(copied).Elem())
	out.(runtime.Object).GetObjectKind().SetGroupVersionKind(schema.GroupVersionKind{})
	return nil
}

// internalName is how the server's own internal type prints: v1.Pod of k8s.io/api/core is core.Pod.
func internalName(external reflect.Type) string {
	parts := strings.Split(external.PkgPath(), "/")
	return parts[len(parts)-2] + "." + external.Name()
}

// The three below are customresource_handler.go's, whose package is a whole server.
type customCreater struct{}

func (customCreater) New(kind schema.GroupVersionKind) (runtime.Object, error) {
	object := &unstructured.Unstructured{}
	object.SetGroupVersionKind(kind)
	return object, nil
}

type customTyper struct{ custom runtime.ObjectTyper }

func (t customTyper) ObjectKinds(object runtime.Object) ([]schema.GroupVersionKind, bool, error) {
	if _, ok := object.(runtime.Unstructured); !ok {
		return scheme.Scheme.ObjectKinds(object)
	}
	return t.custom.ObjectKinds(object)
}

func (t customTyper) Recognizes(kind schema.GroupVersionKind) bool {
	return scheme.Scheme.Recognizes(kind) || t.custom.Recognizes(kind)
}

type customDefaulter struct{}

func (customDefaulter) Default(runtime.Object) {}

// decodeObject reads an object of the request as the server's handler does.
func decodeObject(raw []byte, kind schema.GroupVersionKind) (runtime.Object, error) {
	if !scheme.Scheme.Recognizes(kind) {
		object := &unstructured.Unstructured{}
		if err := object.UnmarshalJSON(raw); err != nil {
			return nil, err
		}
		return object, nil
	}
	into, err := scheme.Scheme.New(kind)
	if err != nil {
		return nil, err
	}
	object, _, err := scheme.Codecs.UniversalDeserializer().Decode(raw, &kind, into)
	if err != nil {
		return nil, err
	}
	object.GetObjectKind().SetGroupVersionKind(schema.GroupVersionKind{})
	builtInDefaulter{}.Default(object)
	return object, nil
}

// optionsOf builds the operation's options.
func optionsOf(operation admission.Operation, raw []byte) (runtime.Object, error) {
	var options runtime.Object
	switch operation {
	case admission.Create:
		options = &metav1.CreateOptions{}
	case admission.Update:
		options = &metav1.UpdateOptions{}
	case admission.Delete:
		options = &metav1.DeleteOptions{}
	default:
		return nil, nil
	}
	if len(raw) > 0 && string(raw) != "null" {
		if err := vectors.StrictUnmarshal(raw, options); err != nil {
			return nil, err
		}
	}
	options.GetObjectKind().SetGroupVersionKind(metav1.SchemeGroupVersion.WithKind(string(operationKind[operation])))
	return options, nil
}

var operationKind = map[admission.Operation]string{
	admission.Create: "CreateOptions", admission.Update: "UpdateOptions", admission.Delete: "DeleteOptions",
}
