//! The Corefile: lexer, parser, options of the plugins.

pub mod plugin;
