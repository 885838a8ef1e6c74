//! What carries packets between Pods on two Nodes, what the network has to provide for it, and the MTU that is left.
//!
//! Source: flannel-io/flannel pkg/backend; projectcalico/calico felix/dataplane/linux/int_dataplane.go; cilium/cilium
//! pkg/mtu/mtu.go

mod calico_pool;
mod carrier;
mod error;
mod overhead;
mod statement;

pub use calico_pool::{CalicoPool, Encapsulation, EncapsulationMode, PoolPath};
pub use carrier::{Carrier, NetworkMode, Requirement};
pub use error::ModeError;
pub use overhead::{CalicoNetwork, CiliumNetwork, FlannelBackend, MtuNeed};
pub use statement::{STATEMENTS, Statement, StatementVerdict};

/// A network of Pods: a plugin with what decides how it carries packets.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum PodNetwork {
    /// Flannel with a backend.
    Flannel(FlannelBackend),
    /// Calico with what its pools and Felix enable.
    Calico(CalicoNetwork),
    /// Cilium with its tunnel and encryption.
    Cilium(CiliumNetwork),
    /// The VPC CNI of AWS.
    AwsVpcCni,
    /// Weave Net.
    Weave,
    /// Terway of Alibaba Cloud (Aliyun).
    Terway,
    /// SR-IOV: Pods get virtual functions of the Node's network card.
    SrIov,
    /// macvlan: Pods get interfaces below one of the Node's.
    Macvlan,
    /// ipvlan: as macvlan, with the hardware address of the Node's interface.
    Ipvlan,
}

impl PodNetwork {
    /// What carries packets between Pods on two Nodes.
    pub fn carrier(&self) -> Carrier {
        match self {
            Self::Flannel(backend) => backend.carrier(),
            Self::Calico(network) => network.carrier(),
            Self::Cilium(network) => network.carrier(),
            Self::Weave => Carrier::Vxlan,
            Self::AwsVpcCni => Carrier::VpcAddresses,
            Self::Terway | Self::SrIov | Self::Macvlan | Self::Ipvlan => Carrier::Fabric,
        }
    }

    /// The bytes of each packet that are not left for Pods.
    ///
    /// # Errors
    ///
    /// [`MtuNeed`], if the plugin's figure is not modelled.
    pub fn overhead(&self) -> Result<u32, MtuNeed> {
        match self {
            Self::Flannel(backend) => Ok(backend.overhead()),
            Self::Calico(network) => Ok(network.overhead()),
            Self::Cilium(network) => Ok(network.overhead()),
            Self::AwsVpcCni => Ok(0),
            Self::Weave | Self::Terway | Self::SrIov | Self::Macvlan | Self::Ipvlan => {
                Err(MtuNeed::MtuNotModelled { plugin: self.name() })
            }
        }
    }

    /// The MTU of a Pod's interface where the Nodes have this one.
    ///
    /// # Errors
    ///
    /// [`ModeError::HostMtuTooSmall`], if nothing is left for Pods.
    pub fn mtu(&self, host_mtu: u32) -> Result<Result<u32, MtuNeed>, ModeError> {
        let overhead = match self.overhead() {
            Ok(overhead) => overhead,
            Err(need) => return Ok(Err(need)),
        };
        let left = host_mtu.checked_sub(overhead).filter(|left| *left > 0);
        left.map(Ok).ok_or(ModeError::HostMtuTooSmall { host_mtu, overhead })
    }

    /// The word on the wire, such as `flannel`.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Flannel(_) => "flannel",
            Self::Calico(_) => "calico",
            Self::Cilium(_) => "cilium",
            Self::AwsVpcCni => "aws-vpc-cni",
            Self::Weave => "weave",
            Self::Terway => "terway",
            Self::SrIov => "sr-iov",
            Self::Macvlan => "macvlan",
            Self::Ipvlan => "ipvlan",
        }
    }
}
