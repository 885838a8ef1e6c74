package chain

import (
	"encoding/json"
	"regexp"
	"testing"

	"nocluster.test/oracle/vectors"
)

// writtenCases are the cases of some files, each with the members that its file shares.
func writtenCases(t *testing.T, pattern string) []vectors.Vector {
	files, err := vectors.ReadCases(pattern)
	if err != nil || len(files) == 0 {
		t.Fatal("no cases", err)
	}
	var cases []vectors.Vector
	for _, file := range files {
		for _, c := range file.Cases {
			if c.Input, err = file.Head.Asked(c.Input); err != nil {
				t.Fatal(err)
			}
			cases = append(cases, c)
		}
	}
	return cases
}

var brokenNetwork = regexp.MustCompile(`"timeout": ?true|"error": ?"Post`)

// TestOverTLS asks the committed runs again, this time over real HTTPS connections: what the
// transport in the process answers must be what a webhook on the network would have caused.
func TestOverTLS(t *testing.T) {
	SilenceLogs()
	var inputs [][]byte
	for _, c := range writtenCases(t, "../cases/run-*.json") {
		// What a network does to a connection has no answer to send.
		if !brokenNetwork.Match(c.Input) {
			inputs = append(inputs, c.Input)
		}
	}
	InOrder = true
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
