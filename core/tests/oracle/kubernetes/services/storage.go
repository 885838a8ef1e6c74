package main

import (
	"context"
	"errors"
	"math/rand"
	"net"
	"net/netip"
	"reflect"
	"slices"
	"strings"
	"sync/atomic"
	"unsafe"

	networkingv1 "k8s.io/api/networking/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	utilnet "k8s.io/apimachinery/pkg/util/net"
	"k8s.io/apimachinery/pkg/util/validation/field"
	genericregistry "k8s.io/apiserver/pkg/registry/generic/registry"
	"k8s.io/apiserver/pkg/registry/rest"
	"k8s.io/client-go/informers"
	networkinginformers "k8s.io/client-go/informers/networking/v1"
	"k8s.io/client-go/kubernetes/fake"
	networkingclient "k8s.io/client-go/kubernetes/typed/networking/v1"
	clienttesting "k8s.io/client-go/testing"
	"k8s.io/client-go/tools/cache"
	api "k8s.io/kubernetes/pkg/apis/core"
	_ "k8s.io/kubernetes/pkg/apis/core/validation"
	"k8s.io/kubernetes/pkg/registry/core/service/allocator"
	"k8s.io/kubernetes/pkg/registry/core/service/ipallocator"
	"k8s.io/kubernetes/pkg/registry/core/service/portallocator"
	"k8s.io/kubernetes/pkg/registry/core/service/storage"

	"nocluster.test/oracle/vectors"
)

//go:linkname makeAlloc k8s.io/kubernetes/pkg/registry/core/service/storage.makeAlloc
func makeAlloc(primary api.IPFamily, ips map[api.IPFamily]ipallocator.Interface, ports portallocator.Interface) storage.Allocators

//go:linkname beginCreate k8s.io/kubernetes/pkg/registry/core/service/storage.(*REST).beginCreate
func beginCreate(r *storage.REST, ctx context.Context, obj runtime.Object, options *metav1.CreateOptions) (genericregistry.FinishFunc, error)

//go:linkname beginUpdate k8s.io/kubernetes/pkg/registry/core/service/storage.(*REST).beginUpdate
func beginUpdate(r *storage.REST, ctx context.Context, obj, old runtime.Object, options *metav1.UpdateOptions) (genericregistry.FinishFunc, error)

//go:linkname afterDelete k8s.io/kubernetes/pkg/registry/core/service/storage.(*REST).afterDelete
func afterDelete(r *storage.REST, obj runtime.Object, options *metav1.DeleteOptions)

//go:linkname newMetaAllocator k8s.io/kubernetes/pkg/registry/core/service/ipallocator.newMetaAllocator
func newMetaAllocator(client networkingclient.NetworkingV1Interface, cidrs networkinginformers.ServiceCIDRInformer,
	addresses networkinginformers.IPAddressInformer, isIPv6 bool, bitmap ipallocator.Interface) *ipallocator.MetaAllocator

//go:linkname syncAllocators k8s.io/kubernetes/pkg/registry/core/service/ipallocator.(*MetaAllocator).syncAllocators
func syncAllocators(c *ipallocator.MetaAllocator) error

//go:linkname validateClusterIPsUpdate k8s.io/kubernetes/pkg/apis/core/validation.validateUpgradeDowngradeClusterIPs
func validateClusterIPsUpdate(old, service *api.Service) field.ErrorList

//go:linkname validateIPFamiliesUpdate k8s.io/kubernetes/pkg/apis/core/validation.validateUpgradeDowngradeIPFamilies
func validateIPFamiliesUpdate(old, service *api.Service) field.ErrorList

// part is a field that is not exported.
func part[T any](of reflect.Value, name string) *T {
	return (*T)(unsafe.Pointer(of.FieldByName(name).UnsafeAddr()))
}

// draw is where the search of an automatic allocation begins, in each band.
type draw struct{ upper, lower uint64 }

// drawn is a source of random numbers that leads to a draw: the first number is that of the dynamic band.
type drawn struct {
	draw  draw
	calls int
	// Whether the first number is drawn from 63 or 64 bits, not from 31.
	isWide bool
}

func (d *drawn) Seed(int64) {}

