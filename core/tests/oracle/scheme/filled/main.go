// Command filled writes which fields of the built-in kinds the server may fill in before a webhook sees an object: fields
// that a default writes, or the way to the server's internal type and back.
//
// It makes small and large objects of every kind, reads and writes them by the scheme of kube-apiserver, and compares what
// was sent with what came back:
//
//	go run . -kinds ../../../../src/scheme/tables/fields.rs -constants "$(go list -m -f '{{.Dir}}' k8s.io/api)" > filled.rs
//
// -kinds is the table of the served kinds, -constants a folder in whose Go sources the words of string types are found.
package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"

	extensions "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/install"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/runtime/serializer"
	aggregator "k8s.io/kube-aggregator/pkg/apiserver/scheme"
	"k8s.io/kubernetes/pkg/api/legacyscheme"
	_ "k8s.io/kubernetes/pkg/apis/admission/install"
	_ "k8s.io/kubernetes/pkg/apis/admissionregistration/install"
	_ "k8s.io/kubernetes/pkg/apis/apiserverinternal/install"
	_ "k8s.io/kubernetes/pkg/apis/apps/install"
	_ "k8s.io/kubernetes/pkg/apis/authentication/install"
	_ "k8s.io/kubernetes/pkg/apis/authorization/install"
	_ "k8s.io/kubernetes/pkg/apis/autoscaling/install"
	_ "k8s.io/kubernetes/pkg/apis/batch/install"
	_ "k8s.io/kubernetes/pkg/apis/certificates/install"
	_ "k8s.io/kubernetes/pkg/apis/coordination/install"
	_ "k8s.io/kubernetes/pkg/apis/core/install"
	_ "k8s.io/kubernetes/pkg/apis/discovery/install"
	_ "k8s.io/kubernetes/pkg/apis/events/install"
	_ "k8s.io/kubernetes/pkg/apis/extensions/install"
	_ "k8s.io/kubernetes/pkg/apis/flowcontrol/install"
	_ "k8s.io/kubernetes/pkg/apis/imagepolicy/install"
	_ "k8s.io/kubernetes/pkg/apis/lifecycle/install"
	_ "k8s.io/kubernetes/pkg/apis/networking/install"
	_ "k8s.io/kubernetes/pkg/apis/node/install"
	_ "k8s.io/kubernetes/pkg/apis/policy/install"
	_ "k8s.io/kubernetes/pkg/apis/rbac/install"
	_ "k8s.io/kubernetes/pkg/apis/resource/install"
	_ "k8s.io/kubernetes/pkg/apis/scheduling/install"
	_ "k8s.io/kubernetes/pkg/apis/storage/install"
	_ "k8s.io/kubernetes/pkg/apis/storagemigration/install"
)

// server is one of the schemes that kube-apiserver is put together of.
type server struct {
	scheme *runtime.Scheme
	codecs serializer.CodecFactory
}

func servers() []server {
	crds := runtime.NewScheme()
	extensions.Install(crds)
	return []server{
		{legacyscheme.Scheme, legacyscheme.Codecs},
		{crds, serializer.NewCodecFactory(crds)},
		{aggregator.Scheme, aggregator.Codecs},
	}
}

// filled holds the paths of one kind, and how often one was seen.
type filled struct {
	gvk  schema.GroupVersionKind
	root *node
	// paths are those that something was filled in at.
	paths map[string]*path
}

// path tells on what it hangs that something is filled in.
type path struct {
	// always: the struct around it need not have any other field.
	always bool
	// with holds the fields of that struct of which one is enough.
	with map[string]bool
}

func main() {
	kinds := flag.String("kinds", "", "the Rust table of the served kinds")
	constants := flag.String("constants", "", "a folder of Go sources with the words of string types")
	show := flag.String("show", "", "print the paths of this kind only, such as apps/v1/Deployment")
	flag.Parse()
	served := servedKinds(*kinds)
	words := wordsIn(*constants)

	var found []filled
	tried, refused := 0, 0
	for _, server := range servers() {
		for gvk, typ := range server.scheme.AllKnownTypes() {
			id := gvk.Group + "/" + gvk.Version + "/" + gvk.Kind
			if !served[id] || *show != "" && *show != id {
				continue
			}
			if strings.HasPrefix(typ.PkgPath(), "k8s.io/apimachinery/") {
				continue
			}
			root := tree(typ, words)
			kind := filled{gvk, root, map[string]*path{}}
			for try := range tries(root) {
				tried++
				if !kind.compare(server, typ, try) {
					refused++
				}
			}
			found = append(found, kind)
		}
	}
	slices.SortFunc(found, func(a, b filled) int { return strings.Compare(name(a.gvk), name(b.gvk)) })
	fmt.Fprintf(os.Stderr, "filled: %d kinds, %d objects, of which %d can't be read\n", len(found), tried, refused)
	if *show != "" {
		for _, kind := range found {
			fmt.Println(strings.Join(kind.lines(), "\n"))
		}
		return
	}
	os.Stdout.WriteString(table(found))
}

