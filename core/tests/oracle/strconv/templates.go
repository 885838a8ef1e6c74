package main

import (
	"bytes"
	"math/rand"
	"strconv"
	"strings"
	"text/template"
)

// templateData has the members that CoreDNS gives to its templates.
type templateData struct {
	Zone, Name, Class, Type, Remote string
	Match                           []string
	Group                           map[string]string
	Question                        *struct {
		Name  string
		Qtype uint16
	}
	Message any
}

func render(text string) {
	data := &templateData{
		Zone: "example.", Name: "ip-10-0-0-7.example.", Class: "IN", Type: "A", Remote: "10.0.0.9",
		Match: []string{"ip-10-0-0-7.example.", "10", "ff"},
		Group: map[string]string{"0": "ip-10-0-0-7.example.", "1": "10", "2": "ff", "a": "10", "e": ""},
		Question: &struct {
			Name  string
			Qtype uint16
		}{"ip-10-0-0-7.Example.", 1},
	}
	parsed, err := template.New("answer").Funcs(template.FuncMap{"parseInt": strconv.ParseUint}).Parse(text)
	if err != nil {
		rows.Row("template", text, map[string]bool{"refused": true})
		return
	}
	var out bytes.Buffer
	if err := parsed.Execute(&out, data); err != nil {
		rows.Row("template", text, map[string]bool{"failed": true})
		return
	}
	rows.Row("template", text, out.String())
}

