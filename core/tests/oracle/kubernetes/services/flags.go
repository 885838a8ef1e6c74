package main

import (
	"net"
	_ "unsafe"

	utilerrors "k8s.io/apimachinery/pkg/util/errors"
	"k8s.io/kubernetes/cmd/kube-apiserver/app/options"
)

//go:linkname getServiceIPAndRanges k8s.io/kubernetes/cmd/kube-apiserver/app/options.getServiceIPAndRanges
func getServiceIPAndRanges(text string) (net.IP, net.IPNet, net.IPNet, error)

//go:linkname validateClusterIPFlags k8s.io/kubernetes/cmd/kube-apiserver/app/options.validateClusterIPFlags
func validateClusterIPFlags(extra options.Extra) []error

// flags reads --service-cluster-ip-range; the first of several errors is its answer.
func flags(text string) ([]*net.IPNet, error) {
	_, primary, secondary, err := getServiceIPAndRanges(text)
	if err != nil {
		return nil, err
	}
	extra := options.Extra{ServiceClusterIPRanges: text, PrimaryServiceClusterIPRange: primary, SecondaryServiceClusterIPRange: secondary}
	if errs := validateClusterIPFlags(extra); len(errs) > 0 {
		return nil, utilerrors.NewAggregate(errs[:1])
	}
	read := []*net.IPNet{&primary}
	if secondary.IP != nil {
		read = append(read, &secondary)
	}
	return read, nil
}
