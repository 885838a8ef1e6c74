// Command fields prints, as JSON, how each built-in kind of one Kubernetes release is decoded and encoded:
// the Go types reached from the registered kinds, their fields in encoding order with JSON name and omit rule.
//
// Build it once a release: `go run ./fields`, `go run -modfile=go.1.36.mod ./fields`.
package main

import (
	"encoding"
	"encoding/json"
	"fmt"
	"os"
	"reflect"
	"sort"
	"strings"

	admissionv1 "k8s.io/api/admission/v1"
	admissionv1beta1 "k8s.io/api/admission/v1beta1"
	imagepolicyv1alpha1 "k8s.io/api/imagepolicy/v1alpha1"
	apiextensionsv1 "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	"k8s.io/apimachinery/pkg/api/resource"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/util/intstr"
	"k8s.io/client-go/kubernetes/scheme"
	apiregistrationv1 "k8s.io/kube-aggregator/pkg/apis/apiregistration/v1"
)

// Types whose own (Un)MarshalJSON the Rust side models by hand.
var custom = map[reflect.Type]string{
	reflect.TypeFor[resource.Quantity]():                            "Quantity",
	reflect.TypeFor[metav1.Time]():                                  "Time",
	reflect.TypeFor[metav1.MicroTime]():                             "MicroTime",
	reflect.TypeFor[intstr.IntOrString]():                           "IntOrString",
	reflect.TypeFor[runtime.RawExtension]():                         "RawExtension",
	reflect.TypeFor[metav1.FieldsV1]():                              "FieldsV1",
	reflect.TypeFor[apiextensionsv1.JSON]():                         "Json",
	reflect.TypeFor[apiextensionsv1.JSONSchemaPropsOrBool]():        "SchemaOrBool",
	reflect.TypeFor[apiextensionsv1.JSONSchemaPropsOrArray]():       "SchemaOrArray",
	reflect.TypeFor[apiextensionsv1.JSONSchemaPropsOrStringArray](): "SchemaOrStringArray",
}

var (
	marshaler       = reflect.TypeFor[json.Marshaler]()
	unmarshaler     = reflect.TypeFor[json.Unmarshaler]()
	textMarshaler   = reflect.TypeFor[encoding.TextMarshaler]()
	textUnmarshaler = reflect.TypeFor[encoding.TextUnmarshaler]()
)

// Type is one Go type. Name is what reflect.Type.String prints: Go's errors carry it.
type Type struct {
	Name   string  `json:"name"`
	Shape  string  `json:"shape"`
	Elem   string  `json:"elem,omitempty"`
	Fields []Field `json:"fields,omitempty"`
}

// Field is one JSON member of a struct, embedded structs flattened.
type Field struct {
	JSON string `json:"json"`
	// Path is the Go names of the embedded structs on the way: they stand in Go's errors.
	Path string `json:"path,omitempty"`
	// Omit is "", "empty", "zero" or "both".
	Omit string `json:"omit,omitempty"`
	Type string `json:"type"`
}

// Kind is one registered kind.
type Kind struct {
	Group   string `json:"group"`
	Version string `json:"version"`
	Kind    string `json:"kind"`
	Type    string `json:"type"`
}

type generator struct {
	types map[string]*Type
	seen  map[reflect.Type]bool
}

func main() {
	for _, add := range []func(*runtime.Scheme) error{
		admissionv1.AddToScheme, admissionv1beta1.AddToScheme, apiextensionsv1.AddToScheme, apiregistrationv1.AddToScheme,
		imagepolicyv1alpha1.AddToScheme, addOptions,
	} {
		if err := add(scheme.Scheme); err != nil {
			fail("%v", err)
		}
	}
	g := &generator{types: map[string]*Type{}, seen: map[reflect.Type]bool{}}
	var kinds []Kind
	for gvk, t := range scheme.Scheme.AllKnownTypes() {
		if gvk.Version == runtime.APIVersionInternal || skipped(gvk.Group, t) {
			continue
		}
		kinds = append(kinds, Kind{gvk.Group, gvk.Version, gvk.Kind, g.add(t)})
	}
	sort.Slice(kinds, func(i, j int) bool {
		a, b := kinds[i], kinds[j]
		return a.Group+"\x00"+a.Version+"\x00"+a.Kind < b.Group+"\x00"+b.Version+"\x00"+b.Kind
	})
	out := json.NewEncoder(os.Stdout)
	out.SetIndent("", " ")
	if err := out.Encode(map[string]any{"kinds": kinds, "types": g.types}); err != nil {
		fail("%v", err)
	}
}

// addOptions registers the options of a request under the group that an admission request names them by.
func addOptions(s *runtime.Scheme) error {
	s.AddKnownTypes(schema.GroupVersion{Group: "meta.k8s.io", Version: "v1"},
		&metav1.CreateOptions{}, &metav1.UpdateOptions{}, &metav1.PatchOptions{}, &metav1.DeleteOptions{})
	return nil
}

// skipped says which registered kinds are left out: lists (callers split them) and the kinds of apimachinery,
// which every group registers again.
func skipped(group string, t reflect.Type) bool {
	if strings.HasPrefix(t.PkgPath(), "k8s.io/apimachinery/") {
		return group != "meta.k8s.io"
	}
	_, list := t.FieldByName("ListMeta")
	return list
}

