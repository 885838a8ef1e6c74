//! Source: coredns/caddy caddyfile/parse_test.go

use std::collections::BTreeMap;

use super::super::parser::{Parsed, parse_with};
use super::super::{Files, Machine};

const IMPORTED: &[(&str, &str)] = &[
    ("/testdata/import_test1.txt", "dir2 arg1 arg2\ndir3"),
    ("/testdata/import_test2.txt", "host1 {\n\tdir1\n\tdir2 arg1\n}"),
    ("/testdata/import_glob0.txt", "glob0.host0 {\n\tdir2 arg1\n}\n\nglob0.host1 {\n}\n"),
    ("/testdata/import_glob1.txt", "glob1.host0 {\n\tdir1\n\tdir2 arg1\n}\n"),
    ("/testdata/import_glob2.txt", "glob2.host0 {\n\tdir2 arg1\n}\n"),
    ("/testdata/recursive_import_test1", "localhost\ndir1\nimport recursive_import_test2"),
    ("/testdata/recursive_import_test3", "localhost\ndir1\nimport /testdata/recursive_import_test2"),
    ("/testdata/recursive_import_test2", "dir2 1"),
    ("/testdata/directive_import_test", "prop1 1\nprop2 2"),
    ("/tmp/auth", "http://example.com {\n  # This isn't an import directive\n  basicauth / import password\n}"),
    ("/tmp/common", "http://example.com {\n  import common\n}"),
    ("/tmp/a", "import /tmp/b"),
    ("/tmp/b", "import /tmp/a"),
];

/// Files that do not exist.
const MISSING: &[&str] = &[
    "/testdata/not_found.txt",
    "/testdata/nonexistent_file",
    "/notfound/file.conf",
    "/}{$\"",
    "/}{$",
    "/{$}",
    "/{%}",
    "/{$$}",
    "/{%%}",
];

fn parsed(text: &str) -> Parsed {
    let given = IMPORTED.iter().map(|(path, text)| ((*path).to_owned(), Some((*text).to_owned())));
    let files: BTreeMap<_, _> = given.chain(MISSING.iter().map(|path| ((*path).to_owned(), None))).collect();
    let environment = [("PORT", "8080"), ("ADDRESS", "servername.com"), ("FOOBAR", "foobar"), ("PARTIAL_DIR", "r1")];
    let machine = Machine {
        path: "Caddyfile".to_owned(),
        environment: environment.map(|(name, value)| (name.to_owned(), value.to_owned())).into(),
        files: Files::new(files),
        ..Machine::default()
    };
    parse_with(text, &machine, |_| true)
}

fn keys(parsed: &Parsed) -> Vec<Vec<&str>> {
    parsed.blocks.iter().map(|block| block.keys.iter().map(|key| key.text.as_str()).collect()).collect()
}

fn words<'a>(parsed: &'a Parsed, directive: &str) -> Vec<&'a str> {
    let block = parsed.blocks.first().and_then(|block| block.directive(directive));
    block.map(|found| found.tokens.iter().map(|token| &*token.text).collect()).unwrap_or_default()
}

