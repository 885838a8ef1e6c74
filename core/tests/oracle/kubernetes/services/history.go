package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	v1 "k8s.io/api/core/v1"
	networkingv1 "k8s.io/api/networking/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	utilnet "k8s.io/apimachinery/pkg/util/net"
	"k8s.io/apimachinery/pkg/util/version"
	utilfeature "k8s.io/apiserver/pkg/util/feature"
	"k8s.io/kubernetes/pkg/api/legacyscheme"
	api "k8s.io/kubernetes/pkg/apis/core"
	_ "k8s.io/kubernetes/pkg/apis/core/install"
	"k8s.io/kubernetes/pkg/features"
	svcreg "k8s.io/kubernetes/pkg/registry/core/service"
	netutils "k8s.io/utils/net"

	"nocluster.test/oracle/vectors"
)

type number struct{ value uint64 }

func (n *number) UnmarshalJSON(text []byte) (err error) {
	n.value, err = strconv.ParseUint(strings.Trim(string(text), `"`), 10, 64)
	return err
}

type asked struct {
	Release   string            `json:"release"`
	CIDRs     []string          `json:"cidrs"`
	NodePorts *string           `json:"nodePorts"`
	Objects   []json.RawMessage `json:"objects"`
	Draws     []struct {
		Upper number `json:"upper"`
		Lower number `json:"lower"`
	} `json:"draws"`
	Events []struct {
		Create  json.RawMessage `json:"create"`
		Update  json.RawMessage `json:"update"`
		Delete  string          `json:"delete"`
		Release string          `json:"release"`
		DryRun  bool            `json:"dryRun"`
	} `json:"events"`

	cidrs     []*networkingv1.ServiceCIDR
	addresses []string
	services  []*api.Service
}

func (a *asked) draws() (all []draw) {
	for _, one := range a.Draws {
		all = append(all, draw{one.Upper.value, one.Lower.value})
	}
	return all
}

func (a *asked) minor() int {
	if a.Release == "" {
		return 37
	}
	minor, err := strconv.Atoi(strings.TrimPrefix(a.Release, "1."))
	vectors.Check(err)
	return minor
}

// gates sets the gates to their defaults in a release.
func gates(minor int) {
	to := version.MajorMinor(1, uint(minor))
	if !utilfeature.DefaultMutableFeatureGate.EmulationVersion().EqualTo(to) {
		vectors.Check(utilfeature.DefaultMutableFeatureGate.SetEmulationVersion(to))
	}
}

func multiCIDR() bool {
	return utilfeature.DefaultFeatureGate.Enabled(features.MultiCIDRServiceAllocator)
}

func dualWrite() bool {
	return !utilfeature.DefaultFeatureGate.Enabled(features.DisableAllocatorDualWrite)
}

// read reads the objects; what the server stores has its defaults.
func (a *asked) read() error {
	for _, text := range a.Objects {
		var kind metav1.TypeMeta
		if err := json.Unmarshal(text, &kind); err != nil {
			return err
		}
		switch kind.Kind {
		case "Service":
			made, err := decoded(text)
			if err != nil {
				return err
			}
			a.services = append(a.services, made)
		case "ServiceCIDR":
			made := &networkingv1.ServiceCIDR{}
			if err := json.Unmarshal(text, made); err != nil {
				return err
			}
			a.cidrs = append(a.cidrs, made)
		case "IPAddress":
			made := &networkingv1.IPAddress{}
			if err := json.Unmarshal(text, made); err != nil {
				return err
			}
			a.addresses = append(a.addresses, made.Name)
		default:
			return fmt.Errorf("no such kind here: %s", kind.Kind)
		}
	}
	return nil
}

func decoded(text []byte) (*api.Service, error) {
	read := &v1.Service{}
	if err := json.Unmarshal(text, read); err != nil {
		return nil, err
	}
	if read.Namespace == "" {
		read.Namespace = "default"
	}
	legacyscheme.Scheme.Default(read)
	made := &api.Service{}
	return made, legacyscheme.Scheme.Convert(read, made, nil)
}

// Of several verdicts the last of these counts.
var verdicts = []string{"valid", "released", "granted", "exhausted", "refused", "crashed", "invalid"}

func service(input []byte) (vectors.Answer, error) {
	var in asked
	if err := vectors.StrictUnmarshal(input, &in); err != nil {
		return nil, err
	}
	gates(in.minor())
	if err := in.read(); err != nil {
		return nil, err
	}
	of := utilnet.PortRange{Base: 30000, Size: 2768}
	if in.NodePorts != nil {
		if err := of.Set(*in.NodePorts); err != nil {
			return &answer{Verdict: "invalid", Reason: &said{err.Error()}}, nil
		}
	}
	cidrs, err := flags(strings.Join(in.CIDRs, ","))
	if err != nil {
		return &answer{Verdict: "invalid", Reason: &said{err.Error()}}, nil
	}
	w, err := newWorld(&in, cidrs, of)
	if err != nil {
		return nil, err
	}
	for _, name := range in.addresses {
		w.addAddress(name)
	}
	for _, one := range in.services {
		w.add(one)
	}
	out := &answer{}
	worst := 0
	for _, event := range in.Events {
		var one decided
		switch {
		case event.Delete != "":
			one = w.delete(event.Delete)
		case event.Release != "":
			one = w.release(event.Release)
		default:
			service, err := decoded(slices.Concat(event.Create, event.Update))
			if err != nil {
				return nil, err
			}
			if one, err = w.write(in.minor(), service, event.Update != nil, event.DryRun); err != nil {
				return nil, err
			}
		}
		out.Events = append(out.Events, one)
		worst = max(worst, slices.Index(verdicts, one.Verdict))
	}
	out.Verdict = verdicts[worst]
	out.CIDRs, out.NodePorts = w.ranges(cidrs), w.nodePorts()
	return out, nil
}

