use super::*;

fn fails(text: &str) -> String {
    Document::parse(text).unwrap_err().to_string()
}

// Texts: golang/go src/encoding/json/scanner.go, of Go 1.26.
#[test]
fn errors_are_gos() {
    for (text, expected) in [
        ("", "unexpected end of JSON input"),
        ("  ", "unexpected end of JSON input"),
        ("{", "unexpected end of JSON input"),
        ("{\"a\"", "unexpected end of JSON input"),
        ("\"abc", "unexpected end of JSON input"),
        ("[1,", "unexpected end of JSON input"),
        ("1.", "invalid character ' ' after decimal point in numeric literal"),
        ("-", "invalid character ' ' in numeric literal"),
        ("1e", "invalid character ' ' in exponent of numeric literal"),
        ("1e+", "invalid character ' ' in exponent of numeric literal"),
        ("nul", "invalid character ' ' in literal null (expecting 'l')"),
        ("\"\\", "invalid character ' ' in string escape code"),
        ("\"\\u12", "invalid character ' ' in \\u hexadecimal character escape"),
        ("\"\\x\"", "invalid character 'x' in string escape code"),
        ("{\"a\":01}", "invalid character '1' after object key:value pair"),
        ("01", "invalid character '1' after top-level value"),
        ("[1 2]", "invalid character '2' after array element"),
        ("{\"a\" 1}", "invalid character '1' after object key"),
        ("{1}", "invalid character '1' looking for beginning of object key string"),
        ("{\"a\":1,}", "invalid character '}' looking for beginning of object key string"),
        ("[1,]", "invalid character ']' looking for beginning of value"),
        ("tru3", "invalid character '3' in literal true (expecting 'e')"),
        ("\"a\nb\"", "invalid character '\\n' in string literal"),
        ("'", "invalid character '\\'' looking for beginning of value"),
        ("[\"a\"\"b\"]", "invalid character '\"' after array element"),
        ("é", "invalid character 'Ã' looking for beginning of value"),
        ("\u{feff}{}", "invalid character 'ï' looking for beginning of value"),
        ("\u{7f}", "invalid character '\\x7f' looking for beginning of value"),
    ] {
        assert_eq!(fails(text), expected, "{text:?}");
    }
}

#[test]
fn the_10001st_level_is_an_error_and_the_10000th_is_not() {
    let deep = |levels: usize| "[".repeat(levels) + &"]".repeat(levels);
    assert_eq!(Document::parse(deep(10_000)).unwrap().text().len(), 20_000);
    assert_eq!(fails(&deep(10_001)), "invalid character '[' exceeded max depth");
}

#[test]
fn text_is_kept_and_the_last_member_of_a_name_counts() {
    let document = Document::parse(" {\"n\": 1.50, \"\\u006e\": [1E+2, -0]} ").unwrap();
    assert_eq!(document.text(), b"{\"n\": 1.50, \"\\u006e\": [1E+2, -0]}");
    assert_eq!(document.at("/n/1").unwrap().as_number(), Some("-0"));
    assert_eq!(document.root().members().count(), 2);
    assert_eq!(document.at("/n").unwrap().to_document().text(), b"[1E+2, -0]");
    assert_eq!(document.at("/n/2").map(|node| node.kind()), None);
}

