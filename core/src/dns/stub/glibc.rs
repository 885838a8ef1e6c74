//! The walk of glibc.

mod answer;
mod send;

use super::asking::{Ask, Asking};
use super::conf::{self, Conf};
use super::{Client, Family, LookupError, Next, Outcome, Step, Walk};
use crate::dns::message::{Name, Rcode, RecordType};

use answer::{Addresses, addresses};
use send::{Received, Sticky, send};

/// The size that glibc's OPT record names.
const UDP_SIZE: u16 = 1200;
/// The longest text of a candidate.
const LONGEST: usize = 1023;

/// `h_errno` after a query.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Failure {
    HostNotFound,
    TryAgain,
    NoRecovery,
    NoData,
    /// No failure yet, nor ever.
    Hang,
}

impl Failure {
    fn error(self) -> LookupError {
        match self {
            Self::HostNotFound | Self::NoRecovery => LookupError::NoName,
            Self::TryAgain => LookupError::Again,
            Self::NoData => LookupError::NoData,
            Self::Hang => LookupError::Hang,
        }
    }
}

/// Whether the process ends when glibc reads the client's resolv.conf.
pub(super) fn aborts(client: &Client) -> bool {
    conf::glibc::aborts(&conf::glibc::read(&client.resolv_conf, client.hostname.as_deref()))
}

/// What a candidate came to.
#[cfg_attr(target_pointer_width = "64", expect(clippy::large_enum_variant, reason = "one at a time, and not kept"))]
enum Queried {
    Answer(Received),
    Failed {
        failure: Failure,
        /// The code of the reply that lies first in the buffer.
        head: Rcode,
        /// Nothing could be sent.
        refused: bool,
    },
}

/// A lookup on its way through the candidates.
struct Search<'a, 'b, E> {
    conf: Conf,
    types: &'static [RecordType],
    ask: Ask<'a, E>,
    sticky: Sticky,
    steps: &'b mut Vec<Step>,
    name: &'b str,
    /// Whether no server brought a reply that was taken, for the last name that was asked.
    unanswered: bool,
}

/// Source: bminor/glibc resolv/res_query.c __res_context_search
pub(super) fn walk<E>(
    client: &Client,
    name: &str,
    family: Family,
    steps: &mut Vec<Step>,
    ask: Ask<'_, E>,
) -> Result<Walk, E> {
    if !is_host_name(name) {
        return Ok(Walk::default());
    }
    let conf = conf::glibc::read(&client.resolv_conf, client.hostname.as_deref());
    let types = asked(&conf, family);
    let sticky = Sticky::of(conf.flags);
    let mut search = Search { conf, types, ask, sticky, steps, name, unanswered: false };
    let (received, failure) = search.run()?;
    let Addresses { result, passes } = match received {
        Some(received) => addresses(&received, types, family),
        // The function for IPv4 alone tells a failure only of the last query.
        None if family == Family::Inet && failure == Failure::TryAgain && !search.unanswered => {
            Addresses { result: Err(LookupError::NoName), passes: 1 }
        }
        None => Addresses { result: Err(failure.error()), passes: 1 },
    };
    for step in &mut *steps {
        step.sent = step.sent.saturating_mul(passes);
    }
    Ok(Walk::of(std::mem::take(steps), result))
}

/// The types that are asked for each name.
pub(super) fn types(client: &Client, family: Family) -> &'static [RecordType] {
    asked(&conf::glibc::read(&client.resolv_conf, client.hostname.as_deref()), family)
}

fn asked(conf: &Conf, family: Family) -> &'static [RecordType] {
    if conf.flags.no_aaaa && family == Family::Unspec { Family::Inet.types() } else { family.types() }
}

/// Whether the name is one that glibc asks for: letters, digits, `-` and `_`, no dash first.
///
/// Source: bminor/glibc resolv/res-name-checking.c res_hnok
fn is_host_name(name: &str) -> bool {
    let printable = name.bytes().all(|byte| byte.is_ascii_graphic());
    let allowed = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    let parsed = if name.is_empty() { Some(Name::root()) } else { Name::parse(name).ok() };
    printable
        && parsed.is_some_and(|name| {
            let dash = name.labels().next().is_some_and(|first| first.starts_with(b"-"));
            !dash && name.labels().all(|label| label.iter().all(allowed))
        })
}