#[test]
fn parse_one_and_import() {
    for (input, expected_keys, directives) in [
        ("localhost", &["localhost"][..], &[][..]),
        ("localhost\n  dir1", &["localhost"], &[("dir1", 1)]),
        ("localhost:1234\n  dir1 foo bar", &["localhost:1234"], &[("dir1", 3)]),
        ("localhost {\n  dir1\n}", &["localhost"], &[("dir1", 1)]),
        ("localhost:1234 {\n  dir1 foo bar\n  dir2\n}", &["localhost:1234"], &[("dir1", 3), ("dir2", 1)]),
        (
            "http://localhost https://localhost\n  dir1 foo bar",
            &["http://localhost", "https://localhost"],
            &[("dir1", 3)],
        ),
        (
            "http://localhost https://localhost {\n  dir1 foo bar\n}",
            &["http://localhost", "https://localhost"],
            &[("dir1", 3)],
        ),
        (
            "http://localhost, https://localhost {\n  dir1 foo bar\n}",
            &["http://localhost", "https://localhost"],
            &[("dir1", 3)],
        ),
        (
            "host1:80, http://host2.com\n  dir1 foo bar\n  dir2 baz",
            &["host1:80", "http://host2.com"],
            &[("dir1", 3), ("dir2", 2)],
        ),
        (
            "http://host1.com,\n  http://host2.com,\n  https://host3.com",
            &["http://host1.com", "http://host2.com", "https://host3.com"],
            &[],
        ),
        (
            "http://host1.com:1234, https://host2.com\n  dir1 foo {\n    bar baz\n  }\n  dir2",
            &["http://host1.com:1234", "https://host2.com"],
            &[("dir1", 6), ("dir2", 1)],
        ),
        (
            "127.0.0.1\n  dir1 {\n    bar baz\n  }\n  dir2 {\n    foo bar\n  }",
            &["127.0.0.1"],
            &[("dir1", 5), ("dir2", 5)],
        ),
        ("localhost\n  dir1 {\n  }", &["localhost"], &[("dir1", 3)]),
        (
            "localhost\n  dir1 {\n    nested {\n      foo\n    }\n  }\n  dir2 foo bar",
            &["localhost"],
            &[("dir1", 7), ("dir2", 3)],
        ),
        (
            "localhost\n  dir1 arg1\n  import testdata/import_test1.txt",
            &["localhost"],
            &[("dir1", 2), ("dir2", 3), ("dir3", 1)],
        ),
        ("import testdata/import_test2.txt", &["host1"], &[("dir1", 1), ("dir2", 2)]),
    ] {
        let parsed = parsed(input);
        assert_eq!(parsed.errors, [], "{input:?}");
        assert_eq!(keys(&parsed), [expected_keys], "{input:?}");
        let found: Vec<_> = parsed.blocks[0]
            .directives
            .iter()
            .map(|directive| (directive.name.as_str(), directive.tokens.len()))
            .collect();
        assert_eq!(found, directives, "{input:?}");
    }
    for input in ["", "\"\""] {
        let parsed = parsed(input);
        assert!(parsed.errors.is_empty() && parsed.blocks.is_empty(), "{input:?}");
    }
}

#[test]
fn parse_one_and_import_errors() {
    for (input, text) in [
        (
            "http://localhost, {\n}",
            "Error during parsing: Expected another address but had '{' - check for extra comma",
        ),
        ("localhost\n  dir1 {\n    foo", "Error during parsing: Unexpected EOF"),
        ("localhost\n  dir1 {\n  } }", "Error during parsing: Unexpected '}' because no matching opening brace"),
        (
            "import testdata/import_test1.txt testdata/import_test2.txt",
            "Error during parsing: Import takes only one argument (glob pattern or file)",
        ),
        ("import testdata/not_found.txt", "Error during parsing: File to import not found: testdata/not_found.txt"),
        ("import }{$\"", "Error during parsing: File to import not found: }{$\""),
        (
            "import /*/*.txt",
            "Error during parsing: Glob pattern may only contain one wildcard (*), but has others: /*/*.txt",
        ),
        (
            "import /???/?*?o",
            "Error during parsing: Glob pattern may only contain one wildcard (*), but has others: /???/?*?o",
        ),
        ("import /??", "Error during parsing: Glob pattern may only contain one wildcard (*), but has others: /??"),
        (
            "import /[a-z]",
            "Error during parsing: Glob pattern may only contain one wildcard (*), but has others: /[a-z]",
        ),
        ("import {$}", "Error during parsing: File to import not found: {$}"),
        ("import {%}", "Error during parsing: File to import not found: {%}"),
        ("import {$$}", "Error during parsing: Import requires a non-empty filepath"),
        ("import {%%}", "Error during parsing: File to import not found: {%%}"),
        ("localhost:1234, http://host2,", "Error during parsing: Unexpected EOF"),
        ("import notfound/file.conf", "Error during parsing: File to import not found: notfound/file.conf"),
        (
            "localhost\n  dir1\n  proxy {\n    import testdata/nonexistent_file\n    transparent\n  }",
            "Error during parsing: File to import not found: testdata/nonexistent_file",
        ),
        // TestSnippetImportCycle and TestFileImportCycleError
        (
            "(loop) {\n  import loop\n}\nimport loop",
            "Error during parsing: maximum snippet import depth (10000) exceeded",
        ),
        (
            "(loop) {\n  { }\n  import loop\n}\nimport loop",
            "Error during parsing: maximum snippet import depth (10000) exceeded",
        ),
        ("import /tmp/a", "Error during parsing: maximum file import depth (10000) exceeded"),
    ] {
        let parsed = parsed(input);
        assert_eq!(parsed.errors.first().map(|misread| misread.error.to_string()).as_deref(), Some(text), "{input:?}");
    }
}

