//! Reading requests from an operation's input: an AdmissionRequest, or what a client sends.

use super::error::{Failure, WireError};
use super::input::{Input, Nulls, Raw, pointer};
use super::operation::{Member, MemberKind, optional};
use super::resources::{gvk, gvr};
use crate::admission::{
    Asked, ClientRequest, Cluster, Condition, ConditionResult, Conditions, Operation, Phase, Request, RequestError,
    Verb,
};
use crate::json::{Kind, Node};
use crate::meta::{Gvr, UserInfo};

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

/// Where the parts of a request stand in the input, for what is found about it.
#[derive(Debug, Clone)]
pub(super) enum At {
    /// In a request that was given as it is, which stands here.
    Request(String),
    /// In the members that a client's call is made of.
    Client,
}

impl At {
    /// A pointer that begins with `/request` as a pointer into the input.
    pub(super) fn place(&self, pointer: &str, input: &Input<'_>) -> String {
        let rest = pointer.strip_prefix("/request").unwrap_or(pointer);
        match self {
            Self::Request(at) => format!("{at}{rest}"),
            Self::Client => match rest {
                "/subResource" => input.place("subresource"),
                "/operation" => input.place("verb"),
                _ => input.given(rest),
            },
        }
    }
}

/// What a client sends, instead of `request`.
pub(super) const CLIENT: &[Member] = &[
    optional(
        "verb",
        MemberKind::String,
        "`create`, `update`, `delete`, `connect` or `deletecollection`; by default what the objects say",
    ),
    optional(
        "object",
        MemberKind::Raw,
        "the object that is sent; for `delete` the stored one, for `connect` the options object; a request is read as `request`",
    ),
    optional("oldObject", MemberKind::Raw, "the stored object"),
    optional("parent", MemberKind::Raw, "the object whose subresource is asked: gives resource, namespace and name"),
    optional("subresource", MemberKind::String, "such as `status`"),
    optional("name", MemberKind::String, "the name in the URL; by default the object's"),
    optional("namespace", MemberKind::String, "the namespace in the URL; by default the object's"),
    optional(
        "resource",
        MemberKind::Resource,
        "`{group, version, resource}` or text such as `deployments.v1.apps`; by default the one that serves the kind",
    ),
    optional("options", MemberKind::Raw, "CreateOptions and the like"),
    optional("user", MemberKind::Object, "a UserInfo; by default `kubernetes-admin`"),
    optional("dryRun", MemberKind::Bool, "whether nothing is to be stored"),
    optional("fieldManager", MemberKind::String, "the option of that name"),
];

/// The request that is asked about: given as it is, or made of a client's call.
pub(super) fn read_request(cluster: &Cluster, input: &Input<'_>) -> Result<(Asked<Request>, At), Failure> {
    let object = input.raw("object")?;
    if let Some(raw) = input.raw("request")? {
        no_conflict(input, "request", beside_object(input).or(object.map(|_| "object")))?;
        return recorded(cluster, &raw);
    }
    if let Some(raw) = object {
        let document = raw.document()?;
        if is_request(document.root()) {
            no_conflict(input, "object", beside_object(input))?;
            return recorded(cluster, &raw);
        }
    } else if !input.is_given("oldObject") {
        return Err(WireError::MissingMember { member: "request" }.into());
    }
    let asked = cluster.request(read_client(cluster, input)?);
    Ok((asked.map_err(|error| refused(&error, input))?, At::Client))
}

