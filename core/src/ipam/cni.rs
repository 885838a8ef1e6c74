//! The CNI protocol: versions, variables, errors and results.

mod args;
mod decode_result;
mod error;
mod ip_net;
mod print;
mod result;
mod result_text;
mod version;
mod versioned;

pub use args::ArgsError;
pub use error::{ProtocolError, printed};
pub use ip_net::AddressNet;
pub use result::{CniResult, Dns, IpConfig, Route};
pub use version::supported_versions;
pub use versioned::{Interface, Ip, IpSide, ResultError, VersionedResult};

pub(crate) use args::load_args;
pub(crate) use result::{dns, ip};
pub(crate) use version::{at_least, compare};
