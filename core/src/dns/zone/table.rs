//! Numbers of objects by the hash of their keys.
//!
//! The standard library's map is seeded anew in each run, and a sorted list costs more for each tenfold of objects.
//! This one is an open table that only grows: the same keys give the same table.

/// Finds the number of an object by the hash of its key. The keys stay where the objects are.
#[derive(Debug, Clone, Default)]
pub(crate) struct Table {
    /// The upper half of the hash with the number of the object; an empty slot has the number [`EMPTY`]. The length is
    /// a power of two, and at least half of the slots are empty.
    slots: Vec<(u32, u32)>,
}

const EMPTY: u32 = u32::MAX;

impl Table {
    /// A table with room for so many objects.
    pub(crate) fn with_room(objects: usize) -> Self {
        let slots = objects.saturating_mul(2).max(2).checked_next_power_of_two().unwrap_or(2);
        Self { slots: vec![(0, EMPTY); slots] }
    }

    /// Adds an object. Of several with equal keys the first one is found.
    ///
    /// An object beyond the room that the table was made with may be lost.
    pub(crate) fn insert(&mut self, hash: u64, number: u32) {
        let tag = tag(hash);
        let mut at = self.start(hash);
        for _ in 0..self.slots.len() {
            let Some(slot) = self.slots.get_mut(at) else { return };
            if slot.1 == EMPTY {
                *slot = (tag, number);
                return;
            }
            at = self.after(at);
        }
    }

    /// The first object with this hash for which `is_it` holds.
    pub(crate) fn find(&self, hash: u64, is_it: impl Fn(u32) -> bool) -> Option<u32> {
        let tag = tag(hash);
        let mut at = self.start(hash);
        for _ in 0..self.slots.len() {
            let (found, number) = *self.slots.get(at)?;
            if number == EMPTY {
                return None;
            }
            if found == tag && is_it(number) {
                return Some(number);
            }
            at = self.after(at);
        }
        None
    }

    fn mask(&self) -> usize {
        self.slots.len().saturating_sub(1)
    }

    fn start(&self, hash: u64) -> usize {
        usize::try_from(hash & u64::from(u32::MAX)).unwrap_or_default() & self.mask()
    }

    fn after(&self, at: usize) -> usize {
        at.wrapping_add(1) & self.mask()
    }

    /// How many bytes are allocated.
    #[cfg(test)]
    pub(crate) fn bytes(&self) -> usize {
        self.slots.capacity().saturating_mul(size_of::<(u32, u32)>())
    }
}

fn tag(hash: u64) -> u32 {
    u32::try_from(hash >> 32).unwrap_or_default()
}

const FIRST: u64 = 0x9e37_79b9_7f4a_7c15;
const SECOND: u64 = 0xd6e8_feb8_6659_fd93;

/// The hash of a text that belongs to the numbered one, such as a name in a namespace.
pub(crate) fn hash(number: u32, text: &[u8]) -> u64 {
    let (eights, rest) = text.as_chunks::<8>();
    let mut state = fold(FIRST ^ u64::from(number), SECOND);
    for eight in eights {
        state = fold(state ^ u64::from_le_bytes(*eight), SECOND);
    }
    let mut last = [0; 8];
    for (to, from) in last.iter_mut().zip(rest) {
        *to = *from;
    }
    let length = u64::try_from(text.len()).unwrap_or_default();
    fold(state ^ u64::from_le_bytes(last), FIRST ^ length)
}

/// Both halves of a product, folded.
fn fold(a: u64, b: u64) -> u64 {
    let product = u128::from(a).wrapping_mul(u128::from(b));
    let half = |half: u128| u64::try_from(half & u128::from(u64::MAX)).unwrap_or_default();
    half(product) ^ half(product >> 64)
}

#[cfg(test)]
mod tests {
    use super::{Table, hash};

    #[test]
    fn each_object_is_found_by_its_key_and_no_other() {
        let keys: Vec<String> = (0..10_000).map(|number| format!("service-{number}")).collect();
        let mut table = Table::with_room(keys.len());
        for (number, key) in keys.iter().enumerate() {
            table.insert(hash(number as u32 % 7, key.as_bytes()), number as u32);
        }
        for (number, key) in keys.iter().enumerate() {
            let found = table.find(hash(number as u32 % 7, key.as_bytes()), |found| keys[found as usize] == *key);
            assert_eq!(found, Some(number as u32), "{key}");
            assert_eq!(table.find(hash(7, key.as_bytes()), |found| keys[found as usize] == *key), None, "{key}");
        }
        assert_eq!(Table::default().find(1, |_| true), None);
    }

    #[test]
    fn hashes_of_similar_keys_spread() {
        let mut low = vec![0_u32; 1024];
        for number in 0..4096 {
            low[(hash(1, format!("10.0.{}.{}", number / 256, number % 256).as_bytes()) % 1024) as usize] += 1;
        }
        let most = low.iter().max().copied();
        assert!(most < Some(20), "{most:?}");
    }
}
