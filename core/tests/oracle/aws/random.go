package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"

	"github.com/aws/amazon-vpc-cni-k8s/pkg/vpc"

	"nocluster.test/oracle/vectors"
)

// Small ones, with few addresses to run out of; without nitro, bare metal, without a trunk ENI, with many cards.
var few = []string{"t3.nano", "t3.small", "t3.small", "t3.medium", "r8gd.medium", "m5.large", "m5.large", "c5.xlarge", "t2.micro", "t2.small", "m5.metal", "p4d.24xlarge", "i7ie.48xlarge"}

func drawSettings(r *rand.Rand) map[string]string {
	settings := map[string]string{}
	number := func(most int) string {
		switch r.IntN(25) {
		case 0:
			return vectors.Pick(r, []string{"", "-1", "x", "+2", " 1", "1.5", "99999999999999999999"})
		case 1:
			return vectors.Pick(r, []string{"1000", "4611686018427387904", "9223372036854775807"})
		}
		return fmt.Sprint(r.IntN(most + 1))
	}
	maybe := func(in int, name string, value string) {
		if vectors.Chance(r, in) {
			settings[name] = value
		}
	}
	truth := func() string { return vectors.Pick(r, []string{"true", "true", "true", "1", "T", "false", "yes", ""}) }
	maybe(2, "ENABLE_PREFIX_DELEGATION", truth())
	maybe(6, "AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG", truth())
	maybe(5, "ENABLE_POD_ENI", truth())
	maybe(30, "DISABLE_NETWORK_RESOURCE_PROVISIONING", truth())
	maybe(60, "ENABLE_IMDS_ONLY_MODE", truth())
	maybe(20, "AWS_MANAGE_ENIS_NON_SCHEDULABLE", truth())
	maybe(6, "ENABLE_SUBNET_DISCOVERY", vectors.Pick(r, []string{"false", "0", "true", "no", ""}))
	maybe(4, "MAX_ENI", number(5))
	maybe(3, "WARM_ENI_TARGET", number(4))
	maybe(2, "WARM_PREFIX_TARGET", number(4))
	maybe(3, "WARM_IP_TARGET", number(20))
	maybe(3, "MINIMUM_IP_TARGET", number(40))
	maybe(4, "IP_COOLDOWN_PERIOD", number(90))
	if vectors.Chance(r, 12) {
		settings = map[string]string{"ENABLE_IPv6": "true", "ENABLE_PREFIX_DELEGATION": "true"}
		maybe(2, "ENABLE_IPv4", "false")
	}
	return settings
}

// drawn is a history while it is made.
type drawn struct {
	r       *rand.Rand
	prefix  bool
	ipv6    bool
	ranges  []string
	enis    []string
	pods    int
	mention int
}

func (d *drawn) pod() string {
	d.mention++
	switch d.r.IntN(40) {
	case 0:
		return vectors.Pick(d.r, []string{"", "/", "//", "shop/web", "aws-cni/p1/eth0", "_migrated-from-cri/m1/unknown", "m1", "other/p1/eth0", "a/b/c/d"})
	}
	return fmt.Sprintf("p%d", d.r.IntN(d.pods))
}

func (d *drawn) cidr(number int) cidr {
	drawn := cidr{}
	host := d.r.IntN(200)
	length := 1
	switch {
	case d.ipv6:
		drawn.CIDR = fmt.Sprintf("2001:db8:0:%x:%x::/80", number, host)
	case d.prefix != vectors.Chance(d.r, 12):
		drawn.CIDR, length = fmt.Sprintf("10.%d.%d.%d/28", number, d.r.IntN(3), d.r.IntN(16)*16), 16
	default:
		drawn.CIDR = fmt.Sprintf("10.%d.%d.%d/32", number, 3+d.r.IntN(3), 4+host)
	}
	for range d.r.IntN(length + 1) {
		if vectors.Chance(d.r, 2) {
			continue
		}
		var first [4]int
		var address string
		if d.ipv6 {
			address = fmt.Sprintf("2001:db8:0:%x:%x::%x", number, host, d.r.IntN(20))
			if address == fmt.Sprintf("2001:db8:0:%x:%x::0", number, host) {
				address = fmt.Sprintf("2001:db8:0:%x:%x::", number, host)
			}
		} else {
			_, _ = fmt.Sscanf(drawn.CIDR, "%d.%d.%d.%d", &first[0], &first[1], &first[2], &first[3])
			address = fmt.Sprintf("%d.%d.%d.%d", first[0], first[1], first[2], first[3]+d.r.IntN(length))
		}
		if drawn.Assigned == nil {
			drawn.Assigned = map[string]string{}
		}
		drawn.Assigned[address] = fmt.Sprintf("g%d", d.mention)
		if vectors.Chance(d.r, 60) {
			drawn.Assigned[address] = fmt.Sprintf("_migrated-from-cri/g%d/unknown", d.mention)
		}
		d.mention++
	}
	return drawn
}

