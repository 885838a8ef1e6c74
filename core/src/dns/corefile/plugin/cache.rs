//! The options of `cache`, which keeps replies.

use super::super::{Context, Dispenser, SetupError, normalize};
use crate::gotext::{Duration, atoi, to_lower};

/// The options of `cache` in a server block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CacheOptions {
    /// The zones, absolute and in lower case: the arguments, else the keys of the server block.
    pub zones: Vec<String>,
    /// What holds for replies with records.
    pub success: Kept,
    /// What holds for names and types that do not exist.
    pub denial: Kept,
    /// `servfail`: how long a failure is kept.
    pub servfail: Duration,
    /// `prefetch`: how often a reply must be asked for to be fetched before it expires; 0 is never.
    pub prefetch: i64,
    /// `serve_stale`: for how long an expired reply is still sent.
    pub stale: Option<Stale>,
    /// `keepttl`: a reply from the cache has the TTL that it was stored with.
    pub keepttl: bool,
}

/// What holds for one kind of replies.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Kept {
    /// How many replies are kept.
    pub capacity: i64,
    /// The longest time, in seconds.
    pub most: i64,
    /// The shortest time, in seconds.
    pub least: i64,
    /// `disable`: the zones in which none are kept.
    pub disabled: Vec<String>,
}

/// How expired replies are sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stale {
    /// For how long.
    pub up_to: Duration,
    /// Whether the plugins behind are asked first.
    pub verify: bool,
    /// The TTL of such a reply.
    pub ttl: Duration,
    /// `serve_stale_policy prefer_positive`.
    pub prefer_positive: bool,
}

impl CacheOptions {
    /// The options of a directive without any, for the given zones.
    ///
    /// Source: coredns/coredns plugin/cache/cache.go New
    pub fn new(zones: Vec<String>) -> Self {
        let kept = |most| Kept { capacity: 10_000, most, least: 5, disabled: Vec::new() };
        Self {
            zones,
            success: kept(3600),
            denial: kept(1800),
            servfail: Duration::from_seconds(5),
            prefetch: 0,
            stale: None,
            keepttl: false,
        }
    }
}

/// Reads the words of all uses of `cache` in a server block.
///
/// Source: coredns/coredns plugin/cache/setup.go
pub fn parse(dispenser: &mut Dispenser<'_>, context: &Context<'_>) -> Result<CacheOptions, SetupError> {
    let mut options = CacheOptions::new(Vec::new());
    while dispenser.next_only_use()? {
        let words = dispenser.remaining_tokens();
        let mut zones = words.as_slice();
        // A first word that is no number is a zone.
        if let Some((first, rest)) = words.split_first()
            && let Ok(seconds) = atoi(&first.text)
        {
            let seconds = positive(dispenser, seconds)?;
            (options.success.most, options.denial.most) = (seconds, seconds);
            zones = rest;
        }
        options.zones = context.plugin_zones(zones);
        let mut policy = false;
        while dispenser.next_block() {
            option(dispenser, context, &mut options, &mut policy)?;
        }
        match &mut options.stale {
            Some(stale) => stale.prefer_positive = policy,
            None if policy => return Err(dispenser.bare("serve_stale_policy requires serve_stale")),
            None => {}
        }
    }
    Ok(options)
}

fn option(
    dispenser: &mut Dispenser<'_>,
    context: &Context<'_>,
    options: &mut CacheOptions,
    policy: &mut bool,
) -> Result<(), SetupError> {
    let word = dispenser.val();
    let args = match word {
        "success" | "denial" | "prefetch" | "serve_stale" | "servfail" | "disable" | "keepttl" => {
            dispenser.remaining_args()
        }
        "serve_stale_policy" if context.coredns.has_stale_policy() => {
            if std::mem::replace(policy, true) {
                return Err(dispenser.bare("serve_stale_policy can only be specified once"));
            }
            let args = dispenser.remaining_args();
            let [value] = args.as_slice() else { return Err(dispenser.arg_err()) };
            return match to_lower(value).as_str() {
                "prefer_positive" => Ok(()),
                _ => Err(dispenser.bare(format!("invalid serve_stale_policy: {value}"))),
            };
        }
        _ => return Err(dispenser.arg_err()),
    };
    match (word, args.as_slice()) {
        ("success", args) => kept(dispenser, args, &mut options.success),
        ("denial", args) => kept(dispenser, args, &mut options.denial),
        ("prefetch", [amount, rest @ ..]) if rest.len() <= 2 => {
            options.prefetch = prefetch(dispenser, amount, rest)?;
            Ok(())
        }
        ("serve_stale", args) => {
            options.stale = Some(stale(dispenser, context, args)?);
            Ok(())
        }
        ("servfail", [value]) => {
            options.servfail = servfail(dispenser, value)?;
            Ok(())
        }
        ("disable", [kind, zones @ ..]) => disable(dispenser, kind, zones, options),
        ("keepttl", []) => {
            options.keepttl = true;
            Ok(())
        }
        _ => Err(dispenser.arg_err()),
    }
}

fn number(dispenser: &Dispenser<'_>, text: &str) -> Result<i64, SetupError> {
    atoi(text).map_err(|error| dispenser.bare(error))
}

fn duration(dispenser: &Dispenser<'_>, text: &str) -> Result<Duration, SetupError> {
    Duration::parse(text).map_err(|error| dispenser.bare(error))
}

fn positive(dispenser: &Dispenser<'_>, seconds: i64) -> Result<i64, SetupError> {
    if seconds > 0 {
        return Ok(seconds);
    }
    Err(dispenser.bare(format!("cache TTL can not be zero or negative: {seconds}")))
}

