package main

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"math/rand/v2"
	"reflect"
	"strconv"
	"strings"

	apiextensionsv1 "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	"k8s.io/apimachinery/pkg/api/resource"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/util/intstr"
	"k8s.io/client-go/kubernetes/scheme"
)

// tree is a JSON value that keeps what a Go map would lose: order, repeated names, the text of tokens.
type tree struct {
	token  string // a literal, a number or a quoted string
	object bool
	array  bool
	names  []string // quoted
	values []*tree
	typed  reflect.Type
}

func (t *tree) render(g *generator) []byte {
	var b bytes.Buffer
	t.write(g, &b, g.IntN(3) == 0)
	return b.Bytes()
}

func (t *tree) write(g *generator, b *bytes.Buffer, spaced bool) {
	space := func() {
		if spaced && g.IntN(4) == 0 {
			b.WriteString(pick(g, []string{" ", "  ", "\t", "\r"}))
		}
	}
	space()
	switch {
	case t.object:
		b.WriteByte('{')
		for i, value := range t.values {
			if i > 0 {
				b.WriteByte(',')
			}
			space()
			b.WriteString(t.names[i])
			space()
			b.WriteByte(':')
			value.write(g, b, spaced)
		}
		space()
		b.WriteByte('}')
	case t.array:
		b.WriteByte('[')
		for i, value := range t.values {
			if i > 0 {
				b.WriteByte(',')
			}
			value.write(g, b, spaced)
		}
		space()
		b.WriteByte(']')
	default:
		b.WriteString(t.token)
	}
	space()
}

type generator struct {
	*rand.Rand
	// flaws is one flaw in that many values; 0 is none.
	flaws int
}

func pick[T any](g *generator, list []T) T { return list[g.IntN(len(list))] }

func token(text string) *tree { return &tree{token: text} }

func quoted(text string) string {
	b, err := json.Marshal(text)
	if err != nil {
		panic(err)
	}
	return string(b)
}

func (g *generator) flaw() bool { return g.flaws > 0 && g.IntN(g.flaws) == 0 }

func (g *generator) object(gvk schema.GroupVersionKind) *tree {
	var out *tree
	if object, err := scheme.Scheme.New(gvk); err == nil {
		out = g.value(reflect.TypeOf(object).Elem(), 0)
	} else {
		out = g.any(0)
		for !out.object && g.IntN(20) != 0 {
			out = g.any(0)
		}
	}
	if out.object && g.IntN(10) != 0 {
		apiVersion, kind := gvk.ToAPIVersionAndKind()
		out.names = append([]string{`"kind"`, `"apiVersion"`}, out.names...)
		out.values = append([]*tree{token(quoted(kind)), token(quoted(apiVersion))}, out.values...)
	}
	return out
}

// value makes JSON for a Go type; now and then it does not fit.
func (g *generator) value(t reflect.Type, depth int) *tree {
	out := g.fitting(t, depth)
	if g.flaw() {
		switch g.IntN(4) {
		case 0, 1:
			out = token("null")
		case 2:
			out = g.any(2)
		default:
			out = token(pick(g, oddTokens))
		}
	}
	out.typed = t
	return out
}

var oddTokens = []string{
	"0", "1", "-1", "-0", "1.0", "1e2", "1.5", "300", "2147483647", "2147483648", "-2147483649", "9223372036854775807", "9223372036854775808",
	"12345678901234567890123", "1e400", "-1e-400", "5e-7", "1e21", "123456789.125", "0.1e-6", "true", "false", `""`, `"a"`, `"1"`, `"<a&b>"`, `"\u2028\ud800"`,
	"\"\xff\xc3\"", `"AAEC"`, `"AAE="`, `"A"`, `"not base64!"`, `"A\nAE="`, `"1.5"`, `"500m"`, `"2020-01-01T00:00:00Z"`, `{}`, `[]`, `[1,2,300]`, `[0,null,255]`, `{"a":null}`, `[null]`, `[{}]`, `["a"]`,
}

