//! What every operation has in common, as far as no vector can say it: Node and Python can't send such inputs.

pub(super) mod stub;

use super::*;
use crate::json::replace_invalid;

fn answer(op: &str, input: impl AsRef<[u8]>) -> String {
    String::from_utf8(call(op, input.as_ref())).unwrap()
}

#[test]
fn a_broken_input_is_told_with_its_place() {
    for (input, expected) in [
        (
            &b""[..],
            r#"{"err":{"area":"json","code":"unexpected-end","message":"unexpected end of JSON input","span":[0,0],"#,
        ),
        (b"{\"a\":x}", r#"{"err":{"area":"json","code":"invalid-character","#),
        (
            b"[]",
            r#"{"err":{"area":"wire","code":"wrong-type","message":"the input must be object, but is array","at":"","#,
        ),
        (b"\xff", r#"{"err":{"area":"json","code":"invalid-character","#),
    ] {
        let envelope = answer("ops.none", input);
        assert!(envelope.starts_with(r#"{"err":{"area":"wire","code":"unknown-operation""#), "{envelope}");
        #[cfg(feature = "patch")]
        {
            let envelope = answer("patch.apply", input);
            assert!(envelope.starts_with(expected), "{envelope}");
        }
    }
}

#[cfg(feature = "patch")]
mod with_patch {
    use super::*;

    #[test]
    fn a_member_given_twice_is_refused() {
        let envelope = answer("patch.apply", r#"{"dialect":"rfc6902","doc":1,"doc":2,"patch":[]}"#);
        assert!(envelope.contains(r#""code":"duplicate-member""#), "{envelope}");
        assert!(envelope.contains(r#""facts":{"member":"doc","first":"doc"}"#), "{envelope}");
    }

    #[test]
    fn raw_members_keep_their_text() {
        let input = r#"{"dialect":"kube-apiserver","doc":{"b":1.50,"a":1e2,"n":12345678901234567890},"patch":[]}"#;
        let expected = r#"{"ok":{"release":"1.37","doc":{"a":1e2,"b":1.50,"n":12345678901234567890},"changed":false}}"#;
        assert_eq!(answer("patch.apply", input), expected);
    }

    #[test]
    fn bytes_that_are_not_utf_8_pass_through_text() {
        for text in ["", r#","text":true"#] {
            let mut input = b"{\"dialect\":\"rfc6902\",\"docText\":\"[\\\"\xff\\\"]\",\"patch\":[]".to_vec();
            input.extend_from_slice(format!("{text}}}").as_bytes());
            let envelope = call("patch.apply", &input);
            assert!(envelope.contains(&0xff), "{}", replace_invalid(&envelope));
        }
    }

    #[test]
    fn a_text_that_looks_like_yaml_says_what_reads_yaml() {
        let says = |envelope: &str| envelope.contains("this looks like YAML: read it first, with `read_yaml`");
        for (text, is_yaml) in [
            ("kind: Pod", true),
            ("# a Pod\nkind: Pod", true),
            ("---\nkind: Pod\n", true),
            ("- kind: Pod", true),
            ("metadata:\r\n  name: web", true),
            ("example.com/name: web", true),
            ("kind Pod", false),
            ("http://example.com", false),
            (": a", false),
            ("nonsense", false),
            ("", false),
            ("{kind: Pod}", false),
            ("\"kind: Pod", false),
        ] {
            let envelope = answer("patch.apply", text);
            assert_eq!(says(&envelope), is_yaml, "{envelope}");
            let quoted = serde_json::to_string(text).unwrap();
            for members in ["\"docText\":TEXT,\"patch\":[]", "\"doc\":{},\"patchText\":TEXT"] {
                for dialect in ["rfc6902", "kube-apiserver"] {
                    let members = members.replace("TEXT", &quoted);
                    let envelope = answer("patch.apply", format!("{{\"dialect\":\"{dialect}\",{members}}}"));
                    assert_eq!(says(&envelope), is_yaml, "{envelope}");
                }
            }
        }
    }

    #[test]
    fn a_document_may_be_as_deep_as_one_given_alone() {
        let nested = |depth| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        let input = |depth| format!(r#"{{"dialect":"rfc6902","doc":{},"patch":[]}}"#, nested(depth));
        assert!(answer("patch.apply", input(10_000)).starts_with(r#"{"ok":"#));
        let refused = answer("patch.apply", input(10_001));
        assert!(refused.starts_with(r#"{"err":{"area":"patch","code":"invalid-json""#), "{refused}");
        assert!(refused.contains("exceeded max depth"), "{refused}");
        let refused = answer("patch.apply", input(20_000));
        assert!(refused.starts_with(r#"{"err":{"#), "{refused}");
    }
}

#[test]
fn operations_and_members_are_told() {
    let listed = String::from_utf8(ops_text()).unwrap();
    assert!(listed.starts_with('['), "{listed}");
    for operation in ops() {
        assert!(operation.op.contains('.') && !operation.line.is_empty());
        for member in operation.members() {
            assert!(!member.line.is_empty(), "{} {}", operation.op, member.name);
        }
    }
}

#[test]
fn the_version_is_told() {
    assert_eq!(version().to_string(), format!("nocluster {}, Kubernetes 1.37", env!("CARGO_PKG_VERSION")));
    let text = String::from_utf8(version_text()).unwrap();
    assert!(text.contains(r#""release":"1.37","run":["1.35","1.36","1.37"],"read":["1.30","#), "{text}");
}

#[test]
fn public_types_can_be_sent_and_shared() {
    fn check<T: Send + Sync + Clone + std::fmt::Debug>() {}
    check::<WireError>();
    check::<Operation>();
    check::<Version>();
    #[cfg(feature = "admission")]
    check::<Handle>();
}
