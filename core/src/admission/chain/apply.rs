//! Applying a webhook's patch to the object.
//!
//! Source: kubernetes/apiserver pkg/admission/plugin/webhook/mutating/dispatcher.go callAttrMutatingHook

use crate::admission::chain::filled::{Filled, FilledField, Judged};
use crate::admission::cluster::Cluster;
use crate::admission::exchange::response::{AdmissionResponse, JSON_PATCH};
use crate::admission::finding::{Finding, FindingReason};
use crate::admission::hints;
use crate::admission::metadata::METADATA_NAME;
use crate::admission::metadata::{self, Change};
use crate::admission::need::Need;
use crate::admission::request::Request;
use crate::admission::versioned::Versioned;
use crate::admission::webhook::hook::Hook;
use crate::gotext::quote;
use crate::json::{Document, Pointer};
use crate::meta::{Gvk, Status};
use crate::patch::Patch;
use crate::patch::kube::{self, KubeError, KubeOptions};
use crate::release::Release;
use crate::scheme;
use crate::scheme::{EncodeError, PatchedKindError};

/// The result of a patch.
#[derive(Debug)]
pub(crate) enum Applying {
    /// There was no patch, or one without operations.
    Nothing,
    /// The object is patched.
    Patched {
        /// The patch as it was decoded.
        patch: Patch,
        /// Whether the object has another value than before.
        changed: bool,
        /// Whether a default was left out that is the time of the request.
        lacks_now: bool,
        /// The object as the server reads it, without defaults.
        patched: Document,
    },
    /// The call has failed.
    CallFailed { patch: Option<Patch>, reason: String },
    /// The request has failed, whatever `failurePolicy` says.
    Failed {
        patch: Option<Patch>,
        status: Box<Status>,
        /// Whether the server may crash instead: the order of a Go map decides.
        order_dependent: bool,
        text_unknown: bool,
    },
    /// The server panics.
    Crashed { patch: Patch, message: String, op_index: usize },
    /// The result is not known.
    Unknown(Vec<Need>),
}

/// Applies the patch of a response to the working copy.
pub(crate) fn apply(
    versioned: &mut Versioned,
    hook: &Hook,
    response: &AdmissionResponse,
    run: (&Cluster, &Request),
    findings: &mut Vec<Finding>,
) -> Applying {
    let release = run.0.release();
    if response.patch.is_empty() {
        return Applying::Nothing;
    }
    let patch = match kube::decode(response.patch.as_slice()) {
        Ok(patch) => patch,
        Err(error) => return undecodable(&error, release),
    };
    if patch.is_empty() {
        return Applying::Nothing;
    }
    let Some(before) = &versioned.shown_object(release) else {
        let text = "attempted to modify the object, which is not supported for this operation";
        return failed(Some(patch), &format!("admission webhook {} {text}", quote(&hook.name)));
    };
    if response.patch_type != JSON_PATCH {
        let reason = format!("unsupported patch type {}", quote(&response.patch_type));
        return Applying::CallFailed { patch: Some(patch), reason };
    }
    let options = KubeOptions { release, ..KubeOptions::default() };
    let applied = kube::apply(before, &patch, &options);
    if let Some(filled) = Filled::of(run, before) {
        let Judged { depends_on, touched } = filled.judge(before, &patch, &options, applied.as_ref().err());
        if let Some(FilledField { path, by }) = depends_on {
            return Applying::Unknown(vec![Need::ApiDefaults { hook: hook.key().to_owned(), path, by }]);
        }
        note(findings, hook, touched);
    }
    let patched = match applied {
        Ok(applied) => applied.document,
        Err(error) => {
            let at = Pointer::root().join("request").join("object");
            let reason = match &error {
                KubeError::MissingValue { at, .. } | KubeError::InvalidIndex { at, .. } => {
                    hints::of_patch(hook.key(), before, patch.document(), at.op_index)
                }
                _ => None,
            };
            findings.extend(reason.map(|reason| Finding { at, reason }));
            return unapplied(patch, error);
        }
    };
    let Decoded { object, held: memory, kind, lacks_now } = match decode(&patched, &versioned.kind, run.0, run.1) {
        Ok(decoded) => decoded,
        Err(Undecoded::Failed { text, text_unknown }) => {
            let status = Box::new(Status::internal_error(&text));
            return Applying::Failed { patch: Some(patch), status, order_dependent: false, text_unknown };
        }
        Err(Undecoded::Unknown(needs)) => return Applying::Unknown(needs),
    };
    let held = versioned.held.as_ref().unwrap_or(before);
    let same_kind = kind == versioned.object_kind;
    let changed = !(same_kind && scheme::semantic_equal(held, &patched, &kind, release).unwrap_or(false));
    versioned.held = Some(memory);
    versioned.objects.object = Some(object);
    versioned.object_kind = kind;
    versioned.dirty = true;
    Applying::Patched { patch, changed, lacks_now, patched }
}

