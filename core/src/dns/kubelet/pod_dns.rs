//! A Pod's servers, search domains and options.

use std::collections::BTreeSet;

use serde::Serialize;

use super::host_file::{self, HostDns};
use super::limits::{fit_searches, fit_servers};
use super::node::RUNTIME_PATH;
use super::options::Options;
use super::{Event, EventObject, EventReason, HostFile, KubeletError, Node, Pod, PodAssumption, PodNeed};
use crate::gotext::quote;

/// What the kubelet hands to the container runtime for a Pod's resolv.conf, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct PodDns {
    /// The servers.
    pub servers: Vec<String>,
    /// The search domains.
    pub searches: Vec<String>,
    /// The options: first those of the base, then those that the Pod adds. The kubelet leaves their order to chance.
    pub options: Vec<String>,
    /// What the Pod's own settings were added to.
    pub base: Base,
    /// The events that the kubelet sends, in order.
    pub events: Vec<Event>,
    /// What the answer takes for granted.
    pub assumed: Vec<PodAssumption>,
    /// What is missing for the servers, search domains and options; they hold what is known.
    pub needs: Vec<PodNeed>,
    /// The node's file, which the container runtime copies where all three are empty.
    copied: Option<String>,
}

/// What a Pod's own DNS settings are added to, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum Base {
    /// The cluster's servers and search domains, as the policy says.
    #[error("dnsPolicy {policy}: the cluster's servers and search domains, then the node's search domains")]
    Cluster {
        /// The policy.
        policy: String,
    },
    /// The same for a policy that there is not, which the server refuses.
    #[error("dnsPolicy {policy} does not exist; the kubelet takes ClusterFirst")]
    UnknownPolicy {
        /// The policy.
        policy: String,
    },
    /// The node's resolv.conf, as the policy says.
    #[error("dnsPolicy Default: the node's resolv.conf")]
    Node,
    /// The node's resolv.conf, since the Pod is on the node's network.
    #[error(
        "dnsPolicy ClusterFirst with hostNetwork: the node's resolv.conf; ClusterFirstWithHostNet takes the cluster's"
    )]
    HostNetwork,
    /// The node's resolv.conf, since the kubelet has no DNS server of the cluster.
    #[error("dnsPolicy {policy}, but the kubelet has no clusterDNS: the node's resolv.conf")]
    NoClusterDns {
        /// The policy.
        policy: String,
    },
    /// Nothing, as the policy says.
    #[error("dnsPolicy None: nothing but the Pod's dnsConfig")]
    Nothing,
}

impl Base {
    /// Source: kubernetes/kubernetes pkg/kubelet/network/dns/dns.go getPodDNSType
    fn of(node: &Node, pod: &Pod) -> Self {
        let policy = || pod.dns_policy.clone();
        match pod.dns_policy.as_str() {
            "None" => Self::Nothing,
            "Default" => Self::Node,
            "ClusterFirst" if pod.host_network => Self::HostNetwork,
            _ if node.cluster_dns.as_ref().is_some_and(Vec::is_empty) => Self::NoClusterDns { policy: policy() },
            "ClusterFirst" | "ClusterFirstWithHostNet" => Self::Cluster { policy: policy() },
            _ => Self::UnknownPolicy { policy: policy() },
        }
    }
}

impl PodDns {
    /// The text of the Pod's `/etc/resolv.conf` as the container runtime writes it; `None` if something is missing.
    ///
    /// Source: containerd/containerd internal/cri/server/sandbox_run_linux.go parseDNSOptions
    pub fn text(&self) -> Option<String> {
        if !self.needs.is_empty() {
            return None;
        }
        if self.is_empty() {
            return self.copied.clone();
        }
        let mut text = String::new();
        if !self.searches.is_empty() {
            text.push_str(&format!("search {}\n", self.searches.join(" ")));
        }
        for server in &self.servers {
            text.push_str(&format!("nameserver {server}\n"));
        }
        if !self.options.is_empty() {
            text.push_str(&format!("options {}\n", self.options.join(" ")));
        }
        Some(text)
    }

    fn is_empty(&self) -> bool {
        self.servers.is_empty() && self.searches.is_empty() && self.options.is_empty()
    }
}

