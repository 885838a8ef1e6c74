package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"iter"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"

	apiextensions "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	"k8s.io/apimachinery/pkg/api/resource"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/util/intstr"
)

// node is a place in the objects of a kind.
type node struct {
	name string
	// goType is the struct's type, without its package's path.
	goType string
	fields []*node // of a struct
	elem   *node   // of a list or a map
	isMap  bool
	// samples are the values of a scalar, at least one.
	samples []any
	parent  *node
}

// An element, an unknown member and the key of a map that a sample has are all written `*`.
const any_ = "*"

var samples = map[reflect.Type]any{
	reflect.TypeFor[resource.Quantity]():                          "1",
	reflect.TypeFor[metav1.Time]():                                "2030-01-01T00:00:00Z",
	reflect.TypeFor[metav1.MicroTime]():                           "2030-01-01T00:00:00.000000Z",
	reflect.TypeFor[intstr.IntOrString]():                         1,
	reflect.TypeFor[runtime.RawExtension]():                       map[string]any{"kind": "Probe", "apiVersion": "example.com/v1"},
	reflect.TypeFor[metav1.FieldsV1]():                            map[string]any{},
	reflect.TypeFor[apiextensions.JSON]():                         true,
	reflect.TypeFor[apiextensions.JSONSchemaPropsOrBool]():        true,
	reflect.TypeFor[apiextensions.JSONSchemaPropsOrArray]():       map[string]any{"type": "string"},
	reflect.TypeFor[apiextensions.JSONSchemaPropsOrStringArray](): []any{"probe"},
}

func tree(typ reflect.Type, words map[string][]string) *node {
	root := grow(typ, words, nil, "")
	root.fields = slices.DeleteFunc(root.fields, func(f *node) bool { return f.name == "kind" || f.name == "apiVersion" })
	return root
}

func grow(typ reflect.Type, words map[string][]string, parent *node, name string) *node {
	for typ.Kind() == reflect.Pointer {
		typ = typ.Elem()
	}
	n := &node{name: name, parent: parent}
	if sample, ok := samples[typ]; ok {
		n.samples = []any{sample}
		return n
	}
	switch typ.Kind() {
	case reflect.Struct:
		n.goType = typ.String()
		// A type in itself in itself is enough.
		depth := 0
		for above := parent; above != nil; above = above.parent {
			if above.goType == n.goType {
				depth++
			}
		}
		if depth < 2 {
			n.members(typ, words)
		}
	case reflect.Slice:
		if typ.Elem().Kind() == reflect.Uint8 {
			n.samples = []any{"cHJvYmU="}
			break
		}
		n.elem = grow(typ.Elem(), words, n, any_)
	case reflect.Map:
		n.isMap = true
		n.elem = grow(typ.Elem(), words, n, any_)
	case reflect.String:
		n.samples = []any{"probe"}
		known := words[typ.String()]
		if name == "kind" {
			known = []string{"User", "Group", "ServiceAccount"}
		}
		for _, word := range known {
			n.samples = append(n.samples, word)
		}
	case reflect.Bool:
		n.samples = []any{true}
	default:
		n.samples = []any{1}
	}
	return n
}

func (n *node) members(typ reflect.Type, words map[string][]string) {
	for i := range typ.NumField() {
		field := typ.Field(i)
		name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
		switch {
		case name == "-" || !field.IsExported():
		case field.Anonymous && name == "":
			n.members(field.Type, words)
		default:
			if name == "" {
				name = field.Name
			}
			n.fields = append(n.fields, grow(field.Type, words, n, name))
		}
	}
}

// child gives the place of a member or element, and how a path names it.
func (n *node) child(key string) (*node, string) {
	switch {
	case n == nil:
		return nil, key
	case n.isMap:
		if strings.HasPrefix(key, "probe-") {
			return n.elem, any_
		}
		return n.elem, key
	case n.elem != nil:
		return n.elem, any_
	}
	for _, field := range n.fields {
		if field.name == key {
			return field, key
		}
	}
	return nil, key
}

// wrap builds the value around a value: lists of one element, maps of one member.
func (n *node) wrap(value any) any {
	if n.parent == nil {
		return value
	}
	switch {
	case n.parent.isMap:
		return n.parent.wrap(map[string]any{"probe-" + n.parent.name: value})
	case n.parent.elem != nil:
		return n.parent.wrap([]any{value})
	default:
		return n.parent.wrap(map[string]any{n.name: value})
	}
}

