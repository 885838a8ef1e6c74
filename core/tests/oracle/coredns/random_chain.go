package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"runtime"
	"strings"

	"github.com/miekg/dns"
	"nocluster.test/oracle/vectors"
)

// outerNames are names that an upstream, hosts, template or rewrite may know.
var outerNames = []string{"www.example.org.", "db.example.com.", "x.example.org.", "api.example.org.", "a.b.example.org.", "web.example.net.", "localhost.", "old.example.org.", "host.internal.", "one.host.internal.", "example.org.", "wild.example.com.", "svc.example.org."}

const sequence = 25

// oneChain prints a Corefile with a whole chain, and a sequence of questions to one server with one cache.
func oneChain(out *vectors.Lines, seed, n uint64, count int) error {
	r := rand.New(rand.NewPCG(seed, n))
	d := drawCluster(r)
	for !d.ordered {
		d = drawCluster(r)
	}
	empty, resolv := "", "search corp.example lab.example\nnameserver 10.0.0.254\n"
	corefile := drawChain(r)
	w := &world{Objects: d.objects, Corefile: &corefile, Complete: everything, CoreDNS: line(), Serial: r.Int64N(1 << 32), ServerIPs: []string{"10.244.0.53"},
		Files: map[string]*string{"/etc/hosts": &empty, "/etc/resolv.conf": &resolv}, Upstream: map[string]*upstreamReply{}}
	w.drawn = func(name, kind string) *upstreamReply { return drawUpstream(seed+n, name, kind) }
	running, err := run(w)
	if err != nil {
		return fmt.Errorf("%w:\n%s", err, corefile)
	}
	defer running.stop()
	var asked []question
	outcomes := &Outcomes{Ordered: !strings.Contains(corefile, "loadbalance")}
	for range count {
		q := drawChainQuestion(r, d, asked)
		reply, err := running.ask(&q)
		if err != nil {
			return fmt.Errorf("%+v: %w", q, err)
		}
		asked = append(asked, q)
		outcomes.Replies = append(outcomes.Replies, reply)
		if reply == nil {
			outcomes.Endless = looksUp()
			break
		}
	}
	running.upstream.mutex.Lock()
	w.Upstream = running.upstream.replies
	text, err := json.Marshal(struct {
		*world
		Queries []question `json:"queries"`
	}{w, asked})
	running.upstream.mutex.Unlock()
	if err != nil {
		return err
	}
	out.Print(map[string]any{"case": vectors.Case{ID: fmt.Sprintf("chain-%d-%d", seed, n), Op: "dns.query", InputText: string(text)}, "sequence": true, "answer": outcomes})
	if last := len(outcomes.Replies); last > 0 && outcomes.Replies[last-1] == nil {
		// The server is still at it, and would not stop.
		out.Flush()
		leaveRoom(n + 1)
	}
	return nil
}

// looksUp tells whether a question is still on its way through lookups, each inside another.
func looksUp() bool {
	stacks := make([]byte, 16<<20)
	return bytes.Count(stacks[:runtime.Stack(stacks, true)], []byte("upstream.(*Upstream).Lookup")) > 1
}

