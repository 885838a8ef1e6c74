//! `ipam.capacity`: what a configuration has room for, what of it is used, and after how long it ends.

mod aws;
mod calico;
mod cilium;
mod cluster;
mod flannel;
mod host_local;
mod service;

use super::counted::{Counted, VERDICTS, assumed, counted, invalid};
use super::node_cidr::node_masks;
use crate::ipam::capacity::node_cidrs_capacity;
use crate::ipam::node_cidr::{
    Node as KubernetesNode, NodeCidrAssumption, NodeIpamController, NodeIpamFlags, StartError,
};
use crate::wire::answer::Answer;
use crate::wire::error::{Answered, Failure, WireError};
use crate::wire::input::{Input, Nulls};
use crate::wire::operation::{COMPLETE, Member, MemberKind, Operation, RELEASE, optional, required};
use crate::wire::prepared::{Prepared, SOME_OBJECTS};
use crate::wire::said::{Missing, Said};

/// The configurations, of which one is given.
const CONFIG: [Member; 8] = [
    optional("hostLocal", MemberKind::Raw, "a configuration with host-local as the plugin gets it, or a list with it"),
    optional(
        "nodeCidrs",
        MemberKind::Object,
        "flags of kube-controller-manager: `{clusterCidrs, nodeMasks?, serviceCidrs?}`",
    ),
    optional("flannel", MemberKind::Raw, "Flannel's `net-conf.json`, where it keeps subnets in etcd"),
    optional(
        "calico",
        MemberKind::Object,
        "pools of Calico: `{pools, blocks?}`, IPPools and IPAMBlocks, or their specs",
    ),
    optional("service", MemberKind::Object, "the ranges of Services: `{cidrs}`, as for `ipam.service`"),
    optional(
        "cilium",
        MemberKind::Object,
        "the cluster pool of Cilium's operator: `{ipv4Cidrs?, ipv4MaskSize?, ipv6Cidrs?, ipv6MaskSize?}`",
    ),
    optional(
        "aws",
        MemberKind::Object,
        "an instance with the VPC CNI of AWS: `{instanceType, limits?, settings?, vcpus?, enis?}`, as for `ipam.aws`",
    ),
    optional("cluster", MemberKind::Object, "all that `objects` tell: `{serviceCidrs?}`"),
];

const NODE_CIDRS: [Member; 3] = [
    required("clusterCidrs", MemberKind::Strings, "`--cluster-cidr`"),
    optional("nodeMasks", MemberKind::Raw, "as for `ipam.node-cidr`"),
    optional("serviceCidrs", MemberKind::Strings, "`--service-cluster-ip-range`"),
];

/// The kubelet's default.
const MAX_PODS: u32 = 110;

pub(crate) const CAPACITY: Operation = Operation {
    op: "ipam.capacity",
    line: "how many addresses, Nodes and Pods a configuration has room for, what is used, and after how long it ends",
    members: &[&[
        required(
            "config",
            MemberKind::Object,
            "one of `hostLocal`, `nodeCidrs`, `flannel`, `calico`, `service`, `cilium`, `aws`, `cluster`",
        ),
        optional("store", MemberKind::Raw, "of `hostLocal`: the network's directory, names to texts; default empty"),
        optional(
            "sandboxes",
            MemberKind::Raw,
            "of `hostLocal` with `store`: the sandboxes of the Node, as `crictl pods -o json` prints them; the answer has `leases`",
        ),
        optional("plugins", MemberKind::String, "of `hostLocal`: the line of the plugins, default `1.10`"),
        optional("leases", MemberKind::List, "of `flannel`: the leases in etcd, `{subnet, ipv6Subnet?, publicIP}`"),
        optional(
            "events",
            MemberKind::List,
            "of `flannel`: what happens to them, `{\"acquire\": PUBLIC-IP, previous?, previousIPv6?, draws?}`, `{\"expire\": SUBNET}`",
        ),
        SOME_OBJECTS,
        optional(
            "maxPods",
            MemberKind::Integer,
            "the kubelet's `maxPods`; default 110 (of `aws` what is recommended), 0: it sets no limit",
        ),
        optional(
            "growthPerDay",
            MemberKind::Integer,
            "how many Pods (on a Node, or on the Nodes of `cluster`), Nodes (of a cluster) or Services there are more each day; the answer has `endsAfterSeconds`",
        ),
        RELEASE,
        COMPLETE,
    ]],
    verdicts: &VERDICTS,
    refusals: &[],
};

