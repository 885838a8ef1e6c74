//! The objects of a cluster, compiled for CoreDNS's kubernetes plugin.
//!
//! Source: coredns/coredns plugin/kubernetes/object, plugin/kubernetes/controller.go

mod builder;
mod compile;
mod contents;
mod error;
mod records;
mod stored;
mod table;
#[cfg(test)]
mod tests;
mod texts;

use std::collections::BTreeMap;
use std::sync::Arc;

pub use compile::ZoneFilter;
pub use error::{ZoneError, ZoneLimit};

pub(crate) use records::{Address, EndpointsSource, Host, NamespaceSource, Part, Port, Service, Slice};
pub(crate) use stored::{Endpoints, Stored};

use crate::objects::Complete;

pub(crate) use contents::Derivation;

use contents::Contents;

/// What CoreDNS's kubernetes plugin knows of a cluster, as far as you supplied it: Namespaces, Services,
/// EndpointSlices, Pods and ServiceImports.
///
/// It is compiled once, for any Corefile, and cheap to clone. Missing input is never guessed: what you did not supply
/// is unknown, unless you declare its kind [`Complete`].
///
/// # Examples
///
/// ```
/// use nocluster::{dns::{Zone, ZoneFilter}, json::Document, objects::Objects};
///
/// let service = r#"{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "web", "namespace": "shop"},
///     "spec": {"clusterIP": "10.96.0.20", "clusterIPs": ["10.96.0.20"], "ports": [{"name": "http", "port": 80}]}}"#;
/// // The Namespace was not given, but it exists, since something is in it.
/// let zone = Zone::compile(&Objects::read(&[Document::parse(service)?])?, &[], &ZoneFilter::default())?;
/// assert_eq!(zone.count(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Zone {
    contents: Arc<Contents>,
}

impl Zone {
    pub(crate) fn stored(&self) -> &Stored {
        &self.contents.stored
    }

    /// What is missing or assumed for the endpoints of a Service, if anything is.
    pub(crate) fn derivation(&self, service: u32) -> Option<&Derivation> {
        self.contents.derivations.get(&service)
    }

    /// The kinds of which every object was supplied.
    pub fn complete(&self) -> &[Complete] {
        &self.contents.complete
    }

    /// Whether every object of a kind was supplied.
    pub fn is_complete(&self, kind: Complete) -> bool {
        self.contents.complete.contains(&kind)
    }

    /// How many objects were given of each kind that cluster DNS does not read; a key is such as `v1/Secret`.
    pub fn ignored(&self) -> &BTreeMap<String, usize> {
        &self.contents.ignored
    }

    /// How many objects were read.
    pub fn count(&self) -> usize {
        self.contents.count
    }

    /// Whether the EndpointSlices are all given, or can be derived.
    pub(crate) fn knows_all_slices(&self) -> bool {
        self.is_complete(Complete::EndpointSlices) || self.is_complete(Complete::Pods)
    }

    /// Whether every endpoint is known.
    pub(crate) fn knows_all_endpoints(&self) -> bool {
        self.knows_all_slices() && !self.contents.lacks_endpoints
    }

    /// Whether every Service is known with its ClusterIPs.
    pub(crate) fn knows_all_cluster_ips(&self) -> bool {
        self.is_complete(Complete::Services) && !self.contents.lacks_cluster_ip
    }
}
