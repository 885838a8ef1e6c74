package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/miekg/dns"
	"nocluster.test/oracle/vectors"
)

var everything = []string{"namespaces", "services", "endpointslices", "pods", "serviceimports"}

// How often CoreDNS answers a question whose answer may hang on the order of a Go map: where only the order of records
// may, where more may, and where more did. A map begins where it is not empty seven times out of eight at the same place.
const (
	drawsOfOrder = 2
	drawsOfMore  = 64
	drawsAtMost  = 256
)

// randomQueries prints clusters, each with a Corefile and with questions and their answers.
func randomQueries(arguments []string) error {
	flags := flag.NewFlagSet("random", flag.ExitOnError)
	seed := flags.Uint64("seed", 1, "seed of the generator")
	queries := flags.Int("queries", 1000, "how many questions")
	clusters := flags.Int("clusters", 0, "over how many clusters; 0: a hundred questions each")
	chains := flags.Bool("chains", false, "whole chains, each asked in sequence")
	from := flags.Uint64("from", 0, "the number of the first chain")
	_ = flags.Parse(arguments)
	if *chains {
		return randomChains(*seed, *from, *queries)
	}
	if *clusters == 0 {
		*clusters = max(1, *queries/100)
	}
	out := vectors.NewLines()
	defer out.Flush()
	printed := 0
	for n := range *clusters {
		r := rand.New(rand.NewPCG(*seed, uint64(n)))
		count := *queries/(*clusters) + btoi(n < *queries%(*clusters))
		if err := oneCluster(out, r, fmt.Sprintf("dns-%d-%d", *seed, n), count); err != nil {
			return fmt.Errorf("cluster %d: %w", n, err)
		}
		printed += count
	}
	out.Done(printed)
	return nil
}

func randomChains(seed, from uint64, queries int) error {
	out := vectors.NewLines()
	defer out.Flush()
	for n := from; n < uint64(queries+sequence-1)/sequence; n++ {
		if err := oneChain(out, seed, n, min(sequence, queries-int(n)*sequence)); err != nil {
			return fmt.Errorf("chain %d: %w", n, err)
		}
	}
	out.Done(queries)
	return nil
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// drawWorld draws until CoreDNS loads the Corefile.
func drawWorld(r *rand.Rand) (*world, *drawn, []string, *live, error) {
	for range 100 {
		d := drawCluster(r)
		corefile, zones := drawCorefile(r, d, line())
		w := &world{Objects: d.objects, Corefile: &corefile, Complete: everything, CoreDNS: line(), Serial: r.Int64N(1 << 32), ServerIPs: []string{}}
		for range r.IntN(3) {
			w.ServerIPs = append(w.ServerIPs, vectors.Pick(r, append([]string{"10.244.0.53", "fd00::53"}, d.ips()...)))
		}
		if vectors.Chance(r, 20) {
			unsynced := false
			w.Synced = &unsynced
		}
		running, err := run(w)
		if err == nil {
			return w, d, zones, running, nil
		}
		if !strings.Contains(err.Error(), "already defined") && !strings.Contains(err.Error(), "non-reverse zone") && !strings.Contains(err.Error(), "authoritative for the multicluster") {
			return nil, nil, nil, nil, fmt.Errorf("%w:\n%s", err, corefile)
		}
	}
	return nil, nil, nil, nil, fmt.Errorf("no Corefile loads")
}

func oneCluster(out *vectors.Lines, r *rand.Rand, id string, count int) error {
	w, d, zones, running, err := drawWorld(r)
	if err != nil {
		return err
	}
	defer running.stop()
	text, err := json.Marshal(w)
	if err != nil {
		return err
	}
	out.Print(map[string]string{"world": string(text)})
	for n := range count {
		q := drawQuestion(r, d, zones)
		// Half of the questions are whole messages, whose replies are compared in bytes.
		asked := q
		if vectors.Chance(r, 2) {
			message, err := q.message(uint16(r.IntN(1 << 16)))
			if err != nil {
				return fmt.Errorf("%+v: %w", q, err)
			}
			asked = question{Message: message, ClientIP: q.ClientIP, Transport: q.Transport}
		}
		answer, err := running.outcomes(&asked, d.ordered)
		if err != nil {
			return fmt.Errorf("%+v: %w", q, err)
		}
		input, err := json.Marshal(asked)
		if err != nil {
			return err
		}
		out.Print(map[string]any{"case": vectors.Case{ID: fmt.Sprintf("%s-%d", id, n), Op: "dns.query", InputText: string(input)}, "shown": q.Name + " " + q.Type, "answer": answer})
	}
	return nil
}

// Outcomes are the replies that were seen; more than one where the order of a Go map decides.
type Outcomes struct {
	// Ordered: the records of a section stand in the order of the objects.
	Ordered bool `json:"ordered"`
	// Replies: in a sequence the last one may be null, as none came.
	Replies []*Reply `json:"replies"`
	// Endless: no reply came, and the server was still looking names up.
	Endless bool `json:"endless,omitempty"`
}

func (r *live) outcomes(q *question, ordered bool) (*Outcomes, error) {
	outcomes := &Outcomes{Ordered: ordered, Replies: []*Reply{}}
	seen := map[string]bool{}
	times := drawsOfOrder
	switch {
	case ordered:
		times = 1
	case q.hangsOnOrder():
		times = drawsOfMore
	}
	for n := 0; n < times; n++ {
		reply, err := r.ask(q)
		if err != nil {
			return nil, err
		}
		if reply == nil {
			return outcomes, nil
		}
		if key := reply.sorted(); !seen[key] {
			seen[key] = true
			outcomes.Replies = append(outcomes.Replies, reply)
		}
		if len(seen) > 1 && times == drawsOfMore {
			times = drawsAtMost
		}
	}
	return outcomes, nil
}

// hangsOnOrder: the first of several Services or endpoints, or of CoreDNS's own addresses, decides.
func (q *question) hangsOnOrder() bool {
	name, kind := q.Name, q.Type
	if q.Message != nil {
		var message dns.Msg
		if message.Unpack(q.Message) != nil || len(message.Question) == 0 {
			return true
		}
		name, kind = message.Question[0].Name, dns.Type(message.Question[0].Qtype).String()
	}
	return kind == "PTR" || kind == "NS" || kind == "CNAME" || strings.HasPrefix(strings.ToLower(name), "ns.dns.")
}

// sorted is the reply without the order of its records.
func (r *Reply) sorted() string {
	return fmt.Sprint(r.Rcode, r.AA, r.TC, sorted(r.Answer), sorted(r.Authority), sorted(r.Additional))
}

func sorted(lines []string) []string { return slices.Sorted(slices.Values(lines)) }
