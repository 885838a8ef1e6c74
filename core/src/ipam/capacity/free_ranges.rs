//! Free addresses as they are shown.

use std::net::IpAddr;

use super::MOST_RANGES;

/// The first runs of free addresses, and how many more there are.
#[derive(Debug, Default)]
pub(super) struct FreeRanges {
    pub(super) shown: Vec<[IpAddr; 2]>,
    pub(super) more: u64,
}

impl FreeRanges {
    /// The next run: its first and its last address.
    pub(super) fn push(&mut self, run: [IpAddr; 2]) {
        if self.shown.len() < MOST_RANGES {
            self.shown.push(run);
        } else {
            self.more = self.more.saturating_add(1);
        }
    }
}
