//! The hash by which the EndpointSlice controller sorts the ports of a slice.

/// FNV-1a with 128 bits.
///
/// Source: golang/go src/hash/fnv/fnv.go
pub(super) fn fnv_1a_128(text: &str) -> u128 {
    const OFFSET: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    text.bytes().fold(OFFSET, |hash, byte| (hash ^ u128::from(byte)).wrapping_mul(PRIME))
}
