//! What the reader adds to kubectl's reading: warnings, lines, ways out, bounds.

#![expect(clippy::unwrap_used, reason = "a test says what is wrong by failing")]

use nocluster_yaml::{YamlError, check_start, read_yaml};

fn warnings(text: &str) -> Vec<String> {
    read_yaml(text.as_bytes()).unwrap().warnings.iter().map(ToString::to_string).collect()
}

fn error(text: &str) -> String {
    read_yaml(text.as_bytes()).unwrap_err().to_string()
}

#[test]
fn a_key_given_twice_is_named_with_both_lines() {
    assert_eq!(
        warnings("kind: Pod\n---\nmetadata:\n  name: a\n  labels: {}\n  name: b\n"),
        ["line 6: the key `name` was given before, on line 4: the last one counts"]
    );
    assert_eq!(
        warnings("{\n\"a\": {\"b\": 1,\n\"b\": 2}}\n"),
        ["line 3: the key `b` was given before, on line 2: the last one counts"]
    );
}

#[test]
fn keys_of_two_types_with_one_name_are_named() {
    assert_eq!(
        warnings("1: a\n\"1\": b\n"),
        ["line 2: the key `1` and the one on line 1 differ in type and get the same name: kubectl takes either"]
    );
}

#[test]
fn a_merged_key_may_be_replaced_in_silence() {
    let text = "x: &x {a: 1}\nz:\n  <<: *x\n  a: 2\n";
    assert!(warnings(text).is_empty());
    // The other way round the merge key wins, as it does for kubectl.
    assert_eq!(
        read_yaml(b"x: &x {a: 1}\nz:\n  a: 2\n  <<: *x\n").unwrap().objects[0].json(),
        r#"{"x":{"a":1},"z":{"a":1}}"#
    );
}

#[test]
fn numbers_that_lose_digits_are_named_and_others_are_not() {
    assert_eq!(
        warnings("a: 1234567890123456789012345678901234567890\n"),
        [
            "line 1: the number 1234567890123456789012345678901234567890 loses digits and is read as 1.2345678901234568e+39: put it in quotes to keep it"
        ]
    );
    assert_eq!(
        warnings("{\"a\": 18446744073709551615}"),
        [
            "line 1: the number 18446744073709551615 loses digits and is read as 18446744073709552000: put it in quotes to keep it"
        ]
    );
    assert!(
        warnings("a: [0777, 0x7fffffffffffffff, 9223372036854775807, 1.50, 1e3, 0.1, -0.0, 1_000, 100e-2]\n")
            .is_empty()
    );
}

#[test]
fn a_key_that_is_no_string_is_named() {
    assert_eq!(warnings("on:\n  push: 1\n"), ["line 1: the key `on` is read as `true`: put it in quotes to keep it"]);
    assert!(warnings("\"on\": 1\n1: a\n").is_empty());
}

#[test]
fn text_behind_the_end_of_a_document_is_named() {
    let end = "the document has ended: kubectl does not read what follows, up to the next line `---`";
    assert_eq!(warnings("a: 1\n...\nb: 2\n"), [format!("line 3: {end}")]);
    assert_eq!(warnings("  a: 1\n},\nb: 2\n"), [format!("line 2: {end}")]);
}

