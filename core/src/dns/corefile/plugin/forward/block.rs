//! The block of `forward`.

use super::super::super::address::normalize;
use super::super::super::domain_name::is_domain_name;
use super::super::super::{Context, Dispenser, FileText, OptionLint, SetupError};
use super::options::{Forward, HealthCheck, Policy};
use crate::dns::message::Rcode;
use crate::gotext::ip::parse_ip;
use crate::gotext::{Duration, atoi, parse_uint32, quote, split_host_port};

/// Reads one option.
///
/// Source: coredns/coredns plugin/forward/setup.go parseBlock
pub(super) fn option(
    dispenser: &mut Dispenser<'_>,
    context: &Context<'_>,
    forward: &mut Forward,
) -> Result<(), SetupError> {
    match dispenser.val() {
        "except" => {
            let words = dispenser.remaining_tokens();
            if words.is_empty() {
                return Err(dispenser.arg_err());
            }
            forward.except.extend(context.zones(&words));
        }
        "max_fails" => forward.max_fails = uint32(dispenser)?,
        "max_connect_attempts" => forward.max_connect_attempts = Some(uint32(dispenser)?),
        "health_check" => health_check(dispenser, &mut forward.health_check)?,
        "force_tcp" => {
            no_arg(dispenser)?;
            forward.force_tcp = true;
            both(dispenser, context, forward);
        }
        "prefer_udp" => {
            no_arg(dispenser)?;
            forward.prefer_udp = true;
            both(dispenser, context, forward);
        }
        "tls" => forward.tls = tls(dispenser, context)?,
        "tls_servername" => one_arg(dispenser)?.clone_into(&mut forward.tls_servername),
        "expire" => forward.expire = not_negative_duration(dispenser, "expire")?,
        "max_idle_conns" => forward.max_idle_conns = not_negative(dispenser, "max_idle_conns")?,
        "policy" => {
            forward.policy = match one_arg(dispenser)? {
                "random" => Policy::Random,
                "round_robin" => Policy::RoundRobin,
                "sequential" => Policy::Sequential,
                other => return Err(dispenser.err(format_args!("unknown policy '{other}'"))),
            };
        }
        "max_concurrent" => forward.max_concurrent = not_negative(dispenser, "max_concurrent")?,
        "next" => forward.next.extend(rcodes(dispenser)?),
        "failfast_all_unhealthy_upstreams" => {
            if !dispenser.remaining_args().is_empty() {
                return Err(dispenser.arg_err());
            }
            forward.failfast = true;
        }
        "failover" => forward.failover.extend(failover(dispenser)?),
        word if context.coredns.extends_forward() => newer_option(dispenser, word, forward)?,
        word => return Err(unknown(dispenser, word)),
    }
    Ok(())
}

/// Notes that of two options one does nothing.
fn both(dispenser: &Dispenser<'_>, context: &Context<'_>, forward: &Forward) {
    if forward.force_tcp && forward.prefer_udp {
        context.lint(OptionLint::PreferUdpIgnored, dispenser.place());
    }
}

fn newer_option(dispenser: &mut Dispenser<'_>, word: &str, forward: &mut Forward) -> Result<(), SetupError> {
    match word {
        "max_age" => forward.max_age = not_negative_duration(dispenser, "max_age")?,
        "read_timeout" => {
            let value = duration(dispenser)?;
            if value <= Duration::ZERO {
                return Err(dispenser.bare(format!("read_timeout must be positive: {value}")));
            }
            forward.read_timeout = value;
        }
        "doh_method" => {
            forward.doh_get = match one_arg(dispenser)? {
                "POST" => false,
                "GET" => true,
                _ => return Err(dispenser.bare("doh_method must be either POST or GET")),
            };
        }
        "next_on_nodata" => {
            no_arg(dispenser)?;
            forward.next_on_nodata = true;
        }
        "resolver" => {
            let args = some_args(dispenser)?;
            for arg in &args {
                if parse_ip(split_host_port(arg).map_or(*arg, |(host, _)| host)).is_none() {
                    let arg = quote(arg);
                    return Err(dispenser.bare(format!("resolver must be an IP address or IP:port: {arg}")));
                }
            }
            forward.resolver = args.into_iter().map(str::to_owned).collect();
        }
        "source_address" => {
            let text = one_arg(dispenser)?;
            let address = parse_ip(text).ok_or_else(|| dispenser.err(format_args!("invalid IP address: {text}")))?;
            forward.source_address = Some(address);
        }
        _ => return Err(unknown(dispenser, word)),
    }
    Ok(())
}

fn unknown(dispenser: &Dispenser<'_>, word: &str) -> SetupError {
    dispenser.err(format_args!("unknown property '{word}'"))
}

fn no_arg(dispenser: &mut Dispenser<'_>) -> Result<(), SetupError> {
    if dispenser.next_arg() { Err(dispenser.arg_err()) } else { Ok(()) }
}

fn one_arg<'a>(dispenser: &mut Dispenser<'a>) -> Result<&'a str, SetupError> {
    if dispenser.next_arg() { Ok(dispenser.val()) } else { Err(dispenser.arg_err()) }
}

fn some_args<'a>(dispenser: &mut Dispenser<'a>) -> Result<Vec<&'a str>, SetupError> {
    let args = dispenser.remaining_args();
    if args.is_empty() { Err(dispenser.arg_err()) } else { Ok(args) }
}

