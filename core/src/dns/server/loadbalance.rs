//! The plugin `loadbalance`. The order that CoreDNS draws is not drawn here: records of one kind stay as they came.

use crate::dns::message::{Message, Rcode, Record, RecordType};

/// Brings aliases to the front and addresses to the end, and tells how many records CoreDNS would shuffle.
///
/// Source: coredns/coredns plugin/loadbalance/loadbalance.go roundRobin
pub(super) fn order(message: &mut Message) -> usize {
    let asked = message.questions.first().map(|question| question.rtype);
    if message.rcode != Rcode::NOERROR || matches!(asked, Some(RecordType::AXFR | RecordType::IXFR)) {
        return 0;
    }
    [&mut message.answers, &mut message.authorities, &mut message.additionals]
        .into_iter()
        .map(|records| section(records))
        .sum()
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
