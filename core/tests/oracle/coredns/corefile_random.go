package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"regexp"
	"slices"
	"strings"

	"nocluster.test/oracle/vectors"
)

// The machine of the random Corefiles.
var (
	randomEnv   = map[string]string{"NAME": "shop.example", "EMPTY": "", "BRACE": "{", "LINES": "a\nb", "TTL": "30", "AGAIN": "x{$NAME}"}
	randomFiles = map[string]string{
		"/etc/coredns/extra.conf":      "cache 30\nloop\n",
		"/etc/coredns/blocks.conf":     "extra.example {\n  log\n}\n",
		"/etc/coredns/broken.conf":     "cache {\n",
		"/etc/coredns/again.conf":      "log\nimport again.conf\n",
		"/etc/coredns/sub/one.conf":    "errors\nimport two.conf\n",
		"/etc/coredns/sub/two.conf":    "reload",
		"/etc/coredns/sub/empty.conf":  "",
		"/etc/coredns/sub/quoted.conf": "\"log\" \"a b\n c\" d",
		"/etc/coredns/upstream.conf":   "search example.org\nnameserver 10.1.2.3\nnameserver fd00::1\noptions ndots:5\n",
		"/etc/coredns/hosts":           "10.0.0.5 one.example\nbad line\n",
	}
)

// Words that a mutation puts anywhere.
var words = strings.Fields(`{ } { } import snippet (snippet) errors health ready kubernetes prometheus forward cache loop reload loadbalance hosts
rewrite template autopath log any bind whoami debug . .:53 .:1053 example.org cluster.local cluster.local:53 in-addr.arpa ip6.arpa 10.0.0.0/8 10.0.0.0/23 10.1.2.3/32
2001:db8::/33 ::1/64 0::/8 /etc/resolv.conf /etc/hosts 1.1.1.1 8.8.8.8:53 [::1]:53 ::1 fe80::1%lo tls://1.1.1.1 dns://example.org https://example.org:443 quic://x.example
grpc://g.example https3://h.example unix:///sock foo://bar example.org: :53 :x 99999 example.org:99999 a..b . .. } }} {{ example.org, , "" " \" # #comment ; \ a#b
fallthrough pods insecure verified disabled ttl 30 3600 3601 -1 0 1 5s 0s 1h 1x 30s success denial prefetch 10% 9% servfail keepttl serve_stale policy random
round_robin sequential max_concurrent 1000 force_tcp prefer_udp except expire max_fails health_check no_rec domain next failover NXDOMAIN SERVFAIL
lameduck stdout consolidate stacktrace class all error endpoint_pod_names namespaces labels app=x a,b!=c namespace_labels noendpoints ignore empty_service
multicluster zonal startup_timeout name exact prefix suffix substring regex stop continue answer auto type class edns0 response (.*) {1} match rcode
IN ANY A AAAA CH localhost:9153 :9153 :8080 :8181 monitor until-ready continuously weighted prefer no_reverse @kubernetes @cache @missing
{$NAME} {$EMPTY} {$BRACE} {$LINES} {%TTL%} {$} {%%} {$UNSET} {$AGAIN} tls_servername tls max_age read_timeout resolver source_address doh_method POST
metadata root nsid chaos minimal bufsize local cancel acl geoip file auto ÄÖ.example ȶ EXAMPLE.Org 12345678 a.b.c.d.e.f xn--bcher-kva.example -dash.example / /etc ./hosts
/etc/coredns/Corefile lo eth0 ../etc cert.pem @forward`)

// Options and directives, which mostly begin a line.
var options = strings.Fields(`errors stacktrace consolidate health lameduck ready monitor kubernetes pods ttl fallthrough namespaces labels
namespace_labels endpoint_pod_names ignore noendpoints multicluster zonal startup_timeout prometheus runtime_metrics forward force_tcp prefer_udp
expire max_fails max_concurrent max_idle_conns max_age policy except health_check tls_servername next failover read_timeout doh_method resolver
source_address next_on_nodata cache success denial prefetch serve_stale servfail disable keepttl loop reload loadbalance prefer hosts no_reverse
rewrite template match answer additional authority rcode ederror var expr autopath log class any bind except whoami debug 10.0.0.1 name { }`)

func pick(r *rand.Rand) string { return vectors.Pick(r, words) }

// mutated is a text with some changes.
func mutated(r *rand.Rand, text string, all []string) string {
	for range 1 + r.IntN(4) {
		text = changed(r, text, all)
	}
	return text
}

// spread is a place in the text for each of its words: start and end.
func spread(text string) [][2]int {
	var found [][2]int
	start := -1
	for at, character := range text + " " {
		blank := strings.ContainsRune(" \t\n\r", character)
		if !blank && start < 0 {
			start = at
		}
		if blank && start >= 0 {
			found = append(found, [2]int{start, at})
			start = -1
		}
	}
	return found
}

// begins says whether nothing but white space is before a place in its line.
func begins(text string, at int) bool {
	line := text[strings.LastIndex(text[:at], "\n")+1 : at]
	return strings.TrimSpace(line) == ""
}

