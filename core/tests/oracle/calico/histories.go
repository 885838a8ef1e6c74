package main

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand"
	randv2 "math/rand/v2"
	"net/netip"
	"slices"

	v3 "github.com/projectcalico/api/pkg/apis/projectcalico/v3"
	"github.com/projectcalico/calico/libcalico-go/lib/ipam"

	"nocluster.test/oracle/vectors"
)

// histories puts random histories of one Node, beside blocks of another, to Calico's own client.
func histories(rng *rand.Rand, count int) {
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
	in := &historyIn{Host: "node" + fmt.Sprint(r.IntN(50)), Windows: vectors.Chance(r, 6)}
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
	}
	if vectors.Chance(r, 3) {
		in.Reservations = []string{address(r, in, 64).String()}
		if vectors.Chance(r, 2) {
			in.Reservations = append(in.Reservations, netip.PrefixFrom(address(r, in, 64), address(r, in, 1).BitLen()-r.IntN(5)).Masked().String())
		}
	}
	in.Config.StrictAffinity = vectors.Chance(r, 3)
	if in.Config.StrictAffinity {
		allocates := !vectors.Chance(r, 4)
		in.Config.AutoAllocateBlocks = &allocates
		if vectors.Chance(r, 2) {
			in.Config.MaxBlocksPerHost = 1 + r.IntN(3)
		}
	}
	net := newNetwork(in)
	// Another Node has some of the blocks, none of them empty.
	for n := range r.IntN(12) {
		handle := fmt.Sprintf("net.o%d", n)
		args := ipam.AutoAssignArgs{Num4: 1 + r.IntN(5), HandleID: &handle, Hostname: "other", IntendedUse: v3.IPPoolAllowedUseWorkload}
		if is6 {
			args.Num4, args.Num6 = 0, args.Num4
		}
		_, _, _ = net.client.AutoAssign(context.Background(), args)
	}
	vectors.Check(net.configure(in.Config))
	in.Blocks = net.blocks()
	for place := range in.Blocks {
		now := 0
		in.Blocks[place].Claimed = &now
	}
	answer := &history{Events: []happened{}}
	var held []string
	for n := range 4 + r.IntN(16) {
		event := oneEvent(r, in, n, is6, held)
		is := net.put(in, &event)
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

func oneEvent(r *randv2.Rand, in *historyIn, number int, is6 bool, held []string) eventIn {
	handle := fmt.Sprintf("net.c%d", r.IntN(number+1))
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
		return eventIn{AssignIP: ip, Handle: handle}
	case 2, 3:
		// One at a time: of several this release of Calico frees one after the other in the order of a Go map.
		ip := address(r, in, 70).String()
		if len(held) > 0 && !vectors.Chance(r, 4) {
			ip = vectors.Pick(r, held)
		}
		return eventIn{Release: []string{ip}}
	case 4:
		return eventIn{ReleaseHandle: handle}
	}
	wanted, none := 1, 0
	if vectors.Chance(r, 2) {
		wanted = 1 + r.IntN(8)
	}
	event := eventIn{Assign: handle, IPv4: &wanted, IPv6: &none}
	if is6 {
		event.IPv4, event.IPv6 = event.IPv6, event.IPv4
	}
	if vectors.Chance(r, 6) {
		names := []string{vectors.Pick(r, in.Pools).Name}
		if is6 {
			event.IPv6Pools = names
		} else {
			event.IPv4Pools = names
		}
	}
	return event
}
