//! The options of `autopath`, which walks a Pod's search path on the server.

use super::super::{Context, Dispenser, FileText, SetupError, normalize};

/// The options of `autopath` in a server block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AutopathOptions {
    /// The zones, absolute and in lower case: the arguments, else the keys of the server block.
    pub zones: Vec<String>,
    /// The plugin that knows the search path of a client (`@kubernetes`).
    pub plugin: Option<String>,
    /// The search path of a file.
    pub search: SearchPath,
}

/// The search path that `autopath` reads in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SearchPath {
    /// No file is read.
    None,
    /// The zones to search, absolute and in lower case.
    Zones(Vec<String>),
    /// The file was not given.
    NotGiven {
        /// Its path.
        path: String,
    },
}

/// Reads the words of all uses of `autopath` in a server block; of several the last one counts.
///
/// Source: coredns/coredns plugin/autopath/setup.go
pub fn parse(dispenser: &mut Dispenser<'_>, context: &Context<'_>) -> Result<AutopathOptions, SetupError> {
    let mut options = AutopathOptions { zones: Vec::new(), plugin: None, search: SearchPath::None };
    while dispenser.next_token() {
        let words = dispenser.remaining_tokens();
        let Some((source, zones)) = words.split_last() else {
            return Err(dispenser.bare("no resolv-conf specified"));
        };
        let source = &*source.text;
        match source.strip_prefix('@') {
            Some(plugin) => options.plugin = Some(plugin.to_owned()),
            None => {
                options.search = match context.file(source) {
                    FileText::Text(text) => SearchPath::Zones(search(text)),
                    FileText::Folder => SearchPath::Zones(Vec::new()),
                    FileText::NotGiven => SearchPath::NotGiven { path: source.to_owned() },
                    FileText::Missing => {
                        let problem = format!("open {source}: no such file or directory");
                        return Err(
                            dispenser.bare(format!("failed to parse {}: {problem}", crate::gotext::quote(source)))
                        );
                    }
                };
            }
        }
        options.zones = context.plugin_zones(zones);
    }
    Ok(options)
}

/// The search path in the text of a resolv.conf.
///
/// Source: miekg/dns clientconfig.go ClientConfigFromReader
pub(crate) fn search(text: &str) -> Vec<String> {
    let mut search = Vec::new();
    for line in text.lines() {
        let mut words = line.split_whitespace();
        match words.next() {
            Some("domain") => search = words.take(1).map(normalize).collect(),
            Some("search") => search = words.map(normalize).collect(),
            _ => {}
        }
    }
    search
}
