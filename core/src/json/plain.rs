//! The plain part of a string, which for most strings is the whole.
#![expect(clippy::arithmetic_side_effects, reason = "places in a text")]

use wide::u8x16;

use super::tape::index;

/// The first byte at or after `at` that is not a plain one inside a string: a quote, a backslash, a control character,
/// one of `<`, `>`, `&`, `^`, `|`, `~`, or a byte outside ASCII. (The last three of ASCII mean nothing; leaving them
/// out of the test would cost more than they do.)
///
/// Sixteen bytes are compared at once: most strings of Kubernetes objects are shorter.
#[inline(always)]
pub(super) fn skip_plain(text: &[u8], mut at: usize) -> usize {
    let (chunks, rest) = text.get(at..).unwrap_or_default().as_chunks();
    for chunk in chunks {
        let marks = marks(*chunk);
        if marks != 0 {
            return at + index(marks.trailing_zeros());
        }
        at += chunk.len();
    }
    let mut last = [b'a'; 16];
    if let Some(head) = last.get_mut(..rest.len()) {
        head.copy_from_slice(rest);
    }
    at + rest.len().min(index(marks(last).trailing_zeros()))
}

/// A bit for each byte that is not plain, the first one lowest.
#[inline(always)]
fn marks(chunk: [u8; 16]) -> u32 {
    let bytes = u8x16::new(chunk);
    let control = bytes.min(u8x16::splat(0x1f)).simd_eq(bytes);
    // `"` and `&` differ in one bit; `<`, `>`, `\` and `^`, `|`, `~` in three.
    let quote = (bytes | u8x16::splat(0x04)).simd_eq(u8x16::splat(0x26));
    let angle = (bytes | u8x16::splat(0x62)).simd_eq(u8x16::splat(0x7e));
    // The top bit, which is what counts, is set outside ASCII.
    (bytes | control | quote | angle).to_bitmask()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_plain(byte: u8) -> bool {
        byte > 0x1f && byte < 0x80 && byte | 0x04 != 0x26 && byte | 0x62 != 0x7e
    }

    #[test]
    fn every_byte_is_marked_alike_alone_and_among_sixteen() {
        for byte in 0..=u8::MAX {
            for at in 0..16 {
                let mut chunk = [b'a'; 16];
                for place in chunk.iter_mut().skip(at).take(1) {
                    *place = byte;
                }
                let expected = if is_plain(byte) { 0 } else { 1 << at };
                assert_eq!(marks(chunk), expected, "{byte} at {at}");
            }
        }
        let meant = |byte: u8| matches!(byte, 0..0x20 | b'"' | b'\\' | b'<' | b'>' | b'&' | 0x80..);
        assert!((0..=u8::MAX).all(|byte| !meant(byte) || !is_plain(byte)), "what means something is not plain");
    }
}
