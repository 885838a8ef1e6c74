//! Services: addresses and ports of the Nodes, with sets of what is in use, walked number by number.

use std::collections::{BTreeMap, BTreeSet};
use std::net::IpAddr;

use nocluster::ipam::service::{Draw as Indexes, Service, ServiceFlags, ServiceOutcome, ServicePort, ServiceRegistry};
use nocluster::release::Release;

use super::draw::Draw;

/// More than any history allocates.
const DRAWS: usize = 4096;

/// Numbers from `first` on, the static band first.
struct Naive {
    first: u128,
    offset: u64,
    size: u64,
    held: BTreeSet<u128>,
}

impl Naive {
    /// The walk of the reference: the dynamic band from the draw on and around, then the static one.
    fn next(&self, upper: u64, lower: u64) -> Option<u128> {
        let walk = |from: u64, length: u64, start: u64| {
            let steps = (0..length).map(move |step| from + (start + step) % length.max(1));
            steps.map(|offset| self.first + u128::from(offset)).find(|number| !self.held.contains(number))
        };
        let dynamic = self.size - self.offset;
        if dynamic == 0 {
            return None;
        }
        walk(self.offset, dynamic, upper % dynamic)
            .or_else(|| if self.offset == 0 { None } else { walk(0, self.offset, lower % self.offset) })
    }

    fn has(&self, number: u128) -> bool {
        (self.first..self.first + u128::from(self.size)).contains(&number)
    }

    /// Takes a number, or the next one; `None` if it can't be had.
    fn take(&mut self, wanted: Option<u128>, upper: u64, lower: u64) -> Option<u128> {
        let number = match wanted {
            Some(wanted) => Some(wanted).filter(|wanted| self.has(*wanted)),
            None => self.next(upper, lower),
        };
        number.filter(|number| self.held.insert(*number))
    }
}

fn number(ip: IpAddr) -> u128 {
    match ip {
        IpAddr::V4(ip) => ip.to_bits().into(),
        IpAddr::V6(ip) => ip.to_bits(),
    }
}

/// Services with an address of each family that they ask for.
pub(super) fn addresses(bytes: &[u8]) {
    let mut draw = Draw::new(bytes);
    // The bitmap, and the objects. What both together keep in 1.33 is asked elsewhere.
    let release = draw.of(&[Release::V1_37, Release::V1_34, Release::V1_32]);
    let v4 = draw.of(&["10.0.0.0/27", "10.0.0.0/28", "10.0.0.0/29", "10.0.0.0/26"]);
    let v6 = draw.of(&["fd00::/124", "fd00::/125", "fd00::/123"]);
    let mut flags = ServiceFlags::default();
    flags.release = release;
    flags.service_cluster_ip_range = format!("{v4},{v6}");
    let mut registry = ServiceRegistry::start(&flags, &[]).unwrap();
    let mut ranges: Vec<Naive> = registry
        .ranges()
        .iter()
        .map(|range| Naive {
            first: number(range.all.unwrap().0),
            offset: range.offset,
            size: range.size,
            held: BTreeSet::new(),
        })
        .collect();
    let mut services: BTreeMap<String, Vec<(usize, u128)>> = BTreeMap::new();
    while draw.has_more() {
        let name = format!("s{}", draw.below(48));
        let (upper, lower) = (draw.below(90) as u64, draw.below(40) as u64);
        registry = registry.with_draws(vec![Indexes::new(upper, lower); DRAWS]);
        let mut before = registry.clone();
        let decision = if draw.below(4) == 0 {
            for (range, number) in services.remove(&name).unwrap_or_default() {
                assert!(ranges[range].held.remove(&number));
            }
            registry.delete("shop", &name)
        } else {
            let mut service = Service::new("shop", &name);
            service.has_selector = true;
            let wanted = if draw.once_in(4) { Some(0x0a00_0000 + draw.below(34) as u128) } else { None };
            let families = if wanted.is_none() && draw.once_in(3) { 2 } else { 1 };
            if let Some(wanted) = wanted {
                service.cluster_ip = format!("10.0.0.{}", wanted - 0x0a00_0000);
            }
            if families == 2 {
                service.ip_family_policy = Some(draw.of(&["PreferDualStack", "RequireDualStack"]).to_owned());
            }
            let decision = registry.create(service, false);
            let mut taken = Vec::new();
            if !services.contains_key(&name) {
                let each = (0..families).map_while(|range| {
                    let full = ranges[range].held.len() as u64 == ranges[range].size;
                    let number = ranges[range].take(wanted, upper, lower);
                    // Full is said exactly where nothing is free.
                    assert!(wanted.is_some() || number.is_none() == full);
                    Some((range, number?))
                });
                taken = each.collect();
            }
            let is_granted = taken.len() == families;
            let texts: Vec<_> = decision.cluster_ips.iter().map(|ip| number(ip.parse().unwrap())).collect();
            assert_eq!(matches!(decision.outcome, ServiceOutcome::Granted(_)), is_granted, "{decision:?}");
            if is_granted {
                assert_eq!(texts, taken.iter().map(|(_, number)| *number).collect::<Vec<_>>(), "{decision:?}");
                services.insert(name, taken);
            } else {
                // What the request took before it failed is given back.
                taken.iter().for_each(|(range, number)| {
                    ranges[*range].held.remove(number);
                });
            }
            decision
        };
        before.apply(&decision.ops);
        assert_eq!(before.ranges(), registry.ranges(), "the changes of {decision:?}");
        for (range, naive) in registry.ranges().iter().zip(&ranges) {
            assert_eq!(range.free, Some(u128::from(naive.size) - naive.held.len() as u128), "{decision:?}");
        }
    }
}

