//! What the objects of a cluster tell about room: its Nodes, Services, pools of Calico and Cilium, and instances of AWS.

use std::collections::BTreeSet;

use serde::Serialize;

use super::service::registry;
use crate::ipam::aws::{Environment, Settings};
use crate::ipam::calico::IpPool;
use crate::ipam::capacity::{
    Capacity, CapacityAssumption, CapacityNeed, CiliumNodes, CiliumPool, ClusterNode, Growth, PodRoom, Room,
    ServiceCapacity, ServiceRoom, aws_nodes_capacity, calico_nodes_capacity, cilium_capacity, cilium_nodes,
    cilium_nodes_capacity, is_cilium_node, pod_cidrs_capacity, service_capacity,
};
use crate::ipam::service::{Service, ServiceAssumption, ServiceCidr, reads_ip_address};
use crate::meta::Gvk;
use crate::objects::Object;
use crate::wire::answer::Answer;
use crate::wire::error::{Failure, WireError};
use crate::wire::input::{Input, Nulls};
use crate::wire::ipam::calico_objects::{Given, default_config};
use crate::wire::ipam::counted::{Counted, VERDICTS, assumed as words, growth, unknown};
use crate::wire::operation::{Member, MemberKind, optional, worst};
use crate::wire::prepared::Prepared;
use crate::wire::said::{Missing, Said};

const CLUSTER: [Member; 1] = [optional(
    "serviceCidrs",
    MemberKind::Strings,
    "the ranges of Services, where no ServiceCIDR is among the objects",
)];

/// The sources of addresses that a cluster can have.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "kebab-case")]
enum Source {
    PodCidrs,
    Services,
    Calico,
    CiliumPool,
    CiliumNodes,
    VpcCni,
}

/// What is known of one source.
enum Outcome {
    Pods(Capacity),
    Services(ServiceCapacity),
    Invalid(Vec<u8>),
    Unknown(Vec<CapacityNeed>),
}

pub(super) fn cluster(
    answer: &mut Answer,
    prepared: &Prepared,
    input: &Input<'_>,
    config: &Input<'_>,
    max_pods: Option<u32>,
) -> Result<(), Failure> {
    let node = config.node("cluster").ok_or(WireError::MissingMember { member: "cluster" })?;
    let given = Input::read_members(node, config.place("cluster"), &CLUSTER, Nulls::Refused)?;
    let failed = |error| Failure::of("ipam", &error).placed(|pointer| prepared.place(pointer));
    let nodes = ClusterNode::all_of(prepared.objects()).map_err(failed)?;
    let of_cilium = cilium_nodes(prepared.objects()).map_err(failed)?;
    let mut parts = Vec::new();
    let mut assumed = Vec::new();
    if let Some(capacity) = pod_cidrs_capacity(&nodes, max_pods) {
        parts.push((Source::PodCidrs, Outcome::Pods(capacity)));
    }
    if let Some(outcome) = services(prepared, given.strings("serviceCidrs").join(","), &mut assumed)? {
        parts.push((Source::Services, outcome));
    }
    if let Some(capacity) = calico(prepared, &nodes, max_pods)? {
        parts.push((Source::Calico, Outcome::Pods(capacity)));
        assumed.push(CapacityAssumption::NoOtherBlocks);
    }
    if let Some(outcome) = cilium_pool(prepared, &of_cilium, max_pods)? {
        assumed.extend(matches!(outcome, Outcome::Pods(_)).then_some(CapacityAssumption::NoOtherNodes));
        parts.push((Source::CiliumPool, outcome));
    }
    if let Some(capacity) = cilium_nodes_capacity(&of_cilium, &nodes, max_pods) {
        parts.push((Source::CiliumNodes, Outcome::Pods(capacity)));
    }
    if let Some(outcome) = aws(prepared, &nodes, max_pods, &mut assumed)? {
        parts.push((Source::VpcCni, outcome));
    }
    if parts.iter().any(|(_, outcome)| matches!(outcome, Outcome::Pods(_))) {
        assumed.insert(0, CapacityAssumption::NoOtherPods);
    }
    if parts.is_empty() {
        unknown(answer, &[CapacityNeed::Objects]);
    } else {
        let growth = growth(input)?;
        let parts: Vec<_> = parts.iter().map(|(of, outcome)| Part::of(*of, outcome, growth)).collect();
        let worst = worst(&VERDICTS, parts.iter().map(|part| part.verdict));
        answer.value("verdict", &worst.unwrap_or("fits"), &[]).value("parts", &parts, &[]);
    }
    words(answer, assumed.iter().map(CapacityAssumption::code));
    let ignored = prepared.objects().ignored(reads);
    if !ignored.is_empty() {
        answer.value("ignored", &ignored, &[]);
    }
    Ok(())
}

