//! The ranges from which addresses and ports are allocated, as an answer shows them.

use std::net::IpAddr;

use ipnet::IpNet;
use serde::Serialize;

use super::bands::{Band, Bands, Span, count};
use super::ip_allocator::IpAllocator;
use super::port_allocator::PortAllocator;
use super::range::address;
use crate::ipam::runs::Runs;

/// A range from which addresses are allocated.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct RangeOfAddresses {
    /// The range.
    pub cidr: IpNet,
    /// What keeps account of it.
    pub allocator: AllocatorKind,
    /// Whether addresses are allocated from it now.
    pub is_ready: bool,
    /// How many addresses the static band has.
    pub offset: u64,
    /// How many addresses it gives.
    pub size: u64,
    /// The first and the last address that it gives.
    pub all: Option<(IpAddr, IpAddr)>,
    /// The first and the last address of the static band.
    pub static_band: Option<(IpAddr, IpAddr)>,
    /// The first and the last address of the dynamic band.
    pub dynamic_band: Option<(IpAddr, IpAddr)>,
    /// How many addresses are free; `None` if that is unknown.
    pub free: Option<u128>,
    /// The free addresses, the first and the last of each run, in order: at most 100 runs; empty if that is unknown.
    pub free_ranges: Vec<(IpAddr, IpAddr)>,
    /// How many runs are left out.
    pub more_free_ranges: u64,
}

/// How many runs of free addresses are listed.
const MOST_RUNS: usize = 100;

/// What keeps account of the addresses of a range.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum AllocatorKind {
    /// A bitmap, up to 1.33; in 1.33 it is asked before the ServiceCIDRs.
    Bitmap,
    /// ServiceCIDR and IPAddress objects, from 1.33 on.
    ServiceCidr,
}

impl RangeOfAddresses {
    pub(crate) fn all(families: &[IpAllocator], is_known: bool) -> Vec<Self> {
        let mut all = Vec::new();
        for family in families {
            if let Some(bitmap) = &family.bitmap {
                let held = is_known.then_some(&bitmap.held);
                all.push(Self::of(bitmap.cidr, &bitmap.bands, AllocatorKind::Bitmap, true, held));
            }
            for cidr in &family.cidrs {
                let held = is_known.then_some(&family.addresses);
                all.push(Self::of(cidr.cidr, &cidr.bands, AllocatorKind::ServiceCidr, cidr.is_ready, held));
            }
        }
        all
    }

    fn of(cidr: IpNet, bands: &Bands, allocator: AllocatorKind, is_ready: bool, held: Option<&Runs>) -> Self {
        let of = |span: Option<Span>| span.map(|(first, last)| (address(first, cidr), address(last, cidr)));
        let free: Vec<Span> = held.map(|held| bands.free_spans(held)).unwrap_or_default();
        let more = free.len().saturating_sub(MOST_RUNS);
        let shown = free.iter().take(MOST_RUNS);
        Self {
            cidr,
            allocator,
            is_ready,
            offset: bands.offset(),
            size: bands.size(),
            all: of(bands.all()),
            static_band: of(bands.band(Band::Static)),
            dynamic_band: of(bands.band(Band::Dynamic)),
            free: held.map(|_| count(&free)),
            free_ranges: shown.map(|(first, last)| (address(*first, cidr), address(*last, cidr))).collect(),
            more_free_ranges: u64::try_from(more).unwrap_or(u64::MAX),
        }
    }
}

/// The range of the ports of the Nodes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct NodePorts {
    /// The range, such as `30000-32767`.
    pub range: String,
    /// How many ports the static band has.
    pub offset: u64,
    /// The first and the last port of the static band.
    #[serde(rename = "static")]
    pub static_band: Option<(u16, u16)>,
    /// The first and the last port of the dynamic band.
    #[serde(rename = "dynamic")]
    pub dynamic_band: Option<(u16, u16)>,
    /// How many ports are free; `None` if that is unknown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub free: Option<u64>,
}

impl NodePorts {
    pub(crate) fn of(ports: &PortAllocator, is_known: bool) -> Self {
        let port = |number| u16::try_from(number).unwrap_or_default();
        let of = |span: Option<Span>| span.map(|(first, last)| (port(first), port(last)));
        Self {
            range: ports.range.to_string(),
            offset: ports.bands.offset(),
            static_band: of(ports.bands.band(Band::Static)),
            dynamic_band: of(ports.bands.band(Band::Dynamic)),
            free: is_known.then(|| u64::try_from(ports.free()).unwrap_or(u64::MAX)),
        }
    }
}
