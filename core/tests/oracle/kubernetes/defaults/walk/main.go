// Command walk writes core/src/scheme/defaults/walk.rs: for each kind, where the server goes in its objects to call which
// function that sets defaults, and which literals it sets itself.
//
// It reads zz_generated.defaults.go of every group, and takes the JSON names from the types of the release that it is
// built with:
//
//	./generate.sh
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"nocluster.test/oracle/kubernetes/defaults/schemes"
)

// step is one thing to do with a value. Exactly one of the members is set, apart from Steps.
type step struct {
	// Call is a function, called with the struct: `core_v1::set_defaults_pod`.
	Call string `json:"call,omitempty"`
	// Quantities is a field that is a ResourceList, which has a function of its own.
	Quantities string `json:"quantities,omitempty"`
	// In is a field to go into, and Each a list of which each element is gone into.
	In    string `json:"in,omitempty"`
	Each  string `json:"each,omitempty"`
	Steps []step `json:"steps,omitempty"`
	// Fill is a field that gets Literal, a Rust expression, if it is unset.
	Fill    string `json:"fill,omitempty"`
	Literal string `json:"literal,omitempty"`
}

// kind is what is done with the objects of a kind.
type kind struct {
	ID    string `json:"id"`
	Steps []step `json:"steps"`
}

func main() {
	release := flag.String("release", "", "the release that this is built with")
	folders := flag.String("folders", "", "the folders of k8s.io/kubernetes, apiextensions-apiserver and kube-aggregator, with commas")
	api := flag.String("api", "", "the folder of k8s.io/api, whose constants the generated code names")
	table := flag.String("table", "../../../src/scheme/tables/fields.rs", "the Rust table of kinds")
	merged := flag.String("merge", "", "files of releases, the newest first, with commas")
	flag.Parse()
	if *merged != "" {
		merge(strings.Split(*merged, ","))
		return
	}
	w := &walker{api: *api, known: tableKinds(*table, *release), types: registered()}
	for _, folder := range strings.Split(*folders, ",") {
		w.folder(folder)
	}
	slices.SortFunc(w.kinds, func(a, b kind) int { return strings.Compare(a.ID, b.ID) })
	out := json.NewEncoder(os.Stdout)
	out.SetEscapeHTML(false)
	check(out.Encode(w.kinds))
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "walk:", err)
		os.Exit(1)
	}
}

// registered are the ids of the kinds by their Go type.
func registered() map[reflect.Type][]string {
	types := map[reflect.Type][]string{}
	for _, server := range schemes.Servers {
		for gvk, typ := range server.Scheme.AllKnownTypes() {
			types[typ] = append(types[typ], gvk.Group+"/"+gvk.Version+"/"+gvk.Kind)
		}
	}
	return types
}

var row = regexp.MustCompile(`(?m)^    kind\((ALL|0x..), "(.*)", "(.*)", \d+, \d+\), // (.*)$`)

func tableKinds(path, release string) map[string]bool {
	text, err := os.ReadFile(path)
	check(err)
	minor, err := strconv.Atoi(strings.TrimPrefix(release, "1."))
	check(err)
	known := map[string]bool{}
	for _, match := range row.FindAllStringSubmatch(string(text), -1) {
		bits, err := strconv.ParseUint(strings.Replace(match[1], "ALL", "0xff", 1), 0, 8)
		check(err)
		if bits>>(minor-30)&1 == 1 {
			known[match[2]+"/"+match[3]+"/"+match[4]] = true
		}
	}
	return known
}

type walker struct {
	known map[string]bool
	types map[reflect.Type][]string
	kinds []kind
	api   string

	file    *token.FileSet
	path    string
	imports map[string]string
}

func (w *walker) folder(folder string) {
	paths, err := filepath.Glob(filepath.Join(folder, "pkg/apis/*/v*/zz_generated.defaults.go"))
	check(err)
	if len(paths) == 0 {
		check(fmt.Errorf("%s has no generated defaults", folder))
	}
	for _, path := range paths {
		w.file, w.path = token.NewFileSet(), path
		file, err := parser.ParseFile(w.file, path, nil, 0)
		check(err)
		w.imports = map[string]string{}
		for _, spec := range file.Imports {
			from, err := strconv.Unquote(spec.Path.Value)
			check(err)
			name := filepath.Base(from)
			if spec.Name != nil {
				name = spec.Name.Name
			}
			w.imports[name] = from
		}
		for _, declaration := range file.Decls {
			function, ok := declaration.(*ast.FuncDecl)
			if ok && strings.HasPrefix(function.Name.Name, "SetObjectDefaults_") {
				w.function(function)
			}
		}
	}
}

