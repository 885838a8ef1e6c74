//! The arguments of the verbs about cluster DNS, and their help with examples.

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::json_output::JsonOutput;
use crate::machine::Machine;

pub(crate) const DIG: &str = "\
Examples:
  nocluster dig web.shop.svc.cluster.local --cluster ./manifests
  nocluster dig _http._tcp.web.shop.svc.cluster.local SRV --cluster cluster.json --complete --short
  nocluster dig 20.0.96.10.in-addr.arpa PTR --cluster cluster.json --complete --corefile coredns.json

The name is asked as it is, without a search list. Missing input is never guessed: an object that is not supplied is
unknown (exit code 3), unless --complete declares that all were supplied; then its name is NXDOMAIN. Export the cluster and
its Corefile with
  kubectl get namespaces,services,endpointslices,pods -A -o json > cluster.json
  kubectl -n kube-system get configmap coredns -o json > coredns.json

Exit codes: 0 a record of the type; 1 no such record, no such name, or a failure; 2 bad input; 3 unknown.";

pub(crate) const NAMES: &str = "\
Examples:
  nocluster names shop/web --cluster ./manifests
  nocluster names shop/statefulset/db --cluster ./manifests
  nocluster names shop/pod/web-6c9d8f7b5-x7k2p --cluster cluster.json --complete

Export the cluster with
  kubectl get namespaces,services,endpointslices,pods -A -o json > cluster.json

Exit codes: 0 there is a name; 1 there is none; 2 bad input; 3 unknown.";

pub(crate) const DNS_SERVER: &str = "\
Examples:
  nocluster dns-server --cluster ./manifests --listen 127.0.0.1:5353
  nocluster dns-server --cluster ./manifests --corefile Corefile --listen 127.0.0.1:0 --forward 9.9.9.9:53
  nocluster dns-server --cluster ./manifests --corefile coredns.json --file /etc/hosts=hosts --env TTL=30
  dig @127.0.0.1 -p 5353 web.shop.svc.cluster.local

The folder is all that the API server holds: what is not in it does not exist (--complete), but for the namespaces that
its objects lie in. The folder, the Corefile with what it imports from its own folder, and the files of --file are looked
at every second; a change that can't be read leaves the last good state and a warning. The blocks of the Corefile for port
53 answer at the address of --listen; port 0 takes a free one, which is printed. What is not known is SERVFAIL with an
extended error that says what is missing. What CoreDNS would ask other servers goes to --forward, and is then cached and
rewritten as the Corefile says; without --forward no packet leaves this machine. Ctrl-C ends it.

Exit codes: 2 it can't start.";

pub(crate) const COREFILE: &str = "\
Examples:
  nocluster corefile Corefile
  nocluster corefile coredns.yaml --coredns 1.14.6
  kubectl -n kube-system get configmap coredns -o json | nocluster corefile -
  nocluster corefile Corefile --file /etc/coredns/extra.conf=extra.conf --env TTL=30 --interface eth0=10.0.0.2

Files that the Corefile imports from its own folder are read from there. If CoreDNS is given another --path, those that are
not in the folder may be there all the same.

Exit codes: 0 it loads; 1 it does not load, or it has a finding of severity error; 2 bad input.";

/// What questions about cluster DNS have in common.
#[derive(Debug, Args)]
pub(crate) struct AboutDns {
    /// Namespaces, Services, EndpointSlices, Pods: files, folders or `-`; YAML or JSON
    #[arg(long, value_name = "FILE", required = true)]
    pub(crate) cluster: Vec<PathBuf>,
    /// Read folders recursively
    #[arg(short = 'R', long)]
    pub(crate) recursive: bool,
    /// All objects of these kinds are in --cluster: a missing one does not exist, and its name is NXDOMAIN
    #[arg(long, value_name = "KINDS", num_args = 0..=1, require_equals = true, default_missing_value = "", value_delimiter = ',')]
    pub(crate) complete: Vec<String>,
    /// The CoreDNS line to model, such as 1.14.6
    #[arg(long, value_name = "LINE", value_parser = crate::versions::whole)]
    pub(crate) coredns: Option<String>,
    /// The Kubernetes minor release to model, such as 1.37; a version such as v1.37.2 means it
    #[arg(long, value_name = "MINOR", value_parser = crate::versions::short)]
    pub(crate) release: Option<String>,
    /// Print nothing but errors: the exit code is the answer
    #[arg(short = 'q', long)]
    pub(crate) quiet: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Dig {
    /// The name; it is absolute with and without a dot at its end
    #[arg(value_name = "NAME")]
    pub(crate) name: String,
    /// The record type
    #[arg(value_name = "TYPE", default_value = "A")]
    pub(crate) rtype: String,
    #[command(flatten)]
    pub(crate) about: AboutDns,
    /// The Corefile, or its ConfigMap; default: the one that kubeadm installs
    #[arg(long, value_name = "FILE")]
    pub(crate) corefile: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) machine: Machine,
    /// The replies of other servers: a file {NAME. TYPE: {answer: [record, ..]} or {timeout: true}}
    #[arg(long, value_name = "FILE")]
    pub(crate) upstream: Option<PathBuf>,
    /// Print the data of the answer only
    #[arg(long)]
    pub(crate) short: bool,
    /// Ask over TCP
    #[arg(long)]
    pub(crate) tcp: bool,
    /// The address of the client
    #[arg(long, value_name = "IP")]
    pub(crate) client: Option<String>,
    /// An address of CoreDNS itself, which NS records name; may be repeated
    #[arg(long = "server-ip", value_name = "IP")]
    pub(crate) server_ips: Vec<String>,
    /// The whole answer as JSON
    #[arg(short = 'o', long, value_enum, value_name = "FORM", conflicts_with = "short")]
    pub(crate) output: Option<JsonOutput>,
}

