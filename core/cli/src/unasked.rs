//! Why there is no request for an object.

use nocluster::admission::RequestError;

/// Why there is no request for an object.
#[derive(Debug)]
pub(crate) enum Unasked {
    /// No request can be made from its call.
    Call {
        error: RequestError,
        /// The text for a person instead of the error, if the arguments are wrong.
        told: Option<String>,
    },
    /// It is a request that can't be read: the envelope of the wire, and the text for a person.
    Form { envelope: Vec<u8>, told: String },
}

impl From<RequestError> for Unasked {
    fn from(error: RequestError) -> Self {
        Unasked::Call { error, told: None }
    }
}
