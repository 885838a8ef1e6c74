//! Addresses that Calico chooses.

use std::net::IpAddr;

use ipnet::IpNet;

use super::block::WINDOWS_RESERVED;
use super::block_order::{BlockOrder, address_at, to_bits};
use super::decision::{CalicoDecision, CalicoOutcome, CalicoSource};
use super::error::CalicoError;
use super::ip_pool::IpPool;
use super::need::CalicoNeed;
use super::op::CalicoOp;
use super::pool_choice::family;
use super::request::{CalicoRelease, CalicoRequest};
use super::state::{CalicoIpam, Turn};
use super::stop::Stop;

/// How long a Node keeps an empty block that others could use, in seconds.
const TAKEN_AFTER: i64 = 60;

/// What one family got.
struct Got {
    addresses: Vec<IpAddr>,
    messages: Vec<String>,
}

impl CalicoIpam {
    /// Gives out addresses as the CNI plugin's ADD does.
    ///
    /// Source: projectcalico/calico cni-plugin/pkg/ipamplugin/ipam_plugin.go cmdAdd
    pub fn assign(&mut self, request: &CalicoRequest) -> CalicoDecision {
        let mut turn = self.turn(request.at, &request.handle);
        turn.draws = request.draws.iter().copied().collect();
        let ended = self.assign_families(request, &mut turn);
        turn.end(ended)
    }

    fn assign_families(&mut self, request: &CalicoRequest, turn: &mut Turn) -> Result<CalicoOutcome, Stop> {
        let ipv4_pools = self.named(&request.ipv4_pools, false)?;
        let ipv6_pools = self.named(&request.ipv6_pools, true)?;
        let ipv4 = self.auto_assign(request.ipv4, &ipv4_pools, false, turn)?;
        let ipv6 = self.auto_assign(request.ipv6, &ipv6_pools, true, turn)?;
        let (is_short4, is_short6) = (ipv4.addresses.len() < request.ipv4, ipv6.addresses.len() < request.ipv6);
        if !is_short4 && !is_short6 {
            return Ok(CalicoOutcome::Granted);
        }
        let is_plugin = request.is_plugin();
        if is_plugin {
            let back = ipv4.addresses.iter().chain(&ipv6.addresses).map(|address| CalicoRelease::new(*address));
            turn.addresses.clear();
            self.release_all(&back.collect::<Vec<_>>(), turn)?;
            turn.addresses.clear();
        }
        let (got, requested) = if is_short4 { (ipv4, request.ipv4) } else { (ipv6, request.ipv6) };
        Err(CalicoError::TooFewAddresses {
            family: family(!is_short4),
            assigned: got.addresses.len(),
            requested,
            messages: got.messages,
            is_plugin,
        }
        .into())
    }

    /// Source: projectcalico/calico libcalico-go/lib/ipam/ipam.go autoAssign
    fn auto_assign(&mut self, most: usize, named: &[IpNet], is_ipv6: bool, turn: &mut Turn) -> Result<Got, Stop> {
        let mut got = Got { addresses: Vec::new(), messages: Vec::new() };
        if most == 0 {
            return Ok(got);
        }
        let (pools, own) = self.choose(named, is_ipv6, turn)?;
        let mut owned = u64::try_from(own.len()).unwrap_or(u64::MAX);
        let mut own = own.into_iter();
        let limit = if self.single_network { 1 } else { self.config.block_limit() };
        while got.addresses.len() < most {
            let source = match self.next_own(&mut own, turn)? {
                Some(source) => source,
                None if owned >= limit => return Err(CalicoError::BlockLimit { owned, limit }.into()),
                None if !self.config.auto_allocate_blocks => {
                    return Err(CalicoError::NoAutomaticBlocks { owned }.into());
                }
                None => match self.claim(&pools, turn)? {
                    Some(source) => {
                        owned = owned.saturating_add(1);
                        source
                    }
                    None => break,
                },
            };
            self.assign_from(source, most, &mut got, turn)?;
        }
        if got.addresses.len() < most {
            if self.config.strict_affinity {
                got.messages.push("No more free affine blocks and strict affinity enabled".to_owned());
            } else {
                self.borrow_from(&pools, most, &mut got, turn)?;
            }
            if self.is_windows && !is_ipv6 {
                got.messages.push(format!("HostReservedAttr: {WINDOWS_RESERVED}"));
            }
        }
        Ok(got)
    }

    /// The Node's next block with a free address.
    fn next_own(&self, own: &mut impl Iterator<Item = IpNet>, turn: &Turn) -> Result<Option<CalicoSource>, Stop> {
        for cidr in own {
            let Some(block) = self.blocks.get(&cidr).filter(|_| self.reservations.whole(cidr).is_none()) else {
                continue;
            };
            self.readable(block)?;
            if block.has_free(turn.clock, &self.reservations) {
                return Ok(Some(CalicoSource::BlockOfHost { block: cidr }));
            }
        }
        Ok(None)
    }