/// A Pod's DNS as the kubelet forms it from the node's settings, the Pod's policy and its `dnsConfig`.
///
/// # Errors
///
/// [`KubeletError`], if the kubelet can't read the node's resolv.conf: it reads it for each Pod, whatever its policy.
///
/// Source: kubernetes/kubernetes pkg/kubelet/network/dns/dns.go GetPodDNS
pub fn pod_dns(node: &Node, pod: &Pod) -> Result<PodDns, KubeletError> {
    let host = match &node.host_file {
        HostFile::Text(text) => host_file::parse(text)?,
        HostFile::Unset | HostFile::Unknown => HostDns::default(),
    };
    let base = Base::of(node, pod);
    let (mut events, mut assumed, mut needs) = (Vec::new(), Vec::new(), Vec::new());
    let unknown = node.host_file == HostFile::Unknown;
    let mut dns = match &base {
        Base::Nothing => HostDns::default(),
        Base::Cluster { .. } | Base::UnknownPolicy { .. } => {
            if unknown {
                assumed.push(PodAssumption::NodeResolvConf);
            }
            if node.cluster_dns.is_none() {
                needs.push(PodNeed::ClusterDns);
            }
            of_cluster(node, pod, host.searches)
        }
        Base::Node | Base::HostNetwork | Base::NoClusterDns { .. } => {
            if matches!(base, Base::NoClusterDns { .. }) {
                events.extend(missing_cluster_dns(pod));
            }
            if unknown {
                needs.push(PodNeed::NodeResolvConf);
            }
            of_node(node, host)
        }
    };
    if let Some(config) = &pod.dns_config {
        dns.servers = without_repeats(dns.servers.into_iter().chain(config.nameservers.iter().cloned()));
        dns.searches = without_repeats(dns.searches.into_iter().chain(config.searches.iter().cloned()));
        dns.options.normalize();
        config.options.iter().for_each(|option| dns.options.merge(option));
    }
    let HostDns { mut servers, mut searches, options } = dns;
    // Of a base that is missing, what is left out is not known either.
    if needs.is_empty() {
        events.extend(fit_servers(&mut servers));
        events.extend(fit_searches(&mut searches));
    }
    let mut dns =
        PodDns { servers, searches, options: options.into_texts(), base, events, assumed, needs, copied: None };
    if dns.needs.is_empty() && dns.is_empty() {
        match &node.host_file {
            HostFile::Text(text) if node.host_path == RUNTIME_PATH => dns.copied = Some(text.clone()),
            _ => dns.needs.push(PodNeed::RuntimeResolvConf),
        }
    }
    Ok(dns)
}

fn of_cluster(node: &Node, pod: &Pod, host_searches: Vec<String>) -> HostDns {
    let domain = &node.cluster_domain;
    let searches = if domain.is_empty() {
        host_searches
    } else {
        let cluster = [format!("{}.svc.{domain}", pod.namespace), format!("svc.{domain}"), domain.clone()];
        without_repeats(cluster.into_iter().chain(host_searches))
    };
    let mut options = Options::default();
    options.replace("ndots:5");
    HostDns { servers: node.cluster_dns.iter().flatten().map(ToString::to_string).collect(), searches, options }
}

/// Without a file the libc of a Pod asks the Pod's own host.
fn of_node(node: &Node, host: HostDns) -> HostDns {
    if node.host_file != HostFile::Unset {
        return host;
    }
    let mut servers: Vec<String> =
        node.node_ips.iter().map(|ip| if ip.is_ipv6() { "::1" } else { "127.0.0.1" }.to_owned()).collect();
    if servers.is_empty() {
        servers.push("127.0.0.1".to_owned());
    }
    HostDns { servers, searches: vec![".".to_owned()], options: Options::default() }
}

fn missing_cluster_dns(pod: &Pod) -> [Event; 2] {
    let text = "kubelet does not have ClusterDNS IP configured and cannot create Pod using \"ClusterFirst\" policy. Falling back to \"Default\" policy.";
    let reason = EventReason::MissingClusterDns;
    let Pod { namespace, name, uid, .. } = pod;
    let named = quote(&format!("{name}_{namespace}({uid})"));
    [
        Event { object: EventObject::Node, reason, message: text.to_owned() },
        Event { object: EventObject::Pod, reason, message: format!("pod: {named}. {text}") },
    ]
}

/// The texts, each where it comes first.
fn without_repeats(texts: impl Iterator<Item = String>) -> Vec<String> {
    let mut seen = BTreeSet::new();
    texts.filter(|text| seen.insert(text.clone())).collect()
}
