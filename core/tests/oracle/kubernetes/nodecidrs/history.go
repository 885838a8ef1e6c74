package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	v1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/client-go/informers"
	coreinformers "k8s.io/client-go/informers/core/v1"
	"k8s.io/client-go/kubernetes/fake"
	clienttesting "k8s.io/client-go/testing"
	"k8s.io/klog/v2"

	"nocluster.test/oracle/vectors"
)

type asked struct {
	ClusterCIDRs []string        `json:"clusterCidrs"`
	NodeMasks    json.RawMessage `json:"nodeMasks"`
	ServiceCIDRs []string        `json:"serviceCidrs"`
	Objects      []*v1.Node      `json:"objects"`
	Events       []struct {
		Add      json.RawMessage `json:"add"`
		Update   json.RawMessage `json:"update"`
		Delete   json.RawMessage `json:"delete"`
		PodCIDRs []string        `json:"podCIDRs"`
	} `json:"events"`
}

type said struct {
	Text string `json:"text"`
}

type decided struct {
	Node     string            `json:"node"`
	Verdict  string            `json:"verdict"`
	PodCIDRs []string          `json:"podCIDRs,omitempty"`
	Reason   *said             `json:"reason,omitempty"`
	Event    map[string]string `json:"event,omitempty"`
}

type answer struct {
	Verdict   string    `json:"verdict"`
	Reason    *said     `json:"reason,omitempty"`
	NodeMasks []int     `json:"nodeMasks,omitempty"`
	Nodes     []decided `json:"nodes,omitempty"`
	Events    []decided `json:"events,omitempty"`
	Sets      []set     `json:"sets,omitempty"`
}

// Into writes the answer as a part of the wire's.
func (a *answer) Into(vector *vectors.Vector, _ json.RawMessage) error {
	text, err := json.Marshal(a)
	if err != nil {
		return err
	}
	var ok any
	if err := json.Unmarshal(text, &ok); err != nil {
		return err
	}
	vector.OkSubset = ok
	return nil
}

// Of several verdicts the last of these counts.
var verdicts = []string{"valid", "released", "granted", "exhausted", "refused", "invalid"}

func (a *asked) settings() (*settings, error) {
	read := &settings{cluster: strings.Join(a.ClusterCIDRs, ","), service: strings.Join(a.ServiceCIDRs, ",")}
	switch masks := bytes.TrimSpace(a.NodeMasks); {
	case len(masks) == 0:
	case masks[0] == '[':
		return read, json.Unmarshal(masks, &read.masks)
	default:
		flags := struct{ Size, IPv4, IPv6 *int32 }{&read.size, &read.ipv4, &read.ipv6}
		return read, vectors.StrictUnmarshal(masks, &flags)
	}
	return read, nil
}

func nodeCIDR(input []byte) (vectors.Answer, error) {
	var in asked
	if err := vectors.StrictUnmarshal(input, &in); err != nil {
		return nil, err
	}
	read, err := in.settings()
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	// Without a Node an error can only be that of the flags.
	empty := fake.NewSimpleClientset()
	if err := read.check(ctx, empty); err != nil {
		return &answer{Verdict: "invalid", Reason: &said{err.Error()}}, nil
	}
	if read.masks != nil {
		if _, _, err := read.controller(ctx, empty, informers.NewSharedInformerFactory(empty, 0).Core().V1().Nodes()); err != nil {
			return &answer{Verdict: "invalid", Reason: &said{err.Error()}}, nil
		}
	}
	world := newWorld(in.Objects)
	made, masks, err := read.controller(ctx, world.client, world.nodes)
	if err != nil {
		return &answer{Verdict: "refused", Reason: &said{err.Error()}}, nil
	}
	world.allocator = allocatorOf(made)
	world.allocator.record(&world.events)
	out := &answer{NodeMasks: masks}
	for _, existing := range in.Objects {
		out.Nodes = append(out.Nodes, world.sync(ctx, existing))
	}
	slices.SortFunc(in.Objects, byName)
	for _, event := range in.Events {
		given := slices.Concat(event.Add, event.Update, event.Delete)
		one := &v1.Node{}
		if err := json.Unmarshal(given, &one.Name); err == nil {
			one = node(one.Name, event.PodCIDRs)
		} else if one, err = decoded(given); err != nil {
			return nil, err
		}
		if event.Delete != nil {
			out.Events = append(out.Events, world.delete(one))
		} else {
			out.Events = append(out.Events, world.sync(ctx, one))
		}
	}
	out.Sets = world.allocator.sets()
	worst := 0
	for _, one := range slices.Concat(out.Nodes, out.Events) {
		worst = max(worst, slices.Index(verdicts, one.Verdict))
	}
	out.Verdict = verdicts[worst]
	return out, nil
}

