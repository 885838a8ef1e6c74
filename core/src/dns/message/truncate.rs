//! Making a reply fit.

use std::net::{IpAddr, Ipv6Addr};

use super::edns::DNSSEC_OK;
use super::length::{Lengths, record_length};
use super::{Class, Compression, Message, Name, Record, RecordData, RecordType, Transport};

/// The size of a UDP message that every client takes.
const MIN_SIZE: u16 = 512;

impl Message {
    /// How large a reply to this query may be: the size of its OPT record over UDP, at least 512; 65,535 over TCP.
    ///
    /// Source: coredns/coredns request/request.go Request.Size, plugin/pkg/edns/edns.go Size
    pub fn reply_size(&self, transport: Transport) -> u16 {
        match transport {
            Transport::Tcp => u16::MAX,
            Transport::Udp => self.edns().map_or(0, |edns| edns.udp_size()).max(MIN_SIZE),
        }
    }

    /// Gives a reply the OPT record that the query calls for; whether it calls for one.
    ///
    /// Source: coredns/coredns request/request.go Request.SizeAndDo
    pub fn answer_edns(&mut self, query: &Self) -> bool {
        let Some(asked) = query.edns() else { return false };
        let dnssec_ok = if asked.dnssec_ok() { DNSSEC_OK } else { 0 };
        match self.additionals.iter_mut().rev().find(|record| record.rtype == RecordType::OPT) {
            Some(own) => {
                own.name = Name::root();
                own.class = Class(asked.udp_size());
                own.ttl = own.ttl & 0xFF00 | dnssec_ok;
            }
            None => {
                let ttl = asked.ttl() & 0xFF00;
                let (class, data) = (Class(asked.udp_size()), RecordData::Opt(Vec::new()));
                self.additionals.push(Record { name: Name::root(), rtype: RecordType::OPT, class, ttl, data });
            }
        }
        true
    }

    /// Makes the reply fit what the client of this query takes, and tells how it must be packed.
    ///
    /// Over UDP a reply that fits is compressed all the same if it has more than 1480 octets, 1220 over IPv6.
    ///
    /// Source: coredns/coredns request/request.go Request.Scrub
    pub fn scrub(&mut self, query: &Self, transport: Transport, client: IpAddr) -> Compression {
        let length = self.length(Compression::Off);
        let compression = self.shorten(length, query.reply_size(transport));
        if compression == Compression::On || transport == Transport::Tcp {
            return compression;
        }
        // Nothing was dropped, so the length is still that one.
        let limit = if is_ipv4(client) { 1480 } else { 1220 };
        if length > limit { Compression::On } else { Compression::Off }
    }

    /// Drops records until the message has at most `size` octets, which are at least 512, and tells how it must be
    /// packed: compressed if it would not fit otherwise. An OPT record always stays. The first record that does not fit
    /// is dropped with all that follow it in any section.
    /// A message that ends in a transaction signature stays as it is.
    ///
    /// Source: miekg/dns msg_truncate.go Msg.Truncate
    pub fn truncate(&mut self, size: u16) -> Compression {
        self.shorten(self.length(Compression::Off), size)
    }

    /// Truncates a message of so many octets.
    fn shorten(&mut self, length: usize, size: u16) -> Compression {
        if self.additionals.last().is_some_and(|record| record.rtype == RecordType::TSIG) {
            return Compression::Off;
        }
        let size = usize::from(size.max(MIN_SIZE));
        if length <= size {
            return Compression::Off;
        }
        let opt = self.additionals.iter().rposition(|record| record.rtype == RecordType::OPT);
        let opt = opt.map(|at| self.additionals.remove(at));
        let size = size.saturating_sub(opt.as_ref().map_or(0, record_length));
        let [answers, authorities, additionals] = self.fitting(size);
        self.truncated = self.truncated
            || self.answers.len() > answers
            || self.authorities.len() > authorities
            || self.additionals.len() > additionals;
        self.answers.truncate(answers);
        self.authorities.truncate(authorities);
        self.additionals.truncate(additionals);
        self.additionals.extend(opt);
        Compression::On
    }

    /// How many records of each section fit.
    fn fitting(&self, size: usize) -> [usize; 3] {
        let mut lengths = Lengths::new(Compression::On);
        self.questions.iter().for_each(|question| lengths.add_question(question));
        let mut full = lengths.total >= size;
        [&self.answers, &self.authorities, &self.additionals].map(|section| {
            let mut fit = 0;
            for (index, record) in section.iter().enumerate() {
                if full {
                    break;
                }
                lengths.add_record(record);
                full = lengths.total >= size;
                fit = if lengths.total <= size { index.saturating_add(1) } else { index };
            }
            fit
        })
    }
}

/// Go takes an IPv4 address that is written as IPv6 for IPv4.
fn is_ipv4(client: IpAddr) -> bool {
    match client {
        IpAddr::V4(_) => true,
        IpAddr::V6(address) => Ipv6Addr::to_ipv4_mapped(&address).is_some(),
    }
}
