//! Reading requests from an operation's input: one that is given, or a client's call.

use super::error::{Failure, WireError};
use super::input::{Input, Nulls, pointer};
use super::operation::{Member, MemberKind, optional};
use super::recorded::{At, is_request, recorded, user};
use super::resources::gvr;
use crate::admission::{
    Asked, ClientRequest, Cluster, Condition, ConditionResult, Conditions, FieldValidation, Phase, Request,
    RequestError, Verb,
};
use crate::json::{Kind, Node};
use crate::meta::{Gvr, Precision, Time};

/// The members of a client's call, instead of `request`.
pub(super) const CLIENT: &[Member] = &[
    optional(
        "verb",
        MemberKind::String,
        "`create`, `update`, `delete`, `connect` or `deletecollection`; by default it follows from the objects",
    ),
    optional(
        "object",
        MemberKind::Raw,
        "the object that is sent; for `delete` the stored one, for `connect` the options object; a request is read as `request`",
    ),
    optional(
        "oldObject",
        MemberKind::Raw,
        "the stored object; null with the verb `update`: none is stored, so that the server creates it or answers 404",
    ),
    optional("parent", MemberKind::Raw, "the object whose subresource is called: gives resource, namespace and name"),
    optional("subresource", MemberKind::String, "the subresource, such as `status`"),
    optional("name", MemberKind::String, "the name in the URL; by default the object's"),
    optional("namespace", MemberKind::String, "the namespace in the URL; by default the object's"),
    optional(
        "resource",
        MemberKind::Resource,
        "`{group, version, resource}` or text such as `deployments.v1.apps`; by default the one that serves the kind",
    ),
    optional("options", MemberKind::Raw, "the options of the call, such as CreateOptions"),
    optional("user", MemberKind::Object, "a UserInfo; by default `kubernetes-admin`"),
    optional("dryRun", MemberKind::Bool, "whether the call is a dry run"),
    optional("fieldManager", MemberKind::String, "the option `fieldManager`"),
    optional(
        "fieldValidation",
        MemberKind::String,
        "the option `fieldValidation`: `Strict` refuses unknown and repeated fields, `Warn`, the server's default, warns of \
         them, `Ignore` is silent",
    ),
];

/// The request of the input: a given one, or one that is made from a client's call.
pub(super) fn read_request(cluster: &Cluster, input: &Input<'_>) -> Result<(Asked<Request>, At), Failure> {
    let object = input.raw("object")?;
    if let Some(raw) = input.raw("request")? {
        no_conflict(input, "request", beside_object(input).or(object.map(|_| "object")))?;
        return recorded(cluster, &raw.document()?, &raw.at);
    }
    if let Some(raw) = object {
        let document = raw.document()?;
        if is_request(document.root()) {
            no_conflict(input, "object", beside_object(input))?;
            return recorded(cluster, &document, &raw.at);
        }
    } else if !input.is_given("oldObject") {
        return Err(WireError::MissingMember { member: "request" }.into());
    }
    let asked = cluster.request(read_client(cluster, input)?);
    Ok((asked.map_err(|error| refused(&error, input))?, At::Client))
}

