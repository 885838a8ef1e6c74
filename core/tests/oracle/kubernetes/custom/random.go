package main

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

	"nocluster.test/oracle/kubernetes/strategies/registry"
	"nocluster.test/oracle/vectors"
)

// random prints objects of random definitions: what each becomes when a client sends it, when it is read from the storage,
// and which fields of it are unknown.
func random(seed uint64, count, schemas int) error {
	out := vectors.NewLines()
	defer out.Flush()
	each := (count + schemas - 1) / schemas
	objects, asked, patched := 0, 0, 0
	for i := range schemas {
		g := &generator{rand.New(rand.NewPCG(seed, uint64(i)))}
		var crd definition
		var served *custom
		for {
			crd = g.definition()
			var err error
			// The root of a schema that the server refuses is drawn again.
			if served, err = serve([]byte(crd.text)); err == nil {
				break
			}
		}
		for j := range each {
			if objects == count {
				break
			}
			objects++
			asked += 3
			version := vectors.Pick(g.Rand, crd.versions)
			text := g.object(version)
			id := fmt.Sprintf("%d.%d", i, j)
			compare := func(op, member, more string, answer answer, err error) error {
				if err != nil {
					return fmt.Errorf("%s: %w: %s", id, err, text)
				}
				quoted, err := json.Marshal(text)
				if err != nil {
					return err
				}
				input := fmt.Sprintf(`{"%s":%s,"objects":[%s],"text":true%s}`, member, quoted, crd.text, more)
				out.Compared(&vectors.Case{ID: id, Op: op, InputText: input}, answer)
				return nil
			}
			a, err := served.answer([]byte(text))
			if err := compare("admission.default", "objectText", "", a, err); err != nil {
				return err
			}
			a, err = served.answerStored([]byte(text))
			if err := compare("admission.request", "oldObjectText", `,"verb":"delete"`, a, err); err != nil {
				return err
			}
			a, err = served.answerStrict([]byte(text))
			if err := compare("admission.request", "objectText", `,"fieldValidation":"Strict","verb":"create"`, a, err); err != nil {
				return err
			}
			if len(a.Errors) > 0 {
				continue
			}
			given := registry.Given{Now: "2030-01-02T03:04:05Z", ObjectUID: "00000000-0000-4000-8000-000000000009"}
			drawn := `,"now":"2030-01-02T03:04:05Z","objectUid":"00000000-0000-4000-8000-000000000009"`
			var old []byte
			subresource := ""
			if g.once(2) {
				before := text
				if !g.once(3) {
					before = g.object(version)
				}
				quoted, err := json.Marshal(before)
				if err != nil {
					return err
				}
				old, drawn = []byte(before), fmt.Sprintf(`,"oldObjectText":%s`, quoted)
			}
			a, err = served.answerPrepared([]byte(text), old, given)
			if err := compare("admission.default", "objectText", drawn+`,"stored":true`, a, err); err != nil {
				return err
			}
			asked++
			// The name stands in the URL, too.
			if len(a.Errors) > 0 || old != nil && (!isNamed([]byte(text)) || !isNamed(old)) {
				continue
			}
			if old != nil && version.status && g.once(2) {
				subresource = "status"
				drawn += `,"subresource":"status"`
			}
			patch := g.patch(version)
			a, err = served.answerPatched([]byte(text), old, []byte(patch), subresource, given)
			if err != nil {
				return fmt.Errorf("%s: %w: %s: %s", id, err, text, patch)
			}
			if len(a.Errors) > 0 {
				continue
			}
			quoted, err := json.Marshal(text)
			if err != nil {
				return err
			}
			input := fmt.Sprintf(`{"objectText":%s,"objects":[%s,%s],"complete":["namespaces"],"text":true,"answers":{"h.example.com":{"patch":%s}}%s}`, quoted, crd.text, hook, patch, drawn)
			out.Compared(&vectors.Case{ID: id, Op: "admission.run", InputText: input}, a)
			patched++
		}
	}
	out.Done(asked + patched)
	return nil
}

// isNamed says whether an object has the name that its requests have in their URL.
func isNamed(text []byte) bool {
	var object metav1.PartialObjectMetadata
	return json.Unmarshal(text, &object) == nil && object.Name == "w"
}

