//! Properties of cluster DNS.

#[path = "../../core/tests/naive_dns/mod.rs"]
mod naive_dns;

/// Bytes from which a cluster, options and questions are made: the indexed Zone and a transcription of upstream's loops
/// give the same replies.
pub fn query(input: &[u8]) {
    naive_dns::check(input);
}
