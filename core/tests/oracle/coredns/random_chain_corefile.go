package main

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"nocluster.test/oracle/vectors"
)

// drawChain gives a Corefile as clusters have them, with plugins around kubernetes.
func drawChain(r *rand.Rand) string {
	var plugins []string
	add := func(chance int, lines ...string) {
		if vectors.Chance(r, chance) {
			plugins = append(plugins, vectors.Pick(r, lines))
		}
	}
	add(2, "errors")
	add(4, "any")
	add(4, "loadbalance", "loadbalance round_robin")
	if r.IntN(4) > 0 {
		plugins = append(plugins, drawCache(r))
	}
	for range r.IntN(4) {
		if vectors.Chance(r, 2) {
			plugins = append(plugins, drawRewrite(r))
		}
	}
	add(4, "autopath @kubernetes", "autopath cluster.local @kubernetes")
	for range r.IntN(3) {
		if vectors.Chance(r, 3) {
			plugins = append(plugins, drawTemplate(r))
		}
	}
	if vectors.Chance(r, 3) {
		plugins = append(plugins, drawHosts(r))
	}
	plugins = append(plugins, fmt.Sprintf("kubernetes cluster.local in-addr.arpa ip6.arpa {\n        pods %s\n        fallthrough %s\n        ttl %d\n    }",
		vectors.Pick(r, []string{"insecure", "verified", "verified", "disabled"}), vectors.Pick(r, []string{"in-addr.arpa ip6.arpa", "in-addr.arpa ip6.arpa", ""}), vectors.Pick(r, []int{0, 5, 30})))
	plugins = append(plugins, vectors.Pick(r, []string{
		"forward . 10.0.0.254", "forward . 10.0.0.254", "forward . /etc/resolv.conf", "forward . 10.0.0.254 {\n        except example.com localhost\n    }",
		"forward example.org 10.0.0.253\n    forward . 10.0.0.254", "forward . 10.0.0.254 {\n        prefer_udp\n        max_concurrent 1000\n    }",
	}))
	r.Shuffle(len(plugins), func(i, j int) {
		// Only among repeated plugins does the order matter, and it is to stay random but legal.
		plugins[i], plugins[j] = plugins[j], plugins[i]
	})
	corefile := ".:53 {\n    " + strings.Join(plugins, "\n    ") + "\n}\n"
	if vectors.Chance(r, 6) {
		corefile += "example.net:53 {\n    " + vectors.Pick(r, []string{"forward . 10.0.0.252", drawHosts(r), drawTemplate(r), "cache 10\n    forward . 10.0.0.252"}) + "\n}\n"
	}
	return corefile
}

func drawCache(r *rand.Rand) string {
	head := vectors.Pick(r, []string{"cache", "cache 30", "cache 3", "cache 60", "cache 30 cluster.local", "cache 30 example.org .", "cache example.org"})
	options := []string{"success 100 20", "success 100 20 7", "denial 100 10", "denial 100 600 9", "servfail 0", "servfail 3s", "servfail 1m", "disable success cluster.local", "disable denial cluster.local", "disable denial", "disable success example.org", "keepttl"}
	var chosen []string
	for range r.IntN(3) {
		chosen = append(chosen, vectors.Pick(r, options))
	}
	if len(chosen) == 0 {
		return head
	}
	return head + " {\n        " + strings.Join(chosen, "\n        ") + "\n    }"
}

