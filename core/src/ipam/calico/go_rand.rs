//! The generator of Go's package `math/rand` for a seed, and numbers of `math/big` that are drawn from it.

use std::collections::VecDeque;

/// The constants that Go mixes into every seed; their licence is in `rng_cooked.LICENSE`.
const COOKED: &[u8; 607 * 8] = include_bytes!("rng_cooked.bin");

/// `rand.New(rand.NewSource(seed))`: the last 607 numbers, the oldest first.
///
/// Source: golang/go src/math/rand/rng.go
pub(super) struct GoRand {
    last: VecDeque<u64>,
}

impl GoRand {
    pub(super) fn new(seed: u32) -> Self {
        const MODULUS: u64 = (1 << 31) - 1;
        let mut x = u64::from(seed) % MODULUS;
        if x == 0 {
            x = 89_482_311;
        }
        let mut step = || {
            // Go computes the same remainder without leaving 32 bits.
            x = x.wrapping_mul(48_271) % MODULUS;
            x
        };
        for _ in 0..20 {
            step();
        }
        let mixed = COOKED.chunks_exact(8).map(|bytes| {
            let cooked = u64::from_le_bytes(bytes.try_into().unwrap_or_default());
            (step() << 40) ^ (step() << 20) ^ step() ^ cooked
        });
        let mut last: Vec<u64> = mixed.collect();
        // Go walks its list downwards, from 333 on.
        last.rotate_left(334);
        last.reverse();
        Self { last: last.into() }
    }

    pub(super) fn draw64(&mut self) -> u64 {
        let oldest = self.last.pop_front().unwrap_or_default();
        // 273 numbers ago.
        let drawn = oldest.wrapping_add(self.last.get(333).copied().unwrap_or_default());
        self.last.push_back(drawn);
        drawn
    }

    /// `Uint32`.
    fn draw32(&mut self) -> u64 {
        (self.draw64() & (u64::MAX >> 1)) >> 31
    }

    /// `big.Int.Rand` below 2 to the power of `bits`, at most 127.
    ///
    /// Source: golang/go src/math/big/nat.go random
    pub(super) fn draw_below_power(&mut self, bits: u32) -> u128 {
        // As many bits as the bound has, which is one more than needed: about half of the numbers are thrown away.
        let is_long = bits >= 64;
        loop {
            let mut drawn = u128::from(self.draw32() | (self.draw32() << 32));
            if is_long {
                drawn |= u128::from(self.draw32() | (self.draw32() << 32)) << 64;
            }
            drawn &= u128::MAX >> 127_u32.saturating_sub(bits);
            if drawn.checked_shr(bits).unwrap_or_default() == 0 {
                return drawn;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_of_a_seed() {
        let mut rand = GoRand::new(1);
        let drawn = [rand.draw64(), rand.draw64(), rand.draw64()];
        assert_eq!(drawn, [5_577_006_791_947_779_410, 8_674_665_223_082_153_551, 15_352_856_648_520_921_629]);
        let mut rand = GoRand::new(3_957_252_814);
        let drawn = [rand.draw32(), rand.draw32(), rand.draw32(), rand.draw32()];
        assert_eq!(drawn, [3_217_423_002, 3_224_389_328, 3_819_509_332, 696_161_099]);
    }
}
