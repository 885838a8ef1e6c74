//! How the server reads an HTTP response.
//!
//! Source: kubernetes/client-go rest/request.go transformResponse, Result.Into, Result.Error

use crate::admission::chain::outcome::Post;
use crate::admission::exchange::answer::HttpAnswer;
use crate::admission::exchange::body;
use crate::admission::exchange::error::{ResponseError, failed_to_call};
use crate::admission::exchange::response::{self, AdmissionResponse};
use crate::admission::need::Need;
use crate::admission::webhook::hook::Phase;
use crate::gotext::{atoi, media_type, quote_bytes, trim_space};
use crate::json::replace_invalid;
use crate::release::Release;

/// Reads an HTTP response to a review as the server does.
pub(crate) fn receive(
    http: &HttpAnswer,
    post: &Post,
    phase: Phase,
    release: Release,
) -> Result<AdmissionResponse, ResponseError> {
    let status = http.status;
    if let Some(need) = further_exchange(http, &post.hook) {
        return Err(ResponseError::Unknown { needs: vec![need] });
    }
    let written = http.header("Content-Type").unwrap_or_default();
    // Without the header the server assumes the content type that it asked for.
    let content_type = if written.is_empty() { "application/json" } else { written };
    if let Err(error) = media_type::check(content_type) {
        return Err(failed_to_call(&format!("Internal error occurred: {error}")));
    }
    // HTTP does not allow a body here, so none is read.
    let body = if matches!(status, 204 | 304) { &[][..] } else { http.body.as_slice() };
    if !(200..=206).contains(&status) {
        if let Some(message) = body::failure(body, &post.hook, release)? {
            return Err(failed_to_call(&message));
        }
        let is_text = written.is_empty() || written.get(..5).is_some_and(|kind| kind.eq_ignore_ascii_case("text/"));
        return Err(failed_to_call(&generic_error(status, body, is_text)));
    }
    if body.is_empty() {
        let text = format!("0-length response with status code: {status} and content type: {content_type}");
        return Err(failed_to_call(&text));
    }
    response::check_response(body, &post.uid, post.version, phase, &post.hook, release)
}

/// The need where this response is not the final one: the server follows a redirect, or tries again after a while. A
/// status outside 200 to 599 is not modelled.
///
/// Source: golang/go src/net/http/client.go redirectBehavior; kubernetes/client-go rest/with_retry.go checkWait
fn further_exchange(http: &HttpAnswer, hook: &str) -> Option<Need> {
    let (status, hook) = (http.status, hook.to_owned());
    match status {
        301 | 302 | 303 | 307 | 308 => {
            let location = http.header("Location").filter(|location| !location.is_empty())?.to_owned();
            Some(Need::HttpRedirect { hook, status, location })
        }
        // A date, which HTTP allows as well, is ignored.
        429 | 500..=599 => {
            let retry_after = http.header("Retry-After").filter(|seconds| atoi(seconds).is_ok())?.to_owned();
            Some(Need::HttpRetry { hook, status, retry_after })
        }
        200..=599 => None,
        _ => Some(Need::HttpStatus { hook, status }),
    }
}

/// How much of a body a message quotes.
///
/// Source: kubernetes/client-go rest/request.go maxUnstructuredResponseTextBytes
const TOLD_BYTES: usize = 2048;

/// The text for an HTTP error status.
///
/// Source: kubernetes/client-go rest/request.go newUnstructuredResponseError; kubernetes/apimachinery
/// pkg/api/errors/errors.go NewGenericServerResponse
fn generic_error(status: u16, body: &[u8], is_text: bool) -> String {
    let told = body.get(..TOLD_BYTES).unwrap_or(body);
    let told = if is_text { trim_space(told) } else { b"unknown" };
    let text = match status {
        400 => "the server rejected our request for an unknown reason",
        401 => "the server has asked for the client to provide credentials",
        403 | 415 => return replace_invalid(told),
        404 => "the server could not find the requested resource",
        405 => "the server does not allow this method on the requested resource",
        406 if matches!(told, b"" | b"unknown") => {
            "the server was unable to respond with a content type that the client supports"
        }
        406 => return replace_invalid(told),
        409 => "the server reported a conflict",
        422 => "the server rejected our request due to an error in our request",
        429 => "the server has received too many requests and has asked us to try again later",
        503 => "the server is currently unable to handle the request",
        504 => {
            "the server was unable to return a response in the time allotted, but may still be processing the request"
        }
        500.. => {
            return format!("an error on the server ({}) has prevented the request from succeeding", quote_bytes(told));
        }
        _ => {
            return format!("the server responded with the status code {status} but did not return more information");
        }
    };
    text.to_owned()
}
