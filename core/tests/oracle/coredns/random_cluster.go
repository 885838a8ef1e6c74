package main

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strings"

	"nocluster.test/oracle/vectors"
)

// Names and addresses are few, so that objects meet and questions hit.
var (
	namespaceNames = []string{"default", "kube-system", "shop", "prod", "dev", "svc", "pod", "a-b", "n" + strings.Repeat("0", 62)}
	serviceNames   = []string{"web", "db", "api", "svc", "pod", "dns", "any", "a", "kube-dns", "cache-0", "s" + strings.Repeat("1", 62)}
	hostNames      = []string{"web-0", "web-1", "db-0", "a", "10-1-0-1", "fd00--1", "any", "dup", "h" + strings.Repeat("2", 62)}
	portNames      = []string{"http", "https", "dns", "dns-tcp", "metrics", "", "a"}
	protocols      = []string{"TCP", "UDP", "SCTP", ""}
	zoneNames      = []string{"eu-1a", "eu-1b", "Eu-1C", "b.example"}
	labelKeys      = []string{"team", "tier"}
	labelValues    = []string{"a", "b", ""}
	clusterNames   = []string{"east", "west", ""}
	externalNames  = []string{"db.example.com", "DB.example.com.", "web.shop.svc.cluster.local", "db.prod.svc.cluster.local.", "api.shop.svc.cluster.local", "a.shop.svc.cluster.local", "a.prod.svc.example.org",
		"x.example.org", "192.0.2.5", "2001:db8::5", "localhost", "*.example.com", "web-0.db.shop.svc.cluster.local", "a_b.example.com", "svc.cluster.local", "10-1-0-1.shop.pod.cluster.local"}
	addresses4 = []string{"10.1.0.1", "10.1.0.2", "10.1.0.3", "10.1.0.4", "10.1.0.5", "10.1.1.1", "10.1.1.2", "10.1.1.3", "10.1.2.10", "192.0.2.1", "172.16.0.1", "10.1.0.10", "10.1.0.100"}
	addresses6 = []string{"fd00::1", "fd00::2", "fd00:0:0:1::", "2001:db8::a:b", "fd00::1:0", "2001:db8:0:1:2:3:4:5", "::1", "fd00:0::3", "FD00::4"}
	services4  = []string{"10.96.0.1", "10.96.0.10", "10.96.0.11", "10.96.1.1", "10.96.1.2", "10.96.1.3", "10.1.0.1"}
	services6  = []string{"fd01::1", "fd01::a", "fd01::b", "fd01:0::c"}
)

type object map[string]any

// drawn is a random cluster and the words to ask it with.
type drawn struct {
	objects    []json.RawMessage
	namespaces []string
	// services, endpoints and ports hold names below the zone that stand for something.
	services, endpoints, ports []string
	// addresses are all that some object holds.
	addresses []string
	// ordered is true where no answer hangs on the order in which CoreDNS walks a Go map.
	ordered bool
}

type drawer struct {
	*rand.Rand
	*drawn
	taken map[string]bool
}

func drawCluster(r *rand.Rand) *drawn {
	d := &drawer{r, &drawn{ordered: !vectors.Chance(r, 3)}, map[string]bool{}}
	for _, name := range d.some(namespaceNames, 4) {
		d.namespaces = append(d.namespaces, name)
		// A namespace without its object is there for its other objects only.
		if !vectors.Chance(r, 12) {
			d.add(object{"apiVersion": "v1", "kind": "Namespace", "metadata": d.meta(name, "")})
		}
	}
	for range 3 + r.IntN(14) {
		d.service()
	}
	for range r.IntN(6) {
		d.pod()
	}
	for range r.IntN(4) {
		d.serviceImport()
	}
	r.Shuffle(len(d.objects), func(i, j int) { d.objects[i], d.objects[j] = d.objects[j], d.objects[i] })
	return d.drawn
}

func (d *drawer) add(o object) {
	text, err := json.Marshal(o)
	if err != nil {
		panic(err)
	}
	d.objects = append(d.objects, text)
}

func (d *drawer) some(from []string, most int) []string {
	shuffled := append([]string(nil), from...)
	d.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
	return shuffled[:1+d.IntN(min(most, len(shuffled)))]
}

func (d *drawer) meta(name, namespace string) object {
	meta := object{"name": name}
	if namespace != "" {
		meta["namespace"] = namespace
	}
	if labels := d.labels(); len(labels) > 0 {
		meta["labels"] = labels
	}
	return meta
}

