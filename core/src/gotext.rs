//! How Go prints and reads texts, which the server's messages depend on.
//!
//! Each function is checked against rows that Go 1.26 itself printed (`tests/vectors/rows/gotext`, made by
//! `tests/oracle/strconv`).

pub mod base64;
#[cfg(any(feature = "admission", feature = "ipam", test))]
mod bytes;
#[cfg(any(feature = "admission", feature = "dns", test))]
mod duration;
#[cfg(any(feature = "dns", test))]
mod float;
#[cfg(any(feature = "dns", test))]
mod host_port;
#[cfg(any(feature = "services", feature = "ipam"))]
pub mod ip;
mod list;
#[cfg(any(feature = "admission", feature = "dns", feature = "ipam", test))]
pub(crate) mod lower;
#[cfg(feature = "admission")]
pub(crate) mod media_type;
mod number;
mod print_table;
mod quote;
#[cfg(feature = "dns")]
pub mod regexp;
#[cfg(feature = "dns")]
pub mod template;
mod unmarshal;
#[cfg(feature = "admission")]
pub(crate) mod url;

#[cfg(any(feature = "admission", feature = "dns", test))]
pub use duration::Duration;
pub use quote::quote;
#[cfg(feature = "dns")]
pub(crate) use quote::quote_ascii;
pub use unmarshal::unmarshal_type_error;

#[cfg(any(feature = "admission", feature = "ipam"))]
pub(crate) use bytes::trim_space;
#[cfg(any(feature = "dns", test))]
pub(crate) use float::parse_float32;
#[cfg(any(feature = "dns", test))]
pub(crate) use host_port::{join_host_port, split_host_port};
pub(crate) use list::{aggregate, json_list, syntax_list};
#[cfg(any(feature = "admission", feature = "dns", feature = "ipam", test))]
pub(crate) use lower::to_lower;
#[cfg(any(feature = "patch", feature = "dns", feature = "ipam", test))]
pub(crate) use number::atoi;
#[cfg(feature = "admission")]
pub(crate) use number::parse_int64;
#[cfg(any(feature = "dns", test))]
pub(crate) use number::parse_uint32;
#[cfg(feature = "admission")]
pub(crate) use quote::is_print;
#[cfg(any(feature = "admission", test))]
pub(crate) use quote::quote_bytes;

#[cfg(test)]
mod tests;
