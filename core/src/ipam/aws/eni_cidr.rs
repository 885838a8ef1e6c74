//! An address or a prefix of an ENI, and which of its addresses are known.
//!
//! Source: aws/amazon-vpc-cni-k8s pkg/ipamd/datastore/data_store.go CidrInfo, getUnusedIP

use std::collections::BTreeMap;
use std::fmt;
use std::net::IpAddr;

use ipnet::IpNet;

use super::pod_key::PodKey;
use crate::gotext::ip::parse_cidr;

/// Where an ENI's address or prefix comes from; they are sorted in this order.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Origin {
    /// It was given.
    Given(IpNet),
    /// EC2 gives it later, and nobody knows which one: its number.
    Granted(u32),
}

/// An address or a prefix of an ENI.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EniCidr {
    origin: Origin,
    length: u8,
    /// What the datastore remembers of its addresses, by how far they are from the first.
    known: BTreeMap<u64, Known>,
}

/// An address that the datastore remembers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Known {
    Assigned(PodKey),
    /// No Pod has it since then.
    Freed(i64),
}

impl EniCidr {
    /// An address, or a prefix of the lengths that EC2 gives, in the family; None for anything else.
    pub(crate) fn read(text: &str, ipv6: bool) -> Option<Self> {
        let net = parse_cidr(text).ok()?.network();
        let lengths: &[u8] = if ipv6 { &[80] } else { &[28, 32] };
        let fits = matches!(net, IpNet::V6(_)) == ipv6 && lengths.contains(&net.prefix_len());
        fits.then(|| Self { origin: Origin::Given(net), length: net.prefix_len(), known: BTreeMap::new() })
    }

    pub(crate) fn granted(number: u32, length: u8) -> Self {
        Self { origin: Origin::Granted(number), length, known: BTreeMap::new() }
    }

    /// Whether it holds several addresses.
    pub fn is_prefix(&self) -> bool {
        self.length != 32
    }

    /// How many addresses it has.
    pub fn size(&self) -> i64 {
        match self.length {
            80 => 1 << 48,
            28 => 16,
            _ => 1,
        }
    }

    /// Given ones by their text, then those of EC2 in turn.
    pub(crate) fn sorts_before(&self, other: &Self) -> bool {
        match (&self.origin, &other.origin) {
            (Origin::Given(_), Origin::Given(_)) => self.to_string() < other.to_string(),
            (Origin::Given(_), Origin::Granted(_)) => true,
            (Origin::Granted(_), Origin::Given(_)) => false,
            (Origin::Granted(one), Origin::Granted(other)) => one < other,
        }
    }

    /// Whether an address of one is one of the other.
    pub(crate) fn overlaps(&self, other: &Self) -> bool {
        match (&self.origin, &other.origin) {
            (Origin::Given(one), Origin::Given(other)) => one.contains(other) || other.contains(one),
            _ => false,
        }
    }

    /// How far an address is from the first.
    pub(crate) fn offset(&self, address: IpAddr) -> Option<u64> {
        let Origin::Given(net) = &self.origin else { return None };
        match (net.addr(), address) {
            _ if !net.contains(&address) => None,
            (IpAddr::V4(first), IpAddr::V4(address)) => {
                Some(u64::from(address.to_bits().checked_sub(first.to_bits())?))
            }
            (IpAddr::V6(first), IpAddr::V6(address)) => {
                u64::try_from(address.to_bits().checked_sub(first.to_bits())?).ok()
            }
            _ => None,
        }
    }

    /// The text of an address.
    pub(crate) fn address(&self, offset: u64) -> String {
        match &self.origin {
            Origin::Given(IpNet::V4(net)) => {
                let offset = u32::try_from(offset).unwrap_or_default();
                std::net::Ipv4Addr::from_bits(net.addr().to_bits().saturating_add(offset)).to_string()
            }
            Origin::Given(IpNet::V6(net)) => {
                std::net::Ipv6Addr::from_bits(net.addr().to_bits().saturating_add(offset.into())).to_string()
            }
            Origin::Granted(number) if self.is_prefix() => format!("ec2-{number}+{offset}"),
            Origin::Granted(number) => format!("ec2-{number}"),
        }
    }

