package main

import (
	"fmt"
	"math/rand"
)

func pick[T any](r *rand.Rand, of ...T) T { return of[r.Intn(len(of))] }

func some(r *rand.Rand, n int) bool { return r.Intn(n) == 0 }

func metadata(namespace, name string, labels object) object {
	meta := object{"name": name, "labels": labels}
	if namespace != "" {
		meta["namespace"] = namespace
	}
	return meta
}

// crowd is one Service over many Pods.
func crowd(pods int) []object {
	objects := []object{
		{"apiVersion": "v1", "kind": "Node", "metadata": object{"name": "a"}},
		{"apiVersion": "v1", "kind": "Service", "metadata": metadata("shop", "web", nil), "spec": object{
			"clusterIP": "10.96.0.10", "ipFamilies": []string{"IPv4"}, "selector": object{"app": "web"}, "ports": []object{{"port": 80}}}},
	}
	for n := range pods {
		objects = append(objects, object{"apiVersion": "v1", "kind": "Pod", "metadata": metadata("shop", fmt.Sprintf("web-%03d", n), object{"app": "web"}),
			"spec": object{"nodeName": "a"}, "status": object{"podIP": fmt.Sprintf("10.1.%d.%d", n/256, n%256)}})
	}
	return objects
}

func cluster(r *rand.Rand) []object {
	if some(r, 60) {
		return crowd(90 + r.Intn(250))
	}
	var objects []object
	zones := []string{"eu-1a", "eu-1b", ""}
	for _, name := range []string{"a", "b", "c"} {
		meta := object{"name": name}
		if !some(r, 3) {
			meta["labels"] = object{"topology.kubernetes.io/zone": pick(r, zones...), "x": "y"}
		}
		objects = append(objects, object{"apiVersion": "v1", "kind": "Node", "metadata": meta})
	}
	for _, name := range []string{"web", "db", "api"}[:1+r.Intn(3)] {
		objects = append(objects, service(r, name))
	}
	for n := range r.Intn(9) {
		objects = append(objects, pod(r, n))
	}
	r.Shuffle(len(objects), func(i, j int) { objects[i], objects[j] = objects[j], objects[i] })
	return objects
}

func service(r *rand.Rand, name string) object {
	spec := object{"clusterIP": pick(r, "10.96.0.10", "10.96.0.10", "None", "None", "fd00::10", "")}
	if !some(r, 3) {
		spec["ipFamilies"] = pick(r, []string{"IPv4"}, []string{"IPv4"}, []string{"IPv6"}, []string{"IPv4", "IPv6"}, []string{"IPv6", "IPv4"}, []string{})
	}
	if !some(r, 8) {
		spec["selector"] = pick(r, object{"app": "web"}, object{"app": "web"}, object{"app": "db"}, object{"app": "web", "tier": "front"}, object{"tier": ""}, object{"tier": "back"})
	}
	switch r.Intn(8) {
	case 0:
		spec["type"] = "ExternalName"
		spec["externalName"] = "example.com"
	case 1:
		spec["type"] = pick(r, "NodePort", "LoadBalancer", "ClusterIP", "")
	}
	if some(r, 4) {
		spec["publishNotReadyAddresses"] = pick(r, true, true, false)
	}
	var ports []object
	for n := range r.Intn(5) {
		port := object{"port": pick(r, 80, 443, 8080)}
		if !some(r, 3) {
			port["name"] = pick(r, "http", "https", "metrics", fmt.Sprint("p", n))
		}
		if !some(r, 3) {
			port["targetPort"] = pick[any](r, 8080, "http", "http", "https", "metrics", 0, "", "80", 65535)
		}
		if some(r, 3) {
			port["protocol"] = pick(r, "TCP", "UDP", "SCTP", "")
		}
		if some(r, 5) {
			port["appProtocol"] = pick(r, "http", "kubernetes.io/h2c", "")
		}
		ports = append(ports, port)
	}
	if ports != nil || some(r, 2) {
		spec["ports"] = ports
	}
	labels := object{}
	if some(r, 3) {
		labels = object{"app": "web", pick(r, "service.kubernetes.io/headless", "kubernetes.io/service-name", "endpointslice.kubernetes.io/managed-by", "team"): "mine"}
	}
	meta := metadata(pick(r, "shop", "shop", "shop", "bank"), name, labels)
	return object{"apiVersion": "v1", "kind": "Service", "metadata": meta, "spec": spec}
}

func pod(r *rand.Rand, n int) object {
	labels := object{"app": pick(r, "web", "web", "web", "db")}
	if some(r, 2) {
		labels["tier"] = pick(r, "front", "front", "back", "")
	}
	meta := metadata(pick(r, "shop", "shop", "shop", "shop", "bank"), fmt.Sprintf("pod-%d", n), labels)
	if some(r, 6) {
		meta["deletionTimestamp"] = "2026-11-01T00:00:00Z"
	}
	var containers, inits []object
	for range r.Intn(3) {
		containers = append(containers, container(r))
	}
	for range r.Intn(2) {
		init := container(r)
		if !some(r, 3) {
			init["restartPolicy"] = pick(r, "Always", "Always", "Always", "OnFailure")
		}
		inits = append(inits, init)
	}
	spec := object{"containers": containers, "initContainers": inits}
	if !some(r, 8) {
		spec["nodeName"] = pick(r, "a", "b", "c")
	}
	if some(r, 3) {
		spec["hostname"] = pick(r, "db-0", "db-1", "")
	}
	if some(r, 3) {
		spec["subdomain"] = pick(r, "web", "db", "other", "")
	}
	status := object{}
	if !some(r, 5) {
		status["phase"] = pick(r, "Running", "Running", "Running", "Pending", "Succeeded", "Failed", "Unknown")
	}
	address := func() string {
		return pick(r, fmt.Sprintf("10.1.0.%d", n), fmt.Sprintf("10.1.0.%d", n), fmt.Sprintf("fd00::%x", n), fmt.Sprintf("010.1.00.%03d", n), fmt.Sprintf("FD00:0::0%x", n), fmt.Sprintf("10.2.0.%d", 10-n), fmt.Sprintf("::ffff:10.1.0.%d", n))
	}
	if !some(r, 4) {
		status["podIP"] = address()
	}
	if some(r, 2) {
		var ips []object
		if first, ok := status["podIP"]; ok && !some(r, 5) {
			ips = append(ips, object{"ip": first})
		}
		for range r.Intn(3) {
			ips = append(ips, object{"ip": address()})
		}
		status["podIPs"] = ips
	}
	var conditions []object
	for range r.Intn(3) {
		conditions = append(conditions, object{"type": pick(r, "Ready", "Ready", "Ready", "PodScheduled", "ContainersReady"), "status": pick(r, "True", "True", "False", "Unknown")})
	}
	status["conditions"] = conditions
	return object{"apiVersion": "v1", "kind": "Pod", "metadata": meta, "spec": spec, "status": status}
}

func container(r *rand.Rand) object {
	var ports []object
	for range r.Intn(3) {
		port := object{"containerPort": pick(r, 80, 8080, 9090, 443)}
		if !some(r, 4) {
			port["name"] = pick(r, "http", "http", "https", "metrics", "80")
		}
		if some(r, 4) {
			port["protocol"] = pick(r, "TCP", "UDP", "")
		}
		ports = append(ports, port)
	}
	return object{"name": "c", "ports": ports}
}
