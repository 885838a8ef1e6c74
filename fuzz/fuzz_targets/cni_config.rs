//! libFuzzer's way into `ipam::list`.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| nocluster_fuzz::ipam::list(input));
