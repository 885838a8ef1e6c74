//! What to do about a finding.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::dns::kubernetes::ObjectName;
use crate::services::pairs;

/// A change that would do; `Display` prints its sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum Fix {
    /// The application asks for another name.
    #[error("ask for `{name}`")]
    AskFor {
        /// The name.
        name: String,
    },
    /// The Pod's `dnsConfig` gets a lower `ndots`.
    #[error("set `ndots` to {ndots} in the Pod's dnsConfig")]
    SetNdots {
        /// The value.
        ndots: u64,
    },
    /// A field gets another value.
    #[error("set {field} of {object} to {value}")]
    SetField {
        /// The object.
        object: ObjectName,
        /// The field.
        field: &'static str,
        /// The value.
        value: String,
    },
    /// A directive of the Corefile gets a line.
    #[error("add `{line}` to `{directive}` in the server block {block}")]
    AddOption {
        /// The directive.
        directive: &'static str,
        /// The line.
        line: &'static str,
        /// The keys of the server block.
        block: String,
    },
    /// A server block gets a directive.
    #[error("add `{line}` to the server block {block}")]
    AddDirective {
        /// The line.
        line: String,
        /// The keys of the server block.
        block: String,
    },
    /// The Corefile gets a server block.
    #[error("add a server block for the zone {zone} to the Corefile")]
    AddServerBlock {
        /// The zone.
        zone: String,
    },
    /// A Service without selector, with an EndpointSlice made by hand.
    #[error("make it a Service without selector, and an EndpointSlice with the address {address}")]
    EndpointSliceByHand {
        /// The address.
        address: String,
    },
    /// A Service that is missing.
    #[error("create the headless Service {namespace}/{name}")]
    CreateHeadlessService {
        /// The namespace.
        namespace: String,
        /// The name.
        name: String,
    },
    /// The selector of the Service, and the labels of its Pods, must agree.
    #[error("give the Pods of Namespace {namespace} the labels {}, or change the selector", pairs(.selector))]
    MatchLabels {
        /// The namespace.
        namespace: String,
        /// The labels.
        selector: BTreeMap<String, String>,
    },
    /// The Pods must become ready.
    #[error("see why the Pods are not ready: {}", .pods.join(", "))]
    MakeReady {
        /// The Pods.
        pods: Vec<String>,
    },
    /// A newer CoreDNS.
    #[error("install CoreDNS {version}")]
    UpgradeCoreDns {
        /// The line.
        version: &'static str,
    },
    /// CoreDNS must reach the API server and may read what it needs.
    #[error(
        "see whether CoreDNS reaches the API server, and whether its ClusterRole lists Services, EndpointSlices, Pods and Namespaces"
    )]
    AllowApiServer,
    /// Other servers for `forward`.
    #[error("name servers outside the cluster in `forward {zone}`, or another file than one that points back")]
    NameOtherServers {
        /// The zone.
        zone: String,
    },
    /// The time passes.
    #[error("wait {seconds} seconds, or restart CoreDNS")]
    Wait {
        /// The seconds.
        seconds: i64,
    },
}
