//! Source: coredns/caddy caddyfile/dispenser_test.go

use super::super::lexer::tokens;
use super::super::{Dispenser, Token};

const LINES: &str = "host:port\n  dir1 arg1\n  dir2 arg2 arg3\n  dir3";

fn words(text: &str) -> Vec<Token> {
    tokens(text, None)
}

#[test]
fn val_next() {
    let words = words(LINES);
    let mut dispenser = Dispenser::new("Testfile", &words, true);
    assert_eq!(dispenser.val(), "");
    for expected in ["host:port", "dir1", "arg1", "dir2", "arg2", "arg3", "dir3"] {
        assert!(dispenser.next_token());
        assert_eq!(dispenser.val(), expected);
    }
    assert!(!dispenser.next_token());
    assert_eq!(dispenser.val(), "dir3");
}

#[test]
fn next_arg() {
    let words = words("dir1 arg1\n  dir2 arg2 arg3\n  dir3");
    let mut dispenser = Dispenser::new("Testfile", &words, true);
    for line in [&["dir1", "arg1"][..], &["dir2", "arg2", "arg3"], &["dir3"]] {
        assert!(dispenser.next_token());
        assert_eq!(dispenser.val(), line[0]);
        for arg in &line[1..] {
            assert!(dispenser.next_arg());
            assert_eq!(dispenser.val(), *arg);
        }
        assert!(!dispenser.next_arg());
        assert_eq!(dispenser.val(), line[line.len() - 1]);
    }
    assert!(!dispenser.next_token());
}

#[test]
fn next_line() {
    let words = words("host:port\n  dir1 arg1\n  dir2 arg2 arg3");
    let mut dispenser = Dispenser::new("Testfile", &words, true);
    for (goes, val) in [(true, "host:port"), (true, "dir1"), (false, "dir1")] {
        assert_eq!((dispenser.next_line(), dispenser.val()), (goes, val));
    }
    dispenser.next_token();
    for (goes, val) in [(true, "dir2"), (false, "dir2")] {
        assert_eq!((dispenser.next_line(), dispenser.val()), (goes, val));
    }
    for val in ["arg2", "arg3"] {
        dispenser.next_token();
        assert_eq!((dispenser.next_line(), dispenser.val()), (false, val));
    }
}

#[test]
fn next_block() {
    let words = words("foobar1 {\n  sub1 arg1\n  sub2\n}\nfoobar2 {\n}");
    for nested in [true, false] {
        let mut dispenser = Dispenser::new("Testfile", &words, nested);
        assert!(!dispenser.next_block());
        dispenser.next_token();
        for val in ["sub1", "arg1", "sub2"] {
            assert!(dispenser.next_block());
            assert_eq!(dispenser.val(), val);
        }
        assert!(!dispenser.next_block());
        dispenser.next_token();
        assert_eq!(dispenser.val(), "foobar2");
        assert!(!dispenser.next_block());
        assert_eq!(dispenser.val(), "}");
    }
}

#[test]
fn next_block_makes_progress_or_stops_on_eof() {
    let words = words("foobar {\n  sub1 arg1");
    let mut dispenser = Dispenser::new("Testfile", &words, true);
    assert!(dispenser.next_token());
    assert!(dispenser.next_block());
    assert!(dispenser.next_block());
    assert_eq!(dispenser.val(), "arg1");
    assert!(!dispenser.next_block());
}

const NESTED: &str = "foobar1 {
    sub1 arg1
    sub2
    sub_foobar1 sub_foobar1_arg {
      sub3 arg3
      sub4
    }
  }
  foobar2 {
  }";

#[test]
fn next_block_multiple_levels_of_nested_blocks() {
    let words = words(NESTED);
    let mut dispenser = Dispenser::new("Testfile", &words, true);
    let mut block = |skipped: usize, opens: bool, val: &str| {
        for _ in 0..skipped {
            dispenser.next_token();
        }
        assert_eq!((dispenser.next_block(), dispenser.val()), (opens, val));
    };
    block(0, false, "");
    block(1, true, "sub1");
    block(1, true, "sub2");
    block(0, true, "sub_foobar1");
    block(1, true, "sub3");
    block(1, true, "sub4");
    block(0, false, "}");
    block(0, false, "}");
    block(1, false, "}");
}

// Ours: what the same words give where no block nests.
#[test]
fn before_blocks_nest_a_brace_is_a_word() {
    let words = words("health {\n  lameduck 5s {\n  }\n}");
    let mut dispenser = Dispenser::new("Testfile", &words, false);
    dispenser.next_token();
    assert!(dispenser.next_block());
    assert_eq!(dispenser.val(), "lameduck");
    assert_eq!(dispenser.remaining_args(), ["5s"]);
    assert!(dispenser.next_block());
    assert_eq!(dispenser.val(), "{");
    assert!(!dispenser.next_block());
}

#[test]
fn remaining_args() {
    let words = words("dir1 arg1 arg2 arg3\n  dir2 arg4 arg5\n  dir3 arg6 { arg7\n  dir4");
    let mut dispenser = Dispenser::new("Testfile", &words, true);
    for expected in [&["arg1", "arg2", "arg3"][..], &["arg4", "arg5"], &["arg6"]] {
        dispenser.next_token();
        assert_eq!(dispenser.remaining_args(), expected);
    }
    for _ in 0..3 {
        dispenser.next_token();
    }
    assert_eq!(dispenser.val(), "dir4");
    assert!(dispenser.remaining_args().is_empty());
}

#[test]
fn arg_err_err() {
    let words = words("dir1 {\n  }\n  dir2 arg1 arg2");
    let mut dispenser = Dispenser::new("Testfile", &words, true);
    for _ in 0..2 {
        dispenser.next_token();
    }
    assert_eq!(dispenser.arg_err().text, "Testfile:1 - Error during parsing: Unexpected token '{', expecting argument");
    for _ in 0..4 {
        dispenser.next_token();
    }
    assert_eq!(
        dispenser.arg_err().text,
        "Testfile:3 - Error during parsing: Wrong argument count or unexpected line ending after 'arg2'"
    );
    let error = dispenser.err("foobar");
    assert_eq!(error.text, "Testfile:3 - Error during parsing: foobar");
    assert_eq!(error.place.map(|place| (place.line, place.column)), Some((3, 13)));
    assert_eq!(dispenser.syntax_err("}").text, "Testfile:3 - Syntax error: Unexpected token 'arg2', expecting '}'");
    assert_eq!(dispenser.eof_err().text, "Testfile:3 - Error during parsing: Unexpected EOF");
}
