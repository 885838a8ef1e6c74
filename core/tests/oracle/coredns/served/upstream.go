package main

import (
	"net"
	"strings"

	"github.com/miekg/dns"
)

// serveUpstream is the server for all names outside: `absent` is NXDOMAIN there, everything else has a record of the type.
func serveUpstream() (string, error) {
	address, err := freeAddress()
	if err != nil {
		return "", err
	}
	packets, err := net.ListenPacket("udp", address)
	if err != nil {
		return "", err
	}
	listener, err := net.Listen("tcp", address)
	if err != nil {
		return "", err
	}
	handler := dns.HandlerFunc(func(w dns.ResponseWriter, query *dns.Msg) {
		reply := new(dns.Msg).SetReply(query)
		reply.RecursionAvailable = true
		asked := query.Question[0]
		name := strings.ToLower(asked.Name)
		data := map[uint16]string{dns.TypeA: "192.0.2.80", dns.TypeAAAA: "2001:db8::80", dns.TypeTXT: `"outside"`, dns.TypeMX: "10 mx.example.net."}[asked.Qtype]
		switch {
		case strings.HasPrefix(name, "absent"):
			reply.Rcode = dns.RcodeNameError
			reply.Ns = records("example.net. 300 IN SOA ns.example.net. admin.example.net. 1 3600 600 86400 60")
		case data == "":
			reply.Ns = records("example.net. 300 IN SOA ns.example.net. admin.example.net. 1 3600 600 86400 60")
		default:
			reply.Answer = records(asked.Name + " 3600 IN " + dns.TypeToString[asked.Qtype] + " " + data)
		}
		if opt := query.IsEdns0(); opt != nil {
			reply.SetEdns0(1232, opt.Do())
		}
		_ = w.WriteMsg(reply)
	})
	go func() { _ = (&dns.Server{PacketConn: packets, Handler: handler}).ActivateAndServe() }()
	go func() { _ = (&dns.Server{Listener: listener, Handler: handler}).ActivateAndServe() }()
	return address, nil
}

func records(line string) []dns.RR {
	record, err := dns.NewRR(line)
	if err != nil {
		panic(err)
	}
	return []dns.RR{record}
}
