// Command reviews prints what the real decoder makes of a webhook's answer:
//
//	GOTOOLCHAIN=go1.26.8 go run . > ../../vectors/rows/admission/reviews.jsonl
//
// A row is a JSON array: the review version that was sent, the body, and the error's text or the decoded members.
// The decoder is put together as the webhook client's is (k8s.io/apiserver pkg/util/webhook/client.go); the name of its
// scheme is written as the released server prints it.
package main

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"os"
	"regexp"
	"strings"

	admissionv1 "k8s.io/api/admission/v1"
	admissionv1beta1 "k8s.io/api/admission/v1beta1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/serializer"
)

var decoder = func() runtime.Codec {
	scheme := runtime.NewScheme()
	for _, add := range []func(*runtime.Scheme) error{admissionv1beta1.AddToScheme, admissionv1.AddToScheme} {
		if err := add(scheme); err != nil {
			panic(err)
		}
	}
	return serializer.NewCodecFactory(scheme).LegacyCodec(admissionv1beta1.SchemeGroupVersion, admissionv1.SchemeGroupVersion)
}()

var schemeName = regexp.MustCompile(`in scheme "[^"]*"`)

func main() {
	for i, body := range bodies() {
		for _, version := range []string{"v1", "v1beta1"} {
			if version == "v1beta1" && i > 200 && i%3 > 0 {
				continue // the two differ in names alone
			}
			row := append([]any{version, body}, decode(version, body)...)
			text, err := json.Marshal(row)
			if err != nil {
				panic(err)
			}
			fmt.Fprintln(os.Stdout, string(text))
		}
	}
}

func decode(version, body string) []any {
	var into runtime.Object = &admissionv1.AdmissionReview{}
	if version == "v1beta1" {
		into = &admissionv1beta1.AdmissionReview{}
	}
	if _, _, err := decoder.Decode([]byte(body), nil, into); err != nil {
		return []any{schemeName.ReplaceAllString(err.Error(), `in scheme "pkg/util/webhook/client.go:74"`)}
	}
	switch review := into.(type) {
	case *admissionv1.AdmissionReview:
		if response := review.Response; response != nil {
			return decoded(review.TypeMeta, response.UID, response.Allowed, response.Result, response.Patch, (*string)(response.PatchType), response.AuditAnnotations, response.Warnings)
		}
		return decoded(review.TypeMeta)
	case *admissionv1beta1.AdmissionReview:
		if response := review.Response; response != nil {
			return decoded(review.TypeMeta, response.UID, response.Allowed, response.Result, response.Patch, (*string)(response.PatchType), response.AuditAnnotations, response.Warnings)
		}
		return decoded(review.TypeMeta)
	}
	panic("unreachable")
}

func decoded(meta metav1.TypeMeta, response ...any) []any {
	for i, value := range response {
		switch value := value.(type) {
		case []byte:
			response[i] = base64.StdEncoding.EncodeToString(value)
		case map[string]string:
			if value == nil {
				response[i] = map[string]string{}
			}
		case []string:
			if value == nil {
				response[i] = []string{}
			}
		}
	}
	if response == nil {
		response = []any{}
	}
	return []any{nil, meta.APIVersion, meta.Kind, response}
}

