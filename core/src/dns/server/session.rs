//! What a server keeps from one query to the next.

use super::cache::store::{Caches, Key, Store};

/// What a server keeps from one query to the next. Time passes only when it is told.
#[derive(Debug, Clone, Default)]
pub struct Session {
    seconds: u64,
    caches: Caches,
}

impl Session {
    /// Lets time pass.
    pub fn pass(&mut self, seconds: u64) {
        self.seconds = self.seconds.saturating_add(seconds);
    }

    /// The seconds that passed.
    pub(super) fn now(&self) -> i64 {
        i64::try_from(self.seconds).unwrap_or(i64::MAX)
    }

    /// The cache of a number.
    pub(super) fn cache(&mut self, number: usize) -> &mut Store {
        self.caches.of(number)
    }

    /// Marks what a cache keeps for a query as perhaps fetched again.
    pub(super) fn mark_refreshed(&mut self, number: usize, key: &Key) {
        self.cache(number).mark(key);
    }
}
