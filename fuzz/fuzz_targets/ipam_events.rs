//! libFuzzer's way into `ipam_histories::events`.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| nocluster_fuzz::ipam_histories::events(input));
