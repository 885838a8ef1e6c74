// The oracle of CNI: it runs the real IPAM plugins as processes over a folder of their own, converts results with the
// packages of the CNI project, and prints what they answered.
package main

import (
	"flag"
	"fmt"
	"math/rand"

	"nocluster.test/oracle/vectors"
)

const usage = `usage:
  ipam answer < cases.jsonl                          answers cases, one JSON object a line
  ipam vectors                                       writes ../../vectors/ipam
  ipam random -seed S -cases N [-plugin static] [-plugins 1.10]   random histories
  ipam convert -seed S -cases N                      random results, in other versions
  ipam plan -seed S -cases N                         random lists, with the calls of a runtime
  ipam processes -seed S -cases N -nocluster PATH    random histories, by the real plugins and by ours as processes
  ipam shared -seed S -kills N -nocluster PATH       both kinds of processes on one directory, ours killed
  ipam changed -seed S -cases N -nocluster PATH      ours on a large directory that others change between its calls
  ipam served -nocluster PATH                        our plugin below the real bridge and ptp, and on a full disk; needs root
`

func main() {
	vectors.Main(usage, vectors.Commands{
		"answer":    func([]string) error { return vectors.AnswerAll(ask) },
		"vectors":   func([]string) error { return vectors.Write("ipam", ask) },
		"random":    random,
		"convert":   convert,
		"plan":      plan,
		"processes": processes,
		"shared":    shared,
		"changed":   changed,
		"served":    served,
		"ping":      ping,
	})
}

// ask answers a case by its operation.
func ask(c *vectors.Case) (vectors.Answer, error) {
	switch c.Op {
	case "ipam.cni":
		return askPlugin(c)
	case "ipam.convert":
		return askConversion(c)
	case "ipam.plan":
		return askPlan(c)
	}
	return nil, fmt.Errorf("no real code answers %s", c.Op)
}

func random(arguments []string) error {
	flags := flag.NewFlagSet("random", flag.ExitOnError)
	seed := flags.Int64("seed", 1, "seed of the generator")
	count := flags.Int("cases", 1000, "how many histories")
	plugin := flags.String("plugin", "host-local", "the plugin")
	line := flags.String("plugins", "1.10", "the line of the plugins")
	_ = flags.Parse(arguments)
	return histories(rand.New(rand.NewSource(*seed)), *count, *plugin, *line)
}

func convert(arguments []string) error {
	flags := flag.NewFlagSet("convert", flag.ExitOnError)
	seed := flags.Int64("seed", 1, "seed of the generator")
	count := flags.Int("cases", 1000, "how many results")
	_ = flags.Parse(arguments)
	return conversions(rand.New(rand.NewSource(*seed)), *count)
}

func plan(arguments []string) error {
	flags := flag.NewFlagSet("plan", flag.ExitOnError)
	seed := flags.Int64("seed", 1, "seed of the generator")
	count := flags.Int("cases", 1000, "how many lists")
	_ = flags.Parse(arguments)
	return plans(rand.New(rand.NewSource(*seed)), *count)
}
