package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

type upstream struct {
	Repo    string `json:"repo"`
	Path    string `json:"path"`
	Release string `json:"release"`
}

type vectorHead struct {
	Area     string    `json:"area"`
	Upstream *upstream `json:"upstream"`
	Release  string    `json:"release,omitempty"`
	Complete []string  `json:"complete,omitempty"`
	// By says that people wrote the answers; such a file is none of ours.
	By string `json:"by,omitempty"`
	// Input holds members that the cases share; a case's own win.
	Input json.RawMessage `json:"input,omitempty"`
}

// asked is the input of a case with the members that its file shares.
func (h *vectorHead) asked(own json.RawMessage) (json.RawMessage, error) {
	if len(h.Input) == 0 {
		return own, nil
	}
	var members, more map[string]json.RawMessage
	if err := json.Unmarshal(h.Input, &members); err != nil {
		return nil, err
	}
	if err := json.Unmarshal(own, &more); err != nil {
		return nil, err
	}
	maps.Copy(members, more)
	return json.Marshal(members)
}

// vectorCase is a case with its answer; a case written by hand has none yet.
type vectorCase struct {
	ID       string          `json:"id"`
	Op       string          `json:"op"`
	Input    json.RawMessage `json:"input"`
	Ok       any             `json:"ok,omitempty"`
	OkSubset any             `json:"okSubset,omitempty"`
	Err      any             `json:"err,omitempty"`
	From     string          `json:"from"`
	Note     string          `json:"note,omitempty"`
	Expect   *expectation    `json:"expect,omitempty"`
}

type vectorFile struct {
	name  string
	Head  vectorHead
	Cases []vectorCase
}

// maxCases keeps a file short enough to be read.
const maxCases = 60

func split(file vectorFile) []vectorFile {
	if len(file.Cases) <= maxCases {
		return []vectorFile{file}
	}
	var files []vectorFile
	for n := 1; len(file.Cases) > 0; n++ {
		take := min(maxCases, len(file.Cases))
		files = append(files, vectorFile{fmt.Sprintf("%s-%d", file.name, n), file.Head, file.Cases[:take]})
		file.Cases = file.Cases[take:]
	}
	return files
}

// writtenCases reads the cases that people wrote: a vector file without answers.
func writtenCases(dir string) ([]vectorFile, error) {
	var files []vectorFile
	paths, err := filepath.Glob(filepath.Join(dir, "*", "*.json"))
	if err != nil {
		return nil, err
	}
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		var read struct {
			vectorHead
			Cases []vectorCase `json:"cases"`
		}
		decoder := json.NewDecoder(bytes.NewReader(text))
		decoder.DisallowUnknownFields()
		if err := decoder.Decode(&read); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		name := filepath.Base(filepath.Dir(path)) + "/" + strings.TrimSuffix(filepath.Base(path), ".json")
		files = append(files, split(vectorFile{name, read.vectorHead, read.Cases})...)
	}
	return files, nil
}

var kebab = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

func writeVectors(cases, out, only string) error {
	files, err := writtenCases(cases)
	if err != nil {
		return err
	}
	files = append(files, patchProduct()...)
	inOrder = true
	ids := map[string]string{}
	counts := map[string]int{}
	for _, file := range files {
		area := strings.Split(file.name, "/")[0]
		if only != "" && area != only {
			continue
		}
		for i := range file.Cases {
			c := &file.Cases[i]
			if !kebab.MatchString(c.ID) {
				return fmt.Errorf("%s: id %q is not kebab-case", file.name, c.ID)
			}
			if before, twice := ids[c.ID]; twice {
				return fmt.Errorf("id %s in %s and in %s", c.ID, before, file.name)
			}
			ids[c.ID] = file.name
			if err := expect(c, &file.Head); err != nil {
				return fmt.Errorf("%s %s: %w", file.name, c.ID, err)
			}
			counts[area]++
		}
		if err := writeVectorFile(filepath.Join(out, file.name+".json"), &file); err != nil {
			return err
		}
	}
	if len(counts) == 0 {
		return fmt.Errorf("no vectors of %q: the area is misspelled, or its cases are elsewhere", only)
	}
	for area, count := range counts {
		fmt.Fprintf(os.Stderr, "%s: %d vectors\n", area, count)
	}
	return nil
}

// expect puts the real answer into the case, in the project's own wire form.
func expect(c *vectorCase, head *vectorHead) error {
	asked, err := head.asked(c.Input)
	if err != nil {
		return err
	}
	got, err := answer(&Case{ID: c.ID, Op: c.Op, Input: asked})
	if err != nil {
		return err
	}
	switch got := got.(type) {
	case *PatchAnswer:
		first := got.Outcomes[0]
		if len(got.Outcomes) > 1 {
			// The order of a Go map decides. The project answers the comparison and says so.
			for _, outcome := range got.Outcomes {
				if outcome.Code == "test-failed" {
					first = outcome
				}
			}
			c.Note = strings.TrimSpace(c.Note + " The order of a Go map decides: a failed test or a crash.")
		}
		if first.Doc != nil {
			c.OkSubset = map[string]any{"docText": *first.Doc}
		} else {
			c.Err = map[string]any{"code": first.Code, "upstream": first.Upstream}
		}
	case interface {
		vector(text bool, expect *expectation) map[string]any
	}:
		expect := c.Expect
		if expect == nil {
			expect = &expectation{}
		}
		if err := expect.check(got); err != nil {
			return err
		}
		var input struct{ Text bool }
		if err := json.Unmarshal(asked, &input); err != nil {
			return err
		}
		c.OkSubset, c.Expect = got.vector(input.Text, expect), nil
	default:
		return fmt.Errorf("no vector form of %T", got)
	}
	return nil
}

// writeVectorFile prints the head and then one case a line.
func writeVectorFile(path string, file *vectorFile) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	var out bytes.Buffer
	head, err := compact(file.Head)
	if err != nil {
		return err
	}
	fmt.Fprintf(&out, "%s,\n\"cases\":[\n", strings.TrimSuffix(head, "}"))
	for i, c := range file.Cases {
		text, err := compact(c)
		if err != nil {
			return err
		}
		out.WriteString(text)
		if i < len(file.Cases)-1 {
			out.WriteByte(',')
		}
		out.WriteByte('\n')
	}
	out.WriteString("]}\n")
	return os.WriteFile(path, out.Bytes(), 0o644)
}

func compact(value any) (string, error) {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		return "", err
	}
	return strings.TrimSuffix(out.String(), "\n"), nil
}
