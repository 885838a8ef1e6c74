package chain

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strings"

	"nocluster.test/oracle/vectors"
)

type object = map[string]any

// randomAdmissions prints random requests over random clusters, cluster by cluster.
func randomAdmissions(seed uint64, cases, sets int, op string) error {
	out := vectors.NewLines()
	defer out.Flush()
	r := rand.New(rand.NewPCG(seed, 2))
	done := 0
	for set := range sets {
		cluster := randomCluster(r)
		for end := cases * (set + 1) / sets; done < end; done++ {
			ask := op
			if ask == "" {
				ask = vectors.Pick(r, []string{"admission.run", "admission.run", "admission.run", "admission.match"})
			}
			input := object{
				"objects": cluster.objects, "request": randomRequest(r), "complete": []string{"namespaces", "crds"}, "text": true,
			}
			if len(cluster.rows) > 0 {
				input["resources"] = cluster.rows
			}
			if len(cluster.conditions) > 0 {
				input["conditions"] = cluster.conditions
			}
			if ask == "admission.run" {
				input["answers"] = cluster.randomAnswers(r, input["request"].(object))
			}
			c := vectors.Case{ID: fmt.Sprintf("random-%d-%d", seed, done), Op: ask}
			got, err := settle(&c, input)
			if err != nil {
				return fmt.Errorf("%s: %w\n%s", c.ID, err, c.InputText)
			}
			out.Compared(&c, got)
		}
	}
	out.Done(cases)
	return nil
}

const uidMark = "@UID@"

// settle answers a case and, run by run, writes the uid of each call where its answer quotes one.
func settle(c *vectors.Case, input object) (vectors.Answer, error) {
	for {
		text, err := json.Marshal(input)
		if err != nil {
			return nil, err
		}
		c.InputText = string(text)
		got, err := ask(c)
		if err != nil {
			return nil, err
		}
		run, ok := got.(*RunAnswer)
		if !ok || !replaceFirstMark(input["answers"].(object), run.Calls) {
			return got, nil
		}
	}
}

// replaceFirstMark settles the first called answer that has a mark. What is called after it
// may depend on it, so the case has to be run again.
func replaceFirstMark(answers object, calls []CallAnswer) bool {
	nth := map[string]int{}
	for _, call := range calls {
		if call.Review == "" {
			continue
		}
		n := nth[call.Hook]
		nth[call.Hook]++
		list, ok := answers[call.Hook].([]any)
		if !ok || n >= len(list) {
			continue
		}
		text, _ := json.Marshal(list[n])
		if !strings.Contains(string(text), uidMark) {
			continue
		}
		uid := strings.TrimPrefix(countingMember.FindString(call.Review), `"uid":"`)
		list[n] = json.RawMessage(strings.ReplaceAll(string(text), uidMark, uid))
		return true
	}
	return false
}

// randomSet is a cluster and the names of its hooks.
type randomSet struct {
	objects    []any
	rows       []object
	conditions object
	hooks      []string
}

func randomCluster(r *rand.Rand) *randomSet {
	set := &randomSet{conditions: object{}}
	for name, labels := range map[string]object{"shop": {"env": "prod", "team": "a"}, "dev": {"env": "dev"}, "bare": {}} {
		set.objects = append(set.objects, object{"apiVersion": "v1", "kind": "Namespace", "metadata": object{"name": name, "labels": labels}})
	}
	sortByName(set.objects)
	versions := []any{
		object{"name": "v1", "served": true, "storage": true, "subresources": object{"status": object{}}},
		object{"name": "v1beta1", "served": vectors.Chance(r, 2), "storage": false, "subresources": object{"status": object{}}},
	}
	if vectors.Chance(r, 2) {
		versions[0], versions[1] = versions[1], versions[0]
	}
	set.objects = append(set.objects, object{
		"apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition", "metadata": object{"name": "widgets.example.com"},
		"spec": object{"group": "example.com", "scope": "Namespaced", "names": object{"plural": "widgets", "singular": "widget", "kind": "Widget", "listKind": "WidgetList"}, "versions": versions},
	})
	if vectors.Chance(r, 4) {
		set.rows = append(set.rows, object{"group": "example.com", "version": "v3", "resource": "widgets"})
	}
	path := 0
	for _, kind := range []string{"MutatingWebhookConfiguration", "ValidatingWebhookConfiguration"} {
		names := []string{"alpha", "beta", "10", "2", "gamma.example.com"}
		r.Shuffle(len(names), func(i, j int) { names[i], names[j] = names[j], names[i] })
		for _, name := range names[:1+r.IntN(3)] {
			set.addConfiguration(r, kind, name, &path)
		}
	}
	return set
}

