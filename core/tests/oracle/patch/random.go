package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"

	"nocluster.test/oracle/vectors"
)

// Tokens are few, so that paths hit often.
var (
	patchTokens = []string{"a", "b", "-", "-1", "0", "1", "01", "", "~1", "~2", "x/y", "~", "+1", "-0", "2", "-3", "99999999999999999999", "é"}
	patchOps    = []string{"add", "remove", "replace", "move", "copy", "test"}
)

// usualDocument makes most paths exist.
func usualDocument(r *rand.Rand) string {
	members := []string{
		`"a":` + vectors.JSON(r, 2), `"b":` + vectors.JSON(r, 2), `"0":` + vectors.JSON(r, 2), `"":` + vectors.JSON(r, 2),
		`"-":` + vectors.JSON(r, 1), `"~1":` + vectors.JSON(r, 1), `"x/y":` + vectors.JSON(r, 1), `"c":[` + vectors.JSON(r, 2) + `,null,` + vectors.JSON(r, 1) + `]`,
	}
	r.Shuffle(len(members), func(i, j int) { members[i], members[j] = members[j], members[i] })
	return "{" + strings.Join(members[:1+r.IntN(len(members))], ","+vectors.Space(r)) + "}"
}

func randomDocument(r *rand.Rand) string {
	switch r.IntN(40) {
	case 0:
		return vectors.Pick(r, []string{"", " ", "null", "1", `"a"`, "true", " []", "[", "{", "nul", `{"a":01}`, `{"a" 1}`, `{"a":1,}`, "[1 2]", "{} x", `"\`, "\ufeff{}"})
	case 1, 2, 3:
		return vectors.Array(r, 4)
	case 4, 5, 6, 7:
		return vectors.Object(r, 4)
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
		return string(runes[:at]) + vectors.Pick(r, []string{",", "}", "]", ":", `"`, "'", "\\", "0", "\x01", "é", "x", "-", "."}) + string(runes[at+1:])
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
	if vectors.Chance(r, 60) {
		return vectors.Pick(r, []string{"", "a", "b", "/", "//", "x/a", "0"}), "null"
	}
	if len(places) > 1 && !vectors.Chance(r, 5) {
		found := places[1+r.IntN(len(places)-1)]
		switch r.IntN(6) {
		case 0:
			return found.path + "/" + vectors.Pick(r, patchTokens), found.text
		case 1:
			return found.path[:strings.LastIndex(found.path, "/")+1] + vectors.Pick(r, patchTokens), found.text
		}
		return found.path, found.text
	}
	var path strings.Builder
	for range 1 + r.IntN(2) {
		path.WriteString("/" + vectors.Pick(r, patchTokens))
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
	if vectors.Chance(r, 150) {
		return vectors.Pick(r, []string{"null", "1", `"a"`, "[]", "{}", "true", `{"OP":"add","path":"/a"}`}), places
	}
	op := vectors.Pick(r, patchOps)
	var members []string
	switch {
	case vectors.Chance(r, 100):
		members = append(members, vectors.Pick(r, []string{`"op":null`, `"op":1`, `"op":"Add"`, `"op":"merge"`, `"op":{}`, `"op":"remove","op":"add"`, `"\u006fp":"add"`}))
	default:
		members = append(members, `"op":"`+op+`"`)
	}
	member := func(name string, odd []string, usual string) {
		switch {
		case vectors.Chance(r, 60):
			members = append(members, `"`+name+`":`+vectors.Pick(r, odd))
		case !vectors.Chance(r, 60):
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
	if (op == "add" || op == "replace" || op == "test") && !vectors.Chance(r, 12) {
		value := vectors.JSON(r, 2)
		if op == "test" && !vectors.Chance(r, 4) {
			value = found
			if vectors.Chance(r, 4) {
				value = strings.Replace(found, vectors.Pick(r, []string{"1", "true", "a", "0"}), "false", 1)
			}
		}
		if op != "test" {
			places = placesOf(path, value, places)
		}
		members = append(members, `"value":`+vectors.Space(r)+value)
	}
	if vectors.Chance(r, 30) {
		members = append(members, `"note":`+vectors.JSON(r, 1))
	}
	r.Shuffle(len(members), func(i, j int) { members[i], members[j] = members[j], members[i] })
	return "{" + strings.Join(members, ","+vectors.Space(r)) + "}", places
}

func randomPatch(r *rand.Rand, document string) string {
	switch r.IntN(150) {
	case 0:
		return vectors.Pick(r, []string{"", "null", "{}", "1", `"x"`, "true", "[", "[,]", "[{]", "[null]", " [ ] ", "[[]]", "[1]x"})
	}
	places := placesOf("", document, nil)
	operations := make([]string, r.IntN(7))
	for i := range operations {
		operations[i], places = randomOperation(r, places)
	}
	text := "[" + strings.Join(operations, ","+vectors.Space(r)) + "]"
	if vectors.Chance(r, 100) {
		return damaged(r, text)
	}
	return text
}

func randomPatches(seed uint64, cases int) error {
	out := vectors.NewLines()
	defer out.Flush()
	r := rand.New(rand.NewPCG(seed, 1))
	for i := range cases {
		document := randomDocument(r)
		input := map[string]any{"dialect": "kube-apiserver", "docText": document, "patchText": randomPatch(r, document), "text": true}
		if vectors.Chance(r, 8) {
			input["copyLimit"] = 1 + r.IntN(60)
		}
		if vectors.Chance(r, 8) {
			input["release"] = vectors.Pick(r, []string{"1.30", "1.34", "1.35", "1.36"})
		}
		text, err := json.Marshal(input)
		if err != nil {
			return err
		}
		c := vectors.Case{ID: fmt.Sprintf("random-%d-%d", seed, i), Op: "patch.apply", InputText: string(text)}
		got, err := ask(&c)
		if err != nil {
			return err
		}
		out.Compared(&c, got)
	}
	out.Done(cases)
	return nil
}
