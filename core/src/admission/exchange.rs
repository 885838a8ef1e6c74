//! The exchange with a webhook: the review that it is sent, and its response.

pub(crate) mod answer;
pub(crate) mod body;
pub(crate) mod error;
pub(crate) mod http_response;
pub(crate) mod receive;
pub(crate) mod response;
pub(crate) mod review;
pub(crate) mod transport;
pub(crate) mod yaml_body;
