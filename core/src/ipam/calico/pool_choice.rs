//! Which pools a request is served from.

use ipnet::IpNet;

use super::error::CalicoError;
use super::ip_pool::IpPool;
use super::need::CalicoNeed;
use super::state::{CalicoIpam, Turn};
use super::stop::Stop;
use crate::gotext::ip::parse_cidr;

/// The length of the longest prefix of a block that a Windows Node uses.
///
/// Source: projectcalico/calico libcalico-go/lib/ipam/ipam.go getMaxPrefixLen
const LONGEST_OF_WINDOWS: u8 = 29;

/// A family of addresses, as texts name it.
pub(super) fn family(is_ipv6: bool) -> &'static str {
    if is_ipv6 { "IPv6" } else { "IPv4" }
}

impl CalicoIpam {
    /// The ranges of pools that a request names, by names or ranges.
    ///
    /// Source: projectcalico/calico cni-plugin/internal/pkg/utils/utils.go ResolvePools
    pub(super) fn named(&self, named: &[String], is_ipv6: bool) -> Result<Vec<IpNet>, CalicoError> {
        let each = named.iter().map(|text| {
            let by_name = || self.pools.iter().find(|pool| pool.name == *text).map(IpPool::cidr);
            let cidr = parse_cidr(text).ok().map(|cidr| cidr.network()).or_else(by_name);
            let cidr = cidr.ok_or_else(|| CalicoError::UnknownPool { pool: text.clone() })?;
            if cidr.addr().is_ipv6() != is_ipv6 {
                return Err(CalicoError::PoolOfOtherFamily { address: cidr.network(), family: family(is_ipv6) });
            }
            Ok(cidr)
        });
        each.collect()
    }

    /// The pools that serve a request, and the Node's blocks in them; empty blocks of pools that select the Node no more
    /// are given up.
    ///
    /// Source: projectcalico/calico libcalico-go/lib/ipam/ipam.go prepareAffinityBlocksForHost, determinePools
    pub(super) fn choose(
        &mut self,
        named: &[IpNet],
        is_ipv6: bool,
        turn: &mut Turn,
    ) -> Result<(Vec<IpPool>, Vec<IpNet>), Stop> {
        let enabled: Vec<IpPool> =
            self.pools.iter().filter(|pool| !pool.is_disabled && pool.is_ipv6() == is_ipv6).cloned().collect();
        if enabled.is_empty() {
            return Err(CalicoError::NoPool { family: family(is_ipv6) }.into());
        }
        // Of a block that is smaller the addresses that Windows reserves leave none.
        let is_large = |pool: &&IpPool| !self.is_windows || is_ipv6 || pool.pool.block_size() <= LONGEST_OF_WINDOWS;
        if !enabled.iter().any(|pool| is_large(&pool)) {
            return Err(CalicoError::NoPool { family: family(is_ipv6) }.into());
        }
        let mut selecting = Vec::new();
        for cidr in named {
            let pool = enabled.iter().filter(is_large).find(|pool| pool.cidr() == *cidr);
            selecting.push(pool.ok_or(CalicoError::PoolNotEnabled { cidr: *cidr })?.clone());
        }
        if named.is_empty() {
            for pool in &enabled {
                if pool.is_automatic && self.selects_node(pool, &self.host)? && self.selects_namespace(pool)? {
                    selecting.push(pool.clone());
                }
            }
        }
        if selecting.is_empty() {
            return Err(CalicoError::NoPoolForNode { host: self.host.clone(), pools: names(&enabled) }.into());
        }
        let pools: Vec<IpPool> = selecting.iter().filter(|pool| pool.is_for_workloads()).cloned().collect();
        if pools.is_empty() {
            return Err(CalicoError::NoPoolForUse { pools: names(&selecting) }.into());
        }
        if let Some(pool) = pools.iter().find(|pool| !is_large(pool)) {
            return Err(CalicoNeed::WindowsBlockNotModelled { pool: pool.name.clone() }.into());
        }
        let affinity = self.affinity();
        let own = self.blocks.values().filter(|block| block.affinity.as_ref() == Some(&affinity));
        let own = own.filter(|block| block.cidr.addr().is_ipv6() == is_ipv6);
        let mut blocks: Vec<(String, IpNet)> = own.map(|block| (key(block.cidr), block.cidr)).collect();
        blocks.sort();
        let is_in = |block: IpNet, pools: &[IpPool]| pools.iter().any(|pool| pool.cidr().contains(&block.addr()));
        let (mut kept, mut others) = (Vec::new(), Vec::new());
        for (_, block) in blocks {
            if is_in(block, &pools) {
                kept.push(block);
            } else if !is_in(block, &selecting) {
                others.push(block);
            }
        }
        for block in others {
            let is_empty = self.blocks.get(&block).is_some_and(|block| block.is_empty());
            let Some(pool) = enabled.iter().find(|pool| pool.cidr().contains(&block.addr())) else { continue };
            if is_empty && !self.selects_node(pool, &self.host)? {
                self.delete(block, turn);
            }
        }
        Ok((pools, kept))
    }
}

fn names(pools: &[IpPool]) -> Vec<String> {
    pools.iter().map(|pool| pool.name.clone()).collect()
}

/// The end of the name under which the API server stores and lists that a block is a Node's.
///
/// Source: projectcalico/calico libcalico-go/lib/names/cidr.go CIDRToName
fn key(block: IpNet) -> String {
    block.to_string().replace(['.', ':', '/'], "-")
}
