//! Queries from words: a name, a type, and what else a client can say.

use serde::Serialize;

use crate::dns::message::{Class, Message, MessageError, Name, Opcode, Question, Record, RecordType};

/// A query in words, as `dig` takes them.
///
/// # Examples
///
/// ```
/// use nocluster::dns::Query;
///
/// let query = Query { name: "web.shop.svc.cluster.local", rtype: "SRV", ..Query::default() }.message()?;
/// assert_eq!(query.questions[0].to_string(), ";web.shop.svc.cluster.local.\tIN\t SRV");
/// # Ok::<(), nocluster::dns::QueryError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Query<'a> {
    /// The name; it is absolute with and without a dot at its end.
    pub name: &'a str,
    /// The type.
    pub rtype: &'a str,
    /// The class.
    pub class: &'a str,
    /// The opcode.
    pub opcode: &'a str,
    /// The UDP size and the bit DO of an OPT record, if there is one.
    pub edns: Option<(u16, bool)>,
}

impl Default for Query<'_> {
    /// A query of class IN for the addresses of the root.
    fn default() -> Self {
        Self { name: ".", rtype: "A", class: "IN", opcode: "QUERY", edns: None }
    }
}

/// Why words are no query.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum QueryError {
    /// The name can't be written in a message.
    #[error("`{name}` is no name: {reason}")]
    NoName {
        /// The name.
        name: String,
        /// Why.
        reason: MessageError,
    },
    /// There is no such type.
    #[error("there is no record type `{rtype}`")]
    NoType {
        /// The type.
        #[serde(rename = "type")]
        rtype: String,
    },
    /// There is no such class.
    #[error("there is no class `{class}`")]
    NoClass {
        /// The class.
        class: String,
    },
    /// There is no such opcode.
    #[error("there is no opcode `{opcode}`")]
    NoOpcode {
        /// The opcode.
        opcode: String,
    },
}

impl Query<'_> {
    /// The message that a client sends: it wants recursion.
    ///
    /// # Errors
    ///
    /// [`QueryError`], if a word means nothing.
    pub fn message(&self) -> Result<Message, QueryError> {
        let Self { name, rtype, class, opcode, edns } = *self;
        let name = Name::parse(name).map_err(|reason| QueryError::NoName { name: name.to_owned(), reason })?;
        let rtype = RecordType::parse(rtype).ok_or_else(|| QueryError::NoType { rtype: rtype.to_owned() })?;
        let class = Class::parse(class).ok_or_else(|| QueryError::NoClass { class: class.to_owned() })?;
        let opcode = Opcode::parse(opcode).ok_or_else(|| QueryError::NoOpcode { opcode: opcode.to_owned() })?;
        let opt = edns.map(|(udp_size, dnssec_ok)| Record::opt(udp_size, dnssec_ok, Vec::new()));
        Ok(Message {
            opcode,
            recursion_desired: true,
            questions: vec![Question { name, rtype, class }],
            additionals: opt.into_iter().collect(),
            ..Message::default()
        })
    }
}
