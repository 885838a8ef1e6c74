//! Why the API server refuses a request about a Service.

use serde::Serialize;

use super::address_error::AddressError;
use super::field_error::ServiceFieldError;
use super::port_error::PortError;
use crate::gotext::{aggregate, quote};

/// Why the API server refuses a request about a Service; `Display` prints the message of its Status.
///
/// Source: kubernetes/kubernetes pkg/registry/core/service/storage/alloc.go
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum ServiceError {
    /// Fields are wrong, or what they ask for can't be allocated.
    #[error("Service {} is invalid: {}", quote(service), aggregate(&errors.iter().map(ToString::to_string).collect::<Vec<_>>()))]
    Invalid {
        /// The Service's name.
        service: String,
        /// The errors.
        #[serde(skip)]
        errors: Vec<ServiceFieldError>,
    },
    /// No address can be allocated.
    #[error("Internal error occurred: {}", self.detail())]
    NoAddress {
        /// The Service's name, where the release says it.
        #[serde(skip_serializing_if = "Option::is_none")]
        service: Option<String>,
        /// What the allocator says.
        problem: AddressError,
    },
    /// An address that the Service had before is none.
    #[error("Internal error occurred: {}", self.detail())]
    UnreadableAddress {
        /// The text.
        address: String,
    },
    /// No port of the Nodes can be allocated.
    #[error("Internal error occurred: {}", self.detail())]
    NoNodePort {
        /// What the allocator says.
        problem: PortError,
    },
    /// The port for health checks can't be allocated.
    #[error("Internal error occurred: {}", self.detail())]
    HealthCheckNodePort {
        /// The port.
        port: i32,
        /// What the allocator says.
        problem: PortError,
    },
    /// No port for health checks can be allocated.
    #[error("Internal error occurred: {}", self.detail())]
    NoHealthCheckNodePort {
        /// What the allocator says.
        problem: PortError,
    },
    /// An update has a port of the Nodes twice for one protocol.
    #[error("{}", self.detail())]
    DuplicateNodePort {
        /// The protocol.
        protocol: String,
        /// The port.
        port: i32,
    },
    /// There is a Service of the name.
    #[error("{}", self.detail())]
    AlreadyExists {
        /// The Service's name.
        service: String,
    },
    /// There is no Service of the name.
    #[error("{}", self.detail())]
    NotFound {
        /// The Service's name.
        service: String,
    },
    /// An address can't be given back.
    #[error("{}", self.detail())]
    NotReleased {
        /// What the allocator says.
        problem: AddressError,
    },
}

impl ServiceError {
    /// The end of the text, without what names the field or the kind of the error.
    pub fn detail(&self) -> String {
        match self {
            Self::Invalid { errors, .. } => errors.first().map(|error| error.problem.to_string()).unwrap_or_default(),
            Self::NoAddress { service: None, problem } => format!("failed to allocate a serviceIP: {problem}"),
            Self::NoAddress { service: Some(service), problem } => {
                format!("failed to allocate a serviceIP for Service {}: {problem}", quote(service))
            }
            Self::UnreadableAddress { address } => format!("failed to parse service IP {}", quote(address)),
            Self::NoNodePort { problem } => format!("failed to allocate a nodePort: {problem}"),
            Self::HealthCheckNodePort { port, problem } => {
                format!("failed to allocate requested HealthCheck NodePort {port}: {problem}")
            }
            Self::NoHealthCheckNodePort { problem } => {
                format!("failed to allocate a HealthCheck NodePort 0: {problem}")
            }
            Self::DuplicateNodePort { protocol, port } => format!("duplicate nodePort: {{{protocol} {port}}}"),
            Self::AlreadyExists { service } => format!("services {} already exists", quote(service)),
            Self::NotFound { service } => format!("services {} not found", quote(service)),
            Self::NotReleased { problem } => problem.to_string(),
        }
    }

    /// The code of the HTTP answer.
    pub fn http_code(&self) -> u16 {
        match self {
            Self::Invalid { .. } => 422,
            Self::AlreadyExists { .. } => 409,
            Self::NotFound { .. } => 404,
            _ => 500,
        }
    }

    /// Whether it is for want of a free address or port.
    pub fn is_exhausted(&self) -> bool {
        matches!(
            self,
            Self::NoAddress { problem: AddressError::RangeFull, .. }
                | Self::NoNodePort { problem: PortError::PortRangeFull }
                | Self::NoHealthCheckNodePort { problem: PortError::PortRangeFull }
        )
    }
}

/// What the API server's handler panics with; the client's connection is reset, and nothing is stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum ServiceCrash {
    /// The allocator of a family that the cluster does not have is asked.
    #[error("runtime error: invalid memory address or nil pointer dereference")]
    NoAllocator {
        /// The family.
        family: String,
    },
    /// An address is read that the Service does not have.
    #[error("runtime error: index out of range [{index}] with length {length}")]
    NoSuchAddress {
        /// Its number.
        index: usize,
        /// How many there are.
        length: usize,
    },
}
