//! An address that a request names.

use std::net::IpAddr;

use super::block_order::{net_at, to_bits};
use super::decision::{CalicoDecision, CalicoOutcome, CalicoSource};
use super::error::CalicoError;
use super::op::CalicoOp;
use super::state::{CalicoIpam, Turn};
use super::stop::Stop;

impl CalicoIpam {
    /// Gives out this address.
    ///
    /// Source: projectcalico/calico libcalico-go/lib/ipam/ipam.go AssignIP
    pub fn assign_ip(&mut self, address: IpAddr, handle: &str, at: i64) -> CalicoDecision {
        let mut turn = self.turn(at, handle);
        let ended = self.assign_named(address, &mut turn);
        turn.end(ended)
    }

    fn assign_named(&mut self, address: IpAddr, turn: &mut Turn) -> Result<CalicoOutcome, Stop> {
        let pool = self.pool_of(address).ok_or(CalicoError::AddressInNoPool { address })?;
        if !pool.is_for_workloads() {
            let (pool, allowed_uses) = (pool.name.clone(), pool.allowed_uses.clone());
            return Err(CalicoError::PoolNotForUse { address, pool, allowed_uses }.into());
        }
        let cidr = net_at(pool.cidr(), to_bits(address), pool.pool.block_size());
        let pool = pool.name.clone();
        let source = if self.blocks.contains_key(&cidr) {
            CalicoSource::BlockOfHost { block: cidr }
        } else {
            self.create(cidr, turn);
            CalicoSource::BlockClaimed { block: cidr, pool }
        };
        let affinity = self.affinity();
        let Some(block) = self.blocks.get(&cidr) else { return Ok(CalicoOutcome::Granted) };
        let source = match &block.affinity {
            Some(of) if *of == affinity => source,
            Some(of) if self.config.strict_affinity => {
                return Err(CalicoError::BlockOfOtherHost { block: cidr, affinity: of.clone() }.into());
            }
            None if self.config.strict_affinity => return Err(CalicoError::BlockOfNoHost { block: cidr }.into()),
            of => CalicoSource::BlockOfOther { block: cidr, affinity: of.clone() },
        };
        self.readable(block)?;
        let mut changed = block.clone();
        changed.collect(turn.clock);
        let taken = changed.ordinal(address).filter(|ordinal| changed.assign_this(*ordinal, &turn.handle));
        let Some(ordinal) = taken else {
            let handle = block.ordinal(address).and_then(|ordinal| block.allocated.get(&ordinal)?.clone());
            return Err(CalicoError::AddressTaken { address, handle }.into());
        };
        self.blocks.insert(cidr, changed);
        turn.addresses.push(address);
        turn.sources.push(source);
        turn.ops.push(CalicoOp::Allocate { block: cidr, ordinals: vec![ordinal], handle: turn.handle.clone() });
        Ok(CalicoOutcome::Granted)
    }
}
