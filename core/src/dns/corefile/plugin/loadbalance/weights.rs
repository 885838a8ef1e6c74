//! The file of weights, as CoreDNS reads it when it starts.

use crate::gotext::ip::parse_ip;

/// The longest line in bytes, and one more.
const TOO_LONG: usize = 65_536;

/// Why CoreDNS refuses the text of a weight file; `None` if it does not.
///
/// Source: coredns/coredns plugin/loadbalance/weighted.go parseWeights
pub(super) fn fault(text: &str, file: &str) -> Option<String> {
    let mut has_name = false;
    for line in text.split('\n') {
        if line.len() >= TOO_LONG {
            return Some(format!("weight file {file} parsing error:bufio.Scanner: token too long"));
        }
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        match line.split_whitespace().collect::<Vec<_>>().as_slice() {
            [name] if parse_ip(name).is_some() => {
                let hint = "(Maybe a missing weight value?)";
                return Some(format!("wrong domain name:\"{name}\" in weight file {file}. {hint}"));
            }
            [_] => has_name = true,
            [address, _] if parse_ip(address).is_none() => {
                return Some(format!("wrong IP address:\"{address}\" in weight file {file}"));
            }
            [_, weight] if !is_weight(weight) => {
                return Some(format!("wrong weight value:\"{weight}\" in weight file {file}"));
            }
            [_, _] if !has_name => return Some(format!("missing domain name in weight file {file}")),
            [_, _] => {}
            _ => return Some(format!("could not parse weight line:\"{line}\" in weight file {file}")),
        }
    }
    None
}

/// A number from 1 to 255.
fn is_weight(text: &str) -> bool {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    digits && text.parse::<u8>().is_ok_and(|weight| weight > 0)
}
