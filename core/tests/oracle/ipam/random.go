package main

import (
	"encoding/json"
	"fmt"
	"math/rand"
	"net/netip"
	"runtime"
	"strings"
	"sync"

	"nocluster.test/oracle/vectors"
)

// histories prints random histories of a plugin with what the real one answered.
func histories(r *rand.Rand, count int, plugin, line string) error {
	drawn := map[string]func(*rand.Rand, string) input{"host-local": history, "static": staticCalls}[plugin]
	if drawn == nil {
		return fmt.Errorf("no histories of the plugin %q", plugin)
	}
	out := vectors.NewLines()
	defer out.Flush()
	if _, err := program(plugin, line); err != nil {
		return err
	}
	for from := 0; from < count; {
		batch := make([]*vectors.Case, min(64, count-from))
		answers := make([]vectors.Answer, len(batch))
		for at := range batch {
			text, err := json.Marshal(drawn(r, line))
			if err != nil {
				return err
			}
			batch[at] = &vectors.Case{ID: fmt.Sprintf("history-%d", from+at), Op: "ipam.cni", InputText: string(text)}
		}
		from += len(batch)
		var group sync.WaitGroup
		next := make(chan int)
		for range runtime.NumCPU() {
			group.Go(func() {
				for at := range next {
					answered, err := ask(batch[at])
					vectors.Check(err)
					answers[at] = answered
				}
			})
		}
		for at := range batch {
			next <- at
		}
		close(next)
		group.Wait()
		for at := range batch {
			out.Compared(batch[at], answers[at])
		}
	}
	out.Done(count)
	return nil
}

func chance(r *rand.Rand, n int) bool       { return r.Intn(n) == 0 }
func pick[T any](r *rand.Rand, from ...T) T { return from[r.Intn(len(from))] }
func quoted(text string) string             { b, _ := json.Marshal(text); return string(b) }
func member(name, value string) string      { return quoted(name) + ":" + value }
func object(members ...string) string       { return "{" + strings.Join(members, ",") + "}" }
func array(elements ...string) string       { return "[" + strings.Join(elements, ",") + "]" }
func mapped[T any](list []T, f func(T) string) []string {
	out := make([]string, len(list))
	for at, one := range list {
		out[at] = f(one)
	}
	return out
}

// subnet is a network from which addresses are drawn, inside and just outside of it.
type subnet struct{ prefix netip.Prefix }

// subnets are few and small, so that ranges fill up, overlap and touch.
var subnets = []string{
	"10.1.2.0/29", "10.1.2.0/28", "10.1.2.8/29", "10.1.2.16/29", "10.1.2.0/30", "10.1.3.0/29", "10.1.2.0/24", "192.168.50.0/24", "10.1.0.0/16",
	"0.0.0.0/29", "255.255.255.248/29", "0.0.0.0/0",
	"fd00:50::/125", "fd00:50::8/125", "fd00:50::/126", "fd00:51::/124", "fd00:50::/64", "ff00::/126", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:fff8/125",
}

// lost reports a subnet whose addresses a line loses bytes of, so that nothing is modelled.
func lost(text, line string) bool { return line == "1.1" && strings.HasPrefix(text, "0.") }

// oddSubnets are refused, or read in a way of their own.
var oddSubnets = []string{
	"10.1.2.1/29", "10.1.2.0/31", "10.1.2.0/32", "fd00:50::/127", "fd00:50::/128", "fd00:50::1/125", "::ffff:10.1.2.0/125", "::ffff:10.1.2.0/127",
	"10.1.2.0", "10.1.2.0/33", "10.01.2.0/29", "10.1.2.0/029", "", "x", "10.1.2.0/255.255.255.0", "fe80::%eth0/64",
}

func (s subnet) at(offset int) string {
	address := s.prefix.Addr()
	for range max(offset, 0) {
		if next := address.Next(); next.IsValid() {
			address = next
		}
	}
	for range max(-offset, 0) {
		if before := address.Prev(); before.IsValid() {
			address = before
		}
	}
	return address.String()
}

// address is mostly in the subnet, in all its places that matter.
func (s subnet) address(r *rand.Rand) string {
	size := 1 << min(8, s.prefix.Addr().BitLen()-s.prefix.Bits())
	switch r.Intn(24) {
	case 0:
		return s.at(-1)
	case 1:
		return s.at(size)
	case 2:
		return s.at(size - 1)
	case 3:
		return s.at(0)
	case 4:
		return s.at(1)
	case 5:
		if s.prefix.Addr().Is4() {
			return "::ffff:" + s.at(2)
		}
		return strings.Replace(s.at(2), "::", ":0::", 1)
	}
	return s.at(1 + r.Intn(min(size-1, 9)))
}