func (g *generator) fitting(t reflect.Type, depth int) *tree {
	switch t {
	case reflect.TypeFor[resource.Quantity]():
		return token(g.quantity())
	case reflect.TypeFor[metav1.Time]():
		return token(g.time(false))
	case reflect.TypeFor[metav1.MicroTime]():
		return token(g.time(true))
	case reflect.TypeFor[intstr.IntOrString]():
		return token(pick(g, []string{"80", "0", "-5", `"http"`, `"50%"`, `""`, `"a<b"`, "2147483647"}))
	case reflect.TypeFor[runtime.RawExtension](), reflect.TypeFor[metav1.FieldsV1](), reflect.TypeFor[apiextensionsv1.JSON]():
		return g.any(1)
	case reflect.TypeFor[apiextensionsv1.JSONSchemaPropsOrBool]():
		if g.IntN(2) == 0 {
			return token(pick(g, []string{"true", "false"}))
		}
		return g.value(reflect.TypeFor[apiextensionsv1.JSONSchemaProps](), depth+1)
	case reflect.TypeFor[apiextensionsv1.JSONSchemaPropsOrArray]():
		if g.IntN(2) == 0 {
			return g.value(reflect.TypeFor[[]apiextensionsv1.JSONSchemaProps](), depth+1)
		}
		return g.value(reflect.TypeFor[apiextensionsv1.JSONSchemaProps](), depth+1)
	case reflect.TypeFor[apiextensionsv1.JSONSchemaPropsOrStringArray]():
		if g.IntN(2) == 0 {
			return g.value(reflect.TypeFor[[]string](), depth+1)
		}
		return g.value(reflect.TypeFor[apiextensionsv1.JSONSchemaProps](), depth+1)
	}
	switch t.Kind() {
	case reflect.Pointer:
		return g.value(t.Elem(), depth)
	case reflect.String:
		return token(g.string())
	case reflect.Bool:
		return token(pick(g, []string{"true", "false"}))
	case reflect.Int, reflect.Int64:
		return token(pick(g, []string{"0", "1", "-1", "30", "4294967296", "9223372036854775807"}))
	case reflect.Int32:
		return token(pick(g, []string{"0", "1", "-1", "30", "8080", "2147483647", "-2147483648"}))
	case reflect.Uint8:
		return token(strconv.Itoa(g.IntN(256)))
	case reflect.Float64:
		return token(pick(g, []string{"0", "1", "1.5", "-2.25", "1e3", "1e21", "1e-7", "0.1", "100", "1e20", "123456789012345680000"}))
	case reflect.Slice:
		if t.Elem().Kind() == reflect.Uint8 && g.IntN(10) != 0 {
			raw := make([]byte, g.IntN(9))
			for i := range raw {
				raw[i] = byte(g.Uint32())
			}
			text := base64.StdEncoding.EncodeToString(raw)
			if g.flaws > 0 && g.IntN(4) == 0 {
				text = g.letters("AZaz09+/==\n\r-", 12)
			}
			return token(quoted(text))
		}
		out := &tree{array: true}
		for range g.length(depth) {
			out.values = append(out.values, g.value(t.Elem(), depth+1))
		}
		return out
	case reflect.Map:
		out := &tree{object: true}
		for range g.length(depth) {
			out.add(g.key(), g.value(t.Elem(), depth+1))
		}
		g.repeat(out, t.Elem(), depth)
		return out
	case reflect.Struct:
		return g.structure(t, depth)
	}
	panic("no generator for " + t.String())
}

func (t *tree) add(name string, value *tree) {
	t.names = append(t.names, name)
	t.values = append(t.values, value)
}

func (g *generator) length(depth int) int {
	switch g.IntN(6) {
	case 0:
		return 0
	case 1, 2, 3:
		return 1
	case 4:
		return 2
	}
	return max(1, 4-depth/2)
}

func (g *generator) key() string {
	return pick(g, []string{`"app"`, `"cpu"`, `"memory"`, `"a.b/c"`, `"B"`, `"b"`, `""`, `"é"`, `"<"`, `"\u0061pp"`, `"x\u0000"`, `"` + strconv.Itoa(g.IntN(100)) + `"`})
}

