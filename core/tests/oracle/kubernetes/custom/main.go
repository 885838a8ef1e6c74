// Command custom asks the decoders of kube-apiserver what becomes of a custom resource: of one that a client sends, and of
// one that is stored; and the strategy what it makes of the object between them. It is linked with -checklinkname=0, since those decoders are not exported.
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"slices"

	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apiserver/pkg/registry/rest"

	"nocluster.test/oracle/kubernetes/strategies/registry"
	"nocluster.test/oracle/vectors"
)

const usage = `usage:
  custom answer < cases.jsonl                              answers cases, one JSON object a line
  custom vectors                                           writes ../../vectors/custom, of custom/cases/
  custom random -seed S -cases N -schemas M                random objects of random definitions, with their answers
`

func main() {
	vectors.Main(usage, vectors.Commands{
		"answer": func([]string) error { return vectors.AnswerAll(ask) },
		"vectors": func([]string) error {
			return vectors.WriteFrom("custom/cases/*.json", "custom", ask)
		},
		"random": func(arguments []string) error {
			flags := flag.NewFlagSet("random", flag.ExitOnError)
			seed := flags.Uint64("seed", 1, "seed of the generator")
			cases := flags.Int("cases", 20000, "how many objects")
			schemas := flags.Int("schemas", 1000, "how many definitions")
			_ = flags.Parse(arguments)
			return random(*seed, *cases, *schemas)
		},
	})
}

// answer is the object in one of its ways, or the errors of the decoder, one of which the server gives: which one is left
// to the order of a Go map.
type answer struct {
	Object string `json:"object,omitempty"`
	// Stored says that the object is one that was read from the storage.
	Stored bool `json:"stored,omitempty"`
	// Unknown are the unknown and repeated fields, as the server names them to who asks for it.
	Unknown *[]string `json:"unknown,omitempty"`
	Errors  []string  `json:"errors,omitempty"`
	// Patched is the object after a webhook\'s patch, Object the one that the client gets then.
	Patched string `json:"patched,omitempty"`
	// Status is that of a server which does not change an object that is not stored.
	Status json.RawMessage `json:"status,omitempty"`
}

type input struct {
	Object        json.RawMessage   `json:"object"`
	ObjectText    *string           `json:"objectText"`
	OldObject     json.RawMessage   `json:"oldObject"`
	OldObjectText *string           `json:"oldObjectText"`
	Objects       []json.RawMessage `json:"objects"`
	Release       string            `json:"release"`
	Verb          string            `json:"verb"`
	Validation    string            `json:"fieldValidation"`
	Text          bool              `json:"text"`
	Stored        bool              `json:"stored"`
	Subresource   string            `json:"subresource"`
	Complete      []string          `json:"complete"`
	// Answers are those of one webhook: a patch.
	Answers map[string]struct {
		Patch json.RawMessage `json:"patch"`
	} `json:"answers"`
	registry.Given
}

// ask answers `admission.default`, of `admission.run` the object that is returned where one webhook patches it, and of `admission.request` the stored object or, with fieldValidation, the unknown
// fields.
func ask(c *vectors.Case) (vectors.Answer, error) {
	var in input
	if err := vectors.StrictUnmarshal(c.Text(), &in); err != nil {
		return nil, err
	}
	if len(in.Objects) != 1 && c.Op != "admission.run" {
		return nil, errors.New("one CustomResourceDefinition, please")
	}
	served, err := serve(in.Objects[0])
	if err != nil {
		return nil, err
	}
	text := func(raw json.RawMessage, text *string) []byte {
		if text != nil {
			return []byte(*text)
		}
		return raw
	}
	switch {
	case in.Verb == "update" && string(in.OldObject) == "null":
		return served.answerUnstored(text(in.Object, in.ObjectText), in.Subresource)
	case c.Op == "admission.run":
		for _, given := range in.Answers {
			return served.answerPatched(text(in.Object, in.ObjectText), text(in.OldObject, in.OldObjectText), given.Patch, in.Subresource, in.Given)
		}
	case c.Op == "admission.default" && in.Stored:
		return served.answerPrepared(text(in.Object, in.ObjectText), text(in.OldObject, in.OldObjectText), in.Given)
	case c.Op == "admission.default":
		return served.answer(text(in.Object, in.ObjectText))
	case c.Op == "admission.request" && (in.OldObject != nil || in.OldObjectText != nil) && in.Verb == "delete":
		return served.answerStored(text(in.OldObject, in.OldObjectText))
	case c.Op == "admission.request" && in.Validation == "Strict":
		return served.answerStrict(text(in.Object, in.ObjectText))
	}
	return nil, fmt.Errorf("no such question: %s", c.Op)
}

func versionOf(text []byte) (string, error) {
	var meta struct {
		APIVersion string `json:"apiVersion"`
	}
	if err := json.Unmarshal(text, &meta); err != nil {
		return "", err
	}
	gv, err := schema.ParseGroupVersion(meta.APIVersion)
	return gv.Version, err
}

// draws is how often an object is decoded whose first error the order of a map decides.
const draws = 64

func decoded(decode func() (*unstructured.Unstructured, error)) (answer, error) {
	var found []string
	for range draws {
		object, err := decode()
		if err == nil {
			text, err := printed(object)
			return answer{Object: text}, err
		}
		if !slices.Contains(found, err.Error()) {
			found = append(found, err.Error())
		}
	}
	slices.Sort(found)
	return answer{Errors: found}, nil
}

