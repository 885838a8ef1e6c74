package main

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

	"nocluster.test/oracle/vectors"
)

// fields are an object in the making.
type fields = map[string]any

// generator makes requests in which the plugins find something to do more often than not.
type generator struct{ *rand.Rand }

func (g *generator) of(texts ...string) string { return vectors.Pick(g.Rand, texts) }

// once is true once in n times.
func (g *generator) once(n int) bool { return g.IntN(n) == 0 }

// some adds a member once in n times.
func (g *generator) some(n int, to fields, name string, value func() any) {
	if g.once(n) {
		to[name] = value()
	}
}

// list has up to most elements.
func (g *generator) list(most int, element func() any) []any {
	list := []any{}
	for range g.IntN(most + 1) {
		list = append(list, element())
	}
	return list
}

// kinds of requests, by plugin.
var makers = []struct {
	plugin string
	phases []string
	make   func(*generator, *question)
}{
	{"NamespaceLifecycle", []string{"mutating"}, (*generator).anything},
	{"LimitRanger", []string{"mutating", "validating"}, (*generator).limited},
	{"ServiceAccount", []string{"mutating", "validating"}, (*generator).accounted},
	{"TaintNodesByCondition", []string{"mutating"}, (*generator).node},
	{"Priority", []string{"mutating", "mutating", "validating"}, (*generator).prioritized},
	{"DefaultTolerationSeconds", []string{"mutating"}, (*generator).tolerating},
	{"DefaultStorageClass", []string{"mutating"}, (*generator).claimed},
	{"StorageObjectInUseProtection", []string{"mutating"}, (*generator).stored},
	{"RuntimeClass", []string{"mutating", "validating"}, (*generator).classed},
	{"DefaultIngressClass", []string{"mutating"}, (*generator).ingress},
	{"PodTopologyLabels", []string{"mutating"}, (*generator).bound},
}

func random(out *vectors.Lines, release string, seed uint64, count int, only string) error {
	for _, maker := range makers {
		if only != "" && only != maker.plugin {
			continue
		}
		for i := range count {
			g := &generator{rand.New(rand.NewPCG(seed, uint64(i)))}
			q := question{Plugin: maker.plugin, Phase: g.of(maker.phases...), Release: release}
			maker.make(g, &q)
			answer, err := ask(&q)
			if err != nil {
				return fmt.Errorf("%s %d: %w", maker.plugin, i, err)
			}
			out.Row(fmt.Sprintf("%s %d", maker.plugin, i), &q, answer)
		}
	}
	quantities(out, seed, count)
	return nil
}

func raw(value any) json.RawMessage {
	text, err := json.Marshal(value)
	if err != nil {
		panic(err)
	}
	return text
}

// request fills in a request for an object.
func (g *generator) request(q *question, group, version, resource, kind string, namespaced bool, object fields) {
	apiVersion := version
	if group != "" {
		apiVersion = group + "/" + version
	}
	object["kind"], object["apiVersion"] = kind, apiVersion
	metadata, ok := object["metadata"].(fields)
	if !ok {
		metadata = fields{}
		object["metadata"] = metadata
	}
	r := request{Operation: "CREATE", Kind: metav1.GroupVersionKind{Group: group, Version: version, Kind: kind},
		Resource: metav1.GroupVersionResource{Group: group, Version: version, Resource: resource}}
	switch g.IntN(8) {
	case 0:
		metadata["generateName"] = "web-"
	case 1:
	default:
		metadata["name"], r.Name = "web", "web"
	}
	if namespaced {
		r.Namespace = "shop"
		metadata["namespace"] = "shop"
	}
	r.Object = raw(object)
	q.Request = r
}

// updates makes an update of it, with another object as the old one.
func (q *question) updates(old fields, object fields) {
	old["kind"], old["apiVersion"] = object["kind"], object["apiVersion"]
	if old["metadata"] == nil {
		old["metadata"] = object["metadata"]
	}
	q.Request.Operation = "UPDATE"
	q.Request.OldObject = raw(old)
}

