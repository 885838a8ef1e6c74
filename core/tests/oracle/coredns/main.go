// The oracle of cluster DNS: it starts the servers of CoreDNS from a Corefile, in this process, over the objects of a
// cluster, asks them, and prints what they answered.
package main

import (
	"fmt"

	_ "github.com/coredns/coredns/core/plugin"
	"nocluster.test/oracle/vectors"
)

const usage = `usage:
  coredns answer < cases.jsonl      answers cases, one JSON object a line
  coredns vectors                   writes ../../vectors/dns
`

func main() {
	vectors.Main(usage, vectors.Commands{
		"answer":  func([]string) error { return vectors.AnswerAll(ask) },
		"vectors": func([]string) error { return vectors.Write("dns", ask) },
	})
}

func ask(c *vectors.Case) (vectors.Answer, error) {
	return nil, fmt.Errorf("no such operation: %s", c.Op)
}
