//! `admission.default`: an object with the defaults of its kind.

use super::answer::Answer;
use super::error::{Answered, WireError};
use super::input::Input;
use super::operation::{COMPLETE, MemberKind, Operation, RELEASE, TEXT, optional, required};
use super::request::refused;
use crate::admission::{as_stored, in_version, with_conversion, with_defaults};
use crate::meta::{Precision, Time};
use crate::objects::Complete;

pub(super) const DEFAULT: Operation = Operation {
    op: "admission.default",
    line: "an object with the defaults of its kind, as the server sets them before admission, and what they change",
    members: &[&[
        required("object", MemberKind::Raw, "the object, of a built-in kind, as a client sends it"),
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

pub(super) fn default(input: &Input<'_>) -> Answered {
    let release = input.release()?;
    // It does not matter here, but a misspelled word is refused in every operation.
    input.words("complete", Complete::ALL)?;
    let object = input.required_raw("object")?.document()?;
    let old = input.raw("oldObject")?.map(|raw| raw.document()).transpose()?;
    let object_uid = input.string("objectUid");
    let now = input.string("now").map(|now| Time::parse(&now, Precision::Seconds)).transpose();
    let now = now.map_err(|_| WireError::WrongType { at: input.place("now"), wanted: "time", got: "string" })?;
    let now = now.map(|now| now.to_text(Precision::Seconds));
    let defaulted = match input.string("to") {
        _ if input.flag("stored") => as_stored(&object, old.as_ref(), now.as_deref(), object_uid.as_deref(), release),
        Some(to) => in_version(&object, &to, release),
        None if input.flag("conversion") => with_conversion(&object, release),
        None => with_defaults(&object, release),
    };
    let defaulted = defaulted.map_err(|error| refused(&error, input))?;
    let mut answer = Answer::new(input, release);
    answer.raw("object", defaulted.object.text());
    answer.value("changes", &defaulted.changes, &["value"]);
    if !defaulted.dropped.is_empty() {
        answer.value("dropped", &defaulted.dropped, &[]);
    }
    answer.value("assumed", &defaulted.assumed, &[]);
    Ok(answer.finish())
}