#[test]
fn recursive_import() {
    for path in [
        "/testdata/recursive_import_test1",
        "testdata/recursive_import_test1",
        "/testdata/recursive_import_test3",
        "testdata/recursive_import_test3",
    ] {
        let parsed = parsed(&format!("import {path}"));
        assert_eq!(parsed.errors, []);
        assert_eq!(keys(&parsed), [["localhost"]]);
        assert_eq!((words(&parsed, "dir1"), words(&parsed, "dir2")), (vec!["dir1"], vec!["dir2", "1"]));
    }
}

#[test]
fn directive_import() {
    let parsed =
        parsed("localhost\n  dir1\n  proxy {\n    import testdata/directive_import_test\n    transparent\n  }");
    assert_eq!(parsed.errors, []);
    assert_eq!(words(&parsed, "dir1").len(), 1);
    assert_eq!(words(&parsed, "proxy"), ["proxy", "{", "prop1", "1", "prop2", "2", "transparent", "}"]);
}

#[test]
fn parse_all() {
    for (input, expected) in [
        ("localhost", &[&["localhost"][..]][..]),
        ("localhost:1234", &[&["localhost:1234"]]),
        ("localhost:1234 {\n  }\n  localhost:2015 {\n  }", &[&["localhost:1234"], &["localhost:2015"]]),
        ("localhost:1234, http://host2", &[&["localhost:1234", "http://host2"]]),
        (
            "http://host1.com, http://host2.com {\n}\nhttps://host3.com, https://host4.com {\n}",
            &[&["http://host1.com", "http://host2.com"], &["https://host3.com", "https://host4.com"]],
        ),
        ("import testdata/import_glob*.txt", &[&["glob0.host0"], &["glob0.host1"], &["glob1.host0"], &["glob2.host0"]]),
        ("import notfound/*", &[]),
    ] {
        let parsed = parsed(input);
        assert_eq!(parsed.errors, [], "{input:?}");
        assert_eq!(keys(&parsed), expected, "{input:?}");
    }
}

#[test]
fn environment_replacement() {
    for (input, key) in [
        ("{$ADDRESS}", "servername.com"),
        ("di{$PARTIAL_DIR}", "dir1"),
        ("{$ADDRESS}:{$PORT}", "servername.com:8080"),
        ("{%ADDRESS%}:{$PORT}", "servername.com:8080"),
        ("{$ADDRESS}:{%PORT%}", "servername.com:8080"),
        (":{$PORT$}", ":"),
    ] {
        assert_eq!(keys(&parsed(input)), [[key]], "{input:?}");
    }
    for (input, directive, argument) in [
        (":{%PORT%}\ndir1 {$FOOBAR}", "dir1", "foobar"),
        (":{%PORT%}\ndir1 {%ADDRESS%}/{%FOOBAR%}", "dir1", "servername.com/foobar"),
        (":1234\ndir1 {%ADDRESS}", "dir1", "{%ADDRESS}"),
        (":1234\ndir1 \"Test {$FOOBAR} test\"", "dir1", "Test foobar test"),
        (":1234\nanswer \"{{ .Name }} {$FOOBAR}\"", "answer", "{{ .Name }} foobar"),
    ] {
        assert_eq!(words(&parsed(input), directive), [directive, argument], "{input:?}");
    }
}

#[test]
fn snippets() {
    let text = "\n(common) {\n  gzip foo\n  errors stderr\n}\nhttp://example.com {\n  import common\n}\n";
    let parsed = parsed(text);
    assert_eq!(keys(&parsed), [["http://example.com"]]);
    assert_eq!((words(&parsed, "gzip"), words(&parsed, "errors")), (vec!["gzip", "foo"], vec!["errors", "stderr"]));
}

#[test]
fn imported_files_ignore_non_directive_import_tokens() {
    assert_eq!(words(&parsed("import /tmp/auth"), "basicauth"), ["basicauth", "/", "import", "password"]);
}

#[test]
fn snippet_across_multiple_files() {
    let parsed = parsed("(common) {\n  gzip foo\n}\nimport /tmp/common\n");
    assert_eq!(keys(&parsed), [["http://example.com"]]);
    assert_eq!(words(&parsed, "gzip"), ["gzip", "foo"]);
}
