//! Custom resources: `admission.default`, and of `admission.request` the stored object or the unknown fields; of
//! `admission.run` what becomes of a patched object.

use serde_json::Value;

use crate::{list, ok, same, text};

pub(crate) fn compare(real: &Value, envelope: &Value) -> Result<&'static str, String> {
    let errors = list(real, "errors");
    if !errors.is_empty() {
        // The order of a Go map decides which one the server gives.
        let ours = match text(envelope, "/err/upstream") {
            // What a client sends and can't be decoded is refused with a Status, which names the kind before the error.
            "" => text(envelope, "/err/facts/status/message").split_once(" cannot be handled as a Widget: "),
            upstream => Some(("", upstream)),
        };
        let ours = ours.map_or("", |(_, error)| error);
        let is_one = errors.iter().any(|error| error.as_str() == Some(ours));
        return if is_one { Ok("error") } else { Err(format!("the errors are {errors:?}, ours {ours:?}")) };
    }
    if real.get("unknown").is_some() {
        let unknown: Vec<_> = list(real, "unknown").iter().filter_map(Value::as_str).collect();
        if unknown.is_empty() {
            ok(envelope)?;
            return Ok("nothing unknown");
        }
        let said = text(envelope, "/err/facts/status/message");
        let real = format!("cannot be handled as a Widget: strict decoding error: {}", unknown.join(", "));
        return if said.ends_with(&real) {
            Ok("unknown fields")
        } else {
            Err(format!("it ends with {real:?}, ours {said:?}"))
        };
    }
    let ours = ok(envelope)?;
    if real.get("patched").is_some() {
        same("the patched object", text(real, "/patched"), text(ours, "/calls/0/objectAfterText"))?;
        if real.get("object").is_none() {
            return Ok("patched, and refused by its validation");
        }
        same("the returned object", text(real, "/object"), text(ours, "/objectText"))?;
        return Ok("patched");
    }
    if real.get("stored").is_none() {
        same("the object", text(real, "/object"), text(ours, "/objectText"))?;
        return Ok(if list(ours, "changes").is_empty() { "unchanged" } else { "changed" });
    }
    let parsed = |text: &str| serde_json::from_str::<Value>(text).map_err(|error| error.to_string());
    let (real, mut ours) = (parsed(text(real, "/object"))?, parsed(text(ours, "/requests/0/oldObjectText"))?);
    if real.pointer("/metadata").is_some_and(|metadata| metadata.get("namespace").is_none())
        && let Some(metadata) = ours.pointer_mut("/metadata").and_then(Value::as_object_mut)
    {
        // A real stored object has a namespace; the library takes it from the URL.
        metadata.remove("namespace");
    }
    same("the stored object", real.to_string(), ours.to_string())?;
    Ok("stored")
}
