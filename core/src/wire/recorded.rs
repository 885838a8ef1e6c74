//! Requests that are given and used as is: an AdmissionRequest, the AdmissionReview around it, or the audit event of one.

use super::error::{Failure, WireError};
use super::input::{Input, Nulls};
use super::operation::{Member, MemberKind, optional};
use super::resources::{gvk, gvr};
use crate::admission::{Asked, ClientRequest, Cluster, FieldValidation, Operation, Request, RequestError};
use crate::json::{Document, Kind, Node};
use crate::meta::{Gvk, Gvr, UserInfo};

/// The fields of an AdmissionRequest. Those that the server derives may be left out.
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

/// The place of a request in the input, for findings about it.
#[derive(Debug, Clone)]
pub(super) enum At {
    /// The request was given, at this place.
    Request(String),
    /// The request was made from the audit event at this place.
    Event(String),
    /// The request was made from the members of a client's call.
    Client,
}

impl At {
    /// Turns a pointer that begins with `/request` into a pointer into the input.
    pub(super) fn place(&self, pointer: &str, input: &Input<'_>) -> String {
        self.within(pointer).unwrap_or_else(|| match pointer.strip_prefix("/request").unwrap_or(pointer) {
            "/subResource" => input.place("subresource"),
            "/operation" => input.place("verb"),
            rest => input.given(rest),
        })
    }

    /// Turns a pointer that begins with `/request` into a pointer into the request that was given.
    fn within(&self, pointer: &str) -> Option<String> {
        let rest = pointer.strip_prefix("/request").unwrap_or(pointer);
        match self {
            Self::Request(at) => Some(format!("{at}{rest}")),
            Self::Event(at) => Some(match rest {
                "/name" | "/namespace" => format!("{at}/objectRef{rest}"),
                "/subResource" => format!("{at}/objectRef/subresource"),
                "/operation" => format!("{at}/verb"),
                _ => match rest.strip_prefix("/object") {
                    Some(inner) => format!("{at}/requestObject{inner}"),
                    None => at.clone(),
                },
            }),
            Self::Client => None,
        }
    }
}

/// Whether an object is a request, not an object that a client sends: an AdmissionReview, an AdmissionRequest, which has
/// no kind of its own but an operation, or an `Event` of the audit log.
pub(super) fn is_request(root: Node<'_>) -> bool {
    let kind = root.member("kind").filter(|kind| kind.kind() == Kind::String);
    let Some(kind) = kind else { return root.member("operation").is_some() };
    kind.is_str("AdmissionReview") || is_event(root)
}

/// Whether an object is an event of the audit log.
fn is_event(root: Node<'_>) -> bool {
    let version = root.member("apiVersion").and_then(|version| version.as_str()).unwrap_or_default();
    root.member("kind").is_some_and(|kind| kind.is_str("Event")) && version.starts_with("audit.k8s.io/")
}

