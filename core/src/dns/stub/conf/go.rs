//! resolv.conf as Go's resolver reads it.

use super::{Conf, MOST_NDOTS, domain_of, leading_number};
use crate::gotext::ip;

/// Source: golang/go src/net/dnsconfig_unix.go dnsReadConfig
pub(in crate::dns::stub) fn read(text: &str, hostname: Option<&str>) -> Conf {
    let mut conf = Conf::default();
    for line in text.split('\n').filter(|line| !line.starts_with([';', '#'])) {
        let mut fields = line.split([' ', '\r', '\t', '\n']).filter(|field| !field.is_empty());
        match fields.next() {
            Some("nameserver") => {
                let server = fields.next().filter(|server| ip::parse_addr(server).is_ok());
                server.into_iter().for_each(|server| conf.add_server(server));
            }
            Some("domain") => {
                if let Some(domain) = fields.next() {
                    conf.search = vec![rooted(domain)];
                }
            }
            Some("search") => conf.search = fields.map(rooted).filter(|domain| domain != ".").collect(),
            Some("options") => fields.for_each(|option| conf.go_option(option)),
            _ => {}
        }
    }
    conf.default_servers(&["127.0.0.1", "::1"]);
    if conf.search.is_empty() {
        conf.search.extend(domain_of(hostname).map(rooted));
    }
    conf
}

impl Conf {
    fn go_option(&mut self, option: &str) {
        if let Some(value) = option.strip_prefix("ndots:") {
            self.ndots = leading_number(value).min(MOST_NDOTS);
        } else if let Some(value) = option.strip_prefix("timeout:") {
            self.timeout = leading_number(value).max(1);
        } else if let Some(value) = option.strip_prefix("attempts:") {
            self.attempts = leading_number(value).clamp(1, MOST_ATTEMPTS);
        } else if matches!(option, "single-request" | "single-request-reopen") {
            self.flags.single_request = true;
        } else if matches!(option, "use-vc" | "usevc" | "tcp") {
            self.flags.use_vc = true;
        }
    }
}

/// Go has no limit; nobody waits longer.
const MOST_ATTEMPTS: u64 = 1 << 24;

fn rooted(domain: &str) -> String {
    if domain.ends_with('.') { domain.to_owned() } else { format!("{domain}.") }
}
