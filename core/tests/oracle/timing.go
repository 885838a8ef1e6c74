package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"time"

	"gopkg.in/evanphx/json-patch.v4"
)

// Timing is how long the real code takes for one case: bytes to bytes for a patch, one
// request against all hooks of a prepared cluster for a match.
type Timing struct {
	ID      string `json:"id"`
	Op      string `json:"op"`
	Rounds  int    `json:"rounds"`
	NsPerOp int64  `json:"nsPerOp"`
	// Of a match: how many hooks were judged, and how many are called.
	Hooks int `json:"hooks,omitempty"`
	Calls int `json:"calls,omitempty"`
}

// timeAll measures each case of standard input for about the given time.
func timeAll(in *os.File, span time.Duration) error {
	out := newLines()
	defer out.flush()
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 256<<20)
	for lines.Scan() {
		var c Case
		if err := json.Unmarshal(lines.Bytes(), &c); err != nil {
			return err
		}
		timing := Timing{ID: c.ID, Op: c.Op}
		once, err := prepare(&c, &timing)
		if err != nil {
			return err
		}
		once() // warm
		start := time.Now()
		for time.Since(start) < span {
			for range 10 {
				once()
			}
			timing.Rounds += 10
		}
		timing.NsPerOp = time.Since(start).Nanoseconds() / int64(timing.Rounds)
		out.print(timing)
	}
	return lines.Err()
}

func prepare(c *Case, timing *Timing) (func(), error) {
	switch c.Op {
	case "patch.apply":
		var in patchInput
		if err := json.Unmarshal(c.input(), &in); err != nil {
			return nil, err
		}
		doc, patch := []byte(in.Doc), []byte(in.Patch)
		if in.DocText != nil {
			doc = []byte(*in.DocText)
		}
		if in.PatchText != nil {
			patch = []byte(*in.PatchText)
		}
		jsonpatch.AccumulatedCopySizeLimit = serverCopyLimit
		apply := func() error {
			decoded, err := jsonpatch.DecodePatch(patch)
			if err != nil {
				return err
			}
			_, err = decoded.Apply(doc)
			return err
		}
		if err := apply(); err != nil {
			return nil, fmt.Errorf("%s: %w", c.ID, err)
		}
		return func() { _ = apply() }, nil
	case "admission.match":
		in, cluster, err := readAdmission(c.input())
		if err != nil {
			return nil, err
		}
		q, err := cluster.ask(&in.Request)
		if err != nil {
			return nil, err
		}
		attributes := q.attributes()
		versioned := &versionedOnce{attributes: attributes, interfaces: q.interfaces}
		judge := func() (calls int) {
			for _, hook := range cluster.hooks {
				invocation, _ := cluster.plugins[hook.Phase].ShouldCallHook(context.Background(), hook.accessor, attributes, q.interfaces, versioned)
				if invocation != nil {
					calls++
				}
			}
			return calls
		}
		timing.Hooks, timing.Calls = len(cluster.hooks), judge()
		return func() { judge() }, nil
	}
	return nil, fmt.Errorf("%s is not timed", c.Op)
}
