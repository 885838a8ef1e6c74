//! Laws of names and messages, over random ones.

use std::net::Ipv4Addr;

use nocluster::dns::message::{Class, Compression, Message, Name, Question, Record, RecordData, RecordType, Transport};
use proptest::collection::vec;
use proptest::prelude::*;

/// Labels of few letters, so that names share their ends, or of any octets.
fn label() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        3 => prop::sample::select(vec!["a", "b", "A", "svc", "local", "a.b", "\\"]).prop_map(|text| text.as_bytes().to_vec()),
        1 => vec(any::<u8>(), 1..64),
    ]
}

fn name() -> impl Strategy<Value = Name> {
    vec(label(), 0..5).prop_filter_map("too long", |labels| Name::from_labels(labels.iter().map(Vec::as_slice)).ok())
}

fn record() -> impl Strategy<Value = Record> {
    let data = prop_oneof![
        any::<u32>().prop_map(|address| RecordData::A(Ipv4Addr::from(address))),
        name().prop_map(RecordData::Cname),
        (any::<u16>(), name()).prop_map(|(port, target)| RecordData::Srv { priority: 0, weight: 1, port, target }),
        (any::<u16>(), name()).prop_map(|(preference, exchange)| RecordData::Mx { preference, exchange }),
    ];
    (name(), any::<u32>(), data).prop_map(|(name, ttl, data)| Record::new(name, ttl, data).unwrap())
}

fn message() -> impl Strategy<Value = Message> {
    let sections = (vec(record(), 0..30), vec(record(), 0..4), vec(record(), 0..4), any::<bool>());
    (name(), any::<u16>(), sections).prop_map(|(name, id, (answers, authorities, mut additionals, edns))| {
        if edns {
            additionals.push(Record::opt(1232, false, Vec::new()));
        }
        let questions = vec![Question { name, rtype: RecordType::A, class: Class::IN }];
        Message { id, response: true, questions, answers, authorities, additionals, ..Message::default() }
    })
}

proptest! {
    #[test]
    fn a_name_is_what_its_text_reads_as(name in name()) {
        prop_assert_eq!(Name::parse(&name.to_string()), Ok(name.clone()));
        prop_assert!(name.eq_ignore_case(&name.to_lowercase()));
        prop_assert!(name.is_subdomain_of(&name) && name.is_subdomain_of(&Name::root()));
        let labels = name.labels().count();
        prop_assert_eq!(name.without_labels(labels), Some(Name::root()));
        prop_assert_eq!(name.without_labels(labels + 1), None);
    }

    #[test]
    fn a_message_reads_as_it_was_written(message in message()) {
        let off = message.pack(Compression::Off).unwrap();
        let on = message.pack(Compression::On).unwrap();
        prop_assert_eq!(off.len(), message.length(Compression::Off));
        prop_assert!(on.len() <= off.len() && on.len() <= message.length(Compression::On));
        prop_assert_eq!(Message::unpack(&off), Ok(message.clone()));
        prop_assert_eq!(Message::unpack(&on), Ok(message));
    }

    #[test]
    fn a_record_is_what_its_line_reads_as(record in record()) {
        prop_assert_eq!(Record::parse(&record.to_string()), Ok(Some(record)));
    }

    #[test]
    fn a_reply_fits_and_drops_only_from_its_end(message in message(), edns in proptest::option::of(any::<u16>())) {
        let query = Message {
            questions: message.questions.clone(),
            additionals: edns.map(|size| Record::opt(size, true, Vec::new())).into_iter().collect(),
            ..Message::default()
        };
        let mut reply = message.clone();
        reply.answer_edns(&query);
        let whole = reply.clone();
        let compression = reply.scrub(&query, Transport::Udp, Ipv4Addr::LOCALHOST.into());
        prop_assert!(reply.pack(compression).unwrap().len() <= usize::from(query.reply_size(Transport::Udp)));
        prop_assert!(whole.answers.starts_with(&reply.answers) && whole.authorities.starts_with(&reply.authorities));
        let records = |message: &Message| message.answers.len() + message.authorities.len() + message.additionals.len();
        prop_assert_eq!(reply.truncated, records(&reply) < records(&whole));
        prop_assert_eq!(reply.edns().is_some(), whole.edns().is_some());
    }
}
