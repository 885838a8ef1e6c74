//! libFuzzer's way into `ipam_histories::service_history`.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| nocluster_fuzz::ipam_histories::service_history(input));
