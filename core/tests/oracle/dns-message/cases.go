package main

import (
	"encoding/hex"
	"fmt"
	"strings"

	"github.com/miekg/dns"
)

func long(octets int) string {
	var name strings.Builder
	for octets > 1 {
		length := min(63, octets-2)
		if octets-1-length-1 == 1 {
			length--
		}
		name.WriteString(strings.Repeat("l", length) + ".")
		octets -= length + 1
	}
	return name.String()
}

func names() {
	for _, text := range []string{
		"", ".", "..", "a", "a.", "a..", ".a", "a..b", "A.b.C.", `a\.b.c.`, `\065.`, `\A.`, `\1.`, `\12.`, `\256.`, `\999.`, `a\`, `a\.`, `a\\.`, `a\\`, `a\\\.b`,
		"a b.", "a@b;c.", `a"b'c(d)e.`, "é.", "\x7f.\x01.", "_http._tcp.web.", "*.a.", "@", strings.Repeat("x", 63), strings.Repeat("x", 64), strings.Repeat(`\120`, 63), strings.Repeat(`\120`, 64),
		long(254), long(255), long(256), long(257), long(258), "xn--bcher-kva.example.", "10-0-0-1.default.pod.cluster.local",
	} {
		name(text)
	}
}

func lines() {
	for _, text := range []string{
		"", "\n", "; a comment", "a.", "a. IN A", "a. A 1.2.3.4", "a. 5 IN A 1.2.3.4", "a. IN 5 A 1.2.3.4", "a. 1h30m A 1.2.3.4", "a. 5x A 1.2.3.4", "a IN A 1.2.3.4", "@ IN A 1.2.3.4",
		" A 1.2.3.4", " 5 IN A 1.2.3.4", "a. CH A 1.2.3.4", "a. CLASS7 A 1.2.3.4", "a. CLASSx A 1.2.3.4", "a. TYPE1 1.2.3.4", "a. TYPEx 1.2.3.4", "a. ANY A 1.2.3.4", "a. A ::1", "a. A 1.2.3",
		"a. A 01.2.3.4", "a. A 1.2.3.4 x", "a. A 1.2.3.4 ; x", "a. A ( 1.2.3.4 )", "a. A ( 1.2.3.4", "a. A ) 1.2.3.4", "a. A (\n1.2.3.4 ; c\n)", "a. AAAA ::ffff:1.2.3.4", "a. AAAA 1.2.3.4", "a. AAAA fe80::1%eth0",
		"a. AAAA 1:2:3:4:5:6:7::", "a. AAAA ::1:2:3:4:5:6:7", "a. AAAA 1::2::3", "a. AAAA 2001:DB8::1", "a. CNAME b", "a. CNAME b.c. d", "a. CNAME", "a. CNAME ..", "a. NS ns.a.", "a. PTR b.a.", "a. MX 10 b.", "a. MX x b.",
		"a. MX 10", "a. MX +1 b.", "a. MX 65536 b.", "a. SRV 0 100 80 b.", "a. SRV 0 100 80", "a. SRV 0 x 80 b.", "a. SRV 0 1 -1 b.", "a. SOA ns. m. 1 2 3 4 5", "a. SOA ns. m. 1h 2 3 4 5", "a. SOA ns. m. 1 2h 3m 4w 5d",
		"a. SOA ns. m. 1 2 3 4", "a. SOA ns. m. (1\n2 ; c\n3\n4\n5)", `a. TXT "x"`, `a. TXT x y "z z"`, `a. TXT "a\"b" "\065\\"`, `a. TXT ""`, `a. TXT`, `a. TXT "x`, `a. TXT "x"y`, `a. TXT "a;b" ;c`, `a. TXT a\ b`, "a. TXT \"a\nb\"",
		`a. TXT "` + strings.Repeat("x", 300) + `"`, `a. TXT ` + strings.Repeat(`\001`, 256), `a. HINFO "ANY obsoleted" "See RFC 8482"`, "a. HINFO x", `a. HINFO "x y z"`, "a. HINFO x y z", "a. HINFO", "a. OPT x", "a. NULL x",
		`a. TYPE1000 \# 3 0a0b0c`, `a. TYPE1000 \# 3 0a 0b 0c`, `a. TYPE1000 \# 2 0a0b0c`, `a. TYPE1000 \# 0`, `a. TYPE1000 x`, `a. A \# 4 0a000001`, `a. A \# 3 0a0000`, `a. A \# 5 0a00000102`, `a. MX \# 0`, `a. TYPE1000 \# x`,
		"a. NONE A 1.2.3.4", "a. None 1.2.3.4", "a.\tIN\tA\t1.2.3.4\na. IN A 1.2.3.5", "a. IN IN A 1.2.3.4", "a. 5 5 A 1.2.3.4", "a. 4294967296 A 1.2.3.4", "a. 4294967295 A 1.2.3.4", `\097. A 1.2.3.4`, `a\ b. A 1.2.3.4`,
		`"a." A 1.2.3.4`, "a. A \"1.2.3.4\"", "a. IN A 1.2.3.4\r\n", "a. FOO 1.2.3.4", "a. IN FOO x", "é. IN A 1.2.3.4", "a. CNAME é",
	} {
		line(text)
	}
}