// add has an existing Service hold what it has.
func (w *world) add(one *api.Service) {
	if one.Spec.ClusterIP != api.ClusterIPNone {
		for _, text := range append(slices.Clone(one.Spec.ClusterIPs), one.Spec.ClusterIP) {
			ip := netutils.ParseIPSloppy(text)
			if ip == nil {
				continue
			}
			for _, of := range w.families {
				if (of.IPFamily() == api.IPv4Protocol) != (ip.To4() != nil) {
					continue
				}
				if of.bitmap != nil {
					_ = of.bitmap.Allocate(ip)
				}
				w.addAddress(ip.String())
			}
		}
	}
	for _, port := range one.Spec.Ports {
		_ = w.ports.PortAllocator.Allocate(int(port.NodePort))
	}
	_ = w.ports.PortAllocator.Allocate(int(one.Spec.HealthCheckNodePort))
	w.services[one.Namespace+"/"+one.Name] = one
}

// write creates or updates a Service, as the registry's store does around the hooks of the storage.
func (w *world) write(minor int, asked *api.Service, isUpdate, dryRun bool) (decided, error) {
	key := asked.Namespace + "/" + asked.Name
	out := decided{Subject: key}
	next := w.next
	for range 200 {
		made := asked.DeepCopy()
		w.now, w.first, w.took, w.gave, w.next = made, "", false, false, next
		for _, of := range w.families {
			of.taken = nil
		}
		panicked, err := w.begin(key, made, isUpdate, dryRun)
		if panicked == (retry{}) {
			continue
		}
		if panicked == (missing{}) {
			return out, errors.New("a draw is missing")
		}
		if err != nil || panicked != nil {
			// What was not reverted is given back: the server's repair loop does so.
			for _, of := range w.families {
				for _, ip := range of.taken {
					_ = of.Interface.Release(ip)
				}
			}
		}
		if panicked != nil {
			out.Verdict, out.Reason = "crashed", &said{fmt.Sprint(panicked)}
			return out, nil
		}
		if err != nil {
			out.fail(minor, err)
			return out, nil
		}
		switch {
		case dryRun:
			out.Verdict = "valid"
		case w.took:
			out.Verdict = "granted"
		case w.gave:
			out.Verdict = "released"
		default:
			out.Verdict = "valid"
		}
		if !dryRun {
			w.services[key] = made
		}
		out.show(made)
		return out, nil
	}
	return out, errors.New("the families are never asked in order")
}

func (w *world) begin(key string, made *api.Service, isUpdate, dryRun bool) (panicked any, err error) {
	defer func() { panicked = recover() }()
	options := []string{}
	if dryRun {
		options = []string{metav1.DryRunAll}
	}
	ctx := context.Background()
	old := w.services[key]
	isNew := old == nil || !isUpdate
	w.both = isNew || old.Spec.Type == api.ServiceTypeExternalName && made.Spec.Type != api.ServiceTypeExternalName
	if isUpdate && old != nil {
		old = old.DeepCopy()
		finish, err := beginUpdate(w.rest, ctx, made, old, &metav1.UpdateOptions{DryRun: options})
		if err != nil {
			return nil, err
		}
		svcreg.Strategy.PrepareForUpdate(ctx, made, old)
		// Of the strategy's validation, what concerns addresses and families.
		if errs := append(validateClusterIPsUpdate(old, made), validateIPFamiliesUpdate(old, made)...); len(errs) > 0 {
			finish(ctx, false)
			return nil, apierrors.NewInvalid(api.Kind("Service"), made.Name, errs)
		}
		finish(ctx, true)
		return nil, nil
	}
	finish, err := beginCreate(w.rest, ctx, made, &metav1.CreateOptions{DryRun: options})
	if err != nil {
		return nil, err
	}
	if old != nil {
		finish(ctx, false)
		return nil, apierrors.NewAlreadyExists(api.Resource("services"), made.Name)
	}
	svcreg.Strategy.PrepareForCreate(ctx, made)
	finish(ctx, true)
	return nil, nil
}

func (w *world) delete(key string) decided {
	out := decided{Subject: key, Verdict: "released"}
	old := w.services[key]
	if old == nil {
		_, name, _ := strings.Cut(key, "/")
		out.fail(37, apierrors.NewNotFound(api.Resource("services"), name))
		return out
	}
	delete(w.services, key)
	afterDelete(w.rest, old.DeepCopy(), &metav1.DeleteOptions{})
	return out
}

func (w *world) release(text string) decided {
	ip := netutils.ParseIPSloppy(text)
	out := decided{Subject: ip.String(), Verdict: "valid"}
	of := w.families[api.IPv6Protocol]
	if ip.To4() != nil {
		of = w.families[api.IPv4Protocol]
	}
	if of == nil {
		return out
	}
	w.gave = false
	if err := of.Release(ip); err != nil {
		out.Verdict, out.Reason, out.Error = "refused", &said{err.Error()}, &failed{Status: 500, Detail: err.Error()}
	} else if w.gave {
		out.Verdict = "released"
	}
	return out
}
