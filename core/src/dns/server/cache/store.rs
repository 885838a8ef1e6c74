//! What `cache` keeps from query to query.

use std::collections::BTreeMap;
use std::time::Duration;

use crate::dns::message::{Class, Message, Name, RecordType};

/// How many replies every cache keeps at least: 256 parts with four each.
const LEAST_CAPACITY: usize = 1024;

/// What a cache keeps: replies with records, and denials and failures.
#[derive(Debug, Clone, Default)]
pub(in super::super) struct Store {
    pub(super) success: BTreeMap<Key, Item>,
    pub(super) denial: BTreeMap<Key, Item>,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(in super::super) struct Key {
    pub(super) name: Name,
    pub(super) rtype: RecordType,
    /// Older lines do not tell classes apart.
    pub(super) class: Option<Class>,
    pub(super) dnssec_ok: bool,
    pub(super) checking_disabled: bool,
}

#[derive(Debug, Clone)]
pub(super) struct Item {
    pub(super) message: Message,
    /// For how many seconds it is kept.
    pub(super) seconds: i64,
    /// When it was stored, in the time of the session.
    pub(super) stored: Duration,
    /// Whether CoreDNS may have fetched it again in the meantime.
    pub(super) refreshed: bool,
}

impl Item {
    /// For how many seconds it is still kept. What is left of a second counts as a whole one.
    pub(super) fn left(&self, now: Duration) -> i64 {
        let passed = now.saturating_sub(self.stored).as_secs();
        self.seconds.saturating_sub(i64::try_from(passed).unwrap_or(i64::MAX))
    }
}

/// Drops replies until one more fits, those that are no longer kept first. CoreDNS drops any one, and parts its cache
/// into 256, each of which may be full before.
///
/// Source: coredns/coredns plugin/pkg/cache/cache.go Add
pub(super) fn make_room(side: &mut BTreeMap<Key, Item>, key: &Key, capacity: usize, now: Duration) {
    let most = capacity.max(LEAST_CAPACITY);
    if side.len() < most || side.contains_key(key) {
        return;
    }
    side.retain(|_, item| item.left(now) > 0);
    // An eighth at once, so that a full cache is not looked through for every reply.
    while side.len() > most.saturating_sub(most / 8) {
        side.pop_first();
    }
}

impl Store {
    /// Marks what is kept for a query as perhaps fetched again.
    pub(in super::super) fn mark(&mut self, key: &Key) {
        for side in [&mut self.success, &mut self.denial] {
            if let Some(item) = side.get_mut(key) {
                item.refreshed = true;
            }
        }
    }
}

/// The caches of a session.
#[derive(Debug, Clone, Default)]
pub(in super::super) struct Caches {
    stores: BTreeMap<usize, Store>,
}

impl Caches {
    /// The cache of a number.
    pub(in super::super) fn of(&mut self, number: usize) -> &mut Store {
        self.stores.entry(number).or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dns::message::RecordType;

    fn key(number: usize) -> Key {
        let name = Name::parse(&format!("n{number:05}.")).unwrap();
        Key { name, rtype: RecordType::A, class: None, dnssec_ok: false, checking_disabled: false }
    }

    fn keep(side: &mut BTreeMap<Key, Item>, number: usize, seconds: i64, now: Duration) {
        make_room(side, &key(number), 10, now);
        let item = Item { message: Message::default(), seconds, stored: now, refreshed: false };
        side.insert(key(number), item);
    }

    #[test]
    fn a_full_cache_drops_what_is_over_first_and_never_grows() {
        let mut side = BTreeMap::new();
        for number in 0..LEAST_CAPACITY {
            keep(&mut side, number, if number % 2 == 0 { 10 } else { 60 }, Duration::ZERO);
        }
        keep(&mut side, 9999, 60, Duration::from_secs(10));
        assert_eq!(side.len(), LEAST_CAPACITY / 2 + 1);
        assert!(side.contains_key(&key(1)) && !side.contains_key(&key(0)));
        for number in 10_000..20_000 {
            keep(&mut side, number, 60, Duration::from_secs(10));
            assert!(side.len() <= LEAST_CAPACITY);
        }
        assert!(side.contains_key(&key(19_999)));
    }

    #[test]
    fn what_is_left_of_a_second_counts_as_one() {
        let item =
            Item { message: Message::default(), seconds: 5, stored: Duration::from_millis(900), refreshed: false };
        assert_eq!(item.left(Duration::from_millis(1899)), 5);
        assert_eq!(item.left(Duration::from_millis(1900)), 4);
        assert_eq!(item.left(Duration::from_millis(5900)), 0);
    }
}
