//! How the server checks a webhook's response.
//!
//! Source: kubernetes/apiserver pkg/admission/plugin/webhook/request/admissionreview.go VerifyAdmissionResponse,
//! pkg/admission/plugin/webhook/errors/statuserror.go

use std::collections::BTreeMap;

use crate::admission::exchange::body::{self, ReceivedReview};
use crate::admission::exchange::error::ResponseError;
use crate::admission::exchange::review::ReviewVersion;
use crate::admission::webhook::hook::Phase;
use crate::gotext::quote;
use crate::meta::{Gvk, Status};
use crate::release::Release;

/// An AdmissionResponse that the server has accepted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AdmissionResponse {
    /// Whether the request may go on.
    pub allowed: bool,
    /// The Status of a denial; ignored if the request is allowed.
    pub status: Option<Status>,
    /// The bytes of the patch; empty if there is none.
    pub patch: Vec<u8>,
    /// The type of the patch, such as `JSONPatch`; `""` if there is none.
    pub patch_type: String,
    /// Annotations for the audit log; a denial may have them too.
    pub audit_annotations: BTreeMap<String, String>,
    /// Warnings for the client; a denial may have them too.
    pub warnings: Vec<String>,
}

/// Reads and checks the body of a webhook's response with an HTTP status of success, as the server does.
///
/// `hook` is the key that needs mention.
///
/// # Errors
///
/// [`ResponseError::Call`] if the server reports a failed call, [`ResponseError::Unknown`] for a body that
/// might be YAML.
///
/// # Fidelity
///
/// kubernetes/apiserver pkg/admission/plugin/webhook/request/admissionreview.go#VerifyAdmissionResponse; the body is
/// decoded as kubernetes/apimachinery pkg/runtime/serializer/json does it.
pub fn check_response(
    body: &[u8],
    uid: &str,
    version: ReviewVersion,
    phase: Phase,
    hook: &str,
    release: Release,
) -> Result<AdmissionResponse, ResponseError> {
    let review = body::decode(body, version, hook, release).map_err(|error| error.after("failed to call webhook: "))?;
    accept(review, uid, version, phase)
}

/// Checks a review that a webhook returned, as the server does.
pub(crate) fn accept(
    review: ReceivedReview,
    uid: &str,
    version: ReviewVersion,
    phase: Phase,
) -> Result<AdmissionResponse, ResponseError> {
    verify(review, uid, version, phase).map_err(|text| invalid(&text))
}

fn invalid(text: &str) -> ResponseError {
    ResponseError::call(format!("received invalid webhook response: {text}"))
}

fn verify(
    review: ReceivedReview,
    uid: &str,
    version: ReviewVersion,
    phase: Phase,
) -> Result<AdmissionResponse, String> {
    let ReceivedReview { api_version, kind, response } = review;
    let response = response.ok_or("webhook response was absent")?;
    let taken = AdmissionResponse {
        allowed: response.allowed,
        status: response.status,
        patch: Vec::new(),
        patch_type: String::new(),
        audit_annotations: response.audit_annotations,
        warnings: response.warnings,
    };
    match (version, phase) {
        (ReviewVersion::V1, _) => {
            if response.uid != uid {
                return Err(format!("expected response.uid={}, got {}", quote(uid), quote(&response.uid)));
            }
            let found = Gvk::from_api_version(&api_version, &kind).unwrap_or(Gvk::new("", "", kind));
            if found != version.gvk() {
                return Err(format!("expected webhook response of {}, got {found}", version.gvk()));
            }
            patch_members(taken, response.patch, response.patch_type, phase)
        }
        // The server does not check the older version, and takes it as is.
        (ReviewVersion::V1beta1, Phase::Mutating) => {
            let patch_type = if response.patch.is_empty() { "" } else { JSON_PATCH };
            Ok(AdmissionResponse { patch: response.patch, patch_type: patch_type.to_owned(), ..taken })
        }
        (ReviewVersion::V1beta1, Phase::Validating) => Ok(taken),
    }
}

/// The only type of patch that the server knows.
pub(crate) const JSON_PATCH: &str = "JSONPatch";

fn patch_members(
    taken: AdmissionResponse,
    patch: Vec<u8>,
    patch_type: Option<String>,
    phase: Phase,
) -> Result<AdmissionResponse, String> {
    let refused = |text: &str| Err(text.to_owned());
    match (phase, patch.is_empty(), patch_type) {
        (_, true, None) => Ok(taken),
        (Phase::Validating, false, _) => refused("validating webhook may not return response.patch"),
        (Phase::Validating, true, Some(_)) => refused("validating webhook may not return response.patchType"),
        (Phase::Mutating, false, None) => refused("webhook returned response.patch but not response.patchType"),
        (Phase::Mutating, true, Some(_)) => refused("webhook returned response.patchType but not response.patch"),
        (Phase::Mutating, false, Some(patch_type)) if patch_type.is_empty() => {
            refused("webhook returned invalid response.patchType of \"\"")
        }
        (Phase::Mutating, false, Some(patch_type)) => Ok(AdmissionResponse { patch, patch_type, ..taken }),
    }
}

/// The Status that the client gets when a webhook denies the request.
///
/// Source: kubernetes/apiserver pkg/admission/plugin/webhook/errors/statuserror.go ToStatusErr
pub(crate) fn denial(webhook: &str, status: Option<Status>) -> Status {
    let mut status = status.unwrap_or_default();
    // A denial is never a success, whatever the webhook says.
    if status.code < 400 {
        status.code = 400;
    }
    if status.status.is_empty() || status.status == "Success" {
        status.status = "Failure".to_owned();
    }
    let why = [&status.message, &status.reason].into_iter().find(|text| !text.is_empty());
    let denied = format!("admission webhook {} denied the request", quote(webhook));
    status.message = match why {
        Some(why) => format!("{denied}: {why}"),
        None => format!("{denied} without explanation"),
    };
    status
}
