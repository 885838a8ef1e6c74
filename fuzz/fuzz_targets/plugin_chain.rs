//! libFuzzer's way into `chain::chain`.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| nocluster_fuzz::chain::chain(input));
