//! What the API server says of a field of a Service.

use std::fmt;

use serde::Serialize;

use super::address_error::AddressError;
use super::port_error::PortError;
use crate::gotext::{json_list, quote, syntax_list};
use crate::release::Release;

/// An error about a field of a Service; `Display` prints it as the API server does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct ServiceFieldError {
    /// The path of the field, such as `spec.clusterIPs[0]`.
    pub field: String,
    /// The value that the error quotes; `None` if it quotes none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<FieldValue>,
    /// What is wrong with it.
    #[serde(flatten)]
    pub problem: FieldProblem,
    /// The release that prints it.
    #[serde(skip)]
    pub release: Release,
}

/// A value that an error quotes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum FieldValue {
    /// A list of strings.
    Texts(Vec<String>),
    /// A list of families.
    Families(Vec<String>),
    /// A string.
    Text(String),
    /// A string of a type of its own, which prints as lists do.
    Word(String),
    /// A number.
    Number(i32),
}

/// What is wrong with a field; `Display` prints the end of the API server's text.
///
/// Source: kubernetes/kubernetes pkg/apis/core/validation/validation.go ValidateServiceClusterIPsRelatedFields,
/// pkg/registry/core/service/storage/alloc.go
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum FieldProblem {
    /// `clusterIP` is given without `clusterIPs`.
    #[error("")]
    ClusterIpsMissing,
    /// `clusterIP` is not the first of `clusterIPs`.
    #[error("first value must match `clusterIP`")]
    ClusterIpMismatch,
    /// `clusterIPs` are given without `clusterIP`.
    #[error("must be empty when `clusterIP` is not specified")]
    ClusterIpMissing,
    /// There is no such family.
    #[error("supported values: \"IPv4\", \"IPv6\"")]
    UnknownFamily,
    /// A family is given twice.
    #[error("")]
    FamilyTwice,
    /// There is no such policy.
    #[error("supported values: \"PreferDualStack\", \"RequireDualStack\", \"SingleStack\"")]
    UnknownPolicy,
    /// `None` stands beside addresses.
    #[error("'None' must be the first and only value")]
    NoneAmongAddresses,
    /// It is no address.
    #[error("must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)")]
    InvalidAddress,
    /// A number of an IPv4 address begins with a zero.
    #[error("must not have leading 0s")]
    LeadingZeros,
    /// It is an IPv4-mapped IPv6 address.
    #[error("must not be an IPv4-mapped IPv6 address")]
    Ipv4Mapped,
    /// There are more than two addresses.
    #[error("may only hold up to 2 values")]
    TooManyAddresses,
    /// An address that the Service had before is none.
    #[error("failed to check for dual stack with error:invalid IP[{index}]: {address}")]
    FamilyUnreadable {
        /// Its number.
        index: usize,
        /// The text.
        address: String,
    },
    /// Two addresses are of one family.
    #[error("may specify no more than one IP for each IP family")]
    AddressesOfOneFamily,
    /// An address is not of the family that stands at its place.
    #[error("expected an {family} value as indicated by `ipFamilies[{index}]`")]
    AddressOfOtherFamily {
        /// The family.
        family: &'static str,
        /// Its number.
        index: usize,
    },
    /// An update leaves out the second address.
    #[error("must be 'SingleStack' to release the secondary cluster IP")]
    SecondaryAddressReleased,
    /// An update leaves out the second family.
    #[error("must be 'SingleStack' to release the secondary IP family")]
    SecondaryFamilyReleased,
    /// An update changes an address or a family that the Service has.
    #[error("may not change once set")]
    MayNotChange,
    /// `SingleStack` with two addresses.
    #[error("must be 'RequireDualStack' or 'PreferDualStack' when multiple cluster IPs are specified")]
    SingleStackAddresses,
    /// `SingleStack` with two families.
    #[error("must be 'RequireDualStack' or 'PreferDualStack' when multiple IP families are specified")]
    SingleStackFamilies,
    /// The cluster has no addresses of the family of an address.
    #[error("{family} is not configured on this cluster")]
    AddressOfMissingFamily {
        /// The family.
        family: &'static str,
    },
    /// `RequireDualStack` where the cluster has one family.
    #[error("this cluster is not configured for dual-stack services")]
    NoDualStack,
    /// The cluster has no addresses of a family.
    #[error("not configured on this cluster")]
    MissingFamily,
    /// An address can't be allocated.
    #[error("failed to allocate IP {address}: {problem}")]
    AddressNotAllocated {
        /// The address as it is written.
        address: String,
        /// What the allocator says.
        problem: AddressError,
    },
    /// No address can be allocated, not because none is free.
    #[error("failed to allocate IP: {problem}")]
    NoAddressAllocated {
        /// What the allocator says.
        problem: AddressError,
    },
    /// A port of the Nodes can't be allocated.
    #[error("{problem}")]
    NodePortNotAllocated {
        /// What the allocator says.
        problem: PortError,
    },
}

impl FieldProblem {
    /// The kind of the error as it is printed.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::ClusterIpsMissing => "Required value",
            Self::UnknownFamily | Self::UnknownPolicy => "Unsupported value",
            Self::FamilyTwice => "Duplicate value",
            Self::FamilyUnreadable { .. } => "Internal error",
            _ => "Invalid value",
        }
    }
}

impl FieldValue {
    /// The value as an error of the release prints it.
    fn print(&self, release: Release) -> String {
        match self {
            Self::Texts(items) | Self::Families(items) if release.lists_as_json() => json_list(Some(items)),
            Self::Families(items) => syntax_list("[]core.IPFamily", Some(items)),
            Self::Texts(items) => syntax_list("[]string", Some(items)),
            Self::Word(word) if release.lists_as_json() => {
                let list = json_list(Some(&[word]));
                let inner = list.strip_prefix('[').and_then(|list| list.strip_suffix(']'));
                inner.unwrap_or_default().to_owned()
            }
            Self::Text(text) | Self::Word(text) => quote(text),
            Self::Number(number) => number.to_string(),
        }
    }
}

impl fmt::Display for ServiceFieldError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.field, self.problem.kind())?;
        if let Some(value) = &self.value {
            write!(f, ": {}", value.print(self.release))?;
        }
        let detail = self.problem.to_string();
        if detail.is_empty() { Ok(()) } else { write!(f, ": {detail}") }
    }
}
