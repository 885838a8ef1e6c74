//! Errors in decoding a client's object, with their places in the call.

use crate::admission::custom_resource::Unfit;
use crate::admission::field_validation::undecodable;
use crate::admission::request::RequestError;
use crate::json::Pointer;
use crate::meta::{Gvk, Status};
use crate::scheme::EncodeError;

/// The pointer below a member of the call.
pub(super) fn within(at: &Pointer, member: &str) -> Pointer {
    Pointer::root().join(member).below(at)
}

/// The error for a custom resource that does not fit.
pub(super) fn unfit_error(unfit: Unfit, member: &str) -> RequestError {
    match unfit {
        Unfit::Malformed { at, field, detail } => {
            let upstream = if field.is_empty() { detail } else { format!("{field}: {detail}") };
            RequestError::WrongType { at: within(&at, member), upstream }
        }
        Unfit::TooLarge { at, max } => RequestError::LimitExceeded { limit: "defaults", max, at: within(&at, member) },
    }
}

/// The error for an object that does not fit its kind.
pub(super) fn encode_error(error: EncodeError, member: &str) -> RequestError {
    match error {
        EncodeError::WrongType { at, upstream } => RequestError::WrongType { at: within(&at, member), upstream },
        EncodeError::List { kind } => RequestError::List { kind },
        EncodeError::LimitExceeded { limit, max, at } => {
            RequestError::LimitExceeded { limit, max, at: within(&at, member) }
        }
    }
}

/// The error for an object that the client sends in this call: the server answers one that it can't decode with a 400.
pub(super) fn received_error(error: RequestError, kind: &Gvk) -> RequestError {
    match error {
        RequestError::WrongType { at, upstream } => refused_with(undecodable(kind, &upstream), Some(at)),
        other => other,
    }
}

/// A call that the server refuses with a 400 before admission.
pub(super) fn refused(text: &str) -> RequestError {
    refused_with(Status::bad_request(text), None)
}

pub(super) fn refused_with(status: Status, at: Option<Pointer>) -> RequestError {
    RequestError::Refused { status: Box::new(status.into_api_status()), at }
}
