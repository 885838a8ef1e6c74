//! Problems in a request that the caller gave as an AdmissionRequest, and in the schema of its custom resource.

use crate::admission::cluster::Cluster;
use crate::admission::custom_resource::CustomSchema;
use crate::admission::finding::{Finding, FindingReason};
use crate::admission::request::{Operation, Request};
use crate::admission::webhook::rules;
use crate::json::Pointer;

impl Cluster {
    /// Problems in a request, which no server would make like this, and in the CustomResourceDefinition of its kind, which
    /// no server would store.
    pub fn request_findings(&self, request: &Request) -> Vec<Finding> {
        let registry = self.registry();
        let mut findings = Vec::new();
        let mut find = |member: &str, reason| {
            findings.push(Finding { at: Pointer::root().join("request").join(member), reason });
        };
        let mut sub_resource = request.sub_resource.clone();
        if let Some(missing) = registry.missing_sub_resource(request) {
            sub_resource.clone_from(&missing);
            find("subResource", FindingReason::SubresourceMissing { sub_resource: missing });
        }
        if request.object.is_none() && request.operation != Operation::Delete {
            find("object", FindingReason::ObjectMissing { member: "object" });
        }
        if request.old_object.is_none() && matches!(request.operation, Operation::Update | Operation::Delete) {
            find("oldObject", FindingReason::ObjectMissing { member: "oldObject" });
        }
        // A new object may get its name later, and the items of a deleted collection are not named.
        let named = match request.operation {
            Operation::Create => !sub_resource.is_empty(),
            Operation::Update | Operation::Connect => true,
            Operation::Delete => false,
        };
        if request.name.is_empty() && named {
            find("name", FindingReason::NameAbsent);
        }
        if registry.entry(&request.resource, &sub_resource).is_some_and(|entry| !entry.takes(request.operation)) {
            let resource = rules::path(&request.resource.group_resource(), &sub_resource);
            find(
                "operation",
                FindingReason::OperationImpossible { operation: request.operation.to_string(), resource },
            );
        }
        if let Some((at, problem)) = registry.given_schema(&request.kind).and_then(CustomSchema::fault) {
            findings.push(Finding { at, reason: FindingReason::SchemaNotServed { problem } });
        }
        findings
    }
}