func (d *drawn) Uint64() uint64 {
	d.calls++
	if d.calls == 1 {
		return d.draw.upper
	}
	return d.draw.lower
}

func (d *drawn) Int63() int64 {
	if number := d.Uint64(); d.calls == 1 && d.isWide {
		return int64(number)
	} else {
		return int64(number << 32)
	}
}

// The allocators have a retry that must not be reached: a family was asked before its turn, or a draw is missing.
type retry struct{}
type missing struct{}

// world is what the API server keeps between two requests.
type world struct {
	rest      *storage.REST
	services  map[string]*api.Service
	families  map[api.IPFamily]*family
	ports     *ports
	addresses cache.Store
	draws     []draw
	next      int

	// What is asked now, and the family that was asked first; both are asked in the order of the Service.
	now   *api.Service
	both  bool
	first api.IPFamily
	// What this request took, and whether it gave something back.
	took, gave bool
}

// family is the allocator of a family, which has the real one ask in order and with the draws that are given.
type family struct {
	ipallocator.Interface
	w       *world
	bitmap  *ipallocator.Range
	memory  *allocator.AllocationBitmap
	meta    *ipallocator.MetaAllocator
	cidr    *net.IPNet
	sources []*drawn
	taken   []net.IP
}

func (w *world) turn(of api.IPFamily) {
	if w.first == "" && w.both && len(w.now.Spec.IPFamilies) == 2 && w.now.Spec.IPFamilies[0] != of {
		panic(retry{})
	}
	w.first = of
}

func (w *world) arm(sources []*drawn) {
	if w.next >= len(w.draws) {
		panic(missing{})
	}
	for _, source := range sources {
		source.calls, source.draw = 0, w.draws[w.next]
	}
}

func (f *family) Allocate(ip net.IP) error {
	f.w.turn(f.IPFamily())
	err := f.Interface.Allocate(ip)
	if err == nil {
		f.w.took = true
		f.taken = append(f.taken, ip)
	}
	return err
}

func (f *family) AllocateNext() (net.IP, error) {
	f.w.turn(f.IPFamily())
	if f.isFull() {
		f.w.draws = append(f.w.draws, draw{})
		defer func() { f.w.draws = f.w.draws[:len(f.w.draws)-1] }()
	}
	f.w.arm(f.sources)
	ip, err := f.Interface.AllocateNext()
	if err == nil {
		f.w.took = true
		f.taken = append(f.taken, ip)
	}
	// A range without a free address takes no draw.
	if !errors.Is(err, ipallocator.ErrFull) {
		f.w.next++
	}
	return ip, err
}

// isFull tells whether any draw leads to nothing.
func (f *family) isFull() bool {
	if f.bitmap != nil && f.bitmap.Free() > 0 {
		return false
	}
	for _, one := range f.allocators() {
		of := reflect.ValueOf(one).Elem()
		if isReady(one) && *part[uint64](of, "size") > uint64(f.held(one)) {
			return false
		}
	}
	return true
}

// held counts the addresses in use that the allocator gives.
func (f *family) held(one *ipallocator.Allocator) int {
	of := reflect.ValueOf(one).Elem()
	first, last := *part[netip.Addr](of, "firstAddress"), *part[netip.Addr](of, "lastAddress")
	count := 0
	for _, name := range f.w.addresses.ListKeys() {
		if at, err := netip.ParseAddr(name); err == nil && at.BitLen() == first.BitLen() && first.Compare(at) <= 0 && at.Compare(last) <= 0 {
			count++
		}
	}
	return count
}

func isReady(one *ipallocator.Allocator) bool {
	return part[atomic.Bool](reflect.ValueOf(one).Elem(), "ready").Load()
}

func (f *family) Release(ip net.IP) error {
	before := f.holders(ip)
	err := f.Interface.Release(ip)
	f.w.gave = f.w.gave || f.holders(ip) < before
	return err
}

// holders counts where it is written that the address is in use.
func (f *family) holders(ip net.IP) (count int) {
	if _, exists, _ := f.w.addresses.GetByKey(ip.String()); exists {
		count++
	}
	if f.bitmap != nil && f.bitmap.Has(ip) {
		count++
	}
	return count
}

func (f *family) DryRun() ipallocator.Interface {
	f.w.turn(f.IPFamily())
	return f.Interface.DryRun()
}

