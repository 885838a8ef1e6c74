//! A row of `oracle/kubernetes/plugins`: what the real plugin makes of a request, against what ours does.
#![expect(clippy::indexing_slicing, reason = "a member that a row lacks reads as null")]

use std::cmp::Ordering;

use nocluster::admission::{Assumption, BuiltIn, Cluster, Complete, Operation, Phase, Request};
use nocluster::json::{Document, Node};
use nocluster::meta::{Gvk, Gvr, Quantity};
use nocluster::release::Release;
use serde_json::{Value, json};

/// What was compared; an error says what differs.
pub(crate) fn check(line: &str) -> Result<String, String> {
    let (shows, question, answer): (String, Value, Value) =
        serde_json::from_str(line).map_err(|error| error.to_string())?;
    if shows == "quantities" {
        return same("quantities", &question, &answer, &quantities(&question)?);
    }
    let row = Document::parse(line).map_err(|error| error.to_string())?;
    let request = row.at("/1/request").ok_or("no request")?;
    let (ours, assumed) = asked(&question, request).map_err(|error| format!("{shows}: {error}"))?;
    let what = if answer["status"].is_null() { "passes" } else { "refused" };
    let (mut real, mut ours) = (answer, ours);
    if assumed.contains(&Assumption::MapOrder) {
        // The server takes the entries of maps in any order, and says what is wrong in that order.
        for answer in [&mut real, &mut ours] {
            let message = &mut answer["status"]["message"];
            *message = json!(pieces(message.as_str().unwrap_or_default()));
        }
    }
    same(&shows, &question, &real, &ours)?;
    Ok(format!("{} {} {what}", text(&question["plugin"]), text(&question["phase"])))
}

fn same(shows: &str, question: &Value, real: &Value, ours: &Value) -> Result<String, String> {
    if real == ours {
        return Ok(shows.to_owned());
    }
    Err(format!("{shows}\n  asked {question}\n  real  {real}\n  ours  {ours}"))
}

/// The errors of a message without their order; of a conflict between node selectors any one is named.
fn pieces(message: &str) -> Vec<&str> {
    let mut pieces: Vec<&str> = match message.split_once("conflict: ") {
        Some((before, _)) => vec![before],
        None => message.split([',', '[', ']']).map(str::trim).collect(),
    };
    pieces.sort_unstable();
    pieces
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn asked(question: &Value, with_text: Node<'_>) -> Result<(Value, Vec<Assumption>), String> {
    let said = |error: &dyn std::fmt::Display| error.to_string();
    let release = Release::parse(text(&question["release"])).map_err(|error| said(&error))?;
    let objects = question["objects"].as_array().into_iter().flatten().map(Document::from).collect();
    let all: Vec<Complete> = Complete::ALL.iter().map(|(_, kind)| *kind).collect();
    let cluster = Cluster::new(objects, release).map_err(|error| said(&error))?.complete(&all);
    let plugin = BuiltIn::by_name(text(&question["plugin"])).ok_or("no such plugin")?;
    let phase = if question["phase"] == "mutating" { Phase::Mutating } else { Phase::Validating };
    let request = request(&cluster, &question["request"], with_text)?;
    let asked = cluster.ask_plugin(plugin, phase, &request, &[]).map_err(|error| said(&error))?;
    let answer = asked.known().map_err(|error| said(&error))?;
    let mut ours = json!({});
    if let Some(object) = answer.object {
        ours["object"] = json!(object.to_string());
    }
    if let Some(status) = answer.status {
        let status = serde_json::from_slice(&status.to_json()).map_err(|error| said(&error))?;
        ours["status"] = status;
    }
    Ok((ours, answer.assumed))
}

/// Any request of the cluster, with the members of the row; its objects are those of the text.
fn request(cluster: &Cluster, asked: &Value, with_text: Node<'_>) -> Result<Request, String> {
    let any = json!({"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "any"}});
    let any = cluster.create(Document::from(&any)).map_err(|error| error.to_string())?;
    let mut request = any.known().map_err(|error| error.to_string())?;
    let object = |member: &str| with_text.member(member).map(|object| object.to_document());
    let (kind, resource) = (&asked["kind"], &asked["resource"]);
    request.kind = Gvk::new(text(&kind["group"]), text(&kind["version"]), text(&kind["kind"]));
    request.resource = Gvr::new(text(&resource["group"]), text(&resource["version"]), text(&resource["resource"]));
    request.sub_resource = text(&asked["subResource"]).to_owned();
    request.name = text(&asked["name"]).to_owned();
    request.namespace = text(&asked["namespace"]).to_owned();
    request.operation = Operation::parse(text(&asked["operation"])).ok_or("no such operation")?;
    request.object = object("object");
    request.old_object = object("oldObject");
    Ok(request)
}

fn quantities(question: &Value) -> Result<Value, String> {
    let amount = |index: usize| {
        let mut amount = Quantity::parse(text(&question[index])).map_err(|error| error.to_string())?;
        amount.round_up(-3);
        Ok::<_, String>(amount)
    };
    let (a, b) = (amount(0)?, amount(1)?);
    let mut sum = a.clone();
    sum.add(&b);
    let order = match a.cmp_value(&b) {
        Ordering::Less => -1,
        Ordering::Equal => 0,
        Ordering::Greater => 1,
    };
    Ok(json!({
        "values": [a.value(), b.value(), sum.value()],
        "milliValues": [a.milli_value(), b.milli_value(), sum.milli_value()],
        "sum": sum.to_string(),
        "cmp": order,
    }))
}
