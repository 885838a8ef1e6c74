package main

import (
	"cmp"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
)

type goType struct {
	Name, Shape, Elem string
	Fields            []goField
}

type goField struct{ JSON, Path, Omit, Type string }

type goKind struct{ Group, Version, Kind, Type string }

// fieldTable merges the releases and writes the table of the kinds in `served` and of the types they reach.
func fieldTable(dir string, served map[string]bool) string {
	type document struct {
		Kinds []goKind
		Types map[string]goType
	}
	documents := make([]document, len(releases))
	for i, release := range releases {
		read(filepath.Join(dir, release+".json"), &documents[i])
	}

	kindBits := map[goKind]uint8{}
	unserved := map[goKind]uint8{}
	reached := map[string][]goType{} // by key, one a release, Shape empty where the type is absent
	for r, doc := range documents {
		for _, kind := range doc.Kinds {
			if served[kind.Group+"/"+kind.Version+"/"+kind.Kind] {
				kindBits[kind] |= 1 << r
				reach(doc.Types, kind.Type, r, reached)
			} else {
				unserved[kind] |= 1 << r
			}
		}
	}

	t := &table{names: map[string]int{}, types: map[string]int{}, paths: []string{""}}
	keys := sortedKeys(reached)
	for i, key := range keys {
		t.types[key] = i
	}
	// The names first, so that their numbers are known: sorted, and so the same from run to run.
	names := map[string]bool{}
	structs := map[string][]goField{}
	bits := map[string][]uint8{}
	for _, key := range keys {
		var newest goType
		lists := make([][]goField, len(releases))
		for r, version := range reached[key] {
			if version.Shape == "" {
				continue
			}
			if newest.Shape != "" && (newest.Shape != version.Shape || newest.Name != version.Name || newest.Elem != version.Elem) {
				fail("%s is another type in %s", key, releases[r])
			}
			newest = version
			lists[r] = version.Fields
		}
		_, bare := split(newest)
		names[bare] = true
		if newest.Shape == "Struct" {
			structs[key], bits[key] = merge(lists)
			for _, field := range structs[key] {
				names[field.JSON] = true
			}
		}
		reached[key] = []goType{newest}
	}
	kinds := sorted(kindBits)
	for _, kind := range kinds {
		names[kind.Kind] = true
	}
	t.number(sortedKeys(names))

	var b strings.Builder
	b.WriteString("// Written by core/tests/oracle/scheme. Do not edit.\n")
	b.WriteString("// Source: the Go types that k8s.io/api, apiextensions-apiserver and kube-aggregator register, each release by reflection.\n\n")
	b.WriteString("use super::row::{ALL, BOTH, EMPTY, Field, Kind, NONE, Shape::*, Type, field, kind, typ};\n\n")
	t.writeNames(&b)

	var fields strings.Builder
	first := 0
	b.WriteString("pub(super) static TYPES: &[Type] = &[\n")
	for i, key := range keys {
		typ := reached[key][0]
		pkg, bare := split(typ)
		shape := typ.Shape
		switch shape {
		case "Struct":
			list := structs[key]
			shape = fmt.Sprintf("Struct { first: %d, count: %d }", first, len(list))
			fmt.Fprintf(&fields, "    // %s\n", typ.Name)
			for f, field := range list {
				omit := map[string]string{"": "NONE", "empty": "EMPTY", "both": "BOTH"}[field.Omit]
				if omit == "" || omit == "BOTH" && field.Type != "k8s.io/apimachinery/pkg/apis/meta/v1.Time" {
					fail("%s: no model for the omit rule %s", key, field.Omit)
				}
				fmt.Fprintf(&fields, "    field(%s, %d, %d, %d, %s),\n",
					releaseBits(bits[key][f]), t.names[field.JSON], t.types[field.Type], t.path(field.Path), omit)
			}
			first += len(list)
		case "Pointer", "Slice", "Map", "SchemaOrBool", "SchemaOrArray", "SchemaOrStringArray":
			shape = fmt.Sprintf("%s(%d)", shape, t.types[typ.Elem])
		}
		fmt.Fprintf(&b, "    typ(%d, %d, %s), // %d %s\n", t.pkg(pkg), t.names[bare], shape, i, typ.Name)
	}
	b.WriteString("];\n\n")
	fmt.Fprintf(&b, "pub(super) static FIELDS: &[Field] = &[\n%s];\n\n", fields.String())
	b.WriteString("pub(super) static PATHS: &[&str] = &[\n")
	for _, path := range t.paths {
		fmt.Fprintf(&b, "    %q,\n", path)
	}
	b.WriteString("];\n\npub(super) static PACKAGES: &[&str] = &[\n")
	for _, pkg := range t.pkgs {
		fmt.Fprintf(&b, "    %q,\n", pkg)
	}
	b.WriteString("];\n\npub(super) static KINDS: &[Kind] = &[\n")
	for _, k := range kinds {
		fmt.Fprintf(&b, "    kind(%s, %q, %q, %d, %d), // %s\n", releaseBits(kindBits[k]), k.Group, k.Version, t.names[k.Kind], t.types[k.Type], k.Kind)
	}
	b.WriteString("];\n")
	b.WriteString("\n// Kinds that are registered and not served: group, version and kind.\n")
	b.WriteString("pub(super) static UNSERVED: &[(u8, &str, &str, &str)] = &[\n")
	for _, k := range sorted(unserved) {
		fmt.Fprintf(&b, "    (%s, %q, %q, %q),\n", releaseBits(unserved[k]), k.Group, k.Version, k.Kind)
	}
	b.WriteString("];\n")
	fmt.Fprintf(&b, "\n// The list of schemas and the list of strings that a CustomResourceDefinition's unions decode.\n")
	fmt.Fprintf(&b, "pub(in super::super) const SCHEMAS: u16 = %d;\npub(in super::super) const STRINGS: u16 = %d;\n",
		t.types["[]k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1.JSONSchemaProps"], t.types["[]string"])
	return b.String()
}

