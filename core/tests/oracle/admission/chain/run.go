package chain

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	apierrors "k8s.io/apimachinery/pkg/api/errors"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apiserver/pkg/admission"
	auditinternal "k8s.io/apiserver/pkg/apis/audit"
	"k8s.io/apiserver/pkg/audit"
	"k8s.io/apiserver/pkg/endpoints/filters"
	"k8s.io/apiserver/pkg/endpoints/handlers/responsewriters"
	"k8s.io/apiserver/pkg/registry/rest"
	"nocluster.test/oracle/vectors"
)

// CallAnswer is one matched hook; the review is absent where it was not contacted.
type CallAnswer struct {
	Phase  string `json:"phase"`
	Round  int    `json:"round"`
	Index  int    `json:"index"`
	Hook   string `json:"hook"`
	Review string `json:"review,omitempty"`
	URL    string `json:"url,omitempty"`
}

// RunAnswer is what came of a request. Texts are exact.
type RunAnswer struct {
	Calls            []CallAnswer      `json:"calls"`
	Allowed          *bool             `json:"allowed,omitempty"`
	Status           string            `json:"status,omitempty"`
	Object           string            `json:"object,omitempty"`
	Crashed          string            `json:"crashed,omitempty"`
	CrashedIn        *CallAnswer       `json:"crashedIn,omitempty"`
	Need             *CallAnswer       `json:"need,omitempty"`
	WarningHeaders   []string          `json:"warningHeaders"`
	AuditAnnotations map[string]string `json:"auditAnnotations"`
	Passes           int               `json:"passes"`
	// Others are the Statuses that another order of the answers gives (vectors only).
	Others []string `json:"others,omitempty"`
}

// InOrder makes the validating webhooks answer in the order of their index, which no server promises.
var InOrder = false

func answerRun(input []byte) (vectors.Answer, error) {
	in, cluster, err := readAdmission(input)
	if err != nil {
		return nil, err
	}
	return cluster.run(in)
}

func (c *Cluster) run(in *admissionInput) (*RunAnswer, error) {
	return c.Record(in.Answers, func() (*Way, error) {
		q, err := c.ask(&in.Request)
		if err != nil {
			return nil, err
		}
		attributes := q.attributes()
		return &Way{
			Operation: q.in.Operation,
			Serve: func(_ http.ResponseWriter, ctx context.Context, got *RunAnswer) error {
				err := admit(ctx, c.Chain, attributes, q)
				allowed := err == nil
				got.Allowed = &allowed
				if err != nil {
					text, err := json.Marshal(responsewriters.ErrorToAPIStatus(err))
					got.Status = string(text)
					return err
				}
				if object := attributes.GetObject(); object != nil {
					got.Object, err = encodeObject(object, q)
				}
				return err
			},
			Seen: func() (admission.Attributes, admission.ObjectInterfaces) { return attributes, q.interfaces },
		}, nil
	})
}

// Way is the way of one request through the chain.
type Way struct {
	Operation admission.Operation
	// Serve sends the request, and notes whether it is allowed, the Status or the object.
	Serve func(response http.ResponseWriter, ctx context.Context, got *RunAnswer) error
	// Seen is what the validating plugins saw.
	Seen func() (admission.Attributes, admission.ObjectInterfaces)
}

// Record follows a request, whose way is made anew for each run of it.
func (c *Cluster) Record(answers json.RawMessage, make func() (*Way, error)) (*RunAnswer, error) {
	got, state, err := c.runOnce(answers, make, nil, nil)
	if err != nil {
		return nil, err
	}
	parallel := 0
	for _, call := range state.calls {
		if call.hook.Phase == validatingPhase {
			parallel++
		}
	}
	// uids of hooks that are called at once are counted by index, which only a finished run knows.
	if parallel > 0 && (state.literalInParallel || InOrder && parallel > 1) {
		ranks := ranksOf(state)
		if got, _, err = c.runOnce(answers, make, ranks, nil); err != nil {
			return nil, err
		}
		if InOrder {
			for _, hook := range c.hooks {
				if _, called := ranks[hook]; !called {
					continue
				}
				other, _, err := c.runOnce(answers, make, ranks, hook)
				if err != nil {
					return nil, err
				}
				if other.Status != got.Status && !slices.Contains(got.Others, other.Status) {
					got.Others = append(got.Others, other.Status)
				}
			}
		}
	}
	return got, nil
}

