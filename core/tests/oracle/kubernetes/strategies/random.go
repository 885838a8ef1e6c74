package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"

	apps "k8s.io/api/apps/v1"
	"k8s.io/apimachinery/pkg/api/meta"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/kubernetes/pkg/apis/core"

	"nocluster.test/oracle/kubernetes/strategies/registry"
	"nocluster.test/oracle/vectors"
)

// random reads the lines of `defaults random` and makes cases of their objects: a create of each; an update of the one
// before it of its kind, or one that changes nothing; and updates of its subresources.
func random() error {
	out := vectors.NewLines()
	defer out.Flush()
	last := map[string]string{}
	seen := map[schema.GroupKind]bool{}
	count := 0
	counts := tally{}
	updates := partUpdates{last: map[string]map[string]any{}, counts: counts}
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
		// An empty annotation that the server keeps and does not print is known not to be modelled.
		if rollback, ok := accessor.GetAnnotations()[apps.DeprecatedRollbackTo]; ok && rollback == "" {
			return nil
		}
		if _, ok := object.(*core.LimitRange); accessor.GetName() == "" && (ok || accessor.GetGenerateName() != "") {
			return nil
		}
		old, known := last[gvk.String()]
		// What follows from a change of a Service's type is assumed, and from the composite templates of a Workload.
		_, isService := object.(*core.Service)
		composite := strings.Contains(text, "compositePodGroupTemplates")
		if !composite {
			last[gvk.String()] = text
		}
		seen[gvk.GroupKind()] = true
		ask := func(of string, old *string) error {
			asked := question{ObjectText: &text, OldObjectText: old, Release: release, Text: true, Stored: true}
			asked.Now, asked.ObjectUID = "2030-01-02T03:04:05Z", "00000000-0000-4000-8000-000000000009"
			input, err := json.Marshal(asked)
			if err != nil {
				return err
			}
			id := fmt.Sprintf("%d %s %s", count, gvk, of)
			out.Compared(&vectors.Case{ID: id, Op: "admission.default", InputText: string(input)}, asked.answered())
			counts.add(gvk, of)
			count++
			return nil
		}
		if err := ask("creates", nil); err != nil {
			return err
		}
		if !composite {
			if !known || isService || count%4 == 1 {
				old = text
			}
			if err := ask("updates", &old); err != nil {
				return err
			}
		}
		return updates.ask(out, text, *gvk, release, &count)
	})
	for kind := range registry.Strategies {
		if !seen[kind] {
			return fmt.Errorf("no object of %s", kind)
		}
	}
	out.Done(count)
	counts.print()
	return err
}

// tally counts the questions to each strategy.
type tally map[string]map[string]int

func (t tally) add(kind *schema.GroupVersionKind, of string) {
	name := kind.GroupKind().String()
	if t[name] == nil {
		t[name] = map[string]int{}
	}
	t[name][of]++
}

// print says how many questions each strategy was asked, to whoever looks on.
func (t tally) print() {
	for _, kind := range slices.Sorted(maps.Keys(t)) {
		fmt.Fprintf(os.Stderr, "%s:", kind)
		for _, of := range slices.Sorted(maps.Keys(t[kind])) {
			fmt.Fprintf(os.Stderr, " %d %s", t[kind][of], of)
		}
		fmt.Fprintln(os.Stderr)
	}
}

// partUpdates makes updates of the subresources, of the last two objects of a kind.
type partUpdates struct {
	last   map[string]map[string]any
	counts tally
}