func (g *generator) repeat(t *tree, elem reflect.Type, depth int) {
	if g.flaws == 0 || len(t.values) == 0 || g.IntN(8) != 0 {
		return
	}
	t.add(pick(g, t.names), g.value(elem, depth+1))
}

type member struct {
	name  string
	typed reflect.Type
}

func members(t reflect.Type) []member {
	var out []member
	for i := range t.NumField() {
		f := t.Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch {
		case name == "-" || !f.IsExported():
		case f.Anonymous && name == "":
			out = append(out, members(f.Type)...)
		case name == "":
			out = append(out, member{f.Name, f.Type})
		default:
			out = append(out, member{name, f.Type})
		}
	}
	return out
}

func (g *generator) structure(t reflect.Type, depth int) *tree {
	all := members(t)
	out := &tree{object: true}
	odds := pick(g, []int{1, 2, 3, 6})
	if depth > 4 {
		odds = 1 + depth*2
	}
	var chosen []member
	for _, m := range all {
		if depth == 0 && (m.name == "kind" || m.name == "apiVersion") {
			continue
		}
		if g.IntN(odds) == 0 || (depth == 0 && g.IntN(2) == 0) {
			chosen = append(chosen, m)
		}
	}
	if g.IntN(2) == 0 {
		g.Shuffle(len(chosen), func(i, j int) { chosen[i], chosen[j] = chosen[j], chosen[i] })
	}
	for _, m := range chosen {
		name := quoted(m.name)
		if g.flaw() {
			switch g.IntN(3) {
			case 0:
				name = quoted(strings.ToUpper(m.name[:1]) + m.name[1:])
			case 1:
				name = quoted("x" + m.name)
			default:
				name = `"\u00` + strconv.FormatInt(int64(m.name[0]), 16) + m.name[1:] + `"`
			}
		}
		out.add(name, g.value(m.typed, depth+1))
		// A member given twice merges: the same, another value, or null between.
		for g.flaws > 0 && g.IntN(g.flaws) < 4 {
			out.add(name, g.value(m.typed, depth+1))
		}
	}
	if g.flaw() {
		out.add(pick(g, []string{`"unknown"`, `"x-y"`, `"~a/b"`, `"é<"`}), g.any(1))
	}
	return out
}

func (g *generator) any(depth int) *tree {
	switch g.IntN(6 + depth) {
	case 0, 1:
		out := &tree{object: true}
		for range g.IntN(5) {
			out.add(pick(g, []string{g.key(), `"metadata"`, `"spec"`, `"name"`, `"z"`, `"replicas"`}), g.any(depth+1))
		}
		return out
	case 2:
		out := &tree{array: true}
		for range g.IntN(4) {
			out.values = append(out.values, g.any(depth+1))
		}
		return out
	case 3:
		return token(pick(g, []string{"null", "true", "false"}))
	case 4:
		if odd := pick(g, oddTokens); !strings.ContainsAny(odd, "[{") {
			if odd != "1e400" || g.IntN(4) == 0 {
				return token(odd)
			}
		}
		return token(strconv.FormatFloat(g.NormFloat64()*1e6, 'g', -1, 64))
	default:
		return token(g.string())
	}
}

func (g *generator) string() string {
	if g.IntN(4) != 0 {
		return quoted(pick(g, []string{"", "a", "nginx:1.25", "kube-system", "default", "TCP", "x-y.z", "Always", "10.0.0.1", "app=web"}))
	}
	return pick(g, []string{
		`"a<b>&c"`, `"\u2028\u2029"`, `"\t\n\r\b\f\"\\\/"`, `"\u0001\u001f\u007f"`, `"\ud83d\ude00"`, `"😀"`, `"\ud800"`, `"\ud800\u0041"`, `"\udc00\ud800"`,
		"\"\xff\"", "\"a\xc3\"", "\"\xed\xa0\x80\"", "\"\xe2\x80\xa8\"", `"\u003c\u0026"`, `"日本"`, `"\uFFFD"`, `"\u00e9"`,
	})
}

