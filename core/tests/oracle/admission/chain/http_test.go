package chain

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// TestFurtherExchanges asks the real client which answers it does not take as they are: it follows
// a redirect that says where to, and tries again after the seconds that it is told.
func TestFurtherExchanges(t *testing.T) {
	SilenceLogs()
	redirects := []int{301, 302, 303, 307, 308}
	never := func(int) bool { return false }
	retried := func(status int) bool { return status == 429 || status >= 500 }
	for _, c := range []struct {
		header, value string
		further       func(status int) bool
	}{
		{"Location", "/next", func(status int) bool { return slices.Contains(redirects, status) }},
		{"location", "https://elsewhere.example.com/", func(status int) bool { return slices.Contains(redirects, status) }},
		{"Location", "", never},
		{"Location", " \t", never},
		{"Retry-After", "0", retried},
		{"retry-after", "+0", retried},
		{"Retry-After", "-1", retried},
		{"Retry-After", "Wed, 21 Oct 2015 07:28:00 GMT", never},
		{"Retry-After", "1.5", never},
		{"Retry-After", "", never},
		{"Retry-After", "99999999999999999999", never},
	} {
		for status := 200; status <= 599; status++ {
			answer, _ := json.Marshal(httpAnswer{Status: status, Headers: map[string]string{c.header: c.value}})
			input := fmt.Sprintf(`{"request": {"kind": {"group": "", "version": "v1", "kind": "Pod"}, "resource": {"group": "", "version": "v1", "resource": "pods"},
				"operation": "CREATE", "name": "web", "namespace": "default", "object": {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "namespace": "default"}}},
				"objects": [{"apiVersion": "admissionregistration.k8s.io/v1", "kind": "MutatingWebhookConfiguration", "metadata": {"name": "m"}, "webhooks": [{"name": "one.example.com",
					"clientConfig": {"url": "https://hooks.example.com"}, "rules": [{"operations": ["*"], "apiGroups": ["*"], "apiVersions": ["*"], "resources": ["*"]}],
					"sideEffects": "None", "admissionReviewVersions": ["v1"]}]}],
				"answers": {"one.example.com": [{"http": %s}]}}`, answer)
			got, err := answerRun([]byte(input))
			further := err != nil && strings.Contains(err.Error(), "no hook has the URL")
			if err != nil && !further {
				t.Fatal(err)
			}
			if err == nil {
				further = got.(*RunAnswer).Need != nil
			}
			if further != c.further(status) {
				t.Errorf("%d with %s: %q: further exchange: %v", status, c.header, c.value, further)
			}
		}
	}
}
