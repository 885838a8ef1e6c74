package main

import (
	"context"
	"fmt"
	"net"
	"reflect"
	"strings"
	"unsafe"

	v1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/client-go/discovery"
	"k8s.io/client-go/informers"
	coreinformers "k8s.io/client-go/informers/core/v1"
	"k8s.io/client-go/kubernetes"
	restclient "k8s.io/client-go/rest"
	"k8s.io/client-go/tools/record"
	"k8s.io/klog/v2"
	"k8s.io/kubernetes/cmd/kube-controller-manager/app"
	"k8s.io/kubernetes/cmd/kube-controller-manager/app/options"
	"k8s.io/kubernetes/pkg/controller/nodeipam"
	nodeipamconfig "k8s.io/kubernetes/pkg/controller/nodeipam/config"
	"k8s.io/kubernetes/pkg/controller/nodeipam/ipam"
	"k8s.io/kubernetes/pkg/controller/nodeipam/ipam/cidrset"
	netutils "k8s.io/utils/net"
)

//go:linkname validateCIDRs k8s.io/kubernetes/cmd/kube-controller-manager/app.validateCIDRs
func validateCIDRs(cidrsList string) ([]*net.IPNet, error)

//go:linkname setNodeCIDRMaskSizes k8s.io/kubernetes/cmd/kube-controller-manager/app.setNodeCIDRMaskSizes
func setNodeCIDRMaskSizes(cfg nodeipamconfig.NodeIPAMControllerConfiguration, clusterCIDRs []*net.IPNet) ([]int, error)

//go:linkname newNodeIpamController k8s.io/kubernetes/cmd/kube-controller-manager/app.newNodeIpamController
func newNodeIpamController(ctx context.Context, controllerContext app.ControllerContext, controllerName string) (app.Controller, error)

//go:linkname syncNode k8s.io/kubernetes/pkg/controller/nodeipam/ipam.(*rangeAllocator).syncNode
func syncNode(r unsafe.Pointer, ctx context.Context, key string) error

// builder gives every controller the same client.
type builder struct{ client kubernetes.Interface }

func (b builder) Config(string) (*restclient.Config, error)   { return &restclient.Config{}, nil }
func (b builder) ConfigOrDie(string) *restclient.Config       { return &restclient.Config{} }
func (b builder) Client(string) (kubernetes.Interface, error) { return b.client, nil }
func (b builder) ClientOrDie(string) kubernetes.Interface     { return b.client }
func (b builder) DiscoveryClient(string) (discovery.DiscoveryInterface, error) {
	return b.client.Discovery(), nil
}
func (b builder) DiscoveryClientOrDie(string) discovery.DiscoveryInterface {
	return b.client.Discovery()
}

// settings are the flags; masks are given instead of them where masks is not nil.
type settings struct {
	cluster, service string
	size, ipv4, ipv6 int32
	masks            []int
}

// check is how kube-controller-manager reads the flags, up to the controller.
func (s *settings) check(ctx context.Context, client kubernetes.Interface) error {
	given := nodeipamconfig.NodeIPAMControllerConfiguration{
		ServiceCIDR: s.service, NodeCIDRMaskSize: s.size, NodeCIDRMaskSizeIPv4: s.ipv4, NodeCIDRMaskSizeIPv6: s.ipv6,
	}
	flags := options.NodeIPAMControllerOptions{NodeIPAMControllerConfiguration: &given}
	if errs := flags.Validate(); len(errs) > 0 {
		return errs[0]
	}
	if s.masks != nil {
		return nil
	}
	var controllers app.ControllerContext
	controllers.ClientBuilder = builder{client}
	controllers.InformerFactory = informers.NewSharedInformerFactory(client, 0)
	controllers.ComponentConfig.KubeCloudShared.AllocateNodeCIDRs = true
	controllers.ComponentConfig.KubeCloudShared.CIDRAllocatorType = string(ipam.RangeAllocatorType)
	controllers.ComponentConfig.KubeCloudShared.ClusterCIDR = s.cluster
	if err := flags.ApplyTo(&controllers.ComponentConfig.NodeIPAMController); err != nil {
		return err
	}
	_, err := newNodeIpamController(ctx, controllers, "node-ipam-controller")
	return err
}

