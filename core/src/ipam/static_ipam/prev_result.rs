//! The result of before, in the text from which the library reads it.
//!
//! Source: containernetworking/cni pkg/version/version.go ParsePrevResult

use super::error::StaticError;
use crate::ipam::go_map::GoMap;
use crate::ipam::net_conf::NetConf;
use crate::json::{Node, string};
use crate::release::Plugins;

/// The result of before.
pub(super) struct PrevResult {
    /// The version of the configuration, whose type of result reads the text.
    pub(super) version: String,
    pub(super) text: Vec<u8>,
}

/// The result of before, printed from the map that it is read into, in which the configuration's version stands under a
/// key that a version of the result itself overrules.
pub(super) fn prev_result(node: Node<'_>, plugins: Plugins) -> Result<Option<PrevResult>, StaticError> {
    let conf =
        NetConf::read(node, plugins).map_err(|fault| StaticError::UndecodableNetConf { problem: fault.to_string() })?;
    if conf.prev_result.is_empty() {
        return Ok(None);
    }
    let mut members = GoMap::default();
    conf.prev_result.iter().for_each(|map| members.extend(*map));
    // Its own is empty, or absent.
    if members.get("CNIVersion").is_none_or(|own| own == b"\"\"") {
        let mut version = Vec::new();
        string::encode(&conf.cni_version, &mut version);
        members.insert("CNIVersion", version);
    }
    let text = members.text();
    Ok(Some(PrevResult { version: conf.cni_version, text }))
}
