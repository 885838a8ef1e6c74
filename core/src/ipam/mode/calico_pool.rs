//! How a pool of Calico carries packets: as they are, or wrapped.

use ipnet::IpNet;
use serde::Serialize;

use super::carrier::Carrier;
use super::error::ModeError;

/// When an encapsulation is used: `ipipMode` or `vxlanMode` of a pool.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EncapsulationMode {
    /// Never, the default.
    #[default]
    Never,
    /// Between Nodes of different subnets.
    CrossSubnet,
    /// Between all Nodes.
    Always,
}

/// How a packet goes from one Node to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Encapsulation {
    /// As it is.
    Direct,
    /// In a packet of IP.
    Ipip,
    /// In a packet of VXLAN.
    Vxlan,
}

/// What of an IPPool decides how it carries packets, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalicoPool {
    cidr: IpNet,
    block_size: u8,
    ipip: EncapsulationMode,
    vxlan: EncapsulationMode,
}

/// How the packets of a pool go.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct PoolPath {
    /// To a Node of the same subnet.
    pub same_subnet: Encapsulation,
    /// To a Node of another subnet.
    pub other_subnet: Encapsulation,
    /// Whether Nodes and routers have to learn the routes of Pods, by BGP or as static routes.
    pub needs_routes: bool,
}

impl EncapsulationMode {
    /// Reads the word of a member of a pool; an absent one is empty.
    ///
    /// # Errors
    ///
    /// [`ModeError::UnknownMode`] for any other word.
    pub fn parse(member: &'static str, word: &str) -> Result<Self, ModeError> {
        match word {
            "" | "Never" => Ok(Self::Never),
            "CrossSubnet" => Ok(Self::CrossSubnet),
            "Always" => Ok(Self::Always),
            _ => Err(ModeError::UnknownMode { member, word: word.to_owned() }),
        }
    }
}

impl Encapsulation {
    /// What carries the packets.
    pub fn carrier(self) -> Carrier {
        match self {
            Self::Direct => Carrier::Routes,
            Self::Ipip => Carrier::Ipip,
            Self::Vxlan => Carrier::Vxlan,
        }
    }
}

impl CalicoPool {
    /// Checks a pool as Calico does; `block_size` 0 is the default, 26 or 122.
    ///
    /// # Errors
    ///
    /// [`ModeError`], with Calico's text.
    pub fn new(
        cidr: &str,
        block_size: u64,
        ipip: EncapsulationMode,
        vxlan: EncapsulationMode,
    ) -> Result<Self, ModeError> {
        if cidr.is_empty() {
            return Err(ModeError::CidrMissing);
        }
        let net: IpNet = cidr.parse().map_err(|_| ModeError::BadCidr { cidr: cidr.to_owned() })?;
        let (default, lengths) = match net {
            IpNet::V4(_) => (26, 20..=32),
            IpNet::V6(_) => (122, 116..=128),
        };
        let given = if block_size == 0 { default } else { block_size };
        let length = u8::try_from(given).ok().filter(|length| lengths.contains(length));
        let block_size = length.ok_or(ModeError::BlockSizeOutOfRange { block_size: given })?;
        if ipip != EncapsulationMode::Never && vxlan != EncapsulationMode::Never {
            return Err(ModeError::BothModes);
        }
        if ipip != EncapsulationMode::Never && matches!(net, IpNet::V6(_)) {
            return Err(ModeError::IpipOnIpv6);
        }
        if net.prefix_len() > block_size {
            return Err(ModeError::PoolTooSmall { prefix: net.prefix_len(), block_size });
        }
        Ok(Self { cidr: net.trunc(), block_size, ipip, vxlan })
    }

    /// The range of addresses.
    pub fn cidr(&self) -> IpNet {
        self.cidr
    }

    /// The length of the prefix of a block.
    pub fn block_size(&self) -> u8 {
        self.block_size
    }

    /// How many blocks it has; 2 to the power of 128 is one too small.
    pub fn blocks(&self) -> u128 {
        let bits = self.block_size.saturating_sub(self.cidr.prefix_len());
        1_u128.checked_shl(bits.into()).unwrap_or(u128::MAX)
    }

    /// What the pool enables, be it only between subnets.
    pub fn encapsulation(&self) -> Encapsulation {
        self.path().other_subnet
    }

    /// How its packets go.
    pub fn path(&self) -> PoolPath {
        let (mode, wrapped) = match (self.ipip, self.vxlan) {
            (EncapsulationMode::Never, vxlan) => (vxlan, Encapsulation::Vxlan),
            (ipip, _) => (ipip, Encapsulation::Ipip),
        };
        let to = |wraps| if wraps { wrapped } else { Encapsulation::Direct };
        let same_subnet = to(mode == EncapsulationMode::Always);
        let other_subnet = to(mode != EncapsulationMode::Never);
        // VXLAN needs no BGP: Felix knows the blocks of all Nodes. Within a subnet, it writes their routes itself.
        PoolPath { same_subnet, other_subnet, needs_routes: other_subnet != Encapsulation::Vxlan }
    }
}
