//! libFuzzer's way into `admission::matching`.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| nocluster_fuzz::admission::matching(input));
