//! Laws of blocks and of their order, and Calico's own tables.

use std::collections::{BTreeMap, BTreeSet};

use ipnet::IpNet;

use super::*;
use crate::ipam::mode::{CalicoPool, EncapsulationMode};

fn pool(name: &str, cidr: &str, block_size: u64) -> IpPool {
    let checked = CalicoPool::new(cidr, block_size, EncapsulationMode::Never, EncapsulationMode::Never).unwrap();
    IpPool::new(name, cidr, checked)
}

/// A small generator, so that a failure can be had again.
struct Draws(u64);

impl Draws {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound
    }
}

#[test]
fn the_order_of_a_host_is_a_rotation_of_all_blocks() {
    let mut draws = Draws(1);
    for case in 0..500 {
        let size = 20 + u8::try_from(draws.below(12)).unwrap();
        let bits = size - u8::try_from(draws.below(9)).unwrap();
        let cidr = IpNet::new("10.0.0.0".parse().unwrap(), bits).unwrap().trunc();
        let order = BlockOrder::of(&format!("node-{case}"), cidr, size).unwrap();
        let count = 1_u128 << (size - bits);
        assert_eq!(order.last() + 1, count);
        for position in 0..count {
            let block = order.at(position);
            assert_eq!(block, order.block((order.start() + position) % count));
            assert_eq!(order.position(block), Some(position));
        }
    }
}

/// A model of one block: a list of free addresses, those that rest, and a map of those that are given out.
struct Naive {
    free: Vec<String>,
    resting: Vec<(String, i64)>,
    held: BTreeMap<String, String>,
}

#[test]
fn a_block_is_a_queue_that_gives_no_address_twice() {
    for seed in 0..300 {
        let mut draws = Draws(seed);
        let cooldown = i64::try_from(draws.below(4)).unwrap() * 5 - 5;
        let mut ipam = CalicoIpam::new("node1", vec![pool("pool", "10.1.0.0/28", 28)]);
        ipam.config.ip_cooldown_seconds = cooldown;
        let all: Vec<String> = (0..16).map(|last| format!("10.1.0.{last}")).collect();
        let mut naive = Naive { free: all, resting: Vec::new(), held: BTreeMap::new() };
        let mut now = 0;
        for step in 0..120 {
            now += i64::try_from(draws.below(4)).unwrap();
            if draws.below(3) < 2 {
                let handle = format!("net.c{step}");
                naive.collect(now, cooldown);
                let decision = ipam.assign(&CalicoRequest::new(&handle, now));
                let got: Vec<String> = decision.addresses.iter().map(ToString::to_string).collect();
                if naive.free.is_empty() {
                    assert_eq!((decision.verdict(), got.len()), ("exhausted", 0), "seed {seed} step {step}");
                    continue;
                }
                let address = naive.free.remove(0);
                assert_eq!(got, std::slice::from_ref(&address), "seed {seed} step {step}");
                assert_eq!(naive.held.insert(address, handle), None);
            } else if let Some(address) = naive.held.keys().nth(draws.below(16).try_into().unwrap()).cloned() {
                naive.collect(now, cooldown);
                let handle = naive.held.remove(&address).unwrap();
                naive.resting.push((address.clone(), now));
                let decision = match draws.below(2) {
                    0 => ipam.release_handle(&handle, now),
                    _ => ipam.release(&[CalicoRelease::new(address.parse().unwrap())], now),
                };
                assert_eq!(decision.verdict(), "released");
                naive.collect(now, cooldown);
            }
            let Some(block) = ipam.blocks().next() else { continue };
            let numbers: BTreeSet<u32> =
                block.allocated.keys().chain(&block.unallocated).chain(block.cooling.keys()).copied().collect();
            assert_eq!(numbers.len(), 16, "seed {seed} step {step}: free and used are all");
            assert_eq!(block.allocated.len() + block.unallocated.len() + block.cooling.len(), 16);
        }
    }
}

impl Naive {
    fn collect(&mut self, now: i64, cooldown: i64) {
        let (mut over, resting): (Vec<_>, Vec<_>) = std::mem::take(&mut self.resting)
            .into_iter()
            .partition(|(_, released)| cooldown <= 0 || *released < now - cooldown);
        over.sort_by_key(|(address, _)| address.parse::<std::net::Ipv4Addr>().unwrap());
        self.free.extend(over.into_iter().map(|(address, _)| address));
        self.resting = resting;
    }
}

/// Source: projectcalico/calico libcalico-go/lib/ipam/addr_filter_test.go
#[test]
fn reservations_that_have_a_block_together() {
    let net = |text: &str| text.parse::<IpNet>().unwrap();
    let parts = Reservations::new(vec![net("10.0.0.0/31"), net("10.0.0.2/32"), net("10.0.0.3/32"), net("10.0.0.2/32")]);
    assert!(parts.whole(net("10.0.0.0/30")).is_some());
    assert!(parts.whole(net("10.0.0.0/29")).is_none());
    assert!(Reservations::new(vec![net("10.0.0.0/8")]).whole(net("10.0.0.0/30")).is_some());
    assert!(Reservations::new(vec![net("fd00::/8")]).whole(net("10.0.0.0/30")).is_none());
}

#[test]
fn a_pool_that_is_all_but_reserved_is_searched_at_once() {
    let mut ipam = CalicoIpam::new("node1", vec![pool("six", "fd00::/20", 122)]);
    ipam.reservations = Reservations::new(vec!["fd00::/21".parse().unwrap(), "fd00:800::/22".parse().unwrap()]);
    let mut request = CalicoRequest::new("net.c1", 0);
    (request.ipv4, request.ipv6) = (0, 1);
    assert_eq!(ipam.assign(&request).verdict(), "granted");
}
