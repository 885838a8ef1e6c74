//! The cluster that an input holds, and one that is prepared once for many inputs.

use crate::admission::{Cluster, Complete, ResourceRow};
use crate::json::{Document, Kind};
use crate::meta::{Gvk, Gvr};

use super::error::{Failure, WireError};
use super::input::{Beside, Input, Nulls, Raw, document_of, read};
use super::operation::{Answer, COMPLETE, Member, MemberKind, OPERATIONS, RELEASE, find, optional, required};

pub(super) const OBJECTS: Member = required(
    "objects",
    MemberKind::Raw,
    "webhook configurations, Namespaces, CustomResourceDefinitions, as `kubectl get -o json` prints them: a list or one object",
);
pub(super) const RESOURCES: Member = optional(
    "resources",
    MemberKind::List,
    "rows that add to the resource table: `group, version, resource, subresource?, kind?: {group, version, kind}, key?`",
);

const ROW: &[Member] = &[
    required("group", MemberKind::String, ""),
    required("version", MemberKind::String, ""),
    required("resource", MemberKind::String, ""),
    optional("subresource", MemberKind::String, ""),
    optional("kind", MemberKind::Object, ""),
    optional("key", MemberKind::String, ""),
];
pub(super) const GVK: &[Member] = &[
    required("group", MemberKind::String, ""),
    required("version", MemberKind::String, ""),
    required("kind", MemberKind::String, ""),
];
pub(super) const GVR: &[Member] = &[
    required("group", MemberKind::String, ""),
    required("version", MemberKind::String, ""),
    required("resource", MemberKind::String, ""),
];

const COMPLETE_WORDS: &[(&str, Complete)] = &[("namespaces", Complete::Namespaces), ("crds", Complete::Crds)];

/// A cluster and where its objects stand in the input.
#[derive(Debug, Clone)]
pub(super) struct Prepared {
    pub(super) cluster: Cluster,
    place: Place,
}

/// How the cluster's own pointers, which begin with `/objects`, become pointers into the input.
#[derive(Debug, Clone)]
struct Place {
    /// `/objects` or `/objectsText`.
    at: String,
    /// Whether one object stands there instead of a list of them.
    single: bool,
}

impl Place {
    fn of(&self, pointer: &str) -> String {
        let Some(rest) = pointer.strip_prefix("/objects") else { return pointer.to_owned() };
        let rest = if self.single { rest.strip_prefix("/0").unwrap_or(rest) } else { rest };
        format!("{}{rest}", self.at)
    }
}

impl Prepared {
    /// Reads `objects`, `release`, `complete` and `resources`.
    pub(super) fn read(input: &Input<'_>) -> Result<Self, Failure> {
        let release = input.release()?;
        let complete = input.words("complete", COMPLETE_WORDS)?;
        let rows = rows(input)?;
        let objects = input.raw("objects")?;
        let (documents, place) = match &objects {
            Some(raw) => documents(raw)?,
            None => (Vec::new(), Place { at: "/objects".to_owned(), single: false }),
        };
        let cluster = Cluster::new(documents, release)
            .map_err(|error| Failure::of("admission", &error).placed(|pointer| place.of(pointer)))?
            .with_resources(rows)
            .complete(&complete);
        Ok(Self { cluster, place })
    }

    /// The full key of the hook that a key means, which stands at `at`.
    pub(super) fn hook(&self, key: &str, at: &str) -> Result<String, Failure> {
        match self.cluster.hook(key) {
            Ok(hook) => Ok(hook.key().to_owned()),
            Err(error) => Err(Failure::of("admission", &error).under(at)),
        }
    }

    /// One of the cluster's own pointers as a pointer into the input.
    pub(super) fn place(&self, pointer: &str) -> String {
        self.place.of(pointer)
    }
}

fn documents(raw: &Raw<'_>) -> Result<(Vec<Document>, Place), Failure> {
    let document = raw.document()?;
    let root = document.root();
    let single = root.kind() != Kind::Array;
    if single && root.kind() != Kind::Object {
        let wanted = "array or object";
        return Err(WireError::WrongType { at: raw.at.clone(), wanted, got: root.kind().go_name() }.into());
    }
    let documents = if single {
        vec![document.clone()]
    } else {
        let each = root.elements().map(document_of).collect::<Result<_, _>>();
        each.map_err(|error| Failure::from(error).under(&raw.at))?
    };
    Ok((documents, Place { at: raw.at.clone(), single }))
}