#[test]
fn strings_decode_as_go_decodes_them() {
    for (text, expected) in [
        (&br#""a\/b\n""#[..], "a/b\n"),
        (br#""\ud83d\ude00""#, "😀"),
        (br#""\ud83dx""#, "\u{fffd}x"),
        (br#""\ud83d\u0041""#, "\u{fffd}A"),
        (br#""\ud83d\ud83d\ude00""#, "\u{fffd}😀"),
        (br#""\udc00""#, "\u{fffd}"),
        (b"\"\xe2\x82\"", "\u{fffd}\u{fffd}"),
        (b"\"\xed\xa0\x80\"", "\u{fffd}\u{fffd}\u{fffd}"),
    ] {
        assert_eq!(Document::parse(text).unwrap().root().as_str().unwrap(), expected, "{text:?}");
    }
}

#[test]
fn compact_removes_white_space_and_escapes_html_only() {
    let document = Document::parse("{ \"a\" : [ 1.0 , \"x y<\\/\u{2028}\" ], \"b\":{\"c\":1} }").unwrap();
    assert_eq!(
        String::from_utf8(document.to_compact()).unwrap(),
        "{\"a\":[1.0,\"x y\\u003c\\/\\u2028\"],\"b\":{\"c\":1}}"
    );
}

#[test]
fn strings_encode_as_go_encodes_them() {
    let mut out = Vec::new();
    string::encode("a\"\\\u{8}\u{c}\n\r\t\u{1}<>&\u{2028}\u{7f}é\u{fffd}", &mut out);
    assert_eq!(
        String::from_utf8(out).unwrap(),
        "\"a\\\"\\\\\\b\\f\\n\\r\\t\\u0001\\u003c\\u003e\\u0026\\u2028\u{7f}é\u{fffd}\""
    );
}

#[test]
fn what_is_built_is_as_if_it_had_been_read() {
    let source = Document::parse("{\"a\": [1,{\"b\":\"<é\u{2028}\\n\"}],\"c\":{},\"d\":[ ],\"é\":[[[true]]]}").unwrap();
    let mut out = Builder::default();
    out.begin_array();
    source.root().members().for_each(|member| out.node(member.value));
    out.begin_object();
    source.root().members().for_each(|member| {
        out.key_of(member.key);
        out.null();
    });
    out.key("k\"<");
    out.string("é\n");
    out.plain_key("n");
    out.scalar(Kind::Number, b"1.0");
    out.end_object();
    out.end_array();
    let built = out.finish();
    let read = Document::parse(built.text()).unwrap();
    assert_eq!(built.root().entries(), read.root().entries());
    assert_eq!((built.depth(), read.depth()), (4, 4));
    assert_eq!(
        built.to_string(),
        "[[1,{\"b\":\"\\u003cé\\u2028\\n\"}],{},[],[[[true]]],{\"a\":null,\"c\":null,\"d\":null,\"é\":null,\"k\\\"\\u003c\":\"é\\n\",\"n\":1.0}]"
    );
}

#[test]
fn equality_is_by_value() {
    let same = |a: &str, b: &str| equal(Document::parse(a).unwrap().root(), Document::parse(b).unwrap().root());
    for (a, b) in [
        ("1", "1.0"),
        ("1", "10e-1"),
        ("-0", "0"),
        ("0e999999999999999999999999", "0"),
        ("1e99999999999999999999", "10e99999999999999999998"),
        ("0.001", "1e-3"),
        ("{\"a\":1,\"b\":[2]}", "{\"b\":[2.0],\"a\":1}"),
        ("{\"a\":1,\"a\":2}", "{\"a\":2}"),
        ("\"\\u0041\"", "\"A\""),
    ] {
        assert!(same(a, b), "{a} = {b}");
    }
    for (a, b) in [
        ("9007199254740993", "9007199254740992"),
        ("1e99999999999999999999", "1e99999999999999999998"),
        ("1", "-1"),
        ("1", "\"1\""),
        ("null", "false"),
        ("[1,2]", "[2,1]"),
        ("{\"a\":1}", "{\"b\":1}"),
        ("{\"a\":1,\"a\":2}", "{\"a\":1}"),
        ("1", "100"),
    ] {
        assert!(!same(a, b), "{a} != {b}");
    }
}

// golang/go src/encoding/json/encode_test.go and encode.go floatEncoder.
#[test]
fn a_text_that_is_no_number_has_no_value_to_overflow() {
    assert!(!same_value("10000000000e/", "1"));
    assert!(!same_value("10000000000e99\u{ff}", "1"));
}

#[test]
fn floats_print_as_gos_encoder_prints_them() {
    for (value, expected) in [
        (1.0, "1"),
        (0.000001, "0.000001"),
        (0.0000001, "1e-7"),
        (1e20, "100000000000000000000"),
        (1e21, "1e+21"),
        (1.2345678901234568e40, "1.2345678901234568e+40"),
        (-0.0, "-0"),
        (1.5e-9, "1.5e-9"),
        (1e-10, "1e-10"),
    ] {
        assert_eq!(number::format_float64(value), expected);
    }
}

#[test]
fn pointers_escape_and_refuse_what_is_no_escape() {
    let mut pointer = Pointer::root();
    pointer.push("a/b~");
    pointer.push(0);
    assert_eq!(pointer.as_str(), "/a~1b~0/0");
    assert_eq!(pointer.tokens().collect::<Vec<_>>(), ["a/b~", "0"]);
    assert_eq!(Pointer::parse("/~01").unwrap().tokens().collect::<Vec<_>>(), ["~1"]);
    assert!(matches!(Pointer::parse("a"), Err(PointerError::NoSlash { .. })));
    assert!(matches!(Pointer::parse("/a/b~"), Err(PointerError::BadEscape { token: 1, .. })));
}

#[test]
fn values_come_and_go() {
    let document = Document::parse("{\"a\":[1,2.5,\"x\",null,true]}").unwrap();
    let value = document.to_value().unwrap();
    assert_eq!(Document::from(&value), document);
    let deep = Document::parse("[".repeat(200) + &"]".repeat(200)).unwrap();
    assert!(matches!(deep.to_value(), Err(JsonError::LimitExceeded { limit: "depth", .. })));
}

#[test]
fn limits_are_kept() {
    let limits = Limits { input_bytes: 10, depth: 2 };
    assert!(matches!(
        Document::parse_with("[[[1]]]", &limits),
        Err(JsonError::LimitExceeded { limit: "depth", max: 2, got: 3, .. })
    ));
    assert!(matches!(
        Document::parse_with("[1,2,3,4,5,6]", &limits),
        Err(JsonError::LimitExceeded { limit: "inputBytes", .. })
    ));
}

#[test]
fn every_ascii_byte_at_every_place_of_a_string() {
    for (at, byte) in (0..40).flat_map(|at| (0..0x80u8).map(move |byte| (at, byte))) {
        let mut text = format!("\"{}\"", "a".repeat(40)).into_bytes();
        *text.get_mut(at + 1).unwrap() = byte;
        let read = Document::parse(text.clone());
        match byte {
            0..0x20 => {
                let error = read.unwrap_err();
                assert!(
                    matches!(error, JsonError::InvalidCharacter { byte: found, offset, .. } if found == byte && offset == at + 1),
                    "{byte} at {at}: {error:?}"
                );
            }
            b'"' | b'\\' => assert!(read.is_err(), "{byte} at {at}"),
            _ => {
                // The value goes through another's reader, and Go's escapes are written down.
                let document = read.unwrap();
                let value: String = serde_json::from_slice(&text).unwrap();
                assert_eq!(document.root().as_str().unwrap(), value);
                let escaped = value.replace('&', "\\u0026").replace('<', "\\u003c").replace('>', "\\u003e");
                assert_eq!(document.to_compact(), format!("\"{escaped}\"").into_bytes());
            }
        }
    }
}

#[test]
fn integers_are_read_as_the_standard_library_reads_them() {
    let texts = [
        "0",
        "-0",
        "7",
        "-7",
        "10",
        "1.0",
        "1e3",
        "-1E0",
        "9223372036854775807",
        "-9223372036854775808",
        "9223372036854775808",
        "-9223372036854775809",
        "99999999999999999999999",
        "-99999999999999999999999",
    ];
    for text in texts {
        let document = Document::parse(text).unwrap();
        assert_eq!(document.root().as_i64(), text.parse().ok(), "{text}");
    }
    for text in [r#""5""#, "null", "[5]", "{}", "true"] {
        assert_eq!(Document::parse(text).unwrap().root().as_i64(), None, "{text}");
    }
}
