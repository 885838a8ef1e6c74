//! The operations on CNI and IPAM. Each has a file of its own beside this one, in `ipam/`.

mod calico;
mod calico_objects;
mod cni;
mod convert;
mod directory;
mod mode;
mod node_cidr;
mod plan;

pub(super) use calico::{CALICO, calico};
pub(super) use cni::{CNI, cni};
pub(super) use convert::{CONVERT, convert};
pub(super) use mode::{MODE, mode};
pub(super) use node_cidr::{NODE_CIDR, node_cidr};
pub(super) use plan::{PLAN, plan};
