//! EDNS: the OPT record and its options.

use super::{Class, EdnsOption, Name, Record, RecordData, RecordType};

/// The bit DO in the TTL of an OPT record.
pub(super) const DNSSEC_OK: u32 = 1 << 15;

impl Record {
    /// An OPT record of version 0.
    pub fn opt(udp_size: u16, dnssec_ok: bool, options: Vec<EdnsOption>) -> Self {
        let ttl = if dnssec_ok { DNSSEC_OK } else { 0 };
        Self { name: Name::root(), rtype: RecordType::OPT, class: Class(udp_size), ttl, data: RecordData::Opt(options) }
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
