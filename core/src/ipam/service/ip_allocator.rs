//! The ClusterIPs of one family: a bitmap up to 1.32, ServiceCIDR and IPAddress objects from 1.33 on, in 1.33 both.

use std::net::IpAddr;

use ipnet::IpNet;

use super::address_error::AddressError;
use super::bands::{Band, Bands, Draw, Span, count};
use super::need::ServiceNeed;
use super::op::{AddressStore, ServiceOp};
use super::range::{self, address, number};
use crate::ipam::runs::Runs;

/// What gives the ClusterIPs of one family.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct IpAllocator {
    /// `IPv4` or `IPv6`.
    pub(crate) family: &'static str,
    pub(crate) bitmap: Option<Bitmap>,
    /// In the order of their addresses; the API server's order changes.
    pub(crate) cidrs: Vec<CidrAllocator>,
    /// Those of which there is an IPAddress object; all ServiceCIDRs share them.
    pub(crate) addresses: Runs,
    /// Whether ServiceCIDR objects decide.
    pub(crate) has_cidrs: bool,
    /// Whether an index of 64 bits stays in its range.
    pub(crate) reads_wide_draws: bool,
}

/// The addresses of a range in use, as the API server keeps them in etcd.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Bitmap {
    pub(crate) cidr: IpNet,
    pub(crate) bands: Bands,
    pub(crate) held: Runs,
}

/// The allocator of a range that one or more ServiceCIDRs have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CidrAllocator {
    pub(crate) cidr: IpNet,
    pub(crate) bands: Bands,
    pub(crate) is_ready: bool,
}

/// An address that is allocated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Allocated {
    pub(crate) ip: IpAddr,
    /// The range that gives it.
    pub(crate) cidr: IpNet,
    pub(crate) band: Option<Band>,
    pub(crate) ops: Vec<ServiceOp>,
    /// Whether another range could have given one.
    pub(crate) is_order_dependent: bool,
}

/// An address that is not allocated, and what stays in use all the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NotAllocated {
    pub(crate) error: AddressError,
    pub(crate) kept: Vec<ServiceOp>,
}

impl From<AddressError> for NotAllocated {
    fn from(error: AddressError) -> Self {
        Self { error, kept: Vec::new() }
    }
}

/// An automatic allocation whose draw is not given, or leads where nothing is modelled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Undecided {
    /// What any draw can give.
    Possible {
        count: u128,
        ranges: Vec<(IpAddr, IpAddr)>,
    },
    NotModelled(ServiceNeed),
}

/// How an automatic allocation ends.
pub(crate) type Automatic = Result<Result<Allocated, NotAllocated>, Undecided>;

fn take(address: IpAddr, store: AddressStore) -> ServiceOp {
    ServiceOp::TakeAddress { address, store }
}

impl CidrAllocator {
    /// Source: kubernetes/kubernetes pkg/registry/core/service/ipallocator/ipallocator.go Allocator.allocateService
    fn check(&self, ip: IpAddr) -> Result<(), AddressError> {
        if !self.is_ready {
            return Err(AddressError::NotReady);
        }
        let is_own = self.cidr.contains(&ip) && self.bands.contains(number(ip));
        if is_own { Ok(()) } else { Err(AddressError::AddressNotInRange { ip, range: self.cidr }) }
    }

    /// Whether the address is in the range, and neither its first nor, in IPv4, its last.
    ///
    /// Source: kubernetes/kubernetes pkg/api/servicecidr/servicecidr.go PrefixContainsIP
    fn gives(&self, ip: IpAddr) -> bool {
        let is_broadcast = ip.is_ipv4() && ip == self.cidr.broadcast();
        self.cidr.contains(&ip) && ip != self.cidr.network() && !is_broadcast
    }
}

impl IpAllocator {
    /// The allocator of the ServiceCIDRs that has the address.
    ///
    /// Source: kubernetes/kubernetes pkg/registry/core/service/ipallocator/cidrallocator.go MetaAllocator.getAllocator
    fn cidr_of(&self, ip: IpAddr, ready: bool) -> Result<&CidrAllocator, AddressError> {
        let found = self.cidrs.iter().find(|cidr| cidr.gives(ip) && (cidr.is_ready || !ready));
        found.ok_or(AddressError::NoServiceCidr { ip })
    }

