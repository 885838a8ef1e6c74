// Command encode asks the real Go code what becomes of random objects: decoded as kube-apiserver's JSON serializer
// decodes them (sigs.k8s.io/json, not strict) into the k8s.io/api type, then printed by json.Marshal.
//
//	go run ./encode -n 20000 -seed 1             four lines a case: kind, input, "ok" or "err", output or error text
//	go run ./encode -n 20000 -seed 1 -semantic   four lines a case: kind, one input, another, "equal", "differ" or an error
//	go run ./encode -n 20000 -seed 1 -dropped    four lines a case: kind, input, "dropped", the paths of unknown members
//	go run ./encode -n 20000 -seed 1 -strict     four lines a case: kind, input, "strict", the errors of the strict decoder
//	go run ./encode FILE...                      four lines an object of some manifests
//	go run ./encode -fill cases.json             the answers of written cases
//	go run ./encode -fill-strict cases.json      the errors of the strict decoder for written cases
//	go run ./encode -fill-kinds cases.json       the kinds, or the errors, of written patched objects
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"

	admissionv1 "k8s.io/api/admission/v1"
	admissionv1beta1 "k8s.io/api/admission/v1beta1"
	apiextensionsv1 "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	"k8s.io/apimachinery/pkg/api/equality"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured/unstructuredscheme"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	kubejson "k8s.io/apimachinery/pkg/runtime/serializer/json"
	"k8s.io/client-go/kubernetes/scheme"
	apiregistrationv1 "k8s.io/kube-aggregator/pkg/apis/apiregistration/v1"
	kjson "sigs.k8s.io/json"
	"sigs.k8s.io/yaml"
)

var (
	release = flag.String("release", "1.37", "the release that this is built with")
	table   = flag.String("table", "../../../src/scheme/tables/fields.rs", "the Rust table of kinds")
)

func main() {
	n := flag.Int("n", 1000, "cases")
	seed := flag.Uint64("seed", 1, "seed")
	semantic := flag.Bool("semantic", false, "compare two objects")
	dropped := flag.Bool("dropped", false, "name the unknown members")
	strict := flag.Bool("strict", false, "decode strictly")
	fill := flag.String("fill", "", "a file of written cases")
	fillStrictOf := flag.String("fill-strict", "", "a file of written objects that are decoded strictly")
	fillKindsOf := flag.String("fill-kinds", "", "a file of written patched objects")
	flag.Parse()
	for _, add := range []func(*runtime.Scheme) error{admissionv1.AddToScheme, admissionv1beta1.AddToScheme, apiextensionsv1.AddToScheme, apiregistrationv1.AddToScheme, addOptions} {
		if err := add(scheme.Scheme); err != nil {
			panic(err)
		}
	}
	if *fill != "" {
		fillCases(*fill)
		return
	}
	if *fillStrictOf != "" {
		fillStrict(*fillStrictOf)
		return
	}
	if *fillKindsOf != "" {
		fillKinds(*fillKindsOf)
		return
	}
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	if flag.NArg() > 0 {
		for _, path := range flag.Args() {
			manifest(out, path)
		}
		return
	}
	kinds := kinds(*table, *release)
	for i := range *n {
		g := &generator{Rand: rand.New(rand.NewPCG(*seed, uint64(i)))}
		gvk := pick(g, kinds)
		if g.IntN(6) == 0 {
			gvk = pick(g, favourites)
		}
		// A third of the objects is flawless, a third has a flaw here and there, a third has many.
		g.flaws = []int{0, 0, 400, 60}[g.IntN(4)]
		tree := g.object(gvk)
		if *semantic {
			first := tree.render(g)
			g.tweak(tree)
			second := tree.render(g)
			fmt.Fprintf(out, "%s\n%s\n%s\n%s\n", name(gvk), first, second, compare(gvk, first, second))
			continue
		}
		input := tree.render(g)
		if *strict {
			if texts, err := strictErrors(gvk, input); err == nil {
				fmt.Fprintf(out, "%s\n%s\nstrict\n%s\n", name(gvk), input, strings.Join(texts, ", "))
			}
			continue
		}
		if *dropped {
			if paths, ok := unknown(gvk, input); ok {
				fmt.Fprintf(out, "%s\n%s\ndropped\n%s\n", name(gvk), input, strings.Join(paths, "; "))
			}
			continue
		}
		tell(out, gvk, input)
	}
}

func tell(out io.Writer, gvk schema.GroupVersionKind, input []byte) {
	output, err := encode(gvk, input)
	if err != nil {
		fmt.Fprintf(out, "%s\n%s\nerr\n%s\n", name(gvk), input, strings.ReplaceAll(err.Error(), "\n", "\\n"))
		return
	}
	fmt.Fprintf(out, "%s\n%s\nok\n%s\n", name(gvk), input, output)
}

