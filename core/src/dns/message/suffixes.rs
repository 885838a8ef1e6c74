//! The names that a message holds so far, which later ones may point to.
#![expect(clippy::arithmetic_side_effects, reason = "counts of labels and slots")]

/// Names from one of their labels on, with the place of that label in the message. A hash table; found is what is equal in
/// every octet, the case of letters included.
#[derive(Debug, Default)]
pub(super) struct Suffixes<'m> {
    /// A power of two of slots, at most half of them used; none at first.
    slots: Vec<Option<Suffix<'m>>>,
    used: usize,
}

#[derive(Debug, Clone, Copy)]
struct Suffix<'m> {
    hash: u32,
    wire: &'m [u8],
    place: u16,
}

impl<'m> Suffixes<'m> {
    /// The place of a suffix.
    ///
    /// # Errors
    ///
    /// The suffix is not known; [`Suffixes::insert`] wants its hash.
    pub(super) fn find(&self, wire: &[u8]) -> Result<u16, u32> {
        let hash = hash(wire);
        let slots = self.probe(hash).map_while(|at| self.slots.get(at).copied().flatten());
        let same = |suffix: &Suffix<'_>| suffix.hash == hash && suffix.wire == wire;
        slots.into_iter().find(same).map(|suffix| suffix.place).ok_or(hash)
    }

    /// Remembers a suffix that was not found.
    pub(super) fn insert(&mut self, hash: u32, wire: &'m [u8], place: u16) {
        if self.used * 2 >= self.slots.len() {
            self.grow();
        }
        self.put(Suffix { hash, wire, place });
        self.used += 1;
    }

    fn grow(&mut self) {
        let size = (self.slots.len() * 2).max(16);
        let old = std::mem::replace(&mut self.slots, vec![None; size]);
        old.into_iter().flatten().for_each(|suffix| self.put(suffix));
    }

    fn put(&mut self, suffix: Suffix<'m>) {
        let free = self.probe(suffix.hash).find(|at| self.slots.get(*at).is_some_and(Option::is_none));
        if let Some(slot) = free.and_then(|at| self.slots.get_mut(at)) {
            *slot = Some(suffix);
        }
    }

    /// The slots of a hash, in the order in which they are tried.
    fn probe(&self, hash: u32) -> impl Iterator<Item = usize> + use<> {
        let mask = self.slots.len().saturating_sub(1);
        let first = usize::try_from(hash).unwrap_or_default();
        (0..self.slots.len()).map(move |step| first.wrapping_add(step) & mask)
    }
}

/// The rests of a name in wire form from each of its labels on, longest first, with the place of the label in the name.
pub(super) fn rests(wire: &[u8]) -> impl Iterator<Item = (usize, &[u8])> {
    let mut begin = 0;
    std::iter::from_fn(move || {
        let rest = wire.get(begin..)?;
        let length = rest.first().copied().filter(|length| *length > 0)?;
        let at = begin;
        begin += 1 + usize::from(length);
        Some((at, rest))
    })
}

/// Mixes in eight octets at a time; names are short.
fn hash(octets: &[u8]) -> u32 {
    let (words, rest) = octets.as_chunks::<8>();
    let mix = |hash: u64, word: u64| (hash ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(29);
    let hash = words.iter().fold(0, |hash, word| mix(hash, u64::from_le_bytes(*word)));
    let last = rest.iter().fold(0, |word, octet| word << 8 | u64::from(*octet));
    let [.., a, b, c, d] = mix(hash, last).to_be_bytes();
    u32::from_be_bytes([a, b, c, d])
}
