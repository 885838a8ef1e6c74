//! One call of a plan, and what is assumed of the plugins.

use std::collections::BTreeMap;
use std::fmt;

use serde::Serialize;

/// One call of a plugin.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct PlannedCall {
    /// The plugin.
    pub plugin: String,
    /// The command: also in the environment.
    pub command: &'static str,
    /// The variables that the library sets, beside those of the runtime's own environment.
    pub env: BTreeMap<&'static str, String>,
    /// The configuration on standard input.
    pub stdin: String,
}

/// What a plan takes for granted; `Display` prints it as the wire does.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum PlanAssumption {
    /// A plugin succeeds, of which no answer is given. It is taken for every command but ADD.
    PluginSucceeds {
        /// The plugin.
        plugin: String,
    },
}

impl PlanAssumption {
    /// The word that stands for the assumption on the wire, without its fact.
    pub fn code(&self) -> &'static str {
        match self {
            Self::PluginSucceeds { .. } => "plugin-succeeds",
        }
    }

    /// The assumption as a sentence, without a full stop.
    pub fn sentence(&self) -> String {
        match self {
            Self::PluginSucceeds { plugin } => format!("the plugin {plugin} succeeds, of which no answer is given"),
        }
    }
}

impl fmt::Display for PlanAssumption {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::PluginSucceeds { plugin } => write!(f, "{}/{plugin}", self.code()),
        }
    }
}
