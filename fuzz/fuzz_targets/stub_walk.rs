//! libFuzzer's way into `pod::stub_walk`.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| nocluster_fuzz::pod::stub_walk(input));
