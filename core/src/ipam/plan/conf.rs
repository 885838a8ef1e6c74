//! The configuration of one plugin of a list, and what a runtime puts into it.
//!
//! Source: containernetworking/cni libcni/conf.go NetworkPluginConfFromBytes, InjectConf

use std::collections::BTreeMap;
use std::fmt;

use crate::ipam::go_map::GoMap;
use crate::ipam::net_conf::NetConf;
use crate::json::Document;
use crate::release::Plugins;

/// A configuration, with what of it the library looks at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PluginConfig {
    /// The plugin: its `type`.
    pub kind: String,
    /// The `name` that the plugin's own object has; empty without one.
    pub name: String,
    /// The capabilities, with whether the plugin has them.
    pub capabilities: BTreeMap<String, bool>,
    /// The text.
    pub text: Vec<u8>,
}

/// Why a configuration can't be read; `Display` prints the library's text.
pub(super) enum ConfFault {
    Undecodable(String),
    MissingType,
}

impl fmt::Display for ConfFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Undecodable(problem) => write!(f, "error parsing configuration: {problem}"),
            Self::MissingType => f.write_str("error parsing configuration: missing 'type'"),
        }
    }
}

impl PluginConfig {
    pub(super) fn parse(text: Vec<u8>) -> Result<Self, ConfFault> {
        let document = Document::parse(text.as_slice()).map_err(|error| ConfFault::Undecodable(error.to_string()))?;
        let conf = NetConf::read(document.root(), Plugins::default())
            .map_err(|fault| ConfFault::Undecodable(fault.to_string()))?;
        if conf.kind.is_empty() {
            return Err(ConfFault::MissingType);
        }
        let NetConf { kind, name, capabilities, .. } = conf;
        Ok(Self { kind, name, capabilities, text })
    }

    /// The configuration with these members in place of its own, in the order of their names; the error is the library's.
    pub(super) fn inject(&self, members: Vec<(&str, Vec<u8>)>) -> Result<Self, String> {
        let mut config =
            GoMap::parse(&self.text).map_err(|problem| format!("unmarshal existing network bytes: {problem}"))?;
        for (name, text) in members {
            config.insert(name, text);
        }
        Self::parse(config.text()).map_err(|fault| fault.to_string())
    }
}
