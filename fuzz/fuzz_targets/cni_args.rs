//! libFuzzer's way into `ipam::args`.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| nocluster_fuzz::ipam::args(input));
