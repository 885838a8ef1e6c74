package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"reflect"
	"strings"

	apierrors "k8s.io/apimachinery/pkg/api/errors"
	api "k8s.io/kubernetes/pkg/apis/core"
	"k8s.io/kubernetes/pkg/registry/core/service/ipallocator"
	netutils "k8s.io/utils/net"

	"nocluster.test/oracle/vectors"
)

type said struct {
	Text string `json:"text"`
}

type failed struct {
	Status int    `json:"status,omitempty"`
	Field  string `json:"field,omitempty"`
	Value  any    `json:"value,omitempty"`
	Detail string `json:"detail"`
}

type decided struct {
	Subject        string   `json:"subject"`
	Verdict        string   `json:"verdict"`
	ClusterIPs     []string `json:"clusterIPs,omitempty"`
	IPFamilies     []string `json:"ipFamilies,omitempty"`
	IPFamilyPolicy *string  `json:"ipFamilyPolicy,omitempty"`
	NodePorts      []int32  `json:"nodePorts,omitempty"`
	HealthCheck    int32    `json:"healthCheckNodePort,omitempty"`
	Reason         *said    `json:"reason,omitempty"`
	Error          *failed  `json:"error,omitempty"`
	Errors         []failed `json:"errors,omitempty"`
}

type band []string

type ranges struct {
	CIDR      string `json:"cidr"`
	Allocator string `json:"allocator"`
	Ready     bool   `json:"ready"`
	Offset    int    `json:"offset"`
	Size      string `json:"size"`
	First     any    `json:"first"`
	Last      any    `json:"last"`
	Static    band   `json:"static"`
	Dynamic   band   `json:"dynamic"`
	Free      string `json:"free,omitempty"`
}

type nodePorts struct {
	Range   string `json:"range"`
	Offset  int    `json:"offset"`
	Static  []int  `json:"static"`
	Dynamic []int  `json:"dynamic"`
	Free    int    `json:"free"`
}

type answer struct {
	Verdict   string     `json:"verdict"`
	Reason    *said      `json:"reason,omitempty"`
	Events    []decided  `json:"events,omitempty"`
	CIDRs     []ranges   `json:"cidrs,omitempty"`
	NodePorts *nodePorts `json:"nodePorts,omitempty"`
}

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

func (d *decided) show(made *api.Service) {
	d.ClusterIPs = made.Spec.ClusterIPs
	for _, one := range made.Spec.IPFamilies {
		d.IPFamilies = append(d.IPFamilies, string(one))
	}
	if made.Spec.IPFamilyPolicy != nil {
		d.IPFamilyPolicy = (*string)(made.Spec.IPFamilyPolicy)
	}
	all, some := []int32{}, false
	for _, port := range made.Spec.Ports {
		all, some = append(all, port.NodePort), some || port.NodePort != 0
	}
	if some {
		d.NodePorts = all
	}
	d.HealthCheck = made.Spec.HealthCheckNodePort
}

// fail writes an error. Up to 1.35 the text of a full range does not name the Service; up to 1.34 every error of an
// automatic allocation has the status 500.
func (d *decided) fail(minor int, err error) {
	d.Verdict, d.Reason = "refused", &said{err.Error()}
	status := 500
	var of apierrors.APIStatus
	if errors.As(err, &of) {
		status = int(of.Status().Code)
	}
	d.Error = &failed{Status: status, Detail: strings.TrimPrefix(err.Error(), "Internal error occurred: ")}
	if status == 422 {
		for _, cause := range of.Status().Details.Causes {
			d.Errors = append(d.Errors, parse(cause.Field, cause.Message))
		}
		first := d.Errors[0]
		first.Status = status
		d.Error = &first
		if len(d.Errors) == 1 {
			d.Errors = nil
		}
	}
	const named = "failed to allocate a serviceIP for Service "
	if rest, isNamed := strings.CutPrefix(d.Error.Detail, named); isNamed && minor < 36 {
		_, rest, _ = strings.Cut(rest, `": `)
		d.Error.Detail = "failed to allocate a serviceIP: " + rest
		d.Reason.Text = "Internal error occurred: " + d.Error.Detail
	}
	if rest, is := strings.CutPrefix(d.Error.Detail, "failed to allocate IP: "); is && minor < 35 {
		d.Error = &failed{Status: 500, Detail: "failed to allocate a serviceIP: " + rest}
		d.Reason.Text, status = "Internal error occurred: "+d.Error.Detail, 500
	}
	// Lists print otherwise up to 1.33.
	if status == 422 && minor < 34 {
		d.Reason = nil
	}
	if status == 500 && strings.HasSuffix(d.Error.Detail, ": "+ipallocator.ErrFull.Error()) {
		d.Verdict = "exhausted"
	}
}