fn kept(dispenser: &Dispenser<'_>, args: &[&str], kept: &mut Kept) -> Result<(), SetupError> {
    let [capacity, rest @ ..] = args else { return Err(dispenser.arg_err()) };
    kept.capacity = number(dispenser, capacity)?;
    if let Some(most) = rest.first() {
        kept.most = positive(dispenser, number(dispenser, most)?)?;
    }
    if let Some(least) = rest.get(1) {
        let least = number(dispenser, least)?;
        if least < 0 {
            return Err(dispenser.bare(format!("cache min TTL can not be negative: {least}")));
        }
        kept.least = least;
    }
    Ok(())
}

fn prefetch(dispenser: &Dispenser<'_>, amount: &str, rest: &[&str]) -> Result<i64, SetupError> {
    let amount = number(dispenser, amount)?;
    if amount < 0 {
        return Err(dispenser.bare(format!("prefetch amount should be positive: {amount}")));
    }
    if let Some(every) = rest.first() {
        duration(dispenser, every)?;
    }
    if let Some(percentage) = rest.get(1) {
        let Some(digits) = percentage.strip_suffix('%') else {
            let last = percentage.bytes().next_back().map_or(' ', char::from);
            return Err(dispenser.bare(format!("last character of percentage should be `%`, but is: '{last}'")));
        };
        let percentage = number(dispenser, digits)?;
        if !(10..=90).contains(&percentage) {
            return Err(dispenser.bare(format!("percentage should fall in range [10, 90]: {percentage}")));
        }
    }
    Ok(amount)
}

fn servfail(dispenser: &Dispenser<'_>, value: &str) -> Result<Duration, SetupError> {
    let time = duration(dispenser, value)?;
    if time < Duration::ZERO {
        return Err(dispenser.bare("invalid negative ttl for servfail"));
    }
    if time > Duration::from_seconds(300) {
        return Err(dispenser.bare("caching SERVFAIL responses over 5 minutes is not permitted"));
    }
    Ok(time)
}

fn disable(
    dispenser: &Dispenser<'_>,
    kind: &str,
    zones: &[&str],
    options: &mut CacheOptions,
) -> Result<(), SetupError> {
    let zones = if zones.is_empty() { &["."] } else { zones };
    let zones = zones.iter().map(|zone| normalize(zone)).collect();
    match kind {
        "denial" => options.denial.disabled = zones,
        "success" => options.success.disabled = zones,
        _ => return Err(dispenser.bare("cache type for disable must be \"success\" or \"denial\"")),
    }
    Ok(())
}

/// Reads the words of `serve_stale`; each line knows more of them.
fn stale(dispenser: &Dispenser<'_>, context: &Context<'_>, args: &[&str]) -> Result<Stale, SetupError> {
    let mut stale =
        Stale { up_to: Duration::from_seconds(3600), verify: false, ttl: Duration::ZERO, prefer_positive: false };
    if args.len() > context.coredns.stale_arguments() {
        return Err(dispenser.arg_err());
    }
    if let Some(up_to) = args.first() {
        stale.up_to = duration(dispenser, up_to)?;
        if stale.up_to < Duration::ZERO {
            return Err(dispenser.bare("invalid negative duration for serve_stale"));
        }
    }
    if let Some(mode) = args.get(1) {
        let mode = to_lower(mode);
        if mode != "immediate" && mode != "verify" {
            return Err(dispenser.bare(format!("invalid value for serve_stale refresh mode: {mode}")));
        }
        stale.verify = mode == "verify";
    }
    let mut rest = args.get(2..).unwrap_or_default();
    if stale.verify {
        if let Some((timeout, after)) = rest.split_first() {
            let failed = |error| dispenser.bare(format!("invalid serve_stale verify timeout: {error}"));
            if Duration::parse(timeout).map_err(failed)? < Duration::ZERO {
                return Err(dispenser.bare("invalid negative timeout for serve_stale verify"));
            }
            rest = after;
        }
    } else if !rest.is_empty() && !context.coredns.has_stale_policy() {
        return Err(dispenser.bare("serve_stale timeout is only valid with the verify refresh mode"));
    }
    if rest.len() > 2 {
        return Err(dispenser.arg_err());
    }
    if let Some(ttl) = rest.first() {
        stale.ttl = stale_ttl(dispenser, ttl)?;
    }
    if let Some(recheck) = rest.get(1) {
        let failed = |error| dispenser.bare(format!("invalid serve_stale failure recheck: {error}"));
        let recheck = Duration::parse(recheck).map_err(failed)?;
        if recheck < Duration::ZERO {
            return Err(dispenser.bare("invalid negative failure recheck for serve_stale"));
        }
        if recheck > Duration::from_seconds(300) {
            return Err(dispenser.bare("serve_stale failure recheck cannot exceed 5 minutes"));
        }
    }
    Ok(stale)
}

fn stale_ttl(dispenser: &Dispenser<'_>, value: &str) -> Result<Duration, SetupError> {
    const SECOND: i64 = 1_000_000_000;
    let failed = |error| dispenser.bare(format!("invalid serve_stale response TTL: {error}"));
    let ttl = Duration::parse(value).map_err(failed)?;
    if ttl < Duration::ZERO {
        return Err(dispenser.bare("invalid negative response TTL for serve_stale"));
    }
    if ttl.nanoseconds() % SECOND != 0 {
        return Err(dispenser.bare("serve_stale response TTL must be a whole number of seconds"));
    }
    if u32::try_from(ttl.nanoseconds() / SECOND).is_err() {
        return Err(dispenser.bare("serve_stale response TTL exceeds the DNS TTL range"));
    }
    Ok(ttl)
}