func (c *custom) answer(text []byte) (answer, error) {
	version, err := versionOf(text)
	if err != nil {
		return answer{}, err
	}
	return decoded(func() (*unstructured.Unstructured, error) { return c.received(version, text, false) })
}

func (c *custom) answerStored(text []byte) (answer, error) {
	version, err := versionOf(text)
	if err != nil {
		return answer{}, err
	}
	a, err := decoded(func() (*unstructured.Unstructured, error) { return c.stored(version, text) })
	a.Stored = true
	return a, err
}

// stored is an object that is given as the server prints it, and stored in the version of the storage.
func (c *custom) stored(version string, text []byte) (*unstructured.Unstructured, error) {
	var object unstructured.Unstructured
	if err := json.Unmarshal(text, &object); err != nil {
		return nil, err
	}
	object.SetAPIVersion(c.kind(c.storage).GroupVersion().String())
	stored, err := json.Marshal(object.Object)
	if err != nil {
		return nil, err
	}
	return c.read(version, stored)
}

// answerPrepared is a client's object after the strategy, without webhooks.
func (c *custom) answerPrepared(text, old []byte, given registry.Given) (answer, error) {
	version, err := versionOf(text)
	if err != nil {
		return answer{}, err
	}
	return decoded(func() (*unstructured.Unstructured, error) {
		object, err := c.received(version, text, false)
		if err != nil {
			return nil, err
		}
		var before *unstructured.Unstructured
		if old != nil {
			if before, err = c.stored(version, old); err != nil {
				return nil, err
			}
		} else {
			rest.WipeObjectMetaSystemFields(object)
		}
		return object, c.prepare(version, "", object, before, given)
	})
}

// answerPatched is what becomes of an object that a webhook patches: what later webhooks see, and what is returned.
func (c *custom) answerPatched(text, old, patch []byte, subresource string, given registry.Given) (answer, error) {
	version, err := versionOf(text)
	if err != nil {
		return answer{}, err
	}
	object, err := c.received(version, text, false)
	if err != nil {
		return answer{Errors: []string{err.Error()}}, nil
	}
	var before *unstructured.Unstructured
	if old != nil {
		if before, err = c.stored(version, old); err != nil {
			return answer{Errors: []string{err.Error()}}, nil
		}
		if before.GetNamespace() == "" {
			before.SetNamespace("default")
		}
	} else {
		// The server makes a new object of a client's so.
		rest.WipeObjectMetaSystemFields(object)
	}
	if object.GetNamespace() == "" {
		object.SetNamespace("default")
	}
	patched, err := c.patched(version, object, patch)
	if err != nil {
		return answer{}, err
	}
	found, err := printed(patched)
	if err != nil {
		return answer{}, err
	}
	if err := rest.EnsureObjectNamespaceMatchesRequestNamespace("default", patched); err != nil {
		return answer{}, err
	}
	if err := c.prepare(version, subresource, patched, before, given); err != nil {
		return answer{}, err
	}
	written, err := c.written(version, patched)
	if err != nil {
		// The validation before refuses it.
		return answer{Patched: found}, nil
	}
	returned, err := printed(written)
	return answer{Patched: found, Object: returned}, err
}

// answerUnstored is what becomes of an update of an object that is not stored.
func (c *custom) answerUnstored(text []byte, subresource string) (answer, error) {
	version, err := versionOf(text)
	if err != nil {
		return answer{}, err
	}
	object, err := c.received(version, text, false)
	if err != nil {
		return answer{}, err
	}
	status, err := c.unstored(version, subresource, object)
	if err == nil && status == nil {
		err = errors.New("it was created")
	}
	return answer{Status: status}, err
}

func (c *custom) answerStrict(text []byte) (answer, error) {
	version, err := versionOf(text)
	if err != nil {
		return answer{}, err
	}
	unknown := []string{}
	var failed error
	a, err := decoded(func() (*unstructured.Unstructured, error) {
		object, err := c.received(version, text, true)
		if strict, ok := runtime.AsStrictDecodingError(err); ok && object != nil {
			unknown = unknown[:0]
			for _, fault := range strict.Errors() {
				unknown = append(unknown, fault.Error())
			}
			return object, nil
		}
		failed = err
		return object, err
	})
	if failed == nil {
		a.Object, a.Unknown = "", &unknown
	}
	return a, err
}

// Into writes the object as JSON where it is asked for so, and an error as the wire has it.
func (a answer) Into(vector *vectors.Vector, raw json.RawMessage) error {
	if a.Status != nil {
		vector.Err = map[string]any{"area": "admission", "code": "refused", "facts": map[string]any{"status": a.Status}}
		return nil
	}
	if len(a.Errors) > 1 {
		return fmt.Errorf("chance decides the error: %q", a.Errors)
	}
	if len(a.Errors) == 1 {
		vector.Err = map[string]string{"code": "wrong-type", "upstream": a.Errors[0]}
		return nil
	}
	var in input
	if err := json.Unmarshal(raw, &in); err != nil {
		return err
	}
	request := func(member string, value any) {
		vector.OkSubset = map[string]any{"requests": []any{map[string]any{member: value}}}
	}
	switch {
	case a.Unknown != nil:
		return errors.New("the admission oracle asks for this, with the handler of the server")
	case a.Stored:
		request("oldObject", json.RawMessage(a.Object))
	case in.Text:
		vector.OkSubset = map[string]string{"objectText": a.Object}
	default:
		vector.OkSubset = map[string]any{"object": json.RawMessage(a.Object)}
	}
	return nil
}
