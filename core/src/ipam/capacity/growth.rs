//! After how long a capacity ends.

/// How fast something grows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Growth {
    /// How many more there are each day; at least 1.
    pub per_day: u64,
}

impl Growth {
    /// After how many seconds so many are used up, rounded down.
    pub fn ends_after(self, free: u128) -> u128 {
        free.saturating_mul(86_400).checked_div(self.per_day.into()).unwrap_or(u128::MAX)
    }
}