// function reads SetObjectDefaults_X(in *v1.X).
func (w *walker) function(function *ast.FuncDecl) {
	parameter := function.Type.Params.List[0]
	typ := w.typeOf(parameter.Type.(*ast.StarExpr).X)
	if typ == nil {
		return
	}
	ids := slices.DeleteFunc(slices.Clone(w.types[typ]), func(id string) bool { return !w.known[id] })
	if len(ids) == 0 {
		return
	}
	scope := map[string]place{parameter.Names[0].Name: {typ: typ}}
	var root step
	w.block(&root, function.Body.List, scope)
	for _, id := range ids {
		w.kinds = append(w.kinds, kind{id, root.Steps})
	}
}

// typeOf finds the registered type that an expression names; nil for one that is not registered.
func (w *walker) typeOf(expression ast.Expr) reflect.Type {
	name, pkg := "", ""
	switch expression := expression.(type) {
	case *ast.SelectorExpr:
		name, pkg = expression.Sel.Name, w.imports[expression.X.(*ast.Ident).Name]
	case *ast.Ident:
		// apiextensions and apiregistration keep functions and types in one package.
		name, pkg = expression.Name, filepath.Dir(w.path)
		if at := strings.Index(pkg, "/k8s.io/"); at >= 0 {
			pkg = regexp.MustCompile(`@[^/]*`).ReplaceAllString(pkg[at+1:], "")
		}
	}
	for typ := range w.types {
		if typ.Name() == name && typ.PkgPath() == pkg {
			return typ
		}
	}
	return nil
}

// place is a value below the root: the steps to it, by field, and its type. A step `[]` is each element of the field
// before it.
type place struct {
	fields []string
	typ    reflect.Type
}

func (p place) below(field string, typ reflect.Type) place {
	fields := slices.Clone(p.fields)
	if field != "" {
		fields = append(fields, field)
	}
	return place{fields, typ}
}

func (w *walker) fail(node ast.Node, format string, args ...any) {
	check(fmt.Errorf("%s: %s", w.file.Position(node.Pos()), fmt.Sprintf(format, args...)))
}

// resolve finds the place that an expression names.
func (w *walker) resolve(expression ast.Expr, scope map[string]place) place {
	switch expression := expression.(type) {
	case *ast.Ident:
		found, ok := scope[expression.Name]
		if !ok {
			w.fail(expression, "%s is not known", expression.Name)
		}
		return found
	case *ast.UnaryExpr:
		return w.resolve(expression.X, scope)
	case *ast.StarExpr:
		return w.resolve(expression.X, scope)
	case *ast.ParenExpr:
		return w.resolve(expression.X, scope)
	case *ast.IndexExpr:
		list := w.resolve(expression.X, scope)
		for list.typ.Kind() == reflect.Pointer {
			list.typ = list.typ.Elem()
		}
		if list.typ.Kind() != reflect.Slice {
			w.fail(expression, "an element of %s", list.typ)
		}
		return list.below("[]", list.typ.Elem())
	case *ast.SelectorExpr:
		around := w.resolve(expression.X, scope)
		typ := around.typ
		for typ.Kind() == reflect.Pointer {
			typ = typ.Elem()
		}
		field, ok := typ.FieldByName(expression.Sel.Name)
		if !ok {
			w.fail(expression, "%s has no %s", typ, expression.Sel.Name)
		}
		name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
		if field.Anonymous && name == "" {
			return around.below("", field.Type)
		}
		return around.below(name, field.Type)
	}
	w.fail(expression, "an expression %T", expression)
	return place{}
}

// at gives the list of steps at a place, going the way that the last steps go already.
func at(root *step, fields []string) *step {
	for i := 0; i < len(fields); i++ {
		name := fields[i]
		each := i+1 < len(fields) && fields[i+1] == "[]"
		last := len(root.Steps) - 1
		if last < 0 || each && root.Steps[last].Each != name || !each && root.Steps[last].In != name {
			next := step{In: name}
			if each {
				next = step{Each: name}
			}
			root.Steps = append(root.Steps, next)
			last++
		}
		root = &root.Steps[last]
		if each {
			i++
		}
	}
	return root
}

func (w *walker) block(root *step, statements []ast.Stmt, scope map[string]place) {
	for _, statement := range statements {
		switch statement := statement.(type) {
		case *ast.ExprStmt:
			w.call(root, statement.X.(*ast.CallExpr), scope)
		case *ast.AssignStmt:
			// a := &in.Spec.Volumes[i]
			scope[statement.Lhs[0].(*ast.Ident).Name] = w.resolve(statement.Rhs[0], scope)
		case *ast.RangeStmt:
			w.block(root, statement.Body.List, scope)
		case *ast.IfStmt:
			condition := statement.Cond.(*ast.BinaryExpr)
			switch condition.Op {
			case token.NEQ:
				// A nil pointer is passed over anyway.
				w.block(root, statement.Body.List, scope)
			case token.EQL:
				w.literal(root, condition, statement.Body.List, scope)
			default:
				w.fail(statement, "a condition %s", condition.Op)
			}
		default:
			w.fail(statement, "a statement %T", statement)
		}
	}
}

