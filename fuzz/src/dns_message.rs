//! Properties of DNS messages.

use nocluster::dns::message::{Compression, Message, Received, Record, Transport};

/// A message that can be read is written so that it reads as itself, compressed or not, and is never longer than it is
/// said to be. As a reply it never exceeds the limit of the query, and nothing that fits is dropped.
pub fn message(input: &[u8]) {
    let received = Message::receive(input);
    let Ok(message) = Message::unpack(input) else {
        assert!(!matches!(received, Received::Query(_)));
        return;
    };
    for compression in [Compression::Off, Compression::On] {
        let Ok(packed) = message.pack(compression) else { continue };
        assert!(packed.len() <= message.length(compression), "longer than said");
        // What ended early is written as zeros and absent names, which read differently.
        if let Ok(again) = Message::unpack(&packed)
            && !ends_early(&message)
        {
            assert_eq!(again, message);
            assert_eq!(again.pack(compression).as_ref(), Ok(&packed));
        }
    }
    for record in message.answers.iter().chain(&message.authorities).chain(&message.additionals) {
        let _ = Record::parse(&record.to_string());
    }
    fits(&message);
}

/// Whether a record has a field that its message did not hold.
fn ends_early(message: &Message) -> bool {
    let records = message.answers.iter().chain(&message.authorities).chain(&message.additionals);
    let printed = records.map(|record| format!("{record:?}"));
    let absent = |text: String| text.contains("\"\"") || text.contains("Opt(");
    printed.map(absent).any(|absent| absent)
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
