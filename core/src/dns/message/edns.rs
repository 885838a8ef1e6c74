//! EDNS: the OPT record and its options.

use super::{Record, RecordData};

/// The bit DO in the TTL of an OPT record.
pub(super) const DNSSEC_OK: u32 = 1 << 15;

/// An option of the OPT record.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct EdnsOption {
    /// The code.
    pub code: u16,
    /// Its octets, as they were received.
    pub data: Box<[u8]>,
}

impl EdnsOption {
    /// The code of an extended error.
    pub const EXTENDED_ERROR: u16 = 15;

    /// An extended error: why a query failed, for people (RFC 8914).
    pub fn extended_error(info: u16, text: &str) -> Self {
        let data = info.to_be_bytes().into_iter().chain(text.bytes()).collect();
        Self { code: Self::EXTENDED_ERROR, data }
    }

    /// The info code and the text of an extended error; `None` for another option.
    pub fn as_extended_error(&self) -> Option<(u16, &[u8])> {
        let (info, text) = self.data.split_first_chunk()?;
        (self.code == Self::EXTENDED_ERROR).then_some((u16::from_be_bytes(*info), text))
    }
}

/// What an OPT record says.
#[derive(Debug, Clone, Copy)]
pub struct Edns<'a> {
    record: &'a Record,
}

impl<'a> Edns<'a> {
    pub(super) fn of(record: &'a Record) -> Self {
        Self { record }
    }

    /// The size of UDP messages that its sender takes.
    pub fn udp_size(&self) -> u16 {
        self.record.class.0
    }

    /// The version; only 0 is defined.
    pub fn version(&self) -> u8 {
        let [_, version, ..] = self.record.ttl.to_be_bytes();
        version
    }

    /// Whether its sender wants DNSSEC records (DO).
    pub fn dnssec_ok(&self) -> bool {
        self.record.ttl & DNSSEC_OK != 0
    }

    /// Rcode, version and flags.
    pub(super) fn ttl(&self) -> u32 {
        self.record.ttl
    }

    /// The bits of the rcode above the fourth, in their place.
    pub(super) fn extended_rcode(&self) -> u16 {
        let [rcode, ..] = self.record.ttl.to_be_bytes();
        u16::from(rcode) << 4
    }

    /// The options, in order.
    pub fn options(&self) -> &'a [EdnsOption] {
        match &self.record.data {
            RecordData::Opt(options) => options,
            _ => &[],
        }
    }
}
