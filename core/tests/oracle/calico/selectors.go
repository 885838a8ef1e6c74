package main

import (
	"encoding/json"
	"fmt"
	randv2 "math/rand/v2"
	"strings"

	"github.com/projectcalico/calico/libcalico-go/lib/selector"

	"nocluster.test/oracle/vectors"
)

// choice is whether a pool selects a Node, or what is wrong with its selector.
type choice struct {
	Selects bool   `json:"selects"`
	Error   string `json:"error,omitempty"`
}

// Into is the answer on the wire.
func (c *choice) Into(vector *vectors.Vector, _ json.RawMessage) error {
	event := map[string]any{"verdict": "granted"}
	if !c.Selects {
		reason := map[string]any{"code": "no-pool-for-node"}
		if c.Error != "" {
			reason = map[string]any{"code": "bad-selector", "text": c.Error}
			if vector.Expect != nil {
				reason["problem"] = vector.Expect
				vector.Expect = nil
			}
		}
		event = map[string]any{"verdict": "refused", "reason": reason}
	}
	vector.OkSubset = map[string]any{"events": []any{event}}
	return nil
}

func selected(text string, labels map[string]string) *choice {
	// Calico asks its parser only if there is a selector; the parser takes an empty one for all().
	parsed, err := selector.Parse(text)
	if err != nil {
		return &choice{Error: err.Error()}
	}
	return &choice{Selects: parsed.Evaluate(labels)}
}

var (
	labelKeys   = []string{"a", "b", "zone", "k8s.io/x-y_z", "in", "all", "has", "not", "contains", "A.b"}
	labelValues = []string{"", "a", "ab", "abc", "x'y", `x"y`, "1"}
	pieces      = []string{"(", ")", "{", "}", ",", "==", "!=", "!", "&&", "||", "=", "&", "|", " ", "\t", "\n", "in", "not in", "notin", "contains", "starts with", "ends with",
		"all()", "all( \n)", "global()", "has(a)", "has( zone )", "has()", "has(a", "'a'", `"ab"`, "'", `"`, "a", "zone", "é", "?", "not", "starts", "inb", "in_", "startswith"}
)

func quoted(r *randv2.Rand) string {
	value := vectors.Pick(r, labelValues)
	if strings.Contains(value, "'") || vectors.Chance(r, 2) && !strings.Contains(value, `"`) {
		return `"` + value + `"`
	}
	return "'" + value + "'"
}

// expression is a selector that is most often well formed.
func expression(r *randv2.Rand, depth int) string {
	space := func() string { return vectors.Pick(r, []string{"", " ", "  ", "\t"}) }
	switch n := r.IntN(14); {
	case depth > 0 && n < 3:
		return expression(r, depth-1) + space() + "&&" + space() + expression(r, depth-1)
	case depth > 0 && n < 6:
		return expression(r, depth-1) + space() + "||" + space() + expression(r, depth-1)
	case depth > 0 && n == 6:
		return "(" + space() + expression(r, depth-1) + space() + ")"
	case depth > 0 && n == 7:
		return "!" + space() + expression(r, depth-1)
	case n == 8:
		return "has(" + space() + vectors.Pick(r, labelKeys) + space() + ")"
	case n == 9:
		return vectors.Pick(r, []string{"all()", "global()", "all( )"})
	case n < 12:
		return vectors.Pick(r, labelKeys) + " " + vectors.Pick(r, []string{"==", "!=", "contains", "starts with", "ends  with", "startswith"}) + space() + quoted(r)
	}
	set := []string{}
	for range r.IntN(4) {
		set = append(set, quoted(r))
	}
	return vectors.Pick(r, labelKeys) + " " + vectors.Pick(r, []string{"in", "not in", "notin"}) + space() + "{" + space() + strings.Join(set, space()+","+space()) + space() + "}"
}

// randomSelectors puts selectors to the real parser, most of them well formed.
func randomSelectors(r *randv2.Rand, out *vectors.Lines, count int) {
	for i := range count {
		text := expression(r, 3)
		for range r.IntN(4) * r.IntN(2) {
			at := r.IntN(len(text) + 1)
			for at < len(text) && text[at]&0xc0 == 0x80 {
				at++
			}
			text = text[:at] + vectors.Pick(r, pieces) + text[at:]
		}
		if vectors.Chance(r, 4) {
			text = ""
			for range r.IntN(7) {
				text += vectors.Pick(r, pieces) + vectors.Pick(r, []string{"", " "})
			}
		}
		if vectors.Chance(r, 200) {
			text = strings.Repeat("k", 505+r.IntN(15)) + " == 'a'"
		}
		labels := map[string]string{}
		for range r.IntN(5) {
			labels[vectors.Pick(r, labelKeys)] = vectors.Pick(r, labelValues)
		}
		input, err := json.Marshal(map[string]any{
			"pools":      []any{map[string]any{"name": "pool", "cidr": "10.0.0.0/24", "blockSize": 26, "nodeSelector": text}},
			"host":       "node1",
			"nodeLabels": labels,
			"events":     []any{map[string]any{"assign": "net.c"}},
		})
		vectors.Check(err)
		out.Compared(&vectors.Case{ID: fmt.Sprint("selector-", i), Op: "ipam.calico", InputText: string(input)}, selected(text, labels))
	}
}
