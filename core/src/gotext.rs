//! How Go prints and reads texts, which the server's messages depend on.
//!
//! Each function is checked against rows that Go 1.26 itself printed (`tests/vectors/rows/gotext`, made by
//! `tests/oracle/strconv`).

pub mod base64;
#[cfg(any(feature = "admission", test))]
mod bytes;
#[cfg(feature = "admission")]
mod duration;
mod list;
#[cfg(feature = "admission")]
pub(crate) mod media_type;
mod number;
mod print_table;
mod quote;
mod unmarshal;
#[cfg(feature = "admission")]
pub(crate) mod url;

pub use quote::quote;
#[cfg(feature = "dns")]
pub(crate) use quote::quote_ascii;
pub use unmarshal::unmarshal_type_error;

#[cfg(feature = "admission")]
pub(crate) use bytes::{replace_invalid, trim_space};
#[cfg(feature = "admission")]
pub(crate) use duration::duration;
pub(crate) use list::{aggregate, json_list, syntax_list};
#[cfg(any(feature = "patch", test))]
pub(crate) use number::atoi;
#[cfg(any(feature = "admission", test))]
pub(crate) use quote::quote_bytes;

#[cfg(test)]
mod tests;
