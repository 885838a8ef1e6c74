//! libFuzzer's way into `patch::pointer`.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| nocluster_fuzz::patch::pointer(input));