func sortByName(objects []any) {
	name := func(o any) string { return o.(object)["metadata"].(object)["name"].(string) }
	for i := range objects {
		for j := i; j > 0 && name(objects[j]) < name(objects[j-1]); j-- {
			objects[j], objects[j-1] = objects[j-1], objects[j]
		}
	}
}

func (s *randomSet) addConfiguration(r *rand.Rand, kind, name string, path *int) {
	version := "v1"
	if vectors.Chance(r, 8) {
		version = "v1beta1"
	}
	phase := strings.ToLower(strings.TrimSuffix(kind, "WebhookConfiguration"))
	seen := map[string]int{}
	var hooks []any
	for range 1 + r.IntN(3) {
		hookName := vectors.Pick(r, []string{"one.example.com", "two.example.com", "three.example.com", "short"})
		key := phase + "/" + name + "/" + hookName
		if n := seen[hookName]; n > 0 {
			key = fmt.Sprintf("%s/%d", key, n)
		}
		seen[hookName]++
		s.hooks = append(s.hooks, key)
		hooks = append(hooks, s.randomHook(r, hookName, key, phase, path))
	}
	s.objects = append(s.objects, object{"apiVersion": "admissionregistration.k8s.io/" + version, "kind": kind, "metadata": object{"name": name}, "webhooks": hooks})
}

// maybe sets a member to one of the values; the sentinel `absent` leaves it out.
var absent = new(int)

func maybe(r *rand.Rand, into object, member string, values ...any) {
	if value := vectors.Pick(r, values); value != any(absent) {
		into[member] = value
	}
}

func (s *randomSet) randomHook(r *rand.Rand, name, key, phase string, path *int) object {
	*path++
	hook := object{"name": name}
	if vectors.Chance(r, 2) {
		hook["clientConfig"] = object{"url": fmt.Sprintf("https://hooks.example.com%s/p%d", vectors.Pick(r, []string{"", ":8443"}), *path)}
	} else {
		service := object{"namespace": "hooks", "name": "svc"}
		maybe(r, service, "port", absent, absent, 8443, nil)
		service["path"] = fmt.Sprintf("%sp%d%s", vectors.Pick(r, []string{"/", "/", "", "//"}), *path, vectors.Pick(r, []string{"", "", "/", "/x/../y"}))
		hook["clientConfig"] = object{"service": service}
	}
	if rules := randomRules(r); rules != nil {
		hook["rules"] = rules
	}
	maybe(r, hook, "namespaceSelector", absent, absent, absent, absent, object{}, randomSelector(r, "env", "team"), randomSelector(r, "env", "kubernetes.io/metadata.name"))
	maybe(r, hook, "objectSelector", absent, absent, absent, absent, object{}, randomSelector(r, "app", "tier"), randomSelector(r, "app", "injected"))
	if vectors.Chance(r, 60) {
		hook[vectors.Pick(r, []string{"objectSelector", "namespaceSelector"})] = nil
	}
	maybe(r, hook, "failurePolicy", absent, absent, "Fail", "Ignore", "Ignore", nil)
	maybe(r, hook, "matchPolicy", absent, absent, absent, "Exact", "Equivalent", nil)
	maybe(r, hook, "sideEffects", "None", "None", "None", "None", "None", "None", "NoneOnDryRun", "NoneOnDryRun", "Some", "Unknown", nil, absent)
	maybe(r, hook, "timeoutSeconds", absent, absent, 1, 30, 5, nil)
	maybe(r, hook, "admissionReviewVersions", []string{"v1"}, []string{"v1"}, []string{"v1"}, []string{"v1"}, []string{"v1beta1"}, []string{"v1", "v1beta1"}, []string{"v1beta1", "v1"}, []string{"v2", "v1"})
	if vectors.Chance(r, 50) {
		hook["admissionReviewVersions"] = []string{"v2", "v3"}
	}
	if phase == mutatingPhase {
		maybe(r, hook, "reinvocationPolicy", absent, "IfNeeded", "IfNeeded", "Never", nil)
	}
	if vectors.Chance(r, 25) {
		results := object{}
		var conditions []any
		for i := range 1 + r.IntN(3) {
			condition := vectors.Pick(r, conditionTexts)
			conditions = append(conditions, object{"name": fmt.Sprintf("c%d", i), "expression": condition.expression})
			results[fmt.Sprintf("c%d", i)] = condition.result
		}
		hook["matchConditions"] = conditions
		s.conditions[key] = results
	}
	return hook
}

