//! Requests of `-f` that are used as they are: an AdmissionReview, a bare AdmissionRequest, or an audit event.

use nocluster::admission::{Asked as Known, Cluster, Operation, Request};
use nocluster::json::Document;
use nocluster::wire::{self, WireError};

use crate::args::{Action, Asked};
use crate::load::Loaded;
use crate::unasked::Unasked;

/// The request that an AdmissionReview, a bare AdmissionRequest or an audit event holds.
pub(crate) fn request(asked: &Asked, cluster: &Cluster, object: &Loaded) -> Result<Known<Request>, Unasked> {
    let read = wire::read_request_form(cluster, &object.document);
    let envelope = match (read, argument(asked)) {
        (Ok(request), None) => return Ok(request),
        (Ok(_), Some(argument)) => {
            let conflict = WireError::MemberConflict { at: String::new(), member: argument, first: "request" };
            let told = format!("{}: {argument} is for objects: this request is used as it is", object.place(""));
            return Err(Unasked::Form { envelope: wire::err_text("wire", &conflict), told });
        }
        (Err(envelope), _) => envelope,
    };
    let err = Document::parse(envelope.clone()).unwrap_or_else(|_| object.document.clone());
    let text = |pointer: &str| err.at(pointer).and_then(|node| node.as_str()).unwrap_or_default().into_owned();
    let fix = match (text("/err/code").as_str(), text("/err/facts/member").as_str()) {
        ("missing-member", "request") => {
            ": this AdmissionReview is a webhook's response; `admit --answers` takes it, -f takes what the webhook was sent"
        }
        ("missing-member", "group") => ": the core group is written \"\"",
        ("nothing-given", _) => ": a request needs `kind`, `resource` or an object",
        _ => "",
    };
    let told = format!("{}: {}{fix}", object.place(&text("/err/at")), text("/err/message"));
    Err(Unasked::Form { envelope, told })
}

/// What the client did for a request: for a recorded one its operation says it.
pub(crate) fn action(asked: &Asked, request: &Request) -> Action {
    match request.operation {
        _ if !request.recorded => asked.verb,
        Operation::Create => Action::Create,
        Operation::Update => Action::Update,
        Operation::Delete => Action::Delete,
        Operation::Connect => Action::Connect,
    }
}

/// An argument that says how a client sends an object.
fn argument(asked: &Asked) -> Option<&'static str> {
    let given = [
        ("--verb", asked.verb != Action::Create),
        ("--namespace", asked.namespace.is_some()),
        ("--parent", asked.parent.is_some()),
        ("--resource", asked.resource.is_some()),
        ("--name", asked.name.is_some()),
        ("--subresource", asked.subresource.is_some()),
        ("--as", asked.user.is_some()),
        ("--dry-run", asked.dry_run.is_some()),
        ("--validate", asked.validate.is_some()),
        ("--field-manager", asked.field_manager.is_some()),
    ];
    given.into_iter().find(|(_, is_given)| *is_given).map(|(name, _)| name)
}
