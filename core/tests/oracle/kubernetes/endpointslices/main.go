// Command endpointslices asks the EndpointSlice controller's reconciler which EndpointSlices it makes for Services.
//
// A row is a JSON array: what it shows, the objects of a cluster, and for each Service that selects Pods its slices, or
// the reconciler's error and its slices. Endpoints and slices have no order upstream: slices with the same ports are one
// entry with the sizes of all and the endpoints sorted.
package main

import (
	"encoding/json"
	"fmt"
	"io"
	"math/rand"
	"slices"
	"sort"
	"strings"

	corev1 "k8s.io/api/core/v1"
	discovery "k8s.io/api/discovery/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/labels"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/client-go/kubernetes/fake"
	corelisters "k8s.io/client-go/listers/core/v1"
	clienttesting "k8s.io/client-go/testing"
	"k8s.io/client-go/tools/cache"
	"k8s.io/client-go/tools/record"
	"k8s.io/endpointslice"
	"k8s.io/endpointslice/util"
	"k8s.io/klog/v2"
	"k8s.io/kubernetes/pkg/api/legacyscheme"
	_ "k8s.io/kubernetes/pkg/apis/core/install"
	utilnet "k8s.io/utils/net"

	"nocluster.test/oracle/vectors"
)

const usage = `usage:
  endpointslices rows                      ../../vectors/rows/services/endpoint_slices.jsonl
  endpointslices addresses                 ../../vectors/rows/services/addresses.jsonl: how Kubernetes reads sloppy addresses
  endpointslices random -seed S -cases N   rows of random clusters
`

var out = vectors.NewLines()

func main() {
	defer out.Flush()
	klog.LogToStderr(false)
	klog.SetOutput(io.Discard)
	vectors.Main(usage, vectors.Commands{
		"rows":      func([]string) error { rows(); return nil },
		"addresses": func([]string) error { addresses(); return nil },
		"random": vectors.Random(func(r *rand.Rand, count int) {
			for n := range count {
				row(fmt.Sprintf("random %d", n), cluster(r))
			}
		}),
	})
}

// created collects what the reconciler creates.
var created []*discovery.EndpointSlice

var client = func() *fake.Clientset {
	client := fake.NewSimpleClientset()
	client.PrependReactor("create", "endpointslices", func(action clienttesting.Action) (bool, runtime.Object, error) {
		slice := action.(clienttesting.CreateAction).GetObject().(*discovery.EndpointSlice)
		created = append(created, slice)
		named := slice.DeepCopy()
		named.Name = fmt.Sprint(len(created))
		return true, named, nil
	})
	return client
}()

type object = map[string]any

// stored is the object as the API server keeps it: with its defaults.
func stored[T runtime.Object](from object, into T) T {
	text, err := json.Marshal(from)
	vectors.Check(err)
	vectors.Check(json.Unmarshal(text, into))
	legacyscheme.Scheme.Default(into)
	return into
}

// group is all slices of one kind.
type group struct {
	AddressType discovery.AddressType    `json:"addressType"`
	Labels      map[string]string        `json:"labels"`
	Ports       []discovery.EndpointPort `json:"ports"`
	Sizes       []int                    `json:"sizes"`
	Endpoints   []discovery.Endpoint     `json:"endpoints"`
}

type answer struct {
	Error  string   `json:"error,omitempty"`
	Slices []*group `json:"slices"`
}

func row(shows string, objects []object) {
	nodes := cache.NewIndexer(cache.MetaNamespaceKeyFunc, cache.Indexers{})
	var services []*corev1.Service
	var pods []*corev1.Pod
	for _, o := range objects {
		switch o["kind"] {
		case "Service":
			services = append(services, stored(o, &corev1.Service{}))
		case "Pod":
			pods = append(pods, stored(o, &corev1.Pod{}))
		case "Node":
			vectors.Check(nodes.Add(stored(o, &corev1.Node{})))
		}
	}
	answers := map[string]answer{}
	for _, service := range services {
		if service.Spec.Type == corev1.ServiceTypeExternalName || service.Spec.Selector == nil {
			continue
		}
		selector := labels.Set(service.Spec.Selector).AsSelectorPreValidated()
		var selected []*corev1.Pod
		for _, pod := range pods {
			if pod.Namespace == service.Namespace && selector.Matches(labels.Set(pod.Labels)) {
				selected = append(selected, pod)
			}
		}
		reconciler := endpointslice.NewReconciler(client, corelisters.NewNodeLister(nodes), 100, util.NewEndpointSliceTracker(),
			nil, record.NewFakeRecorder(100), "endpointslice-controller.k8s.io")
		created = nil
		var said answer
		if err := reconciler.Reconcile(klog.Background(), service, selected, nil, metav1.Now().Time); err != nil {
			said.Error = err.Error()
		}
		said.Slices = groups(created)
		answers[service.Namespace+"/"+service.Name] = said
	}
	out.Row(shows, objects, answers)
}

