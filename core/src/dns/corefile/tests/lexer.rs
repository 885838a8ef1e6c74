//! Source: coredns/caddy caddyfile/lexer_test.go

use std::sync::Arc;

use super::super::Place;
use super::super::lexer::tokens;

#[test]
fn test_lexer() {
    for (input, expected) in [
        ("host:123", &[(1, "host:123")][..]),
        ("host:123\n\n\t\tdirective", &[(1, "host:123"), (3, "directive")]),
        ("host:123 {\n\tdirective\n}", &[(1, "host:123"), (1, "{"), (2, "directive"), (3, "}")]),
        ("host:123 { directive }", &[(1, "host:123"), (1, "{"), (1, "directive"), (1, "}")]),
        (
            "host:123 {\n\t#comment\n\tdirective\n\t# comment\n\tfoobar # another comment\n}",
            &[(1, "host:123"), (1, "{"), (3, "directive"), (5, "foobar"), (6, "}")],
        ),
        ("a \"quoted value\" b\n\tfoobar", &[(1, "a"), (1, "quoted value"), (1, "b"), (2, "foobar")]),
        (r#"A "quoted \"value\" inside" B"#, &[(1, "A"), (1, r#"quoted "value" inside"#), (1, "B")]),
        (r#""don't\escape""#, &[(1, r"don't\escape")]),
        (r#""don't\\escape""#, &[(1, r"don't\\escape")]),
        (
            "A \"quoted value with line\n\tbreak inside\" {\n\tfoobar\n}",
            &[(1, "A"), (1, "quoted value with line\n\tbreak inside"), (2, "{"), (3, "foobar"), (4, "}")],
        ),
        (r#""C:\php\php-cgi.exe""#, &[(1, r"C:\php\php-cgi.exe")]),
        (r#"empty "" string"#, &[(1, "empty"), (1, ""), (1, "string")]),
        ("skip those\r\nCR characters", &[(1, "skip"), (1, "those"), (2, "CR"), (2, "characters")]),
        ("\u{feff}:8080", &[(1, ":8080")]),
        // Ours, as read from the same source.
        ("a#b c", &[(1, "a"), (1, "c")]),
        ("a\rb", &[(1, "ab")]),
        ("\"open", &[(1, "open")]),
        ("a \"", &[(1, "a")]),
        ("a \"b\\", &[(1, "a"), (1, "b")]),
        ("\"a\"b", &[(1, "a"), (1, "b")]),
        ("a\"b c\"", &[(1, "a\"b"), (1, "c\"")]),
    ] {
        let words = tokens(input, None);
        let words: Vec<_> = words.iter().map(|token| (token.place.line, &*token.text)).collect();
        assert_eq!(words, expected, "{input:?}");
    }
}

#[test]
fn places_count_characters_and_bytes() {
    let text = "\u{feff}ä# x\n  \"ü\n\" é#c\u{2003}z\r";
    let file: Arc<str> = "/etc/coredns/extra".into();
    let words = tokens(text, Some(&file));
    let found: Vec<_> = words
        .iter()
        .map(|token| {
            let Place { line, column, span, .. } = token.place;
            (text.get(span.start..span.end).unwrap(), line, column)
        })
        .collect();
    assert_eq!(found, [("ä", 1, 1), ("x", 1, 4), ("\"ü\n\"", 2, 3), ("é", 3, 3), ("z", 3, 7)]);
    assert!(words.iter().all(|token| token.place.file.as_deref() == Some("/etc/coredns/extra")));
}
