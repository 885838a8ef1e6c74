//! Why the server can't use a webhook's response.

use serde::Serialize;

use crate::admission::need::{Need, join};

/// Why the server can't use a webhook's response, or why that is not known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum ResponseError {
    /// The call has failed; `failurePolicy` decides how the request ends.
    #[error("{reason}")]
    Call {
        /// The server's text, which stands after `failed calling webhook "<name>": `.
        reason: String,
        /// Whether that text may differ from the server's.
        text_unknown: bool,
    },
    /// The result depends on something that is not known or not modelled.
    #[error("not known: {}", join(needs))]
    Unknown {
        /// The facts that would have to be known.
        needs: Vec<Need>,
    },
}

impl ResponseError {
    pub(crate) fn call(reason: impl Into<String>) -> Self {
        Self::Call { reason: reason.into(), text_unknown: false }
    }

    /// Puts a text before the message of the failure.
    pub(crate) fn after(self, before: &str) -> Self {
        match self {
            Self::Call { reason, text_unknown } => Self::Call { reason: format!("{before}{reason}"), text_unknown },
            Self::Unknown { needs } => Self::Unknown { needs },
        }
    }
}

/// A failure of the exchange itself.
pub(crate) fn failed_to_call(text: &str) -> ResponseError {
    ResponseError::call(format!("failed to call webhook: {text}"))
}