#[derive(Debug, Args)]
pub(crate) struct Names {
    /// The object: NAMESPACE/SERVICE, or NAMESPACE/KIND/NAME
    #[arg(value_name = "OBJECT")]
    pub(crate) object: String,
    #[command(flatten)]
    pub(crate) about: AboutDns,
    /// The domain of the cluster; default: cluster.local
    #[arg(long, value_name = "DOMAIN")]
    pub(crate) cluster_domain: Option<String>,
    /// The whole answer as JSON
    #[arg(short = 'o', long, value_enum, value_name = "FORM")]
    pub(crate) output: Option<JsonOutput>,
}

pub(crate) const RESOLVCONF: &str = "\
Examples:
  nocluster resolvconf -f pod.yaml --cluster-dns 10.96.0.10
  nocluster resolvconf -f deployment.yaml --cluster-dns 10.96.0.10 --node-resolv-conf /etc/resolv.conf

A workload stands for its Pods. A node's resolv.conf that is not given adds no search domain; the policy Default needs it.

Exit codes: 0 written; 1 refused by kube-apiserver or the kubelet; 2 bad input; 3 unknown.";

#[derive(Debug, Args)]
pub(crate) struct Resolvconf {
    /// Pods or workloads: files, folders or `-`; YAML or JSON
    #[arg(short = 'f', long = "filename", value_name = "FILE", required = true)]
    pub(crate) files: Vec<PathBuf>,
    /// Read folders recursively
    #[arg(short = 'R', long)]
    pub(crate) recursive: bool,
    /// The namespace of objects that name none
    #[arg(short = 'n', long, value_name = "NAMESPACE")]
    pub(crate) namespace: Option<String>,
    /// The address of the cluster's DNS server; may be repeated
    #[arg(long = "cluster-dns", value_name = "IP")]
    pub(crate) cluster_dns: Vec<IpAddr>,
    /// The domain of the cluster; default: cluster.local
    #[arg(long, value_name = "DOMAIN")]
    pub(crate) cluster_domain: Option<String>,
    /// The node's resolv.conf
    #[arg(long, value_name = "FILE")]
    pub(crate) node_resolv_conf: Option<PathBuf>,
    /// The Kubernetes minor release to model, such as 1.37; a version such as v1.37.2 means it
    #[arg(long, value_name = "MINOR", value_parser = crate::versions::short)]
    pub(crate) release: Option<String>,
    /// Print nothing but errors: the exit code is the answer
    #[arg(short = 'q', long)]
    pub(crate) quiet: bool,
    /// The whole answer as JSON, one line per object
    #[arg(short = 'o', long, value_enum, value_name = "FORM")]
    pub(crate) output: Option<JsonOutput>,
}

pub(crate) const LOOKUP: &str = "\
Examples:
  nocluster lookup web --from shop/client --cluster ./manifests
  nocluster lookup example.com --from shop/deployment/api --cluster cluster.json --complete --libc musl --explain
  nocluster lookup web.shop --resolv-conf resolv.conf --cluster cluster.json

A workload stands for its Pods. Every nameserver of the resolv.conf is CoreDNS. Export the cluster and its Corefile with
  kubectl get namespaces,services,endpointslices,pods -A -o json > cluster.json
  kubectl -n kube-system get configmap coredns -o json > coredns.json

Exit codes: 0 an address; 1 an error; 2 bad input; 3 unknown.";

