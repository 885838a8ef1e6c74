//! `admission.default`: an object with the defaults of its kind.

use super::admission::SOME_OBJECTS;
use super::answer::Answer;
use super::error::Answered;
use super::input::Input;
use super::operation::{COMPLETE, MemberKind, Operation, RELEASE, TEXT, optional, required};
use super::prepared::Prepared;
use super::request::{now, refused};
use super::resources::RESOURCES;

pub(super) const DEFAULT: Operation = Operation {
    op: "admission.default",
    line: "an object with the defaults of its kind, as the server sets them before admission, and what they change",
    members: &[&[
        required("object", MemberKind::Raw, "the object as a client sends it"),
        SOME_OBJECTS,
        RESOURCES,
        optional(
            "conversion",
            MemberKind::Bool,
            "whether the object is converted to the server's internal type and back, too, as webhooks see it",
        ),
        optional(
            "stored",
            MemberKind::Bool,
            "whether the object is answered as it is stored: after the strategy of its kind, without webhooks and plugins",
        ),
        optional("oldObject", MemberKind::Raw, "with `stored`, the object that is changed"),
        optional("now", MemberKind::String, "with `stored`, the time of the request, as in `2030-01-01T00:00:00Z`"),
        optional("objectUid", MemberKind::String, "with `stored`, the uid of a new object"),
        optional("to", MemberKind::String, "the version to which the object is converted, such as `autoscaling/v2`"),
        RELEASE,
        COMPLETE,
        TEXT,
    ]],
    verdicts: &[],
    refusals: &[],
};

pub(super) fn default(prepared: &Prepared, input: &Input<'_>) -> Answered {
    let cluster = prepared.cluster()?;
    let object = input.required_raw("object")?.document()?;
    let old = input.raw("oldObject")?.map(|raw| raw.document()).transpose()?;
    let object_uid = input.string("objectUid");
    let now = now(input)?;
    let defaulted = match input.string("to") {
        _ if input.flag("stored") => cluster.as_stored(&object, old.as_ref(), now.as_deref(), object_uid.as_deref()),
        Some(to) => cluster.in_version(&object, &to),
        None if input.flag("conversion") => cluster.with_conversion(&object),
        None => cluster.with_defaults(&object),
    };
    let defaulted = defaulted.map_err(|error| refused(&error, input))?;
    let mut answer = Answer::new(input, cluster.release());
    answer.raw("object", defaulted.object.text());
    answer.value("changes", &defaulted.changes, &["value"]);
    if !defaulted.dropped.is_empty() {
        answer.value("dropped", &defaulted.dropped, &[]);
    }
    answer.value("assumed", &defaulted.assumed, &[]);
    Ok(answer.finish())
}
