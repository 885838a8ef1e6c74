//! What would save queries.

use serde::Serialize;

use super::conf::{self, Conf};
use super::{Client, Libc, Walk};

/// A change that would save queries of a lookup that found its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum Advice {
    /// The name with a dot at its end is asked alone.
    #[error("ask for `{name}`, with the dot at its end: {queries} instead of {now} queries")]
    TrailingDot {
        /// The name to ask for.
        name: String,
        /// How many queries it takes then.
        queries: u64,
        /// How many it takes now.
        now: u64,
    },
    /// With a lower `ndots` the name is tried first as it is given.
    #[error("with `ndots:{ndots}` the name is tried first as it is given: {queries} instead of {now} queries")]
    LowerNdots {
        /// The highest value that does.
        ndots: u64,
        /// How many queries it takes then.
        queries: u64,
        /// How many it takes now.
        now: u64,
    },
}

/// The changes that would save queries.
pub(super) fn of(client: &Client, libc: Libc, name: &str, walk: &Walk) -> Vec<Advice> {
    let mut advice = Vec::new();
    let now = walk.queries;
    let Some(last) = walk.steps.last().filter(|last| walk.result.is_ok() && last.sent < now) else { return advice };
    let (queries, name_found) = (last.sent, last.candidate.clone());
    advice.push(Advice::TrailingDot { name: name_found.clone(), queries, now });
    let dots = u64::try_from(name.matches('.').count()).unwrap_or(u64::MAX);
    let as_given = name_found.strip_suffix('.') == Some(name);
    if as_given && dots > 0 && dots < read(client, libc).ndots {
        advice.push(Advice::LowerNdots { ndots: dots, queries, now });
    }
    advice
}

fn read(client: &Client, libc: Libc) -> Conf {
    let hostname = client.hostname.as_deref();
    match libc {
        Libc::Glibc => conf::glibc::read(&client.resolv_conf, hostname),
        Libc::Musl => conf::musl::read(&client.resolv_conf),
        Libc::Go => conf::go::read(&client.resolv_conf, hostname),
    }
}
