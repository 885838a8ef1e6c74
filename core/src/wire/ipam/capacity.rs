//! `ipam.capacity`: what a configuration has room for, what of it is used, and after how long it ends.

use std::collections::BTreeMap;

use serde::Serialize;

use super::calico_pool::calico_pool;
use super::directory::{store, wrong};
use super::host_local_conf::{HOST_LOCAL, Refused, ipam_type, of_list, plugins, with_members};
use super::node_cidr::node_masks;
use crate::ipam::capacity::{
    Capacity, CapacityNeed, FlannelConfig, FlannelSubnets, Growth, Lease, LeaseState, calico_capacity,
    flannel_capacity, host_local_capacity, leases, node_cidrs_capacity,
};
use crate::ipam::host_local::Config;
use crate::ipam::node_cidr::{Node as KubernetesNode, NodeIpamController, NodeIpamFlags, StartError};
use crate::json::{Document, Kind, Node, Writer};
use crate::wire::answer::Answer;
use crate::wire::error::{Answered, Failure, WireError};
use crate::wire::input::{Input, Nulls, pointer};
use crate::wire::operation::{COMPLETE, Member, MemberKind, Operation, RELEASE, Verdict, optional, required, verdict};
use crate::wire::prepared::{Prepared, SOME_OBJECTS};
use crate::wire::said::{Missing, Said};

/// The configurations, of which one is given.
const CONFIG: [Member; 4] = [
    optional("hostLocal", MemberKind::Raw, "a configuration with host-local as the plugin gets it, or a list with it"),
    optional(
        "nodeCidrs",
        MemberKind::Object,
        "flags of kube-controller-manager: `{clusterCidrs, nodeMasks?, serviceCidrs?}`",
    ),
    optional("flannel", MemberKind::Raw, "Flannel's `net-conf.json`, where it keeps subnets in etcd"),
    optional("calico", MemberKind::Object, "pools of Calico: `{pools}`, each an IPPool or its spec"),
];

const NODE_CIDRS: [Member; 3] = [
    required("clusterCidrs", MemberKind::Strings, "`--cluster-cidr`"),
    optional("nodeMasks", MemberKind::Raw, "as for `ipam.node-cidr`"),
    optional("serviceCidrs", MemberKind::Strings, "`--service-cluster-ip-range`"),
];

const CALICO: [Member; 1] = [required("pools", MemberKind::List, "the pools")];

/// The kubelet's default.
const MAX_PODS: u32 = 110;

const VERDICTS: [Verdict; 4] =
    [verdict("fits", 0), verdict("exhausted", 1), verdict("invalid", 1), verdict("unknown", 3)];

