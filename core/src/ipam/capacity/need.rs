//! What is missing to count what a configuration has room for.

use std::fmt;

use serde::Serialize;

/// What is missing to count what a configuration has room for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum CapacityNeed {
    /// What another IPAM plugin than host-local gives.
    IpamNotModelled {
        /// The `type` in `ipam`.
        plugin: String,
    },
    /// What a plugin gives whose configuration names no IPAM plugin.
    NoIpam {
        /// The plugin.
        plugin: String,
    },
    /// The limits of an instance type of AWS.
    InstanceType {
        /// The type.
        instance_type: String,
    },
    /// The instance type of a Node of AWS.
    InstanceTypeOfNode {
        /// The name of the Node.
        node: String,
    },
    /// The vCPUs of an instance of AWS, on which its `maxPods` depends.
    MaxPods,
    /// A setting of aws-node that its DaemonSet takes from another object.
    Setting {
        /// The name of the variable.
        name: String,
    },
    /// The range of Services.
    ServiceRange,
    /// Objects that say something about room.
    Objects,
}

impl fmt::Display for CapacityNeed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::IpamNotModelled { plugin } => {
                write!(f, "the addresses of the IPAM plugin {plugin}, which are not in this configuration")
            }
            Self::NoIpam { plugin } => {
                write!(f, "the addresses that the plugin {plugin} gives, whose configuration has no `ipam`")
            }
            Self::InstanceType { instance_type } => {
                write!(f, "the limits of {instance_type}, which is not in the table")
            }
            Self::InstanceTypeOfNode { node } => write!(
                f,
                "the instance type of the Node {node}, which its label `node.kubernetes.io/instance-type` says if it has one"
            ),
            Self::MaxPods => f.write_str("`maxPods`, or the vCPUs: 110 Pods are recommended, or 250 from 31 vCPUs on"),
            Self::Setting { name } => {
                write!(f, "the value of {name}, which the DaemonSet aws-node takes from another object")
            }
            Self::ServiceRange => f.write_str("the range of Services, as a ServiceCIDR says it"),
            Self::Objects => f.write_str("Nodes, Services, IPPools or CiliumNodes, of which none is given"),
        }
    }
}