func (q *question) has(kind, apiVersion, namespace, name string, members fields) {
	metadata, ok := members["metadata"].(fields)
	if !ok {
		metadata = fields{}
	}
	metadata["name"] = name
	if namespace != "" {
		metadata["namespace"] = namespace
	}
	members["kind"], members["apiVersion"], members["metadata"] = kind, apiVersion, metadata
	q.Objects = append(q.Objects, raw(members))
}

func (g *generator) quantity() string {
	number := g.of("0", "1", "1", "2", "10", "100", "250", "500", "1000", "1500", "0.5", "1.5", ".5", "0.0001", "1.0000001", "1.2345", "123456789.987654321", "999999999999999999",
		"999999999999999", "12345678901234567", "1234567890123456789", "9223372036854775807", "9223372036854775808", "9223372036854775", "18446744073709551616", "123456789012345678901234567890.123456789",
		"-5", "-0.0001", "-1.0005", "+5", "00", "9e17", "1e30")
	if number == "9e17" || number == "1e30" {
		return number
	}
	return number + g.of("", "", "", "", "m", "m", "u", "n", "k", "M", "G", "T", "P", "E", "Ki", "Mi", "Mi", "Gi", "Ti", "Ei", "e0", "e1", "e2", "e3", "E-3", "e-7", "e5", "e20")
}

// amount is mostly one that people write.
func (g *generator) amount() string {
	if g.once(6) {
		return g.quantity()
	}
	return g.of("100m", "200m", "500m", "1", "1500m", "2", "4", "0", "64Mi", "128Mi", "1Gi", "2Gi", "1G", "0.5", "10")
}

func (g *generator) amounts(most int) fields {
	amounts := fields{}
	for range g.IntN(most + 1) {
		amounts[g.of("cpu", "cpu", "memory", "memory", "ephemeral-storage", "hugepages-2Mi", "nvidia.com/gpu", "storage")] = g.amount()
	}
	return amounts
}

func (g *generator) resources() fields {
	resources := fields{}
	g.some(2, resources, "requests", func() any { return g.amounts(3) })
	g.some(2, resources, "limits", func() any { return g.amounts(3) })
	return resources
}

func (g *generator) labels() fields {
	labels := fields{}
	for range g.IntN(3) {
		labels[g.of("app", "topology.kubernetes.io/zone", "topology.kubernetes.io/region", "tier")] = g.of("", "a", "b", "eu-1")
	}
	return labels
}

// container is one with what the plugins look at.
func (g *generator) container(name string) fields {
	c := fields{"name": name, "image": "nginx"}
	g.some(2, c, "resources", func() any { return g.resources() })
	g.some(3, c, "env", func() any {
		return g.list(2, func() any {
			env := fields{"name": g.of("A", "B")}
			g.some(2, env, "valueFrom", func() any {
				from := fields{}
				g.some(2, from, "secretKeyRef", func() any { return fields{"key": "k", "name": g.secret()} })
				g.some(4, from, "configMapKeyRef", func() any { return fields{"key": "k", "name": "config"} })
				return from
			})
			return env
		})
	})
	g.some(4, c, "envFrom", func() any {
		return g.list(2, func() any {
			from := fields{}
			g.some(2, from, "secretRef", func() any { return fields{"name": g.secret()} })
			return from
		})
	})
	g.some(3, c, "volumeMounts", func() any {
		return g.list(2, func() any {
			return fields{"name": g.of("data", "kube-api-access-own"), "mountPath": g.of("/data", "/var/run/secrets/kubernetes.io/serviceaccount", "/var/run/secrets/kubernetes.io/serviceaccount/")}
		})
	})
	return c
}

func (g *generator) secret() string { return g.of("token", "token", "pull", "other", "") }

