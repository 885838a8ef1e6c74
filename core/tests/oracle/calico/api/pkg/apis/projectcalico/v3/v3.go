// Package v3 has of Calico's API what its IPAM is compiled with: IPPools and IPReservations with the members that IPAM
// reads, and the names of the other kinds.
package v3

import (
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
)

// GroupVersionCurrent is the group and version of the objects.
const GroupVersionCurrent = "projectcalico.org/v3"

// The kinds.
const (
	KindBGPPeer                      = "BGPPeer"
	KindBGPConfiguration             = "BGPConfiguration"
	KindClusterInformation           = "ClusterInformation"
	KindFelixConfiguration           = "FelixConfiguration"
	KindGlobalNetworkPolicy          = "GlobalNetworkPolicy"
	KindHostEndpoint                 = "HostEndpoint"
	KindGlobalNetworkSet             = "GlobalNetworkSet"
	KindNetworkPolicy                = "NetworkPolicy"
	KindNetworkSet                   = "NetworkSet"
	KindCalicoNodeStatus             = "CalicoNodeStatus"
	KindProfile                      = "Profile"
	KindKubeControllersConfiguration = "KubeControllersConfiguration"
	KindBGPFilter                    = "BGPFilter"
	KindIPPool                       = "IPPool"
	KindIPReservation                = "IPReservation"
)

// IPPoolAllowedUse says what addresses of a pool are for.
type IPPoolAllowedUse string

// The uses.
const (
	IPPoolAllowedUseWorkload     IPPoolAllowedUse = "Workload"
	IPPoolAllowedUseTunnel       IPPoolAllowedUse = "Tunnel"
	IPPoolAllowedUseLoadBalancer IPPoolAllowedUse = "LoadBalancer"
)

// IPPoolSpec has the members that IPAM reads.
type IPPoolSpec struct {
	CIDR         string             `json:"cidr"`
	Disabled     bool               `json:"disabled,omitempty"`
	BlockSize    int                `json:"blockSize,omitempty"`
	NodeSelector string             `json:"nodeSelector,omitempty"`
	AllowedUses  []IPPoolAllowedUse `json:"allowedUses,omitempty"`
}

// IPPool is a pool.
type IPPool struct {
	metav1.TypeMeta   `json:",inline"`
	metav1.ObjectMeta `json:"metadata,omitempty"`
	Spec              IPPoolSpec `json:"spec,omitempty"`
}

// DeepCopyObject copies.
func (in *IPPool) DeepCopyObject() runtime.Object {
	out := *in
	out.Spec.AllowedUses = append([]IPPoolAllowedUse(nil), in.Spec.AllowedUses...)
	return &out
}

// IPReservationSpec has the ranges.
type IPReservationSpec struct {
	ReservedCIDRs []string `json:"reservedCIDRs,omitempty"`
}

// IPReservation is a reservation.
type IPReservation struct {
	metav1.TypeMeta   `json:",inline"`
	metav1.ObjectMeta `json:"metadata,omitempty"`
	Spec              IPReservationSpec `json:"spec,omitempty"`
}

// DeepCopyObject copies.
func (in *IPReservation) DeepCopyObject() runtime.Object {
	out := *in
	return &out
}

// IPReservationList is a list of reservations.
type IPReservationList struct {
	metav1.TypeMeta `json:",inline"`
	metav1.ListMeta `json:"metadata"`
	Items           []IPReservation `json:"items"`
}

// PolicyPerformanceHint is a word of a policy.
type PolicyPerformanceHint string

// HTTPPath is a path of a rule.
type HTTPPath struct {
	Exact  string `json:"exact,omitempty"`
	Prefix string `json:"prefix,omitempty"`
}

// BGPPeer is no part of IPAM.
type BGPPeer struct {
	metav1.TypeMeta   `json:",inline"`
	metav1.ObjectMeta `json:"metadata,omitempty"`
}

// DeepCopyObject copies.
func (in *BGPPeer) DeepCopyObject() runtime.Object {
	out := *in
	return &out
}

