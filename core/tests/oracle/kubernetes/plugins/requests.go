package main

import "fmt"

// anything is a request for any of a few kinds, in a Namespace that exists or does not.
func (g *generator) anything(q *question) {
	for _, name := range []string{"shop", "kube-system"} {
		namespace := fields{}
		g.some(2, namespace, "status", func() any {
			return fields{"phase": g.of("Active", "Terminating", "Terminating", "", "Other")}
		})
		if g.once(3) {
			namespace["metadata"] = fields{"deletionTimestamp": "2030-01-01T00:00:00Z", "deletionGracePeriodSeconds": 0}
		}
		q.has("Namespace", "v1", "", name, namespace)
	}
	switch g.IntN(7) {
	case 0:
		g.request(q, "", "v1", "namespaces", "Namespace", false, fields{})
		q.Request.Name = g.of("default", "kube-system", "kube-public", "kube-node-lease", "shop", "")
		q.Request.Namespace = q.Request.Name
		if g.once(3) {
			q.Request.SubResource = g.of("status", "finalize")
		}
	case 1:
		g.request(q, "", "v1", "nodes", "Node", false, fields{})
	case 2:
		g.request(q, "authorization.k8s.io", "v1", "localsubjectaccessreviews", "LocalSubjectAccessReview", true, fields{"spec": fields{"user": "alice"}})
	case 3:
		g.request(q, "apps", "v1", "deployments", "Deployment", true, fields{"spec": fields{}})
	case 4:
		g.request(q, "", "v1", "pods", "Binding", true, fields{"target": fields{"kind": "Node", "name": "node-1"}})
		q.Request.SubResource = "binding"
	default:
		g.request(q, "", "v1", "configmaps", "ConfigMap", true, fields{})
	}
	if q.Request.Namespace == "shop" {
		q.Request.Namespace = g.of("shop", "shop", "shop", "kube-system")
		if g.once(40) {
			q.Request.Namespace = "lost"
		}
	}
	switch g.IntN(4) {
	case 0:
		q.Request.Operation, q.Request.OldObject = "UPDATE", q.Request.Object
	case 1:
		q.Request.Operation, q.Request.OldObject, q.Request.Object = "DELETE", q.Request.Object, nil
	}
}

func (g *generator) limited(q *question) {
	for i := range g.IntN(4) {
		name := fmt.Sprintf("limits-%d", i)
		limits := g.list(3, func() any {
			limit := fields{"type": g.of("Container", "Container", "Pod", "PersistentVolumeClaim", "Other")}
			for _, member := range []string{"default", "defaultRequest", "min", "max", "maxLimitRequestRatio"} {
				g.some(3, limit, member, func() any { return g.amounts(2) })
			}
			return limit
		})
		q.has("LimitRange", "v1", g.of("shop", "shop", "shop", "other"), name, fields{"spec": fields{"limits": limits}})
	}
	object := g.pod()
	if g.once(4) {
		object = fields{"spec": fields{"resources": g.resources()}}
		g.request(q, "", "v1", "persistentvolumeclaims", "PersistentVolumeClaim", true, object)
	} else {
		g.podRequest(q, object)
	}
	if q.Request.SubResource == "resize" || g.once(8) {
		old := fields{}
		if g.once(3) {
			old["metadata"] = fields{"name": "web", "namespace": "shop", "deletionTimestamp": "2030-01-01T00:00:00Z"}
		}
		q.updates(old, object)
	}
}

func (g *generator) accounted(q *question) {
	for _, name := range []string{"default", "builder", "robot"} {
		// The real plugin waits a second for one that is missing.
		if g.once(100) {
			continue
		}
		account := fields{}
		g.some(3, account, "automountServiceAccountToken", func() any { return g.once(2) })
		g.some(2, account, "secrets", func() any { return g.list(2, func() any { return fields{"name": g.secret()} }) })
		g.some(2, account, "imagePullSecrets", func() any { return g.list(2, func() any { return fields{"name": g.secret()} }) })
		g.some(2, account, "metadata", func() any {
			return fields{"annotations": fields{"kubernetes.io/enforce-mountable-secrets": g.of("true", "true", "1", "T", "false", "yes", "")}}
		})
		q.has("ServiceAccount", "v1", "shop", name, account)
	}
	pod := g.pod()
	if g.once(6) {
		pod["metadata"].(fields)["annotations"] = fields{"kubernetes.io/config.mirror": g.of("", "hash")}
		if g.once(2) {
			delete(pod["spec"].(fields), "serviceAccountName")
		}
		if g.once(3) {
			for _, member := range []string{"imagePullSecrets", "initContainers", "ephemeralContainers"} {
				delete(pod["spec"].(fields), member)
			}
			pod["spec"].(fields)["containers"] = []any{fields{"name": "a", "image": "a"}}
		}
	}
	g.podRequest(q, pod)
	if q.Request.SubResource == "ephemeralcontainers" && !g.once(4) || g.once(10) {
		q.updates(fields{}, pod)
	}
}

