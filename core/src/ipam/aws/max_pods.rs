//! How many Pods fit on an instance.
//!
//! Source: awslabs/amazon-eks-ami templates/al2/runtime/max-pods-calculator.sh, aws/amazon-vpc-cni-k8s
//! scripts/gen_vpc_ip_limits.go, pkg/ipamd/ipamd.go GetIPv4Limit

use serde::Serialize;

use super::limits::{Hypervisor, Limits};
use super::reason::AwsReason;
use super::settings::Settings;

/// Pods of the host's network that run on each node and take no address: aws-node and kube-proxy.
pub(crate) const HOST_NETWORK_PODS: u32 = 2;
/// How many addresses a prefix has.
pub(crate) const PREFIX: u32 = 16;

/// How many Pods fit on an instance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct MaxPods {
    /// As many as there are addresses for, with those of the host's network: what the calculator of the EKS AMI prints
    /// when it is asked for the most.
    pub allowed: u32,
    /// What the calculator recommends: at most 110, or 250 from 31 vCPUs on. None if that hangs on the vCPUs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recommended: Option<u32>,
    /// As many as ipamd has addresses for, where that is another number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ipamd: Option<u32>,
    /// What `eni-max-pods.txt` says of the type, whatever the settings; ipamd reads it where it has no API server.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub table: Option<u32>,
    /// How many Pods with security groups of their own are among them, each on a branch ENI.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub branches: Option<u32>,
    /// The arithmetic of `allowed`.
    #[serde(skip)]
    pub reason: AwsReason,
}

impl MaxPods {
    /// How many Pods fit on an instance of a type, as aws-node is set; of the vCPUs only the recommendation depends.
    pub fn of(limits: &Limits, settings: &Settings, vcpus: Option<u32>) -> Self {
        // The calculator asks for the one hypervisor; ipamd also takes bare metal, of which EC2 names none.
        let of = |prefixes| Self::reason(limits, settings, prefixes);
        let reason = of(settings.prefix_delegation && limits.hypervisor == Hypervisor::Nitro);
        let allowed = pods(&reason);
        let ipamd = pods(&of(settings.prefix_delegation && limits.takes_prefixes()));
        let table = limits.enis.saturating_mul(limits.slots()).saturating_add(HOST_NETWORK_PODS);
        Self {
            allowed,
            recommended: recommended(allowed, vcpus),
            ipamd: Some(ipamd).filter(|ipamd| *ipamd != allowed),
            table: Some(table).filter(|_| limits.in_table),
            branches: limits.branch_enis.filter(|_| settings.pod_eni),
            reason,
        }
    }

    /// A node of Fargate, which is there for one Pod.
    pub fn of_fargate() -> Self {
        Self { allowed: 1, recommended: Some(1), ipamd: None, table: None, branches: None, reason: AwsReason::Fargate }
    }

    fn reason(limits: &Limits, settings: &Settings, prefixes: bool) -> AwsReason {
        let all = settings.enis(limits);
        let primary_left_out = settings.custom_networking;
        let enis = all.saturating_sub(u32::from(primary_left_out));
        let slots = limits.slots();
        match prefixes {
            true => AwsReason::Prefixes { enis, slots, addresses: PREFIX, primary_left_out },
            false => AwsReason::SecondaryIps { enis, slots, primary_left_out },
        }
    }
}

fn pods(reason: &AwsReason) -> u32 {
    let addresses = match *reason {
        AwsReason::Prefixes { enis, slots, addresses, .. } => enis.saturating_mul(slots).saturating_mul(addresses),
        AwsReason::SecondaryIps { enis, slots, .. } => enis.saturating_mul(slots),
        _ => 0,
    };
    addresses.saturating_add(HOST_NETWORK_PODS)
}

fn recommended(allowed: u32, vcpus: Option<u32>) -> Option<u32> {
    const FEW: u32 = 110;
    match vcpus {
        _ if allowed <= FEW => Some(allowed),
        Some(vcpus) if vcpus > 30 => Some(allowed.min(250)),
        Some(_) => Some(FEW),
        None => None,
    }
}
