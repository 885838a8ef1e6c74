package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand"
	randv2 "math/rand/v2"
	"net/netip"
	"slices"
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
	Name      string   `json:"name"`
	CIDR      string   `json:"cidr"`
	BlockSize int      `json:"blockSize"`
	Disabled  bool     `json:"disabled,omitempty"`
	Uses      []string `json:"allowedUses,omitempty"`
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

type historyIn struct {
	Host         string           `json:"host"`
	Pools        []poolIn         `json:"pools"`
	Config       map[string]any   `json:"config"`
	Reservations []string         `json:"reservations,omitempty"`
	Windows      bool             `json:"windows,omitempty"`
	Blocks       []blockIn        `json:"blocks"`
	Events       []map[string]any `json:"events"`
}

// happened is what an event comes to.
type happened struct {
	Error       string   `json:"error,omitempty"`
	Addresses   []string `json:"addresses"`
	Unallocated []string `json:"unallocated,omitempty"`
}

// history is the answer of a whole history.
type history struct {
	Events []happened `json:"events"`
	After  []blockIn  `json:"after"`
}

// Into is never asked: histories are compared, and no vectors.
func (h *history) Into(*vectors.Vector, json.RawMessage) error {
	return fmt.Errorf("a history is no vector")
}

// histories puts random histories of one Node, beside blocks of another, to Calico's own client.
func histories(rng *rand.Rand, count int) {
	logrus.SetOutput(io.Discard)
	logrus.SetLevel(logrus.PanicLevel)
	r := randv2.New(randv2.NewPCG(rng.Uint64(), 1))
	out := vectors.NewLines()
	defer out.Flush()
	for i := range count {
		in, answer := oneHistory(r)
		input, err := json.Marshal(in)
		vectors.Check(err)
		out.Compared(&vectors.Case{ID: fmt.Sprint(i), Op: "ipam.calico", InputText: string(input)}, answer)
	}
	out.Done(count)
}

func oneHistory(r *randv2.Rand) (*historyIn, *history) {
	in := &historyIn{Host: "node" + fmt.Sprint(r.IntN(50)), Config: map[string]any{}, Windows: vectors.Chance(r, 6)}
	net := &network{store: newMemory()}
	is6 := vectors.Chance(r, 4) && !in.Windows
	for place := range 1 + r.IntN(3) {
		pool := poolIn{Name: fmt.Sprintf("p%d", place), CIDR: fmt.Sprintf("10.%d.0.0/%d", place, 26+r.IntN(3)), BlockSize: 28 + r.IntN(3)}
		if in.Windows {
			pool.BlockSize = 28 + r.IntN(2)
		}
		if is6 {
			pool.CIDR, pool.BlockSize = fmt.Sprintf("fd00:%d::/%d", place, 122+r.IntN(3)), 124+r.IntN(3)
		}
		pool.Disabled = vectors.Chance(r, 12)
		if vectors.Chance(r, 12) {
			pool.Uses = []string{vectors.Pick(r, []string{"Tunnel", "Workload"})}
		}
		in.Pools = append(in.Pools, pool)
		real := v3.IPPool{Spec: v3.IPPoolSpec{CIDR: pool.CIDR, BlockSize: pool.BlockSize, Disabled: pool.Disabled}}
		real.Name = pool.Name
		for _, use := range append(pool.Uses, map[bool][]string{true: {"Workload", "Tunnel"}}[len(pool.Uses) == 0]...) {
			real.Spec.AllowedUses = append(real.Spec.AllowedUses, v3.IPPoolAllowedUse(use))
		}
		net.pools = append(net.pools, real)
	}
	if vectors.Chance(r, 3) {
		in.Reservations = []string{address(r, in, 64).String()}
		if vectors.Chance(r, 2) {
			in.Reservations = append(in.Reservations, netip.PrefixFrom(address(r, in, 64), address(r, in, 1).BitLen()-r.IntN(5)).Masked().String())
		}
	}
	net.reservations = in.Reservations
	config := ipam.IPAMConfig{AutoAllocateBlocks: true, StrictAffinity: vectors.Chance(r, 3)}
	if config.StrictAffinity {
		config.AutoAllocateBlocks = !vectors.Chance(r, 4)
		if vectors.Chance(r, 2) {
			config.MaxBlocksPerHost = 1 + r.IntN(3)
		}
	}
	in.Config["strictAffinity"], in.Config["autoAllocateBlocks"] = config.StrictAffinity, config.AutoAllocateBlocks
	in.Config["maxBlocksPerHost"] = config.MaxBlocksPerHost
	for _, host := range []string{in.Host, "other"} {
		node := libapiv3.NewNode()
		node.Name = host
		net.store.nodes[host] = node
	}
	net.client = ipam.NewIPAMClient(net.store, net, net)
	ctx := context.Background()
	// Another Node has some of the blocks, none of them empty.
	for n := range r.IntN(12) {
		handle := fmt.Sprintf("net.o%d", n)
		args := ipam.AutoAssignArgs{Num4: 1 + r.IntN(5), HandleID: &handle, Hostname: "other", IntendedUse: v3.IPPoolAllowedUseWorkload}
		if is6 {
			args.Num4, args.Num6 = 0, args.Num4
		}
		_, _, _ = net.client.AutoAssign(ctx, args)
	}
	vectors.Check(net.client.SetIPAMConfig(ctx, config))
	in.Blocks = net.blocks()
	for place := range in.Blocks {
		now := 0
		in.Blocks[place].Claimed = &now
	}
	answer := &history{Events: []happened{}}
	var held []string
	for n := range 4 + r.IntN(16) {
		event, is := net.event(r, in, n, is6, held)
		held = append(held, is.Addresses...)
		in.Events = append(in.Events, event)
		answer.Events = append(answer.Events, is)
	}
	answer.After = net.blocks()
	return in, answer
}

