//! Why an operation of a runtime ends in an error.

use serde::Serialize;

use crate::gotext::quote;

/// Why an operation fails; `Display` prints the library's text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum PlanError {
    /// ADD ends at a plugin: it failed, or the library refused to call it, or could not read what it answered.
    #[error("plugin {} failed (add): {problem}", described(plugin, name.as_deref()))]
    AddFailed {
        /// The plugin.
        plugin: String,
        /// The name that the plugin's own object has.
        #[serde(skip_serializing_if = "Option::is_none")]
        name: Option<String>,
        /// The text of the error.
        problem: String,
    },
    /// DEL ends at a plugin.
    #[error("plugin {} failed (delete): {problem}", described(plugin, name.as_deref()))]
    DeleteFailed {
        /// The plugin.
        plugin: String,
        /// The name that the plugin's own object has.
        #[serde(skip_serializing_if = "Option::is_none")]
        name: Option<String>,
        /// The text of the error.
        problem: String,
    },
    /// CHECK ends at a plugin.
    #[error("{problem}")]
    CheckFailed {
        /// The plugin.
        plugin: String,
        /// The text of the error.
        problem: String,
    },
    /// STATUS ends at a plugin.
    #[error("{problem}")]
    StatusFailed {
        /// The plugin.
        plugin: String,
        /// The text of the error.
        problem: String,
    },
    /// GC went on to its end with errors.
    #[error("{}", problems.join("\n"))]
    GcFailed {
        /// The texts of the errors.
        problems: Vec<String>,
    },
    /// The list's version has no CHECK.
    #[error("configuration version {} does not support the CHECK command", quote(version))]
    CheckNotSupported {
        /// The version.
        version: String,
    },
    /// The list's version is none.
    #[error("{problem}")]
    ListVersionInvalid {
        /// Go's text.
        problem: String,
    },
    /// The result of the ADD can't be used.
    #[error("failed to get network {} cached result: {problem}", quote(network))]
    CachedResultUnusable {
        /// The network.
        network: String,
        /// The text of the error.
        problem: String,
    },
    /// The result of the ADD can't be kept.
    #[error("failed to set network {} cached result: {problem}", quote(network))]
    ResultNotCached {
        /// The network.
        network: String,
        /// The text of the error.
        problem: String,
    },
}

/// Source: containernetworking/cni libcni/api.go pluginDescription
fn described(plugin: &str, name: Option<&str>) -> String {
    let name = name.map(|name| format!(" name={}", quote(name))).unwrap_or_default();
    format!("type={}{name}", quote(plugin))
}
