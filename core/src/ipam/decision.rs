//! What a plugin decides: the outcome, what it does to its state, and why.

use std::collections::BTreeMap;
use std::fmt;
use std::net::IpAddr;

use serde::{Serialize, Serializer};

use super::cni::CniResult;
use super::host_local::reason::HostLocalReason;
use super::ipam_plugin::Plugin;
use super::profile::Profile;
use super::refusal::Refusal;
use super::static_ipam::reason::StaticReason;
use crate::release::Plugins;

/// What a plugin decides.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Decision {
    /// How the call ends.
    pub outcome: Outcome,
    /// What it does to the directory, also when it fails.
    pub ops: Vec<Op>,
    /// Why it succeeds; an error is its own reason.
    pub reason: Option<PluginReason>,
    /// Behaviours of the reference that took effect.
    pub flags: Vec<Flag>,
}

impl Decision {
    pub(crate) fn of(outcome: Outcome) -> Self {
        Self { outcome, ops: Vec::new(), reason: None, flags: Vec::new() }
    }
}

/// How a call ends.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Outcome {
    /// ADD succeeds.
    Granted(CniResult),
    /// Another command succeeds.
    Done,
    /// The plugin reports an error.
    Refused(Refusal),
    /// The plugin panics.
    Crashed,
    /// It depends on what was not given.
    Unknown(Vec<IpamNeed>),
}

/// Why a call succeeds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum PluginReason {
    /// Why one of host-local does.
    HostLocal(HostLocalReason),
    /// Why one of static does.
    Static(StaticReason),
}

impl fmt::Display for PluginReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::HostLocal(reason) => reason.fmt(f),
            Self::Static(reason) => reason.fmt(f),
        }
    }
}

/// What of the plugin's machine an answer depends on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Env {
    /// The plugin that is called; `None` for the one that `ipam.type` names.
    pub plugin: Option<Plugin>,
    /// The line of the plugins.
    pub plugins: Plugins,
    /// Whether harmful behaviours of the plugins are modelled.
    pub profile: Profile,
    /// Whether the container's network namespace is the plugin's own.
    pub netns_is_own: bool,
    /// Files by their paths; `None` for one that does not exist.
    pub files: BTreeMap<String, Option<Vec<u8>>>,
}

/// A change of the directory of a network.
///
/// They are applied in order, and they stand beside an error too: a failed ADD can move cursors and remove leases.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "op", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Op {
    /// The directory is created.
    EnsureDir,
    /// The file of an address is created.
    CreateLease {
        /// The address, which is the file's name.
        ip: IpAddr,
        /// What the file holds: the container's id and the interface's name on two lines.
        owner: String,
    },
    /// The cursor of a set of ranges is written.
    SetCursor {
        /// The number of the set.
        set: usize,
        /// The address that it holds.
        ip: IpAddr,
    },
    /// The file of an address is removed.
    RemoveLease {
        /// The file's name.
        name: String,
    },
    /// Another file is removed: a cursor that a container's id matches, or a foreign file.
    RemoveFile {
        /// The file's name.
        name: String,
    },
}

/// A behaviour of the reference that does harm, or hangs on chance, and that took effect.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Flag {
    /// A failed ADD removed leases that the owner had before.
    OwnerWipedOnRollback,
    /// Files that hold only the container's id were removed.
    LegacyRemoved,
    /// A failed ADD moved a cursor.
    CursorMovedOnError,
    /// The order of a Go map decides: which requested address a set takes, or how an error lists them.
    OrderDependent,
    /// The address given out is the gateway of another range.
    GatewayOfOtherRange,
    /// The gateway of the result is not in its subnet.
    GatewayOutsideSubnet,
    /// GC removed a file that is no lease.
    ForeignFileCollected,
    /// GC got no list of valid attachments, and removed all leases.
    EverythingCollected,
}