func text(value any) string {
	text, err := json.Marshal(value)
	vectors.Check(err)
	return string(text)
}

func groups(made []*discovery.EndpointSlice) []*group {
	byKey := map[string]*group{}
	for _, slice := range made {
		ports := slice.Ports
		if ports == nil {
			ports = []discovery.EndpointPort{}
		}
		key := text([]any{slice.AddressType, slice.Labels, ports})
		if byKey[key] == nil {
			byKey[key] = &group{slice.AddressType, slice.Labels, ports, nil, []discovery.Endpoint{}}
		}
		byKey[key].Sizes = append(byKey[key].Sizes, len(slice.Endpoints))
		byKey[key].Endpoints = append(byKey[key].Endpoints, slice.Endpoints...)
	}
	var all []*group
	for _, g := range byKey {
		slices.SortFunc(g.Sizes, func(a, b int) int { return b - a })
		sort.Slice(g.Endpoints, func(i, j int) bool { return g.Endpoints[i].TargetRef.Name < g.Endpoints[j].TargetRef.Name })
		all = append(all, g)
	}
	key := func(g *group) string { return text([]any{g.AddressType, g.Ports}) }
	sort.Slice(all, func(i, j int) bool { return key(all[i]) < key(all[j]) })
	return all
}

func addresses() {
	for _, s := range []string{
		"", "10.0.0.1", "010.000.00.001", "08.09.0.0", "00000000000010.0.0.1", "0256.0.0.1", "256.0.0.1", "0.0.0.0", "00.00.00.00", "0x1.0.0.1", "0a.0.0.1", "1.2.3", "1.2.3.4.5", "1.2.3.4 ",
		"::", "::1", "::01", "::00001", "000001::", "0000fffff::", "::0ffff", "::ffff:1.2.3.4", "::FFFF:01.02.03.004", "::ffff:010.1.1.1", "64:ff9b::01.2.3.4", "fe80::1%eth0", "%", "1.2.3.4%0",
		"2001:0db8:0000:0000:0000:0000:0000:0001", "1:2:3:4:5:6:7:00008", "00:0:00:0:0:0:0:0", "0:0:0:0:0:0:0", "é", "0é::", "0", "00", ":", "00:", ":00", "0.", "0é.0.0.0", "16777215.0.0.0", "0016777216.0.0.0",
		"::1.2.3.0a", "::0a.2.3.4", "::0001.2.3.4", "1::2::3", "fd00::0:00:000:0000:00000",
	} {
		if ip := utilnet.ParseIPSloppy(s); ip != nil {
			out.Row("ParseIPSloppy", s, ip.String())
		} else {
			out.Row("ParseIPSloppy", s, nil)
		}
	}
}

// rows are those that a reader can follow, some random ones, and a Service over many Pods.
func rows() {
	for _, c := range cases {
		var objects []object
		for _, text := range strings.Split(c.objects, "\n") {
			if text = strings.TrimSpace(text); text == "" {
				continue
			}
			var o object
			if err := json.Unmarshal([]byte(text), &o); err != nil {
				vectors.Check(fmt.Errorf("%s: %w in %s", c.shows, err, text))
			}
			objects = append(objects, o)
		}
		row(c.shows, objects)
	}
	r := rand.New(rand.NewSource(37))
	for n := range 60 {
		row(fmt.Sprintf("random %d", n), cluster(r))
	}
	row("250 Pods in slices of at most 100", crowd(250))
}
