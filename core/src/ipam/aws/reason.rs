//! Why there are so many Pods, and why ipamd does what it does.

use std::fmt;

use serde::Serialize;

/// Why ipamd does not start with its settings; `Display` prints what it logs.
///
/// Source: aws/amazon-vpc-cni-k8s pkg/ipamd/ipamd.go isConfigValid
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum AwsConfigError {
    /// `ENABLE_IPv4` and `ENABLE_IPv6` are both true.
    #[error("IPv4 and IPv6 are both enabled. VPC CNI currently does not support dual stack mode")]
    DualStack,
    /// Neither is.
    #[error("IPv4 and IPv6 are both disabled. One of them have to be enabled")]
    NoFamily,
    /// IPv6 without prefixes, or with custom networking.
    #[error(
        "IPv6 is supported only in Prefix Delegation mode. Custom Networking is not supported in IPv6 mode. Please set the env variables accordingly."
    )]
    Ipv6WithoutPrefixes,
    /// IPv6 on an instance that takes no prefixes.
    #[error(
        "Prefix Delegation is not supported on non-nitro instance {instance_type}. IPv6 is only supported in Prefix delegation Mode. "
    )]
    Ipv6WithoutNitro {
        /// The type.
        instance_type: String,
    },
}

/// How many Pods fit, line by line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum AwsReason {
    /// Each slot of an ENI holds an address.
    SecondaryIps {
        /// The ENIs for Pods.
        enis: u32,
        /// The slots of each, beside its primary address.
        slots: u32,
        /// Whether the primary ENI is none of them.
        primary_left_out: bool,
    },
    /// Each slot of an ENI holds a prefix.
    Prefixes {
        /// The ENIs for Pods.
        enis: u32,
        /// The slots of each, beside its primary address.
        slots: u32,
        /// The addresses of a prefix.
        addresses: u32,
        /// Whether the primary ENI is none of them.
        primary_left_out: bool,
    },
    /// A node of Fargate is there for one Pod.
    Fargate,
}

impl fmt::Display for AwsReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (primary_left_out, enis, slots) = match *self {
            Self::SecondaryIps { enis, slots, primary_left_out }
            | Self::Prefixes { enis, slots, primary_left_out, .. } => (primary_left_out, enis, slots),
            Self::Fargate => return f.write_str("a node of Fargate is there for one Pod, which has an ENI of its own"),
        };
        write!(f, "{enis} ENIs")?;
        if primary_left_out {
            f.write_str(" beside the primary one")?;
        }
        match self {
            Self::Prefixes { addresses, .. } => write!(f, " with {slots} prefixes of {addresses} addresses each")?,
            _ => write!(f, " with {slots} addresses each beside its own")?,
        }
        f.write_str(", and 2 Pods of the host's network, aws-node and kube-proxy")
    }
}