// hook is a configuration of one webhook for all of them.
const hook = `{"apiVersion":"admissionregistration.k8s.io/v1","kind":"MutatingWebhookConfiguration","metadata":{"name":"c"},"webhooks":[{"name":"h.example.com","clientConfig":{"url":"https://h.example.com/"},"sideEffects":"None","admissionReviewVersions":["v1"],"rules":[{"operations":["*"],"apiGroups":["*"],"apiVersions":["*"],"resources":["*/*"]}]}]}`

// patch adds a field of the root, mostly one that the schema knows.
func (g *generator) patch(v version) string {
	properties, _ := v.schema["properties"].(map[string]any)
	known := slices.DeleteFunc(slices.Sorted(keys(properties)), func(name string) bool {
		return name == "metadata" || name == "kind" || name == "apiVersion"
	})
	name, value := "a", vectors.JSON(g.Rand, 2)
	if len(known) > 0 && !g.once(4) {
		name = vectors.Pick(g.Rand, known)
		value = g.value(properties[name].(map[string]any), 4)
	}
	if strings.Contains(value, "1e400") {
		value = "{}"
	}
	if g.once(4) {
		return vectors.Pick(g.Rand, []string{
			`[{"op":"add","path":"/metadata/uid","value":"x"},{"op":"add","path":"/metadata/creationTimestamp","value":"2020-01-01T00:00:00Z"}]`,
			`[{"op":"add","path":"/metadata/generation","value":7},{"op":"add","path":"/metadata/deletionGracePeriodSeconds","value":7}]`,
			`[{"op":"add","path":"/metadata/uid","value":1},{"op":"add","path":"/metadata/generation","value":"7"},{"op":"add","path":"/metadata/labels","value":{"c":"d"}}]`,
			`[{"op":"add","path":"/status","value":{"a":1.0}}]`, `[{"op":"add","path":"/metadata/namespace","value":""}]`,
			`[{"op":"add","path":"/metadata/deletionTimestamp","value":"2020-01-01T00:00:00Z"},{"op":"add","path":"/metadata/managedFields","value":[{"manager":"x"}]}]`,
		})
	}
	name = strings.ReplaceAll(strings.ReplaceAll(name, "~", "~0"), "/", "~1")
	return fmt.Sprintf(`[{"op":"add","path":"/%s","value":%s}]`, name, value)
}

type generator struct{ *rand.Rand }

type definition struct {
	text     string
	versions []version
}

type version struct {
	name   string
	schema map[string]any
	// status says whether the status has an endpoint of its own.
	status bool
}

func (g *generator) once(n int) bool { return g.IntN(n) == 0 }

func (g *generator) definition() definition {
	names := []string{"v1"}
	if g.once(2) {
		names = append(names, "v2")
	}
	storage := vectors.Pick(g.Rand, names)
	var versions []version
	var specs []any
	for _, name := range names {
		root := g.schema(4, placeRoot)
		status := g.once(2)
		versions = append(versions, version{name, root, status})
		spec := map[string]any{
			"name": name, "served": true, "storage": name == storage, "schema": map[string]any{"openAPIV3Schema": root},
		}
		if status {
			spec["subresources"] = map[string]any{"status": map[string]any{}}
		}
		specs = append(specs, spec)
	}
	spec := map[string]any{
		"group": "example.com", "scope": "Namespaced", "names": map[string]any{"plural": "widgets", "singular": "widget", "kind": "Widget", "listKind": "WidgetList"},
		"versions": specs,
	}
	if g.once(10) {
		spec["preserveUnknownFields"] = true
	}
	text, err := json.Marshal(map[string]any{
		"apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition", "metadata": map[string]any{"name": "widgets.example.com"}, "spec": spec,
	})
	if err != nil {
		panic(err)
	}
	return definition{string(text), versions}
}

type place int

const (
	placeRoot place = iota
	placeField
	placeItem
	placeAdditional
)

// Few, so that fields hit often; some of them have a meaning in embedded resources, some sort oddly or are escaped.
var names = []string{"a", "b", "c", "d", "e", "spec", "status", "metadata", "kind", "apiVersion", "a.b", "x/y", "é", "<"}

