package main

import (
	"encoding/json"
	"math/rand"
	"net"
	"strconv"
	"strings"
	"time"
	"unicode"
)

// An error is its text; nanoseconds are a text, since they may be too large for JSON.
func duration(s string) {
	if d, err := time.ParseDuration(s); err != nil {
		rows.Row("duration", s, err.Error())
	} else {
		rows.Row("duration", s, []string{strconv.FormatInt(int64(d), 10), d.String()})
	}
}

func number(s string) {
	if n, err := strconv.ParseUint(s, 10, 32); err != nil {
		rows.Row("uint32", s, err.Error())
	} else {
		rows.Row("uint32", s, json.Number(strconv.FormatUint(n, 10)))
	}
	if f, err := strconv.ParseFloat(s, 32); err != nil {
		rows.Row("float32", s, err.Error())
	} else {
		rows.Row("float32", s, f < 0)
	}
}

func hostPort(s string) {
	host, port, err := net.SplitHostPort(s)
	if err != nil {
		rows.Row("split", s, err.Error())
		return
	}
	rows.Row("split", s, []string{host, port})
	rows.Row("join", []string{host, port}, net.JoinHostPort(host, port))
}

func wordCases() {
	for _, s := range []string{
		"", "0", "+0", "-0", "00", "1", "5", "-5", "+5", "5s", "-5s", "+5s", "--5s", "1.5s", ".5s", "5.s", ".s", ".", "-.s", "-", "+", "s", "-s", "1", "1h2m", "1h 2m", " 1h",
		"1h ", "1hm", "1h2", "3d", "1w", "1H", "1S", "1ms", "1us", "1µs", "1μs", "1ns", "1.5ns", "0.1ns", "1.9999999999s", "0.000000001s", "0.0000000001s", "100ms", "1500ms", "61s", "3600s",
		"3661s", "90m", "24h", "1h0m0.5s", "1e3s", "1_000s", "0x1s", "9223372036854775807ns", "9223372036854775808ns", "-9223372036854775808ns", "-9223372036854775809ns",
		"9223372036854775.807us", "9223372036s", "9223372037s", "2562047h47m16.854775807s", "2562047h47m16.854775808s", "-2562047h47m16.854775808s", "-2562047h47m16.854775809s",
		"2562048h", "9223372036854775808ns9223372036854775808ns", "-9223372036854775808ns9223372036854775808ns", "99999999999999999999s", "0.99999999999999999999999h",
		"0.922337203685477580799h", "1.00000000000000000000000001s", "1é", "é", "1\u00e9s", "1\"s", "1\\s", "1\x7fs", "1\x01s", "1日s", "0.5", "-0.5m", "1m-1s", "1m+1s", "1,5s", "１s",
		"10s5", "300ms", "1.5h", "2h45m30s", "3ns4us5ms6s7m8h", "0s", "0h", "-0s", "0.0s", "1.0000001us", "1.0000001ms", "999ns", "999999ns", "999.9us", "1.000001s", "30s", "15s", "500ms",
	} {
		duration(s)
	}
	for _, s := range []string{
		"", "0", "1", "-1", "+1", "007", "4294967295", "4294967296", "42949672950", "42949672960x", "4294967296x", "1x", "x", "1_0", "0x10", " 1", "1 ", "1.0", "1e3", "é", "00000000000000000000001",
		".5", "5.", ".", "-.5", "1e", "1e+", "1e+5", "1E-5", "1e5.0", "e5", "1.2.3", "inf", "+Inf", "-INF", "infinity", "-Infinity", "infinit", "infi", "nan", "NaN", "+nan", "-nan", "nano", "in",
		"3.4028234e38", "3.4028235e38", "3.4028236e38", "3.40282356779733661637539395458142568447e38", "3.40282356779733661637539395458142568448e38", "1e39", "-1e39", "1e-45", "-1e-45", "-7e-46",
		"-7.1e-46", "-1e-46", "-1e-400", "1e400", "-0.0", "-0", "0e999999999", "1e99999999999999999999", "-1e-99999999999999999999", "1__0", "_1", "1_", "1_000.5_0", "1_.5", "1._5", "1e_5", "1e5_0", "1_e5",
		"0x", "0X", "0x1", "0x1p", "0x1p0", "0X1P-2", "0x.8p0", "0x.p0", "0xp0", "-0x1p0", "0x1.fffffep127", "0x1.ffffffp127", "0x1.fffffefp127", "0x1p128", "0x1p127", "-0x1p-149", "-0x1p-150", "-0x1.0000001p-150", "-0x1p-151",
		"0x_1p0", "0x1_p0", "0x1_0p0", "0x_p0", "0b1", "0o1", "0b_1", "-0x0p0", "0x00000000000000000001p0", "-0x0.00000000000000000000000000000000000001p-1", "0xfffffffffffffffffp60", "0xffffff7fffffffffp64",
		"0xffffff8000000000p64", "0xffffff7fffffffffffp48", "0x1e5p0", "0x1pp", "0x1p+", "-0x1p-99999", "0x1p99999999999999999999", "-0x.000000000000000001p-80", "1p5", "0xg", "0x1.p1", "é1", "1,5", "--1", "+-1", "100", "50.5",
	} {
		number(s)
	}
	for _, s := range []string{
		"", ":", "a", "a:", ":80", "a:80", "a:b", "a:80:90", "::1", "[::1]", "[::1]:", "[::1]:80", "[::1]80", "[::1]a:80", "[::1]:80:90", "[::1", "[", "]", "[]", "[]:", "[]:1", "[a]:1", "[[a]:1", "[a]]:1",
		"a[:1", "a]:1", "[a[b]:1", "[a]:[1", "[a]:]1", "a:[1", "a:1]", "[a:1", "a]b:1", "127.0.0.1:8080", "127.0.0.1", "localhost:9153", "5s", ":8080", "é:1", "fe80::1%eth0", "[fe80::1%eth0]:53",
		"[fe80::1]%eth0:53", "a b:c", "[::1]::80", "[:]:80", "::", "[::]", "http://a:80", "tls://1.2.3.4", "/etc/resolv.conf", "[a]b", "[a][b]:1", "]:[:1", "[]]:[:1",
	} {
		hostPort(s)
	}
	for _, s := range []string{
		"", "abc", "ABC", "aBc.Z", "ÄÖÜ", "İ", "ΑΣ", "Σ", "ẞ", "Ǆ", "ǅ", "K", "Å", "Ω", "日本", "\u2160", "\u24b6", "\U00010400", "\U0001e900", "\u1c89", "\ua7cb", "\ua7cc", "\ua7ce", "\ua7d2", "\ua7d4", "\ua7da", "\ua7dc",
		"\U00010d50", "\U00010d65", "\U00016ea0", "\U00016eb8", "\u13a0", "\uab70", "\u10a0", "\u1c90", "\u2c2f", "\ua7c0", "\u01c5",
	} {
		rows.Row("lower", s, strings.ToLower(s))
	}
}

