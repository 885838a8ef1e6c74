//! What the server fills into an object before a webhook sees it, as far as a patch can tell.
//!
//! A plugin that is switched off adds nothing. So a patch may fail on a field that a webhook of a server with the plugin
//! finds, or a `test` may pass because the field is absent. In these cases the answer is not known; which values are
//! filled in does not matter for that, only where.
//!
//! Source: kubernetes/kubernetes plugin/pkg/admission; kubernetes/apiserver pkg/endpoints/handlers/{create,update}.go

mod places;

use std::borrow::Cow;
use std::ops::ControlFlow;

use places::{Place, places};

use crate::admission::cluster::Cluster;
use crate::admission::request::{Operation, Request};
use crate::json::{Document, Kind, Node, Pointer, equal};
use crate::patch::Patch;
use crate::patch::kube::{Before, KubeError, KubeOptions, before_each};

/// The places of one object at which the server fills something in.
#[derive(Debug)]
pub(super) struct Filled {
    places: Vec<Place>,
}

/// A field that the server fills in, or an element that it adds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FilledField {
    pub(super) path: Pointer,
    /// What fills it in, such as `defaults` or `plugin/ServiceAccount`.
    pub(super) by: &'static str,
}

/// What a patch has to do with such fields.
#[derive(Debug, Default)]
pub(super) struct Judged {
    /// Whether the patch applies depends on this one.
    pub(super) depends_on: Option<FilledField>,
    /// Operations that apply go through these.
    pub(super) touched: Vec<FilledField>,
}

impl Filled {
    /// `None` if the object is as a server had it, or if nothing is filled in.
    pub(super) fn of((cluster, request): (&Cluster, &Request), object: &Document) -> Option<Self> {
        if request.recorded || !matches!(request.operation, Operation::Create | Operation::Update) {
            return None;
        }
        Some(Self { places: places((cluster, request), object) })
    }

    /// Goes through a patch once more; `error` says why it does not apply.
    ///
    /// Cost: as much as applying the patch; almost nothing if no path leads to such a field.
    pub(super) fn judge(
        &self,
        object: &Document,
        patch: &Patch,
        options: &KubeOptions,
        error: Option<&KubeError>,
    ) -> Judged {
        let mut judged = Judged::default();
        if !patch.document().root().elements().any(|operation| self.concerns(operation)) {
            return judged;
        }
        let failed = error.and_then(at_fault);
        before_each(object, patch, options, |before| {
            let fails = failed == Some(before.op_index());
            judged.depends_on = self.operation(before, fails, &mut judged.touched);
            if fails || judged.depends_on.is_some() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        judged
    }

    /// Whether an operation leads to such a field or below it, or compares a value that contains one.
    fn concerns(&self, operation: Node<'_>) -> bool {
        let tests = operation.member("op").is_some_and(|op| op.is_str("test"));
        ["path", "from"].into_iter().filter_map(|name| operation.member(name)?.as_str()).any(|path| {
            let depth = path.bytes().filter(|&byte| byte == b'/').count();
            self.places.iter().any(|place| (tests || place.tokens.len() <= depth) && place.is_on(&path))
        })
    }

    /// The field that decides whether an operation applies; without one, the fields that it goes through are noted.
    fn operation(
        &self,
        before: &mut Before<'_, '_>,
        fails: bool,
        touched: &mut Vec<FilledField>,
    ) -> Option<FilledField> {
        let op = before.op();
        let tests = op == "test";
        let (from, path) = (before.from().filter(|_| op == "move" || op == "copy"), before.path());
        let adds = !matches!(&*op, "remove" | "replace" | "test");
        let pointers = [(from, false), (path, adds)];
        for (path, inserts) in pointers.into_iter().filter_map(|(path, adds)| Some((path?, adds))) {
            let reach = before.reach(&path);
            if let Some(missing) = path.get(..=reach.depth) {
                let is_last = missing.len() == path.len();
                // A member that is added to an object need not exist.
                if fails && inserts && is_last && reach.len.is_none() {
                    continue;
                }
                let mark = self.missing(missing, reach.len, inserts && is_last);
                if fails || tests {
                    return mark;
                }
                touched.extend(mark);
            } else if tests {
                let existing = before.get(&path)?;
                let mut found = None;
                let walk = &mut Walk { places: &self.places, path, found: &mut found };
                let depends = if fails {
                    walk.could_be(existing.root(), before.value()?)
                } else {
                    walk.lacks(existing.root());
                    true
                };
                return found.filter(|_| depends);
            } else if !fails && let Some(place) = self.places.iter().find(|place| place.added > 0 && place.is(&path)) {
                touched.push(filled_field(&path, place.by));
            }
        }
        None
    }

    /// The place of a missing field or element. `len` is the length of the list that lacks the element.
    fn missing(&self, missing: &[String], len: Option<usize>, inserts: bool) -> Option<FilledField> {
        let place = match (len, missing.split_last()?) {
            (None, _) => self.places.iter().find(|place| place.is(missing))?,
            (Some(len), (index, list)) => {
                let place = self.places.iter().find(|place| place.added > 0 && place.is(list))?;
                let end = len.saturating_add(place.added).saturating_add(usize::from(inserts));
                let reached = match index.parse::<i64>() {
                    Ok(index) if index < 0 => usize::try_from(index.unsigned_abs()).is_ok_and(|back| back <= end),
                    Ok(index) => usize::try_from(index).is_ok_and(|at| at < end),
                    Err(_) => index == "-" && inserts,
                };
                Some(place).filter(|_| reached)?
            }
        };
        Some(filled_field(missing, place.by))
    }
}

/// The operation that fails in a way in which a missing field makes it fail.
fn at_fault(error: &KubeError) -> Option<usize> {
    match error {
        KubeError::MissingValue { at, .. }
        | KubeError::InvalidIndex { at, .. }
        | KubeError::TestFailed { at, .. }
        | KubeError::ServerPanics { at, .. } => Some(at.op_index),
        _ => None,
    }
}

fn filled_field(path: &[String], by: &'static str) -> FilledField {
    FilledField { path: path.iter().fold(Pointer::root(), |path, token| path.join(token)), by }
}

/// A walk through a value that a `test` compares.
struct Walk<'a> {
    places: &'a [Place],
    /// Where the walk is.
    path: Vec<String>,
    /// The first field on the way that the server fills in.
    found: &'a mut Option<FilledField>,
}

impl Walk<'_> {
    /// Finds a missing field that is filled in.
    fn lacks(&mut self, existing: Node<'_>) {
        let places = self.places.iter().filter(|place| place.begins_with(&self.path));
        for place in places {
            let mut path = self.path.clone();
            let rest = place.tokens.get(path.len()..).unwrap_or_default();
            if absent(existing, rest, place, &mut path) {
                *self.found = Some(filled_field(&path, place.by));
                return;
            }
        }
    }