fn rows(input: &Input<'_>) -> Result<Vec<ResourceRow>, Failure> {
    let Some(list) = input.node("resources") else { return Ok(Vec::new()) };
    let read = |(index, node)| {
        let row = Input::read_members(node, format!("{}/{index}", input.place("resources")), ROW, Nulls::Refused)?;
        Ok(ResourceRow {
            resource: gvr_of(&row),
            sub_resource: row.string("subresource").unwrap_or_default().into_owned(),
            kind: gvk(&row, "kind", Nulls::Refused)?,
            key: row.string("key").map(|key| key.into_owned()),
        })
    };
    list.elements().enumerate().map(read).collect()
}

/// A member that is `{group, version, kind}`.
pub(super) fn gvk(input: &Input<'_>, name: &'static str, nulls: Nulls) -> Result<Option<Gvk>, Failure> {
    let Some(node) = input.node(name) else { return Ok(None) };
    let gvk = Input::read_members(node, input.place(name), GVK, nulls)?;
    let part = |name| gvk.string(name).unwrap_or_default();
    Ok(Some(Gvk::new(part("group"), part("version"), part("kind"))))
}

/// A member that is `{group, version, resource}`.
pub(super) fn gvr(input: &Input<'_>, name: &'static str, nulls: Nulls) -> Result<Option<Gvr>, Failure> {
    let Some(node) = input.node(name) else { return Ok(None) };
    Ok(Some(gvr_of(&Input::read_members(node, input.place(name), GVR, nulls)?)))
}

fn gvr_of(input: &Input<'_>) -> Gvr {
    let part = |name| input.string(name).unwrap_or_default();
    Gvr::new(part("group"), part("version"), part("resource"))
}

/// A cluster that is prepared once and asked often, for the bindings.
///
/// It answers the operations that have a member `objects`, byte for byte as [`super::call`] does, for an input without
/// `objects`, `resources`, `release` and `complete`.
#[derive(Debug, Clone)]
pub struct Handle {
    prepared: Prepared,
}

/// Members that a handle has been made of already.
const PREPARED: [&str; 4] = ["objects", "resources", "release", "complete"];

impl Handle {
    /// Prepares `{"objects", "release"?, "complete"?, "resources"?}`.
    ///
    /// # Errors
    ///
    /// The envelope's text, with `err`.
    pub fn new(input: &[u8]) -> Result<Self, Vec<u8>> {
        let prepare = || {
            let document = read(input)?;
            let members = &[OBJECTS, RESOURCES, RELEASE, COMPLETE];
            Prepared::read(&Input::read_members(document.root(), String::new(), members, Nulls::Refused)?)
        };
        prepare().map(|prepared| Self { prepared }).map_err(|failure| failure.envelope())
    }

    /// Answers one operation on this cluster.
    pub fn call(&self, op: &str, input: &[u8]) -> Vec<u8> {
        self.ask(op, input, None)
    }

    /// Answers one operation on this cluster, with the text of one of its raw members beside the input.
    ///
    /// The answer is that of [`Self::call`] where the input holds the text in the member's `Text` twin; what it saves is
    /// writing the text as a JSON string and reading it twice.
    pub fn call_with_text(&self, op: &str, input: &[u8], member: &str, text: &[u8]) -> Vec<u8> {
        self.ask(op, input, Some(Beside { member, text }))
    }

    fn ask(&self, op: &str, input: &[u8], beside: Option<Beside<'_>>) -> Vec<u8> {
        let answered = find(op).and_then(|entry| {
            let Answer::OnCluster(answer) = entry.answer else {
                let known = OPERATIONS.iter().filter(|entry| matches!(entry.answer, Answer::OnCluster(_)));
                let known = known.map(|entry| entry.operation.op).collect();
                return Err(WireError::NotAboutACluster { op: op.to_owned(), known }.into());
            };
            let document = read(input)?;
            let members = entry.operation.members.iter();
            let members: Vec<Member> = members.filter(|member| !PREPARED.contains(&member.name)).copied().collect();
            let input = Input::read_beside(document.root(), String::new(), &members, Nulls::Refused, beside)?;
            answer(&self.prepared, &input)
        });
        answered.unwrap_or_else(|failure| failure.envelope())
    }
}
