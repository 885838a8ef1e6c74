// Package chain runs requests through the webhook plugins and the client that kube-apiserver itself is built from.
package chain

import (
	"flag"
	"fmt"

	"nocluster.test/oracle/vectors"
)

const usage = `usage:
  admission answer < cases.jsonl                 answers cases, one JSON object a line
  admission vectors                              writes ../../vectors/admission: cases/ with their answers
  admission random -seed S -cases N -sets M      random requests over M random clusters with their answers
  admission http                                 every HTTP status with every kind of body, over real connections
`

// Main is the command of the oracle.
func Main() {
	SilenceLogs()
	vectors.Main(usage, vectors.Commands{
		"answer": func([]string) error { return vectors.AnswerAll(ask) },
		"vectors": func([]string) error {
			InOrder = true
			return vectors.Write("admission", ask)
		},
		"random": func(arguments []string) error {
			flags := flag.NewFlagSet("random", flag.ExitOnError)
			seed := flags.Uint64("seed", 1, "seed of the generator")
			cases := flags.Int("cases", 1000, "how many requests")
			sets := flags.Int("sets", 50, "how many clusters")
			op := flags.String("op", "", "admission.run or admission.match only (default: both)")
			_ = flags.Parse(arguments)
			return randomAdmissions(*seed, *cases, *sets, *op)
		},
		"http": func([]string) error { return httpAnswers() },
	})
}

func ask(c *vectors.Case) (vectors.Answer, error) {
	switch c.Op {
	case "admission.run":
		return answerRun(c.Text())
	case "admission.match":
		return answerMatch(c.Text())
	case "admission.review":
		return answerReview(c.Text())
	case "admission.request":
		return answerCall(c.Text())
	}
	return nil, fmt.Errorf("no such operation: %s", c.Op)
}