    /// Whether a value equals the expected one except for fields that are filled in.
    fn could_be(&mut self, existing: Node<'_>, expected: Node<'_>) -> bool {
        if equal(existing, expected) {
            // It may still differ once it is filled in; that is settled where something differs.
            return true;
        }
        match (existing.kind(), expected.kind()) {
            (Kind::Object, Kind::Object) => {
                existing.members().all(|member| {
                    let name = member.name();
                    expected
                        .member(&name)
                        .is_some_and(|value| self.within(name, |walk| walk.could_be(member.value, value)))
                }) && expected.members().all(|member| {
                    let name = member.name();
                    existing.member(&name).is_some() || self.within(name, Walk::is_filled)
                })
            }
            (Kind::Array, Kind::Array) => {
                let (len, wanted) = (existing.elements().count(), expected.elements().count());
                let added = self.places.iter().find(|place| place.added > 0 && place.is(&self.path));
                let end = len.saturating_add(added.map_or(0, |place| place.added));
                if let Some(place) = added.filter(|_| wanted > len) {
                    *self.found = Some(filled_field(&self.path, place.by));
                }
                (len..=end).contains(&wanted)
                    && existing.elements().zip(expected.elements()).enumerate().all(|(index, (existing, expected))| {
                        self.within(index.to_string().into(), |walk| walk.could_be(existing, expected))
                    })
            }
            _ => existing.is_str("") && self.is_filled(),
        }
    }

    fn within(&mut self, token: Cow<'_, str>, look: impl FnOnce(&mut Self) -> bool) -> bool {
        self.path.push(token.into_owned());
        let found = look(self);
        self.path.pop();
        found
    }

    /// Whether the current place gets filled in.
    fn is_filled(&mut self) -> bool {
        let place = self.places.iter().find(|place| place.is(&self.path));
        if let Some(place) = place {
            self.found.get_or_insert(filled_field(&self.path, place.by));
        }
        place.is_some()
    }
}

/// Whether a place below a value is missing; `path` then leads to it.
fn absent(node: Node<'_>, rest: &[String], place: &Place, path: &mut Vec<String>) -> bool {
    let Some((token, below)) = rest.split_first() else {
        if place.added > 0 && node.kind() == Kind::Array {
            path.push("-".to_owned());
            return true;
        }
        return node.is_str("");
    };
    let mut step = |token: Cow<'_, str>, node| {
        path.push(token.into_owned());
        let found = absent(node, below, place, path);
        if !found {
            path.pop();
        }
        found
    };
    if token == "*" {
        return match node.kind() {
            Kind::Array => node.elements().enumerate().any(|(index, node)| step(index.to_string().into(), node)),
            _ => !below.is_empty() && node.members().any(|member| step(member.name(), member.value)),
        };
    }
    match node.member(token).filter(|member| !member.is_null()) {
        Some(member) => step(token.into(), member),
        None if below.is_empty() && node.kind() == Kind::Object => {
            path.push(token.clone());
            true
        }
        None => false,
    }
}
