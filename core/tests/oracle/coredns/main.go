// The oracle of cluster DNS: it runs the servers that CoreDNS makes of a Corefile, in this process, over the objects of
// a cluster, asks them, and prints what they answered.
package main

import (
	_ "github.com/coredns/coredns/core/plugin"
	"nocluster.test/oracle/vectors"
)

const usage = `usage:
  coredns answer < cases.jsonl      answers cases, one JSON object a line
  coredns corefile -seed S -cases N [-more DIR]   random Corefiles, with what CoreDNS says when it starts
  coredns corefile -each -more DIR [-files DIR]   those of a folder as they are
  coredns vectors                   writes ../../vectors/dns
  coredns random -seed S -queries N random questions over random clusters, with their answers
  coredns speed COREFILE OBJECTS    how fast the server is, for the benchmarks; see speed.go
  coredns listen COREFILE OBJECTS ADDRESS   the server over UDP, for the benchmarks
`

func main() {
	vectors.Main(usage, vectors.Commands{
		"answer":   func([]string) error { return inside(func() error { return vectors.AnswerAll(ask) }) },
		"corefile": randomCorefiles,
		"listen":   listen,
		"random":   func(arguments []string) error { return insideRooms(func() error { return randomQueries(arguments) }) },
		"room":     func([]string) error { return inside(serveRoom) },
		"speed":    speed,
		"vectors":  func([]string) error { return vectors.Write("dns", rooms{}.ask) },
	})
}