func (g *generator) volume() any {
	volume := fields{"name": g.of("data", "data", "kube-api-access-own", "kube-api-access", "kube-api-access-")}
	reference := func() fields {
		reference := fields{}
		g.some(2, reference, "secretRef", func() any { return fields{"name": g.secret()} })
		return reference
	}
	for range 1 + g.IntN(8)/7 {
		switch g.IntN(12) {
		case 0, 1:
			volume["secret"] = fields{"secretName": g.secret()}
		case 2:
			volume["azureFile"] = fields{"secretName": g.secret(), "shareName": "s"}
		case 3:
			volume["cephfs"] = reference()
		case 4:
			volume["cinder"] = reference()
		case 5:
			volume["flexVolume"] = reference()
		case 6:
			volume["rbd"] = reference()
		case 7:
			volume["scaleIO"] = reference()
		case 8:
			volume["iscsi"] = reference()
		case 9:
			volume["storageos"] = reference()
		case 10:
			csi := fields{"driver": "d"}
			g.some(2, csi, "nodePublishSecretRef", func() any { return fields{"name": g.secret()} })
			volume["csi"] = csi
		default:
			volume["projected"] = fields{"sources": g.list(2, func() any {
				source := fields{}
				g.some(3, source, "secret", func() any { return fields{"name": g.secret()} })
				g.some(4, source, "serviceAccountToken", func() any { return fields{"path": "token"} })
				return source
			})}
		}
	}
	return volume
}

func (g *generator) toleration() any {
	toleration := fields{}
	g.some(2, toleration, "key", func() any {
		return g.of("node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable", "a", "a", "b")
	})
	g.some(2, toleration, "operator", func() any { return g.of("Exists", "Exists", "Equal", "Equal", "", "Lt") })
	g.some(3, toleration, "value", func() any { return g.of("x", "y") })
	g.some(2, toleration, "effect", func() any { return g.of("NoExecute", "NoExecute", "NoSchedule", "") })
	g.some(3, toleration, "tolerationSeconds", func() any { return []int64{0, 1, 300, 300, -1, 600}[g.IntN(6)] })
	return toleration
}

// pod has each field that a plugin looks at, once in a few times.
func (g *generator) pod() fields {
	spec := fields{}
	containers := []any{}
	for i := range 1 + g.IntN(2) {
		containers = append(containers, g.container(fmt.Sprintf("c%d", i)))
	}
	spec["containers"] = containers
	g.some(3, spec, "initContainers", func() any {
		i := 0
		return g.list(3, func() any {
			i++
			c := g.container(fmt.Sprintf("i%d", i))
			g.some(2, c, "restartPolicy", func() any { return "Always" })
			return c
		})
	})
	g.some(5, spec, "ephemeralContainers", func() any { return g.list(2, func() any { return g.container("e") }) })
	g.some(2, spec, "volumes", func() any { return g.list(2, g.volume) })
	g.some(2, spec, "serviceAccountName", func() any { return g.of("builder", "robot", "robot", "") })
	g.some(4, spec, "automountServiceAccountToken", func() any { return g.once(2) })
	g.some(4, spec, "imagePullSecrets", func() any { return g.list(2, func() any { return fields{"name": g.secret()} }) })
	g.some(4, spec, "tolerations", func() any { return g.list(4, g.toleration) })
	g.some(6, spec, "resources", func() any { return g.resources() })
	metadata := fields{}
	g.some(4, metadata, "annotations", func() any {
		return fields{g.of("kubernetes.io/limit-ranger", "note", "a"): "was here"}
	})
	g.some(3, metadata, "labels", func() any { return g.labels() })
	return fields{"metadata": metadata, "spec": spec}
}

func (g *generator) podRequest(q *question, pod fields) {
	g.request(q, "", "v1", "pods", "Pod", true, pod)
	if g.once(10) {
		q.Request.SubResource = g.of("status", "resize", "ephemeralcontainers", "ephemeralcontainers")
	}
}
