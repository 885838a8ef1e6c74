//! From what a webhook does with a call to the response that the server takes.
//!
//! Source: kubernetes/client-go rest/request.go transformResponse, Result.Into

use crate::admission::chain::outcome::Post;
use crate::admission::exchange::answer::{Answer, HttpAnswer};
use crate::admission::exchange::body::{ReceivedResponse, ReceivedReview};
use crate::admission::exchange::error::{ResponseError, failed_to_call};
use crate::admission::exchange::response::{self, AdmissionResponse, JSON_PATCH};
use crate::admission::exchange::transport;
use crate::admission::need::Need;
use crate::admission::webhook::hook::Phase;
use crate::gotext::{media_type, quote};
use crate::meta::Status;
use crate::release::Release;

/// What the server makes of an answer.
pub(crate) fn receive(
    answer: Answer,
    post: &Post,
    phase: Phase,
    release: Release,
) -> Result<AdmissionResponse, ResponseError> {
    let respond = |response| {
        let gvk = post.version.gvk();
        let response = Some(ReceivedResponse { uid: post.uid.clone(), ..response });
        let review = ReceivedReview { api_version: gvk.api_version(), kind: gvk.kind, response };
        response::accept(review, &post.uid, post.version, phase)
    };
    match answer {
        Answer::Allow => respond(ReceivedResponse { allowed: true, ..ReceivedResponse::default() }),
        Answer::Deny { message, code } => {
            let status = Some(Status { message, code: code.unwrap_or_default(), ..Status::default() });
            respond(ReceivedResponse { status, ..ReceivedResponse::default() })
        }
        Answer::Patch(patch) => respond(ReceivedResponse {
            allowed: true,
            patch: patch.text().to_vec(),
            patch_type: Some(JSON_PATCH.to_owned()),
            ..ReceivedResponse::default()
        }),
        Answer::Review(review) => {
            response::check_response(review.text(), &post.uid, post.version, phase, &post.hook, release)
        }
        Answer::Http(http) => receive_http(&http, post, phase, release),
        Answer::Error(text) => Err(failed_to_call(&text)),
        Answer::Timeout => {
            // Beyond 30 seconds the HTTP client's own limit comes first, which says something else.
            let cause = if post.timeout_seconds > transport::CLIENT_SECONDS {
                "net/http: request canceled (Client.Timeout exceeded while awaiting headers)"
            } else {
                "context deadline exceeded"
            };
            Err(failed_to_call(&format!("Post {}: {cause}", quote(&post.url))))
        }
    }
}

fn receive_http(
    http: &HttpAnswer,
    post: &Post,
    phase: Phase,
    release: Release,
) -> Result<AdmissionResponse, ResponseError> {
    let HttpAnswer { status, content_type, body } = http;
    if !(200..=206).contains(status) {
        let need = Need::HttpStatus { what: "http-status", hook: post.hook.clone(), status: *status };
        return Err(ResponseError::Unknown { needs: vec![need] });
    }
    // Without the header the server takes what it asked for.
    let content_type = content_type.as_deref().filter(|value| !value.is_empty()).unwrap_or("application/json");
    if let Err(error) = media_type::check(content_type) {
        return Err(failed_to_call(&format!("Internal error occurred: {error}")));
    }
    // No body is read where the status says that there is none.
    if body.is_empty() || *status == 204 {
        let text = format!("0-length response with status code: {status} and content type: {content_type}");
        return Err(failed_to_call(&text));
    }
    response::check_response(body, &post.uid, post.version, phase, &post.hook, release)
}