func (g *generator) schema(depth int, at place) map[string]any {
	s := map[string]any{}
	kind := g.IntN(10)
	if at == placeRoot || depth > 2 && g.once(2) {
		kind = 0
	}
	if depth == 0 {
		kind = 5 + g.IntN(5)
	}
	switch {
	case kind <= 2:
		s["type"] = "object"
		g.properties(s, depth)
		if at != placeRoot && g.once(5) {
			s["x-kubernetes-embedded-resource"] = true
		}
	case kind == 3:
		s["type"] = "object"
		switch g.IntN(5) {
		case 0:
			s["additionalProperties"] = true
		case 1:
			s["additionalProperties"] = false
		default:
			s["additionalProperties"] = g.schema(depth-1, placeAdditional)
		}
	case kind == 4:
		s["type"] = "array"
		if !g.once(10) {
			s["items"] = g.schema(depth-1, placeItem)
		}
	case kind == 5:
		s["x-kubernetes-int-or-string"] = true
	default:
		s["type"] = vectors.Pick(g.Rand, []string{"string", "integer", "number", "boolean", "string"})
	}
	if g.once(6) {
		s["x-kubernetes-preserve-unknown-fields"] = true
	}
	if g.once(4) {
		s["nullable"] = true
	} else if g.once(10) {
		s["nullable"] = false
	}
	if at != placeRoot && (at != placeAdditional || g.once(10)) && g.once(3) {
		value := json.RawMessage(g.value(s, 3))
		if _, err := json.Marshal(value); err == nil && !strings.Contains(string(value), "1e400") {
			s["default"] = value
		}
	}
	return s
}

func (g *generator) properties(s map[string]any, depth int) {
	properties := map[string]any{}
	for range g.IntN(5) {
		properties[vectors.Pick(g.Rand, names)] = g.schema(depth-1, placeField)
	}
	// What may be said of metadata.
	if g.once(6) {
		properties["metadata"] = map[string]any{"type": "object", "properties": map[string]any{
			"name":   map[string]any{"type": "string", "default": vectors.Pick(g.Rand, []any{"named", 1, nil})},
			"labels": map[string]any{"type": "object", "default": vectors.Pick(g.Rand, []any{map[string]any{"a": "b"}, map[string]any{}, map[string]any{"a": 1}})},
			"extra":  map[string]any{"type": "string", "default": "x"},
		}}
		if g.once(3) {
			properties["kind"] = map[string]any{"type": "string", "default": vectors.Pick(g.Rand, []any{"Thing", 1})}
		}
	}
	if len(properties) > 0 || g.once(2) {
		s["properties"] = properties
	}
}

func (g *generator) object(v version) string {
	root := g.members(v.schema, 5)
	root = slices.DeleteFunc(root, func(member string) bool {
		return strings.HasPrefix(member, `"apiVersion"`) || strings.HasPrefix(member, `"kind"`) || strings.HasPrefix(member, `"metadata"`)
	})
	root = append(root, `"apiVersion":"example.com/`+v.name+`"`, `"kind":"Widget"`)
	root = append(root, `"metadata":`+g.metadata())
	g.Shuffle(len(root), func(i, j int) { root[i], root[j] = root[j], root[i] })
	return "{" + strings.Join(root, ",") + "}"
}

// value is mostly one that the schema allows.
func (g *generator) value(s map[string]any, depth int) string {
	switch {
	case g.once(9):
		return "null"
	case depth == 0:
		return g.scalar(s)
	case g.once(20):
		return vectors.JSON(g.Rand, 2)
	}
	switch s["type"] {
	case "object":
		members := g.members(s, depth)
		if s["x-kubernetes-embedded-resource"] == true {
			members = append(members, g.meta()...)
		}
		if g.once(40) && len(members) > 0 {
			members = append(members, members[0])
		}
		return "{" + strings.Join(members, ",") + "}"
	case "array":
		items, _ := s["items"].(map[string]any)
		var elements []string
		for range g.IntN(4) {
			elements = append(elements, g.value(items, depth-1))
		}
		return "[" + strings.Join(elements, ",") + "]"
	}
	return g.scalar(s)
}

func (g *generator) members(s map[string]any, depth int) []string {
	var members []string
	add := func(name string, value string) {
		key, err := json.Marshal(name)
		if err != nil {
			panic(err)
		}
		members = append(members, string(key)+":"+value)
	}
	properties, _ := s["properties"].(map[string]any)
	for _, name := range slices.Sorted(keys(properties)) {
		if !g.once(3) {
			add(name, g.value(properties[name].(map[string]any), depth-1))
		}
	}
	if additional, ok := s["additionalProperties"]; ok {
		below, _ := additional.(map[string]any)
		for range g.IntN(3) {
			add(vectors.Pick(g.Rand, names), g.value(below, depth-1))
		}
	}
	if g.once(3) {
		add(vectors.Pick(g.Rand, names), vectors.JSON(g.Rand, 3))
	}
	return members
}