func changed(r *rand.Rand, text string, all []string) string {
	places := spread(text)
	lines := strings.SplitAfter(text, "\n")
	if len(places) == 0 {
		return pick(r) + text
	}
	word := vectors.Pick(r, places)
	// What begins a line is mostly a directive: another word there says little, so that it is taken less often.
	for tries := 0; tries < 3 && begins(text, word[0]); tries++ {
		word = vectors.Pick(r, places)
	}
	before, it, after := text[:word[0]], text[word[0]:word[1]], text[word[1]:]
	at := r.IntN(len(lines))
	other := r.IntN(len(lines))
	switch r.IntN(20) {
	case 0:
		return before + after
	case 1:
		return before + it + " " + it + after
	case 2, 3:
		return before + pick(r) + after
	case 4:
		return before + pick(r) + " " + it + after
	case 5:
		return before + it + " " + pick(r) + after
	case 6:
		return before + it + "\n" + vectors.Pick(r, options) + " " + pick(r) + after
	case 7:
		return before + "\n" + it + after
	case 8:
		return before + strings.TrimLeft(it+after, " \t\n")
	case 9:
		return before + it + strings.TrimLeft(after, " \t\n")
	case 10:
		return before + `"` + it + `"` + after
	case 11:
		lines[at] = ""
	case 12:
		lines[at] += lines[at]
	case 13:
		lines[at], lines[other] = lines[other], lines[at]
	case 14:
		lines[at] = "  " + vectors.Pick(r, options) + " " + pick(r) + "\n" + lines[at]
	case 15:
		cut := r.IntN(len(text))
		runes := []rune(text[:cut])
		if len(runes) > 0 {
			runes[r.IntN(len(runes))] = vectors.Pick(r, []rune("{}\"#\n\r ,:.\\\u00a0ä$%()*0"))
		}
		return string(runes) + text[cut:]
	case 16:
		if vectors.Chance(r, 3) {
			return text[:r.IntN(len(text))]
		}
		return before + it + after
	case 17:
		return text + "\n" + vectors.Pick(r, all)
	case 18:
		lines[at] = vectors.Pick(r, imports) + "\n" + lines[at]
	case 19:
		from := strings.SplitAfter(vectors.Pick(r, all), "\n")
		lines[at] += vectors.Pick(r, from)
	}
	return strings.Join(lines, "")
}

var imports = []string{"import extra.conf", "import /etc/coredns/extra.conf", "import blocks.conf", "import broken.conf", "import again.conf",
	"import sub/one.conf", "import sub/*.conf", "import none/*.conf", "import sub", "import missing.conf", "import snippet", "import", "import a b",
	"import \"\"", "import {$EMPTY}", "import s?b/o*.conf", "import */*.conf", "import [a].conf", "import [a", "(snippet) {\nlog\n}\n", "import sub/quoted.conf", "import Corefile", "import /etc",
	"import Core*", "import extra.conf/x", "import ../coredns/extra.conf"}

// These plugins ask the world outside when they are set up.
var beyond = regexp.MustCompile(`\b(route53|azure|clouddns|dnssec|etcd|nomad|trace|dnstap|AWS)\b`)

// randomCorefiles prints random Corefiles with their verdicts; the folder with more of them is optional. With -each it
// prints those of the folder as they are.
func randomCorefiles(arguments []string) error {
	flags := flag.NewFlagSet("corefile", flag.ExitOnError)
	seed := flags.Uint64("seed", 1, "seed of the generator")
	count := flags.Int("cases", 1000, "how many cases")
	more := flags.String("more", "", "a folder with more Corefiles")
	files := flags.String("files", "", "a folder with the files of CoreDNS's machine, from its root on")
	from := flags.Uint64("from", 0, "the number of the first Corefile")
	each := flags.Bool("each", false, "the Corefiles of that folder alone, as they are")
	if err := flags.Parse(arguments); err != nil {
		return err
	}
	var read given
	if os.Getenv(insideRoom) == "" {
		if err := read.gather(*more, *files); err != nil {
			return err
		}
		handed, err := json.Marshal(read)
		if err != nil {
			return err
		}
		if err := os.Setenv(handedToRoom, string(handed)); err != nil {
			return err
		}
	} else if err := json.Unmarshal([]byte(os.Getenv(handedToRoom)), &read); err != nil {
		return err
	}
	return insideRooms(func() error {
		if *each {
			return printEach(read, *from)
		}
		return printCorefiles(*seed, *count, *from, append(slices.Clone(seeds), read.Corefiles...))
	})
}

// printEach prints the Corefiles as they are, with their verdicts.
func printEach(read given, from uint64) error {
	files := map[string]*string{}
	for path, text := range read.Files {
		files[path] = &text
	}
	machine, err := newMachine(map[string]string{}, files)
	if err != nil {
		return err
	}
	out := vectors.NewLines()
	defer out.Flush()
	for n, text := range read.Corefiles {
		if uint64(n) < from {
			continue
		}
		if err := machine.print(out, read.Names[n], "/etc/coredns/Corefile", text, uint64(n)+1); err != nil {
			return err
		}
	}
	out.Done(len(read.Corefiles))
	return nil
}

func printCorefiles(seed uint64, count int, from uint64, all []string) error {
	r := rand.New(rand.NewPCG(seed, 7))
	files := map[string]*string{}
	for path, text := range randomFiles {
		files[path] = &text
	}
	machine, err := newMachine(randomEnv, files)
	if err != nil {
		return err
	}
	out := vectors.NewLines()
	defer out.Flush()
	for n := 0; n < count; n++ {
		text := vectors.Pick(r, all)
		if !vectors.Chance(r, 50) {
			text = mutated(r, text, all)
		}
		if beyond.MatchString(text) {
			n--
			continue
		}
		path := vectors.Pick(r, []string{"/etc/coredns/Corefile", "etc/coredns/Corefile"})
		if uint64(n) < from {
			continue
		}
		if err := machine.print(out, fmt.Sprintf("corefile-%d-%d", seed, n), path, text, uint64(n)+1); err != nil {
			return err
		}
	}
	out.Done(count)
	return nil
}
