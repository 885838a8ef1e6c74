//! Base64 as Go's `base64.StdEncoding` reads and writes it.

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Decodes; line ends are skipped, bits left over are ignored. The error is the place that Go names.
///
/// Source: golang/go src/encoding/base64/base64.go decodeQuantum
pub(super) fn decode(text: &[u8]) -> Result<Vec<u8>, usize> {
    let mut out = Vec::with_capacity(text.len() / 4 * 3);
    let mut at = 0;
    loop {
        let mut bits = 0_u32;
        let mut sextets = 0;
        while sextets < 4 {
            let Some(&byte) = text.get(at) else {
                return if sextets == 0 { Ok(out) } else { Err(at - sextets) };
            };
            at += 1;
            match byte {
                b'\n' | b'\r' => {}
                b'=' => return padding(text, at, sextets, bits, out),
                _ => {
                    let Some(value) = ALPHABET.iter().position(|&letter| letter == byte) else { return Err(at - 1) };
                    bits = bits << 6 | u32::try_from(value).unwrap_or(0);
                    sextets += 1;
                }
            }
        }
        out.extend_from_slice(bits.to_be_bytes().get(1..).unwrap_or_default());
    }
}

/// The end of a text whose first `=` stands before `at`.
fn padding(text: &[u8], mut at: usize, sextets: usize, bits: u32, mut out: Vec<u8>) -> Result<Vec<u8>, usize> {
    let skip_line_ends = |mut at: usize| {
        while matches!(text.get(at), Some(b'\n' | b'\r')) {
            at += 1;
        }
        at
    };
    if sextets < 2 {
        return Err(at - 1);
    }
    if sextets == 2 {
        at = skip_line_ends(at);
        match text.get(at) {
            None => return Err(text.len()),
            Some(b'=') => at += 1,
            Some(_) => return Err(at - 1),
        }
    }
    at = skip_line_ends(at);
    if at < text.len() {
        return Err(at);
    }
    let bytes = (bits << (6 * (4 - sextets))).to_be_bytes();
    out.extend_from_slice(bytes.get(1..sextets).unwrap_or_default());
    Ok(out)
}

/// Appends the text of some bytes.
pub(super) fn encode(bytes: &[u8], out: &mut Vec<u8>) {
    for chunk in bytes.chunks(3) {
        let bits = chunk.iter().fold(0, |bits: u32, &byte| bits << 8 | u32::from(byte)) << (8 * (3 - chunk.len()));
        for sextet in 0..4 {
            let value = usize::try_from(bits >> (18 - 6 * sextet) & 63).unwrap_or(0);
            let letter = ALPHABET.get(value).copied().unwrap_or(b'=');
            out.push(if sextet <= chunk.len() { letter } else { b'=' });
        }
    }
}
