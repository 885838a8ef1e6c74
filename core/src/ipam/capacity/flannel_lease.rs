//! The subnets of Nodes that Flannel leases in etcd.
//!
//! Source: flannel-io/flannel pkg/subnet/etcd/local_manager.go

use std::fmt;
use std::net::Ipv4Addr;

use ipnet::IpNet;
use serde::Serialize;

use super::flannel_config::{FlannelConfig, FlannelSubnets};
use crate::ipam::node_cidr::as_text;
use crate::ipam::position::{address, last, position};
use crate::ipam::runs::Runs;

/// How many free subnets Flannel looks for before it draws one.
const MOST_CANDIDATES: usize = 100;

/// A lease: the subnets of a Node, by its public address.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct FlannelLease {
    /// The IPv4 subnet.
    pub subnet: IpNet,
    /// The IPv6 subnet.
    pub ipv6_subnet: Option<IpNet>,
    /// The public IPv4 address of the Node.
    pub public_ip: Ipv4Addr,
}

/// A Node that starts, and asks for a lease.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct FlannelRequest {
    /// Its public IPv4 address.
    pub public_ip: Ipv4Addr,
    /// The `FLANNEL_SUBNET` of its `subnet.env`, as a range.
    pub previous: Option<IpNet>,
    /// The `FLANNEL_IPV6_SUBNET`.
    pub previous_ipv6: Option<IpNet>,
    /// Which of the free subnets is drawn, counted from 0: the IPv4 one, then the IPv6 one. A number beyond the last
    /// begins again, as a remainder.
    pub draws: Vec<u64>,
}

/// The leases of a network between two requests. Nodes come one after the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FlannelLeases {
    config: FlannelConfig,
    leases: Vec<FlannelLease>,
    /// What an earlier request lacked: from there on the leases are unknown.
    needs: Vec<FlannelNeed>,
}

/// How a request ends.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum FlannelAcquired {
    /// The Node has a lease.
    Granted(FlannelLease, FlannelWay),
    /// It has none.
    Failed(FlannelLeaseError),
    /// A draw is missing: any of these subnets may be its.
    Unknown(Vec<FlannelNeed>, Vec<IpNet>),
}

/// How a Node comes to its subnets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum FlannelWay {
    /// There is a lease of its public address.
    LeaseReused,
    /// It had them before.
    PreviousSubnet {
        /// A lease of its address that does not fit the configuration, and was deleted.
        #[serde(skip_serializing_if = "Option::is_none")]
        deleted: Option<String>,
    },
    /// They were drawn.
    SubnetDrawn {
        /// From how many free subnets, of each family.
        candidates: Vec<usize>,
        /// A lease of its address that does not fit the configuration, and was deleted.
        #[serde(skip_serializing_if = "Option::is_none")]
        deleted: Option<String>,
    },
}

/// Why a Node gets no lease; `Display` prints Flannel's text, but for a crash.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum FlannelLeaseError {
    /// No subnet is free.
    #[error("out of subnets")]
    OutOfSubnets,
    /// With IPv6, Flannel crashes at a lease that has no IPv6 subnet.
    #[error("flanneld crashes: the lease of {public_ip} has no IPv6 subnet")]
    LeaseWithoutIpv6 {
        /// The public address of that lease.
        public_ip: Ipv4Addr,
    },
}

/// What is missing to say which subnets a Node gets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum FlannelNeed {
    /// Which of the free subnets is drawn.
    SubnetDraw {
        /// How many are free, of the first 100.
        candidates: usize,
    },
    /// What Flannel leases without IPv4.
    WithoutIpv4NotModelled,
    /// What Flannel does at the end of all addresses, where it begins again at the first.
    BeyondNotModelled {
        /// The last subnet.
        #[serde(serialize_with = "as_text")]
        last: IpNet,
    },
}

impl FlannelLease {
    /// The lease of a Node.
    pub fn new(subnet: IpNet, ipv6_subnet: Option<IpNet>, public_ip: Ipv4Addr) -> Self {
        Self { subnet, ipv6_subnet, public_ip }
    }

    /// The name under which etcd keeps it, and by which leases are listed.
    ///
    /// Source: flannel-io/flannel pkg/subnet/subnet.go MakeSubnetKey
    fn key(&self) -> String {
        let name = |net: IpNet| net.to_string().replace(['.', ':', '/'], "-");
        let ipv6 = self.ipv6_subnet.map(|subnet| format!("&{}", name(subnet)));
        format!("{}{}", name(self.subnet), ipv6.unwrap_or_default())
    }
}

