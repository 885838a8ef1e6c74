//! libFuzzer's way into `dns_message::message`.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| nocluster_fuzz::dns_message::message(input));
