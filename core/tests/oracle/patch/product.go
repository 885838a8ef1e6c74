package main

import (
	"encoding/json"
	"fmt"
	"strings"

	"nocluster.test/oracle/vectors"
)

// productDocument holds one of each: an object, an array, a scalar, a null.
const productDocument = `{"a":[1,{"x":2},null],"n":null,"o":{"k":1,"n":null},"s":"text"}`

// nodeState is one way in which a node comes to be what it is. The real code
// keeps nodes undecoded as long as it can, so a null that was read, one that an
// operation wrote and one that was copied behave differently.
type nodeState struct {
	name  string
	group string
	path  string
	setUp []string
	keys  []namedKey
}

type namedKey struct{ name, key string }

func productStates() []nodeState {
	one := []namedKey{{"member", "x"}}
	nullOp := `{"op":"add","path":"/p","value":null}`
	rawNull := `{"op":"copy","from":"/p","path":"/q"}`
	walked := `{"op":"test","path":"/q/x"}`
	return []nodeState{
		{"object", "object", "/o", nil, []namedKey{{"existing", "k"}, {"null-member", "n"}, {"missing", "x"}}},
		{"array", "array", "/a", nil, []namedKey{
			{"first", "0"}, {"middle", "1"}, {"null-element", "2"}, {"dash", "-"}, {"minus-1", "-1"}, {"minus-3", "-3"}, {"minus-4", "-4"}, {"minus-5", "-5"},
			{"length", "3"}, {"past-length", "4"}, {"leading-zero", "01"}, {"plus", "+1"}, {"minus-0", "-0"}, {"word", "k"}, {"empty", ""},
			{"beyond-int64", "9223372036854775808"}, {"tilde", "~1"}, {"control", "\u0001"},
		}},
		{"missing", "absent", "/z", nil, one},
		{"scalar", "absent", "/s", nil, one},
		{"nil", "null", "/n", nil, one},
		{"nil-by-copy-of-missing", "null", "/c", []string{`{"op":"copy","from":"/zz","path":"/c"}`}, one},
		{"nil-by-add-without-value", "null", "/w", []string{`{"op":"add","path":"/w"}`}, one},
		{"null-op", "null", "/p", []string{nullOp}, one},
		{"raw-null", "null", "/q", []string{nullOp, rawNull}, one},
		{"nil-object", "null", "/q", []string{nullOp, rawNull, walked}, one},
	}
}

type namedOperation struct{ name, text string }

// operationsOn is every operation with `path` as its path, and as its from.
func operationsOn(op, path string) []namedOperation {
	quoted := jsonString(path)
	var list []namedOperation
	withValue := func(name, value string) {
		if value != "" {
			value = `,"value":` + value
		}
		list = append(list, namedOperation{name, fmt.Sprintf(`{"op":%q,"path":%s%s}`, op, quoted, value)})
	}
	switch op {
	case "add", "replace", "test":
		withValue("no-value", "")
		withValue("null", "null")
		withValue("number", "1")
		withValue("object", `{"k":1,"n":null}`)
		withValue("array", `[1,{"x":2},null]`)
		withValue("empty-object", "{}")
		if op == "test" {
			withValue("text", `"text"`)
			withValue("empty-array", "[]")
		}
	case "remove":
		withValue("it", "")
	case "move", "copy":
		list = append(list,
			namedOperation{"to-it", fmt.Sprintf(`{"op":%q,"from":"/s","path":%s}`, op, quoted)},
			namedOperation{"from-it", fmt.Sprintf(`{"op":%q,"from":%s,"path":"/o/new"}`, op, quoted)},
			namedOperation{"onto-itself", fmt.Sprintf(`{"op":%q,"from":%s,"path":%s}`, op, quoted, quoted)})
	}
	return list
}

// patchProduct is every operation over every state of a node: with the node as
// the container of its target, and with the node as the target itself.
func patchProduct() []vectors.File {
	var files []vectors.File
	shared, _ := json.Marshal(map[string]any{"dialect": "kube-apiserver", "docText": productDocument, "text": true})
	for _, op := range patchOps {
		for _, group := range []string{"object", "array", "absent", "null"} {
			file := vectors.File{
				Name: "kube-" + op + "-" + group,
				Head: vectors.Head{Area: "patch", Upstream: &vectors.Upstream{Repo: "evanphx/json-patch", Path: "patch.go", Release: "v4.13.0"}, Input: shared},
			}
			for _, state := range productStates() {
				if state.group != group {
					continue
				}
				add := func(id, path string, few bool) {
					for i, operation := range operationsOn(op, path) {
						// What is written into an array does not depend on where, so one place shows every value.
						if few && i > 0 && (op == "add" || op == "replace") && operation.name != "number" {
							continue
						}
						if few && op == "test" && operation.name != "null" && operation.name != "number" {
							continue
						}
						text := "[" + strings.Join(append(append([]string{}, state.setUp...), operation.text), ",") + "]"
						input, _ := json.Marshal(map[string]any{"patchText": text})
						file.Cases = append(file.Cases, vectors.Vector{
							ID: "kube-" + op + "-" + id + "-" + operation.name, Op: "patch.apply", Input: input,
							From: "every operation of patch.go over every state of a node",
						})
					}
				}
				for i, key := range state.keys {
					add(state.name+"-"+key.name, state.path+"/"+key.key, group == "array" && i > 0)
				}
				add(state.name+"-itself", state.path, false)
			}
			files = append(files, file)
		}
	}
	return files
}
