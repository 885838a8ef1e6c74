package vectors

import "testing"

// TestAsked: a case's own members win, whole, over those that its file shares.
func TestAsked(t *testing.T) {
	for _, c := range []struct{ shared, own, want string }{
		{``, `{"a": 1}`, `{"a": 1}`},
		{`{"a": 1, "b": {"c": 2}}`, `{}`, `{"a":1,"b":{"c":2}}`},
		{`{"a": 1, "b": {"c": 2}}`, `{"b": {"d": 3}, "e": "<"}`, `{"a":1,"b":{"d":3},"e":"<"}`},
		{`{"a": 1}`, `{"a": null}`, `{"a":null}`},
	} {
		head := Head{Input: []byte(c.shared)}
		got, err := head.Asked([]byte(c.own))
		if err != nil || string(got) != c.want {
			t.Errorf("%s below %s is %s, %v; want %s", c.shared, c.own, got, err, c.want)
		}
	}
	for _, own := range []string{``, `[]`, `{"a":}`} {
		head := Head{Input: []byte(`{"a": 1}`)}
		if got, err := head.Asked([]byte(own)); err == nil {
			t.Errorf("%q is %s", own, got)
		}
	}
}
