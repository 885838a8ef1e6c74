//! A run of numbers in two bands, and which of them comes next.

use serde::Serialize;

use crate::ipam::runs::Runs;

/// The random numbers of one automatic allocation: where its search begins in each band.
///
/// An index that is beyond the end of its band begins again at the first number, as in the remainder of a division.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Draw {
    /// The index in the dynamic band.
    pub upper: u64,
    /// The index in the static band, for when the dynamic one is full.
    pub lower: u64,
}

impl Draw {
    /// A draw of these two indexes.
    pub fn new(upper: u64, lower: u64) -> Self {
        Self { upper, lower }
    }
}

/// A part of a range.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Band {
    /// From here automatic allocations are taken.
    Dynamic,
    /// From here they are taken only if the dynamic band is full.
    Static,
}

impl Band {
    /// The word of the documentation of Kubernetes.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Dynamic => "dynamic",
            Self::Static => "static",
        }
    }
}

/// A number that comes next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Next {
    pub(crate) number: u128,
    pub(crate) band: Band,
}

/// The first and the last number of a run.
pub(crate) type Span = (u128, u128);

/// Numbers from `first` on, of which the first `offset` are the static band.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Bands {
    first: u128,
    offset: u64,
    size: u64,
}

/// From so many numbers on, a search begins at any number of 64 bits.
const WIDE: u64 = i64::MAX.cast_unsigned();

impl Bands {
    pub(crate) fn new(first: u128, offset: u64, size: u64) -> Self {
        Self { first, offset: offset.min(size), size }
    }

    pub(crate) fn offset(&self) -> u64 {
        self.offset
    }

    pub(crate) fn size(&self) -> u64 {
        self.size
    }

    /// How many numbers the dynamic band has.
    fn dynamic_size(&self) -> u64 {
        self.size.saturating_sub(self.offset)
    }

    /// Whether a search may begin at any number of 64 bits.
    pub(crate) fn is_wide(&self) -> bool {
        self.dynamic_size() >= WIDE
    }

    /// Both bands; `None` if there is no number.
    pub(crate) fn all(&self) -> Option<Span> {
        self.span(0, self.size)
    }

    /// A band; `None` if it has no number.
    pub(crate) fn band(&self, band: Band) -> Option<Span> {
        match band {
            Band::Dynamic => self.span(self.offset, self.dynamic_size()),
            Band::Static => self.span(0, self.offset),
        }
    }

    fn span(&self, from: u64, size: u64) -> Option<Span> {
        let last = size.checked_sub(1)?;
        let first = self.first.checked_add(from.into())?;
        Some((first, first.checked_add(last.into())?))
    }

    pub(crate) fn contains(&self, number: u128) -> bool {
        self.all().is_some_and(|(first, last)| (first..=last).contains(&number))
    }

    /// The band of a number that is in one of them.
    pub(crate) fn band_of(&self, number: u128) -> Band {
        let dynamic = self.band(Band::Dynamic);
        if dynamic.is_some_and(|(first, _)| number >= first) { Band::Dynamic } else { Band::Static }
    }

    /// The number that comes next: the first free one of the dynamic band from the drawn one on, around its end, else
    /// likewise of the static band.
    ///
    /// Source: kubernetes/kubernetes pkg/registry/core/service/allocator/bitmap.go
    /// randomScanStrategyWithOffset.AllocateBit, pkg/registry/core/service/ipallocator/ipallocator.go
    /// Allocator.allocateNextService
    pub(crate) fn next(&self, held: &Runs, draw: Draw) -> Option<Next> {
        let upper = if self.is_wide() {
            // So that the index does not exceed 64 bits when the static band is added.
            let is_last = u64::MAX.saturating_sub(draw.upper) < self.offset;
            if is_last { draw.upper.saturating_sub(self.offset) } else { draw.upper }
        } else {
            draw.upper.checked_rem(self.dynamic_size())?
        };
        let found = self.search(held, Band::Dynamic, upper);
        found.or_else(|| self.search(held, Band::Static, draw.lower.checked_rem(self.offset)?))
    }

    fn search(&self, held: &Runs, band: Band, index: u64) -> Option<Next> {
        let (first, last) = self.band(band)?;
        // Beyond the end a search begins at the first number.
        let start = first.checked_add(index.into()).filter(|start| *start <= last).unwrap_or(first);
        let within = |number: &u128| *number <= last;
        let number = held.next_free(start).filter(within).or_else(|| held.next_free(first).filter(within))?;
        Some(Next { number, band })
    }

    /// Every number that can come next, as runs: the free ones of the dynamic band, else those of the static band.
    pub(crate) fn possible(&self, held: &Runs) -> Vec<Span> {
        let free =
            |band| self.band(band).map(|(first, last)| held.gaps(first, last).collect::<Vec<_>>()).unwrap_or_default();
        let dynamic = free(Band::Dynamic);
        if dynamic.is_empty() { free(Band::Static) } else { dynamic }
    }

    /// How many numbers are free.
    pub(crate) fn free(&self, held: &Runs) -> u128 {
        count(&self.free_spans(held))
    }

    /// The numbers that are free, as runs.
    pub(crate) fn free_spans(&self, held: &Runs) -> Vec<Span> {
        self.all().map(|(first, last)| held.gaps(first, last).collect()).unwrap_or_default()
    }
}

/// How many numbers there are in runs.
pub(crate) fn count(spans: &[Span]) -> u128 {
    let sizes = spans.iter().map(|(first, last)| last.saturating_sub(*first).saturating_add(1));
    sizes.fold(0, u128::saturating_add)
}
