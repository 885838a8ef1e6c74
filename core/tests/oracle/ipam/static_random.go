package main

import (
	"fmt"
	"math/rand"
	"strings"
)

// staticCalls are the calls of one history of static: it has no state, so that each is a question of its own.
func staticCalls(r *rand.Rand, line string) input {
	calls := make([]call, 1+r.Intn(4))
	for at := range calls {
		calls[at] = staticCall(r, line)
	}
	return input{Plugin: "static", Plugins: line, Calls: calls}
}

var (
	staticAddresses = []string{
		"10.10.0.1/24", "10.10.0.2/24", "10.10.0.1/8", "10.11.0.1/32", "fd00:50::1/64", "fd00:50::2/126", "::ffff:10.10.0.1/120",
		"::ffff:10.10.0.1/90", "0.0.0.0/0", "::/0",
	}
	oddAddresses    = []string{"10.10.0.1", "", " 10.10.0.1/24", "10.10.0.1/33", "10.10.0.01/24", "x", "fd00::1%eth0/64", "10.10.0.1/24/24"}
	staticGateways  = []string{"10.10.0.254", "10.10.0.253", "11.0.0.1", "fd00:50::ff", "::ffff:10.10.0.254", "::", "0.0.0.0"}
	oddGateways     = []string{"", "x", "10.10.0", "10.10.0.254/24", " 10.10.0.254"}
	staticVersions  = []string{"", "0.1.0", "0.2.0", "0.3.0", "0.3.1", "0.4.0", "0.4.0", "1.0.0", "1.0.0", "1.1.0", "1.1.0"}
	staticInterface = []string{"eth0", "net1", "eth0"}
)

func oneOf(r *rand.Rand, good, odd []string, rare int) string {
	if chance(r, rare) {
		return pick(r, odd...)
	}
	return pick(r, good...)
}

// several draws a list of up to n elements.
func several(r *rand.Rand, n int, draw func() string) []string {
	list := make([]string, r.Intn(n+1))
	for at := range list {
		list[at] = draw()
	}
	return list
}

func staticAddress(r *rand.Rand) string {
	if chance(r, 40) {
		return pick(r, "null", "7", `"10.10.0.1/24"`, "{}", `{"address":null}`, `{"address":7}`)
	}
	key, gateway := "address", "gateway"
	if chance(r, 12) {
		key, gateway = pick(r, "ADDRESS", "addreſs", "aDdress"), pick(r, "Gateway", "GATEWAY")
	}
	members := []string{member(key, quoted(oneOf(r, staticAddresses, oddAddresses, 15)))}
	if !chance(r, 3) {
		members = append(members, member(gateway, quoted(oneOf(r, staticGateways, oddGateways, 20))))
	}
	if chance(r, 15) {
		members = append(members, member(pick(r, "version", "Version"), pick(r, `"4"`, "4", "null")))
	}
	return object(members...)
}

// held is an address of a result of before, mostly one that can be configured.
func held(r *rand.Rand, version string) string {
	if chance(r, 25) {
		return pick(r, "null", "{}", "7", `{"address":null}`)
	}
	address := oneOf(r, staticAddresses, oddAddresses, 30)
	members := []string{member("address", quoted(address))}
	if !chance(r, 4) {
		members = append(members, member("gateway", quoted(oneOf(r, staticGateways, oddGateways, 25))))
	}
	if strings.HasPrefix(version, "0.") || chance(r, 10) {
		members = append(members, member("version", pick(r, `"4"`, `"6"`, `"4"`, `"x"`)))
	}
	return object(members...)
}

func prevResult(r *rand.Rand, version string) string {
	if chance(r, 20) {
		return pick(r, "null", "{}", "[]", `"x"`, `{"ips":{}}`, `{"x":1e999}`, `{"ips":null}`)
	}
	said := version
	if chance(r, 6) {
		said = pick(r, staticVersions...)
	}
	var members []string
	if !chance(r, 4) {
		members = append(members, member(pick(r, "cniVersion", "cniVersion", "cniVersion", "CNIVersion", "cniversion"), quoted(said)))
	}
	if version == "" || version == "0.1.0" || version == "0.2.0" {
		for _, side := range []string{"ip4", "ip6"} {
			if !chance(r, 3) {
				members = append(members, member(side, object(member("ip", quoted(oneOf(r, staticAddresses, oddAddresses, 20))), member("gateway", quoted(pick(r, staticGateways...))))))
			}
		}
	} else {
		members = append(members, member("ips", array(several(r, 4, func() string { return held(r, version) })...)))
		if chance(r, 3) {
			members = append(members, member("interfaces", array(pick(r, `{"name":"eth0","mtu":1.5}`, `{"name":"eth0","mtu":1e3}`, "null", `{"name":"eth0"}`, `{"name":7}`))))
		}
	}
	if chance(r, 4) {
		members = append(members, member("routes", array(several(r, 2, func() string { return staticRoute(r) })...)))
	}
	if chance(r, 6) {
		members = append(members, member("dns", pick(r, "{}", "null", `{"nameservers":["8.8.8.8"]}`, `{"nameservers":7}`)))
	}
	return object(members...)
}

