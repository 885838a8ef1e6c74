//! The result of before, in the text from which the library reads it.
//!
//! Source: containernetworking/cni pkg/version/version.go ParsePrevResult

use std::collections::BTreeMap;

use super::error::StaticError;
use crate::ipam::net_conf::NetConf;
use crate::json::{Node, any, format_float64, string};
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
    let mut members: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    for member in conf.prev_result.iter().flat_map(|map| map.members()) {
        let mut value = Vec::new();
        any::print(member.value, &mut value, |text, out| {
            out.extend_from_slice(format_float64(text.parse().unwrap_or_default()).as_bytes());
        });
        members.insert(member.name().into_owned(), value);
    }
    let mut version = Vec::new();
    string::encode(&conf.cni_version, &mut version);
    let own = members.entry("CNIVersion".to_owned()).or_default();
    if own.is_empty() || own.as_slice() == b"\"\"" {
        *own = version;
    }
    let mut text = vec![b'{'];
    for (name, value) in &members {
        if text.len() > 1 {
            text.push(b',');
        }
        string::encode(name, &mut text);
        text.push(b':');
        text.extend_from_slice(value);
    }
    text.push(b'}');
    Ok(Some(PrevResult { version: conf.cni_version, text }))
}
