package main

import (
	"cmp"
	"encoding/json"
	"math/rand/v2"
	"reflect"
	"slices"
	"strconv"
	"strings"

	apiextensions "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	"k8s.io/apimachinery/pkg/api/resource"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/util/intstr"

	"nocluster.test/oracle/kubernetes/defaults/schemes"
	"nocluster.test/oracle/vectors"
)

// generator writes objects that can be decoded, with the values on which defaults depend more often than others.
type generator struct {
	*rand.Rand
	words map[string][]string
	// repeats is set where members are given twice, which Go merges.
	repeats bool
	// converted is set where what the conversion looks at is wanted, too.
	converted bool
	// nulls is one null in that many values; 0 is none.
	nulls int
}

func (g *generator) of(texts ...string) string { return vectors.Pick(g.Rand, texts) }

func quoted(text string) string {
	out, err := json.Marshal(text)
	if err != nil {
		panic(err)
	}
	return string(out)
}

func (g *generator) object(of kind) string {
	g.repeats = g.IntN(12) == 0
	g.nulls = []int{0, 0, 150, 12}[g.IntN(4)]
	members := g.structure(of.typ, 0, "")
	apiVersion, kindName := of.gvk.ToAPIVersionAndKind()
	head := `{"apiVersion":` + quoted(apiVersion) + `,"kind":` + quoted(kindName)
	if members == "{}" {
		return head + "}"
	}
	return head + strings.Replace(members, "{", ",", 1)
}

// hasDefaults tells whether any of some objects is changed.
func hasDefaults(of kind) bool {
	for i := range 60 {
		g := &generator{Rand: rand.New(rand.NewPCG(7, uint64(i))), words: map[string][]string{}}
		object := reflect.New(of.typ).Interface().(runtime.Object)
		if json.Unmarshal([]byte(g.object(of)), object) != nil {
			continue
		}
		before := object.DeepCopyObject()
		for _, server := range schemes.Servers {
			if server.Scheme.Recognizes(of.gvk) {
				server.Scheme.Default(object)
			}
		}
		if !reflect.DeepEqual(before, object) {
			return true
		}
	}
	return false
}

type member struct {
	name string
	typ  reflect.Type
}

func membersOf(typ reflect.Type) []member {
	var found []member
	for i := range typ.NumField() {
		field := typ.Field(i)
		name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
		switch {
		case name == "-" || !field.IsExported():
		case field.Anonymous && name == "":
			found = append(found, membersOf(field.Type)...)
		case name == "":
			found = append(found, member{field.Name, field.Type})
		default:
			found = append(found, member{name, field.Type})
		}
	}
	return found
}

// dull are fields without defaults that take much room.
var dull = []string{"managedFields", "ownerReferences", "affinity", "matchExpressions", "openAPIV3Schema"}

// weighty are fields on which defaults hang.
var weighty = []string{"spec", "template", "containers", "initContainers", "volumes", "ports", "resources", "limits", "requests", "jobTemplate", "webhooks"}

func (g *generator) structure(typ reflect.Type, depth int, path string) string {
	all := membersOf(typ)
	odds := []int{1, 2, 3, 5}[g.IntN(4)]
	if depth > 6 {
		odds = depth
	}
	if len(all) > 12 {
		odds += 2
	}
	var chosen []member
	for _, member := range all {
		of := odds
		switch {
		case depth == 0 && (member.name == "kind" || member.name == "apiVersion"):
			continue
		case slices.Contains(dull, member.name) && !(g.converted && member.name == "openAPIV3Schema"):
			of = 15
		case slices.Contains(weighty, member.name):
			of = 1 + g.IntN(2)
		}
		if g.IntN(of) == 0 {
			chosen = append(chosen, member)
		}
	}
	g.Shuffle(len(chosen), func(i, j int) { chosen[i], chosen[j] = chosen[j], chosen[i] })
	var parts []string
	for _, member := range chosen {
		below := path + "/" + member.name
		parts = append(parts, quoted(member.name)+":"+g.value(member.typ, depth+1, below))
		if g.repeats && g.IntN(10) == 0 {
			parts = append(parts, quoted(member.name)+":"+g.value(member.typ, depth+1, below))
		}
	}
	return "{" + strings.Join(parts, ",") + "}"
}

func (g *generator) length(depth int) int {
	if depth > 8 {
		return g.IntN(2)
	}
	return []int{0, 1, 1, 1, 2, 2, 3}[g.IntN(7)]
}

