//! Records in presentation form.

use std::fmt::{self, Write};

use super::edns_text::write_opt;
use super::{CharString, Record, RecordData, RecordType};
use crate::json::replace_invalid;

/// Prints the record as `dig` does, with tabs between owner, TTL, class, type and data.
///
/// Source: miekg/dns dns.go RR_Header.String, types.go
impl fmt::Display for Record {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, rtype, class, ttl, data } = self;
        match data {
            RecordData::Opt(options) => return write_opt(f, self, options),
            RecordData::Opaque(octets) if *rtype == RecordType::NULL => {
                return write!(f, ";{name}\t{ttl}\t{class}\t{rtype}\t{}", replace_invalid(octets));
            }
            RecordData::Opaque(octets) => {
                write!(f, "{name}\t{ttl}\tCLASS{}\tTYPE{}\t\\# {} ", class.0, rtype.0, octets.len())?;
                return octets.iter().try_for_each(|octet| write!(f, "{octet:02x}"));
            }
            _ => write!(f, "{name}\t{ttl}\t{class}\t{rtype}\t")?,
        }
        match data {
            RecordData::A(address) => write!(f, "{address}"),
            RecordData::Aaaa(address) => write!(f, "{address}"),
            RecordData::Cname(name) | RecordData::Ns(name) | RecordData::Ptr(name) => write!(f, "{name}"),
            RecordData::Mx { preference, exchange } => write!(f, "{preference} {exchange}"),
            RecordData::Srv { priority, weight, port, target } => write!(f, "{priority} {weight} {port} {target}"),
            RecordData::Txt(strings) => write_strings(f, strings.iter()),
            RecordData::Soa(soa) => {
                write!(f, "{} {} {} ", soa.ns, soa.mbox, soa.serial)?;
                write!(f, "{} {} {} {}", soa.refresh, soa.retry, soa.expire, soa.minimum)
            }
            RecordData::Hinfo { cpu, os } => write_strings(f, [cpu, os].into_iter()),
            RecordData::Empty | RecordData::Opt(_) | RecordData::Opaque(_) => Ok(()),
        }
    }
}

fn write_strings<'a>(f: &mut fmt::Formatter<'_>, strings: impl Iterator<Item = &'a CharString>) -> fmt::Result {
    for (index, string) in strings.enumerate() {
        if index > 0 {
            f.write_char(' ')?;
        }
        write!(f, "{string}")?;
    }
    Ok(())
}
