//! The result of an ADD, as an IPAM plugin makes it.
//!
//! Source: containernetworking/cni pkg/types/100/types.go, pkg/types/types.go

use std::net::IpAddr;

use super::ip_net::AddressNet;
use crate::gotext::ip::parse_ip;
use crate::ipam::decode::{Decoder, Fault};
use crate::json::Node;
use crate::release::Plugins;

/// A result in the form of the newest version, 1.1.0, from which those of all versions are made.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct CniResult {
    /// The addresses, one for each set of ranges.
    pub ips: Vec<IpConfig>,
    /// The routes as they are configured; `None` for a null.
    pub routes: Vec<Option<Route>>,
    /// The resolver's configuration.
    pub dns: Dns,
}

/// An address of a result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IpConfig {
    /// The address with the mask of its subnet.
    pub address: AddressNet,
    /// The gateway.
    pub gateway: Option<IpAddr>,
}

/// A route of a configuration or a result.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Route {
    /// The destination, with its host bits; `None` if the configuration has none.
    pub dst: Option<AddressNet>,
    /// The next hop.
    pub gw: Option<IpAddr>,
    /// The MTU, 0 without one.
    pub mtu: i64,
    /// The maximum segment size, 0 without one.
    pub advmss: i64,
    /// The metric, 0 without one.
    pub priority: i64,
    /// The routing table.
    pub table: Option<i64>,
    /// The scope.
    pub scope: Option<i64>,
}

/// The resolver's configuration in a result.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Dns {
    /// The servers.
    pub nameservers: Vec<String>,
    /// The local domain; empty without one.
    pub domain: String,
    /// The search list.
    pub search: Vec<String>,
    /// The options.
    pub options: Vec<String>,
}

impl Route {
    /// Decodes an element of a list of routes.
    pub(crate) fn decode_element(decoder: &mut Decoder, node: Node<'_>, slot: &mut Option<Self>, plugins: Plugins) {
        if node.is_null() {
            *slot = None;
        } else {
            decoder.own(node, slot, |node| Self::decode(node, plugins));
        }
    }

    /// Decodes a route; up to 1.1 the plugins know its destination and its next hop only.
    pub(crate) fn decode(node: Node<'_>, plugins: Plugins) -> Result<Option<Self>, Fault> {
        const FIELDS: [&str; 7] = ["dst", "gw", "mtu", "advmss", "priority", "table", "scope"];
        let known = if plugins.knows_cni_1_1() { &FIELDS[..] } else { &FIELDS[..2] };
        Decoder::run(node, |decoder, node, route: &mut Self| {
            decoder.object(node, "types.route", known, |decoder, tag, value| match tag {
                "dst" => decoder.own(value, &mut route.dst, AddressNet::decode),
                "gw" => decoder.text(value, "net.IP", &mut route.gw, ip),
                "mtu" => decoder.int(value, &mut route.mtu),
                "advmss" => decoder.int(value, &mut route.advmss),
                "priority" => decoder.int(value, &mut route.priority),
                "table" => decoder.pointer(value, &mut route.table, Decoder::int),
                _ => decoder.pointer(value, &mut route.scope, Decoder::int),
            });
        })
        .map(Some)
    }
}

/// Reads `net.IP`: an empty text is no address.
///
/// Source: golang/go src/net/ip.go UnmarshalText
pub(crate) fn ip(text: &str) -> Result<Option<IpAddr>, String> {
    if text.is_empty() {
        return Ok(None);
    }
    parse_ip(text).map(Some).ok_or_else(|| format!("invalid IP address: {text}"))
}

/// Decodes the configuration of a resolver.
pub(crate) fn dns(decoder: &mut Decoder, node: Node<'_>, target: &mut Dns) {
    decoder.object(
        node,
        "types.DNS",
        &["nameservers", "domain", "search", "options"],
        |decoder, tag, value| match tag {
            "nameservers" => decoder.strings(value, &mut target.nameservers),
            "domain" => decoder.string(value, &mut target.domain),
            "search" => decoder.strings(value, &mut target.search),
            _ => decoder.strings(value, &mut target.options),
        },
    );
}
