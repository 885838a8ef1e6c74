//! resolv.conf as glibc reads it.

use super::super::literal;
use super::{Conf, Flags, MOST_NDOTS, domain_of, leading_number};

/// The most that glibc tries each server.
const MOST_ATTEMPTS: u64 = 5;
/// The most seconds that glibc waits for a server.
const MOST_TIMEOUT: u64 = 30;

/// Source: bminor/glibc resolv/res_init.c res_vinit_1
pub(in crate::dns::stub) fn read(text: &str, hostname: Option<&str>) -> Conf {
    let mut conf = Conf::default();
    for line in text.split('\n') {
        if let Some(rest) = keyword(line, "domain") {
            if let Some(domain) = words(rest).next() {
                conf.search = vec![domain.to_owned()];
            }
        } else if let Some(rest) = keyword(line, "search") {
            let domains: Vec<String> = words(rest).map(str::to_owned).collect();
            if !domains.is_empty() {
                conf.search = domains;
            }
        } else if let Some(rest) = keyword(line, "nameserver") {
            let server = words(rest).next().unwrap_or_default();
            let server = server.split('%').next().unwrap_or_default();
            if literal::of_libc(server).is_some() {
                conf.add_server(server);
            }
        } else if let Some(rest) = keyword(line, "options") {
            words(rest).for_each(|option| conf.option(option));
        }
    }
    conf.default_servers(&["127.0.0.1"]);
    if conf.search.is_empty() {
        conf.search.extend(domain_of(hostname).map(str::to_owned));
    }
    conf
}

/// glibc's old place for the search list: names with a zero byte after each, and as many of them.
const OLD_PLACE: usize = 256;
const OLD_NAMES: usize = 6;
/// The size with which glibc compares what it has put there: that of the list of pointers.
const COMPARED: usize = 56;

/// Whether glibc ends the process when it has read the search list: the names that fit into its old place are too short
/// for it to see that one was left out.
///
/// Source: bminor/glibc resolv/resolv_conf.c resolv_conf_matches, update_from_conf
pub(in crate::dns::stub) fn aborts(conf: &Conf) -> bool {
    let mut used = 0_usize;
    for domain in conf.search.iter().take(OLD_NAMES) {
        let with_this = used.saturating_add(domain.len()).saturating_add(1);
        if with_this > OLD_PLACE {
            return used <= COMPARED;
        }
        used = with_this;
    }
    false
}

/// The rest of a line that begins with a keyword and a blank.
fn keyword<'a>(line: &'a str, keyword: &str) -> Option<&'a str> {
    line.strip_prefix(keyword)?.strip_prefix([' ', '\t'])
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split([' ', '\t']).filter(|word| !word.is_empty())
}

impl Conf {
    /// Source: bminor/glibc resolv/res_init.c res_setoptions
    fn option(&mut self, option: &str) {
        if let Some(value) = option.strip_prefix("ndots:") {
            self.ndots = atoi(value, MOST_NDOTS, MOST_NDOTS);
        } else if let Some(value) = option.strip_prefix("timeout:") {
            self.timeout = atoi(value, MOST_TIMEOUT, 1);
        } else if let Some(value) = option.strip_prefix("attempts:") {
            self.attempts = atoi(value, MOST_ATTEMPTS, 0);
        } else {
            self.flags.set(option);
        }
    }
}

impl Flags {
    /// The first of the names with which the option begins.
    fn set(&mut self, option: &str) {
        let is = |name: &str| option.starts_with(name);
        match () {
            () if is("edns0") => self.edns0 = true,
            () if is("single-request-reopen") => self.single_request_reopen = true,
            () if is("single-request") => self.single_request = true,
            () if is("no_tld_query") || is("no-tld-query") => self.no_tld_query = true,
            () if is("use-vc") => self.use_vc = true,
            () if is("no-aaaa") => self.no_aaaa = true,
            () => {}
        }
    }
}

/// A number as C's `atoi` reads it, cut to `most`; `negative` is what a negative one comes to.
fn atoi(text: &str, most: u64, negative: u64) -> u64 {
    let text = text.trim_start_matches(['\u{b}', '\u{c}', '\r']);
    match text.strip_prefix('-') {
        Some(digits) if leading_number(digits) > 0 => negative,
        _ => leading_number(text.strip_prefix('+').unwrap_or(text)).min(most),
    }
}
