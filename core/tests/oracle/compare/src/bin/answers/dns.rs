//! `dns.query`.

use std::collections::BTreeSet;

use nocluster::wire::{self, Handle};
use serde_json::{Map, Value};

use crate::{list, ok, same, text};

/// A cluster with its Corefile, which many questions are put to.
pub(crate) struct World {
    handle: Handle,
    members: Map<String, Value>,
}

impl World {
    /// Reads the line of a world: the objects make a handle, and the rest goes into each input.
    pub(crate) fn read(line: &str) -> Result<Self, String> {
        let mut members: Map<String, Value> = serde_json::from_str(line).map_err(|error| error.to_string())?;
        let mut objects = Map::new();
        for name in ["objects", "complete", "release"] {
            if let Some(value) = members.remove(name) {
                objects.insert(name.to_owned(), value);
            }
        }
        let handle = Handle::new(Value::Object(objects).to_string().as_bytes());
        let handle = handle.map_err(|envelope| String::from_utf8_lossy(&envelope).into_owned())?;
        Ok(Self { handle, members })
    }

    pub(crate) fn ask(&self, op: &str, input: &str) -> Vec<u8> {
        let Ok(Value::Object(own)) = serde_json::from_str(input) else { return wire::call(op, input.as_bytes()) };
        let mut members = self.members.clone();
        members.extend(own);
        self.handle.call(op, Value::Object(members).to_string().as_bytes())
    }
}

/// Compares with the replies that were seen: one, or several where the order of a Go map decides.
pub(crate) fn compare(real: &Value, envelope: &Value) -> Result<&'static str, String> {
    let ours = ok(envelope)?;
    let seen = list(real, "replies");
    let Some(first) = seen.first() else {
        same("the verdict", "no-reply", text(ours, "/verdict"))?;
        return Ok("no reply");
    };
    if real.get("ordered") == Some(&Value::Bool(true)) {
        compare_reply(first, ours)?;
    } else if let Err(difference) = compare_heads(first, ours).and_then(|()| compare_sets(seen, ours)) {
        // Another of them may be ours.
        let matches = |reply: &Value| compare_heads(reply, ours).and_then(|()| compare_sets(seen, ours)).is_ok();
        if !seen.iter().any(matches) {
            return Err(difference);
        }
    }
    Ok(word(first))
}

/// Compares the replies to questions that were put to one server in sequence.
pub(crate) fn compare_sequence(real: &Value, envelope: &Value) -> Result<&'static str, String> {
    let (seen, ours) = (list(real, "replies"), list(ok(envelope)?, "replies"));
    same("the number of replies", seen.len(), ours.len())?;
    let is_ordered = real.get("ordered") == Some(&Value::Bool(true));
    for (index, (seen, ours)) in seen.iter().zip(ours).enumerate() {
        let result = if seen.is_null() {
            compare_silence(real.get("endless") == Some(&Value::Bool(true)), ours)
        } else if is_ordered {
            compare_reply(seen, ours)
        } else {
            compare_heads(seen, ours).and_then(|()| compare_sets(std::slice::from_ref(seen), ours))
        };
        result.map_err(|difference| format!("reply {index}: {difference}\n  seen {seen}\n  not  {ours}"))?;
    }
    Ok(if seen.last().is_some_and(Value::is_null) { "sequences to a question without a reply" } else { "sequences" })
}

/// No reply came: the server never came to an end of its lookups, or it sent none.
fn compare_silence(endless: bool, ours: &Value) -> Result<(), String> {
    same("the verdict", "no-reply", text(ours, "/verdict"))?;
    same("the lookups' end", endless, text(ours, "/reason/code") == "endless-lookup")
}

/// Compares one reply, in bytes but for the id.
pub(crate) fn compare_reply(real: &Value, ours: &Value) -> Result<(), String> {
    compare_heads(real, ours)?;
    for section in ["answer", "authority", "additional"] {
        same(section, list(real, section), list(ours, section))?;
    }
    // Four letters of base64 are three bytes: the id and the first byte of the flags, which all replies share.
    let bytes = |reply| text(reply, "/message").get(4..).unwrap_or_default().to_owned();
    same("the message", bytes(real), bytes(ours))
}

fn compare_heads(real: &Value, ours: &Value) -> Result<(), String> {
    for member in ["rcode", "aa", "tc"] {
        same(member, real.get(member), ours.get(member))?;
    }
    Ok(())
}

fn compare_sets(seen: &[Value], ours: &Value) -> Result<(), String> {
    // What a short message has room for hangs on the order too.
    if ours.get("tc") == Some(&Value::Bool(true)) {
        return Ok(());
    }
    let sets = |reply: &Value| {
        ["answer", "authority", "additional"].map(|section| {
            list(reply, section)
                .iter()
                .map(|record| record.as_str().unwrap_or_default().to_owned())
                .collect::<BTreeSet<_>>()
        })
    };
    let wanted: Vec<_> = seen.iter().map(sets).collect();
    let got = sets(ours);
    if wanted.contains(&got) { Ok(()) } else { Err(format!("the sets are one of {wanted:?}, ours {got:?}")) }
}

fn word(reply: &Value) -> &'static str {
    let found = !list(reply, "answer").is_empty();
    match (text(reply, "/rcode"), reply.get("tc") == Some(&Value::Bool(true))) {
        (_, true) => "truncated",
        ("NOERROR", _) if found => "records",
        ("NOERROR", _) => "NODATA",
        ("NXDOMAIN", _) => "NXDOMAIN",
        ("SERVFAIL", _) => "SERVFAIL",
        ("REFUSED", _) => "REFUSED",
        _ => "another code",
    }
}
