package main

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"regexp"
	"strconv"
	"strings"

	"k8s.io/apimachinery/pkg/runtime/schema"

	"nocluster.test/oracle/vectors"
)

// table is the Rust table of the kinds that the library knows, by release.
const table = "../../../src/scheme/tables/fields.rs"

// random prints objects with their defaults. Without the conversion, an object of a kind without any default is one in
// twenty: it must come back as it was sent.
func random(release string, seed uint64, count int, only, constants string, conversion, versions bool) error {
	known, err := tableKinds(release)
	if err != nil {
		return err
	}
	var with, without []kind
	others := map[schema.GroupVersionKind][]string{}
	if versions {
		others = otherVersions(known)
	}
	for _, kind := range kinds() {
		id := kind.gvk.Group + "/" + kind.gvk.Version + "/" + kind.gvk.Kind
		if !known[id] || only != "" && id != only {
			continue
		}
		if versions && len(others[kind.gvk]) == 0 {
			continue
		}
		if only != "" || conversion || versions || hasDefaults(kind) {
			with = append(with, kind)
		} else {
			without = append(without, kind)
		}
	}
	if len(with) == 0 {
		return fmt.Errorf("no kinds")
	}
	words, err := wordsIn(constants)
	if err != nil {
		return err
	}
	out := vectors.NewLines()
	defer out.Flush()
	for i := range count {
		g := &generator{Rand: rand.New(rand.NewPCG(seed, uint64(i))), words: words, converted: conversion || versions}
		from := with
		switch {
		case len(without) > 0 && g.IntN(20) == 0:
			from = without
		case only == "" && !versions && g.IntN(4) == 0:
			from = favourites(with, conversion)
		}
		kind := vectors.Pick(g.Rand, from)
		text := g.object(kind)
		question := map[string]any{"objectText": text, "release": release, "text": true, "conversion": conversion}
		to := ""
		if versions {
			to = vectors.Pick(g.Rand, others[kind.gvk])
			question["to"] = to
		}
		input, err := json.Marshal(question)
		if err != nil {
			return err
		}
		id := strings.TrimSpace(fmt.Sprintf("%d %s/%s %s %s", i, kind.gvk.Group, kind.gvk.Version, kind.gvk.Kind, to))
		out.Compared(&vectors.Case{ID: id, Op: "admission.default", InputText: string(input)}, defaulted([]byte(text), conversion, to))
	}
	out.Done(count)
	return nil
}

// randomOfEach prints so many objects of each kind, the versions of a kind by turns.
func randomOfEach(release string, seed uint64, each int, only, constants string) error {
	known, err := tableKinds(release)
	if err != nil {
		return err
	}
	words, err := wordsIn(constants)
	if err != nil {
		return err
	}
	versions := map[schema.GroupKind][]kind{}
	var order []schema.GroupKind
	for _, kind := range kinds() {
		id := kind.gvk.Group + "/" + kind.gvk.Version + "/" + kind.gvk.Kind
		if !known[id] || only != "" && id != only {
			continue
		}
		of := kind.gvk.GroupKind()
		if versions[of] == nil {
			order = append(order, of)
		}
		versions[of] = append(versions[of], kind)
	}
	out := vectors.NewLines()
	defer out.Flush()
	for i := range each {
		for at, of := range order {
			g := &generator{Rand: rand.New(rand.NewPCG(seed, uint64(i*len(order)+at))), words: words, converted: true}
			kind := versions[of][i%len(versions[of])]
			input, err := json.Marshal(map[string]any{"objectText": g.object(kind), "release": release})
			if err != nil {
				return err
			}
			out.Print(map[string]any{"case": map[string]string{"inputText": string(input)}})
		}
	}
	return nil
}

// favourites are the kinds with the most rules: the defaults', or those of the conversion.
func favourites(all []kind, conversion bool) []kind {
	var found []kind
	for _, kind := range all {
		if conversion {
			switch kind.gvk.Kind {
			case "Pod", "Secret", "Node", "Deployment", "StatefulSet", "DaemonSet", "HorizontalPodAutoscaler", "CustomResourceDefinition", "ResourceSlice", "ResourceClaim":
				found = append(found, kind)
			}
			continue
		}
		switch kind.gvk.Kind {
		case "Pod", "Service", "Deployment", "StatefulSet", "DaemonSet", "Job", "CronJob", "PersistentVolume", "HorizontalPodAutoscaler":
			found = append(found, kind)
		}
	}
	return found
}

var row = regexp.MustCompile(`(?m)^    kind\((ALL|0x..), "(.*)", "(.*)", \d+, \d+\), // (.*)$`)

// tableKinds are the kinds of the Rust table in a release: a bit each, counted from 1.30.
func tableKinds(release string) (map[string]bool, error) {
	text, err := os.ReadFile(table)
	if err != nil {
		return nil, err
	}
	minor, err := strconv.Atoi(strings.TrimPrefix(release, "1."))
	if err != nil {
		return nil, err
	}
	known := map[string]bool{}
	for _, match := range row.FindAllStringSubmatch(string(text), -1) {
		bits, err := strconv.ParseUint(strings.Replace(match[1], "ALL", "0xff", 1), 0, 8)
		if err != nil {
			return nil, err
		}
		if bits>>(minor-30)&1 == 1 {
			known[match[2]+"/"+match[3]+"/"+match[4]] = true
		}
	}
	return known, nil
}