func drawRewrite(r *rand.Rand) string {
	mode := vectors.Pick(r, []string{"", "", "stop ", "continue "})
	return "rewrite " + mode + vectors.Pick(r, []string{
		"name old.example.org web.shop.svc.cluster.local", "name exact www.example.org x.example.org", "name exact old.example.org www.example.org answer auto",
		"name suffix .example.com .example.org", "name suffix .example.com .example.org answer auto", "name suffix .host.internal .shop.svc.cluster.local answer auto",
		"name prefix old. www.", "name prefix old www", "name substring example sample", "name substring shop prod",
		`name regex (.*)\.host\.internal {1}.shop.svc.cluster.local`, `name regex (.*)\.host\.internal {1}.example.org answer name (.*)\.example\.org {1}.host.internal`,
		`name regex ^(.)\.(.)\.example\.org$ {2}.{1}.example.org answer auto`, `name regex (.*)\.example\.net {1}.example.org answer value (.*)\.example\.org {1}.example.net`,
		"type AAAA A", "type ANY HINFO", "type MX A", "class CH IN",
		"ttl suffix .example.org 30", "ttl exact www.example.org 5-60", "ttl suffix .cluster.local 7-", "ttl suffix . -10", `ttl regex .*\.org\. 99`, "ttl prefix x 12", "ttl substring example 77",
		"rcode suffix .example.org NXDOMAIN NOERROR", "rcode exact x.example.org SERVFAIL NXDOMAIN", "rcode suffix . REFUSED SERVFAIL",
		"cname exact c1.example.org. www.example.org.", "cname suffix .example.net. web.shop.svc.cluster.local.", "cname exact target.example.net. db.example.com.",
	})
}

func drawTemplate(r *rand.Rand) string {
	return "template " + vectors.Pick(r, []string{
		"IN A example.com {\n        answer \"{{ .Name }} 60 IN A 192.0.2.99\"\n        fallthrough\n    }",
		"IN ANY localhost {\n        rcode NXDOMAIN\n    }",
		"ANY ANY internal {\n        rcode REFUSED\n        fallthrough\n    }",
		"IN A example.org {\n        match \"^(?P<a>[a-z]+)[.]example[.]org[.]$\"\n        answer \"{{ .Name }} {{ len .Match }} IN CNAME {{ .Group.a }}.example.net.\"\n        fallthrough\n    }",
		"IN AAAA {\n        match ^www\n        rcode NOERROR\n        authority \"example.org. 60 IN SOA ns.example.org. host.example.org. (1 60 60 60 60)\"\n        fallthrough\n    }",
		"IN TXT example.org {\n        match (.*)\n        answer \"{{ .Name }} 5 IN TXT \\\"{{ .Zone }} {{ .Class }} {{ .Type }} {{ index .Match 0 }}\\\"\"\n        additional \"x.example.org. 9 IN A 192.0.2.3\"\n    }",
		"IN A host.internal {\n        match ^(?P<n>\\w+)[.]host[.]internal[.]$\n        answer \"{{ .Name }} 30 IN A 10.0.0.{{ if eq .Group.n \\\"one\\\" }}1{{ else }}2{{ end }}\"\n        fallthrough\n    }",
		"IN MX {\n        match ^x\n        rcode SERVFAIL\n        fallthrough\n    }",
		"IN A wild.example.com {\n        match .*\n        answer \"{{ .Name }} 60 IN CNAME web.shop.svc.cluster.local.\"\n    }",
	})
}

func drawHosts(r *rand.Rand) string {
	zones := vectors.Pick(r, []string{"", "/etc/hosts example.org example.com", "/etc/hosts example.org", "/etc/hosts host.internal 2.0.192.in-addr.arpa"})
	lines := []string{"192.0.2.1 www.example.org api.example.org", "192.0.2.2 www.example.org", "2001:db8::5 x.example.org", "192.0.2.3 Old.Example.org", "10.0.0.9 one.host.internal", "::ffff:192.0.2.4 db.example.com", "fe80::1%eth0 link.example.org", "192.0.2.7 localhost"}
	var chosen []string
	for range r.IntN(5) {
		chosen = append(chosen, vectors.Pick(r, lines))
	}
	chosen = append(chosen, "192.0.2.77 web.example.net")
	for _, option := range []string{"ttl 60", "no_reverse", "reload 0"} {
		if vectors.Chance(r, 3) {
			chosen = append(chosen, option)
		}
	}
	if r.IntN(6) > 0 {
		chosen = append(chosen, vectors.Pick(r, []string{"fallthrough", "fallthrough", "fallthrough example.org", "fallthrough cluster.local in-addr.arpa"}))
	}
	return "hosts " + zones + " {\n        " + strings.Join(chosen, "\n        ") + "\n    }"
}
