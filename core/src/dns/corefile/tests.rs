//! The cases of caddy's own tests, by their names.

mod dispenser;
mod lexer;
mod parse;