fn is_calico(kind: &Gvk) -> bool {
    let is_group = matches!(kind.group.as_str(), "crd.projectcalico.org" | "projectcalico.org");
    is_group && ["IPPool", "IPAMBlock", "IPAMConfig", "IPAMConfiguration"].contains(&kind.kind.as_str())
}

/// The kinds that are read among objects.
fn reads(kind: &Gvk) -> bool {
    ClusterNode::reads(kind)
        || Service::reads(kind)
        || ServiceCidr::reads(kind)
        || reads_ip_address(kind)
        || is_cilium_node(kind)
        || is_calico(kind)
        || is_config_map(kind)
        || is_daemon_set(kind)
}

fn is_config_map(kind: &Gvk) -> bool {
    kind.group.is_empty() && kind.kind == "ConfigMap"
}

fn is_daemon_set(kind: &Gvk) -> bool {
    kind.group == "apps" && kind.kind == "DaemonSet"
}

/// The ranges of Services: of a ServiceCIDR, or of the flags.
fn services(
    prepared: &Prepared,
    flags: String,
    assumed: &mut Vec<CapacityAssumption>,
) -> Result<Option<Outcome>, Failure> {
    let objects = prepared.objects();
    let failed = |error| Failure::of("ipam", &error).placed(|pointer| prepared.place(pointer));
    let cidrs = ServiceCidr::all_of(objects).map_err(failed)?;
    let default = cidrs.iter().find(|cidr| cidr.name == "kubernetes");
    let ranges = match default {
        Some(default) if flags.is_empty() => {
            default.cidrs.iter().map(ToString::to_string).collect::<Vec<_>>().join(",")
        }
        _ => flags,
    };
    if ranges.is_empty() {
        let has_services = objects.iter().any(|object| Service::reads(&object.gvk) || ServiceCidr::reads(&object.gvk));
        return Ok(has_services.then(|| Outcome::Unknown(vec![CapacityNeed::ServiceRange])));
    }
    let outcome = match registry(prepared, ranges)? {
        Ok(registry) => {
            assumed.push(CapacityAssumption::NoOtherServices);
            if registry.assumed().contains(&ServiceAssumption::DefaultServiceCidr) {
                assumed.push(CapacityAssumption::DefaultServiceCidr);
            }
            Outcome::Services(service_capacity(&registry))
        }
        Err(errors) => Outcome::Invalid(said(errors.first().map(Said::of))),
    };
    if prepared.release().is_by_reading() {
        assumed.push(CapacityAssumption::ReleaseByReading);
    }
    Ok(Some(outcome))
}

fn said(reason: Option<impl Serialize>) -> Vec<u8> {
    serde_json::to_vec(&reason).unwrap_or_default()
}

