package chain

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"nocluster.test/oracle/vectors"
)

// httpBody is a body with its content type; nil is none.
type httpBody struct {
	name, body  string
	contentType *string
}

func typed(contentType string) *string { return &contentType }

const htmlPage = `<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.01//EN" "http://www.w3.org/TR/html4/strict.dtd">
<html>
<head><title>Status 502 - Failure</title></head>
<body><h1>502 Bad Gateway</h1><p>nginx/1.29</p></body>
</html>
`

// httpBodies go with every status.
var httpBodies = []httpBody{
	{"empty", "", typed("application/json")},
	{"empty-no-type", "", nil},
	{"status", `{"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","message":"quota exceeded: \"pods\"","reason":"Forbidden","code":403}`, typed("application/json")},
	{"status-no-version", `{"kind":"Status","status":"Failure","message":"from the body"}`, typed("text/plain")},
	{"status-success", `{"kind":"Status","apiVersion":"v1","status":"Success","message":"from the body"}`, typed("application/json; charset=utf-8")},
	{"status-no-kind", `{"apiVersion":"v1","status":"Failure","message":"from the body"}`, nil},
	{"status-wrong-type", `{"kind":"Status","apiVersion":"v1","status":"Failure","code":"403"}`, typed("text/json")},
	{"review", `{"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview","response":{"uid":"x","allowed":true}}`, typed("application/json")},
	{"problem", `{"title":"internal","detail":"no <database>"}`, typed("application/problem+json")},
	{"html", htmlPage, typed("text/html; charset=utf-8")},
	{"html-as-json", "<html>no</html>", typed("application/json")},
	{"sentence", "no healthy upstream", typed("TEXT/plain")},
	{"blanks-and-quotes", "  a \"quoted\"\ttext \\ \u200b\u00e9 \n", nil},
	{"broken", `{"kind":"Status",`, typed("text/plain")},
	{"array", `["kind","Status"]`, typed("application/octet-stream")},
	{"null", "null", typed("text")},
	{"long", "x" + strings.Repeat("\u00e9", 1500), typed("text/plain")},
	{"bad-type", "no", typed("bad;;")},
}

// httpErrorBodies go with every status that means no success: as an answer the project does not read them.
var httpErrorBodies = []httpBody{
	{"colon", "upstream connect error or disconnect/reset before headers. reset reason: connection failure", typed("text/plain")},
	{"number", "404 page not found\n", typed("text/plain; charset=utf-8")},
	{"yaml", "kind: Status\nmessage: from the body\n", typed("application/yaml")},
	{"html-colon", "<html>\n<style>h1 { color: red }</style>\n<h1>Status: Failure \\ !</h1>\n</html>", typed("text/html")},
}

// httpAnswers asks the real client what it makes of every status with every body, over real
// connections: by HTTP/1.1, and by HTTP/2, which it speaks to itself only.
func httpAnswers() error {
	out := vectors.NewLines()
	defer out.Flush()
	done := 0
	for _, server := range []struct{ host, protocol string }{{"hooks.example.com", "http/1.1"}, {"localhost", "h2"}} {
		authority, stop, err := overTLS("h2", "http/1.1")
		if err != nil {
			return err
		}
		for status := 200; status <= 599; status++ {
			bodies := httpBodies
			if status > 206 {
				bodies = append(bodies[:len(bodies):len(bodies)], httpErrorBodies...)
			}
			for _, body := range bodies {
				if status == 304 && server.protocol == "http/1.1" && body.name == "bad-type" {
					continue // this server leaves out the type; over HTTP/2 it sends it
				}
				if err := askHTTP(out, server.host, status, body); err != nil {
					return err
				}
				done++
			}
		}
		stop()
		served, second := authority.served.Load(), authority.overHTTP2.Load()
		fmt.Fprintf(os.Stderr, "%s: %d reviews, %d of them over HTTP/2\n", server.host, served, second)
		if second != 0 && second != served || (second != 0) != (server.protocol == "h2") {
			return fmt.Errorf("%s is not asked by %s", server.host, server.protocol)
		}
	}
	out.Done(done)
	return nil
}

// askHTTP gives the answer to two hooks: the first passes over a failure, the second does not.
func askHTTP(out *vectors.Lines, host string, status int, body httpBody) error {
	hook := func(name, failurePolicy string) object {
		rule := object{"operations": []string{"*"}, "apiGroups": []string{"*"}, "apiVersions": []string{"*"}, "resources": []string{"*/*"}}
		return object{
			"name": name, "clientConfig": object{"url": "https://" + host + "/" + name}, "rules": []any{rule},
			"failurePolicy": failurePolicy, "sideEffects": "None", "admissionReviewVersions": []string{"v1"},
		}
	}
	configuration := func(kind, name string, hook object) object {
		return object{"apiVersion": "admissionregistration.k8s.io/v1", "kind": kind, "metadata": object{"name": name}, "webhooks": []any{hook}}
	}
	answer := object{"http": httpAnswer{Status: status, ContentType: body.contentType, Body: body.body}}
	input, err := json.Marshal(object{
		"request": object{
			"kind": object{"group": "", "version": "v1", "kind": "Pod"}, "resource": object{"group": "", "version": "v1", "resource": "pods"},
			"operation": "CREATE", "name": "web", "namespace": "shop",
			"object": object{"apiVersion": "v1", "kind": "Pod", "metadata": object{"name": "web", "namespace": "shop"}, "spec": object{"containers": []any{object{"name": "c"}}}},
		},
		"objects": []any{
			configuration("MutatingWebhookConfiguration", "m", hook("open.example.com", "Ignore")),
			configuration("ValidatingWebhookConfiguration", "v", hook("closed.example.com", "Fail")),
		},
		"answers":  object{"open.example.com": answer, "closed.example.com": answer},
		"complete": []string{"namespaces", "crds"},
		"text":     true,
	})
	if err != nil {
		return err
	}
	c := vectors.Case{ID: fmt.Sprintf("http-%s-%d-%s", host, status, body.name), Op: "admission.run", InputText: string(input)}
	got, err := answerRun(input)
	if err != nil {
		return fmt.Errorf("%s: %w", c.ID, err)
	}
	out.Print(map[string]any{"case": c, "answer": got, "exact": true})
	return nil
}
