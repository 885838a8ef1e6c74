package vectors

import (
	"bufio"
	"encoding/json"
	"io"
	"math/rand/v2"
	"strings"
)

// Pick takes one of a list.
func Pick[T any](r *rand.Rand, list []T) T { return list[r.IntN(len(list))] }

// Chance is true once in n times.
func Chance(r *rand.Rand, n int) bool { return r.IntN(n) == 0 }

// Keys and scalars are few, so that paths hit often and the odd ones meet every state of a node.
var (
	keys    = []string{`a`, `b`, `-`, `-1`, `0`, `01`, ``, `~1`, `~2`, `x/y`, `~`, `/`, `\u0061`, `é`, `a<b`, `\ud800`, `q\"q`, `\n`}
	scalars = []string{`null`, `null`, `null`, `null`, `1`, `1.0`, `1e0`, `-0`, `0`, `1.50`, `1E+2`, `12345678901234567890123456789012345678901`, `1e400`,
		`true`, `false`, `""`, `"A"`, `"\u0041"`, `"a/b"`, `"a\/b"`, `"a<b&c>d"`, `"a\u003cb"`, `"\ud800"`, `"é"`, "\"\u2028\"", `"\n\t\\"`, "\"\u007f\""}
)

// Space is mostly nothing, sometimes white space as JSON allows it.
func Space(r *rand.Rand) string {
	if Chance(r, 12) {
		return Pick(r, []string{" ", "\t", "\n", "\r", "  "})
	}
	return ""
}

// JSON is a text of a value: members given twice, lone surrogates, numbers in every form.
func JSON(r *rand.Rand, depth int) string {
	switch {
	case depth == 0 || Chance(r, 4):
		return Pick(r, scalars)
	case Chance(r, 2):
		return Array(r, depth)
	}
	return Object(r, depth)
}

// Array is a text of a list, of values down to the depth.
func Array(r *rand.Rand, depth int) string {
	parts := make([]string, r.IntN(4))
	for i := range parts {
		parts[i] = Space(r) + JSON(r, depth-1) + Space(r)
	}
	return "[" + strings.Join(parts, ",") + Space(r) + "]"
}

// Object is a text of an object, of values down to the depth.
func Object(r *rand.Rand, depth int) string {
	parts := make([]string, r.IntN(5))
	for i := range parts {
		parts[i] = Space(r) + `"` + Pick(r, keys) + `"` + Space(r) + ":" + Space(r) + JSON(r, depth-1)
	}
	return "{" + strings.Join(parts, ",") + Space(r) + "}"
}

// EachObject reads the lines of `defaults random` and calls a function with each object among them and its release.
func EachObject(lines io.Reader, call func(object, release string) error) error {
	scanner := bufio.NewScanner(lines)
	scanner.Buffer(nil, 1<<26)
	for scanner.Scan() {
		var line struct {
			Case struct {
				InputText string `json:"inputText"`
			} `json:"case"`
		}
		if err := json.Unmarshal(scanner.Bytes(), &line); err != nil {
			return err
		}
		if line.Case.InputText == "" {
			continue
		}
		var input struct {
			ObjectText string `json:"objectText"`
			Release    string `json:"release"`
		}
		if err := json.Unmarshal([]byte(line.Case.InputText), &input); err != nil {
			return err
		}
		if err := call(input.ObjectText, input.Release); err != nil {
			return err
		}
	}
	return scanner.Err()
}
