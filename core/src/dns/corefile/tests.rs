//! The cases of upstream's own tests, by their names.

mod dispenser;
mod format;
mod lexer;
mod load;
mod many;
mod options;
mod parse;
