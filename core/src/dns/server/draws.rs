//! The orders that `loadbalance` draws, from a seed that the caller gives.

use crate::dns::message::{Record, RecordType};

/// A sequence of draws.
#[derive(Debug, Clone)]
pub(super) struct Draws {
    /// Never 0, which would follow itself.
    state: u64,
}

impl Draws {
    pub(super) fn new(seed: u64) -> Self {
        Self { state: seed.max(1) }
    }

    /// The next number, of 16 bits as the id of a message, by George Marsaglia's xorshift.
    fn id(&mut self) -> usize {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        usize::try_from(self.state >> 48).unwrap_or_default()
    }

    /// Draws the order of the addresses and of the mail exchanges, each of which stand together.
    ///
    /// Source: coredns/coredns plugin/loadbalance/loadbalance.go roundRobinShuffle
    pub(super) fn shuffle(&mut self, records: &mut [Record]) {
        for run in records.chunk_by_mut(|a, b| kind(a) == kind(b)) {
            if run.first().is_some_and(|record| kind(record).is_some()) {
                self.permute(run);
            }
        }
    }

    fn permute(&mut self, records: &mut [Record]) {
        let count = records.len();
        if count == 2 && self.id().is_multiple_of(2) {
            records.swap(0, 1);
        }
        if count > 2 {
            for at in 0..count {
                let drawn = self.id().checked_rem(count.saturating_sub(at)).unwrap_or_default();
                records.swap(at, at.saturating_add(drawn));
            }
        }
    }
}

/// What is shuffled together.
fn kind(record: &Record) -> Option<RecordType> {
    match record.rtype {
        RecordType::A | RecordType::AAAA => Some(RecordType::A),
        RecordType::MX => Some(RecordType::MX),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dns::message::{Name, RecordData};

    fn addresses(count: u8) -> Vec<Record> {
        let name = Name::parse("a.").unwrap();
        (0..count).map(|last| Record::new(name.clone(), 5, RecordData::A([10, 0, 0, last].into())).unwrap()).collect()
    }

    #[test]
    fn every_order_is_drawn_about_as_often_and_the_rest_stays() {
        for (count, orders) in [(2, 2_usize), (3, 6), (4, 24)] {
            let mut draws = Draws::new(7);
            let mut seen = std::collections::BTreeMap::new();
            for _ in 0..1000 * orders {
                let name = Name::parse("b.").unwrap();
                let alias = Record::new(name.clone(), 5, RecordData::Cname(Name::parse("a.").unwrap())).unwrap();
                let mut records = vec![alias.clone()];
                records.extend(addresses(count));
                draws.shuffle(&mut records);
                assert_eq!(records[0], alias);
                *seen.entry(records[1..].iter().map(ToString::to_string).collect::<Vec<_>>()).or_insert(0) += 1;
            }
            assert_eq!(seen.len(), orders);
            assert!(seen.values().all(|times| (800..1200).contains(times)), "{seen:?}");
        }
    }
}
