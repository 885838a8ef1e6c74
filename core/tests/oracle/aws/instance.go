package main

import (
	"context"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"
	_ "unsafe"

	"github.com/aws/amazon-vpc-cni-k8s/pkg/ipamd"
	"github.com/aws/amazon-vpc-cni-k8s/pkg/ipamd/datastore"

	"nocluster.test/oracle/vectors"
)

// What testing/synctest does for a test: inside, time passes only while everything sleeps.
//
//go:linkname inBubble internal/synctest.Run
func inBubble(f func())

// Until everything else in the bubble sleeps.
//
//go:linkname settled internal/synctest.Wait
func settled()

// sleep lets time pass, and lets all that waited for it happen.
func sleep(seconds int64) {
	time.Sleep(time.Duration(seconds) * time.Second)
	settled()
}

// Of several verdicts the last of these counts.
var verdicts = []string{"valid", "released", "granted", "exhausted", "refused"}

var maxPodsFile = sync.OnceValues(func() (string, error) {
	from, err := moduleOf("github.com/aws/amazon-vpc-cni-k8s")
	if err != nil {
		return "", err
	}
	text, err := os.ReadFile(filepath.Join(from.Dir, "misc/eni-max-pods.txt"))
	return string(text), err
})

// The names that ipamd reads and a case may set.
var names = []string{"ENABLE_IPv4", "ENABLE_IPv6", "ENABLE_PREFIX_DELEGATION", "AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG", "ENABLE_POD_ENI", "DISABLE_NETWORK_RESOURCE_PROVISIONING", "ENABLE_IMDS_ONLY_MODE", "AWS_MANAGE_ENIS_NON_SCHEDULABLE", "ENABLE_SUBNET_DISCOVERY", "MAX_ENI", "WARM_ENI_TARGET", "WARM_PREFIX_TARGET", "WARM_IP_TARGET", "MINIMUM_IP_TARGET", "IP_COOLDOWN_PERIOD"}

// set makes the environment that of the case; without a family it is IPv4, as the library takes it.
func set(settings map[string]string) error {
	for _, name := range names {
		_ = os.Unsetenv(name)
	}
	for name, value := range settings {
		if !slices.Contains(names, name) {
			return fmt.Errorf("%s is not known", name)
		}
		_ = os.Setenv(name, value)
	}
	_, ipv4 := settings["ENABLE_IPv4"]
	if _, ipv6 := settings["ENABLE_IPv6"]; !ipv4 && !ipv6 {
		_ = os.Setenv("ENABLE_IPv4", "true")
	}
	return nil
}

func key(pod string) datastore.IPAMKey {
	if parts := strings.Split(pod, "/"); len(parts) == 3 && pod != "//" {
		return datastore.IPAMKey{NetworkName: parts[0], ContainerID: parts[1], IfName: parts[2]}
	}
	return datastore.IPAMKey{NetworkName: "aws-cni", ContainerID: pod, IfName: "eth0"}
}

func podName(of datastore.IPAMKey) string {
	if of.NetworkName == "aws-cni" && of.IfName == "eth0" {
		return of.ContainerID
	}
	return of.String()
}

// stored is a backing store that holds the Pods when ipamd starts.
type stored struct{ data datastore.CheckpointData }

func (stored) Checkpoint(any) error { return nil }
func (s stored) Restore(into any) error {
	*into.(*datastore.CheckpointData) = s.data
	return nil
}

func instance(text []byte) (vectors.Answer, error) {
	var in asked
	if err := vectors.StrictUnmarshal(text, &in); err != nil {
		return nil, err
	}
	if err := set(in.Settings); err != nil {
		return nil, err
	}
	file, err := maxPodsFile()
	if err != nil {
		return nil, err
	}
	var out *answer
	inBubble(func() { out, err = in.live(file) })
	return out, err
}

// world is an instance with its ipamd.
type world struct {
	*ipamd.Manager
	cloud *cloud
	clock func() int64
	// Whether the node is cordoned.
	cordoned *bool
}

