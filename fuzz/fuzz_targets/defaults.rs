//! libFuzzer's way into `defaults::set`.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| nocluster_fuzz::defaults::set(input));
