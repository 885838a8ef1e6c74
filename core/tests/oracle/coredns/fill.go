package main

import (
	"fmt"
	"net"
	"unsafe"

	"github.com/coredns/coredns/core/dnsserver"
	"github.com/coredns/coredns/plugin/kubernetes"
	core "k8s.io/api/core/v1"
	meta "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/labels"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/client-go/tools/cache"
	mcs "sigs.k8s.io/mcs-api/pkg/apis/v1alpha1"
)

// fill gives the kubernetes plugin what its informers would list: into their own queues, through their own processing,
// into their own indexes. Only the connection between is left out, and the selection that the API server does.
func (c *cluster) fill(plugin *kubernetes.Kubernetes, synced bool) error {
	control := plugin.APIConn
	selector, namespaceSelector := *field[labels.Selector](control, "selector"), *field[labels.Selector](control, "namespaceSelector")
	for _, watched := range []struct {
		controller string
		objects    []meta.Object
		selected   func(meta.Object) bool
	}{
		{"nsController", c.namespaces, matching(namespaceSelector)},
		{"svcController", c.services, matching(selector)},
		{"epController", c.slices, matching(selector)},
		{"podController", running(c.pods), matching(selector)},
		{"svcImportController", c.imports, matching(namespaceSelector)},
		{"mcEpController", c.slices, matching(requireServiceName(selector))},
	} {
		controller := *field[cache.Controller](control, watched.controller)
		if controller == nil {
			continue
		}
		var listed []any
		for _, object := range watched.objects {
			if watched.selected(object) {
				listed = append(listed, object.(runtime.Object).DeepCopyObject())
			}
		}
		if err := list(controller, listed); err != nil {
			return err
		}
		if !synced && watched.controller == "nsController" {
			*field[cache.Controller](control, watched.controller) = waiting{controller}
		}
	}
	return nil
}

// waiting is a controller whose first list has not come to its end.
type waiting struct{ cache.Controller }

func (waiting) HasSynced() bool { return false }

// list does what a reflector and the loop of its controller do with the first list.
func list(controller cache.Controller, objects []any) error {
	queue := *field[cache.Queue](controller, "config", "Queue")
	process := *field[cache.ProcessFunc](controller, "config", "Process")
	if err := queue.Replace(objects, "1"); err != nil {
		return err
	}
	for !queue.HasSynced() {
		if _, err := queue.Pop(cache.PopProcessFunc(process)); err != nil {
			return err
		}
	}
	return nil
}

func matching(selector labels.Selector) func(meta.Object) bool {
	return func(object meta.Object) bool {
		return selector == nil || selector.Matches(labels.Set(object.GetLabels()))
	}
}

func requireServiceName(selector labels.Selector) labels.Selector {
	exists, err := labels.NewRequirement(mcs.LabelServiceName, "exists", nil)
	if err != nil {
		panic(err)
	}
	if selector == nil {
		selector = labels.NewSelector()
	}
	return selector.Add(*exists)
}

// running is the field selector of the plugin's list of Pods.
func running(pods []meta.Object) []meta.Object {
	var kept []meta.Object
	for _, pod := range pods {
		switch pod.(*core.Pod).Status.Phase {
		case core.PodSucceeded, core.PodFailed, core.PodUnknown:
		default:
			kept = append(kept, pod)
		}
	}
	return kept
}

// settle sets what a case says of the machine and of the time: the addresses that CoreDNS finds on itself where no
// `bind` names others, and the time of the last change.
func settle(plugin *kubernetes.Kubernetes, configs []*dnsserver.Config, serverIPs []string, serial int64) error {
	if hosts := configs[0].ListenHosts; len(hosts) == 0 || hosts[0] == "" {
		var addresses []net.IP
		for _, text := range serverIPs {
			address := net.ParseIP(text)
			if address == nil {
				return fmt.Errorf("%q is no address", text)
			}
			if short := address.To4(); short != nil {
				address = short
			}
			if !address.IsLoopback() {
				addresses = append(addresses, address)
			}
		}
		*field[[]net.IP](plugin, "localIPs") = addresses
	}
	for _, changed := range []string{"modified", "multiClusterModified"} {
		// An int64 in every line, in the newer ones inside of atomic.Int64.
		at := reach(plugin.APIConn, changed)
		*(*int64)(unsafe.Pointer(at.UnsafeAddr())) = serial
	}
	return nil
}
