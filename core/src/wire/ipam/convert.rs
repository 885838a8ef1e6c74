//! `ipam.convert`: a result in another version of CNI.

use crate::ipam::cni::{ResultError, VersionedResult};
use crate::json::Document;
use crate::objects::Complete;
use crate::release::Plugins;
use crate::wire::answer::Answer;
use crate::wire::error::{Answered, WireError};
use crate::wire::input::{Form, Input};
use crate::wire::operation::{COMPLETE, MemberKind, Operation, RELEASE, optional, required, verdict};
use crate::wire::said::Said;

pub(crate) const CONVERT: Operation = Operation {
    op: "ipam.convert",
    line: "a result in another version of CNI, as the library of the CNI project converts it",
    members: &[&[
        required("result", MemberKind::Raw, "the result, as an ADD prints it"),
        required("to", MemberKind::String, "the version to convert to; empty is 0.1.0"),
        optional("from", MemberKind::String, "the version whose type reads the result; default its `cniVersion`"),
        RELEASE,
        COMPLETE,
    ]],
    verdicts: &[verdict("valid", 0), verdict("invalid", 1), verdict("crashed", 1)],
    refusals: &[],
};

pub(crate) fn convert(input: &Input<'_>) -> Answered {
    let release = input.release()?;
    input.words("complete", Complete::ALL)?;
    let raw = input.raw("result")?.ok_or(WireError::MissingMember { member: "result" })?;
    let text = match &raw.form {
        Form::Json(node) => node.text(),
        Form::Text(text) => text,
    };
    let from = input.string("from");
    let to = input.string("to").unwrap_or_default();
    let converted = VersionedResult::parse(text, from.as_deref()).and_then(|result| result.convert(&to));
    let mut answer = Answer::plain(release);
    answer.value("cni", &"1.3.1", &[]);
    match converted {
        Ok(result) => {
            let printed = result.printed(Plugins::default());
            let compact = Document::printed(printed.clone().into_bytes()).to_compact();
            answer.value("verdict", &"valid", &[]).json("result", compact, &[]).value("printed", &printed, &[]);
        }
        Err(ResultError::NullElement) => drop(answer.value("verdict", &"crashed", &[])),
        Err(error) => {
            answer.value("verdict", &"invalid", &[]).value("reason", &Reason::of(&error), &[]);
        }
    }
    Ok(answer.finish())
}

type Reason<'a> = Said<'a, ResultError>;