#[derive(Debug, Args)]
#[command(group(clap::ArgGroup::new("client").required(true).args(["from", "resolv_conf"])))]
pub(crate) struct Lookup {
    /// The name as the application gives it
    #[arg(value_name = "NAME")]
    pub(crate) name: String,
    /// The Pod or workload in --cluster: NAMESPACE/POD, or NAMESPACE/KIND/NAME
    #[arg(long, value_name = "OBJECT")]
    pub(crate) from: Option<String>,
    /// A resolv.conf, in place of a Pod
    #[arg(long, value_name = "FILE")]
    pub(crate) resolv_conf: Option<PathBuf>,
    /// The resolver
    #[arg(long, value_enum, default_value_t = LibcName::Glibc)]
    pub(crate) libc: LibcName,
    /// The addresses that are asked for; default: both
    #[arg(long, value_enum)]
    pub(crate) family: Option<FamilyName>,
    #[command(flatten)]
    pub(crate) about: AboutDns,
    /// The Corefile, or its ConfigMap; default: the one that kubeadm installs
    #[arg(long, value_name = "FILE")]
    pub(crate) corefile: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) machine: Machine,
    /// The replies of other servers: a file {NAME. TYPE: {answer: [record, ..]} or {timeout: true}}
    #[arg(long, value_name = "FILE")]
    pub(crate) upstream: Option<PathBuf>,
    /// The node's resolv.conf
    #[arg(long, value_name = "FILE")]
    pub(crate) node_resolv_conf: Option<PathBuf>,
    /// The domain of the cluster; default: cluster.local
    #[arg(long, value_name = "DOMAIN")]
    pub(crate) cluster_domain: Option<String>,
    /// The port to which the client connects, such as 80 or 53/UDP; default: each that the Service has
    #[arg(long, value_name = "PORT")]
    pub(crate) port: Option<String>,
    /// Show each reply and its reason, what goes wrong with the way out, and the connection behind the name
    #[arg(long)]
    pub(crate) explain: bool,
    /// The whole answer as JSON
    #[arg(short = 'o', long, value_enum, value_name = "FORM")]
    pub(crate) output: Option<JsonOutput>,
}

/// A resolver.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum LibcName {
    Glibc,
    Musl,
    Go,
}

impl LibcName {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            LibcName::Glibc => "glibc",
            LibcName::Musl => "musl",
            LibcName::Go => "go",
        }
    }
}

/// A family of addresses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum FamilyName {
    Inet,
    Inet6,
}

impl FamilyName {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            FamilyName::Inet => "inet",
            FamilyName::Inet6 => "inet6",
        }
    }
}

#[derive(Debug, Args)]
pub(crate) struct Corefile {
    /// The Corefile, or its ConfigMap as YAML or JSON; `-` for standard input
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// The CoreDNS line to model, such as 1.14.6
    #[arg(long, value_name = "LINE", value_parser = crate::versions::whole)]
    pub(crate) coredns: Option<String>,
    /// The path that CoreDNS is given, which its messages name; default: FILE, for a ConfigMap /etc/coredns/Corefile
    #[arg(long, value_name = "PATH")]
    pub(crate) path: Option<String>,
    #[command(flatten)]
    pub(crate) machine: Machine,
    /// Print nothing but errors: the exit code is the answer
    #[arg(short = 'q', long)]
    pub(crate) quiet: bool,
    /// The whole answer as JSON
    #[arg(short = 'o', long, value_enum, value_name = "FORM")]
    pub(crate) output: Option<JsonOutput>,
}

#[derive(Debug, Args)]
pub(crate) struct DnsServer {
    /// Namespaces, Services, EndpointSlices, Pods: files or folders; YAML or JSON
    #[arg(long, value_name = "FILE", required = true)]
    pub(crate) cluster: Vec<PathBuf>,
    /// Read folders recursively
    #[arg(short = 'R', long)]
    pub(crate) recursive: bool,
    /// The Corefile, or its ConfigMap; default: the one that kubeadm installs
    #[arg(long, value_name = "FILE")]
    pub(crate) corefile: Option<PathBuf>,
    /// Where to listen, over UDP and TCP; port 0 takes a free one
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:5353", value_parser = listening)]
    pub(crate) listen: SocketAddr,
    #[command(flatten)]
    pub(crate) machine: Machine,
    /// The server to ask what CoreDNS would ask other servers; port 53 if it names none
    #[arg(long, value_name = "ADDRESS", value_parser = forwarding)]
    pub(crate) forward: Option<SocketAddr>,
    /// The CoreDNS line to model, such as 1.14.6
    #[arg(long, value_name = "LINE", value_parser = crate::versions::whole)]
    pub(crate) coredns: Option<String>,
    /// An address of CoreDNS itself, which NS records name; may be repeated
    #[arg(long = "server-ip", value_name = "IP")]
    pub(crate) server_ips: Vec<IpAddr>,
}

/// An address and a port.
fn listening(text: &str) -> Result<SocketAddr, &'static str> {
    text.parse().map_err(|_| "write an IP address and a port, such as 127.0.0.1:5353 or [::1]:5353")
}

/// An address, and a port if it is not that of DNS.
fn forwarding(text: &str) -> Result<SocketAddr, &'static str> {
    let alone = || text.parse::<IpAddr>().map(|ip| SocketAddr::new(ip, 53));
    text.parse().or_else(|_| alone()).map_err(|_| "write an IP address, with or without a port: 9.9.9.9 or 9.9.9.9:53")
}