func name(gvk schema.GroupVersionKind) string { return gvk.Group + "/" + gvk.Version + "/" + gvk.Kind }

// servedKinds reads the rows of the Rust table: `kind(0x80, "apps", "v1", 1, 2), // Deployment`.
func servedKinds(path string) map[string]bool {
	text, err := os.ReadFile(path)
	if err != nil {
		fail("%v", err)
	}
	served := map[string]bool{}
	row := regexp.MustCompile(`(?m)^    kind\(\w+, "([^"]*)", "([^"]*)", .*\), // (\w+)$`)
	for _, match := range row.FindAllStringSubmatch(string(text), -1) {
		served[match[1]+"/"+match[2]+"/"+match[3]] = true
	}
	if len(served) < 50 {
		fail("%s: only %d kinds", path, len(served))
	}
	return served
}

// compare sends an object through the server's decoder and encoder, and notes what it did not hold before.
func (f *filled) compare(server server, typ reflect.Type, try try) bool {
	object := try.object
	object["apiVersion"], object["kind"] = f.gvk.GroupVersion().String(), f.gvk.Kind
	sent, err := json.Marshal(object)
	if err != nil {
		fail("%v", err)
	}
	// As it would be printed if nothing were filled in.
	bare := reflect.New(typ)
	if err := json.Unmarshal(sent, bare.Interface()); err != nil {
		return false
	}
	before, err := json.Marshal(bare.Interface())
	if err != nil {
		return false
	}
	internal, _, err := server.codecs.UniversalDecoder().Decode(sent, nil, nil)
	if err != nil {
		return false
	}
	info, _ := runtime.SerializerInfoForMediaType(server.codecs.SupportedMediaTypes(), runtime.ContentTypeJSON)
	var after bytes.Buffer
	if err := server.codecs.EncoderForVersion(info.Serializer, f.gvk.GroupVersion()).Encode(internal, &after); err != nil {
		return false
	}
	seen := map[string]bool{}
	f.diff(seen, "", f.root, object, parse(before), parse(after.Bytes()))
	for at := range seen {
		if f.paths[at] == nil {
			f.paths[at] = &path{with: map[string]bool{}}
		}
		if rest, ok := strings.CutPrefix(at, try.of+"/"); ok && try.isAlone && !strings.Contains(rest, "/") {
			f.paths[at].always = f.paths[at].always || try.alone == ""
			f.paths[at].with[try.alone] = true
		}
	}
	return true
}

// diff notes the places that hold something after and nothing before; sent tells what the client wrote itself.
func (f *filled) diff(seen map[string]bool, path string, at *node, sent, before, after any) {
	switch after := after.(type) {
	case map[string]any:
		before, _ := before.(map[string]any)
		sent, _ := sent.(map[string]any)
		for key, value := range after {
			child, token := at.child(key)
			token = escape(token)
			_, given := sent[key]
			if was, ok := before[key]; ok && (given || !isZero(was) || isZero(value) || isContainer(value)) {
				f.diff(seen, path+"/"+token, child, sent[key], was, value)
			} else {
				seen[path+"/"+token] = true
			}
		}
	case []any:
		before, _ := before.([]any)
		sent, _ := sent.([]any)
		if len(before) != len(after) {
			fail("%s: %s gets %d elements more: tell how elements are added", name(f.gvk), path, len(after)-len(before))
		}
		for i := range after {
			var own any
			if i < len(sent) {
				own = sent[i]
			}
			child, _ := at.child("0")
			f.diff(seen, path+"/*", child, own, before[i], after[i])
		}
	}
}

func isZero(value any) bool {
	switch value := value.(type) {
	case nil:
		return true
	case string:
		return value == ""
	case float64:
		return value == 0
	case bool:
		return !value
	}
	return false
}

func isContainer(value any) bool {
	_, ok := value.(map[string]any)
	return ok
}

func parse(text []byte) any {
	var value any
	if err := json.Unmarshal(text, &value); err != nil {
		fail("%v", err)
	}
	return value
}

// lines are the paths of a kind: `/a/b`, or `/a/b?c` where b is only filled in if c is there beside it.
func (f *filled) lines() []string {
	var lines []string
	for at, found := range f.paths {
		switch {
		// The library fills in this one itself.
		case f.gvk.Kind == "Namespace" && strings.HasPrefix(at, "/metadata/labels"):
		default:
			lines = append(lines, at+f.condition(at, found))
		}
	}
	slices.Sort(lines)
	return lines
}

func (f *filled) condition(at string, found *path) string {
	// What is added to a map hangs on the same as the map.
	if above, ok := strings.CutSuffix(at, "/*"); ok && f.paths[above] != nil {
		found = f.paths[above]
	}
	if found.always || len(found.with) != 1 {
		return ""
	}
	return "?" + sorted(found.with)[0]
}

func sorted(set map[string]bool) []string {
	var list []string
	for entry := range set {
		list = append(list, entry)
	}
	slices.Sort(list)
	return list
}

func fail(format string, args ...any) {
	fmt.Fprintf(os.Stderr, "filled: "+format+"\n", args...)
	os.Exit(1)
}
