//! `dns.corefile`.

use serde_json::{Map, Value, json};

use crate::{list, ok, same, text};

/// Asks the library about the machine that the oracle loaded the Corefile on: what the input does not give is not there.
pub(crate) fn ask(input: &str) -> Result<Value, serde_json::Error> {
    let mut input: Value = serde_json::from_str(input)?;
    loop {
        let envelope: Value =
            serde_json::from_slice(&nocluster::wire::call("dns.corefile", input.to_string().as_bytes()))?;
        let assumed: Vec<_> = envelope.get("ok").map_or(&[][..], |ok| list(ok, "assumed")).to_vec();
        let missing = assumed.iter().filter_map(Value::as_str).filter_map(|word| word.split_once('/'));
        let before = input.clone();
        for (kind, name) in missing {
            let member = match kind {
                "file" => "files",
                "interface" => "interfaces",
                _ => continue,
            };
            if let Some(input) = input.as_object_mut()
                && let Some(given) = input.entry(member).or_insert_with(|| json!(Map::new())).as_object_mut()
            {
                given.insert(name.to_owned(), Value::Null);
            }
        }
        if input == before {
            return Ok(envelope);
        }
    }
}

/// Texts of Go's template parser and of expr-lang, of which only the beginning is compared: that there is such an error, of
/// which template or expression.
const CLASSES: [&str; 2] = ["could not compile template: ", "could not compile expression: "];

pub(crate) fn compare(real: &Value, envelope: &Value) -> Result<&'static str, String> {
    let ours = ok(envelope)?;
    let (printed, said) = (text(real, "/error"), text(ours, "/error/text"));
    if real.get("endless").is_some() {
        let refused =
            said.ends_with("maximum file import depth (10000) exceeded") || said.contains(" - too much to read: ");
        return if refused {
            Ok("does not end: refused for its imports")
        } else {
            Err(format!("it does not end, ours {said:?}"))
        };
    }
    if said == printed {
        let zones = |answer: &Value| -> Vec<Value> {
            list(answer, "blocks").iter().map(|block| block.get("zones").unwrap_or(block).clone()).collect()
        };
        if printed.is_empty() {
            same("the zones", zones(real), zones(ours))?;
            return Ok("loads");
        }
        return Ok("refused");
    }
    if let (Some(printed), Some(said)) = (class(printed), class(said))
        && printed == said
    {
        return Ok("refused with an error of the same class");
    }
    // An error of a plugin that is not modelled; of the modelled ones, what comes after it in plugin order.
    let not_modelled = list(ours, "findings").iter().any(|finding| {
        let directive = text(finding, "/message").split('`').nth(1).unwrap_or_default();
        text(finding, "/code") == "not-modelled" && printed.starts_with(&format!("plugin/{directive}: "))
    });
    if not_modelled {
        return Ok("refused by a plugin that is not modelled");
    }
    same("the error", printed, said)?;
    Ok("refused")
}

/// An error without what a parser of templates or expressions says.
fn class(error: &str) -> Option<&str> {
    let (at, kind) = CLASSES.iter().find_map(|kind| Some((error.find(kind)?, kind)))?;
    let after = error.get(at..)?;
    // A template is named before what is wrong with it; an `expr` is not.
    let end = if after.starts_with(CLASSES[0]) { after.find(", template: ")? } else { kind.len() };
    error.get(..at + end)
}
