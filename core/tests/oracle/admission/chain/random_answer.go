package chain

import (
	"encoding/base64"
	"encoding/json"
	"math/rand/v2"
	"strings"

	"nocluster.test/oracle/vectors"
)

func (s *randomSet) randomAnswers(r *rand.Rand, request object) object {
	answers := object{}
	for _, key := range s.hooks {
		if vectors.Chance(r, 2) {
			answers[key] = s.randomAnswer(r, key, request, false)
			continue
		}
		answers[key] = []any{s.randomAnswer(r, key, request, true), s.randomAnswer(r, key, request, true)}
	}
	return answers
}

// randomAnswer makes one answer. Only an answer in a list belongs to one call and can quote its uid.
func (s *randomSet) randomAnswer(r *rand.Rand, key string, request object, single bool) any {
	mutating := strings.HasPrefix(key, mutatingPhase)
	switch n := r.IntN(100); {
	case n < 30:
		return object{"allow": true}
	case n < 35:
		return object{"deny": vectors.Pick(r, []string{"no", "say \"why\"", "<&>", "two\nlines"}), "code": vectors.Pick(r, []int{403, 400, 422, 409, 500, 200, 302, 418})}
	case n < 70 && mutating && (request["object"] != nil || vectors.Chance(r, 8)):
		return object{"patch": json.RawMessage(randomAdmissionPatch(r, request))}
	case n < 90 && single:
		return object{"review": json.RawMessage(randomReview(r, request, mutating))}
	case n >= 98:
		return object{"http": randomHTTP(r)}
	case n >= 97:
		return object{"timeout": true}
	}
	return object{"allow": true}
}

func randomAdmissionPatch(r *rand.Rand, request object) string {
	general := []string{
		`[]`, `[{"op":"add","path":"/metadata/labels","value":{"app":"web","injected":"yes"}}]`, `[{"op":"add","path":"/metadata/labels/injected","value":"yes"}]`,
		`[{"op":"replace","path":"/metadata/labels/app","value":"db"}]`, `[{"op":"remove","path":"/metadata/labels"}]`, `[{"op":"add","path":"/metadata/annotations","value":{}}]`,
		`[{"op":"add","path":"/metadata/annotations","value":{"seen":"<1>"}}]`, `[{"op":"replace","path":"/metadata/annotations","value":{"a":"1","b":"2"}}]`,
		`[{"op":"test","path":"/metadata/name","value":"web"},{"op":"add","path":"/metadata/annotations","value":{"tested":"yes"}}]`,
		`[{"op":"add","path":"/unknown","value":{"x":1}}]`, `[{"op":"add","path":"/metadata/finalizers","value":["example.com/f"]}]`,
	}
	odd := []string{
		`[{"op":"remove","path":"/kind"}]`, `[{"op":"remove","path":"/apiVersion"}]`, `[{"op":"replace","path":"/kind","value":"Foo"}]`, `[{"op":"replace","path":"/apiVersion","value":"v9"}]`,
		`[{"op":"replace","path":"/metadata/labels","value":"x"}]`, `[{"op":"replace","path":"/metadata/labels","value":{"a":1}}]`, `[{"op":"add","path":"/zz/y","value":1}]`, `[{"op":"nope"}]`,
		`[{"op":"replace","path":""}]`, `[{"op":"replace","path":"","value":{}}]`, `[{"op":"replace","path":"","value":[]}]`, `[{"op":"test","path":"/kind","value":"Nope"}]`, `[{"op":"add","path":"/metadata","value":null}]`,
		`[{"op":"replace","path":"/metadata/name","value":"renamed"}]`, `[{"op":"replace","path":"/metadata","value":[]}]`, `[{"op":"add","path":"/metadata/labels/a~1b","value":"x"}]`,
		`[{"op":"copy","from":"/metadata/labels","path":"/metadata/annotations"}]`, `[{"op":"move","from":"/metadata/labels","path":"/metadata/annotations"}]`,
	}
	byKind := map[string][]string{
		"Pod": {
			`[{"op":"add","path":"/spec/containers/0","value":{"name":"side","image":"proxy","resources":{"limits":{"cpu":"0.1"}}}}]`, `[{"op":"add","path":"/spec/containers/-","value":{"name":"side"}}]`,
			`[{"op":"replace","path":"/spec/containers/0/image","value":"nginx@sha256:1"}]`, `[{"op":"add","path":"/spec/volumes","value":[{"name":"v"}]}]`, `[{"op":"add","path":"/spec/volumes/-","value":{"name":"w"}}]`,
			`[{"op":"add","path":"/spec/containers/0/resources","value":{"limits":{"cpu":"500m","memory":"128Mi"}}}]`, `[{"op":"replace","path":"/spec/containers","value":"x"}]`, `[{"op":"add","path":"/spec/nodeSelector","value":{}}]`,
			`[{"op":"add","path":"/spec/priority","value":1.0}]`, `[{"op":"add","path":"/spec/terminationGracePeriodSeconds","value":30}]`, `[{"op":"add","path":"/spec/hostNetwork","value":false}]`, `[{"op":"add","path":"/spec/volumes","value":[null]}]`,
			`[{"op":"test","path":"/spec/containers/0/image","value":"a<b"},{"op":"add","path":"/spec/hostPID","value":true}]`,
		},
		"Deployment": {`[{"op":"replace","path":"/spec/replicas","value":3}]`, `[{"op":"add","path":"/spec/template/metadata/annotations","value":{"x":"y"}}]`, `[{"op":"replace","path":"/spec/replicas","value":"3"}]`},
		"ConfigMap":  {`[{"op":"add","path":"/data","value":{"k":"v"}}]`, `[{"op":"add","path":"/data/k","value":"w"}]`, `[{"op":"add","path":"/binaryData","value":{"b":"AAE="}}]`},
		"Service":    {`[{"op":"add","path":"/spec/ports/0/name","value":"http"}]`, `[{"op":"replace","path":"/spec/ports/0/targetPort","value":"x"}]`},
		"Namespace":  {`[{"op":"add","path":"/metadata/labels","value":{"env":"prod"}}]`, `[{"op":"add","path":"/spec/finalizers","value":["kubernetes"]}]`, `[{"op":"remove","path":"/metadata/labels/kubernetes.io~1metadata.name"}]`},
		"Widget":     {`[{"op":"add","path":"/spec/size","value":1.0}]`, `[{"op":"add","path":"/spec/size","value":1}]`, `[{"op":"add","path":"/spec/tags","value":null}]`, `[{"op":"replace","path":"/spec","value":{}}]`, `[{"op":"add","path":"/metadata/labels","value":{}}]`, `[{"op":"add","path":"/spec/big","value":123456789012345678901}]`},
		"Scale":      {`[{"op":"replace","path":"/spec/replicas","value":9}]`},
	}
	kind := request["kind"].(object)["kind"].(string)
	switch n := r.IntN(20); {
	case n < 2:
		return vectors.Pick(r, odd)
	case n < 11 && len(byKind[kind]) > 0:
		return vectors.Pick(r, byKind[kind])
	}
	return vectors.Pick(r, general)
}

