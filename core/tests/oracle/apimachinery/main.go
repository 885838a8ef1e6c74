// Command apimachinery prints what the real packages say about names, selectors, Status and user info. A row is a JSON
// array: the function, its input, its output.
//
// Built with the packages of an older line (`-modfile=go.1.33.mod`, which stands for 1.30 to 1.33) it prints what those say;
// of those rows only the ones that differ are kept.
package main

import (
	"encoding/json"
	"errors"
	"math/rand"
	"strings"

	admissionv1 "k8s.io/api/admission/v1"
	authenticationv1 "k8s.io/api/authentication/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/labels"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/util/validation"
	"nocluster.test/oracle/vectors"
	kjson "sigs.k8s.io/json"
)

const usage = `usage:
  apimachinery cases                     ../../vectors/rows/meta/words-1.37.jsonl: the committed rows of the unit tests
  apimachinery random -seed S -cases N   rows to compare once, at length
`

var rows = vectors.NewLines()

func main() {
	defer rows.Flush()
	vectors.Main(usage, vectors.Commands{
		"cases": func([]string) error {
			cases()
			return nil
		},
		"random": vectors.Random(random),
	})
}

func texts(list []string) []string { return append([]string{}, list...) }

func name(s string) {
	rows.Row("subdomain", s, texts(validation.IsDNS1123Subdomain(s)))
	rows.Row("label", s, texts(validation.IsDNS1123Label(s)))
	rows.Row("label1035", s, texts(validation.IsDNS1035Label(s)))
	rows.Row("key", s, texts(validation.IsQualifiedName(s)))
	rows.Row("value", s, texts(validation.IsValidLabelValue(s)))
}

func encode(v any) string {
	text, err := json.Marshal(v)
	vectors.Check(err)
	return string(text)
}

// decode decodes as the server's JSON serializer does.
func decode(text string, into any) error {
	return kjson.UnmarshalCaseSensitivePreserveInts([]byte(text), into)
}

// selector asks a selector's text, several times because of the random order of matchLabels: {errors} sorted as found, or what it
// prints and which of the labels it matches.
func selector(text string, sets []map[string]string) {
	input := map[string]any{"selector": text, "labels": sets}
	var holder *metav1.LabelSelector
	if err := decode(text, &holder); err != nil {
		rows.Row("selector", input, map[string]any{"decode": err.Error()})
		return
	}
	found := map[string]bool{}
	var parsed labels.Selector
	for range 60 {
		s, err := metav1.LabelSelectorAsSelector(holder)
		if err != nil {
			found[err.Error()] = true
		} else {
			parsed = s
		}
	}
	if parsed == nil {
		rows.Row("selector", input, map[string]any{"errors": found})
		return
	}
	if len(found) > 0 {
		vectors.Check(errors.New("sometimes an error: " + text))
	}
	matches := []bool{}
	for _, set := range sets {
		matches = append(matches, parsed.Matches(labels.Set(set)))
	}
	rows.Row("selector", input, map[string]any{"print": parsed.String(), "everything": parsed.Empty(), "matches": matches})
}

// selectorText reads a selector from one text, as options of CoreDNS do.
func selectorText(text string) {
	read, err := metav1.ParseToLabelSelector(text)
	if err != nil {
		rows.Row("selector text", text, map[string]string{"error": err.Error()})
		return
	}
	rows.Row("selector text", text, map[string]any{"selector": read})
}

func status(text string) {
	var s metav1.Status
	if err := decode(text, &s); err != nil {
		rows.Row("status", text, map[string]any{"decode": err.Error()})
		return
	}
	rows.Row("status", text, map[string]any{"json": encode(s)})
}

func user(text string) {
	var u authenticationv1.UserInfo
	if err := decode(text, &u); err != nil {
		rows.Row("user", text, map[string]any{"decode": err.Error()})
		return
	}
	rows.Row("user", text, map[string]any{"json": encode(u)})
}

// nested decodes a review, so that the paths of a Status have a prefix.
func nested(text string) {
	var r admissionv1.AdmissionReview
	if err := decode(text, &r); err != nil {
		rows.Row("nested", text, err.Error())
		return
	}
	rows.Row("nested", text, "")
}

func made(function string, arguments []string, err *apierrors.StatusError) {
	rows.Row("made", append([]string{function}, arguments...), encode(err.ErrStatus))
}

