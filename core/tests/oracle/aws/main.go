// Command aws asks the VPC CNI plugin for Kubernetes: its tables of instance types, its datastore and its manager of
// warm pools. It is built with the overlay that ./ordered prints, and linked with -checklinkname=0.
package main

import (
	"flag"
	"fmt"
	"os"
	"syscall"

	"nocluster.test/oracle/vectors"
)

const usage = `usage:
  aws answer < cases.jsonl          answers cases, one JSON object a line
  aws vectors                       writes ../../vectors/ipam
  aws random -seed S -operations N [-unordered]  random histories of instances with their answers, of so many events
  aws limits                        prints core/src/ipam/aws/limits.txt
  aws max-pods                      prints the rows of eni-max-pods.txt
`

// The packages open their log when the program starts.
var quiet = [][2]string{{"AWS_VPC_K8S_CNI_LOG_FILE", os.DevNull}, {"AWS_VPC_K8S_CNI_LOGLEVEL", "FATAL"}}

func main() {
	if os.Getenv(quiet[0][0]) == "" {
		for _, pair := range quiet {
			_ = os.Setenv(pair[0], pair[1])
		}
		self, err := os.Executable()
		vectors.Check(err)
		vectors.Check(syscall.Exec(self, os.Args, os.Environ()))
	}
	vectors.Main(usage, vectors.Commands{
		"answer":  func([]string) error { return vectors.AnswerAll(ask) },
		"vectors": func([]string) error { return vectors.Write("ipam", ask) },
		"random": func(arguments []string) error {
			flags := flag.NewFlagSet("random", flag.ExitOnError)
			seed := flags.Uint64("seed", 1, "seed of the generator")
			operations := flags.Int("operations", 1000, "how many events, at least")
			flags.BoolVar(&unordered, "unordered", false, "the loops over Go maps are as they are")
			_ = flags.Parse(arguments)
			return random(*seed, *operations)
		},
		"limits":   func([]string) error { return limits() },
		"max-pods": func([]string) error { return maxPods() },
	})
}

func ask(c *vectors.Case) (vectors.Answer, error) {
	if c.Op != "ipam.aws" {
		return nil, fmt.Errorf("no real code answers %s", c.Op)
	}
	return instance(c.Text())
}
