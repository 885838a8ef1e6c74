//! Calico on one Node: blocks in the Node's order, each a queue.

use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr};

use nocluster::ipam::calico::{
    AllocationBlock, BlockOrder, CalicoIpam, CalicoOp, CalicoRelease, CalicoRequest, IpPool,
};
use nocluster::ipam::mode::{CalicoPool, EncapsulationMode};

use super::draw::Draw;

/// A block: a queue of free addresses, those that rest with the time of their release, and those that are given out.
#[derive(Default)]
struct Block {
    free: Vec<Ipv4Addr>,
    resting: Vec<(Ipv4Addr, i64)>,
}

impl Block {
    fn collect(&mut self, now: i64, cooldown: i64) {
        let (mut over, resting): (Vec<_>, Vec<_>) = std::mem::take(&mut self.resting)
            .into_iter()
            .partition(|(_, released)| cooldown <= 0 || *released < now - cooldown);
        over.sort_unstable();
        self.free.extend(over.into_iter().map(|(address, _)| address));
        self.resting = resting;
    }
}

/// One pool of four blocks of eight: a Pod gets the first free address of the first block of the Node that has one, and
/// the Node gets the next block of its order when none has.
pub(super) fn history(bytes: &[u8]) {
    let mut draw = Draw::new(bytes);
    let cidr = "10.1.0.0/27";
    let host = format!("node{}", draw.below(200));
    let pool = CalicoPool::new(cidr, 29, EncapsulationMode::Never, EncapsulationMode::Never).unwrap();
    let mut ipam = CalicoIpam::new(&host, vec![IpPool::new("pool", cidr, pool)]);
    let cooldown = i64::try_from(draw.below(3)).unwrap() * 5 - 5;
    ipam.config.ip_cooldown_seconds = cooldown;
    let order = BlockOrder::of(&host, cidr.parse().unwrap(), 29).unwrap();
    let order: Vec<_> = (0..=order.last()).map(|position| order.at(position)).collect();
    let mut held: BTreeMap<Ipv4Addr, String> = BTreeMap::new();
    let mut now = 0;
    // What the changes say, replayed: who has which address.
    let mut replayed: BTreeMap<IpAddr, String> = BTreeMap::new();
    // What each block that the Node has did before.
    let mut past: BTreeMap<String, Block> = BTreeMap::new();
    for step in 0.. {
        if !draw.has_more() {
            break;
        }
        now += i64::try_from(draw.below(4)).unwrap();
        let decision = if draw.below(3) < 2 {
            let handle = format!("net.c{step}");
            let decision = ipam.assign(&CalicoRequest::new(&handle, now));
            let is_full = (0..32).all(|last| {
                let address = Ipv4Addr::new(10, 1, 0, last);
                held.contains_key(&address) || past.values().any(|block| rests(block, address, now, cooldown))
            });
            assert_eq!(decision.addresses.is_empty(), is_full, "{decision:?}");
            for address in &decision.addresses {
                let IpAddr::V4(address) = *address else { panic!("{address}") };
                assert!(!past.values().any(|block| rests(block, address, now, cooldown)), "{address} rests");
                assert_eq!(held.insert(address, handle.clone()), None, "{address} has two Pods");
                let block = order.iter().find(|block| block.contains(&IpAddr::V4(address))).unwrap();
                let queue = past.entry(block.to_string()).or_insert_with(|| fresh(&block.to_string()));
                queue.collect(now, cooldown);
                assert_eq!(queue.free.first(), Some(&address), "a block is a queue");
                queue.free.remove(0);
                // Blocks are taken in the Node's order.
                let blocks: Vec<_> = ipam.blocks().map(|block| block.cidr).collect();
                assert!(order.iter().take(blocks.len()).all(|block| blocks.contains(block)), "{blocks:?}");
            }
            decision
        } else {
            let Some(address) = held.keys().nth(draw.below(32)).copied() else { continue };
            let handle = held.remove(&address).unwrap();
            let block = order.iter().find(|block| block.contains(&IpAddr::V4(address))).unwrap();
            let queue = past.get_mut(&block.to_string()).unwrap();
            queue.collect(now, cooldown);
            queue.resting.push((address, now));
            let decision = match draw.below(2) {
                0 => ipam.release_handle(&handle, now),
                _ => ipam.release(&[CalicoRelease::new(address.into())], now),
            };
            assert_eq!(decision.verdict(), "released");
            queue.collect(now, cooldown);
            decision
        };
        for op in &decision.ops {
            replay(&mut replayed, op);
        }
        let all: BTreeMap<IpAddr, String> = held.iter().map(|(ip, handle)| ((*ip).into(), handle.clone())).collect();
        assert_eq!(replayed, all, "the changes of {decision:?}");
        let of =
            |block: &AllocationBlock| block.allocated.keys().map(|ordinal| block.address(*ordinal)).collect::<Vec<_>>();
        assert_eq!(ipam.blocks().flat_map(of).collect::<Vec<_>>(), all.into_keys().collect::<Vec<_>>());
        for block in ipam.blocks() {
            let free = block.unallocated.len() + block.cooling.len();
            assert_eq!(free + block.allocated.len(), 8, "free and used are all");
        }
    }
}

/// The addresses of a block that nobody had.
fn fresh(cidr: &str) -> Block {
    let first: Ipv4Addr = cidr.split('/').next().unwrap().parse().unwrap();
    let free = (0..8).map(|number| Ipv4Addr::from_bits(first.to_bits() + number)).collect();
    Block { free, resting: Vec::new() }
}

fn rests(block: &Block, address: Ipv4Addr, now: i64, cooldown: i64) -> bool {
    block.resting.iter().any(|(resting, at)| *resting == address && cooldown > 0 && *at >= now - cooldown)
}

fn replay(held: &mut BTreeMap<IpAddr, String>, op: &CalicoOp) {
    let address = |first: IpAddr, ordinal: u32| match first {
        IpAddr::V4(first) => IpAddr::from(Ipv4Addr::from_bits(first.to_bits() + ordinal)),
        IpAddr::V6(first) => panic!("{first}"),
    };
    match op {
        CalicoOp::Allocate { block, ordinals, handle } => {
            for ordinal in ordinals {
                assert_eq!(held.insert(address(block.network(), *ordinal), handle.clone()), None);
            }
        }
        CalicoOp::Release { block, ordinals } => {
            for ordinal in ordinals {
                assert!(held.remove(&address(block.network(), *ordinal)).is_some());
            }
        }
        CalicoOp::DeleteBlock { block } => assert!(!held.keys().any(|ip| block.contains(ip)), "{block} is in use"),
        _ => {}
    }
}
