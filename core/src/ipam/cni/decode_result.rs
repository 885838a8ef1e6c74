//! Reading a result from its JSON text.
//!
//! Source: containernetworking/cni pkg/types/create/create.go, pkg/types/020/types.go, pkg/types/040/types.go,
//! pkg/types/100/types.go

use super::ip_net::AddressNet;
use super::result::{Route, dns, ip};
use super::version::OLDEST;
use super::versioned::{Family, Interface, Ip, IpSide, ResultError, VersionedResult};
use crate::ipam::decode::{Decoder, Fault};
use crate::json::{Document, Node};
use crate::release::Plugins;

impl VersionedResult {
    /// Reads a result with the decoder of a version, by default of the one that it says.
    ///
    /// # Errors
    ///
    /// [`ResultError`], with the library's text.
    ///
    /// Source: pkg/types/create/create.go Create, CreateFromBytes
    pub fn parse(text: &[u8], version: Option<&str>) -> Result<Self, ResultError> {
        Self::parse_for(text, version, Plugins::default())
    }

    /// The version that a configuration or a result says, or the library's text.
    ///
    /// Source: pkg/types/create/create.go DecodeVersion
    pub(crate) fn version_in(text: &[u8]) -> Result<String, String> {
        let failed = |problem: String| format!("decoding version from network config: {problem}");
        let document = Document::parse(text).map_err(|error| failed(error.to_string()))?;
        said(document.root()).map_err(|fault| failed(fault.to_string()))
    }

    /// Reads a result as the plugins of a line do.
    pub(crate) fn parse_for(text: &[u8], version: Option<&str>, plugins: Plugins) -> Result<Self, ResultError> {
        let failed = |problem: String| ResultError::UndecodableResult { problem };
        let document = Document::parse(text);
        let said = match version {
            Some(version) => version.to_owned(),
            None => Self::version_in(text).map_err(failed)?,
        };
        let family = Family::of(&said).ok_or(ResultError::UnsupportedResultVersion { version: said })?;
        let document = document.map_err(|error| failed(error.to_string()))?;
        let mut result = decode(document.root(), family, plugins).map_err(|fault| failed(fault.to_string()))?;
        let supported = family.versions_for(plugins);
        if !supported.contains(&result.version.as_str()) {
            return Err(ResultError::OtherResultVersion { version: result.version, supported });
        }
        if result.version.is_empty() {
            result.version = OLDEST.to_owned();
        }
        Ok(result)
    }
}

fn said(node: Node<'_>) -> Result<String, Fault> {
    const CONFIG: &str = r#"struct { CNIVersion string "json:\"cniVersion\"" }"#;
    let version = Decoder::run(node, |decoder, node, version: &mut String| {
        decoder.object(node, CONFIG, &["cniVersion"], |decoder, _, value| decoder.string(value, version));
    })?;
    Ok(if version.is_empty() { OLDEST.to_owned() } else { version })
}

fn decode(node: Node<'_>, family: Family, plugins: Plugins) -> Result<VersionedResult, Fault> {
    let (fields, go_type): (&[&str], _) = match family {
        Family::V02 => (&["cniVersion", "ip4", "ip6", "dns"], "types020.Result"),
        Family::V04 => (&["cniVersion", "interfaces", "ips", "routes", "dns"], "types040.Result"),
        Family::V1 => (&["cniVersion", "interfaces", "ips", "routes", "dns"], "types100.Result"),
    };
    Decoder::run(node, |decoder, node, result: &mut VersionedResult| {
        decoder.object(node, go_type, fields, |decoder, tag, value| match tag {
            "cniVersion" => decoder.string(value, &mut result.version),
            "ip4" => own(decoder, value, &mut result.ip4, |node| side(node, plugins)),
            "ip6" => own(decoder, value, &mut result.ip6, |node| side(node, plugins)),
            "interfaces" => {
                let list = if family == Family::V1 { "[]*types100.Interface" } else { "[]*types040.Interface" };
                decoder.list(value, list, &mut result.interfaces, |decoder, node, slot| {
                    decoder
                        .pointer(node, slot, |decoder, node, target| interface(decoder, node, target, family, plugins));
                });
            }
            "ips" => {
                let list = if family == Family::V1 { "[]*types100.IPConfig" } else { "[]*types040.IPConfig" };
                decoder.list(value, list, &mut result.ips, |decoder, node, slot| {
                    own(decoder, node, slot, |node| address(node, family));
                });
            }
            "routes" => decoder.list(value, "[]*types.Route", &mut result.routes, |decoder, node, slot| {
                own(decoder, node, slot, |node| Route::decode(node, plugins));
            }),
            _ => dns(decoder, value, &mut result.dns),
        });
    })
}

/// A pointer to a type that reads itself.
fn own<T>(
    decoder: &mut Decoder,
    node: Node<'_>,
    target: &mut Option<T>,
    read: impl FnOnce(Node<'_>) -> Result<Option<T>, Fault>,
) {
    if node.is_null() {
        *target = None;
    } else {
        decoder.own(node, target, read);
    }
}

fn side(node: Node<'_>, plugins: Plugins) -> Result<Option<IpSide>, Fault> {
    Decoder::run(node, |decoder, node, side: &mut IpSide| {
        decoder.object(node, "types020.ipConfig", &["ip", "gateway", "routes"], |decoder, tag, value| match tag {
            "ip" => decoder.own(value, &mut side.ip, AddressNet::decode),
            "gateway" => decoder.text(value, "net.IP", &mut side.gateway, ip),
            _ => decoder.list(value, "[]types.Route", &mut side.routes, |decoder, node, slot| {
                decoder.own(node, slot, |node| Ok(Route::decode(node, plugins)?.unwrap_or_default()));
            }),
        });
    })
    .map(Some)
}

fn address(node: Node<'_>, family: Family) -> Result<Option<Ip>, Fault> {
    let (fields, go_type): (&[&str], _) = match family {
        Family::V1 => (&["interface", "address", "gateway"], "types100.ipConfig"),
        _ => (&["version", "interface", "address", "gateway"], "types040.ipConfig"),
    };
    Decoder::run(node, |decoder, node, target: &mut Ip| {
        decoder.object(node, go_type, fields, |decoder, tag, value| match tag {
            "version" => decoder.string(value, &mut target.version),
            "interface" => decoder.pointer(value, &mut target.interface, Decoder::int),
            "address" => decoder.own(value, &mut target.address, AddressNet::decode),
            _ => decoder.text(value, "net.IP", &mut target.gateway, ip),
        });
    })
    .map(Some)
}

fn interface(decoder: &mut Decoder, node: Node<'_>, target: &mut Interface, family: Family, plugins: Plugins) {
    let (fields, go_type): (&[&str], _) = match family {
        Family::V1 if plugins.knows_cni_1_1() => {
            (&["name", "mac", "mtu", "sandbox", "socketPath", "pciID"], "types100.Interface")
        }
        Family::V1 => (&["name", "mac", "sandbox"], "types100.Interface"),
        _ => (&["name", "mac", "sandbox"], "types040.Interface"),
    };
    decoder.object(node, go_type, fields, |decoder, tag, value| match tag {
        "name" => decoder.string(value, &mut target.name),
        "mac" => decoder.string(value, &mut target.mac),
        "mtu" => decoder.int(value, &mut target.mtu),
        "sandbox" => decoder.string(value, &mut target.sandbox),
        "socketPath" => decoder.string(value, &mut target.socket_path),
        _ => decoder.string(value, &mut target.pci_id),
    });
}
