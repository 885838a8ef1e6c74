//! The rows of `walk.rs`, and the walk.

use super::context::Context;
use super::core_v1;
use crate::scheme::encode::decoded::{Struct, Value};
use crate::scheme::tables::ReleaseBit;

/// A function that sets defaults in a struct.
pub(super) type Defaults = fn(&mut Struct<'_>, &Context);

/// What is done with a struct; a field that the release does not have is passed over.
pub(super) enum Step {
    /// Calls a function.
    Call(Defaults),
    /// Rounds the amounts of a field up, as every ResourceList's are.
    Quantities(&'static str),
    /// Goes into a field, unless it is a nil pointer.
    In(&'static str, &'static [Step]),
    /// Goes into each element of a list.
    Each(&'static str, &'static [Step]),
    /// Sets a field if it is unset.
    Fill(&'static str, Literal),
}

/// A value that the generated code sets itself.
pub(super) enum Literal {
    Bool(bool),
    Integer(i64),
    Text(&'static str),
    /// A struct that holds an empty one in this field.
    Holding(&'static str),
}

/// What is done with the objects of a kind.
pub(super) struct Kind {
    pub(super) releases: ReleaseBit,
    pub(super) group: &'static str,
    pub(super) version: &'static str,
    pub(super) kind: &'static str,
    pub(super) steps: &'static [Step],
}

pub(super) const fn kind(
    releases: ReleaseBit,
    group: &'static str,
    version: &'static str,
    kind: &'static str,
    steps: &'static [Step],
) -> Kind {
    Kind { releases, group, version, kind, steps }
}

/// Does the steps in order.
pub(super) fn walk(steps: &[Step], value: &mut Struct<'_>, context: &Context) {
    let mut search = value.search();
    for step in steps {
        match step {
            Step::Call(call) => call(value, context),
            Step::Quantities(field) => core_v1::set_defaults_resource_list(value, field),
            Step::In(field, steps) => {
                if let Some(below) = search.find_name(field).and_then(|found| value.open_field(found)) {
                    walk(steps, below, context);
                }
            }
            Step::Each(field, steps) => {
                let bit = value.bit();
                let wants = |typ, element: &Value<'_>| !has_nothing_for(steps, element, typ, bit);
                value.each_of(field, wants, |element| walk(steps, element, context));
            }
            Step::Fill(field, literal) => match literal {
                Literal::Bool(set) => value.fill_bool(field, *set),
                Literal::Integer(number) => value.fill_integer(field, *number),
                Literal::Text(text) => value.fill_text(field, text),
                Literal::Holding(inner) => {
                    if value.is_nil(field) {
                        value.make(field).and_then(|made| made.make(inner));
                    }
                }
            },
        }
    }
}

/// Whether no step finds anything in a struct, such as an environment variable that has no `valueFrom`.
fn has_nothing_for(steps: &[Step], value: &Value<'_>, typ: u16, bit: ReleaseBit) -> bool {
    steps.iter().all(|step| match step {
        Step::In(field, _) | Step::Quantities(field) | Step::Each(field, _) => value.lacks(typ, bit, field),
        Step::Call(_) | Step::Fill(..) => false,
    })
}
