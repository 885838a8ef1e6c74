package main

import (
	"reflect"
	"strings"

	autoscaling "k8s.io/api/autoscaling/v1"
	internal "k8s.io/kubernetes/pkg/apis/autoscaling"
)

// held are the annotations that hold what a version has no fields for.
var held = map[string]reflect.Type{
	"autoscaling.alpha.kubernetes.io/metrics":         reflect.TypeFor[[]autoscaling.MetricSpec](),
	"autoscaling.alpha.kubernetes.io/current-metrics": reflect.TypeFor[[]autoscaling.MetricStatus](),
	"autoscaling.alpha.kubernetes.io/conditions":      reflect.TypeFor[[]autoscaling.HorizontalPodAutoscalerCondition](),
	"autoscaling.alpha.kubernetes.io/behavior":        reflect.TypeFor[internal.HorizontalPodAutoscalerBehavior](),
}

// annotationKeys are keys that the conversion looks at.
func (g *generator) annotationKeys() []string {
	return []string{"deprecated.deployment.rollback.to", "deprecated.daemonset.template.generation", "pod.alpha.kubernetes.io/init-containers",
		"pod.beta.kubernetes.io/init-container-statuses", "autoscaling.alpha.kubernetes.io/metrics", "autoscaling.alpha.kubernetes.io/current-metrics",
		"autoscaling.alpha.kubernetes.io/conditions", "autoscaling.alpha.kubernetes.io/behavior", "autoscaling.alpha.kubernetes.io/scale-up-tolerance",
		"flowcontrol.k8s.io/v1beta3-preserve-zero-concurrency-shares"}
}

// annotation is the quoted value of an annotation; "" if any text will do.
func (g *generator) annotation(key string) string {
	if typ, ok := held[key]; ok {
		if g.IntN(8) == 0 {
			return quoted(g.of("", "null", "[]", "{}", "[null]", "[{}]", `[{"TYPE":"Resource","reſource":{"name":"cpu","targetAverageUtilization":50}}]`,
				`{"ſcaleup":{}}`, `[{"type":1}]`, `[{"pods":{"targetAverageValue":5}}] x`, `{"scaleUp":{"policies":null}}`, `{"ScaleUp":null}`))
		}
		return quoted(g.value(typ, 4, "/annotation"))
	}
	if strings.HasPrefix(key, "deprecated.") && g.IntN(6) != 0 {
		return quoted(g.of("0", "7", "+5", "-3", "007", "", "9223372036854775807", "-9223372036854775808", "9223372036854775808", "x", "1_0", "1e3", "é", "99999999999999999999x"))
	}
	return ""
}

// schemaJSON is a default, an example or an element of an enum.
func (g *generator) schemaJSON() string {
	return g.of("true", `{"a":1}`, `"x"`, `{"b":1.0,"a":{"z":[1,2.50,-0.0],"y":null}}`, `"a<b"`, "1e3", "null", "[]", "{}", `{"a":1,"a":2}`, "12345678901234567890",
		"0.1", "1e400", ` { "a" : [ 1 ,2 ] } `, `"\u2028\ud800"`)
}
