//! resolv.conf as host-local reads it.
//!
//! Source: containernetworking/plugins plugins/ipam/host-local/dns.go

use crate::ipam::cni::Dns;
use crate::json::replace_invalid;

/// The longest line that Go's `bufio.Scanner` reads.
const LONGEST_LINE: usize = 64 * 1024;

/// What a resolv.conf says, or the text of the error.
pub(crate) fn parse_resolv_conf(text: &[u8]) -> Result<Dns, &'static str> {
    let mut dns = Dns::default();
    for line in text.split_inclusive(|&byte| byte == b'\n') {
        // The line break must be in the reader's buffer too.
        let needed = if line.ends_with(b"\n") { line.len() } else { line.len().saturating_add(1) };
        if needed > LONGEST_LINE {
            return Err("bufio.Scanner: token too long");
        }
        let line = replace_invalid(line);
        let line = line.trim();
        if line.starts_with(['#', ';']) {
            continue;
        }
        let mut words = line.split_whitespace();
        let (Some(keyword), Some(first)) = (words.next(), words.next()) else { continue };
        let all = std::iter::once(first).chain(words).map(str::to_owned);
        match keyword {
            "nameserver" => dns.nameservers.push(first.to_owned()),
            "domain" => dns.domain = first.to_owned(),
            "search" => dns.search.extend(all),
            "options" => dns.options.extend(all),
            _ => {}
        }
    }
    Ok(dns)
}

#[cfg(test)]
mod tests {
    use super::*;

    // As host-local 1.10.0 answered.
    #[test]
    fn a_line_of_64_kib_is_too_long() {
        for (letters, end, is_read) in
            [(65_528, "\n", true), (65_529, "\n", false), (65_528, "", true), (65_529, "", false)]
        {
            let text = format!("search {}{end}", "a".repeat(letters));
            assert_eq!(parse_resolv_conf(text.as_bytes()).is_ok(), is_read, "{letters} {end:?}");
        }
    }
}
