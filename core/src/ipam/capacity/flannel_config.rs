//! Flannel's network configuration, as it reads and checks it where it allocates subnets itself, in etcd.
//!
//! Source: flannel-io/flannel pkg/subnet/config.go, pkg/ip/ipnet.go, pkg/ip/ip6net.go

use std::net::IpAddr;

use ipnet::IpNet;

use super::flannel_error::FlannelConfigError;
use crate::gotext::ip::{parse_cidr, parse_ip};
use crate::ipam::decode::{Decoder, Fault};
use crate::ipam::position::{address, position};
use crate::json::{Document, Node};

/// A network configuration that Flannel accepts.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct FlannelConfig {
    /// The type of `Backend`: `udp` without one.
    pub backend: String,
    /// The subnets of IPv4, if it is enabled.
    pub ipv4: Option<FlannelSubnets>,
    /// The subnets of IPv6, if it is enabled.
    pub ipv6: Option<FlannelSubnets>,
}

/// The subnets of a network, one a Node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct FlannelSubnets {
    /// The network.
    pub network: IpNet,
    /// The length of a subnet's prefix.
    pub subnet_len: u8,
    /// The first subnet that Nodes get.
    pub min: IpAddr,
    /// The last one.
    pub max: IpAddr,
}

/// The configuration as it is decoded.
#[derive(Debug)]
struct Decoded {
    enable_ipv4: bool,
    enable_ipv6: bool,
    ipv4: Family,
    ipv6: Family,
    backend: Option<Document>,
}

/// Flannel enables IPv4 by default.
impl Default for Decoded {
    fn default() -> Self {
        let [ipv4, ipv6] = [Family::default(), Family::default()];
        Self { enable_ipv4: true, enable_ipv6: false, ipv4, ipv6, backend: None }
    }
}

#[derive(Debug, Default)]
struct Family {
    /// The network, and the length of the prefix as it is written: that of an IPv4-mapped one is 96 too long.
    network: Option<(IpNet, u8)>,
    min: Option<IpAddr>,
    max: Option<IpAddr>,
    subnet_len: u64,
}

/// The names and bounds of a family.
struct Rules {
    bits: u8,
    /// The prefix that a Node gets where there is room.
    default_len: u8,
    network: &'static str,
    /// How the message about a small network begins.
    small: &'static str,
    min: &'static str,
    max: &'static str,
}

const IPV4: Rules =
    Rules { bits: 32, default_len: 24, network: "Network", small: "network", min: "SubnetMin", max: "SubnetMax" };
const IPV6: Rules = Rules {
    bits: 128,
    default_len: 64,
    network: "IPv6Network",
    small: "IPv6Network",
    min: "IPv6SubnetMin",
    max: "IPv6SubnetMax",
};

impl FlannelConfig {
    /// Reads and checks `net-conf.json`.
    ///
    /// # Errors
    ///
    /// [`FlannelConfigError`], as Flannel reports it.
    pub fn parse(text: &[u8]) -> Result<Self, FlannelConfigError> {
        let document =
            Document::parse(text).map_err(|error| FlannelConfigError::Undecodable { problem: error.to_string() })?;
        Self::read(&document)
    }

    pub(crate) fn read(document: &Document) -> Result<Self, FlannelConfigError> {
        let decoded = Decoder::run(document.root(), Decoded::read)
            .map_err(|fault| FlannelConfigError::Undecodable { problem: fault.to_string() })?;
        let backend = match &decoded.backend {
            Some(backend) => Decoder::run(backend.root(), |decoder, node, kind| {
                const TYPE: &str = "struct { Type string }";
                decoder.object(node, TYPE, &["Type"], |decoder, _, value| decoder.string(value, kind));
            })
            .map_err(|fault| FlannelConfigError::UndecodableBackend { problem: fault.to_string() })?,
            None => "udp".to_owned(),
        };
        let ipv4 = decoded.enable_ipv4.then(|| decoded.ipv4.checked(&IPV4)).transpose()?;
        let ipv6 = decoded.enable_ipv6.then(|| decoded.ipv6.checked(&IPV6)).transpose()?;
        Ok(Self { backend, ipv4, ipv6 })
    }
}

impl Decoded {
    fn read(decoder: &mut Decoder, node: Node<'_>, config: &mut Self) {
        const FIELDS: [&str; 12] = [
            "EnableIPv4",
            "EnableIPv6",
            "EnableNFTables",
            "Network",
            "IPv6Network",
            "SubnetMin",
            "SubnetMax",
            "IPv6SubnetMin",
            "IPv6SubnetMax",
            "SubnetLen",
            "IPv6SubnetLen",
            "Backend",
        ];
        decoder.object(node, "subnet.Config", &FIELDS, |decoder, tag, value| match tag {
            "EnableIPv4" => decoder.flag(value, &mut config.enable_ipv4),
            "EnableIPv6" => decoder.flag(value, &mut config.enable_ipv6),
            "EnableNFTables" => decoder.bool(value),
            "Network" => decoder.own(value, &mut config.ipv4.network, |node| network(node, true)),
            "IPv6Network" => decoder.own(value, &mut config.ipv6.network, |node| network(node, false)),
            "SubnetMin" => decoder.own(value, &mut config.ipv4.min, |node| ip(node, true)),
            "SubnetMax" => decoder.own(value, &mut config.ipv4.max, |node| ip(node, true)),
            // Those of IPv6 are pointers.
            "IPv6SubnetMin" if value.is_null() => config.ipv6.min = None,
            "IPv6SubnetMax" if value.is_null() => config.ipv6.max = None,
            "IPv6SubnetMin" => decoder.own(value, &mut config.ipv6.min, |node| ip(node, false)),
            "IPv6SubnetMax" => decoder.own(value, &mut config.ipv6.max, |node| ip(node, false)),
            "SubnetLen" => decoder.uint(value, &mut config.ipv4.subnet_len),
            "IPv6SubnetLen" => decoder.uint(value, &mut config.ipv6.subnet_len),
            _ => config.backend = Some(value.to_document()),
        });
    }
}

