//! What the API server decides at an event about a Service.

use std::net::IpAddr;

use serde::Serialize;

use super::error::{ServiceCrash, ServiceError};
use super::need::ServiceNeed;
use super::op::ServiceOp;
use super::reason::ServiceReason;

/// What the API server decides at an event about a Service.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ServiceDecision {
    /// The Service as `namespace/name`, or the address that is given back.
    pub subject: String,
    /// How it ends.
    pub outcome: ServiceOutcome,
    /// The Service's `clusterIPs` afterwards.
    pub cluster_ips: Vec<String>,
    /// Its `ipFamilies` afterwards.
    pub ip_families: Vec<String>,
    /// Its `ipFamilyPolicy` afterwards.
    pub ip_family_policy: Option<String>,
    /// The `nodePort` of each of its ports afterwards, 0 for one that has none; empty if none has one.
    pub node_ports: Vec<i32>,
    /// Its `healthCheckNodePort` afterwards; 0 if it has none.
    pub health_check_node_port: i32,
    /// What changes, also beside an error.
    pub ops: Vec<ServiceOp>,
    /// What is noteworthy, each once.
    pub flags: Vec<ServiceFlag>,
}

/// How an event about a Service ends.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ServiceOutcome {
    /// Addresses or ports are allocated.
    Granted(ServiceReason),
    /// Nothing is allocated, and nothing is wrong.
    Held(ServiceReason),
    /// What a deleted Service had is free again, or an address.
    Released(ServiceReason),
    /// No address or no port is free.
    Exhausted(ServiceError),
    /// The request is refused for another reason.
    Refused(ServiceError),
    /// The handler of kube-apiserver panics.
    Crashed(ServiceCrash),
    /// It depends on what was not given.
    Unknown {
        /// What was not given.
        needs: Vec<ServiceNeed>,
        /// What the first automatic allocation without a draw can give.
        possible: Option<Possible>,
    },
}

/// What an automatic allocation can give, whatever its draw.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Possible {
    /// Addresses.
    Addresses {
        /// The family.
        family: String,
        /// How many.
        count: u128,
        /// The first and the last of each run of them.
        ranges: Vec<(IpAddr, IpAddr)>,
    },
    /// Ports of the Nodes.
    Ports {
        /// How many.
        count: u128,
        /// The first and the last of each run of them.
        ranges: Vec<(u16, u16)>,
    },
}

/// Something noteworthy about a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum ServiceFlag {
    /// The API server asks the families in an order of chance: where it asked the other one first, the address of that
    /// stays in use until the server finds out.
    AddressMayLeak,
    /// The bitmap keeps an address that the request does not get, until the server finds out; only in 1.33.
    BitmapKeepsAddress,
    /// The API server asks ranges, or gives back addresses, in an order of chance; here it is the order of the
    /// addresses, or of the families.
    OrderDependent,
}

impl ServiceDecision {
    pub(crate) fn of(subject: String, outcome: ServiceOutcome) -> Self {
        Self {
            subject,
            outcome,
            cluster_ips: Vec::new(),
            ip_families: Vec::new(),
            ip_family_policy: None,
            node_ports: Vec::new(),
            health_check_node_port: 0,
            ops: Vec::new(),
            flags: Vec::new(),
        }
    }

    /// The word of the outcome on the wire.
    pub fn verdict(&self) -> &'static str {
        match self.outcome {
            ServiceOutcome::Granted(_) => "granted",
            ServiceOutcome::Held(_) => "valid",
            ServiceOutcome::Released(_) => "released",
            ServiceOutcome::Exhausted(_) => "exhausted",
            ServiceOutcome::Refused(_) => "refused",
            ServiceOutcome::Crashed(_) => "crashed",
            ServiceOutcome::Unknown { .. } => "unknown",
        }
    }
}

/// Something that an answer about Services takes for granted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ServiceAssumption {
    /// No other Service and no other IPAddress exists than those that were given.
    NoOtherServices,
    /// The ServiceCIDR `kubernetes` is as kube-apiserver makes it of its flags.
    DefaultServiceCidr,
    /// A stored `clusterIP` that is no address holds nothing of the ranges.
    UnreadableClusterIp,
    /// The rest of the API server's validation passes.
    ObjectValidation,
    /// The sources of this release were read, and not run.
    ReleaseByReading,
}

impl ServiceAssumption {
    /// The word that stands for the assumption on the wire.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoOtherServices => "no-other-services",
            Self::DefaultServiceCidr => "default-service-cidr",
            Self::UnreadableClusterIp => "unreadable-cluster-ip",
            Self::ObjectValidation => "object-validation",
            Self::ReleaseByReading => "release-by-reading",
        }
    }
}
