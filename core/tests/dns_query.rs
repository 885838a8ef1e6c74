//! Fast = naive: the indexed Zone against upstream's loops written down one to one.

#![cfg(feature = "dns")]
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test: what it makes itself is well-formed, and a failure is a panic"
)]

mod naive_dns;

use proptest::prelude::{ProptestConfig, any, proptest};

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn the_server_answers_as_upstreams_loops_do(data in proptest::collection::vec(any::<u8>(), 0..400)) {
        naive_dns::check(&data);
    }
}
