//! Errors in names, messages and presentation lines.

use serde::Serialize;

use super::RecordType;

/// Why a text is no name or record, why bytes are no message, or why a message can't be written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum MessageError {
    /// The text of a name is empty.
    #[error("a name can't be empty; the root is `.`")]
    EmptyName,
    /// A name has an empty label: a dot at its begin, or two in a row.
    #[error("the name has an empty label at byte {offset}")]
    EmptyLabel {
        /// The byte of the text or of the message, from 0.
        offset: usize,
    },
    /// A label has more than 63 octets.
    #[error("the label at byte {offset} has more than 63 octets")]
    LabelTooLong {
        /// The byte of the text, from 0.
        offset: usize,
    },
    /// A name has more than 255 octets.
    #[error("the name at byte {offset} has more than 255 octets")]
    NameTooLong {
        /// The byte of the text or of the message, from 0.
        offset: usize,
    },
    /// A backslash at the end of a name escapes nothing.
    #[error("the backslash at byte {offset} escapes nothing")]
    DanglingEscape {
        /// The byte of the text, from 0.
        offset: usize,
    },
    /// The message ends inside a field.
    #[error("the message ends at byte {offset}, inside {field}")]
    MessageEnds {
        /// The byte of the message at which the field begins, from 0.
        offset: usize,
        /// What ends early, such as `a name`.
        field: &'static str,
    },
    /// A name follows more than 126 compression pointers, so it may have a loop.
    #[error("the name at byte {offset} has too many compression pointers")]
    TooManyPointers {
        /// The byte of the message, from 0.
        offset: usize,
    },
    /// The first two bits of a label's length are neither 00 nor 11.
    #[error("the label at byte {offset} is of a kind that does not exist")]
    ReservedLabel {
        /// The byte of the message, from 0.
        offset: usize,
    },
    /// The data of a record is longer or shorter than its RDLENGTH.
    #[error("the data of the {rtype} record at byte {offset} does not have the length that it says")]
    RecordLength {
        /// The byte of the message at which the data begins, from 0.
        offset: usize,
        /// The type of the record.
        rtype: RecordType,
    },
    /// A record is of a type that the library reads by fields and this crate does not.
    #[error("the {rtype} record at byte {offset} is of a type that is not modelled")]
    TypeNotModelled {
        /// The byte of the message at which the data begins, from 0.
        offset: usize,
        /// The type of the record.
        rtype: RecordType,
    },
    /// An option of the OPT record is malformed.
    #[error("the EDNS option {option} at byte {offset} is malformed")]
    EdnsOption {
        /// The byte of the message at which the option's data begins, from 0.
        offset: usize,
        /// The code of the option.
        option: u16,
    },
    /// The data of a record would have more than 65,535 octets, one of its strings more than 255, or one of its EDNS
    /// options is malformed.
    #[error("the data of a {rtype} record can't be written: it is too long, or has a malformed EDNS option")]
    RecordNotWritten {
        /// The type of the record.
        rtype: RecordType,
    },
    /// An rcode above 15 needs an OPT record, one above 4095 can't be written.
    #[error("the rcode {rcode} can't be written: above 15 it needs an OPT record, above 4095 there is none")]
    RcodeTooLarge {
        /// The rcode.
        rcode: u16,
    },
    /// A line is no record; the text is CoreDNS's.
    #[error("{upstream}")]
    RecordLine {
        /// The library's own text.
        upstream: String,
    },
    /// The data of a line in the form of RFC 3597 is no hexadecimal text.
    #[error("the data of a record's line is no hexadecimal text")]
    LineNotHex,
    /// A line is a record of a type, or has a directive, that is not modelled.
    #[error("`{what}` in a record's line is not modelled")]
    LineNotModelled {
        /// The type or the directive.
        what: String,
    },
}