// conditionTexts are expressions whose results do not depend on the request: the real server
// evaluates them, and the project is told the results.
var conditionTexts = []struct {
	expression string
	result     any
}{
	{"true", true}, {"1 < 2", true}, {"'a' == 'a'", true}, {"false", false}, {"1/0 == 1", object{"error": "division by zero"}}, {"[1][2] == 1", object{"error": "index out of bounds: 2"}},
}

func randomRules(r *rand.Rand) []any {
	if vectors.Chance(r, 20) {
		return vectors.Pick(r, [][]any{nil, {}})
	}
	if vectors.Chance(r, 2) {
		return []any{object{"operations": []string{"*"}, "apiGroups": []string{"*"}, "apiVersions": []string{"*"}, "resources": []string{"*/*"}}}
	}
	var rules []any
	for range 1 + r.IntN(3) {
		rule := object{
			"operations":  some(r, []string{"CREATE", "CREATE", "UPDATE", "DELETE", "CONNECT", "*", "create"}),
			"apiGroups":   some(r, []string{"", "", "apps", "*", "example.com", "policy", "autoscaling"}),
			"apiVersions": some(r, []string{"v1", "v1", "*", "v1beta1", "v2"}),
			"resources":   some(r, []string{"pods", "pods", "*", "*/*", "pods/*", "*/scale", "deployments", "configmaps", "namespaces", "services", "widgets", "widgets/*", "pods/status", "*/status", "Pods", "pod", "pods/exec", "pods/eviction", "namespaces/*"}),
		}
		maybe(r, rule, "scope", absent, absent, absent, "*", "Namespaced", "Cluster", nil)
		if vectors.Chance(r, 60) {
			rule["scope"] = "namespaced"
		}
		rules = append(rules, rule)
	}
	return rules
}

func some(r *rand.Rand, list []string) []string {
	taken := []string{}
	for range 1 + r.IntN(3) {
		taken = append(taken, vectors.Pick(r, list))
	}
	return taken
}

var labelValues = map[string][]string{
	"env": {"prod", "dev", "test"}, "team": {"a", "b", ""}, "app": {"web", "db", ""}, "tier": {"front", "back"}, "injected": {"yes", "no"},
	"kubernetes.io/metadata.name": {"shop", "dev", "default", "new"},
}

func randomSelector(r *rand.Rand, keys ...string) object {
	selector := object{}
	if vectors.Chance(r, 2) {
		key := vectors.Pick(r, keys)
		selector["matchLabels"] = object{key: vectors.Pick(r, labelValues[key])}
	}
	var expressions []any
	for range r.IntN(3) {
		key := vectors.Pick(r, keys)
		expression := object{"key": key, "operator": vectors.Pick(r, []string{"In", "NotIn", "Exists", "DoesNotExist"})}
		if operator := expression["operator"]; operator == "In" || operator == "NotIn" {
			expression["values"] = some(r, labelValues[key])
		}
		expressions = append(expressions, expression)
	}
	if vectors.Chance(r, 50) {
		broken := vectors.Pick(r, []object{
			{"key": "env", "operator": "Near"}, {"key": "env", "operator": "in", "values": []string{"a"}}, {"key": "env", "operator": "In"}, {"key": "env", "operator": "NotIn", "values": []string{}},
			{"key": "env", "operator": "Exists", "values": []string{"x"}}, {"key": "b@d", "operator": "Exists"}, {"key": "", "operator": "Exists"}, {"key": "env", "operator": "In", "values": []string{"b@d"}},
			{"key": "a/b/c", "operator": "DoesNotExist"}, {"key": "env", "operator": "Gt", "values": []string{"1"}}, {"key": "env", "operator": "In", "values": []string{"ok", strings.Repeat("x", 64)}},
		})
		expressions = append(expressions, broken)
	} else if vectors.Chance(r, 120) {
		selector["matchLabels"] = vectors.Pick(r, []object{{"b@d": "x"}, {"env": "-x-"}, {"/x": "a"}, {"UPPER.example.com/x": "a"}, {strings.Repeat("k", 64): "v"}})
	}
	if expressions != nil {
		selector["matchExpressions"] = expressions
	}
	return selector
}
