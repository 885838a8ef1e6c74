package main

import (
	"context"
	"errors"
	"fmt"
	"net/netip"
	"slices"
	"strings"

	"github.com/aws/amazon-vpc-cni-k8s/pkg/apis/crd/v1alpha1"
	"github.com/aws/amazon-vpc-cni-k8s/pkg/awsutils"
	"github.com/aws/amazon-vpc-cni-k8s/pkg/ipamd"
	"github.com/aws/amazon-vpc-cni-k8s/pkg/ipamd/datastore"
	"github.com/aws/amazon-vpc-cni-k8s/pkg/networkutils"
	"github.com/aws/amazon-vpc-cni-k8s/pkg/vpc"
	controller "github.com/aws/amazon-vpc-resource-controller-k8s/pkg/aws/vpc"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/ec2"
	ec2types "github.com/aws/aws-sdk-go-v2/service/ec2/types"
	"github.com/aws/smithy-go"
	v1 "k8s.io/api/core/v1"
	"sigs.k8s.io/controller-runtime/pkg/client"
)

type op = map[string]any

// cloud is EC2 beside the instance: it gives what it is asked for, from ranges in which nothing else is, and notes it.
type cloud struct {
	awsutils.APIs
	instanceType string
	primary      string
	// How many ranges each ENI has.
	held     map[string]int
	prefixes bool
	devices  int
	enis     int
	granted  int
	// How many the subnet has; nil: enough.
	subnet *int
	now    func() int64
	ops    []op
}

func (c *cloud) note(name, eni string, more op) {
	noted := op{"op": name, "at": c.now(), "eni": eni}
	for member, value := range more {
		noted[member] = value
	}
	c.ops = append(c.ops, noted)
}

func (c *cloud) GetInstanceType() string { return c.instanceType }
func (c *cloud) GetInstanceID() string   { return "i-1" }
func (c *cloud) GetPrimaryENI() string   { return c.primary }
func (c *cloud) IsSubnetExcluded(context.Context, string) (bool, error) {
	return false, nil
}
func (c *cloud) GetENILimit() int {
	limit, _ := vpc.GetENILimit(c.instanceType)
	return limit
}
func (c *cloud) GetENIIPv4Limit() int {
	limit, _ := vpc.GetIPv4Limit(c.instanceType)
	return limit - 1
}
func (c *cloud) IsPrefixDelegationSupported() bool {
	hypervisor, _ := vpc.GetHypervisorType(c.instanceType)
	metal, _ := vpc.GetIsBareMetal(c.instanceType)
	return hypervisor == "nitro" || metal
}
func (c *cloud) IsTrunkingCompatible() bool {
	of, ok := controller.Limits[c.instanceType]
	return !ok || of.IsTrunkingCompatible
}

// give takes the next ranges; each lies 16 addresses after the one before.
func (c *cloud) give(count, length int) (given []netip.Prefix) {
	for range min(count, c.GetENIIPv4Limit()) {
		c.granted++
		number := uint32(c.granted)
		if length == 80 {
			bytes := datastore.Granted[1].Addr().As16()
			bytes[8], bytes[9] = byte(number>>8), byte(number)
			given = append(given, netip.PrefixFrom(netip.AddrFrom16(bytes), length))
			continue
		}
		number *= 16
		at := netip.AddrFrom4([4]byte{240 + byte(number>>24), byte(number >> 16), byte(number >> 8), byte(number)})
		given = append(given, netip.PrefixFrom(at, length))
	}
	return given
}

// ask is whether the subnet has so many.
func (c *cloud) ask(eni string, count int) error {
	switch {
	case c.subnet == nil:
		return nil
	case *c.subnet >= count:
		*c.subnet -= count
		return nil
	}
	refused := op{"op": "refused", "at": c.now(), "count": count}
	if eni != "" {
		refused["eni"] = eni
	}
	c.ops = append(c.ops, refused)
	if c.prefixes {
		return &smithy.GenericAPIError{Code: ipamd.INSUFFICIENT_CIDR_BLOCKS}
	}
	return &smithy.GenericAPIError{Code: ipamd.INSUFFICIENT_FREE_IP_SUBNET}
}

func (c *cloud) giveBack(count int) {
	if c.subnet != nil {
		*c.subnet += count
	}
}

func (c *cloud) AllocIPAddresses(_ context.Context, eni string, count int) (*ec2.AssignPrivateIpAddressesOutput, error) {
	if err := c.ask(eni, count); err != nil {
		return nil, err
	}
	c.note("add-addresses", eni, op{"count": count})
	c.held[eni] += count
	output := &ec2.AssignPrivateIpAddressesOutput{}
	if c.prefixes {
		for _, given := range c.give(count, 28) {
			output.AssignedIpv4Prefixes = append(output.AssignedIpv4Prefixes, ec2types.Ipv4PrefixSpecification{Ipv4Prefix: aws.String(given.String())})
		}
		return output, nil
	}
	for _, given := range c.give(count, 32) {
		output.AssignedPrivateIpAddresses = append(output.AssignedPrivateIpAddresses, ec2types.AssignedPrivateIpAddress{PrivateIpAddress: aws.String(given.Addr().String())})
	}
	return output, nil
}

