//! What the objects of a cluster say of each Node: its ranges, its maximum of Pods, its instance type and its Pods.

use std::collections::BTreeMap;
use std::net::IpAddr;

use ipnet::IpNet;

use crate::gotext::ip::{parse_cidr, parse_ip};
use crate::meta::Gvk;
use crate::objects::place::Place;
use crate::objects::{Objects, ObjectsError};

/// What the objects of a cluster say of a Node.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct ClusterNode {
    /// The `metadata.name`.
    pub name: String,
    /// The `spec.podCIDRs` that are ranges.
    pub pod_cidrs: Vec<IpNet>,
    /// The `pods` of `status.allocatable`, else of `status.capacity`.
    pub max_pods: Option<u32>,
    /// The label `node.kubernetes.io/instance-type` of a Node whose `spec.providerID` is of AWS.
    pub aws_instance_type: Option<String>,
    /// The `metadata.labels`.
    pub labels: BTreeMap<String, String>,
    /// How many Pods run on it, or are to.
    pub pods: u64,
    /// The addresses of each Pod that has its own; none of a Pod that is to get them.
    pub pod_addresses: Vec<Vec<IpAddr>>,
}

/// Where a Pod runs, and the addresses that are its own.
struct ClusterPod {
    node: String,
    is_of_host: bool,
    addresses: Vec<IpAddr>,
}

impl ClusterNode {
    /// The Nodes among objects by their names, with the Pods that run on them. Pods that have ended, and those of no
    /// Node, do not count.
    ///
    /// # Errors
    ///
    /// [`ObjectsError`], if one is given twice, or has a field of another type than the server stores.
    pub fn all_of(objects: &Objects) -> Result<Vec<Self>, ObjectsError> {
        let mut nodes = BTreeMap::new();
        for node in objects.read_by(|kind| is_core(kind, "Node"))? {
            let node = Self::read(&node.place())?;
            nodes.insert(node.name.clone(), node);
        }
        for pod in objects.read_by(|kind| is_core(kind, "Pod"))? {
            let Some(pod) = ClusterPod::read(&pod.place())? else { continue };
            let Some(node) = nodes.get_mut(&pod.node) else { continue };
            node.pods = node.pods.saturating_add(1);
            if !pod.is_of_host {
                node.pod_addresses.push(pod.addresses);
            }
        }
        Ok(nodes.into_values().collect())
    }

    /// How many Pods have their own address, or are to get one.
    pub(super) fn pods_with_address(&self) -> u128 {
        u128::try_from(self.pod_addresses.len()).unwrap_or(u128::MAX)
    }

    /// Whether it is the kind of a Node or a Pod.
    #[cfg(feature = "wire")]
    pub(crate) fn reads(kind: &Gvk) -> bool {
        is_core(kind, "Node") || is_core(kind, "Pod")
    }

    fn read(node: &Place<'_>) -> Result<Self, ObjectsError> {
        let metadata = node.object("metadata")?.ok_or_else(|| node.missing(&["metadata"]))?;
        let name = metadata.text("name")?.filter(|name| !name.is_empty());
        let name = name.ok_or_else(|| metadata.missing(&["name"]))?;
        let labels = metadata.text_map("labels")?;
        let (mut ranges, mut provider) = (Vec::new(), String::new());
        if let Some(spec) = node.object("spec")? {
            ranges = spec.texts("podCIDRs")?;
            if ranges.is_empty() {
                ranges.extend(spec.text("podCIDR")?.filter(|range| !range.is_empty()));
            }
            provider = spec.text("providerID")?.unwrap_or_default();
        }
        let pod_cidrs = ranges.iter().filter_map(|range| parse_cidr(range).ok()).map(|cidr| cidr.network());
        let status = node.object("status")?;
        let pods = |member| -> Result<Option<u32>, ObjectsError> {
            let Some(amounts) = status.as_ref().map(|status| status.object(member)).transpose()?.flatten() else {
                return Ok(None);
            };
            let amount = amounts.member("pods");
            let text = amount.and_then(|amount| Some(amount.node.as_str()?.into_owned()));
            Ok(text
                .or_else(|| Some(amounts.member("pods")?.node.as_number()?.to_owned()))
                .and_then(|text| text.parse().ok()))
        };
        let max_pods = pods("allocatable")?.map_or_else(|| pods("capacity"), |pods| Ok(Some(pods)))?;
        let aws_instance_type = labels.get("node.kubernetes.io/instance-type").filter(|_| provider.starts_with("aws:"));
        Ok(Self {
            name,
            pod_cidrs: pod_cidrs.collect(),
            max_pods,
            aws_instance_type: aws_instance_type.cloned(),
            labels,
            ..Self::default()
        })
    }
}

impl ClusterPod {
    /// A Pod that holds its place on a Node; `None` for another one.
    fn read(pod: &Place<'_>) -> Result<Option<Self>, ObjectsError> {
        let Some(spec) = pod.object("spec")? else { return Ok(None) };
        let Some(node) = spec.text("nodeName")?.filter(|node| !node.is_empty()) else { return Ok(None) };
        let is_of_host = spec.boolean("hostNetwork")?.unwrap_or_default();
        let mut addresses = Vec::new();
        if let Some(status) = pod.object("status")? {
            if matches!(status.text("phase")?.as_deref(), Some("Succeeded" | "Failed")) {
                return Ok(None);
            }
            for place in status.objects("podIPs")? {
                addresses.extend(place.text("ip")?.and_then(|ip| parse_ip(&ip)));
            }
            if addresses.is_empty() {
                addresses.extend(status.text("podIP")?.and_then(|ip| parse_ip(&ip)));
            }
        }
        Ok(Some(Self { node, is_of_host, addresses }))
    }
}

fn is_core(kind: &Gvk, name: &str) -> bool {
    kind.group.is_empty() && kind.kind == name
}
