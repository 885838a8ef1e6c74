//! Facts that are missing for an answer about DNS.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::dns::message::{Name, RecordType};
use crate::services;

/// A fact that was not given and that a reply depends on.
///
/// Supply it and ask again: an object goes among the objects. If you declare its kind complete instead, it does not
/// exist, and the reply is that of CoreDNS in such a cluster.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum DnsNeed {
    /// Whether the Namespace exists.
    Namespace {
        /// The name of the Namespace.
        name: String,
    },
    /// The labels of a Namespace, which the option `namespace_labels` selects by.
    NamespaceLabels {
        /// The name of the Namespace.
        name: String,
    },
    /// Whether the Service exists.
    Service {
        /// The namespace of the Service.
        namespace: String,
        /// The name of the Service.
        name: String,
    },
    /// Whether the ServiceImport exists.
    ServiceImport {
        /// The namespace of the ServiceImport.
        namespace: String,
        /// The name of the ServiceImport.
        name: String,
    },
    /// The ClusterIP that the API server allocates to a Service.
    ClusterIp {
        /// The namespace of the Service.
        namespace: String,
        /// The name of the Service.
        name: String,
    },
    /// The EndpointSlices of a Service.
    #[serde(rename = "endpointslices")]
    EndpointSlices {
        /// The namespace of the Service.
        namespace: String,
        /// The name of the Service.
        name: String,
    },
    /// All Pods that a Service selects.
    Pods {
        /// The namespace of the Service.
        namespace: String,
        /// The labels that the Service selects.
        selector: BTreeMap<String, String>,
    },
    /// Whether a Pod in a namespace has an address.
    PodAddress {
        /// The namespace.
        namespace: String,
        /// The address, as CoreDNS compares it.
        address: String,
    },
    /// An object that was asked for.
    Object {
        /// The kind.
        kind: String,
        /// The namespace.
        namespace: String,
        /// The name.
        name: String,
    },
    /// The address of a Pod, or of the Pods of a workload, which it gets when it runs.
    PodIp {
        /// The namespace.
        namespace: String,
        /// The name of the Pod or of the workload.
        name: String,
    },
    /// Every Service and EndpointSlice that may have an address.
    Address {
        /// The address.
        address: String,
    },
    /// The addresses of CoreDNS itself, which its NS records name: `serverIps`.
    ServerIps,
    /// Which Pod has the address of the client, if one has.
    ClientPod {
        /// The address.
        address: String,
    },
    /// What a file of CoreDNS's machine says.
    File {
        /// The path.
        path: String,
    },
    /// What an upstream server replies.
    Upstream {
        /// The name.
        #[serde(serialize_with = "as_text")]
        name: Name,
        /// The type.
        #[serde(rename = "type", serialize_with = "as_text")]
        rtype: RecordType,
        /// The servers that CoreDNS asks.
        targets: Vec<String>,
    },
    /// What a name leads to that CoreDNS looks up after more lookups than are followed here.
    MoreLookups {
        /// The name.
        #[serde(serialize_with = "as_text")]
        name: Name,
        /// How many lookups are followed: inside one another, or for the whole query.
        limit: usize,
    },
    /// What a plugin would do that is not modelled.
    NotModelled {
        /// The plugin.
        plugin: String,
        /// The keys of its server block.
        block: String,
    },
}

impl From<&services::Need> for DnsNeed {
    fn from(need: &services::Need) -> Self {
        match need.clone() {
            services::Need::Pods { namespace, selector } => Self::Pods { namespace, selector },
            services::Need::EndpointSlices { namespace, name } => Self::EndpointSlices { namespace, name },
        }
    }
}

fn as_text<S: serde::Serializer>(value: &impl std::fmt::Display, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(value)
}

/// The sentence ends with what is so if the kind is complete.
impl std::fmt::Display for DnsNeed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Namespace { name } => {
                write!(f, "the Namespace {name} (with `namespaces` in `complete` it does not exist: NXDOMAIN)")
            }
            Self::NamespaceLabels { name } => write!(f, "the Namespace {name} with its labels"),
            Self::Service { namespace, name } => {
                let complete = "with `services` in `complete` it does not exist: NXDOMAIN";
                write!(f, "the Service {namespace}/{name} ({complete})")
            }
            Self::ServiceImport { namespace, name } => {
                let complete = "with `serviceimports` in `complete` it does not exist: NXDOMAIN";
                write!(f, "the ServiceImport {namespace}/{name} ({complete})")
            }
            Self::ClusterIp { namespace, name } => {
                write!(f, "the ClusterIP of the Service {namespace}/{name}, which the API server allocates")
            }
            Self::EndpointSlices { namespace, name } => {
                let complete = "with `endpointslices` in `complete` there are none: NXDOMAIN";
                write!(f, "the EndpointSlices of the Service {namespace}/{name} ({complete})")
            }
            Self::Pods { namespace, selector } => {
                let pairs: Vec<_> = selector.iter().map(|(key, value)| format!("{key}={value}")).collect();
                let complete = "or the EndpointSlices; with `pods` in `complete` there are no others";
                write!(f, "all Pods of the namespace {namespace} with {} ({complete})", pairs.join(","))
            }
            Self::PodAddress { namespace, address } => {
                let complete = "with `pods` in `complete` there is none: NXDOMAIN";
                write!(f, "the Pod in the namespace {namespace} with the address {address} ({complete})")
            }
            Self::Object { kind, namespace, name } => write!(f, "the {kind} {namespace}/{name}"),
            Self::PodIp { namespace, name } => {
                write!(f, "the addresses of the Pods of {namespace}/{name}, which they get when they run")
            }
            Self::Address { address } => {
                let complete = "with both in `complete` there are no others: NXDOMAIN if none has it";
                write!(f, "all Services and EndpointSlices with the address {address} ({complete})")
            }
            Self::ClientPod { address } => {
                let complete = "with `pods` in `complete` none has: `autopath` does nothing";
                write!(f, "the Pod with the address {address} ({complete})")
            }
            Self::File { path } => write!(f, "the file {path} of CoreDNS's machine (`files`)"),
            Self::ServerIps => f.write_str("the addresses of CoreDNS itself (`serverIps`)"),
            Self::Upstream { name, rtype, targets } => {
                let who = |target: &String| match target.strip_prefix('/') {
                    Some(_) => format!("the servers in {target}"),
                    None => target.clone(),
                };
                let who: Vec<String> = targets.iter().map(who).collect();
                write!(f, "the reply of {} to {name} {rtype}", who.join(", "))
            }
            Self::MoreLookups { name, limit } => {
                write!(
                    f,
                    "what {name} leads to: CoreDNS looks it up after {limit} lookups, and no more are followed here"
                )
            }
            Self::NotModelled { plugin, block } => {
                write!(f, "what the plugin {plugin} of the server block {block} does, which is not modelled")
            }
        }
    }
}
