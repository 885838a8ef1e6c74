//! Random histories against a model that keeps a flag for each block, and compares block by block.

use std::collections::BTreeMap;

use super::{Node, NodeCidrOutcome, NodeIpamController, NodeIpamFlags, NodeMasks};

/// The blocks of one IPv4 cluster CIDR.
struct Naive {
    base: u32,
    /// How many addresses a block has.
    size: u32,
    used: Vec<bool>,
    next: usize,
    leaked: usize,
}

impl Naive {
    fn text(&self, block: usize) -> String {
        let ip = std::net::Ipv4Addr::from_bits(self.base + block as u32 * self.size);
        format!("{ip}/{}", 32 - self.size.trailing_zeros())
    }

    fn take(&mut self) -> Option<usize> {
        let count = self.used.len();
        let free = (0..count).map(|step| (self.next + step) % count).find(|block| !self.used[*block])?;
        (self.used[free], self.next) = (true, (free + 1) % count);
        Some(free)
    }

    fn set(&mut self, text: &str, used: bool) {
        let (ip, ones) = text.split_once('/').unwrap();
        let host_bits = u32::MAX.checked_shr(ones.parse().unwrap()).unwrap_or_default();
        let first = ip.parse::<std::net::Ipv4Addr>().unwrap().to_bits() & !host_bits;
        let last = first | host_bits;
        for block in 0..self.used.len() {
            let begin = self.base + block as u32 * self.size;
            if begin <= last && first <= begin + (self.size - 1) {
                self.used[block] = used;
            }
        }
    }
}

struct Draw(u64);

impl Draw {
    fn below(&mut self, count: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (self.0 >> 33) % count
    }
}