// BGPConfiguration is no part of IPAM.
type BGPConfiguration struct {
	metav1.TypeMeta   `json:",inline"`
	metav1.ObjectMeta `json:"metadata,omitempty"`
}

// DeepCopyObject copies.
func (in *BGPConfiguration) DeepCopyObject() runtime.Object {
	out := *in
	return &out
}

// ClusterInformation is no part of IPAM.
type ClusterInformation struct {
	metav1.TypeMeta   `json:",inline"`
	metav1.ObjectMeta `json:"metadata,omitempty"`
}

// DeepCopyObject copies.
func (in *ClusterInformation) DeepCopyObject() runtime.Object {
	out := *in
	return &out
}

// FelixConfiguration is no part of IPAM.
type FelixConfiguration struct {
	metav1.TypeMeta   `json:",inline"`
	metav1.ObjectMeta `json:"metadata,omitempty"`
}

// DeepCopyObject copies.
func (in *FelixConfiguration) DeepCopyObject() runtime.Object {
	out := *in
	return &out
}

// GlobalNetworkPolicy is no part of IPAM.
type GlobalNetworkPolicy struct {
	metav1.TypeMeta   `json:",inline"`
	metav1.ObjectMeta `json:"metadata,omitempty"`
}

// DeepCopyObject copies.
func (in *GlobalNetworkPolicy) DeepCopyObject() runtime.Object {
	out := *in
	return &out
}

// HostEndpoint is no part of IPAM.
type HostEndpoint struct {
	metav1.TypeMeta   `json:",inline"`
	metav1.ObjectMeta `json:"metadata,omitempty"`
}

// DeepCopyObject copies.
func (in *HostEndpoint) DeepCopyObject() runtime.Object {
	out := *in
	return &out
}

// GlobalNetworkSet is no part of IPAM.
type GlobalNetworkSet struct {
	metav1.TypeMeta   `json:",inline"`
	metav1.ObjectMeta `json:"metadata,omitempty"`
}

// DeepCopyObject copies.
func (in *GlobalNetworkSet) DeepCopyObject() runtime.Object {
	out := *in
	return &out
}

// NetworkPolicy is no part of IPAM.
type NetworkPolicy struct {
	metav1.TypeMeta   `json:",inline"`
	metav1.ObjectMeta `json:"metadata,omitempty"`
}

// DeepCopyObject copies.
func (in *NetworkPolicy) DeepCopyObject() runtime.Object {
	out := *in
	return &out
}

// NetworkSet is no part of IPAM.
type NetworkSet struct {
	metav1.TypeMeta   `json:",inline"`
	metav1.ObjectMeta `json:"metadata,omitempty"`
}

// DeepCopyObject copies.
func (in *NetworkSet) DeepCopyObject() runtime.Object {
	out := *in
	return &out
}

// CalicoNodeStatus is no part of IPAM.
type CalicoNodeStatus struct {
	metav1.TypeMeta   `json:",inline"`
	metav1.ObjectMeta `json:"metadata,omitempty"`
}

// DeepCopyObject copies.
func (in *CalicoNodeStatus) DeepCopyObject() runtime.Object {
	out := *in
	return &out
}

// Profile is no part of IPAM.
type Profile struct {
	metav1.TypeMeta   `json:",inline"`
	metav1.ObjectMeta `json:"metadata,omitempty"`
}

// DeepCopyObject copies.
func (in *Profile) DeepCopyObject() runtime.Object {
	out := *in
	return &out
}

// KubeControllersConfiguration is no part of IPAM.
type KubeControllersConfiguration struct {
	metav1.TypeMeta   `json:",inline"`
	metav1.ObjectMeta `json:"metadata,omitempty"`
}

// DeepCopyObject copies.
func (in *KubeControllersConfiguration) DeepCopyObject() runtime.Object {
	out := *in
	return &out
}

// BGPFilter is no part of IPAM.
type BGPFilter struct {
	metav1.TypeMeta   `json:",inline"`
	metav1.ObjectMeta `json:"metadata,omitempty"`
}

// DeepCopyObject copies.
func (in *BGPFilter) DeepCopyObject() runtime.Object {
	out := *in
	return &out
}
