package main

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strings"

	"nocluster.test/oracle/vectors"
)

type object = map[string]any

var (
	labels = []string{"a", "web", "web-0", "x1", "0", "a-b", "-a", "a-", "A", "a_b", "_tcp", "a.b", "", "é", "a b", "a\"b", "a<b",
		strings.Repeat("a", 63), strings.Repeat("b", 64), strings.Repeat("c", 62) + "-x", strings.Repeat("-", 64), strings.Repeat("d", 30)}
	domains = []string{"example.com", "example.com.", "corp.example.com", ".", "..", "a..", "svc.cluster.local", "shop.svc.cluster.local", "cluster.local",
		"_tcp.example.com", "a_b.com", "__a.com", "-a.com", "a-.com", "A.com", "a b", "", "é.com", "x", strings.Repeat("a.", 126) + "b", strings.Repeat("a.", 127),
		strings.Repeat("abcdefgh.", 20) + "com", strings.Repeat("a", 64) + ".com", "a\"b.com", "a<b.com"}
	ips = []string{"10.96.0.10", "10.96.0.010", "8.8.8.8", "1.1.1.1", "fd00::a", "FD00:0::A", "::ffff:10.0.0.1", "2001:db8::1", "1.2.3", "256.1.1.1", "", "x", "fe80::1%eth0",
		"00001::1", "::", "1.2.3.4 ", "0x1.2.3.4", "::1.2.3.04", "192.168.000.1", "9.9.9.9"}
	goodIPs  = []string{"10.96.0.10", "fd00::a", "8.8.8.8", "1.1.1.1", "9.9.9.9", "2001:db8::1", "10.0.0.1"}
	options  = []string{"ndots:5", "ndots:2", "ndots", "ndots:", "timeout:1", "attempts:3", "rotate", "edns0", "single-request", ":x", ":", "a:b:c", "use-vc", "trust-ad"}
	names    = []string{"ndots", "timeout", "attempts", "rotate", "", "edns0", "a:b", "use-vc", "é"}
	values   = []string{"5", "2", "", "1", ":", "a:b", "é"}
	policies = []string{"", "ClusterFirst", "ClusterFirst", "ClusterFirstWithHostNet", "Default", "None", "clusterFirst", "Host<", "a\"b"}
	spaces   = []string{" ", " ", " ", "\t", "  ", "\v", "\f", "\r", "\u00a0", "\u0085", "\u2003", "\u200b"}
)

func list(r *rand.Rand, from []string, most int) []string {
	picked := make([]string, r.IntN(most+1))
	for i := range picked {
		picked[i] = vectors.Pick(r, from)
	}
	return picked
}

// many is a list that meets a limit now and then.
func many(r *rand.Rand, from []string) []string {
	switch r.IntN(12) {
	case 0:
		return list(r, from, 40)
	case 1:
		distinct := make([]string, 25+r.IntN(15))
		for i := range distinct {
			distinct[i] = fmt.Sprintf("d%d.%sexample.com", i, strings.Repeat("long.", r.IntN(16)))
		}
		return distinct
	}
	return list(r, from, 4)
}

func file(r *rand.Rand) string {
	var text strings.Builder
	space := func() string { return vectors.Pick(r, spaces) }
	for range r.IntN(7) {
		if vectors.Chance(r, 6) {
			text.WriteString(space())
		}
		switch r.IntN(11) {
		case 0, 1, 2:
			text.WriteString("nameserver")
			for _, server := range list(r, ips, 2) {
				text.WriteString(space() + server)
			}
			if !vectors.Chance(r, 8) {
				text.WriteString(space() + vectors.Pick(r, goodIPs))
			}
		case 3, 4, 5:
			text.WriteString("search")
			for _, domain := range many(r, domains) {
				text.WriteString(space() + domain)
			}
		case 6, 7:
			text.WriteString("options")
			for _, option := range list(r, options, 4) {
				text.WriteString(space() + option)
			}
		case 8:
			text.WriteString("domain example.org")
		case 9:
			text.WriteString(vectors.Pick(r, []string{"#", "# search x", ";", "; nameserver 1.1.1.1", "nameserver#", "Nameserver 1.1.1.1", "options#x", "\ufeffsearch a"}))
		}
		text.WriteString(vectors.Pick(r, []string{"\n", "\n", "\n", "\r\n", "\n\n", " \n", ""}))
	}
	return text.String()
}

