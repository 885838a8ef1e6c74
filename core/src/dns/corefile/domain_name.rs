//! What CoreDNS's library takes for a domain name.

/// Whether a text is a domain name. Labels and length are checked; any character may occur.
///
/// Source: miekg/dns defaults.go IsDomainName
pub(super) fn is_domain_name(text: &str) -> bool {
    // Of the wire form; the last zero octet is not counted.
    const LONGEST: usize = 256;
    if text.is_empty() {
        return false;
    }
    let name = fqdn(text);
    let bytes = name.as_bytes();
    let mut at = 0_usize;
    // Where the label would begin if each escape were one octet.
    let mut begin = 0_usize;
    let (mut length, mut after_dot, mut escape) = (0_usize, false, false);
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'\\' => {
                escape = !escape;
                if length >= LONGEST {
                    return false;
                }
                let digits = bytes.get(at.saturating_add(1)..at.saturating_add(4)).unwrap_or_default();
                let skipped = if digits.len() == 3 && digits.iter().all(u8::is_ascii_digit) { 3 } else { 1 };
                at = at.saturating_add(skipped);
                begin = begin.saturating_add(skipped);
                after_dot = false;
            }
            b'.' => {
                escape = false;
                let label = at.saturating_sub(begin);
                length = length.saturating_add(label).saturating_add(1);
                if (at == 0 && bytes.len() > 1) || after_dot || label > 63 || length > LONGEST {
                    return false;
                }
                after_dot = true;
                begin = at.saturating_add(1);
            }
            _ => (escape, after_dot) = (false, false),
        }
        at = at.saturating_add(1);
    }
    !escape
}

/// The text with a dot at its end, unless it has one that is not escaped.
///
/// Source: miekg/dns defaults.go Fqdn
pub(super) fn fqdn(text: &str) -> String {
    let absolute = text.strip_suffix('.').is_some_and(|rest| {
        let escapes = rest.bytes().rev().take_while(|&byte| byte == b'\\').count();
        escapes.is_multiple_of(2)
    });
    if absolute { text.to_owned() } else { format!("{text}.") }
}
