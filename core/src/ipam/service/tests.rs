//! Laws of the allocators over many random histories, beside a naive model:
//!
//! 1. The next address or port is the one that a walk position by position finds, from the draw on.
//! 2. No address and no port has two Services; what a deleted Service had is free again.
//! 3. The static band gives only when the dynamic one is full, and both make up the whole.
//! 4. Free and used make up the whole; full is said exactly if nothing is free.
//! 5. What a draw leads to is possible without it.
//! 6. The operations of a decision, applied to what was before, make what is after.

use std::collections::{BTreeMap, BTreeSet};
use std::net::IpAddr;

use super::bands::{Band, Bands};
use super::*;
use crate::ipam::runs::Runs;
use crate::release::Release;

/// A generator of numbers.
struct Seed(u64);

impl Seed {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (self.0 >> 33) % end
    }
}

/// The walk of the reference, position by position.
fn naive_next(first: u128, offset: u64, size: u64, held: &BTreeSet<u128>, draw: Draw) -> Option<u128> {
    let dynamic = size - offset;
    let walk = |from: u64, length: u64, start: u64| {
        (0..length).map(move |step| first + u128::from(from + (start + step) % length)).find(|at| !held.contains(at))
    };
    if dynamic == 0 {
        return None;
    }
    walk(offset, dynamic, draw.upper % dynamic)
        .or_else(|| if offset == 0 { None } else { walk(0, offset, draw.lower % offset) })
}

#[test]
fn next_is_what_a_walk_finds() {
    let mut seed = Seed(5);
    for _ in 0..2_000 {
        let size = 1 + seed.below(40);
        let offset = if size > 16 { 16.min(size - 1) } else { seed.below(size) };
        let first = u128::from(seed.below(3)) << 64;
        let bands = Bands::new(first, offset, size);
        let (mut runs, mut held) = (Runs::default(), BTreeSet::new());
        for _ in 0..60 {
            let draw = Draw::new(seed.below(100), seed.below(100));
            let next = bands.next(&runs, draw);
            assert_eq!(next.map(|next| next.number), naive_next(first, offset, size, &held, draw));
            let possible = bands.possible(&runs);
            assert_eq!(next.is_none(), possible.is_empty());
            assert_eq!(bands.free(&runs) + held.len() as u128, u128::from(size));
            if let Some(next) = next {
                assert!(possible.iter().any(|(first, last)| (first..=last).contains(&&next.number)));
                let dynamic = bands.band(Band::Dynamic).unwrap();
                let is_full = (dynamic.0..=dynamic.1).all(|number| held.contains(&number));
                assert_eq!(next.band == Band::Static, is_full);
                assert_eq!(bands.band_of(next.number), next.band);
                runs.insert(next.number);
                held.insert(next.number);
            }
            let gone = first + u128::from(seed.below(size));
            if seed.below(3) == 0 && held.remove(&gone) {
                runs.remove(gone);
            }
        }
    }
}

#[test]
fn bands_make_up_the_whole_of_wide_ranges() {
    let bands = Bands::new(1, 256, u64::MAX);
    assert_eq!(bands.all(), Some((1, u128::from(u64::MAX))));
    assert_eq!(bands.band(Band::Static), Some((1, 256)));
    assert_eq!(bands.band(Band::Dynamic), Some((257, u128::from(u64::MAX))));
    // Beyond the end a search begins at the first address.
    let next = |upper| bands.next(&Runs::default(), Draw::new(upper, 0)).map(|next| next.number);
    assert_eq!(next(u64::MAX - 257), Some(u128::from(u64::MAX) - 1 + 1));
    assert_eq!(next(u64::MAX - 256), Some(257));
    assert_eq!(Bands::new(1, 0, 0).all(), None);
}

/// What each Service has, by name.
type Model = BTreeMap<String, (Vec<IpAddr>, Vec<i32>)>;

fn service(seed: &mut Seed, name: &str) -> Service {
    let mut service = Service::new("shop", name);
    service.has_selector = true;
    if seed.below(3) == 0 {
        service.ip_family_policy =
            Some(["SingleStack", "PreferDualStack", "RequireDualStack"][seed.below(3) as usize].to_owned());
    }
    if seed.below(4) == 0 {
        service.cluster_ip = format!("10.0.0.{}", seed.below(34));
    }
    if seed.below(2) == 0 {
        service.service_type = "NodePort".to_owned();
        for number in 0..=seed.below(3) {
            let port = ServicePort {
                name: number.to_string(),
                protocol: "TCP".to_owned(),
                port: 80 + number as i32,
                node_port: if seed.below(3) == 0 { 30_000 + seed.below(26) as i32 } else { 0 },
            };
            service.ports.push(port);
        }
    }
    service
}