impl Flag {
    /// Every flag.
    pub const ALL: [Self; 8] = [
        Self::OwnerWipedOnRollback,
        Self::LegacyRemoved,
        Self::CursorMovedOnError,
        Self::OrderDependent,
        Self::GatewayOfOtherRange,
        Self::GatewayOutsideSubnet,
        Self::ForeignFileCollected,
        Self::EverythingCollected,
    ];

    /// The word on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::OwnerWipedOnRollback => "owner-wiped-on-rollback",
            Self::LegacyRemoved => "legacy-removed",
            Self::CursorMovedOnError => "cursor-moved-on-error",
            Self::OrderDependent => "order-dependent",
            Self::GatewayOfOtherRange => "gateway-of-other-range",
            Self::GatewayOutsideSubnet => "gateway-outside-subnet",
            Self::ForeignFileCollected => "foreign-file-collected",
            Self::EverythingCollected => "everything-collected",
        }
    }

    /// The flag as a sentence, without a full stop.
    pub fn sentence(self) -> &'static str {
        match self {
            Self::OwnerWipedOnRollback => {
                "the roll-back of this failed ADD removed leases that the container had before"
            }
            Self::LegacyRemoved => "files that hold only the container's id were removed",
            Self::CursorMovedOnError => "this failed ADD moved a cursor",
            Self::OrderDependent => "the plugin takes the requested addresses in random order",
            Self::GatewayOfOtherRange => "the address is the gateway of another range",
            Self::GatewayOutsideSubnet => "the gateway is not in the subnet",
            Self::ForeignFileCollected => "GC removed a file that is not a lease",
            Self::EverythingCollected => "GC got no list of valid attachments, so that none is valid",
        }
    }
}

impl Serialize for Flag {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// Something that was not given, and that an answer about IPAM depends on.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum IpamNeed {
    /// What a file of the plugin's machine holds, or that it does not exist.
    File {
        /// The path.
        path: String,
    },
    /// The directory of the network; each network has one.
    Directory {
        /// The path.
        path: String,
    },
    /// What the plugin does with a folder in the place of one of its own files.
    FolderNotModelled {
        /// The name of the file.
        name: String,
    },
    /// What a plugin answers that is not modelled.
    PluginNotModelled {
        /// The plugin that `ipam.type` names.
        plugin: String,
    },
    /// What plugins of this line do with addresses that they count wrongly.
    AddressesNotModelled {
        /// The subnet or the ranges.
        ranges: String,
    },
    /// What a plugin answers to ADD.
    Result {
        /// The plugin.
        plugin: String,
    },
    /// The runtime's file on an attachment, or that there is none.
    CachedResult {
        /// The name of the file.
        file: String,
    },
    /// The runtime's files on the attachments of all networks.
    CachedAttachments,
    /// Which one of several spellings of the highest version a list of more than 12 versions ends with.
    VersionNotModelled {
        /// The spellings.
        spellings: Vec<String>,
    },
}

impl fmt::Display for IpamNeed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File { path } => write!(f, "what the file {path} holds, or that it does not exist"),
            Self::Directory { path } => write!(f, "the directory {path}"),
            Self::FolderNotModelled { name } => write!(f, "what the plugin does with the folder {name}"),
            Self::PluginNotModelled { plugin } => write!(f, "what the plugin {plugin} answers, which is not modelled"),
            Self::AddressesNotModelled { ranges } => {
                write!(f, "what plugins of this line do with {ranges}, whose addresses they count wrongly")
            }
            Self::Result { plugin } => write!(f, "what the plugin {plugin} answers to ADD"),
            Self::CachedResult { file } => {
                write!(f, "what the runtime's file {file} holds, or that it does not exist")
            }
            Self::CachedAttachments => f.write_str("the runtime's files on its attachments"),
            Self::VersionNotModelled { spellings } => {
                write!(f, "which of {} the library takes, which is not modelled", spellings.join(", "))
            }
        }
    }
}
