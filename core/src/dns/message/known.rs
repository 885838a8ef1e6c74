//! The types whose data the library knows.

use super::RecordType;

/// Whether the library knows the type and it never has data.
pub(super) fn has_no_data(rtype: RecordType) -> bool {
    matches!(rtype.0, 128 | 255)
}

/// Whether the library reads data of this type by fields, which this crate does not. The data of all other types is
/// octets to it.
///
/// Source: miekg/dns ztypes.go TypeToRR
pub(super) fn is_read(rtype: RecordType) -> bool {
    OTHERS.contains(&rtype.0)
}

#[rustfmt::skip]
const OTHERS: &[u16] = &[
    3, 4, 7, 8, 9, 14, 17, 18, 19, 20, 21, 23, 24, 25, 26, 27, 29, 30, 31, 32, 35, 36, 37, 39, 42, 43, 44, 45,
    46, 47, 48, 49, 50, 51, 52, 53, 55, 56, 57, 58, 59, 60, 61, 62, 63, 64, 65, 99, 100, 101, 102, 104, 105,
    106, 107, 108, 109, 249, 250, 256, 257, 258, 260, 261, 32768, 32769,
];
