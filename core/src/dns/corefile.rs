//! The Corefile: lexer, parser, options of the plugins.