// controller is the one whose parts are then asked one by one.
func (s *settings) controller(ctx context.Context, client kubernetes.Interface, nodes coreinformers.NodeInformer) (*nodeipam.Controller, []int, error) {
	clusters, err := validateCIDRs(s.cluster)
	if err != nil {
		return nil, nil, err
	}
	var services [2]*net.IPNet
	for i, text := range strings.Split(s.service, ",") {
		_, services[i], _ = netutils.ParseCIDRSloppy(text)
	}
	masks := s.masks
	if masks == nil {
		config := nodeipamconfig.NodeIPAMControllerConfiguration{
			NodeCIDRMaskSize: s.size, NodeCIDRMaskSizeIPv4: s.ipv4, NodeCIDRMaskSizeIPv6: s.ipv6,
		}
		if masks, err = setNodeCIDRMaskSizes(config, clusters); err != nil {
			return nil, nil, err
		}
	}
	made, err := nodeipam.NewNodeIpamController(ctx, nodes, nil, client, clusters, services[0], services[1], masks, ipam.RangeAllocatorType)
	return made, masks, err
}

// events keeps what the controller records.
type events struct{ list []map[string]string }

func (e *events) Event(_ runtime.Object, kind, reason, message string) {
	e.list = append(e.list, map[string]string{"type": kind, "reason": reason, "message": message})
}

func (e *events) Eventf(object runtime.Object, kind, reason, format string, args ...any) {
	e.Event(object, kind, reason, fmt.Sprintf(format, args...))
}

func (e *events) AnnotatedEventf(object runtime.Object, _ map[string]string, kind, reason, format string, args ...any) {
	e.Eventf(object, kind, reason, format, args...)
}

func (e *events) WithLogger(klog.Logger) record.EventRecorderLogger { return e }

// allocator is the range allocator of a controller, with its parts that are not exported.
type allocator struct {
	ipam.CIDRAllocator
	fields reflect.Value
}

func allocatorOf(controller *nodeipam.Controller) allocator {
	of := part[ipam.CIDRAllocator](reflect.ValueOf(controller).Elem(), "cidrAllocator")
	return allocator{*of, reflect.ValueOf(*of).Elem()}
}

// part is a field that is not exported.
func part[T any](of reflect.Value, name string) *T {
	return (*T)(unsafe.Pointer(of.FieldByName(name).UnsafeAddr()))
}

func (a *allocator) record(into *events) {
	*part[record.EventRecorder](a.fields, "recorder") = into
}

func (a *allocator) sync(ctx context.Context, name string) error {
	return syncNode(a.fields.Addr().UnsafePointer(), ctx, name)
}

type set struct {
	CIDR      string `json:"cidr"`
	Max       int    `json:"max"`
	Allocated int    `json:"allocated"`
	Free      int    `json:"free"`
	Next      int    `json:"next"`
}

func (a *allocator) sets() []set {
	made := []set{}
	for _, blocks := range *part[[]*cidrset.CidrSet](a.fields, "cidrSets") {
		of := reflect.ValueOf(blocks).Elem()
		max, allocated := *part[int](of, "maxCIDRs"), *part[int](of, "allocatedCIDRs")
		cluster := *part[*net.IPNet](of, "clusterCIDR")
		made = append(made, set{cluster.String(), max, allocated, max - allocated, *part[int](of, "nextCandidate")})
	}
	return made
}

// node is a Node of which the API server fills in the one field or the other.
func node(name string, cidrs []string) *v1.Node {
	made := &v1.Node{}
	made.Name, made.Spec.PodCIDRs = name, cidrs
	if len(cidrs) > 0 {
		made.Spec.PodCIDR = cidrs[0]
	}
	return made
}
