//! Why the datastore refuses something.

use serde::Serialize;

/// Why the datastore refuses an event; `Display` prints its text.
///
/// Source: aws/amazon-vpc-cni-k8s pkg/ipamd/datastore/data_store.go
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum AwsError {
    /// No address is free, or all that are cool down.
    #[error("AssignPodIPAddress: no available IP/Prefix addresses")]
    NoAvailableAddress {
        /// How many there are.
        total: i64,
        /// How many of them cool down.
        cooling: i64,
    },
    /// No address is the Pod's.
    #[error("datastore: unknown pod")]
    UnknownPod,
    /// There is no such ENI.
    #[error("datastore: unknown ENI")]
    UnknownEni {
        /// Its name.
        eni: String,
    },
    /// There is no such address or prefix.
    #[error("datastore: unknown IP")]
    UnknownIp {
        /// The range.
        cidr: String,
    },
    /// A Pod has the address, or one of the prefix.
    #[error("datastore: IP is used and can not be deleted")]
    IpInUse {
        /// The range.
        cidr: String,
    },
    /// A Pod has an address of the ENI.
    #[error("datastore: ENI is used and can not be deleted")]
    EniInUse {
        /// Its name.
        eni: String,
    },
}

/// Why the ENIs that were given can't be those of an instance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum AwsStateError {
    /// Two ENIs have one name.
    #[error("data store: duplicate ENI `{eni}`")]
    DuplicateEni {
        /// The name.
        eni: String,
    },
    /// The text is no address (`/32`) and no prefix (`/28`, or `/80` in an IPv6 cluster).
    #[error(
        "`{cidr}` is neither an address nor a prefix that EC2 gives: write `10.0.1.5/32`, `10.0.2.0/28`, or `2001:db8::/80` in an IPv6 cluster"
    )]
    InvalidCidr {
        /// The text.
        cidr: String,
    },
    /// An address or prefix is there twice, or lies in another one.
    #[error("`{cidr}` has an address that another range has")]
    DuplicateCidr {
        /// The range.
        cidr: String,
    },
    /// The text is no address of the range.
    #[error("`{address}` is no address of `{cidr}`")]
    InvalidAddress {
        /// The text.
        address: String,
        /// The range.
        cidr: String,
    },
    /// A Pod has two addresses, or two Pods one.
    #[error("`{pod}` with `{address}` has an address already, or another Pod has it")]
    DuplicatePod {
        /// The Pod.
        pod: String,
        /// The address.
        address: String,
    },
}