// manifest takes the objects of a YAML or JSON file, as far as it can be read; items of a List one by one.
func manifest(out io.Writer, path string) {
	data, err := os.ReadFile(path)
	if err != nil {
		panic(err)
	}
	for _, document := range strings.Split("\n"+string(data), "\n---") {
		text, err := yaml.YAMLToJSON([]byte(document))
		if err != nil {
			continue
		}
		object := struct {
			APIVersion, Kind string
			Items            []json.RawMessage
		}{}
		if json.Unmarshal(text, &object) != nil || object.Kind == "" {
			continue
		}
		objects := object.Items
		if !strings.HasSuffix(object.Kind, "List") {
			objects = []json.RawMessage{text}
		}
		for _, text := range objects {
			var meta metav1.TypeMeta
			if json.Unmarshal(text, &meta) == nil && meta.Kind != "" && served(meta.GroupVersionKind()) {
				tell(out, meta.GroupVersionKind(), text)
			}
		}
	}
}

// served says whether the Rust table should know a kind that the scheme knows: some old versions are registered only.
func served(gvk schema.GroupVersionKind) bool {
	return !scheme.Scheme.Recognizes(gvk) || slices.Contains(kinds(*table, *release), gvk)
}

var favourites = []schema.GroupVersionKind{
	{Version: "v1", Kind: "Pod"}, {Version: "v1", Kind: "Service"}, {Version: "v1", Kind: "Secret"}, {Version: "v1", Kind: "ConfigMap"},
	{Group: "apps", Version: "v1", Kind: "Deployment"}, {Group: "apps", Version: "v1", Kind: "StatefulSet"}, {Group: "batch", Version: "v1", Kind: "CronJob"},
	{Group: "example.com", Version: "v1", Kind: "Widget"}, {Group: "apiextensions.k8s.io", Version: "v1", Kind: "CustomResourceDefinition"},
}

func addOptions(s *runtime.Scheme) error {
	s.AddKnownTypes(schema.GroupVersion{Group: "meta.k8s.io", Version: "v1"},
		&metav1.CreateOptions{}, &metav1.UpdateOptions{}, &metav1.PatchOptions{}, &metav1.DeleteOptions{})
	return nil
}

// kinds are those of the Rust table in one release, a bit counted from 1.30; so no kind of it goes unchecked.
func kinds(table, release string) []schema.GroupVersionKind {
	data, err := os.ReadFile(table)
	if err != nil {
		panic(err)
	}
	minor, err := strconv.Atoi(strings.TrimPrefix(release, "1."))
	if err != nil {
		panic(err)
	}
	var out []schema.GroupVersionKind
	for _, row := range regexp.MustCompile(`(?m)^    kind\((ALL|0x..), "(.*)", "(.*)", \d+, \d+\), // (.*)$`).FindAllStringSubmatch(string(data), -1) {
		bits, err := strconv.ParseUint(strings.Replace(row[1], "ALL", "0xff", 1), 0, 8)
		if err != nil {
			panic(err)
		}
		if bits>>(minor-30)&1 == 1 {
			out = append(out, schema.GroupVersionKind{Group: row[2], Version: row[3], Kind: row[4]})
		}
	}
	return out
}

func name(gvk schema.GroupVersionKind) string {
	return gvk.Group + "/" + gvk.Version + "/" + gvk.Kind
}

func decode(gvk schema.GroupVersionKind, input []byte) (runtime.Object, error) {
	object, err := scheme.Scheme.New(gvk)
	if err != nil {
		m := map[string]any{}
		if err := kjson.UnmarshalCaseSensitivePreserveInts(input, &m); err != nil {
			return nil, err
		}
		return &unstructured.Unstructured{Object: m}, nil
	}
	if err := kjson.UnmarshalCaseSensitivePreserveInts(input, object); err != nil {
		return nil, err
	}
	return object, nil
}

func encode(gvk schema.GroupVersionKind, input []byte) ([]byte, error) {
	object, err := decode(gvk, input)
	if err != nil {
		return nil, err
	}
	if u, ok := object.(*unstructured.Unstructured); ok {
		return json.Marshal(u.Object)
	}
	return json.Marshal(object)
}

// unknown asks the strict decoder, as the server does with fieldValidation=Strict. The unions of a schema decode themselves
// without it, so CustomResourceDefinitions are left out.
func unknown(gvk schema.GroupVersionKind, input []byte) ([]string, bool) {
	object, err := scheme.Scheme.New(gvk)
	if err != nil || gvk.Kind == "CustomResourceDefinition" || gvk.Kind == "ConversionReview" {
		return nil, false
	}
	strict, err := kjson.UnmarshalStrict(input, object, kjson.DisallowUnknownFields)
	if err != nil {
		return nil, false
	}
	var paths []string
	for _, err := range strict {
		paths = append(paths, err.(kjson.FieldError).FieldPath())
	}
	return paths, true
}