    /// Allocates this address.
    ///
    /// Source: kubernetes/kubernetes pkg/registry/core/service/ipallocator/cidrallocator.go
    /// MetaAllocator.AllocateService, pkg/registry/core/service/ipallocator/bitmap.go Range.allocate
    pub(crate) fn allocate(&self, ip: IpAddr) -> Result<Allocated, NotAllocated> {
        let mut ops = Vec::new();
        let of_cidr = if self.has_cidrs { Some(self.cidr_of(ip, true)?) } else { None };
        if let Some(bitmap) = &self.bitmap
            && (of_cidr.is_none() || bitmap.cidr.contains(&ip))
        {
            bitmap.check(ip)?;
            if bitmap.held.contains(number(ip)) {
                return Err(AddressError::AddressAllocated.into());
            }
            ops.push(take(ip, AddressStore::Bitmap));
        }
        let range = match of_cidr {
            Some(cidr) => {
                if let Err(error) = cidr.check(ip) {
                    return Err(NotAllocated { error, kept: ops });
                }
                if self.addresses.contains(number(ip)) {
                    // What was written into the bitmap before stays there.
                    return Err(NotAllocated { error: AddressError::AddressAllocated, kept: ops });
                }
                ops.push(take(ip, AddressStore::IpAddress));
                (cidr.cidr, cidr.bands)
            }
            None => self.bitmap.as_ref().map(|bitmap| (bitmap.cidr, bitmap.bands)).ok_or(AddressError::NotReady)?,
        };
        let (cidr, bands) = range;
        let band = Some(bands.band_of(number(ip)));
        Ok(Allocated { ip, cidr, band, ops, is_order_dependent: false })
    }

    /// Allocates the next address.
    ///
    /// Source: kubernetes/kubernetes pkg/registry/core/service/ipallocator/cidrallocator.go
    /// MetaAllocator.AllocateNextService
    pub(crate) fn allocate_next(&self, draw: Option<Draw>) -> Automatic {
        if let Some(bitmap) = &self.bitmap
            && bitmap.bands.free(&bitmap.held) > 0
        {
            let Some(draw) = draw else {
                return Err(Self::possible(bitmap.cidr, bitmap.bands.possible(&bitmap.held)));
            };
            return Ok(self.next_of_bitmap(bitmap, draw));
        }
        if !self.has_cidrs {
            return Ok(Err(AddressError::RangeFull.into()));
        }
        let free: Vec<_> = self.cidrs.iter().filter(|cidr| cidr.is_ready && self.free(cidr) > 0).collect();
        let Some(first) = free.first() else { return Ok(Err(AddressError::RangeFull.into())) };
        let Some(draw) = draw else {
            let spans = free.iter().flat_map(|cidr| cidr.bands.possible(&self.addresses)).collect();
            return Err(Self::possible(first.cidr, union(spans)));
        };
        if first.bands.is_wide() && !self.reads_wide_draws && draw.upper >= 1 << 63 {
            return Err(Undecided::NotModelled(ServiceNeed::WideDrawNotModelled { upper: draw.upper.to_string() }));
        }
        let Some(next) = first.bands.next(&self.addresses, draw) else {
            return Ok(Err(AddressError::RangeFull.into()));
        };
        let ip = address(next.number, first.cidr);
        let ops = vec![take(ip, AddressStore::IpAddress)];
        let is_order_dependent = free.len() > 1;
        Ok(Ok(Allocated { ip, cidr: first.cidr, band: Some(next.band), ops, is_order_dependent }))
    }

    /// What the bitmap gives is also an IPAddress object in 1.33.
    fn next_of_bitmap(&self, bitmap: &Bitmap, draw: Draw) -> Result<Allocated, NotAllocated> {
        let next = bitmap.bands.next(&bitmap.held, draw).ok_or(AddressError::RangeFull)?;
        let ip = address(next.number, bitmap.cidr);
        let mut ops = vec![take(ip, AddressStore::Bitmap)];
        if self.has_cidrs {
            let cidr = self.cidr_of(ip, true).and_then(|cidr| cidr.check(ip));
            if let Err(error) = cidr {
                return Err(NotAllocated { error, kept: ops });
            }
            if self.addresses.contains(next.number) {
                return Err(NotAllocated { error: AddressError::AddressAllocated, kept: ops });
            }
            ops.push(take(ip, AddressStore::IpAddress));
        }
        Ok(Allocated { ip, cidr: bitmap.cidr, band: Some(next.band), ops, is_order_dependent: false })
    }

    fn possible(like: IpNet, spans: Vec<Span>) -> Undecided {
        let ranges = spans.iter().map(|(first, last)| (address(*first, like), address(*last, like))).collect();
        Undecided::Possible { count: count(&spans), ranges }
    }

    /// How many addresses of a ServiceCIDR's range are free.
    pub(crate) fn free(&self, cidr: &CidrAllocator) -> u128 {
        cidr.bands.free(&self.addresses)
    }

