//! Histories of each allocator, drawn from bytes, beside models that walk address by address and keep all in lists.
//!
//! Used by `ipam_histories.rs` and by the fuzz targets of the same names.

mod aws;
mod calico;
mod draw;
mod host_local;
mod node_cidr;
mod service;

/// A history drawn from bytes; it panics where the library and the model differ.
pub(crate) type History = fn(&[u8]);

/// Every allocator, by the name of its fuzz target.
pub(crate) const HISTORIES: [(&str, History); 6] = [
    ("host_local_history", host_local::history),
    ("node_cidr_history", node_cidr::history),
    ("service_history", service::addresses),
    ("node_port_history", service::ports),
    ("aws_history", aws::history),
    ("calico_history", calico::history),
];
