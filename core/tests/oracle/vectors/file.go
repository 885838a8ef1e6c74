package vectors

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

// Upstream is the source that the cases of a file put to the test.
type Upstream struct {
	Repo    string `json:"repo"`
	Path    string `json:"path"`
	Release string `json:"release"`
}

// Head is what a file says before its cases.
type Head struct {
	Area     string    `json:"area"`
	Upstream *Upstream `json:"upstream"`
	// Input holds members that the cases share; a case's own win.
	Input json.RawMessage `json:"input,omitempty"`
}

// Asked is the input of a case: its own members over those that the file shares.
func (h *Head) Asked(own json.RawMessage) (json.RawMessage, error) {
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
	text, err := compact(members)
	return json.RawMessage(text), err
}

// Vector is a case with its answer; a case that people wrote has none yet.
type Vector struct {
	ID       string          `json:"id"`
	Op       string          `json:"op"`
	Input    json.RawMessage `json:"input"`
	Ok       any             `json:"ok,omitempty"`
	OkSubset any             `json:"okSubset,omitempty"`
	Err      any             `json:"err,omitempty"`
	From     string          `json:"from"`
	Note     string          `json:"note,omitempty"`
	// Expect is what a person adds because no real code names it; an answer reads it and takes it away.
	Expect json.RawMessage `json:"expect,omitempty"`
	// Draws is the Case's, and stands in no vector.
	Draws int `json:"draws,omitempty"`
}

// File is a file of vectors.
type File struct {
	Name  string
	Head  Head
	Cases []Vector
}

// maxCases keeps a file short enough to be read.
const maxCases = 60

// Split makes files of at most maxCases cases.
func (f File) Split() []File {
	if len(f.Cases) <= maxCases {
		return []File{f}
	}
	var files []File
	for n := 1; len(f.Cases) > 0; n++ {
		take := min(maxCases, len(f.Cases))
		files = append(files, File{fmt.Sprintf("%s-%d", f.Name, n), f.Head, f.Cases[:take]})
		f.Cases = f.Cases[take:]
	}
	return files
}

// ReadCases reads the files of cases that people wrote: vector files without answers.
func ReadCases(pattern string) ([]File, error) {
	var files []File
	paths, err := filepath.Glob(pattern)
	if err != nil {
		return nil, err
	}
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		var read struct {
			Head
			Cases []Vector `json:"cases"`
		}
		if err := StrictUnmarshal(text, &read); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		files = append(files, File{strings.TrimSuffix(filepath.Base(path), ".json"), read.Head, read.Cases})
	}
	return files, nil
}

// StrictUnmarshal refuses members that would otherwise be left out in silence.
func StrictUnmarshal(text []byte, into any) error {
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.DisallowUnknownFields()
	return decoder.Decode(into)
}

var kebab = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// Write answers the cases of `cases/*.json`, and those that the program made, and writes the vectors of the area.
func Write(area string, ask Ask, made ...File) error {
	return WriteFrom("cases/*.json", area, ask, made...)
}

// WriteFrom is Write for a program that shares its module with others: the pattern names its own files of cases.
func WriteFrom(pattern, area string, ask Ask, made ...File) error {
	files, err := ReadCases(pattern)
	if err != nil {
		return err
	}
	ids := map[string]string{}
	for _, whole := range append(files, made...) {
		if whole.Head.Area != area {
			return fmt.Errorf("%s: the area is %q, not %q", whole.Name, whole.Head.Area, area)
		}
		for _, file := range whole.Split() {
			for i := range file.Cases {
				vector := &file.Cases[i]
				if !kebab.MatchString(vector.ID) {
					return fmt.Errorf("%s: id %q is not kebab-case", file.Name, vector.ID)
				}
				if before, twice := ids[vector.ID]; twice {
					return fmt.Errorf("id %s in %s and in %s", vector.ID, before, file.Name)
				}
				ids[vector.ID] = file.Name
				if err := answer(ask, &file.Head, vector); err != nil {
					return fmt.Errorf("%s %s: %w", file.Name, vector.ID, err)
				}
			}
			if err := file.write(filepath.Join("../../vectors", area, file.Name+".json")); err != nil {
				return err
			}
			fmt.Fprintf(os.Stderr, "%s: %s, %d vectors\n", area, file.Name, len(file.Cases))
		}
	}
	if len(ids) == 0 {
		return fmt.Errorf("%s has no cases", area)
	}
	fmt.Fprintf(os.Stderr, "%s: %d vectors\n", area, len(ids))
	return nil
}

// answer puts the real answer into a vector.
func answer(ask Ask, head *Head, vector *Vector) error {
	input, err := head.Asked(vector.Input)
	if err != nil {
		return err
	}
	got, err := ask(&Case{ID: vector.ID, Op: vector.Op, Input: input, Draws: vector.Draws})
	if err != nil {
		return err
	}
	if err := got.Into(vector, input); err != nil {
		return err
	}
	vector.Draws = 0
	if vector.Expect != nil {
		return fmt.Errorf("nothing reads its expect")
	}
	return nil
}

// write prints the head and then one case a line.
func (f *File) write(path string) error {
	var out bytes.Buffer
	head, err := compact(f.Head)
	if err != nil {
		return err
	}
	fmt.Fprintf(&out, "%s,\n\"cases\":[\n", strings.TrimSuffix(head, "}"))
	for i, vector := range f.Cases {
		text, err := compact(vector)
		if err != nil {
			return err
		}
		out.WriteString(text)
		if i < len(f.Cases)-1 {
			out.WriteByte(',')
		}
		out.WriteByte('\n')
	}
	out.WriteString("]}\n")
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, out.Bytes(), 0o644)
}

// compact prints JSON on one line, as little escaped as JSON allows.
func compact(value any) (string, error) {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		return "", err
	}
	return strings.TrimSuffix(out.String(), "\n"), nil
}