// parse takes the body of an error about a field apart.
func parse(field, body string) failed {
	made := failed{Field: field}
	_, rest, hasMore := strings.Cut(body, ": ")
	if !hasMore {
		return made
	}
	reader := strings.NewReader(rest)
	decoder := json.NewDecoder(reader)
	var value any
	if err := decoder.Decode(&value); err == nil {
		made.Value = value
		rest = strings.TrimPrefix(rest[decoder.InputOffset():], ": ")
	}
	made.Detail = rest
	return made
}

func span(first, last any, isEmpty bool) band {
	if isEmpty {
		return nil
	}
	return band{fmt.Sprint(first), fmt.Sprint(last)}
}

func (w *world) ranges(cidrs []*net.IPNet) (made []ranges) {
	for _, cidr := range cidrs {
		of := w.families[api.IPv6Protocol]
		if cidr.IP.To4() != nil {
			of = w.families[api.IPv4Protocol]
		}
		if of.bitmap != nil {
			max := int(reflect.ValueOf(of.bitmap).Elem().FieldByName("max").Int())
			offset := offsetOf(of.memory)
			base, _ := netip.AddrFromSlice(cidr.IP)
			at := func(index int) netip.Addr {
				ip, _ := netip.AddrFromSlice(netutils.AddIPOffset(netutils.BigForIP(base.AsSlice()), index+1))
				return ip.Unmap()
			}
			one := ranges{CIDR: cidr.String(), Allocator: "bitmap", Ready: true, Offset: offset, Size: fmt.Sprint(max), Free: fmt.Sprint(of.bitmap.Free())}
			if max > 0 {
				one.First, one.Last = at(0), at(max-1)
			}
			one.Static, one.Dynamic = span(at(0), at(offset-1), offset == 0), span(at(offset), at(max-1), max <= offset)
			made = append(made, one)
		}
		for _, each := range of.allocators() {
			fields := reflect.ValueOf(each).Elem()
			first, middle, last := *part[netip.Addr](fields, "firstAddress"), *part[netip.Addr](fields, "offsetAddress"), *part[netip.Addr](fields, "lastAddress")
			size, offset := *part[uint64](fields, "size"), *part[int](fields, "rangeOffset")
			own := each.CIDR()
			one := ranges{CIDR: own.String(), Allocator: "service-cidr", Ready: isReady(each), Offset: offset, Size: fmt.Sprint(size)}
			one.Free = fmt.Sprint(size - uint64(of.held(each)))
			if size > 0 {
				one.First, one.Last = first, last
				one.Static, one.Dynamic = span(first, middle.Prev(), offset == 0), span(middle, last, false)
			}
			made = append(made, one)
		}
	}
	return made
}

func (w *world) nodePorts() *nodePorts {
	offset, of := offsetOf(w.ports.memory), w.ports.of
	made := &nodePorts{Range: of.String(), Offset: offset, Free: w.ports.Free()}
	if offset > 0 {
		made.Static = []int{of.Base, of.Base + offset - 1}
	}
	if of.Size > offset {
		made.Dynamic = []int{of.Base + offset, of.Base + of.Size - 1}
	}
	return made
}
