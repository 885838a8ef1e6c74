//! Warnings for the client.
//!
//! Source: kubernetes/apiserver pkg/endpoints/filters/warning.go; kubernetes/apimachinery pkg/util/net/http.go
//! NewWarningHeader

use std::collections::BTreeSet;

use crate::admission::request::Request;

const TOTAL: usize = 4096;
const EACH: usize = 256;

/// The warnings of one request, recorded, dropped and shortened as the server does it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Warnings {
    recorded: BTreeSet<String>,
    ordered: Vec<String>,
    /// How many characters were written so far.
    written: usize,
    truncating: bool,
    sent: Vec<String>,
}

impl Warnings {
    /// Those that a request has before admission.
    pub(crate) fn of(request: &Request) -> Self {
        let mut warnings = Self::default();
        request.warnings.iter().for_each(|text| warnings.add(text));
        warnings
    }

    pub(crate) fn add(&mut self, text: &str) {
        if text.is_empty() || self.truncating && self.written >= TOTAL || !self.recorded.insert(text.to_owned()) {
            return;
        }
        self.ordered.push(text.to_owned());
        let sent = if self.truncating { cut(text) } else { text };
        if !can_be_sent(sent) {
            return;
        }
        let length = sent.chars().count();
        let written = self.written.saturating_add(length);
        if self.truncating || written <= TOTAL {
            self.written = written;
            self.sent.push(sent.to_owned());
            return;
        }
        // Too long in total: all texts are written again, each shortened. One that could not be sent may fit now.
        self.truncating = true;
        self.sent =
            self.ordered.iter().map(|text| cut(text)).filter(|text| can_be_sent(text)).map(str::to_owned).collect();
        self.written = self.sent.iter().map(|text| text.chars().count()).sum();
    }

    /// The texts that the client gets.
    pub(crate) fn into_texts(self) -> Vec<String> {
        self.sent
    }
}

impl Request {
    /// The warnings that the client gets if the request ends before admission, dropped and shortened as the server does
    /// it. A run adds those of its webhooks.
    pub fn sent_warnings(&self) -> Vec<String> {
        Warnings::of(self).into_texts()
    }
}

fn cut(text: &str) -> &str {
    let end = text.char_indices().nth(EACH).map_or(text.len(), |(at, _)| at);
    text.get(..end).unwrap_or(text)
}

fn can_be_sent(text: &str) -> bool {
    !text.chars().any(char::is_control)
}

/// The value of the header `Warning`.
pub(crate) fn header(text: &str) -> String {
    format!("299 - \"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(texts: &[&str]) -> Vec<usize> {
        let mut warnings = Warnings::default();
        for text in texts {
            warnings.add(text);
        }
        warnings.into_texts().iter().map(|text| text.chars().count()).collect()
    }

    #[test]
    fn empty_repeated_and_unprintable_texts_are_dropped() {
        assert_eq!(sent(&["a", "", "a", "b\n", "\u{85}", "cc"]), [1, 2]);
    }

    #[test]
    fn beyond_4096_characters_every_text_is_cut() {
        let (long, longer) = ("x".repeat(4000), "é".repeat(97));
        assert_eq!(sent(&[&long, &"é".repeat(96)]), [4000, 96]);
        assert_eq!(sent(&[&long, &longer]), [256, 97]);
        // A text that could not be sent as a whole can be sent once its line break is cut off.
        let broken = format!("{}\n", "y".repeat(300));
        assert_eq!(sent(&[&broken, &long, &longer]), [256, 256, 97]);
    }

    #[test]
    fn while_cutting_texts_are_added_until_4096_characters_are_reached() {
        let texts: Vec<String> = (0..40).map(|n| format!("{n:0>300}")).collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        // 13 fit whole; the 14th cuts all. The first 256 characters are the same, but the texts are not.
        assert_eq!(sent(&texts), vec![256; 16]);
    }

    #[test]
    fn quotes_and_backslashes_are_escaped_in_the_header() {
        assert_eq!(header(r#"a "b" \c"#), r#"299 - "a \"b\" \\c""#);
    }
}
