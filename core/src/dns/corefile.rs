//! The Corefile: lexer, parser, options of the plugins.

mod dispenser;
mod lexer;
pub mod plugin;
mod setup;
mod token;

pub use dispenser::Dispenser;
pub use setup::{Context, FileText, Files, SetupError};
pub use token::{Place, Span, Token};

#[cfg(test)]
mod tests;
