//! libFuzzer's way into `dns::message`.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| nocluster_fuzz::dns::message(input));