func (in *asked) live(file string) (*answer, error) {
	start := time.Now()
	// What ipamd does a little later comes to its end.
	defer sleep(6)
	w := &world{clock: func() int64 { return int64(time.Since(start) / time.Second) }, cordoned: new(bool)}
	given := in.ENIs
	if given == nil {
		given = []eni{{ID: "eni-0", Primary: true}}
	}
	w.cloud = &cloud{instanceType: in.InstanceType, now: w.clock, devices: len(given)}
	pods := stored{datastore.CheckpointData{Version: datastore.CheckpointFormatVersion}}
	for _, eni := range given {
		for _, cidr := range eni.CIDRs {
			for address, pod := range cidr.Assigned {
				entry := datastore.CheckpointEntry{IPAMKey: key(pod), IPv4: address}
				if strings.Contains(address, ":") {
					entry.IPv4, entry.IPv6 = "", address
				}
				pods.data.Allocations = append(pods.data.Allocations, entry)
			}
		}
	}
	var err error
	if w.Manager, err = ipamd.NewManager(w.cloud, network{}, kube{cordoned: w.cordoned}, pods, in.HostMaxPods, file); err != nil {
		return nil, err
	}
	w.cloud.prefixes = w.UsesPrefixes()
	w.LeaveAlone(in.UnmanagedENIs)
	for number, eni := range given {
		if err := w.attach(number, &eni); err != nil {
			return nil, err
		}
	}
	if err := w.Restore(); err != nil {
		return nil, err
	}
	out := &answer{Events: []op{}, Unordered: unordered}
	worst := 0
	for _, event := range in.Events {
		if event.At != nil {
			sleep(*event.At - w.clock())
		}
		decided, err := w.take(&event)
		if err != nil {
			return nil, err
		}
		out.Events = append(out.Events, decided)
		worst = max(worst, slices.Index(verdicts, decided["verdict"].(string)))
	}
	out.Verdict = verdicts[worst]
	out.ENIs = w.enis()
	out.Decisions = w.Decide()
	return out, nil
}

