// Command strategies asks the registry of kube-apiserver what it makes of an object after the mutating webhooks and before
// the validating ones: the strategies of the kinds, with the metadata that is filled in around them.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"path"
	"time"

	"k8s.io/apimachinery/pkg/api/meta"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apiserver/pkg/registry/rest"
	"k8s.io/kubernetes/pkg/apis/resource"

	"nocluster.test/oracle/kubernetes/defaults/schemes"
	"nocluster.test/oracle/kubernetes/strategies/registry"
	"nocluster.test/oracle/vectors"
)

const usage = `usage:
  strategies answer < cases.jsonl          answers cases, one JSON object a line
  strategies vectors [-release R]          writes ../../vectors/strategies from strategies/cases/, or strategies/cases/R/
  strategies random < objects.jsonl        makes cases, with their answers, of what defaults random prints
`

func main() {
	vectors.Main(usage, vectors.Commands{
		"answer": func([]string) error { return vectors.AnswerAll(ask) },
		"vectors": func(arguments []string) error {
			flags := flag.NewFlagSet("vectors", flag.ExitOnError)
			release := flags.String("release", "", "an older release that this is built with, which has cases of its own")
			_ = flags.Parse(arguments)
			made, err := unstoredCases(*release)
			if err != nil {
				return err
			}
			return vectors.WriteFrom(path.Join("strategies/cases", *release, "*.json"), "strategies", ask, made)
		},
		"random": func([]string) error { return random() },
	})
}

// answer is the object before it is stored, or the error of the decoder.
type answer struct {
	Object string  `json:"object,omitempty"`
	Error  *string `json:"error,omitempty"`
	// Part says that the object is the one that a client gets of an update of a subresource.
	Part bool `json:"part,omitempty"`
	// Status is that of a server which does not change an object that is not stored.
	Status json.RawMessage `json:"status,omitempty"`
}

type question struct {
	Verb          string          `json:"verb,omitempty"`
	Object        json.RawMessage `json:"object,omitempty"`
	ObjectText    *string         `json:"objectText,omitempty"`
	OldObject     json.RawMessage `json:"oldObject,omitempty"`
	OldObjectText *string         `json:"oldObjectText,omitempty"`
	registry.Given
	Stored  bool   `json:"stored,omitempty"`
	Release string `json:"release,omitempty"`
	Text    bool   `json:"text,omitempty"`
	// Of a whole call these are the parts that are not the strategy's question.
	Objects     json.RawMessage `json:"objects,omitempty"`
	Answers     json.RawMessage `json:"answers,omitempty"`
	Plugins     []string        `json:"plugins,omitempty"`
	Subresource string          `json:"subresource,omitempty"`
	// Resource is given, since what is off by default has none.
	Resource map[string]string `json:"resource,omitempty"`
}

func ask(c *vectors.Case) (vectors.Answer, error) {
	var in question
	if err := vectors.StrictUnmarshal(c.Text(), &in); err != nil {
		return nil, err
	}
	return in.answered(), nil
}

func textOf(raw json.RawMessage, text *string) []byte {
	if text != nil {
		return []byte(*text)
	}
	return raw
}

func (in question) answered() answer {
	refused := func(err error) answer {
		message := err.Error()
		return answer{Error: &message}
	}
	object, gvk, err := internal(textOf(in.Object, in.ObjectText))
	if err != nil {
		return refused(err)
	}
	strategy, ok := registry.Of(*gvk)
	if !ok {
		return refused(fmt.Errorf("no strategy for %s", gvk))
	}
	accessor, err := meta.Accessor(object)
	if err != nil {
		return refused(err)
	}
	if in.updatesNothing() {
		return in.unstored(object, *gvk, strategy)
	}
	ctx := registry.Context(*gvk, accessor.GetNamespace(), nil)
	if old := textOf(in.OldObject, in.OldObjectText); old != nil {
		before, _, err := internal(old)
		if err != nil {
			return refused(err)
		}
		var prepares rest.RESTUpdateStrategy = strategy
		if in.Subresource != "" {
			if prepares, ok = registry.OfPart(gvk.GroupKind(), in.Subresource); !ok {
				return refused(fmt.Errorf("no strategy for %s of %s", in.Subresource, gvk))
			}
		}
		if err := registry.Update(ctx, prepares, object, before, in.Given); err != nil {
			return refused(err)
		}
	} else {
		// The handler does so before any plugin sees the object.
		rest.WipeObjectMetaSystemFields(accessor)
		registry.Create(ctx, strategy, object, in.Given)
	}
	server := serverOf(*gvk)
	if in.Subresource != "" {
		if object, err = registry.Stored(server, *gvk, object); err != nil {
			return refused(err)
		}
		forgetNow(object)
	}
	printed, err := printedIn(object, *gvk)
	if err != nil {
		return refused(err)
	}
	return answer{Object: string(printed), Part: in.Subresource != ""}
}

