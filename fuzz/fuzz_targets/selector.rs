//! libFuzzer's way into `meta::selector`.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| nocluster_fuzz::meta::selector(input));