func (u *partUpdates) ask(out *vectors.Lines, text string, gvk schema.GroupVersionKind, release string, count *int) error {
	parts := registry.PartsOf(gvk.GroupKind())
	if len(parts) == 0 {
		return nil
	}
	own, err := printedOf(text)
	if err != nil {
		return nil
	}
	before, known := u.last[gvk.String()]
	u.last[gvk.String()] = own
	// What a Workload keeps of composite templates is assumed.
	if !known || strings.Contains(text, "compositePodGroupTemplates") {
		return nil
	}
	resource, _ := meta.UnsafeGuessKindToResource(gvk)
	for _, part := range parts {
		old, sent := before, own
		// Most updates leave the rest of the object as it is.
		switch {
		case *count%3 == 0:
			sent = withStatus(before, own)
		case part == "resize" && *count%3 == 1:
			sent = resized(before, own)
		}
		oldText, sentText := named(old, true, gvk), named(sent, false, gvk)
		asked := question{
			ObjectText: &sentText, OldObjectText: &oldText, Release: release, Text: true, Subresource: part,
			Objects: json.RawMessage("[]"), Answers: json.RawMessage("{}"),
			Resource: map[string]string{"group": gvk.Group, "version": gvk.Version, "resource": resource.Resource},
			Plugins:  []string{"MutatingAdmissionWebhook", "ValidatingAdmissionWebhook"},
			Given:    registry.Given{Now: "2030-01-02T03:04:05Z"},
		}
		answer := asked.answered()
		if answer.Error != nil {
			return nil
		}
		input, err := json.Marshal(asked)
		if err != nil {
			return err
		}
		id := fmt.Sprintf("%d %s %s", *count, gvk, part)
		out.Compared(&vectors.Case{ID: id, Op: "admission.run", InputText: string(input)}, answer)
		u.counts.add(&gvk, part)
		*count++
	}
	return nil
}

// printedOf is an object as Go prints it after it decoded it.
func printedOf(text string) (map[string]any, error) {
	var named metav1.TypeMeta
	if err := json.Unmarshal([]byte(text), &named); err != nil {
		return nil, err
	}
	object, gvk, err := serverOf(named.GroupVersionKind()).Codecs.UniversalDeserializer().Decode([]byte(text), nil, nil)
	if err != nil {
		return nil, err
	}
	object.GetObjectKind().SetGroupVersionKind(*gvk)
	printed, err := json.Marshal(object)
	if err != nil {
		return nil, err
	}
	decoder := json.NewDecoder(bytes.NewReader(printed))
	decoder.UseNumber()
	var own map[string]any
	return own, decoder.Decode(&own)
}

// withStatus is an object with the status of another one.
func withStatus(object, other map[string]any) map[string]any {
	changed := maps.Clone(object)
	if status, ok := other["status"]; ok {
		changed["status"] = status
	}
	return changed
}

// resized is a Pod whose containers have the resources of those of another Pod.
func resized(pod, other map[string]any) map[string]any {
	text, err := json.Marshal(pod)
	if err != nil {
		panic(err)
	}
	var changed map[string]any
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	if err := decoder.Decode(&changed); err != nil {
		panic(err)
	}
	containersOf := func(pod map[string]any, list string) []any {
		spec, _ := pod["spec"].(map[string]any)
		containers, _ := spec[list].([]any)
		return containers
	}
	for _, list := range []string{"containers", "initContainers"} {
		from := containersOf(other, list)
		for i, container := range containersOf(changed, list) {
			own, ok := container.(map[string]any)
			if !ok || i >= len(from) {
				continue
			}
			if given, ok := from[i].(map[string]any); ok {
				for _, field := range []string{"resources", "resizePolicy"} {
					own[field] = given[field]
				}
			}
		}
	}
	return changed
}

// named is an object with the name of the request, and without what is not the strategy's question: repeated owner
// references, which the handler drops, and the fields of managers.
func named(object map[string]any, stored bool, gvk schema.GroupVersionKind) string {
	metadata := map[string]any{}
	if own, ok := object["metadata"].(map[string]any); ok {
		metadata = maps.Clone(own)
	}
	delete(metadata, "managedFields")
	if references, ok := metadata["ownerReferences"].([]any); ok && len(references) > 1 {
		metadata["ownerReferences"] = references[:1]
	}
	delete(metadata, "namespace")
	metadata["name"] = "web"
	if strategy, ok := registry.Of(gvk); ok && strategy.NamespaceScoped() {
		metadata["namespace"] = "shop"
	}
	delete(metadata, "uid")
	delete(metadata, "resourceVersion")
	if stored {
		metadata["uid"], metadata["resourceVersion"] = "00000000-0000-4000-8000-000000000001", "7"
	}
	changed := maps.Clone(object)
	changed["metadata"] = metadata
	text, err := json.Marshal(changed)
	if err != nil {
		panic(err)
	}
	return string(text)
}