func (d *drawer) labels() object {
	labels := object{}
	for _, key := range labelKeys {
		if vectors.Chance(d.Rand, 3) {
			labels[key] = vectors.Pick(d.Rand, labelValues)
		}
	}
	return labels
}

// first is true once for each word of a kind.
func (d *drawer) first(kind, word string) bool {
	before := d.taken[kind+" "+word]
	d.taken[kind+" "+word] = true
	return !before
}

// address gives one that is new where the order is to be fixed.
func (d *drawer) address(from ...string) string {
	for range 20 {
		address := vectors.Pick(d.Rand, from)
		if !d.ordered || d.first("address", address) {
			d.addresses = append(d.addresses, address)
			return address
		}
	}
	address := fmt.Sprintf("10.%d.%d.%d", 128+d.IntN(60), d.IntN(250), 1+d.IntN(250))
	d.first("address", address)
	d.addresses = append(d.addresses, address)
	return address
}

func (d *drawer) somePorts(name string) []object {
	var ports []object
	for range d.IntN(4) {
		port := object{"port": 1 + d.IntN(65535)}
		if d.IntN(3) > 0 {
			port["port"] = vectors.Pick(d.Rand, []int{80, 443, 53})
		}
		if text := vectors.Pick(d.Rand, portNames); text != "" {
			port["name"] = text
		}
		if text := vectors.Pick(d.Rand, protocols); text != "" {
			port["protocol"] = text
		}
		ports = append(ports, port)
		d.ports = append(d.ports, portName(port)+name)
	}
	return ports
}

func portName(port object) string {
	name, _ := port["name"].(string)
	protocol, given := port["protocol"].(string)
	if !given {
		protocol = "tcp"
	}
	return "_" + name + "._" + strings.ToLower(protocol) + "."
}

func (d *drawer) service() {
	name, namespace := vectors.Pick(d.Rand, serviceNames), vectors.Pick(d.Rand, d.namespaces)
	if !d.first("service", name+"."+namespace) {
		return
	}
	path := name + "." + namespace + ".svc"
	d.services = append(d.services, path)
	spec := object{}
	if ports := d.somePorts(path); len(ports) > 0 {
		spec["ports"] = ports
	}
	switch d.IntN(10) {
	case 0, 1, 2:
		spec["clusterIP"] = d.address(services4...)
	case 3:
		spec["clusterIP"] = d.address(services6...)
	case 4:
		first, second := d.address(services4...), d.address(services6...)
		if vectors.Chance(d.Rand, 2) {
			first, second = second, first
		}
		spec["clusterIP"], spec["clusterIPs"] = first, []string{first, second}
	case 5, 6, 7:
		spec["clusterIP"] = "None"
		if vectors.Chance(d.Rand, 2) {
			spec["clusterIPs"] = []string{"None"}
		}
	case 8:
		spec["type"], spec["externalName"] = "ExternalName", vectors.Pick(d.Rand, externalNames)
		if vectors.Chance(d.Rand, 6) {
			spec["clusterIP"] = "None"
		}
	case 9:
		spec["type"] = vectors.Pick(d.Rand, []string{"NodePort", "LoadBalancer", "ClusterIP"})
		spec["clusterIP"] = d.address(services4...)
		if vectors.Chance(d.Rand, 8) {
			spec["clusterIP"] = ""
		}
	}
	d.add(object{"apiVersion": "v1", "kind": "Service", "metadata": d.meta(name, namespace), "spec": spec})
	count := d.IntN(2)
	if spec["clusterIP"] == "None" {
		count = 1
	}
	if !d.ordered {
		count = d.IntN(4)
	}
	for n := range count {
		d.slice(fmt.Sprintf("%.50s-%d", name, n), name, namespace, object{"kubernetes.io/service-name": name})
	}
}

func (d *drawer) slice(slice, service, namespace string, labels object) {
	path := service + "." + namespace + ".svc"
	family, kind := addresses4, "IPv4"
	switch d.IntN(5) {
	case 0:
		family, kind = addresses6, "IPv6"
	case 1:
		if vectors.Chance(d.Rand, 6) {
			family, kind = []string{"db.example.com", "x.example.org", "web.shop.svc.cluster.local"}, "FQDN"
		}
	}
	var endpoints []object
	for range d.IntN(vectors.Pick(d.Rand, []int{2, 4, 4, 8, 8, 40})) {
		endpoints = append(endpoints, d.endpoint(path, labels, family))
	}
	meta := d.meta(slice, namespace)
	own, _ := meta["labels"].(object)
	if own == nil {
		own = object{}
		meta["labels"] = own
	}
	for key, value := range labels {
		own[key] = value
	}
	made := object{"apiVersion": "discovery.k8s.io/v1", "kind": "EndpointSlice", "metadata": meta, "addressType": kind, "endpoints": endpoints}
	if ports := d.somePorts(path); len(ports) > 0 {
		for _, port := range ports {
			if vectors.Chance(d.Rand, 12) {
				delete(port, "port")
			}
		}
		made["ports"] = ports
	}
	d.add(made)
}

