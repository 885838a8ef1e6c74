//! Requests as inputs say them: an AdmissionRequest, or what a client sends.

use crate::admission::{Asked, ClientRequest, Condition, ConditionResult, Conditions, Operation, Phase, Request};
use crate::json::{Kind, Node};
use crate::meta::UserInfo;

use super::cluster::{Prepared, gvk, gvr};
use super::error::{Failure, WireError};
use super::input::{Input, Nulls, pointer};
use super::operation::{Member, MemberKind, optional};

/// The members of an AdmissionRequest. What the server derives may be left out.
///
/// Source: kubernetes/api admission/v1/types.go AdmissionRequest
const REQUEST: &[Member] = &[
    optional("uid", MemberKind::String, ""),
    optional("kind", MemberKind::Object, ""),
    optional("resource", MemberKind::Object, ""),
    optional("subResource", MemberKind::String, ""),
    optional("requestKind", MemberKind::Object, ""),
    optional("requestResource", MemberKind::Object, ""),
    optional("requestSubResource", MemberKind::String, ""),
    optional("name", MemberKind::String, ""),
    optional("namespace", MemberKind::String, ""),
    optional("operation", MemberKind::String, ""),
    optional("userInfo", MemberKind::Object, ""),
    optional("object", MemberKind::Raw, ""),
    optional("oldObject", MemberKind::Raw, ""),
    optional("dryRun", MemberKind::Bool, ""),
    optional("options", MemberKind::Raw, ""),
];
const REVIEW: &[Member] = &[
    optional("apiVersion", MemberKind::String, ""),
    optional("kind", MemberKind::String, ""),
    optional("request", MemberKind::Object, ""),
    optional("response", MemberKind::Object, ""),
];
const USER: &[Member] = &[
    optional("username", MemberKind::String, ""),
    optional("uid", MemberKind::String, ""),
    optional("groups", MemberKind::Strings, ""),
    optional("extra", MemberKind::Object, ""),
];

const OPERATIONS: &[(&str, Operation)] = &[
    ("CREATE", Operation::Create),
    ("UPDATE", Operation::Update),
    ("DELETE", Operation::Delete),
    ("CONNECT", Operation::Connect),
];

/// The member `request`, and where the request itself stands in the input.
pub(super) fn read_request(prepared: &Prepared, input: &Input<'_>) -> Result<(Asked<Request>, String), Failure> {
    let raw = input.required_raw("request")?;
    let document = raw.document()?;
    let (node, at) = unwrapped(document.root(), &raw.at)?;
    let given = Input::read_members(node, at.clone(), REQUEST, Nulls::Absent)?;
    // A review names the endpoint that the client asked, beside the equivalent one that a hook was sent.
    let kind = gvk(&given, "requestKind", Nulls::Absent)?;
    let resource = gvr(&given, "requestResource", Nulls::Absent)?;
    let sub_resource = given.string("requestSubResource").or_else(|| given.string("subResource"));
    let client = ClientRequest {
        object: given.object("object")?,
        old_object: given.object("oldObject")?,
        resource: resource.or(gvr(&given, "resource", Nulls::Absent)?),
        sub_resource: sub_resource.unwrap_or_default().into_owned(),
        name: given.string("name").map(|name| name.into_owned()),
        namespace: given.string("namespace").map(|namespace| namespace.into_owned()),
        options: given.object("options")?,
        user_info: user(&given, "userInfo", Nulls::Absent)?,
        dry_run: given.flag("dryRun"),
        field_manager: None,
    };
    let operation = given.word("operation", OPERATIONS)?;
    let kind = kind.or(gvk(&given, "kind", Nulls::Absent)?);
    let asked = prepared.cluster.fill_in(kind, operation, client);
    let mut asked = asked.map_err(|error| Failure::of("admission", &error).within(&at))?;
    if let (Asked::Known(request), Some(uid)) = (&mut asked, given.string("uid")) {
        request.uids.push(uid.into_owned());
    }
    Ok((asked, at))
}

/// What a client sends, as `admission.request` takes it.
pub(super) fn read_client(input: &Input<'_>) -> Result<ClientRequest, Failure> {
    let verb = input.word("verb", VERBS)?;
    let (object, old_object) = (input.object("object")?, input.object("oldObject")?);
    let (object, old_object) = match verb {
        None => (object, old_object),
        Some(Operation::Create) => (object, refused(input, "oldObject", old_object)?),
        Some(Operation::Delete) if old_object.is_none() => (None, object),
        Some(Operation::Delete) => (refused(input, "object", object)?, old_object),
        Some(Operation::Update | Operation::Connect) if object.is_none() => return Err(missing("object")),
        Some(Operation::Update | Operation::Connect) if old_object.is_none() => return Err(missing("oldObject")),
        Some(Operation::Update | Operation::Connect) => (object, old_object),
    };
    Ok(ClientRequest {
        object,
        old_object,
        resource: gvr(input, "resource", Nulls::Refused)?,
        sub_resource: input.string("subresource").unwrap_or_default().into_owned(),
        name: input.string("name").map(|name| name.into_owned()),
        namespace: input.string("namespace").map(|namespace| namespace.into_owned()),
        options: input.object("options")?,
        user_info: user(input, "user", Nulls::Refused)?,
        dry_run: input.flag("dryRun"),
        field_manager: input.string("fieldManager").map(|manager| manager.into_owned()),
    })
}

