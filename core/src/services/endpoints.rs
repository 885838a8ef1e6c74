//! The EndpointSlices of a Service, and what is known about them.

use std::fmt;
use std::sync::Arc;

use serde::Serialize;

use super::assumption::Assumption;
use super::endpoint_slice::EndpointSlice;
use super::need::Need;

/// The EndpointSlices of a Service.
///
/// They are all of them if nothing is in `needs`. Otherwise there may be more, and those here are still right.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Endpoints {
    /// The EndpointSlices. Given ones are in the order of their names, derived ones as the Pods were given.
    pub slices: Vec<Arc<EndpointSlice>>,
    /// Where they come from.
    pub origin: Origin,
    /// What is missing for all endpoints to be known.
    pub needs: Vec<Need>,
    /// What derived endpoints assume.
    pub assumed: Vec<Assumption>,
    /// The Pods that are selected and no endpoints.
    pub left_out: Vec<LeftOut>,
}

/// Where the EndpointSlices of a Service come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    /// They were given, or none was and all were given.
    Given,
    /// They are derived from Pods.
    Derived,
    /// None was given, and there is nothing to derive them from.
    None,
}

/// A Pod that a Service selects and that is not one of its endpoints.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LeftOut {
    /// The name of the Pod.
    pub pod: String,
    /// Why it is no endpoint.
    #[serde(flatten)]
    pub reason: LeftOutReason,
}

/// Why a Pod that a Service selects is not one of its endpoints.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum LeftOutReason {
    /// Its containers have ended for good.
    PodTerminal {
        /// The phase: `Succeeded` or `Failed`.
        phase: String,
    },
    /// It has no address yet.
    PodWithoutAddress,
    /// It has an address, but none of a family that the Service uses.
    PodFamily,
    /// It has an address, but runs on no Node.
    PodWithoutNode,
}

impl fmt::Display for LeftOutReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::PodTerminal { phase } => write!(f, "it has ended: its phase is {phase}"),
            Self::PodWithoutAddress => f.write_str("it has no IP address yet"),
            Self::PodFamily => f.write_str("it has no IP address of a family that the Service uses"),
            Self::PodWithoutNode => f.write_str("it has no nodeName"),
        }
    }
}

impl fmt::Display for LeftOut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Pod {}: {}", self.pod, self.reason)
    }
}