// full is everything that can stand at a place. Scalars are left out unless asked for, and so are those of one name.
func (n *node) full(scalars, maps bool, without string) any {
	switch {
	case n.isMap:
		if !maps {
			return nil
		}
		return map[string]any{"probe-" + n.name: orEmpty(n.elem, n.elem.full(true, maps, without))}
	case n.elem != nil:
		if value := n.elem.full(scalars || len(n.elem.samples) > 0, maps, without); value != nil {
			return []any{value}
		}
		return nil
	case n.samples != nil:
		if !scalars {
			return nil
		}
		return n.samples[0]
	}
	object := map[string]any{}
	for _, field := range n.fields {
		if field.name == without {
			continue
		}
		if value := field.full(scalars, maps, without); value != nil {
			object[field.name] = value
		}
	}
	return object
}

func orEmpty(n *node, value any) any {
	if value == nil && n.samples != nil {
		return n.samples[0]
	}
	return value
}

// hollow is the least that can stand at a place.
func (n *node) hollow() any {
	switch {
	case n.isMap:
		return map[string]any{"probe-" + n.name: n.elem.hollow()}
	case n.elem != nil:
		return []any{n.elem.hollow()}
	case n.samples != nil:
		return n.samples[0]
	}
	return map[string]any{}
}

// try is an object, and what it tells of the fields of one struct.
type try struct {
	object map[string]any
	// of is the path of the struct that stands alone in the object, and alone the one field that it has, `""` for none.
	of, alone string
	// isAlone is set if the object holds nothing else.
	isAlone bool
}

// tries gives the objects of a kind that are tried:
// all of it at once, with and without scalars and maps, and all of it without the fields of one name;
// and for each struct the path to it with nothing in it, with each field alone in each of its values, with all
// fields but one.
func tries(root *node) iter.Seq[try] {
	return func(yield func(try) bool) {
		names := map[string]bool{"": true}
		var structs []*node
		var walk func(*node)
		walk = func(n *node) {
			names[n.name] = true
			if n.elem != nil {
				walk(n.elem)
			}
			if n.goType != "" {
				structs = append(structs, n)
			}
			for _, field := range n.fields {
				walk(field)
			}
		}
		walk(root)
		for _, without := range sorted(names) {
			for _, scalars := range []bool{false, true} {
				for _, maps := range []bool{false, true} {
					if !yield(try{object: root.full(scalars, maps, without).(map[string]any)}) {
						return
					}
				}
			}
		}
		for _, n := range structs {
			of := n.path()
			in := func(fields map[string]any) map[string]any { return clone(n.wrap(fields)) }
			if !yield(try{in(map[string]any{}), of, "", true}) {
				return
			}
			all := map[string]any{}
			for _, field := range n.fields {
				all[field.name] = field.hollow()
				for _, value := range append([]any{field.hollow()}, field.samples...) {
					if !yield(try{in(map[string]any{field.name: value}), of, field.name, true}) {
						return
					}
				}
			}
			if !yield(try{object: in(all)}) {
				return
			}
			for _, without := range n.fields {
				rest := clone(all)
				delete(rest, without.name)
				if !yield(try{object: in(rest)}) {
					return
				}
			}
		}
	}
}

// path is where the place is, with `*` for elements and keys.
func (n *node) path() string {
	if n.parent == nil {
		return ""
	}
	return n.parent.path() + "/" + escape(n.name)
}

var escaping = strings.NewReplacer("~", "~0", "/", "~1")

func escape(token string) string { return escaping.Replace(token) }

func clone(value any) map[string]any {
	copied := map[string]any{}
	for key, value := range value.(map[string]any) {
		copied[key] = value
	}
	return copied
}

// wordsIn finds the constants of string types: `const ServiceTypeClusterIP ServiceType = "ClusterIP"`, as `v1.ServiceType`.
func wordsIn(folder string) map[string][]string {
	words := map[string][]string{}
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || filepath.Base(path) != "types.go" {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			return err
		}
		for _, declaration := range file.Decls {
			group, ok := declaration.(*ast.GenDecl)
			if !ok || group.Tok != token.CONST {
				continue
			}
			for _, spec := range group.Specs {
				values := spec.(*ast.ValueSpec)
				typ, ok := values.Type.(*ast.Ident)
				if !ok || len(values.Values) != 1 {
					continue
				}
				if literal, ok := values.Values[0].(*ast.BasicLit); ok && literal.Kind == token.STRING {
					word, err := strconv.Unquote(literal.Value)
					if err != nil {
						return err
					}
					key := file.Name.Name + "." + typ.Name
					if !slices.Contains(words[key], word) {
						words[key] = append(words[key], word)
					}
				}
			}
		}
		return nil
	})
	if err != nil {
		fail("%v", err)
	}
	if len(words) < 100 {
		fail("%s: only %d types with words", folder, len(words))
	}
	return words
}
