package main

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/netip"
	"strings"

	"nocluster.test/oracle/vectors"
)

type object = map[string]any

// generator draws one history.
type generator struct {
	*rand.Rand
	minor     int
	cidrs     []netip.Prefix
	portBase  int
	portSize  int
	onlyPorts bool
	known     map[string]object
}

func (g *generator) one(n int) bool { return g.IntN(n) == 0 }

func (g *generator) pick(list ...string) string { return vectors.Pick(g.Rand, list) }

func (g *generator) prefix(is4 bool) netip.Prefix {
	if is4 {
		bits := vectors.Pick(g.Rand, []int{29, 28, 28, 27, 27, 26, 24, 16, 12})
		at := vectors.Pick(g.Rand, []string{"10.96.0.0", "10.0.0.0", "192.168.0.0"})
		return netip.PrefixFrom(netip.MustParseAddr(at), bits).Masked()
	}
	bits := vectors.Pick(g.Rand, []int{125, 124, 123, 123, 120, 112, 110, 108})
	if g.minor >= 34 && g.one(4) {
		bits = vectors.Pick(g.Rand, []int{64, 65, 80, 96, 48})
		// Up to 1.34 an index of 64 bits leads out of such a range.
		if g.minor == 34 && bits == 64 {
			bits = 65
		}
	}
	return netip.PrefixFrom(netip.MustParseAddr(g.pick("fd00::", "2001:db8::", "fd00:10::1:0:0:0")), bits).Masked()
}

// address is one of a range, mostly near its ends.
func (g *generator) address(of netip.Prefix) string {
	at := of.Addr()
	hosts := at.BitLen() - of.Bits()
	bytes := at.AsSlice()
	switch g.IntN(6) {
	case 0:
		// Near the end.
		for bit := range hosts {
			bytes[len(bytes)-1-bit/8] |= 1 << (bit % 8)
		}
		bytes[len(bytes)-1] -= byte(g.IntN(3))
	case 1:
		// Near the end of what a bitmap keeps.
		if hosts > 16 {
			bytes[len(bytes)-3]++
			bytes[len(bytes)-1] = byte(g.IntN(2))
		}
	default:
		bytes[len(bytes)-1] += byte(g.IntN(min(1<<min(hosts, 8), 40)))
	}
	made, _ := netip.AddrFromSlice(bytes)
	text := made.String()
	switch g.IntN(60) {
	case 0:
		if made.Is4() {
			return "0" + text
		}
	case 1:
		if made.Is4() {
			return "::ffff:" + text
		}
	case 2:
		return g.pick("", "None", "x", "10.0.0", "172.16.0.1", "fe80::1", "10.0.0.0/24")
	}
	return text
}

func (g *generator) port() int {
	if g.one(12) {
		return vectors.Pick(g.Rand, []int{g.portBase - 1, g.portBase + g.portSize, 1, 65535, -1, 50})
	}
	return g.portBase + g.IntN(min(g.portSize, 24))
}

func (g *generator) families() []string {
	switch g.IntN(8) {
	case 0:
		return []string{"IPv6", "IPv4"}
	case 1:
		return []string{"IPv4", "IPv6"}
	case 2:
		return []string{"IPv6"}
	case 3:
		if g.one(6) {
			return []string{"IPv4", "IPv4"}
		}
		return []string{g.pick("IPv4", "IPv6", "IPv4", "IPv6", "IPv4", "IPv5", "IPv<5>")}
	default:
		return []string{"IPv4"}
	}
}

func (g *generator) ports() []object {
	all := []object{}
	for i := range 1 + g.IntN(3) {
		port := object{"port": vectors.Pick(g.Rand, []int{80, 80, 443, 53, 8080 + i})}
		if !g.one(3) {
			port["name"] = g.pick("a", "b", "c")
		}
		if g.one(3) {
			port["protocol"] = g.pick("UDP", "TCP", "SCTP")
		}
		if g.one(3) {
			port["nodePort"] = g.port()
		}
		all = append(all, port)
	}
	return all
}

