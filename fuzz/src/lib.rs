//! What holds for every input, however broken: properties that libFuzzer tries to break, and that `cargo test` replays.
//!
//! `cargo test` runs each property over the inputs of the conformance vectors and many small changes of them.
//! `cargo run --bin seeds` writes the same inputs as a corpus; then `cargo +nightly fuzz run --features libfuzzer patch_apply`.

pub mod patch;
pub mod seeds;

/// A property: it panics if `input` breaks it.
pub type Property = fn(&[u8]);

/// Every property, by the name of its fuzz target.
pub const PROPERTIES: &[(&str, Property)] = &[("patch_apply", patch::apply), ("pointer", patch::pointer)];
