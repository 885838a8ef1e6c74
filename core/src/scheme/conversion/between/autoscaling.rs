//! Autoscalers of `v1` and `v2`.
//!
//! Source: kubernetes/kubernetes pkg/apis/autoscaling/{v1,v2}/conversion.go

use crate::json::Document;
use crate::meta::Gvk;
use crate::release::Release;
use crate::scheme::conversion::autoscaling_v1::{Held, SPEC, STATUS, to_internal, write_old};
use crate::scheme::encode::decoded::{Struct, Value};
use crate::scheme::encode::print_struct;
use crate::scheme::tables;

/// An autoscaler of `v1` as one of `v2`, which may be there already.
pub(super) fn v1_to_v2(
    object: &Document,
    before: Option<&Document>,
    from: &Gvk,
    to: &Gvk,
    release: Release,
    name_kind: impl FnOnce(&mut Struct<'_>, &Gvk),
) -> Option<Document> {
    let bit = tables::release_bit(release);
    let mut root = Value::root(object.root());
    let old = root.open(tables::type_of(from, bit)?, bit)?;
    let held = Held::read(old);
    let mut before = before.map(|before| Value::root(before.root()));
    let new_typ = tables::type_of(to, bit)?;
    let before = before.as_mut().and_then(|before| before.open(new_typ, bit));
    let mut new = to_internal(old, &held, before, release)?;
    name_kind(&mut new, to);
    Some(print_struct(&Value::Struct(new), new_typ, bit))
}

/// An autoscaler of `v2` as one of `v1`.
pub(super) fn v2_to_v1<'a>(old: &mut Struct<'a>, new: &mut Struct<'a>) {
    for (part, fields) in [("spec", SPEC.as_slice()), ("status", STATUS.as_slice())] {
        if let (Some(old), Some(new)) = (old.open(part), new.open(part)) {
            new.copy_from(old, fields);
        }
    }
    write_old(new, old);
}
