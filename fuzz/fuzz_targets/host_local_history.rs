//! libFuzzer's way into `ipam_histories::host_local_history`.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| nocluster_fuzz::ipam_histories::host_local_history(input));
