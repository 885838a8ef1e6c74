// Command nodecidrs asks kube-controller-manager's controller of Node ranges which ranges Nodes get. It is linked with
// -checklinkname=0, since what reads the flags is not exported.
package main

import (
	"flag"
	"fmt"

	"github.com/go-logr/logr"
	"k8s.io/klog/v2"

	"nocluster.test/oracle/vectors"
)

const usage = `usage:
  nodecidrs answer < cases.jsonl          answers cases, one JSON object a line
  nodecidrs vectors                       writes ../../vectors/ipam: nodecidrs/cases/
  nodecidrs random -seed S -operations N  random histories with their answers, of so many operations
`

func main() {
	klog.SetLogger(logr.Discard())
	vectors.Main(usage, vectors.Commands{
		"answer": func([]string) error { return vectors.AnswerAll(ask) },
		"vectors": func([]string) error {
			return vectors.WriteFrom("nodecidrs/cases/*.json", "ipam", ask)
		},
		"random": func(arguments []string) error {
			flags := flag.NewFlagSet("random", flag.ExitOnError)
			seed := flags.Uint64("seed", 1, "seed of the generator")
			operations := flags.Int("operations", 1000, "how many operations, at least")
			_ = flags.Parse(arguments)
			return random(*seed, *operations)
		},
	})
}

func ask(c *vectors.Case) (vectors.Answer, error) {
	if c.Op != "ipam.node-cidr" {
		return nil, fmt.Errorf("no such operation: %s", c.Op)
	}
	return nodeCIDR(c.Text())
}
