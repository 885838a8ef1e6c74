package chain

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"sync"

	authenticationv1 "k8s.io/api/authentication/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	utilruntime "k8s.io/apimachinery/pkg/util/runtime"
	"k8s.io/apiserver/pkg/admission"
	"k8s.io/apiserver/pkg/authentication/user"
	"k8s.io/klog/v2"
	"nocluster.test/oracle/vectors"
)

// requestInput is an AdmissionRequest with the members that a case must give: the oracle
// derives nothing but options and user.
type requestInput struct {
	Kind            *metav1.GroupVersionKind     `json:"kind"`
	Resource        *metav1.GroupVersionResource `json:"resource"`
	SubResource     string                       `json:"subResource"`
	RequestKind     *metav1.GroupVersionKind     `json:"requestKind"`
	RequestResource *metav1.GroupVersionResource `json:"requestResource"`
	Name            string                       `json:"name"`
	Namespace       string                       `json:"namespace"`
	Operation       admission.Operation          `json:"operation"`
	UserInfo        *authenticationv1.UserInfo   `json:"userInfo"`
	Object          json.RawMessage              `json:"object"`
	OldObject       json.RawMessage              `json:"oldObject"`
	DryRun          bool                         `json:"dryRun"`
	Options         json.RawMessage              `json:"options"`
}

type admissionInput struct {
	Release   string            `json:"release"`
	Text      bool              `json:"text"`
	Complete  []string          `json:"complete"`
	Request   requestInput      `json:"request"`
	Objects   []json.RawMessage `json:"objects"`
	Resources []ResourceRow     `json:"resources"`
	Phase     string            `json:"phase"`
	Explain   bool              `json:"explain"`
	Answers   json.RawMessage   `json:"answers"`
	// The results of match conditions are for the project alone: here CEL itself runs.
	Conditions json.RawMessage `json:"conditions"`
}

// question is one request, ready for the real code.
type question struct {
	kind       schema.GroupVersionKind
	resource   schema.GroupVersionResource
	object     runtime.Object
	oldObject  runtime.Object
	interfaces admission.ObjectInterfaces
	in         *requestInput
	options    runtime.Object
	user       user.Info
}

// attributes makes fresh attributes, as the handler does for each attempt.
func (q *question) attributes() admission.Attributes {
	return admission.NewAttributesRecord(q.object, q.oldObject, q.kind, q.in.Namespace, q.in.Name, q.resource,
		q.in.SubResource, q.in.Operation, q.options, q.in.DryRun, q.user)
}

var (
	clusterLock sync.Mutex
	clusterKey  string
	clusterKept *Cluster
)

// clusterOf keeps the last cluster: cases of one set come one after the other.
func clusterOf(in *admissionInput) (*Cluster, error) {
	clusterLock.Lock()
	defer clusterLock.Unlock()
	var key bytes.Buffer
	for _, object := range in.Objects {
		key.Write(object)
		key.WriteByte('\n')
	}
	rows, _ := json.Marshal(in.Resources)
	key.Write(rows)
	if clusterKept != nil && key.String() == clusterKey {
		return clusterKept, nil
	}
	forgetCluster()
	cluster, err := NewCluster(in.Objects, in.Resources)
	if err != nil {
		return nil, err
	}
	clusterKey, clusterKept = key.String(), cluster
	return cluster, nil
}

// forgetCluster stops the informers of the cluster that was kept.
func forgetCluster() {
	if clusterKept != nil {
		clusterKept.Stop()
		clusterKept = nil
	}
}

func readAdmission(input []byte) (*admissionInput, *Cluster, error) {
	var in admissionInput
	if err := vectors.StrictUnmarshal(input, &in); err != nil {
		return nil, nil, err
	}
	if in.Release != "" && in.Release != "1.37" {
		return nil, nil, fmt.Errorf("release %q is not asked", in.Release)
	}
	cluster, err := clusterOf(&in)
	return &in, cluster, err
}

// ask decodes the request anew: a run changes its objects.
func (c *Cluster) ask(in *requestInput) (*question, error) {
	kind, resource := in.RequestKind, in.RequestResource
	if kind == nil {
		kind = in.Kind
	}
	if resource == nil {
		resource = in.Resource
	}
	if kind == nil || resource == nil || in.Operation == "" {
		return nil, fmt.Errorf("the oracle derives nothing: give kind, resource and operation")
	}
	q := &question{
		kind:     schema.GroupVersionKind{Group: kind.Group, Version: kind.Version, Kind: kind.Kind},
		resource: schema.GroupVersionResource{Group: resource.Group, Version: resource.Version, Resource: resource.Resource},
		in:       in,
	}
	var err error
	if q.interfaces, err = c.interfacesFor(q.kind); err != nil {
		return nil, err
	}
	for _, side := range []struct {
		raw  json.RawMessage
		into *runtime.Object
	}{{in.Object, &q.object}, {in.OldObject, &q.oldObject}} {
		if len(side.raw) == 0 || string(side.raw) == "null" {
			continue
		}
		if *side.into, err = decodeObject(side.raw, q.kind); err != nil {
			return nil, err
		}
	}
	if q.options, err = optionsOf(in.Operation, in.Options); err != nil {
		return nil, err
	}
	q.user = &user.DefaultInfo{Name: "kubernetes-admin", Groups: []string{"kubeadm:cluster-admins", "system:authenticated"}}
	if in.UserInfo != nil {
		extra := map[string][]string{}
		for key, values := range in.UserInfo.Extra {
			extra[key] = values
		}
		q.user = &user.DefaultInfo{Name: in.UserInfo.Username, UID: in.UserInfo.UID, Groups: in.UserInfo.Groups, Extra: extra}
	}
	return q, nil
}

// SilenceLogs: what the server logs is not what it answers.
func SilenceLogs() {
	klog.LogToStderr(false)
	klog.SetOutput(io.Discard)
	utilruntime.ErrorHandlers = nil
	utilruntime.PanicHandlers = nil
}
