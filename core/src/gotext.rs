//! Go's text habits: what messages of the server look like because Go printed them.
//!
//! Each of them is checked against rows that Go 1.26 itself printed (`gotext/cases.jsonl`, made by `tests/oracle/gotext`).

pub(crate) mod base64;
#[cfg(any(feature = "admission", test))]
mod bytes;
mod list;
mod number;
mod print_table;
mod quote;

pub use quote::quote;

#[cfg(any(feature = "admission", test))]
pub(crate) use bytes::{replace_invalid, trim_space};
pub(crate) use list::{aggregate, json_list, syntax_list};
#[cfg(any(feature = "patch", test))]
pub(crate) use number::atoi;
#[cfg(any(feature = "admission", test))]
pub(crate) use quote::quote_bytes;

#[cfg(test)]
mod tests;