/// What else of a client's call is given.
fn beside_object(input: &Input<'_>) -> Option<&'static str> {
    CLIENT.iter().map(|member| member.name).find(|name| *name != "object" && input.is_given(name))
}

fn no_conflict(input: &Input<'_>, first: &'static str, also: Option<&'static str>) -> Result<(), Failure> {
    match also {
        None => Ok(()),
        Some(member) => Err(WireError::MemberConflict { at: input.place(member), member, first }.into()),
    }
}

/// Whether an object is an AdmissionRequest or an AdmissionReview: a request has no kind of its own, but an operation.
fn is_request(root: Node<'_>) -> bool {
    let kind = root.member("kind").filter(|kind| kind.kind() == Kind::String);
    kind.map_or_else(|| root.member("operation").is_some(), |kind| kind.is_str("AdmissionReview"))
}

/// Why a client's call makes no request.
pub(super) fn refused(error: &RequestError, input: &Input<'_>) -> Failure {
    failed(error).placed(|pointer| input.given(pointer))
}

/// The envelope of `admission.match` and `admission.run` for a client's call that makes no request: the same bytes as
/// the operations give. Places are pointers into the client's call.
pub fn refusal(error: &RequestError) -> Vec<u8> {
    failed(error).envelope()
}

fn failed(error: &RequestError) -> Failure {
    // Members that are missing or have no use are the input's fault, not the server's refusal.
    let area = match error {
        RequestError::MissingMember { .. } | RequestError::NotWithVerb { .. } => "wire",
        _ => "admission",
    };
    let failure = Failure::of(area, error);
    // The member is the only one that names a resource.
    if matches!(error, RequestError::UnknownResource { .. }) { failure.under("/resource") } else { failure }
}

/// A request that is taken as it is.
fn recorded(cluster: &Cluster, raw: &Raw<'_>) -> Result<(Asked<Request>, At), Failure> {
    let document = raw.document()?;
    let (node, at) = unwrapped(document.root(), &raw.at)?;
    let given = Input::read_members(node, at.clone(), REQUEST, Nulls::Absent)?;
    // A review names the endpoint that the client asked, beside the equivalent one that a hook was sent.
    let kind = gvk(&given, "requestKind", Nulls::Absent)?;
    let resource = gvr(&given, "requestResource", Nulls::Absent)?;
    let sub_resource = given.string("requestSubResource").or_else(|| given.string("subResource"));
    let client = ClientRequest {
        verb: None,
        parent: None,
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
    let asked = cluster.fill_in(kind, operation, client);
    let mut asked = asked.map_err(|error| Failure::of("admission", &error).within(&at))?;
    if let (Asked::Known(request), Some(uid)) = (&mut asked, given.string("uid")) {
        request.uids.push(uid.into_owned());
    }
    Ok((asked, At::Request(at)))
}

/// What a client sends, as `admission.request` takes it.
pub(super) fn read_client(cluster: &Cluster, input: &Input<'_>) -> Result<ClientRequest, Failure> {
    Ok(ClientRequest {
        verb: input.word("verb", Verb::ALL)?,
        object: input.object("object")?,
        old_object: input.object("oldObject")?,
        parent: input.object("parent")?,
        resource: resource(cluster, input)?,
        sub_resource: input.string("subresource").unwrap_or_default().into_owned(),
        name: input.string("name").map(|name| name.into_owned()),
        namespace: input.string("namespace").map(|namespace| namespace.into_owned()),
        options: input.object("options")?,
        user_info: user(input, "user", Nulls::Refused)?,
        dry_run: input.flag("dryRun"),
        field_manager: input.string("fieldManager").map(|manager| manager.into_owned()),
    })
}

/// The member `resource`: `{group, version, resource}`, or its name as `kubectl` takes it.
fn resource(cluster: &Cluster, input: &Input<'_>) -> Result<Option<Gvr>, Failure> {
    let Some(name) = input.string("resource") else { return gvr(input, "resource", Nulls::Refused) };
    cluster.resource(&name).map(Some).map_err(|error| refused(&error, input))
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
    // The server ignores unknown fields; a misspelt member of ours is reported.
    Input::read_members(node, input.place(name), USER, nulls)?;
    let user = UserInfo::read(node).map_err(|error| Failure::of("meta", &error).under(&input.place(name)))?;
    Ok(Some(user))
}

/// The member `conditions`: what the match conditions of hooks come to.
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
    // A condition that its hook does not have.
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

/// The full key of the hook that a key means, which stands at `at`.
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
