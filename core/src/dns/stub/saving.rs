//! Which change would save queries of a lookup.

use super::reading::ndots;
use super::{Advice, Client, Libc, Walk};

/// The changes that would save queries.
pub(super) fn of(client: &Client, libc: Libc, name: &str, walk: &Walk) -> Vec<Advice> {
    let mut advice = Vec::new();
    let now = walk.queries;
    let Some(last) = walk.steps.last().filter(|last| walk.result.is_ok() && last.sent < now) else { return advice };
    let (queries, name_found) = (last.sent, last.candidate.clone());
    advice.push(Advice::TrailingDot { name: name_found.clone(), queries, now });
    let dots = u64::try_from(name.matches('.').count()).unwrap_or(u64::MAX);
    let as_given = name_found.strip_suffix('.') == Some(name);
    if as_given && dots > 0 && dots < ndots(client, libc) {
        advice.push(Advice::LowerNdots { ndots: dots, queries, now });
    }
    advice
}
