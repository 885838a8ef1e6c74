//! What each plugin takes of a packet for its own headers, which lowers the MTU of Pods.

use std::fmt;

use serde::Serialize;

use super::calico_pool::Encapsulation;
use super::carrier::Carrier;

/// A backend of Flannel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum FlannelBackend {
    /// `vxlan`.
    Vxlan,
    /// `host-gw`.
    HostGw,
    /// `ipip`.
    Ipip,
    /// `udp`, the default of Flannel itself.
    Udp,
    /// `wireguard`.
    Wireguard,
    /// `ipsec`.
    Ipsec {
        /// `UDPEncap`: whether ESP is wrapped into UDP.
        udp_encap: bool,
    },
}

impl FlannelBackend {
    /// What carries packets between Nodes.
    pub fn carrier(self) -> Carrier {
        match self {
            Self::Vxlan => Carrier::Vxlan,
            Self::HostGw => Carrier::HostRoutes,
            Self::Ipip => Carrier::Ipip,
            Self::Udp => Carrier::Udp,
            Self::Wireguard => Carrier::Wireguard,
            Self::Ipsec { .. } => Carrier::Ipsec,
        }
    }

    /// The bytes that are not left for Pods; the same with IPv6.
    ///
    /// Source: flannel-io/flannel pkg/backend/*/*_network.go
    pub fn overhead(self) -> u32 {
        match self {
            Self::HostGw => 0,
            Self::Ipip => 20,
            Self::Udp => 28,
            Self::Vxlan => 50,
            Self::Ipsec { udp_encap: false } => 77,
            Self::Ipsec { udp_encap: true } => 85,
            Self::Wireguard => 80,
        }
    }
}

/// What a cluster with Calico enables.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct CalicoNetwork {
    /// What the pools enable. One that crosses subnets only counts as enabled.
    pub encapsulation: Encapsulation,
    /// Whether the addresses are of IPv6.
    pub ipv6: bool,
    /// Whether WireGuard is enabled.
    pub wireguard: bool,
    /// Whether the provider is AKS and WireGuard encrypts the traffic of Nodes too: Azure fragments packets of more than 1400
    /// bytes.
    pub aks_host_traffic: bool,
}

impl CalicoNetwork {
    /// A network with this encapsulation, over IPv4, and without WireGuard.
    pub fn new(encapsulation: Encapsulation) -> Self {
        Self { encapsulation, ipv6: false, wireguard: false, aks_host_traffic: false }
    }

    pub(super) fn carrier(&self) -> Carrier {
        match self.encapsulation {
            Encapsulation::Direct if self.wireguard => Carrier::Wireguard,
            Encapsulation::Direct => Carrier::Routes,
            Encapsulation::Ipip => Carrier::Ipip,
            Encapsulation::Vxlan => Carrier::Vxlan,
        }
    }

    /// The largest of what is enabled, not their sum.
    ///
    /// Source: projectcalico/calico felix/dataplane/linux/int_dataplane.go determinePodMTU
    pub(super) fn overhead(&self) -> u32 {
        let encapsulation = match (self.encapsulation, self.ipv6) {
            (Encapsulation::Direct, _) => 0,
            (Encapsulation::Ipip, _) => 20,
            (Encapsulation::Vxlan, false) => 50,
            (Encapsulation::Vxlan, true) => 70,
        };
        let wireguard = match (self.wireguard, self.ipv6) {
            (false, _) => return encapsulation,
            (true, false) => 60,
            (true, true) => 80,
        };
        let azure: u32 = if self.aks_host_traffic { 100 } else { 0 };
        encapsulation.max(azure.saturating_add(wireguard))
    }
}

/// The tunnel and the encryption of Cilium.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct CiliumNetwork {
    /// [`Carrier::Vxlan`], [`Carrier::Geneve`], or `None` with native routing.
    pub tunnel: Option<Carrier>,
    /// Whether the tunnel goes between addresses of IPv6.
    pub ipv6: bool,
    /// Whether WireGuard is enabled; it wins over IPsec.
    pub wireguard: bool,
    /// With IPsec: the length of the authentication key in bytes, 16 where Cilium's own advice is followed.
    pub ipsec: Option<u32>,
}

impl CiliumNetwork {
    /// Cilium with this tunnel, between addresses of IPv4, without encryption.
    pub fn new(tunnel: Option<Carrier>) -> Self {
        Self { tunnel, ipv6: false, wireguard: false, ipsec: None }
    }

    pub(super) fn carrier(&self) -> Carrier {
        match (self.tunnel, self.wireguard, self.ipsec) {
            (Some(tunnel), ..) => tunnel,
            (None, true, _) => Carrier::Wireguard,
            (None, false, Some(_)) => Carrier::Ipsec,
            (None, false, None) => Carrier::Routes,
        }
    }

    /// Source: cilium/cilium pkg/mtu/mtu.go getRouteMTU
    pub(super) fn overhead(&self) -> u32 {
        let tunnel = match (self.tunnel, self.ipv6) {
            (None, _) => 0,
            (Some(_), false) => 50,
            (Some(_), true) => 70,
        };
        let encryption = match (self.wireguard, self.ipsec) {
            (true, _) => 95,
            // A shorter key than the advised one gives bytes back.
            (false, Some(key)) => key.saturating_add(61),
            (false, None) => 0,
        };
        encryption.saturating_add(tunnel)
    }
}

/// What is missing for an MTU.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum MtuNeed {
    /// What the plugin leaves for Pods.
    MtuNotModelled {
        /// The plugin.
        plugin: &'static str,
    },
}

impl fmt::Display for MtuNeed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::MtuNotModelled { plugin } => write!(f, "the MTU that {plugin} gives Pods, which is not modelled"),
        }
    }
}