impl FlannelRequest {
    /// A Node that had no subnet before.
    pub fn new(public_ip: Ipv4Addr) -> Self {
        Self { public_ip, previous: None, previous_ipv6: None, draws: Vec::new() }
    }
}

impl FlannelLeases {
    /// The leases that exist.
    pub fn new(config: FlannelConfig, mut leases: Vec<FlannelLease>) -> Self {
        leases.sort_by_key(FlannelLease::key);
        Self { config, leases, needs: Vec::new() }
    }

    /// The leases in the order in which etcd lists them; `None` if they are unknown.
    pub fn leases(&self) -> Option<&[FlannelLease]> {
        self.needs.is_empty().then_some(self.leases.as_slice())
    }

    /// The configuration.
    pub fn config(&self) -> &FlannelConfig {
        &self.config
    }

    /// A lease ends, or is deleted; false if there is none of this subnet.
    pub fn expire(&mut self, subnet: IpNet) -> bool {
        let before = self.leases.len();
        self.leases.retain(|lease| lease.subnet != subnet);
        self.leases.len() < before
    }

    /// A Node asks for a lease when it starts.
    pub fn acquire(&mut self, request: &FlannelRequest) -> FlannelAcquired {
        if !self.needs.is_empty() {
            return FlannelAcquired::Unknown(self.needs.clone(), Vec::new());
        }
        let acquired = self.decide(request);
        match &acquired {
            FlannelAcquired::Granted(lease, way) => {
                if !matches!(way, FlannelWay::LeaseReused) {
                    // The lease that does not fit is gone, and the new one there.
                    self.remove_unfit(request.public_ip);
                    self.leases.push(lease.clone());
                    self.leases.sort_by_key(FlannelLease::key);
                }
            }
            FlannelAcquired::Failed(_) => self.remove_unfit(request.public_ip),
            FlannelAcquired::Unknown(needs, _) => self.needs.clone_from(needs),
        }
        acquired
    }

    fn decide(&self, request: &FlannelRequest) -> FlannelAcquired {
        let Some(ipv4) = self.config.ipv4 else {
            return FlannelAcquired::Unknown(vec![FlannelNeed::WithoutIpv4NotModelled], Vec::new());
        };
        let of_node = self.leases.iter().find(|lease| lease.public_ip == request.public_ip);
        if let Some(lease) = of_node.filter(|lease| self.fits(lease.subnet, lease.ipv6_subnet)) {
            return FlannelAcquired::Granted(lease.clone(), FlannelWay::LeaseReused);
        }
        let deleted = of_node.map(|lease| lease.subnet.to_string());
        // What was deleted is still in the list that was read before.
        if let Some(previous) = request.previous
            && self.leases.iter().all(|lease| lease.subnet != previous)
            && self.fits(previous, request.previous_ipv6)
        {
            let lease = FlannelLease::new(previous, request.previous_ipv6, request.public_ip);
            return FlannelAcquired::Granted(lease, FlannelWay::PreviousSubnet { deleted });
        }
        self.draw(&ipv4, request, deleted)
    }

    /// Source: flannel-io/flannel pkg/subnet/etcd/local_manager.go allocateSubnet
    fn draw(&self, ipv4: &FlannelSubnets, request: &FlannelRequest, deleted: Option<String>) -> FlannelAcquired {
        let taken = self.taken(true);
        let (free4, is_whole) = candidates(ipv4, &taken);
        let mut free = vec![free4];
        let mut ends = vec![(ipv4, is_whole)];
        if let Some(ipv6) = &self.config.ipv6 {
            if let Some(lease) = self.leases.iter().find(|lease| lease.ipv6_subnet.is_none()) {
                let public_ip = lease.public_ip;
                return FlannelAcquired::Failed(FlannelLeaseError::LeaseWithoutIpv6 { public_ip });
            }
            let (free6, is_whole) = candidates(ipv6, &self.taken(false));
            free.push(free6);
            ends.push((ipv6, is_whole));
        }
        if let Some((subnets, _)) = ends.iter().find(|(_, is_whole)| !is_whole)
            && let Ok(last) = IpNet::new(subnets.max, subnets.subnet_len)
        {
            return FlannelAcquired::Unknown(vec![FlannelNeed::BeyondNotModelled { last }], Vec::new());
        }
        if free.iter().any(Vec::is_empty) {
            return FlannelAcquired::Failed(FlannelLeaseError::OutOfSubnets);
        }
        let mut drawn = Vec::new();
        for (family, subnets) in free.iter().enumerate() {
            let place = request.draws.get(family).and_then(|draw| {
                let count = u64::try_from(subnets.len()).ok()?;
                usize::try_from(draw.checked_rem(count)?).ok()
            });
            let Some(subnet) = place.and_then(|place| subnets.get(place)) else {
                let needs = vec![FlannelNeed::SubnetDraw { candidates: subnets.len() }];
                return FlannelAcquired::Unknown(needs, subnets.clone());
            };
            drawn.push(*subnet);
        }
        let candidates = free.iter().map(Vec::len).collect();
        let mut drawn = drawn.into_iter();
        let Some(subnet) = drawn.next() else { return FlannelAcquired::Failed(FlannelLeaseError::OutOfSubnets) };
        let lease = FlannelLease::new(subnet, drawn.next(), request.public_ip);
        FlannelAcquired::Granted(lease, FlannelWay::SubnetDrawn { candidates, deleted })
    }

