package main

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/netip"

	"nocluster.test/oracle/vectors"
)

type object = map[string]any

// cluster is a cluster CIDR with blocks of so many bits more.
type cluster struct {
	text       string
	at         netip.Addr
	ones, mask int
}

func drawCluster(r *rand.Rand, is4 bool) cluster {
	more := r.IntN(6)
	switch r.IntN(30) {
	case 0:
		more = 7 + r.IntN(5)
	case 1:
		// Too many of an IPv6 range.
		more = 15 + r.IntN(4)
	}
	if is4 {
		ones := 1 + r.IntN(32-min(more, 16))
		at := netip.MustParseAddr(vectors.Pick(r, []string{"10.244.0.0", "10.0.0.0", "192.168.5.219", "172.16.0.0", "127.0.0.0", "0.0.0.0", "255.255.255.0"}))
		if vectors.Chance(r, 3) {
			ones, more = 24-min(more, 16), min(more, 16)
		}
		return cluster{fmt.Sprintf("%s/%d", at, ones), at, ones, min(ones+more, 32)}
	}
	ones := 16 + r.IntN(112-min(more, 16))
	if vectors.Chance(r, 3) {
		ones = 64 - more
	}
	at := netip.MustParseAddr(vectors.Pick(r, []string{"fd00:10::", "2001:db8:85a3::8a2e:370:7334", "2001:db8:1234:3::", "::", "fe80::1", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"}))
	if vectors.Chance(r, 40) {
		// IPv4-mapped, where Go's code is led astray.
		ones, at = 96+r.IntN(28), netip.MustParseAddr("::ffff:10.1.2.0")
		return cluster{fmt.Sprintf("::ffff:10.1.2.0/%d", ones), at, ones, min(ones+more, 128)}
	}
	return cluster{fmt.Sprintf("%s/%d", at, ones), at, ones, min(ones+more, 128)}
}

// near is a range in a cluster CIDR, or not far from it.
func near(r *rand.Rand, c cluster) string {
	switch r.IntN(40) {
	case 0:
		return vectors.Pick(r, []string{"", "x", "10.0.0.0", "10.0.0.0/33", "fd00::/129", "10.0.0.0/-1", "10.0.0.0/ 8", "1.2.3/24", "::/0/0", "fe80::1%eth0/64"})
	case 1:
		return vectors.Pick(r, []string{"10.244.0.0/16", "fd00:10::/64", "0.0.0.0/0", "::/0", "::ffff:0:0/96", "::ffff:10.1.2.0/120", "::fffe:0:0/95"})
	case 2:
		return vectors.Pick(r, []string{"010.0244.0.0/16", "10.000.000.000/08", "0fd00:010::/064", "192.168.005.219/028"})
	}
	bytes := c.at.AsSlice()
	most := len(bytes) * 8
	ones := c.mask
	switch r.IntN(6) {
	case 0:
		ones = max(c.ones-2, 0) + r.IntN(5)
	case 1:
		ones = c.ones + r.IntN(most-c.ones+1)
	}
	ones = min(ones, most)
	for bit := c.ones; bit < most; bit++ {
		bytes[bit/8] &^= 0x80 >> (bit % 8)
		if bit < ones && vectors.Chance(r, 2) {
			bytes[bit/8] |= 0x80 >> (bit % 8)
		}
	}
	if vectors.Chance(r, 20) {
		bytes[r.IntN(len(bytes))] ^= byte(1 << r.IntN(8))
	}
	at, _ := netip.AddrFromSlice(bytes)
	if at.Is4() && vectors.Chance(r, 60) {
		return fmt.Sprintf("::ffff:%s/%d", at, 96+ones)
	}
	return fmt.Sprintf("%s/%d", at, ones)
}

func ranges(r *rand.Rand, clusters []cluster) []string {
	if vectors.Chance(r, 4) {
		return nil
	}
	drawn := []string{}
	for _, c := range clusters {
		drawn = append(drawn, near(r, c))
	}
	switch r.IntN(20) {
	case 0:
		drawn = append(drawn, near(r, clusters[0]))
	case 1:
		drawn[0], drawn[len(drawn)-1] = drawn[len(drawn)-1], drawn[0]
	case 2:
		drawn = drawn[:1]
	}
	return drawn
}

func nodeObject(r *rand.Rand, name string, cidrs []string, whole bool) object {
	metadata, spec := object{"name": name}, object{}
	if cidrs != nil {
		spec["podCIDRs"] = cidrs
		if vectors.Chance(r, 2) {
			spec["podCIDR"] = cidrs[0]
		}
		if len(cidrs) == 1 && vectors.Chance(r, 4) {
			spec = object{"podCIDR": cidrs[0]}
		}
	}
	if vectors.Chance(r, 12) {
		metadata["deletionTimestamp"] = "2026-01-02T03:04:05Z"
	}
	made := object{"metadata": metadata, "spec": spec}
	if whole {
		made["apiVersion"], made["kind"] = "v1", "Node"
	}
	return made
}

func draw(r *rand.Rand) (object, int) {
	var clusters []cluster
	switch r.IntN(12) {
	case 0, 1, 2, 3, 4:
		clusters = []cluster{drawCluster(r, true)}
	case 5, 6:
		clusters = []cluster{drawCluster(r, false)}
	case 7, 8, 9:
		clusters = []cluster{drawCluster(r, true), drawCluster(r, false)}
	case 10:
		clusters = []cluster{drawCluster(r, false), drawCluster(r, true)}
	default:
		for range 1 + r.IntN(3) {
			clusters = append(clusters, drawCluster(r, vectors.Chance(r, 2)))
		}
	}
	texts, masks := []string{}, []int{}
	for _, c := range clusters {
		texts, masks = append(texts, c.text), append(masks, c.mask)
	}
	input := object{"clusterCidrs": texts}
	if vectors.Chance(r, 60) {
		texts[r.IntN(len(texts))] = vectors.Pick(r, []string{"", "10.0.0.0", "x/8", " 10.0.0.0/8"})
	}
	isList := false
	switch is4 := clusters[0].at.Is4(); {
	case vectors.Chance(r, 3):
		isList = true
		input["nodeMasks"] = masks
	case vectors.Chance(r, 20):
		flags := object{}
		for _, flag := range []string{"size", "ipv4", "ipv6"} {
			if vectors.Chance(r, 2) {
				flags[flag] = vectors.Pick(r, masks)
			}
		}
		input["nodeMasks"] = flags
	case vectors.Chance(r, 6):
		// What is not given has a default.
	case len(masks) == 1 && vectors.Chance(r, 2):
		input["nodeMasks"] = object{"size": masks[0]}
	case len(masks) == 1 && is4:
		input["nodeMasks"] = object{"ipv4": masks[0]}
	case len(masks) == 1:
		input["nodeMasks"] = object{"ipv6": masks[0]}
	case is4:
		input["nodeMasks"] = object{"ipv4": masks[0], "ipv6": masks[1]}
	default:
		input["nodeMasks"] = object{"ipv4": masks[1], "ipv6": masks[0]}
	}
	if vectors.Chance(r, 2) {
		services := []string{near(r, vectors.Pick(r, clusters))}
		// A list of masks does not come by the flags, which compare the families.
		if !isList && vectors.Chance(r, 3) {
			services = append(services, near(r, vectors.Pick(r, clusters)))
		}
		if vectors.Chance(r, 80) {
			services = []string{"10.0.0.0/8", "fd00::/64", "11.0.0.0/8"}
		}
		input["serviceCidrs"] = services
	}
	operations := 0
	known := map[string]bool{}
	if vectors.Chance(r, 3) {
		existing := []object{}
		for i := range 1 + r.IntN(4) {
			name := fmt.Sprintf("e%d", i)
			known[name] = true
			var cidrs []string
			if !vectors.Chance(r, 3) {
				cidrs = []string{}
				for _, c := range clusters {
					at, _ := c.at.Prefix(c.ones)
					blocks := cluster{"", at.Addr(), c.ones, c.mask}
					text := near(r, blocks)
					// Most controllers start.
					if prefix, err := netip.ParsePrefix(text); err != nil || prefix.Bits() != c.mask {
						text = fmt.Sprintf("%s/%d", at.Addr(), c.mask)
					}
					cidrs = append(cidrs, text)
				}
				if vectors.Chance(r, 25) {
					cidrs = ranges(r, clusters)
				}
			}
			existing = append(existing, nodeObject(r, name, cidrs, true))
			operations++
		}
		input["objects"] = existing
	}
	events := []object{}
	for range 5 + r.IntN(36) {
		name := fmt.Sprintf("n%d", r.IntN(12))
		if vectors.Chance(r, 6) {
			name = fmt.Sprintf("e%d", r.IntN(4))
		}
		event := object{}
		var cidrs []string
		if vectors.Chance(r, 6) {
			cidrs = ranges(r, clusters)
		}
		verb := vectors.Pick(r, []string{"add", "add", "update"})
		if known[name] && vectors.Chance(r, 2) {
			verb = "delete"
		} else if cidrs != nil && vectors.Chance(r, 4) {
			verb = "delete"
		}
		known[name] = verb != "delete"
		if vectors.Chance(r, 6) {
			event[verb] = nodeObject(r, name, cidrs, vectors.Chance(r, 2))
		} else {
			event[verb] = name
			if cidrs != nil {
				event["podCIDRs"] = cidrs
			}
		}
		events = append(events, event)
		operations++
	}
	input["events"] = events
	return input, operations
}

func random(seed uint64, operations int) error {
	r := rand.New(rand.NewPCG(seed, 11))
	out := vectors.NewLines()
	defer out.Flush()
	cases := 0
	for done := 0; done < operations; cases++ {
		input, count := draw(r)
		text, err := json.Marshal(input)
		if err != nil {
			return err
		}
		c := &vectors.Case{ID: fmt.Sprintf("%d-%d", seed, cases), Op: "ipam.node-cidr", InputText: string(text)}
		answer, err := ask(c)
		if err != nil {
			return fmt.Errorf("%s: %w", text, err)
		}
		out.Compared(c, answer)
		done += count
	}
	out.Done(cases)
	return nil
}
