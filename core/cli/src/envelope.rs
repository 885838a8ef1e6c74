//! `-o json`: one line per object, `{"source": {..}, "ok" | "err": ..}`, with `ok` in the bytes of the wire.

use nocluster::json::{Document, Writer};

use crate::console::Console;
use crate::load::Loaded;
use crate::redact::redacted;

/// Prints an envelope of the wire with the source of the object before it.
pub(crate) fn print(object: &Loaded, envelope: Vec<u8>, show_secrets: bool, console: &mut Console<'_>) {
    let envelope = if show_secrets {
        envelope
    } else {
        match Document::parse(envelope.clone()) {
            Ok(document) => redacted(&document).text().to_vec(),
            Err(_) => envelope,
        }
    };
    let mut line = Writer::new();
    line.begin_object().key("source").begin_object();
    line.key("file").string(&object.source).key("line").integer(object.line("").into());
    line.key("apiVersion").string(&object.member("/apiVersion")).key("kind").string(&object.member("/kind"));
    for name in ["namespace", "name"] {
        let value = object.member(&format!("/metadata/{name}"));
        if !value.is_empty() {
            line.key(name).string(&value);
        }
    }
    line.end_object();
    let mut line = line.finish();
    line.push(b',');
    // The envelope is an object: its opening brace is replaced by the one before `source`.
    line.extend_from_slice(envelope.get(1..).unwrap_or_default());
    line.push(b'\n');
    console.print_bytes(&line);
}
