//! What holds for every input, however broken: properties that libFuzzer tries to break, and that `cargo test` replays.
//!
//! `cargo test` runs each property over the inputs of the conformance vectors and many small changes of them.
//! `cargo run --bin seeds` writes the same inputs as a corpus; then
//! `cargo +nightly fuzz run --features libfuzzer patch_apply -- -dict=dict/json.dict`.

pub mod admission;
pub mod chain;
pub mod corefile;
pub mod custom;
pub mod defaults;
pub mod dns;
pub mod dns_message;
pub mod ipam;
pub mod ipam_histories;
pub mod meta;
pub mod patch;
pub mod pod;
pub mod seeds;
pub mod wire;
pub mod yaml;

/// A property: it panics if `input` breaks it.
pub type Property = fn(&[u8]);

/// Every property, by the name of its fuzz target.
pub const PROPERTIES: &[(&str, Property)] = &[
    ("patch_apply", patch::apply),
    ("pointer", patch::pointer),
    ("selector", meta::selector),
    ("encode", meta::encode),
    ("defaults", defaults::set),
    ("prune", custom::prune),
    ("plugin_chain", chain::chain),
    ("admission_match", admission::matching),
    ("review_json", admission::review_json),
    ("corefile", corefile::corefile),
    ("dns_query", dns::query),
    ("resolvconf", pod::resolvconf),
    ("stub_walk", pod::stub_walk),
    ("wire_call", wire::call),
    ("yaml_input", yaml::input),
    ("dns_message", dns_message::message),
    ("ipam_history", ipam::history),
    ("cni_args", ipam::args),
    ("host_local_store", ipam::store),
    ("result_convert", ipam::convert),
    ("cni_config", ipam::list),
    ("host_local_history", ipam_histories::host_local_history),
    ("node_cidr_history", ipam_histories::node_cidr_history),
    ("service_history", ipam_histories::service_history),
    ("node_port_history", ipam_histories::node_port_history),
    ("aws_history", ipam_histories::aws_history),
    ("calico_history", ipam_histories::calico_history),
    ("ipam_events", ipam_histories::events),
];

/// The two parts of an input: before and after its first line break.
fn parts(input: &[u8]) -> (&[u8], &[u8]) {
    match input.iter().position(|&byte| byte == b'\n') {
        Some(at) => (&input[..at], &input[at + 1..]),
        None => (input, b"[]"),
    }
}
