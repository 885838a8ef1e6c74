//! The plugin `autopath`: its options. What it does with a query stands in `autopath/serve.rs`.

mod serve;

use crate::dns::corefile::plugin::autopath::{AutopathOptions, SearchPath};

use super::zones::Zones;

/// An `autopath` directive.
#[derive(Debug, Clone)]
pub(crate) struct Autopath {
    zones: Zones,
    plugin: Option<String>,
    search: SearchPath,
}

impl Autopath {
    pub(super) fn new(options: &AutopathOptions) -> Self {
        Self { zones: Zones::new(&options.zones), plugin: options.plugin.clone(), search: options.search.clone() }
    }
}
