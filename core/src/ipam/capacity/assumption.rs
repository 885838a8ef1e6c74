//! What the objects of a cluster are taken to be.

/// What the objects of a cluster are taken to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum CapacityAssumption {
    /// A Pod that was not given does not exist.
    NoOtherPods,
    /// A Service that was not given does not exist.
    NoOtherServices,
    /// A block of Calico that was not given does not exist.
    NoOtherBlocks,
    /// aws-node is set for IPv4, since it is not set for a family.
    EnableIpv4,
}

impl CapacityAssumption {
    /// The word on the wire.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoOtherPods => "no-other-pods",
            Self::NoOtherServices => "no-other-services",
            Self::NoOtherBlocks => "no-other-blocks",
            Self::EnableIpv4 => "enable-ipv4",
        }
    }
}
