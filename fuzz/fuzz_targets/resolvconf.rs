//! libFuzzer's way into `pod::resolvconf`.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| nocluster_fuzz::pod::resolvconf(input));
