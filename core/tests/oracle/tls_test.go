package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestOverTLS asks the committed runs again, this time over real HTTPS connections: what the
// transport in the process answers must be what a webhook on the network would have caused.
func TestOverTLS(t *testing.T) {
	silenceLogs()
	paths, err := filepath.Glob("cases/admission/run-*.json")
	if err != nil || len(paths) == 0 {
		t.Fatal("no cases", err)
	}
	var inputs [][]byte
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		var file struct{ Cases []vectorCase }
		if err := json.Unmarshal(text, &file); err != nil {
			t.Fatal(err)
		}
		for _, c := range file.Cases {
			// What a network does to a connection has no answer to send.
			if !strings.Contains(string(c.Input), `"timeout": true`) && !strings.Contains(string(c.Input), `"error": "Post`) {
				inputs = append(inputs, c.Input)
			}
		}
	}
	inOrder = true
	ask := func() []string {
		var answers []string
		for _, input := range inputs {
			got, err := answerRun(input)
			if err != nil {
				t.Fatal(err)
			}
			text, _ := json.Marshal(got)
			answers = append(answers, string(text))
		}
		return answers
	}
	inProcess := ask()
	authority, stop, err := overTLS("http/1.1")
	if err != nil {
		t.Fatal(err)
	}
	defer stop()
	for i, answer := range ask() {
		if answer != inProcess[i] {
			t.Errorf("case %s\nin process %s\nover TLS   %s", inputs[i], inProcess[i], answer)
		}
	}
	if served := authority.served.Load(); served < int64(len(inputs)) {
		t.Errorf("only %d reviews came over the network", served)
	}
	t.Logf("%d cases, %d reviews over TLS", len(inputs), authority.served.Load())
}
