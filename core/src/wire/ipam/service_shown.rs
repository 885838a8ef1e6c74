//! The answers of `ipam.service`.

use serde::Serialize;

use crate::ipam::service::{
    AllocatorKind, Possible, RangeOfAddresses, ServiceCrash, ServiceDecision, ServiceError, ServiceFieldError,
    ServiceFlag, ServiceNeed, ServiceOp, ServiceOutcome, ServiceReason,
};
use crate::wire::said::{Missing, Said};

/// A decision as the wire shows it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Shown<'d> {
    subject: &'d str,
    verdict: &'static str,
    #[serde(rename = "clusterIPs", skip_serializing_if = "<[String]>::is_empty")]
    cluster_ips: &'d [String],
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    ip_families: &'d [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    ip_family_policy: Option<&'d str>,
    #[serde(skip_serializing_if = "<[i32]>::is_empty")]
    node_ports: &'d [i32],
    #[serde(skip_serializing_if = "Option::is_none")]
    health_check_node_port: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<Why<'d>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<ShownError<'d>>,
    /// All of several errors.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<ShownError<'d>>,
    #[serde(skip_serializing_if = "<[ServiceOp]>::is_empty")]
    ops: &'d [ServiceOp],
    #[serde(skip_serializing_if = "<[ServiceFlag]>::is_empty")]
    flags: &'d [ServiceFlag],
    #[serde(skip_serializing_if = "Option::is_none")]
    possible: Option<ShownPossible<'d>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unknown: Option<Missing<'d, ServiceNeed>>,
}

/// Why a decision is as it is.
#[derive(Serialize)]
#[serde(untagged)]
enum Why<'d> {
    Reason(Said<'d, ServiceReason>),
    Error(Said<'d, ServiceError>),
    Crash(Said<'d, ServiceCrash>),
}

/// An error as the API server's Status lists it.
#[derive(Serialize)]
struct ShownError<'d> {
    /// The code of the HTTP answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<u16>,
    #[serde(flatten)]
    field: Option<&'d ServiceFieldError>,
    detail: String,
}

impl<'d> ShownError<'d> {
    fn of(error: &'d ServiceFieldError, status: Option<u16>) -> Self {
        Self { status, field: Some(error), detail: error.problem.to_string() }
    }
}

impl<'d> Shown<'d> {
    pub(super) fn of(decision: &'d ServiceDecision) -> Self {
        let mut shown = Self {
            subject: &decision.subject,
            verdict: decision.verdict(),
            cluster_ips: &decision.cluster_ips,
            ip_families: &decision.ip_families,
            ip_family_policy: decision.ip_family_policy.as_deref(),
            node_ports: &decision.node_ports,
            health_check_node_port: Some(decision.health_check_node_port).filter(|port| *port != 0),
            reason: None,
            error: None,
            errors: Vec::new(),
            ops: &decision.ops,
            flags: &decision.flags,
            possible: None,
            unknown: None,
        };
        match &decision.outcome {
            ServiceOutcome::Granted(why) | ServiceOutcome::Held(why) | ServiceOutcome::Released(why) => {
                shown.reason = Some(Why::Reason(Said::of(why)));
            }
            ServiceOutcome::Exhausted(error) | ServiceOutcome::Refused(error) => shown.fail(error),
            ServiceOutcome::Crashed(crash) => shown.reason = Some(Why::Crash(Said::of(crash))),
            ServiceOutcome::Unknown { needs, possible } => {
                shown.unknown = Some(Missing::of(needs));
                shown.possible = possible.as_ref().map(ShownPossible::of);
            }
        }
        shown
    }

    fn fail(&mut self, error: &'d ServiceError) {
        self.reason = Some(Why::Error(Said::of(error)));
        let status = Some(error.http_code());
        let ServiceError::Invalid { errors, .. } = error else {
            self.error = Some(ShownError { status, field: None, detail: error.detail() });
            return;
        };
        self.error = errors.first().map(|first| ShownError::of(first, status));
        if errors.len() > 1 {
            self.errors = errors.iter().map(|each| ShownError::of(each, None)).collect();
        }
    }
}

/// What an automatic allocation can give.
#[derive(Serialize)]
struct ShownPossible<'d> {
    #[serde(skip_serializing_if = "Option::is_none")]
    family: Option<&'d str>,
    /// Text, since it can be more than a number of JavaScript holds.
    count: String,
    ranges: Vec<[String; 2]>,
}

impl<'d> ShownPossible<'d> {
    fn of(possible: &'d Possible) -> Self {
        match possible {
            Possible::Addresses { family, count, ranges } => Self {
                family: Some(family),
                count: count.to_string(),
                ranges: ranges.iter().map(|(first, last)| [first.to_string(), last.to_string()]).collect(),
            },
            Possible::Ports { count, ranges } => Self {
                family: None,
                count: count.to_string(),
                ranges: ranges.iter().map(|(first, last)| [first.to_string(), last.to_string()]).collect(),
            },
        }
    }
}

/// A range of addresses as the wire shows it.
#[derive(Serialize)]
pub(super) struct ShownRange {
    cidr: String,
    allocator: AllocatorKind,
    ready: bool,
    offset: u64,
    size: String,
    first: Option<String>,
    last: Option<String>,
    #[serde(rename = "static")]
    static_band: Option<[String; 2]>,
    #[serde(rename = "dynamic")]
    dynamic_band: Option<[String; 2]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    free: Option<String>,
}

impl ShownRange {
    pub(super) fn of(range: &RangeOfAddresses) -> Self {
        let band = |band: Option<(std::net::IpAddr, std::net::IpAddr)>| {
            band.map(|(first, last)| [first.to_string(), last.to_string()])
        };
        Self {
            cidr: range.cidr.to_string(),
            allocator: range.allocator,
            ready: range.is_ready,
            offset: range.offset,
            size: range.size.to_string(),
            first: range.all.map(|(first, _)| first.to_string()),
            last: range.all.map(|(_, last)| last.to_string()),
            static_band: band(range.static_band),
            dynamic_band: band(range.dynamic_band),
            free: range.free.map(|free| free.to_string()),
        }
    }
}