func (g *generator) quantity() string {
	number := pick(g, []string{"0", "1", "5", "10", "100", "128", "250", "500", "999", "1000", "1024", "1500", "2048", "00", "007", "12000", "1048576",
		"0.5", "1.5", ".5", "5.", "0.001", "1.500", "0.3", "123456789.987654321", "0.0000000001", "1.0000000001", "999999999999999999", "1234567890123456789",
		"9223372036854775807", "9223372036854775808", "123456789012345678901234567890.123456789123", "+5", "-5", "-0", "-1.5", "+.5", "-.0001", "000.000", "."})
	if g.IntN(3) == 0 {
		number = strconv.FormatInt(int64(g.Uint64()>>(g.IntN(60)+1)), 10)
		if g.IntN(3) == 0 {
			number += "." + strconv.FormatInt(int64(g.Uint64()>>(g.IntN(60)+1)), 10)
		}
	}
	suffix := pick(g, []string{"", "", "m", "u", "n", "k", "M", "G", "T", "P", "E", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei", "e0", "e1", "e3", "E3", "e-3", "E-9", "e-12", "e+2", "e20", "e100"})
	if g.flaws > 0 && g.IntN(20) == 0 {
		return quoted(g.letters("0123459..+-eEinumkKMGTP", 8))
	}
	if g.flaws > 0 && g.IntN(12) == 0 {
		return pick(g, []string{`"` + number + pick(g, []string{"K", "i", "mi", "e", "e+", "e99999999999999999999", "kk", " ", "x", "-", "+1", "é", "ki", "Kim", "\\u0031"}) + `"`,
			`""`, `"--1"`, `"+"`, `"-"`, `"e3"`, `" 1"`, `"1 "`, `"\t1"`, `"1\n"`, `"Ki"`, "true", "{}", `[1]`, `{ "a": 1 }`, "1.5", "1e3", "-0", "100", "0.1", "1E-1", "12345678901234567890", `"1..2"`, `"1.2.3"`, `"` + "\xff" + `"`})
	}
	if suffix == "" && g.IntN(4) == 0 {
		if _, err := strconv.Atoi(number); err == nil && !strings.HasPrefix(number, "0") && !strings.HasPrefix(number, "+") && !strings.HasPrefix(number, "-") {
			return number
		}
	}
	return `"` + number + suffix + `"`
}

func (g *generator) letters(alphabet string, most int) string {
	var b strings.Builder
	for range g.IntN(most + 1) {
		b.WriteString(string(pick(g, []rune(alphabet))))
	}
	return b.String()
}

func (g *generator) time(micro bool) string {
	if g.flaws > 0 && g.IntN(10) == 0 {
		return pick(g, []string{`""`, `"x"`, `"2020"`, `"2020-13-01T00:00:00Z"`, `"2020-02-30T00:00:00Z"`, `"2020-01-01T24:00:00Z"`, `"2020-01-01T00:60:00Z"`, `"2020-01-01T00:00:60Z"`,
			`"2020-01-01 00:00:00Z"`, `"2020-01-01T00:00:00"`, `"2020-01-01T00:00:00z"`, `"2020-01-01T00:00:00+25:00"`, `"2020-01-01T00:00:00+24:61"`, `"2020-01-01T00:00:00+2400"`, `"2020-01-01T00:00:00Zx"`,
			`"2020-01-01T1:00:00Z"`, `"2020-01-01T00:00:00,5Z"`, `"2020-1-01T00:00:00Z"`, `"2020-01-00T00:00:00Z"`, `"2020-00-01T00:00:00Z"`, `"+020-01-01T00:00:00Z"`, `"20é-01-01T00:00:00Z"`, `"2020-01-01T00:00:00Z\"\\\u0001é"`,
			`"2020-01-01T00:00:00.Z"`, `"2020-01-01T00:00:00.123Z"`, `"2020-01-01T00:00:00.-12345Z"`, `"2020-01-01T00:00:00.+12345Z"`, `"2020-01-01T00:00:00.1234567Z"`, `"2020-01-01T00:00:00*01:00"`, `"2020-01-01T00:00:00+0a:00"`,
			`"0000-01-01T00:00:00+23:59"`, `"9999-12-31T23:59:59-23:59"`, `"0001-01-01T00:00:00Z"`, `"0001-01-01T00:00:00.5Z"`, `"0001-01-01T01:00:00+01:00"`, "5", "true", "{}", "[]", `"\ud800"`})
	}
	fraction := ""
	if micro {
		fraction = "." + strconv.Itoa(1000000 + g.IntN(1000000))[1:]
	} else if g.IntN(3) == 0 {
		fraction = "." + strconv.Itoa(g.IntN(1000000))
	}
	two := func(n, from int) string { return strconv.Itoa(100 + from + g.IntN(n))[1:] }
	zone := "Z"
	if g.IntN(3) == 0 {
		zone = pick(g, []string{"+", "-"}) + two(24, 0) + ":" + two(60, 0)
	}
	year := strconv.Itoa(10000 + g.IntN(4)*700 + g.IntN(30) + 1)[1:]
	if g.IntN(2) == 0 {
		year = "2024"
	}
	text := year + "-" + two(12, 1) + "-" + two(28, 1) + "T" + two(24, 0) + ":" + two(60, 0) + ":" + two(60, 0) + fraction + zone
	if g.flaws > 0 && g.IntN(20) == 0 {
		at := g.IntN(len(text))
		text = text[:at] + pick(g, []string{"", g.letters("0129:-+TZz., é", 2)}) + text[at+g.IntN(2):]
	}
	return quoted(text)
}

// tweak changes an object in one or two places, most often so that its meaning stays.
func (g *generator) tweak(t *tree) {
	if g.IntN(6) == 0 {
		return
	}
	for range 1 + g.IntN(3) {
		g.tweakOne(t)
	}
}

func (g *generator) tweakOne(t *tree) {
	at := t
	for len(at.values) > 0 && g.IntN(5) != 0 {
		at = pick(g, at.values)
	}
	switch {
	case at.object && g.IntN(2) == 0:
		g.Shuffle(len(at.values), func(i, j int) {
			at.values[i], at.values[j] = at.values[j], at.values[i]
			at.names[i], at.names[j] = at.names[j], at.names[i]
		})
	case at.object && at.typed != nil && at.typed.Kind() == reflect.Struct && g.IntN(2) == 0:
		// An empty or absent member is the same as none, for lists and maps.
		m := members(at.typed)
		if len(m) == 0 {
			return
		}
		add := pick(g, m)
		empty := "null"
		switch add.typed.Kind() {
		case reflect.Slice:
			empty = pick(g, []string{"[]", "null"})
		case reflect.Map, reflect.Pointer:
			empty = pick(g, []string{"{}", "null"})
		case reflect.String:
			empty = `""`
		}
		at.add(quoted(add.name), token(empty))
	case at.typed == reflect.TypeFor[resource.Quantity]():
		at.token = pick(g, []string{`"1"`, `"1000m"`, "1", `"1e0"`, `"0.001k"`, `"1Ki"`, `"1024"`, `"0"`, `"0Mi"`, "null", `"-0"`, `"1000000u"`, `"500m"`, `"0.5"`, `".5"`, `"1Mi"`, `"1048576"`})
		at.object, at.array, at.values = false, false, nil
	case at.typed == reflect.TypeFor[metav1.Time]():
		at.token = pick(g, []string{`"2020-01-01T00:00:00Z"`, `"2020-01-01T01:00:00+01:00"`, `"2020-01-01T00:00:00.000Z"`, `"2020-01-01T00:00:00.5Z"`, "null", `"0001-01-01T00:00:00Z"`})
		at.object, at.array, at.values = false, false, nil
	case at.typed != nil:
		old := g.flaws
		replacement := g.value(at.typed, 5)
		g.flaws = old
		*at = *replacement
	case !at.object && !at.array:
		at.token = pick(g, []string{"1", "1.0", "1e0", "-0", "0", "0.0", "-0.0", `"a"`, `"\u0061"`, "null", "[]", "{}"})
	}
}
