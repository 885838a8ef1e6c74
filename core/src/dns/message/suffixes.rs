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
    pub(super) fn find(&self, hash: u32, wire: &[u8]) -> Option<u16> {
        let slots = self.probe(hash).map_while(|at| self.slots.get(at).copied().flatten());
        slots.into_iter().find(|suffix| suffix.hash == hash && suffix.wire == wire).map(|suffix| suffix.place)
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

/// The labels of a name that is not the root, each with the hash of the name from there on.
pub(super) struct Hashes {
    /// For each label: where it begins in the wire form, and the hash.
    labels: [(u8, u32); 128],
    count: usize,
}

impl Hashes {
    /// Hashes a name in wire form from each of its labels on, from right to left.
    pub(super) fn of(wire: &[u8]) -> Self {
        let mut labels = [(0, 0); 128];
        let mut count = 0;
        let mut at = 0;
        while let Some(length) = wire.get(at).copied().filter(|length| *length > 0)
            && let Some(label) = labels.get_mut(count)
        {
            *label = (u8::try_from(at).unwrap_or_default(), 0);
            count += 1;
            at += 1 + usize::from(length);
        }
        let (mut hash, mut end) = (0x811C_9DC5, at);
        for (begin, of) in labels.iter_mut().take(count).rev() {
            hash = mixed(hash, wire.get(usize::from(*begin)..end).unwrap_or_default());
            *of = hash;
            end = usize::from(*begin);
        }
        Self { labels, count }
    }

    /// Where each label begins in the wire form, and the hash of the name from there on.
    pub(super) fn iter(&self) -> impl Iterator<Item = (usize, u32)> {
        self.labels.iter().take(self.count).map(|(begin, hash)| (usize::from(*begin), *hash))
    }
}

/// FNV-1a over words of four octets.
fn mixed(hash: u32, octets: &[u8]) -> u32 {
    let (words, rest) = octets.as_chunks::<4>();
    let mix = |hash: u32, word: u32| {
        let hash = (hash ^ word).wrapping_mul(0x0100_0193);
        hash ^ hash >> 15
    };
    let hash = words.iter().fold(hash, |hash, word| mix(hash, u32::from_le_bytes(*word)));
    rest.iter().fold(hash, |hash, octet| mix(hash, u32::from(*octet)))
}
