//! `ipam.cni`.

use serde_json::Value;

use crate::{list, ok, same, text};

/// Every reply of a history, and the directory after it. Where the plugin's own order is random, the rest of the history
/// is not compared, and counted.
pub(crate) fn compare_history(real: &Value, envelope: &Value) -> Result<&'static str, String> {
    let ours = ok(envelope)?;
    let (real_replies, replies) = (list(real, "replies"), list(ours, "replies"));
    same("the number of replies", real_replies.len(), replies.len())?;
    let mut has_crashed = false;
    for (index, (real, ours)) in real_replies.iter().zip(replies).enumerate() {
        if list(ours, "flags").iter().any(|flag| flag == "order-dependent") {
            return Ok("order-dependent");
        }
        if text(ours, "/verdict") == "unknown" {
            return Ok("unknown");
        }
        has_crashed |= text(ours, "/verdict") == "crashed";
        for member in ["stdout", "stderr", "exitCode"] {
            same(member, real.get(member), ours.get(member)).map_err(|error| format!("call {index}: {error}"))?;
        }
    }
    same("the directory", real.get("store"), ours.get("store"))?;
    Ok(if has_crashed { "with a crash" } else { "equal" })
}

/// What the library printed, or its error; neither stands for a panic.
pub(crate) fn compare_conversion(real: &Value, envelope: &Value) -> Result<&'static str, String> {
    let ours = ok(envelope)?;
    if let Some(printed) = real.get("printed") {
        same("the result", Some(printed), ours.get("printed"))?;
        return Ok("converted");
    }
    if let Some(error) = real.get("text") {
        same("the error", Some(error), ours.pointer("/reason/text"))?;
        return Ok("refused");
    }
    same("the verdict", "crashed", text(ours, "/verdict"))?;
    Ok("with a crash")
}

/// Every call of a runtime, and how its operation ends.
pub(crate) fn compare_plan(real: &Value, envelope: &Value) -> Result<&'static str, String> {
    let ours = ok(envelope)?;
    // Which spelling of a version Go's sorting leaves at the end of more than 12.
    if text(ours, "/unknown/needs/0/code") == "version-not-modelled" && text(real, "/verdict") != "invalid" {
        return Ok("with a version that is not modelled");
    }
    for member in ["verdict", "list", "calls", "result", "assumed"] {
        same(member, real.get(member), ours.get(member))?;
    }
    for member in ["/reason/text", "/unknown/needs/0/code", "/unknown/needs/0/plugin"] {
        same(member, real.pointer(member), ours.pointer(member))?;
    }
    Ok(match text(real, "/verdict") {
        "valid" => "valid",
        "invalid" => "invalid lists",
        "refused" => "refused",
        "crashed" => "with a crash",
        _ => "unknown",
    })
}