/// The pools of Calico that are enabled and for Pods, with the blocks that Nodes have.
fn calico(prepared: &Prepared, nodes: &[ClusterNode], max_pods: Option<u32>) -> Result<Option<Capacity>, Failure> {
    let objects = read(prepared, is_calico)?;
    let of_kind = |name: &'static str| {
        objects.iter().filter(move |object| object.gvk.kind == name).map(|object| given(prepared, object))
    };
    let pools = of_kind("IPPool").map(|pool| pool.pool()).collect::<Result<Vec<IpPool>, _>>()?;
    let is_used = |pool: &&IpPool| !pool.is_disabled && pool.allowed_uses.iter().any(|of| of == "Workload");
    let pools: Vec<_> = pools.iter().filter(is_used).map(|pool| pool.pool.clone()).collect();
    if pools.is_empty() {
        return Ok(None);
    }
    let blocks = of_kind("IPAMBlock").map(|block| block.block()).collect::<Result<Vec<_>, _>>()?;
    let config = default_config(of_kind("IPAMConfig").chain(of_kind("IPAMConfiguration")))?;
    let limit = config.unwrap_or_default().block_limit();
    Ok(Some(calico_nodes_capacity(&pools, &blocks, nodes, limit, max_pods)))
}

fn read(prepared: &Prepared, reads: impl Fn(&Gvk) -> bool) -> Result<Vec<&Object>, Failure> {
    let objects = prepared.objects().read_by(reads);
    objects.map_err(|error| Failure::of("ipam", &error).placed(|pointer| prepared.place(pointer)))
}

fn given<'o>(prepared: &Prepared, object: &'o Object) -> Given<'o> {
    Given { node: object.document.root(), at: prepared.place(&object.at.to_string()) }
}

/// The first object of this kind and name.
fn named<'o>(prepared: &'o Prepared, reads: impl Fn(&Gvk) -> bool, name: &str) -> Result<Option<Given<'o>>, Failure> {
    let objects = read(prepared, reads)?;
    let found = objects.into_iter().find(|object| object.name.as_deref() == Some(name));
    Ok(found.map(|object| given(prepared, object)))
}

/// Cilium's cluster pool, whose options are in the ConfigMap `cilium-config`.
fn cilium_pool(
    prepared: &Prepared,
    of_cilium: &CiliumNodes,
    max_pods: Option<u32>,
) -> Result<Option<Outcome>, Failure> {
    let config = named(prepared, is_config_map, "cilium-config")?;
    let Some(data) = config.map(|config| config.object("data")).transpose()?.flatten() else { return Ok(None) };
    let text = |name| data.text(name).map(Option::unwrap_or_default);
    if text("ipam")? != "cluster-pool" {
        return Ok(None);
    }
    let list = |name| -> Result<Vec<String>, Failure> {
        let text = text(name)?;
        let parts = text.split_whitespace().flat_map(|part| part.split(','));
        Ok(parts.filter(|part| !part.is_empty()).map(str::to_owned).collect())
    };
    let mask = |name, default: u32| data.number_in_text(name).map(|mask| mask.unwrap_or(default));
    let (ipv4, ipv6) = (list("cluster-pool-ipv4-cidr")?, list("cluster-pool-ipv6-cidr")?);
    let (mask4, mask6) = (mask("cluster-pool-ipv4-mask-size", 24)?, mask("cluster-pool-ipv6-mask-size", 112)?);
    Ok(Some(match CiliumPool::read(&ipv4, mask4, &ipv6, mask6) {
        Ok(pool) => Outcome::Pods(cilium_capacity(&pool, of_cilium, max_pods)),
        Err(error) => Outcome::Invalid(said(Some(Said::of(&error)))),
    }))
}