/// Two cluster CIDRs, of which the IPv6 one is full now and then, so that blocks of the IPv4 one leak.
#[test]
fn histories_are_those_of_a_naive_model() {
    let mut draw = Draw(11);
    let (mut granted, mut exhausted, mut leaked) = (0, 0, 0);
    for _ in 0..2_000 {
        let (bits, small) = (draw.below(6) as u32, draw.below(4) as u32);
        let mut naive = Naive { base: 0x0a08_0000, size: 256, used: vec![false; 1 << bits], next: 0, leaked: 0 };
        let mut v6 = Naive { base: 0, size: 1, used: vec![false; 1 << small], next: 0, leaked: 0 };
        let mut flags = NodeIpamFlags {
            cluster_cidr: format!("10.8.0.0/{},fd00::/{}", 24 - bits, 64 - small),
            node_masks: NodeMasks::Each(vec![24, 64]),
            ..NodeIpamFlags::default()
        };
        if draw.below(3) == 0 {
            flags.service_cluster_ip_range = "10.8.0.64/26".to_owned();
            naive.set("10.8.0.64/26", true);
        }
        let mut controller = NodeIpamController::start(&flags, &[]).unwrap();
        let mut known: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for _ in 0..30 {
            let name = format!("n{}", draw.below(12));
            let before = controller.clone();
            let has = known.get(&name).cloned().unwrap_or_default();
            let decision = if known.contains_key(&name) && draw.below(2) == 0 {
                known.remove(&name);
                if let Some(text) = has.first() {
                    naive.set(text, false);
                }
                if let Some(text) = has.get(1) {
                    v6.used[block_of_v6(text)] = false;
                }
                let decision = controller.delete(&Node::new(&name, Vec::new()));
                assert!(matches!(decision.outcome, NodeCidrOutcome::Released(_)));
                decision
            } else if has.is_empty() && draw.below(6) == 0 {
                // A range that is wider or narrower than a block, in the cluster CIDR or around it.
                let text = format!("10.8.{}.0/{}", draw.below(1 << bits), 14 + draw.below(15));
                naive.set(&text, true);
                known.insert(name.clone(), vec![text.clone()]);
                let decision = controller.sync(Node::new(&name, vec![text]));
                assert!(matches!(decision.outcome, NodeCidrOutcome::Held(_)), "{decision:?}");
                decision
            } else {
                let decision = controller.sync(Node::new(&name, Vec::new()));
                if has.is_empty() {
                    let held = naive.used.clone();
                    let wanted = naive.take().and_then(|block| {
                        let Some(other) = v6.take() else {
                            naive.leaked += 1;
                            return None;
                        };
                        assert!(!held[block], "a block that is in use");
                        let third = if small == 0 { String::new() } else { format!("{other:x}") };
                        let v6 = if third.is_empty() || third == "0" {
                            "fd00::/64".to_owned()
                        } else {
                            format!("fd00:0:0:{third}::/64")
                        };
                        Some(vec![naive.text(block), v6])
                    });
                    assert_eq!(decision.pod_cidrs, wanted.clone().unwrap_or_default());
                    let is_full = matches!(decision.outcome, NodeCidrOutcome::Exhausted(_));
                    assert_eq!(is_full, wanted.is_none());
                    (granted, exhausted) = (granted + i32::from(!is_full), exhausted + i32::from(is_full));
                    known.insert(name.clone(), wanted.unwrap_or_default());
                } else {
                    // Marked again: another Node's wider range may have given it back.
                    naive.set(&has[0], true);
                    if let Some(text) = has.get(1) {
                        v6.used[block_of_v6(text)] = true;
                    }
                    let once = controller.clone();
                    controller.sync(Node::new(&name, Vec::new()));
                    assert_eq!(controller.sets(), once.sets(), "what is marked twice is marked once");
                }
                decision
            };
            // The operations alone make the same change.
            let mut replayed = before.allocator.clone();
            replayed.apply(&decision.ops);
            assert_eq!(Some(replayed.sets()), controller.sets());
            for (set, naive) in controller.sets().unwrap().iter().zip([&naive, &v6]) {
                let used = naive.used.iter().filter(|used| **used).count() as u64;
                assert_eq!((set.allocated(), set.free()), (used, naive.used.len() as u64 - used));
                assert_eq!((set.max(), set.next()), (naive.used.len() as u64, naive.next as u64));
                assert_eq!(set.next_free().is_none(), set.free() == 0);
            }
        }
        leaked += naive.leaked;
    }
    assert!(granted > 5_000 && exhausted > 2_000 && leaked > 500, "{granted} {exhausted} {leaked}");
}

fn block_of_v6(text: &str) -> usize {
    let third = text.trim_end_matches("::/64").strip_prefix("fd00:0:0:").unwrap_or("0");
    usize::from_str_radix(third, 16).unwrap()
}

#[test]
fn a_cluster_cidr_of_all_addresses_has_a_block_for_each() {
    let flags = NodeIpamFlags {
        cluster_cidr: "0.0.0.0/0".to_owned(),
        node_masks: NodeMasks::Each(vec![32]),
        ..NodeIpamFlags::default()
    };
    let mut controller = NodeIpamController::start(&flags, &[]).unwrap();
    assert_eq!(controller.sync(Node::new("a", Vec::new())).pod_cidrs, ["0.0.0.0/32"]);
    let all = controller.sync(Node::new("b", vec!["0.0.0.0/0".to_owned()]));
    assert!(matches!(all.outcome, NodeCidrOutcome::Held(_)));
    assert_eq!(controller.sets().unwrap()[0].allocated(), 1 << 32);
    assert_eq!(controller.sync(Node::new("c", Vec::new())).verdict(), "exhausted");
    // Upstream cuts the number of blocks to 32 bits, so that no address has one.
    let one = controller.delete(&Node::new("a", Vec::new()));
    let NodeCidrOutcome::Refused(error) = &one.outcome else { panic!("{one:?}") };
    assert_eq!(
        error.to_string(),
        "error when releasing CIDR 0.0.0.0/32: CIDR: 0.0.0.0/32 is out of the range of CIDR allocator"
    );
}
