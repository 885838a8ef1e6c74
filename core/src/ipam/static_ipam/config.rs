//! The configuration of static: what may say the addresses, and which of them counts.
//!
//! Source: containernetworking/plugins plugins/ipam/static/main.go LoadIPAMConfig

use std::net::IpAddr;

use super::error::StaticError;
use crate::gotext::ip::parse_ip;
use crate::ipam::cni::{AddressNet, Dns, IpConfig, Route, at_least, dns, ip, load_args};
use crate::ipam::decode::Decoder;
use crate::ipam::refusal::Refusal;
use crate::json::Node;
use crate::release::Plugins;

/// A configuration of static.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct StaticConfig {
    /// The version of the configuration; empty for 0.1.0.
    pub cni_version: String,
    /// The addresses, with their gateways.
    pub addresses: Vec<IpConfig>,
    /// The routes.
    pub routes: Vec<Option<Route>>,
    /// The resolver's configuration.
    pub dns: Dns,
}

/// Why there is no configuration.
pub(super) enum Unread {
    Refused(Refusal),
    /// An address is given by Go's own names of its parts.
    NotModelled,
}

impl<E: Into<Refusal>> From<E> for Unread {
    fn from(error: E) -> Self {
        Self::Refused(error.into())
    }
}

/// The configuration as it is decoded.
#[derive(Debug, Default)]
struct Net {
    name: String,
    cni_version: String,
    ipam: Option<Ipam>,
    ips: Vec<String>,
    args: Option<Option<Vec<String>>>,
}

#[derive(Debug, Default)]
struct Ipam {
    text: String,
    routes: Vec<Option<Route>>,
    addresses: Vec<Address>,
    dns: Dns,
}

/// An address of the configuration; `net` once its text is read.
#[derive(Debug, Default)]
struct Address {
    text: String,
    gateway: Option<IpAddr>,
    net: Option<AddressNet>,
    /// Whether it has the member `Address`, which is Go's own form of an address with a mask.
    has_parts: bool,
}

const RUNTIME_CONFIG: &str = r#"struct { IPs []string "json:\"ips,omitempty\"" }"#;
const ARGS: &str = r#"struct { A *main.IPAMArgs "json:\"cni\"" }"#;

impl Net {
    fn read(decoder: &mut Decoder, node: Node<'_>, net: &mut Self, plugins: Plugins) {
        const FIELDS: [&str; 5] = ["name", "cniVersion", "ipam", "runtimeConfig", "args"];
        decoder.object(node, "main.Net", &FIELDS, |decoder, tag, value| match tag {
            "name" => decoder.string(value, &mut net.name),
            "cniVersion" => decoder.string(value, &mut net.cni_version),
            "ipam" => decoder.pointer(value, &mut net.ipam, |decoder, node, ipam: &mut Ipam| {
                ipam.read(decoder, node, plugins);
            }),
            "runtimeConfig" => decoder.object(value, RUNTIME_CONFIG, &["ips"], |decoder, _, value| {
                decoder.strings(value, &mut net.ips);
            }),
            _ => decoder.pointer(value, &mut net.args, |decoder, node, args: &mut Option<Vec<String>>| {
                decoder.object(node, ARGS, &["cni"], |decoder, _, value| {
                    decoder.pointer(value, args, |decoder, node, ips: &mut Vec<String>| {
                        decoder
                            .object(node, "main.IPAMArgs", &["ips"], |decoder, _, value| decoder.strings(value, ips));
                    });
                });
            }),
        });
    }
}

impl Ipam {
    fn read(&mut self, decoder: &mut Decoder, node: Node<'_>, plugins: Plugins) {
        const FIELDS: [&str; 5] = ["Name", "type", "routes", "addresses", "dns"];
        decoder.object(node, "main.IPAMConfig", &FIELDS, |decoder, tag, value| match tag {
            "routes" => decoder.list(value, "[]*types.Route", &mut self.routes, |decoder, node, slot| {
                Route::decode_element(decoder, node, slot, plugins);
            }),
            "addresses" => decoder.list(value, "[]main.Address", &mut self.addresses, |decoder, node, address| {
                const FIELDS: [&str; 4] = ["address", "gateway", "Address", "Version"];
                decoder.object(node, "main.Address", &FIELDS, |decoder, tag, value| match tag {
                    "address" => decoder.string(value, &mut address.text),
                    "gateway" => decoder.text(value, "net.IP", &mut address.gateway, ip),
                    "Address" => address.has_parts |= !value.is_null(),
                    _ => decoder.string(value, &mut self.text),
                });
            }),
            "dns" => dns(decoder, value, &mut self.dns),
            _ => decoder.string(value, &mut self.text),
        });
    }
}

