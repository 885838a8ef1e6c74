package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"slices"
	"strconv"
	"time"

	admissionv1 "k8s.io/api/admission/v1"
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/serializer"
	"k8s.io/apimachinery/pkg/types"
	"k8s.io/apiserver/pkg/admission"
	"k8s.io/apiserver/pkg/admission/plugin/webhook/generic"
	reviews "k8s.io/apiserver/pkg/admission/plugin/webhook/request"
	"k8s.io/apiserver/pkg/authentication/user"
	"k8s.io/kubernetes/pkg/api/legacyscheme"
	"k8s.io/kubernetes/pkg/apis/core"
	"nocluster.test/oracle/kubernetes/plugins/world"
)

// The benchmarks of the project have the server's own way beside them, from the Pod that a client sends to the
// AdmissionReview of a mutating webhook: the strict decoder, defaults and conversion of the scheme, the plugins before the
// webhooks, the conversion to the hook's version, the review and its encoder. The matching of hooks is not in it.

// intake is what stays the same from request to request.
type intake struct {
	decoder    runtime.Decoder
	plugins    []admission.MutationInterface
	interfaces admission.ObjectInterfaces
	encoder    runtime.Encoder
}

func newIntake(objects []json.RawMessage) (*intake, error) {
	info, ok := runtime.SerializerInfoForMediaType(legacyscheme.Codecs.SupportedMediaTypes(), runtime.ContentTypeJSON)
	if !ok || info.StrictSerializer == nil {
		return nil, errors.New("the scheme has no strict decoder of JSON")
	}
	scheme := runtime.NewScheme()
	if err := admissionv1.AddToScheme(scheme); err != nil {
		return nil, err
	}
	way := &intake{
		decoder:    legacyscheme.Codecs.DecoderToVersion(info.StrictSerializer, core.SchemeGroupVersion),
		interfaces: admission.NewObjectInterfacesFromScheme(legacyscheme.Scheme),
		encoder:    serializer.NewCodecFactory(scheme).LegacyCodec(admissionv1.SchemeGroupVersion),
	}
	for _, name := range world.Names {
		plugin, err := world.Started(name, objects)
		if err != nil {
			return nil, err
		}
		if mutates, ok := plugin.(admission.MutationInterface); ok {
			way.plugins = append(way.plugins, mutates)
		}
	}
	return way, nil
}

// review is the AdmissionReview of a Pod that is created, with a uid that stays the same.
func (w *intake) review(sent []byte) ([]byte, error) {
	kind, resource := corev1.SchemeGroupVersion.WithKind("Pod"), corev1.SchemeGroupVersion.WithResource("pods")
	object, _, err := w.decoder.Decode(sent, &kind, nil)
	if err != nil {
		return nil, err
	}
	pod := object.(*core.Pod)
	caller := &user.DefaultInfo{Name: "kubernetes-admin", Groups: []string{"kubeadm:cluster-admins", "system:authenticated"}}
	options := &metav1.CreateOptions{TypeMeta: metav1.TypeMeta{Kind: "CreateOptions", APIVersion: "meta.k8s.io/v1"}}
	attributes := admission.NewAttributesRecord(pod, nil, kind, pod.Namespace, pod.Name, resource, "", admission.Create, options, false, caller)
	for _, plugin := range w.plugins {
		if !plugin.(admission.Interface).Handles(admission.Create) {
			continue
		}
		if err := plugin.Admit(context.Background(), attributes, w.interfaces); err != nil {
			return nil, err
		}
	}
	versioned, err := admission.NewVersionedAttributes(attributes, kind, w.interfaces)
	if err != nil {
		return nil, err
	}
	invocation := &generic.WebhookInvocation{Resource: resource, Kind: kind}
	const uid = types.UID("00000000-0000-4000-8000-000000000001")
	return runtime.Encode(w.encoder, reviews.CreateV1AdmissionReview(uid, versioned, invocation))
}

// speed prints the review of a Pod over the objects of a cluster, or, with a number of seconds, how many nanoseconds it takes:
// the median of short batches.
func speed(arguments []string) error {
	if len(arguments) < 2 {
		return errors.New(usage)
	}
	text, err := os.ReadFile(arguments[0])
	if err != nil {
		return err
	}
	var objects []json.RawMessage
	if err := json.Unmarshal(text, &objects); err != nil {
		return err
	}
	sent, err := os.ReadFile(arguments[1])
	if err != nil {
		return err
	}
	way, err := newIntake(objects)
	if err != nil {
		return err
	}
	expected, err := way.review(sent)
	if err != nil {
		return err
	}
	if len(arguments) == 2 {
		_, err = os.Stdout.Write(expected)
		return err
	}
	seconds, err := strconv.ParseFloat(arguments[2], 64)
	if err != nil {
		return err
	}
	const batch = 20
	var samples []float64
	for begin := time.Now(); time.Since(begin).Seconds() < seconds; {
		start := time.Now()
		for range batch {
			got, err := way.review(sent)
			if err != nil {
				return err
			}
			if !bytes.Equal(got, expected) {
				return errors.New("another review")
			}
		}
		samples = append(samples, float64(time.Since(start).Nanoseconds())/batch)
	}
	slices.Sort(samples)
	fmt.Println(samples[len(samples)/2])
	return nil
}
