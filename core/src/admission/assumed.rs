//! What answers take for granted.

use crate::admission::cluster::Cluster;
use crate::admission::request::{Operation, Request};
use crate::admission::webhook::hook::Phase;
use crate::admission::webhook::subject::{Namespace, StoredNamespace, Subject};
use crate::scheme;

impl Cluster {
    /// What the answers to a request take for granted, such as `api-defaults` or `namespace-labels/default`; sorted.
    pub fn assumed(&self, request: &Request) -> Vec<String> {
        assumed(self, request)
    }
}

fn assumed(cluster: &Cluster, request: &Request) -> Vec<String> {
    let mut assumed = Vec::new();
    if request.operation != Operation::Connect {
        // The server defaults, converts and stamps what it takes in; the webhooks of a real request see the result.
        let of_objects = ["api-defaults", "conversion", "field-validation", "managed-fields", "plugins", "strategy"];
        assumed.extend(of_objects.map(str::to_owned));
    }
    if !scheme::is_built_in(&request.kind, cluster.release()) {
        assumed.push("custom-resource-schema".to_owned());
    }
    if request.operation == Operation::Create && request.name.is_empty() && request.names.is_empty() {
        assumed.push("generated-names".to_owned());
    }
    if cluster.release().is_by_reading() {
        assumed.push("release-by-reading".to_owned());
    }
    let asks = |phase| {
        cluster
            .hooks(phase)
            .iter()
            .any(|hook| !matches!(&hook.namespace_selector, Ok(selector) if selector.is_everything()))
    };
    if let Namespace::Stored(StoredNamespace { name, assumed: true, .. }) = Subject::new(cluster, request, 0).namespace
        && (asks(Phase::Mutating) || asks(Phase::Validating))
    {
        assumed.push(format!("namespace-labels/{name}"));
    }
    assumed.sort_unstable();
    assumed
}
