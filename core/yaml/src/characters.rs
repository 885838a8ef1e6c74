//! Which characters go-yaml takes.

use crate::error::YamlError;
use crate::stream;

/// Refuses a file by its first bytes, before the rest of it is read: what begins so is neither YAML nor JSON.
///
/// `start` is the beginning of the file, of any length, or all of it. What is refused here is refused by
/// [`read_yaml`](crate::read_yaml) too; binary files are recognised by their first line.
///
/// # Errors
///
/// [`YamlError::ControlCharacter`], [`YamlError::LineBreakCharacter`] or [`YamlError::InvalidUtf8`].
///
/// # Examples
///
/// ```
/// use nocluster_yaml::check_start;
///
/// assert!(check_start(b"kind: Po").is_ok());
/// assert!(check_start(&[0; 4096]).is_err());
/// assert!(check_start(b"\x1f\x8b\x08").is_err());
/// ```
pub fn check_start(start: &[u8]) -> Result<(), YamlError> {
    let line = start.split(|byte| *byte == b'\n').next().unwrap_or_default();
    // JSON errors are in Go's words, and what follows a separator may be a comment in any encoding.
    if stream::begins_as_json(start) || line.starts_with(b"---") {
        return Ok(());
    }
    let whole = match std::str::from_utf8(line) {
        // The rest of the character may be still to come.
        Err(error) if error.error_len().is_none() && line.len() == start.len() => error.valid_up_to(),
        _ => line.len(),
    };
    readable(line.get(..whole).unwrap_or_default(), 0).map(|_| ())
}

/// The text, if go-yaml's reader takes its bytes.
pub(crate) fn readable(document: &[u8], above: u32) -> Result<&str, YamlError> {
    let line_at = |at: usize| {
        let passed = document.get(..at).unwrap_or_default();
        let lines = u32::try_from(passed.iter().filter(|byte| **byte == b'\n').count()).unwrap_or(0);
        above.saturating_add(lines).saturating_add(1)
    };
    let text =
        std::str::from_utf8(document).map_err(|error| YamlError::InvalidUtf8 { line: line_at(error.valid_up_to()) })?;
    let bad = text.char_indices().find(|(_, c)| {
        !matches!(c, '\t' | '\n' | '\r' | ' '..='~' | '\u{a0}'..='\u{2027}' | '\u{202a}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
    });
    match bad {
        Some((at, c @ ('\u{85}' | '\u{2028}' | '\u{2029}'))) => {
            Err(YamlError::LineBreakCharacter { line: line_at(at), character: u32::from(c) })
        }
        Some((at, c)) => Err(YamlError::ControlCharacter { line: line_at(at), character: u32::from(c) }),
        None => Ok(text),
    }
}