pub(crate) const CAPACITY: Operation = Operation {
    op: "ipam.capacity",
    line: "how many addresses, Nodes and Pods a configuration has room for, what is used, and after how long it ends",
    members: &[&[
        required("config", MemberKind::Object, "one of `hostLocal`, `nodeCidrs`, `flannel`, `calico`"),
        optional("store", MemberKind::Raw, "of `hostLocal`: the network's directory, names to texts; default empty"),
        optional(
            "sandboxes",
            MemberKind::Raw,
            "of `hostLocal` with `store`: the sandboxes of the Node, as `crictl pods -o json` prints them; the answer has `leases`",
        ),
        optional("plugins", MemberKind::String, "of `hostLocal`: the line of the plugins, default `1.10`"),
        SOME_OBJECTS,
        optional("maxPods", MemberKind::Integer, "the kubelet's `maxPods`; default 110, 0: it sets no limit"),
        optional(
            "growthPerDay",
            MemberKind::Integer,
            "how many Pods (on a Node) or Nodes (of a cluster) there are more each day; the answer has `endsAfterSeconds`",
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
    for member in ["store", "sandboxes", "plugins"] {
        if only != "hostLocal" && (input.node(member).is_some() || input.node(&format!("{member}Text")).is_some()) {
            return Err(WireError::CapacityConflict { at: input.place(member), first: only }.into());
        }
    }
    match only {
        "hostLocal" => host_local(&mut answer, input, &config, max_pods)?,
        "nodeCidrs" => node_cidrs(&mut answer, prepared, input, &config, max_pods)?,
        "flannel" => {
            let document = raw(&config, "flannel")?;
            match FlannelConfig::read(&document) {
                Ok(config) => {
                    answer.value("backend", &config.backend, &[]);
                    for (name, subnets) in [("ipv4", &config.ipv4), ("ipv6", &config.ipv6)] {
                        if let Some(subnets) = subnets {
                            answer.value(name, &Subnets::of(subnets), &[]);
                        }
                    }
                    counted(&mut answer, &flannel_capacity(&config, max_pods), input)?;
                }
                Err(error) => invalid(&mut answer, &Said::of(&error)),
            }
        }
        _ => {
            let node = config.node("calico").ok_or(WireError::MissingMember { member: "calico" })?;
            let calico = Input::read_members(node, config.place("calico"), &CALICO, Nulls::Refused)?;
            let pools = calico.node("pools").into_iter().flat_map(|pools| pools.elements()).enumerate();
            let at = |index: usize| format!("{}/{index}", calico.place("pools"));
            let pools: Vec<_> =
                pools.map(|(index, pool)| calico_pool(pool, &at(index))).collect::<Result<_, Failure>>()?;
            counted(&mut answer, &calico_capacity(&pools), input)?;
        }
    }
    Ok(answer.finish())
}

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

fn raw(config: &Input<'_>, member: &'static str) -> Result<Document, Failure> {
    config.raw(member)?.ok_or(WireError::MissingMember { member })?.document()
}

fn invalid(answer: &mut Answer, reason: &impl Serialize) {
    answer.value("verdict", &"invalid", &[]).value("reason", reason, &[]);
}

fn counted(answer: &mut Answer, capacity: &Capacity, input: &Input<'_>) -> Result<(), Failure> {
    let is_exhausted = capacity.rooms.iter().any(|room| room.is_exhausted()) || capacity.pods.free == 0;
    answer.value("verdict", if is_exhausted { &"exhausted" } else { &"fits" }, &[]);
    answer.value("rooms", &capacity.rooms, &[]).value("pods", &capacity.pods, &[]);
    if let Some(per_day) = input.integer("growthPerDay", 1, u64::from(u32::MAX))? {
        // What grows is counted in Pods on a Node, and in Nodes of a cluster.
        let nodes = capacity.pods.nodes.map(|_| capacity.rooms.iter().map(|room| room.free).min().unwrap_or_default());
        let free = nodes.unwrap_or(capacity.pods.free);
        answer.value("endsAfterSeconds", &Growth { per_day }.ends_after(free).to_string(), &[]);
    }
    Ok(())
}

fn host_local(
    answer: &mut Answer,
    input: &Input<'_>,
    config: &Input<'_>,
    max_pods: Option<u32>,
) -> Result<(), Failure> {
    let plugins = plugins(input)?;
    let conf = raw(config, "hostLocal")?;
    let conf = of_list(conf.root()).map_or(conf, |(_, conf)| conf);
    if let Some(plugin) = ipam_type(conf.root()).filter(|plugin| !plugin.is_empty() && plugin != HOST_LOCAL) {
        let needs = [CapacityNeed::IpamNotModelled { plugin }];
        answer.value("verdict", &"unknown", &[]).value("unknown", &Missing::of(&needs), &[]);
        return Ok(());
    }
    let store = store(input, "store")?.unwrap_or_default();
    let sandboxes = sandboxes(input)?;
    answer.value("plugins", &plugins, &[]);
    match Config::load(conf.root(), "", plugins, plugins) {
        Ok(config) => {
            counted(answer, &host_local_capacity(&config, &store, max_pods), input)?;
            if let Some(sandboxes) = sandboxes {
                let leases = leases(&config, &store, &sandboxes);
                answer.value("leases", &leases, &[]);
                // GC knows attachments by container and interface: what an old plugin wrote without one would be freed too.
                let is_known = |lease: &Lease| lease.state == LeaseState::Stale || lease.ifname.is_some();
                if leases.iter().any(|lease| lease.state == LeaseState::Stale) && leases.iter().all(is_known) {
                    answer.json("gc", gc(conf.root(), &leases), &[]);
                }
            }
        }
        Err(refusal) => invalid(answer, &Refused::of(&refusal)),
    }
    Ok(())
}

/// The subnets of Flannel as the wire shows them.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Subnets {
    network: String,
    subnet_len: u8,
    subnet_min: String,
    subnet_max: String,
}

impl Subnets {
    fn of(FlannelSubnets { network, subnet_len, min, max, .. }: &FlannelSubnets) -> Self {
        let subnet_len = *subnet_len;
        Self { network: network.to_string(), subnet_len, subnet_min: min.to_string(), subnet_max: max.to_string() }
    }
}

/// The call that frees what nobody holds.
fn gc(conf: Node<'_>, leases: &[Lease]) -> Vec<u8> {
    let mut held = Writer::new();
    held.begin_array();
    for lease in leases.iter().filter(|lease| lease.state != LeaseState::Stale) {
        held.begin_object().key("containerID").string(&lease.container_id);
        held.key("ifname").string(lease.ifname.as_deref().unwrap_or_default()).end_object();
    }
    held.end_array();
    // GC exists from 1.1.0 on.
    let held = held.finish();
    let stdin = with_members(conf, vec![("cniVersion", br#""1.1.0""#), ("cni.dev/valid-attachments", &held)]);
    let mut out = Writer::new();
    out.begin_object().key("env").begin_object().key("CNI_COMMAND").string("GC");
    out.key("CNI_PATH").string("/opt/cni/bin").end_object();
    out.key("stdin").string(&String::from_utf8_lossy(&stdin.to_compact())).end_object();
    out.finish()
}

/// The sandboxes by id, each with whether it is ready.
fn sandboxes(input: &Input<'_>) -> Result<Option<BTreeMap<String, bool>>, Failure> {
    let Some(raw) = input.raw("sandboxes")? else { return Ok(None) };
    let document = raw.document()?;
    let Some(items) = document.root().member("items").filter(|items| items.kind() == Kind::Array) else {
        return Err(wrong(raw.at, "an object with the list `items`", document.root()));
    };
    let each = items.elements().enumerate().map(|(index, item)| {
        let at = pointer(&raw.at, "items");
        let id = item.member("id").and_then(|id| id.as_str());
        let id = id.ok_or_else(|| wrong(format!("{at}/{index}"), "an object with the text `id`", item))?;
        let state = item.member("state").and_then(|state| state.as_str());
        Ok((id.into_owned(), state.is_none_or(|state| state == "SANDBOX_READY")))
    });
    each.collect::<Result<_, Failure>>().map(Some)
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
    match NodeIpamController::start(&flags, &nodes) {
        Ok(mut controller) => {
            // The Nodes that exist and have no range get theirs first.
            for node in nodes {
                controller.sync(node);
            }
            match controller.sets() {
                Some(_) => counted(answer, &node_cidrs_capacity(&controller, max_pods), input)?,
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
    Ok(())
}
