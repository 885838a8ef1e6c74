//! Errors of the protocol, which every plugin has, and how an error is printed.
//!
//! Source: containernetworking/cni pkg/types/types.go Error, pkg/skel/skel.go, pkg/utils/utils.go

use serde::Serialize;

use super::print::{indented, object, text};
use crate::gotext::quote;

/// Why a plugin ends before its own code, or after it; `Display` prints the `msg` of its error.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum ProtocolError {
    /// Variables of the environment that the command requires are absent or empty.
    #[error("required env variables [{}] missing", names.join(","))]
    MissingVariables {
        /// Their names.
        names: Vec<&'static str>,
    },
    /// `CNI_CONTAINERID` is empty, in plugins that check it for every command.
    #[error("missing containerID")]
    MissingContainerId,
    /// `CNI_CONTAINERID` has a character that is not allowed.
    #[error("invalid characters in containerID")]
    InvalidContainerId {
        /// The id.
        value: String,
    },
    /// `CNI_IFNAME` is empty, in plugins that check it for every command.
    #[error("interface name is empty")]
    EmptyInterfaceName,
    /// `CNI_IFNAME` has more than 15 bytes.
    #[error("interface name is too long")]
    LongInterfaceName,
    /// `CNI_IFNAME` is `.` or `..`.
    #[error("interface name is . or ..")]
    DotInterfaceName,
    /// `CNI_IFNAME` has a character that is not allowed.
    #[error("interface name contains / or : or whitespace characters")]
    InvalidInterfaceName,
    /// Standard input is not a configuration.
    #[error("error unmarshall network config: {problem}")]
    UndecodableConfig {
        /// Go's text.
        problem: String,
    },
    /// The configuration has no `name`.
    #[error("missing network name")]
    MissingNetworkName,
    /// The `name` has a character that is not allowed.
    #[error("invalid characters found in network name")]
    InvalidNetworkName {
        /// The name.
        name: String,
    },
    /// The command is not one of the protocol.
    #[error("unknown CNI_COMMAND: {command}")]
    UnknownCommand {
        /// The command.
        command: String,
    },
    /// The configuration's `cniVersion` is not a version.
    #[error("{problem}")]
    InvalidVersion {
        /// Go's text.
        problem: String,
    },
    /// The plugin does not support the configuration's version.
    #[error("incompatible CNI versions")]
    IncompatibleVersions {
        /// The configuration's version.
        version: String,
        /// Those of the plugin.
        supported: &'static [&'static str],
    },
    /// The configuration's version does not have the command.
    #[error("config version does not allow {command}")]
    ConfigVersionTooOld {
        /// The command.
        command: &'static str,
    },
    /// The plugin supports no version that is as new as the configuration's.
    #[error("plugin version does not allow {command}")]
    ConfigVersionTooNew {
        /// The command.
        command: &'static str,
    },
    /// The container's network namespace is the plugin's own: the work is done, and reported as failed.
    #[error("plugin's netns and netns from CNI_NETNS should not be the same")]
    SameNamespace,
}

impl ProtocolError {
    /// The `code` of the plugin's error.
    pub fn number(&self) -> u32 {
        match self {
            Self::IncompatibleVersions { .. } | Self::ConfigVersionTooOld { .. } | Self::ConfigVersionTooNew { .. } => {
                1
            }
            Self::MissingContainerId => 3,
            Self::MissingVariables { .. }
            | Self::InvalidContainerId { .. }
            | Self::EmptyInterfaceName
            | Self::LongInterfaceName
            | Self::DotInterfaceName
            | Self::InvalidInterfaceName
            | Self::UnknownCommand { .. } => 4,
            Self::UndecodableConfig { .. } | Self::InvalidVersion { .. } => 6,
            Self::MissingNetworkName | Self::InvalidNetworkName { .. } => 7,
            Self::SameNamespace => 8,
        }
    }

    /// The `details` of the plugin's error; empty without any.
    pub fn details(&self) -> String {
        match self {
            Self::InvalidContainerId { value } => value.clone(),
            Self::LongInterfaceName => "interface name should be less than 16 characters".to_owned(),
            Self::InvalidNetworkName { name } => name.clone(),
            Self::IncompatibleVersions { version, supported } => {
                let supported: Vec<_> = supported.iter().map(|version| quote(version)).collect();
                format!("config is {}, plugin supports [{}]", quote(version), supported.join(" "))
            }
            _ => String::new(),
        }
    }
}

/// An error as a plugin prints it on standard output: its `code`, its `msg`, and its `details` if there are any.
///
/// # Examples
///
/// ```
/// let text = nocluster::ipam::cni::printed(999, "open /x: permission denied", "");
/// assert_eq!(text, "{\n    \"code\": 999,\n    \"msg\": \"open /x: permission denied\"\n}");
/// ```
pub fn printed(number: u32, msg: &str, details: &str) -> String {
    let details = (!details.is_empty()).then(|| text(details));
    let members = vec![("code", Some(number.to_string().into_bytes())), ("msg", Some(text(msg))), ("details", details)];
    indented(object(members, false))
}