// network is what the calls of a history share.
type drawn struct {
	line          string
	name, version string
	sets          [][]string
	legacy        string
	runtime       [][]string
	rest          []string
	at            []subnet
}

func drawRange(r *rand.Rand, of subnet, odd int) string {
	text := of.prefix.String()
	if chance(r, odd) {
		text = pick(r, oddSubnets...)
	}
	members := []string{member(pick(r, "subnet", "subnet", "subnet", "SUBNET", "Subnet"), quoted(text))}
	if chance(r, 60) {
		members = nil
	}
	for _, name := range []string{"rangeStart", "rangeEnd", "gateway"} {
		switch {
		case chance(r, 4):
			members = append(members, member(name, quoted(of.address(r))))
		case chance(r, 60):
			members = append(members, member(name, pick(r, `""`, `null`, `"x"`, `"10.1.2"`, `5`, `[]`, `"fd00:50::2"`, `"10.1.2.3"`, `"10.1.2.3/29"`)))
		}
	}
	if chance(r, 80) {
		members = append(members, member("subnet", pick(r, `null`, `5`, `{}`, `"10.1.3.0/29"`)))
	}
	return object(members...)
}

func drawSet(r *rand.Rand, d *drawn, odd int) []string {
	var set []string
	of := d.subnet(r)
	for range pick(r, 1, 1, 1, 1, 2, 2, 3) {
		if !chance(r, 3) || len(set) == 0 {
			of = d.subnet(r)
			if len(set) > 0 && d.at[len(d.at)-1].prefix.Addr().Is4() != of.prefix.Addr().Is4() && !chance(r, odd) {
				continue
			}
		}
		d.at = append(d.at, of)
		set = append(set, drawRange(r, of, odd))
	}
	return set
}

func (d *drawn) subnet(r *rand.Rand) subnet {
	text := pick(r, subnets...)
	for lost(text, d.line) {
		text = pick(r, subnets...)
	}
	return subnet{netip.MustParsePrefix(text)}
}

func draw(r *rand.Rand, line string) *drawn {
	// Most networks are sound; some have several faults.
	odd := pick(r, 200, 200, 200, 40, 12)
	d := &drawn{line: line, name: pick(r, "net", "net", "net", "my_net.1", "cbr0")}
	d.version = pick(r, `"1.1.0"`, `"1.1.0"`, `"1.1.0"`, `"1.0.0"`, `"1.0.0"`, `"1.0.0"`, `"0.4.0"`, `"0.4.0"`, `"0.3.1"`, `"0.3.0"`, `"0.2.0"`, `"0.1.0"`, `""`, ``)
	if chance(r, 25) {
		d.version = pick(r, `"2.0.0"`, `"1.2.0"`, `"1"`, `"0.4"`, `"0.4.0.0"`, `"x"`, `"1.x"`, `"1.0.x"`, `null`, `1`, `"01.0.0"`, `"+1.0.0"`, `"-1"`, `"0.5.0"`, `"1.1.0-rc1"`, `"99999999999999999999.0.0"`)
	}
	for range pick(r, 0, 1, 1, 1, 1, 2, 2, 3, 4) {
		d.sets = append(d.sets, drawSet(r, d, odd))
	}
	if len(d.sets) == 0 || chance(r, 12) {
		d.at = append(d.at, d.subnet(r))
		legacy := drawRange(r, d.at[len(d.at)-1], odd)
		d.legacy = strings.TrimSuffix(strings.TrimPrefix(legacy, "{"), "}")
	}
	if chance(r, 12) {
		d.runtime = append(d.runtime, drawSet(r, d, odd))
	}
	if chance(r, 40) {
		d.sets = append(d.sets, nil)
	}
	if chance(r, 4) {
		d.rest = append(d.rest, member("routes", pick(r,
			`[{"dst":"0.0.0.0/0"}]`, `[{"dst":"0.0.0.0/0"},{"dst":"::/0","gw":"fd00:50::1"}]`, `[]`, `null`, `[{"dst":"10.9.8.7/16","gw":"10.1.2.1","mtu":1400,"advmss":1360,"priority":5,"table":0,"scope":0}]`,
			`[{"dst":"::ffff:10.0.0.0/104","gw":""}]`, `[null]`, `[{"gw":"10.1.2.1"}]`, `[{"dst":"x"}]`, `[{"dst":"10.0.0.0/8","table":254,"mtu":0}]`, `[{"DST":"10.0.0.0/8","x":1}]`,
			`[{"dst":"10.0.0.0/8","mtu":"5"}]`, `[{"dst":"10.0.0.0/8","gw":5}]`, `{}`, `[{"dst":"10.0.0.0/8","priority":-1,"scope":253}]`, `[5]`, `[{"dst":"10.0.0.0/8","mtu":1.5}]`, `[{"dst":"10.0.0.0/8","mtu":9007199254740993}]`)))
	}
	if chance(r, 10) {
		d.rest = append(d.rest, member("resolvConf", pick(r, `"resolv.conf"`, `"resolv.conf"`, `"resolv.conf"`, `"missing.conf"`, `""`, `null`)))
	}
	if chance(r, 60) {
		d.rest = append(d.rest, pick(r, `"type":5`, `"name":5`, `"name":"x"`, `"type":"other"`, `"ranges":{}`, `"Ranges":[]`, `"rangeStart":"10.1.2.3"`, `"ranges":null`))
	}
	return d
}

