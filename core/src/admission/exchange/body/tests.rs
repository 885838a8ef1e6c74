//! Bodies as the real decoder reads them: `tests/vectors/rows/admission/reviews.jsonl`, made by `tests/oracle/admission/reviews`.

use serde_json::{Value, json};

use super::*;
use crate::gotext::base64;
use crate::release::Release;

fn decoded(review: &ReceivedReview) -> Value {
    let response = review.response.as_ref().map_or(json!([]), |response| {
        json!([
            response.uid,
            response.allowed,
            response.status,
            base64::encode(&response.patch),
            response.patch_type,
            response.audit_annotations,
            response.warnings,
        ])
    });
    json!([null, review.api_version, review.kind, response])
}

#[test]
fn bodies_are_read_as_the_server_reads_them() {
    let rows = include_str!("../../../../tests/vectors/rows/admission/reviews.jsonl")
        .lines()
        .map(|row| serde_json::from_str::<Value>(row).unwrap());
    let mut count = 0;
    for row in rows {
        let row = row.as_array().unwrap();
        let version = ReviewVersion::parse(row[0].as_str().unwrap()).unwrap();
        let body = row[1].as_str().unwrap();
        let got = match decode(body.as_bytes(), version, "hook", Release::V1_37) {
            Ok(review) => decoded(&review),
            Err(ResponseError::Call { reason, text_unknown: false }) => json!([reason]),
            Err(ResponseError::Call { text_unknown: true, .. }) => continue,
            Err(unknown) => panic!("{body}: {unknown}"),
        };
        assert_eq!(got.as_array().unwrap()[..], row[2..], "{version:?} {body}");
        count += 1;
    }
    assert!(count > 1400, "{count} rows");
}

#[test]
fn what_is_not_json_may_be_yaml() {
    let read = |body: &str| decode(body.as_bytes(), ReviewVersion::V1, "hook", Release::V1_37);
    for (body, unknown) in [
        ("<html>no</html>", false),
        ("ok", false),
        ("yes", true),
        ("true", false),
        ("\ttrue", true),
        ("<a>\n<b>c: d</b>\n</a>", true),
    ] {
        let read = read(body);
        assert!(matches!(read, Err(ResponseError::Call { text_unknown, .. }) if text_unknown == unknown), "{body}");
    }
    for body in ["kind: AdmissionReview", "response:\n  allowed: true\n", "- a", "~", " \n "] {
        let needs = vec![Need::YamlBody { hook: "hook".to_owned() }];
        assert_eq!(read(body), Err(ResponseError::Unknown { needs }), "{body}");
    }
    assert!(matches!(read("k8s\0\n"), Err(ResponseError::Unknown { .. })));
}
