// The differential oracle: it asks the Go code that kube-apiserver itself is
// built from, and prints what that code answered. See README.md.
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"time"
)

const usage = `usage:
  oracle answer < cases.jsonl                      answer cases, one JSON object a line
  oracle patches -seed S -cases N                  random patch cases with their answers
  oracle admissions -seed S -cases N -sets M       random requests over M random clusters with their answers
  oracle http                                      every HTTP status with every kind of body, over real connections
  oracle time -for 1s < cases.jsonl                how long the real code takes for patch.apply and admission.match
  oracle vectors -out DIR [-only patch|admission]  write the committed vectors
`

func main() {
	silenceLogs()
	if len(os.Args) < 2 {
		fmt.Fprint(os.Stderr, usage)
		os.Exit(2)
	}
	var err error
	switch verb, args := os.Args[1], os.Args[2:]; verb {
	case "answer":
		err = answerAll(os.Stdin)
	case "time":
		flags := flag.NewFlagSet(verb, flag.ExitOnError)
		span := flags.Duration("for", time.Second, "how long each case is repeated")
		_ = flags.Parse(args)
		err = timeAll(os.Stdin, *span)
	case "patches":
		flags := flag.NewFlagSet(verb, flag.ExitOnError)
		seed := flags.Uint64("seed", 1, "seed of the generator")
		cases := flags.Int("cases", 1000, "how many cases")
		_ = flags.Parse(args)
		err = randomPatches(*seed, *cases)
	case "admissions":
		flags := flag.NewFlagSet(verb, flag.ExitOnError)
		seed := flags.Uint64("seed", 1, "seed of the generator")
		cases := flags.Int("cases", 1000, "how many requests")
		sets := flags.Int("sets", 50, "how many clusters")
		op := flags.String("op", "", "admission.run or admission.match only (default: both)")
		_ = flags.Parse(args)
		err = randomAdmissions(*seed, *cases, *sets, *op)
	case "http":
		err = httpAnswers()
	case "vectors":
		flags := flag.NewFlagSet(verb, flag.ExitOnError)
		out := flags.String("out", "../vectors", "directory of the vectors")
		cases := flags.String("cases", "cases", "directory of the hand-written cases")
		only := flags.String("only", "", "one area only")
		_ = flags.Parse(args)
		err = writeVectors(*cases, *out, *only)
	default:
		fmt.Fprint(os.Stderr, usage)
		os.Exit(2)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "oracle:", err)
		os.Exit(1)
	}
}

// Case is one question in the project's own wire form. The input is given as
// a member or, where its exact text matters to the reader of the line, as text.
type Case struct {
	ID        string          `json:"id"`
	Op        string          `json:"op"`
	Input     json.RawMessage `json:"input,omitempty"`
	InputText string          `json:"inputText,omitempty"`
}

func (c *Case) input() []byte {
	if c.InputText != "" {
		return []byte(c.InputText)
	}
	return c.Input
}

// answer asks the real code. An error means that the case is not one that the
// oracle can ask, never that the real code refused something.
func answer(c *Case) (any, error) {
	switch c.Op {
	case "patch.apply":
		return answerPatch(c.input())
	case "admission.run":
		return answerRun(c.input())
	case "admission.match":
		return answerMatch(c.input())
	case "admission.review":
		return answerReview(c.input())
	}
	return nil, fmt.Errorf("no such operation: %s", c.Op)
}

func answerAll(in *os.File) error {
	out := newLines()
	defer out.flush()
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 256<<20)
	for lines.Scan() {
		if len(lines.Bytes()) == 0 {
			continue
		}
		var c Case
		if err := json.Unmarshal(lines.Bytes(), &c); err != nil {
			return err
		}
		got, err := answer(&c)
		if err != nil {
			got = map[string]string{"notAsked": err.Error()}
		}
		out.print(map[string]any{"id": c.ID, "answer": got})
	}
	return lines.Err()
}

// lines prints JSON lines without escaping HTML characters.
type lines struct {
	buffer  *bufio.Writer
	encoder *json.Encoder
}

func newLines() *lines {
	buffer := bufio.NewWriterSize(os.Stdout, 1<<20)
	encoder := json.NewEncoder(buffer)
	encoder.SetEscapeHTML(false)
	return &lines{buffer, encoder}
}

func (l *lines) print(value any) {
	if err := l.encoder.Encode(value); err != nil {
		panic(err)
	}
}

func (l *lines) flush() { _ = l.buffer.Flush() }