func keys(m map[string]any) func(func(string) bool) {
	return func(yield func(string) bool) {
		for key := range m {
			if !yield(key) {
				return
			}
		}
	}
}

func (g *generator) scalar(s map[string]any) string {
	switch s["type"] {
	case "object":
		return vectors.Pick(g.Rand, []string{"{}", "{}", `{"z":{"z":1}}`})
	case "array":
		return vectors.Pick(g.Rand, []string{"[]", `[{"z":1}]`, "[null]"})
	case "integer", "number":
		return vectors.Pick(g.Rand, []string{"0", "1", "1.0", "1e2", "-0", "12345678901234567890", "1.50"})
	case "boolean":
		return vectors.Pick(g.Rand, []string{"true", "false"})
	}
	return vectors.Pick(g.Rand, []string{`""`, `"x"`, `"a<b"`, `"\u0041"`, `1`, `"é"`})
}

// meta is the type and metadata of an embedded resource.
func (g *generator) meta() []string {
	var members []string
	text := func(right string) string {
		if g.once(30) {
			return vectors.Pick(g.Rand, []string{"1", "null", "{}", "1.5", "[1]", "true", "1e21"})
		}
		return right
	}
	if !g.once(5) {
		members = append(members, `"apiVersion":`+text(`"v1"`))
	}
	if !g.once(5) {
		members = append(members, `"kind":`+text(`"Pod"`))
	}
	if !g.once(4) {
		members = append(members, `"metadata":`+g.metadata())
	}
	return members
}

func (g *generator) metadata() string {
	if g.once(40) {
		return vectors.Pick(g.Rand, []string{"null", "null", "{}", "[]", `"x"`, "1", "1.5"})
	}
	fields := []string{`"name":"w"`}
	maybe := func(n int, values ...string) {
		if g.once(n) {
			fields = append(fields, vectors.Pick(g.Rand, values))
		}
	}
	maybe(2, `"namespace":"default"`)
	maybe(4, `"labels":{"a":"b"}`, `"labels":{}`, `"labels":null`, `"labels":{"a":null,"b":"<"}`)
	maybe(40, `"labels":{"a":1}`, `"labels":[]`, `"labels":"x"`)
	maybe(5, `"annotations":{"b":"1","a":"2"}`, `"annotations":{}`)
	maybe(5, `"creationTimestamp":null`, `"creationTimestamp":"2024-01-01T00:00:00Z"`, `"creationTimestamp":"2024-01-01T09:00:00+09:00"`, `"creationTimestamp":"2024-01-01T00:00:00.5Z"`)
	maybe(8, `"deletionTimestamp":"2024-02-01T00:00:00Z"`, `"deletionTimestamp":null`)
	maybe(60, `"creationTimestamp":"yesterday"`, `"creationTimestamp":1`)
	maybe(6, `"generation":3`, `"generation":0`, `"generation":1.0`, `"generation":2e0`)
	maybe(60, `"generation":1.5`, `"generation":"1"`)
	maybe(8, `"ownerReferences":[{"apiVersion":"v1","kind":"Pod","name":"p","uid":"u"}]`, `"ownerReferences":[]`, `"ownerReferences":[{"x":1}]`, `"ownerReferences":[null]`)
	maybe(8, `"finalizers":["a/b"]`, `"finalizers":[]`, `"finalizers":[null]`)
	maybe(60, `"finalizers":"a"`, `"finalizers":[1]`)
	maybe(8, `"managedFields":[{"manager":"m","operation":"Apply","fieldsType":"FieldsV1","fieldsV1":{"f:b":{},"f:a":{".":{}}}}]`)
	maybe(8, `"deletionGracePeriodSeconds":0`, `"deletionGracePeriodSeconds":30`, `"selfLink":""`, `"resourceVersion":"7"`, `"uid":"u"`)
	maybe(6, `"unknown":1`, `"Labels":{"a":"b"}`, `"x":null`)
	return "{" + strings.Join(fields, ",") + "}"
}
