//! resolv.conf as musl reads it.

use super::super::literal;
use super::{Conf, MOST_NDOTS, leading_number};

/// musl's buffer for a line, with the zero byte at its end.
const LINE: usize = 256;
const MOST_ATTEMPTS: u64 = 10;
const MOST_TIMEOUT: u64 = 60;

/// Source: bminor/musl src/network/resolvconf.c
pub(in crate::dns::stub) fn read(text: &str) -> Conf {
    let mut conf = Conf::default();
    let mut rest = text;
    while !rest.is_empty() {
        let (line, after) = match rest.find('\n') {
            Some(at) => rest.split_at(at.saturating_add(1)),
            None => (rest, ""),
        };
        rest = after;
        // A longer line is left out whole. One without an end must leave room for it to be seen.
        let fits = if line.ends_with('\n') { line.len() < LINE } else { line.len() < LINE.saturating_sub(1) };
        if fits {
            conf.line(line);
        }
    }
    conf.default_servers(&["127.0.0.1"]);
    conf
}

impl Conf {
    fn line(&mut self, line: &str) {
        if let Some(options) = after(line, "options") {
            // Wherever they stand in the line, once each.
            if let Some(value) = value(options, "ndots:") {
                self.ndots = value.min(MOST_NDOTS);
            }
            if let Some(value) = value(options, "attempts:") {
                self.attempts = value.min(MOST_ATTEMPTS);
            }
            if let Some(value) = value(options, "timeout:") {
                self.timeout = value.min(MOST_TIMEOUT);
            }
        } else if let Some(rest) = after(line, "nameserver") {
            let server = rest.trim_start_matches(is_space).split(is_space).next().unwrap_or_default();
            let server = server.split('%').next().unwrap_or_default();
            if literal::of_libc(server).is_some() {
                self.add_server(server);
            }
        } else if let Some(rest) = after(line, "domain").or_else(|| after(line, "search")) {
            self.search = rest.split(is_space).filter(|word| !word.is_empty()).map(str::to_owned).collect();
        }
    }
}

/// What follows a keyword and a white space.
fn after<'a>(line: &'a str, keyword: &str) -> Option<&'a str> {
    line.strip_prefix(keyword)?.strip_prefix(is_space)
}

/// `isspace` of the C locale.
fn is_space(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\n' | '\u{b}' | '\u{c}' | '\r')
}

fn value(options: &str, name: &str) -> Option<u64> {
    let (_, value) = options.split_once(name)?;
    value.starts_with(|first: char| first.is_ascii_digit()).then(|| leading_number(value))
}
