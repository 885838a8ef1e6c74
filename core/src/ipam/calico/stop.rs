//! Why a request goes no further.

use super::error::CalicoError;
use super::need::CalicoNeed;

/// Why a request goes no further.
pub(super) enum Stop {
    Error(CalicoError),
    Need(CalicoNeed),
}

impl From<CalicoError> for Stop {
    fn from(error: CalicoError) -> Self {
        Self::Error(error)
    }
}

impl From<CalicoNeed> for Stop {
    fn from(need: CalicoNeed) -> Self {
        Self::Need(need)
    }
}
