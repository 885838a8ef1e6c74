package main

import (
	"math/rand/v2"
	"net"
	"strings"

	"github.com/miekg/dns"
	"nocluster.test/oracle/vectors"
)

// Labels are few, so that names share their ends; some are escaped, some long, some differ in case.
var (
	labels = []string{
		"web", "Web", "shop", "svc", "cluster", "local", "default", "a", "b", "c", "10-0-0-1", "_http", "_tcp", "com", "example",
		`a\.b`, `\032`, `\\`, `\"`, `q\'s`, `\@`, `\;x`, `\(`, `\)`, `\000`, `\255`, `\127x`, `\195\164`, strings.Repeat("x", 63), strings.Repeat(`\200`, 20),
	}
	zones    = []string{"cluster.local.", "svc.cluster.local.", "default.svc.cluster.local.", "example.com.", "Cluster.Local.", "."}
	optCodes = []uint16{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 15, 18, 19, 65001, 99}
)

func randomName(r *rand.Rand) string {
	if vectors.Chance(r, 12) {
		return "."
	}
	var name strings.Builder
	for range r.IntN(4) {
		name.WriteString(vectors.Pick(r, labels) + ".")
	}
	zone := vectors.Pick(r, zones)
	if name.Len() > 0 && zone == "." {
		zone = ""
	}
	if _, ok := dns.IsDomainName(name.String() + zone); !ok || len(name.String()+zone) > 240 {
		return zone + map[bool]string{true: "."}[zone == ""]
	}
	return name.String() + zone
}

func randomText(r *rand.Rand) string {
	return vectors.Pick(r, []string{"", "1.1.0", "a b", `\"`, `\\`, `\200\001`, "x;y", strings.Repeat("t", 100), strings.Repeat(`\007`, 255), `\065`})
}

func randomOption(r *rand.Rand) dns.EDNS0 {
	data := make([]byte, vectors.Pick(r, []int{0, 1, 2, 4, 6, 8, 12, 18, 20}))
	for i := range data {
		data[i] = byte(vectors.Pick(r, []int{0, 0, 1, 2, 24, 32, 56, 97, 128, 255}))
	}
	return &dns.EDNS0_LOCAL{Code: vectors.Pick(r, optCodes), Data: data}
}

func randomOpt(r *rand.Rand) dns.RR {
	opt := &dns.OPT{Hdr: dns.RR_Header{Name: ".", Rrtype: dns.TypeOPT, Ttl: vectors.Pick(r, []uint32{0, 0, 0x8000, 0x01000000, 0x00010000, 0xffffffff, 0x4001})}}
	opt.SetUDPSize(vectors.Pick(r, []uint16{0, 511, 512, 513, 1232, 1232, 1400, 4096, 4096, 65535}))
	for range r.IntN(3) * r.IntN(2) {
		opt.Option = append(opt.Option, randomOption(r))
	}
	return opt
}

