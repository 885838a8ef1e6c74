package main

import (
	"fmt"
	"net"
	"strings"
	"sync"

	"github.com/coredns/coredns/plugin/forward"
	"github.com/miekg/dns"
)

// upstreamReply is what the servers that `forward` names answer to one question.
type upstreamReply struct {
	Timeout    bool     `json:"timeout,omitempty"`
	Rcode      string   `json:"rcode,omitempty"`
	AA         bool     `json:"aa,omitempty"`
	TC         bool     `json:"tc,omitempty"`
	Answer     []string `json:"answer,omitempty"`
	Authority  []string `json:"authority,omitempty"`
	Additional []string `json:"additional,omitempty"`
}

// upstream stands for every server that the Corefile forwards to: it answers from the table of the case.
type upstream struct {
	udp, tcp *dns.Server
	mutex    sync.Mutex
	replies  map[string]*upstreamReply
	drawn    func(name, kind string) *upstreamReply
}

// serveUpstream starts it, where the Corefile forwards, and points all proxies to it.
func serveUpstream(i *instance, table map[string]*upstreamReply, drawn func(name, kind string) *upstreamReply) (*upstream, error) {
	forwards := i.forwards()
	if len(forwards) == 0 {
		return nil, nil
	}
	listener, packets, err := samePort()
	if err != nil {
		return nil, err
	}
	u := &upstream{replies: map[string]*upstreamReply{}, drawn: drawn}
	for key, reply := range table {
		// A name may have a space, escaped.
		space := strings.LastIndex(key, " ")
		if space < 0 {
			return nil, fmt.Errorf("upstream %q is no name and type", key)
		}
		name, kind := key[:space], key[space+1:]
		u.replies[strings.ToLower(dns.Fqdn(name))+" "+kind] = reply
	}
	handler := dns.HandlerFunc(u.answer)
	u.udp, u.tcp = &dns.Server{PacketConn: packets, Handler: handler}, &dns.Server{Listener: listener, Handler: handler}
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

// samePort listens on one port for both transports; the other one may be taken.
func samePort() (net.Listener, net.PacketConn, error) {
	var failed error
	for range 100 {
		listener, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			return nil, nil, err
		}
		packets, err := net.ListenPacket("udp", listener.Addr().String())
		if err == nil {
			return listener, packets, nil
		}
		listener.Close()
		failed = err
	}
	return nil, nil, failed
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

// reply is the one of the table; where replies are drawn, it goes into the table.
func (u *upstream) reply(name, kind string) *upstreamReply {
	u.mutex.Lock()
	defer u.mutex.Unlock()
	key := strings.ToLower(name) + " " + kind
	if u.replies[key] == nil && u.drawn != nil {
		u.replies[key] = u.drawn(strings.ToLower(name), kind)
	}
	return u.replies[key]
}

func (u *upstream) answer(w dns.ResponseWriter, request *dns.Msg) {
	asked := request.Question[0]
	given := u.reply(asked.Name, dns.Type(asked.Qtype).String())
	reply := new(dns.Msg).SetReply(request)
	// As servers do; else a long name makes it too long for UDP.
	reply.Compress = true
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