// ips is a list of requested addresses.
func (d *drawn) ips(r *rand.Rand, withLength bool) string {
	if chance(r, 40) {
		return pick(r, `null`, `[]`, `[""]`, `["x"]`, `5`, `[5]`, `"10.1.2.3"`, `[{}]`)
	}
	var list []string
	for range pick(r, 1, 1, 1, 1, 2) {
		text := d.requested(r)
		if withLength && chance(r, 3) {
			text += pick(r, "/24", "/64", "/99", "/x")
		}
		list = append(list, quoted(text))
	}
	return array(list...)
}

func (d *drawn) requested(r *rand.Rand) string { return pick(r, d.at...).address(r) }

// stdin is the configuration of one call.
func (d *drawn) stdin(r *rand.Rand, command string) string {
	members := []string{member("name", quoted(d.name))}
	if d.version != "" {
		members = append(members, member("cniVersion", d.version))
	}
	ipam := []string{`"type":"host-local"`, `"dataDir":"networks"`}
	if d.legacy != "" {
		ipam = append(ipam, d.legacy)
	}
	if len(d.sets) > 0 {
		ipam = append(ipam, member(pick(r, "ranges", "ranges", "ranges", "Ranges"), array(mapped(d.sets, func(set []string) string { return array(set...) })...)))
	}
	members = append(members, member("ipam", object(append(ipam, d.rest...)...)))
	var capabilities []string
	if len(d.runtime) > 0 {
		capabilities = append(capabilities, member("ipRanges", array(mapped(d.runtime, func(set []string) string { return array(set...) })...)))
	}
	if chance(r, 14) {
		capabilities = append(capabilities, member("ips", d.ips(r, true)))
	}
	if len(capabilities) > 0 {
		members = append(members, member("runtimeConfig", object(capabilities...)))
	}
	if chance(r, 14) {
		members = append(members, member("args", pick(r, `{"cni":{"ips":`+d.ips(r, false)+`}}`, `{"cni":{"ips":`+d.ips(r, false)+`}}`, `{"cni":{"ips":`+d.ips(r, false)+`}}`, `null`, `{}`, `{"cni":null}`, `{"cni":5}`)))
	}
	if command == "GC" && !chance(r, 6) {
		var valid []string
		for range r.Intn(5) {
			valid = append(valid, object(member("containerID", quoted(container(r))), member("ifname", quoted(ifname(r)))))
		}
		list := array(valid...)
		if chance(r, 20) {
			list = pick(r, `null`, `{}`, `5`, `[5]`, `[{"containerID":5}]`, `[{"containerid":"c1","IFNAME":"eth0"}]`, `["c1"]`, `[null]`)
		}
		members = append(members, member(pick(r, "cni.dev/valid-attachments", "cni.dev/valid-attachments", "cni.dev/valid-attachments", "cni.dev/attachments"), list))
	}
	if chance(r, 60) {
		members = append(members, pick(r, `"name":null`, `"name":""`, `"name":5`, `"NAME":`+quoted(d.name), `"name":"a/b"`, `"ipam":null`, `"ipam":5`, `"ipam":{"routes":[{"dst":"10.0.0.0/8"}]}`, `"runtimeConfig":null`, `"runtimeConfig":5`, `"x":1`, `"dns":5`))
	}
	text := object(members...)
	if chance(r, 150) {
		text = pick(r, "", "[]", "null", "5", text[:r.Intn(len(text))], text+"x", " "+text+"\n", "{}")
	}
	return text
}

func container(r *rand.Rand) string {
	if chance(r, 40) {
		return pick(r, "10.1.2.2", "fd00", "c_1.x-y", "C1")
	}
	return pick(r, "c1", "c2", "c3", "c4", "c5", "c6")
}

func ifname(r *rand.Rand) string { return pick(r, "eth0", "eth0", "eth0", "eth0", "net1") }

