//! libFuzzer's way into `ipam::history`.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| nocluster_fuzz::ipam::history(input));
