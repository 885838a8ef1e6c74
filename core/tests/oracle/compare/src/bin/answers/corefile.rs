//! `dns.corefile`.

use serde_json::Value;

use crate::{list, ok, same, text};

pub(crate) fn compare(real: &Value, envelope: &Value) -> Result<&'static str, String> {
    let ours = ok(envelope)?;
    let (printed, said) = (text(real, "/error"), text(ours, "/error/text"));
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
    // An error of a plugin that is not modelled; of the modelled ones, what comes after it in plugin order.
    let not_modelled = list(ours, "findings").iter().any(|finding| {
        let directive = text(finding, "/message").split('`').nth(1).unwrap_or_default();
        text(finding, "/code") == "not-modelled" && printed.starts_with(&format!("plugin/{directive}: "))
    });
    if not_modelled {
        return Ok("refused by a plugin that is not modelled");
    }
    // What is not given is taken to be there; in the oracle's room there is nothing, and no network.
    let gone = ["no such file or directory", ": failed to resolve "].iter().any(|piece| printed.contains(piece));
    if gone && !list(ours, "assumed").is_empty() || printed.starts_with("plugin/forward: failed to resolve ") {
        return Ok("refused for a file or a name that the library takes to be there");
    }
    same("the error", printed, said)?;
    Ok("refused")
}
