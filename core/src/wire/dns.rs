//! The operations on cluster DNS: what they share. Each has a file of its own beside this one, in `dns/`.

mod corefile;
mod hostname;
mod machine;
mod node;
mod resolvconf;
mod said;

pub(super) use corefile::{COREFILE, corefile};
pub(super) use hostname::{HOSTNAME, hostname};
pub(super) use resolvconf::{RESOLVCONF, resolvconf};
