//! What a server does with a query, and why.

use serde::Serialize;

use crate::dns::assumed::DnsAssumption;
use crate::dns::message::{Compression, Message, MessageError};

use super::reason::Reason;

/// What a server does with a query.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Reply {
    /// The message that the client gets; `None` if it gets none.
    pub message: Option<Message>,
    /// How the message is packed.
    pub compression: Compression,
    /// Why.
    pub reason: Reason,
    /// The plugins that the query went through, those of lookups on the way included.
    pub path: Vec<Step>,
    /// What the reply assumes.
    pub assumed: Vec<DnsAssumption>,
}

impl Reply {
    /// The octets that the client gets; `None` if it gets none.
    ///
    /// # Errors
    ///
    /// [`MessageError`], if a record can't be written.
    pub fn pack(&self) -> Result<Option<Vec<u8>>, MessageError> {
        self.message.as_ref().map(|message| message.pack(self.compression)).transpose()
    }
}

/// A plugin that a query went through.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Step {
    /// The name that is looked up on the way to the reply; absent for the query itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lookup: Option<String>,
    /// The keys of the server block.
    pub block: String,
    /// The plugin.
    pub plugin: &'static str,
    /// What it did.
    pub verdict: StepVerdict,
    /// Why.
    pub reason: Reason,
}

/// What a plugin did with a query.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum StepVerdict {
    /// It wrote a reply.
    Answered,
    /// It returned a code, for which the server writes a reply.
    Failed,
    /// It passed the query on.
    Next,
    /// It changed the reply of the plugins behind it.
    Changed,
    /// It let the reply of the plugins behind it pass.
    Passed,
}