func templates() {
	for _, text := range []string{
		"", "plain", "{{ .Name }} 60 IN A 10.0.0.1", "{{.Name}}", "{{ .Zone }}{{ .Class }}{{ .Type }}{{ .Remote }}", "{{ .Question.Name }}", "{{ .Question.Qtype }}", "{{ .Match }}", "{{ .Group }}",
		"{{ .Group.a }}", "{{ .Group.b }}", "{{ .Group.e }}", "{{ .Nope }}", "{{ .Name.x }}", "{{ .Group.a.b }}", "{{ index .Match 0 }}", "{{ index .Match 1 }}", "{{ index .Match 3 }}", "{{ index .Match -1 }}",
		"{{ index .Match .Name }}", `{{ index .Group "a" }}`, `{{ index .Group "b" }}`, "{{ index .Group 1 }}", "{{ index .Name 0 }}", "{{ index .Name }}", "{{ index }}", "{{ index .Match 1 1 }}", "{{ index .Group.b 1 }}",
		`{{ printf "%s-%s" .Name (index .Match 1) }}`, `{{ printf "%d" (parseInt .Group.a 10 32) }}`, `{{ printf "%v" (parseInt .Group.a 16 32) }}`, `{{ parseInt .Group.a 16 8 }}`, `{{ parseInt (index .Match 2) 16 8 }}`,
		`{{ parseInt "100" 16 8 }}`, `{{ parseInt "zz" 10 8 }}`, `{{ parseInt "" 10 8 }}`, `{{ parseInt "+1" 10 8 }}`, `{{ parseInt "1_0" 10 8 }}`, `{{ parseInt "1" 1 8 }}`, `{{ parseInt "1" 37 8 }}`, `{{ parseInt "1" 10 65 }}`, `{{ parseInt "18446744073709551616" 10 64 }}`,
		`{{ parseInt .Group.a }}`, `{{ parseInt 1 10 8 }}`, `{{ parseInt "1" "10" 8 }}`, `{{ parseInt "1" 10 8 8 }}`,
		`{{ printf "%05d|%-5d|%5d|%x|%X|%o|%b|%+d" 42 42 42 255 255 8 5 3 }}`, `{{ printf "%s|%10s|%-10s|%.2s|%q" "abc" "abc" "abc" "abc" "a\"b" }}`, `{{ printf "%%" }}`, `{{ printf "%v %v" true .Match }}`, `{{ printf "%03x" (parseInt "10" 10 8) }}`,
		`{{ printf "%d" -5 }}`, `{{ printf "%05d" -5 }}`, `{{ printf "%.3d" 5 }}`, `{{ printf }}`, `{{ printf 1 }}`, `{{ .Name | printf "%s!" }}`, `{{ .Name | printf "%s %s" "x" }}`, `{{ print 1 2 "a" "b" 3 }}`, `{{ print "a" 1 true }}`, `{{ println "a" 1 }}`, `{{ print }}`, `{{ print .Group.b }}`,
		"{{ if .Name }}yes{{ end }}", "{{ if .Group.e }}yes{{ else }}no{{ end }}", `{{ if eq .Type "A" }}a{{ else if eq .Type "AAAA" }}b{{ else }}c{{ end }}`, `{{ if ne .Type "A" }}a{{ else if eq .Class "IN" }}b{{ else }}c{{ end }}`,
		"{{ if eq 1 1 }}1{{ end }}", "{{ if eq 1 2 1 }}1{{ end }}", "{{ if eq 1 }}1{{ end }}", `{{ eq 1 "1" }}`, `{{ eq (parseInt "1" 10 8) 1 }}`, `{{ lt 1 2 }}{{ le 2 2 }}{{ gt 1 2 }}{{ ge 1 2 }}{{ ne 1 2 }}`, `{{ lt "a" "b" }}`, `{{ lt 1 "b" }}`, `{{ lt true false }}`, `{{ eq true true }}`, `{{ eq .Match .Match }}`, `{{ eq .Group.b .Name }}`, `{{ eq .Group.b .Group.c }}`, `{{ lt -1 (parseInt "1" 10 8) }}`,
		`{{ lt 1 }}`, `{{ ne 1 2 3 }}`, "{{ and 1 0 }}", "{{ and 1 2 }}", "{{ or 0 2 }}", "{{ or 0 .Group.e }}", "{{ or .Group.a .Nope }}", "{{ and .Group.e .Nope }}", "{{ and }}", "{{ not 1 }}{{ not .Group.e }}", "{{ not }}", "{{ not 1 2 }}", "{{ len .Match }}{{ len .Name }}{{ len .Group }}", "{{ len 1 }}", "{{ len }}", "{{ .Match | len }}",
		"{{ range .Match }}<{{ . }}>{{ end }}", "{{ range $i, $m := .Match }}{{ $i }}={{ $m }};{{ end }}", "{{ range $m := .Match }}{{ $m }};{{ end }}", "{{ range $k, $v := .Group }}{{ $k }}={{ $v }};{{ end }}", "{{ range .Nope }}{{ end }}", "{{ range .Group.b }}x{{ else }}none{{ end }}", "{{ range 3 }}{{ . }}{{ end }}", "{{ range $i := 2 }}{{ $i }}{{ end }}", "{{ range $i, $j := 2 }}{{ $i }}{{ end }}", "{{ range 0 }}x{{ else }}none{{ end }}", "{{ range .Name }}{{ end }}",
		"{{ range .Match }}{{ if eq . \"10\" }}{{ break }}{{ end }}{{ . }}{{ end }}", "{{ range .Match }}{{ if eq . \"10\" }}{{ continue }}{{ end }}{{ . }}{{ end }}", "{{ break }}", "{{ continue }}", "{{ range $.Match }}{{ $.Zone }}{{ end }}", "{{ range $i, .Match }}{{ end }}", "{{ range $i, $j, $k := .Match }}{{ end }}", "{{ range $i, $j .Match }}{{ end }}", "{{ range := .Match }}{{ end }}",
		"{{ with .Group.a }}{{ . }}{{ end }}", "{{ with .Group.e }}x{{ else }}{{ .Name }}{{ end }}", "{{ with .Group.e }}x{{ else with .Zone }}{{ . }}{{ end }}", "{{ with $x := .Name }}{{ $x }}{{ end }}", "{{ with $x := .Name }}{{ end }}{{ $x }}", "{{ $x := 1 }}{{ $x }}", "{{ $x = 1 }}", "{{ $x := 1 }}{{ $x = 2 }}{{ $x }}", "{{ $x := 1 }}{{ if true }}{{ $x = 2 }}{{ end }}{{ $x }}", "{{ $x := 1 }}{{ if true }}{{ $x := 2 }}{{ end }}{{ $x }}", "{{ $x }}", "{{ $ }}x", "{{ $.Name }}", "{{ $x := .Group }}{{ $x.a }}", "{{ $x, $y := 1 }}", "{{ $x := }}", "{{ $x:=1 }}{{$x}}",
		"{{ (index .Match 1) }}", "{{ (.Group).a }}", "{{ (.Name) }}", "{{ (.Name).x }}", "{{ ((.Zone)) }}", "{{ () }}", "{{ (.Name }}", "{{ .Name) }}", "{{ ) }}", "{{ .Name .Zone }}", "{{ .Name | .Zone }}", "{{ 1 | 2 }}", "{{ .Name | 1 }}", "{{ | .Name }}", "{{ .Name | }}", "{{ .Name || print }}", "{{ print | print }}", "{{ 1 2 }}", `{{ "a" | print "b" }}`,
		"{{", "}}", "{{}}", "{{ }}", "{{ .Name", "{{ .Name }", "{{ /* c */ }}", "{{/* c */}}x", "{{/* c */ }}", "{{/* c", "{{- /* c */ -}} x", "a {{- .Name -}} b", "a {{- .Name }} b", "a {{ .Name -}} b", "{{-1}}", "{{- 1}}", "{{ -1 }}", "{{ 1 -}} x", "{{1 -}} x", "{{1-}}", "a\n{{ .Zone }}\nb", "{{\n.Zone\n}}", "{{ end }}", "{{ else }}", "{{ if }}{{ end }}", "{{ if .Name }}", "{{ if .Name }}{{ else }}", "{{ if .Name }}{{ else }}{{ else }}{{ end }}", "{{ if .Name }}{{ else with .Zone }}{{ end }}", "{{ if .Name }}{{ else if }}{{ end }}", "{{ range .Match }}{{ else if .Name }}{{ end }}{{ end }}", "{{ end . }}", "{{ else . }}", "{{ if .Name }}a{{end}}{{end}}",
		"{{ foo }}", "{{ foo.bar }}", "{{ . }", "{{ .. }}", "{{ .a.b }}", "{{ .1 }}", "{{ . .Name }}", "{{ ..Name }}", "{{ \"a\".b }}", "{{ 1.b }}", "{{ true.x }}", "{{ nil }}", "{{ nil.x }}", "{{ print nil }}", "{{ true }}{{ false }}", "{{ if nil }}{{ end }}", "{{ .Name, }}", "{{ % }}", "{{ é }}", "{{ .é }}", "{{ ☺ }}", "{{ $1 }}", "{{ .Name:x }}", "{{ : }}", "{{ = }}", "{{ a+b }}", "{{ .Name+1 }}", "{{ print'a' }}",
		`{{ "a" }}`, `{{ "a\n\t\x41\101\u00e9\\\"" }}`, `{{ "a\'" }}`, `{{ "\q" }}`, `{{ "a }}`, "{{ \"a\nb\" }}", "{{ `a\"b` }}", "{{ `a }}", `{{ 'a' }}`, `{{ '\n' }}`, `{{ 'ab' }}`, `{{ '' }}`, `{{ 'a }}`, `{{ '\'' }}`, `{{ '"' }}`, `{{ "\400" }}`, `{{ "\u00" }}`,
		"{{ 0 }}{{ 007 }}{{ 0x1F }}{{ 0b11 }}{{ 0o17 }}{{ 1_000 }}{{ +3 }}{{ -3 }}", "{{ 08 }}", "{{ 0x }}", "{{ 1__0 }}", "{{ 1_ }}", "{{ 0_7 }}", "{{ 0x_f }}", "{{ 9223372036854775807 }}", "{{ 9223372036854775808 }}", "{{ -9223372036854775808 }}", "{{ 18446744073709551616 }}", "{{ 1x }}", "{{ 1a }}", "{{ 0xg }}", "{{ + }}", "{{ - }}", "{{ 1..2 }}", "{{ --1 }}", "{{ 1+ }}", "{{ 1e }}",
		`{{ template "x" }}`, `{{ template x }}`, `{{ template }}`, `{{ template "x" .Name`, `{{ define "x" }}a{{ end }}b`, `{{ define "x" }}a`, `{{ define x }}a{{ end }}`, `{{ if true }}{{ define "x" }}{{ end }}{{ end }}`, `{{ define "x" }}{{ $y }}{{ end }}`, `{{ define "x" }}{{ else }}{{ end }}`, `{{ block "x" }}{{ end }}`, `{{ range .Match }}{{ block "x" . }}{{ break }}{{ end }}{{ end }}`, `{{ define "x" }}{{ end }}{{ define "y" }}{{ end }}z`,
		strings.Repeat("{{ if true }}", 50) + "x" + strings.Repeat("{{ end }}", 50), "{{ " + strings.Repeat("(", 50) + "1" + strings.Repeat(")", 50) + " }}", strings.Repeat("{{ if false }}{{ else }}", 40) + "x" + strings.Repeat("{{ end }}", 40), "{{ if false }}" + strings.Repeat("{{ else if false }}", 60) + "{{ else }}x{{ end }}",
	} {
		// What is not modelled stands in a test of its own; `{{ $ }}` prints an address of this run.
		if text == "{{ $ }}x" || text == "{{ 9223372036854775808 }}" || text == `{{ template "x" }}` || strings.HasPrefix(text, "{{ range .Match }}{{ block") || text == `{{ eq .Match .Match }}` {
			continue
		}
		render(text)
	}
}

// randomTemplate draws a template of pieces that come near to the syntax.
func randomTemplate(r *rand.Rand) {
	pieces := []string{
		"{{", "}}", "{{ ", " }}", "{{-", "-}}", " -}}", "x", " ", "if ", "else", "end", "range ", "with ", ".Name", ".Match", ".Group.a", "index ", "printf ", `"%s"`, "(", ")", "|", "$x", ":=", "=", ",", "1", "eq ", "not ", "print ",
		"{{ end }}", "{{ else }}", "{{ if .Name }}", "{{ range .Match }}", "{{ . }}", ".", "$", "break", "/*", "*/", "nil", "true", "'a'", "\n",
	}
	var text strings.Builder
	for range 1 + r.Intn(12) {
		text.WriteString(pieces[r.Intn(len(pieces))])
	}
	render(text.String())
}
