package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
)

// Tokens, keys and scalars are few, so that paths hit often and the odd ones meet every node state.
var (
	patchTokens = []string{"a", "b", "-", "-1", "0", "1", "01", "", "~1", "~2", "x/y", "~", "+1", "-0", "2", "-3", "99999999999999999999", "é"}
	patchKeys   = []string{`a`, `b`, `-`, `-1`, `0`, `01`, ``, `~1`, `~2`, `x/y`, `~`, `/`, `\u0061`, `é`, `a<b`, `\ud800`, `q\"q`, `\n`}
	patchScalar = []string{`null`, `null`, `null`, `null`, `1`, `1.0`, `1e0`, `-0`, `0`, `1.50`, `1E+2`, `12345678901234567890123456789012345678901`, `1e400`,
		`true`, `false`, `""`, `"A"`, `"\u0041"`, `"a/b"`, `"a\/b"`, `"a<b&c>d"`, `"a\u003cb"`, `"\ud800"`, `"é"`, "\"\u2028\"", `"\n\t\\"`, "\"\u007f\""}
	patchOps = []string{"add", "remove", "replace", "move", "copy", "test"}
)

func pick[T any](r *rand.Rand, list []T) T { return list[r.IntN(len(list))] }

// chance is true once in n times.
func chance(r *rand.Rand, n int) bool { return r.IntN(n) == 0 }

func randomSpace(r *rand.Rand) string {
	if chance(r, 12) {
		return pick(r, []string{" ", "\t", "\n", "\r", "  "})
	}
	return ""
}

func randomJSON(r *rand.Rand, depth int) string {
	switch {
	case depth == 0 || chance(r, 4):
		return pick(r, patchScalar)
	case chance(r, 2):
		return randomArray(r, depth)
	}
	return randomObject(r, depth)
}

func randomArray(r *rand.Rand, depth int) string {
	parts := make([]string, r.IntN(4))
	for i := range parts {
		parts[i] = randomSpace(r) + randomJSON(r, depth-1) + randomSpace(r)
	}
	return "[" + strings.Join(parts, ",") + randomSpace(r) + "]"
}

func randomObject(r *rand.Rand, depth int) string {
	parts := make([]string, r.IntN(5))
	for i := range parts {
		parts[i] = randomSpace(r) + `"` + pick(r, patchKeys) + `"` + randomSpace(r) + ":" + randomSpace(r) + randomJSON(r, depth-1)
	}
	return "{" + strings.Join(parts, ",") + randomSpace(r) + "}"
}

// usualDocument makes most paths exist.
func usualDocument(r *rand.Rand) string {
	members := []string{
		`"a":` + randomJSON(r, 2), `"b":` + randomJSON(r, 2), `"0":` + randomJSON(r, 2), `"":` + randomJSON(r, 2),
		`"-":` + randomJSON(r, 1), `"~1":` + randomJSON(r, 1), `"x/y":` + randomJSON(r, 1), `"c":[` + randomJSON(r, 2) + `,null,` + randomJSON(r, 1) + `]`,
	}
	r.Shuffle(len(members), func(i, j int) { members[i], members[j] = members[j], members[i] })
	return "{" + strings.Join(members[:1+r.IntN(len(members))], ","+randomSpace(r)) + "}"
}

