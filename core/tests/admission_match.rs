//! Fast = naive: the prepared matcher against upstream's loops written down one to one.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test: what it makes itself is well-formed, and a failure is a panic"
)]

mod naive;

use proptest::prelude::{ProptestConfig, any, proptest};

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn the_matcher_answers_as_upstreams_loops_do(data in proptest::collection::vec(any::<u8>(), 0..400)) {
        naive::check(&data);
    }
}
