//! The encoding of an envelope: UTF-8 for UTF-8.

use crate::json::replace_invalid;

/// An envelope that is UTF-8 if the inputs are. A patch in base64 can bring bytes that are not; each becomes U+FFFD, as
/// Go's decoder reads it.
pub(super) fn as_utf_8_as(inputs: &[&[u8]], envelope: Vec<u8>) -> Vec<u8> {
    let is_utf_8 = |text: &[u8]| std::str::from_utf8(text).is_ok();
    if is_utf_8(&envelope) || !inputs.iter().all(|input| is_utf_8(input)) {
        return envelope;
    }
    replace_invalid(&envelope).into_bytes()
}
