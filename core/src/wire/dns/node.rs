//! The members `pod` and `kubelet`: a Pod, and how the kubelet of its node is set up.

use std::net::IpAddr;

use serde::Serialize;

use crate::dns::kubelet::{HostFile, Node, Pod, PodAssumption, parse_ip_sloppy};
use crate::wire::error::{Failure, WireError};
use crate::wire::input::{Input, Nulls};
use crate::wire::operation::{Member, MemberKind, optional, required};

pub(super) const POD: Member =
    required("pod", MemberKind::Raw, "the Pod; a policy that it does not name is ClusterFirst");

pub(super) const KUBELET: Member = optional(
    "kubelet",
    MemberKind::Object,
    "`{\"clusterDNS\"?, \"clusterDomain\"?, \"resolvConf\"?, \"resolvConfPath\"?, \"nodeIPs\"?}`: the kubelet's settings; `resolvConf` is the text of the file, or null if the kubelet has none",
);

const KUBELET_MEMBERS: &[Member] = &[
    optional("clusterDNS", MemberKind::Strings, "the addresses of the cluster's DNS servers"),
    optional("clusterDomain", MemberKind::String, "the domain of the cluster; default `cluster.local`"),
    optional("resolvConf", MemberKind::String, "the text of the node's resolv.conf; null if the kubelet has none"),
    optional("resolvConfPath", MemberKind::String, "its path; default `/etc/resolv.conf`"),
    optional("nodeIPs", MemberKind::Strings, "the addresses of the node"),
];

/// The member `pod`.
pub(super) fn pod(input: &Input<'_>) -> Result<Pod, Failure> {
    let raw = input.required_raw("pod")?;
    Pod::read(&raw.document()?).map_err(|error| Failure::of("dns", &error).within(&raw.at))
}

/// A kubelet that was given, with what is to be said of it.
pub(super) struct Given {
    pub(super) node: Node,
    pub(super) assumed: Vec<PodAssumption>,
    pub(super) findings: Vec<NodeFinding>,
}

/// A setting of a kubelet that has no effect.
#[derive(Debug, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub(super) enum NodeFinding {
    /// An entry of `clusterDNS` is no address; the kubelet leaves it out when it starts.
    InvalidClusterDns { value: String },
}

/// The member `kubelet`.
pub(super) fn given_node(input: &Input<'_>) -> Result<Given, Failure> {
    let mut node = Node::default();
    let Some(given) = input.node("kubelet") else {
        return Ok(Given { node, assumed: vec![PodAssumption::ClusterDomain], findings: Vec::new() });
    };
    let kubelet = Input::read_members(given, input.place("kubelet"), KUBELET_MEMBERS, Nulls::Absent)?;
    let mut assumed = Vec::new();
    match kubelet.string("clusterDomain") {
        Some(domain) => node.cluster_domain = domain.into_owned(),
        None => assumed.push(PodAssumption::ClusterDomain),
    }
    let servers = kubelet.strings("clusterDNS");
    let read = || servers.iter().map(|text| parse_ip_sloppy(text).ok_or(text));
    node.cluster_dns = kubelet.node("clusterDNS").map(|_| read().filter_map(Result::ok).collect());
    let findings =
        read().filter_map(Result::err).map(|text| NodeFinding::InvalidClusterDns { value: text.to_string() });
    let findings = findings.collect();
    node.host_file = match (kubelet.string("resolvConf"), given.member("resolvConf")) {
        (Some(text), _) => HostFile::Text(text.into_owned()),
        (None, Some(_)) => HostFile::Unset,
        (None, None) => HostFile::Unknown,
    };
    if let Some(path) = kubelet.string("resolvConfPath") {
        node.host_path = path.into_owned();
    }
    node.node_ips = node_ips(&kubelet)?;
    Ok(Given { node, assumed, findings })
}

fn node_ips(kubelet: &Input<'_>) -> Result<Vec<IpAddr>, Failure> {
    let each = kubelet.strings("nodeIPs").into_iter().enumerate();
    each.map(|(index, text)| {
        parse_ip_sloppy(&text).ok_or_else(|| {
            let at = format!("{}/{index}", kubelet.place("nodeIPs"));
            WireError::NoAddress { at, value: text.into_owned() }.into()
        })
    })
    .collect()
}
