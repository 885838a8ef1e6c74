//! The cases of caddy's own tests, by their names.

mod dispenser;
mod format;
mod lexer;
mod parse;
