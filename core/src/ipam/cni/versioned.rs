//! A result in the form of one version, and its conversion to another.
//!
//! Source: containernetworking/cni pkg/types/internal/convert.go, pkg/types/create/create.go, pkg/types/020/types.go,
//! pkg/types/040/types.go, pkg/types/100/types.go

use std::net::IpAddr;

use serde::Serialize;

use super::ip_net::AddressNet;
use super::result::{CniResult, Dns, Route};
use super::version::OLDEST;
use crate::gotext::quote;
use crate::release::Plugins;

/// A result as one version has it. Elements of its lists are `None` where they are null.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct VersionedResult {
    /// The version, such as `1.0.0`.
    pub version: String,
    /// The IPv4 address of a result before 0.3.0.
    pub ip4: Option<IpSide>,
    /// The IPv6 address of a result before 0.3.0.
    pub ip6: Option<IpSide>,
    /// The interfaces, since 0.3.0.
    pub interfaces: Vec<Option<Interface>>,
    /// The addresses, since 0.3.0.
    pub ips: Vec<Option<Ip>>,
    /// The routes, since 0.3.0.
    pub routes: Vec<Option<Route>>,
    /// The resolver's configuration.
    pub dns: Dns,
}

/// The address of one family before 0.3.0, with its routes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct IpSide {
    /// The address.
    pub ip: Option<AddressNet>,
    /// The gateway.
    pub gateway: Option<IpAddr>,
    /// The routes of the family.
    pub routes: Vec<Route>,
}

/// An interface of a result.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Interface {
    /// The name.
    pub name: String,
    /// The hardware address; empty without one.
    pub mac: String,
    /// The MTU, since 1.0.0; 0 without one.
    pub mtu: i64,
    /// The network namespace; empty for the host's.
    pub sandbox: String,
    /// The socket of a vhost-user interface, since 1.0.0.
    pub socket_path: String,
    /// The address on the PCI bus, since 1.0.0.
    pub pci_id: String,
}

/// An address of a result since 0.3.0.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ip {
    /// The family as a text, before 1.0.0.
    pub version: String,
    /// The index of the interface.
    pub interface: Option<i64>,
    /// The address.
    pub address: Option<AddressNet>,
    /// The gateway.
    pub gateway: Option<IpAddr>,
}

/// Why a result can't be read or converted; `Display` prints the library's text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum ResultError {
    /// The text is no result.
    #[error("{problem}")]
    UndecodableResult {
        /// Go's text.
        problem: String,
    },
    /// No type of result has this version.
    #[error("unsupported CNI result version {}", quote(version))]
    UnsupportedResultVersion {
        /// The version.
        version: String,
    },
    /// The result says another version than those of the type that reads it.
    #[error("result type supports [{}] but unmarshalled CNIVersion is {}", supported.join(" "), quote(version))]
    OtherResultVersion {
        /// The version that the result says.
        version: String,
        /// The versions of the type.
        supported: &'static [&'static str],
    },
    /// There is no way from the one version to the other.
    #[error("no converter for CNI result version {from} to {to}")]
    NoConverter {
        /// The version of the result.
        from: String,
        /// The version that is wanted.
        to: String,
    },
    /// A result before 0.3.0 needs an address.
    #[error("cannot convert: no valid IP addresses")]
    NoValidAddresses,
    /// The library panics on an element that is null.
    #[error("an element of the result is null, on which the library panics")]
    NullElement,
}

/// The types of results.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Family {
    V02,
    V04,
    V1,
}

impl Family {
    /// The versions that a type has.
    pub(crate) fn versions(self) -> &'static [&'static str] {
        match self {
            Self::V02 => &["", OLDEST, "0.2.0"],
            Self::V04 => &["0.3.0", "0.3.1", "0.4.0"],
            Self::V1 => &["1.0.0", "1.1.0"],
        }
    }

    /// The versions that a type has in the plugins of a line.
    pub(crate) fn versions_for(self, plugins: Plugins) -> &'static [&'static str] {
        match self {
            Self::V1 if !plugins.knows_cni_1_1() => &["1.0.0"],
            family => family.versions(),
        }
    }

    /// The type of a version.
    pub(crate) fn of(version: &str) -> Option<Self> {
        [Self::V02, Self::V04, Self::V1].into_iter().find(|family| family.versions().contains(&version))
    }
}

