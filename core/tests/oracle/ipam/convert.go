package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand"
	"strings"

	"github.com/containernetworking/cni/pkg/types"
	"github.com/containernetworking/cni/pkg/types/create"

	"nocluster.test/oracle/vectors"
)

// conversion is the input of ipam.convert, in the project's own wire form.
type conversion struct {
	Result     json.RawMessage `json:"result,omitempty"`
	ResultText *string         `json:"resultText,omitempty"`
	From       *string         `json:"from,omitempty"`
	To         string          `json:"to"`
}

// converted is what the library printed, or the text of its error, or neither where it panicked.
type converted struct {
	Printed *string `json:"printed,omitempty"`
	Text    *string `json:"text,omitempty"`
}

func (c *converted) Into(vector *vectors.Vector, _ json.RawMessage) error {
	switch {
	case c.Printed != nil:
		vector.OkSubset = map[string]any{"verdict": "valid", "printed": *c.Printed}
	case c.Text != nil:
		vector.OkSubset = map[string]any{"verdict": "invalid", "reason": map[string]string{"text": *c.Text}}
	default:
		vector.OkSubset = map[string]any{"verdict": "crashed"}
	}
	return nil
}

func askConversion(c *vectors.Case) (answer vectors.Answer, err error) {
	var asked conversion
	if err := vectors.StrictUnmarshal(c.Text(), &asked); err != nil {
		return nil, err
	}
	text := []byte(asked.Result)
	if asked.ResultText != nil {
		text = []byte(*asked.ResultText)
	}
	defer func() {
		if recover() != nil {
			answer, err = &converted{}, nil
		}
	}()
	said := func(err error) (vectors.Answer, error) {
		text := err.Error()
		return &converted{Text: &text}, nil
	}
	var result types.Result
	if asked.From != nil {
		result, err = create.Create(*asked.From, text)
	} else {
		result, err = create.CreateFromBytes(text)
	}
	if err != nil {
		return said(err)
	}
	result, err = result.GetAsVersion(asked.To)
	if err != nil {
		return said(err)
	}
	var out bytes.Buffer
	if err := result.PrintTo(&out); err != nil {
		return said(err)
	}
	printed := out.String()
	return &converted{Printed: &printed}, nil
}

var cniVersions = []string{"0.1.0", "0.2.0", "0.3.0", "0.3.1", "0.4.0", "1.0.0", "1.1.0"}

// conversions prints random results with what the library made of them.
func conversions(r *rand.Rand, count int) error {
	out := vectors.NewLines()
	defer out.Flush()
	for at := range count {
		version := pick(r, cniVersions...)
		text := drawResult(r, version)
		asked := conversion{ResultText: &text, To: pick(r, cniVersions...)}
		if chance(r, 20) {
			asked.To = pick(r, "", "2.0.0", "1.0", "x")
		}
		if chance(r, 15) {
			from := pick(r, append(cniVersions, "", "2.0.0")...)
			asked.From = &from
		}
		input, err := json.Marshal(asked)
		if err != nil {
			return err
		}
		c := &vectors.Case{ID: fmt.Sprintf("conversion-%d", at), Op: "ipam.convert", InputText: string(input)}
		answer, err := askConversion(c)
		vectors.Check(err)
		out.Compared(c, answer)
	}
	out.Done(count)
	return nil
}

func odd(r *rand.Rand, value string) string {
	if chance(r, 60) {
		return pick(r, `null`, `5`, `""`, `"x"`, `[]`, `{}`, `true`, `[null]`, `1.5`)
	}
	return value
}

func some(r *rand.Rand, members []string, name, value string) []string {
	if chance(r, 3) {
		return members
	}
	if chance(r, 40) {
		name = strings.ToUpper(name)
	}
	members = append(members, member(name, odd(r, value)))
	if chance(r, 100) {
		members = append(members, member(name, odd(r, value)))
	}
	return members
}

func cidr(r *rand.Rand) string {
	return quoted(pick(r, "10.1.2.3/24", "10.1.2.3/24", "fd00:50::2/64", "fd00:50::2/64", "0.0.0.0/0", "::/0", "::ffff:10.1.2.3/120", "::ffff:10.1.2.3/64", "10.1.2.3/32", "192.168.1.1/024", "::1/128"))
}

func ip(r *rand.Rand) string {
	return quoted(pick(r, "10.1.2.1", "fd00:50::1", "::ffff:10.1.2.1", "0.0.0.0", "::"))
}

func integer(r *rand.Rand) string {
	return pick(r, "0", "1", "2", "1500", "-1", "9007199254740993", "9223372036854775807", "123456789012345678", "1e3")
}

func word(r *rand.Rand) string {
	return quoted(pick(r, "", "eth0", "veth1", "02:42:ac:11:00:02", "/var/run/netns/a<b>&", "é \u2028", "pci-0000:00:1f.6", "a\"b\\"))
}

func list(r *rand.Rand, draw func() string) string {
	var elements []string
	for range r.Intn(4) {
		if chance(r, 50) {
			elements = append(elements, "null")
			continue
		}
		elements = append(elements, odd(r, draw()))
	}
	return array(elements...)
}

func drawRoute(r *rand.Rand) string {
	var members []string
	members = some(r, members, "dst", cidr(r))
	members = some(r, members, "gw", ip(r))
	if chance(r, 3) {
		for _, name := range []string{"mtu", "advmss", "priority", "table", "scope"} {
			members = some(r, members, name, integer(r))
		}
	}
	return object(members...)
}

func drawResult(r *rand.Rand, version string) string {
	members := []string{member("cniVersion", quoted(version))}
	if chance(r, 30) {
		members = []string{pick(r, `"cniVersion":""`, `"cniVersion":5`, `"x":1`, `"CNIVERSION":"0.4.0"`, `"cniVersion":"2.0.0"`)}
	}
	words := func() string { return list(r, func() string { return word(r) }) }
	routes := func() string { return list(r, func() string { return drawRoute(r) }) }
	if version < "0.3.0" && !chance(r, 30) {
		for _, name := range []string{"ip4", "ip6"} {
			var side []string
			side = some(r, side, "ip", cidr(r))
			side = some(r, side, "gateway", ip(r))
			side = some(r, side, "routes", routes())
			members = some(r, members, name, object(side...))
		}
	} else {
		members = some(r, members, "interfaces", list(r, func() string {
			var of []string
			for _, name := range []string{"name", "mac", "sandbox", "socketPath", "pciID"} {
				of = some(r, of, name, word(r))
			}
			return object(some(r, of, "mtu", integer(r))...)
		}))
		members = some(r, members, "ips", list(r, func() string {
			var of []string
			of = some(r, of, "version", quoted(pick(r, "4", "4", "4", "6", "6", "", "5")))
			of = some(r, of, "interface", integer(r))
			of = some(r, of, "address", cidr(r))
			return object(some(r, of, "gateway", ip(r))...)
		}))
		members = some(r, members, "routes", routes())
	}
	if chance(r, 2) {
		var dns []string
		dns = some(r, dns, "nameservers", words())
		dns = some(r, dns, "domain", word(r))
		dns = some(r, dns, "search", words())
		members = some(r, members, "dns", object(some(r, dns, "options", words())...))
	}
	text := object(members...)
	if chance(r, 200) {
		text = pick(r, "", "null", "[]", "5", text[:r.Intn(len(text))], text+" x")
	}
	return text
}