    fn remove_unfit(&mut self, public_ip: Ipv4Addr) {
        let of_node = self.leases.iter().position(|lease| lease.public_ip == public_ip);
        let unfit = of_node
            .filter(|place| self.leases.get(*place).is_some_and(|lease| !self.fits(lease.subnet, lease.ipv6_subnet)));
        if let Some(place) = unfit {
            self.leases.remove(place);
        }
    }

    /// Source: flannel-io/flannel pkg/subnet/etcd/local_manager.go isSubnetConfigCompat, isIPv6SubnetConfigCompat
    fn fits(&self, subnet: IpNet, ipv6_subnet: Option<IpNet>) -> bool {
        let is_in = |subnets: &FlannelSubnets, net: IpNet| {
            net.prefix_len() == subnets.subnet_len && (subnets.min..=subnets.max).contains(&net.addr())
        };
        self.config.ipv4.as_ref().is_some_and(|subnets| is_in(subnets, subnet))
            && match (&self.config.ipv6, ipv6_subnet) {
                (None, subnet) => subnet.is_none(),
                (Some(subnets), subnet) => subnet.is_some_and(|subnet| is_in(subnets, subnet)),
            }
    }

    /// The addresses of the leased subnets.
    pub(super) fn taken(&self, is_v4: bool) -> Runs {
        let of = |lease: &FlannelLease| if is_v4 { Some(lease.subnet) } else { lease.ipv6_subnet };
        let mut taken = Runs::default();
        for subnet in self.leases.iter().filter_map(of) {
            taken.insert_all(position(subnet.network()), position(subnet.broadcast()));
        }
        taken
    }
}

/// The first free subnets, at most 100, and whether that is all that Flannel looks at.
fn candidates(subnets: &FlannelSubnets, taken: &Runs) -> (Vec<IpNet>, bool) {
    let is_v4 = subnets.min.is_ipv4();
    let (first, end) = (position(subnets.min), position(subnets.max));
    let size = subnets.size();
    let mut free = Vec::new();
    let mut next = Some(first);
    while let Some(start) = next.filter(|start| *start <= end) {
        if free.len() >= MOST_CANDIDATES {
            return (free, true);
        }
        let to = start.saturating_add(size).saturating_sub(1);
        let is_free = taken.gaps(start, to).next() == Some((start, to));
        if is_free {
            free.extend(IpNet::new(address(is_v4, start), subnets.subnet_len).ok());
        }
        // All subnets of a run that is taken are passed over at once.
        let behind = taken.next_free(start).unwrap_or(u128::MAX);
        let steps = behind.saturating_sub(start).checked_div(size).unwrap_or_default().max(1);
        next = start.checked_add(steps.saturating_mul(size)).filter(|next| *next <= last(is_v4));
        if next.is_none() {
            return (free, false);
        }
    }
    (free, true)
}

impl fmt::Display for FlannelWay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (Self::PreviousSubnet { deleted } | Self::SubnetDrawn { deleted, .. }) = self else {
            return f.write_str("there is a lease of its public address");
        };
        if let Some(deleted) = deleted {
            write!(f, "its lease of {deleted} does not fit the configuration and is deleted; ")?;
        }
        match self {
            Self::SubnetDrawn { candidates, .. } => {
                let counts: Vec<_> = candidates.iter().map(usize::to_string).collect();
                write!(f, "drawn from the first {} subnets that are free", counts.join(" and "))
            }
            _ => f.write_str("it had this subnet before, and nobody has it"),
        }
    }
}

impl fmt::Display for FlannelNeed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::SubnetDraw { candidates } => write!(f, "which of {candidates} free subnets is drawn"),
            Self::WithoutIpv4NotModelled => {
                f.write_str("what Flannel leases in etcd without IPv4, which is not modelled")
            }
            Self::BeyondNotModelled { last } => {
                write!(f, "what Flannel does behind {last}, the end of all addresses, which is not modelled")
            }
        }
    }
}
