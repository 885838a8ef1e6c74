package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"k8s.io/apimachinery/pkg/api/meta"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/kubernetes/pkg/apis/core"

	"nocluster.test/oracle/kubernetes/strategies/registry"
	"nocluster.test/oracle/vectors"
)

// random reads the lines of `defaults random` and makes cases of their objects: a create of each, and updates of pairs of
// one kind, of which every other one changes nothing but the metadata.
func random() error {
	out := vectors.NewLines()
	defer out.Flush()
	last := map[string]string{}
	seen := map[schema.GroupKind]bool{}
	count := 0
	err := vectors.EachObject(os.Stdin, func(text, release string) error {
		object, gvk, err := internal([]byte(text))
		if err != nil {
			return nil
		}
		// What follows from the resources of a Pod as a whole is assumed.
		if pod, ok := object.(*core.Pod); ok && pod.Spec.Resources != nil && release == "1.37" {
			return nil
		}
		if _, ok := registry.Of(*gvk); !ok {
			return nil
		}
		// A name that the server draws at random is left out, with what follows from it.
		accessor, err := meta.Accessor(object)
		if err != nil {
			return err
		}
		if _, ok := object.(*core.LimitRange); accessor.GetName() == "" && (ok || accessor.GetGenerateName() != "") {
			return nil
		}
		asked := question{ObjectText: &text, Release: release, Text: true, Stored: true}
		old, known := last[gvk.String()]
		asked.Now, asked.ObjectUID = "2030-01-02T03:04:05Z", "00000000-0000-4000-8000-000000000009"
		switch {
		case count%3 == 1 && known:
			asked.OldObjectText = &old
		case count%3 == 2:
			asked.OldObjectText = &text
		}
		// What follows from a change of a Service's type is assumed, and from the composite templates of a Workload.
		_, isService := object.(*core.Service)
		if isService && asked.OldObjectText == &old {
			asked.OldObjectText = &text
		}
		if strings.Contains(text, "compositePodGroupTemplates") {
			asked.OldObjectText = nil
		} else {
			last[gvk.String()] = text
		}
		seen[gvk.GroupKind()] = true
		input, err := json.Marshal(asked)
		if err != nil {
			return err
		}
		id := fmt.Sprintf("%d %s", count, gvk)
		out.Compared(&vectors.Case{ID: id, Op: "admission.default", InputText: string(input)}, asked.answered())
		count++
		return nil
	})
	for kind := range registry.Strategies {
		if !seen[kind] {
			return fmt.Errorf("no object of %s", kind)
		}
	}
	out.Done(count)
	return err
}
