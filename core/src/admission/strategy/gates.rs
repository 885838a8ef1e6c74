//! Fields behind a gate that is off: dropped, unless the old object uses them.

use crate::release::Release;
use crate::scheme::decoded::Struct;

/// A gate, and the fields that are behind it.
#[derive(Debug)]
pub(super) struct Gate {
    /// Whether the gate is on in a release; `None` for one that is off in all.
    pub(super) is_on: Option<fn(Release) -> bool>,
    /// The paths of the fields, with a dot between two steps. A step names a field, or several with `|` between them;
    /// `[]` after it stands for the elements of a list, `{}` for the values of a map.
    pub(super) paths: &'static [&'static str],
}

/// A gate that is off in all releases.
pub(super) const fn off(paths: &'static [&'static str]) -> Gate {
    Gate { is_on: None, paths }
}

/// A gate that is on in some releases.
pub(super) const fn on(is_on: fn(Release) -> bool, paths: &'static [&'static str]) -> Gate {
    Gate { is_on: Some(is_on), paths }
}

/// Drops the fields of each gate that is off and of which the old object uses none.
pub(super) fn drop_disabled(object: &mut Struct<'_>, old: Option<&Struct<'_>>, gates: &[Gate], release: Release) {
    for gate in gates.iter().filter(|gate| gate.is_on.is_none_or(|is_on| !is_on(release))) {
        // What would be dropped from the old object is in use.
        let in_use = old.is_some_and(|old| gate.drop_from(&mut old.clone()));
        if !in_use {
            gate.drop_from(object);
        }
    }
}

impl Gate {
    /// Drops the fields, and answers whether there were any.
    fn drop_from(&self, object: &mut Struct<'_>) -> bool {
        self.paths.iter().fold(false, |any, path| drop_at(object, path) | any)
    }
}

fn drop_at(value: &mut Struct<'_>, path: &str) -> bool {
    let Some((step, rest)) = path.split_once('.') else {
        return path.split('|').fold(false, |any, field| {
            let given = !value.is_nil(field);
            value.clear(field);
            given | any
        });
    };
    let names = step.trim_end_matches(['[', ']', '{', '}']);
    let mut any = false;
    for name in names.split('|') {
        if step.ends_with(']') {
            value.each(name, |element| any |= drop_at(element, rest));
        } else if step.ends_with('}') {
            value.each_value(name, |element| any |= drop_at(element, rest));
        } else if let Some(below) = value.open(name) {
            any |= drop_at(below, rest);
        }
    }
    any
}