func kubeletOfCase(r *rand.Rand) object {
	kubelet := object{"resolvConf": file(r)}
	if vectors.Chance(r, 8) {
		kubelet["resolvConf"] = nil
	}
	if !vectors.Chance(r, 5) {
		kubelet["clusterDNS"] = list(r, ips, 4)
	} else {
		kubelet["clusterDNS"] = []string{}
	}
	if vectors.Chance(r, 2) {
		kubelet["clusterDomain"] = vectors.Pick(r, []string{"", "cluster.local", "example.com", "k8s.example.com", "x."})
	}
	if vectors.Chance(r, 4) {
		kubelet["resolvConfPath"] = vectors.Pick(r, []string{"/run/systemd/resolve/resolv.conf", "/etc/resolv.conf", "/a'b\"c"})
	}
	if vectors.Chance(r, 3) {
		kubelet["nodeIPs"] = list(r, goodIPs, 3)
	}
	return kubelet
}

func dnsConfig(r *rand.Rand) any {
	if vectors.Chance(r, 12) {
		return nil
	}
	config := object{}
	if !vectors.Chance(r, 3) {
		config["nameservers"] = list(r, ips, 4)
	}
	if !vectors.Chance(r, 3) {
		config["searches"] = many(r, domains)
	}
	if !vectors.Chance(r, 3) {
		options := []object{}
		for range r.IntN(4) {
			option := object{"name": vectors.Pick(r, names)}
			if vectors.Chance(r, 2) {
				option["value"] = vectors.Pick(r, values)
			}
			options = append(options, option)
		}
		config["options"] = options
	}
	return config
}

func podOfCase(r *rand.Rand, naming bool) object {
	metadata := object{"name": vectors.Pick(r, labels)}
	if !vectors.Chance(r, 4) {
		metadata["namespace"] = vectors.Pick(r, []string{"shop", "default", "kube-system", "", strings.Repeat("n", 63)})
	}
	if vectors.Chance(r, 3) {
		metadata["uid"] = "8f3c\"-1"
	}
	spec := object{"containers": []object{{"name": "web", "image": "nginx"}}}
	if !vectors.Chance(r, 4) {
		spec["dnsPolicy"] = vectors.Pick(r, policies)
	}
	if vectors.Chance(r, 4) {
		spec["hostNetwork"] = vectors.Chance(r, 2)
	}
	if !naming {
		if !vectors.Chance(r, 3) {
			spec["dnsConfig"] = dnsConfig(r)
		}
		return object{"metadata": metadata, "spec": spec}
	}
	for _, field := range []string{"hostname", "subdomain"} {
		if vectors.Chance(r, 2) {
			spec[field] = vectors.Pick(r, labels)
		}
	}
	if vectors.Chance(r, 3) {
		spec["setHostnameAsFQDN"] = vectors.Chance(r, 2)
	}
	if vectors.Chance(r, 4) {
		spec["hostnameOverride"] = vectors.Pick(r, append(domains, labels...))
	}
	if vectors.Chance(r, 3) {
		aliases := []object{}
		for range r.IntN(3) {
			aliases = append(aliases, object{"ip": vectors.Pick(r, ips), "hostnames": list(r, append(domains, labels...), 3)})
		}
		spec["hostAliases"] = aliases
	}
	status := object{}
	if !vectors.Chance(r, 4) {
		podIPs := []object{}
		for _, ip := range list(r, goodIPs, 2) {
			podIPs = append(podIPs, object{"ip": ip})
		}
		status["podIPs"] = podIPs
	}
	if vectors.Chance(r, 2) {
		status["podIP"] = "10.1.2.3"
	}
	return object{"metadata": metadata, "spec": spec, "status": status}
}

func random(seed uint64, count int) error {
	r := rand.New(rand.NewPCG(seed, 7))
	out := vectors.NewLines()
	defer out.Flush()
	for i := range count {
		c := &vectors.Case{ID: fmt.Sprintf("%d-%d", seed, i), Op: "dns.resolvconf"}
		var input object
		if vectors.Chance(r, 3) {
			c.Op = "dns.hostname"
			input = object{"pod": podOfCase(r, true)}
			if vectors.Chance(r, 3) {
				input["domain"] = vectors.Pick(r, []string{"", "k8s.example.com"})
			}
			if vectors.Chance(r, 2) {
				input["nodeHosts"] = vectors.Pick(r, []string{"", "127.0.0.1 localhost\n", "::1 x"})
			}
		} else {
			input = object{"pod": podOfCase(r, false), "kubelet": kubeletOfCase(r)}
		}
		text, err := json.Marshal(input)
		if err != nil {
			return err
		}
		c.InputText = string(text)
		answer, err := ask(c)
		if err != nil {
			return fmt.Errorf("%s: %w", c.InputText, err)
		}
		out.Compared(c, answer)
	}
	out.Done(count)
	return nil
}