    /// What a dry run says to this address; it does not look whether the address is in use.
    pub(crate) fn dry_allocate(&self, ip: IpAddr) -> Result<Allocated, NotAllocated> {
        let cidr = if self.has_cidrs {
            let cidr = self.cidrs.first().ok_or(AddressError::NotReady)?;
            cidr.check(ip)?;
            cidr.cidr
        } else {
            let bitmap = self.bitmap.as_ref().ok_or(AddressError::NotReady)?;
            bitmap.check(ip)?;
            bitmap.cidr
        };
        Ok(self.dry(ip, cidr))
    }

    /// What a dry run says instead of the next address: the first one of the range, which is never allocated.
    pub(crate) fn dry_allocate_next(&self) -> Result<Allocated, NotAllocated> {
        let cidr = if self.has_cidrs {
            let cidr = self.cidrs.first().filter(|cidr| cidr.is_ready).ok_or(AddressError::NotReady)?;
            cidr.cidr
        } else {
            self.bitmap.as_ref().ok_or(AddressError::NotReady)?.cidr
        };
        Ok(self.dry(cidr.network(), cidr))
    }

    fn dry(&self, ip: IpAddr, cidr: IpNet) -> Allocated {
        Allocated { ip, cidr, band: None, ops: Vec::new(), is_order_dependent: self.is_dry_run_order_dependent() }
    }

    /// Whether a dry run asks any of several ranges.
    pub(crate) fn is_dry_run_order_dependent(&self) -> bool {
        self.has_cidrs && self.cidrs.len() > 1
    }

    /// Gives an address back; one that is not in use, or of no range, is none.
    ///
    /// Source: kubernetes/kubernetes pkg/registry/core/service/ipallocator/cidrallocator.go MetaAllocator.Release
    pub(crate) fn release(&self, ip: IpAddr) -> Result<Vec<ServiceOp>, AddressError> {
        if self.has_cidrs {
            self.cidr_of(ip, false)?;
        }
        let mut ops = Vec::new();
        let give = |store| ServiceOp::GiveAddress { address: ip, store };
        if let Some(bitmap) = &self.bitmap
            && bitmap.cidr.contains(&ip)
            && bitmap.bands.contains(number(ip))
            && bitmap.held.contains(number(ip))
        {
            ops.push(give(AddressStore::Bitmap));
        }
        if self.has_cidrs && self.addresses.contains(number(ip)) {
            ops.push(give(AddressStore::IpAddress));
        }
        Ok(ops)
    }

    /// Marks an address of a Service that exists as in use, wherever it can be.
    pub(crate) fn occupy(&mut self, ip: IpAddr) {
        if let Some(bitmap) = &mut self.bitmap
            && bitmap.check(ip).is_ok()
        {
            bitmap.held.insert(number(ip));
        }
        self.addresses.insert(number(ip));
    }

    pub(crate) fn apply(&mut self, op: ServiceOp) {
        match op {
            ServiceOp::TakeAddress { address, store } => {
                if let Some(held) = self.held(store) {
                    held.insert(number(address));
                }
            }
            ServiceOp::GiveAddress { address, store } => {
                if let Some(held) = self.held(store) {
                    held.remove(number(address));
                }
            }
            ServiceOp::TakePort { .. } | ServiceOp::GivePort { .. } => {}
        }
    }

    fn held(&mut self, store: AddressStore) -> Option<&mut Runs> {
        match store {
            AddressStore::Bitmap => self.bitmap.as_mut().map(|bitmap| &mut bitmap.held),
            AddressStore::IpAddress => Some(&mut self.addresses),
        }
    }
}

impl Bitmap {
    pub(crate) fn new(cidr: IpNet) -> Self {
        Self { cidr, bands: range::of_bitmap(cidr), held: Runs::default() }
    }

    /// Source: kubernetes/kubernetes pkg/registry/core/service/ipallocator/bitmap.go Range.contains
    fn check(&self, ip: IpAddr) -> Result<(), AddressError> {
        let is_own = self.cidr.contains(&ip) && self.bands.contains(number(ip));
        if is_own { Ok(()) } else { Err(AddressError::AddressNotInRange { ip, range: self.cidr }) }
    }
}

/// Runs that may overlap, as the longest runs that do not.
fn union(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    let mut joined: Vec<Span> = Vec::new();
    for (first, last) in spans {
        match joined.last_mut() {
            Some((_, end)) if first <= end.saturating_add(1) => *end = last.max(*end),
            _ => joined.push((first, last)),
        }
    }
    joined
}