func randomRecord(r *rand.Rand, owner string) dns.RR {
	header := dns.RR_Header{Name: owner, Class: vectors.Pick(r, []uint16{1, 1, 1, 3, 254, 99}), Ttl: vectors.Pick(r, []uint32{0, 5, 30, 4294967295})}
	typed := func(rtype uint16) dns.RR_Header { header.Rrtype = rtype; return header }
	switch r.IntN(14) {
	case 0, 1:
		return &dns.A{Hdr: typed(dns.TypeA), A: net.IPv4(10, 0, byte(r.IntN(256)), byte(r.IntN(256)))}
	case 2:
		return &dns.AAAA{Hdr: typed(dns.TypeAAAA), AAAA: net.ParseIP(vectors.Pick(r, []string{"::", "::1", "fd00::10", "2001:db8:0:1:1:1:1:1", "::ffff:10.0.0.1", "1:0:0:2::", "::10.0.0.1"}))}
	case 3:
		return &dns.CNAME{Hdr: typed(dns.TypeCNAME), Target: randomName(r)}
	case 4:
		return &dns.NS{Hdr: typed(dns.TypeNS), Ns: randomName(r)}
	case 5:
		return &dns.PTR{Hdr: typed(dns.TypePTR), Ptr: randomName(r)}
	case 6:
		return &dns.MX{Hdr: typed(dns.TypeMX), Preference: 10, Mx: randomName(r)}
	case 7, 8, 9:
		return &dns.SRV{Hdr: typed(dns.TypeSRV), Weight: uint16(r.IntN(100)), Port: 80, Target: randomName(r)}
	case 10:
		texts := make([]string, r.IntN(3))
		for i := range texts {
			texts[i] = randomText(r)
		}
		return &dns.TXT{Hdr: typed(dns.TypeTXT), Txt: texts}
	case 11:
		return &dns.SOA{Hdr: typed(dns.TypeSOA), Ns: randomName(r), Mbox: randomName(r), Serial: r.Uint32(), Refresh: 7200, Retry: 1800, Expire: 86400, Minttl: 5}
	case 12:
		return &dns.HINFO{Hdr: typed(dns.TypeHINFO), Cpu: randomText(r), Os: randomText(r)}
	}
	return &dns.RFC3597{Hdr: typed(vectors.Pick(r, []uint16{11, 22, 250 + 12, 1000, 65280})), Rdata: strings.Repeat("0a", r.IntN(40))}
}

// brief keeps sections short, for the committed rows.
var brief bool

// section is mostly short; now and then it is long enough for every limit.
func section(r *rand.Rand, owner string) []dns.RR {
	count := vectors.Pick(r, []int{0, 0, 1, 1, 2, 3, 6})
	if !brief && vectors.Chance(r, 20) {
		count = vectors.Pick(r, []int{20, 40, 80, 200})
	}
	if !brief && vectors.Chance(r, 1500) {
		count = 1500
	}
	var records []dns.RR
	same := vectors.Chance(r, 2)
	for range count {
		if !same {
			owner = randomName(r)
		}
		records = append(records, randomRecord(r, owner))
	}
	return records
}

func randomMessage(r *rand.Rand) *dns.Msg {
	message := new(dns.Msg)
	message.Id = uint16(r.IntN(65536))
	flag := func() bool { return vectors.Chance(r, 2) }
	message.Response, message.Authoritative, message.RecursionDesired, message.RecursionAvailable = flag(), flag(), flag(), flag()
	message.Truncated, message.AuthenticatedData, message.CheckingDisabled, message.Zero = vectors.Chance(r, 8), vectors.Chance(r, 8), vectors.Chance(r, 8), vectors.Chance(r, 20)
	message.Rcode = vectors.Pick(r, []int{0, 0, 0, 1, 2, 3, 4, 5, 9})
	message.Opcode = vectors.Pick(r, []int{0, 0, 0, 0, 0, 2, 4, 5, 15})
	owner := randomName(r)
	for range vectors.Pick(r, []int{0, 1, 1, 1, 1, 1, 1, 2}) {
		message.Question = append(message.Question, dns.Question{Name: owner, Qtype: vectors.Pick(r, []uint16{1, 28, 33, 12, 255, 0, 700}), Qclass: vectors.Pick(r, []uint16{1, 1, 1, 3, 255})})
	}
	message.Answer, message.Ns, message.Extra = section(r, owner), section(r, owner), section(r, owner)
	if flag() {
		message.Extra = append(message.Extra, randomOpt(r))
		if vectors.Chance(r, 6) {
			message.Extra = append(message.Extra, section(r, owner)...)
		}
		if vectors.Chance(r, 30) {
			message.Extra = append(message.Extra, randomOpt(r))
		}
		if vectors.Chance(r, 6) {
			message.Rcode = vectors.Pick(r, []int{16, 23, 4095})
		}
	}
	message.Compress = flag()
	return message
}

