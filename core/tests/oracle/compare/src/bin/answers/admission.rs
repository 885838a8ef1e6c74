//! `admission.run` and `admission.match`.

use serde_json::Value;

use crate::{list, ok, same, text};

pub(crate) fn compare_run(real: &Value, envelope: &Value) -> Result<&'static str, String> {
    let ours = ok(envelope)?;
    if let Some(unknown) = ours.get("unknown") {
        let codes: Vec<_> = list(unknown, "needs").iter().map(|need| text(need, "/code")).collect();
        return Err(format!("unknown, for {codes:?}"));
    }
    if let Some(need) = real.get("need") {
        same("the need", text(need, "/hook"), text(ours, "/need/hook"))?;
        same("the need's review", text(need, "/review"), text(ours, "/need/reviewText"))?;
        same("the need's URL", text(need, "/url"), text(ours, "/need/url"))?;
        return Ok("need");
    }
    if real.get("crashed").is_some() {
        // Of hooks that were not contacted a crash leaves no trace.
        let contacted = list(ours, "calls").iter().filter(|call| call.get("reviewText").is_some()).cloned();
        compare_calls(list(real, "calls"), &contacted.collect::<Vec<_>>())?;
    } else {
        compare_calls(list(real, "calls"), list(ours, "calls"))?;
    }
    if let Some(message) = real.get("crashed") {
        same("the crash", message.as_str(), ours.pointer("/crashed/message").and_then(Value::as_str))?;
        same("the crashing hook", text(real, "/crashedIn/hook"), text(ours, "/crashed/hook"))?;
        return Ok("crashes");
    }
    let allowed = real.get("allowed").and_then(Value::as_bool);
    same("allowed", allowed, ours.get("allowed").and_then(Value::as_bool))?;
    same("the number of passes", real.get("passes"), ours.get("passes"))?;
    let validating: Vec<_> = list(real, "calls").iter().filter(|call| text(call, "/phase") == "validating").collect();
    compare_warnings(list(real, "warningHeaders"), list(ours, "warningHeaders"), validating.len() > 1)?;
    compare_annotations(real.get("auditAnnotations"), ours.get("auditAnnotations"), &validating)?;
    if allowed == Some(true) {
        same("the object", text(real, "/object"), text(ours, "/objectText"))?;
        return Ok("allowed");
    }
    compare_status(text(real, "/status"), ours)
}

/// The Status of a call that never came to admission.
pub(crate) fn compare_refusal(real: &Value, envelope: &Value) -> Result<&'static str, String> {
    same("the status before admission", real.get("status"), envelope.pointer("/err/facts/status"))?;
    Ok("refused before admission")
}

/// The object that the client gets of an update of a subresource, whatever webhooks and warnings there are.
pub(crate) fn compare_part(real: &Value, envelope: &Value) -> Result<&'static str, String> {
    let ours = ok(envelope)?;
    let assumed = list(ours, "assumed");
    if assumed.iter().any(|word| word == "strategy") {
        return Err("the strategy is assumed".to_owned());
    }
    same("the object", text(real, "/object"), text(ours, "/objectText"))?;
    Ok("parts of an object")
}

/// The mutating calls come in their order, the validating ones by index; a hook that was not contacted has no review.
fn compare_calls(real: &[Value], ours: &[Value]) -> Result<(), String> {
    let name = |call: &Value| {
        format!(
            "{} round {} index {}",
            text(call, "/hook"),
            call.get("round").unwrap_or(&Value::Null),
            call.get("index").unwrap_or(&Value::Null)
        )
    };
    same("the list of calls", real.iter().map(name).collect::<Vec<_>>(), ours.iter().map(name).collect())?;
    for (real, ours) in real.iter().zip(ours) {
        same(&format!("the review of {}", name(real)), text(real, "/review"), text(ours, "/reviewText"))?;
    }
    Ok(())
}

fn compare_warnings(real: &[Value], ours: &[Value], parallel: bool) -> Result<(), String> {
    let texts = |warnings: &[Value]| {
        let mut texts: Vec<_> = warnings.iter().map(ToString::to_string).collect();
        if parallel {
            texts.sort_unstable();
        }
        texts
    };
    same("the warnings", texts(real), texts(ours))
}

fn compare_annotations(real: Option<&Value>, ours: Option<&Value>, validating: &[&Value]) -> Result<(), String> {
    if real == ours {
        return Ok(());
    }
    let (Some(Value::Object(real)), Some(Value::Object(ours))) = (real, ours) else {
        return Err(format!("the annotations are {real:?}, ours {ours:?}"));
    };
    same("the annotations' keys", real.keys().collect::<Vec<_>>(), ours.keys().collect())?;
    for (key, value) in real {
        let hook = key.split('/').next().unwrap_or_default();
        let named_so = validating.iter().filter(|call| text(call, "/hook").split('/').any(|part| part == hook)).count();
        // Hooks of one name that are called at once race for the key.
        if named_so < 2 {
            same(&format!("the annotation {key}"), Some(value), ours.get(key))?;
        }
    }
    Ok(())
}

fn compare_status(real: &str, ours: &Value) -> Result<&'static str, String> {
    let parsed: Value = serde_json::from_str(real).unwrap_or_default();
    let is_real = |status: &Value| status.as_str().map_or(*status == parsed, |text| text == real);
    let status = ours.get("statusText").or(ours.get("status")).unwrap_or(&Value::Null);
    if is_real(status) {
        return Ok("denied");
    }
    let others = ours.get("candidatesText").or(ours.get("candidates")).and_then(Value::as_array);
    if others.is_some_and(|others| others.iter().any(is_real)) {
        return Ok("denied, by timing another Status");
    }
    let alike = ["code", "reason"].iter().all(|member| parsed.get(member) == status.get(member));
    if alike && ours.get("textUnknown") == Some(&Value::Bool(true)) {
        return Ok("denied, text unknown");
    }
    Err(format!("the Status is {real}, ours {status}"))
}

pub(crate) fn compare_match(real: &Value, envelope: &Value) -> Result<&'static str, String> {
    let (real, ours) = (list(real, "hooks"), list(ok(envelope)?, "hooks"));
    same("the number of hooks", real.len(), ours.len())?;
    for (real, ours) in real.iter().zip(ours) {
        for member in ["/hook", "/configuration", "/webhook", "/decision"] {
            same(&format!("{member} of {}", text(real, "/hook")), text(real, member), text(ours, member))?;
        }
        same("the index", real.get("index"), ours.get("index"))?;
        if text(ours, "/reason/code") == "no-rule-matched" {
            let codes: Vec<_> = ours
                .pointer("/reason/rules")
                .and_then(Value::as_array)
                .into_iter()
                .flatten()
                .map(|rule| text(rule, "/code"))
                .collect();
            let real_codes = list(real, "mismatches").iter().filter_map(Value::as_str).collect();
            same(&format!("the mismatches of {}", text(real, "/hook")), real_codes, codes)?;
        }
        if text(real, "/decision") == "reject" {
            compare_status(text(real, "/status"), ours)?;
        }
    }
    Ok("matches")
}