func (d *drawer) endpoint(path string, labels object, family []string) object {
	endpoint := object{}
	var addresses []string
	for range 1 + d.IntN(6)/5 {
		addresses = append(addresses, d.address(family...))
	}
	endpoint["addresses"] = addresses
	label := strings.NewReplacer(".", "-", ":", "-").Replace(addresses[0])
	if vectors.Chance(d.Rand, 3) {
		label = vectors.Pick(d.Rand, hostNames)
		endpoint["hostname"] = label
	}
	if vectors.Chance(d.Rand, 3) {
		pod := vectors.Pick(d.Rand, []string{"web-7c5d-x1", "db-0", strings.Repeat("p", 63), strings.Repeat("p", 64), "web.dotted"})
		endpoint["targetRef"] = object{"kind": "Pod", "name": pod}
		d.endpoints = append(d.endpoints, pod+"."+path)
	}
	switch d.IntN(9) {
	case 0:
		endpoint["conditions"] = object{"ready": false, "serving": true, "terminating": true}
	case 1, 2:
		endpoint["conditions"] = object{"ready": true}
	case 3:
		endpoint["conditions"] = object{}
	}
	if vectors.Chance(d.Rand, 3) {
		endpoint["zone"] = vectors.Pick(d.Rand, zoneNames)
	}
	if cluster, multi := labels["multicluster.kubernetes.io/source-cluster"].(string); multi {
		d.endpoints = append(d.endpoints, label+"."+cluster+"."+path)
	}
	d.endpoints = append(d.endpoints, label+"."+path)
	return endpoint
}

func (d *drawer) pod() {
	namespace := vectors.Pick(d.Rand, d.namespaces)
	name := fmt.Sprintf("pod-%d", len(d.objects))
	status := object{"phase": vectors.Pick(d.Rand, []string{"Running", "Running", "Running", "Pending", "Succeeded", "Failed", "Unknown"})}
	var ips []object
	for n := range d.IntN(3) {
		address := d.address(addresses4...)
		if n == 1 {
			address = d.address(addresses6...)
		}
		ips = append(ips, object{"ip": address})
		d.endpoints = append(d.endpoints, strings.NewReplacer(".", "-", ":", "-").Replace(address)+"."+namespace+".pod")
	}
	if len(ips) > 0 {
		status["podIPs"] = ips
		if !vectors.Chance(d.Rand, 6) {
			status["podIP"] = ips[0]["ip"]
		}
	}
	if vectors.Chance(d.Rand, 8) {
		status["podIP"] = d.address(addresses4...)
	}
	meta := d.meta(name, namespace)
	if vectors.Chance(d.Rand, 8) {
		meta["deletionTimestamp"] = "2026-01-01T00:00:00Z"
	}
	d.add(object{"apiVersion": "v1", "kind": "Pod", "metadata": meta, "spec": object{"containers": []object{{"name": "c", "image": "i"}}}, "status": status})
}

func (d *drawer) serviceImport() {
	name, namespace := vectors.Pick(d.Rand, serviceNames), vectors.Pick(d.Rand, d.namespaces)
	if !d.first("import", name+"."+namespace) {
		return
	}
	path := name + "." + namespace + ".svc"
	d.services = append(d.services, path)
	spec := object{"type": vectors.Pick(d.Rand, []string{"ClusterSetIP", "Headless"}), "ports": d.somePorts(path)}
	if spec["type"] == "ClusterSetIP" && !vectors.Chance(d.Rand, 5) {
		spec["ips"] = []string{d.address(services4...)}
	}
	d.add(object{"apiVersion": "multicluster.x-k8s.io/v1alpha1", "kind": "ServiceImport", "metadata": d.meta(name, namespace), "spec": spec})
	count := 1
	if !d.ordered {
		count = d.IntN(4)
	}
	for n := range count {
		labels := object{"multicluster.kubernetes.io/service-name": name, "kubernetes.io/service-name": "derived-" + name[:1]}
		if cluster := vectors.Pick(d.Rand, clusterNames); cluster != "" {
			labels["multicluster.kubernetes.io/source-cluster"] = cluster
		}
		d.slice(fmt.Sprintf("imported-%.40s-%d", name, n), name, namespace, labels)
	}
}
