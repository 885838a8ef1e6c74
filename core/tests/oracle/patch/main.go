// The oracle of JSON Patch: it asks the library that kube-apiserver applies
// the patches of webhooks and clients with, and prints what that answered.
package main

import (
	"flag"
	"fmt"

	"nocluster.test/oracle/vectors"
)

const usage = `usage:
  patch answer < cases.jsonl        answers cases, one JSON object a line
  patch vectors                     writes ../../vectors/patch: cases/, and every operation over every state of a node
  patch random -seed S -cases N     random cases with their answers
`

func main() {
	vectors.Main(usage, vectors.Commands{
		"answer":  func([]string) error { return vectors.AnswerAll(ask) },
		"vectors": func([]string) error { return vectors.Write("patch", ask, patchProduct()...) },
		"random": func(arguments []string) error {
			flags := flag.NewFlagSet("random", flag.ExitOnError)
			seed := flags.Uint64("seed", 1, "seed of the generator")
			cases := flags.Int("cases", 1000, "how many cases")
			_ = flags.Parse(arguments)
			return randomPatches(*seed, *cases)
		},
	})
}

func ask(c *vectors.Case) (vectors.Answer, error) {
	if c.Op != "patch.apply" {
		return nil, fmt.Errorf("no such operation: %s", c.Op)
	}
	return answerPatch(c.Text())
}