func (w *walker) call(root *step, call *ast.CallExpr, scope map[string]place) {
	name, pkg := "", filepath.Dir(w.path)
	switch function := call.Fun.(type) {
	case *ast.Ident:
		name = function.Name
	case *ast.SelectorExpr:
		name, pkg = function.Sel.Name, w.imports[function.X.(*ast.Ident).Name]
	}
	rest, ok := strings.CutPrefix(name, "SetDefaults_")
	if !ok {
		w.fail(call, "a call of %s", name)
	}
	target := w.resolve(call.Args[0], scope)
	if rest == "ResourceList" {
		last := len(target.fields) - 1
		here := at(root, target.fields[:last])
		here.Steps = append(here.Steps, step{Quantities: target.fields[last]})
		return
	}
	here := at(root, target.fields)
	module := filepath.Base(filepath.Dir(pkg)) + "_" + filepath.Base(pkg)
	here.Steps = append(here.Steps, step{Call: module + "::set_defaults_" + snake(rest)})
}

var hump = regexp.MustCompile(`([a-z0-9])([A-Z])|([A-Z])([A-Z][a-z])`)

func snake(name string) string {
	name = strings.ReplaceAll(name, "_", "")
	for range 2 {
		name = hump.ReplaceAllString(name, "${1}${3}_${2}${4}")
	}
	return strings.ToLower(name)
}

// literal reads what is set where a field is unset: a value, or a variable whose address is taken.
func (w *walker) literal(root *step, condition *ast.BinaryExpr, body []ast.Stmt, scope map[string]place) {
	target := w.resolve(condition.X, scope)
	variables := map[string]ast.Expr{}
	for _, statement := range body {
		switch statement := statement.(type) {
		case *ast.DeclStmt:
			spec := statement.Decl.(*ast.GenDecl).Specs[0].(*ast.ValueSpec)
			variables[spec.Names[0].Name] = spec.Values[0]
		case *ast.AssignStmt:
			value := statement.Rhs[0]
			if statement.Tok == token.DEFINE {
				variables[statement.Lhs[0].(*ast.Ident).Name] = value
				continue
			}
			if address, ok := value.(*ast.UnaryExpr); ok && address.Op == token.AND {
				value = variables[address.X.(*ast.Ident).Name]
			}
			last := len(target.fields) - 1
			here := at(root, target.fields[:last])
			here.Steps = append(here.Steps, step{Fill: target.fields[last], Literal: w.rust(value, target.typ)})
		case *ast.IfStmt:
			// if err := json.Unmarshal([]byte(`{"single": {}}`), &in.Spec.DisruptionMode); err != nil
			call := statement.Init.(*ast.AssignStmt).Rhs[0].(*ast.CallExpr)
			text := call.Args[0].(*ast.CallExpr).Args[0].(*ast.BasicLit).Value
			match := holding.FindStringSubmatch(text)
			if match == nil {
				w.fail(statement, "the JSON %s", text)
			}
			last := len(target.fields) - 1
			here := at(root, target.fields[:last])
			here.Steps = append(here.Steps, step{Fill: target.fields[last], Literal: "Literal::Holding(\"" + match[1] + "\")"})
		default:
			w.fail(statement, "a statement %T", statement)
		}
	}
}

// holding is the JSON of an object that holds an empty one.
var holding = regexp.MustCompile("^`\\{\"(\\w+)\": \\{\\}\\}`$")

func (w *walker) rust(value ast.Expr, typ reflect.Type) string {
	for typ.Kind() == reflect.Pointer {
		typ = typ.Elem()
	}
	switch value := value.(type) {
	case *ast.CallExpr:
		// A conversion.
		return w.rust(value.Args[0], typ)
	case *ast.SelectorExpr:
		if typ.Kind() == reflect.String {
			return "Literal::Text(" + w.constant(w.imports[value.X.(*ast.Ident).Name], value.Sel.Name) + ")"
		}
	case *ast.Ident:
		if typ.Kind() == reflect.Bool {
			return "Literal::Bool(" + value.Name + ")"
		}
	case *ast.BasicLit:
		switch typ.Kind() {
		case reflect.String:
			return "Literal::Text(" + value.Value + ")"
		case reflect.Int32, reflect.Int64:
			return "Literal::Integer(" + value.Value + ")"
		}
	}
	w.fail(value, "a literal %T for %s", value, typ)
	return ""
}

// constant finds the quoted text of a string constant in a package of k8s.io/api.
func (w *walker) constant(pkg, name string) string {
	path := filepath.Join(w.api, strings.TrimPrefix(pkg, "k8s.io/api/"), "types.go")
	text, err := os.ReadFile(path)
	check(err)
	match := regexp.MustCompile(`(?m)^\s*` + name + `\s[^=\n]*=\s*("[^"\n]*")`).FindStringSubmatch(string(text))
	if match == nil {
		check(fmt.Errorf("%s: no constant %s", path, name))
	}
	return match[1]
}
