//! The YAML reader for JavaScript, as a module of its own: who reads no YAML does not load it.

use wasm_bindgen::prelude::wasm_bindgen;

/// Reads YAML or JSON as kubectl reads a file: the envelope's text, with `objects` and `warnings`.
#[wasm_bindgen(js_name = readYaml)]
pub fn read_yaml(text: &[u8]) -> String {
    // The reader prints UTF-8 only.
    String::from_utf8(nocluster_yaml::envelope(text)).unwrap_or_default()
}
