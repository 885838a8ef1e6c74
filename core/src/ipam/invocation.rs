//! One call of a plugin: its variables and its standard input, checked as the CNI library does.
//!
//! Source: containernetworking/cni pkg/skel/skel.go, pkg/utils/utils.go

use std::collections::BTreeMap;

use super::cni::{ProtocolError, at_least, supported_versions};
use super::decode::Decoder;
use super::profile::Profile;
use crate::json::{Document, Node};
use crate::release::Plugins;

/// How a plugin is called: the variables of its environment, and its standard input.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Invocation {
    /// The environment.
    pub env: BTreeMap<String, String>,
    /// The configuration.
    pub stdin: Vec<u8>,
}

/// A command of the protocol.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Command {
    Add,
    Check,
    Del,
    Gc,
    Status,
    Version,
}

impl Command {
    fn parse(text: &str, plugins: Plugins, profile: Profile) -> Option<Self> {
        match text {
            "ADD" => Some(Self::Add),
            "CHECK" => Some(Self::Check),
            "DEL" => Some(Self::Del),
            "GC" if plugins.knows_cni_1_1() || profile.is_safe() => Some(Self::Gc),
            "STATUS" if plugins.knows_cni_1_1() => Some(Self::Status),
            "VERSION" => Some(Self::Version),
            _ => None,
        }
    }

    /// Whether the command is about one container.
    fn is_of_a_container(self) -> bool {
        matches!(self, Self::Add | Self::Check | Self::Del)
    }
}

impl Invocation {
    /// A variable; empty if it is absent.
    pub(crate) fn variable(&self, name: &str) -> &str {
        self.env.get(name).map_or("", String::as_str)
    }

    /// The command, if its variables are there and correct; `None` if none is set.
    ///
    /// Source: skel.go getCmdArgsFromEnv
    pub(crate) fn command(&self, plugins: Plugins, profile: Profile) -> Result<Option<Named<'_>>, ProtocolError> {
        let text = self.variable("CNI_COMMAND");
        let command = Command::parse(text, plugins, profile);
        let of_a_container = command.is_some_and(Command::is_of_a_container);
        let mut names = Vec::new();
        for (name, required) in [
            ("CNI_COMMAND", true),
            ("CNI_CONTAINERID", of_a_container),
            ("CNI_NETNS", matches!(command, Some(Command::Add | Command::Check))),
            ("CNI_IFNAME", of_a_container),
            ("CNI_PATH", of_a_container || matches!(command, Some(Command::Gc | Command::Status))),
        ] {
            if !required {
                continue;
            }
            match (self.variable(name), name) {
                ("", _) => names.push(name),
                (id, "CNI_CONTAINERID") if plugins.checks_variables_as_read() => container_id(id)?,
                (ifname, "CNI_IFNAME") if plugins.checks_variables_as_read() => interface_name(ifname)?,
                _ => {}
            }
        }
        if text.is_empty() {
            return Ok(None);
        }
        if !names.is_empty() {
            return Err(ProtocolError::MissingVariables { names });
        }
        Ok(Some(Named { text, command }))
    }

    /// The configuration, if it is one that has a name.
    ///
    /// Source: skel.go validateConfig
    pub(crate) fn config(&self) -> Result<(Document, String), ProtocolError> {
        const CONFIG: &str = r#"struct { Name string "json:\"name\"" }"#;
        let failed = |problem: String| ProtocolError::UndecodableConfig { problem };
        let document = Document::parse(self.stdin.as_slice()).map_err(|error| failed(error.to_string()))?;
        let name = Decoder::run(document.root(), |decoder, node, name: &mut String| {
            decoder.object(node, CONFIG, &["name"], |decoder, _, value| decoder.string(value, name));
        });
        let name = name.map_err(|fault| failed(fault.to_string()))?;
        if name.is_empty() {
            return Err(ProtocolError::MissingNetworkName);
        }
        if !is_name(&name) {
            return Err(ProtocolError::InvalidNetworkName { name });
        }
        Ok((document, name))
    }

    /// What plugins check after the configuration that check no variable before.
    ///
    /// Source: skel.go pluginMain
    pub(crate) fn check_variables(&self, plugins: Plugins) -> Result<(), ProtocolError> {
        if plugins.checks_variables_as_read() {
            return Ok(());
        }
        match self.variable("CNI_CONTAINERID") {
            "" => return Err(ProtocolError::MissingContainerId),
            id => container_id(id)?,
        }
        match self.variable("CNI_IFNAME") {
            "" => Err(ProtocolError::EmptyInterfaceName),
            ifname => interface_name(ifname),
        }
    }
}

