//! How each version prints a result.
//!
//! Source: containernetworking/cni pkg/types/020/types.go, pkg/types/040/types.go, pkg/types/100/types.go

use std::net::IpAddr;

use super::ip_net::AddressNet;
use super::print::{array, indented, object, text};
use super::result::{CniResult, Dns, Route};
use super::version::supported_versions;
use super::versioned::{Family, Interface, Ip, IpSide, ResultError, VersionedResult};
use crate::json::format_float64;
use crate::release::Plugins;

impl CniResult {
    /// The text that a plugin prints for a configuration of this version.
    ///
    /// Source: containernetworking/cni pkg/types/types.go PrintResult
    pub(crate) fn printed(&self, version: &str, plugins: Plugins) -> Result<String, ResultError> {
        let newest = supported_versions(plugins).last().copied().unwrap_or_default();
        Ok(VersionedResult::of(self, newest).convert(version)?.printed(plugins))
    }
}

impl VersionedResult {
    /// The text that a plugin prints.
    pub fn printed(&self, plugins: Plugins) -> String {
        let family = Family::of(&self.version);
        // Members in order have gone through a map of Go.
        let sorted = family == Some(Family::V1) && plugins.knows_cni_1_1();
        let list = |texts: Vec<Vec<u8>>| (!texts.is_empty()).then(|| array(texts));
        let each = |texts: Vec<Option<Vec<u8>>>| {
            list(texts.into_iter().map(|text| text.unwrap_or(b"null".to_vec())).collect())
        };
        let interfaces = self.interfaces.iter().map(|item| item.as_ref().map(|item| item.text(sorted))).collect();
        let ips = self.ips.iter().map(|item| item.as_ref().map(|item| item.text(family, sorted))).collect();
        let routes = self.routes.iter().map(|item| item.as_ref().map(|item| item.text(sorted))).collect();
        let dns = self.dns.text(sorted);
        let members = vec![
            ("cniVersion", Some(text(&self.version))),
            ("ip4", self.ip4.as_ref().map(IpSide::text)),
            ("ip6", self.ip6.as_ref().map(IpSide::text)),
            ("interfaces", each(interfaces)),
            ("ips", each(ips)),
            ("routes", each(routes)),
            ("dns", Some(dns).filter(|dns| !sorted || dns != b"{}")),
        ];
        indented(object(members, sorted))
    }
}

impl IpSide {
    fn text(&self) -> Vec<u8> {
        let routes: Vec<_> = self.routes.iter().map(|route| route.text(false)).collect();
        let members = vec![
            ("ip", Some(address(self.ip))),
            ("gateway", self.gateway.map(gateway)),
            ("routes", (!routes.is_empty()).then(|| array(routes))),
        ];
        object(members, false)
    }
}

impl Interface {
    fn text(&self, sorted: bool) -> Vec<u8> {
        let members = vec![
            ("name", Some(text(&self.name))),
            ("mac", word(&self.mac)),
            ("mtu", positive(self.mtu, sorted)),
            ("sandbox", word(&self.sandbox)),
            ("socketPath", word(&self.socket_path)),
            ("pciID", word(&self.pci_id)),
        ];
        object(members, sorted)
    }
}

impl Ip {
    fn text(&self, family: Option<Family>, sorted: bool) -> Vec<u8> {
        let members = vec![
            ("version", (family == Some(Family::V04)).then(|| text(&self.version))),
            ("interface", self.interface.map(|index| number(index, sorted))),
            ("address", Some(address(self.address))),
            ("gateway", self.gateway.map(gateway)),
        ];
        object(members, sorted)
    }
}

impl Route {
    fn text(&self, sorted: bool) -> Vec<u8> {
        let members = vec![
            ("dst", Some(address(self.dst))),
            ("gw", self.gw.map(gateway)),
            ("mtu", positive(self.mtu, sorted)),
            ("advmss", positive(self.advmss, sorted)),
            ("priority", positive(self.priority, sorted)),
            ("table", self.table.map(|table| number(table, sorted))),
            ("scope", self.scope.map(|scope| number(scope, sorted))),
        ];
        object(members, sorted)
    }
}

impl Dns {
    fn text(&self, sorted: bool) -> Vec<u8> {
        let list = |items: &[String]| (!items.is_empty()).then(|| array(items.iter().map(|item| text(item))));
        let members = vec![
            ("nameservers", list(&self.nameservers)),
            ("domain", word(&self.domain)),
            ("search", list(&self.search)),
            ("options", list(&self.options)),
        ];
        object(members, sorted)
    }
}

fn word(value: &str) -> Option<Vec<u8>> {
    (!value.is_empty()).then(|| text(value))
}

/// A number; one in a map of Go is floating-point.
fn number(value: i64, sorted: bool) -> Vec<u8> {
    let plain = value.to_string();
    let float = || plain.parse().map(format_float64).unwrap_or_default();
    if sorted { float() } else { plain }.into_bytes()
}

fn positive(value: i64, sorted: bool) -> Option<Vec<u8>> {
    (value != 0).then(|| number(value, sorted))
}

fn address(net: Option<AddressNet>) -> Vec<u8> {
    text(&net.map_or_else(|| "<nil>".to_owned(), |net| net.to_string()))
}

fn gateway(ip: IpAddr) -> Vec<u8> {
    text(&ip.to_string())
}
