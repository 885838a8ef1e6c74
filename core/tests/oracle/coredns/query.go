package main

import (
	"encoding/json"
	"fmt"
	"net"
	"strings"
	"time"

	"github.com/coredns/coredns/plugin/cache"
	"github.com/coredns/coredns/plugin/kubernetes"
	"github.com/miekg/dns"
	"nocluster.test/oracle/vectors"
)

// question is one query in the project's own wire form.
type question struct {
	Name      string  `json:"name,omitempty"`
	Type      string  `json:"type,omitempty"`
	ClientIP  string  `json:"clientIp,omitempty"`
	EDNS      *edns   `json:"edns,omitempty"`
	After     float64 `json:"after,omitempty"`
	Class     string  `json:"class,omitempty"`
	Opcode    string  `json:"opcode,omitempty"`
	Transport string  `json:"transport,omitempty"`
	// Message is the whole question in place of name, type, class, opcode and edns.
	Message []byte `json:"message,omitempty"`
}

type edns struct {
	UDPSize uint16 `json:"udpSize"`
	DO      bool   `json:"do"`
}

type queryInput struct {
	question
	world
	Queries []question `json:"queries"`
}

// world is what a server is made of.
type world struct {
	Objects   []json.RawMessage         `json:"objects"`
	Corefile  *string                   `json:"corefile"`
	Path      string                    `json:"path,omitempty"`
	Serial    int64                     `json:"serial"`
	ServerIPs []string                  `json:"serverIps"`
	Synced    *bool                     `json:"synced,omitempty"`
	Upstream  map[string]*upstreamReply `json:"upstream,omitempty"`
	Files     map[string]*string        `json:"files,omitempty"`
	Env       map[string]string         `json:"env,omitempty"`
	// These name the line and what is known; the program is built for its line, and CoreDNS knows all that there is.
	CoreDNS  string   `json:"coredns,omitempty"`
	Release  string   `json:"release,omitempty"`
	Complete []string `json:"complete,omitempty"`
	// drawn answers for the world outside, where its replies are drawn as they are asked for.
	drawn func(name, kind string) *upstreamReply
}

// live is a world whose server answers.
type live struct {
	instance *instance
	asked    *asked
	upstream *upstream
	now      time.Time
	sent     uint16
}

// run starts the server of a world that listens for plain DNS on port 53.
func run(w *world) (*live, error) {
	if w.Corefile == nil {
		return nil, fmt.Errorf("a Corefile has to be given")
	}
	if w.CoreDNS != "" && w.CoreDNS != line() {
		return nil, fmt.Errorf("this program is CoreDNS %s", line())
	}
	cluster, err := readCluster(w.Objects)
	if err != nil {
		return nil, err
	}
	if err := setEnv(w.Env); err != nil {
		return nil, err
	}
	if err := setFiles(w.Files); err != nil {
		return nil, err
	}
	if w.Path == "" {
		w.Path = "Corefile"
	}
	loaded, err := load(w.Path, *w.Corefile)
	if err != nil {
		return nil, err
	}
	r := &live{instance: loaded, now: time.Unix(1_800_000_000, 0)}
	if err := r.start(w, cluster); err != nil {
		r.stop()
		return nil, err
	}
	return r, nil
}

func (r *live) start(w *world, c *cluster) error {
	for handler := range r.instance.handlers("kubernetes") {
		if err := c.fill(handler.(*kubernetes.Kubernetes), w.Synced == nil || *w.Synced); err != nil {
			return err
		}
	}
	if err := r.instance.start(); err != nil {
		return err
	}
	for handler, configs := range r.instance.handlers("kubernetes") {
		if err := settle(handler.(*kubernetes.Kubernetes), configs, w.ServerIPs, w.Serial); err != nil {
			return err
		}
	}
	for handler := range r.instance.handlers("cache") {
		*field[func() time.Time](handler.(*cache.Cache), "now") = func() time.Time { return r.now }
	}
	var err error
	if r.upstream, err = serveUpstream(r.instance, w.Upstream, w.drawn); err != nil {
		return err
	}
	server, err := r.instance.listener("53")
	if err != nil {
		return err
	}
	r.asked = serve(server)
	return nil
}

func (r *live) stop() {
	if r.asked != nil {
		r.asked.stop()
	}
	if r.upstream != nil {
		r.upstream.stop()
	}
	r.instance.stop()
}

