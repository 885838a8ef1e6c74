package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// resource is one resource or subresource as discovery lists it.
type resource struct {
	group, version, name         string
	kindGroup, kindVersion, kind string
	namespaced                   bool
	verbs                        string
}

type resourceRow struct {
	resource
	releases uint8
}

func mergeResources(sources map[string]string) []resourceRow {
	lists := make([][]resource, len(releases))
	for i, release := range releases {
		if sources[release] == "" {
			fail("no source of %s", release)
		}
		lists[i] = discovery(filepath.Join(sources[release], "api", "discovery"))
	}
	union, bits := merge(lists)
	rows := make([]resourceRow, len(union))
	for i := range union {
		rows[i] = resourceRow{union[i], bits[i]}
	}
	return rows
}

// discovery reads the core group first, then the groups and versions in the order of the aggregated document.
func discovery(dir string) []resource {
	out := resourceList(dir, "api__v1.json", "", "v1")
	var aggregated struct {
		Items []struct {
			Metadata struct{ Name string }
			Versions []struct{ Version string }
		}
	}
	document := filepath.Join(dir, "aggregated_v2.json")
	if _, err := os.Stat(document); err != nil {
		// 1.30 recorded the beta document only; what is read of it has the same form.
		document = filepath.Join(dir, "aggregated_v2beta1.json")
	}
	read(document, &aggregated)
	if len(aggregated.Items) == 0 {
		fail("%s: no groups", dir)
	}
	for _, group := range aggregated.Items {
		for _, version := range group.Versions {
			name := group.Metadata.Name
			out = append(out, resourceList(dir, "apis__"+name+"__"+version.Version+".json", name, version.Version)...)
		}
	}
	return out
}

func resourceList(dir, file, group, version string) []resource {
	var list struct {
		GroupVersion string
		Resources    []struct {
			Name, Group, Version, Kind string
			Namespaced                 bool
			Verbs                      []string
		}
	}
	read(filepath.Join(dir, file), &list)
	if want := strings.TrimPrefix(group+"/"+version, "/"); list.GroupVersion != want {
		fail("%s says %s, not %s", file, list.GroupVersion, want)
	}
	var out []resource
	for _, r := range list.Resources {
		row := resource{group: group, version: version, name: r.Name, kindGroup: group, kindVersion: version, kind: r.Kind, namespaced: r.Namespaced}
		// A group and version of their own are given where they differ from the list's; the core group is then the empty one.
		if r.Version != "" {
			row.kindGroup, row.kindVersion = r.Group, r.Version
		}
		row.verbs = strings.Join(r.Verbs, ",")
		out = append(out, row)
	}
	return out
}

func read(path string, into any) {
	data, err := os.ReadFile(path)
	if err == nil {
		err = json.Unmarshal(data, into)
	}
	if err != nil {
		fail("%s: %v", path, err)
	}
}

// served is the set of kinds that some release serves, and the ones that only travel inside an admission request.
func served(rows []resourceRow) map[string]bool {
	kinds := map[string]bool{
		"admission.k8s.io/v1/AdmissionReview": true, "admission.k8s.io/v1beta1/AdmissionReview": true,
		"meta.k8s.io/v1/CreateOptions": true, "meta.k8s.io/v1/UpdateOptions": true,
		"meta.k8s.io/v1/PatchOptions": true, "meta.k8s.io/v1/DeleteOptions": true,
	}
	for _, row := range rows {
		kinds[row.kindGroup+"/"+row.kindVersion+"/"+row.kind] = true
	}
	return kinds
}

func resourceTable(rows []resourceRow) string {
	var b strings.Builder
	b.WriteString("// Written by core/tests/oracle/scheme. Do not edit.\n")
	b.WriteString("// Source: kubernetes/kubernetes api/discovery of each release, the recorded discovery of a server with every version on.\n\n")
	b.WriteString("use super::row::ALL;\nuse crate::scheme::resource::{CLUSTER, NAMESPACED, Row, row};\n\n")
	b.WriteString("pub(in super::super) static ROWS: &[Row] = &[\n")
	for _, row := range rows {
		scope := "CLUSTER"
		if row.namespaced {
			scope = "NAMESPACED"
		}
		name, sub, _ := strings.Cut(row.name, "/")
		kindVersion := row.kindGroup
		if row.kindGroup == row.group && row.kindVersion == row.version {
			fmt.Fprintf(&b, "    row(%s, %q, %q, %q, %q, None, %q, %s, %s),\n",
				releaseBits(row.releases), row.group, row.version, name, sub, row.kind, scope, verbs(row.verbs))
			continue
		}
		fmt.Fprintf(&b, "    row(%s, %q, %q, %q, %q, Some((%q, %q)), %q, %s, %s),\n",
			releaseBits(row.releases), row.group, row.version, name, sub, kindVersion, row.kindVersion, row.kind, scope, verbs(row.verbs))
	}
	b.WriteString("];\n")
	return b.String()
}

var verbBits = []string{"create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"}

func verbs(list string) string {
	bits := 0
next:
	for _, verb := range strings.Split(list, ",") {
		for i, name := range verbBits {
			if verb == name {
				bits |= 1 << i
				continue next
			}
		}
		fail("no bit for the verb %q", verb)
	}
	return fmt.Sprintf("0x%02x", bits)
}