// address is one of the first addresses of a pool.
func address(r *randv2.Rand, in *historyIn, most int) netip.Addr {
	ip := netip.MustParsePrefix(vectors.Pick(r, in.Pools).CIDR).Addr()
	for range r.IntN(most) {
		ip = ip.Next()
	}
	return ip
}

func (n *network) event(r *randv2.Rand, in *historyIn, number int, is6 bool, held []string) (map[string]any, happened) {
	ctx := context.Background()
	is := happened{Addresses: []string{}}
	handle := fmt.Sprintf("net.c%d", r.IntN(number+1))
	fails := func(err error) {
		if err != nil {
			is.Error = err.Error()
		}
		// Newer releases tell the cause with it.
		if exists := (cerrors.ErrorResourceAlreadyExists{}); errors.As(err, &exists) {
			is.Error = fmt.Sprintf("%v with error: %v", err, exists.Err)
		}
	}
	switch r.IntN(10) {
	case 0, 1:
		ip := address(r, in, 70).String()
		if vectors.Chance(r, 12) {
			ip = "192.0.2.1"
		}
		// Newer releases refuse an address of a pool that is not for workloads.
		for _, pool := range in.Pools {
			if len(pool.Uses) > 0 && !slices.Contains(pool.Uses, "Workload") && netip.MustParsePrefix(pool.CIDR).Contains(netip.MustParseAddr(ip)) {
				ip = "192.0.2.1"
			}
		}
		err := n.client.AssignIP(ctx, ipam.AssignIPArgs{IP: *cnet.ParseIP(ip), HandleID: &handle, Hostname: in.Host})
		fails(err)
		if err == nil {
			is.Addresses = []string{ip}
		}
		return map[string]any{"assignIp": ip, "handle": handle}, is
	case 2, 3:
		// One at a time: of several this release of Calico frees one after the other in the order of a Go map.
		ip := address(r, in, 70).String()
		if len(held) > 0 && !vectors.Chance(r, 4) {
			ip = vectors.Pick(r, held)
		}
		unallocated, err := n.client.ReleaseIPs(ctx, ipam.ReleaseOptions{Address: ip})
		fails(err)
		for _, ip := range unallocated {
			is.Unallocated = append(is.Unallocated, ip.String())
		}
		sort.Strings(is.Unallocated)
		return map[string]any{"release": []string{ip}}, is
	case 4:
		// The plugin's DEL takes a handle without addresses for done.
		_ = n.client.ReleaseByHandle(ctx, handle)
		return map[string]any{"releaseHandle": handle}, is
	}
	wanted := 1
	if vectors.Chance(r, 2) {
		wanted = 1 + r.IntN(8)
	}
	event := map[string]any{"assign": handle, "ipv4": wanted, "ipv6": 0}
	args := ipam.AutoAssignArgs{Num4: wanted, HandleID: &handle, Hostname: in.Host, IntendedUse: v3.IPPoolAllowedUseWorkload}
	family := "IPv4"
	if is6 {
		event["ipv4"], event["ipv6"], args.Num4, args.Num6, family = 0, wanted, 0, wanted, "IPv6"
	}
	if in.Windows {
		args.HostReservedAttrIPv4s = &ipam.HostReservedAttr{StartOfBlock: 3, EndOfBlock: 1, Handle: ipam.WindowsReservedHandle, Note: "windows host rsvd"}
	}
	if vectors.Chance(r, 6) {
		pool := vectors.Pick(r, in.Pools)
		_, cidr, err := cnet.ParseCIDR(pool.CIDR)
		vectors.Check(err)
		if is6 {
			event["ipv6Pools"], args.IPv6Pools = []string{pool.Name}, []cnet.IPNet{*cidr}
		} else {
			event["ipv4Pools"], args.IPv4Pools = []string{pool.Name}, []cnet.IPNet{*cidr}
		}
	}
	v4, v6, err := n.client.AutoAssign(ctx, args)
	got := v4
	if is6 {
		got = v6
	}
	if got != nil {
		for _, ip := range got.IPs {
			is.Addresses = append(is.Addresses, ip.IP.String())
		}
	}
	switch {
	case err != nil:
		is.Error = err.Error()
	case len(is.Addresses) < wanted:
		is.Error = got.PartialFulfillmentError().Error()
		// The plugin asks for one.
		if wanted == 1 {
			is.Error = fmt.Sprintf("failed to request %s addresses: %s", family, is.Error)
		}
	}
	return event, is
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