func staticRoute(r *rand.Rand) string {
	return pick(r, `{"dst":"0.0.0.0/0"}`, `{"dst":"10.0.0.7/8","gw":"10.10.0.254"}`, `{"dst":"::/0","gw":"fd00:50::ff"}`, "null", `{"dst":"x"}`,
		`{"dst":"0.0.0.0/0","mtu":1400,"advmss":1300,"priority":7,"table":0,"scope":0}`, `{"dst":"::/0","mtu":"x"}`, `{}`)
}

func staticArgs(r *rand.Rand) string {
	var pairs []string
	if !chance(r, 3) {
		list := several(r, 3, func() string { return oneOf(r, staticAddresses, oddAddresses, 12) })
		pairs = append(pairs, "IP="+strings.Join(list, pick(r, ",", ", ")))
	}
	if !chance(r, 3) {
		list := several(r, 3, func() string { return oneOf(r, staticGateways, oddGateways, 12) })
		pairs = append(pairs, "GATEWAY="+strings.Join(list, pick(r, ",", " , ")))
	}
	if chance(r, 8) {
		pairs = append(pairs, pick(r, "IgnoreUnknown=1", "IgnoreUnknown=x", "K8S_POD_NAME=a", "ip=10.0.0.1/8", "CommonArgs=1", "x"))
	}
	r.Shuffle(len(pairs), func(i, j int) { pairs[i], pairs[j] = pairs[j], pairs[i] })
	return strings.Join(pairs, ";")
}

func staticCall(r *rand.Rand, line string) call {
	version := pick(r, staticVersions...)
	if line == "1.1" && version == "1.1.0" && !chance(r, 10) {
		version = "1.0.0"
	}
	command := pick(r, "ADD", "ADD", "ADD", "CHECK", "CHECK", "CHECK", "DEL", "GC", "STATUS", "VERSION")
	ipam := []string{member("type", `"static"`)}
	if !chance(r, 5) {
		ipam = append(ipam, member("addresses", array(several(r, 3, func() string { return staticAddress(r) })...)))
	}
	if chance(r, 3) {
		ipam = append(ipam, member("routes", array(several(r, 3, func() string { return staticRoute(r) })...)))
	}
	if chance(r, 3) {
		ipam = append(ipam, member("dns", pick(r, `{"nameservers":["8.8.8.8"],"domain":"a","search":["b"],"options":["ndots:2"]}`, "{}", "null", `{"search":"x"}`)))
	}
	section := object(ipam...)
	if chance(r, 40) {
		section = pick(r, "null", "{}", "[]", `"static"`)
	}
	members := []string{member("name", `"net"`), member("ipam", section)}
	if version != "" {
		members = append(members, member("cniVersion", quoted(version)))
	}
	ips := func() string {
		return array(several(r, 2, func() string { return quoted(oneOf(r, staticAddresses, oddAddresses, 15)) })...)
	}
	if chance(r, 4) {
		members = append(members, member("runtimeConfig", pick(r, object(member("ips", ips())), "{}", "null", `{"ips":null}`, `{"ips":[null]}`, "[]")))
	}
	if chance(r, 4) {
		members = append(members, member("args", pick(r, object(member("cni", object(member("ips", ips())))), "{}", "null", `{"cni":null}`, `{"cni":{"ips":[7]}}`)))
	}
	if command == "CHECK" && !chance(r, 12) || chance(r, 12) {
		members = append(members, member("prevResult", prevResult(r, version)))
		if chance(r, 30) {
			members = append(members, member("prevResult", prevResult(r, version)))
		}
	}
	env := map[string]string{
		"CNI_COMMAND": command, "CNI_CONTAINERID": fmt.Sprintf("c%d", r.Intn(3)), "CNI_NETNS": "/var/run/netns/x", "CNI_IFNAME": pick(r, staticInterface...),
		"CNI_PATH": "/opt/cni/bin",
	}
	if chance(r, 3) {
		env["CNI_ARGS"] = staticArgs(r)
	}
	return call{Env: env, Stdin: object(members...)}
}
