//! libFuzzer's way into `scheme::encode`.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| nocluster_fuzz::scheme::encode(input));
