package main

import (
	"fmt"
	"strings"
)

// The type whose paths many kinds share.
const shared = "v1.PodSpec"

// table writes the Rust table. Kinds with equal paths share a row; what every Pod specification has stands once.
func table(found []filled) string {
	var inAll map[string]bool
	for _, kind := range found {
		lines := kind.lines()
		for _, prefix := range kind.root.prefixes(shared) {
			own := map[string]bool{}
			for _, line := range lines {
				if rest, ok := strings.CutPrefix(line, prefix); ok && (inAll == nil || inAll[rest]) {
					own[rest] = true
				}
			}
			inAll = own
		}
	}
	if len(inAll) < 50 {
		fail("only %d paths in every Pod specification", len(inAll))
	}

	rows := map[string][]string{}
	var order []string
	for _, kind := range found {
		var own, sets []string
		prefixes := kind.root.prefixes(shared)
		for _, prefix := range prefixes {
			sets = append(sets, fmt.Sprintf("(%q, POD_SPEC)", prefix))
		}
		for _, line := range kind.lines() {
			if !inShared(line, prefixes, inAll) {
				own = append(own, line)
			}
		}
		if len(own) > 0 {
			sets = append([]string{fmt.Sprintf("(\"\", %q)", strings.Join(own, " "))}, sets...)
		}
		if len(sets) == 0 {
			continue
		}
		row := strings.Join(sets, ", ")
		if rows[row] == nil {
			order = append(order, row)
		}
		rows[row] = append(rows[row], fmt.Sprintf("%q", name(kind.gvk)))
	}

	var b strings.Builder
	b.WriteString("// Written by core/tests/oracle/scheme/filled. Do not edit.\n")
	b.WriteString("// Source: the scheme of kube-apiserver (k8s.io/kubernetes 1.37.2 pkg/apis, apiextensions-apiserver, kube-aggregator), by running it.\n\n")
	b.WriteString("use super::row::FilledRow;\n\n")
	b.WriteString("/// Paths in every Pod specification; `?` names the field without which nothing is filled in.\n")
	fmt.Fprintf(&b, "static POD_SPEC: &str = %q;\n\n", strings.Join(sorted(inAll), " "))
	b.WriteString("/// Kinds as `group/version/kind`, and the paths in each, by what they begin with.\n")
	b.WriteString("pub(super) static FILLED: &[FilledRow] = &[\n")
	for _, row := range order {
		fmt.Fprintf(&b, "    (&[%s], &[%s]),\n", strings.Join(rows[row], ", "), row)
	}
	b.WriteString("];\n")
	return b.String()
}

func inShared(line string, prefixes []string, inAll map[string]bool) bool {
	for _, prefix := range prefixes {
		if rest, ok := strings.CutPrefix(line, prefix); ok && inAll[rest] {
			return true
		}
	}
	return false
}

// prefixes are the paths of all places of a type.
func (n *node) prefixes(goType string) []string {
	if n.goType == goType {
		return []string{n.path()}
	}
	var found []string
	if n.elem != nil {
		found = n.elem.prefixes(goType)
	}
	for _, field := range n.fields {
		found = append(found, field.prefixes(goType)...)
	}
	return found
}
