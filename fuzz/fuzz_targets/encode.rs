//! libFuzzer's way into `meta::encode`.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| nocluster_fuzz::meta::encode(input));
