//! The operations on cluster DNS: what they share. Each has a file of its own beside this one, in `dns/`.

mod client;
mod corefile;
mod corefile_given;
mod explained;
mod hostname;
mod lookup;
mod machine;
mod names;
mod node;
mod query;
mod resolvconf;
mod said;
mod server;
mod upstream;
mod walked;

pub(super) use corefile::{COREFILE, corefile};
pub(super) use hostname::{HOSTNAME, hostname};
pub(super) use lookup::{LOOKUP, lookup};
pub(super) use names::{NAMES, names};
pub(super) use query::{QUERY, query};
pub(super) use resolvconf::{RESOLVCONF, resolvconf};
