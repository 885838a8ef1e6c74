//! The addresses of an instance with the VPC CNI of AWS.

use super::cluster_node::ClusterNode;
use super::on_nodes::OnNodes;
use super::step::Step;
use super::{Bound, Capacity, CapacityNeed, PodRoom, Room, Unit, Where, power};
use crate::ipam::aws::{AwsConfigError, HOST_NETWORK_PODS, Limits, PREFIX, Settings};

/// How many Pods an instance has addresses for, of which `assigned` have one; `max_pods` is the kubelet's.
pub fn aws_capacity(
    instance_type: &str,
    limits: &Limits,
    settings: &Settings,
    assigned: u128,
    max_pods: Option<u32>,
) -> Capacity {
    let room = room(instance_type, limits, settings, assigned);
    let (enis, slots) = (enis(limits, settings), limits.slots());
    let with_host = room.capacity.saturating_add(HOST_NETWORK_PODS.into());
    let mut steps = vec![Step::HostPods { pods: HOST_NETWORK_PODS, left: with_host }];
    let (mut capacity, mut free) = (with_host, room.free);
    let mut bound = Bound::Enis { enis, slots };
    if let Some(max_pods) = max_pods {
        if u128::from(max_pods) < with_host {
            capacity = max_pods.into();
            free = free.min(capacity.saturating_sub(HOST_NETWORK_PODS.into()).saturating_sub(assigned));
            bound = Bound::MaxPods { max_pods };
        }
        steps.push(Step::MaxPods { max_pods, left: capacity });
    }
    let pods = PodRoom { on: Where::Node, capacity, free, nodes: None, per_node: None, bound, steps };
    Capacity { rooms: vec![room], pods }
}

/// How many Pods fit on the Nodes that are instances of AWS; `None` if none is. `max_pods` counts for a Node that does
/// not say how many it takes.
///
/// # Errors
///
/// A [`CapacityNeed`] for each instance type that the table lacks, and for each instance without one; [`AwsConfigError`] where ipamd does not start.
pub fn aws_nodes_capacity(
    nodes: &[ClusterNode],
    settings: &Settings,
    max_pods: Option<u32>,
) -> Result<Result<Option<Capacity>, Vec<CapacityNeed>>, AwsConfigError> {
    let (mut all, mut needs) = (OnNodes::default(), Vec::new());
    for node in nodes {
        if node.lacks_instance_type {
            needs.push(CapacityNeed::InstanceTypeOfNode { node: node.name.clone() });
        }
        let Some(instance_type) = &node.aws_instance_type else { continue };
        let Some(limits) = Limits::of(instance_type) else {
            let need = CapacityNeed::InstanceType { instance_type: instance_type.clone() };
            if !needs.contains(&need) {
                needs.push(need);
            }
            continue;
        };
        let settings = settings.clone().on(instance_type, &limits)?;
        let mut room = room(instance_type, &limits, &settings, node.pods_with_address());
        room.name = format!("{} ({instance_type})", node.name);
        all.add(room, node, max_pods, HOST_NETWORK_PODS);
    }
    if !needs.is_empty() {
        return Ok(Err(needs));
    }
    Ok(Ok(Some(all.total()).filter(|total| !total.rooms.is_empty())))
}

/// How many ENIs give addresses to Pods.
fn enis(limits: &Limits, settings: &Settings) -> u32 {
    settings.enis(limits).saturating_sub(settings.custom_networking.into())
}

fn room(instance_type: &str, limits: &Limits, settings: &Settings, assigned: u128) -> Room {
    let mut steps = Vec::new();
    let capacity = if settings.ipv6 {
        let capacity = power(128 - 80);
        steps.push(Step::PrimaryPrefix { prefix: 80, left: capacity });
        capacity
    } else {
        let enis = settings.enis(limits);
        steps.push(Step::Enis { left: enis.into() });
        if settings.custom_networking {
            steps.push(Step::PrimaryLeftOut { left: enis.saturating_sub(1).into() });
        }
        let slots = u128::from(self::enis(limits, settings)).saturating_mul(limits.slots().into());
        steps.push(Step::Slots { addresses: limits.ipv4_addresses, left: slots });
        if settings.prefix_delegation {
            let left = slots.saturating_mul(PREFIX.into());
            steps.push(Step::Prefixes { addresses: PREFIX, left });
            left
        } else {
            slots
        }
    };
    let used = assigned.min(capacity);
    Room {
        name: instance_type.to_owned(),
        unit: Unit::Addresses,
        capacity,
        used,
        free: capacity.saturating_sub(used),
        free_ranges: Vec::new(),
        more_free_ranges: 0,
        steps,
    }
}
