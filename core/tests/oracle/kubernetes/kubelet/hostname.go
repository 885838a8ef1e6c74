package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"unsafe"

	v1 "k8s.io/api/core/v1"
	"k8s.io/klog/v2"
	"k8s.io/kubernetes/pkg/kubelet"
	"k8s.io/kubernetes/pkg/kubelet/network/dns"
	"k8s.io/kubernetes/pkg/kubelet/util"

	"nocluster.test/oracle/vectors"
)

type hostNameInput struct {
	Pod       json.RawMessage `json:"pod"`
	Domain    *string         `json:"domain"`
	NodeHosts *string         `json:"nodeHosts"`
}

// hostNameAnswer has the members of the wire's answer that the real code decides.
type hostNameAnswer struct {
	Verdict        string  `json:"verdict"`
	Hostname       *string `json:"hostname,omitempty"`
	Domain         *string `json:"domain,omitempty"`
	KernelHostname *string `json:"kernelHostname,omitempty"`
	Error          string  `json:"error,omitempty"`
	EtcHosts       *string `json:"etcHosts,omitempty"`
	Errors         []said  `json:"errors"`
}

// Into writes the answer as a part of the wire's.
func (a *hostNameAnswer) Into(vector *vectors.Vector, _ json.RawMessage) error {
	return into(vector, a)
}

// The functions of /etc/hosts are not exported; the linker finds them.

//go:linkname managedHostsFileContent k8s.io/kubernetes/pkg/kubelet.managedHostsFileContent
func managedHostsFileContent(hostIPs []string, hostName, hostDomainName string, hostAliases []v1.HostAlias) []byte

//go:linkname nodeHostsFileContent k8s.io/kubernetes/pkg/kubelet.nodeHostsFileContent
func nodeHostsFileContent(hostsFilePath string, hostAliases []v1.HostAlias) ([]byte, error)

// kubeletOf is a kubelet that knows nothing but the domain of the cluster, which is all that host names ask for.
func kubeletOf(domain string) *kubelet.Kubelet {
	kl := &kubelet.Kubelet{}
	place := reflect.ValueOf(kl).Elem().FieldByName("dnsConfigurer")
	configurer := dns.NewConfigurer(nil, nil, nil, nil, domain, "")
	reflect.NewAt(place.Type(), unsafe.Pointer(place.UnsafeAddr())).Elem().Set(reflect.ValueOf(configurer))
	return kl
}

func hostName(input []byte) (vectors.Answer, error) {
	var in hostNameInput
	if err := strict(input, &in); err != nil {
		return nil, err
	}
	pod, err := readPod(in.Pod)
	if err != nil {
		return nil, err
	}
	domain := "cluster.local"
	if in.Domain != nil {
		domain = *in.Domain
	}
	answer := &hostNameAnswer{Verdict: "known"}
	if answer.Errors, err = invalid(pod, "hostnameOverride", "hostname", "subdomain", "hostAliases"); err != nil {
		return nil, err
	}
	// The order of the server's checks.
	order := []string{"spec.hostnameOverride", "spec.hostname", "spec.subdomain"}
	slices.SortStableFunc(answer.Errors, func(a, b said) int { return rank(order, a.Field) - rank(order, b.Field) })
	refused := len(answer.Errors) > 0
	hostname, hostDomain, err := kubeletOf(domain).GeneratePodHostNameAndDomain(klog.Background(), pod)
	if err == nil && hostname == "" {
		answer.Verdict = "unknown"
		if refused {
			answer.Verdict = "invalid"
		}
		return answer, nil
	}
	if err == nil {
		answer.Hostname, answer.Domain = &hostname, &hostDomain
		if answer.EtcHosts, err = etcHosts(pod, hostname, hostDomain, in.NodeHosts); err != nil {
			return nil, err
		}
		if !pod.Spec.HostNetwork {
			var kernel string
			if kernel, err = util.GetNodenameForKernel(hostname, hostDomain, pod.Spec.SetHostnameAsFQDN); err == nil {
				answer.KernelHostname = &kernel
			}
		}
	}
	if err != nil {
		answer.Verdict, answer.Error = "failed", err.Error()
		answer.Errors = append(answer.Errors, said{By: "kubelet", Text: err.Error()})
	}
	if refused {
		answer.Verdict = "invalid"
	}
	return answer, nil
}

func rank(order []string, field string) int {
	if at := slices.Index(order, field); at >= 0 {
		return at
	}
	return len(order)
}

// etcHosts is the file that the kubelet writes, if what it depends on was given.
func etcHosts(pod *v1.Pod, hostname, domain string, nodeHosts *string) (*string, error) {
	var text []byte
	switch {
	case pod.Spec.HostNetwork && nodeHosts == nil, !pod.Spec.HostNetwork && len(podIPs(pod)) == 0:
		return nil, nil
	case pod.Spec.HostNetwork:
		folder, err := os.MkdirTemp("", "kubelet")
		if err != nil {
			return nil, err
		}
		defer os.RemoveAll(folder)
		path := filepath.Join(folder, "hosts")
		if err := os.WriteFile(path, []byte(*nodeHosts), 0o600); err != nil {
			return nil, err
		}
		if text, err = nodeHostsFileContent(path, pod.Spec.HostAliases); err != nil {
			return nil, err
		}
	default:
		text = managedHostsFileContent(podIPs(pod), hostname, domain, pod.Spec.HostAliases)
	}
	whole := string(text)
	return &whole, nil
}

func podIPs(pod *v1.Pod) []string {
	ips := []string{}
	for _, ip := range pod.Status.PodIPs {
		ips = append(ips, ip.IP)
	}
	if len(ips) == 0 && pod.Status.PodIP != "" {
		ips = append(ips, pod.Status.PodIP)
	}
	return ips
}