func (g *generator) node(q *question) {
	spec := fields{}
	g.some(2, spec, "taints", func() any {
		return g.list(3, func() any {
			taint := fields{"key": g.of("node.kubernetes.io/not-ready", "node.kubernetes.io/not-ready", "a"), "effect": g.of("NoSchedule", "NoSchedule", "NoExecute")}
			g.some(3, taint, "value", func() any { return "x" })
			return taint
		})
	})
	node := fields{"spec": spec}
	g.request(q, "", "v1", "nodes", "Node", false, node)
	if g.once(10) {
		q.Request.SubResource = "status"
	}
	if g.once(10) {
		q.updates(fields{}, node)
	}
}

func (g *generator) prioritized(q *question) {
	for i, name := range []string{"high", "low", "middle"} {
		if g.once(3) {
			continue
		}
		class := fields{"value": []int{100, -1, 7}[i]}
		g.some(3, class, "globalDefault", func() any { return true })
		g.some(2, class, "preemptionPolicy", func() any { return g.of("Never", "PreemptLowerPriority") })
		q.has("PriorityClass", "scheduling.k8s.io/v1", "", name, class)
	}
	// Every server has these.
	q.has("PriorityClass", "scheduling.k8s.io/v1", "", "system-node-critical", fields{"value": 2000001000})
	q.has("PriorityClass", "scheduling.k8s.io/v1", "", "system-cluster-critical", fields{"value": 2000000000})
	if q.Phase == "validating" {
		class := fields{"value": 5}
		g.some(2, class, "globalDefault", func() any { return true })
		g.request(q, "scheduling.k8s.io", "v1", "priorityclasses", "PriorityClass", false, class)
		if g.once(2) {
			class["metadata"] = fields{"name": g.of("high", "low", "web")}
			q.Request.Object = raw(class)
		}
		switch g.IntN(4) {
		case 0:
			q.updates(fields{"value": 5}, class)
		case 1:
			q.Request.Operation, q.Request.OldObject, q.Request.Object = "DELETE", q.Request.Object, nil
		}
		return
	}
	prioritize := func(spec fields) {
		g.some(2, spec, "priorityClassName", func() any { return g.of("high", "low", "middle", "system-node-critical", "lost", "") })
		g.some(4, spec, "priority", func() any { return []int{0, 100, -1, 7, 2000001000}[g.IntN(5)] })
		g.some(4, spec, "preemptionPolicy", func() any { return g.of("Never", "PreemptLowerPriority") })
	}
	pod := g.pod()
	prioritize(pod["spec"].(fields))
	g.podRequest(q, pod)
	if g.once(3) {
		spec := fields{}
		prioritize(spec)
		q.updates(fields{"spec": spec}, pod)
	}
}

func (g *generator) tolerating(q *question) {
	pod := g.pod()
	pod["spec"].(fields)["tolerations"] = g.list(3, g.toleration)
	g.podRequest(q, pod)
	if g.once(3) {
		q.updates(fields{}, pod)
	}
}

// classes are StorageClasses or IngressClasses.
func (g *generator) classes(q *question, kind, apiVersion string, members fields, annotations ...string) {
	for _, name := range []string{"a", "b", "c"} {
		if g.once(4) {
			continue
		}
		class, metadata := fields{}, fields{}
		for member, value := range members {
			class[member] = value
		}
		g.some(2, metadata, "annotations", func() any { return fields{g.of(annotations...): g.of("true", "true", "True", "false", "")} })
		g.some(2, metadata, "creationTimestamp", func() any {
			return g.of("2030-01-01T00:00:00Z", "2030-01-01T00:00:00Z", "2031-01-01T00:00:00Z", "1960-01-01T00:00:00Z", "2300-01-01T00:00:00Z", "1600-01-01T00:00:00Z")
		})
		class["metadata"] = metadata
		q.has(kind, apiVersion, "", name, class)
	}
}

func (g *generator) claimed(q *question) {
	g.classes(q, "StorageClass", "storage.k8s.io/v1", fields{"provisioner": "p"}, "storageclass.kubernetes.io/is-default-class", "storageclass.kubernetes.io/is-default-class",
		"storageclass.beta.kubernetes.io/is-default-class", "other")
	spec, metadata := fields{}, fields{}
	g.some(4, spec, "storageClassName", func() any { return g.of("", "a", "lost") })
	g.some(3, metadata, "annotations", func() any {
		return fields{g.of("volume.beta.kubernetes.io/storage-class", "other"): g.of("", "a")}
	})
	claim := fields{"spec": spec, "metadata": metadata}
	g.request(q, "", "v1", "persistentvolumeclaims", "PersistentVolumeClaim", true, claim)
	if g.once(10) {
		q.Request.SubResource = "status"
	}
	if g.once(10) {
		q.updates(fields{}, claim)
	}
}

