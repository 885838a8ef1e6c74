//! libFuzzer's way into `yaml::input`.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| nocluster_fuzz::yaml::input(input));
