//! libFuzzer's way into `dns::query`.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| nocluster_fuzz::dns::query(input));