// printedIn is an object of the internal type as JSON in a version.
func printedIn(object runtime.Object, kind schema.GroupVersionKind) ([]byte, error) {
	server := serverOf(kind)
	back, err := server.Scheme.New(kind)
	if err != nil {
		return nil, err
	}
	if err := server.Scheme.Convert(object, back, nil); err != nil {
		return nil, err
	}
	back.GetObjectKind().SetGroupVersionKind(kind)
	return json.Marshal(back)
}

// serverOf is the one whose scheme has a kind.
func serverOf(kind schema.GroupVersionKind) schemes.Server {
	for _, server := range schemes.Servers {
		if server.Scheme.Recognizes(kind) {
			return server
		}
	}
	return schemes.Servers[0]
}

// internal reads an object twice, as a patch of a webhook makes the server do: an empty list is nil then.
func internal(text []byte) (runtime.Object, *schema.GroupVersionKind, error) {
	var named metav1.TypeMeta
	if err := json.Unmarshal(text, &named); err != nil {
		return nil, nil, err
	}
	server := serverOf(named.GroupVersionKind())
	object, gvk, err := server.Codecs.UniversalDeserializer().Decode(text, nil, nil)
	if err != nil {
		return nil, nil, err
	}
	server.Scheme.Default(object)
	object.GetObjectKind().SetGroupVersionKind(*gvk)
	printed, err := json.Marshal(object)
	if err != nil {
		return nil, nil, err
	}
	if object, _, err = server.Codecs.UniversalDeserializer().Decode(printed, nil, nil); err != nil {
		return nil, nil, err
	}
	converted, err := server.Scheme.ConvertToVersion(object, schema.GroupVersion{Group: gvk.Group, Version: runtime.APIVersionInternal})
	if err == nil {
		forgetNow(converted)
	}
	return converted, gvk, err
}

// started is before any time that a default takes from the clock.
var started = time.Now().Truncate(time.Second)

// forgetNow leaves out the times that a default takes from the clock.
func forgetNow(object runtime.Object) {
	forget := func(taint *resource.DeviceTaint) {
		if added := taint.TimeAdded; added != nil && !added.Time.Before(started) && !added.Time.After(time.Now()) {
			taint.TimeAdded = nil
		}
	}
	switch object := object.(type) {
	case *resource.DeviceTaintRule:
		forget(&object.Spec.Taint)
	case *resource.ResourceSlice:
		for i := range object.Spec.Devices {
			for j := range object.Spec.Devices[i].Taints {
				forget(&object.Spec.Devices[i].Taints[j])
			}
		}
	}
}

// Into writes the object as JSON where it is asked for so, and an error as the wire has it.
func (a answer) Into(vector *vectors.Vector, _ json.RawMessage) error {
	if a.Error != nil {
		vector.Err = map[string]string{"code": "wrong-type", "upstream": *a.Error}
		return nil
	}
	if a.Status != nil {
		vector.Err = map[string]any{"area": "admission", "code": "refused", "facts": map[string]any{"status": a.Status}}
		return nil
	}
	vector.OkSubset = map[string]any{"object": json.RawMessage(a.Object)}
	return nil
}
