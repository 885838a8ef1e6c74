//! The built-in kinds, field by field, as the Go types of each release declare them.
//!
//! `fields.rs` and `resources.rs` are written by `core/tests/oracle/scheme`. One table serves all releases: each row
//! has a bit for each release that contains it, and the order of a struct's rows is right in every release.

#[rustfmt::skip]
mod fields;
#[rustfmt::skip]
mod resources;
mod row;

use crate::json::Node;
use crate::meta::Gvk;
use crate::release::Release;

pub(super) use fields::{SCHEMAS, STRINGS};
pub(super) use resources::ROWS;
#[cfg(feature = "admission")]
pub(super) use row::ALL;
use row::{BOTH, NONE};
pub(super) use row::{Field, ReleaseBit, Shape};

/// The bit of a release; releases before the oldest one are read by the oldest table.
pub(super) fn release_bit(release: Release) -> ReleaseBit {
    1_u8.checked_shl(release.since_oldest().into()).unwrap_or(1)
}

fn name(at: u16) -> &'static str {
    fields::NAMES.get(name_range(at)).unwrap_or_default()
}

/// Whether the name at this place is the wanted one. Lengths first: they differ for nearly all names, and encoding spends
/// its time here.
fn is_named(at: u16, wanted: &[u8]) -> bool {
    NAME_LENGTHS.get(usize::from(at)).is_some_and(|&length| usize::from(length) == wanted.len())
        && fields::NAMES.as_bytes().get(name_range(at)) == Some(wanted)
}

const NAME_COUNT: usize = fields::NAME_ENDS.len();
static NAME_LENGTHS: [u8; NAME_COUNT] = name_lengths();

#[expect(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    reason = "the compiler evaluates it, and refuses it where one of them does not hold"
)]
const fn name_lengths() -> [u8; NAME_COUNT] {
    let mut lengths = [0; NAME_COUNT];
    let (mut at, mut begin) = (0, 0);
    while at < NAME_COUNT {
        let end = fields::NAME_ENDS[at];
        assert!(end - begin <= 255, "a name of the Kubernetes API is short");
        lengths[at] = (end - begin) as u8;
        begin = end;
        at += 1;
    }
    lengths
}

fn name_range(at: u16) -> std::ops::Range<usize> {
    let at = usize::from(at);
    let end = |at| fields::NAME_ENDS.get(at).map_or(0, |&end| usize::from(end));
    at.checked_sub(1).map_or(0, end)..end(at)
}

/// The type of a kind, if it is built in.
pub(super) fn type_of(gvk: &Gvk, bit: ReleaseBit) -> Option<u16> {
    let kind = fields::KINDS.iter().find(|kind| {
        kind.releases & bit != 0
            && is_named(kind.name, gvk.kind.as_bytes())
            && kind.version == gvk.version
            && kind.group == gvk.group
    })?;
    Some(kind.typ)
}

/// The type of metadata, which every kind has.
#[cfg(feature = "admission")]
pub(super) fn object_meta(bit: ReleaseBit) -> Option<u16> {
    let Shape::Struct { first, count } = shape(type_of(&Gvk::new("", "v1", "Pod"), bit)?) else { return None };
    all_fields(first, count).iter().find(|field| field.name() == "metadata").map(|field| field.typ)
}

/// Whether a kind is registered though no release serves it in this version.
pub(super) fn is_registered_unserved(gvk: &Gvk, bit: ReleaseBit) -> bool {
    fields::UNSERVED.iter().any(|&(releases, group, version, kind)| {
        releases & bit != 0 && group == gvk.group && version == gvk.version && kind == gvk.kind
    })
}

/// Whether a version of a group has any kinds.
pub(super) fn has_version(group: &str, version: &str, bit: ReleaseBit) -> bool {
    fields::KINDS.iter().any(|kind| kind.releases & bit != 0 && kind.group == group && kind.version == version)
        || fields::UNSERVED.iter().any(|&(releases, g, v, _)| releases & bit != 0 && g == group && v == version)
}

pub(super) fn shape(typ: u16) -> Shape {
    // INVARIANT: the generator writes only places that exist; a table test walks all of them.
    fields::TYPES.get(usize::from(typ)).map_or(Shape::Json, |typ| typ.shape)
}

