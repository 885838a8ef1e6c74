//! Lower case as Go's package `strings` writes it.

/// A text in lower case, letter by letter: unlike in Rust, what stands around a letter does not count.
///
/// Source: golang/go src/strings/strings.go ToLower
pub(crate) fn to_lower(text: &str) -> String {
    text.chars().map(lower).collect()
}

fn lower(letter: char) -> char {
    match letter {
        'İ' => 'i',
        _ if is_newer_than_go(letter) => letter,
        _ => {
            let mut all = letter.to_lowercase();
            match (all.next(), all.next()) {
                (Some(one), None) => one,
                _ => letter,
            }
        }
    }
}

/// Letters of Unicode 16 and later; the tables of Go 1.26 are of Unicode 15.
fn is_newer_than_go(letter: char) -> bool {
    matches!(
        letter,
        '\u{1c89}' | '\u{a7cb}' | '\u{a7cc}' | '\u{a7ce}' | '\u{a7d2}' | '\u{a7d4}' | '\u{a7da}' | '\u{a7dc}'
            | '\u{10d50}'..='\u{10d65}' | '\u{16ea0}'..='\u{16eb8}'
    )
}
