//! What is missing for an answer about the VPC CNI.

use std::fmt;

use serde::Serialize;

use super::limits::Limits;
use super::max_pods::MaxPods;
use super::settings::Settings;

/// Something that was not given, or is not modelled, and that an answer about the VPC CNI depends on.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum AwsNeed {
    /// The limits of an instance type that the table does not have.
    InstanceType {
        /// The type; empty if none is given.
        instance_type: String,
    },
    /// How many vCPUs the instance has: more than 110 Pods are recommended from 31 on.
    Vcpus {
        /// How many Pods are allowed.
        allowed: u32,
    },
    /// How many branch ENIs an instance of the type takes.
    BranchEnis {
        /// The type.
        instance_type: String,
    },
    /// What ipamd does on the other network cards.
    MultiNicNotModelled {
        /// How many network cards there are.
        network_cards: usize,
    },
}

impl AwsNeed {
    /// What the answer on an instance lacks.
    pub fn of(instance_type: &str, limits: &Limits, settings: &Settings, pods: &MaxPods) -> Vec<Self> {
        let mut needs = Vec::new();
        if pods.recommended.is_none() {
            needs.push(Self::Vcpus { allowed: pods.allowed });
        }
        if settings.pod_eni && limits.branch_enis.is_none() {
            needs.push(Self::BranchEnis { instance_type: instance_type.to_owned() });
        }
        let network_cards = limits.network_cards.len();
        if settings.multi_nic && network_cards > 1 {
            needs.push(Self::MultiNicNotModelled { network_cards });
        }
        needs
    }
}

impl fmt::Display for AwsNeed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::InstanceType { instance_type } if instance_type.is_empty() => {
                f.write_str("the instance type, or its limits")
            }
            Self::InstanceType { instance_type } => {
                write!(f, "the limits of {instance_type}, which is not in the table")
            }
            Self::Vcpus { allowed } => {
                write!(f, "the vCPUs, since of {allowed} Pods at most 110 are recommended, or 250 from 31 vCPUs on")
            }
            Self::BranchEnis { instance_type } => write!(f, "how many branch ENIs {instance_type} takes"),
            Self::MultiNicNotModelled { network_cards } => {
                write!(f, "what ipamd does on all {network_cards} network cards, which is not modelled")
            }
        }
    }
}
