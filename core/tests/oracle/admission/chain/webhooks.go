package chain

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"regexp"
	"strings"
	"sync"
	"time"

	"github.com/google/uuid"
	"nocluster.test/oracle/vectors"
)

// Answer is what a webhook does with one call, in one of the wire's forms.
type Answer struct {
	Allow   bool            `json:"allow,omitempty"`
	Deny    *string         `json:"deny,omitempty"`
	Code    *int            `json:"code,omitempty"`
	Patch   json.RawMessage `json:"patch,omitempty"`
	Review  json.RawMessage `json:"review,omitempty"`
	HTTP    *httpAnswer     `json:"http,omitempty"`
	Error   *string         `json:"error,omitempty"`
	Timeout bool            `json:"timeout,omitempty"`
}

type httpAnswer struct {
	Status      int               `json:"status"`
	ContentType *string           `json:"contentType,omitempty"`
	Headers     map[string]string `json:"headers,omitempty"`
	Body        string            `json:"body"`
}

// literal is true where the answer may quote the uid that the project counts.
func (a *Answer) literal() bool { return len(a.Review) > 0 || a.HTTP != nil }

// readAnswers sorts the answers to the hooks, by full name or by a shorter one that is unique.
func (c *Cluster) readAnswers(raw json.RawMessage) (map[*Hook][]Answer, map[*Hook]bool, error) {
	answers, single := map[*Hook][]Answer{}, map[*Hook]bool{}
	var byKey map[string]json.RawMessage
	if len(raw) > 0 {
		if err := json.Unmarshal(raw, &byKey); err != nil {
			return nil, nil, err
		}
	}
	for key, value := range byKey {
		var found []*Hook
		for _, hook := range c.hooks {
			if hook.Key == key {
				found = []*Hook{hook}
				break
			}
			if strings.HasSuffix(hook.Key, "/"+key) {
				found = append(found, hook)
			}
		}
		if len(found) != 1 {
			return nil, nil, fmt.Errorf("answer key %q names %d hooks", key, len(found))
		}
		list := []json.RawMessage{value}
		if value[0] == '[' {
			if err := json.Unmarshal(value, &list); err != nil {
				return nil, nil, err
			}
		} else {
			single[found[0]] = true
		}
		for _, one := range list {
			var answer Answer
			if err := vectors.StrictUnmarshal(one, &answer); err != nil {
				return nil, nil, err
			}
			answers[found[0]] = append(answers[found[0]], answer)
		}
	}
	return answers, single, nil
}

// The uids that the real code draws come from this counter, so that they can be told from
// the ones the project counts (00000000-0000-4000-8000-000000000001 and on).
type uidSource struct {
	lock sync.Mutex
	next uint64
}

func (s *uidSource) Read(into []byte) (int, error) {
	s.lock.Lock()
	defer s.lock.Unlock()
	s.next++
	clear(into)
	copy(into, []byte{0xff, 0xff, 0xff, 0xf0})
	binary.BigEndian.PutUint32(into[len(into)-4:], uint32(s.next))
	return len(into), nil
}

func init() { uuid.SetRand(&uidSource{}) }

var realUID = regexp.MustCompile(`fffffff0-0000-4000-8000-[0-9a-f]{12}`)

var countingMember = regexp.MustCompile(`"uid":"00000000-0000-4000-8000-[0-9a-f]{12}`)

func countingUID(n int) string { return fmt.Sprintf("00000000-0000-4000-8000-%012x", n) }

// recordedCall is one review that reached a webhook.
type recordedCall struct {
	hook    *Hook
	round   int
	url     string
	review  string
	uid     string
	counted string
}

// runState belongs to one request; the transport finds it in the context.
type runState struct {
	lock       sync.Mutex
	cluster    *Cluster
	answers    map[*Hook][]Answer
	single     map[*Hook]bool
	round      int
	validating bool
	asked      map[*Hook]int
	calls      []*recordedCall
	needs      []*recordedCall
	// ranks are the places of the validating hooks among those called, known from an earlier run.
	ranks map[*Hook]int
	// slow lets the hooks of lower rank answer first; first lets one of them answer before all.
	slow  bool
	first *Hook
	// literalInParallel says that an answer quoted a uid that an earlier run has to settle.
	literalInParallel bool
	mutatingCalls     int
	// broken says why the case cannot be asked.
	broken error
}

func (s *runState) breakOff(err error) error {
	s.lock.Lock()
	defer s.lock.Unlock()
	s.broken = err
	return err
}

// waitForTimeouts lets the time of a call really pass.
var waitForTimeouts = false

type stateKey struct{}

func stateOf(ctx context.Context) *runState { return ctx.Value(stateKey{}).(*runState) }

// answering is the network: it hands each review to the case's answers.
type answering struct{}

