//! What a network configuration of Flannel has room for, and the leases in etcd.

use std::net::{IpAddr, Ipv4Addr};

use ipnet::IpNet;
use serde::Serialize;

use crate::gotext::ip::{parse_cidr, parse_ip};
use crate::ipam::capacity::{
    FlannelAcquired, FlannelConfig, FlannelLease, FlannelLeaseError, FlannelLeases, FlannelNeed, FlannelRequest,
    FlannelSubnets, FlannelWay, flannel_capacity,
};
use crate::wire::answer::Answer;
use crate::wire::error::{Failure, WireError};
use crate::wire::input::{Input, Nulls};
use crate::wire::ipam::counted::{Counted, counted, invalid, raw};
use crate::wire::operation::{Member, MemberKind, optional, required};
use crate::wire::said::{Missing, Said};

const LEASE: [Member; 3] = [
    required("subnet", MemberKind::String, "the IPv4 subnet"),
    optional("ipv6Subnet", MemberKind::String, "the IPv6 subnet"),
    required("publicIP", MemberKind::String, "the public IPv4 address of the Node"),
];

const EVENT: [Member; 5] = [
    optional("acquire", MemberKind::String, "a Node with this public IPv4 address starts"),
    optional("previous", MemberKind::String, "beside it: the subnet that it had before"),
    optional("previousIPv6", MemberKind::String, "beside it: the IPv6 subnet that it had before"),
    optional("draws", MemberKind::List, "beside it: which of the first 100 free subnets is drawn, one number a family"),
    optional("expire", MemberKind::String, "the lease of this subnet ends"),
];

pub(super) fn flannel(
    answer: &mut Answer,
    input: &Input<'_>,
    config: &Input<'_>,
    max_pods: Option<u32>,
) -> Result<(), Failure> {
    let (leases, events) = (leases(input)?, events(input)?);
    let config = match FlannelConfig::read(&raw(config, "flannel")?) {
        Ok(config) => config,
        Err(error) => {
            invalid(answer, &Said::of(&error));
            return Ok(());
        }
    };
    answer.value("backend", &config.backend, &[]);
    for (name, subnets) in [("ipv4", &config.ipv4), ("ipv6", &config.ipv6)] {
        if let Some(subnets) = subnets {
            answer.value(name, &Subnets::of(subnets), &[]);
        }
    }
    let mut leases = FlannelLeases::new(config, leases);
    let happened: Vec<_> = events.iter().map(|event| event.put_to(&mut leases)).collect();
    let shown: Vec<_> = happened.iter().map(Happened::shown).collect();
    let words = shown.iter().map(|shown| shown.verdict);
    counted(answer, Counted::Pods(&flannel_capacity(&leases, max_pods)), words, input)?;
    if !shown.is_empty() {
        answer.value("events", &shown, &[]);
        if let Some(leases) = leases.leases() {
            answer.value("leases", &leases.iter().map(ShownLease::of).collect::<Vec<_>>(), &[]);
        }
    }
    Ok(())
}

/// What happens to the leases.
enum Event {
    Acquire(FlannelRequest),
    Expire(IpNet),
}

/// What became of it.
enum Happened {
    Acquired(FlannelAcquired),
    Expired(bool),
}

impl Event {
    fn put_to(&self, leases: &mut FlannelLeases) -> Happened {
        match self {
            Self::Acquire(request) => Happened::Acquired(leases.acquire(request)),
            Self::Expire(subnet) => Happened::Expired(leases.expire(*subnet)),
        }
    }
}

fn leases(input: &Input<'_>) -> Result<Vec<FlannelLease>, Failure> {
    let each = input.node("leases").into_iter().flat_map(|leases| leases.elements()).enumerate();
    each.map(|(index, node)| {
        let at = format!("{}/{index}", input.place("leases"));
        let lease = Input::read_members(node, at, &LEASE, Nulls::Refused)?;
        let subnet = range(&lease, "subnet", true)?.ok_or(WireError::MissingMember { member: "subnet" })?;
        Ok(FlannelLease::new(subnet, range(&lease, "ipv6Subnet", false)?, public_ip(&lease, "publicIP")?))
    })
    .collect()
}

