//! libFuzzer's way into `ipam::convert`.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| nocluster_fuzz::ipam::convert(input));
