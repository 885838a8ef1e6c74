package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	v1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/client-go/tools/record"
	"k8s.io/klog/v2"
	"k8s.io/kubernetes/pkg/kubelet/network/dns"
	netutils "k8s.io/utils/net"

	"nocluster.test/oracle/vectors"
)

type kubeletInput struct {
	ClusterDNS     []string        `json:"clusterDNS"`
	ClusterDomain  *string         `json:"clusterDomain"`
	ResolvConf     json.RawMessage `json:"resolvConf"`
	ResolvConfPath *string         `json:"resolvConfPath"`
	NodeIPs        []string        `json:"nodeIPs"`
}

type resolvConfInput struct {
	Pod     json.RawMessage `json:"pod"`
	Kubelet kubeletInput    `json:"kubelet"`
}

type event struct {
	Object  string `json:"object"`
	Reason  string `json:"reason"`
	Message string `json:"message"`
}

// resolvConfAnswer has the members of the wire's answer that the real code decides.
type resolvConfAnswer struct {
	Verdict     string   `json:"verdict"`
	Text        *string  `json:"text,omitempty"`
	Nameservers []string `json:"nameservers,omitempty"`
	Searches    []string `json:"searches,omitempty"`
	Options     []string `json:"options,omitempty"`
	Events      []event  `json:"events"`
	Errors      []said   `json:"errors"`
	NodeEvents  []event  `json:"nodeEvents"`
}

// Into writes the answer as a part of the wire's.
func (a *resolvConfAnswer) Into(vector *vectors.Vector, _ json.RawMessage) error {
	return into(vector, a)
}

// recorder keeps the events; the path of the file that was read is replaced by the one that was asked about.
type recorder struct {
	events []event
	read   string
	asked  string
}

func (r *recorder) add(object runtime.Object, reason, message string) {
	kind := "Node"
	if _, is := object.(*v1.Pod); is {
		kind = "Pod"
	}
	message = strings.ReplaceAll(message, strconv.Quote(r.read), strconv.Quote(r.asked))
	r.events = append(r.events, event{kind, reason, strings.ReplaceAll(message, r.read, r.asked)})
}

func (r *recorder) Event(object runtime.Object, _, reason, message string) {
	r.add(object, reason, message)
}

func (r *recorder) Eventf(object runtime.Object, _, reason, format string, args ...any) {
	r.add(object, reason, fmt.Sprintf(format, args...))
}

func (r *recorder) AnnotatedEventf(object runtime.Object, _ map[string]string, _, reason, format string, args ...any) {
	r.add(object, reason, fmt.Sprintf(format, args...))
}

func (r *recorder) WithLogger(klog.Logger) record.EventRecorderLogger { return r }

func addresses(texts []string) []net.IP {
	ips := []net.IP{}
	for _, text := range texts {
		// As the kubelet reads its flags and its configuration.
		if ip := netutils.ParseIPSloppy(text); ip != nil {
			ips = append(ips, ip)
		}
	}
	return ips
}

