// Command aws asks the VPC CNI plugin for Kubernetes: its tables of instance types, its datastore and its manager of
// warm pools. It is linked with -checklinkname=0, since the tables are not exported.
package main

import (
	_ "github.com/aws/amazon-vpc-cni-k8s/pkg/ipamd"

	"nocluster.test/oracle/vectors"
)

const usage = `usage:
  aws limits     prints core/src/ipam/aws/limits.txt
  aws max-pods   prints the rows of eni-max-pods.txt
`

func main() {
	vectors.Main(usage, vectors.Commands{
		"limits":   func([]string) error { return limits() },
		"max-pods": func([]string) error { return maxPods() },
	})
}
