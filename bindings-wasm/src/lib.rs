//! The WebAssembly face of nocluster: the UTF-8 of JSON text in, JSON text out.
//!
//! The idiomatic face is JavaScript, in `js/`. Nothing here knows a domain. Texts come as bytes, because JavaScript's own
//! encoder is many times as fast as the loop over characters that hands a `&str` over.

use nocluster::wire;
use wasm_bindgen::prelude::wasm_bindgen;

/// Answers one operation: the name and the input's text in, the envelope's text out.
#[wasm_bindgen]
pub fn call(op: &str, input: &[u8]) -> String {
    text(wire::call(op, input))
}

/// Applies a JSON Patch, text to text; throws the envelope's text when that fails.
#[wasm_bindgen(js_name = applyText)]
pub fn apply_text(dialect: &str, doc: &[u8], patch: &[u8]) -> Result<String, String> {
    wire::apply_text(dialect, doc, patch).map(text).map_err(text)
}

/// Lists the operations with their members, as JSON text.
#[wasm_bindgen]
pub fn ops() -> String {
    text(wire::ops_text())
}

/// Tells the version of the crate and the releases that it models, as JSON text.
#[wasm_bindgen]
pub fn version() -> String {
    text(wire::version_text())
}

/// A cluster that is prepared once and asked often.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Cluster(wire::Handle);

#[wasm_bindgen]
impl Cluster {
    /// Prepares `{"objects", "release"?, "complete"?, "resources"?}`; throws the envelope's text when that fails.
    #[wasm_bindgen(constructor)]
    pub fn new(input: &[u8]) -> Result<Cluster, String> {
        wire::Handle::new(input).map(Cluster).map_err(text)
    }

    /// Answers one operation on this cluster; the input carries no `objects`.
    pub fn call(&self, op: &str, input: &[u8]) -> String {
        text(self.0.call(op, input))
    }

    /// The same, with the text of the raw member `member` beside the input.
    #[wasm_bindgen(js_name = callWithText)]
    pub fn call_with_text(&self, op: &str, input: &[u8], member: &str, member_text: &[u8]) -> String {
        text(self.0.call_with_text(op, input, member, member_text))
    }
}

/// The wire answers UTF-8 with UTF-8, and JavaScript can hold no other text.
fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}