/// The type as Go's errors name it: `v1.PodSpec`, `[]v1.Container`, `map[string]string`.
pub(super) fn go_name(typ: u16) -> String {
    let Some(found) = fields::TYPES.get(usize::from(typ)) else { return String::new() };
    let bare = name(found.name);
    let package = fields::PACKAGES.get(usize::from(found.package)).copied().unwrap_or_default();
    match found.shape {
        Shape::Pointer(elem) => format!("*{}", go_name(elem)),
        Shape::Slice(elem) if bare.is_empty() => format!("[]{}", go_name(elem)),
        Shape::Map(elem) if bare.is_empty() => format!("map[string]{}", go_name(elem)),
        Shape::Map(elem) if package == "map" => format!("map[{bare}]{}", go_name(elem)),
        Shape::Bytes if bare.is_empty() => "[]uint8".to_owned(),
        _ if package.is_empty() => bare.to_owned(),
        _ => format!("{package}.{bare}"),
    }
}

/// The name of a struct without its package: `PodSpec`.
pub(super) fn struct_name(typ: u16) -> &'static str {
    fields::TYPES.get(usize::from(typ)).map_or("", |typ| name(typ.name))
}

/// All fields of a struct in any release; the position of a field in this list is its rank.
pub(super) fn all_fields(first: u16, count: u8) -> &'static [Field] {
    let first = usize::from(first);
    fields::FIELDS.get(first..first.saturating_add(count.into())).unwrap_or_default()
}

/// A search for the fields of a struct, key after key. It goes on behind the field that was found last: most objects, and
/// all that are printed here, have their fields in the order of the Go type.
#[derive(Clone)]
pub(super) struct Search {
    list: &'static [Field],
    bit: ReleaseBit,
    next: usize,
}

impl Search {
    pub(super) fn new(list: &'static [Field], bit: ReleaseBit) -> Self {
        Self { list, bit, next: 0 }
    }

    /// The field that a key names, with its rank.
    pub(super) fn find(&mut self, key: Node<'_>) -> Option<(usize, &'static Field)> {
        if key.is_plain() { self.find_bytes(key.body()) } else { self.find_name(&key.as_str()?) }
    }

    /// The field with this name, with its rank.
    pub(super) fn find_name(&mut self, name: &str) -> Option<(usize, &'static Field)> {
        self.find_bytes(name.as_bytes())
    }

    fn find_bytes(&mut self, name: &[u8]) -> Option<(usize, &'static Field)> {
        let (before, after) = self.list.split_at_checked(self.next).unwrap_or((self.list, &[]));
        let behind = || Some(position(after, name, self.bit)?.saturating_add(self.next));
        let rank = behind().or_else(|| position(before, name, self.bit))?;
        self.next = rank.saturating_add(1);
        self.list.get(rank).map(|field| (rank, field))
    }
}

/// The field with this name, with its rank.
#[cfg(feature = "admission")]
pub(super) fn field_named(list: &'static [Field], name: &str, bit: ReleaseBit) -> Option<(usize, &'static Field)> {
    let rank = position(list, name.as_bytes(), bit)?;
    list.get(rank).map(|field| (rank, field))
}

fn position(list: &[Field], wanted: &[u8], bit: ReleaseBit) -> Option<usize> {
    list.iter().position(|field| is_named(field.name, wanted) && field.is_in(bit))
}

impl Field {
    pub(super) fn is_in(&self, bit: ReleaseBit) -> bool {
        self.releases & bit != 0
    }

    pub(super) fn name(&self) -> &'static str {
        name(self.name)
    }

    #[cfg(feature = "admission")]
    pub(super) fn is_called(&self, name: &str) -> bool {
        is_named(self.name, name.as_bytes())
    }

    /// The Go names of the embedded structs on the way, each with a dot, as in Go's errors.
    pub(super) fn path(&self) -> &'static str {
        fields::PATHS.get(usize::from(self.path_omit >> 2)).copied().unwrap_or_default()
    }

    /// Whether Go omits the field where it is not set.
    pub(super) fn omits_unset(&self) -> bool {
        self.omits_zero() || self.omits_empty() && shape(self.typ).can_be_empty()
    }

    pub(super) fn omits_empty(&self) -> bool {
        self.path_omit & 3 != NONE
    }

    pub(super) fn omits_zero(&self) -> bool {
        self.path_omit & 3 == BOTH
    }
}

#[cfg(test)]
mod tests;