func octets(text string) []byte { return fromHex(strings.ReplaceAll(text, " ", "")) }

const question = "0007 0100 0001 0000 0000 0000 01 61 00 0001 0001"

// messages are malformed each in one way, or look so.
func messages() {
	record := func(counts, data string) string { return "0007 8100 " + counts + " 01 61 00 0001 0001 " + data }
	answer := func(rtype, length, data string) string {
		return record("0001 0001 0000 0000", "c00c "+rtype+" 0001 00000005 "+length+" "+data)
	}
	opt := func(data string) string {
		text := strings.ReplaceAll(data, " ", "")
		return record("0001 0000 0000 0001", fmt.Sprintf("00 0029 1000 00000000 %04x %s", len(text)/2, data))
	}
	many := "0007 8100 0001 0000 0000 0000"
	for hop := 12; hop < 12+2*130; hop += 2 {
		many += fmt.Sprintf(" %04x", 0xc000|(hop+2))
	}
	labels := func(count int, last string) string {
		return "0007 0100 0001 0000 0000 0000 " + strings.Repeat("03 616263 ", count) + last + " 00 0001 0001"
	}
	for _, text := range []string{
		"", "00", "0007 0100 0001 0000 0000", "0007 0100 0001 0000 0000 0000", "0007 0100 0000 0000 0000 0000", "0007 0100 0001 0000 0000 0000 01 61", "0007 0100 0001 0000 0000 0000 01 61 00", "0007 0100 0001 0000 0000 0000 01 61 00 00",
		"0007 0100 0001 0000 0000 0000 01 61 00 0001", "0007 0100 0001 0000 0000 0000 01 61 00 0001 00", question, question + " ffff", strings.Replace(question, "0001 0000 0000 0000", "0002 0000 0000 0000", 1), strings.Replace(question, "0001 0000 0000 0000", "0001 0003 0002 0001", 1),
		"0007 0100 0001 0000 0000 0000 c00c 0001 0001", "0007 0100 0001 0000 0000 0000 c00e c00c 0001 0001", "0007 0100 0001 0000 0000 0000 c0ff 0001 0001", "0007 0100 0001 0000 0000 0000 4161 00 0001 0001", "0007 0100 0001 0000 0000 0000 8161 00 0001 0001",
		"0007 0100 0001 0000 0000 0000 c010 0001 01 61 00 0001", "0007 0100 0001 0000 0000 0000 c0", many, labels(63, "01 61"), labels(63, "02 6161"), labels(62, "05 6161616161"), labels(62, "06 616161616161"),
		answer("0001", "0004", "0a000001"), answer("0001", "0003", "0a0000"), answer("0001", "0005", "0a00000101"), answer("0001", "0000", ""), answer("0001", "0004", "0a00"), answer("001c", "0000", ""), answer("0005", "0000", ""), answer("0005", "0002", "c00c"), answer("0005", "0003", "c00c00"),
		answer("0005", "0002", "c0ff"), answer("000f", "0000", ""), answer("000f", "0002", "000a"), answer("000f", "0001", "00"), answer("000f", "0004", "000a c00c"), answer("0021", "0000", ""), answer("0021", "0002", "0001"), answer("0021", "0006", "0001 0002 0003"), answer("0021", "0008", "0001 0002 0003 c00c"),
		answer("0010", "0000", ""), answer("0010", "0001", "00"), answer("0010", "0003", "01 61 02"), answer("0010", "0005", "04 22 5c 07 ff"), answer("0006", "0002", "c00c"), answer("0006", "0004", "c00c c00c"), answer("0006", "0008", "c00c c00c 00000001"), answer("0006", "0000", ""), answer("000d", "0000", ""), answer("000d", "0002", "01 61"),
		answer("000d", "0001", "01"), answer("03e8", "0000", ""), answer("03e8", "0002", "c00c"), answer("000a", "0002", "6162"), answer("00ff", "0000", ""), answer("00ff", "0001", "00"), answer("0080", "0000", ""), answer("0001", "ffff", "0a000001"),
		opt(""), opt("0003 0000"), opt("0003 0002 6162"), opt("0003 0002 61"), opt("00"), opt("0003"), opt("0008 0004 0001 1800"), opt("0008 0007 0001 1800 0a0b0c"), opt("0008 0008 0001 1400 0a0bffff"), opt("0008 0006 0001 2100 0a0b"), opt("0008 0004 0000 0000"), opt("0008 0004 0000 0100"),
		opt("0008 0004 0003 0000"), opt("0008 0003 0001 18"), opt("0008 000b 0002 3800 fd00000000ffff"), opt("0008 0014 0002 8000 00000000000000000000ffff0a000001"), opt("0009 0000"), opt("0009 0004 00000005"), opt("0009 0003 000005"), opt("0009 0005 0000000500"), opt("000b 0000"), opt("000b 0002 0000"), opt("000b 0002 ffff"), opt("000b 0001 00"),
		opt("000a 0008 0001020304050607"), opt("000c 0003 000aff"), opt("000f 0002 000f"), opt("000f 0006 0016 6f6f7073"), opt("000f 0001 00"), opt("000f 0004 ffff 6162"), opt("0001 0012 000100020003000000000000000400000005"), opt("0001 0011 0001000200030000000000000004000000"), opt("0002 0004 00000001"), opt("0002 0008 0000000100000002"), opt("0002 0008 0000000100000000"),
		opt("0002 0005 0000000100"), opt("0005 0003 010804"), opt("0006 0003 010209"), opt("0007 0001 01"), opt("0004 0003 616263"), opt("0012 0003 01 61 00"), opt("0012 0001 61"), opt("0012 0002 c000"), opt("0013 0002 0100"), opt("0013 0004 0100 6162"), opt("0013 0001 01"), opt("fde9 0002 abcd"),
	} {
		unpack(octets(text))
		receive(octets(text))
	}
	for _, bits := range []string{"8100", "2900", "0900", "1100", "7900", "0000", "07ff"} {
		receive(octets(strings.Replace(question, "0100", bits, 1)))
	}
	for _, counts := range []string{"0000 0000 0000 0000", "0002 0000 0000 0000", "0001 0001 0001 0002", "0001 0002 0000 0000", "0001 0000 0002 0000", "0001 0000 0000 0003"} {
		receive(octets(strings.Replace(question, "0001 0000 0000 0000", counts, 1)))
	}
}

