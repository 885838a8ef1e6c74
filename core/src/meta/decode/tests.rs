use super::*;
use crate::json::Document;

fn decode(field: &str) -> Result<Vec<u8>, String> {
    StructDecoder::run(Document::parse(field).unwrap().root(), StructDecoder::bytes).map_err(|error| error.to_string())
}

// Each answer was given by k8s.io/api admission/v1 under sigs.k8s.io/json of 1.37.2.
#[test]
fn bytes_are_read_as_the_server_reads_them() {
    for (field, bytes) in [
        ("null", &b""[..]),
        ("\"\"", b""),
        ("[]", b""),
        ("\"\\r\\n\"", b""),
        ("\"W10=\"", b"[]"),
        ("\"W1\\n0\\r\\n=\\n\"", b"[]"),
        ("\"W1==\"", b"["),
        ("\"\\u0057w==\"", b"["),
        ("\"Ww=\\n=\"", b"["),
        ("\"W3t9XQ==\"", b"[{}]"),
        ("[91,93]", b"[]"),
        ("[null,255]", b"\0\xff"),
    ] {
        assert_eq!(decode(field).as_deref(), Ok(bytes), "{field}");
    }
}

#[test]
fn what_is_no_bytes_is_refused_in_the_servers_words() {
    for (field, offset) in [
        ("\"W10\"", 0),
        ("\"W1 0=\"", 2),
        ("\"W10=W10=\"", 4),
        ("\"AAAAA\"", 4),
        ("\"W10-\"", 3),
        ("\"=\"", 0),
        ("\"W=\"", 1),
        ("\"Ww=\"", 3),
        ("\"Ww=\\n\"", 4),
        ("\"Ww=A\"", 2),
        ("\"Ww=\\nA\"", 3),
        ("\"W10=\\n\\nx\"", 6),
        ("\"AAAA\\nAA\\n\"", 6),
        ("\"é\"", 0),
    ] {
        assert_eq!(decode(field), Err(format!("illegal base64 data at input byte {offset}")), "{field}");
    }
    for (field, found, go_type) in [
        ("{}", "object", "[]uint8"),
        ("1", "number", "[]uint8"),
        ("true", "bool", "[]uint8"),
        ("[{}]", "object", "uint8"),
        ("[\"a\"]", "string", "uint8"),
        ("[[1]]", "array", "uint8"),
        ("[true]", "bool", "uint8"),
        ("[1,256,{}]", "number 256", "uint8"),
        ("[-1]", "number -1", "uint8"),
        ("[1.0]", "number 1.0", "uint8"),
        ("[1e1]", "number 1e1", "uint8"),
    ] {
        let text = format!("json: cannot unmarshal {found} into Go value of type {go_type}");
        assert_eq!(decode(field), Err(text), "{field}");
    }
}
