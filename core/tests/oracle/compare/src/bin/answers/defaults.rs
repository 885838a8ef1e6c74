//! `admission.default`: the bytes of the object, or the decoder's error.

use serde_json::Value;

use super::{ok, same, text};

pub(crate) fn compare(real: &Value, envelope: &Value) -> Result<String, String> {
    if let Some(error) = real.get("error").and_then(Value::as_str) {
        same("upstream", error, text(envelope, "/err/upstream"))?;
        return Ok("error".to_owned());
    }
    let (real, ours) = (text(real, "/object"), text(ok(envelope)?, "/objectText"));
    if real == ours {
        return Ok(if ok(envelope)?["changes"].as_array().is_some_and(Vec::is_empty) { "unchanged" } else { "equal" }.to_owned());
    }
    let from = real.bytes().zip(ours.bytes()).take_while(|(a, b)| a == b).count().saturating_sub(40);
    let piece = |text: &str| String::from_utf8_lossy(text.as_bytes().get(from..).unwrap_or_default()).chars().take(120).collect::<String>();
    Err(format!("object differs: ...{} <- real | ours -> ...{}", piece(real), piece(ours)))
}
