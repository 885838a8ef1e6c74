package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/netip"
	"sort"
	"strings"

	v3 "github.com/projectcalico/api/pkg/apis/projectcalico/v3"
	libapiv3 "github.com/projectcalico/calico/libcalico-go/lib/apis/v3"
	"github.com/projectcalico/calico/libcalico-go/lib/backend/model"
	cerrors "github.com/projectcalico/calico/libcalico-go/lib/errors"
	"github.com/projectcalico/calico/libcalico-go/lib/ipam"
	cnet "github.com/projectcalico/calico/libcalico-go/lib/net"
	"github.com/projectcalico/calico/libcalico-go/lib/options"
	"github.com/sirupsen/logrus"

	"nocluster.test/oracle/vectors"
)

// network is Calico's own client over a datastore in memory.
type network struct {
	store        *memory
	pools        []v3.IPPool
	reservations []string
	client       ipam.Interface
}

func (n *network) GetEnabledPools(version int) ([]v3.IPPool, error) {
	var enabled []v3.IPPool
	for _, pool := range n.pools {
		if !pool.Spec.Disabled && netip.MustParsePrefix(pool.Spec.CIDR).Addr().Is4() == (version == 4) {
			enabled = append(enabled, pool)
		}
	}
	return enabled, nil
}

func (n *network) GetAllPools() ([]v3.IPPool, error) { return n.pools, nil }

func (n *network) List(context.Context, options.ListOptions) (*v3.IPReservationList, error) {
	reservation := v3.IPReservation{Spec: v3.IPReservationSpec{ReservedCIDRs: n.reservations}}
	return &v3.IPReservationList{Items: []v3.IPReservation{reservation}}, nil
}

type poolIn struct {
	Name         string   `json:"name"`
	CIDR         string   `json:"cidr"`
	BlockSize    int      `json:"blockSize"`
	Disabled     bool     `json:"disabled,omitempty"`
	Uses         []string `json:"allowedUses,omitempty"`
	NodeSelector string   `json:"nodeSelector,omitempty"`
}

type configIn struct {
	StrictAffinity     bool  `json:"strictAffinity"`
	AutoAllocateBlocks *bool `json:"autoAllocateBlocks,omitempty"`
	MaxBlocksPerHost   int   `json:"maxBlocksPerHost"`
}

type heldIn struct {
	Address string `json:"address"`
	Handle  string `json:"handle,omitempty"`
}

type blockIn struct {
	CIDR        string   `json:"cidr"`
	Affinity    string   `json:"affinity,omitempty"`
	Allocated   []heldIn `json:"allocated"`
	Unallocated []string `json:"unallocated"`
	Claimed     *int     `json:"claimedSecondsAgo,omitempty"`
}

type eventIn struct {
	Assign        string   `json:"assign,omitempty"`
	IPv4          *int     `json:"ipv4,omitempty"`
	IPv6          *int     `json:"ipv6,omitempty"`
	IPv4Pools     []string `json:"ipv4Pools,omitempty"`
	IPv6Pools     []string `json:"ipv6Pools,omitempty"`
	AssignIP      string   `json:"assignIp,omitempty"`
	Handle        string   `json:"handle,omitempty"`
	Release       []string `json:"release,omitempty"`
	ReleaseHandle string   `json:"releaseHandle,omitempty"`
}

type historyIn struct {
	Host         string            `json:"host"`
	NodeLabels   map[string]string `json:"nodeLabels,omitempty"`
	Pools        []poolIn          `json:"pools"`
	Config       configIn          `json:"config"`
	Reservations []string          `json:"reservations,omitempty"`
	Windows      bool              `json:"windows,omitempty"`
	Blocks       []blockIn         `json:"blocks,omitempty"`
	Events       []eventIn         `json:"events"`
}

// happened is what an event comes to.
type happened struct {
	Error       string   `json:"error,omitempty"`
	Addresses   []string `json:"addresses"`
	Unallocated []string `json:"unallocated,omitempty"`
	// composed is whether the error is put together here, as the plugin or a newer release does it.
	composed bool
}

// newNetwork is a network without blocks, with the Nodes that have one and the Node `other`.
func newNetwork(in *historyIn) *network {
	logrus.SetOutput(io.Discard)
	logrus.SetLevel(logrus.PanicLevel)
	net := &network{store: newMemory(), reservations: in.Reservations}
	for _, pool := range in.Pools {
		real := v3.IPPool{Spec: v3.IPPoolSpec{CIDR: pool.CIDR, BlockSize: pool.BlockSize, Disabled: pool.Disabled, NodeSelector: pool.NodeSelector}}
		real.Name = pool.Name
		uses := pool.Uses
		if len(uses) == 0 {
			uses = []string{"Workload", "Tunnel"}
		}
		for _, use := range uses {
			real.Spec.AllowedUses = append(real.Spec.AllowedUses, v3.IPPoolAllowedUse(use))
		}
		net.pools = append(net.pools, real)
	}
	hosts := []string{in.Host, "other"}
	for _, block := range in.Blocks {
		hosts = append(hosts, strings.TrimPrefix(block.Affinity, "host:"))
	}
	for _, host := range hosts {
		node := libapiv3.NewNode()
		node.Name = host
		if host == in.Host {
			node.Labels = in.NodeLabels
		}
		net.store.nodes[host] = node
	}
	net.client = ipam.NewIPAMClient(net.store, net, net)
	return net
}