func (g *generator) stored(q *question) {
	metadata := fields{}
	g.some(2, metadata, "finalizers", func() any {
		return g.list(2, func() any {
			return g.of("kubernetes.io/pv-protection", "kubernetes.io/pvc-protection", "kubernetes.io/vac-protection", "a/b")
		})
	})
	object := fields{"metadata": metadata}
	switch g.IntN(4) {
	case 0:
		g.request(q, "", "v1", "persistentvolumes", "PersistentVolume", false, object)
	case 1:
		g.request(q, "", "v1", "persistentvolumeclaims", "PersistentVolumeClaim", true, object)
	case 2:
		object["driverName"] = "d"
		g.request(q, "storage.k8s.io", "v1", "volumeattributesclasses", "VolumeAttributesClass", false, object)
	default:
		g.request(q, "", "v1", "configmaps", "ConfigMap", true, object)
	}
	if g.once(10) {
		q.Request.SubResource = "status"
	}
	if g.once(10) {
		q.updates(fields{}, object)
	}
}

func (g *generator) classed(q *question) {
	overhead := func() any {
		amounts := fields{}
		for range g.IntN(3) {
			amounts[g.of("cpu", "memory")] = g.of("100m", "0.1", "128Mi", "131072Ki", "1")
		}
		return amounts
	}
	selector := func() fields {
		selector := fields{}
		for range g.IntN(3) {
			selector[g.of("disk", "os")] = g.of("ssd", "hdd", "linux")
		}
		return selector
	}
	for _, name := range []string{"kata", "gvisor"} {
		if g.once(6) {
			continue
		}
		class := fields{"handler": name}
		g.some(2, class, "overhead", func() any {
			overheads := fields{}
			g.some(1, overheads, "podFixed", overhead)
			return overheads
		})
		g.some(2, class, "scheduling", func() any {
			scheduling := fields{}
			g.some(2, scheduling, "nodeSelector", func() any { return selector() })
			g.some(2, scheduling, "tolerations", func() any { return g.list(3, g.toleration) })
			return scheduling
		})
		q.has("RuntimeClass", "node.k8s.io/v1", "", name, class)
	}
	pod := g.pod()
	spec := pod["spec"].(fields)
	if !g.once(4) {
		spec["runtimeClassName"] = g.of("kata", "kata", "kata", "gvisor", "gvisor", "lost", "")
	}
	g.some(3, spec, "overhead", overhead)
	g.some(3, spec, "nodeSelector", func() any { return selector() })
	g.some(2, spec, "tolerations", func() any { return g.list(4, g.toleration) })
	g.podRequest(q, pod)
	if g.once(15) {
		q.updates(fields{}, pod)
	}
}

func (g *generator) ingress(q *question) {
	g.classes(q, "IngressClass", "networking.k8s.io/v1", fields{"spec": fields{"controller": "c/d"}}, "ingressclass.kubernetes.io/is-default-class", "other")
	spec, metadata := fields{}, fields{}
	g.some(4, spec, "ingressClassName", func() any { return g.of("", "a", "lost") })
	g.some(3, metadata, "annotations", func() any {
		return fields{g.of("kubernetes.io/ingress.class", "other"): g.of("", "a")}
	})
	object := fields{"spec": spec, "metadata": metadata}
	g.request(q, "networking.k8s.io", "v1", "ingresses", "Ingress", true, object)
	if g.once(10) {
		q.Request.SubResource = "status"
	}
	if g.once(10) {
		q.updates(fields{}, object)
	}
}

func (g *generator) bound(q *question) {
	for _, name := range []string{"node-1", "node-2"} {
		q.has("Node", "v1", "", name, fields{"metadata": fields{"labels": g.labels()}})
	}
	if g.once(3) {
		binding := fields{"target": fields{"kind": g.of("Node", "Node", "Node", "Pod", ""), "name": g.of("node-1", "node-2", "lost", "")}}
		g.some(2, binding, "metadata", func() any { return fields{"labels": g.labels()} })
		g.request(q, "", "v1", "pods", "Binding", true, binding)
		q.Request.SubResource = "binding"
		return
	}
	pod := g.pod()
	g.some(2, pod["spec"].(fields), "nodeName", func() any { return g.of("node-1", "node-2", "lost", "") })
	g.podRequest(q, pod)
	if g.once(10) {
		q.updates(fields{}, pod)
	}
}