func ranksOf(state *runState) map[*Hook]int {
	var hooks []*Hook
	for _, call := range state.calls {
		if call.hook.Phase == validatingPhase {
			hooks = append(hooks, call.hook)
		}
	}
	slices.SortFunc(hooks, func(a, b *Hook) int { return cmp.Compare(a.Index, b.Index) })
	ranks := map[*Hook]int{}
	for i, hook := range hooks {
		ranks[hook] = i
	}
	return ranks
}

func (c *Cluster) runOnce(given json.RawMessage, make func() (*Way, error), ranks map[*Hook]int, first *Hook) (*RunAnswer, *runState, error) {
	way, err := make()
	if err != nil {
		return nil, nil, err
	}
	answers, single, err := c.readAnswers(given)
	if err != nil {
		return nil, nil, err
	}
	state := &runState{cluster: c, answers: answers, single: single, asked: map[*Hook]int{}, ranks: ranks, slow: InOrder && ranks != nil, first: first}
	got := &RunAnswer{WarningHeaders: []string{}, AuditAnnotations: map[string]string{}}

	ctx := context.WithValue(context.Background(), stateKey{}, state)
	if way.Operation != admission.Connect { // long-running: without a deadline
		limited, cancel := context.WithTimeout(ctx, 34*time.Second)
		defer cancel()
		ctx = limited
	}
	ctx = audit.WithAuditContext(ctx)
	if err := audit.AuditContextFrom(ctx).Init(audit.RequestAuditConfig{Level: auditinternal.LevelRequestResponse}, nil); err != nil {
		return nil, nil, err
	}
	// The real filter records, drops and cuts the warnings.
	recorder := httptest.NewRecorder()
	request := httptest.NewRequest(http.MethodPost, "/", nil).WithContext(ctx)
	filters.WithWarningRecorder(http.HandlerFunc(func(response http.ResponseWriter, request *http.Request) {
		defer func() {
			if reason := recover(); reason != nil {
				got.Crashed = fmt.Sprint(reason)
			}
		}()
		err = way.Serve(response, request.Context(), got)
	})).ServeHTTP(recorder, request)

	if state.broken != nil {
		return nil, nil, state.broken
	}
	if err != nil {
		return nil, nil, err
	}
	got.WarningHeaders = append(got.WarningHeaders, recorder.Header().Values("Warning")...)
	for key, value := range audit.AuditContextFrom(ctx).GetEventAnnotations() {
		got.AuditAnnotations[key] = value
	}
	got.Passes = state.round
	attributes, interfaces := way.Seen()
	c.listCalls(got, state, attributes, interfaces)
	return got, state, nil
}

// admit goes the way of the server's handler of the operation: create.go, update.go,
// delete.go and rest.go of k8s.io/apiserver/pkg/endpoints/handlers and pkg/registry/rest.
func admit(ctx context.Context, chain admission.Interface, attributes admission.Attributes, q *question) error {
	mutation := chain.(admission.MutationInterface)
	operation := attributes.GetOperation()
	if operation == admission.Delete {
		return rest.AdmissionToValidateObjectDeleteFunc(chain, attributes, q.interfaces)(ctx, q.oldObject)
	}
	if mutation.Handles(operation) {
		if err := mutation.Admit(ctx, attributes, q.interfaces); err != nil {
			return err
		}
	}
	switch operation {
	case admission.Update:
		return rest.AdmissionToValidateObjectUpdateFunc(chain, attributes, q.interfaces)(ctx, attributes.GetObject(), attributes.GetOldObject())
	case admission.Connect:
		return chain.(admission.ValidationInterface).Validate(ctx, q.attributes(), q.interfaces)
	}
	return rest.AdmissionToValidateObjectFunc(chain, attributes, q.interfaces)(ctx, attributes.GetObject())
}

func encodeObject(object runtime.Object, q *question) (string, error) {
	if _, custom := object.(runtime.Unstructured); custom {
		text, err := json.Marshal(object)
		return string(text), err
	}
	versioned, err := admission.ConvertToGVK(object, q.kind, q.interfaces)
	if err != nil {
		return "", err
	}
	text, err := json.Marshal(versioned)
	return string(text), err
}

var annotationPlace = regexp.MustCompile(`^mutation\.webhook\.admission\.k8s\.io/round_(\d+)_index_(\d+)$`)

