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

/// Every event of a history, and the blocks after it; a controller that does not start has its error.
pub(crate) fn compare_node_cidrs(real: &Value, envelope: &Value) -> Result<&'static str, String> {
    let ours = ok(envelope)?;
    if text(ours, "/unknown/needs/0/code") == "node-mask-not-modelled" {
        return Ok("with a mask that is longer than an address");
    }
    for member in ["verdict", "nodeMasks"] {
        same(member, real.get(member), ours.get(member))?;
    }
    same("the error", real.pointer("/reason/text"), ours.pointer("/reason/text"))?;
    for events in ["nodes", "events"] {
        let (real, ours) = (list(real, events), list(ours, events));
        same(events, real.len(), ours.len())?;
        for (index, (real, ours)) in real.iter().zip(ours).enumerate() {
            let of = |member: &str| format!("{member} of {events} {index}");
            for member in ["node", "verdict", "podCIDRs", "event"] {
                same(&of(member), real.get(member), ours.get(member))?;
            }
            // The real code says nothing of what goes well.
            if let Some(error) = real.get("reason") {
                same(&of("the error"), error.get("text"), ours.pointer("/reason/text"))?;
            } else {
                same(&of("an event"), None, ours.get("event"))?;
            }
        }
    }
    let (real_sets, sets) = (list(real, "sets"), list(ours, "sets"));
    same("the number of cluster CIDRs", real_sets.len(), sets.len())?;
    for (index, (real, ours)) in real_sets.iter().zip(sets).enumerate() {
        for member in ["cidr", "max", "allocated", "free", "next"] {
            same(&format!("{member} of cluster CIDR {index}"), real.get(member), ours.get(member))?;
        }
    }
    Ok(match text(real, "/verdict") {
        "invalid" => "with flags that are invalid",
        _ if real.get("reason").is_some() => "with a controller that does not start",
        "refused" => "with an error",
        "exhausted" => "exhausted",
        _ => "without an error",
    })
}

/// What Flannel makes of its network configuration.
pub(crate) fn compare_flannel(real: &Value, envelope: &Value) -> Result<&'static str, String> {
    let ours = ok(envelope)?;
    if text(ours, "/reason/code") == "ipv4-in-ipv6-network" {
        return Ok("with IPv4 in the members of IPv6");
    }
    let (refused, text) = (text(real, "/verdict") == "invalid", "/reason/text");
    same("whether it is refused", refused, self::text(ours, "/verdict") == "invalid")?;
    same("the error", real.pointer(text), ours.pointer(text))?;
    for member in ["backend", "ipv4", "ipv6"] {
        same(member, real.get(member), ours.get(member))?;
    }
    Ok(if refused { "with a configuration that is refused" } else { "with subnets" })
}

/// An instance; where the real code goes over its maps at random, it may differ if ours says so.
pub(crate) fn compare_instance(real: &Value, envelope: &Value) -> Result<&'static str, String> {
    let by_chance = list(ok(envelope)?, "events")
        .iter()
        .any(|event| list(event, "flags").iter().any(|flag| flag == "order-dependent"));
    match same_instance(real, envelope) {
        Err(_) if by_chance && real.get("unordered").is_some() => Ok("order-dependent"),
        result => result,
    }
}

