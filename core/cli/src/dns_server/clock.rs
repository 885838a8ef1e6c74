//! The clock of a server that runs.
#![expect(clippy::disallowed_types, reason = "a server that runs has a clock")]

use std::time::{Duration, Instant, SystemTime};

/// The seconds since 1970, as SOA serials count them.
pub(super) fn seconds_since_1970() -> u64 {
    since_1970().as_secs()
}

/// A number that differs from run to run.
pub(super) fn seed() -> u64 {
    since_1970().as_secs().rotate_left(32) ^ u64::from(since_1970().subsec_nanos()) ^ u64::from(std::process::id())
}

fn since_1970() -> Duration {
    SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default()
}

/// Tells how much time has passed since it was asked last.
#[derive(Debug)]
pub(super) struct Lap {
    last: Instant,
}

impl Lap {
    pub(super) fn new() -> Self {
        Self { last: Instant::now() }
    }

    pub(super) fn passed(&mut self) -> Duration {
        let now = Instant::now();
        now.saturating_duration_since(std::mem::replace(&mut self.last, now))
    }
}

/// A time by which something has to be done.
#[derive(Debug, Clone, Copy)]
pub(super) struct Deadline {
    end: Option<Instant>,
}

impl Deadline {
    pub(super) fn after(time: Duration) -> Self {
        Self { end: Instant::now().checked_add(time) }
    }

    /// How much time is left; `None` if it is over.
    pub(super) fn left(self) -> Option<Duration> {
        let left = self.end.map_or(Duration::MAX, |end| end.saturating_duration_since(Instant::now()));
        (!left.is_zero()).then_some(left)
    }

    pub(super) fn is_over(self) -> bool {
        self.left().is_none()
    }
}
