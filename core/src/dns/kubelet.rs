//! What the kubelet writes for a Pod: resolv.conf, host name, `/etc/hosts`.
//!
//! A [`Pod`] is what the kubelet reads of a Pod, a [`Node`] how it is set up. [`pod_dns`] gives the servers, search
//! domains and options of the Pod with the events that the kubelet sends, [`HostName::of`] its names, and [`etc_hosts`]
//! the file. [`dns_errors`] and [`name_errors`] are what the API server says of the same fields: the kubelet reads a Pod
//! that got past it, but it has an answer for the others too.
//!
//! # Examples
//!
//! ```
//! use nocluster::dns::kubelet::{HostFile, Node, Pod, pod_dns};
//! use nocluster::json::Document;
//!
//! let pod = Document::parse(r#"{"metadata": {"name": "web", "namespace": "shop"}, "spec": {}}"#)?;
//! let node = Node {
//!     cluster_dns: Some(vec!["10.96.0.10".parse()?]),
//!     host_file: HostFile::Text("nameserver 192.0.2.1\nsearch example.com\n".to_owned()),
//!     ..Node::default()
//! };
//! let dns = pod_dns(&node, &Pod::read(&pod)?)?;
//! assert_eq!(
//!     dns.text().as_deref(),
//!     Some("search shop.svc.cluster.local svc.cluster.local cluster.local example.com\nnameserver 10.96.0.10\noptions ndots:5\n")
//! );
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod address;
mod assumption;
mod error;
mod event;
mod host_file;
mod hostname;
mod hosts;
mod limits;
mod node;
mod options;
mod pod;
mod pod_dns;
mod validation;

pub use address::parse_ip_sloppy;
pub use assumption::{PodAssumption, PodNeed};
pub use error::KubeletError;
pub use event::{Event, EventObject, EventReason};
pub use hostname::{HostName, HostNameReason};
pub use hosts::etc_hosts;
#[cfg(feature = "wire")]
pub(crate) use hosts::managed_hosts;
pub use limits::node_events;
pub use node::{HostFile, Node};
pub use pod::{DnsOption, HostAlias, Pod, PodDnsConfig};
pub use pod_dns::{Base, PodDns, pod_dns};
pub use validation::{FieldError, dns_errors, name_errors};
