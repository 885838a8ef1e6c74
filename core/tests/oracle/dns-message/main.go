// The oracle of DNS messages: it asks the library that CoreDNS reads and writes messages with, and the package with which
// CoreDNS makes a reply fit, and prints what they answered. A row is a JSON array: the function, its input, its output.
package main

import (
	seeded "math/rand"
	"math/rand/v2"

	"nocluster.test/oracle/vectors"
)

const usage = `usage:
  dns-message cases                     ../../vectors/rows/dns/messages.jsonl: the committed rows
  dns-message random -seed S -cases N   random rows to compare
`

var rows = vectors.NewLines()

func main() {
	defer rows.Flush()
	vectors.Main(usage, vectors.Commands{
		"cases": func([]string) error {
			cases()
			brief = true
			random(rand.New(rand.NewPCG(1, 1)), 150)
			return nil
		},
		"random": vectors.Random(func(seed *seeded.Rand, count int) {
			random(rand.New(rand.NewPCG(seed.Uint64(), 1)), count)
			rows.Done(count)
		}),
	})
}
