//! The configuration of host-local, as the plugin reads and checks it.
//!
//! Source: containernetworking/plugins plugins/ipam/host-local/backend/allocator/config.go

use std::net::IpAddr;

use super::config_error::ConfigError;
use super::range::{Given, RangeSet};
use crate::gotext::ip::{parse_cidr, parse_ip};
use crate::ipam::cni::{AddressNet, Route, at_least, ip, load_args};
use crate::ipam::decode::Decoder;
use crate::ipam::refusal::Refusal;
use crate::json::{Document, Node};
use crate::release::Plugins;

/// Where leases are kept by default.
const DEFAULT_DATA_DIR: &str = "/var/lib/cni/networks";

/// A configuration that host-local accepts, with the requested addresses of one call.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Config {
    /// The network's name, which is the directory's.
    pub name: String,
    /// The version of the configuration as it is written; empty without one.
    pub cni_version: String,
    /// The directory in which those of the networks are.
    pub data_dir: String,
    /// The file that becomes the resolver's configuration of results; empty without one.
    pub resolv_conf: String,
    /// The routes, which are copied into results.
    pub routes: Vec<Option<Route>>,
    /// The sets of ranges: one address of each is given.
    pub sets: Vec<RangeSet>,
    /// The addresses that are asked for.
    pub requested: Vec<IpAddr>,
}

/// The configuration as it is decoded.
#[derive(Debug, Default)]
struct Net {
    name: String,
    cni_version: String,
    ipam: Option<Ipam>,
    runtime_config: RuntimeConfig,
    args: Option<Args>,
}

#[derive(Debug, Default)]
struct Ipam {
    range: Given,
    name: String,
    kind: String,
    routes: Vec<Option<Route>>,
    data_dir: String,
    resolv_conf: String,
    ranges: Vec<Vec<Given>>,
}

#[derive(Debug, Default)]
struct RuntimeConfig {
    ip_ranges: Vec<Vec<Given>>,
    /// `None` within `Some` is the empty address.
    ips: Vec<Option<Option<IpAddr>>>,
}

#[derive(Debug, Default)]
struct Args {
    cni: Option<Vec<Option<Option<IpAddr>>>>,
}

const RUNTIME_CONFIG: &str =
    r#"struct { IPRanges []allocator.RangeSet "json:\"ipRanges,omitempty\""; IPs []*ip.IP "json:\"ips,omitempty\"" }"#;
const ARGS: &str = r#"struct { A *allocator.IPAMArgs "json:\"cni\"" }"#;

impl Net {
    fn read(decoder: &mut Decoder, node: Node<'_>, net: &mut Self, plugins: Plugins) {
        const FIELDS: [&str; 5] = ["name", "cniVersion", "ipam", "runtimeConfig", "args"];
        decoder.object(node, "allocator.Net", &FIELDS, |decoder, tag, value| match tag {
            "name" => decoder.string(value, &mut net.name),
            "cniVersion" => decoder.string(value, &mut net.cni_version),
            "ipam" => decoder.pointer(value, &mut net.ipam, |decoder, node, ipam: &mut Ipam| {
                ipam.read(decoder, node, plugins);
            }),
            "runtimeConfig" => {
                decoder.object(value, RUNTIME_CONFIG, &["ipRanges", "ips"], |decoder, tag, value| match tag {
                    "ipRanges" => sets(decoder, value, &mut net.runtime_config.ip_ranges),
                    _ => decoder.list(value, "[]*ip.IP", &mut net.runtime_config.ips, requested_address),
                });
            }
            _ => decoder.pointer(value, &mut net.args, |decoder, node, args: &mut Args| {
                decoder.object(node, ARGS, &["cni"], |decoder, _, value| {
                    decoder.pointer(value, &mut args.cni, |decoder, node, ips: &mut Vec<_>| {
                        decoder.object(node, "allocator.IPAMArgs", &["ips"], |decoder, _, value| {
                            decoder.list(value, "[]*ip.IP", ips, requested_address);
                        });
                    });
                });
            }),
        });
    }
}

impl Ipam {
    fn read(&mut self, decoder: &mut Decoder, node: Node<'_>, plugins: Plugins) {
        const FIELDS: [&str; 10] = [
            "Name",
            "type",
            "routes",
            "dataDir",
            "resolvConf",
            "ranges",
            "Range|rangeStart",
            "Range|rangeEnd",
            "Range|subnet",
            "Range|gateway",
        ];
        decoder.object(node, "allocator.IPAMConfig", &FIELDS, |decoder, tag, value| match tag {
            "Name" => decoder.string(value, &mut self.name),
            "type" => decoder.string(value, &mut self.kind),
            "routes" => decoder.list(value, "[]*types.Route", &mut self.routes, |decoder, node, slot| {
                Route::decode_element(decoder, node, slot, plugins);
            }),
            "dataDir" => decoder.string(value, &mut self.data_dir),
            "resolvConf" => decoder.string(value, &mut self.resolv_conf),
            "ranges" => sets(decoder, value, &mut self.ranges),
            _ => range_field(decoder, tag, value, &mut self.range),
        });
    }
}

fn sets(decoder: &mut Decoder, node: Node<'_>, target: &mut Vec<Vec<Given>>) {
    decoder.list(node, "[]allocator.RangeSet", target, |decoder, node, set| {
        decoder.list(node, "allocator.RangeSet", set, |decoder, node, range| {
            const FIELDS: [&str; 4] = ["rangeStart", "rangeEnd", "subnet", "gateway"];
            decoder.object(node, "allocator.Range", &FIELDS, |decoder, tag, value| {
                range_field(decoder, tag, value, range);
            });
        });
    });
}

