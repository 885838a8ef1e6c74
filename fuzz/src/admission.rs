//! Properties of matching and of webhooks' responses.

use nocluster::admission::{Phase, ResponseError, ReviewVersion, check_response};
use nocluster::release::Release;

#[path = "../../core/tests/naive/mod.rs"]
mod naive;

/// Bytes from which a cluster and a request are made: the compiled matcher and a transcription of upstream's loops give
/// the same answers.
pub fn matching(input: &[u8]) {
    naive::check(input);
}

/// The body of a webhook's response: any bytes are accepted or refused, in the same way each time.
pub fn review_json(input: &[u8]) {
    const UID: &str = "00000000-0000-4000-8000-000000000001";
    for version in [ReviewVersion::V1, ReviewVersion::V1beta1] {
        for phase in [Phase::Mutating, Phase::Validating] {
            let check = || check_response(input, UID, version, phase, "mutating/c/h", Release::V1_37);
            let answer = check();
            assert_eq!(answer, check());
            match answer {
                Ok(response) => {
                    assert!(response.patch.is_empty() || !response.patch_type.is_empty(), "{response:?}");
                }
                Err(ResponseError::Unknown { needs }) => assert!(!needs.is_empty()),
                Err(error) => assert!(!error.to_string().is_empty()),
            }
        }
    }
}
