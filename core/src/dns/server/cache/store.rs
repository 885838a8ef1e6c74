//! What `cache` keeps from query to query.

use std::collections::BTreeMap;

use crate::dns::message::{Class, Message, Name, RecordType};

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
    pub(super) stored: i64,
    /// Whether CoreDNS may have fetched it again in the meantime.
    pub(super) refreshed: bool,
}

impl Item {
    pub(super) fn left(&self, now: i64) -> i64 {
        self.seconds.saturating_sub(now.saturating_sub(self.stored))
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
