//! A host and a port in one text, as Go's package `net` reads and writes them.

/// The host and the port of a text such as `10.0.0.1:53` or `[::1]:53`; neither is checked. Otherwise the text of Go's
/// error.
///
/// Source: golang/go src/net/ipsock.go SplitHostPort; src/net/net.go AddrError
pub(crate) fn split_host_port(text: &str) -> Result<(&str, &str), String> {
    let failed = |why: &str| if text.is_empty() { why.to_owned() } else { format!("address {text}: {why}") };
    let missing = || failed("missing port in address");
    let (before, port) = text.rsplit_once(':').ok_or_else(missing)?;
    let too_many = || failed("too many colons in address");
    // What stands left of the port without the host's brackets, where no bracket may be.
    let (host, opening, closing) = match text.strip_prefix('[') {
        Some(inner) => {
            let (host, after) = inner.split_once(']').ok_or_else(|| failed("missing ']' in address"))?;
            match after.strip_prefix(':') {
                Some(rest) if rest == port => (host, inner, after),
                Some(_) => return Err(too_many()),
                None => return Err(missing()),
            }
        }
        None if before.contains(':') => return Err(too_many()),
        None => (before, text, text),
    };
    if opening.contains('[') {
        return Err(failed("unexpected '[' in address"));
    }
    if closing.contains(']') {
        return Err(failed("unexpected ']' in address"));
    }
    Ok((host, port))
}

/// A host and a port as one text, with brackets around a host that has a colon.
///
/// Source: golang/go src/net/ipsock.go JoinHostPort
pub(crate) fn join_host_port(host: &str, port: &str) -> String {
    if host.contains(':') { format!("[{host}]:{port}") } else { format!("{host}:{port}") }
}
