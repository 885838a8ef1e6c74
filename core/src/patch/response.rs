//! The `patch` of an AdmissionResponse: how a webhook's patch is written into its answer.

use serde::Serialize;

use crate::json::{Kind, Node};

/// Why the server can't decode the member `patch`; `Display` is its text, byte for byte.
///
/// The server takes it as the first error of the whole answer only if no earlier member was wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum PatchFieldError {
    /// A string that is no base64.
    #[error("illegal base64 data at input byte {offset}")]
    IllegalBase64 {
        /// Where Go noticed it, in bytes of the unescaped string.
        offset: usize,
    },
    /// A value that holds no bytes, often a patch that was not encoded at all.
    #[error("json: cannot unmarshal {found} into Go struct field AdmissionResponse.response.patch of type {target}")]
    WrongType {
        /// The kind of value; for a number that is no byte, with the number.
        found: String,
        /// What Go wanted to read: the bytes or one of them.
        target: &'static str,
    },
}

/// The bytes that the member `patch` of an AdmissionResponse stands for.
///
/// A string is base64 with padding, line breaks allowed; an array of integers from 0 to 255 is its bytes (this is how
/// kube-rs writes them). Absent, `null`, `""` and `[]` are no bytes, which is no patch.
///
/// # Errors
///
/// [`PatchFieldError`], the first one if there are several.
///
/// # Fidelity
///
/// kubernetes-sigs/json internal/golang/encoding/json/decode.go#literalStore; golang/go src/encoding/base64
pub fn patch_bytes(field: Option<Node<'_>>) -> Result<Vec<u8>, PatchFieldError> {
    let Some(field) = field else { return Ok(Vec::new()) };
    match field.kind() {
        Kind::Null => Ok(Vec::new()),
        Kind::String => decode_base64(field.as_str().unwrap_or_default().as_bytes()),
        Kind::Array => field.elements().map(byte).collect(),
        found => Err(PatchFieldError::WrongType { found: found.to_string(), target: "[]uint8" }),
    }
}

fn byte(element: Node<'_>) -> Result<u8, PatchFieldError> {
    let found = match (element.kind(), element.as_number()) {
        // Go leaves the element as it is, which is zero.
        (Kind::Null, _) => return Ok(0),
        (_, Some(number)) => match number.parse() {
            Ok(byte) => return Ok(byte),
            Err(_) => format!("number {number}"),
        },
        (found, None) => found.to_string(),
    };
    Err(PatchFieldError::WrongType { found, target: "uint8" })
}

fn value(character: u8) -> Option<u8> {
    Some(match character {
        b'A'..=b'Z' => character - b'A',
        b'a'..=b'z' => character - b'a' + 26,
        b'0'..=b'9' => character - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    })
}

/// Standard base64 as Go reads it: carriage returns and line feeds anywhere, padding needed, the bits that padding leaves
/// over not looked at.
///
/// Source: golang/go src/encoding/base64/base64.go decodeQuantum
fn decode_base64(text: &[u8]) -> Result<Vec<u8>, PatchFieldError> {
    let illegal = |offset| Err(PatchFieldError::IllegalBase64 { offset });
    let after_line_breaks = |from: usize| {
        let rest = text.get(from..).unwrap_or_default();
        from + rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count()
    };
    let mut out = Vec::with_capacity(text.len() / 4 * 3);
    // Up to four characters of six bits, collected.
    let (mut bits, mut collected) = (0u32, 0usize);
    for (at, &character) in text.iter().enumerate() {
        match (character, value(character)) {
            (_, Some(six)) => {
                bits = bits << 6 | u32::from(six);
                collected += 1;
                if collected == 4 {
                    out.extend_from_slice(bits.to_be_bytes().get(1..).unwrap_or_default());
                    (bits, collected) = (0, 0);
                }
            }
            (b'\r' | b'\n', None) => {}
            (b'=', None) if collected >= 2 => {
                let mut next = at + 1;
                if collected == 2 {
                    next = after_line_breaks(next);
                    match text.get(next) {
                        None => return illegal(text.len()),
                        Some(b'=') => next += 1,
                        Some(_) => return illegal(next - 1),
                    }
                }
                next = after_line_breaks(next);
                if next < text.len() {
                    return illegal(next);
                }
                let bytes = (bits << (6 * (4 - collected))).to_be_bytes();
                out.extend_from_slice(bytes.get(1..collected).unwrap_or_default());
                return Ok(out);
            }
            (_, None) => return illegal(at),
        }
    }
    if collected > 0 { illegal(text.len() - collected) } else { Ok(out) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::Document;

    fn decode(field: &str) -> Result<Vec<u8>, String> {
        patch_bytes(Some(Document::parse(field).unwrap().root())).map_err(|error| error.to_string())
    }

    // Each answer was given by k8s.io/api admission/v1 under sigs.k8s.io/json of 1.37.2.
    #[test]
    fn bytes_are_read_as_the_server_reads_them() {
        for (field, bytes) in [
            ("null", &b""[..]),
            ("\"\"", b""),
            ("[]", b""),
            ("\"\\r\\n\"", b""),
            ("\"W10=\"", b"[]"),
            ("\"W1\\n0\\r\\n=\\n\"", b"[]"),
            ("\"W1==\"", b"["),
            ("\"\\u0057w==\"", b"["),
            ("\"Ww=\\n=\"", b"["),
            ("\"W3t9XQ==\"", b"[{}]"),
            ("[91,93]", b"[]"),
            ("[null,255]", b"\0\xff"),
        ] {
            assert_eq!(decode(field).as_deref(), Ok(bytes), "{field}");
        }
    }

    #[test]
    fn what_is_no_bytes_is_refused_in_the_servers_words() {
        for (field, offset) in [
            ("\"W10\"", 0),
            ("\"W1 0=\"", 2),
            ("\"W10=W10=\"", 4),
            ("\"AAAAA\"", 4),
            ("\"W10-\"", 3),
            ("\"=\"", 0),
            ("\"W=\"", 1),
            ("\"Ww=\"", 3),
            ("\"Ww=\\n\"", 4),
            ("\"Ww=A\"", 2),
            ("\"Ww=\\nA\"", 3),
            ("\"W10=\\n\\nx\"", 6),
            ("\"AAAA\\nAA\\n\"", 6),
            ("\"é\"", 0),
        ] {
            assert_eq!(decode(field), Err(format!("illegal base64 data at input byte {offset}")), "{field}");
        }
        for (field, found, target) in [
            ("{}", "object", "[]uint8"),
            ("1", "number", "[]uint8"),
            ("true", "bool", "[]uint8"),
            ("[{}]", "object", "uint8"),
            ("[\"a\"]", "string", "uint8"),
            ("[[1]]", "array", "uint8"),
            ("[true]", "bool", "uint8"),
            ("[1,256,{}]", "number 256", "uint8"),
            ("[-1]", "number -1", "uint8"),
            ("[1.0]", "number 1.0", "uint8"),
            ("[1e1]", "number 1e1", "uint8"),
        ] {
            let text = format!(
                "json: cannot unmarshal {found} into Go struct field AdmissionResponse.response.patch of type {target}"
            );
            assert_eq!(decode(field), Err(text), "{field}");
        }
    }
}