func randomQuery(r *rand.Rand) *dns.Msg {
	query := new(dns.Msg)
	query.Id = uint16(r.IntN(65536))
	query.RecursionDesired = true
	query.Question = []dns.Question{{Name: randomName(r), Qtype: dns.TypeA, Qclass: dns.ClassINET}}
	if !vectors.Chance(r, 3) {
		query.Extra = append(query.Extra, randomOpt(r))
	}
	return query
}

func wireOf(message *dns.Msg) []byte {
	wire, err := message.Pack()
	vectors.Check(err)
	return wire
}

// damaged changes, drops, doubles or adds octets; some of them make pointers.
func damaged(r *rand.Rand, wire []byte) []byte {
	wire = append([]byte(nil), wire...)
	for range 1 + r.IntN(3) {
		if len(wire) == 0 {
			return wire
		}
		at := r.IntN(len(wire))
		if vectors.Chance(r, 3) {
			at = r.IntN(min(len(wire), 40))
		}
		switch r.IntN(7) {
		case 0, 1:
			wire[at] = byte(r.IntN(256))
		case 2:
			wire[at] = vectors.Pick(r, []byte{0, 1, 2, 4, 16, 63, 64, 128, 0xc0, 0xff})
		case 3:
			wire = wire[:at]
		case 4:
			wire = append(wire[:at], wire[at+1:]...)
		case 5:
			wire = append(wire, byte(r.IntN(256)))
		case 6:
			if at+1 < len(wire) {
				wire[at], wire[at+1] = 0xc0, byte(r.IntN(len(wire)))
			}
		}
	}
	return wire
}

// damagedLine drops, doubles or replaces one octet of a line.
func damagedLine(r *rand.Rand, text string) string {
	if text == "" {
		return text
	}
	at := r.IntN(len(text))
	switch r.IntN(5) {
	case 0:
		return text[:at] + text[at+1:]
	case 1:
		return text[:at]
	case 2:
		return text[:at+1] + text[at:]
	}
	return text[:at] + vectors.Pick(r, []string{" ", "\t", `"`, `\`, `\1`, ";", "(", ")", "\n", ".", "..", "@", "IN", "TYPE1", "CLASS3", "0", "9", "5m", "\r"}) + text[at+1:]
}

func randomLine(r *rand.Rand) string {
	text := randomRecord(r, randomName(r)).String()
	if vectors.Chance(r, 3) {
		text = strings.ReplaceAll(text, "\t", vectors.Pick(r, []string{" ", "  ", " \t "}))
	}
	for range r.IntN(3) {
		text = damagedLine(r, text)
	}
	// A text that is no UTF-8 is no JSON.
	return strings.ToValidUTF8(text, "?")
}

var clients = []string{"10.0.0.7", "fd00::7", "::ffff:10.0.0.7"}

func random(r *rand.Rand, count int) {
	for range count {
		switch r.IntN(10) {
		case 0:
			text := strings.Trim(randomName(r)+vectors.Pick(r, []string{"", "x", `\`, ".", `\1`, `\999`, `\.`, "é"}), " ")
			if vectors.Chance(r, 3) {
				text = damagedLine(r, text)
			}
			name(strings.ToValidUTF8(text, "?"))
		case 1:
			line(randomLine(r))
		case 2, 3, 4:
			unpack(wireOf(randomMessage(r)))
		case 5:
			unpack(damaged(r, wireOf(randomMessage(r))))
		case 6:
			message := randomQuery(r)
			wire := wireOf(message)
			if !vectors.Chance(r, 4) {
				wire = damaged(r, wire)
			}
			receive(wire)
		default:
			reply(wireOf(randomQuery(r)), wireOf(randomMessage(r)), vectors.Pick(r, []string{"udp", "udp", "udp", "tcp"}), vectors.Pick(r, clients))
		}
	}
}
