//! The destination of a review.
//!
//! Source: kubernetes/apiserver pkg/util/webhook/client.go; kubernetes/client-go rest/{client,request,url_utils}.go

use crate::admission::exchange::error::ResponseError;
use crate::admission::need::Need;
use crate::admission::request::Operation;
use crate::admission::webhook::hook::{Endpoint, Hook};
use crate::gotext::{Duration, base64, url};

/// The destination of a review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Destination {
    /// The URL, with the query that the server sends when no time has passed.
    pub(crate) url: String,
    /// The name that the webhook's serving certificate must have.
    pub(crate) server_name: String,
    /// The seconds after which the server gives up.
    pub(crate) timeout_seconds: i64,
}

/// The server gives a request 34 seconds, except for a CONNECT, which has no limit of its own.
///
/// Source: kubernetes/apiserver pkg/endpoints/handlers/rest.go requestTimeoutUpperBound
const REQUEST_SECONDS: i64 = 34;
/// The HTTP client's own limit.
pub(crate) const CLIENT_SECONDS: i64 = 30;

/// The destination of a hook's calls; a failed call if the server can't even try.
pub(crate) fn destination(hook: &Hook, operation: Operation) -> Result<Destination, ResponseError> {
    check_ca_bundle(hook)?;
    let (mut address, server_name) = match &hook.client_config.endpoint {
        Some(Endpoint::Service { namespace, name, path, port }) => {
            let server_name = format!("{name}.{namespace}.svc");
            let port = if *port == 0 { 443 } else { *port };
            let path = url::escape_path(&url::clean_path(path.as_deref().unwrap_or_default().as_bytes()));
            (format!("https://{server_name}:{port}{path}"), server_name)
        }
        Some(Endpoint::Url(written)) => url::parse(written).ok_or_else(|| unusable(hook, "url"))?,
        None => return Err(unusable(hook, "clientConfig")),
    };
    let own = i64::from(hook.timeout_seconds);
    let timeout_seconds = match operation {
        Operation::Connect => own,
        _ => own.min(REQUEST_SECONDS),
    };
    address.push_str("?timeout=");
    // Without time left, the client writes its own limit.
    address.push_str(
        &Duration::from_seconds(if timeout_seconds > 0 { timeout_seconds } else { CLIENT_SECONDS }).to_string(),
    );
    Ok(Destination { url: address, server_name, timeout_seconds })
}

fn unusable(hook: &Hook, member: &'static str) -> ResponseError {
    ResponseError::Unknown { needs: vec![Need::ClientConfig { hook: hook.key().to_owned(), member }] }
}

/// Fails the call if the bundle has no PEM block; the certificates themselves are not checked.
fn check_ca_bundle(hook: &Hook) -> Result<(), ResponseError> {
    let Some(bundle) = &hook.client_config.ca_bundle else { return Ok(()) };
    let Ok(bytes) = base64::decode(bundle) else { return Err(unusable(hook, "caBundle")) };
    if bytes.is_empty() || contains(&bytes, b"-----BEGIN") {
        return Ok(());
    }
    let text = "could not get REST client: unable to load root certificates: unable to parse bytes as PEM block";
    Err(ResponseError::call(text))
}

fn contains(bytes: &[u8], piece: &[u8]) -> bool {
    bytes.windows(piece.len()).any(|window| window == piece)
}
