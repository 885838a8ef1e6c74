package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/netip"
	"reflect"
	"sort"
	"strings"

	"github.com/projectcalico/calico/libcalico-go/lib/ipam"
	cnet "github.com/projectcalico/calico/libcalico-go/lib/net"

	"nocluster.test/oracle/vectors"
)

// history is the answer of a whole history.
type history struct {
	Events []happened `json:"events"`
	After  []blockIn  `json:"after"`
	// asked is the history itself, where people wrote it.
	asked *historyIn
}

// isHistory is whether a case asks Calico's client: it says what IPAM is configured to do.
func isHistory(text []byte) bool {
	var asked struct {
		Config json.RawMessage `json:"config"`
	}
	return json.Unmarshal(text, &asked) == nil && asked.Config != nil
}

// askHistory puts a history that people wrote to Calico's own client.
func askHistory(text []byte) (*history, error) {
	in := &historyIn{}
	if err := vectors.StrictUnmarshal(text, in); err != nil {
		return nil, err
	}
	net := newNetwork(in)
	if err := net.hold(in.Blocks); err != nil {
		return nil, err
	}
	if err := net.configure(in.Config); err != nil {
		return nil, err
	}
	answer := &history{Events: []happened{}, asked: in}
	for i := range in.Events {
		answer.Events = append(answer.Events, net.put(in, &in.Events[i]))
	}
	answer.After = net.blocks()
	return answer, nil
}

// hold lets Calico's client make the blocks that Nodes have; what it makes has to be what the case says.
func (n *network) hold(blocks []blockIn) error {
	ctx := context.Background()
	for _, block := range blocks {
		host, is := strings.CutPrefix(block.Affinity, "host:")
		if !is {
			return fmt.Errorf("the client makes no block of nobody, such as %s", block.CIDR)
		}
		_, cidr, err := cnet.ParseCIDR(block.CIDR)
		if err != nil {
			return err
		}
		if _, _, err := n.client.ClaimAffinity(ctx, *cidr, host); err != nil {
			return err
		}
		for _, held := range block.Allocated {
			args := ipam.AssignIPArgs{IP: *cnet.ParseIP(held.Address), HandleID: &held.Handle, Hostname: host}
			if err := n.client.AssignIP(ctx, args); err != nil {
				return err
			}
		}
	}
	made := map[string]blockIn{}
	for _, block := range n.blocks() {
		made[block.CIDR] = block
	}
	for _, block := range blocks {
		is := made[block.CIDR]
		if block.Affinity != is.Affinity || !reflect.DeepEqual(block.Allocated, is.Allocated) ||
			block.Unallocated != nil && !reflect.DeepEqual(block.Unallocated, is.Unallocated) {
			return fmt.Errorf("the client makes %+v of %+v", is, block)
		}
	}
	return nil
}

// Into is the answer on the wire. A text that the oracle puts together is no expectation.
func (h *history) Into(vector *vectors.Vector, _ json.RawMessage) error {
	if h.asked == nil {
		return fmt.Errorf("a random history is no vector")
	}
	events := []any{}
	for i, is := range h.Events {
		event := map[string]any{}
		asked := h.asked.Events[i]
		gives := asked.Release == nil && asked.ReleaseHandle == ""
		if gives {
			event["addresses"] = is.Addresses
		}
		switch {
		case is.Error != "" && !is.composed:
			event["reason"] = map[string]any{"text": is.Error}
		case is.Error == "" && gives:
			event["verdict"] = "granted"
		case is.Error == "":
			event["verdict"] = "released"
		}
		if len(is.Unallocated) > 0 {
			event["unallocated"] = is.Unallocated
		}
		events = append(events, event)
	}
	// The library lists blocks by their ranges.
	after := h.After
	sort.Slice(after, func(i, j int) bool {
		return netip.MustParsePrefix(after[i].CIDR).Addr().Less(netip.MustParsePrefix(after[j].CIDR).Addr())
	})
	vector.OkSubset = map[string]any{"events": events, "blocks": after}
	return nil
}