func (g *generator) spec() object {
	spec := object{}
	types := []string{"", "", "ClusterIP", "ClusterIP", "NodePort", "NodePort", "LoadBalancer", "LoadBalancer", "ExternalName"}
	if g.onlyPorts {
		types = []string{"NodePort", "NodePort", "LoadBalancer", "LoadBalancer", "ClusterIP"}
	}
	if of := vectors.Pick(g.Rand, types); of != "" {
		spec["type"] = of
	}
	if spec["type"] == "ExternalName" {
		spec["externalName"] = "example.com"
		if !g.one(6) {
			return spec
		}
	}
	if !g.one(3) {
		spec["selector"] = object{"app": "web"}
	}
	if !g.one(8) {
		spec["ports"] = g.ports()
	}
	switch g.IntN(12) {
	case 0:
		spec["clusterIP"] = "None"
		if g.one(3) {
			spec["clusterIPs"] = []string{"None"}
		}
	case 1, 2:
		spec["clusterIP"] = g.address(vectors.Pick(g.Rand, g.cidrs))
	case 3, 4:
		ip := g.address(vectors.Pick(g.Rand, g.cidrs))
		spec["clusterIP"], spec["clusterIPs"] = ip, []string{ip}
		if g.one(2) {
			spec["clusterIPs"] = []string{ip, g.address(vectors.Pick(g.Rand, g.cidrs))}
		}
		if g.one(12) {
			delete(spec, "clusterIP")
		}
	}
	if g.one(3) {
		spec["ipFamilies"] = g.families()
	}
	if g.one(2) {
		spec["ipFamilyPolicy"] = g.pick("SingleStack", "PreferDualStack", "PreferDualStack", "RequireDualStack", "RequireDualStack", "SingleStack")
		if g.one(40) {
			spec["ipFamilyPolicy"] = g.pick("", "DualStack", "a<b")
		}
	}
	if spec["type"] == "LoadBalancer" {
		if g.one(3) {
			spec["allocateLoadBalancerNodePorts"] = g.one(3)
		}
		if g.one(2) {
			spec["externalTrafficPolicy"] = "Local"
			if g.one(3) {
				spec["healthCheckNodePort"] = g.port()
			}
		}
	}
	return spec
}

func copied(of object) object {
	text, err := json.Marshal(of)
	vectors.Check(err)
	made := object{}
	vectors.Check(json.Unmarshal(text, &made))
	return made
}

// changed is a spec with some of another.
func (g *generator) changed(old object) object {
	made, other := copied(old), g.spec()
	for _, name := range []string{"type", "clusterIP", "clusterIPs", "ipFamilies", "ipFamilyPolicy", "ports", "selector",
		"externalTrafficPolicy", "healthCheckNodePort", "allocateLoadBalancerNodePorts"} {
		if !g.one(4) {
			continue
		}
		if value, ok := other[name]; ok {
			made[name] = value
		} else if g.one(2) {
			delete(made, name)
		}
	}
	return made
}

func (g *generator) service(name string, spec object) object {
	return object{"metadata": object{"name": name, "namespace": "shop"}, "spec": spec}
}

