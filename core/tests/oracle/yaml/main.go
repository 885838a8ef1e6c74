// Command yaml asks the real code how kubectl reads a text: the decoder of k8s.io/apimachinery over sigs.k8s.io/yaml,
// then sigs.k8s.io/json into a map, printed again: what kubectl sends.
//
// Without arguments it turns rows.json into the committed table of readings, with -print print_rows.json into that of
// printed objects. With -serve and -serve-print it answers lines of base64 in quotes, for comparisons at length.
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"regexp"
	"strconv"
	"strings"

	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/util/yaml"
	kjson "sigs.k8s.io/json"
	syaml "sigs.k8s.io/yaml"
)

type row struct {
	ID string `json:"id"`
	// Text is the file. Repeat makes large ones: every "{n}" block is written out.
	Text   string  `json:"text,omitempty"`
	Repeat *repeat `json:"repeat,omitempty"`
	// Base64 is for bytes that are no text.
	Base64 []byte `json:"base64,omitempty"`
	Note   string `json:"note,omitempty"`
}

type repeat struct {
	Before string `json:"before,omitempty"`
	Text   string `json:"text"`
	Times  int    `json:"times"`
	After  string `json:"after,omitempty"`
	// Close is repeated after After as often as Text before it.
	Close string `json:"close,omitempty"`
}

type answer struct {
	row
	Objects []json.RawMessage `json:"objects"`
	// Error is what kubectl prints behind "error parsing FILE: ".
	Error string `json:"error,omitempty"`
	Line  int    `json:"line,omitempty"`
}

func (r row) bytes() []byte {
	switch {
	case r.Repeat != nil:
		p := r.Repeat
		return []byte(p.Before + strings.Repeat(p.Text, p.Times) + p.After + strings.Repeat(p.Close, p.Times))
	case r.Base64 != nil:
		return r.Base64
	}
	return []byte(r.Text)
}

// read does what kubectl's StreamVisitor does with one file.
func read(text []byte) (objects []json.RawMessage, err error) {
	objects = []json.RawMessage{}
	d := yaml.NewYAMLOrJSONDecoder(bytes.NewReader(text), 4096)
	for {
		ext := runtime.RawExtension{}
		if err := d.Decode(&ext); err != nil {
			if errors.Is(err, io.EOF) {
				return objects, nil
			}
			return objects, err
		}
		raw := bytes.TrimSpace(ext.Raw)
		if len(raw) == 0 || bytes.Equal(raw, []byte("null")) {
			continue
		}
		var value any
		if err := kjson.UnmarshalCaseSensitivePreserveInts(raw, &value); err != nil {
			return objects, err
		}
		sent, err := json.Marshal(value)
		if err != nil {
			return objects, err
		}
		objects = append(objects, sent)
	}
}

var lineOf = regexp.MustCompile(`yaml: line (\d+):`)

func ask(r row) answer {
	objects, err := read(r.bytes())
	a := answer{row: r, Objects: objects}
	if err != nil {
		a.Error = err.Error()
		if m := lineOf.FindStringSubmatch(a.Error); m != nil {
			a.Line, _ = strconv.Atoi(m[1])
		}
	}
	return a
}

func main() {
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	if len(os.Args) > 1 && os.Args[1] == "-print" {
		print_rows(out)
		return
	}
	if len(os.Args) > 1 && (os.Args[1] == "-serve" || os.Args[1] == "-serve-print") {
		in := bufio.NewReaderSize(os.Stdin, 1<<20)
		for {
			line, err := in.ReadBytes('\n')
			if len(line) > 0 {
				var text []byte
				if err := json.Unmarshal(line, &text); err != nil {
					fmt.Fprintln(os.Stderr, err)
					os.Exit(1)
				}
				if os.Args[1] == "-serve-print" {
					encoder.Encode(print(text))
				} else {
					a := ask(row{Base64: text})
					a.Base64 = nil
					encoder.Encode(a)
				}
			}
			if err != nil {
				return
			}
		}
	}
	text, err := os.ReadFile("rows.json")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	var rows []row
	if err := json.Unmarshal(text, &rows); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Fprintln(out, "[")
	for i, r := range rows {
		a := ask(r)
		if r.Repeat != nil {
			// The answers to these are long and plain: whether there is one is what counts.
			a.Objects = nil
		}
		line, _ := marshal(a)
		out.Write(line)
		if i+1 < len(rows) {
			out.WriteString(",")
		}
		out.WriteString("\n")
	}
	fmt.Fprintln(out, "]")
}

// print is what kubectl's -o yaml makes of an object.
func print(text []byte) string {
	var value any
	if err := kjson.UnmarshalCaseSensitivePreserveInts(text, &value); err != nil {
		return "error: " + err.Error()
	}
	printed, err := syaml.Marshal(value)
	if err != nil {
		return "error: " + err.Error()
	}
	return string(printed)
}

// print_rows turns print_rows.json, a list of JSON values, into pairs of value and YAML text.
func print_rows(out *bufio.Writer) {
	text, err := os.ReadFile("print_rows.json")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	var values []json.RawMessage
	if err := json.Unmarshal(text, &values); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Fprintln(out, "[")
	for i, value := range values {
		var b bytes.Buffer
		e := json.NewEncoder(&b)
		e.SetEscapeHTML(false)
		e.Encode(struct {
			JSON string `json:"json"`
			YAML string `json:"yaml"`
		}{string(value), print(value)})
		out.Write(bytes.TrimRight(b.Bytes(), "\n"))
		if i+1 < len(values) {
			out.WriteString(",")
		}
		out.WriteString("\n")
	}
	fmt.Fprintln(out, "]")
}

func marshal(a answer) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(a)
	return bytes.TrimRight(b.Bytes(), "\n"), err
}
