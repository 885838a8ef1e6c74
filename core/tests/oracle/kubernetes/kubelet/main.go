// Command kubelet asks the kubelet what it writes for a Pod: resolv.conf, host name, /etc/hosts; and the API server what
// it says of the fields behind them.
package main

import (
	"flag"
	"fmt"

	"github.com/go-logr/logr"
	"k8s.io/klog/v2"

	"nocluster.test/oracle/vectors"
)

const usage = `usage:
  kubelet answer < cases.jsonl      answers cases, one JSON object a line
  kubelet vectors                   writes ../../vectors/dns: kubelet/cases/
  kubelet random -seed S -cases N   random cases with their answers
`

func main() {
	// The kubelet logs what it also answers.
	klog.SetLogger(logr.Discard())
	vectors.Main(usage, vectors.Commands{
		"answer": func([]string) error { return vectors.AnswerAll(ask) },
		"vectors": func([]string) error {
			return vectors.WriteFrom("kubelet/cases/*.json", "dns", ask)
		},
		"random": func(arguments []string) error {
			flags := flag.NewFlagSet("random", flag.ExitOnError)
			seed := flags.Uint64("seed", 1, "seed of the generator")
			cases := flags.Int("cases", 1000, "how many cases")
			_ = flags.Parse(arguments)
			return random(*seed, *cases)
		},
	})
}

func ask(c *vectors.Case) (vectors.Answer, error) {
	switch c.Op {
	case "dns.resolvconf":
		return resolvConf(c.Text())
	case "dns.hostname":
		return hostName(c.Text())
	}
	return nil, fmt.Errorf("no such operation: %s", c.Op)
}
