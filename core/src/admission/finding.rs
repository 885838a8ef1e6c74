//! What is wrong with the input that the server would not have let in, although it can be matched.

use serde::Serialize;

use crate::admission::registry::Registry;
use crate::admission::request::{Operation, Request};
use crate::admission::webhook::rules;
use crate::json::Pointer;

/// A remark on a configuration or a request: the server would not have stored or made it, and it is answered as it stands.
///
/// On the wire `{code, at, message}` with the facts beside them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Where: `/objects/0/webhooks/1/name`, `/request/subResource`.
    pub at: Pointer,
    /// What.
    pub reason: FindingReason,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum FindingReason {
    /// The configuration is written in a version that this release does not serve.
    VersionNotServed {
        /// As written.
        api_version: String,
    },
    /// `caBundle` is not base64.
    CaBundleUndecodable {
        /// The hook's key.
        hook: String,
        /// Where the text goes wrong, in bytes.
        offset: usize,
    },
    /// A selector can't be read; every request that a rule of the hook matches is rejected.
    SelectorInvalid {
        /// The hook's key.
        hook: String,
        /// `namespaceSelector` or `objectSelector`.
        member: &'static str,
        /// The server's text.
        error: String,
    },
    /// A configuration or a hook without a name.
    NameMissing,
    /// `clientConfig` has neither or both of `url` and `service`.
    ClientConfigMissing {
        /// The hook's key.
        hook: String,
    },
    /// A member is null. It is taken as an object that was stored without a value; a server that such a manifest is applied
    /// to would fill in the default.
    NullMember {
        /// The hook's key.
        hook: String,
        /// The member.
        member: &'static str,
    },
    /// A member has a value that no server stores.
    ValueUnknown {
        /// The hook's key.
        hook: String,
        /// The member.
        member: &'static str,
        /// Its value.
        value: String,
    },
    /// The request's kind is served by a subresource only, and the request names none.
    SubresourceMissing {
        /// The subresource that the kind belongs to.
        sub_resource: String,
    },
    /// The operation sends an object and the request has none.
    ObjectMissing {
        /// `object` or `oldObject`.
        member: &'static str,
    },
    /// The request has no name, and its operation always has one.
    NameAbsent,
    /// The resource, or its subresource, does not know this operation.
    OperationImpossible {
        /// The operation.
        operation: String,
        /// The resource, with its subresource as `deployments/scale`.
        resource: String,
    },
}

/// What is wrong with a request: no server makes it so.
pub(super) fn of_request(registry: &Registry, request: &Request) -> Vec<Finding> {
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
        find("operation", FindingReason::OperationImpossible { operation: request.operation.to_string(), resource });
    }
    findings
}