func (n *network) configure(in configIn) error {
	config := ipam.IPAMConfig{AutoAllocateBlocks: true, StrictAffinity: in.StrictAffinity, MaxBlocksPerHost: in.MaxBlocksPerHost}
	if in.AutoAllocateBlocks != nil {
		config.AutoAllocateBlocks = *in.AutoAllocateBlocks
	}
	return n.client.SetIPAMConfig(context.Background(), config)
}

// put lets an event happen.
func (n *network) put(in *historyIn, event *eventIn) happened {
	switch {
	case event.AssignIP != "":
		return n.assignIP(in.Host, event)
	case event.Release != nil:
		return n.release(event)
	case event.ReleaseHandle != "":
		return n.releaseHandle(event.ReleaseHandle)
	}
	return n.assign(in, event)
}

func failed(err error) happened {
	is := happened{Addresses: []string{}}
	if err != nil {
		is.Error = err.Error()
	}
	return is
}

func (n *network) assignIP(host string, event *eventIn) happened {
	args := ipam.AssignIPArgs{IP: *cnet.ParseIP(event.AssignIP), HandleID: &event.Handle, Hostname: host}
	err := n.client.AssignIP(context.Background(), args)
	is := failed(err)
	// Newer releases tell the cause with it.
	if exists := (cerrors.ErrorResourceAlreadyExists{}); errors.As(err, &exists) {
		is.Error, is.composed = fmt.Sprintf("%v with error: %v", err, exists.Err), true
	}
	if err == nil {
		is.Addresses = []string{event.AssignIP}
	}
	return is
}

func (n *network) release(event *eventIn) happened {
	var all []ipam.ReleaseOptions
	for _, address := range event.Release {
		all = append(all, ipam.ReleaseOptions{Address: address})
	}
	unallocated, err := n.client.ReleaseIPs(context.Background(), all...)
	is := failed(err)
	for _, ip := range unallocated {
		is.Unallocated = append(is.Unallocated, ip.String())
	}
	sort.Strings(is.Unallocated)
	return is
}

// releaseHandle is the plugin's DEL, which takes a handle without addresses for done.
func (n *network) releaseHandle(handle string) happened {
	_ = n.client.ReleaseByHandle(context.Background(), handle)
	return failed(nil)
}

func (n *network) assign(in *historyIn, event *eventIn) happened {
	count := func(given *int, otherwise int) int {
		if given == nil {
			return otherwise
		}
		return *given
	}
	args := ipam.AutoAssignArgs{
		Num4:        count(event.IPv4, 1),
		Num6:        count(event.IPv6, 0),
		HandleID:    &event.Assign,
		Hostname:    in.Host,
		IntendedUse: v3.IPPoolAllowedUseWorkload,
		IPv4Pools:   n.named(event.IPv4Pools),
		IPv6Pools:   n.named(event.IPv6Pools),
	}
	if in.Windows {
		args.HostReservedAttrIPv4s = &ipam.HostReservedAttr{StartOfBlock: 3, EndOfBlock: 1, Handle: ipam.WindowsReservedHandle, Note: "windows host rsvd"}
	}
	v4, v6, err := n.client.AutoAssign(context.Background(), args)
	is := failed(err)
	for _, of := range []struct {
		family string
		wanted int
		got    *ipam.IPAMAssignments
	}{{"IPv4", args.Num4, v4}, {"IPv6", args.Num6, v6}} {
		addresses := []string{}
		if of.got != nil {
			for _, ip := range of.got.IPs {
				addresses = append(addresses, ip.IP.String())
			}
		}
		is.Addresses = append(is.Addresses, addresses...)
		if is.Error == "" && len(addresses) < of.wanted {
			is.Error = of.got.PartialFulfillmentError().Error()
			// The plugin asks for one.
			if of.wanted == 1 {
				is.Error, is.composed = fmt.Sprintf("failed to request %s addresses: %s", of.family, is.Error), true
			}
		}
	}
	return is
}

// named are the ranges of pools, as the plugin finds them.
func (n *network) named(names []string) []cnet.IPNet {
	var ranges []cnet.IPNet
	for _, name := range names {
		for _, pool := range n.pools {
			if pool.Name == name {
				_, cidr, err := cnet.ParseCIDR(pool.Spec.CIDR)
				vectors.Check(err)
				ranges = append(ranges, *cidr)
			}
		}
	}
	return ranges
}

// blocks are those in the datastore.
func (n *network) blocks() []blockIn {
	list, err := n.store.List(context.Background(), model.BlockListOptions{}, "")
	vectors.Check(err)
	out := []blockIn{}
	for _, pair := range list.KVPairs {
		block := pair.Value.(*model.AllocationBlock)
		shown := blockIn{CIDR: block.CIDR.String(), Allocated: []heldIn{}, Unallocated: []string{}}
		if block.Affinity != nil {
			shown.Affinity = *block.Affinity
		}
		first := netip.MustParsePrefix(shown.CIDR).Addr()
		at := func(ordinal int) string {
			ip := first
			for range ordinal {
				ip = ip.Next()
			}
			return ip.String()
		}
		for ordinal, attribute := range block.Allocations {
			if attribute != nil {
				handle := ""
				if primary := block.Attributes[*attribute].AttrPrimary; primary != nil {
					handle = strings.TrimSpace(*primary)
				}
				shown.Allocated = append(shown.Allocated, heldIn{at(ordinal), handle})
			}
		}
		for _, ordinal := range block.Unallocated {
			shown.Unallocated = append(shown.Unallocated, at(ordinal))
		}
		out = append(out, shown)
	}
	return out
}