func reach(types map[string]goType, key string, release int, reached map[string][]goType) {
	if reached[key] == nil {
		reached[key] = make([]goType, len(releases))
	}
	if reached[key][release].Shape != "" {
		return
	}
	typ, ok := types[key]
	if !ok {
		fail("%s: no type %s", releases[release], key)
	}
	reached[key][release] = typ
	if typ.Elem != "" {
		reach(types, typ.Elem, release, reached)
	}
	if strings.HasPrefix(typ.Shape, "Schema") {
		reach(types, "[]"+typ.Elem, release, reached)
		reach(types, "[]string", release, reached)
	}
	for _, field := range typ.Fields {
		reach(types, field.Type, release, reached)
	}
}

// split gives a type's package and its bare name; composed types are named after their elements, so theirs are empty.
func split(t goType) (string, string) {
	switch t.Shape {
	case "Pointer":
		return "", ""
	case "Bytes":
		if t.Name == "[]uint8" {
			return "", ""
		}
	case "Slice", "Map":
		if strings.HasPrefix(t.Name, "[]") || strings.HasPrefix(t.Name, "map[string]") {
			return "", ""
		}
		if strings.HasPrefix(t.Name, "map[") {
			// The name of a key type stands in Go's errors.
			key, _, _ := strings.Cut(strings.TrimPrefix(t.Name, "map["), "]")
			return "map", key
		}
	}
	pkg, bare, ok := strings.Cut(t.Name, ".")
	if !ok {
		return "", t.Name
	}
	return pkg, bare
}

type table struct {
	names map[string]int
	types map[string]int
	paths []string
	pkgs  []string
	text  []string
}

func (t *table) number(names []string) {
	t.text = names
	for i, name := range names {
		t.names[name] = i
	}
}

func (t *table) path(path string) int { return intern(&t.paths, path) }

func (t *table) pkg(pkg string) int { return intern(&t.pkgs, pkg) }

func intern(list *[]string, text string) int {
	for i, known := range *list {
		if known == text {
			return i
		}
	}
	*list = append(*list, text)
	return len(*list) - 1
}

func (t *table) writeNames(b *strings.Builder) {
	b.WriteString("pub(super) static NAMES: &str = concat!(\n")
	line := ""
	flush := func() {
		fmt.Fprintf(b, "    %q,\n", line)
		line = ""
	}
	for _, name := range t.text {
		if len(line)+len(name) > 140 {
			flush()
		}
		line += name
	}
	flush()
	b.WriteString(");\n\npub(super) static NAME_ENDS: &[u16] = &[\n")
	end := 0
	for i, name := range t.text {
		end += len(name)
		if end > 0xffff {
			fail("the names no longer fit 16 bits")
		}
		if i%24 == 0 {
			b.WriteString("    ")
		}
		fmt.Fprintf(b, "%d,", end)
		if i%24 == 23 || i == len(t.text)-1 {
			b.WriteString("\n")
		} else {
			b.WriteString(" ")
		}
	}
	b.WriteString("];\n\n")
}

func sorted(kinds map[goKind]uint8) []goKind {
	out := slices.Collect(maps.Keys(kinds))
	slices.SortFunc(out, func(a, b goKind) int {
		return cmp.Or(cmp.Compare(a.Group, b.Group), cmp.Compare(a.Version, b.Version), cmp.Compare(a.Kind, b.Kind))
	})
	return out
}