/// The text of a value without the quotes at its ends, as Flannel's types read themselves.
fn unquoted(node: Node<'_>) -> String {
    String::from_utf8_lossy(node.text()).trim_matches('"').to_owned()
}

fn network(node: Node<'_>, is_v4: bool) -> Result<Option<(IpNet, u8)>, Fault> {
    let cidr = parse_cidr(&unquoted(node)).map_err(|error| Fault::Text(error.to_string()))?;
    match cidr.network() {
        IpNet::V6(_) if is_v4 => Err(Fault::Text("invalid IPv4 CIDR format".to_owned())),
        network => Ok(Some((network, cidr.written.prefix_len()))),
    }
}

fn ip(node: Node<'_>, is_v4: bool) -> Result<Option<IpAddr>, Fault> {
    let refused = |text: &str| Err(Fault::Text(text.to_owned()));
    match parse_ip(&unquoted(node)) {
        None => refused("invalid IP address format"),
        Some(IpAddr::V6(_)) if is_v4 => refused("invalid IPv4 address format"),
        ip => Ok(ip),
    }
}

impl Family {
    /// Source: config.go CheckNetworkConfig
    fn checked(&self, rules: &Rules) -> Result<FlannelSubnets, FlannelConfigError> {
        let is_v4 = rules.bits == 32;
        let none = FlannelConfigError::NoNetwork { member: rules.network };
        let (network, prefix) = self.network.filter(|(network, _)| !is_whole(*network)).ok_or(none)?;
        if !is_v4 && matches!(network, IpNet::V4(_)) {
            return Err(FlannelConfigError::Ipv4InIpv6Network { network: network.to_string() });
        }
        let subnet_len = self.subnet_len(rules, prefix)?;
        let size = 1_u128.checked_shl(u32::from(rules.bits.saturating_sub(subnet_len))).unwrap_or_default();
        let last = if is_v4 { u128::from(u32::MAX) } else { u128::MAX };
        let outside = |member| FlannelConfigError::SubnetOutside { member, network: rules.network };
        let bound = |given: Option<IpAddr>, member, default: u128| match given.map(position) {
            _ if !is_v4 && given.is_some_and(|ip| ip.is_ipv4()) => {
                let network = given.map(|ip| ip.to_string()).unwrap_or_default();
                Err(FlannelConfigError::Ipv4InIpv6Network { network })
            }
            None | Some(0) => Ok(default & last),
            Some(_) if given.is_some_and(|ip| !network.contains(&ip)) => Err(outside(member)),
            Some(given) => Ok(given),
        };
        // The first subnet is never given: its network address is that of the network.
        let min = bound(self.min, rules.min, position(network.network()).wrapping_add(size))?;
        let max = bound(self.max, rules.max, position(network.broadcast()).wrapping_sub(size).wrapping_add(1))?;
        for (member, number) in [(rules.min, min), (rules.max, max)] {
            if number.checked_rem(size).unwrap_or_default() != 0 {
                return Err(FlannelConfigError::OffBoundary { member, address: printed(is_v4, number) });
            }
        }
        Ok(FlannelSubnets { network, subnet_len, min: address(is_v4, min), max: address(is_v4, max) })
    }

    fn subnet_len(&self, rules: &Rules, prefix: u8) -> Result<u8, FlannelConfigError> {
        let limit = rules.bits.saturating_sub(1);
        let longest = rules.bits.saturating_sub(4);
        if self.subnet_len > 0 {
            let given = u8::try_from(self.subnet_len).ok().filter(|len| *len < limit);
            let given = given.ok_or(FlannelConfigError::SubnetLenTooLong { limit })?;
            let fits = given >= prefix.saturating_add(2);
            return if fits { Ok(given) } else { Err(FlannelConfigError::FewerThanFourSubnets) };
        }
        if prefix > longest {
            return Err(FlannelConfigError::FlannelNetworkTooSmall { member: rules.small, longest });
        }
        Ok(rules.default_len.max(prefix.saturating_add(2)))
    }
}

/// `0.0.0.0/0` and `::/0` count as none.
fn is_whole(network: IpNet) -> bool {
    network.prefix_len() == 0 && network.network().is_unspecified()
}

/// An address as Flannel prints it: one of IPv6 that has four bytes behind its zeros looks like one of IPv4.
fn printed(is_v4: bool, number: u128) -> IpAddr {
    address(is_v4 || (1 << 24..1 << 32).contains(&number), number)
}

impl FlannelSubnets {
    /// How many addresses a subnet has.
    pub(super) fn size(&self) -> u128 {
        let bits = if self.min.is_ipv4() { 32_u8 } else { 128 };
        1_u128.checked_shl(bits.saturating_sub(self.subnet_len).into()).unwrap_or(u128::MAX)
    }

    /// How many subnets Nodes get.
    pub fn count(&self) -> u128 {
        let size = self.size();
        let span = position(self.max).checked_sub(position(self.min));
        span.and_then(|span| span.checked_div(size)).map_or(0, |more| more.saturating_add(1))
    }
}