/// Services with ports of the Nodes, given and automatic.
pub(super) fn ports(bytes: &[u8]) {
    let mut draw = Draw::new(bytes);
    let count = draw.of(&[24_u64, 12, 40, 1]);
    let mut flags = ServiceFlags::default();
    flags.release = draw.of(&[Release::V1_37, Release::V1_35, Release::V1_32]);
    flags.service_cluster_ip_range = "10.0.0.0/20".to_owned();
    flags.service_node_port_range = Some(format!("30000-{}", 30_000 + count - 1));
    let mut registry = ServiceRegistry::start(&flags, &[]).unwrap();
    let offset = registry.node_ports().offset;
    let mut naive = Naive { first: 30_000, offset, size: count, held: BTreeSet::new() };
    let mut services: BTreeMap<String, Vec<u128>> = BTreeMap::new();
    while draw.has_more() {
        let name = format!("s{}", draw.below(24));
        let (upper, lower) = (draw.below(90) as u64, draw.below(40) as u64);
        registry = registry.with_draws(vec![Indexes::new(upper, lower); DRAWS]);
        let mut before = registry.clone();
        let decision = if draw.below(4) == 0 {
            for port in services.remove(&name).unwrap_or_default() {
                assert!(naive.held.remove(&port));
            }
            registry.delete("shop", &name)
        } else {
            let mut service = Service::new("shop", &name);
            (service.has_selector, service.service_type) = (true, "NodePort".to_owned());
            let mut wanted = Vec::new();
            for index in 0..=draw.below(3) {
                let port = if draw.once_in(3) { Some(29_999 + draw.below(count as usize + 2) as u128) } else { None };
                // One port of the Nodes twice is not a Service.
                if port.is_none() || !wanted.contains(&port) {
                    wanted.push(port);
                    let mut of = ServicePort::default();
                    (of.name, of.protocol, of.port) = (index.to_string(), "TCP".to_owned(), 80 + index as i32);
                    of.node_port = port.map_or(0, |port| port as i32);
                    service.ports.push(of);
                }
            }
            let decision = registry.create(service, false);
            let mut taken = Vec::new();
            if !services.contains_key(&name) {
                taken = wanted.iter().map_while(|port| naive.take(*port, upper, lower)).collect();
            }
            let is_granted = taken.len() == wanted.len();
            assert_eq!(matches!(decision.outcome, ServiceOutcome::Granted(_)), is_granted, "{decision:?}");
            if is_granted {
                let ports: Vec<_> = decision.node_ports.iter().map(|port| *port as u128).collect();
                assert_eq!(ports, taken, "{decision:?}");
                services.insert(name, taken);
            } else {
                taken.iter().for_each(|port| {
                    naive.held.remove(port);
                });
            }
            decision
        };
        before.apply(&decision.ops);
        assert_eq!(before.node_ports(), registry.node_ports(), "the changes of {decision:?}");
        assert_eq!(registry.node_ports().free, Some(count - naive.held.len() as u64), "{decision:?}");
    }
}