fn events(input: &Input<'_>) -> Result<Vec<Event>, Failure> {
    let each = input.node("events").into_iter().flat_map(|events| events.elements()).enumerate();
    each.map(|(index, node)| {
        let at = format!("{}/{index}", input.place("events"));
        let event = Input::read_members(node, at, &EVENT, Nulls::Refused)?;
        if let Some(subnet) = range(&event, "expire", true)? {
            let other =
                EVENT.iter().map(|member| member.name).find(|name| *name != "expire" && event.node(name).is_some());
            return match other {
                Some(other) => Err(WireError::EventConflict { at: event.place(other), first: "expire" }.into()),
                None => Ok(Event::Expire(subnet)),
            };
        }
        let mut request = FlannelRequest::new(public_ip(&event, "acquire")?);
        request.previous = range(&event, "previous", true)?;
        request.previous_ipv6 = range(&event, "previousIPv6", false)?;
        for (index, draw) in event.node("draws").into_iter().flat_map(|draws| draws.elements()).enumerate() {
            let number = draw.as_number().and_then(|number| number.parse().ok());
            let at = format!("{}/{index}", event.place("draws"));
            let got = draw.kind().go_name();
            request.draws.push(number.ok_or(WireError::WrongType { at, wanted: "a whole number", got })?);
        }
        Ok(Event::Acquire(request))
    })
    .collect()
}

fn range(input: &Input<'_>, member: &'static str, is_v4: bool) -> Result<Option<IpNet>, Failure> {
    let Some(text) = input.string(member) else { return Ok(None) };
    let net = parse_cidr(&text).map(|cidr| cidr.network()).ok().filter(|net| net.addr().is_ipv4() == is_v4);
    let wrong = || WireError::NoAddress { at: input.place(member), value: text.clone().into_owned() };
    Ok(Some(net.ok_or_else(wrong)?))
}

fn public_ip(input: &Input<'_>, member: &'static str) -> Result<Ipv4Addr, Failure> {
    let text = input.string(member).ok_or(WireError::MissingMember { member })?;
    match parse_ip(&text) {
        Some(IpAddr::V4(ip)) => Ok(ip),
        _ => Err(WireError::NoAddress { at: input.place(member), value: text.into_owned() }.into()),
    }
}

/// What became of an event, as the wire shows it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ShownEvent<'h> {
    verdict: &'static str,
    #[serde(flatten)]
    lease: Option<ShownLease>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<Why<'h>>,
    /// The subnets of which one is drawn.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    possible: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unknown: Option<Missing<'h, FlannelNeed>>,
}

/// Why an event ends so.
#[derive(Serialize)]
#[serde(untagged)]
enum Why<'h> {
    Way(Said<'h, FlannelWay>),
    Error(Said<'h, FlannelLeaseError>),
}

impl Happened {
    fn shown(&self) -> ShownEvent<'_> {
        let mut shown =
            ShownEvent { verdict: "released", lease: None, reason: None, possible: Vec::new(), unknown: None };
        match self {
            Self::Expired(true) => {}
            Self::Expired(false) => shown.verdict = "valid",
            Self::Acquired(FlannelAcquired::Granted(lease, way)) => {
                shown.verdict = "granted";
                shown.lease = Some(ShownLease::of(lease));
                shown.reason = Some(Why::Way(Said::of(way)));
            }
            Self::Acquired(FlannelAcquired::Failed(error)) => {
                shown.verdict = if matches!(error, FlannelLeaseError::OutOfSubnets) { "exhausted" } else { "crashed" };
                shown.reason = Some(Why::Error(Said::of(error)));
            }
            Self::Acquired(FlannelAcquired::Unknown(needs, possible)) => {
                shown.verdict = "unknown";
                shown.possible = possible.iter().map(IpNet::to_string).collect();
                shown.unknown = Some(Missing::of(needs));
            }
        }
        shown
    }
}

/// A lease as the wire shows it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ShownLease {
    subnet: String,
    #[serde(rename = "ipv6Subnet", skip_serializing_if = "Option::is_none")]
    ipv6_subnet: Option<String>,
    #[serde(rename = "publicIP")]
    public_ip: Ipv4Addr,
}

impl ShownLease {
    fn of(lease: &FlannelLease) -> Self {
        let ipv6_subnet = lease.ipv6_subnet.map(|subnet| subnet.to_string());
        Self { subnet: lease.subnet.to_string(), ipv6_subnet, public_ip: lease.public_ip }
    }
}

/// The subnets of Flannel as the wire shows them.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Subnets {
    network: String,
    subnet_len: u8,
    subnet_min: String,
    subnet_max: String,
}

impl Subnets {
    fn of(FlannelSubnets { network, subnet_len, min, max, .. }: &FlannelSubnets) -> Self {
        let subnet_len = *subnet_len;
        Self { network: network.to_string(), subnet_len, subnet_min: min.to_string(), subnet_max: max.to_string() }
    }
}
