//! The IPAM plugins that are modelled, by the names of their programs.

use crate::json::Node;

/// An IPAM plugin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Plugin {
    /// host-local.
    #[default]
    HostLocal,
    /// static.
    Static,
}

impl Plugin {
    /// Every plugin that is modelled.
    pub const ALL: [Self; 2] = [Self::HostLocal, Self::Static];

    /// The name of the program.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::HostLocal => "host-local",
            Self::Static => "static",
        }
    }

    /// The plugin that a configuration names in `ipam.type`, host-local without a name; the name of any other one.
    pub(super) fn of(node: Node<'_>) -> Result<Self, String> {
        let named = node.member("ipam").and_then(|ipam| ipam.member("type")).and_then(|name| name.as_str());
        let Some(name) = named.filter(|name| !name.is_empty()) else { return Ok(Self::default()) };
        Self::ALL.into_iter().find(|plugin| plugin.as_str() == name).ok_or_else(|| name.into_owned())
    }
}
