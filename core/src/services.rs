//! Services and the endpoints that stand behind them.
//!
//! [`Services`] reads Services, EndpointSlices, Pods and Nodes from the objects of a cluster. [`Services::endpoints_of`]
//! returns the EndpointSlices of a Service: those that were given, or else those that the EndpointSlice controller makes
//! from the Pods.
//!
//! Fields that the API server fills in are read as filled in: the type of a Service, the protocol of a port, its
//! `targetPort`, and `podIP` together with `podIPs`. ClusterIPs are not: the server allocates them.
//!
//! # Examples
//!
//! ```
//! use nocluster::{json::Document, objects::Objects, services::Services};
//!
//! let objects = Objects::read(&[Document::parse(r#"{"apiVersion": "v1", "kind": "List", "items": [
//!     {"apiVersion": "v1", "kind": "Service", "metadata": {"name": "web", "namespace": "shop"},
//!      "spec": {"clusterIP": "10.96.0.10", "selector": {"app": "web"}, "ports": [{"port": 80, "targetPort": "http"}]}},
//!     {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web-1", "namespace": "shop", "labels": {"app": "web"}},
//!      "spec": {"nodeName": "a", "containers": [{"name": "web", "ports": [{"name": "http", "containerPort": 8080}]}]},
//!      "status": {"podIP": "10.1.0.7", "conditions": [{"type": "Ready", "status": "True"}]}}
//! ]}"#)?])?;
//! let services = Services::read(&objects, &[])?;
//! let endpoints = services.endpoints_of(services.service("shop", "web").unwrap());
//! assert_eq!(endpoints.slices[0].endpoints[0].addresses, ["10.1.0.7"]);
//! assert_eq!(endpoints.slices[0].ports[0].port, Some(8080));
//! // Other Pods may exist that were not given.
//! assert_eq!(endpoints.needs[0].to_string(), "the Pods of Namespace shop with app=web");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod assumption;
pub mod connectivity;
mod contents;
mod derive;
mod endpoint_slice;
mod endpoints;
mod fnv;
mod need;
mod pod;
mod service;
mod template;

pub use assumption::Assumption;
pub use contents::Services;
pub use endpoint_slice::{Conditions, Endpoint, EndpointPort, EndpointSlice, TargetRef};
pub use endpoints::{Endpoints, LeftOut, LeftOutReason, Origin};
pub use need::Need;
#[cfg(feature = "dns")]
pub(crate) use need::pairs;
pub use pod::{Condition, Container, ContainerPort, Node, Pod, Role};
pub use service::{Family, Service, ServicePort, ServiceType, TargetPort};
pub use template::PodTemplate;

#[cfg(test)]
mod tests;
