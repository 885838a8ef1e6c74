//! Properties of the wire.

use nocluster::json::{Document, Kind};
use nocluster::wire;

use crate::parts;

/// The name of an operation, a line break, its input: the answer is an envelope, UTF-8 if the input is, and the same each
/// time; an error has area, code and message.
pub fn call(input: &[u8]) {
    let (op, text) = parts(input);
    let op = String::from_utf8_lossy(op);
    let answer = wire::call(&op, text);
    assert_eq!(answer, wire::call(&op, text));
    assert!(std::str::from_utf8(text).is_err() || std::str::from_utf8(&answer).is_ok());
    let envelope = Document::parse(answer).expect("an envelope is JSON");
    let members: Vec<_> = envelope.root().members().collect();
    let [member] = members.as_slice() else { panic!("{envelope}") };
    assert_eq!(member.value.kind(), Kind::Object, "{envelope}");
    match &*member.name() {
        "ok" => {}
        "err" => {
            for name in ["area", "code", "message"] {
                let text = member.value.member(name).and_then(|value| value.as_str());
                assert!(text.is_some_and(|text| !text.is_empty()), "{envelope}");
            }
        }
        _ => panic!("{envelope}"),
    }
}
