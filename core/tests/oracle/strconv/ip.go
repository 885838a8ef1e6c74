package main

import (
	"math/rand"
	"net"
	"net/netip"
	"strings"
)

// An error is its text; what was read is a list.
func addresses(s string) {
	if ip := net.ParseIP(s); ip != nil {
		rows.Row("ParseIP", s, ip.String())
	} else {
		rows.Row("ParseIP", s, nil)
	}
	if addr, err := netip.ParseAddr(s); err != nil {
		rows.Row("ParseAddr", s, err.Error())
	} else {
		rows.Row("ParseAddr", s, []any{addr.String(), addr.Zone()})
	}
}

func ranges(s string) {
	if ip, network, err := net.ParseCIDR(s); err != nil {
		rows.Row("ParseCIDR", s, err.Error())
	} else {
		ones, bits := network.Mask.Size()
		rows.Row("ParseCIDR", s, []any{ip.String(), network.String(), ones, bits})
	}
	if prefix, err := netip.ParsePrefix(s); err != nil {
		rows.Row("ParsePrefix", s, err.Error())
	} else {
		rows.Row("ParsePrefix", s, []any{prefix.String(), prefix.Masked().String()})
	}
}

func contains(cidr, address string) {
	_, network, err := net.ParseCIDR(cidr)
	ip := net.ParseIP(address)
	if err == nil && ip != nil {
		rows.Row("Contains", []string{cidr, address}, network.Contains(ip))
	}
}

func ipCases() {
	for _, s := range []string{
		"", "0", "1", "1.2.3.4", "0.0.0.0", "255.255.255.255", "256.1.1.1", "1.2.3.256", "1.2.3", "1.2.3.", ".1.2.3", "1..2.3", "1.2.3.4.5", "1.2.3.4.",
		"01.2.3.4", "1.2.3.04", "1.2.3.00", "00.0.0.0", "1.2.3.4 ", " 1.2.3.4", "1.2.3.4x", "1.2.x.4", "1.2.3.-4", "+1.2.3.4", "1,2.3.4", "1.2.3.4/8", "1.2.3.4%eth0",
		"1.2.3.999", "1.2.3.1000", "....", ".", "1.", "1.1", "a.b.c.d", "é.1.2.3", "1.2.é.4", "0x1.2.3.4", "1.2.3.４",
		":", "::", ":::", "::1", "1::", "::%eth0", "::%", "%", "%eth0", "1%eth0", "::1%1", "fe80::1%eth0", "fe80::1%eth0.100", "fe80::1%a%b", "fe80::1%é", "fe80::1% ",
		"1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7:8:", "1:2:3:4:5:6:7::", "::2:3:4:5:6:7:8", "1:2:3:4::5:6:7:8", "1:2:3:4:5:6:7:8::",
		"1::2::3", "1:::2", ":1", "1:", ":1:2:3:4:5:6:7", "12345::", "::12345", "00001::", "0000::", "ffff::", "FFFF::ABCD", "g::", "::g", "1:g::", "1::g", "1-::",
		"::1.2.3.4", "::ffff:1.2.3.4", "::FFFF:1.2.3.4%eth0", "::ffff:0:1.2.3.4", "64:ff9b::1.2.3.4", "1:2:3:4:5:6:1.2.3.4", "1:2:3:4:5:1.2.3.4", "1:2:3:4:5:6:7:1.2.3.4",
		"1::2:3:4:5:6:7:1.2.3.4", "::1:2:3:4:5:6:7:1.2.3.4", "::1:2:3:4:5:6:1.2.3.4", "::1.2.3", "::1.2.3.256", "::1.2.3.04", "::1.2.3.4.5", "::1.2.3.4:5", "::1.2.3.4:", "::a.2.3.4",
		"::1.2.3.x", "::.1.2.3", "::1.2.3.4%zone", "::ffff:1.2.3.%z", "1.2.3.4::", "1.2.3.4:5", "::12345.1.1.1", "::ffff:0102:0304", "::ffff:0:0", "::fffe:1.2.3.4",
		"2001:0db8:0000:0000:0000:0000:0000:0001", "2001:db8:0:0:1:0:0:1", "2001:db8:0:1:0:0:0:1", "0:0:1:0:0:0:0:1", "1:0:0:2:0:0:3:4", "1:0:2:0:3:0:4:0", "0:1:2:3:4:5:6:7", "1:2:3:4:5:6:7:0",
		"1:2:3:4:5:6:0:0", "0:0:0:0:0:0:0:0", "::0:0:0", "10.96.0.1", "fd00:10:96::a", "[::1]", "::1]", "localhost", "1:2:3:4:5:6:7:8%", "1 ::", "::\n", "\"::\"",
	} {
		addresses(s)
	}
	for _, address := range []string{"10.1.2.3", "0.0.0.0", "10.1.2", "01.1.2.3", "2001:db8::ff", "::", "::ffff:10.1.2.3", "fe80::1%eth0", "::ffff:10.1.2.3%e", "", "x"} {
		for _, length := range []string{
			"", "0", "8", "16", "024", "00", "000000000000000000000000000000000032", "24", "32", "33", "64", "80", "95", "96", "97", "0112", "112", "128", "129", "999999999999999999999",
			"16777215", "+8", "-1", "8 ", "8x", "x", "1/2", "é", "1_6", "255", "256", "264",
		} {
			ranges(address + "/" + length)
		}
		ranges(address)
	}
	for _, cidr := range []string{"10.1.0.0/16", "0.0.0.0/0", "::/0", "::ffff:10.1.0.0/112", "::ffff:0.0.0.0/96", "::ffff:10.1.2.3/95", "2001:db8::/33", "10.1.2.3/32", "::1/128"} {
		for _, address := range []string{"10.1.2.3", "10.2.0.0", "::ffff:10.1.255.255", "::1", "::", "2001:db8:7fff::", "2001:db8:8000::", "::a01:203"} {
			contains(cidr, address)
		}
	}
}

func ipRandom(r *rand.Rand, count int) {
	parts := []string{"0", "00", "1", "9", "10", "255", "256", "01", ":", ":", ":", "::", ".", ".", ".", "a", "FfFf", "ffff", "12345", "%", "e0", "/", " ", "-", "é", "g", "10.1.2.3", "::ffff:", "fe80::1", "1:2:3:4:5:6"}
	groups := func() string {
		var s []string
		for range 1 + r.Intn(9) {
			s = append(s, []string{"", "0", "0", "0", "1", "ab", "ffff", "00f"}[r.Intn(8)])
		}
		return strings.Join(s, ":")
	}
	for range count {
		var s string
		switch r.Intn(3) {
		case 0:
			for range r.Intn(9) {
				s += parts[r.Intn(len(parts))]
			}
		case 1:
			s = groups()
		case 2:
			var bytes [16]byte
			for i := range bytes {
				if r.Intn(3) == 0 {
					bytes[i] = byte(r.Intn(256))
				}
			}
			s = netip.AddrFrom16(bytes).String()
			if r.Intn(2) == 0 {
				s = netip.AddrFrom4([4]byte(bytes[:4])).String()
			}
			if r.Intn(4) == 0 {
				at := r.Intn(len(s) + 1)
				s = s[:at] + parts[r.Intn(len(parts))] + s[at:]
			}
		}
		addresses(s)
		cidr := s + "/" + []string{"0", "8", "24", "32", "64", "96", "120", "128", "129", "07", "x", ""}[r.Intn(12)]
		ranges(cidr)
		contains(cidr, s)
		contains(cidr, "10.0.0.1")
	}
}
