//! The records of the plugin.

use std::net::IpAddr;

use crate::dns::message::{CharString, Class, Name, Record, RecordData, RecordType, Soa};
use crate::dns::stop::Stop;

/// The TTL of the version record, in seconds.
const VERSION_TTL: u32 = 28800;
/// The longest TTL of a SOA record, in seconds.
const MOST_SOA_TTL: u32 = 300;

/// A record of a type that its data tells.
pub(super) fn record(name: &Name, ttl: u32, data: RecordData) -> Result<Record, Stop> {
    Record::new(name.clone(), ttl, data).ok_or_else(|| Stop::Unwritable { name: name.to_string() })
}

pub(super) fn address(name: &Name, ip: IpAddr, ttl: u32) -> Record {
    let (rtype, data) = match ip {
        IpAddr::V4(ip) => (RecordType::A, RecordData::A(ip)),
        IpAddr::V6(ip) => (RecordType::AAAA, RecordData::Aaaa(ip)),
    };
    Record { name: name.clone(), rtype, class: Class::IN, ttl, data }
}

/// The version of the specification of names that the plugin follows.
///
/// Source: coredns/coredns plugin/kubernetes/kubernetes.go DNSSchemaVersion
pub(super) fn version(name: &Name) -> Record {
    let data = RecordData::Txt(vec![CharString::from_text("1.1.0")]);
    Record { name: name.clone(), rtype: RecordType::TXT, class: Class::IN, ttl: VERSION_TTL, data }
}

/// Source: coredns/coredns plugin/backend_lookup.go SOA
pub(super) fn start_of_authority(zone: &Name, ttl: u32, serial: u32) -> Result<Record, Stop> {
    let below = |labels: &[&[u8]]| {
        zone.with_prefix(labels.iter().copied()).map_err(|_| Stop::Unwritable { name: format!("ns.dns.{zone}") })
    };
    let soa = Soa {
        ns: below(&[b"ns", b"dns"])?,
        mbox: below(&[b"hostmaster"])?,
        serial,
        refresh: 7200,
        retry: 1800,
        expire: 86400,
        minimum: ttl,
    };
    record(zone, ttl.min(MOST_SOA_TTL), RecordData::Soa(Box::new(soa)))
}
