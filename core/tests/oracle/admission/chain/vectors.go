package chain

import (
	"encoding/json"
	"fmt"

	"nocluster.test/oracle/vectors"
)

// expectation is what a person adds to a case because no real code
// names it: reason codes and outcome codes.
type expectation struct {
	Reasons  map[string]string `json:"reasons,omitempty"`
	Outcomes map[string]string `json:"outcomes,omitempty"`
	Skipped  []any             `json:"skipped,omitempty"`
}

// takeExpectation reads what was added to a case, and takes it away.
func takeExpectation(vector *vectors.Vector) (*expectation, error) {
	expect := &expectation{}
	if vector.Expect == nil {
		return expect, nil
	}
	text := vector.Expect
	vector.Expect = nil
	return expect, vectors.StrictUnmarshal(text, expect)
}

// asksForTexts says whether the bytes of what a case answers matter.
func asksForTexts(input json.RawMessage) (bool, error) {
	var asked struct{ Text bool }
	err := json.Unmarshal(input, &asked)
	return asked.Text, err
}

func rawOrNil(text string) any {
	if text == "" {
		return nil
	}
	return json.RawMessage(text)
}

// Into writes the outcome of a run in the wire's form.
func (a *RunAnswer) Into(vector *vectors.Vector, input json.RawMessage) error {
	expect, err := takeExpectation(vector)
	if err != nil {
		return err
	}
	text, err := asksForTexts(input)
	vector.OkSubset = a.ok(text, expect)
	return err
}

func (a *RunAnswer) ok(text bool, expect *expectation) map[string]any {
	put := func(into map[string]any, name, value string) {
		switch {
		case value == "":
		case text:
			into[name+"Text"] = value
		default:
			into[name] = json.RawMessage(value)
		}
	}
	calls := []any{}
	for _, call := range a.Calls {
		listed := map[string]any{"phase": call.Phase, "round": call.Round, "index": call.Index, "hook": call.Hook}
		put(listed, "review", call.Review)
		if code, given := expect.Outcomes[call.Hook]; given {
			listed["outcome"] = map[string]any{"code": code}
		}
		calls = append(calls, listed)
	}
	ok := map[string]any{"calls": calls}
	switch {
	case a.Need != nil:
		need := map[string]any{"hook": a.Need.Hook, "round": a.Need.Round, "url": a.Need.URL}
		put(need, "review", a.Need.Review)
		ok["verdict"], ok["need"] = "need", need
		return ok
	case a.Crashed != "":
		ok["verdict"], ok["crashed"] = "crashed", map[string]any{"hook": a.CrashedIn.Hook, "round": a.CrashedIn.Round, "message": a.Crashed}
		return ok
	case *a.Allowed:
		ok["verdict"] = "allowed"
		put(ok, "object", a.Object)
	default:
		ok["verdict"] = "denied"
		ok["status"] = rawOrNil(a.Status)
		if a.Others != nil {
			others := []any{}
			for _, other := range a.Others {
				others = append(others, rawOrNil(other))
			}
			ok["candidates"] = others
		}
	}
	ok["allowed"], ok["passes"] = *a.Allowed, a.Passes
	ok["warningHeaders"], ok["auditAnnotations"] = a.WarningHeaders, a.AuditAnnotations
	if expect.Skipped != nil {
		ok["skipped"] = expect.Skipped
	}
	return ok
}

// Into writes the decisions in the wire's form.
func (a *MatchAnswer) Into(vector *vectors.Vector, _ json.RawMessage) error {
	expect, err := takeExpectation(vector)
	if err != nil {
		return err
	}
	if err := expect.check(a); err != nil {
		return err
	}
	vector.OkSubset = a.ok(expect)
	return nil
}

func (a *MatchAnswer) ok(expect *expectation) map[string]any {
	hooks := []any{}
	for _, hook := range a.Hooks {
		listed := map[string]any{"hook": hook.Hook, "configuration": hook.Configuration, "webhook": hook.Webhook, "index": hook.Index, "decision": hook.Decision}
		if hook.Status != "" {
			listed["status"] = json.RawMessage(hook.Status)
		}
		if code, given := expect.Reasons[hook.Hook]; given {
			reason := map[string]any{"code": code}
			if code == "no-rule-matched" {
				mismatches := []any{}
				for i, mismatch := range hook.Mismatches {
					mismatches = append(mismatches, map[string]any{"rule": i, "code": mismatch})
				}
				reason["rules"] = mismatches
			}
			listed["reason"] = reason
		}
		hooks = append(hooks, listed)
	}
	return map[string]any{"hooks": hooks}
}

// check refuses an expectation that the real answer contradicts.
func (e *expectation) check(match *MatchAnswer) error {
	for hook, reason := range e.Reasons {
		wanted := "skip"
		switch reason {
		case "selector-invalid", "namespace-not-found", "namespace-unreadable", "equivalent-kind-unknown", "match-condition-error":
			wanted = "reject"
		case "rule-matched", "equivalent-match":
			wanted = "call"
		}
		found := false
		for _, decided := range match.Hooks {
			if decided.Hook == hook {
				found = true
				if decided.Decision != wanted {
					return fmt.Errorf("%s is expected for %s, the real code says %s %s", reason, hook, decided.Decision, decided.Status)
				}
			}
		}
		if !found {
			return fmt.Errorf("no hook %s", hook)
		}
	}
	return nil
}
