//! What the objects of a cluster say of each Node: its ranges, its maximum of Pods, its instance type and its Pods.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::net::IpAddr;

use ipnet::IpNet;

use crate::meta::{Gvk, Quantity};
use crate::objects::place::Place;
use crate::objects::{Objects, ObjectsError};

/// What the objects of a cluster say of a Node.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct ClusterNode {
    /// The `metadata.name`.
    pub name: String,
    /// The `spec.podCIDRs`, or the `spec.podCIDR`.
    pub pod_cidrs: Vec<IpNet>,
    /// The `pods` of `status.allocatable`, else of `status.capacity`, rounded up to a whole number.
    pub max_pods: Option<u32>,
    /// The label `node.kubernetes.io/instance-type` of a Node whose `spec.providerID` is of AWS.
    pub aws_instance_type: Option<String>,
    /// Whether its `spec.providerID` is of AWS, and neither that label nor anything else says what it has room for.
    pub lacks_instance_type: bool,
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
        let (mut pod_cidrs, mut provider) = (Vec::new(), String::new());
        if let Some(spec) = node.object("spec")? {
            pod_cidrs = spec.ranges("podCIDRs")?;
            if pod_cidrs.is_empty() {
                pod_cidrs.extend(spec.range("podCIDR")?);
            }
            provider = spec.text("providerID")?.unwrap_or_default();
        }
        let mut max_pods = None;
        if let Some(status) = node.object("status")? {
            let pods = |of: &str| -> Result<Option<u32>, ObjectsError> {
                status.object(of)?.and_then(|amounts| amounts.member("pods")).map(whole_pods).transpose()
            };
            let (allocatable, capacity) = (pods("allocatable")?, pods("capacity")?);
            max_pods = allocatable.or(capacity);
        }
        let is_aws = provider.starts_with("aws:");
        let aws_instance_type = labels.get("node.kubernetes.io/instance-type").filter(|_| is_aws).cloned();
        // A Node of Fargate is for one Pod, and is no instance.
        let is_fargate = labels.get("eks.amazonaws.com/compute-type").is_some_and(|compute| compute == "fargate");
        let lacks_instance_type = is_aws && aws_instance_type.is_none() && !is_fargate && pod_cidrs.is_empty();
        Ok(Self { name, pod_cidrs, max_pods, aws_instance_type, lacks_instance_type, labels, ..Self::default() })
    }
}

impl ClusterPod {
    /// A Pod that holds its place on a Node; `None` for another one.
    fn read(pod: &Place<'_>) -> Result<Option<Self>, ObjectsError> {
        let Some(spec) = pod.object("spec")? else { return Ok(None) };
        let Some(node) = spec.text("nodeName")?.filter(|node| !node.is_empty()) else { return Ok(None) };
        let is_of_host = spec.flag("hostNetwork")?;
        let mut addresses = Vec::new();
        if let Some(status) = pod.object("status")? {
            if matches!(status.text("phase")?.as_deref(), Some("Succeeded" | "Failed")) {
                return Ok(None);
            }
            for place in status.objects("podIPs")? {
                addresses.push(place.address("ip")?.ok_or_else(|| place.missing(&["ip"]))?);
            }
            if addresses.is_empty() {
                addresses.extend(status.address("podIP")?);
            }
        }
        Ok(Some(Self { node, is_of_host, addresses }))
    }
}

/// An amount of Pods, rounded up as the scheduler rounds it.
///
/// Source: kubernetes/kubernetes pkg/scheduler/framework/types.go Resource.Add
fn whole_pods(amount: Place<'_>) -> Result<u32, ObjectsError> {
    // An amount beyond an int64 has a value that means nothing.
    let is_more = |given: &Quantity, than: &str| {
        Quantity::parse(than).is_ok_and(|than| given.cmp_value(&than) == Ordering::Greater)
    };
    let given = Quantity::decode(amount.node).ok().filter(|given| !is_more(given, "4294967295"));
    let given = given.filter(|given| given.cmp_value(&Quantity::unset()) != Ordering::Less);
    let pods = given.and_then(|given| u32::try_from(given.value()).ok());
    pods.ok_or_else(|| amount.no("a quantity from 0 to 4294967295"))
}

fn is_core(kind: &Gvk, name: &str) -> bool {
    kind.group.is_empty() && kind.kind == name
}