/// A request that is given at `at` and used as is.
pub(super) fn recorded(cluster: &Cluster, document: &Document, at: &str) -> Result<(Asked<Request>, At), Failure> {
    if is_event(document.root()) {
        return of_event(cluster, document.root(), at);
    }
    let (node, at) = unwrapped(document.root(), at)?;
    let given = Input::read_members(node, at.clone(), REQUEST, Nulls::Absent)?;
    // A review names the endpoint that the client called as well as the equivalent one that a hook was sent.
    let kind = gvk(&given, "requestKind", Nulls::Absent)?;
    let resource = gvr(&given, "requestResource", Nulls::Absent)?;
    let sub_resource = given.string("requestSubResource").or_else(|| given.string("subResource"));
    let client = ClientRequest {
        verb: None,
        parent: None,
        object: given.object("object")?,
        old_object: given.object("oldObject")?,
        not_stored: false,
        resource: resource.or(gvr(&given, "resource", Nulls::Absent)?),
        sub_resource: sub_resource.unwrap_or_default().into_owned(),
        name: given.string("name").map(|name| name.into_owned()),
        namespace: given.string("namespace").map(|namespace| namespace.into_owned()),
        options: given.object("options")?,
        user_info: user(&given, "userInfo", Nulls::Absent)?,
        dry_run: given.flag("dryRun"),
        field_manager: None,
        field_validation: None,
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

/// The request inside an AdmissionReview, or the given request itself.
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

/// The request of an audit event, as far as the event has recorded it.
///
/// Source: kubernetes/apiserver pkg/apis/audit/v1/types.go, pkg/audit/request.go LogRequestObject
fn of_event(cluster: &Cluster, event: Node<'_>, at: &str) -> Result<(Asked<Request>, At), Failure> {
    let text = |pointer: &str| event.at(pointer).and_then(|value| Some(value.as_str()?.into_owned()));
    let given = |pointer: &str| text(pointer).filter(|text| !text.is_empty());
    let verb = text("/verb").unwrap_or_default();
    let operation = match verb.as_str() {
        "create" => Operation::Create,
        "update" => Operation::Update,
        "delete" => Operation::Delete,
        _ => return Err(WireError::EventOfVerb { at: format!("{at}/verb"), verb }.into()),
    };
    let Some(object) = event.at("/requestObject").filter(|object| object.kind() == Kind::Object) else {
        return Err(WireError::EventWithoutObject { at: at.to_owned() }.into());
    };
    let object = Some(object.to_document());
    let (object, options) = if operation == Operation::Delete { (None, object) } else { (object, None) };
    let resource = given("/objectRef/resource").map(|resource| {
        Gvr::new(
            given("/objectRef/apiGroup").unwrap_or_default(),
            given("/objectRef/apiVersion").unwrap_or_default(),
            resource,
        )
    });
    let sender = event.at("/impersonatedUser").filter(|user| !user.is_null()).map(|user| (user, "/impersonatedUser"));
    let sender = sender.or_else(|| Some((event.at("/user")?, "/user")));
    let user_info = sender.map(|(user, place)| {
        UserInfo::read(user).map_err(|error| Failure::of("meta", &error).under(&format!("{at}{place}")))
    });
    let uri = text("/requestURI").unwrap_or_default();
    let client = ClientRequest {
        object,
        options,
        resource,
        sub_resource: text("/objectRef/subresource").unwrap_or_default(),
        name: given("/objectRef/name"),
        namespace: given("/objectRef/namespace"),
        user_info: user_info.transpose()?,
        dry_run: parameter(&uri, "dryRun").is_some(),
        field_manager: parameter(&uri, "fieldManager"),
        field_validation: parameter(&uri, "fieldValidation").and_then(|value| FieldValidation::parse(&value)),
        ..ClientRequest::default()
    };
    let kind = client.object.as_ref().and_then(kind_of);
    let place = At::Event(at.to_owned());
    let asked = cluster.fill_in(kind, Some(operation), client);
    let failed = |error: RequestError| {
        Failure::of("admission", &error).placed(|pointer| place.within(pointer).unwrap_or_default())
    };
    let asked = asked.map_err(failed)?;
    Ok((asked, place))
}

/// The kind that an object names.
fn kind_of(object: &Document) -> Option<Gvk> {
    Gvk::from_api_version(&object.root().field("apiVersion")?.as_str()?, &object.root().field("kind")?.as_str()?)
}

/// A parameter of a URI's query, unescaped; `None` if it is absent or empty.
fn parameter(uri: &str, name: &str) -> Option<String> {
    let (_, query) = uri.split_once('?')?;
    let value = query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='))?;
    let mut pieces = value.split('%');
    let mut bytes = pieces.next().unwrap_or_default().replace('+', " ").into_bytes();
    for piece in pieces {
        let (code, rest) = piece.split_at_checked(2)?;
        bytes.push(u8::from_str_radix(code, 16).ok()?);
        bytes.extend(rest.replace('+', " ").into_bytes());
    }
    Some(String::from_utf8_lossy(&bytes).into_owned()).filter(|value| !value.is_empty())
}

/// Whether a document is a request, not an object that a client sends: an AdmissionReview, a bare AdmissionRequest, or an
/// `Event` of the audit log. The operations of admission use it as is.
pub fn is_request_form(document: &Document) -> bool {
    is_request(document.root())
}

/// The request that such a document holds.
///
/// # Errors
///
/// The envelope's text, with `err`; places are pointers into the document.
pub fn read_request_form(cluster: &Cluster, document: &Document) -> Result<Asked<Request>, Vec<u8>> {
    recorded(cluster, document, "").map(|(asked, _)| asked).map_err(|failure| failure.envelope())
}

/// The place in such a document of a pointer that begins with `/request`, as findings about the request have it.
pub fn request_form_place(document: &Document, pointer: &str) -> String {
    let root = document.root();
    let at = if is_event(root) {
        At::Event(String::new())
    } else if root.member("kind").is_some_and(|kind| kind.is_str("AdmissionReview")) {
        At::Request("/request".to_owned())
    } else {
        At::Request(String::new())
    };
    at.within(pointer).unwrap_or_default()
}
