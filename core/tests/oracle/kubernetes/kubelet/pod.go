package main

import (
	"encoding/json"
	"fmt"
	"strings"

	v1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/util/validation/field"
	podutil "k8s.io/kubernetes/pkg/api/pod"
	"k8s.io/kubernetes/pkg/apis/core"
	corev1 "k8s.io/kubernetes/pkg/apis/core/v1"
	"k8s.io/kubernetes/pkg/apis/core/validation"

	"nocluster.test/oracle/vectors"
)

// said is an error about a Pod, by the one who makes it.
type said struct {
	By    string `json:"by"`
	Field string `json:"field,omitempty"`
	Text  string `json:"text"`
}

// readPod decodes a Pod and fills in the server's defaults.
func readPod(text []byte) (*v1.Pod, error) {
	pod := &v1.Pod{}
	if err := json.Unmarshal(text, pod); err != nil {
		return nil, err
	}
	if pod.Namespace == "" {
		pod.Namespace = metav1.NamespaceDefault
	}
	corev1.SetObjectDefaults_Pod(pod)
	return pod, nil
}

// invalid is what the server says of some fields of the spec.
func invalid(pod *v1.Pod, fields ...string) ([]said, error) {
	internal := &core.Pod{}
	if err := corev1.Convert_v1_Pod_To_core_Pod(pod.DeepCopy(), internal, nil); err != nil {
		return nil, err
	}
	options := podutil.GetValidationOptionsFromPodSpecAndMeta(&internal.Spec, nil, &internal.ObjectMeta, nil)
	errs := validation.ValidatePodSpec(&internal.Spec, &internal.ObjectMeta, field.NewPath("spec"), options)
	list := []said{}
	for _, err := range errs {
		for _, name := range fields {
			if rest, found := strings.CutPrefix(err.Field, "spec."+name); found && (rest == "" || strings.ContainsAny(rest[:1], ".[")) {
				list = append(list, said{By: "api-server", Field: err.Field, Text: err.Error()})
			}
		}
	}
	return list, nil
}

// into puts an answer into a vector, with what a person expects of the library's own members: reasons, needs.
func into(vector *vectors.Vector, answer any) error {
	text, err := json.Marshal(answer)
	if err != nil {
		return err
	}
	var ok any
	if err := json.Unmarshal(text, &ok); err != nil {
		return err
	}
	if vector.Expect != nil {
		var expected any
		if err := json.Unmarshal(vector.Expect, &expected); err != nil {
			return err
		}
		if ok, err = merged(ok, expected); err != nil {
			return err
		}
		vector.Expect = nil
	}
	vector.OkSubset = ok
	return nil
}

// merged adds members; it changes none.
func merged(real, expected any) (any, error) {
	var err error
	switch expected := expected.(type) {
	case map[string]any:
		members, is := real.(map[string]any)
		if !is {
			break
		}
		for name, value := range expected {
			if own, known := members[name]; known {
				if members[name], err = merged(own, value); err != nil {
					return nil, err
				}
			} else {
				members[name] = value
			}
		}
		return members, nil
	case []any:
		list, is := real.([]any)
		if !is || len(list) != len(expected) {
			break
		}
		for i := range list {
			if list[i], err = merged(list[i], expected[i]); err != nil {
				return nil, err
			}
		}
		return list, nil
	}
	return nil, fmt.Errorf("%v is expected, and the real code says %v", expected, real)
}

func strict(text []byte, into any) error {
	decoder := json.NewDecoder(strings.NewReader(string(text)))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(into); err != nil {
		return fmt.Errorf("%w in %s", err, text)
	}
	return nil
}
