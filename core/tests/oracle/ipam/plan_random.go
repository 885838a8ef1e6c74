package main

import (
	"encoding/json"
	"fmt"
	"math/rand"
	"slices"
	"strings"

	"nocluster.test/oracle/vectors"
)

// plans prints random lists with the calls that the library makes of them.
func plans(r *rand.Rand, count int) error {
	out := vectors.NewLines()
	defer out.Flush()
	for at := range count {
		c := &vectors.Case{ID: fmt.Sprintf("plan-%d", at), Op: "ipam.plan", InputText: drawPlan(r)}
		answer, err := askPlan(c)
		vectors.Check(err)
		out.Compared(c, answer)
	}
	out.Done(count)
	return nil
}

var (
	pluginTypes  = []string{"bridge", "portmap", "host-local", "firewall", "tuning"}
	capabilities = []string{"portMappings", "bandwidth", "ips", "mac", "a<b>", "io.example.x"}
	anything     = []string{`null`, `5`, `""`, `"x"`, `[]`, `{}`, `true`, `[null]`, `1.5`, `{"b":1,"a":1e21}`, `"\u2028<&>"`, `-0`, `1e-7`, `123456789012345678901`, `"\ud800"`}
	listVersions = []string{"0.1.0", "0.2.0", "0.3.0", "0.3.1", "0.4.0", "0.4.0", "1.0.0", "1.0.0", "1.0.0", "1.1.0", "1.1.0", "1.1.0", "1.1.0"}
	oddVersions  = []string{"", "1.2.0", "x", "1.1", "1.0", "0.04.0", "1.1.0.0", "1..0", "-1.0.0", "+1.0.0", "2", "99999999999999999999.0.0"}
)

// strange now and then puts any value in the place of one.
func strange(r *rand.Rand, n int, value string) string {
	if chance(r, n) {
		return pick(r, anything...)
	}
	return value
}

func listVersion(r *rand.Rand) string {
	if chance(r, 12) {
		return pick(r, oddVersions...)
	}
	return pick(r, listVersions...)
}

// spelled writes a key in another case now and then, which the library takes for the same where it decodes structs.
func spelled(r *rand.Rand, name string) string {
	switch {
	case chance(r, 60):
		return strings.ToUpper(name)
	case chance(r, 60):
		return strings.ToLower(name)
	case chance(r, 60):
		return strings.NewReplacer("s", "ſ", "k", "\u212a").Replace(name)
	}
	return name
}

func drawPlugin(r *rand.Rand) string {
	if chance(r, 60) {
		return pick(r, append(slices.Clone(anything), `{"type":""}`, `{"type":null}`, `{"type":"a/b"}`)...)
	}
	members := []string{member(spelled(r, "type"), strange(r, 80, quoted(pick(r, pluginTypes...))))}
	if chance(r, 6) {
		members = append(members, member(spelled(r, "name"), strange(r, 30, quoted(pick(r, "own", "a\"b", "")))))
	}
	if chance(r, 6) {
		members = append(members, member(spelled(r, "cniVersion"), strange(r, 30, quoted(listVersion(r)))))
	}
	if chance(r, 2) {
		var of []string
		for range r.Intn(4) {
			of = append(of, member(pick(r, capabilities...), strange(r, 60, pick(r, "true", "true", "true", "false", "null"))))
		}
		members = append(members, member(spelled(r, "capabilities"), strange(r, 60, object(of...))))
	}
	if chance(r, 3) {
		members = append(members, member(spelled(r, "ipam"), strange(r, 20, `{"type":"host-local","subnet":"10.1.2.0/24"}`)))
	}
	if chance(r, 8) {
		members = append(members, member(spelled(r, "dns"), strange(r, 20, `{"nameservers":["10.1.0.1"]}`)))
	}
	if chance(r, 10) {
		members = append(members, member(spelled(r, "prevResult"), strange(r, 10, `{"cniVersion":"0.4.0","ips":[]}`)))
	}
	if chance(r, 10) {
		members = append(members, member(spelled(r, "runtimeConfig"), pick(r, `{"mac":"x"}`, `5`)))
	}
	if chance(r, 20) {
		members = append(members, member(spelled(r, "cni.dev/valid-attachments"), strange(r, 5, `[{"containerID":"z","ifname":"y"}]`)))
	}
	for range r.Intn(3) {
		members = append(members, member(pick(r, "mtu", "isGateway", "é", "a<b", "Z", "_", "snat", ""), pick(r, append(slices.Clone(anything), "1500", "1e3")...)))
	}
	r.Shuffle(len(members), func(i, j int) { members[i], members[j] = members[j], members[i] })
	return object(members...)
}