// strictErrors asks the serializer that the server uses with fieldValidation Warn and Strict: for a kind that the scheme does
// not know, as it decodes custom resources.
func strictErrors(gvk schema.GroupVersionKind, input []byte) ([]string, error) {
	serializer := kubejson.NewSerializerWithOptions(kubejson.DefaultMetaFactory, scheme.Scheme, scheme.Scheme, kubejson.SerializerOptions{Strict: true})
	var into runtime.Object = &unstructured.Unstructured{}
	if object, err := scheme.Scheme.New(gvk); err == nil {
		into = object
	} else {
		serializer = kubejson.NewSerializerWithOptions(kubejson.DefaultMetaFactory, unstructuredscheme.NewUnstructuredCreator(), unstructuredscheme.NewUnstructuredObjectTyper(), kubejson.SerializerOptions{Strict: true})
	}
	_, _, err := serializer.Decode(input, &gvk, into)
	var texts []string
	if strict, ok := runtime.AsStrictDecodingError(err); ok {
		for _, err := range strict.Errors() {
			texts = append(texts, err.Error())
		}
		return texts, nil
	}
	return nil, err
}

func compare(gvk schema.GroupVersionKind, first, second []byte) string {
	a, err := decode(gvk, first)
	if err != nil {
		return "error"
	}
	b, err := decode(gvk, second)
	if err != nil {
		return "error"
	}
	if equality.Semantic.DeepEqual(a, b) {
		return "equal"
	}
	return "differ"
}

// A written case: kind and input by hand, the answer from here.
type written struct {
	Name   string  `json:"name"`
	Kind   string  `json:"kind"`
	Input  string  `json:"input"`
	Output *string `json:"output,omitempty"`
	Error  *string `json:"error,omitempty"`
}

func fillCases(path string) {
	var cases []written
	read(path, &cases)
	for i := range cases {
		c := &cases[i]
		output, err := encode(parseKind(c.Kind), []byte(c.Input))
		c.Output, c.Error = answer(string(output), err)
	}
	print(cases)
}

// A written object that is decoded strictly: kind and input by hand, the errors from here.
type strictly struct {
	Name   string   `json:"name"`
	Kind   string   `json:"kind"`
	Input  string   `json:"input"`
	Errors []string `json:"errors"`
}

func fillStrict(path string) {
	var cases []strictly
	read(path, &cases)
	for i := range cases {
		c := &cases[i]
		texts, err := strictErrors(parseKind(c.Kind), []byte(c.Input))
		if err != nil {
			panic(c.Name + ": " + err.Error())
		}
		c.Errors = texts
		if texts == nil {
			c.Errors = []string{}
		}
	}
	print(cases)
}

// A written patched object: the kind before and the patched text by hand, the kind that the server takes it for from here.
type patched struct {
	Name    string  `json:"name"`
	Before  string  `json:"before"`
	Patched string  `json:"patched"`
	Kind    *string `json:"kind,omitempty"`
	Error   *string `json:"error,omitempty"`
}

func fillKinds(path string) {
	var cases []patched
	read(path, &cases)
	serializer := kubejson.NewSerializerWithOptions(kubejson.DefaultMetaFactory, scheme.Scheme, scheme.Scheme, kubejson.SerializerOptions{})
	schemeName := regexp.MustCompile(`in scheme ".*"`)
	for i := range cases {
		c := &cases[i]
		before := parseKind(c.Before)
		var into runtime.Object = &unstructured.Unstructured{}
		if object, err := scheme.Scheme.New(before); err == nil {
			into = object
		}
		_, gvk, err := serializer.Decode([]byte(c.Patched), nil, into)
		if err != nil {
			err = errors.New(schemeName.ReplaceAllString(err.Error(), `in scheme "..."`))
		}
		kind := ""
		if gvk != nil {
			kind = name(*gvk)
		}
		c.Kind, c.Error = answer(kind, err)
	}
	print(cases)
}

func parseKind(text string) schema.GroupVersionKind {
	parts := strings.SplitN(text, "/", 3)
	return schema.GroupVersionKind{Group: parts[0], Version: parts[1], Kind: parts[2]}
}

func answer(output string, err error) (*string, *string) {
	if err != nil {
		text := err.Error()
		return nil, &text
	}
	return &output, nil
}

func read(path string, into any) {
	data, err := os.ReadFile(path)
	if err == nil {
		err = json.Unmarshal(data, into)
	}
	if err != nil {
		panic(err)
	}
}

func print(cases any) {
	out := json.NewEncoder(os.Stdout)
	out.SetEscapeHTML(false)
	out.SetIndent("", "  ")
	if err := out.Encode(cases); err != nil {
		panic(err)
	}
}