// listCalls puts the calls in order, counts their uids, and adds the matched hooks that
// were refused before a review was sent.
func (c *Cluster) listCalls(got *RunAnswer, state *runState, attributes admission.Attributes, interfaces admission.ObjectInterfaces) {
	slices.SortStableFunc(state.calls, func(a, b *recordedCall) int {
		if a.hook.Phase != b.hook.Phase {
			return cmp.Compare(a.hook.Phase, b.hook.Phase) // mutating first
		}
		return cmp.Or(cmp.Compare(a.round, b.round), cmp.Compare(a.hook.Index, b.hook.Index))
	})
	var replacements []string
	for i, call := range state.calls {
		call.counted = countingUID(i + 1)
		replacements = append(replacements, call.uid, call.counted)
	}
	counted := strings.NewReplacer(replacements...)
	place := func(call *recordedCall) CallAnswer {
		return CallAnswer{call.hook.Phase, call.round, call.hook.Index, call.hook.Key, counted.Replace(call.review), call.url}
	}
	sent := map[string]bool{}
	for _, call := range state.calls {
		listed := place(call)
		sent[fmt.Sprint(listed.Phase, listed.Round, listed.Index)] = true
		if slices.Contains(state.needs, call) {
			if got.Need == nil {
				got.Need = &listed
			}
			break // what the server went on to do with a failed call is not the case's question
		}
		got.Calls = append(got.Calls, listed)
	}
	if got.Calls == nil {
		got.Calls = []CallAnswer{}
	}
	got.Status = releasedTexts(counted.Replace(got.Status))
	for i := range got.WarningHeaders {
		got.WarningHeaders[i] = counted.Replace(got.WarningHeaders[i])
	}
	for key, value := range got.AuditAnnotations {
		got.AuditAnnotations[key] = counted.Replace(value)
	}
	if got.Need != nil {
		got.Allowed, got.Status, got.Object, got.WarningHeaders, got.AuditAnnotations = nil, "", "", nil, nil
		return
	}
	if got.Crashed != "" {
		got.AuditAnnotations = map[string]string{}
		if len(got.Calls) > 0 {
			last := got.Calls[len(got.Calls)-1]
			last.Review, last.URL = "", ""
			got.CrashedIn = &last
		}
		return
	}
	refused := func(phase string, round, index int) {
		if !sent[fmt.Sprint(phase, round, index)] {
			got.Calls = append(got.Calls, CallAnswer{Phase: phase, Round: round, Index: index, Hook: c.hookAt(phase, index).Key})
		}
	}
	for key := range got.AuditAnnotations {
		if found := annotationPlace.FindStringSubmatch(key); found != nil {
			round, _ := strconv.Atoi(found[1])
			index, _ := strconv.Atoi(found[2])
			refused(mutatingPhase, round, index)
		}
	}
	if state.validating {
		// A validating call that is refused leaves no trace but its error, so the real matcher is asked again.
		for _, hook := range c.hooks {
			if hook.Phase == validatingPhase && c.matchedIn(hook, state, attributes, interfaces) {
				refused(validatingPhase, 0, hook.Index)
			}
		}
	}
	slices.SortStableFunc(got.Calls, func(a, b CallAnswer) int {
		return cmp.Or(cmp.Compare(a.Phase, b.Phase), cmp.Compare(a.Round, b.Round), cmp.Compare(a.Index, b.Index))
	})
}

// matchedIn is true for a validating hook that the phase would call; none if any match failed.
func (c *Cluster) matchedIn(hook *Hook, state *runState, attributes admission.Attributes, interfaces admission.ObjectInterfaces) bool {
	matched := false
	for _, other := range c.hooks {
		if other.Phase != validatingPhase {
			continue
		}
		decision, status := c.decide(other, attributes, interfaces)
		if status != nil {
			return false
		}
		if other == hook {
			matched = decision == "call"
		}
	}
	return matched
}

var schemeName = regexp.MustCompile(`in scheme (\\?")[^"\\]*(\\?")`)

// releasedTexts writes the name of a scheme as the released server prints it. It is the
// place in the source where the scheme was made, and a module build shows another one.
func releasedTexts(status string) string {
	place := "pkg/api/legacyscheme/scheme.go:30"
	if strings.Contains(status, "failed to call webhook: ") {
		place = "pkg/util/webhook/client.go:74"
	}
	return schemeName.ReplaceAllString(status, "in scheme ${1}"+place+"${2}")
}

func statusText(err *apierrors.StatusError) string {
	text, _ := json.Marshal(responsewriters.ErrorToAPIStatus(err))
	return string(text)
}
