//! What the objects of a cluster are taken to be.

/// What the objects of a cluster are taken to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum CapacityAssumption {
    /// A Pod that was not given does not exist.
    NoOtherPods,
    /// A Node that was not given does not exist.
    NoOtherNodes,
    /// A Service that was not given does not exist.
    NoOtherServices,
    /// The ServiceCIDR `kubernetes` is as kube-apiserver makes it of its flags.
    DefaultServiceCidr,
    /// A block of Calico that was not given does not exist.
    NoOtherBlocks,
    /// aws-node is set for IPv4, since it is not set for a family.
    EnableIpv4,
    /// The sources of this release were read, and not run.
    ReleaseByReading,
}

impl CapacityAssumption {
    /// The word on the wire.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoOtherPods => "no-other-pods",
            Self::NoOtherNodes => "no-other-nodes",
            Self::NoOtherServices => "no-other-services",
            Self::DefaultServiceCidr => "default-service-cidr",
            Self::NoOtherBlocks => "no-other-blocks",
            Self::EnableIpv4 => "enable-ipv4",
            Self::ReleaseByReading => "release-by-reading",
        }
    }
}
