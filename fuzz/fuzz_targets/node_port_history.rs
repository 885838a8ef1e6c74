//! libFuzzer's way into `ipam_histories::node_port_history`.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| nocluster_fuzz::ipam_histories::node_port_history(input));
