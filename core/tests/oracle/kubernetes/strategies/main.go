// Command strategies asks the registry of kube-apiserver what it makes of an object after the mutating webhooks and before
// the validating ones: the strategies of the kinds, with the metadata that is filled in around them.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"path"

	"k8s.io/apimachinery/pkg/api/meta"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/types"
	genericapirequest "k8s.io/apiserver/pkg/endpoints/request"
	"k8s.io/apiserver/pkg/registry/rest"
	"k8s.io/kubernetes/pkg/api/legacyscheme"
	"k8s.io/kubernetes/pkg/apis/core"

	// Every group, not only those that the registry's packages happen to install.
	_ "nocluster.test/oracle/kubernetes/defaults/schemes"
	"nocluster.test/oracle/vectors"
)

const usage = `usage:
  strategies answer < cases.jsonl          answers cases, one JSON object a line
  strategies vectors                       writes ../../vectors/strategies from strategies/cases/
  strategies random < objects.jsonl        makes cases, with their answers, of what defaults random prints
`

func main() {
	vectors.Main(usage, vectors.Commands{
		"answer": func([]string) error { return vectors.AnswerAll(ask) },
		"vectors": func([]string) error {
			return vectors.WriteFrom(path.Join("strategies/cases", "*.json"), "strategies", ask)
		},
		"random": func([]string) error { return random() },
	})
}

// answer is the object before it is stored, or the error of the decoder.
type answer struct {
	Object string  `json:"object,omitempty"`
	Error  *string `json:"error,omitempty"`
}

type question struct {
	Object        json.RawMessage `json:"object,omitempty"`
	ObjectText    *string         `json:"objectText,omitempty"`
	OldObject     json.RawMessage `json:"oldObject,omitempty"`
	OldObjectText *string         `json:"oldObjectText,omitempty"`
	Now           string          `json:"now,omitempty"`
	ObjectUID     string          `json:"objectUid,omitempty"`
	Stored        bool            `json:"stored"`
	Release       string          `json:"release,omitempty"`
	Text          bool            `json:"text,omitempty"`
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
	strategy, ok := registry[*gvk]
	if !ok {
		return refused(fmt.Errorf("no strategy for %s", gvk))
	}
	accessor, err := meta.Accessor(object)
	if err != nil {
		return refused(err)
	}
	ctx := genericapirequest.WithNamespace(context.Background(), accessor.GetNamespace())
	if old := textOf(in.OldObject, in.OldObjectText); old != nil {
		before, _, err := internal(old)
		if err != nil {
			return refused(err)
		}
		if err := update(ctx, strategy, object, before); err != nil {
			return refused(err)
		}
	} else {
		create(ctx, strategy, object, in)
	}
	back, err := legacyscheme.Scheme.New(*gvk)
	if err != nil {
		return refused(err)
	}
	if err := legacyscheme.Scheme.Convert(object, back, nil); err != nil {
		return refused(err)
	}
	back.GetObjectKind().SetGroupVersionKind(*gvk)
	printed, err := json.Marshal(back)
	if err != nil {
		return refused(err)
	}
	return answer{Object: string(printed)}
}

// internal reads an object twice, as a patch of a webhook makes the server do: an empty list is nil then.
func internal(text []byte) (runtime.Object, *schema.GroupVersionKind, error) {
	object, gvk, err := legacyscheme.Codecs.UniversalDeserializer().Decode(text, nil, nil)
	if err != nil {
		return nil, nil, err
	}
	legacyscheme.Scheme.Default(object)
	object.GetObjectKind().SetGroupVersionKind(*gvk)
	printed, err := json.Marshal(object)
	if err != nil {
		return nil, nil, err
	}
	if object, _, err = legacyscheme.Codecs.UniversalDeserializer().Decode(printed, nil, nil); err != nil {
		return nil, nil, err
	}
	converted, err := legacyscheme.Scheme.ConvertToVersion(object, schema.GroupVersion{Group: gvk.Group, Version: runtime.APIVersionInternal})
	return converted, gvk, err
}

// create does what the handler, the store and rest.BeforeCreate do, without the checks.
func create(ctx context.Context, strategy rest.RESTCreateStrategy, object runtime.Object, in question) {
	accessor, _ := meta.Accessor(object)
	rest.WipeObjectMetaSystemFields(accessor)
	rest.FillObjectMetaSystemFields(accessor)
	var now metav1.Time
	if in.Now != "" {
		if err := now.UnmarshalQueryParameter(in.Now); err != nil {
			panic(err)
		}
	}
	accessor.SetCreationTimestamp(now)
	accessor.SetUID(types.UID(in.ObjectUID))
	strategy.PrepareForCreate(ctx, object)
	if pod, ok := object.(*core.Pod); ok {
		for i := range pod.Status.Conditions {
			pod.Status.Conditions[i].LastTransitionTime = now
		}
	}
	strategy.Canonicalize(object)
}

// update does what rest.BeforeUpdate does, without the checks.
func update(ctx context.Context, strategy rest.RESTUpdateStrategy, object, old runtime.Object) error {
	accessor, err := meta.Accessor(object)
	if err != nil {
		return err
	}
	before, err := meta.Accessor(old)
	if err != nil {
		return err
	}
	accessor.SetGeneration(before.GetGeneration())
	strategy.PrepareForUpdate(ctx, object, old)
	if len(accessor.GetUID()) == 0 {
		accessor.SetUID(before.GetUID())
	}
	if created := before.GetCreationTimestamp(); !created.IsZero() {
		accessor.SetCreationTimestamp(created)
	}
	if !before.GetDeletionTimestamp().IsZero() {
		accessor.SetDeletionTimestamp(before.GetDeletionTimestamp())
	}
	if before.GetDeletionGracePeriodSeconds() != nil && accessor.GetDeletionGracePeriodSeconds() == nil {
		accessor.SetDeletionGracePeriodSeconds(before.GetDeletionGracePeriodSeconds())
	}
	strategy.Canonicalize(object)
	return nil
}

// Into writes the object as JSON where it is asked for so, and an error as the wire has it.
func (a answer) Into(vector *vectors.Vector, _ json.RawMessage) error {
	if a.Error != nil {
		vector.Err = map[string]string{"code": "wrong-type", "upstream": *a.Error}
		return nil
	}
	vector.OkSubset = map[string]any{"object": json.RawMessage(a.Object)}
	return nil
}
