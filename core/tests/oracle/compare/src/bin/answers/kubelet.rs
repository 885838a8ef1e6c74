//! `dns.resolvconf`, `dns.hostname`.

use serde_json::Value;

use crate::{ok, text};

/// Every member that the real code decides.
pub(crate) fn compare(real: &Value, envelope: &Value) -> Result<&'static str, String> {
    let ours = ok(envelope)?;
    for (name, value) in real.as_object().into_iter().flatten() {
        let (own, value) = (unordered(name, ours.get(name)), unordered(name, Some(value)));
        if !contains(&own, &value) {
            return Err(format!("{name} is {value}, ours {own}"));
        }
    }
    for name in ["text", "etcHosts", "hostname", "kernelHostname", "error"] {
        if real.get(name).is_none() && ours.get(name).is_some() {
            return Err(format!("{name} is absent, ours {}", text(ours, &format!("/{name}"))));
        }
    }
    Ok(match text(real, "/verdict") {
        "invalid" => "invalid",
        "failed" => "failed",
        "unknown" => "unknown",
        _ => "written or known",
    })
}

/// A member of the answer, with options sorted: the kubelet leaves their order to chance.
fn unordered(name: &str, value: Option<&Value>) -> Value {
    let sorted = |text: &str| {
        let mut words: Vec<_> = text.split(' ').collect();
        words.sort_unstable();
        words.join(" ")
    };
    match (name, value) {
        ("options", Some(Value::Array(options))) => {
            let joined: Vec<_> = options.iter().filter_map(Value::as_str).collect();
            sorted(&joined.join(" ")).into()
        }
        ("text", Some(Value::String(text))) => {
            let lines = text.split('\n');
            let each = lines.map(|line| if line.starts_with("options ") { sorted(line) } else { line.to_owned() });
            each.collect::<Vec<_>>().join("\n").into()
        }
        (_, value) => value.cloned().unwrap_or(Value::Null),
    }
}

/// Whether lists are equal and objects have at least the members that are wanted.
fn contains(ours: &Value, wanted: &Value) -> bool {
    match (ours, wanted) {
        (Value::Object(ours), Value::Object(wanted)) => {
            wanted.iter().all(|(name, wanted)| ours.get(name).is_some_and(|ours| contains(ours, wanted)))
        }
        (Value::Array(ours), Value::Array(wanted)) => {
            ours.len() == wanted.len() && ours.iter().zip(wanted).all(|(ours, wanted)| contains(ours, wanted))
        }
        _ => ours == wanted,
    }
}
