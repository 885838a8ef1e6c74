package main

import (
	"encoding/json"
	"fmt"
	"slices"

	core "k8s.io/api/core/v1"
	discovery "k8s.io/api/discovery/v1"
	meta "k8s.io/apimachinery/pkg/apis/meta/v1"
	mcs "sigs.k8s.io/mcs-api/pkg/apis/v1alpha1"
)

// cluster is what the API server holds: the objects of a case, with what the API server adds to a manifest and CoreDNS
// reads.
type cluster struct {
	namespaces, services, slices, pods, imports []meta.Object
}

func readCluster(documents []json.RawMessage) (*cluster, error) {
	c := &cluster{}
	for len(documents) > 0 {
		document := documents[0]
		documents = documents[1:]
		var head struct {
			Kind  string            `json:"kind"`
			Items []json.RawMessage `json:"items"`
		}
		if err := json.Unmarshal(document, &head); err != nil {
			return nil, err
		}
		var err error
		switch head.Kind {
		case "List":
			documents = append(head.Items, documents...)
		case "Namespace":
			err = add(&c.namespaces, &core.Namespace{}, document, namespaceStored)
		case "Service":
			err = add(&c.services, &core.Service{}, document, serviceStored)
		case "EndpointSlice":
			err = add(&c.slices, &discovery.EndpointSlice{}, document, sliceStored)
		case "Pod":
			err = add(&c.pods, &core.Pod{}, document, podStored)
		case "ServiceImport":
			err = add(&c.imports, &mcs.ServiceImport{}, document, func(*mcs.ServiceImport) {})
		default:
			err = fmt.Errorf("CoreDNS reads no %s", head.Kind)
		}
		if err != nil {
			return nil, err
		}
	}
	c.addBuiltIn()
	return c, nil
}

// addBuiltIn adds the namespaces that an API server makes itself.
//
// Source: kubernetes/kubernetes pkg/controlplane/controller/systemnamespaces
func (c *cluster) addBuiltIn() {
	for _, name := range []string{core.NamespaceDefault, meta.NamespaceSystem, meta.NamespacePublic, core.NamespaceNodeLease} {
		if !slices.ContainsFunc(c.namespaces, func(given meta.Object) bool { return given.GetName() == name }) {
			made := &core.Namespace{ObjectMeta: meta.ObjectMeta{Name: name}}
			namespaceStored(made)
			c.namespaces = append(c.namespaces, made)
		}
	}
}

func add[T meta.Object](list *[]meta.Object, object T, document []byte, stored func(T)) error {
	if err := json.Unmarshal(document, object); err != nil {
		return err
	}
	if _, isNamespace := any(object).(*core.Namespace); !isNamespace && object.GetNamespace() == "" {
		object.SetNamespace(core.NamespaceDefault)
	}
	stored(object)
	*list = append(*list, object)
	return nil
}

// Source: kubernetes/kubernetes pkg/apis/core/v1/defaults.go
func namespaceStored(namespace *core.Namespace) {
	if namespace.Labels == nil {
		namespace.Labels = map[string]string{}
	}
	namespace.Labels[core.LabelMetadataName] = namespace.Name
}

// Source: kubernetes/kubernetes pkg/apis/core/v1/defaults.go
func serviceStored(service *core.Service) {
	if service.Spec.Type == "" {
		service.Spec.Type = core.ServiceTypeClusterIP
	}
	for i := range service.Spec.Ports {
		if service.Spec.Ports[i].Protocol == "" {
			service.Spec.Ports[i].Protocol = core.ProtocolTCP
		}
	}
}

// Source: kubernetes/kubernetes pkg/apis/discovery/v1/defaults.go
func sliceStored(slice *discovery.EndpointSlice) {
	name, protocol := "", core.ProtocolTCP
	for i := range slice.Ports {
		if slice.Ports[i].Name == nil {
			slice.Ports[i].Name = &name
		}
		if slice.Ports[i].Protocol == nil {
			slice.Ports[i].Protocol = &protocol
		}
	}
}

// Source: kubernetes/kubernetes pkg/apis/core/v1/conversion.go
func podStored(pod *core.Pod) {
	status := &pod.Status
	if status.PodIP != "" && (len(status.PodIPs) == 0 || status.PodIPs[0].IP != status.PodIP) {
		status.PodIPs = []core.PodIP{{IP: status.PodIP}}
	}
	status.PodIP = ""
	if len(status.PodIPs) > 0 {
		status.PodIP = status.PodIPs[0].IP
	}
}