fn range_field(decoder: &mut Decoder, tag: &str, node: Node<'_>, range: &mut Given) {
    match tag {
        "rangeStart" => decoder.text(node, "net.IP", &mut range.range_start, ip),
        "rangeEnd" => decoder.text(node, "net.IP", &mut range.range_end, ip),
        "gateway" => decoder.text(node, "net.IP", &mut range.gateway, ip),
        _ => decoder.own(node, &mut range.subnet, AddressNet::decode),
    }
}

/// A requested address; null is left out of the list, on which the plugin panics.
fn requested_address(decoder: &mut Decoder, node: Node<'_>, target: &mut Option<Option<IpAddr>>) {
    decoder.text(node, "*ip.IP", target, |text| with_length(text).map(Some));
}

/// Reads an address whose length, if it has one, does not count; an empty text is none.
///
/// Source: containernetworking/plugins pkg/ip/ip.go UnmarshalText
fn with_length(text: &str) -> Result<Option<IpAddr>, String> {
    let read = if text.contains('/') { parse_cidr(text).ok().map(|cidr| cidr.address) } else { parse_ip(text) };
    match read {
        None if !text.is_empty() => Err(format!("invalid IP address {text}")),
        read => Ok(read),
    }
}

impl Config {
    /// Reads and checks the configuration of a network, with the `CNI_ARGS` of a call.
    ///
    /// # Errors
    ///
    /// [`Refusal`], as the plugin reports it.
    pub fn parse(config: &[u8], args: &str, plugins: Plugins) -> Result<Self, Refusal> {
        let document =
            Document::parse(config).map_err(|error| ConfigError::UndecodableIpam { problem: error.to_string() })?;
        Self::load(document.root(), args, plugins, plugins)
    }

    /// Reads and checks a configuration, with the arguments of the call. Ranges may be checked as another line does.
    ///
    /// Source: config.go LoadIPAMConfig
    pub(crate) fn load(node: Node<'_>, args: &str, plugins: Plugins, of_ranges: Plugins) -> Result<Self, Refusal> {
        let net = Decoder::run(node, |decoder, node, net| Net::read(decoder, node, net, plugins))
            .map_err(|fault| ConfigError::UndecodableIpam { problem: fault.to_string() })?;
        let ipam = net.ipam.ok_or(ConfigError::NoIpam)?;
        let mut requested = Vec::new();
        let mut env = None;
        load_args(args, |key, value| (key == "IP").then(|| with_length(value).map(|ip| env = ip)))
            .map_err(Refusal::Args)?;
        requested.extend(env);
        for ip in net.args.and_then(|args| args.cni).into_iter().flatten().chain(net.runtime_config.ips) {
            let ip = ip.ok_or(ConfigError::NullRequestedAddress)?;
            requested.push(ip.ok_or(ConfigError::NoRequestedAddress)?);
        }
        let legacy = ipam.range.subnet.is_some().then(|| vec![ipam.range]);
        let given: Vec<_> = net.runtime_config.ip_ranges.into_iter().chain(legacy).chain(ipam.ranges).collect();
        if given.is_empty() {
            return Err(ConfigError::NoRanges.into());
        }
        let sets = given.iter().enumerate().map(|(set, ranges)| {
            RangeSet::canonicalize(ranges, of_ranges).map_err(|reason| ConfigError::InvalidRangeSet { set, reason })
        });
        let sets = sets.collect::<Result<Vec<_>, _>>()?;
        let v4 = sets.iter().filter(|set| set.is_v4()).count();
        let is_one_each = v4 <= 1 && sets.len().saturating_sub(v4) <= 1;
        if !is_one_each && at_least(&net.cni_version, "0.3.0") != Ok(true) {
            return Err(ConfigError::OneAddressPerFamily { version: net.cni_version }.into());
        }
        for (first, set) in sets.iter().enumerate() {
            for (second, other) in sets.iter().enumerate().skip(first.saturating_add(1)) {
                if set.overlaps(other) {
                    return Err(ConfigError::SetsOverlap { first, second }.into());
                }
            }
        }
        let data_dir = if ipam.data_dir.is_empty() { DEFAULT_DATA_DIR.to_owned() } else { ipam.data_dir };
        let (name, cni_version, resolv_conf) = (net.name, net.cni_version, ipam.resolv_conf);
        Ok(Self { name, cni_version, data_dir, resolv_conf, routes: ipam.routes, sets, requested })
    }

    /// The path of the network's directory, without `.`, `..` and empty parts where that is possible.
    ///
    /// Source: golang/go src/path/filepath/path.go Join
    pub fn directory(&self) -> String {
        let root = if self.data_dir.starts_with('/') { "/" } else { "" };
        let mut parts: Vec<&str> = Vec::new();
        for part in self.data_dir.split('/').chain([self.name.as_str()]) {
            match part {
                "" | "." => {}
                ".." if parts.last().is_some_and(|last| *last != "..") => {
                    parts.pop();
                }
                ".." if !root.is_empty() => {}
                _ => parts.push(part),
            }
        }
        format!("{root}{}", parts.join("/"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_directory_is_joined() {
        for (data_dir, directory) in [
            ("/var/lib/cni/networks", "/var/lib/cni/networks/net"),
            ("/", "/net"),
            ("/a//b/./", "/a/b/net"),
            ("/a/../../b", "/b/net"),
            ("a", "a/net"),
            (".", "net"),
            ("a/..", "net"),
            ("../a/../..", "../../net"),
        ] {
            let conf = format!(r#"{{"name": "net", "ipam": {{"subnet": "10.1.2.0/29", "dataDir": "{data_dir}"}}}}"#);
            let config = Config::parse(conf.as_bytes(), "", Plugins::default()).unwrap();
            assert_eq!(config.directory(), directory, "{data_dir}");
        }
    }
}