// existing is a Service that the server stored.
func (g *generator) existing(name string) object {
	spec := object{"type": "ClusterIP", "selector": object{"app": "web"}}
	if g.onlyPorts || g.one(3) {
		spec["type"] = "NodePort"
		spec["ports"] = []object{{"port": 80, "protocol": "TCP", "nodePort": g.portBase + g.IntN(g.portSize)}}
	}
	ips, families := []string{}, []string{}
	for i, cidr := range g.cidrs[:min(2, len(g.cidrs))] {
		if i == 1 && (g.one(2) || cidr.Addr().Is4() == g.cidrs[0].Addr().Is4()) {
			break
		}
		ip := cidr.Addr().Next()
		for range g.IntN(6) {
			ip = ip.Next()
		}
		if !cidr.Contains(ip) {
			ip = cidr.Addr().Next()
		}
		ips = append(ips, ip.String())
		families = append(families, map[bool]string{true: "IPv4", false: "IPv6"}[ip.Is4()])
	}
	spec["clusterIP"], spec["clusterIPs"], spec["ipFamilies"] = ips[0], ips, families
	spec["ipFamilyPolicy"] = map[int]string{1: "SingleStack", 2: g.pick("PreferDualStack", "RequireDualStack")}[len(ips)]
	switch g.IntN(10) {
	case 0:
		// As it was stored long ago.
		delete(spec, "clusterIPs")
		delete(spec, "ipFamilies")
		delete(spec, "ipFamilyPolicy")
	case 1:
		spec["clusterIP"], spec["clusterIPs"] = "None", []string{"None"}
	}
	made := g.service(name, spec)
	made["apiVersion"], made["kind"] = "v1", "Service"
	g.known[name] = spec
	return made
}

func (g *generator) objects() []object {
	made := []object{}
	if g.minor >= 33 && !g.onlyPorts {
		for i := range g.IntN(8) - 5 {
			of := g.prefix(vectors.Pick(g.Rand, g.cidrs).Addr().Is4())
			one := object{"apiVersion": "networking.k8s.io/v1", "kind": "ServiceCIDR", "spec": object{"cidrs": []string{of.String()}}}
			meta := object{"name": fmt.Sprintf("more-%d", i)}
			if g.one(3) {
				meta["name"] = "kubernetes"
				cidrs := []string{}
				for _, cidr := range g.cidrs {
					cidrs = append(cidrs, cidr.String())
				}
				one["spec"] = object{"cidrs": cidrs}
			}
			if i > 0 {
				meta["name"] = fmt.Sprintf("more-%d", i)
			}
			switch g.IntN(3) {
			case 0:
				one["status"] = object{"conditions": []object{{"type": "Ready", "status": g.pick("True", "False", "Unknown")}}}
			case 1:
				meta["deletionTimestamp"] = "2026-01-02T03:04:05Z"
			}
			one["metadata"] = meta
			made = append(made, one)
			g.cidrs = append(g.cidrs, of)
		}
		seen := map[string]bool{}
		for range g.IntN(7) - 3 {
			of := vectors.Pick(g.Rand, g.cidrs)
			at := of.Addr().Next()
			for range g.IntN(9) {
				at = at.Next()
			}
			if name := at.String(); of.Contains(at) && !seen[name] {
				seen[name] = true
				made = append(made, object{"apiVersion": "networking.k8s.io/v1", "kind": "IPAddress", "metadata": object{"name": name}})
			}
		}
	}
	return made
}

func draws(r *rand.Rand, count int) []object {
	all := []object{}
	for range count {
		one := object{}
		switch r.IntN(4) {
		case 0:
			one["upper"] = r.IntN(8)
		case 1:
			// Of 62 bits, of which a bitmap takes the lower ones.
			one["upper"] = fmt.Sprint(r.Uint64() >> 34)
		default:
			one["upper"] = r.IntN(1 << 29)
		}
		if r.IntN(3) > 0 {
			one["lower"] = r.IntN(300)
		}
		all = append(all, one)
	}
	return all
}

