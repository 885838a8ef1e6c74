//! Base64 as Go decodes and encodes a `[]byte` in JSON.
//!
//! # Examples
//!
//! ```
//! use nocluster::gotext::base64;
//!
//! assert_eq!(base64::decode("Zm9v\nYg==").as_deref(), Ok(&b"foob"[..]));
//! assert_eq!(base64::encode(b"foob"), "Zm9vYg==");
//! assert_eq!(base64::decode("Zm9vYg").unwrap_err().to_string(), "illegal base64 data at input byte 4");
//! ```
#![expect(clippy::arithmetic_side_effects, reason = "places in a text, and three bytes as four times six bits")]

/// At which byte decoding failed; `Display` is Go's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("illegal base64 data at input byte {offset}")]
pub struct CorruptInput {
    /// Offset in the decoded string, not in its JSON text.
    pub offset: usize,
}

/// The bytes that a text in the standard alphabet stands for.
///
/// Padding is mandatory, CR and LF are skipped anywhere, bits left over in the last character are ignored.
///
/// # Errors
///
/// [`CorruptInput`], with the byte that Go names.
///
/// Source: golang/go src/encoding/base64/base64.go Decode, decodeQuantum
pub fn decode(text: &str) -> Result<Vec<u8>, CorruptInput> {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len() / 4 * 3);
    let mut quantum: u32 = 0;
    let mut collected = 0;
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        if matches!(byte, b'\r' | b'\n') {
            at += 1;
        } else if let Some(bits) = value(byte) {
            at += 1;
            quantum = quantum << 6 | bits;
            collected += 1;
            if collected == 4 {
                let [_, first, second, third] = quantum.to_be_bytes();
                out.extend([first, second, third]);
                (quantum, collected) = (0, 0);
            }
        } else if byte == b'=' {
            return finish(bytes, at, quantum, collected, out);
        } else {
            return Err(CorruptInput { offset: at });
        }
    }
    // Go counts back from the end by the characters collected, whatever line breaks stand between them.
    if collected == 0 { Ok(out) } else { Err(CorruptInput { offset: bytes.len() - collected }) }
}

/// What follows the first `=`, which stands at `at`.
fn finish(bytes: &[u8], at: usize, quantum: u32, collected: usize, mut out: Vec<u8>) -> Result<Vec<u8>, CorruptInput> {
    let mut next = after_line_breaks(bytes, at + 1);
    match collected {
        2 => {
            match bytes.get(next) {
                None => return Err(CorruptInput { offset: bytes.len() }),
                Some(b'=') => next = after_line_breaks(bytes, next + 1),
                Some(_) => return Err(CorruptInput { offset: next - 1 }),
            }
            let [_, _, first, _] = (quantum << 4).to_be_bytes();
            out.push(first);
        }
        3 => {
            let [_, first, second, _] = (quantum << 6).to_be_bytes();
            out.extend([first, second]);
        }
        _ => return Err(CorruptInput { offset: at }),
    }
    if next < bytes.len() { Err(CorruptInput { offset: next }) } else { Ok(out) }
}

fn after_line_breaks(bytes: &[u8], at: usize) -> usize {
    at + bytes.iter().skip(at).take_while(|byte| matches!(byte, b'\r' | b'\n')).count()
}

fn value(byte: u8) -> Option<u32> {
    let value = match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    };
    Some(u32::from(value))
}

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// The standard alphabet, with padding.
///
/// Source: golang/go src/encoding/base64/base64.go EncodeToString
pub fn encode(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let byte = |at: usize| u32::from(chunk.get(at).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for (place, shift) in [18, 12, 6, 0].into_iter().enumerate() {
            let letter = usize::try_from(bits >> shift & 63).ok().and_then(|six| ALPHABET.get(six));
            out.push(letter.filter(|_| place <= chunk.len()).map_or('=', |&letter| char::from(letter)));
        }
    }
    out
}