    pub(crate) fn assign(&mut self, offset: u64, pod: PodKey) -> Option<Known> {
        self.known.insert(offset, Known::Assigned(pod))
    }

    pub(crate) fn free(&mut self, offset: u64, now: i64) {
        self.known.insert(offset, Known::Freed(now));
    }

    /// The addresses that Pods have, with the Pods.
    pub fn pods(&self) -> BTreeMap<String, String> {
        let of = |(offset, known): (u64, &Known)| match known {
            Known::Assigned(pod) => Some((self.address(offset), pod.to_string())),
            Known::Freed(_) => None,
        };
        self.known().filter_map(of).collect()
    }

    /// The addresses that Pods had, with the times at which they were freed.
    pub fn freed(&self) -> BTreeMap<String, i64> {
        let of = |(offset, known): (u64, &Known)| match known {
            Known::Assigned(_) => None,
            Known::Freed(at) => Some((self.address(offset), *at)),
        };
        self.known().filter_map(of).collect()
    }

    pub(crate) fn known(&self) -> impl Iterator<Item = (u64, &Known)> {
        self.known.iter().map(|(offset, known)| (*offset, known))
    }

    pub(crate) fn pod_at(&self, pod: &PodKey) -> Option<u64> {
        let found = self.known().find(|(_, known)| matches!(known, Known::Assigned(of) if of == pod));
        found.map(|(offset, _)| offset)
    }

    /// How many addresses have a Pod.
    pub fn assigned(&self) -> i64 {
        self.known.values().map(|known| i64::from(matches!(known, Known::Assigned(_)))).sum()
    }

    /// How many addresses are cooling.
    pub(crate) fn cooling(&self, now: i64, cooldown: i64) -> i64 {
        self.known
            .values()
            .map(|known| i64::from(matches!(known, Known::Freed(at) if is_cooling(*at, now, cooldown))))
            .sum()
    }

    /// The addresses that a Pod can get now: all that are known, without a Pod and no longer cooling; if there is none, the
    /// lowest that is not known.
    pub(crate) fn unused(&self, now: i64, cooldown: i64) -> Unused {
        let rested =
            self.known().filter(|(_, known)| matches!(known, Known::Freed(at) if !is_cooling(*at, now, cooldown)));
        let rested: Vec<u64> = rested.map(|(offset, _)| offset).collect();
        let mut fresh = 0;
        for offset in self.known.keys() {
            if *offset != fresh {
                break;
            }
            fresh = fresh.saturating_add(1);
        }
        let has_fresh = i64::try_from(fresh).is_ok_and(|fresh| fresh < self.size());
        Unused { fresh: Some(fresh).filter(|_| has_fresh && rested.is_empty()), rested }
    }

    /// Forgets addresses.
    pub(crate) fn forget(&mut self, offsets: &[u64]) {
        for offset in offsets {
            self.known.remove(offset);
        }
    }
}

/// The addresses of an [`EniCidr`] that a Pod can get: of `rested` any one, by chance.
pub(crate) struct Unused {
    pub(crate) rested: Vec<u64>,
    pub(crate) fresh: Option<u64>,
}

/// Whether an address that was freed at a time is not given out yet. Go counts the period in nanoseconds, which wrap.
fn is_cooling(at: i64, now: i64, cooldown: i64) -> bool {
    const NANOSECONDS: i64 = 1_000_000_000;
    now.saturating_sub(at).saturating_mul(NANOSECONDS) <= cooldown.wrapping_mul(NANOSECONDS)
}

impl fmt::Display for EniCidr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.origin {
            Origin::Given(net) => write!(f, "{net}"),
            Origin::Granted(number) => write!(f, "ec2-{number}/{}", self.length),
        }
    }
}
