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
    /// Every assumption.
    pub const ALL: [Self; 7] = [
        Self::NoOtherPods,
        Self::NoOtherNodes,
        Self::NoOtherServices,
        Self::DefaultServiceCidr,
        Self::NoOtherBlocks,
        Self::EnableIpv4,
        Self::ReleaseByReading,
    ];

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

    /// The assumption as a sentence, without a full stop.
    pub fn sentence(&self) -> &'static str {
        match self {
            Self::NoOtherPods => "there are no other Pods than those that were given",
            Self::NoOtherNodes => "there are no other Nodes than those that were given",
            Self::NoOtherServices => "there are no other Services than those that were given",
            Self::DefaultServiceCidr => "the ServiceCIDR kubernetes is as kube-apiserver makes it of its flags",
            Self::NoOtherBlocks => "there are no other blocks of Calico than those that were given",
            Self::EnableIpv4 => "aws-node gives IPv4 addresses",
            Self::ReleaseByReading => "this release is modelled by reading its sources",
        }
    }
}
