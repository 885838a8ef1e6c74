//! The plugin `any`.

use crate::dns::message::{CharString, Message, Record, RecordData, RecordType};

/// The reply to a question for all types; nothing to another question.
///
/// Source: coredns/coredns plugin/any/any.go
pub(super) fn answer(query: &Message) -> Option<Message> {
    let question = query.questions.first().filter(|question| question.rtype == RecordType::ANY)?;
    let data =
        RecordData::Hinfo { cpu: CharString::from_text("ANY obsoleted"), os: CharString::from_text("See RFC 8482") };
    Some(Message {
        answers: Record::new(question.name.clone(), 8482, data).into_iter().collect(),
        ..Message::reply_to(query)
    })
}