func (c *cloud) GetIPv6PrefixesFromEC2(context.Context, string) ([]ec2types.Ipv6PrefixSpecification, error) {
	return nil, nil
}

func (c *cloud) AllocIPv6Prefixes(_ context.Context, eni string) ([]*string, error) {
	if err := c.ask(eni, 1); err != nil {
		return nil, err
	}
	c.note("add-addresses", eni, op{"count": 1})
	return []*string{aws.String(c.give(1, 80)[0].String())}, nil
}

func (c *cloud) AllocENI(_ context.Context, _ []*string, _ string, count, _ int) (string, error) {
	if err := c.ask("", count); err != nil {
		return "", err
	}
	c.enis++
	eni := fmt.Sprintf("ec2-eni-%d", c.enis)
	c.note("attach-eni", eni, op{"count": count})
	return eni, nil
}

func (c *cloud) WaitForENIAndIPsAttached(eni string, count int) (awsutils.ENIMetadata, error) {
	c.devices++
	made := awsutils.ENIMetadata{ENIID: eni, DeviceNumber: c.devices, SubnetID: "subnet-1"}
	if c.prefixes {
		for _, given := range c.give(count, 28) {
			made.IPv4Prefixes = append(made.IPv4Prefixes, ec2types.Ipv4PrefixSpecification{Ipv4Prefix: aws.String(given.String())})
		}
		return made, nil
	}
	for _, given := range c.give(count, 32) {
		made.IPv4Addresses = append(made.IPv4Addresses, ec2types.NetworkInterfacePrivateIpAddress{PrivateIpAddress: aws.String(given.Addr().String()), Primary: aws.Bool(false)})
	}
	return made, nil
}

func (c *cloud) FreeENI(_ context.Context, eni string) error {
	c.note("detach-eni", eni, nil)
	c.giveBack(c.held[eni])
	return nil
}

// Prefixes and single addresses are freed by two calls, of which the first makes the note.
func (c *cloud) DeallocPrefixAddresses(_ context.Context, eni string, prefixes []string) error {
	c.note("free-cidrs", eni, op{"cidrs": slices.Clone(prefixes)})
	return nil
}

func (c *cloud) DeallocIPAddresses(_ context.Context, eni string, addresses []string) error {
	last := c.ops[len(c.ops)-1]
	cidrs := last["cidrs"].([]string)
	for _, address := range addresses {
		cidrs = append(cidrs, address+"/32")
	}
	slices.SortFunc(cidrs, datastore.CompareCidrs)
	for i := range cidrs {
		cidrs[i] = rangeName(cidrs[i])
	}
	last["cidrs"] = cidrs
	c.giveBack(len(cidrs))
	c.held[eni] -= len(cidrs)
	return nil
}

// rangeName is how the library calls a range: what EC2 gave has its number.
func rangeName(text string) string {
	of := netip.MustParsePrefix(text)
	if number, _, ok := numberOf(of.Addr()); ok {
		return fmt.Sprintf("ec2-%d/%d", number, of.Bits())
	}
	return text
}

// addressName is how the library calls an address of a range.
func addressName(text, within string) string {
	number, offset, ok := numberOf(netip.MustParseAddr(text))
	switch {
	case !ok:
		return text
	case strings.HasSuffix(within, "/32"):
		return fmt.Sprintf("ec2-%d", number)
	}
	return fmt.Sprintf("ec2-%d+%d", number, offset)
}

func numberOf(at netip.Addr) (number, offset uint64, ok bool) {
	switch {
	case datastore.Granted[0].Contains(at):
		bytes := at.As4()
		all := uint64(bytes[0]-240)<<24 | uint64(bytes[1])<<16 | uint64(bytes[2])<<8 | uint64(bytes[3])
		return all / 16, all % 16, true
	case datastore.Granted[1].Contains(at):
		bytes := at.As16()
		for _, one := range bytes[10:] {
			offset = offset<<8 | uint64(one)
		}
		return uint64(bytes[8])<<8 | uint64(bytes[9]), offset, true
	}
	return 0, 0, false
}

// network is the node's network, on which nothing is done.
type network struct{ networkutils.NetworkAPIs }

func (network) DeleteRulesBySrc(string, bool) error { return nil }
func (network) GetRouteTableNumberForENI(int, string, int, int, bool) (int, bool, error) {
	return 2, false, nil
}
func (network) SetupENINetwork(string, string, int, string, int, bool, int, bool) error { return nil }

// kube is an API server with the Node and an ENIConfig.
type kube struct {
	client.Client
	cordoned *bool
}

func (k kube) Get(_ context.Context, _ client.ObjectKey, into client.Object, _ ...client.GetOption) error {
	switch into := into.(type) {
	case *v1.Node:
		if *k.cordoned {
			into.Spec.Taints = []v1.Taint{{Key: "node.kubernetes.io/unschedulable", Effect: v1.TaintEffectNoSchedule}}
		}
		return nil
	case *v1alpha1.ENIConfig:
		return nil
	}
	return errors.New("not found")
}