func (g *generator) value(typ reflect.Type, depth int, path string) string {
	if g.nulls > 0 && g.IntN(g.nulls) == 0 {
		return "null"
	}
	switch typ {
	case reflect.TypeFor[resource.Quantity]():
		return g.quantity()
	case reflect.TypeFor[metav1.Time]():
		return `"2030-01-01T00:00:00Z"`
	case reflect.TypeFor[metav1.MicroTime]():
		return `"2030-01-01T00:00:00.000000Z"`
	case reflect.TypeFor[intstr.IntOrString]():
		return g.of("0", "80", `"http"`, `"25%"`, `""`, "-5")
	case reflect.TypeFor[runtime.RawExtension]():
		return g.of(`{"kind":"Probe","apiVersion":"example.com/v1"}`, "{}")
	case reflect.TypeFor[metav1.FieldsV1]():
		return "{}"
	case reflect.TypeFor[apiextensions.JSON]():
		if g.converted {
			return g.schemaJSON()
		}
		return g.of("true", `{"a":1}`, `"x"`)
	case reflect.TypeFor[apiextensions.JSONSchemaPropsOrBool](), reflect.TypeFor[apiextensions.JSONSchemaPropsOrArray](),
		reflect.TypeFor[apiextensions.JSONSchemaPropsOrStringArray]():
		return `{"type":"string"}`
	case reflect.TypeFor[apiextensions.JSONSchemaProps]():
		if g.converted && depth < 12 && g.IntN(3) != 0 {
			return g.structure(typ, depth+2, path)
		}
		return g.of(`{"type":"object"}`, `{"type":"object","properties":{"spec":{"type":"string"}}}`)
	}
	switch typ.Kind() {
	case reflect.Pointer:
		return g.value(typ.Elem(), depth, path)
	case reflect.String:
		return quoted(g.text(typ, path))
	case reflect.Bool:
		return g.of("true", "true", "false")
	case reflect.Int, reflect.Int32, reflect.Int64:
		return g.of("0", "0", "1", "2", "30", "80", "8080", "-1", "-30", "2147483647")
	case reflect.Uint8:
		return strconv.Itoa(g.IntN(256))
	case reflect.Float64:
		return g.of("0", "1.5", "100")
	case reflect.Slice:
		if typ.Elem().Kind() == reflect.Uint8 {
			return g.of(`""`, `"AAEC"`, `"cHJvYmU="`)
		}
		var parts []string
		for range g.length(depth) {
			parts = append(parts, g.value(typ.Elem(), depth+1, path))
		}
		return "[" + strings.Join(parts, ",") + "]"
	case reflect.Map:
		keys := []string{"app", "tier", "a.b/c", "app"}
		if typ.Elem() == reflect.TypeFor[resource.Quantity]() {
			keys = []string{"cpu", "memory", "cpu", "memory", "hugepages-2Mi", "hugepages-1Gi", "ephemeral-storage", "storage", "nvidia.com/gpu", "pods"}
		}
		if strings.HasSuffix(path, "/metadata/annotations") {
			keys = append(keys, "pod.beta.kubernetes.io/init-containers", "pod.alpha.kubernetes.io/init-container-statuses",
				"deprecated.daemonset.template.generation", "autoscaling.alpha.kubernetes.io/behavior", "ingressclass.kubernetes.io/is-default-class")
		}
		if g.converted && strings.HasSuffix(path, "/metadata/annotations") {
			keys = append(keys, g.annotationKeys()...)
		}
		var parts []string
		for range g.length(depth) {
			key, value := g.of(keys...), g.value(typ.Elem(), depth+1, path)
			if g.converted && typ.Elem().Kind() == reflect.String {
				value = cmp.Or(g.annotation(key), value)
			}
			parts = append(parts, quoted(key)+":"+value)
		}
		return "{" + strings.Join(parts, ",") + "}"
	case reflect.Struct:
		return g.structure(typ, depth, path)
	}
	panic("no generator for " + typ.String())
}

