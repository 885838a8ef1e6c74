//! Addresses that are given back.

use std::collections::BTreeSet;

use ipnet::IpNet;

use super::block_order::{net_at, to_bits};
use super::decision::{CalicoDecision, CalicoOutcome};
use super::error::CalicoError;
use super::op::CalicoOp;
use super::request::CalicoRelease;
use super::state::{CalicoIpam, Turn};
use super::stop::Stop;

impl CalicoIpam {
    /// Gives back addresses.
    ///
    /// Source: projectcalico/calico libcalico-go/lib/ipam/ipam.go ReleaseIPs
    pub fn release(&mut self, addresses: &[CalicoRelease], at: i64) -> CalicoDecision {
        let mut turn = self.turn(at, "");
        let ended = self.release_all(addresses, &mut turn);
        turn.end(ended.map(|()| CalicoOutcome::Released))
    }

    /// Gives back the addresses of a handle, as the CNI plugin's DEL does; nothing happens if there are none.
    ///
    /// Source: projectcalico/calico libcalico-go/lib/ipam/ipam.go ReleaseByHandle
    pub fn release_handle(&mut self, handle: &str, at: i64) -> CalicoDecision {
        let mut turn = self.turn(at, "");
        let blocks: Vec<IpNet> = self.blocks.keys().copied().collect();
        let ended = blocks.into_iter().try_for_each(|cidr| {
            let of_handle = |of: &Option<String>| of.as_deref().map(sanitized) == Some(sanitized(handle));
            let allocated = self.blocks.get(&cidr).map(|block| &block.allocated);
            let found = allocated.into_iter().flatten().filter(|(_, of)| of_handle(of));
            let ordinals: BTreeSet<u32> = found.map(|(ordinal, _)| *ordinal).collect();
            self.release_from(cidr, ordinals, &mut turn)
        });
        turn.end(ended.map(|()| CalicoOutcome::Released))
    }

    /// Every block is tried, also behind one that fails.
    pub(super) fn release_all(&mut self, addresses: &[CalicoRelease], turn: &mut Turn) -> Result<(), Stop> {
        let mut blocks: Vec<IpNet> = Vec::new();
        for CalicoRelease { address, .. } in addresses {
            let of_pool = self.pool_of(*address);
            let of_pool = of_pool.map(|pool| net_at(pool.cidr(), to_bits(*address), pool.pool.block_size()));
            let any = || self.blocks.keys().find(|block| block.contains(address)).copied();
            match of_pool.or_else(any).filter(|block| self.blocks.contains_key(block)) {
                Some(block) if !blocks.contains(&block) => blocks.push(block),
                Some(_) => {}
                None => turn.unallocated.push(*address),
            }
        }
        let mut ended = Ok(());
        for cidr in blocks {
            let of_block = self.release_of(cidr, addresses, turn);
            ended = ended.and(of_block);
        }
        ended
    }

    fn release_of(&mut self, cidr: IpNet, addresses: &[CalicoRelease], turn: &mut Turn) -> Result<(), Stop> {
        let Some(block) = self.blocks.get(&cidr) else { return Ok(()) };
        let (mut ordinals, mut unallocated) = (BTreeSet::new(), Vec::new());
        for CalicoRelease { address, handle: given } in addresses {
            let Some(ordinal) = block.ordinal(*address) else { continue };
            let Some(handle) = block.allocated.get(&ordinal) else {
                unallocated.push(*address);
                continue;
            };
            let given = given.as_deref().map(sanitized).filter(|given| !given.is_empty());
            if let Some(given) = given.filter(|given| *given != handle.as_deref().map(sanitized).unwrap_or_default()) {
                let (given, handle) = (given.to_owned(), handle.clone());
                return Err(CalicoError::HandleConflict { address: *address, given, handle }.into());
            }
            ordinals.insert(ordinal);
        }
        turn.unallocated.extend(unallocated);
        self.release_from(cidr, ordinals, turn)
    }

    fn release_from(&mut self, cidr: IpNet, ordinals: BTreeSet<u32>, turn: &mut Turn) -> Result<(), Stop> {
        let Some(block) = self.blocks.get(&cidr).filter(|_| !ordinals.is_empty()) else { return Ok(()) };
        self.readable(block)?;
        let mut changed = block.clone();
        let ordinals: Vec<u32> = ordinals.into_iter().collect();
        changed.collect(turn.clock);
        changed.release(&ordinals, turn.clock);
        turn.addresses.extend(ordinals.iter().map(|ordinal| changed.address(*ordinal)));
        turn.ops.push(CalicoOp::Release { block: cidr, ordinals });
        // An empty block stays if its pool still selects its Node.
        let is_kept = match (&changed.affinity, changed.is_empty()) {
            (_, false) => true,
            (None, true) => false,
            (Some(affinity), true) => match (affinity.strip_prefix("host:"), self.pool_of(cidr.addr())) {
                (Some(host), Some(pool)) => self.selects_node(pool, host)?,
                _ => true,
            },
        };
        self.blocks.insert(cidr, changed);
        if !is_kept {
            self.delete(cidr, turn);
        }
        Ok(())
    }
}

/// What a handle is read as.
fn sanitized(handle: &str) -> &str {
    handle.split('\r').next().unwrap_or_default()
}
