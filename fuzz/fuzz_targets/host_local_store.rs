//! libFuzzer's way into `ipam::store`.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| nocluster_fuzz::ipam::store(input));