func drawList(r *rand.Rand, network string) string {
	var members []string
	if !chance(r, 60) {
		members = append(members, member("name", strange(r, 60, quoted(network))))
	}
	if !chance(r, 15) {
		members = append(members, member("cniVersion", strange(r, 60, quoted(listVersion(r)))))
	}
	if chance(r, 6) {
		var versions []string
		for range pick(r, 0, 1, 2, 2, 3, 3, 4, 5, 12) {
			versions = append(versions, strange(r, 60, quoted(listVersion(r))))
		}
		members = append(members, member("cniVersions", strange(r, 20, array(versions...))))
	}
	for _, name := range []string{"disableCheck", "disableGC", "loadOnlyInlinedPlugins"} {
		if chance(r, 8) {
			members = append(members, member(name, strange(r, 10, pick(r, "true", "false", `"true"`, `"FALSE"`, `"yes"`, `"TRUE"`))))
		}
	}
	if !chance(r, 40) {
		var plugins []string
		for range pick(r, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 4, 0) {
			plugins = append(plugins, drawPlugin(r))
		}
		members = append(members, member("plugins", strange(r, 60, array(plugins...))))
	}
	if chance(r, 100) {
		members = append(members, `"x":[{"y":1E400}]`)
	}
	if chance(r, 10) {
		members = append(members, member(pick(r, "NAME", "Plugins", "args", "name", "cniVersion", "plugins"), pick(r, anything...)))
	}
	r.Shuffle(len(members), func(i, j int) { members[i], members[j] = members[j], members[i] })
	text := object(members...)
	switch {
	case chance(r, 200):
		text = text[:r.Intn(len(text))]
	case chance(r, 200):
		text = pick(r, "", "null", "[]", "5", `"x"`, text+"x", " "+text+"\n", "{,}", `{"a":1e999}`)
	}
	return text
}

func drawArgs(r *rand.Rand) map[string]any {
	if chance(r, 3) {
		return nil
	}
	of := map[string]any{}
	for range r.Intn(4) {
		var value any
		vectors.Check(json.Unmarshal([]byte(pick(r, append(slices.Clone(anything), `[{"hostPort":8080,"containerPort":80,"protocol":"tcp"}]`)...)), &value))
		of[pick(r, capabilities...)] = value
	}
	return of
}

// drawCached is a runtime's file on an attachment.
func drawCached(r *rand.Rand, network, id, ifname string) string {
	version := pick(r, cniVersions...)
	result := drawResult(r, version)
	if !json.Valid([]byte(result)) {
		result = "{}"
	}
	if chance(r, 8) {
		return pick(r, result, "", "{", "null", "[]", `{"cniVersion":"0.4.0"}`, `{"kind":5}`)
	}
	members := []string{
		member(spelled(r, "kind"), strange(r, 60, `"cniCacheV1"`)), member(spelled(r, "containerId"), strange(r, 100, quoted(id))),
		member(spelled(r, "ifName"), strange(r, 100, quoted(ifname))), member(spelled(r, "networkName"), strange(r, 100, quoted(network))),
		member("config", strange(r, 40, pick(r, `"e30="`, `""`, `"e3"`, `[1,2]`, `[256]`, `null`, `["x"]`, `"e3\n0="`))),
	}
	if !chance(r, 10) {
		members = append(members, member(spelled(r, "result"), strange(r, 40, result)))
	}
	if chance(r, 2) {
		members = append(members, member("netns", strange(r, 40, `"/var/run/netns/old"`)))
	}
	if chance(r, 3) {
		members = append(members, member("cniArgs", strange(r, 20, pick(r, `[["A","1"],["B","2"]]`, `[["A"]]`, `[["A","1","2"]]`, `[null]`, `[[1,2]]`, `[[null,"x"]]`))))
	}
	if chance(r, 3) {
		text, _ := json.Marshal(drawArgs(r))
		members = append(members, member("capabilityArgs", strange(r, 20, string(text))))
	}
	if chance(r, 20) {
		members = append(members, pick(r, `"result":{"extra":1}`, `"cniArgs":[["C","3"]]`, `"x":1e999`, `"capabilityArgs":{"mac":"y"}`))
	}
	return object(members...)
}