func (d *drawn) eni(number, slots int) eni {
	drawn := eni{ID: fmt.Sprintf("eni-%d", number), Primary: number == 0}
	if number > 0 {
		drawn.Trunk, drawn.EFA = vectors.Chance(d.r, 8), vectors.Chance(d.r, 12)
	}
	drawn.Excluded = !d.ipv6 && vectors.Chance(d.r, 12)
	most := min(slots, 5)
	if d.ipv6 {
		most = 1
	}
	seen := map[string]bool{}
	for range d.r.IntN(most + 1) {
		if one := d.cidr(number); !seen[one.CIDR] {
			seen[one.CIDR] = true
			drawn.CIDRs = append(drawn.CIDRs, one)
			d.ranges = append(d.ranges, one.CIDR)
		}
	}
	d.enis = append(d.enis, drawn.ID)
	return drawn
}

func text(of string) *string { return &of }

func (d *drawn) event() event {
	force := vectors.Chance(d.r, 2)
	switch n := d.r.IntN(32); {
	case n < 12:
		return event{Assign: text(d.pod())}
	case n < 19:
		pod := d.pod()
		if vectors.Chance(d.r, 3) {
			pod = fmt.Sprintf("g%d", d.r.IntN(6))
		}
		return event{Unassign: text(pod)}
	case n < 21:
		yes := true
		return event{Stats: &yes}
	case n < 23:
		gone := vectors.Pick(d.r, append(slices.Clone(d.ranges), fmt.Sprintf("ec2-%d/%d", 1+d.r.IntN(8), map[bool]int{true: 28, false: 32}[d.prefix]), "10.99.0.1/32"))
		out := event{RemoveCIDR: &gone, Force: force}
		if vectors.Chance(d.r, 4) {
			out.ENI = text(vectors.Pick(d.r, append(slices.Clone(d.enis), "eni-9")))
		}
		return out
	case n < 24:
		return event{RemoveENI: text(vectors.Pick(d.r, append(slices.Clone(d.enis), "ec2-eni-1", "ec2-eni-2", "eni-9"))), Force: force}
	case n < 28:
		return event{Manage: text("once")}
	case n < 31 && vectors.Chance(d.r, 2):
		// Few at first, so that they run out.
		free := vectors.Pick(d.r, []int{0, 1, 2, 3, 5, 8, 20, 100})
		return event{Subnet: &free}
	case n < 31 && vectors.Chance(d.r, 4):
		cordoned := vectors.Chance(d.r, 2)
		return event{Cordon: &cordoned}
	case n < 31 && vectors.Chance(d.r, 30):
		yes := true
		return event{Terminate: &yes}
	}
	return event{Manage: text("fixed-point")}
}

func draw(r *rand.Rand, types []string) (*asked, int) {
	in := &asked{InstanceType: vectors.Pick(r, few), Settings: drawSettings(r), VCPUs: 1 + r.IntN(96)}
	if vectors.Chance(r, 5) {
		in.InstanceType = vectors.Pick(r, types)
	}
	if vectors.Chance(r, 2) {
		in.HostMaxPods = vectors.Pick(r, []int{1, 4, 11, 29, 58, 110, 110, 110, 234, 250, 737})
	}
	if vectors.Chance(r, 10) {
		in.UnmanagedENIs = 1 + r.IntN(2)
	}
	d := &drawn{r: r, pods: 2 + r.IntN(30)}
	d.prefix = in.Settings["ENABLE_PREFIX_DELEGATION"] == "true"
	d.ipv6 = in.Settings["ENABLE_IPv6"] == "true"
	limit, _ := vpc.GetIPv4Limit(in.InstanceType)
	if vectors.Chance(r, 2) {
		in.ENIs = []eni{}
		for number := range 1 + r.IntN(3) {
			in.ENIs = append(in.ENIs, d.eni(number, limit-1))
		}
	}
	count := 3 + r.IntN(30)
	now := int64(0)
	for range count {
		one := d.event()
		if vectors.Chance(r, 2) {
			// The clock after a fixed point is not known here.
			settled := slices.ContainsFunc(in.Events, func(of event) bool { return of.Manage != nil && *of.Manage == "fixed-point" })
			now += vectors.Pick(r, []int64{0, 1, 2, 5, 5, 5, 10, 29, 30, 31, 35, 59, 60, 61, 90, 125})
			at := now
			if settled {
				at += 2000
			}
			one.At = &at
		}
		in.Events = append(in.Events, one)
		if one.Manage != nil && *one.Manage == "fixed-point" {
			now += 2000
		}
	}
	return in, count
}

func random(seed uint64, operations int) error {
	r := rand.New(rand.NewPCG(seed, 13))
	types := slices.Sorted(maps.Keys(limitsOfTypes))
	out := vectors.NewLines()
	defer out.Flush()
	cases := 0
	for done := 0; done < operations; {
		input, count := draw(r, types)
		text, err := json.Marshal(input)
		if err != nil {
			return err
		}
		c := &vectors.Case{ID: fmt.Sprintf("%d-%d", seed, cases), Op: "ipam.aws", InputText: string(text)}
		answer, err := ask(c)
		if err != nil && err.Error() == "ipamd: failed to validate configuration" {
			continue
		}
		if err != nil {
			return fmt.Errorf("%s: %w", text, err)
		}
		out.Compared(c, answer)
		cases++
		done += count
	}
	out.Done(cases)
	return nil
}