func (d *drawn) environment(r *rand.Rand, command, netns string) map[string]string {
	env := map[string]string{
		"CNI_COMMAND": command, "CNI_CONTAINERID": container(r), "CNI_IFNAME": ifname(r), "CNI_NETNS": netns, "CNI_PATH": "/opt/cni/bin",
	}
	if chance(r, 12) {
		env["CNI_ARGS"] = pick(r, "IP="+d.requested(r), "IP="+d.requested(r), "IP="+d.requested(r), "IP="+d.requested(r)+";IgnoreUnknown=1;K8S_POD_NAME=web", "IgnoreUnknown=true;A=1", "A=1", "A=1;B=2", "IP=", "IP=x", "IP", ";", "IP=1.2.3.4=5",
			"IgnoreUnknown=maybe", "IgnoreUnknown=FALSE;A=\"q\"", "ip=10.1.2.3", "CommonArgs=1", "IgnoreUnknown=1;IgnoreUnknown=0;A=1", "IP="+d.requested(r)+";IP="+d.requested(r), "A=1;IgnoreUnknown=1", "IgnoreUnknown=", "=1", "IP=10.1.2.3/29")
	}
	if chance(r, 30) {
		env["CNI_NETNS_OVERRIDE"] = pick(r, "1", "true", "TRUE", "tRue", "0", "x")
	}
	if chance(r, 40) {
		env[pick(r, "CNI_CONTAINERID", "CNI_IFNAME")] = pick(r, "-a", "a b", "a/b", "a:b", ".", "..", "aaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaa", "é", "a b", "a_b", "ééééééé", "éééééééé")
	}
	for range 1 {
		if chance(r, 30) {
			delete(env, pick(r, "CNI_CONTAINERID", "CNI_IFNAME", "CNI_NETNS", "CNI_PATH", "CNI_ARGS"))
		}
		if chance(r, 60) {
			delete(env, pick(r, "CNI_CONTAINERID", "CNI_IFNAME", "CNI_NETNS", "CNI_PATH"))
		}
	}
	return env
}

func history(r *rand.Rand, line string) input {
	d := draw(r, line)
	netns := pick(r, "/var/run/netns/none", "/var/run/netns/none", "/var/run/netns/none", "/var/run/netns/none", "/var/run/netns/none", "/var/run/netns/none", "/proc/self/ns/net")
	asked := input{Plugins: line, NetnsIsOwn: strings.HasPrefix(netns, "/proc"), Store: d.store(r)}
	resolv := pick(r, "nameserver 10.96.0.10\nsearch shop.svc.cluster.local svc.cluster.local\noptions ndots:5\n",
		"# c\n; c\n\nnameserver 1.1.1.1 x\nnameserver\tfd00::1\r\ndomain a\ndomain b c\nsearch a\nsearch b c\noptions\nfoo bar\n  nameserver <&>\n", "")
	asked.Files = map[string]*string{"resolv.conf": &resolv, "missing.conf": nil}
	for range 4 + r.Intn(9) {
		command := pick(r, "ADD", "ADD", "ADD", "ADD", "ADD", "ADD", "ADD", "ADD", "DEL", "DEL", "DEL", "CHECK", "CHECK", "GC", "STATUS", "VERSION")
		if chance(r, 100) {
			command = pick(r, "", "add", "UPDATE", "GC ")
		}
		asked.Calls = append(asked.Calls, call{d.environment(r, command, netns), d.stdin(r, command)})
	}
	return asked
}

// store is what the directory holds before: mostly nothing, else leases, cursors and foreign files.
func (d *drawn) store(r *rand.Rand) *map[string]json.RawMessage {
	if chance(r, 2) {
		return nil
	}
	files := map[string]json.RawMessage{}
	add := func(name, content string) { files[name] = json.RawMessage(quoted(content)) }
	for range r.Intn(6) {
		name := d.requested(r)
		switch r.Intn(12) {
		case 0:
			name = "sub/" + name
		case 1:
			name = pick(r, "last_reserved_ip.0", "last_reserved_ip.1", "last_reserved_ip.x", "foreign", "foreign.txt", "sub/foreign", "a/b/10.1.2.3", "10.1.2.03", "FD00:50::2", "fd00:50:0::2", ".hidden", "10.1.2.4.bak/x")
		}
		content := container(r) + "\r\n" + ifname(r)
		switch r.Intn(8) {
		case 0:
			content = container(r)
		case 1:
			content = pick(r, "", " "+content+"\n", content+"\r\n", strings.ReplaceAll(content, "\r", ""), " "+content, content+" ", "c1\r\n", "c1\r\neth0\r\neth0")
		}
		add(name, content)
	}
	if chance(r, 2) {
		add(fmt.Sprintf("last_reserved_ip.%d", r.Intn(2)), d.requested(r)+pick(r, "", "", "", "\n", " "))
	}
	// A file cannot have the name of a folder.
	for name := range files {
		for other := range files {
			if strings.HasPrefix(other, name+"/") {
				delete(files, other)
			}
		}
	}
	if chance(r, 30) {
		files["binary"] = json.RawMessage(`{"base64":"/wBj"}`)
	}
	return &files
}
