//! Asks the questions of a file through the library's own types: a line for each.

use std::borrow::Cow;
use std::error::Error;

use nocluster::admission::{
    Answers, Asked, CallRecord, ClientRequest, Cluster, FieldValidation, Outcome, Request, RequestError, RunVerdict,
    Verb,
};
use nocluster::json::{Document, Node};
use nocluster::meta::UserInfo;
use nocluster::release::Release;
use nocluster::wire;
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("usage: ask QUESTIONS")?;
    let file = Document::parse(std::fs::read(path)?)?;
    let objects = list(file.root(), "cluster").map(|object| object.to_document()).collect();
    let cluster = Cluster::new(objects, Release::default())?;
    for question in list(file.root(), "questions") {
        let [_, object, options] = question.elements().collect::<Vec<_>>().try_into().map_err(|_| "not a question")?;
        let line = match request(&cluster, object, options)? {
            Ok(asked) => told(&run(&cluster, asked, options)?),
            Err(error) => json!({"err": error, "exit": 2}),
        };
        println!("{line}");
    }
    Ok(())
}

/// The request of a client, with all that it can say.
fn request(
    cluster: &Cluster,
    object: Node<'_>,
    options: Node<'_>,
) -> Result<Result<Asked<Request>, RequestError>, Box<dyn Error>> {
    let document = |name| options.member(name).map(|node| node.to_document());
    let text = |name| options.member(name).and_then(|node| node.as_str()).map(Cow::into_owned);
    let object = object.to_document();
    let resource = match text("resource").map(|name| cluster.resource(&name)).transpose() {
        Ok(resource) => resource,
        Err(error) => return Ok(Err(error)),
    };
    let asked = ClientRequest {
        verb: text("verb").and_then(|word| Verb::ALL.iter().find(|(known, _)| *known == word)).map(|(_, verb)| *verb),
        object: Some(object),
        old_object: document("oldObject"),
        parent: document("parent"),
        resource,
        sub_resource: text("subresource").unwrap_or_default(),
        name: text("name"),
        namespace: text("namespace"),
        user_info: options.member("user").map(UserInfo::read).transpose()?,
        dry_run: options.member("dryRun").and_then(|node| node.as_bool()).unwrap_or_default(),
        ..ClientRequest::default()
    };
    check_verb(cluster, &asked)?;
    Ok(cluster.request(ClientRequest {
        options: document("options"),
        field_manager: text("fieldManager"),
        field_validation: text("fieldValidation").and_then(|word| FieldValidation::parse(&word)),
        ..asked
    }))
}

/// The verbs of a cluster make the requests that a client has who says nothing else.
fn check_verb(cluster: &Cluster, asked: &ClientRequest) -> Result<(), Box<dyn Error>> {
    let plain = ClientRequest {
        verb: asked.verb,
        object: asked.object.clone(),
        old_object: asked.old_object.clone(),
        ..ClientRequest::default()
    };
    if *asked != plain {
        return Ok(());
    }
    let by_verb = match (asked.verb, asked.object.clone(), asked.old_object.clone()) {
        (None, Some(object), None) => cluster.create(object),
        (Some(Verb::Delete), Some(object), None) => cluster.delete(object),
        (Some(Verb::Update), Some(object), Some(old_object)) => cluster.update(old_object, object),
        _ => return Ok(()),
    };
    if by_verb == cluster.request(plain) { Ok(()) } else { Err("the verb makes another request".into()) }
}

fn run(cluster: &Cluster, asked: Asked<Request>, options: Node<'_>) -> Result<Outcome, Box<dyn Error>> {
    let mut answers =
        options.member("answers").map(|node| Answers::read(node, cluster)).transpose()?.unwrap_or_default();
    if let Some(rest) = options.member("rest") {
        answers = answers.rest(rest)?;
    }
    Ok(match asked {
        Asked::Known(request) => cluster.run_recorded(request, &answers),
        Asked::Unknown(needs) => Outcome::unknown(needs),
    })
}

/// What a user sees of an outcome: documents and reviews as their texts.
fn told(outcome: &Outcome) -> Value {
    let status = if let RunVerdict::Denied(status) = &outcome.verdict { Some(status) } else { None };
    let need = if let RunVerdict::Need(post) = &outcome.verdict { Some(utf8(&post.review)) } else { None };
    let needs = if let RunVerdict::Unknown(needs) = &outcome.verdict { Some(needs) } else { None };
    let exit = wire::ops().find(|operation| operation.op == "admission.run");
    json!({
        "verdict": outcome.verdict.word(),
        "message": outcome.to_string(),
        "allowed": outcome.allowed(),
        "status": status,
        "object": outcome.object.as_ref().map(ToString::to_string),
        "calls": outcome.calls.iter().map(call).collect::<Vec<_>>(),
        "skipped": outcome.skipped.iter().map(|skipped| skipped.decision.hook.key()).collect::<Vec<_>>(),
        "warnings": outcome.warnings,
        "need": need,
        "needs": needs,
        "mayNeed": outcome.may_need,
        "exit": exit.map(|operation| operation.exit(outcome.verdict.word())),
    })
}

fn call(call: &CallRecord) -> Value {
    json!({
        "hook": call.hook.key(),
        "outcome": call.outcome.code(),
        "review": call.review.as_deref().map(utf8),
        "patch": call.patch.as_ref().map(|patch| patch.document().to_string()),
        "objectAfter": call.object_after.as_ref().map(ToString::to_string),
    })
}

fn list<'a>(node: Node<'a>, name: &str) -> impl Iterator<Item = Node<'a>> {
    node.member(name).into_iter().flat_map(|list| list.elements())
}

fn utf8(text: &[u8]) -> String {
    String::from_utf8_lossy(text).into_owned()
}
