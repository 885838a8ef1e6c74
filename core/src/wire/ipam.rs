//! The operations on CNI and IPAM. Each has a file of its own beside this one, in `ipam/`.

mod aws;
mod calico;
mod calico_objects;
mod calico_pool;
mod capacity;
mod cni;
mod convert;
mod counted;
mod directory;
mod host_local_conf;
mod lint;
mod mode;
mod node_cidr;
mod plan;
mod service;
mod service_shown;
mod what_if;

pub(super) use aws::{AWS, aws};
pub(super) use calico::{CALICO, calico};
pub(super) use capacity::{CAPACITY, capacity};
pub(super) use cni::{CNI, cni};
pub(super) use convert::{CONVERT, convert};
pub(super) use lint::{LINT, lint};
pub(super) use mode::{MODE, mode};
pub(super) use node_cidr::{NODE_CIDR, node_cidr};
pub(super) use plan::{PLAN, plan};
pub(super) use service::{SERVICE, service};
pub(super) use what_if::{WHAT_IF, what_if};
