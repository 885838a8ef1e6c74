// Command kubelet asks the kubelet's own code.
package main

import (
	_ "k8s.io/endpointslice"
	_ "k8s.io/kubernetes/pkg/apis/core/v1"
	_ "k8s.io/kubernetes/pkg/apis/core/validation"
	_ "k8s.io/kubernetes/pkg/kubelet"
	_ "k8s.io/kubernetes/pkg/kubelet/network/dns"
	_ "k8s.io/kubernetes/pkg/kubelet/util"

	_ "nocluster.test/oracle/vectors"
)

func main() {}
