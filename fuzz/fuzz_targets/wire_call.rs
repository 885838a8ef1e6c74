//! libFuzzer's way into `wire::call`.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| nocluster_fuzz::wire::call(input));
