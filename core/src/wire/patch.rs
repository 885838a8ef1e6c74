//! `patch.*`: JSON Patch in both dialects.

use std::borrow::Cow;
use std::num::NonZeroU32;

use crate::json::JsonError;
use crate::objects::Complete;
use crate::patch::kube::{COPY_LIMIT, KubeError, KubeOptions};
use crate::patch::{AppliedText, Input as Which, Limits, PatchError, kube, rfc6902};
use crate::release::Release;

use super::answer::Answer;
use super::error::{Answered, Failure, WireError};
use super::input::{Form, Input, Raw, meaning};
use super::operation::{COMPLETE, MemberKind, Operation, RELEASE, TEXT, optional, required};

/// A patch that does not apply is an answer; an invalid patch, an invalid document or a limit is an error.
const REFUSALS: &[&str] = &[
    "cannot-remove-root",
    "copy-limit",
    "index-out-of-bounds",
    "invalid-index",
    "invalid-value",
    "missing-value",
    "move-into-self",
    "not-a-container",
    "path-not-found",
    "server-panics",
    "test-failed",
    "unexpected-kind",
];

pub(super) const APPLY: Operation = Operation {
    op: "patch.apply",
    line: "the document after a JSON Patch, or why the patch does not apply",
    members: &[&[
        required(
            "dialect",
            MemberKind::String,
            "`rfc6902`, strict, or `kube-apiserver`, as the server runs a webhook's patch",
        ),
        required("doc", MemberKind::Raw, "the document"),
        required("patch", MemberKind::Raw, "the operations: an array"),
        optional(
            "copyLimit",
            MemberKind::Integer,
            "the server's budget for copies in bytes: 1 to 3145728, the default; only with `kube-apiserver`",
        ),
        RELEASE,
        COMPLETE,
        TEXT,
    ]],
    verdicts: &[],
    refusals: REFUSALS,
};

#[derive(Clone, Copy)]
enum Dialect {
    Rfc6902,
    KubeApiserver,
}

const DIALECTS: &[(&str, Dialect)] = &[("rfc6902", Dialect::Rfc6902), ("kube-apiserver", Dialect::KubeApiserver)];

/// Applies a patch to a document as `patch.apply` does, for texts without an envelope around them. Returns the new text
/// of the document.
///
/// It saves reading both texts twice, as parts of an input, and the answer as part of an envelope.
///
/// # Errors
///
/// The envelope's text, with the `err` that `patch.apply` returns for these texts in `docText` and `patchText`.
pub fn apply_text(dialect: &str, doc: &[u8], patch: &[u8]) -> Result<Vec<u8>, Vec<u8>> {
    let raw = |name: &str, text| Raw { at: format!("/{name}Text"), form: Form::Text(Cow::Borrowed(text)) };
    let applied = meaning(DIALECTS, dialect, || "/dialect".to_owned())
        .and_then(|dialect| run(dialect, Release::default(), None, &raw("doc", doc), &raw("patch", patch)));
    applied.map(|applied| applied.text).map_err(|failure| failure.envelope())
}

pub(super) fn apply(input: &Input<'_>) -> Answered {
    let dialect = input.required_word("dialect", DIALECTS)?;
    let release = input.release_for_patch()?;
    // It does not affect patches, but a misspelled word is refused in every operation.
    input.words("complete", Complete::ALL)?;
    let limit = input.integer("copyLimit", 1, COPY_LIMIT.get().into())?;
    let (doc, patch) = (input.required_raw("doc")?, input.required_raw("patch")?);
    if matches!(dialect, Dialect::Rfc6902) && limit.is_some() {
        let known = APPLY.members().map(|member| member.name);
        return Err(WireError::UnknownMember {
            at: input.place("copyLimit"),
            member: "copyLimit".to_owned(),
            known: known.filter(|name| *name != "copyLimit").collect(),
            nearest: None,
        }
        .into());
    }
    let limit = limit.and_then(|limit| u32::try_from(limit).ok()).and_then(NonZeroU32::new);
    let applied = run(dialect, release, limit, &doc, &patch)?;
    let mut answer = Answer::new(input, release);
    answer.raw("doc", &applied.text).value("changed", &applied.changed, &[]);
    Ok(answer.finish())
}

fn run(
    dialect: Dialect,
    release: Release,
    copy_limit: Option<NonZeroU32>,
    doc: &Raw<'_>,
    patch: &Raw<'_>,
) -> Result<AppliedText, Failure> {
    match dialect {
        Dialect::Rfc6902 => rfc6902::apply_text(doc.text(), patch.text(), &Limits::default())
            .map_err(|error| strict(&error, doc, patch)),
        Dialect::KubeApiserver => {
            let copy_limit = copy_limit.unwrap_or(COPY_LIMIT);
            let options = KubeOptions { release, copy_limit, ..KubeOptions::default() };
            kube::apply_text(doc.text(), patch.text(), &options).map_err(|error| served(&error, doc, patch))
        }
    }
}

fn strict(error: &PatchError, doc: &Raw<'_>, patch: &Raw<'_>) -> Failure {
    let failure = Failure::of("patch", error);
    match error {
        PatchError::InvalidJson { input, reason, .. } => unreadable(failure, *input, reason, doc, patch),
        _ => at_operation(failure, patch),
    }
}

fn served(error: &KubeError, doc: &Raw<'_>, patch: &Raw<'_>) -> Failure {
    let failure = Failure::of("patch", error).with_upstream(error.upstream());
    match error {
        KubeError::InvalidJson { input, reason, .. } => unreadable(failure, *input, reason, doc, patch),
        _ => at_operation(failure, patch),
    }
}

/// A text that is not JSON: the member and the byte.
fn unreadable(failure: Failure, which: Which, reason: &JsonError, doc: &Raw<'_>, patch: &Raw<'_>) -> Failure {
    let raw = if which == Which::Patch { patch } else { doc };
    failure.under(&raw.at).at_offset(reason).about(raw.text())
}

/// An operation that does not apply, with its place in the patch if that is JSON.
fn at_operation(failure: Failure, patch: &Raw<'_>) -> Failure {
    match (&patch.form, failure.fact("opIndex")) {
        (Form::Json(_), Some(index)) => failure.under(&format!("{}/{index}", patch.at)),
        (Form::Text(_), Some(_)) => failure.under(&patch.at),
        _ => failure,
    }
}