func byName(a, b *v1.Node) int { return strings.Compare(a.Name, b.Name) }

// decoded reads a Node, and fills in what the API server does.
func decoded(text []byte) (*v1.Node, error) {
	read := &v1.Node{}
	if err := json.Unmarshal(text, read); err != nil {
		return nil, err
	}
	filled(read)
	return read, nil
}

func filled(of *v1.Node) {
	if len(of.Spec.PodCIDRs) == 0 && of.Spec.PodCIDR != "" {
		of.Spec.PodCIDRs = []string{of.Spec.PodCIDR}
	}
	if len(of.Spec.PodCIDRs) > 0 && of.Spec.PodCIDR == "" {
		of.Spec.PodCIDR = of.Spec.PodCIDRs[0]
	}
}

// world is the API server and the informer, which see each change at once.
type world struct {
	client    *fake.Clientset
	nodes     coreinformers.NodeInformer
	allocator allocator
	events    events
}

func newWorld(existing []*v1.Node) *world {
	slices.SortFunc(existing, byName)
	items := []runtime.Object{}
	list := &v1.NodeList{}
	for _, one := range existing {
		filled(one)
		items = append(items, one.DeepCopy())
		list.Items = append(list.Items, *one.DeepCopy())
	}
	client := fake.NewSimpleClientset(items...)
	// The API server lists Nodes by name; the fake one by chance.
	client.PrependReactor("list", "nodes", func(clienttesting.Action) (bool, runtime.Object, error) {
		return true, list, nil
	})
	return &world{client: client, nodes: informers.NewSharedInformerFactory(client, 0).Core().V1().Nodes()}
}

// stored is what the API server has.
func (w *world) stored(name string) *v1.Node {
	found, err := w.client.Tracker().Get(v1.SchemeGroupVersion.WithResource("nodes"), "", name)
	if err != nil {
		return nil
	}
	return found.(*v1.Node)
}

func (w *world) sync(ctx context.Context, seen *v1.Node) decided {
	before := w.stored(seen.Name)
	seen = seen.DeepCopy()
	if before != nil && len(seen.Spec.PodCIDRs) == 0 {
		seen.Spec.PodCIDRs, seen.Spec.PodCIDR = before.Spec.PodCIDRs, before.Spec.PodCIDR
	}
	tracker, nodes := w.client.Tracker(), v1.SchemeGroupVersion.WithResource("nodes")
	if before == nil {
		vectors.Check(tracker.Create(nodes, seen.DeepCopy(), "", metav1.CreateOptions{}))
	} else {
		vectors.Check(tracker.Update(nodes, seen.DeepCopy(), "", metav1.UpdateOptions{}))
	}
	vectors.Check(w.nodes.Informer().GetStore().Add(seen))
	w.events.list = nil
	err := w.allocator.sync(ctx, seen.Name)
	after := w.stored(seen.Name)
	out := decided{Node: seen.Name, Verdict: "valid"}
	if len(seen.Spec.PodCIDRs) == 0 && len(after.Spec.PodCIDRs) > 0 {
		out.Verdict, out.PodCIDRs = "granted", after.Spec.PodCIDRs
	}
	switch len(w.events.list) {
	case 0:
	case 1:
		out.Event = w.events.list[0]
	default:
		panic(fmt.Sprint("several events: ", w.events.list))
	}
	if err != nil {
		out.Verdict, out.Reason = "refused", &said{err.Error()}
		if out.Event["reason"] == "CIDRNotAvailable" {
			out.Verdict = "exhausted"
		}
	}
	vectors.Check(w.nodes.Informer().GetStore().Add(after))
	return out
}

func (w *world) delete(gone *v1.Node) decided {
	if before := w.stored(gone.Name); before != nil {
		if len(gone.Spec.PodCIDRs) == 0 {
			gone = before
		}
		vectors.Check(w.client.Tracker().Delete(v1.SchemeGroupVersion.WithResource("nodes"), "", gone.Name, metav1.DeleteOptions{}))
		vectors.Check(w.nodes.Informer().GetStore().Delete(gone))
	}
	out := decided{Node: gone.Name, Verdict: "released"}
	if err := w.allocator.ReleaseCIDR(klog.Background(), gone); err != nil {
		out.Verdict, out.Reason = "refused", &said{err.Error()}
	}
	return out
}
