//! The options of `forward`, which asks other servers.

use std::net::IpAddr;

use super::super::address::zones_of;
use super::super::{Context, Dispenser, OptionLint, SetupError};
use crate::dns::message::Rcode;
use crate::gotext::Duration;

mod block;
mod file;
mod host;
mod target;

pub use target::{Scheme, Target};

/// The options of `forward` in a server block.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ForwardOptions {
    /// The uses, in order: each passes on what it does not take.
    pub uses: Vec<Forward>,
}

/// One use of `forward`.
#[derive(Debug, Clone, PartialEq)]
pub struct Forward {
    /// The zone whose names are asked elsewhere, absolute and in lower case.
    pub from: String,
    /// Who is asked, each once.
    pub targets: Vec<Target>,
    /// `except`: zones whose names are not taken.
    pub except: Vec<String>,
    /// `force_tcp`; it goes before `prefer_udp`.
    pub force_tcp: bool,
    /// `prefer_udp`.
    pub prefer_udp: bool,
    /// `expire`: how long an unused connection is kept.
    pub expire: Duration,
    /// `max_age`: how long a connection is kept; without limit if it is 0.
    pub max_age: Duration,
    /// `max_fails`: after how many failed health checks a target counts as down; never if it is 0.
    pub max_fails: u32,
    /// `max_connect_attempts`; twice the number of targets without.
    pub max_connect_attempts: Option<u32>,
    /// `max_idle_conns`: how many unused connections are kept; without limit if it is 0.
    pub max_idle_conns: i64,
    /// `health_check`.
    pub health_check: HealthCheck,
    /// `policy`.
    pub policy: Policy,
    /// `max_concurrent`: how many queries may be open; without limit if it is 0.
    pub max_concurrent: i64,
    /// `read_timeout`.
    pub read_timeout: Duration,
    /// `next`: replies with these codes are left to the next use of `forward`.
    pub next: Vec<Rcode>,
    /// `next_on_nodata`: so are replies without a record of the type asked.
    pub next_on_nodata: bool,
    /// `failover`: after replies with these codes the next target is asked.
    pub failover: Vec<Rcode>,
    /// `failfast_all_unhealthy_upstreams`: SERVFAIL at once if all targets count as down.
    pub failfast: bool,
    /// `tls`: the files of certificate, key and authority.
    pub tls: Vec<String>,
    /// `tls_servername`.
    pub tls_servername: String,
    /// `doh_method GET`: queries over HTTPS are GET instead of POST.
    pub doh_get: bool,
    /// `resolver`: who is asked for the addresses of targets that are host names.
    pub resolver: Vec<String>,
    /// `source_address`.
    pub source_address: Option<IpAddr>,
}

/// How targets are found to be down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HealthCheck {
    /// How often a target that failed is asked.
    pub interval: Duration,
    /// Whether recursion is asked for; `no_rec` says no.
    pub recursion_desired: bool,
    /// `domain`: the name that is asked.
    pub domain: String,
}

/// In which order targets are asked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Policy {
    /// `random`.
    #[default]
    Random,
    /// `round_robin`.
    RoundRobin,
    /// `sequential`.
    Sequential,
}

/// The targets at most.
const MOST_TARGETS: usize = 15;

impl Forward {
    fn new(from: String) -> Self {
        Self {
            from,
            targets: Vec::new(),
            except: Vec::new(),
            force_tcp: false,
            prefer_udp: false,
            expire: Duration::from_seconds(10),
            max_age: Duration::ZERO,
            max_fails: 2,
            max_connect_attempts: None,
            max_idle_conns: 0,
            health_check: HealthCheck {
                interval: Duration::from_nanoseconds(500_000_000),
                recursion_desired: true,
                domain: ".".to_owned(),
            },
            policy: Policy::Random,
            max_concurrent: 0,
            read_timeout: Duration::from_seconds(2),
            next: Vec::new(),
            next_on_nodata: false,
            failover: Vec::new(),
            failfast: false,
            tls: Vec::new(),
            tls_servername: String::new(),
            doh_get: false,
            resolver: Vec::new(),
            source_address: None,
        }
    }
}

/// Reads the words of all uses of `forward` in a server block.
///
/// # Errors
///
/// The plugin's own text.
///
/// Source: coredns/coredns plugin/forward/setup.go
pub fn parse(dispenser: &mut Dispenser<'_>, context: &Context<'_>) -> Result<ForwardOptions, SetupError> {
    let mut options = ForwardOptions::default();
    let mut counts = Vec::new();
    while dispenser.next_token() {
        let (forward, count) = stanza(dispenser, context)?;
        options.uses.push(forward);
        counts.push(count);
    }
    match counts.iter().find(|count| **count > MOST_TARGETS) {
        Some(count) => Err(dispenser.bare(format!("more than {MOST_TARGETS} TOs configured: {count}"))),
        None => Ok(options),
    }
}

/// One use, and the number that is limited: of words for targets (before: of addresses).
fn stanza(dispenser: &mut Dispenser<'_>, context: &Context<'_>) -> Result<(Forward, usize), SetupError> {
    if !dispenser.next_arg() {
        return Err(dispenser.arg_err());
    }
    let from = dispenser.val();
    let zones = zones_of(from);
    let Some(zone) = zones.first().cloned() else {
        return Err(dispenser.bare(format!("unable to normalize '{from}'")));
    };
    if zones.len() > 1 {
        let lint = OptionLint::CutRange { range: from.to_owned(), zone: zone.clone() };
        context.lint(lint, dispenser.place());
    }
    let mut forward = Forward::new(zone);
    let words = dispenser.remaining_args();
    if words.is_empty() {
        return Err(dispenser.arg_err());
    }
    let bare = |dispenser: &Dispenser<'_>, text| dispenser.bare(text);
    if context.coredns.extends_forward() {
        while dispenser.next_block() {
            block::option(dispenser, context, &mut forward)?;
        }
        if forward.max_age > Duration::ZERO && forward.max_age < forward.expire {
            let (max_age, expire) = (forward.max_age, forward.expire);
            return Err(dispenser.bare(format!("max_age ({max_age}) must not be less than expire ({expire})")));
        }
        target::without_paths(&words).map_err(|text| bare(dispenser, text))?;
        let entries = target::classify(&words, context).map_err(|text| bare(dispenser, text))?;
        let count = entries.len();
        let servers = target::expand(entries, context, &forward.resolver).map_err(|text| bare(dispenser, text))?;
        forward.targets =
            target::targets(servers, context, &forward.tls_servername).map_err(|text| bare(dispenser, text))?;
        return Ok((forward, count));
    }
    let servers = target::all_at_once(&words, context).map_err(|text| bare(dispenser, text))?;
    while dispenser.next_block() {
        block::option(dispenser, context, &mut forward)?;
    }
    forward.targets =
        target::targets(servers, context, &forward.tls_servername).map_err(|text| bare(dispenser, text))?;
    let count = forward.targets.len();
    Ok((forward, count))
}