    /// The order of a pool's blocks for this Node.
    fn order(&self, pool: &IpPool, turn: &mut Turn) -> Result<BlockOrder, CalicoNeed> {
        let (cidr, size) = (pool.cidr(), pool.pool.block_size());
        if let Some(order) = BlockOrder::of(&self.host, cidr, size) {
            return Ok(order);
        }
        let drawn = turn.draws.pop_front().map(|start| BlockOrder::from_start(cidr, size, start));
        let last = || BlockOrder::from_start(cidr, size, 0).last().to_string();
        drawn.ok_or_else(|| CalicoNeed::StartBlock { pool: pool.name.clone(), last: last() })
    }

    /// Claims a block: the first that does not exist, else the first that has been empty for long.
    ///
    /// Source: projectcalico/calico libcalico-go/lib/ipam/ipam_block_reader_writer.go findUsableBlock
    fn claim(&mut self, pools: &[IpPool], turn: &mut Turn) -> Result<Option<CalicoSource>, Stop> {
        let affinity = self.affinity();
        let mut empty: Vec<(IpNet, String)> = Vec::new();
        for pool in pools {
            let order = self.order(pool, turn)?;
            let mut next = Some(0_u128);
            while let Some(position) = next.filter(|position| *position <= order.last()) {
                let cidr = order.at(position);
                if let Some(range) = self.reservations.whole(cidr) {
                    next = position.checked_add(reserved_blocks(&order, cidr, range, pool));
                    continue;
                }
                next = position.checked_add(1);
                let Some(block) = self.blocks.get(&cidr) else {
                    self.claim_block(cidr, turn);
                    return Ok(Some(CalicoSource::BlockClaimed { block: cidr, pool: pool.name.clone() }));
                };
                self.readable(block)?;
                if !block.has_free(turn.clock, &self.reservations) {
                    continue;
                }
                if block.affinity.as_ref() == Some(&affinity) {
                    return Ok(Some(CalicoSource::BlockOfHost { block: cidr }));
                }
                if block.is_empty() {
                    empty.push((cidr, pool.name.clone()));
                }
            }
        }
        for (cidr, pool) in empty {
            let Some(block) = self.blocks.get(&cidr) else { continue };
            let claimed = block.claimed_at.ok_or(CalicoNeed::BlockAge { block: cidr })?;
            if turn.clock.now.saturating_sub(claimed) >= TAKEN_AFTER {
                let affinity = block.affinity.clone().unwrap_or_default();
                self.delete(cidr, turn);
                self.claim_block(cidr, turn);
                return Ok(Some(CalicoSource::EmptyBlockTaken { block: cidr, pool, affinity }));
            }
        }
        Ok(None)
    }

    /// Takes addresses of blocks that exist, whoever has them.
    fn borrow_from(&mut self, pools: &[IpPool], most: usize, got: &mut Got, turn: &mut Turn) -> Result<(), Stop> {
        let mut exhausted = Vec::new();
        for pool in pools {
            if got.addresses.len() >= most {
                break;
            }
            let order = self.order(pool, turn)?;
            let mut blocks: Vec<(u128, IpNet)> =
                self.blocks.keys().filter_map(|block| Some((order.position(*block)?, *block))).collect();
            blocks.sort();
            for (_, cidr) in blocks {
                let Some(block) = self.blocks.get(&cidr).filter(|_| self.reservations.whole(cidr).is_none()) else {
                    continue;
                };
                self.readable(block)?;
                let source = CalicoSource::BlockOfOther { block: cidr, affinity: block.affinity.clone() };
                self.assign_from(source, most, got, turn)?;
                if got.addresses.len() >= most {
                    break;
                }
            }
            if got.addresses.len() < most {
                exhausted.push(pool.cidr_text.as_str());
            }
        }
        if !exhausted.is_empty() {
            got.messages.push(format!("No IPs available in pools: [{}]", exhausted.join(" ")));
        }
        Ok(())
    }

    fn assign_from(&mut self, source: CalicoSource, most: usize, got: &mut Got, turn: &mut Turn) -> Result<(), Stop> {
        let cidr = source.block();
        let Some(block) = self.blocks.get_mut(&cidr) else { return Ok(()) };
        let mut changed = block.clone();
        changed.collect(turn.clock);
        let ordinals = changed.assign(most.saturating_sub(got.addresses.len()), &turn.handle, &self.reservations);
        if ordinals.is_empty() {
            return Ok(());
        }
        let addresses = ordinals.iter().map(|ordinal| changed.address(*ordinal));
        got.addresses.extend(addresses.clone());
        turn.addresses.extend(addresses);
        turn.sources.push(source);
        turn.ops.push(CalicoOp::Allocate { block: cidr, ordinals, handle: turn.handle.clone() });
        *block = changed;
        Ok(())
    }
}

/// How many blocks from one on, in the order, are reserved by a range that has all of it.
fn reserved_blocks(order: &BlockOrder, block: IpNet, range: IpNet, pool: &IpPool) -> u128 {
    let last = to_bits(range.broadcast()).min(to_bits(pool.cidr().broadcast()));
    let last = order.number(address_at(pool.cidr(), last));
    last.saturating_sub(order.number(block.addr())).saturating_add(1)
}
