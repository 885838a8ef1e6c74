package main

import (
	"encoding/json"
	"fmt"
	"math/rand"
	randv2 "math/rand/v2"
	"net/netip"
	"sort"

	"nocluster.test/oracle/vectors"
)

func sortBlocks(blocks []block) {
	sort.Slice(blocks, func(i, j int) bool {
		return netip.MustParsePrefix(blocks[i].CIDR).Addr().Less(netip.MustParsePrefix(blocks[j].CIDR).Addr())
	})
}

// random puts hosts of every form before pools of every size, and then as many selectors to their parser.
func random(rng *rand.Rand, count int) {
	r := randv2.New(randv2.NewPCG(rng.Uint64(), 0))
	out := vectors.NewLines()
	defer out.Flush()
	for i := range count {
		is6 := vectors.Chance(r, 3)
		base, size := "10.0.0.0", 20+r.IntN(12)
		bits := r.IntN(size + 1)
		if is6 {
			base, size = "fd00:1:2:3:4:5:6:0", 116+r.IntN(12)
			bits = r.IntN(size + 1)
		}
		if vectors.Chance(r, 2) {
			// A pool of few blocks, whose whole order is seen.
			bits = max(0, size-r.IntN(6))
		}
		pool := netip.PrefixFrom(netip.MustParseAddr(base), bits).Masked()
		perBlock := 1 << (pool.Addr().BitLen() - size)
		blocks := min(20, 1<<min(size-bits, 10))
		wanted := 1 + r.IntN(perBlock*blocks)
		if vectors.Chance(r, 2) || wanted > 3000 {
			wanted = 1
		}
		event := map[string]any{"assign": "net.c", "ipv4": wanted, "ipv6": 0}
		if is6 {
			event["ipv4"], event["ipv6"] = 0, wanted
		}
		input, err := json.Marshal(map[string]any{
			"pools":  []any{map[string]any{"name": "pool", "cidr": pool.String(), "blockSize": size}},
			"host":   host(r),
			"events": []any{event},
		})
		vectors.Check(err)
		c := &vectors.Case{ID: fmt.Sprint(i), Op: "ipam.calico", InputText: string(input)}
		answer, err := ask(c)
		vectors.Check(err)
		out.Compared(c, answer)
	}
	randomSelectors(r, out, count)
	out.Done(2 * count)
}

func host(r *randv2.Rand) string {
	switch r.IntN(5) {
	case 0:
		return fmt.Sprintf("node%d", r.IntN(10000))
	case 1:
		return fmt.Sprintf("ip-10-%d-%d-%d.eu-west-1.compute.internal", r.IntN(256), r.IntN(256), r.IntN(256))
	case 2:
		return fmt.Sprintf("gke-prod-pool-%08x-%04x", r.Uint32(), r.IntN(1<<16))
	}
	name := make([]byte, 1+r.IntN(60))
	for i := range name {
		name[i] = "abcdefghijklmnopqrstuvwxyz0123456789-."[r.IntN(38)]
	}
	return string(name)
}