pub(crate) fn capacity(prepared: &Prepared, input: &Input<'_>) -> Answered {
    let max_pods = input.integer("maxPods", 0, u64::from(u32::MAX))?;
    let max_pods = max_pods.map_or(Some(MAX_PODS), |given| u32::try_from(given).ok()).filter(|given| *given > 0);
    let given = input.node("config").ok_or(WireError::MissingMember { member: "config" })?;
    let config = Input::read_members(given, input.place("config"), &CONFIG, Nulls::Refused)?;
    let mut answer = Answer::plain(prepared.release());
    let only = only(&config)?;
    for (member, of) in OWN {
        if only != of && (input.node(member).is_some() || input.node(&format!("{member}Text")).is_some()) {
            return Err(WireError::CapacityConflict { at: input.place(member), first: only }.into());
        }
    }
    match only {
        "hostLocal" => host_local::host_local(&mut answer, input, &config, max_pods)?,
        "nodeCidrs" => node_cidrs(&mut answer, prepared, input, &config, max_pods)?,
        "flannel" => flannel::flannel(&mut answer, input, &config, max_pods)?,
        "calico" => calico::calico(&mut answer, input, &config)?,
        "service" => service::service(&mut answer, prepared, input, &config)?,
        "cilium" => cilium::cilium(&mut answer, prepared, input, &config, max_pods)?,
        "aws" => aws::aws(&mut answer, input, &config)?,
        _ => cluster::cluster(&mut answer, prepared, input, &config, max_pods)?,
    }
    Ok(answer.finish())
}

/// The members that belong to one configuration only.
const OWN: [(&str, &str); 5] = [
    ("store", "hostLocal"),
    ("sandboxes", "hostLocal"),
    ("plugins", "hostLocal"),
    ("leases", "flannel"),
    ("events", "flannel"),
];

/// The one configuration that is given.
fn only(config: &Input<'_>) -> Result<&'static str, Failure> {
    let is_given = |name: &str| config.node(name).is_some() || config.node(&format!("{name}Text")).is_some();
    let mut given = CONFIG.iter().map(|member| member.name).filter(|name| is_given(name));
    let first = given.next().ok_or(WireError::MissingMember { member: "hostLocal" })?;
    match given.next() {
        Some(second) => Err(WireError::CapacityConflict { at: config.place(second), first }.into()),
        None => Ok(first),
    }
}

fn node_cidrs(
    answer: &mut Answer,
    prepared: &Prepared,
    input: &Input<'_>,
    config: &Input<'_>,
    max_pods: Option<u32>,
) -> Result<(), Failure> {
    let node = config.node("nodeCidrs").ok_or(WireError::MissingMember { member: "nodeCidrs" })?;
    let given = Input::read_members(node, config.place("nodeCidrs"), &NODE_CIDRS, Nulls::Refused)?;
    let flags = NodeIpamFlags {
        release: prepared.release(),
        cluster_cidr: given.strings("clusterCidrs").join(","),
        service_cluster_ip_range: given.strings("serviceCidrs").join(","),
        node_masks: node_masks(&given)?,
    };
    let nodes = KubernetesNode::all_of(prepared.objects());
    let nodes = nodes.map_err(|error| Failure::of("ipam", &error).placed(|pointer| prepared.place(pointer)))?;
    let mut taken = Vec::new();
    match NodeIpamController::start(&flags, &nodes) {
        Ok(mut controller) => {
            taken.push(NodeCidrAssumption::NoOtherNodes);
            // The Nodes that exist and have no range get theirs first.
            for node in nodes {
                controller.sync(node);
            }
            match controller.sets() {
                Some(_) => counted(answer, Counted::Pods(&node_cidrs_capacity(&controller, max_pods)), [], input)?,
                None => drop(answer.value("verdict", &"unknown", &[])),
            }
        }
        Err(StartError::Unknown(needs)) => {
            answer.value("verdict", &"unknown", &[]).value("unknown", &Missing::of(&needs), &[]);
        }
        Err(StartError::Flags(error)) => invalid(answer, &Said::of(&error)),
        Err(StartError::Blocks(error)) => invalid(answer, &Said::of(&error)),
        Err(StartError::Node(error)) => invalid(answer, &Said::of(&error)),
    }
    if flags.release.is_by_reading() {
        taken.push(NodeCidrAssumption::ReleaseByReading);
    }
    assumed(answer, taken.iter().map(NodeCidrAssumption::code));
    Ok(())
}