func history(r *rand.Rand, allocator string, minor int) (object, int) {
	g := &generator{Rand: r, known: map[string]object{}, onlyPorts: allocator == "node-ports"}
	minors := []int{37, 37, 37, 37, 36, 35, 34, 33, 32, 30}
	switch allocator {
	case "bitmap":
		minors = []int{30, 31, 32, 32}
	case "service-cidr":
		minors = []int{37, 37, 37, 34, 33}
	case "node-ports":
		minors = []int{37}
	}
	// An older line knows the gates of those before it, but not their texts.
	if minor != 0 {
		minors = []int{minor}
	}
	g.minor = vectors.Pick(r, minors)
	switch r.IntN(5) {
	case 0, 1:
		g.cidrs = []netip.Prefix{g.prefix(true)}
	case 2:
		g.cidrs = []netip.Prefix{g.prefix(false)}
	case 3:
		g.cidrs = []netip.Prefix{g.prefix(true), g.prefix(false)}
	default:
		g.cidrs = []netip.Prefix{g.prefix(false), g.prefix(true)}
	}
	if g.minor <= 33 {
		for i, cidr := range g.cidrs {
			if cidr.Addr().BitLen()-cidr.Bits() > 20 {
				g.cidrs[i] = netip.PrefixFrom(cidr.Addr(), cidr.Addr().BitLen()-20).Masked()
			}
		}
	}
	texts := []string{}
	for _, cidr := range g.cidrs {
		texts = append(texts, cidr.String())
	}
	if g.one(100) {
		texts = vectors.Pick(r, [][]string{{}, {"x"}, {"10.0.0.0/30"}, {"10.0.0.0/24", "x"}, {"10.0.0.0/24", "10.1.0.0/24"}, {"10.0.0.0/8", "fd00::/64", "fd01::/64"}, {"0.0.0.0/1"}, {"fd00::/1"}})
	}
	input := object{"cidrs": texts, "release": fmt.Sprintf("1.%d", g.minor)}
	g.portBase, g.portSize = 30000, 2768
	if !g.one(4) {
		g.portSize = vectors.Pick(r, []int{1, 4, 8, 16, 17, 20, 33, 64})
		input["nodePorts"] = fmt.Sprintf("30000-%d", 30000+g.portSize-1)
	}
	objects := g.objects()
	for i := range r.IntN(5) - 2 {
		objects = append(objects, g.existing(fmt.Sprintf("s%d", i)))
	}
	if len(objects) > 0 {
		input["objects"] = objects
	}
	events := []object{}
	for range 6 + r.IntN(20) {
		name := fmt.Sprintf("s%d", r.IntN(14))
		old, exists := g.known[name]
		event := object{}
		switch {
		case g.one(25):
			event["release"] = g.pick(g.cidrs[0].Addr().Next().String(), "10.96.0.3", "172.16.0.1", "fd00::2")
		case exists && g.one(4) || g.one(30):
			event["delete"] = "shop/" + name
			delete(g.known, name)
		case exists && !g.one(20) || g.one(30):
			spec := g.spec()
			if exists && !g.one(8) {
				spec = g.changed(old)
			}
			event["update"] = g.service(name, spec)
			g.known[name] = spec
		default:
			spec := g.spec()
			if g.one(3) {
				spec = object{}
			}
			event["create"] = g.service(name, spec)
			g.known[name] = spec
		}
		if event["delete"] == nil && event["release"] == nil && g.one(8) {
			event["dryRun"] = true
		}
		events = append(events, event)
	}
	input["events"], input["draws"] = events, draws(r, 6*len(events))
	return input, len(events)
}

// older reports a release that checks the addresses of a Service anew with each update.
func older(input object) bool { return strings.Compare(fmt.Sprint(input["release"]), "1.33") < 0 }

func random(seed uint64, operations int, allocator string, minor int) error {
	r := rand.New(rand.NewPCG(seed, 12))
	out := vectors.NewLines()
	defer out.Flush()
	cases := 0
	for done := 0; done < operations; cases++ {
		input, count := history(r, allocator, minor)
		text, err := json.Marshal(input)
		if err != nil {
			return err
		}
		c := &vectors.Case{ID: fmt.Sprintf("%d-%d", seed, cases), Op: "ipam.service", InputText: string(text)}
		answer, err := ask(c)
		if err != nil {
			return fmt.Errorf("%s: %w", text, err)
		}
		// From 1.33 on an update may keep what is no address; this code does that for older releases too.
		if shown, _ := json.Marshal(answer); older(input) && strings.Contains(string(shown), "failed to check for dual stack") {
			cases--
			continue
		}
		out.Compared(c, answer)
		done += count
	}
	out.Done(cases)
	return nil
}
