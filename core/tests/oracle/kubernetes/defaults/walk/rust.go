package main

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
)

// bits of the releases, the newest first, as in the table of fields. Older ones than 1.35 are read by its table.
var bits = []int{0x80, 0x40, 0x3f}

// shared are the groups whose versions have one file.
var shared = map[string]bool{"admissionregistration": true, "rbac": true, "resource": true, "scheduling": true, "storage": true}

// statics are the lists of steps that are written, each once.
type statics struct {
	names map[string]string
	out   strings.Builder
	used  map[string]bool
}

func (s *statics) list(steps []step) string {
	rows := make([]string, len(steps))
	for i, step := range steps {
		rows[i] = s.row(step)
	}
	text := strings.Join(rows, ", ")
	if name, ok := s.names[text]; ok {
		return name
	}
	name := fmt.Sprintf("S%d", len(s.names))
	s.names[text] = name
	fmt.Fprintf(&s.out, "static %s: [Step; %d] = [%s];\n", name, len(steps), text)
	return name
}

func (s *statics) row(step step) string {
	switch {
	case step.Call != "":
		module, _, _ := strings.Cut(step.Call, "::")
		s.used[module] = true
		return "Call(" + step.Call + ")"
	case step.Quantities != "":
		return fmt.Sprintf("Quantities(%q)", step.Quantities)
	case step.Fill != "":
		return fmt.Sprintf("Fill(%q, %s)", step.Fill, step.Literal)
	case step.In != "":
		return fmt.Sprintf("In(%q, &%s)", step.In, s.list(step.Steps))
	case step.Each != "":
		return fmt.Sprintf("Each(%q, &%s)", step.Each, s.list(step.Steps))
	}
	panic("a step without a member")
}

func merge(paths []string) {
	s := &statics{names: map[string]string{}, used: map[string]bool{}}
	type entry struct{ id, list string }
	found := map[entry]int{}
	var order []entry
	for i, path := range paths {
		text, err := os.ReadFile(path)
		check(err)
		var kinds []kind
		check(json.Unmarshal(text, &kinds))
		for _, kind := range kinds {
			entry := entry{kind.ID, s.list(kind.Steps)}
			if found[entry] == 0 {
				order = append(order, entry)
			}
			found[entry] |= bits[i]
		}
	}
	slices.SortStableFunc(order, func(a, b entry) int { return strings.Compare(a.id, b.id) })
	var modules []string
	for module := range s.used {
		modules = append(modules, module)
	}
	slices.Sort(modules)
	fmt.Println("// Written by core/tests/oracle/kubernetes/defaults/walk. Do not edit.")
	fmt.Println("// Source: zz_generated.defaults.go of kubernetes/kubernetes pkg/apis, apiextensions-apiserver and kube-aggregator.")
	fmt.Println()
	fmt.Println("use crate::scheme::tables::ALL;")
	fmt.Println()
	fmt.Println("use super::step::Step::{self, Call, Each, Fill, In, Quantities};")
	fmt.Println("use super::step::{Kind, Literal, kind};")
	for _, module := range modules {
		group, _, _ := strings.Cut(module, "_")
		if shared[group] {
			fmt.Printf("use super::%s as %s;\n", group, module)
		} else {
			fmt.Printf("use super::%s;\n", module)
		}
	}
	fmt.Println()
	fmt.Print(s.out.String())
	fmt.Println()
	fmt.Println("/// The kinds whose objects get defaults, by release.")
	fmt.Println("pub(super) static KINDS: &[Kind] = &[")
	for _, entry := range order {
		parts := strings.SplitN(entry.id, "/", 3)
		releases := fmt.Sprintf("0x%02x", found[entry])
		if found[entry] == 0xff {
			releases = "ALL"
		}
		fmt.Printf("    kind(%s, %q, %q, %q, &%s),\n", releases, parts[0], parts[1], parts[2], entry.list)
	}
	fmt.Println("];")
}