/// The command as it is written, with the one that it is.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Named<'a> {
    pub(crate) text: &'a str,
    pub(crate) command: Option<Command>,
}

/// The version of a configuration, if the plugin has the command in it.
///
/// Source: skel.go pluginMain, checkVersionAndCall
pub(crate) fn version_of(node: Node<'_>, command: Command, plugins: Plugins) -> Result<(), ProtocolError> {
    const CONFIG: &str = r#"struct { CNIVersion string "json:\"cniVersion\"" }"#;
    let version = Decoder::run(node, |decoder, node, version: &mut String| {
        decoder.object(node, CONFIG, &["cniVersion"], |decoder, _, value| decoder.string(value, version));
    });
    let invalid = |problem: String| ProtocolError::InvalidVersion { problem };
    let mut version = version.map_err(|fault| invalid(format!("decoding version from network config: {fault}")))?;
    if version.is_empty() {
        version = "0.1.0".to_owned();
    }
    let supported = supported_versions(plugins);
    let gate = match command {
        Command::Check => Some(("CHECK", "0.4.0")),
        // A line without version 1.1.0 has the command only in the profile `safe`.
        Command::Gc => plugins.knows_cni_1_1().then_some(("GC", "1.1.0")),
        Command::Status => Some(("STATUS", "1.1.0")),
        _ => None,
    };
    if let Some((command, oldest)) = gate {
        if !at_least(&version, oldest).map_err(invalid)? {
            return Err(ProtocolError::ConfigVersionTooOld { command });
        }
        let mut newer = supported.iter().filter(|known| at_least(known, &version) == Ok(true));
        if newer.next().is_none() {
            return Err(ProtocolError::ConfigVersionTooNew { command });
        }
    }
    if supported.contains(&version.as_str()) {
        Ok(())
    } else {
        Err(ProtocolError::IncompatibleVersions { version, supported })
    }
}

/// `^[a-zA-Z0-9][a-zA-Z0-9_.\-]*$`, for containers and networks.
pub(super) fn is_name(text: &str) -> bool {
    let more = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'-');
    text.bytes().next().is_some_and(|first| first.is_ascii_alphanumeric()) && text.bytes().all(more)
}

/// Whether a plugin takes the container's id, which is not empty.
///
/// Source: pkg/utils/utils.go ValidateContainerID
pub(super) fn container_id(id: &str) -> Result<(), ProtocolError> {
    if is_name(id) { Ok(()) } else { Err(ProtocolError::InvalidContainerId { value: id.to_owned() }) }
}

/// Whether a plugin takes the name of the interface, which is not empty.
///
/// Source: pkg/utils/utils.go ValidateInterfaceName
pub(super) fn interface_name(ifname: &str) -> Result<(), ProtocolError> {
    match ifname {
        _ if ifname.len() > 15 => Err(ProtocolError::LongInterfaceName),
        "." | ".." => Err(ProtocolError::DotInterfaceName),
        _ if ifname.contains(|letter: char| matches!(letter, '/' | ':') || letter.is_whitespace()) => {
            Err(ProtocolError::InvalidInterfaceName)
        }
        _ => Ok(()),
    }
}
