//! The blocks of one cluster CIDR: which are in use, and which comes next.
//!
//! Source: kubernetes/kubernetes pkg/controller/nodeipam/ipam/cidrset/cidr_set.go

use std::net::IpAddr;

use ipnet::IpNet;

use super::cidr_set_error::CidrSetError;
use super::net::{Mask, as_printed, first_four_bytes, last_address, number, to_v4, v6};
use super::op::NodeCidrOp;
use crate::gotext::ip::Cidr;
use crate::ipam::runs::Runs;

/// The blocks of a cluster CIDR, each of which is the CIDR of a Node. Blocks are numbered from 0.
///
/// In memory are only the runs of blocks that are in use, so that no cluster CIDR is too large.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CidrSet {
    cluster: Cidr,
    /// The length of the blocks' prefix, at most that of an address.
    node_mask: u8,
    max: u64,
    allocated: u64,
    next: u64,
    used: Runs,
}

impl CidrSet {
    /// The set with no block in use. `node_mask` lies between the length of the cluster CIDR's prefix and that of an
    /// address.
    pub(crate) fn new(cluster: Cidr, node_mask: u8) -> Result<Self, CidrSetError> {
        let bits = node_mask.saturating_sub(cluster.written.prefix_len());
        if to_v4(cluster.written.addr()).is_none() && bits > 16 {
            return Err(CidrSetError::TooManyBlocks);
        }
        // At most 32 bits: an IPv4-mapped range has a prefix of 96 or more.
        let max = 1_u64.checked_shl(bits.into()).unwrap_or_default();
        Ok(Self { cluster, node_mask, max, allocated: 0, next: 0, used: Runs::default() })
    }

    /// The cluster CIDR.
    pub fn cluster(&self) -> IpNet {
        self.cluster.network()
    }

    /// The length of the blocks' prefix.
    pub fn node_mask(&self) -> u8 {
        self.node_mask
    }

    /// How many blocks there are: at most 2^32.
    pub fn max(&self) -> u64 {
        self.max
    }

    /// How many blocks are in use.
    pub fn allocated(&self) -> u64 {
        self.allocated
    }

    /// How many blocks are free.
    pub fn free(&self) -> u64 {
        self.max.saturating_sub(self.allocated)
    }

    /// The block at which the search for a free one begins.
    pub fn next(&self) -> u64 {
        self.next
    }

    /// The block that is taken next.
    pub fn next_free(&self) -> Option<u64> {
        if self.allocated == self.max {
            return None;
        }
        let from = |block: u64| {
            let free = self.used.next_free(block.into())?;
            u64::try_from(free).ok().filter(|free| *free < self.max)
        };
        from(self.next).or_else(|| from(0))
    }

    /// The blocks that are not in use, as runs.
    pub(crate) fn free_runs(&self) -> impl Iterator<Item = (u64, u64)> + '_ {
        let last = u128::from(self.max.saturating_sub(1));
        let number = |number: u128| u64::try_from(number).unwrap_or(u64::MAX);
        self.used.gaps(0, last).map(move |(first, last)| (number(first), number(last)))
    }

    /// The block after one, in a circle.
    pub(crate) fn after(&self, block: u64) -> u64 {
        block.saturating_add(1).checked_rem(self.max).unwrap_or_default()
    }

    /// The range of a block as Go prints it.
    pub fn block(&self, block: u64) -> Option<IpNet> {
        let mask = self.mask();
        let first = self.cluster.written.addr();
        if to_v4(first).is_some() {
            let low = u32::try_from(block).unwrap_or_default();
            let shift = 32_u32.checked_sub(self.node_mask.into());
            let low = shift.and_then(|shift| low.checked_shl(shift)).unwrap_or_default();
            let ip = IpAddr::V4((first_four_bytes(first) | low).into());
            return as_printed(ip, mask);
        }
        let low = u128::from(block).checked_shl(128_u32.saturating_sub(self.node_mask.into())).unwrap_or_default();
        as_printed(v6(number(first) | low), mask)
    }

    /// The first and the last block that a range touches.
    pub(crate) fn blocks_of(&self, cidr: &Cidr) -> Result<(u64, u64), CidrSetError> {
        let (cluster, given) = (self.cluster.written, cidr.written);
        let within = Mask::of(cluster).apply(given.addr()).is_some_and(|ip| self.cluster.contains(ip));
        let around = Mask::of(given).apply(cluster.addr()).is_some_and(|ip| cidr.contains(ip));
        if !within && !around {
            return Err(CidrSetError::OutsideCluster { cidr: cidr.network(), cluster: self.cluster() });
        }
        if given.prefix_len() <= cluster.prefix_len() {
            return Ok((0, self.max.saturating_sub(1)));
        }
        let begin = self.block_of(self.mask().apply(given.addr()))?;
        let end = self.block_of(self.mask().apply(last_address(given)))?;
        Ok((begin, end))
    }

    /// The block that has an address.
    fn block_of(&self, ip: Option<IpAddr>) -> Result<u64, CidrSetError> {
        let ip = ip.ok_or(CidrSetError::InvalidIp)?;
        let outside = || CidrSetError::OutsideAllocator { ip: ip.to_canonical(), mask: self.node_mask };
        let first = self.cluster.written.addr();
        if let Some(ip) = to_v4(ip) {
            let apart = first_four_bytes(first) ^ ip.to_bits();
            let shift = 32_u32.checked_sub(self.node_mask.into());
            let block = shift.and_then(|shift| apart.checked_shr(shift)).unwrap_or_default();
            // The number of blocks is cut to 32 bits: of 2^32 none is left.
            let max = u32::try_from(self.max).unwrap_or_default();
            return if block < max { Ok(block.into()) } else { Err(outside()) };
        }
        let apart = number(first) ^ number(ip);
        let block = apart.checked_shr(128_u32.saturating_sub(self.node_mask.into())).unwrap_or_default();
        // Of a number of more bits the lowest 64 count.
        let block = u64::try_from(block & u128::from(u64::MAX)).unwrap_or_default();
        if block < self.max { Ok(block) } else { Err(outside()) }
    }

    fn mask(&self) -> Mask {
        Mask { ones: self.node_mask, bits: self.cluster.written.max_prefix_len() }
    }

    /// Makes a change of this set.
    pub(crate) fn apply(&mut self, op: &NodeCidrOp) {
        match *op {
            NodeCidrOp::MarkBlocks { from, to, .. } => {
                let added = self.used.insert_all(from.into(), to.into());
                self.allocated = self.allocated.saturating_add(u64::try_from(added).unwrap_or(u64::MAX));
            }
            NodeCidrOp::ClearBlocks { from, to, .. } => {
                let removed = self.used.remove_all(from.into(), to.into());
                self.allocated = self.allocated.saturating_sub(u64::try_from(removed).unwrap_or(u64::MAX));
            }
            NodeCidrOp::SetNext { next, .. } => self.next = next,
        }
    }
}
