//! `ipam.service`.

use std::net::IpAddr;

use serde_json::Value;

use crate::{list, ok, same, text};

/// Every event of a history, what is free after it, and whether each automatic allocation is among those that are possible.
/// From an event on whose order is of chance the history is not compared, and counted.
pub(crate) fn compare(input: &str, real: &Value, envelope: &Value) -> Result<&'static str, String> {
    let ours = ok(envelope)?;
    if text(real, "/verdict") == "invalid" {
        same("the verdict", "invalid", text(ours, "/verdict"))?;
        same("the error", real.pointer("/reason/text"), ours.pointer("/reason/text"))?;
        return Ok("with flags that are invalid");
    }
    let (real_events, events) = (list(real, "events"), list(ours, "events"));
    same("the number of events", real_events.len(), events.len())?;
    for (index, (real, ours)) in real_events.iter().zip(events).enumerate() {
        if list(ours, "flags").iter().any(|flag| flag == "order-dependent") {
            return Ok("order-dependent");
        }
        same_event(real, ours).map_err(|error| format!("event {index}: {error}"))?;
    }
    let (real_cidrs, cidrs) = (list(real, "cidrs"), list(ours, "cidrs"));
    same("the number of ranges", real_cidrs.len(), cidrs.len())?;
    for (index, (real, ours)) in real_cidrs.iter().zip(cidrs).enumerate() {
        same(&format!("range {index}"), real, ours)?;
    }
    same("the ports", real.get("nodePorts"), ours.get("nodePorts"))?;
    possible(input, events)?;
    let has = |verdict| events.iter().any(|event| text(event, "/verdict") == verdict);
    Ok(match () {
        () if has("crashed") => "with a crash",
        () if has("exhausted") => "exhausted",
        () if has("refused") => "with an error",
        () => "without an error",
    })
}

fn same_event(real: &Value, ours: &Value) -> Result<(), String> {
    for member in
        ["subject", "verdict", "clusterIPs", "ipFamilies", "ipFamilyPolicy", "nodePorts", "healthCheckNodePort"]
    {
        same(member, real.get(member), ours.get(member))?;
    }
    let error = |of: &Value| ["status", "field", "value", "detail"].map(|member| of.get(member).cloned());
    same("the error", real.get("error").map(error), ours.get("error").map(error))?;
    let errors = |of: &Value| list(of, "errors").iter().map(error).collect::<Vec<_>>();
    same("the errors", errors(real), errors(ours))?;
    // The real code says nothing of what goes well.
    real.get("reason").map_or(Ok(()), |said| same("the text", said.get("text"), ours.pointer("/reason/text")))
}

/// With fewer draws, each time one less, the answer says what is possible; what the draw led to is among it.
fn possible(input: &str, events: &[Value]) -> Result<(), String> {
    let mut asked: Value = serde_json::from_str(input).map_err(|error| error.to_string())?;
    let all = list(&asked, "draws").to_vec();
    let used = events.iter().flat_map(granted).map(|(draw, _)| draw + 1).max().unwrap_or_default();
    for draw in 0..used {
        let less: Vec<_> = all.iter().take(draw).cloned().collect();
        *asked.get_mut("draws").ok_or("no draws")? = Value::Array(less);
        let envelope = nocluster::wire::call("ipam.service", asked.to_string().as_bytes());
        let envelope: Value = serde_json::from_slice(&envelope).map_err(|error| error.to_string())?;
        let unknown = list(ok(&envelope)?, "events").iter().position(|event| text(event, "/verdict") == "unknown");
        let at = unknown.ok_or_else(|| format!("known without draw {draw}"))?;
        let without = list(ok(&envelope)?, "events").get(at).ok_or("no event")?;
        let with = events.get(at).ok_or("no event")?;
        // A draw whose allocation was taken back leaves no trace.
        let Some((_, value)) = granted(with).into_iter().find(|(number, _)| *number == draw) else { continue };
        let ranges = without.pointer("/possible/ranges").and_then(Value::as_array).ok_or("nothing is possible")?;
        let is_possible = ranges.iter().any(|range| {
            let end = |index: usize| range.get(index).and_then(Value::as_str).and_then(number);
            number(&value).is_some_and(|value| end(0) <= Some(value) && Some(value) <= end(1))
        });
        if !is_possible {
            return Err(format!("draw {draw} led to {value}, which is not possible"));
        }
    }
    Ok(())
}

/// The draws that led to something in an event, with what.
fn granted(event: &Value) -> Vec<(usize, String)> {
    let all = |member, name| {
        event.pointer(member).and_then(Value::as_array).into_iter().flatten().filter_map(move |granted: &Value| {
            let draw = usize::try_from(granted.get("draw")?.as_u64()?).ok()?;
            let value = granted.get(name)?;
            Some((draw, value.as_str().map_or_else(|| value.to_string(), str::to_owned)))
        })
    };
    all("/reason/addresses", "address").chain(all("/reason/ports", "port")).collect()
}

/// An address or a port as a number.
fn number(text: &str) -> Option<u128> {
    match text.parse() {
        Ok(IpAddr::V4(ip)) => Some(ip.to_bits().into()),
        Ok(IpAddr::V6(ip)) => Some(ip.to_bits()),
        Err(_) => text.parse().ok(),
    }
}
