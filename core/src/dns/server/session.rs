//! What a server keeps from one query to the next.

use std::collections::BTreeMap;
use std::time::Duration;

use super::cache::store::{Caches, Key, Store};
use super::draws::Draws;
use crate::dns::message::{Message, Name, Question, RecordType};

/// What a server keeps from one query to the next. Time passes only when it is told, and orders are drawn only from a
/// seed.
#[derive(Debug, Clone, Default)]
pub struct Session {
    time: Duration,
    caches: Caches,
    draws: Option<Draws>,
    heard: BTreeMap<(Name, RecordType), Option<Message>>,
}

impl Session {
    /// Lets seconds pass.
    pub fn pass(&mut self, seconds: u64) {
        self.pass_time(Duration::from_secs(seconds));
    }

    /// Lets time pass; parts of a second count.
    pub fn pass_time(&mut self, time: Duration) {
        self.time = self.time.saturating_add(time);
    }

    /// Lets `loadbalance` draw orders from now on, all of them from this seed.
    pub fn shuffle_from(&mut self, seed: u64) {
        self.draws = Some(Draws::new(seed));
    }

    /// What other servers reply to a name and a type: a message, or nothing in time. It counts until
    /// [`Self::forget_heard`], and before what the server knows.
    pub fn hear(&mut self, name: &Name, rtype: RecordType, reply: Option<Message>) {
        self.heard.insert((name.to_lowercase(), rtype), reply);
    }

    /// Forgets what other servers replied.
    pub fn forget_heard(&mut self) {
        self.heard.clear();
    }

    /// What was heard about a question.
    pub(super) fn heard(&self, question: &Question) -> Option<&Option<Message>> {
        if self.heard.is_empty() {
            return None;
        }
        self.heard.get(&(question.name.to_lowercase(), question.rtype))
    }

    pub(super) fn draws(&mut self) -> Option<&mut Draws> {
        self.draws.as_mut()
    }

    /// The time that passed.
    pub(super) fn now(&self) -> Duration {
        self.time
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