func randomDocument(r *rand.Rand) string {
	switch r.IntN(40) {
	case 0:
		return pick(r, []string{"", " ", "null", "1", `"a"`, "true", " []", "[", "{", "nul", `{"a":01}`, `{"a" 1}`, `{"a":1,}`, "[1 2]", "{} x", `"\`, "\ufeff{}"})
	case 1, 2, 3:
		return randomArray(r, 4)
	case 4, 5, 6, 7:
		return randomObject(r, 4)
	case 8:
		return damaged(r, usualDocument(r))
	}
	return usualDocument(r)
}

// damaged drops, doubles or replaces one rune, so that the lexical errors are met everywhere.
func damaged(r *rand.Rand, text string) string {
	runes := []rune(text)
	if len(runes) == 0 {
		return text
	}
	at := r.IntN(len(runes))
	switch r.IntN(4) {
	case 0:
		return string(runes[:at]) + string(runes[at+1:])
	case 1:
		return string(runes[:at])
	case 2:
		return string(runes[:at]) + pick(r, []string{",", "}", "]", ":", `"`, "'", "\\", "0", "\x01", "é", "x", "-", "."}) + string(runes[at+1:])
	}
	return string(runes[:at+1]) + string(runes[at:])
}

// place is a spot of the document that a path of the patch may name.
type place struct {
	path string
	text string
}

// placesOf lists what the document holds, so that most paths hit something.
func placesOf(path, text string, into []place) []place {
	into = append(into, place{path, text})
	var members map[string]json.RawMessage
	if json.Unmarshal([]byte(text), &members) == nil {
		keys := slices.Sorted(maps.Keys(members))
		for _, key := range keys {
			into = placesOf(path+"/"+escapeToken(key), string(members[key]), into)
		}
		return into
	}
	var elements []json.RawMessage
	if json.Unmarshal([]byte(text), &elements) == nil {
		for i, element := range elements {
			into = placesOf(fmt.Sprintf("%s/%d", path, i), string(element), into)
		}
	}
	return into
}

func escapeToken(token string) string {
	return strings.ReplaceAll(strings.ReplaceAll(token, "~", "~0"), "/", "~1")
}

// randomPath gives a path and, where it names something, the text found there.
func randomPath(r *rand.Rand, places []place) (string, string) {
	if chance(r, 60) {
		return pick(r, []string{"", "a", "b", "/", "//", "x/a", "0"}), "null"
	}
	if len(places) > 1 && !chance(r, 5) {
		found := places[1+r.IntN(len(places)-1)]
		switch r.IntN(6) {
		case 0:
			return found.path + "/" + pick(r, patchTokens), found.text
		case 1:
			return found.path[:strings.LastIndex(found.path, "/")+1] + pick(r, patchTokens), found.text
		}
		return found.path, found.text
	}
	var path strings.Builder
	for range 1 + r.IntN(2) {
		path.WriteString("/" + pick(r, patchTokens))
	}
	return path.String(), "null"
}

// jsonString quotes as little as JSON allows, so that HTML characters stay as they are.
func jsonString(text string) string {
	var out strings.Builder
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(text); err != nil {
		panic(err)
	}
	return strings.TrimSuffix(out.String(), "\n")
}

func randomOperation(r *rand.Rand, places []place) (string, []place) {
	if chance(r, 150) {
		return pick(r, []string{"null", "1", `"a"`, "[]", "{}", "true", `{"OP":"add","path":"/a"}`}), places
	}
	op := pick(r, patchOps)
	var members []string
	switch {
	case chance(r, 100):
		members = append(members, pick(r, []string{`"op":null`, `"op":1`, `"op":"Add"`, `"op":"merge"`, `"op":{}`, `"op":"remove","op":"add"`, `"\u006fp":"add"`}))
	default:
		members = append(members, `"op":"`+op+`"`)
	}
	member := func(name string, odd []string, usual string) {
		switch {
		case chance(r, 60):
			members = append(members, `"`+name+`":`+pick(r, odd))
		case !chance(r, 60):
			members = append(members, `"`+name+`":`+usual)
		}
	}
	path, found := randomPath(r, places)
	from, moved := randomPath(r, places)
	member("path", []string{"null", "1", "[]", "{}", "true", `"\/a"`, `"/\u0061"`, `"/\ud800"`}, jsonString(path))
	if op == "move" || op == "copy" {
		member("from", []string{"null", "1", "[]", "{}", "false"}, jsonString(from))
		places = append(places, place{path, moved})
	}
	if (op == "add" || op == "replace" || op == "test") && !chance(r, 12) {
		value := randomJSON(r, 2)
		if op == "test" && !chance(r, 4) {
			value = found
			if chance(r, 4) {
				value = strings.Replace(found, pick(r, []string{"1", "true", "a", "0"}), "false", 1)
			}
		}
		if op != "test" {
			places = placesOf(path, value, places)
		}
		members = append(members, `"value":`+randomSpace(r)+value)
	}
	if chance(r, 30) {
		members = append(members, `"note":`+randomJSON(r, 1))
	}
	r.Shuffle(len(members), func(i, j int) { members[i], members[j] = members[j], members[i] })
	return "{" + strings.Join(members, ","+randomSpace(r)) + "}", places
}

func randomPatch(r *rand.Rand, document string) string {
	switch r.IntN(150) {
	case 0:
		return pick(r, []string{"", "null", "{}", "1", `"x"`, "true", "[", "[,]", "[{]", "[null]", " [ ] ", "[[]]", "[1]x"})
	}
	places := placesOf("", document, nil)
	operations := make([]string, r.IntN(7))
	for i := range operations {
		operations[i], places = randomOperation(r, places)
	}
	text := "[" + strings.Join(operations, ","+randomSpace(r)) + "]"
	if chance(r, 100) {
		return damaged(r, text)
	}
	return text
}

func randomPatches(seed uint64, cases int) error {
	out := newLines()
	defer out.flush()
	r := rand.New(rand.NewPCG(seed, 1))
	for i := range cases {
		document := randomDocument(r)
		input := map[string]any{"dialect": "kube-apiserver", "docText": document, "patchText": randomPatch(r, document), "text": true}
		if chance(r, 8) {
			input["copyLimit"] = 1 + r.IntN(60)
		}
		if chance(r, 8) {
			input["release"] = pick(r, []string{"1.30", "1.34", "1.35", "1.36"})
		}
		text, err := json.Marshal(input)
		if err != nil {
			return err
		}
		c := Case{ID: fmt.Sprintf("random-%d-%d", seed, i), Op: "patch.apply", InputText: string(text)}
		got, err := answer(&c)
		if err != nil {
			return err
		}
		out.print(map[string]any{"case": c, "answer": got})
	}
	out.print(map[string]int{"done": cases})
	return nil
}
