package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"

	old "github.com/evanphx/json-patch"
	"gopkg.in/evanphx/json-patch.v4"
	"nocluster.test/oracle/vectors"
)

// The limit that the generic server sets process-wide at start.
const serverCopyLimit = 3 << 20

type patchInput struct {
	Release   string          `json:"release"`
	Dialect   string          `json:"dialect"`
	Doc       json.RawMessage `json:"doc"`
	DocText   *string         `json:"docText"`
	Patch     json.RawMessage `json:"patch"`
	PatchText *string         `json:"patchText"`
	CopyLimit *int64          `json:"copyLimit"`
	Text      bool            `json:"text"`
}

// PatchOutcome is what one application of a patch came to: the text of the
// result, or the code of docs/CODES.md with the exact text of the real error.
type PatchOutcome struct {
	Doc      *string `json:"doc,omitempty"`
	Code     string  `json:"code,omitempty"`
	Upstream string  `json:"upstream,omitempty"`
}

func (o PatchOutcome) key() string {
	if o.Doc != nil {
		return "=" + *o.Doc
	}
	return o.Code + ":" + o.Upstream
}

// PatchAnswer lists every outcome that was seen. More than one means that the
// order of a Go map decides.
type PatchAnswer struct {
	Outcomes []PatchOutcome `json:"outcomes"`
}

// Into takes the outcome that the order of a Go map does not change.
func (a *PatchAnswer) Into(vector *vectors.Vector, _ json.RawMessage) error {
	outcome := a.Outcomes[0]
	if len(a.Outcomes) > 1 {
		// The project answers the comparison and says so.
		for _, other := range a.Outcomes {
			if other.Code == "test-failed" {
				outcome = other
			}
		}
		vector.Note = strings.TrimSpace(vector.Note + " The order of a Go map decides: a failed test or a crash.")
	}
	if outcome.Doc != nil {
		vector.OkSubset = map[string]any{"docText": *outcome.Doc}
	} else {
		vector.Err = map[string]any{"code": outcome.Code, "upstream": outcome.Upstream}
	}
	return nil
}

func answerPatch(input []byte) (vectors.Answer, error) {
	var in patchInput
	if err := json.Unmarshal(input, &in); err != nil {
		return nil, err
	}
	if in.Dialect != "kube-apiserver" {
		return nil, fmt.Errorf("dialect %q has no upstream", in.Dialect)
	}
	doc, patch := []byte(in.Doc), []byte(in.Patch)
	if in.DocText != nil {
		doc = []byte(*in.DocText)
	}
	if in.PatchText != nil {
		patch = []byte(*in.PatchText)
	}
	limit := int64(serverCopyLimit)
	if in.CopyLimit != nil {
		limit = *in.CopyLimit
	}
	apply := applyCurrent
	if in.Release != "" {
		minor, err := strconv.Atoi(strings.TrimPrefix(in.Release, "1."))
		if err != nil || minor < 23 || minor > 37 {
			return nil, fmt.Errorf("release %q is not asked", in.Release)
		}
		if minor <= 34 {
			apply = applyOld
		}
	}
	first := apply(doc, patch, limit)
	outcomes := []PatchOutcome{first}
	// Only a comparison walks a Go map, and only one that ended early depends on where it began.
	if first.Code == "test-failed" || first.Code == "server-panics" {
		seen := map[string]bool{first.key(): true}
		for range 16 {
			next := apply(doc, patch, limit)
			if !seen[next.key()] {
				seen[next.key()] = true
				outcomes = append(outcomes, next)
			}
		}
	}
	return &PatchAnswer{outcomes}, nil
}

// applyCurrent is the line that 1.35 to 1.37 pin (v4.13.0).
func applyCurrent(doc, patch []byte, limit int64) (outcome PatchOutcome) {
	defer crashed(&outcome)
	jsonpatch.AccumulatedCopySizeLimit = limit
	decoded, err := jsonpatch.DecodePatch(patch)
	if err != nil {
		return failed(err)
	}
	result, err := decoded.Apply(doc)
	if err != nil {
		return failed(err)
	}
	text := string(result)
	return PatchOutcome{Doc: &text}
}

// applyOld is the line that 1.23 to 1.34 pin (v4.12.0; two patch releases of 1.28 apart).
func applyOld(doc, patch []byte, limit int64) (outcome PatchOutcome) {
	defer crashed(&outcome)
	old.AccumulatedCopySizeLimit = limit
	decoded, err := old.DecodePatch(patch)
	if err != nil {
		return failed(err)
	}
	result, err := decoded.Apply(doc)
	if err != nil {
		return failed(err)
	}
	text := string(result)
	return PatchOutcome{Doc: &text}
}

func crashed(outcome *PatchOutcome) {
	if reason := recover(); reason != nil {
		*outcome = PatchOutcome{Code: "server-panics", Upstream: fmt.Sprint(reason)}
	}
}

func failed(err error) PatchOutcome {
	return PatchOutcome{Code: patchCode(err), Upstream: err.Error()}
}

// patchCode sorts the real error into the project's vocabulary. Only the
// upstream text is compared byte for byte; the code says which class it is.
func patchCode(err error) string {
	text := err.Error()
	var syntax *json.SyntaxError
	switch {
	case errors.As(err, &syntax):
		return "invalid-json"
	case strings.Contains(text, "Go value of type jsonpatch.partialDoc"), strings.Contains(text, "Go value of type jsonpatch.partialArray"):
		return "invalid-document"
	case strings.Contains(text, "Go value of type jsonpatch."):
		return "invalid-patch"
	case strings.HasPrefix(text, "Unexpected kind: "):
		return "unexpected-kind"
	case strings.HasPrefix(text, "Unable to complete the copy"):
		return "copy-limit"
	case strings.Contains(text, " operation failed to decode "):
		return "invalid-patch"
	case strings.HasPrefix(text, "replace operation value must be"):
		return "invalid-value"
	case strings.HasSuffix(text, "test failed"):
		return "test-failed"
	case strings.HasSuffix(text, "invalid index referenced"), strings.Contains(text, "strconv.Atoi: "):
		return "invalid-index"
	case strings.HasSuffix(text, "missing value"):
		return "missing-value"
	}
	return "unsorted"
}