/// The first given member of a client's call other than `object`.
fn beside_object(input: &Input<'_>) -> Option<&'static str> {
    CLIENT.iter().map(|member| member.name).find(|name| *name != "object" && input.is_given(name))
}

fn no_conflict(input: &Input<'_>, first: &'static str, also: Option<&'static str>) -> Result<(), Failure> {
    match also {
        None => Ok(()),
        Some(member) => Err(WireError::MemberConflict { at: input.place(member), member, first }.into()),
    }
}

/// The failure for a client's call from which no request can be made.
pub(super) fn refused(error: &RequestError, input: &Input<'_>) -> Failure {
    failed(error).placed(|pointer| input.given(pointer))
}

/// The envelope of `admission.match` and `admission.run` for a client's call from which no request can be made, with
/// the same bytes as the operations return. Places are pointers into the client's call.
pub fn refusal(error: &RequestError) -> Vec<u8> {
    failed(error).envelope()
}

fn failed(error: &RequestError) -> Failure {
    // Missing members and those that can't be used are errors in the input, not a refusal by the server.
    let area = match error {
        RequestError::MissingMember { .. } | RequestError::NotWithVerb { .. } => "wire",
        _ => "admission",
    };
    let failure = Failure::of(area, error);
    // The member is the only one that names a resource.
    if matches!(error, RequestError::UnknownResource { .. }) { failure.under("/resource") } else { failure }
}

/// A client's call, from the members of `admission.request`.
pub(super) fn read_client(cluster: &Cluster, input: &Input<'_>) -> Result<ClientRequest, Failure> {
    let old_object = input.object("oldObject")?;
    Ok(ClientRequest {
        verb: input.word("verb", Verb::ALL)?,
        object: input.object("object")?,
        not_stored: old_object.is_none() && input.is_given("oldObject"),
        old_object,
        parent: input.object("parent")?,
        resource: resource(cluster, input)?,
        sub_resource: input.string("subresource").unwrap_or_default().into_owned(),
        name: input.string("name").map(|name| name.into_owned()),
        namespace: input.string("namespace").map(|namespace| namespace.into_owned()),
        options: input.object("options")?,
        user_info: user(input, "user", Nulls::Refused)?,
        dry_run: input.flag("dryRun"),
        field_manager: input.string("fieldManager").map(|manager| manager.into_owned()),
        field_validation: input.word("fieldValidation", FieldValidation::ALL)?,
    })
}

/// The member `resource`: `{group, version, resource}`, or its name in one of kubectl's forms.
fn resource(cluster: &Cluster, input: &Input<'_>) -> Result<Option<Gvr>, Failure> {
    let Some(name) = input.string("resource") else { return gvr(input, "resource", Nulls::Refused) };
    cluster.resource(&name).map(Some).map_err(|error| refused(&error, input))
}

/// The member `now`, as the server writes a time.
pub(super) fn now(input: &Input<'_>) -> Result<Option<String>, Failure> {
    let now = input.string("now").map(|now| Time::parse(&now, Precision::Seconds)).transpose();
    let now = now.map_err(|_| WireError::WrongType { at: input.place("now"), wanted: "time", got: "string" })?;
    Ok(now.map(|now| now.to_text(Precision::Seconds)))
}

/// The member `conditions`: the results of match conditions.
pub(super) fn conditions(cluster: &Cluster, input: &Input<'_>) -> Result<Conditions, Failure> {
    let mut conditions = Conditions::new();
    let at = input.place("conditions");
    for hook in input.node("conditions").into_iter().flat_map(|node| node.members()) {
        let at = pointer(&at, &hook.name());
        let key = hook_key(cluster, &hook.name(), &at)?;
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
    // The hook does not have this condition.
    cluster.check_conditions(&conditions).map_err(|error| Failure::of("admission", &error).under(&at))?;
    Ok(conditions)
}

/// Reads the text of the wire's `conditions` for a cluster.
///
/// # Errors
///
/// The envelope's text, with `err`; places begin with `/conditions`.
pub fn read_conditions(cluster: &Cluster, json: &[u8]) -> Result<Conditions, Vec<u8>> {
    const MEMBERS: &[Member] = &[super::operation::required("conditions", MemberKind::Object, "")];
    let text = [b"{\"conditions\":", json, b"}"].concat();
    let read = || {
        let document = super::input::read(&text)?;
        conditions(cluster, &Input::read_members(document.root(), String::new(), MEMBERS, Nulls::Refused)?)
    };
    read().map_err(|failure: Failure| failure.envelope())
}

/// The full key of the hook that a key names; `at` is the place of the key.
pub(super) fn hook_key(cluster: &Cluster, key: &str, at: &str) -> Result<String, Failure> {
    match cluster.hook(key) {
        Ok(hook) => Ok(hook.key().to_owned()),
        Err(error) => Err(Failure::of("admission", &error).under(at)),
    }
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
