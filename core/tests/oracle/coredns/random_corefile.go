package main

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"nocluster.test/oracle/vectors"
)

var (
	forwardZones = []string{"cluster.local", "cluster.local", "Cluster.Local.", "b.cluster.local", "example.org", "clusterset.local", "local"}
	reverseZones = []string{"in-addr.arpa", "ip6.arpa", "10.in-addr.arpa", "96.10.in-addr.arpa", "0.0.d.f.ip6.arpa", "10.96.0.0/16", "fd00::/16"}
)

// drawCorefile gives a Corefile with the kubernetes plugin, and the zones that it may serve.
func drawCorefile(r *rand.Rand, d *drawn, line string) (corefile string, zones []string) {
	block, zones := kubernetesBlock(r, d, line)
	key := ".:53"
	if vectors.Chance(r, 5) {
		key = strings.Join(zones, ":53 ") + ":53"
		if vectors.Chance(r, 2) {
			key += " example.net:53"
		}
	}
	corefile = key + " {\n" + block + "}\n"
	if vectors.Chance(r, 8) && key == ".:53" {
		second, more := kubernetesBlock(r, d, line)
		corefile += "second.local:53 {\n" + second + "}\n"
		zones = append(append(zones, more...), "second.local")
	}
	if vectors.Chance(r, 10) {
		corefile += "cluster.local:5353 {\n    whoami\n}\n"
	}
	return corefile, zones
}

func kubernetesBlock(r *rand.Rand, d *drawn, line string) (block string, zones []string) {
	zones = []string{vectors.Pick(r, forwardZones)}
	if vectors.Chance(r, 4) {
		zones = append(zones, vectors.Pick(r, forwardZones))
	}
	for range r.IntN(4) {
		zones = append(zones, vectors.Pick(r, reverseZones))
	}
	zones = distinct(zones)
	if vectors.Chance(r, 8) {
		r.Shuffle(len(zones), func(i, j int) { zones[i], zones[j] = zones[j], zones[i] })
	}
	var options []string
	option := func(chance int, format string, arguments ...any) {
		if vectors.Chance(r, chance) {
			options = append(options, fmt.Sprintf(format, arguments...))
		}
	}
	if r.IntN(5) > 0 {
		options = append(options, "pods "+vectors.Pick(r, []string{"disabled", "insecure", "verified"}))
	}
	option(3, "endpoint_pod_names")
	option(3, "ttl %s", vectors.Pick(r, []string{"0", "1", "30", "60", "300", "301", "3600"}))
	option(4, "ignore empty_service")
	option(4, "fallthrough %s", vectors.Pick(r, []string{"", "in-addr.arpa ip6.arpa", "cluster.local", "shop.svc.cluster.local", "."}))
	option(9, "labels %s", selector(r))
	if vectors.Chance(r, 6) {
		options = append(options, "namespaces "+strings.Join(pickSome(r, append([]string{"default", "nowhere"}, d.namespaces...)), " "))
	} else {
		option(9, "namespace_labels %s", vectors.Pick(r, []string{selector(r), selector(r), "kubernetes.io/metadata.name=shop", "kubernetes.io/metadata.name in (default, prod)", "kubernetes.io/metadata.name notin (dev)"}))
	}
	switch {
	case vectors.Chance(r, 10):
		options = append(options, "noendpoints")
	case line != "1.14.2" && line != "1.14.6":
		option(4, "zonal")
	}
	option(8, "multicluster %s", vectors.Pick(r, zones))
	r.Shuffle(len(options), func(i, j int) { options[i], options[j] = options[j], options[i] })
	block = "    kubernetes " + strings.Join(zones, " ")
	if len(options) > 0 {
		block += " {\n        " + strings.Join(options, "\n        ") + "\n    }"
	}
	return block + "\n", zones
}

func selector(r *rand.Rand) string {
	key := vectors.Pick(r, labelKeys)
	return vectors.Pick(r, []string{key + "=a", key + " in (a, b)", key + " notin (a)", key, "!" + key, key + "=b", "team=a,tier=b", key + "="})
}

func distinct(words []string) []string {
	var kept []string
	seen := map[string]bool{}
	for _, word := range words {
		if norm := strings.TrimSuffix(strings.ToLower(word), "."); !seen[norm] {
			seen[norm] = true
			kept = append(kept, word)
		}
	}
	return kept
}

func pickSome(r *rand.Rand, from []string) []string {
	shuffled := append([]string(nil), from...)
	r.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
	return shuffled[:1+r.IntN(len(shuffled))]
}