func (w *world) attach(number int, eni *eni) error {
	if eni.Primary {
		w.cloud.primary = eni.ID
	}
	if err := w.Store().AddENI(eni.ID, number, eni.Primary, eni.Trunk, eni.EFA, 0, "subnet-1"); err != nil {
		return err
	}
	if eni.Excluded {
		if err := w.Store().SetENIExcludedForPodIPs(eni.ID, true); err != nil {
			return err
		}
	}
	for _, cidr := range eni.CIDRs {
		_, network, err := net.ParseCIDR(cidr.CIDR)
		if err != nil {
			return err
		}
		ones, bits := network.Mask.Size()
		if bits == 128 {
			err = w.Store().AddIPv6CidrToStore(eni.ID, *network, true)
		} else {
			err = w.Store().AddIPv4CidrToStore(eni.ID, *network, ones != 32)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (w *world) take(event *event) (op, error) {
	decided := op{"at": w.clock(), "verdict": "valid"}
	refused := func(err error) {
		decided["verdict"], decided["reason"] = "refused", op{"text": err.Error()}
		if err == datastore.ErrNoAvailableIPInDataStore {
			decided["verdict"] = "exhausted"
		}
	}
	switch {
	case event.Assign != nil:
		decided["pod"] = *event.Assign
		v4, v6, _, _, err := w.Store().AssignPodIPAddress(key(*event.Assign), datastore.IPAMMetadata{}, !w.UsesIPv6(), w.UsesIPv6())
		if err != nil {
			refused(err)
			break
		}
		decided["verdict"], decided["address"] = "granted", w.name(v4+v6)
	case event.Unassign != nil:
		decided["pod"] = *event.Unassign
		_, address, _, _, _, err := w.Store().UnassignPodIPAddress(key(*event.Unassign))
		if err != nil {
			refused(err)
			break
		}
		decided["verdict"], decided["reason"] = "released", op{"address": w.name(address)}
	case event.Stats != nil:
		of := w.Store().GetIPStats(w.Family())
		decided["stats"] = op{"total": of.TotalIPs, "prefixes": of.TotalPrefixes, "assigned": of.AssignedIPs, "cooling": of.CooldownIPs, "available": of.AvailableAddresses()}
	case event.RemoveCIDR != nil && event.ENI == nil && w.Store().GetENIs() == 0:
		// It can't be asked without the name of an ENI.
		decided["verdict"] = "refused"
	case event.RemoveCIDR != nil:
		if err := w.removeCIDR(event); err != nil {
			refused(err)
			break
		}
		decided["verdict"] = "released"
	case event.RemoveENI != nil:
		if err := w.Store().RemoveENIFromDataStore(*event.RemoveENI, event.Force); err != nil {
			refused(err)
			break
		}
		decided["verdict"] = "released"
	case event.Manage != nil && *event.Manage == "once":
		w.cloud.ops = []op{}
		w.run()
		decided["ops"], decided["reason"] = w.cloud.ops, op{"code": "managed-once"}
	case event.Manage != nil && *event.Manage == "fixed-point":
		decided["reason"] = w.settle()
		decided["ops"] = w.cloud.ops
	case event.Subnet != nil:
		free := *event.Subnet
		w.cloud.subnet = &free
	case event.Cordon != nil:
		*w.cordoned = *event.Cordon
	case event.Terminate != nil:
		w.Terminate()
	default:
		return nil, fmt.Errorf("an event of no kind")
	}
	return decided, nil
}

// run runs the pool manager once.
func (w *world) run() {
	w.cloud.held = map[string]int{}
	for _, eni := range w.all() {
		w.cloud.held[eni.ID] = len(cidrsOf(&eni))
	}
	w.Run(context.Background())
}

// settle runs the pool manager every 5 seconds until nothing has changed for as long as anything can be waiting.
func (w *world) settle() op {
	patience := int64(60)
	if w.cloud.subnet != nil {
		patience = 120
	}
	if cooldown := os.Getenv("IP_COOLDOWN_PERIOD"); cooldown != "" {
		var seconds int64
		if _, err := fmt.Sscan(cooldown, &seconds); err == nil {
			patience = max(patience, seconds)
		}
	}
	w.cloud.ops = []op{}
	changed := w.clock()
	for runs := 1; ; runs++ {
		before := len(w.cloud.ops)
		w.run()
		if slices.ContainsFunc(w.cloud.ops[before:], func(done op) bool { return done["op"] != "refused" }) {
			changed = w.clock()
		}
		if w.clock()-changed > patience {
			return op{"code": "fixed-point", "iterations": runs}
		}
		if runs == 400 {
			return op{"code": "no-fixed-point", "iterations": runs}
		}
		sleep(5)
	}
}

// all are the ENIs in the order in which they were attached.
func (w *world) all() []datastore.ENI {
	of := w.Store().GetENIInfos().ENIs
	enis := make([]datastore.ENI, 0, len(of))
	for _, id := range datastore.OrderedIDs(of) {
		enis = append(enis, of[id])
	}
	return enis
}

func cidrsOf(eni *datastore.ENI) []*datastore.CidrInfo {
	var cidrs []*datastore.CidrInfo
	for _, cidr := range eni.AvailableIPv4Cidrs {
		cidrs = append(cidrs, cidr)
	}
	for _, cidr := range eni.IPv6Cidrs {
		cidrs = append(cidrs, cidr)
	}
	slices.SortFunc(cidrs, func(a, b *datastore.CidrInfo) int { return datastore.CompareCidrs(a.Text(), b.Text()) })
	return cidrs
}

// name is how the library calls an address.
func (w *world) name(address string) string {
	for _, eni := range w.all() {
		for _, cidr := range cidrsOf(&eni) {
			if cidr.Cidr.Contains(net.ParseIP(address)) {
				return addressName(address, cidr.Text())
			}
		}
	}
	panic("an address that is nowhere: " + address)
}

// removeCIDR removes a range from the ENI that is named, or from the one that has it.
func (w *world) removeCIDR(event *event) error {
	id := ""
	_, network, err := net.ParseCIDR(*event.RemoveCIDR)
	if err != nil {
		network = &net.IPNet{IP: net.IPv4zero, Mask: net.CIDRMask(32, 32)}
	}
	for _, eni := range w.all() {
		for _, cidr := range cidrsOf(&eni) {
			if rangeName(cidr.Text()) == *event.RemoveCIDR || cidr.Text() == network.String() {
				id, network = eni.ID, &net.IPNet{IP: cidr.Cidr.IP, Mask: cidr.Cidr.Mask}
			}
		}
	}
	switch {
	case event.ENI != nil:
		id = *event.ENI
	case id == "" && len(w.all()) > 0:
		// Of a range that nobody has any ENI says the same.
		id = w.all()[0].ID
	}
	if w.UsesIPv6() {
		return w.Store().DelIPv6CidrFromStore(id, *network, event.Force)
	}
	return w.Store().DelIPv4CidrFromStore(id, *network, event.Force)
}

func (w *world) enis() []shownENI {
	shown := []shownENI{}
	for _, eni := range w.all() {
		one := shownENI{ID: eni.ID, Primary: eni.IsPrimary, Trunk: eni.IsTrunk, EFA: eni.IsEFA, Excluded: eni.IsExcludedForPodIPs, CIDRs: []shownCIDR{}}
		for _, cidr := range cidrsOf(&eni) {
			pods := map[string]string{}
			for address, pod := range cidr.Assigned() {
				pods[addressName(address, cidr.Text())] = podName(pod)
			}
			one.CIDRs = append(one.CIDRs, shownCIDR{rangeName(cidr.Text()), pods})
		}
		shown = append(shown, one)
	}
	return shown
}
