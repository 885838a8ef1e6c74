// Package vectors is what the programs of the oracle share: cases and their answers as lines, the files of cases that
// people wrote, and the vector files that are made of them. It knows nothing of what a component does.
package vectors

import (
	"bufio"
	"encoding/json"
	"os"
)

// Case is one question in the project's own wire form. The input is given as
// a member or, where its exact text matters to the reader of the line, as text.
type Case struct {
	ID        string          `json:"id"`
	Op        string          `json:"op"`
	Input     json.RawMessage `json:"input,omitempty"`
	InputText string          `json:"inputText,omitempty"`
	// Draws is how often to ask where chance decides the order of what is answered; the answer is the one whose text
	// comes first of those that were seen.
	Draws int `json:"draws,omitempty"`
}

// Text is the input as it is asked.
func (c *Case) Text() []byte {
	if c.InputText != "" {
		return []byte(c.InputText)
	}
	return c.Input
}

// Answer is what the real code said. It is printed as it is.
type Answer interface {
	// Into puts the answer into a vector, in the project's own wire form; input is what was asked.
	Into(vector *Vector, input json.RawMessage) error
}

// Ask asks the real code. An error means that the case is not one that the
// component can ask, never that the real code refused something.
type Ask func(c *Case) (Answer, error)

// AnswerAll answers the cases of standard input, one a line.
func AnswerAll(ask Ask) error {
	out := NewLines()
	defer out.Flush()
	in := bufio.NewScanner(os.Stdin)
	in.Buffer(nil, 256<<20)
	for in.Scan() {
		if len(in.Bytes()) == 0 {
			continue
		}
		var c Case
		if err := json.Unmarshal(in.Bytes(), &c); err != nil {
			return err
		}
		answer, err := ask(&c)
		if err != nil {
			out.Print(map[string]any{"id": c.ID, "answer": map[string]string{"notAsked": err.Error()}})
			continue
		}
		out.Print(map[string]any{"id": c.ID, "answer": answer})
	}
	return in.Err()
}

// Lines prints JSON lines without escaping HTML characters.
type Lines struct {
	buffer  *bufio.Writer
	encoder *json.Encoder
}

// NewLines prints on standard output.
func NewLines() *Lines {
	buffer := bufio.NewWriterSize(os.Stdout, 1<<20)
	encoder := json.NewEncoder(buffer)
	encoder.SetEscapeHTML(false)
	return &Lines{buffer, encoder}
}

// Print prints a value on a line of its own.
func (l *Lines) Print(value any) {
	if err := l.encoder.Encode(value); err != nil {
		panic(err)
	}
}

// Row prints a row of a table: the function, its input, its output.
func (l *Lines) Row(function string, input, output any) { l.Print([]any{function, input, output}) }

// Compared prints a case with its answer, for the comparison at random.
func (l *Lines) Compared(c *Case, answer Answer) {
	l.Print(map[string]any{"case": c, "answer": answer})
}

// Done is the last line of a comparison: without it the other side knows that something is missing.
func (l *Lines) Done(cases int) { l.Print(map[string]int{"done": cases}) }

// Flush writes what is left.
func (l *Lines) Flush() {
	if err := l.buffer.Flush(); err != nil {
		panic(err)
	}
}
