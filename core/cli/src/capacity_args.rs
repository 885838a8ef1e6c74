//! The arguments of `capacity`, and their help with examples.

use std::path::PathBuf;

use clap::Args;

use crate::json_output::JsonOutput;

pub(crate) const CAPACITY: &str = "\
Examples:
  # how many Pods host-local has addresses for on a Node, and which are free
  nocluster capacity -f net.conflist --store /var/lib/cni/networks/net

  # leases that nobody holds any more, and the call that frees them
  crictl pods -o json > sandboxes.json
  nocluster capacity -f net.conflist --store /var/lib/cni/networks/net --live sandboxes.json

  # how many Nodes and Pods the ranges of kube-controller-manager are for
  nocluster capacity --node-cidrs 10.244.0.0/16 --mask 24 --service-cidrs 10.244.0.0/20
  kubectl get nodes -o json > nodes.json
  nocluster capacity --node-cidrs 10.244.0.0/16,fd00:10:244::/56 --cluster nodes.json --growth-per-day 2

  # all that the objects of a cluster tell: Nodes, Services, pools of Calico and Cilium, instances of AWS
  kubectl get nodes,pods,services,servicecidrs,ipaddresses,configmaps,daemonsets -A -o json > cluster.json
  nocluster capacity --cluster cluster.json --growth-per-day 20

  # how many ClusterIPs the ranges of Services have, and which are free
  nocluster capacity --services 10.96.0.0/16,fd00:10:96::/112 --cluster cluster.json

  # pools of Calico, Cilium's cluster pool, Flannel's net-conf.json, an instance of AWS
  nocluster capacity --pool ippool.yaml
  nocluster capacity --cilium 10.0.0.0/8 --mask 24 --cluster ciliumnodes.json
  nocluster capacity --flannel net-conf.json
  nocluster capacity --aws m5.large --prefix-delegation --vcpus 2

Exit codes: 0 there is room; 1 nothing is free, or the configuration is refused; 2 bad input; 3 unknown.";

/// What a configuration has room for.
#[derive(Debug, Args)]
#[command(group = clap::ArgGroup::new("config").args(["file", "node_cidrs", "pools", "flannel", "aws", "services", "cilium"]))]
#[command(group = clap::ArgGroup::new("asked").required(true).multiple(true)
    .args(["file", "node_cidrs", "pools", "flannel", "aws", "services", "cilium", "cluster"]))]
#[command(group = clap::ArgGroup::new("masked").multiple(true).args(["node_cidrs", "cilium"]))]
#[command(group = clap::ArgGroup::new("beside_services").multiple(true).args(["node_cidrs", "cluster"]))]
pub(crate) struct Capacity {
    /// A CNI configuration with host-local, or a list with it: a file or `-`
    #[arg(short = 'f', long = "filename", value_name = "FILE")]
    pub(crate) file: Option<PathBuf>,
    /// The directory of the network, such as /var/lib/cni/networks/net
    #[arg(long, value_name = "DIR", requires = "file")]
    pub(crate) store: Option<PathBuf>,
    /// The sandboxes of the Node, as `crictl pods -o json` prints them
    #[arg(long, value_name = "FILE", requires = "store")]
    pub(crate) live: Option<PathBuf>,
    /// The cluster CIDRs of kube-controller-manager, with commas
    #[arg(long, value_name = "CIDRS", value_delimiter = ',')]
    pub(crate) node_cidrs: Vec<String>,
    /// The length of the Nodes' prefix for each cluster CIDR, or for IPv4 and IPv6 of --cilium, with commas
    #[arg(long, value_name = "LENGTHS", value_delimiter = ',', requires = "masked")]
    pub(crate) mask: Vec<u32>,
    /// With --node-cidrs or --cluster: the ranges of Services, with commas
    #[arg(long, value_name = "CIDRS", value_delimiter = ',', requires = "beside_services")]
    pub(crate) service_cidrs: Vec<String>,
    /// How many ClusterIPs these ranges of Services have, with commas
    #[arg(long, value_name = "CIDRS", value_delimiter = ',', conflicts_with = "service_cidrs")]
    pub(crate) services: Vec<String>,
    /// The ranges of Cilium's cluster pool, with commas
    #[arg(long, value_name = "CIDRS", value_delimiter = ',', conflicts_with = "service_cidrs")]
    pub(crate) cilium: Vec<String>,
    /// The objects that exist; alone: all that they tell; files, folders or `-`; may be repeated
    #[arg(long, value_name = "FILE", conflicts_with_all = ["file", "pools", "flannel", "aws"])]
    pub(crate) cluster: Vec<PathBuf>,
    /// IPPools of Calico: a file or `-`; may be repeated
    #[arg(long = "pool", value_name = "FILE")]
    pub(crate) pools: Vec<PathBuf>,
    /// Flannel's network configuration, where it keeps subnets in etcd: a file or `-`
    #[arg(long, value_name = "FILE")]
    pub(crate) flannel: Option<PathBuf>,
    /// With --flannel: the leases in etcd, a list of `{subnet, ipv6Subnet, publicIP}`
    #[arg(long, value_name = "FILE", requires = "flannel")]
    pub(crate) leases: Option<PathBuf>,
    /// An instance type of AWS, with its VPC CNI
    #[arg(long, value_name = "TYPE")]
    pub(crate) aws: Option<String>,
    /// With --aws: ENABLE_PREFIX_DELEGATION is true
    #[arg(long, requires = "aws")]
    pub(crate) prefix_delegation: bool,
    /// With --aws: how many vCPUs the instance has
    #[arg(long, value_name = "N", requires = "aws")]
    pub(crate) vcpus: Option<u32>,
    /// The kubelet's maxPods; 0: it sets no limit
    #[arg(long, value_name = "N", default_value_t = 110, conflicts_with = "aws")]
    pub(crate) max_pods: u32,
    /// How many Pods (on a Node, or of --cluster), Nodes (of ranges for Nodes) or Services there are more each day
    #[arg(long, value_name = "N", conflicts_with = "aws")]
    pub(crate) growth_per_day: Option<u32>,
    /// The Kubernetes minor release to model, such as 1.37; a version such as v1.37.2 means it
    #[arg(long, value_name = "MINOR", value_parser = crate::versions::short)]
    pub(crate) release: Option<String>,
    /// The whole answer as JSON
    #[arg(short = 'o', long, value_enum, value_name = "FORM")]
    pub(crate) output: Option<JsonOutput>,
    /// Print nothing but errors: the exit code is the answer
    #[arg(short = 'q', long)]
    pub(crate) quiet: bool,
}
