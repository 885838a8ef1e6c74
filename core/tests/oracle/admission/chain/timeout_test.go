package chain

import (
	"strings"
	"testing"
)

// TestTimeouts lets the time of some timeouts really pass, over real connections: the texts
// must be the ones that the oracle gives at once.
func TestTimeouts(t *testing.T) {
	SilenceLogs()
	for _, c := range writtenCases(t, "../cases/run-failure-policy.json") {
		if !strings.HasPrefix(c.ID, "run-failure-timeout") || testing.Short() {
			continue
		}
		t.Run(c.ID, func(t *testing.T) {
			at := func(wait bool) string {
				waitForTimeouts = wait
				defer func() { waitForTimeouts = false }()
				got, err := answerRun(c.Input)
				if err != nil {
					t.Fatal(err)
				}
				return got.(*RunAnswer).Status
			}
			atOnce := at(false)
			if strings.Contains(atOnce, "timeout=30s") {
				t.Skip("the context and the client race")
			}
			_, stop, err := overTLS("http/1.1")
			if err != nil {
				t.Fatal(err)
			}
			defer stop()
			waited := at(true)
			if atOnce != waited {
				t.Errorf("at once %s\nwaited  %s", atOnce, waited)
			}
		})
	}
}