// texts of fields whose type does not tell their words, by the end of the path; the first that fits.
var texts = []struct {
	end   string
	words []string
}{
	{"/names/kind", []string{"", "Widget", "HTTPRoute"}},
	{"/metrics/type", []string{"Resource", "Pods", "Object"}},
	{"/onPodConditions/type", []string{"Ready", "DisruptionTarget"}},
	{"/image", []string{"nginx", "nginx:latest", "nginx:1.25"}},
	{"/host", []string{"", "example.com"}},
	{"/path", []string{"", "/", "/healthz"}},
	{"/apiVersion", []string{"", "v1", "rbac.authorization.k8s.io/v1"}},
	{"/kind", []string{"", "User", "Group", "ServiceAccount", "Pod"}},
	{"/apiGroup", []string{"", "rbac.authorization.k8s.io"}},
	{"/serviceAccount", []string{"", "builder", "default"}},
	{"/serviceAccountName", []string{"", "builder", "robot"}},
	{"/schedulerName", []string{"", "default-scheduler", "mine"}},
	{"/podCIDR", []string{"", "10.0.0.0/24"}},
	{"/clusterIP", []string{"", "None", "10.0.0.1"}},
	{"/signerName", []string{"", "kubernetes.io/kubelet-serving", "kubernetes.io/legacy-unknown"}},
	{"/singular", []string{"", "widget"}},
	{"/listKind", []string{"", "WidgetList"}},
	{"/fsType", []string{"", "xfs"}},
	{"/protocol", []string{"", "TCP", "UDP", "SCTP"}},
	{"/autoUpdate", []string{"", "true", "false"}},
	{"/priorityClassName", []string{"", "high"}},
	{"/resourceVersion", []string{"", "7"}},
	{"/generateName", []string{"web-"}},
	{"/scope", []string{"", "Namespaced", "Cluster", "*"}},
}

func (g *generator) text(typ reflect.Type, path string) string {
	if g.IntN(12) == 0 {
		return ""
	}
	if strings.HasSuffix(path, "/image") && g.IntN(3) != 0 {
		return g.image()
	}
	if words := g.words[typ.String()]; len(words) > 0 && g.IntN(10) != 0 {
		return g.of(words...)
	}
	for _, row := range texts {
		if strings.HasSuffix(path, row.end) {
			return g.of(row.words...)
		}
	}
	return g.of("a", "b", "web", "x-y.z", "10.0.0.1", "é<")
}

// image is a reference, mostly one that can be parsed.
func (g *generator) image() string {
	digest := func() string {
		hex := strings.Repeat("0123456789abcdef", 8)
		return g.of("@sha256:"+hex[:64], "@sha256:"+hex[:64], "@sha512:"+hex[:128], "@sha384:"+hex[:96], "@sha256:"+hex[:63], "@sha256:"+strings.ToUpper(hex[:64]),
			"@md5:"+hex[:32], "@md5:"+hex[:64], "@sha256", "@", "@a+b:"+hex[:32], "@sha512:"+hex[:64])
	}
	host := g.of("", "", "", "docker.io/", "index.docker.io/", "localhost/", "localhost:5000/", "example.com/", "example.com:5000/", "EXAMPLE.com/", "Upper/", "[::1]/",
		"[2001:db8::1]:5000/", "my_host/", "host.example:/", "-a.b/", "a.b-/", "10.0.0.1:80/", "a..b/", "[::1/", "[fe80::1%25eth0]/", "registry.k8s.io/")
	repo := g.of("nginx", "library/nginx", "a/b/c", "team/app", "a__b", "a___b", "a--b", "a-", "_a", "a._b", "a.b", "A", "tEam/app", "a//b", "", "/", strings.Repeat("0123456789abcdef", 4),
		strings.Repeat("a", 64), strings.Repeat("a/", 120)+"abcdefghijklmno", strings.Repeat("a", 255), strings.Repeat("a", 256), strings.Repeat("b", 247), strings.Repeat("b", 237), "é", "a b", " nginx", "nginx ", "library")
	tag := g.of("", "", ":latest", ":latest", ":1.25", ":v1_2-3.4", ":", ":_x", ":-x", ":.x", ":Latest", ":"+strings.Repeat("t", 128), ":"+strings.Repeat("t", 129), ":la test", ":é", ":a:b", ":\n", ":latest\n")
	end := ""
	if g.IntN(4) == 0 {
		end = digest()
	}
	return host + repo + tag + end
}

func (g *generator) quantity() string {
	number := g.of("0", "1", "2", "10", "100", "250", "500", "1000", "1500", "0.5", "1.5", ".5", "0.0001", "1.0000001", "1.2345", "123456789.987654321", "999999999999999999",
		"1234567890123456789", "9223372036854775807", "9223372036854775808", "123456789012345678901234567890.123456789", "-5", "-0.0001", "-1.0005", "+5", "00")
	suffix := g.of("", "", "", "m", "m", "u", "n", "k", "M", "G", "P", "E", "Ki", "Mi", "Mi", "Gi", "Ei", "e0", "e3", "E-3", "e-7", "e20")
	return `"` + number + suffix + `"`
}
