//! The options of an OPT record.
#![expect(clippy::arithmetic_side_effects, reason = "places in a message")]

use std::borrow::Cow;

use super::MessageError;
use super::reader::Reader;

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

/// The options up to the end of the reader.
///
/// Source: miekg/dns msg_helpers.go unpackDataOpt, edns.go
pub(super) fn options(reader: &mut Reader<'_>) -> Result<Vec<EdnsOption>, MessageError> {
    let mut options = Vec::new();
    while !reader.is_at_end() {
        let offset = reader.at();
        let (code, length) = (reader.u16()?, reader.u16()?);
        let data = reader.take(usize::from(length), "an EDNS option")?;
        let option = EdnsOption { code, data: data.into() };
        option.written().ok_or(MessageError::EdnsOption { offset: offset + 4, option: code })?;
        options.push(option);
    }
    Ok(options)
}

const LONG_LIVED_QUERY: u16 = 1;
const UPDATE_LEASE: u16 = 2;
const CLIENT_SUBNET: u16 = 8;
const EXPIRE: u16 = 9;
const TCP_KEEPALIVE: u16 = 11;
const REPORT_CHANNEL: u16 = 18;
const ZONE_VERSION: u16 = 19;

impl EdnsOption {
    /// What the library writes for the option after it has read it; `None` if it refuses it.
    ///
    /// Source: miekg/dns edns.go
    pub(super) fn written(&self) -> Option<Cow<'_, [u8]>> {
        let data = &*self.data;
        match self.code {
            LONG_LIVED_QUERY => data.get(..18).map(Cow::Borrowed),
            UPDATE_LEASE => match data {
                [lease @ .., 0, 0, 0, 0] if lease.len() == 4 => Some(lease.into()),
                _ => matches!(data.len(), 4 | 8).then_some(data.into()),
            },
            CLIENT_SUBNET => client_subnet(data).map(Cow::Owned),
            EXPIRE if data.is_empty() => Some(data.into()),
            EXPIRE => data.get(..4).map(Cow::Borrowed),
            TCP_KEEPALIVE => match data {
                [] | [0, 0] => Some(Cow::default()),
                [_, _] => Some(data.into()),
                _ => None,
            },
            REPORT_CHANNEL => Reader::new(data).name().ok().map(|name| name.wire().to_vec().into()),
            Self::EXTENDED_ERROR | ZONE_VERSION => (data.len() >= 2).then_some(data.into()),
            _ => Some(data.into()),
        }
    }
}

/// Family, prefix length, scope, and as many octets of the address as the prefix needs.
fn client_subnet(data: &[u8]) -> Option<Vec<u8>> {
    let (head @ [high, low, prefix, scope], given) = data.split_first_chunk()?;
    let octets = match (high, low) {
        (0, 0) => return (*prefix == 0).then(|| head.to_vec()),
        (0, 1) => 4,
        (0, 2) => 16,
        _ => return None,
    };
    if usize::from(*prefix) > octets * 8 || usize::from(*scope) > octets * 8 {
        return None;
    }
    let address = given.iter().copied().take(octets).chain(std::iter::repeat(0));
    let mut written = head.to_vec();
    written.extend(address.take(usize::from(*prefix).div_ceil(8)));
    let beyond = prefix.wrapping_neg() % 8;
    if let Some(last) = written.last_mut().filter(|_| *prefix > 0) {
        *last &= 0xFF << beyond;
    }
    Some(written)
}