// bodies are whole answers, and every member with values of every type.
func bodies() []string {
	all := []string{
		"{", "{}", "{}x", "null", " \n{}", "[]", "[1]", "1", "-5", "true", `"text"`, "\u00a0{}", "{\"a\":1,}", "{'a':1}", "{\"a\":\x01}", `{"kind":`, "{\"kind\":\"\x80\"}",
		`{"kind":"AdmissionReview"}`, `{"KIND":"AdmissionReview"}`, `{"Kind":"Review","kind":"AdmissionReview"}`, `{"kind":"AdmissionReview","Kind":"Review"}`,
		`{"apiVersion":"admission.k8s.io/v1"}`, `{"apiVersion":"admission.k8s.io/v1beta1"}`, `{"apiVersion":"admission.k8s.io/"}`, `{"apiVersion":"admission.k8s.io"}`, `{"apiVersion":"/v1"}`, `{"apiVersion":"/"}`,
		`{"apiVersion":"a/b/c"}`, `{"apiVersion":"other/"}`, `{"apiVersion":"v1"}`, `{"apiVersion":1}`, `{"apiVersion":null,"kind":null}`, `{"kind":[]}`, `{"apiVersion":true,"kind":{}}`, `{"kind":{},"apiVersion":true}`,
		`{"apiVersion":"v1","kind":"Status"}`, `{"apiVersion":"v1","kind":"Status","code":"x"}`, `{"apiVersion":"v1","kind":"Status","metadata":7}`, `{"apiVersion":"v1","kind":"Status","details":{"causes":[1]}}`, `{"kind":"Status"}`, `{"kind":"Status","apiVersion":"admission.k8s.io/v1"}`,
		`{"apiVersion":"v1","kind":"Pod"}`, `{"apiVersion":"v1","kind":"List"}`, `{"apiVersion":"admission.k8s.io/v2","kind":"AdmissionReview"}`, `{"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReviews"}`, `{"apiVersion":"example.com/v1","kind":"AdmissionReview"}`,
		`{"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview","response":{"uid":"u"},"response":{"allowed":true}}`, `{"response":{"uid":"u"},"response":null}`, `{"response":{"status":{"code":3,"message":"a"},"status":{"code":4}}}`,
		`{"response":{"status":{"details":{"causes":[{"field":"a"},{"field":"b"}]}},"status":{"details":{"causes":[{"message":"m"}]}}}}`, `{"response":{"warnings":["a","b"],"warnings":["c"]}}`, `{"response":{"auditAnnotations":{"a":"1"},"auditAnnotations":{"b":"2"}}}`,
		`{"response":{"patch":"W10=","patch":null}}`, `{"response":{"patchType":"a","patchType":null}}`, `{"response":{"allowed":true,"allowed":null}}`, `{"response":{"uid":"u","uid":null}}`,
		`{"Response":{"uid":"u"}}`, `{"response":{"Uid":"u","ALLOWED":true}}`, `{"response":{"uid":"\ud800","warnings":["\u0000","\ud83d\ude00","a<b"]}}`, `{"response":{"allowed":"x","uid":1}}`, `{"response":{"uid":1,"allowed":"x"}}`, `{"request":1,"response":2}`, `{"response":2,"request":1}`,
		`{"response":{"status":{"metadata":{"remainingItemCount":3,"shardInfo":{"selector":"s"}}}}}`, `{"response":{"status":{"kind":"Status","apiVersion":"v1","status":"Failure","reason":"r","details":{"name":"n","group":"g","kind":"k","uid":"u","retryAfterSeconds":4}}}}`,
	}
	values := []string{`null`, `true`, `1`, `1.5`, `-1`, `99999999999`, `1e2`, `""`, `"x"`, `[]`, `[1]`, `["x"]`, `[null]`, `[{}]`, `[[]]`, `{}`, `{"a":1}`, `{"a":"b"}`, `{"a":null}`, `{"a":["b"]}`, `{"a":[1]}`, `{"group":1}`, `{"version":[]}`, `{"kind":true}`, `{"resource":{}}`, `"W10="`, `"W1 0="`, `"W10"`, `[91,93]`, `[256]`}
	for _, path := range []string{
		"response", "response.uid", "response.allowed", "response.status", "response.patch", "response.patchType", "response.auditAnnotations", "response.warnings", "response.unknown",
		"response.status.kind", "response.status.apiVersion", "response.status.metadata", "response.status.metadata.continue", "response.status.metadata.remainingItemCount", "response.status.metadata.shardInfo", "response.status.status", "response.status.message", "response.status.reason", "response.status.code",
		"response.status.details", "response.status.details.name", "response.status.details.uid", "response.status.details.causes", "response.status.details.retryAfterSeconds",
		"request", "request.uid", "request.kind", "request.resource", "request.subResource", "request.requestKind", "request.requestResource", "request.requestSubResource", "request.name", "request.namespace", "request.operation",
		"request.userInfo", "request.userInfo.username", "request.userInfo.groups", "request.userInfo.extra", "request.object", "request.oldObject", "request.dryRun", "request.options",
	} {
		for _, value := range values {
			body := value
			parts := strings.Split(path, ".")
			for i := len(parts) - 1; i >= 0; i-- {
				body = fmt.Sprintf(`{%q:%s}`, parts[i], body)
			}
			all = append(all, body)
		}
	}
	return all
}