func resolvConf(input []byte) (vectors.Answer, error) {
	var in resolvConfInput
	if err := strict(input, &in); err != nil {
		return nil, err
	}
	pod, err := readPod(in.Pod)
	if err != nil {
		return nil, err
	}
	domain, asked := "cluster.local", "/etc/resolv.conf"
	if in.Kubelet.ClusterDomain != nil {
		domain = *in.Kubelet.ClusterDomain
	}
	if in.Kubelet.ResolvConfPath != nil {
		asked = *in.Kubelet.ResolvConfPath
	}
	if in.Kubelet.ResolvConf == nil {
		return nil, fmt.Errorf("the kubelet always has a file, or none")
	}
	var file *string
	if err := json.Unmarshal(in.Kubelet.ResolvConf, &file); err != nil {
		return nil, err
	}
	folder, err := os.MkdirTemp("", "kubelet")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)
	path := ""
	if file != nil {
		path = filepath.Join(folder, "resolv.conf")
		if err := os.WriteFile(path, []byte(*file), 0o600); err != nil {
			return nil, err
		}
	}
	events := &recorder{read: path, asked: asked}
	if path == "" {
		events.read = "no file"
	}
	configurer := dns.NewConfigurer(events, &v1.ObjectReference{Kind: "Node"}, addresses(in.Kubelet.NodeIPs), addresses(in.Kubelet.ClusterDNS), domain, path)
	answer := &resolvConfAnswer{Verdict: "written", Events: []event{}, NodeEvents: []event{}}
	if path != "" {
		configurer.CheckLimitsForResolvConf(klog.Background())
		answer.NodeEvents = append(answer.NodeEvents, events.events...)
		events.events = nil
	}
	formed, err := configurer.GetPodDNS(context.Background(), pod)
	if answer.Errors, err = errorsOf(pod, err); err != nil {
		return nil, err
	}
	switch {
	case slices.ContainsFunc(answer.Errors, func(e said) bool { return e.By == "api-server" }):
		answer.Verdict = "invalid"
	case formed == nil:
		answer.Verdict = "failed"
	}
	if formed == nil {
		return answer, nil
	}
	answer.Events = append(answer.Events, events.events...)
	answer.Nameservers, answer.Searches = formed.Servers, formed.Searches
	answer.Options = inOrder(formed.Options, pod, len(addresses(in.Kubelet.ClusterDNS)) > 0, file)
	text := fileText(formed.Servers, formed.Searches, answer.Options)
	switch {
	case text != "":
		answer.Text = &text
	case file != nil && asked == "/etc/resolv.conf":
		answer.Text = file
	case answer.Verdict == "written":
		answer.Verdict = "unknown"
	}
	return answer, nil
}

func errorsOf(pod *v1.Pod, kubelet error) ([]said, error) {
	list, err := invalid(pod, "dnsPolicy", "dnsConfig")
	if err == nil && kubelet != nil {
		list = append(list, said{By: "kubelet", Text: kubelet.Error()})
	}
	return list, err
}

// inOrder sorts options by their first mention: the kubelet keeps them in a map, so their order is left to chance.
func inOrder(options []string, pod *v1.Pod, hasServers bool, file *string) []string {
	if len(options) == 0 {
		return options
	}
	mentioned := []string{}
	mention := func(name string) {
		if !slices.Contains(mentioned, name) {
			mentioned = append(mentioned, name)
		}
	}
	policy := pod.Spec.DNSPolicy
	ofCluster := policy != v1.DNSNone && policy != v1.DNSDefault && !(policy == v1.DNSClusterFirst && pod.Spec.HostNetwork) && hasServers
	if ofCluster {
		mention("ndots")
	} else if file != nil && policy != v1.DNSNone {
		for line := range strings.SplitSeq(*file, "\n") {
			if fields := strings.Fields(line); len(fields) > 0 && fields[0] == "options" {
				for _, option := range fields[1:] {
					mention(strings.Split(option, ":")[0])
				}
			}
		}
	}
	if pod.Spec.DNSConfig != nil {
		for _, option := range pod.Spec.DNSConfig.Options {
			mention(option.Name)
		}
	}
	place := func(option string) int {
		best := len(mentioned)
		for i, name := range mentioned {
			if option == name || strings.HasPrefix(option, name+":") {
				best = min(best, i)
			}
		}
		return best
	}
	sorted := slices.Clone(options)
	slices.Sort(sorted)
	slices.SortStableFunc(sorted, func(a, b string) int { return place(a) - place(b) })
	return sorted
}

// fileText is what containerd writes; its function lies in an internal package.
//
// Source: containerd/containerd internal/cri/server/sandbox_run_linux.go parseDNSOptions
func fileText(servers, searches, options []string) string {
	text := ""
	if len(searches) > 0 {
		text += fmt.Sprintf("search %s\n", strings.Join(searches, " "))
	}
	if len(servers) > 0 {
		text += fmt.Sprintf("nameserver %s\n", strings.Join(servers, "\nnameserver "))
	}
	if len(options) > 0 {
		text += fmt.Sprintf("options %s\n", strings.Join(options, " "))
	}
	return text
}