fn registry(release: Release, seed: &mut Seed) -> ServiceRegistry {
    let flags = ServiceFlags {
        release,
        service_cluster_ip_range: "10.0.0.0/27,fd00::/124".to_owned(),
        service_node_port_range: Some("30000-30023".to_owned()),
    };
    let draws = (0..2_000).map(|_| Draw::new(seed.below(90), seed.below(90))).collect();
    ServiceRegistry::start(&flags, &[]).unwrap().with_draws(draws)
}

fn checked(decision: &ServiceDecision, model: &mut Model) {
    if !matches!(decision.outcome, ServiceOutcome::Granted(_) | ServiceOutcome::Held(_) | ServiceOutcome::Released(_)) {
        assert!(decision.ops.is_empty(), "{decision:?}");
        return;
    }
    let addresses: Vec<IpAddr> = decision.cluster_ips.iter().map(|ip| ip.parse().unwrap()).collect();
    let ports: Vec<i32> = decision.node_ports.iter().copied().filter(|port| *port != 0).collect();
    model.remove(&decision.subject);
    for (name, (held, held_ports)) in model.iter() {
        assert!(addresses.iter().all(|ip| !held.contains(ip)), "{name} has an address of {decision:?}");
        assert!(ports.iter().all(|port| !held_ports.contains(port)), "{name} has a port of {decision:?}");
    }
    model.insert(decision.subject.clone(), (addresses, ports));
}

#[test]
fn no_two_services_have_an_address_or_a_port() {
    for (number, release) in (0..400).zip([Release::V1_37, Release::V1_33, Release::V1_32].into_iter().cycle()) {
        let mut seed = Seed(number);
        let mut registry = registry(release, &mut seed);
        let mut model = Model::new();
        for _ in 0..60 {
            let name = format!("s{}", seed.below(40));
            let mut before = registry.clone();
            let decision = match seed.below(5) {
                0 => {
                    let decision = registry.delete("shop", &name);
                    model.remove(&decision.subject);
                    decision
                }
                1 => registry.update(service(&mut seed, &name), false),
                _ => registry.create(service(&mut seed, &name), false),
            };
            if !matches!(decision.outcome, ServiceOutcome::Released(ServiceReason::Deleted)) {
                checked(&decision, &mut model);
            }
            before.apply(&decision.ops);
            assert_eq!(before.ranges(), registry.ranges());
            assert_eq!(before.node_ports(), registry.node_ports());
            let used = |is_v4: bool| {
                let all: BTreeSet<_> =
                    model.values().flat_map(|(held, _)| held).filter(|ip| ip.is_ipv4() == is_v4).collect();
                all.len() as u128
            };
            for range in registry.ranges() {
                let free = range.free.unwrap();
                assert_eq!(free + used(range.cidr.addr().is_ipv4()), u128::from(range.size), "{decision:?}");
            }
            let ports: BTreeSet<_> = model.values().flat_map(|(_, ports)| ports).collect();
            assert_eq!(registry.node_ports().free, Some(24 - ports.len() as u64));
            if let ServiceOutcome::Exhausted(ServiceError::NoAddress { .. }) = decision.outcome {
                assert!(registry.ranges().iter().any(|range| range.free == Some(0)));
            }
        }
    }
}

#[test]
fn ports_are_read_as_the_flag() {
    let rows = [
        ("30000-32767", Ok("30000-32767")),
        (" 30000+10 ", Ok("30000-30010")),
        ("80", Ok("80-80")),
        ("", Ok("")),
        ("30000-29999", Err("end port cannot be less than start port: 30000-29999")),
        ("1-70000", Err("the port range cannot be greater than 65535: 1-70000")),
        ("1-2+3", Err("unable to parse port range: 1-2+3")),
        ("x", Err("strconv.Atoi: parsing \"x\": invalid syntax")),
    ];
    for (text, expected) in rows {
        let read = PortRange::parse(text).map(|range| range.to_string());
        assert_eq!(read, expected.map(str::to_owned).map_err(str::to_owned), "{text}");
    }
}
