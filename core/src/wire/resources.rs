//! The rows that an input adds to the resource table, and members that name a kind or a resource.

use super::error::Failure;
use super::input::{Input, Nulls};
use super::operation::{Member, MemberKind, optional, required};
use crate::admission::ResourceRow;
use crate::meta::{Gvk, Gvr};

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
const GVK: &[Member] = &[
    required("group", MemberKind::String, ""),
    required("version", MemberKind::String, ""),
    required("kind", MemberKind::String, ""),
];
const GVR: &[Member] = &[
    required("group", MemberKind::String, ""),
    required("version", MemberKind::String, ""),
    required("resource", MemberKind::String, ""),
];

pub(super) fn rows(input: &Input<'_>) -> Result<Vec<ResourceRow>, Failure> {
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