/// Every event on an instance, its ENIs afterwards, and what the pool manager thinks of them.
fn same_instance(real: &Value, envelope: &Value) -> Result<&'static str, String> {
    let ours = ok(envelope)?;
    if text(ours, "/verdict") != "unknown" {
        same("verdict", real.get("verdict"), ours.get("verdict"))?;
    }
    let (events, of_ours) = (list(real, "events"), list(ours, "events"));
    same("events", events.len(), of_ours.len())?;
    for (index, (real, ours)) in events.iter().zip(of_ours).enumerate() {
        for member in ["at", "pod", "verdict", "address", "stats", "ops"] {
            same(&format!("{member} of event {index}"), real.get(member), ours.get(member))?;
        }
        // The real code says less of what goes well.
        for (member, said) in real.get("reason").and_then(Value::as_object).into_iter().flatten() {
            same(&format!("{member} of the reason of event {index}"), Some(said), ours["reason"].get(member))?;
        }
    }
    let (enis, of_ours) = (list(real, "enis"), list(ours, "enis"));
    same("ENIs", enis.len(), of_ours.len())?;
    for (index, (real, ours)) in enis.iter().zip(of_ours).enumerate() {
        for member in ["id", "primary", "trunk", "efa", "excluded"] {
            same(&format!("{member} of ENI {index}"), real.get(member), ours.get(member))?;
        }
        let (cidrs, of_ours) = (list(real, "cidrs"), list(ours, "cidrs"));
        same(&format!("ranges of ENI {index}"), cidrs.len(), of_ours.len())?;
        for (real, ours) in cidrs.iter().zip(of_ours) {
            for member in ["cidr", "assigned"] {
                same(&format!("{member} of a range of ENI {index}"), real.get(member), ours.get(member))?;
            }
        }
    }
    same("decisions", real.get("decisions"), ours.get("decisions"))?;
    let has = |code| events.iter().any(|event| text(event, "/reason/code") == code);
    Ok(match text(real, "/verdict") {
        _ if has("no-fixed-point") => "without a fixed point",
        _ if has("fixed-point") => "with a fixed point",
        "refused" => "with an error",
        "exhausted" => "exhausted",
        _ => "without an error",
    })
}

/// The addresses of a host in an empty pool, and the blocks that it claims for them; or whether a pool selects a Node, and
/// what is wrong with its selector.
pub(crate) fn compare_calico(real: &Value, envelope: &Value) -> Result<&'static str, String> {
    let ours = ok(envelope)?;
    if real.get("after").is_some() {
        return compare_calico_history(real, ours);
    }
    if let Some(selects) = real.get("selects") {
        if let Some(error) = real.get("error") {
            same("the error", Some(error), ours.pointer("/events/0/reason/text"))?;
            return Ok("with a selector that can't be read");
        }
        same(
            "the verdict",
            selects.as_bool().map(|is| if is { "granted" } else { "refused" }),
            Some(text(ours, "/verdict")),
        )?;
        return Ok("with a selector");
    }
    same("the addresses", real.get("addresses"), ours.pointer("/events/0/addresses"))?;
    let blocks = list(ours, "blocks");
    same("the number of blocks", list(real, "blocks").len(), blocks.len())?;
    for (real, ours) in list(real, "blocks").iter().zip(blocks) {
        for member in ["cidr", "affinity"] {
            same(member, real.get(member), ours.get(member))?;
        }
    }
    Ok(if blocks.len() > 1 { "with several blocks" } else { "with one block" })
}

/// Every event of a history of a Node with Calico, and the blocks after it.
fn compare_calico_history(real: &Value, ours: &Value) -> Result<&'static str, String> {
    let (events, our_events) = (list(real, "events"), list(ours, "events"));
    same("the number of events", events.len(), our_events.len())?;
    let mut has_failed = false;
    for (index, (real, ours)) in events.iter().zip(our_events).enumerate() {
        let place = |error| format!("event {index}: {error}");
        if text(ours, "/verdict") == "unknown" {
            return Ok("unknown");
        }
        has_failed |= real.get("error").is_some();
        same("the error", real.get("error"), ours.pointer("/reason/text")).map_err(place)?;
        // What is given back is in the request.
        if !matches!(text(ours, "/verdict"), "released" | "valid") {
            same("the addresses", real.get("addresses"), ours.get("addresses")).map_err(place)?;
        }
        let mut unallocated: Vec<_> = list(ours, "unallocated").iter().map(Value::to_string).collect();
        unallocated.sort();
        let real: Vec<_> = list(real, "unallocated").iter().map(Value::to_string).collect();
        same("what was not given out", real, unallocated).map_err(place)?;
    }
    let (blocks, our_blocks) = (list(real, "after"), list(ours, "blocks"));
    same("the number of blocks", blocks.len(), our_blocks.len())?;
    for block in blocks {
        let ours = our_blocks.iter().find(|ours| ours.get("cidr") == block.get("cidr"));
        let ours = ours.ok_or_else(|| format!("no block {}", text(block, "/cidr")))?;
        for member in ["affinity", "allocated", "unallocated"] {
            same(member, block.get(member), ours.get(member))
                .map_err(|error| format!("{}: {error}", text(block, "/cidr")))?;
        }
    }
    Ok(if has_failed { "with an error" } else { "without an error" })
}
