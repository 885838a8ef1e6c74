//! `NamespaceLifecycle`: nothing is created in a Namespace that does not exist or is being deleted.
//!
//! Source: kubernetes/apiserver pkg/admission/plugin/namespace/lifecycle/admission.go

use crate::admission::assumption::Assumption;
use crate::admission::plugin::attributes::{Attributes, Effects, Refused};
use crate::admission::request::Operation;
use crate::meta::{Status, StatusCause};

const IMMORTAL: [&str; 3] = ["default", "kube-system", "kube-public"];

pub(super) fn admit(attributes: &Attributes<'_>, effects: &mut Effects) -> Result<(), Refused> {
    let request = attributes.request;
    let is_namespace = request.kind.group.is_empty() && request.kind.kind == "Namespace";
    if request.operation == Operation::Delete && is_namespace && IMMORTAL.contains(&request.name.as_str()) {
        let resource = &request.resource;
        let text = "this namespace may not be deleted";
        let status = Status::forbidden(&resource.group, &resource.resource, &request.name, text);
        return Err(Refused::Status(Box::new(status)));
    }
    let passes = match request.operation {
        Operation::Create => false,
        Operation::Update => attributes.cluster.release().updates_without_namespace(),
        _ => true,
    };
    // Who may not ask must not learn from an access review whether a Namespace exists.
    let is_review = attributes.is_for("authorization.k8s.io", "localsubjectaccessreviews");
    if is_namespace || request.namespace.is_empty() || passes || is_review {
        return Ok(());
    }
    let namespace = request.namespace.as_str();
    if attributes.cluster.namespace(namespace).is_none() {
        if attributes.cluster.knows_all_namespaces() {
            return Err(Refused::Status(Box::new(Status::not_found("", "namespaces", namespace))));
        }
        effects.assume(Assumption::Namespace { name: namespace.to_owned() });
        return Ok(());
    }
    if request.operation != Operation::Create || !attributes.cluster.stored().terminating.contains(namespace) {
        return Ok(());
    }
    let text = format!("unable to create new content in namespace {namespace} because it is being terminated");
    let mut refused = attributes.forbidden(&text);
    if let Refused::Status(status) = &mut refused {
        status.details.get_or_insert_default().causes.push(StatusCause {
            reason: "NamespaceTerminating".to_owned(),
            message: format!("namespace {namespace} is being terminated"),
            field: "metadata.namespace".to_owned(),
        });
    }
    Err(refused)
}
