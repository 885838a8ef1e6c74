package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/miekg/dns"
)

// names are those that both servers are asked for, each with every type.
var names = []string{
	"nginx-service.default.svc.cluster.local.", "NGINX-Service.Default.SVC.cluster.local.", "kube-dns.kube-system.svc.cluster.local.",
	"kubernetes.default.svc.cluster.local.", "_http._tcp.nginx-service.default.svc.cluster.local.", "_dns._udp.kube-dns.kube-system.svc.cluster.local.",
	"_dns._tcp.kube-dns.kube-system.svc.cluster.local.", "_http._udp.nginx-service.default.svc.cluster.local.",
	"10-244-0-7.nginx-service.default.svc.cluster.local.", "dual.shop.svc.cluster.local.", "_quic._udp.dual.shop.svc.cluster.local.",
	"db.shop.svc.cluster.local.", "db-0.db.shop.svc.cluster.local.", "db-2.db.shop.svc.cluster.local.", "_postgres._tcp.db.shop.svc.cluster.local.",
	"crowd.shop.svc.cluster.local.", "_http._tcp.crowd.shop.svc.cluster.local.", "partner.shop.svc.cluster.local.", "alias.shop.svc.cluster.local.",
	"10-244-0-7.default.pod.cluster.local.", "300-1-1-1.default.pod.cluster.local.", "absent.default.svc.cluster.local.", "nginx-service.absent.svc.cluster.local.",
	"default.svc.cluster.local.", "empty.svc.cluster.local.", "absent.svc.cluster.local.", "svc.cluster.local.", "pod.cluster.local.", "cluster.local.",
	"dns-version.cluster.local.", "ns.dns.cluster.local.", "ns.dns.other.cluster.local.", "local.", "a.b.c.d.svc.cluster.local.",
	"107.67.101.10.in-addr.arpa.", "8.0.244.10.in-addr.arpa.", "7.0.244.10.in-addr.arpa.", "99.99.96.10.in-addr.arpa.", "7.2.0.192.in-addr.arpa.",
	"7.7.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.6.9.0.0.0.1.0.0.0.0.d.f.ip6.arpa.", "in-addr.arpa.",
	"intranet.example.", "inline.example.", "intranet.", "www.example.net.", "absent.example.net.", "cluster.local.example.net.",
}

var types = []uint16{
	dns.TypeA, dns.TypeAAAA, dns.TypeSRV, dns.TypePTR, dns.TypeTXT, dns.TypeNS, dns.TypeSOA, dns.TypeMX, dns.TypeCNAME, dns.TypeANY, dns.TypeHINFO, dns.TypeDS,
}

// manner is how a question is asked.
type manner struct {
	network string
	change  func(*dns.Msg)
}

var manners = []manner{
	{"udp", func(*dns.Msg) {}},
	{"tcp", func(*dns.Msg) {}},
	{"udp", func(query *dns.Msg) { query.SetEdns0(1232, false) }},
	{"udp", func(query *dns.Msg) { query.SetEdns0(4096, true) }},
	{"tcp", func(query *dns.Msg) { query.SetEdns0(512, false) }},
	{"udp", func(query *dns.Msg) { query.RecursionDesired, query.CheckingDisabled = false, true }},
	{"udp", func(query *dns.Msg) { query.Question[0].Qclass = dns.ClassCHAOS }},
	{"udp", func(query *dns.Msg) { query.SetEdns0(1232, false); query.IsEdns0().SetVersion(1) }},
	{"udp", func(query *dns.Msg) { query.Opcode = dns.OpcodeStatus }},
	{"udp", func(query *dns.Msg) { query.Question = nil }},
}

