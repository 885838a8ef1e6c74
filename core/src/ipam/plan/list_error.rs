//! Why the library refuses a configuration list.

use serde::Serialize;

use crate::gotext::quote;
use crate::ipam::decision::IpamNeed;

/// Why a list can't be loaded; `Display` prints the library's text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum ListError {
    /// The text is no JSON object.
    #[error("error parsing configuration list: {problem}")]
    UndecodableList {
        /// Go's text.
        problem: String,
    },
    /// There is no `name`.
    #[error("error parsing configuration list: no name")]
    NoListName,
    /// `name` is not a string.
    #[error("error parsing configuration list: invalid name type {found}")]
    InvalidNameType {
        /// The Go type that was found.
        found: &'static str,
    },
    /// `cniVersion` is not a string.
    #[error("error parsing configuration list: invalid cniVersion type {found}")]
    InvalidCniVersionType {
        /// The Go type that was found.
        found: &'static str,
    },
    /// `cniVersions` is not a list; the library names the type that it wanted.
    #[error("error parsing configuration list: invalid type for cniVersions: []interface {{}}")]
    InvalidCniVersionsType,
    /// An element of `cniVersions` is not a string.
    #[error("error parsing configuration list: invalid type for cniVersions index {index}: {found}")]
    InvalidCniVersionsElement {
        /// Its index.
        index: usize,
        /// The Go type that was found.
        found: &'static str,
    },
    /// An element of `cniVersions` is not a version.
    #[error("error parsing configuration list: invalid cniVersions entry {version} at index {index}: {problem}")]
    InvalidCniVersions {
        /// Its index.
        index: usize,
        /// The element.
        version: String,
        /// Go's text.
        problem: String,
    },
    /// `cniVersion` is not a version, beside `cniVersions`.
    #[error("error parsing configuration list: invalid cniVersion {version}: {problem}")]
    InvalidCniVersion {
        /// The text.
        version: String,
        /// Go's text.
        problem: String,
    },
    /// A switch is neither a boolean nor a string.
    #[error("error parsing configuration list: invalid type {found} for {key}")]
    InvalidSwitchType {
        /// Its key, such as `disableCheck`.
        key: &'static str,
        /// The Go type that was found.
        found: &'static str,
    },
    /// A switch is a string that is neither `true` nor `false`.
    #[error("error parsing configuration list: invalid value {} for {key}", quote(value))]
    InvalidSwitchValue {
        /// Its key, such as `disableCheck`.
        key: &'static str,
        /// The string in lower case.
        value: String,
    },
    /// `loadOnlyInlinedPlugins` is true, and there are no plugins to load.
    #[error("error parsing configuration list: `loadOnlyInlinedPlugins` is true, and no 'plugins' key")]
    NoPluginsKey,
    /// `plugins` is not a list.
    #[error("error parsing configuration list: invalid 'plugins' type {found}")]
    InvalidPluginsType {
        /// The Go type that was found.
        found: &'static str,
    },
    /// `plugins` is empty.
    #[error("error parsing configuration list: no plugins in list")]
    NoPluginsInList,
    /// A plugin's configuration can't be decoded.
    #[error("failed to parse plugin config {index}: error parsing configuration: {problem}")]
    UndecodablePlugin {
        /// Its index.
        index: usize,
        /// Go's text.
        problem: String,
    },
    /// A plugin's configuration has no `type`.
    #[error("failed to parse plugin config {index}: error parsing configuration: missing 'type'")]
    MissingPluginType {
        /// Its index.
        index: usize,
    },
    /// The list's version is not modelled, so that it is unknown; this has no text of the library.
    #[error("{}", IpamNeed::VersionNotModelled { spellings: spellings.clone() })]
    UnknownVersion {
        /// The spellings of the highest version, one of which it is.
        spellings: Vec<String>,
    },
}
