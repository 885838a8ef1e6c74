//! DNS messages: names, records, the wire format, the presentation format, truncation.
//!
//! Messages are read and written as CoreDNS's library does it, byte for byte: which names are compressed, how long a
//! message is said to be, what is refused.
//!
//! Source: miekg/dns v1.1.73

mod char_string;
mod class;
mod data;
mod edns;
mod edns_option;
mod edns_text;
mod error;
mod header;
mod known;
mod length;
mod line;
mod name;
mod name_text;
mod number_names;
mod opcode;
mod pack;
mod rcode;
mod reader;
mod receive;
mod record;
mod record_text;
mod record_type;
mod suffixes;
mod transport;
mod truncate;
mod unpack;

pub use char_string::CharString;
pub use class::Class;
pub use data::{RecordData, Soa};
pub use edns::Edns;
pub use edns_option::EdnsOption;
pub use error::MessageError;
pub use name::{Labels, Name};
pub use opcode::Opcode;
pub use rcode::Rcode;
pub use receive::Received;
pub use record::{Question, Record};
pub use record_type::RecordType;
pub use transport::{Compression, Transport};

/// A DNS message.
///
/// # Examples
///
/// ```
/// use nocluster::dns::message::{Class, Message, Name, Question, RecordType};
///
/// let question = Question { name: Name::parse("web.shop.svc.cluster.local")?, rtype: RecordType::A, class: Class::IN };
/// let query = Message { id: 7, recursion_desired: true, questions: vec![question], ..Message::default() };
/// let reply = Message::reply_to(&query);
/// assert!(reply.response && reply.recursion_desired);
/// assert_eq!(reply.questions[0].to_string(), ";web.shop.svc.cluster.local.\tIN\t A");
/// # Ok::<(), nocluster::dns::message::MessageError>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Message {
    /// Which query a reply belongs to.
    pub id: u16,
    /// Whether it is a reply (QR).
    pub response: bool,
    /// What is asked for.
    pub opcode: Opcode,
    /// Whether the server is authoritative for the name (AA).
    pub authoritative: bool,
    /// Whether records were left out because they did not fit (TC).
    pub truncated: bool,
    /// Whether the client wants recursion (RD).
    pub recursion_desired: bool,
    /// Whether the server offers recursion (RA).
    pub recursion_available: bool,
    /// The bit that is reserved (Z).
    pub zero: bool,
    /// Whether the answer was validated (AD).
    pub authenticated_data: bool,
    /// Whether the client does without validation (CD).
    pub checking_disabled: bool,
    /// How it went. The bits above the fourth travel in the OPT record.
    pub rcode: Rcode,
    /// The question section.
    pub questions: Vec<Question>,
    /// The answer section.
    pub answers: Vec<Record>,
    /// The authority section.
    pub authorities: Vec<Record>,
    /// The additional section.
    pub additionals: Vec<Record>,
}

impl Message {
    /// An empty reply to a query: its id, opcode and first question, and of an ordinary query the bits RD and CD.
    ///
    /// Source: miekg/dns defaults.go SetReply
    pub fn reply_to(query: &Self) -> Self {
        let ordinary = query.opcode == Opcode::QUERY;
        Self {
            id: query.id,
            response: true,
            opcode: query.opcode,
            recursion_desired: ordinary && query.recursion_desired,
            checking_disabled: ordinary && query.checking_disabled,
            questions: query.questions.first().cloned().into_iter().collect(),
            ..Self::default()
        }
    }

    /// What the OPT record says, if there is one: the last of the additional section.
    ///
    /// Source: miekg/dns defaults.go IsEdns0
    pub fn edns(&self) -> Option<Edns<'_>> {
        self.additionals.iter().rev().find(|record| record.rtype == RecordType::OPT).map(Edns::of)
    }
}