impl<E> Search<'_, '_, E> {
    /// The answer, or the failure that the application sees.
    fn run(&mut self) -> Result<(Option<Received>, Failure), E> {
        let dots = u64::try_from(self.name.matches('.').count()).unwrap_or(u64::MAX);
        let rooted = self.name.ends_with('.');
        let domains = if rooted { Vec::new() } else { self.conf.search.clone() };
        let mut saved = None;
        if dots >= self.conf.ndots || rooted {
            match self.query(None, domains.is_empty())? {
                Queried::Answer(received) => return Ok((Some(received), Failure::HostNotFound)),
                Queried::Failed { failure: Failure::Hang, .. } => return Ok((None, Failure::Hang)),
                Queried::Failed { failure, .. } => saved = Some(failure),
            }
        }
        let as_given_left = |root_on_list: bool| {
            let forbidden = dots == 0 && !domains.is_empty() && self.conf.flags.no_tld_query;
            saved.is_none() && !root_on_list && !forbidden
        };
        let (no_root, with_root) = (as_given_left(false), as_given_left(true));
        let (mut no_data, mut server_failure, mut root_on_list) = (false, false, false);
        let mut last = Failure::HostNotFound;
        for (index, domain) in domains.iter().enumerate() {
            let domain = domain.strip_prefix('.').unwrap_or(domain);
            root_on_list |= domain.is_empty();
            let left = if root_on_list { with_root } else { no_root };
            let is_last = index.saturating_add(1) == domains.len();
            let (failure, head) = match self.query(Some(domain), is_last && !left)? {
                Queried::Answer(received) => return Ok((Some(received), Failure::HostNotFound)),
                Queried::Failed { failure: Failure::Hang, .. } => return Ok((None, Failure::Hang)),
                Queried::Failed { refused: true, .. } => return Ok((None, Failure::TryAgain)),
                Queried::Failed { failure, head, .. } => (failure, head),
            };
            last = failure;
            match failure {
                Failure::NoData => no_data = true,
                Failure::HostNotFound => {}
                Failure::TryAgain if head == Rcode::SERVFAIL => server_failure = true,
                Failure::TryAgain | Failure::NoRecovery | Failure::Hang => {
                    self.leave(left);
                    break;
                }
            }
        }
        if if root_on_list { with_root } else { no_root } {
            match self.query(None, true)? {
                Queried::Answer(received) => return Ok((Some(received), Failure::HostNotFound)),
                Queried::Failed { failure: Failure::Hang, .. } => return Ok((None, Failure::Hang)),
                Queried::Failed { failure, .. } => last = failure,
            }
        }
        let failure = match saved {
            Some(saved) => saved,
            None if no_data => Failure::NoData,
            None if server_failure => Failure::TryAgain,
            None => last,
        };
        Ok((None, failure))
    }

    /// The search list ends after the last step.
    fn leave(&mut self, as_given_left: bool) {
        if let Some(step) = self.steps.last_mut() {
            let outcome = step.outcome;
            step.next = if as_given_left { Next::TryAsGiven { outcome } } else { Next::Stop { outcome } };
        }
    }

    /// Asks for the name in a domain, or as it was given.
    ///
    /// Source: bminor/glibc resolv/res_query.c __res_context_querydomain, __res_context_query
    fn query(&mut self, domain: Option<&str>, is_last: bool) -> Result<Queried, E> {
        let text = domain.map_or_else(|| self.name.to_owned(), |domain| format!("{}.{domain}", self.name));
        let name = if text.is_empty() || text.len() > LONGEST { None } else { Name::parse(&text).ok() };
        self.unanswered = false;
        let Some(name) = name else {
            let candidate = format!("{}.", text.strip_suffix('.').unwrap_or(&text));
            self.push(Step {
                candidate,
                types: Vec::new(),
                answers: Vec::new(),
                sent: 0,
                outcome: Outcome::InvalidName,
                next: next(false, is_last, Outcome::InvalidName),
            });
            return Ok(Queried::Failed { failure: Failure::NoRecovery, head: Rcode::NOERROR, refused: false });
        };
        let candidate = name.to_string();
        let mut asking = Asking::new(&mut self.ask, name, self.conf.flags.edns0.then_some(UDP_SIZE));
        let received = send(&self.conf, &mut self.sticky, &mut asking, self.types)?;
        let (sent, types) = (asking.sent, asking.types.clone());
        let answers = asking.answers();
        let outcome = Outcome::together(answers.iter().map(|(_, reply)| Outcome::of(reply)));
        self.unanswered = received.is_err();
        let queried = match received {
            Err(failed) => {
                let failure = if failed.hangs { Failure::Hang } else { Failure::TryAgain };
                Queried::Failed { failure, head: failed.head, refused: sent == 0 }
            }
            Ok(received) => received.judge(),
        };
        let found = matches!(queried, Queried::Answer(_));
        self.push(Step { candidate, types, answers, sent, outcome, next: next(found, is_last, outcome) });
        Ok(queried)
    }

    fn push(&mut self, step: Step) {
        self.steps.push(step);
    }
}

/// What follows a candidate, unless the search list is left.
fn next(found: bool, is_last: bool, outcome: Outcome) -> Next {
    match (found, is_last) {
        (true, _) if outcome == Outcome::Addresses => Next::Found { outcome },
        (true, _) => Next::Stop { outcome },
        (false, true) => Next::Last { outcome },
        (false, false) => Next::TryNext { outcome },
    }
}

impl Received {
    /// Whether there is an answer with records, or why not.
    ///
    /// Source: bminor/glibc resolv/res_query.c __res_context_query
    fn judge(self) -> Queried {
        let Some(first) = self.first.as_ref().or(self.second.as_ref()) else {
            return Queried::Failed { failure: Failure::TryAgain, head: Rcode::NOERROR, refused: false };
        };
        let second = self.second.as_ref().unwrap_or(first);
        let usable =
            |message: &crate::dns::message::Message| message.rcode == Rcode::NOERROR && !message.answers.is_empty();
        if usable(first) || usable(second) {
            return Queried::Answer(self);
        }
        let rcode = if first.rcode == Rcode::NOERROR { second.rcode } else { first.rcode };
        let failure = match rcode {
            Rcode::NXDOMAIN => Failure::HostNotFound,
            Rcode::SERVFAIL => Failure::TryAgain,
            Rcode::NOERROR => Failure::NoData,
            _ => Failure::NoRecovery,
        };
        Queried::Failed { failure, head: self.head, refused: false }
    }
}
