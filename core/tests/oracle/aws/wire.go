package main

import (
	"encoding/json"

	"github.com/aws/amazon-vpc-cni-k8s/pkg/ipamd"

	"nocluster.test/oracle/vectors"
)

type asked struct {
	InstanceType  string            `json:"instanceType"`
	Settings      map[string]string `json:"settings,omitempty"`
	VCPUs         int               `json:"vcpus,omitempty"`
	HostMaxPods   int               `json:"hostMaxPods,omitempty"`
	ENIs          []eni             `json:"enis,omitempty"`
	UnmanagedENIs int               `json:"unmanagedEnis,omitempty"`
	Events        []event           `json:"events"`
}

type eni struct {
	ID       string `json:"id"`
	Primary  bool   `json:"primary,omitempty"`
	Trunk    bool   `json:"trunk,omitempty"`
	EFA      bool   `json:"efa,omitempty"`
	Excluded bool   `json:"excluded,omitempty"`
	CIDRs    []cidr `json:"cidrs,omitempty"`
}

type cidr struct {
	CIDR     string            `json:"cidr"`
	Assigned map[string]string `json:"assigned,omitempty"`
}

type event struct {
	At         *int64  `json:"at,omitempty"`
	Assign     *string `json:"assign,omitempty"`
	Unassign   *string `json:"unassign,omitempty"`
	Stats      *bool   `json:"stats,omitempty"`
	RemoveCIDR *string `json:"removeCidr,omitempty"`
	RemoveENI  *string `json:"removeEni,omitempty"`
	Manage     *string `json:"manage,omitempty"`
	Subnet     *int    `json:"subnet,omitempty"`
	Cordon     *bool   `json:"cordon,omitempty"`
	Terminate  *bool   `json:"terminate,omitempty"`
	ENI        *string `json:"eni,omitempty"`
	Force      bool    `json:"force,omitempty"`
}

type shownENI struct {
	ID       string      `json:"id"`
	Primary  bool        `json:"primary"`
	Trunk    bool        `json:"trunk,omitempty"`
	EFA      bool        `json:"efa,omitempty"`
	Excluded bool        `json:"excluded,omitempty"`
	CIDRs    []shownCIDR `json:"cidrs"`
}

type shownCIDR struct {
	CIDR     string            `json:"cidr"`
	Assigned map[string]string `json:"assigned,omitempty"`
}

type answer struct {
	Verdict   string               `json:"verdict"`
	Events    []op                 `json:"events"`
	ENIs      []shownENI           `json:"enis"`
	Decisions *ipamd.PoolDecisions `json:"decisions,omitempty"`
	Unordered bool                 `json:"unordered,omitempty"`
}

// Whether the real code goes over its maps at random.
var unordered bool

// Into writes the answer as a part of the wire's.
func (a *answer) Into(vector *vectors.Vector, _ json.RawMessage) error {
	text, err := json.Marshal(a)
	if err != nil {
		return err
	}
	var ok any
	if err := json.Unmarshal(text, &ok); err != nil {
		return err
	}
	vector.OkSubset = ok
	return nil
}
