//! kube-controller-manager: ranges of Nodes, with a flag for each block, compared block by block.

use std::collections::BTreeMap;

use nocluster::ipam::node_cidr::{Node, NodeCidrOutcome, NodeIpamController, NodeIpamFlags, NodeMasks};

use super::draw::Draw;

/// The blocks of a Node: those of the first set, and of the second.
type Blocks = (std::ops::RangeInclusive<usize>, Option<usize>);

/// The blocks of one cluster CIDR.
struct Naive {
    used: Vec<bool>,
    next: usize,
}

impl Naive {
    fn new(bits: usize) -> Self {
        Self { used: vec![false; 1 << bits], next: 0 }
    }

    fn take(&mut self) -> Option<usize> {
        let count = self.used.len();
        let free = (0..count).map(|step| (self.next + step) % count).find(|block| !self.used[*block])?;
        (self.used[free], self.next) = (true, (free + 1) % count);
        Some(free)
    }

    fn set(&mut self, blocks: std::ops::RangeInclusive<usize>, used: bool) {
        for block in blocks {
            if let Some(flag) = self.used.get_mut(block) {
                *flag = used;
            }
        }
    }
}

fn v6(block: usize) -> String {
    if block == 0 { "fd00::/64".to_owned() } else { format!("fd00:0:0:{block:x}::/64") }
}

/// Two cluster CIDRs, of which each is full now and then, so that blocks of the first one leak; Service ranges; Nodes that
/// come with ranges of their own, wider than a block too.
pub(super) fn history(bytes: &[u8]) {
    let mut draw = Draw::new(bytes);
    let (bits, small) = (draw.below(6), draw.below(5));
    let (mut first, mut second) = (Naive::new(bits), Naive::new(small));
    let mut flags = NodeIpamFlags::default();
    flags.cluster_cidr = format!("10.8.0.0/{},fd00::/{}", 24 - bits, 64 - small);
    flags.node_masks = NodeMasks::Each(vec![24, 64]);
    if draw.once_in(3) {
        flags.service_cluster_ip_range = "10.8.0.64/26".to_owned();
        first.set(0..=0, true);
    }
    let mut controller = NodeIpamController::start(&flags, &[]).unwrap();
    let mut known: BTreeMap<String, Option<Blocks>> = BTreeMap::new();
    while draw.has_more() {
        let name = format!("n{}", draw.below(12));
        let before = controller.clone();
        let has = known.get(&name).cloned().flatten();
        let decision = match draw.below(4) {
            0 if known.contains_key(&name) => {
                known.remove(&name);
                if let Some((blocks, block)) = has {
                    first.set(blocks, false);
                    block.into_iter().for_each(|block| second.set(block..=block, false));
                }
                let decision = controller.delete(&Node::new(&name, Vec::new()));
                assert!(matches!(decision.outcome, NodeCidrOutcome::Released(_)), "{decision:?}");
                decision
            }
            1 if has.is_none() => {
                // A range of its own: some blocks, or half of one.
                let wide = draw.below(4);
                let at = draw.below(1 << bits) >> wide << wide;
                let text = if wide == 3 { format!("10.8.{at}.0/25") } else { format!("10.8.{at}.0/{}", 24 - wide) };
                let last = if wide == 3 { at } else { at + (1 << wide) - 1 };
                first.set(at..=last, true);
                known.insert(name.clone(), Some((at..=last, None)));
                let decision = controller.sync(Node::new(&name, vec![text]));
                assert!(matches!(decision.outcome, NodeCidrOutcome::Held(_)), "{decision:?}");
                decision
            }
            _ => {
                let decision = controller.sync(Node::new(&name, Vec::new()));
                if let Some((blocks, block)) = has {
                    // Marked again: another Node's wider range may have given it back. Twice is once.
                    first.set(blocks, true);
                    block.into_iter().for_each(|block| second.set(block..=block, true));
                    let once = controller.clone();
                    controller.sync(Node::new(&name, Vec::new()));
                    assert_eq!(controller.sets(), once.sets());
                } else {
                    // A block that was taken of the first set is not given back if the second one has none.
                    let taken = first.take().map(|block| (block, second.take()));
                    let given = taken.and_then(|(block, other)| Some((block, other?)));
                    let wanted = given.map(|(block, other)| vec![format!("10.8.{block}.0/24"), v6(other)]);
                    assert_eq!(decision.pod_cidrs, wanted.unwrap_or_default());
                    assert_eq!(matches!(decision.outcome, NodeCidrOutcome::Exhausted(_)), given.is_none());
                    known.insert(name.clone(), given.map(|(block, other)| (block..=block, Some(other))));
                }
                decision
            }
        };
        let mut replayed = before;
        replayed.apply(&decision.ops);
        assert_eq!(replayed.sets(), controller.sets(), "the changes of {decision:?}");
        for (set, naive) in controller.sets().unwrap().iter().zip([&first, &second]) {
            let used = naive.used.iter().filter(|used| **used).count() as u64;
            let all = naive.used.len() as u64;
            assert_eq!((set.allocated(), set.free(), set.max()), (used, all - used, all));
            assert_eq!((set.next(), set.next_free().is_none()), (naive.next as u64, used == all));
        }
    }
}
