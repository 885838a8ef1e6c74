//! What Calico IPAM has stored, and what decides about a Node.

use std::collections::{BTreeMap, VecDeque};
use std::net::IpAddr;

use ipnet::IpNet;

use super::block::{AllocationBlock, Clock, WINDOWS_RESERVED};
use super::config::CalicoConfig;
use super::decision::{CalicoDecision, CalicoOutcome, CalicoSource};
use super::error::CalicoError;
use super::input_error::CalicoInputError;
use super::ip_pool::IpPool;
use super::need::CalicoNeed;
use super::op::CalicoOp;
use super::reservations::Reservations;
use super::selector::Labels;
use super::selector_error::SelectorError;
use super::stop::Stop;

/// What Calico IPAM has stored, and what decides about a Node.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct CalicoIpam {
    /// The Node on which Pods come and go.
    pub host: String,
    /// The IPAMConfig.
    pub config: CalicoConfig,
    /// The labels of Nodes, by their names.
    pub node_labels: BTreeMap<String, Labels>,
    /// The labels of the Pods' Namespace, if they are known.
    pub namespace_labels: Option<Labels>,
    /// What is not given out to whoever does not ask for it by name.
    pub reservations: Reservations,
    /// Whether the Node runs Windows, which reserves addresses of each IPv4 block that it claims by itself.
    pub is_windows: bool,
    /// `windows_use_single_network` of the CNI configuration: the Node has one block at most.
    pub single_network: bool,
    pub(super) pools: Vec<IpPool>,
    pub(super) blocks: BTreeMap<IpNet, AllocationBlock>,
}

/// What a request has come to.
pub(super) struct Turn {
    pub(super) clock: Clock,
    pub(super) handle: String,
    pub(super) draws: VecDeque<u128>,
    pub(super) ops: Vec<CalicoOp>,
    pub(super) sources: Vec<CalicoSource>,
    pub(super) addresses: Vec<IpAddr>,
    pub(super) unallocated: Vec<IpAddr>,
}

impl CalicoIpam {
    /// A Node and pools, with nothing given out.
    pub fn new(host: &str, mut pools: Vec<IpPool>) -> Self {
        pools.sort_by(|one, other| one.name.cmp(&other.name));
        Self {
            host: host.to_owned(),
            config: CalicoConfig::default(),
            node_labels: BTreeMap::new(),
            namespace_labels: None,
            reservations: Reservations::default(),
            is_windows: false,
            single_network: false,
            pools,
            blocks: BTreeMap::new(),
        }
    }

    /// Two pools that have addresses in common, which Calico does not allow.
    pub fn overlap(&self) -> Option<CalicoInputError> {
        let pairs = self.pools.iter().enumerate().flat_map(|(place, pool)| {
            self.pools.iter().skip(place.saturating_add(1)).map(|other| (pool.cidr(), other.cidr()))
        });
        let is_overlap = |(cidr, other): &(IpNet, IpNet)| cidr.contains(other) || other.contains(cidr);
        pairs.into_iter().find(is_overlap).map(|(cidr, other)| CalicoInputError::PoolsOverlap { cidr, other })
    }

    /// Adds a block that exists.
    pub fn add_block(&mut self, block: AllocationBlock) {
        self.blocks.insert(block.cidr, block);
    }

    /// The blocks, by their ranges.
    pub fn blocks(&self) -> impl Iterator<Item = &AllocationBlock> {
        self.blocks.values()
    }

    pub(super) fn turn(&self, at: i64, handle: &str) -> Turn {
        Turn {
            clock: Clock { now: at, cooldown: self.config.ip_cooldown_seconds },
            handle: handle.to_owned(),
            draws: VecDeque::new(),
            ops: Vec::new(),
            sources: Vec::new(),
            addresses: Vec::new(),
            unallocated: Vec::new(),
        }
    }

    /// The Node's name as blocks have it.
    pub(super) fn affinity(&self) -> String {
        format!("host:{}", self.host)
    }

    /// The enabled pool that has an address.
    pub(super) fn pool_of(&self, address: IpAddr) -> Option<&IpPool> {
        self.pools.iter().find(|pool| !pool.is_disabled && pool.cidr().contains(&address))
    }

    /// A block that is read for its free addresses.
    ///
    /// # Errors
    ///
    /// A need, if it is not known when they can be taken.
    pub(super) fn readable(&self, block: &AllocationBlock) -> Result<(), CalicoNeed> {
        let is_known = self.config.ip_cooldown_seconds <= 0 || block.cooling.values().all(Option::is_some);
        if is_known { Ok(()) } else { Err(CalicoNeed::Released { block: block.cidr }) }
    }

    /// Whether a pool selects a Node.
    pub(super) fn selects_node(&self, pool: &IpPool, node: &str) -> Result<bool, Stop> {
        let selects =
            pool.selects_node(self.node_labels.get(node)).map_err(|problem| bad(pool, &pool.node_selector, problem))?;
        let need = || CalicoNeed::NodeLabels { node: node.to_owned(), pool: pool.name.clone() };
        Ok(selects.ok_or_else(need)?)
    }

    /// Whether a pool selects the Pods' Namespace.
    pub(super) fn selects_namespace(&self, pool: &IpPool) -> Result<bool, Stop> {
        let selects = pool.selects_namespace(self.namespace_labels.as_ref());
        let selects = selects.map_err(|problem| bad(pool, &pool.namespace_selector, problem))?;
        Ok(selects.ok_or_else(|| CalicoNeed::NamespaceLabels { pool: pool.name.clone() })?)
    }

    /// Deletes a block with its affinity.
    pub(super) fn delete(&mut self, block: IpNet, turn: &mut Turn) {
        self.blocks.remove(&block);
        turn.ops.push(CalicoOp::DeleteBlock { block });
    }

    /// Creates a block for the Node.
    pub(super) fn create(&mut self, block: IpNet, turn: &mut Turn) {
        let affinity = self.affinity();
        turn.ops.push(CalicoOp::CreateBlock { block, affinity: affinity.clone() });
        self.add_block(AllocationBlock::new(block, Some(affinity), Some(turn.clock.now)));
    }

    /// Creates a block for the Node that needs an address: on Windows some of them are the Node's.
    pub(super) fn claim_block(&mut self, block: IpNet, turn: &mut Turn) {
        self.create(block, turn);
        if self.is_windows
            && block.addr().is_ipv4()
            && let Some(created) = self.blocks.remove(&block)
        {
            let (ordinals, handle) = (created.ordinals_of_windows().to_vec(), WINDOWS_RESERVED.to_owned());
            turn.ops.push(CalicoOp::Allocate { block, ordinals, handle });
            self.add_block(created.reserved_for_windows());
        }
    }
}

fn bad(pool: &IpPool, selector: &str, problem: SelectorError) -> Stop {
    match problem {
        SelectorError::TooDeep { .. } => CalicoNeed::SelectorNotModelled { pool: pool.name.clone() }.into(),
        problem => CalicoError::BadSelector { pool: pool.name.clone(), selector: selector.to_owned(), problem }.into(),
    }
}

impl Turn {
    /// How a request ends that gives out addresses, or gives them back.
    pub(super) fn end(self, ended: Result<CalicoOutcome, Stop>) -> CalicoDecision {
        let outcome = ended.unwrap_or_else(|stop| match stop {
            Stop::Error(error) => CalicoOutcome::Failed(error),
            Stop::Need(need) => CalicoOutcome::Unknown(vec![need]),
        });
        let Self { addresses, sources, unallocated, ops, .. } = self;
        CalicoDecision { outcome, addresses, sources, unallocated, ops }
    }
}
