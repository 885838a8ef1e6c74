package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"

	"k8s.io/apimachinery/pkg/api/meta"
	"k8s.io/kubernetes/pkg/api/legacyscheme"
	"k8s.io/kubernetes/pkg/apis/core"

	"nocluster.test/oracle/kubernetes/strategies/registry"
	"nocluster.test/oracle/vectors"
)

// random reads the lines of `defaults random` and makes cases of their objects: a create of each, and updates of pairs of
// one kind, of which every other one changes nothing but the metadata.
func random() error {
	for kind := range registry.Strategies {
		if !legacyscheme.Scheme.Recognizes(kind) {
			return fmt.Errorf("%s is not in the scheme", kind)
		}
	}
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 1<<26)
	out := vectors.NewLines()
	defer out.Flush()
	last := map[string]string{}
	count := 0
	for lines.Scan() {
		var line struct {
			Case struct {
				InputText string `json:"inputText"`
			} `json:"case"`
		}
		if err := json.Unmarshal(lines.Bytes(), &line); err != nil {
			return err
		}
		if line.Case.InputText == "" {
			continue
		}
		var input struct {
			ObjectText string `json:"objectText"`
			Release    string `json:"release"`
		}
		if err := json.Unmarshal([]byte(line.Case.InputText), &input); err != nil {
			return err
		}
		object, gvk, err := internal([]byte(input.ObjectText))
		if err != nil {
			continue
		}
		// What follows from the resources of a Pod as a whole is assumed.
		if pod, ok := object.(*core.Pod); ok && pod.Spec.Resources != nil {
			continue
		}
		if _, ok := registry.Strategies[*gvk]; !ok {
			continue
		}
		// A name that the server draws at random is left out, with what follows from it.
		accessor, err := meta.Accessor(object)
		if err != nil {
			return err
		}
		if _, ok := object.(*core.LimitRange); accessor.GetName() == "" && (ok || accessor.GetGenerateName() != "") {
			continue
		}
		asked := question{ObjectText: &input.ObjectText, Release: input.Release, Text: true, Stored: true}
		old, known := last[gvk.String()]
		switch {
		case count%3 == 1 && known:
			asked.OldObjectText = &old
		case count%3 == 2:
			asked.OldObjectText = &input.ObjectText
		default:
			asked.Now, asked.ObjectUID = "2030-01-02T03:04:05Z", "00000000-0000-4000-8000-000000000009"
		}
		// What follows from a change of a Service's type is assumed.
		if _, ok := object.(*core.Service); ok && asked.OldObjectText == &old {
			asked.OldObjectText = &input.ObjectText
		}
		last[gvk.String()] = input.ObjectText
		text, err := json.Marshal(asked)
		if err != nil {
			return err
		}
		id := fmt.Sprintf("%d %s", count, gvk)
		out.Compared(&vectors.Case{ID: id, Op: "admission.default", InputText: string(text)}, asked.answered())
		count++
	}
	for kind := range registry.Strategies {
		if last[kind.String()] == "" {
			return fmt.Errorf("no object of %s", kind)
		}
	}
	out.Done(count)
	return lines.Err()
}
