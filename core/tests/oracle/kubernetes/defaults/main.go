// Command defaults asks the schemes of kube-apiserver what defaults an object gets: decoded into its own version and
// defaulted; where the case asks for it, also converted to the internal type and back.
package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"path"
	"strings"
	"time"

	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/runtime/serializer"

	"nocluster.test/oracle/vectors"
)

const usage = `usage:
  defaults answer < cases.jsonl                  answers cases, one JSON object a line
  defaults vectors [-release R]                  writes ../../vectors/defaults: defaults/cases/, or defaults/cases/R/
  defaults random -release R -seed S -cases N    random objects of every kind with defaults, with their answers
  defaults random -release R -seed S -each N     N objects of each kind
`

func main() {
	vectors.Main(usage, vectors.Commands{
		"answer": func([]string) error { return vectors.AnswerAll(ask) },
		"vectors": func(arguments []string) error {
			flags := flag.NewFlagSet("vectors", flag.ExitOnError)
			release := flags.String("release", "", "an older release that this is built with, which has cases of its own")
			_ = flags.Parse(arguments)
			return vectors.WriteFrom(path.Join("defaults/cases", *release, "*.json"), "defaults", ask)
		},
		"random": func(arguments []string) error {
			flags := flag.NewFlagSet("random", flag.ExitOnError)
			release := flags.String("release", "1.37", "the release that this is built with")
			seed := flags.Uint64("seed", 1, "seed of the generator")
			cases := flags.Int("cases", 1000, "how many cases")
			only := flags.String("kind", "", "this kind alone, such as apps/v1/Deployment")
			constants := flags.String("constants", "", "a folder of Go sources with the words of string types")
			conversion := flags.Bool("conversion", false, "convert to the internal type and back, too")
			versions := flags.Bool("versions", false, "convert to another version of the kind")
			each := flags.Int("each", 0, "so many objects of each kind, in any of its versions, without answers")
			_ = flags.Parse(arguments)
			if *each > 0 {
				return randomOfEach(*release, *seed, *each, *only, *constants)
			}
			return random(*release, *seed, *cases, *only, *constants, *conversion, *versions)
		},
	})
}

// answer is the object with its defaults, or the error of the decoder.
type answer struct {
	Object string  `json:"object,omitempty"`
	Error  *string `json:"error,omitempty"`
}

func ask(c *vectors.Case) (vectors.Answer, error) {
	if c.Op != "admission.default" {
		return nil, fmt.Errorf("no such operation: %s", c.Op)
	}
	var in struct {
		Object     json.RawMessage `json:"object"`
		ObjectText *string         `json:"objectText"`
		Release    string          `json:"release"`
		Text       bool            `json:"text"`
		Conversion bool            `json:"conversion"`
		To         string          `json:"to"`
	}
	if err := vectors.StrictUnmarshal(c.Text(), &in); err != nil {
		return nil, err
	}
	text := []byte(in.Object)
	if in.ObjectText != nil {
		text = []byte(*in.ObjectText)
	}
	return defaulted(text, in.Conversion, in.To), nil
}

// defaulted gives an object its defaults, converts it to the internal type and back if that is asked for, and to the
// version `to` if that is given.
func defaulted(text []byte, conversion bool, to string) answer {
	refused := func(err error) answer {
		message := err.Error()
		return answer{Error: &message}
	}
	scheme, codecs, err := serverOf(text)
	if err != nil {
		return refused(err)
	}
	object, gvk, err := codecs.UniversalDeserializer().Decode(text, nil, nil)
	if err != nil {
		return refused(err)
	}
	before := time.Now()
	scheme.Default(object)
	if to != "" {
		version, err := schema.ParseGroupVersion(to)
		if err != nil {
			return refused(err)
		}
		back := version.WithKind(gvk.Kind)
		// What is converted was printed before: an empty list is nil then.
		if object, err = readAgain(codecs, object, *gvk); err != nil {
			return refused(err)
		}
		if object, err = thereAndBack(scheme, object, *gvk, back); err != nil {
			return refused(err)
		}
		*gvk = back
	} else if conversion {
		if object, err = thereAndBack(scheme, object, *gvk, *gvk); err != nil {
			return refused(err)
		}
	}
	object.GetObjectKind().SetGroupVersionKind(*gvk)
	printed, err := json.Marshal(object)
	if err != nil {
		return refused(err)
	}
	return answer{Object: string(withoutNow(printed, before))}
}

func readAgain(codecs serializer.CodecFactory, object runtime.Object, gvk schema.GroupVersionKind) (runtime.Object, error) {
	object.GetObjectKind().SetGroupVersionKind(gvk)
	printed, err := json.Marshal(object)
	if err != nil {
		return nil, err
	}
	object, _, err = codecs.UniversalDeserializer().Decode(printed, nil, nil)
	return object, err
}

// thereAndBack converts to the internal type, as the decoder of a request does after it has set defaults, and back to the
// version of the request, or to the one that a hook wants, as the webhook plugins do.
func thereAndBack(scheme *runtime.Scheme, object runtime.Object, gvk, to schema.GroupVersionKind) (runtime.Object, error) {
	internal, err := scheme.ConvertToVersion(object, schema.GroupVersion{Group: gvk.Group, Version: runtime.APIVersionInternal})
	if err != nil {
		return nil, err
	}
	back, err := scheme.New(to)
	if err != nil {
		return nil, err
	}
	return back, scheme.Convert(internal, back, nil)
}

// withoutNow leaves out the times that defaulting has just set, which are those of the run.
func withoutNow(text []byte, from time.Time) []byte {
	for at := from.Add(-time.Second); at.Before(time.Now().Add(time.Second)); at = at.Add(time.Second) {
		now := `,"timeAdded":"` + at.UTC().Format(time.RFC3339) + `"`
		text = bytes.ReplaceAll(text, []byte(now), nil)
	}
	return text
}

// Into writes the object as JSON where it is asked for so, and an error as the wire has it.
func (a answer) Into(vector *vectors.Vector, input json.RawMessage) error {
	if a.Error != nil {
		vector.Err = map[string]string{"code": "wrong-type", "upstream": *a.Error}
		return nil
	}
	var asked struct {
		Text bool `json:"text"`
	}
	if err := json.Unmarshal(input, &asked); err != nil {
		return err
	}
	if asked.Text {
		vector.OkSubset = map[string]string{"objectText": a.Object}
		return nil
	}
	vector.OkSubset = map[string]any{"object": json.RawMessage(a.Object)}
	return nil
}

func kindOf(text []byte) (schema.GroupVersionKind, error) {
	var meta struct {
		APIVersion string `json:"apiVersion"`
		Kind       string `json:"kind"`
	}
	if err := json.NewDecoder(bytes.NewReader(text)).Decode(&meta); err != nil {
		return schema.GroupVersionKind{}, err
	}
	group, version, found := strings.Cut(meta.APIVersion, "/")
	if !found {
		group, version = "", group
	}
	return schema.GroupVersionKind{Group: group, Version: version, Kind: meta.Kind}, nil
}
