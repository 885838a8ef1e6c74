//! The Corefile: lexer, parser, options of the plugins.

mod address;
mod block;
mod block_lint;
mod dispenser;
mod domain_name;
mod environment;
mod files;
mod finding;
mod findings;
mod format;
mod imported;
mod interfaces;
mod kubeadm;
mod lexer;
mod limits;
mod lint;
mod listener;
mod load;
mod machine;
mod option_lint;
mod parser;
mod path;
pub mod plugin;
mod setup;
mod syntax_error;
mod token;
mod transport;
mod words;
mod zone;
mod zone_set;

pub use crate::severity::Severity;
pub use address::{ZoneError, normalize, zones_of};
pub use block::Block;
pub use dispenser::Dispenser;
pub use environment::Environment;
pub use files::{FileText, Files};
pub use finding::{Finding, Problem};
pub use format::format;
pub use imported::Import;
pub use interfaces::Interfaces;
pub use kubeadm::KUBEADM;
pub use lint::Lint;
pub use listener::ListenerError;
pub use load::{LoadError, Loaded, load};
pub use machine::Machine;
pub use option_lint::OptionLint;
pub use setup::{Context, SetupError};
pub use syntax_error::SyntaxError;
pub use token::{Place, Span, Token};
pub use transport::Transport;
pub use zone::Zone;

#[cfg(test)]
mod tests;
