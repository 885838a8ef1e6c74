//! Properties of DNS messages.

use nocluster::dns::message::{Compression, EdnsOption, Message, Received, Record, RecordData, Transport};

/// A message that can be read is written so that it reads as itself, but for what is normalized in EDNS options,
/// compressed or not, and is never longer than it is said to be. As a reply it never exceeds the limit of the query, and
/// nothing that fits is dropped.
pub fn message(input: &[u8]) {
    let received = Message::receive(input);
    let Ok(message) = Message::unpack(input) else {
        assert!(!matches!(received, Received::Query(_)));
        return;
    };
    let expected = normalized(&message);
    for compression in [Compression::Off, Compression::On] {
        let packed = message.pack(compression).expect("what was read is written");
        assert!(packed.len() <= message.length(compression), "longer than said");
        if has_cut_soa(&message) {
            continue;
        }
        let again = Message::unpack(&packed).expect("what was written is read");
        assert_eq!(again, expected);
        assert_eq!(again.pack(compression).as_ref(), Ok(&packed));
    }
    for record in records(&message) {
        let _ = Record::parse(&record.to_string());
    }
    fits(&message);
}

fn records(message: &Message) -> impl Iterator<Item = &Record> {
    message.answers.iter().chain(&message.authorities).chain(&message.additionals)
}

/// Whether the message did not hold a name of a SOA record. Nothing is written for it, so that the numbers behind it are
/// read as a name. In all other records the names come last.
fn has_cut_soa(message: &Message) -> bool {
    records(message)
        .any(|record| matches!(&record.data, RecordData::Soa(soa) if soa.ns.is_absent() || soa.mbox.is_absent()))
}

/// The message with the EDNS options that the library writes.
fn normalized(message: &Message) -> Message {
    let mut message = message.clone();
    let sections = [&mut message.answers, &mut message.authorities, &mut message.additionals];
    for record in sections.into_iter().flatten() {
        if let RecordData::Opt(options) = &mut record.data {
            options.iter_mut().for_each(|option| option.data = written(option).into());
        }
    }
    message
}

/// What the library keeps of an option when it reads it into a struct and writes that.
///
/// Source: miekg/dns edns.go
fn written(option: &EdnsOption) -> Vec<u8> {
    let data = &option.data;
    match option.code {
        // LLQ has five numbers, EXPIRE one or none.
        1 => data[..18].to_vec(),
        9 => data[..data.len().min(4)].to_vec(),
        // An update lease without a lease of keys is written without it.
        2 if data.len() == 8 && data[4..] == [0; 4] => data[..4].to_vec(),
        8 => {
            let (octets, prefix) = (if data[1] == 2 { 16 } else { 4 }, usize::from(data[2]));
            let mut address = data[4..].to_vec();
            address.resize(octets, 0);
            let bits = (0..prefix).map(|bit| address[bit / 8] & 0x80 >> (bit % 8));
            let mut kept = vec![0; prefix.div_ceil(8)];
            bits.enumerate().for_each(|(bit, value)| kept[bit / 8] |= value);
            [&data[..4], &kept].concat()
        }
        // A timeout of zero is no timeout.
        11 if data[..] == [0, 0] => Vec::new(),
        18 => agent_domain(data),
        _ => data.to_vec(),
    }
}

/// The name of a reporting channel without what follows it; a pointer leads into the option itself.
fn agent_domain(data: &[u8]) -> Vec<u8> {
    let (mut name, mut at) = (Vec::new(), 0);
    loop {
        match usize::from(data[at]) {
            0 => return [name, vec![0]].concat(),
            pointer @ 0xC0.. => at = (pointer & 0x3F) << 8 | usize::from(data[at + 1]),
            length => {
                name.extend(&data[at..=at + length]);
                at += length + 1;
            }
        }
    }
}

/// The message as a reply to itself.
fn fits(message: &Message) {
    for (transport, client) in [(Transport::Udp, "10.0.0.1"), (Transport::Udp, "fd00::1"), (Transport::Tcp, "10.0.0.1")]
    {
        let mut reply = message.clone();
        reply.answer_edns(message);
        let whole = reply.clone();
        let compression = reply.scrub(message, transport, client.parse().expect("an address"));
        let limit = usize::from(message.reply_size(transport));
        if whole.length(Compression::Off) <= limit {
            assert_eq!(reply, whole);
        }
        // A question, or an OPT record, that is longer than the limit is kept all the same.
        let least = Message { answers: vec![], authorities: vec![], ..reply.clone() }.length(Compression::On);
        if let Ok(packed) = reply.pack(compression) {
            assert!(packed.len() <= limit.max(least), "{} octets, the limit is {limit}", packed.len());
        }
    }
}