// message is the question as bytes.
func (q *question) message(id uint16) ([]byte, error) {
	if q.Message != nil {
		return q.Message, nil
	}
	qtype, known := dns.StringToType[q.Type]
	if !known {
		if _, err := fmt.Sscanf(q.Type, "TYPE%d", &qtype); err != nil {
			return nil, fmt.Errorf("no type %q", q.Type)
		}
	}
	message := new(dns.Msg).SetQuestion(dns.Fqdn(q.Name), qtype)
	message.Id = id
	if q.Class != "" {
		class, known := dns.StringToClass[q.Class]
		if !known {
			return nil, fmt.Errorf("no class %q", q.Class)
		}
		message.Question[0].Qclass = class
	}
	if q.Opcode != "" {
		opcode, known := dns.StringToOpcode[q.Opcode]
		if !known {
			return nil, fmt.Errorf("no opcode %q", q.Opcode)
		}
		message.Opcode = opcode
	}
	if q.EDNS != nil {
		message.SetEdns0(q.EDNS.UDPSize, q.EDNS.DO)
	}
	return message.Pack()
}

// ask puts one question; the time that it says passes before.
func (r *live) ask(q *question) (*Reply, error) {
	r.now = r.now.Add(time.Duration(q.After * float64(time.Second)))
	r.sent++
	message, err := q.message(r.sent)
	if err != nil {
		return nil, err
	}
	client := net.IPv4(10, 240, 0, 1)
	if q.ClientIP != "" {
		if client = net.ParseIP(q.ClientIP); client == nil {
			return nil, fmt.Errorf("%q is no address", q.ClientIP)
		}
	}
	reply, err := r.asked.ask(message, client, q.Transport == "tcp")
	if err != nil || reply == nil {
		return nil, err
	}
	return readReply(reply)
}

// first asks so often, and gives the reply whose text comes first.
func (r *live) first(q *question, times int) (*Reply, error) {
	var first *Reply
	for range times {
		reply, err := r.ask(q)
		if err == nil && reply == nil {
			err = fmt.Errorf("CoreDNS sends no reply")
		}
		if err != nil {
			return nil, err
		}
		if first == nil || fmt.Sprint(reply.shown()) < fmt.Sprint(first.shown()) {
			first = reply
		}
	}
	return first, nil
}

// QueryAnswer is the reply, or the replies to a sequence.
type QueryAnswer struct {
	*Reply
	Replies []*Reply `json:"replies,omitempty"`
}

func answerQuery(input []byte, draws int) (vectors.Answer, error) {
	var in queryInput
	if err := vectors.StrictUnmarshal(input, &in); err != nil {
		return nil, err
	}
	r, err := run(&in.world)
	if err != nil {
		return nil, err
	}
	defer r.stop()
	if in.Queries == nil {
		reply, err := r.first(&in.question, max(1, draws))
		return &QueryAnswer{Reply: reply}, err
	}
	answer := &QueryAnswer{Replies: []*Reply{}}
	for _, query := range in.Queries {
		if query.Transport == "" {
			query.Transport = in.Transport
		}
		if query.ClientIP == "" {
			query.ClientIP = in.ClientIP
		}
		if query.EDNS == nil {
			query.EDNS = in.EDNS
		}
		reply, err := r.ask(&query)
		if err == nil && reply == nil {
			err = fmt.Errorf("CoreDNS sends no reply")
		}
		if err != nil {
			return nil, err
		}
		answer.Replies = append(answer.Replies, reply)
	}
	return answer, nil
}

func ask(c *vectors.Case) (vectors.Answer, error) {
	switch c.Op {
	case "dns.query":
		return answerQuery(c.Text(), c.Draws)
	case "dns.corefile":
		return answerCorefile(c.Text())
	}
	return nil, fmt.Errorf("no such operation: %s", c.Op)
}

func readAnswer(op string, text []byte) (vectors.Answer, error) {
	if op == "dns.corefile" {
		answer := &CorefileAnswer{}
		return answer, json.Unmarshal(text, answer)
	}
	answer := &QueryAnswer{}
	return answer, json.Unmarshal(text, answer)
}

// Into writes the reply as a vector.
func (a *QueryAnswer) Into(vector *vectors.Vector, _ json.RawMessage) error {
	if a.Reply != nil {
		vector.OkSubset = a.Reply.shown()
		return nil
	}
	var shown []any
	for _, reply := range a.Replies {
		shown = append(shown, reply.shown())
	}
	vector.OkSubset = map[string]any{"replies": shown}
	return nil
}

// line is the release of CoreDNS that this program holds.
func line() string { return strings.TrimPrefix(coreDNSVersion(), "v") }
