//! Why there is no answer about a network of Pods.

use serde::Serialize;

/// Why there is no answer about a network of Pods.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum ModeError {
    /// Nothing of the Nodes' MTU is left for Pods.
    #[error("an MTU of {host_mtu} leaves no byte beside {overhead} bytes of headers")]
    HostMtuTooSmall {
        /// The MTU of the Nodes.
        host_mtu: u32,
        /// The bytes that the plugin takes.
        overhead: u32,
    },
    /// A pool has no CIDR.
    #[error("the pool has no `cidr`")]
    CidrMissing,
    /// A pool's CIDR can't be read.
    #[error("`{cidr}` is no CIDR of IPv4 or IPv6")]
    BadCidr {
        /// The text.
        cidr: String,
    },
    /// A block has a length that the family does not allow.
    #[error("blockSize must be between 20 and 32 for IPv4 pools, and between 116 and 128 for IPv6 pools")]
    BlockSizeOutOfRange {
        /// The length of its prefix.
        block_size: u64,
    },
    /// Both modes are enabled.
    #[error("ipipMode and vxlanMode cannot both be enabled")]
    BothModes,
    /// IPIP is enabled for a pool of IPv6.
    #[error("IPIP is not supported on IPv6 pools")]
    IpipOnIpv6,
    /// The pool is smaller than one of its blocks.
    #[error("IP pool size is too small for use with Calico IPAM. It must be equal to or greater than the block size.")]
    PoolTooSmall {
        /// The length of the pool's prefix.
        prefix: u8,
        /// The length of a block's prefix.
        block_size: u8,
    },
    /// A mode has a word that Calico does not know.
    #[error("`{member}` is `{word}`: Always, CrossSubnet or Never")]
    UnknownMode {
        /// The member of the pool.
        member: &'static str,
        /// Its value.
        word: String,
    },
    /// A member was given that the plugin does not have.
    #[error("{plugin} has no `{member}`")]
    UnusedMember {
        /// The plugin.
        plugin: &'static str,
        /// The member.
        member: &'static str,
    },
}
