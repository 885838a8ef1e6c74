// Command services asks kube-apiserver's storage of Services which ClusterIPs and ports of the Nodes they get. It is linked
// with -checklinkname=0, since what the storage does around a write is not exported.
package main

import (
	"flag"
	"fmt"

	"github.com/go-logr/logr"
	"k8s.io/klog/v2"

	"nocluster.test/oracle/vectors"
)

const usage = `usage:
  services answer < cases.jsonl          answers cases, one JSON object a line
  services vectors                       writes ../../vectors/ipam: services/cases/
  services random -seed S -operations N  random histories with their answers, of so many operations
    -allocator bitmap|service-cidr|node-ports   histories that ask this allocator above all
    -minor 36                                   histories of this release only, of which the program is built
`

func main() {
	klog.SetLogger(logr.Discard())
	vectors.Main(usage, vectors.Commands{
		"answer": func([]string) error { return vectors.AnswerAll(ask) },
		"vectors": func([]string) error {
			return vectors.WriteFrom("services/cases/*.json", "ipam", ask)
		},
		"random": func(arguments []string) error {
			flags := flag.NewFlagSet("random", flag.ExitOnError)
			seed := flags.Uint64("seed", 1, "seed of the generator")
			operations := flags.Int("operations", 1000, "how many operations, at least")
			allocator := flags.String("allocator", "", "the allocator that is asked above all; default each")
			minor := flags.Int("minor", 0, "the release; default all")
			_ = flags.Parse(arguments)
			return random(*seed, *operations, *allocator, *minor)
		},
	})
}

func ask(c *vectors.Case) (vectors.Answer, error) {
	if c.Op != "ipam.service" {
		return nil, fmt.Errorf("no such operation: %s", c.Op)
	}
	return service(c.Text())
}
