//! Fast = naive: the indexed Zone against upstream's loops written down one to one.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test: what it makes itself is well-formed, and a failure is a panic"
)]

mod naive_dns;

use proptest::prelude::{ProptestConfig, any, proptest};
use proptest::test_runner::RngSeed;

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 3000,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(1),
        ..ProptestConfig::default()
    })]
    #[test]
    fn the_server_answers_as_upstreams_loops_do(data in proptest::collection::vec(any::<u8>(), 0..400)) {
        naive_dns::check(&data);
    }
}