impl StaticConfig {
    /// Reads and checks a configuration, with the arguments of the call.
    pub(super) fn load(node: Node<'_>, args: &str, plugins: Plugins) -> Result<Self, Unread> {
        let net = Decoder::run(node, |decoder, node, net| Net::read(decoder, node, net, plugins))
            .map_err(|fault| StaticError::UndecodableStatic { problem: fault.to_string() })?;
        let Ipam { routes, mut addresses, dns, .. } = net.ipam.ok_or(StaticError::NoStaticIpam)?;
        if addresses.iter().any(|address| address.has_parts) {
            return Err(Unread::NotModelled);
        }
        by_arguments(args, &mut addresses)?;
        // The later one replaces what was there; without an address it says nothing.
        for entries in [net.args.flatten().unwrap_or_default(), net.ips] {
            if !entries.is_empty() {
                addresses = entries.into_iter().map(entry).collect::<Result<_, _>>()?;
            }
        }
        let addresses = addresses.into_iter().map(Address::read).collect::<Result<Vec<_>, _>>()?;
        let v4 = addresses.iter().filter(|config| config.address.address.is_ipv4()).count();
        let is_one_each = v4 <= 1 && addresses.len().saturating_sub(v4) <= 1;
        if !is_one_each && at_least(&net.cni_version, "0.3.0") != Ok(true) {
            return Err(StaticError::TooManyOfOneFamily { version: net.cni_version }.into());
        }
        Ok(Self { cni_version: net.cni_version, addresses, routes, dns })
    }
}

/// Adds the addresses of `CNI_ARGS`, and gives each gateway to those that are read by then and whose network has it.
fn by_arguments(args: &str, addresses: &mut Vec<Address>) -> Result<(), Unread> {
    let (mut ips, mut gateways) = (String::new(), String::new());
    let known = |key: &str, value: &str| {
        let target = match key {
            "IP" => &mut ips,
            "GATEWAY" => &mut gateways,
            _ => return None,
        };
        *target = value.to_owned();
        Some(Ok(()))
    };
    load_args(args, known).map_err(|error| Unread::Refused(Refusal::Args(error)))?;
    if !ips.is_empty() {
        for text in ips.split(',').map(str::trim) {
            let net = AddressNet::parse(text).map_err(|_| StaticError::ArgumentNotCidr { given: text.to_owned() })?;
            addresses.push(Address { text: text.to_owned(), net: Some(net), ..Address::default() });
        }
    }
    if !gateways.is_empty() {
        for text in gateways.split(',') {
            let gateway =
                parse_ip(text.trim()).ok_or_else(|| StaticError::InvalidGateway { given: text.to_owned() })?;
            for address in addresses.iter_mut() {
                if address.net.is_some_and(|net| net.contains(gateway)) {
                    address.gateway = Some(gateway);
                }
            }
        }
    }
    Ok(())
}

/// An address of a list that replaces the configured ones.
fn entry(text: String) -> Result<Address, StaticError> {
    match AddressNet::parse(&text) {
        Ok(net) => Ok(Address { text, net: Some(net), ..Address::default() }),
        Err(_) => Err(StaticError::EntryNotCidr { given: text }),
    }
}

impl Address {
    fn read(self) -> Result<IpConfig, StaticError> {
        let Self { text, gateway, net, .. } = self;
        match net.map_or_else(|| AddressNet::parse(&text), Ok) {
            Ok(address) => Ok(IpConfig { address, gateway }),
            Err(_) => Err(StaticError::AddressNotCidr { given: text }),
        }
    }
}
