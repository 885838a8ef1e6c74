//! The operations on CNI and IPAM. Each has a file of its own beside this one, in `ipam/`.

mod aws;
mod calico;
mod calico_objects;
mod calico_pool;
mod capacity;
mod cni;
mod convert;
mod directory;
mod host_local_conf;
mod lint;
mod mode;
mod node_cidr;
mod plan;
mod service;
mod service_shown;

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
