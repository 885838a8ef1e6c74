//! What comes back from a plugin.

use crate::dns::message::{Message, Question, Rcode, RecordType};

use super::reason::Reason;

/// What comes back from a plugin and those behind it.
#[derive(Debug, Clone)]
pub(crate) struct Outcome {
    /// The reply that was written.
    pub(crate) written: Option<Message>,
    /// The code that is returned. SERVFAIL, REFUSED, FORMERR and NOTIMP say by convention that nothing was written.
    pub(crate) code: Rcode,
    /// Why.
    pub(crate) reason: Reason,
    /// Whether an error comes back beside the code.
    pub(crate) failed: bool,
    /// The question as a plugin left it, where that shows in a reply that the server writes.
    pub(crate) question: Option<Question>,
    /// The type asked as `rewrite` left it: plugins before it share its query.
    pub(crate) rtype: Option<RecordType>,
}

impl Outcome {
    /// A reply that was written.
    pub(crate) fn written(message: Message, reason: impl Into<Reason>) -> Self {
        Self { written: Some(message), ..Self::code(Rcode::NOERROR, reason) }
    }

    /// A code without a reply.
    pub(crate) fn code(code: Rcode, reason: impl Into<Reason>) -> Self {
        Self { written: None, code, reason: reason.into(), failed: false, question: None, rtype: None }
    }

    /// Whether the code says by convention that nothing was written.
    ///
    /// Source: coredns/coredns plugin/plugin.go ClientWrite
    pub(crate) fn is_failure_code(&self) -> bool {
        matches!(self.code, Rcode::SERVFAIL | Rcode::REFUSED | Rcode::FORMERR | Rcode::NOTIMP)
    }
}