fn uint32(dispenser: &mut Dispenser<'_>) -> Result<u32, SetupError> {
    parse_uint32(one_arg(dispenser)?).map_err(|error| dispenser.bare(error))
}

fn not_negative(dispenser: &mut Dispenser<'_>, what: &str) -> Result<i64, SetupError> {
    let value = atoi(one_arg(dispenser)?).map_err(|error| dispenser.bare(error))?;
    if value < 0 { Err(dispenser.bare(format!("{what} can't be negative: {value}"))) } else { Ok(value) }
}

fn duration(dispenser: &mut Dispenser<'_>) -> Result<Duration, SetupError> {
    Duration::parse(one_arg(dispenser)?).map_err(|error| dispenser.bare(error))
}

fn not_negative_duration(dispenser: &mut Dispenser<'_>, what: &str) -> Result<Duration, SetupError> {
    let value = duration(dispenser)?;
    if value < Duration::ZERO {
        return Err(dispenser.bare(format!("{what} can't be negative: {value}")));
    }
    Ok(value)
}

fn health_check(dispenser: &mut Dispenser<'_>, check: &mut HealthCheck) -> Result<(), SetupError> {
    let interval = duration(dispenser)?;
    if interval < Duration::ZERO {
        // Here Go prints the number.
        return Err(dispenser.bare(format!("health_check can't be negative: {}", interval.nanoseconds())));
    }
    check.interval = interval;
    ".".clone_into(&mut check.domain);
    while dispenser.next_arg() {
        match dispenser.val() {
            "no_rec" => check.recursion_desired = false,
            "domain" => {
                let domain = one_arg(dispenser)?;
                if !is_domain_name(domain) {
                    return Err(dispenser.bare(format!("health_check: invalid domain name {domain}")));
                }
                check.domain = normalize(domain);
            }
            other => return Err(dispenser.bare(format!("health_check: unknown option {other}"))),
        }
    }
    Ok(())
}

fn rcodes(dispenser: &mut Dispenser<'_>) -> Result<Vec<Rcode>, SetupError> {
    some_args(dispenser)?.into_iter().map(|word| rcode(dispenser, word)).collect()
}

fn failover(dispenser: &mut Dispenser<'_>) -> Result<Vec<Rcode>, SetupError> {
    let one = |word| match rcode(dispenser, word)? {
        Rcode::NOERROR => Err(dispenser.bare("NoError cannot be used in failover")),
        rcode => Ok(rcode),
    };
    let words = dispenser.clone().remaining_args();
    let codes = words.into_iter().map(one).collect::<Result<Vec<_>, _>>()?;
    some_args(dispenser)?;
    Ok(codes)
}

/// Source: miekg/dns reverse.go StringToRcode
fn rcode(dispenser: &Dispenser<'_>, word: &str) -> Result<Rcode, SetupError> {
    // These two have an upper case in ASCII.
    let letters = word.replace('ſ', "s").replace('ı', "i");
    let alias = letters.eq_ignore_ascii_case("NOTIMPL").then_some(Rcode::NOTIMP);
    alias.or_else(|| Rcode::parse(&letters)).ok_or_else(|| dispenser.bare(format!("{word} is not a valid rcode")))
}

/// The files of certificates. Of what is in them only that there is none is noticed.
///
/// Source: coredns/coredns plugin/pkg/tls/tls.go NewTLSConfigFromArgs
fn tls(dispenser: &mut Dispenser<'_>, context: &Context<'_>) -> Result<Vec<String>, SetupError> {
    let args = dispenser.remaining_args();
    if args.len() > 3 {
        return Err(dispenser.arg_err());
    }
    let files: Vec<String> = args.iter().map(|file| context.below_root(file)).collect();
    let pair = files.get(..2).unwrap_or_default();
    let texts = pair.iter().map(|file| readable(file, context)).collect::<Result<Vec<_>, _>>();
    let texts = texts.map_err(|problem| dispenser.bare(format!("could not load TLS cert: {problem}")))?;
    if let Some(what) =
        ["certificate", "key"].iter().zip(texts).find_map(|(what, text)| text_without_pem(text)?.then_some(what))
    {
        let problem = format!("tls: failed to find any PEM data in {what} input");
        return Err(dispenser.bare(format!("could not load TLS cert: {problem}")));
    }
    let authority = if pair.is_empty() { files.first() } else { files.get(2) };
    // An empty name stands for the authorities of the system.
    if let Some(file) = authority.filter(|file| !file.is_empty()) {
        let text = readable(file, context);
        let text = text.map_err(|problem| dispenser.bare(format!("error reading {file}: {problem}")))?;
        if text_without_pem(text) == Some(true) {
            return Err(dispenser.bare("could not read root certs: %!s(<nil>)"));
        }
    }
    Ok(files)
}

/// The text of a file, if it is given, or why Go can't read it.
fn readable<'a>(file: &str, context: &Context<'a>) -> Result<Option<&'a str>, String> {
    match context.file(file) {
        FileText::Text(text) => Ok(Some(text)),
        FileText::NotGiven => Ok(None),
        FileText::Missing => Err(format!("open {file}: no such file or directory")),
        FileText::Folder => Err(format!("read {file}: is a directory")),
    }
}

/// Whether nothing in a text can be a certificate or a key; `None` of one that is not known.
fn text_without_pem(text: Option<&str>) -> Option<bool> {
    text.map(|text| !text.contains("-----BEGIN "))
}
