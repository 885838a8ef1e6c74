// Command clients sends clients' calls to the real handlers of kube-apiserver, with its own schemes, and through the real
// webhook plugins.
package main

import (
	"flag"
	"fmt"

	"nocluster.test/oracle/admission/chain"
	"nocluster.test/oracle/vectors"
)

const usage = `usage:
  clients answer < cases.jsonl                   answers cases, one JSON object a line
  clients vectors                                writes ../../vectors/admission: clients/cases/ with their answers
  clients random -seed S < objects.jsonl         makes calls, with their answers, of what defaults random prints
`

func main() {
	chain.SilenceLogs()
	vectors.Main(usage, vectors.Commands{
		"answer": func([]string) error { return vectors.AnswerAll(ask) },
		"vectors": func([]string) error {
			chain.InOrder = true
			return vectors.WriteFrom("clients/cases/*.json", "admission", ask)
		},
		"random": func(arguments []string) error {
			flags := flag.NewFlagSet("random", flag.ExitOnError)
			seed := flags.Uint64("seed", 1, "seed of the generator")
			_ = flags.Parse(arguments)
			return random(*seed)
		},
	})
}

func ask(c *vectors.Case) (vectors.Answer, error) {
	if c.Op != "admission.run" {
		return nil, fmt.Errorf("no such operation: %s", c.Op)
	}
	return run(c.Text())
}
