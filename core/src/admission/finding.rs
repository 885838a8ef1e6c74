//! What is wrong with the input that the server would not have let in, although it can be matched.

use serde::Serialize;

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
