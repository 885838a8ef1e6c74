//! What is printed is read as before.

use proptest::prelude::*;

use super::super::format;
use super::super::lexer::tokens;

/// The words, and for each whether it begins a line.
fn read(text: &str) -> Vec<(String, bool)> {
    let words = tokens(text, None);
    let begins = |at: usize| at == 0 || words[at - 1].ends_line_before(&words[at]);
    words.iter().enumerate().map(|(at, word)| (word.text.to_string(), begins(at))).collect()
}

#[test]
fn comments_and_empty_lines_stay() {
    let text = "\u{feff}\n\n# first\n.:53   { # here\r\n\tlog\n\n\n\n  # before the block\n  cache 30 {\n\t success 5\n  } # behind\n}\n\"a\"#b c\nx#y z\n";
    let printed = "# first\n.:53 { # here\n    log\n\n    # before the block\n    cache 30 {\n        success 5\n    } # behind\n}\n\"a\" #b c\nx#y z\n";
    assert_eq!(format(text), printed);
    assert_eq!(format(printed), printed);
}

#[test]
fn what_does_not_end_stays_open() {
    for (text, printed) in [
        ("a \"b\n", "a \"b\n"),
        ("a \"b\\", "a \"b\\"),
        ("a \"", "a\n"),
        ("", ""),
        ("# only", "# only\n"),
        ("} } x", "} } x\n"),
    ] {
        assert_eq!(format(text), printed, "{text:?}");
    }
}

#[test]
fn a_byte_order_mark_that_is_a_word_stays_one() {
    for (text, printed) in [
        ("\n\u{feff}", "\u{feff}\u{feff}\n"),
        ("\u{feff}\u{feff}a b", "\u{feff}\u{feff}a b\n"),
        ("\u{feff}a", "a\n"),
        ("a\n\u{feff}", "a\n\u{feff}\n"),
    ] {
        assert_eq!(format(text), printed, "{text:?}");
        assert_eq!(read(printed), read(text));
    }
}

proptest! {
    #[test]
    fn printed_is_read_as_before(text in "[ab{}\"#\\\\ \n\r\u{a0}\u{feff}]{0,40}") {
        let printed = format(&text);
        prop_assert_eq!(read(&printed), read(&text), "{:?} {:?}", text, printed);
        prop_assert_eq!(format(&printed), printed);
    }
}
