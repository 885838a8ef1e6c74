//! Go's text habits: what messages of the server look like because Go printed them.
//!
//! Each of them is checked against rows that Go 1.26 itself printed (`gotext/cases.jsonl`, made by `tests/oracle/gotext`).

pub mod base64;
mod list;
mod number;
mod print_table;
mod quote;
mod unmarshal;

pub use quote::quote;
pub use unmarshal::unmarshal_type_error;

pub(crate) use list::{aggregate, json_list, syntax_list};
#[cfg(any(feature = "patch", test))]
pub(crate) use number::atoi;

#[cfg(test)]
mod tests;
