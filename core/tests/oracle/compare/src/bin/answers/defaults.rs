//! `admission.default`: the bytes of the object, or the decoder's error.

use serde_json::Value;

use crate::{list, ok, same, text};

pub(crate) fn compare(real: &Value, envelope: &Value) -> Result<&'static str, String> {
    if let Some(error) = real.get("error").and_then(Value::as_str) {
        same("upstream", error, text(envelope, "/err/upstream"))?;
        return Ok("error");
    }
    let (real, ours) = (text(real, "/object"), text(ok(envelope)?, "/objectText"));
    if real != ours {
        let from = real.bytes().zip(ours.bytes()).take_while(|(a, b)| a == b).count().saturating_sub(60);
        let piece = |text: &str| {
            let rest = text.as_bytes().get(from..).unwrap_or_default();
            String::from_utf8_lossy(rest.get(..160).unwrap_or(rest)).into_owned()
        };
        return Err(format!("..{} <- real | ours -> ..{}", piece(real), piece(ours)));
    }
    Ok(if list(ok(envelope)?, "changes").is_empty() { "unchanged" } else { "changed" })
}