func drawChainQuestion(r *rand.Rand, d *drawn, asked []question) question {
	if len(asked) > 0 && r.IntN(5) < 2 {
		q := vectors.Pick(r, asked)
		q.After = drawAfter(r)
		if vectors.Chance(r, 12) {
			q.Opcode, q.Class = vectors.Pick(r, []string{"", "NOTIFY"}), vectors.Pick(r, []string{"", "CH"})
		}
		if vectors.Chance(r, 4) {
			q.Name = anyCase(r, q.Name)
		}
		if vectors.Chance(r, 6) {
			q.EDNS = &edns{UDPSize: 1232, DO: vectors.Chance(r, 2)}
		}
		return q
	}
	q := drawQuestion(r, d, []string{"cluster.local", "in-addr.arpa", "ip6.arpa"})
	if vectors.Chance(r, 2) {
		q.Name = vectors.Pick(r, outerNames)
		q.Type = vectors.Pick(r, []string{"A", "A", "A", "AAAA", "AAAA", "CNAME", "TXT", "MX", "ANY", "SRV", "HTTPS", "PTR", "NS"})
		if vectors.Chance(r, 3) {
			q.Name += vectors.Pick(r, d.namespaces) + "." + vectors.Pick(r, []string{"svc.cluster.local.", "svc.cluster.local.", "cluster.local."})
		}
		if vectors.Chance(r, 8) {
			q.Name = nearly(r, q.Name)
		}
		if vectors.Chance(r, 8) {
			q.Name = anyCase(r, q.Name)
		}
	}
	// A reply of the upstream is to fit in UDP, whatever it has drawn.
	if _, valid := dns.IsDomainName(q.Name); !valid || len(q.Name) > 90 {
		q.Name = "x.example.org."
	}
	if q.Type == "AXFR" {
		q.Type = "A"
	}
	if vectors.Chance(r, 40) {
		q.Opcode = "NOTIFY"
	}
	if vectors.Chance(r, 40) {
		q.Class = "CH"
	}
	q.After = drawAfter(r)
	return q
}

func drawAfter(r *rand.Rand) float64 {
	return vectors.Pick(r, []float64{0, 0, 0, 0, 0, 1, 2, 4, 5, 6, 30, 61, 3601})
}

// drawUpstream is what the world outside answers: the same to the same question.
func drawUpstream(seed uint64, name, kind string) *upstreamReply {
	hash := fnv.New64a()
	fmt.Fprint(hash, seed, strings.ToLower(name), kind)
	r := rand.New(rand.NewPCG(hash.Sum64(), 1))
	ttl := func() int { return vectors.Pick(r, []int{0, 1, 4, 5, 6, 30, 60, 300, 3600, 7200}) }
	soa := []string{fmt.Sprintf("example.org. %d IN SOA ns.example.org. host.example.org. 1 7200 1800 86400 %d", ttl(), ttl())}
	reply := &upstreamReply{AA: vectors.Chance(r, 3)}
	data := map[string]string{"A": "192.0.2.%d", "AAAA": "2001:db8::%d", "TXT": "\"t%d\"", "MX": "%d mail.example.org.", "CNAME": "c%d.example.org.", "SRV": "0 100 %d web.example.org.", "PTR": "p%d.example.org.", "NS": "ns%d.example.org."}[kind]
	records := func(owner string) {
		for range 1 + r.IntN(3) {
			reply.Answer = append(reply.Answer, fmt.Sprintf("%s %d IN %s "+data, owner, ttl(), kind, 1+r.IntN(200)))
			if kind == "CNAME" {
				break
			}
		}
	}
	switch n := r.IntN(12); {
	case n < 5 && data != "":
		records(name)
		if vectors.Chance(r, 4) {
			reply.Authority = []string{fmt.Sprintf("example.org. %d IN NS ns.example.org.", ttl())}
			reply.Additional = []string{fmt.Sprintf("ns.example.org. %d IN A 192.0.2.53", ttl())}
		}
	case n < 6 && (kind == "A" || kind == "AAAA"):
		reply.Answer = []string{fmt.Sprintf("%s %d IN CNAME Target.example.net.", name, ttl())}
		if !vectors.Chance(r, 3) {
			records("Target.example.net.")
		} else if vectors.Chance(r, 2) {
			reply.Authority = soa
		}
	case n < 8:
		reply.Rcode, reply.Authority = "NXDOMAIN", soa
		if vectors.Chance(r, 6) {
			reply.Authority = nil
		}
	case n < 10:
		reply.Authority = soa
		if vectors.Chance(r, 6) {
			reply.Authority = nil
		}
	case n < 11:
		reply.Rcode = vectors.Pick(r, []string{"SERVFAIL", "REFUSED", "NOTIMP", "FORMERR"})
	default:
		reply.Rcode, reply.Authority = "NXDOMAIN", soa
	}
	if vectors.Chance(r, 15) {
		reply.TC = true
	}
	return reply
}