// replies are made to fit: sizes around each limit.
func replies() {
	asked := func(size uint16, do bool) []byte {
		query := new(dns.Msg)
		query.SetQuestion("web.shop.svc.cluster.local.", dns.TypeSRV)
		query.Id = 7
		if size > 0 {
			query.SetEdns0(size, do)
		}
		return wireOf(query)
	}
	answered := func(records, authority, text int, opt bool) []byte {
		message := new(dns.Msg)
		message.Id, message.Response, message.Authoritative = 7, true, true
		message.Question = []dns.Question{{Name: "web.shop.svc.cluster.local.", Qtype: dns.TypeSRV, Qclass: dns.ClassINET}}
		for i := range records {
			target := fmt.Sprintf("10-0-0-%d.web.shop.svc.cluster.local.", i)
			message.Answer = append(message.Answer, &dns.SRV{Hdr: dns.RR_Header{Name: "web.shop.svc.cluster.local.", Rrtype: dns.TypeSRV, Class: 1, Ttl: 5}, Weight: 10, Port: 80, Target: target})
			message.Extra = append(message.Extra, &dns.A{Hdr: dns.RR_Header{Name: target, Rrtype: dns.TypeA, Class: 1, Ttl: 5}, A: []byte{10, 0, 0, byte(i)}})
		}
		for range authority {
			message.Ns = append(message.Ns, &dns.NS{Hdr: dns.RR_Header{Name: "cluster.local.", Rrtype: dns.TypeNS, Class: 1, Ttl: 5}, Ns: "ns.dns.cluster.local."})
		}
		if text > 0 {
			message.Answer = append(message.Answer, &dns.TXT{Hdr: dns.RR_Header{Name: "cluster.local.", Rrtype: dns.TypeTXT, Class: 1, Ttl: 5}, Txt: []string{strings.Repeat(`\"`, text)}})
		}
		if opt {
			message.Extra = append(message.Extra, &dns.OPT{Hdr: dns.RR_Header{Name: ".", Rrtype: dns.TypeOPT, Class: 100, Ttl: 0x4005}, Option: []dns.EDNS0{&dns.EDNS0_EDE{InfoCode: 22, ExtraText: "no upstream"}}})
		}
		return wireOf(message)
	}
	sizes := []uint16{0, 1, 512, 600, 1232, 1400, 4096, 65535}
	for _, records := range []int{0, 1, 5, 8, 9, 13, 15, 40} {
		for index, size := range sizes {
			reply(asked(size, index%2 == 0), answered(records, index%3, (index%2)*100, index%4 == 1), "udp", clients[(records+index)%len(clients)])
		}
	}
	reply(asked(0, false), answered(0, 0, 170, false), "udp", clients[0])
	reply(asked(0, false), answered(1, 0, 170, false), "udp", clients[0])
}