// allocators are those of the ServiceCIDRs, in the order of their addresses.
func (f *family) allocators() []*ipallocator.Allocator {
	if f.meta == nil {
		return nil
	}
	made := []*ipallocator.Allocator{}
	iter := reflect.ValueOf(f.meta).Elem().FieldByName("allocators").MapRange()
	for iter.Next() {
		made = append(made, *(**ipallocator.Allocator)(unsafe.Pointer(iter.Value().Elem().FieldByName("allocator").UnsafeAddr())))
	}
	slices.SortFunc(made, func(a, b *ipallocator.Allocator) int {
		x, y := *part[netip.Prefix](reflect.ValueOf(a).Elem(), "prefix"), *part[netip.Prefix](reflect.ValueOf(b).Elem(), "prefix")
		if order := x.Addr().Compare(y.Addr()); order != 0 {
			return order
		}
		return x.Bits() - y.Bits()
	})
	return made
}

// ports is the allocator of the ports of the Nodes.
type ports struct {
	*portallocator.PortAllocator
	w       *world
	memory  *allocator.AllocationBitmap
	sources []*drawn
	of      utilnet.PortRange
}

func (p *ports) Allocate(port int) error {
	err := p.PortAllocator.Allocate(port)
	p.w.took = p.w.took || err == nil
	return err
}

func (p *ports) AllocateNext() (int, error) {
	if p.Free() == 0 {
		return p.PortAllocator.AllocateNext()
	}
	p.w.arm(p.sources)
	p.w.next++
	port, err := p.PortAllocator.AllocateNext()
	p.w.took = p.w.took || err == nil
	return port, err
}

func (p *ports) Release(port int) error {
	p.w.gave = p.w.gave || p.Has(port)
	return p.PortAllocator.Release(port)
}

// memory is the real bitmap, whose strategy draws from a source of ours.
func memory(max int, spec string, offset int) (*allocator.AllocationBitmap, *drawn) {
	made := allocator.NewAllocationMapWithOffset(max, spec, offset)
	strategy := reflect.ValueOf(made).Elem().FieldByName("strategy").Elem()
	source := &drawn{}
	*(*rand.Rand)(strategy.FieldByName("rand").UnsafePointer()) = *rand.New(source)
	return made, source
}

func offsetOf(memory *allocator.AllocationBitmap) int {
	strategy := reflect.ValueOf(memory).Elem().FieldByName("strategy").Elem()
	return int(strategy.FieldByName("offset").Int())
}