/// Notes the fields once each, however often patches go through them.
fn note(findings: &mut Vec<Finding>, hook: &Hook, touched: Vec<FilledField>) {
    for FilledField { path, by } in touched {
        let reason = FindingReason::FilledByServer { hook: hook.key().to_owned(), path, by };
        let finding = Finding { at: Pointer::root().join("request").join("object"), reason };
        if !findings.contains(&finding) {
            findings.push(finding);
        }
    }
}

fn failed(patch: Option<Patch>, text: &str) -> Applying {
    let status = Box::new(Status::internal_error(text));
    Applying::Failed { patch, status, order_dependent: false, text_unknown: false }
}

fn undecodable(error: &KubeError, release: Release) -> Applying {
    match error.upstream() {
        None => beyond_limit(error),
        Some(text) if release.undecodable_patch_is_call_failure() => {
            let reason = format!("received undecodable patch in webhook response: {text}");
            Applying::CallFailed { patch: None, reason }
        }
        Some(text) => failed(None, &text),
    }
}

fn beyond_limit(error: &KubeError) -> Applying {
    Applying::Unknown(not_modelled("patch beyond the limits", error.to_string()))
}

fn not_modelled(what: &str, value: String) -> Vec<Need> {
    vec![Need::NotModelled { what: what.to_owned(), value }]
}

fn unapplied(patch: Patch, error: KubeError) -> Applying {
    match error {
        KubeError::ServerPanics { at, message } => {
            Applying::Crashed { patch, message: message.to_owned(), op_index: at.op_index }
        }
        error => {
            let Some(text) = error.upstream() else { return beyond_limit(&error) };
            let order_dependent = matches!(error, KubeError::TestFailed { order_dependent: true, .. });
            let status = Box::new(Status::internal_error(&text));
            Applying::Failed { patch: Some(patch), status, order_dependent, text_unknown: false }
        }
    }
}

enum Undecoded {
    Failed { text: String, text_unknown: bool },
    Unknown(Vec<Need>),
}

/// A patched object.
struct Decoded {
    object: Document,
    /// The object as the server holds it: that of a custom resource has its numbers as they were written.
    held: Document,
    /// The kind that it has now.
    kind: Gvk,
    lacks_now: bool,
}

/// The patched text as the server decodes it, sets its defaults and encodes it. Whether the patch changed the object is
/// settled without the defaults.
fn decode(patched: &Document, asked: &Gvk, cluster: &Cluster, request: &Request) -> Result<Decoded, Undecoded> {
    let release = cluster.release();
    let kind = scheme::patched_kind(patched, asked, release).map_err(|error| match error {
        PatchedKindError::KindNotModelled { kind } => Undecoded::Unknown(not_modelled("kind", kind.to_string())),
        PatchedKindError::UndecodableKind { upstream } => {
            match (upstream.strip_suffix(r#"in scheme "...""#), release.scheme_of_built_in_kinds()) {
                (Some(text), Some(scheme)) => {
                    Undecoded::Failed { text: format!("{text}in scheme {}", quote(scheme)), text_unknown: false }
                }
                (unnamed, _) => Undecoded::Failed { text_unknown: unnamed.is_some(), text: upstream },
            }
        }
    })?;
    let sets = cluster.sets_defaults(request);
    let decoded = match scheme::is_built_in(&kind, release) {
        true if sets => {
            scheme::held_with_defaults(patched, &kind, release).map(|with| (with.encoded.document, with.lacks_now))
        }
        _ => scheme::encode_held(patched, &kind, release)
            .map(|encoded| (labelled(encoded.document, &kind, release), false)),
    };
    match decoded {
        Ok((object, lacks_now)) if scheme::is_built_in(&kind, release) => {
            Ok(Decoded { held: object.clone(), object, kind, lacks_now })
        }
        Ok((object, lacks_now)) => match cluster.with_custom_defaults(patched, &kind, request) {
            None => Ok(Decoded { object, held: patched.clone(), kind, lacks_now }),
            Some(Ok((object, held))) => Ok(Decoded { object, held, kind, lacks_now }),
            Some(Err(text)) => Err(Undecoded::Unknown(not_modelled("patched object", text))),
        },
        Err(EncodeError::WrongType { upstream, .. }) => Err(Undecoded::Failed { text: upstream, text_unknown: false }),
        Err(error) => Err(Undecoded::Unknown(not_modelled("patched object", error.to_string()))),
    }
}

/// The one default that the object of a given request gets: a Namespace's name among its labels.
fn labelled(object: Document, kind: &Gvk, release: Release) -> Document {
    let name = metadata::text(&object, "name");
    if *kind != Gvk::new("", "v1", "Namespace") || name.is_empty() {
        return object;
    }
    let change = Change { label: Some((METADATA_NAME, name.as_str())), ..Change::default() };
    let labelled = change.apply(&object).and_then(|labelled| scheme::encode_held(&labelled, kind, release).ok());
    labelled.map_or(object, |encoded| encoded.document)
}
