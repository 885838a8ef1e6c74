//! Statements about networks of Pods that are often read, and whether they hold.

use std::fmt;

use serde::Serialize;

/// A statement, and whether it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Statement {
    /// A stable name.
    pub name: &'static str,
    /// The statement.
    pub statement: &'static str,
    /// Whether it holds.
    pub verdict: StatementVerdict,
    /// Why.
    pub reason: &'static str,
}

/// Whether a statement holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum StatementVerdict {
    /// It holds.
    Right,
    /// It does not hold.
    Wrong,
    /// It depends on what is meant.
    Arguable,
    /// It held once.
    Outdated,
}

impl fmt::Display for StatementVerdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Right => "right",
            Self::Wrong => "wrong",
            Self::Arguable => "arguable",
            Self::Outdated => "outdated",
        })
    }
}

const fn said(
    name: &'static str,
    statement: &'static str,
    verdict: StatementVerdict,
    reason: &'static str,
) -> Statement {
    Statement { name, statement, verdict, reason }
}

/// Statements of introductions to Kubernetes networking, and whether they hold.
pub const STATEMENTS: &[Statement] = &[
    said(
        "overlay-members",
        "Flannel with vxlan, Calico with IPIP and Weave are overlay networks",
        StatementVerdict::Right,
        "each wraps the packets of Pods into packets between Nodes, so that the MTU of Pods is lower",
    ),
    said(
        "routing-members",
        "Calico with BGP and Flannel with host-gw route the packets of Pods as they are",
        StatementVerdict::Right,
        "host-gw needs all Nodes on one network segment, BGP needs routers that learn the routes",
    ),
    said(
        "calico-needs-bgp",
        "Calico needs BGP",
        StatementVerdict::Wrong,
        "a pool with vxlanMode Always or CrossSubnet needs none",
    ),
    said(
        "sr-iov-is-routing",
        "SR-IOV is a routing network",
        StatementVerdict::Arguable,
        "its Pods have addresses of the network of the Nodes, which makes it an underlay here",
    ),
    said(
        "terway-is-underlay",
        "Terway of Alibaba Cloud (Aliyun) is an underlay network",
        StatementVerdict::Right,
        "its Pods have addresses of the VPC",
    ),
    said(
        "one-eni-per-pod",
        "on AWS a Node gets as many ENIs as it has Pods",
        StatementVerdict::Wrong,
        "each Pod takes an address; an ENI is added when the free addresses run low. Only a Pod with security groups of its own, and one on Fargate, has an ENI to itself",
    ),
    said(
        "eni-is-tied-to-a-pod",
        "an ENI is tied to a Pod",
        StatementVerdict::Wrong,
        "only branch ENIs, for security groups for Pods, and those of Fargate are",
    ),
    said(
        "two-addresses-per-eni",
        "each ENI has two addresses, a primary and a secondary one",
        StatementVerdict::Wrong,
        "it has one primary address, which Pods do not get, and as many secondary addresses, or /28 prefixes, as its instance type allows",
    ),
    said(
        "pods-depend-on-instance-type",
        "on AWS the number of Pods of a Node depends on its instance type",
        StatementVerdict::Right,
        "it is ENIs times addresses, with the limit that `maxPods` of the kubelet sets",
    ),
    said(
        "fargate-one-pod",
        "on Fargate a Node has one Pod",
        StatementVerdict::Right,
        "each Pod has a Node and an ENI of its own",
    ),
    said(
        "eni-max-pods-path",
        "the list of Pods for each instance type is files/eni-max-pods.txt of amazon-eks-ami",
        StatementVerdict::Outdated,
        "amazon-vpc-cni-k8s has it as misc/eni-max-pods.txt",
    ),
];