func compareAll(real, ours string) error {
	compared, differing := 0, 0
	for _, manner := range manners {
		for _, name := range names {
			for _, kind := range types {
				query := new(dns.Msg).SetQuestion(name, kind)
				manner.change(query)
				compared++
				if difference := compare(query, manner.network, real, ours); difference != "" {
					differing++
					fmt.Printf("%s %s %s over %s\n%s\n", name, dns.TypeToString[kind], dns.OpcodeToString[query.Opcode], manner.network, difference)
				}
			}
		}
	}
	if differing > 0 {
		return fmt.Errorf("%d of %d answers differ", differing, compared)
	}
	fmt.Printf("dns-server: %d answers equal to those of CoreDNS\n", compared)
	return nil
}

func compare(query *dns.Msg, network, real, ours string) string {
	theirs, err := asked(query, network, real)
	if err != nil {
		return "CoreDNS: " + err.Error()
	}
	own, err := asked(query, network, ours)
	if err != nil {
		return "dns-server: " + err.Error()
	}
	if theirs == own {
		return ""
	}
	return "CoreDNS:\n" + theirs + "dns-server:\n" + own
}

// asked is the reply as text: its sections are sets, and the serial is one of the last hour.
func asked(query *dns.Msg, network, server string) (string, error) {
	client := &dns.Client{Net: network, Timeout: 5 * time.Second, UDPSize: dns.MaxMsgSize}
	reply, _, err := client.Exchange(query, server)
	if err != nil {
		return "", err
	}
	if reply.Id != query.Id {
		return "", errors.New("another id")
	}
	header := reply.MsgHdr
	header.Id = 0
	var text strings.Builder
	fmt.Fprintln(&text, header, reply.Question)
	for _, section := range [][]dns.RR{reply.Answer, reply.Ns, reply.Extra} {
		lines := []string{}
		for _, record := range section {
			lines = append(lines, line(record))
		}
		// Which of too many addresses stay is drawn.
		if reply.Truncated {
			lines = []string{strconv.Itoa(len(section))}
		}
		slices.Sort(lines)
		fmt.Fprintln(&text, strings.Join(lines, "\n"))
	}
	return text.String(), nil
}

func line(record dns.RR) string {
	if soa, ok := record.(*dns.SOA); ok && strings.HasPrefix(soa.Ns, "ns.dns.") {
		if !isRecent(soa.Serial) {
			return "a serial that is no time of this hour: " + record.String()
		}
		soa = dns.Copy(soa).(*dns.SOA)
		soa.Serial = 0
		return soa.String()
	}
	return record.String()
}

// isRecent says whether a serial is a time of the last hour: each server has its own, that of its start.
func isRecent(serial uint32) bool {
	age := time.Since(time.Unix(int64(serial), 0))
	return age >= 0 && age <= time.Hour
}

// Answer is what clients have to get: the data of the records, sorted.
type Answer struct {
	Name string   `json:"name"`
	Type string   `json:"type"`
	Code string   `json:"rcode"`
	Data []string `json:"data"`
}

// writeAnswers asks CoreDNS the questions of the file again.
func writeAnswers(path, server string) error {
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	var answers []Answer
	if err := json.Unmarshal(text, &answers); err != nil {
		return err
	}
	var lines []string
	for _, answer := range answers {
		query := new(dns.Msg).SetQuestion(dns.Fqdn(answer.Name), dns.StringToType[answer.Type])
		reply, _, err := (&dns.Client{Net: "tcp"}).Exchange(query, server)
		if err != nil {
			return err
		}
		answer.Code, answer.Data = dns.RcodeToString[reply.Rcode], []string{}
		for _, record := range reply.Answer {
			if dns.TypeToString[record.Header().Rrtype] == answer.Type {
				answer.Data = append(answer.Data, strings.TrimPrefix(record.String(), record.Header().String()))
			}
		}
		slices.Sort(answer.Data)
		line, err := json.Marshal(answer)
		if err != nil {
			return err
		}
		lines = append(lines, string(line))
	}
	return os.WriteFile(path, []byte("[\n"+strings.Join(lines, ",\n")+"\n]\n"), 0o644)
}
