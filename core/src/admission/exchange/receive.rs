//! From a caller's `Answer` to the response that the server accepts.

use crate::admission::chain::outcome::Post;
use crate::admission::exchange::answer::Answer;
use crate::admission::exchange::body::{ReceivedResponse, ReceivedReview};
use crate::admission::exchange::error::{ResponseError, failed_to_call};
use crate::admission::exchange::http_response;
use crate::admission::exchange::response::{self, AdmissionResponse, JSON_PATCH};
use crate::admission::exchange::transport;
use crate::admission::webhook::hook::Phase;
use crate::gotext::quote;
use crate::meta::Status;
use crate::release::Release;

/// Turns an answer into the response that the server accepts.
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
    let taken = answer.taken_uid(&post.uid);
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
        Answer::Recording(review) => {
            let uid = taken.as_deref().unwrap_or(&post.uid);
            response::check_response(review.text(), uid, post.version, phase, &post.hook, release)
        }
        Answer::Http(http) => http_response::receive(&http, post, phase, release),
        Answer::Error(text) => Err(failed_to_call(&text)),
        Answer::Timeout => {
            // Beyond 30 seconds the HTTP client's own limit comes first, which has another text.
            let cause = if post.timeout_seconds > transport::CLIENT_SECONDS {
                "net/http: request canceled (Client.Timeout exceeded while awaiting headers)"
            } else {
                "context deadline exceeded"
            };
            Err(failed_to_call(&format!("Post {}: {cause}", quote(&post.url))))
        }
    }
}