func key(t reflect.Type) string {
	switch t.Kind() {
	case reflect.Pointer:
		return "*" + key(t.Elem())
	case reflect.Slice:
		if t.Name() == "" {
			return "[]" + key(t.Elem())
		}
	case reflect.Map:
		if t.Name() == "" {
			return "map[" + key(t.Key()) + "]" + key(t.Elem())
		}
	}
	if t.PkgPath() == "" {
		return t.String()
	}
	return t.PkgPath() + "." + t.Name()
}

func (g *generator) add(t reflect.Type) string {
	k := key(t)
	if g.seen[t] {
		return k
	}
	g.seen[t] = true
	if g.types[k] != nil {
		fail("two types are named %s", k)
	}
	out := &Type{Name: t.String()}
	g.types[k] = out
	if shape, ok := custom[t]; ok {
		if !reflect.PointerTo(t).Implements(unmarshaler) || !t.Implements(marshaler) {
			fail("%s no longer has both MarshalJSON and UnmarshalJSON", k)
		}
		out.Shape = shape
		if strings.HasPrefix(shape, "Schema") {
			// Inside, these decode a schema (or a list) anew.
			out.Elem = g.add(reflect.TypeFor[apiextensionsv1.JSONSchemaProps]())
			g.add(reflect.TypeFor[[]apiextensionsv1.JSONSchemaProps]())
			g.add(reflect.TypeFor[[]string]())
		}
		return k
	}
	if t.Kind() != reflect.Pointer {
		for _, i := range []reflect.Type{marshaler, unmarshaler, textMarshaler, textUnmarshaler} {
			if t.Implements(i) || reflect.PointerTo(t).Implements(i) {
				fail("%s has a marshaler of its own (%s): classify it", k, i)
			}
		}
	}
	switch t.Kind() {
	case reflect.String:
		out.Shape = "String"
	case reflect.Bool:
		out.Shape = "Bool"
	case reflect.Int, reflect.Int64:
		out.Shape = "Int64"
	case reflect.Int32:
		out.Shape = "Int32"
	case reflect.Uint8:
		out.Shape = "Uint8"
	case reflect.Float64:
		out.Shape = "Float64"
	case reflect.Pointer:
		out.Shape, out.Elem = "Pointer", g.add(t.Elem())
	case reflect.Slice:
		if t.Elem().Kind() == reflect.Uint8 {
			if t.Elem() != reflect.TypeFor[byte]() {
				fail("%s: a slice of a named byte", k)
			}
			out.Shape = "Bytes"
			break
		}
		out.Shape, out.Elem = "Slice", g.add(t.Elem())
	case reflect.Map:
		if t.Key().Kind() != reflect.String {
			fail("%s: the key is no string", k)
		}
		for _, i := range []reflect.Type{textMarshaler, textUnmarshaler} {
			if t.Key().Implements(i) || reflect.PointerTo(t.Key()).Implements(i) {
				fail("%s: the key has a text marshaler", k)
			}
		}
		out.Shape, out.Elem = "Map", g.add(t.Elem())
	case reflect.Struct:
		out.Shape = "Struct"
		out.Fields = g.fields(t, "")
		names := map[string]bool{}
		for _, f := range out.Fields {
			if names[f.JSON] {
				fail("%s has the member %s twice: model Go's choice", k, f.JSON)
			}
			names[f.JSON] = true
		}
	default:
		fail("%s: no model for %s", k, t.Kind())
	}
	return k
}

func (g *generator) fields(t reflect.Type, path string) []Field {
	var out []Field
	for i := range t.NumField() {
		f := t.Field(i)
		tag, tagged := f.Tag.Lookup("json")
		name, options, _ := strings.Cut(tag, ",")
		if tag == "-" {
			continue
		}
		if !f.IsExported() {
			if f.Anonymous {
				fail("%s.%s: an unexported embedded struct", t, f.Name)
			}
			continue
		}
		if f.Anonymous && name == "" {
			if f.Type.Kind() != reflect.Struct {
				fail("%s.%s: embedded, but no struct", t, f.Name)
			}
			if _, ok := custom[f.Type]; ok {
				fail("%s.%s: embedded with a marshaler", t, f.Name)
			}
			out = append(out, g.fields(f.Type, path+f.Name+".")...)
			continue
		}
		if !tagged || name == "" {
			name = f.Name
		}
		field := Field{JSON: name, Path: path, Type: g.add(f.Type)}
		for _, option := range strings.Split(options, ",") {
			switch option {
			case "":
			case "inline":
				fail("%s.%s: inline with a name", t, f.Name)
			case "omitempty":
				field.Omit = map[string]string{"": "empty", "zero": "both"}[field.Omit]
			case "omitzero":
				field.Omit = map[string]string{"": "zero", "empty": "both"}[field.Omit]
			default:
				fail("%s.%s: no model for the option %s", t, f.Name, option)
			}
		}
		if strings.HasPrefix(field.JSON, "\"") || strings.ContainsAny(field.JSON, "<>&\\") {
			fail("%s.%s: a name that Go escapes", t, f.Name)
		}
		out = append(out, field)
	}
	return out
}

func fail(format string, args ...any) {
	fmt.Fprintf(os.Stderr, "fields: "+format+"\n", args...)
	os.Exit(1)
}
