//! libFuzzer's way into `admission::review_json`.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| nocluster_fuzz::admission::review_json(input));
