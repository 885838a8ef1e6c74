//! What carries packets between Pods on two Nodes.

use serde::Serialize;

/// What carries packets between Pods on two Nodes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Carrier {
    /// VXLAN between the addresses of the Nodes.
    Vxlan,
    /// Geneve between the addresses of the Nodes.
    Geneve,
    /// IP in IP between the addresses of the Nodes.
    Ipip,
    /// UDP between the addresses of the Nodes, by a process.
    Udp,
    /// WireGuard between the addresses of the Nodes.
    Wireguard,
    /// IPsec between the addresses of the Nodes.
    Ipsec,
    /// Routes of the Nodes, each by the address of another Node on the same network segment.
    HostRoutes,
    /// Routes that BGP, or an administrator, has put into Nodes and routers.
    Routes,
    /// The network of the Nodes itself: Pods have addresses of it.
    Fabric,
    /// The VPC: Pods have addresses of the network interfaces (ENIs) of their Node.
    VpcAddresses,
}

/// The kind of a network of Pods.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum NetworkMode {
    /// Packets are wrapped into packets between Nodes.
    Overlay,
    /// Packets go as they are, by routes.
    Routing,
    /// Pods have addresses of the network of the Nodes.
    Underlay,
    /// Pods have addresses of a cloud's network, on the interfaces of their Node.
    Vpc,
}

/// What a network of Pods needs of the network of the Nodes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Requirement {
    /// Nodes reach each other's addresses with UDP.
    NodesReachUdp,
    /// Nodes reach each other's addresses with IP protocol 4.
    NodesReachIpip,
    /// Nodes reach each other's addresses with ESP, and with UDP for its keys.
    NodesReachEsp,
    /// All Nodes are on one network segment.
    OneSegment,
    /// Nodes and routers learn the routes of the Pods: by BGP, or static ones.
    RoutesOfPods,
    /// The network of the Nodes has addresses for all Pods.
    FabricAddresses,
    /// The instance types have enough network interfaces and addresses for the Pods.
    InstanceLimits,
}

impl Carrier {
    /// The kind of network that this makes.
    pub fn mode(self) -> NetworkMode {
        match self {
            Self::Vxlan | Self::Geneve | Self::Ipip | Self::Udp | Self::Wireguard | Self::Ipsec => NetworkMode::Overlay,
            Self::HostRoutes | Self::Routes => NetworkMode::Routing,
            Self::Fabric => NetworkMode::Underlay,
            Self::VpcAddresses => NetworkMode::Vpc,
        }
    }

    /// What it needs of the network of the Nodes.
    pub fn requirement(self) -> Requirement {
        match self {
            Self::Vxlan | Self::Geneve | Self::Udp | Self::Wireguard => Requirement::NodesReachUdp,
            Self::Ipip => Requirement::NodesReachIpip,
            Self::Ipsec => Requirement::NodesReachEsp,
            Self::HostRoutes => Requirement::OneSegment,
            Self::Routes => Requirement::RoutesOfPods,
            Self::Fabric => Requirement::FabricAddresses,
            Self::VpcAddresses => Requirement::InstanceLimits,
        }
    }
}
