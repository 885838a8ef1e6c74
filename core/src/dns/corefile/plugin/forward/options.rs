//! What the words of `forward` say.

use std::net::IpAddr;

use super::target::Target;
use crate::dns::message::Rcode;
use crate::gotext::Duration;

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

impl Forward {
    /// A use with the values that CoreDNS sets without options.
    pub(super) fn new(from: String) -> Self {
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
