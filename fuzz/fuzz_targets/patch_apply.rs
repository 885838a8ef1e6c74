//! libFuzzer's way into `patch::apply`.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| nocluster_fuzz::patch::apply(input));
