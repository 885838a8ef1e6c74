// Command clients sends clients' calls to the real handlers of kube-apiserver, with its own schemes, and through the real
// webhook plugins.
package main

import (
	"fmt"

	"nocluster.test/oracle/admission/chain"
	"nocluster.test/oracle/vectors"
)

const usage = `usage:
  clients answer < cases.jsonl                   answers cases, one JSON object a line
  clients vectors                                writes ../../vectors/admission: clients/cases/ with their answers
`

func main() {
	chain.SilenceLogs()
	vectors.Main(usage, vectors.Commands{
		"answer": func([]string) error { return vectors.AnswerAll(ask) },
		"vectors": func([]string) error {
			chain.InOrder = true
			return vectors.WriteFrom("clients/cases/*.json", "admission", ask)
		},
	})
}

func ask(c *vectors.Case) (vectors.Answer, error) {
	if c.Op != "admission.run" {
		return nil, fmt.Errorf("no such operation: %s", c.Op)
	}
	return run(c.Text())
}