#[test]
fn lines_are_counted_in_the_whole_file() {
    let read = read_yaml(b"a: 1\n---\n# two\nspec:\n  containers:\n  - name: web\n    image: x\n").unwrap();
    let object = &read.objects[1];
    assert_eq!(object.line, 4);
    assert_eq!(object.line_of("/spec/containers/0/image"), 7);
    assert_eq!(object.line_of("/spec/containers/0"), 6);
    assert_eq!(object.line_of("/spec/containers/7"), 5);
    assert_eq!(object.line_of(""), 4);
    assert_eq!(object.column_of("/spec/containers/0/image"), 5);
    assert_eq!(object.column_of("/spec/containers/0"), 5);
    assert_eq!(object.column_of(""), 1);
    // A part of the document knows its place.
    let part = object.document.at("/spec/containers/0").unwrap().to_document();
    assert_eq!(object.line_at(part.at("/image").unwrap()), 7);
    assert_eq!(object.line_at(part.root()), 6);
    let merged = read_yaml(b"x: &x\n  a: {b: 1}\nz:\n  <<: *x\n").unwrap();
    assert_eq!(merged.objects[0].line_of("/z/a"), 3);
    assert_eq!(merged.objects[0].column_of("/z/a"), 1);
    assert_eq!(merged.objects[0].column_of("/x/a/b"), 7);
    // Characters are counted, not bytes; values of one line go on counting.
    assert_eq!(read_yaml("{é: 1, b: 2}\n".as_bytes()).unwrap().objects[0].column_of("/b"), 8);
    let two = read_yaml("{\"é\":1,\"b\":2} {\"c\":3}".as_bytes()).unwrap();
    assert_eq!((two.objects[0].column_of("/b"), two.objects[1].column_of("/c")), (8, 16));
    assert_eq!(merged.objects[0].line_of("/x/a/b"), 2);
    let json = read_yaml(b"\n{\"a\":\n [1,\n  2]}").unwrap();
    assert_eq!(json.objects[0].line_of("/a/1"), 4);
    assert_eq!(json.objects[0].column_of("/a/1"), 3);
    assert_eq!(json.objects[0].column_of("/a"), 2);
    assert_eq!(error("a: 1\n---\nb: [\n"), "line 3: unclosed bracket '['");
}

#[test]
fn a_template_is_named_with_the_way_out() {
    let text = "a: 1\nb: {{ .Values.b }}\n";
    assert_eq!(
        error(text),
        "line 2: this is a template (`{{`), not YAML: render it first, for example `helm template . | nocluster match -f -`"
    );
    assert!(matches!(read_yaml(text.as_bytes()), Err(YamlError::Template { line: 2, .. })));
    // In quotes it is text like any other.
    assert!(read_yaml(b"a: \"{{ .Values.b }}\"\n").is_ok());
}

#[test]
fn bytes_that_are_no_yaml_have_a_line() {
    assert_eq!(
        error("a: b\nc: \u{1}\n"),
        "line 2: control characters are not allowed: U+0001; write it as an escape in double quotes"
    );
    assert_eq!(
        read_yaml(b"a: b\nc: \xff\n").unwrap_err().to_string(),
        "line 2: not UTF-8 text: save the file as UTF-8"
    );
    assert_eq!(
        error("a: b\u{85}c\n"),
        "line 1: U+0085 ends a line for kubectl: write it as an escape in double quotes"
    );
}

#[test]
fn depth_and_aliases_are_bounded() {
    for (open, close) in [("[", "]"), ("{a: ", "}"), ("- ", "")] {
        let text = format!("{}x{}\n", open.repeat(100_000), close.repeat(100_000));
        assert!(read_yaml(text.as_bytes()).is_err());
    }
    let json = format!("{}{}", "{\"a\":".repeat(10_001), "}".repeat(10_001));
    assert!(read_yaml(json.as_bytes()).is_err());
    // Aliases of a large text: few nodes, many bytes.
    let text = format!("a: &a {}\nb: [{}]\n", "x".repeat(1 << 20), vec!["*a"; 300].join(","));
    assert!(matches!(read_yaml(text.as_bytes()), Err(YamlError::LimitExceeded { limit: "outputBytes", .. })));
}

#[test]
fn binary_files_are_refused_at_their_first_bytes() {
    let zeros = check_start(&[0; 100]).unwrap_err();
    assert_eq!(
        zeros.to_string(),
        "line 1: control characters are not allowed: U+0000; write it as an escape in double quotes"
    );
    for start in [&b"\x1f\x8b\x08\0"[..], b"\x7fELF", b"PK\x03\x04", b"\x89PNG\r\n", b"\xff\xfek\0", b"a.yaml\0\0\0"] {
        assert!(check_start(start).is_err(), "{start:?}");
        assert!(read_yaml(start).is_err(), "{start:?}");
    }
    // A character cut in two, an encoding that only a comment has, control characters where Go says what is wrong.
    for start in [&b"a: \xc3"[..], b"", b"\n\0", b"--- # Gr\xfc\xdfe\n", b" {\"a\": \0"] {
        assert_eq!(check_start(start), Ok(()), "{start:?}");
    }
}
