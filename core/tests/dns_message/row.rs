//! A row of the oracle, put to the library: a JSON array of the function, its input and its output.

use std::fmt::Write;

use nocluster::dns::message::{
    Class, Compression, Message, MessageError, Name, Question, Received, Record, RecordData, RecordType, Transport,
};
use serde_json::{Value, json};

/// Whether the library gives the row's output. `Ok(false)`: the row is about a type that is not modelled.
pub(super) fn check(row: &Value) -> Result<bool, String> {
    let (input, output) = (&row[1], &row[2]);
    let ours = match row[0].as_str() {
        Some("name") => Some(name(text(input))),
        Some("line") => line(text(input), output),
        Some("message") => message(text(input), output),
        Some("reply") => reply(input),
        Some("place") => Some(place(input)),
        Some("receive") => receive(text(input)),
        _ => return Err(format!("no such function: {row}")),
    };
    match ours {
        None => Ok(false),
        Some(ours) if ours == *output => Ok(true),
        Some(ours) => Err(format!("{} {input}\n  real  {output}\n  ours  {ours}", text(&row[0]))),
    }
}

fn name(input: &str) -> Value {
    match Name::parse(input) {
        Ok(name) => json!({"wire": hex(name.wire()), "text": name.to_string()}),
        Err(_) => Value::Null,
    }
}

fn line(input: &str, output: &Value) -> Option<Value> {
    let record = match Record::parse(input) {
        Ok(None) => return Some(Value::Null),
        Ok(Some(record)) => record,
        Err(MessageError::LineNotModelled { .. }) => return None,
        // A record that the library reads and can't write is an error when it is read.
        Err(_) if output.get("packed").is_some_and(Value::is_null) => return Some(output.clone()),
        Err(MessageError::RecordLine { upstream }) => return Some(json!({"error": upstream})),
        // Of data in the form of RFC 3597 only the verdict is compared.
        Err(_) => return Some(if output.get("error").is_some() { output.clone() } else { json!("an error") }),
    };
    let message = Message { answers: vec![record.clone()], ..Message::default() };
    let packed = message.pack(Compression::Off).ok();
    Some(json!({
        "text": record.to_string(),
        "length": message.length(Compression::Off) - 12,
        "packed": packed.map(|octets| hex(&octets[12..])),
    }))
}

fn message(input: &str, output: &Value) -> Option<Value> {
    let message = match Message::unpack(&octets(input)) {
        Ok(message) => message,
        Err(MessageError::TypeNotModelled { .. }) => return None,
        Err(error) => return Some(json!({"error": serde_json::to_value(&error).unwrap()["code"]})),
    };
    let records = message.answers.iter().chain(&message.authorities).chain(&message.additionals);
    let texts: Vec<String> =
        message.questions.iter().map(ToString::to_string).chain(records.map(ToString::to_string)).collect();
    let texts = if texts.is_empty() { Value::Null } else { json!(texts) };
    Some(json!({
        "rcode": message.rcode.0,
        // The oracle prints no texts that are not UTF-8.
        "texts": if output["texts"].is_null() { Value::Null } else { texts },
        "lengths": [message.length(Compression::Off), message.length(Compression::On)],
        "off": packed(&message, Compression::Off),
        "on": packed(&message, Compression::On),
    }))
}

fn reply(input: &Value) -> Option<Value> {
    let query = Message::unpack(&octets(text(&input["query"]))).ok()?;
    let mut reply = Message::unpack(&octets(text(&input["reply"]))).ok()?;
    let transport = if input["transport"] == "tcp" { Transport::Tcp } else { Transport::Udp };
    let client = text(&input["client"]).parse().unwrap();
    reply.answer_edns(&query);
    let compression = reply.scrub(&query, transport, client);
    let packed = packed(&reply, compression);
    let limit = 2 * usize::from(query.reply_size(transport));
    assert!(packed.as_str().is_none_or(|packed| packed.len() <= limit || reply.truncated), "over the limit");
    Some(packed)
}

/// A message whose names begin at a far place: behind a record of so many zeros.
fn place(input: &Value) -> Value {
    let filler = usize::try_from(input["filler"].as_u64().unwrap()).unwrap();
    let q = Name::parse("q").unwrap();
    let record = |data| Record { name: q.clone(), rtype: RecordType(1000), class: Class::IN, ttl: 0, data };
    let mut answers = vec![record(RecordData::Opaque(vec![0; filler].into()))];
    answers.extend(list(&input["records"]).iter().map(|line| Record::parse(text(line)).unwrap().unwrap()));
    let questions = vec![Question { name: q.clone(), rtype: RecordType::A, class: Class::IN }];
    let message = Message { questions, answers, ..Message::default() };
    let packed = message.pack(Compression::On).unwrap();
    json!({"length": message.length(Compression::On), "end": hex(&packed[filler + 31..])})
}

fn receive(input: &str) -> Option<Value> {
    Some(match Message::receive(&octets(input)) {
        Received::Query(_) => json!("query"),
        Received::Refused(reply) => packed(&reply, Compression::Off),
        Received::Ignored => json!("ignored"),
        Received::NotModelled(_) => return None,
    })
}

fn packed(message: &Message, compression: Compression) -> Value {
    message.pack(compression).map_or(Value::Null, |octets| json!(hex(&octets)))
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn hex(octets: &[u8]) -> String {
    octets.iter().fold(String::new(), |mut text, octet| {
        write!(text, "{octet:02x}").unwrap();
        text
    })
}

fn octets(hex: &str) -> Vec<u8> {
    (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap()).collect()
}