// newWorld makes the allocators as kube-apiserver does in a release with these gates.
func newWorld(in *asked, ranges []*net.IPNet, nodePorts utilnet.PortRange) (*world, error) {
	w := &world{services: map[string]*api.Service{}, families: map[api.IPFamily]*family{}, draws: in.draws()}
	client := fake.NewSimpleClientset()
	factory := informers.NewSharedInformerFactory(client, 0)
	cidrs, addresses := factory.Networking().V1().ServiceCIDRs(), factory.Networking().V1().IPAddresses()
	w.addresses = addresses.Informer().GetStore()
	w.serve(client)
	isMulti, isDual := multiCIDR(), dualWrite()
	hasDefault := false
	for _, cidr := range in.cidrs {
		hasDefault = hasDefault || cidr.Name == "kubernetes"
		vectors.Check(cidrs.Informer().GetStore().Add(cidr))
	}
	if !hasDefault {
		made := &networkingv1.ServiceCIDR{ObjectMeta: metav1.ObjectMeta{Name: "kubernetes"}}
		for _, cidr := range ranges {
			made.Spec.CIDRs = append(made.Spec.CIDRs, cidr.String())
		}
		vectors.Check(cidrs.Informer().GetStore().Add(made))
	}
	ips := map[api.IPFamily]ipallocator.Interface{}
	var primary api.IPFamily
	for _, cidr := range ranges {
		made := &family{w: w, cidr: cidr}
		if !isMulti || isDual {
			var err error
			made.bitmap, err = ipallocator.New(cidr, func(max int, spec string, offset int) (allocator.Interface, error) {
				of, source := memory(max, spec, offset)
				made.memory = of
				made.sources = append(made.sources, source)
				return of, nil
			})
			if err != nil {
				return nil, err
			}
			made.Interface = made.bitmap
		}
		if isMulti {
			var bitmap ipallocator.Interface
			if made.bitmap != nil {
				bitmap = made.bitmap
			}
			made.meta = newMetaAllocator(client.NetworkingV1(), cidrs, addresses, cidr.IP.To4() == nil, bitmap)
			made.Interface = made.meta
			vectors.Check(syncAllocators(made.meta))
			for _, one := range made.allocators() {
				source := &drawn{isWide: true}
				of := reflect.ValueOf(one).Elem()
				*part[*rand.Rand](of, "rand") = rand.New(source)
				*part[cache.InformerSynced](of, "ipAddressSynced") = func() bool { return true }
				made.sources = append(made.sources, source)
			}
		}
		ips[made.IPFamily()], w.families[made.IPFamily()] = made, made
		if primary == "" {
			primary = made.IPFamily()
		}
	}
	w.ports = &ports{w: w, of: nodePorts}
	var err error
	w.ports.PortAllocator, err = portallocator.New(nodePorts, func(max int, spec string, offset int) (allocator.Interface, error) {
		of, source := memory(max, spec, offset)
		w.ports.memory = of
		w.ports.sources = append(w.ports.sources, source)
		return of, nil
	})
	if err != nil {
		return nil, err
	}
	w.rest = &storage.REST{}
	of := reflect.ValueOf(w.rest).Elem()
	*part[api.IPFamily](of, "primaryIPFamily") = primary
	if len(ips) > 1 {
		*part[api.IPFamily](of, "secondaryIPFamily") = map[api.IPFamily]api.IPFamily{"IPv4": "IPv6", "IPv6": "IPv4"}[primary]
	}
	*part[storage.Allocators](of, "alloc") = makeAlloc(primary, ips, w.ports)
	// Up to 1.36 the Endpoints of a deleted Service are deleted too.
	if field := of.FieldByName("endpoints"); field.IsValid() {
		reflect.NewAt(field.Type(), field.Addr().UnsafePointer()).Elem().Set(reflect.ValueOf(noEndpoints{}))
	}
	return w, nil
}

// serve has the client write IPAddresses into what the informer sees, at once.
func (w *world) serve(client *fake.Clientset) {
	resource := networkingv1.Resource("ipaddresses")
	client.PrependReactor("create", "ipaddresses", func(action clienttesting.Action) (bool, runtime.Object, error) {
		made := action.(clienttesting.CreateAction).GetObject().(*networkingv1.IPAddress)
		if _, exists, _ := w.addresses.GetByKey(made.Name); exists {
			return true, nil, apierrors.NewAlreadyExists(resource, made.Name)
		}
		return true, made, w.addresses.Add(made)
	})
	client.PrependReactor("delete", "ipaddresses", func(action clienttesting.Action) (bool, runtime.Object, error) {
		name := action.(clienttesting.DeleteAction).GetName()
		found, exists, _ := w.addresses.GetByKey(name)
		if !exists {
			return true, nil, apierrors.NewNotFound(resource, name)
		}
		return true, found.(runtime.Object), w.addresses.Delete(found)
	})
}

// occupy marks an address as in use.
func (w *world) addAddress(name string) {
	of := "IPv4"
	if strings.Contains(name, ":") {
		of = "IPv6"
	}
	made := &networkingv1.IPAddress{ObjectMeta: metav1.ObjectMeta{Name: name, Labels: map[string]string{
		networkingv1.LabelIPAddressFamily: of, networkingv1.LabelManagedBy: ipallocator.ControllerName,
	}}}
	vectors.Check(w.addresses.Add(made))
}

// noEndpoints is a storage of Endpoints without any.
type noEndpoints struct{}

func (noEndpoints) Get(_ context.Context, name string, _ *metav1.GetOptions) (runtime.Object, error) {
	return nil, apierrors.NewNotFound(api.Resource("endpoints"), name)
}

func (noEndpoints) Delete(_ context.Context, name string, _ rest.ValidateObjectFunc, _ *metav1.DeleteOptions) (runtime.Object, bool, error) {
	return nil, false, apierrors.NewNotFound(api.Resource("endpoints"), name)
}
