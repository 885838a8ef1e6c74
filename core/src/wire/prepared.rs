//! The objects that an input holds, read once, and what the domains make of them.

#[cfg(feature = "admission")]
use std::sync::OnceLock;

use super::error::{Failure, WireError};
#[cfg(feature = "admission")]
use super::input::Nulls;
use super::input::{Input, Raw, document_of};
#[cfg(feature = "admission")]
use super::operation::optional;
use super::operation::{COMPLETE, Member, MemberKind, RELEASE, required};
#[cfg(feature = "admission")]
use crate::admission::{Cluster, ResourceRow};
use crate::json::{Document, Kind};
#[cfg(feature = "admission")]
use crate::meta::{Gvk, Gvr};
use crate::objects::{Complete, Objects};
use crate::release::Release;

pub(super) const OBJECTS: Member = required(
    "objects",
    MemberKind::Raw,
    "webhook configurations, Namespaces, CustomResourceDefinitions, as `kubectl get -o json` prints them: a list or one object",
);
#[cfg(feature = "admission")]
pub(super) const RESOURCES: Member = optional(
    "resources",
    MemberKind::List,
    "rows that add to the resource table: `group, version, resource, subresource?, kind?: {group, version, kind}, key?`",
);

#[cfg(feature = "admission")]
const ROW: &[Member] = &[
    required("group", MemberKind::String, ""),
    required("version", MemberKind::String, ""),
    required("resource", MemberKind::String, ""),
    optional("subresource", MemberKind::String, ""),
    optional("kind", MemberKind::Object, ""),
    optional("key", MemberKind::String, ""),
];
#[cfg(feature = "admission")]
pub(super) const GVK: &[Member] = &[
    required("group", MemberKind::String, ""),
    required("version", MemberKind::String, ""),
    required("kind", MemberKind::String, ""),
];
#[cfg(feature = "admission")]
pub(super) const GVR: &[Member] = &[
    required("group", MemberKind::String, ""),
    required("version", MemberKind::String, ""),
    required("resource", MemberKind::String, ""),
];

/// What objects are prepared from.
pub(super) const MEMBERS: &[Member] = &[
    OBJECTS,
    #[cfg(feature = "admission")]
    RESOURCES,
    RELEASE,
    COMPLETE,
];

/// The objects of an input, and what each domain makes of them.
#[derive(Debug, Clone)]
pub(super) struct Prepared {
    objects: Objects,
    release: Release,
    complete: Vec<Complete>,
    place: Place,
    #[cfg(feature = "admission")]
    rows: Vec<ResourceRow>,
    /// Compiled when admission is first asked.
    #[cfg(feature = "admission")]
    cluster: OnceLock<Result<Cluster, Failure>>,
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
        let complete = input.words("complete", Complete::ALL)?;
        #[cfg(feature = "admission")]
        let rows = rows(input)?;
        let (documents, place) = match &input.raw("objects")? {
            Some(raw) => documents(raw)?,
            None => (Vec::new(), Place { at: "/objects".to_owned(), single: false }),
        };
        let objects = Objects::read(&documents);
        // The area is that of the domain which has always read them.
        let objects = objects.map_err(|error| Failure::of("admission", &error).placed(|pointer| place.of(pointer)))?;
        Ok(Self {
            objects,
            release,
            complete,
            place,
            #[cfg(feature = "admission")]
            rows,
            #[cfg(feature = "admission")]
            cluster: OnceLock::new(),
        })
    }

    /// The objects as they were given.
    #[cfg(test)]
    pub(super) fn objects(&self) -> &Objects {
        &self.objects
    }

    /// The cluster that admission makes of the objects.
    #[cfg(feature = "admission")]
    pub(super) fn cluster(&self) -> Result<&Cluster, Failure> {
        let compile = || {
            let cluster = Cluster::compile(&self.objects, self.release);
            let cluster =
                cluster.map_err(|error| Failure::of("admission", &error).placed(|pointer| self.place.of(pointer)))?;
            Ok(cluster.with_resources(self.rows.clone()).complete(&self.complete))
        };
        self.cluster.get_or_init(compile).as_ref().map_err(Failure::clone)
    }

    /// One of the objects' own pointers as a pointer into the input.
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

#[cfg(feature = "admission")]
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
#[cfg(feature = "admission")]
pub(super) fn gvk(input: &Input<'_>, name: &'static str, nulls: Nulls) -> Result<Option<Gvk>, Failure> {
    let Some(node) = input.node(name) else { return Ok(None) };
    let gvk = Input::read_members(node, input.place(name), GVK, nulls)?;
    let part = |name| gvk.string(name).unwrap_or_default();
    Ok(Some(Gvk::new(part("group"), part("version"), part("kind"))))
}

/// A member that is `{group, version, resource}`.
#[cfg(feature = "admission")]
pub(super) fn gvr(input: &Input<'_>, name: &'static str, nulls: Nulls) -> Result<Option<Gvr>, Failure> {
    let Some(node) = input.node(name) else { return Ok(None) };
    Ok(Some(gvr_of(&Input::read_members(node, input.place(name), GVR, nulls)?)))
}

#[cfg(feature = "admission")]
fn gvr_of(input: &Input<'_>) -> Gvr {
    let part = |name| input.string(name).unwrap_or_default();
    Gvr::new(part("group"), part("version"), part("resource"))
}