var sets = []map[string]string{
	nil, {}, {"app": "web"}, {"app": ""}, {"app": "db", "tier": "a"}, {"tier": "b"}, {"app": "web", "tier": "c", "x.io/y": "z"},
}

func cases() {
	long := strings.Repeat("a", 64)
	for _, s := range []string{
		"", "a", "A", "-", ".", "_", "a-", "-a", "a.b", "a..b", ".a", "a.", "a_b", "aB", "0", "0a", "a0", "a-b-c", "a.b.c", "é", "aé", "a b", "a\n", "\na",
		long, long[:63], long + ".b", strings.Repeat("a.", 126) + "a", strings.Repeat("a.", 126) + "ab", strings.Repeat("a", 253), strings.Repeat("a", 254),
		"/", "a/", "/a", "a/b", "a/b/c", "//", "A/b", "a_b/c", "example.com/MyName", "example.com/-", long + "/" + long, strings.Repeat("a", 254) + "/b",
		strings.Repeat("a", 254) + "/" + long, strings.Repeat("é", 32), "a.b-", "a-.b", "a.-b", "1.2.3", "x" + strings.Repeat("-", 62), strings.Repeat("-", 64),
		"a*", "*", "*.a", "a,b", "a=b", "{{ .Values.x }}", "true", "${name}", "a\u2028b", "<a>",
	} {
		name(s)
	}
	for _, s := range []string{
		`null`, `{}`, `{"matchLabels":{}}`, `{"matchLabels":null,"matchExpressions":[]}`, `{"matchExpressions":null}`,
		`{"matchLabels":{"app":"web"}}`, `{"matchLabels":{"app":""}}`, `{"matchLabels":{"app":null}}`, `{"matchLabels":{"tier":"a","app":"db"}}`,
		`{"matchExpressions":[{"key":"app","operator":"In","values":["web"]}]}`,
		`{"matchExpressions":[{"key":"app","operator":"In","values":["web","db","api"]}]}`,
		`{"matchExpressions":[{"key":"app","operator":"In","values":["b","a","b"]}]}`,
		`{"matchExpressions":[{"key":"app","operator":"NotIn","values":["web"]}]}`,
		`{"matchExpressions":[{"key":"app","operator":"NotIn","values":["",  "web"]}]}`,
		`{"matchExpressions":[{"key":"app","operator":"Exists"}]}`, `{"matchExpressions":[{"key":"app","operator":"Exists","values":[]}]}`,
		`{"matchExpressions":[{"key":"app","operator":"DoesNotExist"}]}`,
		`{"matchLabels":{"b":"1","a":"2"},"matchExpressions":[{"key":"c","operator":"Exists"},{"key":"a","operator":"In","values":["2"]}]}`,
		`{"matchLabels":{"app":"web"},"matchExpressions":[{"key":"app","operator":"NotIn","values":["web"]}]}`,
		`{"matchLabels":{"x.io/y":"z"}}`,
		`{"matchExpressions":[{"key":"app","operator":"Gt","values":["1"]}]}`, `{"matchExpressions":[{"key":"app","operator":"in","values":["a"]}]}`,
		`{"matchExpressions":[{"key":"app"}]}`, `{"matchExpressions":[{}]}`, `{"matchExpressions":[null]}`,
		`{"matchExpressions":[{"key":"bad key","operator":"\"é\u200b"}]}`,
		`{"matchExpressions":[{"key":"app","operator":"In"}]}`, `{"matchExpressions":[{"key":"app","operator":"NotIn","values":[]}]}`,
		`{"matchExpressions":[{"key":"app","operator":"In","values":null}]}`,
		`{"matchExpressions":[{"key":"app","operator":"Exists","values":["a","<b>"]}]}`,
		`{"matchExpressions":[{"key":"app","operator":"DoesNotExist","values":["a \" b"]}]}`,
		`{"matchExpressions":[{"key":"","operator":"In","values":["a b","-"]}]}`, `{"matchExpressions":[{"key":"a/b/c","operator":"In"}]}`,
		`{"matchExpressions":[{"key":"a/b/c","operator":"Exists","values":["a b","a b"]}]}`,
		`{"matchExpressions":[{"key":"k","operator":"In","values":["a b","a b","` + long + `","` + long + `-"]}]}`,
		`{"matchExpressions":[{"key":"` + long + `/` + long + `","operator":"Exists"}]}`,
		`{"matchExpressions":[{"key":"A/` + long + `!","operator":"Exists"}]}`,
		`{"matchLabels":{"bad key":"web"}}`, `{"matchLabels":{"app":"bad value"}}`, `{"matchLabels":{"bad key":"bad value"}}`,
		`{"matchLabels":{"":""}}`, `{"matchLabels":{"{{ x }}":"{{ y }}","app":"web"}}`, `{"matchLabels":{"b!":"1","a!":"2","c":"3"}}`,
		`{"matchLabels":{"app":"bad value"},"matchExpressions":[{"key":"app","operator":"Gt"}]}`,
		`{"matchLabels":{"app":"web"},"matchExpressions":[{"key":"a","operator":"Gt"},{"key":"!","operator":"In"}]}`,
		`{"matchExpressions":[{"key":"!","operator":"In"},{"key":"a","operator":"Gt"}]}`,
		`{"matchLabels":{"a":"1"},"matchLabels":{"b":"2"}}`, `{"matchLabels":{"a":"1"},"matchLabels":{"a":null}}`,
		`{"matchExpressions":[{"key":"a","operator":"Exists"},{"key":"b","operator":"Exists"}],"matchExpressions":[{"operator":"DoesNotExist"}]}`,
		`{"MatchLabels":{"app":"web"},"matchlabels":1,"other":[{"a":1}]}`,
		`[]`, `"a"`, `1`, `true`, `{"matchLabels":[]}`, `{"matchLabels":"a"}`, `{"matchLabels":{"a":1}}`, `{"matchLabels":{"a":true,"b":1}}`,
		`{"matchLabels":{"a":{}}}`, `{"matchExpressions":{}}`, `{"matchExpressions":[1]}`, `{"matchExpressions":["a"]}`, `{"matchExpressions":[[]]}`,
		`{"matchExpressions":[{"key":1}]}`, `{"matchExpressions":[{"key":"a","operator":true}]}`, `{"matchExpressions":[{"values":"a"}]}`,
		`{"matchExpressions":[{"values":[1.5]}]}`, `{"matchExpressions":[{"values":[null]}]}`, `{"matchExpressions":[{"key":"a","operator":"In","values":[null]}]}`,
		`{"matchExpressions":[{"key":2}],"matchLabels":3}`,
	} {
		selector(s, sets)
	}
	for _, s := range []string{
		"", " ", "app", "!app", "! app", "app=web", "app==web", "app = web", "app!=web", "app=", "app==", "app=,tier", "app in (web)", "app in (web,db)", "app in (db, web, db)", "app notin (web)",
		"app in ()", "app in (,)", "app in (,,)", "app in (a,)", "app in (,a)", "app in (a,,b)", "app in(a)", "app in( a )", "app in (in,notin)", "in in (in)", "notin notin (notin)", "in=notin", "in", "notin,in",
		"x in (foo,,baz),y,z notin ()", "app=web,tier=a", "tier=a,app=web", "app=a,app=b", "app=b,app=a", "a,!a,a=1,a in (b)", "b=1,a!=2,c>3", "a<1", "a>1", "a>x", "a>", "a<1.5", "a > 9223372036854775808", "a>+1", "a>-1", "a>b!",
		"app=web,", ",app=web", ",", ",,", "app,,tier", "app tier", "app tier=web", "app = web tier", "app in", "app in web", "app in (", "app in (web", "app in (web tier)", "app in (web,", "app in (,", "app in (=)", "app in (web=a)",
		"app in (web))", "app in ((web)", "app in (!a)", "app in (a,!a)", "app notin", "app=)", "app=(", "app==!a", "app=!a", "app===a", "app=!=a", "!", "!!app", "!app=web", "!app in (a)", "!,", "!(", "=", "=a", "==", "!=", "(", ")", "<", ">a",
		"(app)", "app)", "app(", "app!", "app!tier", "app<>1", "app gt 1", "app exists", "bad key!", "-app", "app-", "app=-", "app=web-", "app in (-,web-,_)", "app in (a b)", "a/b/c", "/app", "app/", "A.b/app", "x.io/y=z", "x.io/y in (z)",
		"app=web\ttier", "app\t=\nweb", "app\r\n=web", "app\x00=web", "app\x00,tier", "\x00app", "app=\x00,tier", "app,\x00tier", "app=web\x00,tier=a", "app=\x00", "é", "app=é", "é in (é)", "app=\"web\"", "\"", "'app'", "app='web'", "app=%s", "a b c",
		long, "app=" + long, "app in (" + long + ",a)", "a.b.c", "app=a.b_c-d", "APP=WEB", "app=web,app notin (web)", "app in (web),app in (db)", "app;tier", "app|tier", "k8s-app=kube-dns", "environment in (production, qa), application in (nginx)",
		"environment in (production, qa),application=nginx", "a=1,b=2,c=3,d=4,e=5,f=6", "app=1,app,app in (2),app notin (3),!app", "app > 1, app < 5", "a!=1,a>2", "a>2,a!=1", "b!=1,a<2", "a=b=c", "a=b c", "a==b,c", "in (a)", "(a) in b",
	} {
		selectorText(s)
	}
	for _, s := range []string{
		`null`, `{}`, `{"kind":"Status","apiVersion":"v1"}`, `{"status":"Failure","message":"no","reason":"Forbidden","code":403}`,
		`{"code":403,"reason":"a","message":"<b>&\u2028\"\\ é \ud800","status":"s","metadata":{},"apiVersion":"v","kind":"k","details":{}}`,
		`{"metadata":{"selfLink":"s","resourceVersion":"1","continue":"c","remainingItemCount":0,"shardInfo":{"selector":""},"name":"x","labels":{}}}`,
		`{"metadata":{"remainingItemCount":null,"shardInfo":null}}`, `{"metadata":{"shardInfo":{}}}`, `{"metadata":{"shardInfo":1}}`, `{"metadata":null,"details":null}`,
		`{"details":{"retryAfterSeconds":5,"causes":[{"field":"f","message":"m","reason":"r"},{},null],"uid":"u","kind":"k","group":"g","name":"n","extra":1}}`,
		`{"details":{"causes":[]}}`, `{"details":{"causes":null,"name":""}}`, `{"code":0}`, `{"code":-5}`, `{"code":2147483647}`, `{"code":-0}`,
		`{"details":{"name":"a"},"details":{"group":"b"}}`, `{"details":{"name":"a"},"details":null}`,
		`{"details":{"causes":[{"field":"a"},{"field":"b"}]},"details":{"causes":[{"message":"c"}]}}`, `{"message":"a","message":null}`, `{"message":"a","message":"b"}`,
		`{"Message":"a","MESSAGE":"b","code ":1}`, `{"message":"tab\tis escaped","extra":{"deep":[[[]]]}}`,
		`1`, `"a"`, `[]`, `true`, `{"kind":1}`, `{"apiVersion":[]}`, `{"metadata":"a"}`, `{"metadata":{"selfLink":1}}`, `{"metadata":{"remainingItemCount":1.0}}`,
		`{"metadata":{"remainingItemCount":9223372036854775808}}`, `{"metadata":{"remainingItemCount":"1"}}`, `{"status":{}}`, `{"message":5}`, `{"reason":false}`,
		`{"details":[]}`, `{"details":"a"}`, `{"details":{"name":1}}`, `{"details":{"uid":1}}`, `{"details":{"causes":{}}}`, `{"details":{"causes":[1]}}`,
		`{"details":{"causes":[{"reason":1}]}}`, `{"details":{"causes":[{"message":[]}]}}`, `{"details":{"retryAfterSeconds":1e3}}`, `{"details":{"retryAfterSeconds":null}}`,
		`{"code":"403"}`, `{"code":403.0}`, `{"code":4e2}`, `{"code":2147483648}`, `{"code":-2147483649}`, `{"code":null}`, `{"code":true}`, `{"code":{}}`,
		`{"message":5,"code":"x"}`, `{"details":{"name":1},"kind":2}`, `{"code":123456789012345678901234567890}`,
	} {
		status(s)
		nested(`{"response":{"uid":"u","status":` + s + `}}`)
	}
	for _, s := range []string{
		`{"response":{"patch":1}}`, `{"response":{"patch":{}}}`, `{"response":{"patch":[{"op":"add"}]}}`, `{"response":{"patch":[91,"a"]}}`, `{"response":{"patch":[256]}}`,
		`{"response":{"patch":[-1]}}`, `{"response":{"patch":[1.0]}}`, `{"response":{"patch":[null,1]}}`, `{"response":{"patch":true}}`, `{"response":{"patch":"W1 0="}}`,
		`{"response":{"patch":"W10"}}`, `{"response":{"patch":null}}`, `{"response":{"patch":"\u00e9"}}`, `{"response":{"patch":"W10=\n"}}`, `{"response":{"uid":1,"patch":"!"}}`,
		`{"response":{"patch":"!","uid":1}}`, `{"response":[]}`, `{"response":1}`, `{"response":null}`,
	} {
		nested(s)
	}
	for _, s := range []string{
		`null`, `{}`, `{"username":"a","uid":"","groups":[],"extra":{}}`, `{"extra":{"b":["x","<y>"],"a":[]},"groups":["g","h"],"uid":"u","username":"n"}`,
		`{"username":"\u2028&","Groups":["x"],"unknown":1}`, `{"groups":null,"extra":null}`, `{"groups":[null]}`, `{"groups":["a","b"],"groups":[null]}`,
		`{"extra":{"a":["1","2"]},"extra":{"b":["3"],"a":[null]}}`, `1`, `[]`, `{"username":1}`, `{"uid":[]}`, `{"groups":"a"}`, `{"groups":[1]}`, `{"groups":{}}`,
		`{"extra":[]}`, `{"extra":{"a":"b"}}`, `{"extra":{"a":[1]}}`, `{"extra":{"a":[{}]}}`, `{"extra":{"a":1},"username":2}`,
	} {
		user(s)
	}
	for _, s := range []string{"boom", "failed calling webhook \"a.b.c\": <x>", ""} {
		made("internal", []string{s}, apierrors.NewInternalError(errors.New(s)))
		made("bad-request", []string{s}, apierrors.NewBadRequest(s))
		made("timeout", []string{s}, apierrors.NewTimeoutError(s, 0))
	}
	for _, s := range [][3]string{{"", "namespaces", "x"}, {"apps", "deployments", "web\n"}, {"", "pods", ""}, {"", "", ""}, {"g", "", "n"}} {
		resource := schema.GroupResource{Group: s[0], Resource: s[1]}
		made("not-found", s[:], apierrors.NewNotFound(resource, s[2]))
		made("forbidden", s[:], apierrors.NewForbidden(resource, s[2], errors.New("no")))
	}
}