func wordRandom(r *rand.Rand, count int) {
	pick := func(from string, most int) string {
		all := []rune(from)
		var s []rune
		for range r.Intn(most + 1) {
			s = append(s, all[r.Intn(len(all))])
		}
		return string(s)
	}
	units := []string{"s", "m", "h", "ms", "us", "ns", "µs", "", "x"}
	for range count {
		text := pick("+-", 1)
		for range r.Intn(4) {
			text += pick("0123456789", 1+r.Intn(20)) + pick(".", 1) + pick("0123456789", r.Intn(22)) + units[r.Intn(len(units))]
		}
		duration(text)
		duration(pick("019.-+smhunµé", 8))
		number(pick("+-", 1) + pick("0123456789", 12))
		number(pick("+-", 1) + pick("0123456789._", 12) + "e" + pick("+-", 1) + pick("0123456789", 3))
		number(pick("0123456789.eEpPxX_+-infaINFA", 10))
		number(pick("-", 1) + "0x" + pick("0123456789abcdefF.", 24) + "p" + pick("+-", 1) + pick("0123456789", 3))
		hostPort(pick("[]:a1%", 10))
		c := rune(r.Intn(unicode.MaxRune + 1))
		if c < 0xd800 || c > 0xdfff {
			rows.Row("lower", string(c), strings.ToLower(string(c)))
		}
	}
}
