//! `patch.apply`.

use serde_json::Value;

use crate::{list, same, text};

pub(crate) fn compare(real: &Value, envelope: &Value) -> Result<&'static str, String> {
    let outcomes = list(real, "outcomes");
    let flagged = envelope.pointer("/ok/orderDependent").or(envelope.pointer("/err/facts/orderDependent"))
        == Some(&Value::Bool(true));
    if flagged {
        return Ok("orderDependent");
    }
    let [outcome] = outcomes else { return Err(format!("{} outcomes in Go's map order, and no flag", outcomes.len())) };
    match outcome.get("doc").and_then(Value::as_str) {
        Some(doc) => {
            same("the document", Some(doc), envelope.pointer("/ok/docText").and_then(Value::as_str))?;
            Ok("applies")
        }
        None => {
            same("the text", text(outcome, "/upstream"), text(envelope, "/err/upstream"))?;
            same("the code", text(outcome, "/code"), text(envelope, "/err/code"))?;
            Ok("refused")
        }
    }
}