func drawPlan(r *rand.Rand) string {
	network := pick(r, "net", "net", "a_b.c-d")
	if chance(r, 15) {
		network = pick(r, "", "a b", "é", "-net")
	}
	members := []string{member("listText", quoted(drawList(r, network)))}
	command := pick(r, "ADD", "ADD", "ADD", "CHECK", "DEL", "GC", "STATUS")
	members = append(members, member("command", quoted(command)))
	id, ifname := pick(r, "c1", "c1", "c1", "0abc.d_e-f"), pick(r, "eth0", "eth0", "net1")
	if chance(r, 15) {
		id = pick(r, "", "-c", "a b", "é")
	}
	if chance(r, 15) {
		ifname = pick(r, "", "averyverylongname", "..", "a:b", "a b", "a\u00a0b")
	}
	members = append(members, member("attachment", object(member("containerID", quoted(id)), member("ifname", quoted(ifname)), member("netns", quoted(pick(r, "/var/run/netns/x", ""))))))
	if chance(r, 2) {
		members = append(members, member("args", array(pick(r, `["IgnoreUnknown","1"]`, `["K8S_POD_NAME","a;b=c"]`), `["IP","10.1.2.3"]`)))
	}
	if of := drawArgs(r); of != nil {
		text, err := json.Marshal(of)
		vectors.Check(err)
		members = append(members, member("capabilityArgs", string(text)))
	}
	var results []string
	for _, plugin := range pluginTypes {
		switch {
		case command != "ADD" && chance(r, 2):
		case chance(r, 12):
		case chance(r, 15):
			results = append(results, member(plugin, pick(r, `{"error":"no IP addresses available"}`, `{"error":""}`, `{"error":"a\nb"}`)))
		default:
			result := drawResult(r, pick(r, append(slices.Clone(cniVersions), "1.0.0", "1.1.0")...))
			if chance(r, 4) {
				result = strings.Replace(result, `"cniVersion":"`, `"x":"`, 1)
			}
			results = append(results, member(plugin, quoted(result)))
		}
	}
	members = append(members, member("results", object(results...)))
	switch command {
	case "CHECK", "DEL":
		if chance(r, 5) {
			members = append(members, `"cached":null`)
		} else {
			members = append(members, member("cachedText", quoted(drawCached(r, network, id, ifname))))
		}
	case "GC":
		var files []string
		taken := map[string]bool{}
		for range r.Intn(4) {
			id, ifname, of := fmt.Sprintf("c%d", r.Intn(3)), pick(r, "eth0", "net1"), pick(r, "net", network)
			text := drawCached(r, of, id, ifname)
			var named struct{ NetworkName, ContainerID, IfName string }
			if json.Unmarshal([]byte(text), &named) == nil {
				// Two files can't have one name.
				name := named.NetworkName + "-" + named.ContainerID + "-" + named.IfName
				if taken[name] {
					continue
				}
				taken[name] = true
			}
			files = append(files, quoted(text))
		}
		members = append(members, member("attachments", array(files...)))
		if !chance(r, 4) {
			var valid []string
			for range r.Intn(4) {
				valid = append(valid, object(member("containerID", quoted(fmt.Sprintf("c%d", r.Intn(3)))), member("ifname", quoted(pick(r, "eth0", "net1")))))
			}
			members = append(members, member("validAttachments", array(valid...)))
		}
	}
	return object(members...)
}
