//! A network configuration list as the library loads it.
//!
//! Source: containernetworking/cni libcni/conf.go NetworkConfFromBytes

use std::cmp::Ordering;

use super::conf::{ConfFault, PluginConfig};
use super::list_error::ListError;
use crate::gotext::to_lower;
use crate::ipam::cni::compare;
use crate::ipam::decode::Decoder;
use crate::ipam::go_map::any_text;
use crate::json::{Document, Kind, Node};

/// A configuration list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct NetworkList {
    /// The name of the network.
    pub name: String,
    /// The version, as it is written; empty if it is absent. It can be one that no plugin has.
    pub cni_version: String,
    /// Whether CHECK does nothing.
    pub disable_check: bool,
    /// Whether GC does nothing.
    pub disable_gc: bool,
    /// Whether a runtime loads no plugins from other files.
    pub load_only_inlined_plugins: bool,
    /// The plugins, in the order of ADD; empty if the list has no `plugins`.
    pub plugins: Vec<PluginConfig>,
}

/// The newest version that the library knows.
const NEWEST: &str = "1.1.0";

/// Up to so many elements, Go sorts by insertion.
///
/// Source: golang/go src/slices/zsortanyfunc.go pdqsortCmpFunc
const SORTED_BY_INSERTION: usize = 12;

impl NetworkList {
    /// Loads a list from its text.
    ///
    /// A runtime that loads a file also adds the plugins of the folder beside it that is named as the network is; they are
    /// no part of the list here.
    ///
    /// # Errors
    ///
    /// [`ListError`], with the library's text.
    pub fn parse(text: &[u8]) -> Result<Self, ListError> {
        let undecodable = |problem: String| ListError::UndecodableList { problem };
        let document = Document::parse(text).map_err(|error| undecodable(error.to_string()))?;
        let root = document.root();
        Decoder::run(root, |decoder, node, (): &mut ()| decoder.map(node, "map[string]interface {}", Decoder::any))
            .map_err(|fault| undecodable(fault.to_string()))?;
        let name = root.member("name").ok_or(ListError::NoListName)?;
        let name = name.as_str().ok_or(ListError::InvalidNameType { found: go_type(name) })?.into_owned();
        let versions = versions(root)?;
        let mut list = Self { name, cni_version: versions.first().cloned().unwrap_or_default(), ..Self::default() };
        list.disable_check = switch(root, "disableCheck")?;
        list.disable_gc = switch(root, "disableGC")?;
        list.load_only_inlined_plugins = switch(root, "loadOnlyInlinedPlugins")?;
        let Some(plugins) = root.member("plugins") else {
            return if list.load_only_inlined_plugins { Err(ListError::NoPluginsKey) } else { list.known(versions) };
        };
        if plugins.kind() != Kind::Array {
            return Err(ListError::InvalidPluginsType { found: go_type(plugins) });
        }
        let each = plugins.elements().enumerate().map(|(index, node)| {
            PluginConfig::parse(any_text(node)).map_err(|fault| match fault {
                ConfFault::Undecodable(problem) => ListError::UndecodablePlugin { index, problem },
                ConfFault::MissingType => ListError::MissingPluginType { index },
            })
        });
        list.plugins = each.collect::<Result<_, _>>()?;
        if list.plugins.is_empty() { Err(ListError::NoPluginsInList) } else { list.known(versions) }
    }

    /// The list, unless its version is one of several spellings.
    fn known(self, spellings: Vec<String>) -> Result<Self, ListError> {
        if spellings.len() > 1 { Err(ListError::UnknownVersion { spellings }) } else { Ok(self) }
    }
}

/// The name of a value's type in a `map[string]any`.
fn go_type(node: Node<'_>) -> &'static str {
    match node.kind() {
        Kind::Null => "<nil>",
        Kind::Bool => "bool",
        Kind::Number => "float64",
        Kind::String => "string",
        Kind::Array => "[]interface {}",
        Kind::Object => "map[string]interface {}",
    }
}

/// The version: the highest one that the library knows, if there are several; the spellings that it can have where that
/// is not modelled.
fn versions(root: Node<'_>) -> Result<Vec<String>, ListError> {
    let own = match root.member("cniVersion") {
        Some(node) => node.as_str().ok_or(ListError::InvalidCniVersionType { found: go_type(node) })?.into_owned(),
        None => String::new(),
    };
    let Some(node) = root.member("cniVersions") else { return Ok(vec![own]) };
    if node.kind() != Kind::Array {
        return Err(ListError::InvalidCniVersionsType);
    }
    let mut versions = Vec::new();
    for (index, element) in node.elements().enumerate() {
        let found = go_type(element);
        let version = element.as_str().ok_or(ListError::InvalidCniVersionsElement { index, found })?.into_owned();
        match compare(&version, NEWEST) {
            Ok(order) if order.is_gt() => {}
            Ok(_) => versions.push(version),
            Err(problem) => return Err(ListError::InvalidCniVersions { index, version, problem }),
        }
    }
    if !own.is_empty() {
        match compare(&own, NEWEST) {
            Ok(order) if order.is_gt() => {}
            Ok(_) => versions.push(own.clone()),
            Err(problem) => return Err(ListError::InvalidCniVersion { version: own, problem }),
        }
    }
    Ok(highest(versions).unwrap_or_else(|| vec![own]))
}

/// The last of the versions when Go has sorted them, or the spellings that it can have.
fn highest(versions: Vec<String>) -> Option<Vec<String>> {
    let is_known = versions.len() <= SORTED_BY_INSERTION;
    // Sorted by insertion, where one of two spellings of a version counts as the lower one wherever it stands.
    let mut sorted: Vec<String> = Vec::new();
    for version in versions {
        let is_above = |other: &String| *other == version || compare(&version, other).is_ok_and(Ordering::is_gt);
        let place = sorted.iter().rposition(is_above).map_or(0, |place| place.saturating_add(1));
        sorted.insert(place, version);
    }
    let last = sorted.pop()?;
    if is_known {
        return Some(vec![last]);
    }
    sorted.retain(|other| compare(other, &last).is_ok_and(Ordering::is_eq));
    sorted.push(last);
    sorted.sort();
    sorted.dedup();
    Some(sorted)
}

/// A boolean, which may be written as a string.
fn switch(root: Node<'_>, key: &'static str) -> Result<bool, ListError> {
    let Some(node) = root.member(key) else { return Ok(false) };
    if let Some(value) = node.as_bool() {
        return Ok(value);
    }
    let text = node.as_str().ok_or(ListError::InvalidSwitchType { key, found: go_type(node) })?;
    match to_lower(&text) {
        value if value == "false" => Ok(false),
        value if value == "true" => Ok(true),
        value => Err(ListError::InvalidSwitchValue { key, value }),
    }
}
