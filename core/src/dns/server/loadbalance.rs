//! The plugin `loadbalance`. The order that CoreDNS draws is drawn only from a seed: else records of one kind stay as
//! they came.

use std::net::IpAddr;

use crate::dns::corefile::plugin::loadbalance::{LoadbalanceOptions, Policy};
use crate::dns::message::{Message, Rcode, Record, RecordData, RecordType};
use crate::gotext::ip::Cidr;

use super::draws::Draws;

/// What the plugin does to a reply.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Ordered {
    /// How many records CoreDNS would shuffle.
    pub(super) shuffled: usize,
    /// How many addresses are of the ranges that it prefers.
    pub(super) preferred: usize,
}

/// Brings aliases to the front and addresses to the end, those of preferred ranges first.
///
/// Source: coredns/coredns plugin/loadbalance/loadbalance.go roundRobin
pub(super) fn order(message: &mut Message, options: &LoadbalanceOptions, mut draws: Option<&mut Draws>) -> Ordered {
    let asked = message.questions.first().map(|question| question.rtype);
    if message.rcode != Rcode::NOERROR || matches!(asked, Some(RecordType::AXFR | RecordType::IXFR)) {
        return Ordered::default();
    }
    // Which address comes first by weights is not drawn.
    draws = draws.filter(|_| options.policy == Policy::RoundRobin);
    let mut shuffled = 0_usize;
    for records in [&mut message.answers, &mut message.authorities, &mut message.additionals] {
        shuffled = shuffled.saturating_add(section(records));
        if let Some(draws) = &mut draws {
            draws.shuffle(records);
        }
    }
    let mut preferred = 0_usize;
    if !options.prefer.is_empty() {
        for records in [&mut message.answers, &mut message.additionals] {
            preferred = preferred.saturating_add(prefer(records, &options.prefer));
        }
    }
    Ordered { shuffled, preferred }
}

/// Brings the addresses of the ranges to the front of all addresses, range by range, and tells how many they are.
///
/// Source: coredns/coredns plugin/loadbalance/prefer.go reorderRecords
fn prefer(records: &mut [Record], ranges: &[Cidr]) -> usize {
    let rank = |record: &Record| match record.rtype {
        RecordType::CNAME => 0,
        RecordType::A | RecordType::AAAA => 1,
        RecordType::MX => 2,
        _ => 3,
    };
    let range = |record: &Record| {
        let address: IpAddr = match &record.data {
            RecordData::A(address) => (*address).into(),
            RecordData::Aaaa(address) => (*address).into(),
            _ => return ranges.len(),
        };
        ranges.iter().position(|range| range.contains(address)).unwrap_or(ranges.len())
    };
    records.sort_by_key(|record| (rank(record), range(record)));
    records.iter().filter(|record| range(record) < ranges.len()).count()
}

fn section(records: &mut [Record]) -> usize {
    let rank = |record: &Record| match record.rtype {
        RecordType::CNAME => 0,
        RecordType::A | RecordType::AAAA => 2,
        RecordType::MX => 3,
        _ => 1,
    };
    records.sort_by_key(rank);
    let shuffled = |of: u8| {
        let count = records.iter().filter(|record| rank(record) == of).count();
        if count > 1 { count } else { 0 }
    };
    shuffled(2).saturating_add(shuffled(3))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gotext::ip::parse_cidr;

    /// Source: coredns/coredns plugin/loadbalance/prefer_test.go TestSortPreferred
    #[test]
    fn preferred_ranges_come_first_in_their_order() {
        let data = |records: &[Record]| -> Vec<String> {
            let last = |record: &Record| record.to_string().rsplit('\t').next().unwrap_or_default().to_owned();
            records.iter().map(last).collect()
        };
        let record = |text: &str| Record::parse(&format!("example.org. 300 IN {text}")).unwrap().unwrap();
        let mut records: Vec<Record> = [
            "A 10.9.30.1",
            "A 10.9.20.5",
            "A 192.168.1.2",
            "A 10.10.0.1",
            "A 10.9.20.3",
            "A 172.16.0.1",
            "AAAA 2001:db8::1",
            "AAAA 2001:db8:abcd::1",
            "AAAA fd00::1",
            "CNAME alias.example.org.",
        ]
        .map(record)
        .to_vec();
        let ranges = ["2001:db8::/32", "10.9.20.0/24", "10.9.30.0/24"].map(|range| parse_cidr(range).unwrap());
        assert_eq!(prefer(&mut records, &ranges), 5);
        let expected = [
            "alias.example.org.",
            "2001:db8::1",
            "2001:db8:abcd::1",
            "10.9.20.5",
            "10.9.20.3",
            "10.9.30.1",
            "192.168.1.2",
            "10.10.0.1",
            "172.16.0.1",
            "fd00::1",
        ];
        assert_eq!(data(&records), expected);
    }
}