// randomReview is a review as a webhook might write it, right and wrong.
func randomReview(r *rand.Rand, request object, mutating bool) string {
	members := []string{`"uid":"` + uidMark + `"`}
	add := func(member string) { members = append(members, member) }
	switch n := r.IntN(20); {
	case n < 15:
		add(`"allowed":true`)
	case n < 19:
		add(`"allowed":false`)
	case vectors.Chance(r, 2):
		add(vectors.Pick(r, []string{`"allowed":"yes"`, `"allowed":null`, `"allowed":1`}))
	}
	if vectors.Chance(r, 2) {
		add(`"status":` + vectors.Pick(r, []string{
			`null`, `{}`, `{"message":"no"}`, `{"message":"no","code":403}`, `{"reason":"Forbidden"}`, `{"reason":"Forbidden","message":"m","code":403}`, `{"code":200}`, `{"code":302,"message":"moved"}`, `{"code":499}`,
			`{"status":"Success","message":"fine"}`, `{"status":"Failure","code":422,"reason":"Invalid","details":{"name":"n","kind":"k","causes":[{"reason":"FieldValueInvalid","message":"m","field":"spec"}],"retryAfterSeconds":3}}`,
			`{"details":{}}`, `{"metadata":{"resourceVersion":"7","continue":"x"},"message":"<b>"}`, `{"message":1}`, `{"code":"403"}`, `{"status":"Odd","message":"m"}`,
		}))
	}
	if vectors.Chance(r, 4) {
		add(`"warnings":` + vectors.Pick(r, []string{`["careful"]`, `["careful","careful"]`, `["quote \" and \\ back"]`, `["",""]`, `["line\nbreak"]`, `["tab\t"]`, `[]`, `null`, `["<&>","é"]`, `"x"`, `[1]`}))
	}
	if vectors.Chance(r, 4) {
		add(`"auditAnnotations":` + vectors.Pick(r, []string{`{"k":"v"}`, `{"k":"v","l":"w"}`, `{"a/b":"c"}`, `{"bad key":"v"}`, `{"":"v"}`, `{"k":""}`, `{}`, `null`, `{"k":1}`}))
	}
	patch := base64.StdEncoding.EncodeToString([]byte(randomAdmissionPatch(r, request)))
	switch n := r.IntN(24); {
	case n < 4 && mutating:
		add(`"patchType":"JSONPatch","patch":"` + patch + `"`)
	case n >= 23:
		add(vectors.Pick(r, []string{
			`"patch":"` + patch + `"`, `"patchType":"JSONPatch"`, `"patchType":"","patch":"` + patch + `"`, `"patchType":""`, `"patchType":"MergePatch","patch":"` + patch + `"`, `"patchType":null,"patch":null`,
			`"patchType":"JSONPatch","patch":"W10"`, `"patchType":"JSONPatch","patch":"W1 0="`, `"patchType":"JSONPatch","patch":"W10=W10="`, `"patchType":"JSONPatch","patch":"W10=\n"`, `"patchType":"JSONPatch","patch":"bnVsbA=="`,
			`"patchType":"JSONPatch","patch":[91,93]`, `"patchType":"JSONPatch","patch":[91,256]`, `"patchType":"JSONPatch","patch":[{"op":"add"}]`, `"patchType":"JSONPatch","patch":{}`, `"patchType":"JSONPatch","patch":1`,
			`"patchType":"JSONPatch","patch":"e30="`, `"patchType":"JSONPatch","patch":"W3tdXQ=="`, `"patchType":"JSONPatch","patch":"W10="`, `"patchType":"JSONPatch","patch":"-_"`, `"patchType":"JSONPatch","patch":""`, `"patchType":1`,
		}))
	}
	if vectors.Chance(r, 20) {
		members[0] = vectors.Pick(r, []string{`"uid":"other"`, `"uid":""`, `"x":1`, `"uid":7`, `"UID":"` + uidMark + `"`})
	}
	if vectors.Chance(r, 30) {
		members = append(members, members[r.IntN(len(members))])
	}
	response := `"response":{` + strings.Join(members, ",") + `}`
	if vectors.Chance(r, 40) {
		response = vectors.Pick(r, []string{`"response":null`, `"response":{}`, `"response":[]`, `"response":"x"`, `"Response":{}`, `"more":1`})
	}
	head := vectors.Pick(r, []string{`"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview"`, `"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview"`, `"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview"`,
		`"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview"`, `"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview"`, `"apiVersion":"admission.k8s.io/v1beta1","kind":"AdmissionReview"`})
	if vectors.Chance(r, 25) {
		head = vectors.Pick(r, []string{`"kind":"AdmissionReview"`, `"apiVersion":"admission.k8s.io/v1"`, `"note":1`, `"apiVersion":"admission.k8s.io/v2","kind":"AdmissionReview"`, `"apiVersion":"v1","kind":"Status"`, `"apiVersion":"v1","kind":"Pod"`,
			`"apiVersion":"admission.k8s.io/v1","kind":"Review"`, `"apiVersion":"a/b/c","kind":"AdmissionReview"`, `"apiVersion":1,"kind":"AdmissionReview"`, `"apiVersion":"","kind":""`})
	}
	return "{" + head + "," + response + "}"
}

func randomHTTP(r *rand.Rand) object {
	body := vectors.Pick(r, []string{
		"", "null", "{", "{}", `{"kind":`, `{} x`, `[]`, `1`, `true`, `"text"`, "<html>no</html>", "no healthy upstream", ` {"a":}`, `{"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview","response":{"allowed":true}}`,
		`{"apiVersion":"admission.k8s.io/v1beta1","kind":"AdmissionReview","response":{"allowed":true}}`, `{"kind":"Status","apiVersion":"v1","status":"Failure","message":"from the body"}`,
	})
	answer := object{"status": vectors.Pick(r, []int{200, 200, 200, 200, 200, 201, 202, 203, 204, 205, 206, 207, 302, 304, 400, 403, 404, 406, 415, 429, 500, 503}), "body": body}
	if vectors.Chance(r, 4) {
		// None of these makes the server ask again.
		answer["headers"] = vectors.Pick(r, []object{{"Location": ""}, {"Retry-After": "soon"}, {"X-Other": "1"}, {"warning": "299 - \"careful\""}})
	}
	answer["contentType"] = vectors.Pick(r, []string{"application/json", "application/json", "application/json", "application/json; charset=utf-8", "text/plain", "application/yaml", "bad;;"})
	return answer
}
