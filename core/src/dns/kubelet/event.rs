//! Events that the kubelet sends about DNS.

use std::fmt;

use serde::{Serialize, Serializer};

/// A warning event of the kubelet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Event {
    /// The object that the event is about.
    pub object: EventObject,
    /// The reason of the event.
    pub reason: EventReason,
    /// The message, in the kubelet's words.
    pub message: String,
}

/// The kind of the object that an event is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum EventObject {
    /// The Pod.
    Pod,
    /// The node that the Pod runs on.
    Node,
}

/// The reason of an event of the kubelet about DNS.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EventReason {
    /// The Pod wants the cluster's DNS server, and the kubelet has none.
    MissingClusterDns,
    /// Servers or search domains of the Pod were left out.
    DnsConfigForming,
    /// The node's resolv.conf is at fault or exceeds a limit.
    CheckLimitsForResolvConf,
}

impl EventReason {
    /// The word in the event, such as `DNSConfigForming`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::MissingClusterDns => "MissingClusterDNS",
            Self::DnsConfigForming => "DNSConfigForming",
            Self::CheckLimitsForResolvConf => "CheckLimitsForResolvConf",
        }
    }
}

impl fmt::Display for EventReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for EventReason {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
