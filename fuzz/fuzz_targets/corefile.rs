//! libFuzzer's way into `corefile::corefile`.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| nocluster_fuzz::corefile::corefile(input));
