package main

import (
	"fmt"
	"math/rand/v2"
	"net"
	"slices"
	"strings"

	"github.com/miekg/dns"
	"nocluster.test/oracle/vectors"
)

var usualTypes = []string{"A", "A", "A", "A", "A", "A", "AAAA", "AAAA", "AAAA", "SRV", "SRV", "SRV", "TXT", "CNAME", "NS", "SOA", "MX", "PTR", "ANY", "HTTPS", "SVCB", "CAA", "DS", "NAPTR", "HINFO", "AXFR", "TYPE65400"}

// drawQuestion asks for something that the cluster holds, or for what is nearly that.
func drawQuestion(r *rand.Rand, d *drawn, zones []string) question {
	q := question{Type: vectors.Pick(r, usualTypes)}
	zone := plainZone(zones[0])
	if vectors.Chance(r, 5) {
		zone = plainZone(vectors.Pick(r, zones))
	}
	switch n := r.IntN(20); {
	case n < 3 && len(d.addresses) > 0:
		q.Name = reverseName(vectors.Pick(r, d.addresses))
		if !vectors.Chance(r, 6) {
			q.Type = "PTR"
		}
	case n < 5:
		q.Name = vectors.Pick(r, []string{"", "svc", "pod", "dns", "ns.dns", "x.ns.dns", "dns-version", "x.dns-version", "apex.dns", "x", "svc.svc", "x.svc"})
		q.Name = join(q.Name, zone)
		if vectors.Chance(r, 2) {
			q.Type = vectors.Pick(r, []string{"NS", "TXT", "SOA", "A", "AAAA", "SRV"})
		}
	case n < 6:
		q.Name = join(vectors.Pick(r, d.namespaces)+"."+vectors.Pick(r, []string{"svc", "pod"}), zone)
	case n < 7:
		q.Name = join(podName(r, d)+"."+vectors.Pick(r, d.namespaces)+".pod", zone)
	case n < 13:
		q.Name = join(one(r, d.services), zone)
	case n < 17:
		q.Name = join(one(r, d.endpoints), zone)
	case n < 19:
		q.Name = join(one(r, d.ports), zone)
	default:
		q.Name = join(vectors.Pick(r, serviceNames)+"."+vectors.Pick(r, d.namespaces)+".svc", zone)
	}
	for vectors.Chance(r, 5) {
		q.Name = nearly(r, q.Name)
	}
	if _, valid := dns.IsDomainName(q.Name); !valid || len(q.Name) > 250 {
		q.Name = join("x", zone)
	}
	if vectors.Chance(r, 5) {
		q.Name = anyCase(r, q.Name)
	}
	if vectors.Chance(r, 4) {
		q.EDNS = &edns{UDPSize: vectors.Pick(r, []uint16{0, 100, 512, 600, 1232, 1400, 4096, 65535}), DO: vectors.Chance(r, 3)}
	}
	if vectors.Chance(r, 5) {
		q.Transport = "tcp"
	}
	if vectors.Chance(r, 4) {
		q.ClientIP = vectors.Pick(r, append([]string{"fd00::99", "10.9.9.9"}, d.ips()...))
	}
	return q
}

func one(r *rand.Rand, names []string) string {
	if len(names) == 0 {
		return "x"
	}
	return vectors.Pick(r, names)
}

// ips are the addresses that are none of a slice of host names.
func (d *drawn) ips() []string {
	return slices.DeleteFunc(slices.Clone(d.addresses), func(address string) bool { return net.ParseIP(address) == nil })
}

func plainZone(zone string) string {
	switch zone {
	case "10.96.0.0/16":
		return "96.10.in-addr.arpa."
	case "fd00::/16":
		return "0.0.d.f.ip6.arpa."
	}
	return dns.Fqdn(zone)
}

func join(name, zone string) string {
	if name == "" {
		return zone
	}
	return name + "." + strings.TrimPrefix(zone, ".")
}

func reverseName(address string) string {
	name, err := dns.ReverseAddr(address)
	if err != nil {
		return "1.0.0.10.in-addr.arpa."
	}
	return name
}

func podName(r *rand.Rand, d *drawn) string {
	if len(d.addresses) > 0 && !vectors.Chance(r, 3) {
		return strings.NewReplacer(".", "-", ":", "-").Replace(vectors.Pick(r, d.addresses))
	}
	return vectors.Pick(r, []string{"10-9-9-9", "10-09-9-9", "1-2-3-4", "--1", "fd00--", "--ffff-102-304", "--ffff-1-2-3-4", "x", "256-1-1-1", "1-2-3-", "2001-db8-0-0-0-0-0-1", "1--2-3-4", "---", "web-0"})
}

// nearly changes a name a little.
func nearly(r *rand.Rand, name string) string {
	labels := dns.SplitDomainName(name)
	if len(labels) == 0 {
		return "x."
	}
	at := r.IntN(len(labels))
	switch r.IntN(14) {
	case 0:
		labels = append(labels[:at:at], labels[at+1:]...)
	case 1:
		labels = append(labels[:at:at], append([]string{vectors.Pick(r, []string{"x", "_tcp", "_http", "_udp", "http", "tcp", "web", "a", "*", "any", "_", "east", "dup"})}, labels[at:]...)...)
	case 2:
		labels[at] = "_" + labels[at]
	case 3:
		labels[at] = strings.TrimPrefix(labels[at], "_")
	case 4:
		labels[at] += vectors.Pick(r, []string{"x", "-", "0", `\000`, `\.`, `\255`, `\ `, `\"`, "_"})
	case 5:
		if labels[at] != "" && labels[at][0] >= 'a' && labels[at][0] <= 'z' {
			labels[at] = fmt.Sprintf(`\%03d`, labels[at][0]) + labels[at][1:]
		}
	case 6:
		labels = append([]string{vectors.Pick(r, []string{"_http", "_dns", "_metrics", "http", "_", "__http", "a", "dup"}), vectors.Pick(r, []string{"_tcp", "_udp", "tcp", "_", "_sctp", "east", "west"})}, labels...)
	case 7, 8:
		labels = append([]string{vectors.Pick(r, []string{"eu-1a", "eu-1b", "eu-1c", "EU-1C", "b.example", "nowhere", "a.b.c"}), vectors.Pick(r, []string{"pin", "prefer", "prefer", "Pin", "x"}), "_zone"}, labels...)
	case 9:
		labels = append(labels, "shop", "svc", "cluster", "local")
	case 10:
		labels = append(labels, vectors.Pick(r, []string{"second", "org", "local", "x"}))
	case 11:
		for range r.IntN(8) {
			labels = append([]string{strings.Repeat("y", 1+r.IntN(63))}, labels...)
		}
	case 12:
		labels[at] = strings.ToUpper(labels[at])
	case 13:
		labels[0] = "web-0"
	}
	return strings.Join(labels, ".") + "."
}

func anyCase(r *rand.Rand, name string) string {
	changed := []byte(name)
	for i := range changed {
		if vectors.Chance(r, 3) {
			changed[i] = strings.ToUpper(string(changed[i]))[0]
		}
	}
	return string(changed)
}