func random(r *rand.Rand, count int) {
	letters := []rune("aabbccAZ019--__../é !<\"")
	word := func(most int) string {
		var s []rune
		for range r.Intn(most + 1) {
			s = append(s, letters[r.Intn(len(letters))])
		}
		return string(s)
	}
	short := func() string {
		if r.Intn(8) == 0 {
			return word(4)
		}
		return []string{"a", "b", "app", "tier", "x.io/y"}[r.Intn(5)]
	}
	operators := []string{"In", "NotIn", "Exists", "DoesNotExist", "In", "NotIn", "Gt", ""}
	for range count {
		name(word(70))
		name(word(6))
		written := map[string]any{}
		if r.Intn(2) == 0 {
			matching := map[string]any{}
			for range r.Intn(3) {
				matching[short()] = short()
			}
			written["matchLabels"] = matching
		}
		expressions := []any{}
		for range r.Intn(4) {
			expression := map[string]any{"key": short(), "operator": operators[r.Intn(len(operators))]}
			values := []any{}
			for range r.Intn(3) {
				values = append(values, short())
			}
			switch expression["operator"] {
			case "Exists", "DoesNotExist":
				if r.Intn(6) == 0 {
					expression["values"] = values
				}
			default:
				if len(values) == 0 && r.Intn(4) > 0 {
					values = append(values, short())
				}
				expression["values"] = values
			}
			expressions = append(expressions, expression)
		}
		written["matchExpressions"] = expressions
		pieces := []string{"a", "b", "app", "x.io/y", "in", "notin", " in ", " notin ", "(", ")", ",", ",", "=", "==", "!=", "!", "<", ">", " ", "1", "-", "é", "\t", "\x00"}
		text := ""
		for range r.Intn(14) {
			text += pieces[r.Intn(len(pieces))]
		}
		selectorText(text)
		asked := []map[string]string{}
		for range 4 {
			set := map[string]string{}
			for range r.Intn(4) {
				set[short()] = short()
			}
			asked = append(asked, set)
		}
		selector(encode(written), asked)
	}
}