impl VersionedResult {
    /// The result of an IPAM plugin.
    pub(crate) fn of(result: &CniResult, version: &str) -> Self {
        let ips =
            result.ips.iter().map(|ip| Some(Ip { address: Some(ip.address), gateway: ip.gateway, ..Ip::default() }));
        let (routes, dns) = (result.routes.clone(), result.dns.clone());
        Self { version: version.to_owned(), ips: ips.collect(), routes, dns, ..Self::default() }
    }

    /// The same result in another version; an empty text is 0.1.0.
    ///
    /// # Errors
    ///
    /// [`ResultError`], with the library's text.
    ///
    /// Source: pkg/types/internal/convert.go Convert
    pub fn convert(self, to: &str) -> Result<Self, ResultError> {
        let to = if to.is_empty() { OLDEST } else { to };
        if self.version == to {
            return Ok(self);
        }
        let from = self.version.clone();
        let (Some(old), Some(new)) = (Family::of(&from), Family::of(to)) else {
            return Err(ResultError::NoConverter { from, to: to.to_owned() });
        };
        let mut result = self;
        if old == Family::V02 && new > old {
            result.widen();
        }
        // Nulls are copied within a type, but not to another.
        if old.max(new) == Family::V1 && old != new && old != Family::V02 {
            result.cross()?;
        }
        if new == Family::V02 && old > new {
            result.narrow()?;
        }
        if new == Family::V1 {
            result.ips.iter_mut().flatten().for_each(|ip| ip.version.clear());
        }
        result.version = to.to_owned();
        Ok(result)
    }

    /// From 0.2.0 to 0.4.0.
    fn widen(&mut self) {
        for (side, version) in [(self.ip4.take(), "4"), (self.ip6.take(), "6")] {
            let Some(IpSide { ip, gateway, routes }) = side else { continue };
            self.ips.push(Some(Ip { version: version.to_owned(), address: ip, gateway, interface: None }));
            self.routes.extend(routes.into_iter().map(Some));
        }
    }

    /// Between 0.4.0 and 1.0.0.
    fn cross(&mut self) -> Result<(), ResultError> {
        for interface in &mut self.interfaces {
            let interface = interface.as_mut().ok_or(ResultError::NullElement)?;
            (interface.mtu, interface.socket_path, interface.pci_id) = (0, String::new(), String::new());
        }
        for ip in &mut self.ips {
            let ip = ip.as_mut().ok_or(ResultError::NullElement)?;
            let is_v4 = ip.address.is_some_and(|net| net.address.is_ipv4());
            ip.version = if is_v4 { "4" } else { "6" }.to_owned();
        }
        Ok(())
    }

    /// From 0.4.0 to 0.2.0.
    fn narrow(&mut self) -> Result<(), ResultError> {
        for ip in std::mem::take(&mut self.ips) {
            if self.ip4.is_some() && self.ip6.is_some() {
                break;
            }
            let Ip { version, address, gateway, .. } = ip.ok_or(ResultError::NullElement)?;
            let side = match version.as_str() {
                "4" => &mut self.ip4,
                "6" => &mut self.ip6,
                _ => continue,
            };
            if side.is_none() {
                *side = Some(IpSide { ip: address, gateway, routes: Vec::new() });
            }
        }
        for route in std::mem::take(&mut self.routes) {
            let Route { dst, gw, .. } = route.ok_or(ResultError::NullElement)?;
            let is_v4 = dst.is_some_and(|dst| dst.address.is_ipv4());
            if let Some(side) = if is_v4 { &mut self.ip4 } else { &mut self.ip6 } {
                side.routes.push(Route { dst, gw, ..Route::default() });
            }
        }
        self.interfaces.clear();
        if self.ip4.is_none() && self.ip6.is_none() { Err(ResultError::NoValidAddresses) } else { Ok(()) }
    }
}