// places packs messages whose names lie around the last place that a pointer reaches, escaped and plain.
func places() {
	for _, label := range []string{"name", `\200\201`, `a\.b`} {
		for filler := 16384 - 60; filler <= 16384; filler += 5 {
			message := new(dns.Msg)
			message.Question = []dns.Question{{Name: "q.", Qtype: 1, Qclass: 1}}
			message.Answer = []dns.RR{&dns.RFC3597{Hdr: dns.RR_Header{Name: "q.", Rrtype: 1000, Class: 1}, Rdata: strings.Repeat("00", filler-31)}}
			for range 3 {
				message.Answer = append(message.Answer, &dns.NS{Hdr: dns.RR_Header{Name: label + ".x.y.", Rrtype: dns.TypeNS, Class: 1}, Ns: "ns." + label + ".x.y."})
			}
			compressed(message, filler)
		}
	}
}

// compressed prints only the end of such a message: the names.
func compressed(message *dns.Msg, filler int) {
	message.Compress = true
	wire := wireOf(message)
	var records []string
	for _, record := range message.Answer[1:] {
		records = append(records, record.String())
	}
	rows.Row("place", map[string]any{"filler": filler - 31, "records": records}, map[string]any{
		"length": message.Len(), "end": hex.EncodeToString(wire[filler:]),
	})
}

func cases() {
	names()
	lines()
	messages()
	replies()
	places()
}
