package main

import (
	"fmt"
	"net"
	"strings"

	"github.com/coredns/coredns/plugin/forward"
	"github.com/miekg/dns"
)

// upstreamReply is what the servers that `forward` names answer to one question.
type upstreamReply struct {
	Timeout    bool     `json:"timeout"`
	Rcode      string   `json:"rcode"`
	AA         bool     `json:"aa"`
	TC         bool     `json:"tc"`
	Answer     []string `json:"answer"`
	Authority  []string `json:"authority"`
	Additional []string `json:"additional"`
}

// upstream stands for every server that the Corefile forwards to: it answers from the table of the case.
type upstream struct {
	udp, tcp *dns.Server
}

// serveUpstream starts it, where the Corefile forwards, and points all proxies to it.
func serveUpstream(i *instance, table map[string]*upstreamReply) (*upstream, error) {
	forwards := i.forwards()
	if len(forwards) == 0 {
		return nil, nil
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	packets, err := net.ListenPacket("udp", listener.Addr().String())
	if err != nil {
		listener.Close()
		return nil, err
	}
	replies := map[string]*upstreamReply{}
	for key, reply := range table {
		name, kind, found := strings.Cut(key, " ")
		if !found {
			return nil, fmt.Errorf("upstream %q is no name and type", key)
		}
		replies[strings.ToLower(dns.Fqdn(name))+" "+kind] = reply
	}
	handler := dns.HandlerFunc(func(w dns.ResponseWriter, request *dns.Msg) { answerUpstream(w, request, replies) })
	u := &upstream{udp: &dns.Server{PacketConn: packets, Handler: handler}, tcp: &dns.Server{Listener: listener, Handler: handler}}
	go func() { _ = u.udp.ActivateAndServe() }()
	go func() { _ = u.tcp.ActivateAndServe() }()
	for _, f := range forwards {
		proxies := reach(f, "proxies")
		for n := range proxies.Len() {
			proxy := proxies.Index(n).Elem().Addr().Interface()
			*field[string](proxy, "addr") = listener.Addr().String()
			*field[string](proxy, "transport", "addr") = listener.Addr().String()
		}
	}
	return u, nil
}

// forwards are all forward plugins of all blocks: a block may chain several of them.
func (i *instance) forwards() []*forward.Forward {
	var found []*forward.Forward
	for handler := range i.handlers("forward") {
		for f, ok := handler.(*forward.Forward); ok; f, ok = f.Next.(*forward.Forward) {
			found = append(found, f)
		}
	}
	return found
}

func answerUpstream(w dns.ResponseWriter, request *dns.Msg, replies map[string]*upstreamReply) {
	asked := request.Question[0]
	given := replies[strings.ToLower(asked.Name)+" "+dns.Type(asked.Qtype).String()]
	reply := new(dns.Msg).SetReply(request)
	if given == nil {
		// A question that the case does not foresee shows.
		reply.Rcode = dns.RcodeNotImplemented
		reply.Answer = records([]string{asked.Name + ` 0 IN TXT "no upstream reply given"`})
		_ = w.WriteMsg(reply)
		return
	}
	if given.Timeout {
		return
	}
	if given.Rcode != "" {
		reply.Rcode = dns.StringToRcode[given.Rcode]
	}
	reply.Authoritative, reply.Truncated = given.AA, given.TC
	reply.Answer, reply.Ns, reply.Extra = records(given.Answer), records(given.Authority), records(given.Additional)
	if opt := request.IsEdns0(); opt != nil {
		reply.SetEdns0(4096, opt.Do())
	}
	_ = w.WriteMsg(reply)
}

func records(lines []string) []dns.RR {
	var parsed []dns.RR
	for _, line := range lines {
		record, err := dns.NewRR(line)
		if err != nil {
			panic(fmt.Sprintf("upstream record %q: %v", line, err))
		}
		parsed = append(parsed, record)
	}
	return parsed
}

func (u *upstream) stop() {
	_ = u.udp.Shutdown()
	_ = u.tcp.Shutdown()
}