const VERBS: &[(&str, Operation)] =
    &[("create", Operation::Create), ("update", Operation::Update), ("delete", Operation::Delete)];

fn missing(member: &'static str) -> Failure {
    WireError::MissingMember { member }.into()
}

/// A member that says nothing where the verb is another one: not passed over, because it was meant to say something.
fn refused<T>(input: &Input<'_>, member: &'static str, given: Option<T>) -> Result<Option<T>, Failure> {
    match given {
        None => Ok(None),
        Some(_) => {
            let verb = input.string("verb").unwrap_or_default().into_owned();
            Err(WireError::NotWithVerb { at: input.place(member), member, verb }.into())
        }
    }
}

/// An AdmissionReview around a request is taken off.
fn unwrapped<'a>(root: Node<'a>, at: &str) -> Result<(Node<'a>, String), Failure> {
    // In a request `kind` is an object.
    if !root.member("kind").is_some_and(|kind| kind.is_str("AdmissionReview")) {
        return Ok((root, at.to_owned()));
    }
    let review = Input::read_members(root, at.to_owned(), REVIEW, Nulls::Absent)?;
    match review.node("request") {
        Some(request) => Ok((request, review.place("request"))),
        None => Err(WireError::MissingMember { member: "request" }.into()),
    }
}

/// A member that is a UserInfo.
pub(super) fn user(input: &Input<'_>, name: &'static str, nulls: Nulls) -> Result<Option<UserInfo>, Failure> {
    let Some(node) = input.node(name) else { return Ok(None) };
    // The server passes over members that it does not know; a mistyped one of ours is told.
    Input::read_members(node, input.place(name), USER, nulls)?;
    let user = UserInfo::read(node).map_err(|error| Failure::of("meta", &error).under(&input.place(name)))?;
    Ok(Some(user))
}

/// The member `conditions`: what the match conditions of hooks come to.
pub(super) fn conditions(prepared: &Prepared, input: &Input<'_>) -> Result<Conditions, Failure> {
    let mut conditions = Conditions::new();
    let at = input.place("conditions");
    for hook in input.node("conditions").into_iter().flat_map(|node| node.members()) {
        let at = pointer(&at, &hook.name());
        let key = prepared.hook(&hook.name(), &at)?;
        expect(hook.value, &at, Kind::Object, "object")?;
        let results = conditions.entry(key).or_default();
        for condition in hook.value.members() {
            let at = pointer(&at, &condition.name());
            let value = condition.value;
            let condition_of = if value.kind() == Kind::Array {
                let rounds = value.elements().enumerate().map(|(round, node)| result(node, &format!("{at}/{round}")));
                Condition::Rounds(rounds.collect::<Result<_, _>>()?)
            } else {
                Condition::Always(result(value, &at)?)
            };
            results.insert(condition.name().into_owned(), condition_of);
        }
    }
    // A condition that its hook does not have.
    prepared.cluster.check_conditions(&conditions).map_err(|error| Failure::of("admission", &error).under(&at))?;
    Ok(conditions)
}

fn result(node: Node<'_>, at: &str) -> Result<ConditionResult, Failure> {
    const ERROR: &[Member] = &[super::operation::required("error", MemberKind::String, "")];
    match node.as_bool() {
        Some(true) => Ok(ConditionResult::True),
        Some(false) => Ok(ConditionResult::False),
        None => {
            expect(node, at, Kind::Object, "true, false, {\"error\": text} or a list of them")?;
            let given = Input::read_members(node, at.to_owned(), ERROR, Nulls::Refused)?;
            Ok(ConditionResult::Error(given.string("error").unwrap_or_default().into_owned()))
        }
    }
}

pub(super) fn expect(node: Node<'_>, at: &str, kind: Kind, wanted: &'static str) -> Result<(), Failure> {
    if node.kind() == kind {
        return Ok(());
    }
    Err(WireError::WrongType { at: at.to_owned(), wanted, got: node.kind().go_name() }.into())
}

/// The words of `phase`.
pub(super) const PHASES: &[(&str, Phase)] = &[("mutating", Phase::Mutating), ("validating", Phase::Validating)];
