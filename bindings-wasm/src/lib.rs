//! A WebAssembly module of the npm package: the UTF-8 of JSON text in, JSON text out.
//!
//! Three modules are made of it, each with the areas that its own manifest names, so that a page loads what it asks: a
//! module knows all operations by name and answers those of its areas.
//!
//! The package itself is written in JavaScript, in `js/`. Nothing here knows a domain. Texts come as bytes, because
//! JavaScript's own encoder is many times as fast as the loop over characters that passes a `&str`.

use nocluster::wire;
use wasm_bindgen::prelude::wasm_bindgen;

/// The areas of this module.
static AREAS: &[&wire::Area] = &[
    #[cfg(feature = "admission")]
    &wire::PATCH,
    #[cfg(feature = "admission")]
    &wire::ADMISSION,
    #[cfg(feature = "dns")]
    &wire::DNS,
    #[cfg(feature = "ipam")]
    &wire::IPAM,
];

/// Runs one operation: its name and the text of its input in, the text of the envelope out.
#[wasm_bindgen]
pub fn call(op: &str, input: &[u8]) -> String {
    text(wire::call_of(AREAS, op, input))
}

/// Applies a JSON Patch, text to text; throws the envelope's text when that fails.
#[cfg(feature = "admission")]
#[wasm_bindgen(js_name = applyText)]
pub fn apply_text(dialect: &str, doc: &[u8], patch: &[u8]) -> Result<String, String> {
    wire::apply_text(dialect, doc, patch).map(text).map_err(text)
}

/// Lists the operations with their members, as JSON text.
#[wasm_bindgen]
pub fn ops() -> String {
    text(wire::ops_text())
}

/// Returns the version of the crate and the releases that it models, as JSON text.
#[wasm_bindgen]
pub fn version() -> String {
    text(wire::version_text())
}

/// A cluster that is prepared once for many operations.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Cluster(wire::Handle);

#[wasm_bindgen]
impl Cluster {
    /// Prepares `{"objects", "release"?, "complete"?, "resources"?}`; throws the envelope's text when that fails.
    #[wasm_bindgen(constructor)]
    pub fn new(input: &[u8]) -> Result<Cluster, String> {
        wire::Handle::of(AREAS, input).map(Cluster).map_err(text)
    }

    /// Runs one operation on this cluster; the input has no `objects`.
    pub fn call(&self, op: &str, input: &[u8]) -> String {
        text(self.0.call(op, input))
    }

    /// Runs one operation on this cluster, with the text of the raw member `member` given beside the input.
    #[wasm_bindgen(js_name = callWithText)]
    pub fn call_with_text(&self, op: &str, input: &[u8], member: &str, member_text: &[u8]) -> String {
        text(self.0.call_with_text(op, input, member, member_text))
    }
}

/// The wire returns UTF-8 for UTF-8, and JavaScript can hold no other text.
fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}