/// The instances of AWS, with the environment of the DaemonSet `aws-node`.
fn aws(
    prepared: &Prepared,
    nodes: &[ClusterNode],
    max_pods: Option<u32>,
    assumed: &mut Vec<CapacityAssumption>,
) -> Result<Option<Outcome>, Failure> {
    if nodes.iter().all(|node| node.aws_instance_type.is_none() && !node.lacks_instance_type) {
        return Ok(None);
    }
    let daemon = named(prepared, is_daemon_set, "aws-node")?;
    let (environment, needs) = daemon.map_or_else(|| Ok(Default::default()), |daemon| environment(&daemon))?;
    if !needs.is_empty() {
        return Ok(Some(Outcome::Unknown(needs)));
    }
    if Settings::assumes_ipv4(&environment) {
        assumed.push(CapacityAssumption::EnableIpv4);
    }
    let counted = Settings::read(&environment).and_then(|settings| aws_nodes_capacity(nodes, &settings, max_pods));
    Ok(match counted {
        Ok(Ok(capacity)) => capacity.map(Outcome::Pods),
        Ok(Err(needs)) => Some(Outcome::Unknown(needs)),
        Err(error) => Some(Outcome::Invalid(said(Some(Said::of(&error))))),
    })
}

/// The environment of the container `aws-node` of a DaemonSet, and the settings about room that it takes from elsewhere.
fn environment(daemon: &Given<'_>) -> Result<(Environment, Vec<CapacityNeed>), Failure> {
    let (mut environment, mut elsewhere) = (Environment::new(), BTreeSet::new());
    let mut of = daemon.object("spec")?;
    for member in ["template", "spec"] {
        of = of.map(|of| of.object(member)).transpose()?.flatten();
    }
    for container in of.map(|spec| spec.list("containers")).transpose()?.unwrap_or_default() {
        if container.text("name")?.as_deref() != Some("aws-node") {
            continue;
        }
        if !container.list("envFrom")?.is_empty() {
            elsewhere.extend(Settings::ABOUT_ROOM.map(str::to_owned));
        }
        for variable in container.list("env")? {
            let name = variable.text("name")?.unwrap_or_default();
            match variable.object("valueFrom")? {
                Some(_) => {
                    environment.remove(&name);
                    elsewhere.insert(name);
                }
                None => {
                    elsewhere.remove(&name);
                    environment.insert(name, variable.text("value")?.unwrap_or_default());
                }
            }
        }
    }
    let about_room = elsewhere.into_iter().filter(|name| Settings::ABOUT_ROOM.contains(&name.as_str()));
    Ok((environment, about_room.map(|name| CapacityNeed::Setting { name }).collect()))
}

/// A source as the wire shows it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Part<'p> {
    source: Source,
    verdict: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<Box<serde_json::value::RawValue>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unknown: Option<Missing<'p, CapacityNeed>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rooms: Option<&'p [Room]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pods: Option<&'p PodRoom>,
    #[serde(skip_serializing_if = "Option::is_none")]
    services: Option<&'p ServiceRoom>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ends_after_seconds: Option<String>,
}

impl<'p> Part<'p> {
    fn of(source: Source, outcome: &'p Outcome, growth: Option<Growth>) -> Self {
        let mut part = Self {
            source,
            verdict: "unknown",
            reason: None,
            unknown: None,
            rooms: None,
            pods: None,
            services: None,
            ends_after_seconds: None,
        };
        let ends = |counted: Counted<'_>| growth.map(|growth| growth.ends_after(counted.free()).to_string());
        match outcome {
            Outcome::Pods(capacity) => {
                let counted = Counted::Pods(capacity);
                (part.verdict, part.ends_after_seconds) = (counted.verdict(), ends(counted));
                (part.rooms, part.pods) = (Some(capacity.rooms.as_slice()), Some(&capacity.pods));
            }
            Outcome::Services(capacity) => {
                let counted = Counted::Services(capacity);
                (part.verdict, part.ends_after_seconds) = (counted.verdict(), ends(counted));
                (part.rooms, part.services) = (Some(capacity.rooms.as_slice()), Some(&capacity.services));
            }
            Outcome::Invalid(reason) => {
                part.verdict = "invalid";
                part.reason = serde_json::from_slice(reason).ok();
            }
            Outcome::Unknown(needs) => part.unknown = Some(Missing::of(needs)),
        }
        part
    }
}