func (answering) RoundTrip(request *http.Request) (*http.Response, error) {
	state := stateOf(request.Context())
	var review []byte
	if request.Body != nil { // a redirect may turn the call into a GET
		var err error
		if review, err = io.ReadAll(request.Body); err != nil {
			return nil, err
		}
	}
	bare := *request.URL
	bare.RawQuery = ""
	hook := state.cluster.byURL[bare.String()]
	if hook == nil {
		return nil, state.breakOff(fmt.Errorf("no hook has the URL %s", bare.String()))
	}
	call := &recordedCall{hook: hook, url: request.URL.String(), review: string(review), uid: realUID.FindString(string(review))}
	answer := state.take(call)
	if state.slow && hook.Phase == validatingPhase && hook != state.first {
		time.Sleep(time.Duration(40+40*state.ranks[hook]) * time.Millisecond)
	}
	if answer == nil {
		return nil, errors.New("this call has no answer")
	}
	return answer.respond(request, call)
}

// take records the call and finds its answer.
func (s *runState) take(call *recordedCall) *Answer {
	s.lock.Lock()
	defer s.lock.Unlock()
	if !s.validating {
		call.round = s.round - 1
		s.mutatingCalls++
		call.counted = countingUID(s.mutatingCalls)
	} else if rank, known := s.ranks[call.hook]; known {
		call.counted = countingUID(s.mutatingCalls + 1 + rank)
	}
	s.calls = append(s.calls, call)
	n := s.asked[call.hook]
	s.asked[call.hook]++
	list := s.answers[call.hook]
	if s.single[call.hook] {
		n = 0
	}
	if n >= len(list) {
		s.needs = append(s.needs, call)
		return nil
	}
	if call.counted == "" && list[n].literal() {
		s.literalInParallel = true
	}
	return &list[n]
}

func (a *Answer) respond(request *http.Request, call *recordedCall) (*http.Response, error) {
	version := "v1"
	if strings.Contains(call.review, `"apiVersion":"admission.k8s.io/v1beta1"`) {
		version = "v1beta1"
	}
	wrap := func(members map[string]any) []byte {
		members["uid"] = call.uid
		body, _ := json.Marshal(map[string]any{"kind": "AdmissionReview", "apiVersion": "admission.k8s.io/" + version, "response": members})
		return body
	}
	status, header := http.StatusOK, http.Header{"Content-Type": {"application/json"}}
	var body []byte
	switch {
	case a.Allow:
		body = wrap(map[string]any{"allowed": true})
	case a.Deny != nil:
		reason := map[string]any{"message": *a.Deny}
		if a.Code != nil {
			reason["code"] = *a.Code
		}
		body = wrap(map[string]any{"allowed": false, "status": reason})
	case len(a.Patch) > 0:
		body = wrap(map[string]any{"allowed": true, "patchType": "JSONPatch", "patch": base64.StdEncoding.EncodeToString(a.Patch)})
	case len(a.Review) > 0:
		body = a.Review
	case a.HTTP != nil:
		status, body = a.HTTP.Status, []byte(a.HTTP.Body)
		header = http.Header{}
		if a.HTTP.ContentType != nil {
			header.Set("Content-Type", strings.Trim(*a.HTTP.ContentType, " \t"))
		}
		for name, value := range a.HTTP.Headers {
			header.Set(name, strings.Trim(value, " \t")) // as net/http reads it
		}
		if status == http.StatusNoContent || status == http.StatusNotModified {
			body = nil // net/http reads no body here
		}
	case a.Error != nil:
		// The client itself writes `Post "<url>": ` before what the network said.
		cause, found := strings.CutPrefix(*a.Error, fmt.Sprintf("Post %q: ", request.URL.String()))
		if !found {
			return nil, stateOf(request.Context()).breakOff(fmt.Errorf("the text %q is not one that a network error gives", *a.Error))
		}
		return nil, errors.New(cause)
	case a.Timeout:
		if waitForTimeouts {
			<-request.Context().Done()
			return nil, request.Context().Err()
		}
		// The client gives up by itself after 30 seconds; only a limit that is no longer is the context's.
		// At 30 seconds sharp the two race, and the context's begins first.
		if limit, err := time.ParseDuration(request.URL.Query().Get("timeout")); err == nil && limit > 30*time.Second {
			return nil, errors.New("net/http: request canceled (Client.Timeout exceeded while awaiting headers)")
		}
		return nil, context.DeadlineExceeded
	}
	if a.literal() && call.counted != "" {
		body = bytes.ReplaceAll(body, []byte(call.counted), []byte(call.uid))
	}
	return &http.Response{
		StatusCode: status, Status: fmt.Sprintf("%d %s", status, http.StatusText(status)),
		Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
		Header: header, Body: io.NopCloser(bytes.NewReader(body)), ContentLength: int64(len(body)), Request: request,
	}, nil
}
