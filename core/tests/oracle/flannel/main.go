// Command flannel asks Flannel how it reads its network configuration, and which subnets Nodes get.
package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"math/rand/v2"

	"github.com/flannel-io/flannel/pkg/subnet"

	"nocluster.test/oracle/vectors"
)

const usage = `usage:
  flannel answer < cases.jsonl        answers cases, one JSON object a line
  flannel vectors                     writes ../../vectors/ipam: cases/ with their answers
  flannel random -seed S -cases N     random configurations with their answers
`

func main() {
	vectors.Main(usage, vectors.Commands{
		"answer":  func([]string) error { return vectors.AnswerAll(ask) },
		"vectors": func([]string) error { return vectors.WriteFrom("cases/*.json", "ipam", ask) },
		"random": func(arguments []string) error {
			flags := flag.NewFlagSet("random", flag.ExitOnError)
			seed := flags.Uint64("seed", 1, "seed of the generator")
			cases := flags.Int("cases", 1000, "how many configurations")
			_ = flags.Parse(arguments)
			return random(*seed, *cases)
		},
	})
}

type asked struct {
	Config struct {
		Flannel     json.RawMessage `json:"flannel,omitempty"`
		FlannelText string          `json:"flannelText,omitempty"`
	} `json:"config"`
}

// answer has the members of the wire that Flannel itself decides.
type answer struct {
	Verdict string   `json:"verdict,omitempty"`
	Reason  *said    `json:"reason,omitempty"`
	Backend *string  `json:"backend,omitempty"`
	IPv4    *subnets `json:"ipv4,omitempty"`
	IPv6    *subnets `json:"ipv6,omitempty"`
}

type said struct {
	Text string `json:"text"`
}

type subnets struct {
	Network   string `json:"network"`
	SubnetLen uint   `json:"subnetLen"`
	SubnetMin string `json:"subnetMin"`
	SubnetMax string `json:"subnetMax"`
}

// Into writes the answer as a part of the wire's.
func (a *answer) Into(vector *vectors.Vector, _ json.RawMessage) error {
	text, err := json.Marshal(a)
	if err != nil {
		return err
	}
	return json.Unmarshal(text, &vector.OkSubset)
}

func ask(c *vectors.Case) (vectors.Answer, error) {
	if c.Op != "ipam.capacity" {
		return nil, fmt.Errorf("no such operation: %s", c.Op)
	}
	var in asked
	if err := vectors.StrictUnmarshal(c.Text(), &in); err != nil {
		return nil, err
	}
	text := in.Config.FlannelText
	if text == "" {
		text = string(in.Config.Flannel)
	}
	refused := func(err error) (vectors.Answer, error) {
		return &answer{Verdict: "invalid", Reason: &said{err.Error()}}, nil
	}
	config, err := subnet.ParseConfig(text)
	if err != nil {
		return refused(err)
	}
	if err := subnet.CheckNetworkConfig(config); err != nil {
		return refused(err)
	}
	found := &answer{Backend: &config.BackendType}
	if config.EnableIPv4 {
		found.IPv4 = &subnets{
			config.Network.String(), config.SubnetLen, config.SubnetMin.String(), config.SubnetMax.String(),
		}
	}
	if config.EnableIPv6 {
		found.IPv6 = &subnets{
			config.IPv6Network.String(), config.IPv6SubnetLen, config.IPv6SubnetMin.String(), config.IPv6SubnetMax.String(),
		}
	}
	return found, nil
}

var (
	networks4 = []string{"10.244.0.0/16", "10.0.0.0/8", "192.168.0.0/22", "192.168.0.0/23", "10.1.2.0/24", "10.1.2.0/27", "10.1.2.0/28", "10.1.2.0/29", "10.5.6.7/20", "0.0.0.0/0", "128.0.0.0/1", "192.0.0.0/2", "10.1.0.0/33", "fd00::/48", "::ffff:10.1.0.0/112", "10.244.0.0"}
	networks6 = []string{"fd00::/48", "fd00::/60", "fd00::/62", "fd00::/63", "fd00::/112", "fd00::/124", "fd00::/125", "::/0", "8000::/1", "ffff::/16", "fd00::1/64", "fd00::/129", "0:1::/48"}
	bounds4   = []string{"10.244.1.0", "10.244.255.0", "10.244.1.1", "10.245.0.0", "0.0.0.0", "10.1.2.64", "192.168.0.64", "10.0.1.0", "fd00::", "x", "10.244.0.0"}
	bounds6   = []string{"fd00:0:0:1::", "fd00:0:0:ff::", "fd00:0:0:1::1", "fe00::", "::", "fd00::40", "x", "ffff:1::"}
	lengths   = []string{"24", "26", "28", "30", "31", "32", "0", "18", "64", "80", "126", "127", "-1", "1.5", `"24"`, "null", "1e2", "22"}
	backends  = []string{`{"Type":"vxlan"}`, `{"type":"host-gw"}`, `{}`, `{"Type":7}`, `null`, `[]`, `"vxlan"`, `{"Type":"wireguard","PSK":"x"}`}
)

func random(seed uint64, cases int) error {
	out := vectors.NewLines()
	defer out.Flush()
	r := rand.New(rand.NewPCG(seed, 0))
	for n := range cases {
		text := configuration(r)
		flannel, err := json.Marshal(map[string]any{"config": map[string]string{"flannelText": text}})
		if err != nil {
			return err
		}
		c := &vectors.Case{ID: fmt.Sprint(n), Op: "ipam.capacity", InputText: string(flannel)}
		answer, err := ask(c)
		if err != nil {
			return err
		}
		out.Compared(c, answer)
	}
	out.Done(cases)
	return nil
}

func configuration(r *rand.Rand) string {
	var members []string
	add := func(name, value string) { members = append(members, fmt.Sprintf("%q:%s", name, value)) }
	quoted := func(list []string) string {
		if vectors.Chance(r, 20) {
			return vectors.Pick(r, []string{"null", "7", "true", `""`, "{}"})
		}
		return fmt.Sprintf("%q", vectors.Pick(r, list))
	}
	if !vectors.Chance(r, 8) {
		add("Network", quoted(networks4))
	}
	if vectors.Chance(r, 2) {
		add("EnableIPv6", vectors.Pick(r, []string{"true", "true", "true", "false", "null", "1"}))
		if !vectors.Chance(r, 6) {
			add("IPv6Network", quoted(networks6))
		}
		if vectors.Chance(r, 3) {
			add("EnableIPv4", vectors.Pick(r, []string{"false", "true", `"false"`}))
		}
	}
	for _, name := range []string{"SubnetLen", "IPv6SubnetLen"} {
		if vectors.Chance(r, 3) {
			add(name, vectors.Pick(r, lengths))
		}
	}
	for _, name := range []string{"SubnetMin", "SubnetMax"} {
		if vectors.Chance(r, 4) {
			add(name, quoted(bounds4))
		}
		if vectors.Chance(r, 5) {
			add("IPv6"+name, quoted(bounds6))
		}
	}
	if vectors.Chance(r, 2) {
		add("Backend", vectors.Pick(r, backends))
	}
	r.Shuffle(len(members), func(i, j int) { members[i], members[j] = members[j], members[i] })
	var text bytes.Buffer
	text.WriteByte('{')
	for i, member := range members {
		if i > 0 {
			text.WriteByte(',')
		}
		text.WriteString(member)
	}
	text.WriteByte('}')
	return text.String()
}
