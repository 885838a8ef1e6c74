//! libFuzzer's way into `custom::prune`.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| nocluster_fuzz::custom::prune(input));
