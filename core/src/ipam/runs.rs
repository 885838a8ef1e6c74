//! Numbers as runs of neighbours, so that the next free one is found at once.

use std::collections::BTreeMap;

/// A set of numbers, kept as its longest runs: the first number of each, with the last.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Runs {
    runs: BTreeMap<u128, u128>,
}

/// Ascending numbers as runs.
fn runs_of(numbers: impl IntoIterator<Item = u128>) -> Vec<(u128, u128)> {
    let mut runs: Vec<(u128, u128)> = Vec::new();
    for number in numbers {
        match runs.last_mut() {
            Some((_, last)) if number <= *last => {}
            Some((_, last)) if last.checked_add(1) == Some(number) => *last = number,
            _ => runs.push((number, number)),
        }
    }
    runs
}

/// INVARIANT: the numbers ascend. Many at once take half the room of those that come one by one.
impl FromIterator<u128> for Runs {
    fn from_iter<I: IntoIterator<Item = u128>>(numbers: I) -> Self {
        Self { runs: runs_of(numbers).into_iter().collect() }
    }
}

impl Extend<u128> for Runs {
    fn extend<I: IntoIterator<Item = u128>>(&mut self, numbers: I) {
        let mut numbers: Vec<_> = numbers.into_iter().collect();
        numbers.sort_unstable();
        for (first, last) in runs_of(numbers) {
            self.insert_all(first, last);
        }
    }
}

impl Runs {
    /// The run that has this number.
    fn run_of(&self, number: u128) -> Option<(u128, u128)> {
        let (&first, &last) = self.runs.range(..=number).next_back()?;
        (number <= last).then_some((first, last))
    }

    /// The first number from `number` on that is not in the set; `None` if there is none.
    pub(crate) fn next_free(&self, number: u128) -> Option<u128> {
        self.run_of(number).map_or(Some(number), |(_, last)| last.checked_add(1))
    }

    /// Whether the number is in the set.
    pub(crate) fn contains(&self, number: u128) -> bool {
        self.run_of(number).is_some()
    }

    /// The runs of numbers from `first` to `last` that are not in the set, in order.
    pub(crate) fn gaps(&self, first: u128, last: u128) -> impl Iterator<Item = (u128, u128)> + '_ {
        let mut from = Some(first);
        std::iter::from_fn(move || {
            let start = self.next_free(from?).filter(|start| *start <= last)?;
            let next = self.runs.range(start..).next().map(|(taken, _)| *taken).filter(|taken| *taken <= last);
            let end = next.and_then(|taken| taken.checked_sub(1)).unwrap_or(last);
            from = next;
            Some((start, end))
        })
    }

    /// The runs of numbers from `first` to `last` that are in the set, in order.
    pub(crate) fn within(&self, first: u128, last: u128) -> impl Iterator<Item = (u128, u128)> + '_ {
        let before = self.run_of(first).map(|(_, end)| (first, end.min(last)));
        let behind = first.checked_add(1).map(|next| self.runs.range(next..));
        let behind = behind.into_iter().flatten().take_while(move |(start, _)| **start <= last);
        before.into_iter().chain(behind.map(move |(start, end)| (*start, (*end).min(last))))
    }

    /// Adds a number.
    pub(crate) fn insert(&mut self, number: u128) {
        if self.run_of(number).is_some() {
            return;
        }
        let before = number.checked_sub(1).and_then(|before| self.run_of(before));
        let after = number.checked_add(1).and_then(|after| self.run_of(after));
        if let Some((first, _)) = after {
            self.runs.remove(&first);
        }
        let first = before.map_or(number, |(first, _)| first);
        self.runs.insert(first, after.map_or(number, |(_, last)| last));
    }

    /// Adds the numbers from `first` to `last`, and counts those that are new.
    pub(crate) fn insert_all(&mut self, first: u128, last: u128) -> u128 {
        if last < first {
            return 0;
        }
        let removed = self.remove_all(first, last);
        let before = first.checked_sub(1).and_then(|before| self.run_of(before));
        let after = last.checked_add(1).and_then(|after| self.run_of(after));
        if let Some((after, _)) = after {
            self.runs.remove(&after);
        }
        self.runs.insert(before.map_or(first, |(first, _)| first), after.map_or(last, |(_, last)| last));
        // All of them are new but those that were removed; only a set of all numbers would have one more.
        last.saturating_sub(first).saturating_add(1).saturating_sub(removed)
    }

    /// Removes the numbers from `first` to `last`, and counts those that were in the set.
    pub(crate) fn remove_all(&mut self, first: u128, last: u128) -> u128 {
        if last < first {
            return 0;
        }
        let mut removed = 0_u128;
        while let Some((&start, &end)) = self.runs.range(..=last).next_back() {
            if end < first {
                break;
            }
            self.runs.remove(&start);
            if let Some(after) = last.checked_add(1).filter(|after| *after <= end) {
                self.runs.insert(after, end);
            }
            let size = end.min(last).saturating_sub(start.max(first)).saturating_add(1);
            removed = removed.saturating_add(size);
            if let Some(before) = first.checked_sub(1).filter(|before| start <= *before) {
                self.runs.insert(start, before);
                break;
            }
        }
        removed
    }

    /// Removes a number.
    pub(crate) fn remove(&mut self, number: u128) {
        let Some((first, last)) = self.run_of(number) else { return };
        self.runs.remove(&first);
        if let Some(before) = number.checked_sub(1).filter(|before| first <= *before) {
            self.runs.insert(first, before);
        }
        if let Some(after) = number.checked_add(1).filter(|after| *after <= last) {
            self.runs.insert(after, last);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn runs_are_a_set() {
        let (mut runs, mut set, mut seed) = (Runs::default(), BTreeSet::new(), 7_u64);
        for _ in 0..20_000 {
            seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            let number = u128::from((seed >> 33) % 40);
            let number = if seed >> 63 == 0 { number } else { u128::MAX - number };
            if (seed >> 40) % 3 == 0 {
                runs.remove(number);
                set.remove(&number);
            } else {
                runs.insert(number);
                set.insert(number);
            }
            // Some of its neighbours too, on the other side now and then.
            let last = number.saturating_add(u128::from((seed >> 50) % 9));
            let before = set.len();
            if (seed >> 45) % 11 == 0 {
                set.retain(|held| !(number..=last).contains(held));
                assert_eq!(runs.remove_all(number, last), (before - set.len()) as u128);
            } else if (seed >> 45) % 11 == 1 {
                set.extend(number..=last);
                assert_eq!(runs.insert_all(number, last), (set.len() - before) as u128);
            }
            let free = (number..=u128::MAX).find(|number| !set.contains(number));
            assert_eq!(runs.next_free(number), free);
            assert_eq!(runs.contains(number), set.contains(&number));
            if (seed >> 45) % 11 == 2 {
                let more = [last, number, number, last.saturating_sub(1)];
                runs.extend(more);
                set.extend(more);
                assert_eq!(set.iter().copied().collect::<Runs>(), runs);
            }
            let free: Vec<_> = (number..=last).filter(|number| !set.contains(number)).collect();
            let gaps: Vec<_> = runs.gaps(number, last).collect();
            let held: Vec<_> = (number..=last).filter(|number| set.contains(number)).collect();
            assert_eq!(runs.within(number, last).flat_map(|(first, last)| first..=last).collect::<Vec<_>>(), held);
            assert_eq!(gaps.iter().flat_map(|(first, last)| *first..=*last).collect::<Vec<_>>(), free);
            assert!(gaps.windows(2).all(|pair| pair[0].1.checked_add(1).is_some_and(|next| next < pair[1].0)));
        }
    }
}
