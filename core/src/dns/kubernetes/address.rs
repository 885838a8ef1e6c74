//! Addresses and aliases: types A, AAAA and CNAME.
//!
//! Source: coredns/coredns plugin/backend_lookup.go A, AAAA, CNAME

use std::net::IpAddr;

use crate::dns::message::{Name, Record, RecordData, RecordType};
use crate::dns::stop::Stop;
use crate::dns::zone::Host;
use crate::gotext::ip::parse_ip;

use super::entry::{Entry, host_text};
use super::lookup::Found;
use super::name_servers::NameServer;
use super::reason::{AliasEnd, KubernetesReason};
use super::serve::{Answered, End, Ended, Serving, State, other_type};
use super::synthesis::{address, record};

/// An alias is dropped when this many precede it.
const MOST_ALIASES: usize = 10;

impl<'z> Serving<'z, '_> {
    /// The addresses of a name, behind the aliases that led to it.
    pub(super) fn addresses(&mut self, state: &State, previous: &[Name]) -> Ended<Answered> {
        if Self::is_name_server(state) {
            return self.name_server_addresses(state, previous);
        }
        let found = self.found(state)?;
        if !found.missing.is_empty() {
            return Err(Stop::Unknown(found.missing).into());
        }
        let Found { entries, mut reason, .. } = found;
        let (mut answers, mut truncated) = (Vec::new(), false);
        let mut seen: Vec<Host> = Vec::new();
        for Entry { host, .. } in &entries {
            match self.ip(*host) {
                Some(ip) if is_of(ip, state.rtype) => {
                    if !self.is_seen(&seen, *host) {
                        seen.push(*host);
                        answers.push(address(&state.name, ip, self.look.options.ttl));
                    }
                }
                Some(_) => {}
                None => {
                    let target = host_text(self.look.stored(), *host);
                    let alias = self.follow(state, previous, &target)?;
                    if let (Some(end), KubernetesReason::ExternalName { object, .. }) = (alias.end, &reason) {
                        reason = KubernetesReason::AliasLeadsNowhere { object: object.clone(), target, why: end };
                    }
                    answers.extend(alias.records);
                    truncated |= alias.truncated;
                }
            }
        }
        if answers.is_empty() && !entries.is_empty() {
            reason = other_family(reason);
        }
        Ok(Answered { truncated, ..Answered::new(answers, reason) })
    }

    /// The address of a host; none for a name.
    pub(super) fn ip(&self, host: Host) -> Option<IpAddr> {
        host.ip().or_else(|| parse_ip(&host_text(self.look.stored(), host)))
    }

    /// Whether an entry with the same text went before.
    fn is_seen(&self, seen: &[Host], host: Host) -> bool {
        let stored = self.look.stored();
        seen.iter().any(|seen| match (*seen, host) {
            (Host::Text(seen), Host::Text(host)) => stored.text(seen) == stored.text(host),
            (seen, host) => seen == host,
        })
    }

    /// Source: coredns/coredns plugin/kubernetes/kubernetes.go Services, for the name of CoreDNS itself
    fn name_server_addresses(&mut self, state: &State, previous: &[Name]) -> Ended<Answered> {
        let own = self.facts.server_ips.as_deref();
        let servers = self.look.name_servers(own, &state.zone).map_err(Stop::Unknown)?;
        let names = names_of(&servers);
        let (mut answers, mut truncated) = (Vec::new(), false);
        let mut seen: Vec<IpAddr> = Vec::new();
        for server in servers {
            match server.ip {
                Ok(ip) if is_of(ip, state.rtype) && !seen.contains(&ip) => {
                    seen.push(ip);
                    answers.push(address(&state.name, ip, self.look.options.ttl));
                }
                Ok(_) => {}
                // An address that is none counts as one of IPv6, and its text as the name of a host.
                Err(text) if state.rtype == RecordType::AAAA => {
                    let alias = self.follow(state, previous, &text)?;
                    answers.extend(alias.records);
                    truncated |= alias.truncated;
                }
                Err(_) => {}
            }
        }
        let reason = match (answers.is_empty(), names.is_empty()) {
            (false, _) => KubernetesReason::NameServers { names },
            (true, true) => KubernetesReason::NoServerAddress,
            (true, false) => KubernetesReason::OtherFamily { object: None },
        };
        Ok(Answered { truncated, ..Answered::new(answers, reason) })
    }

    /// The records of an alias and of what it leads to.
    fn follow(&mut self, state: &State, previous: &[Name], text: &str) -> Ended<Alias> {
        let target = target_of(text)?;
        if target.is_subdomain_of(&state.name) {
            return Ok(Alias::dropped(AliasEnd::Itself));
        }
        if previous.len() > MOST_ALIASES {
            return Ok(Alias::dropped(AliasEnd::TooLong));
        }
        if previous.contains(&target) {
            return Ok(Alias::dropped(AliasEnd::Loop));
        }
        let alias = record(&state.name, self.look.options.ttl, RecordData::Cname(target.clone()))?;
        if target.is_subdomain_of(&state.zone) {
            let next = State::new(target.clone(), same_zone(&target, state)?, state.rtype);
            let previous: Vec<Name> = previous.iter().cloned().chain([target]).collect();
            return match self.addresses(&State { zone: state.zone.clone(), ..next }, &previous) {
                Ok(found) if !found.answers.is_empty() => {
                    let records = std::iter::once(alias).chain(found.answers).collect();
                    Ok(Alias { records, truncated: found.truncated, end: None })
                }
                Ok(found) => Ok(Alias { truncated: found.truncated, ..Alias::dropped(AliasEnd::NoRecord) }),
                Err(End::Stop(stop)) => Err(stop.into()),
                Err(End::NameError(_) | End::Failed(_)) => Ok(Alias::dropped(AliasEnd::NoRecord)),
            };
        }
        let Some(message) = (self.resolve)(&target, state.rtype)? else {
            return Ok(Alias::dropped(AliasEnd::NoReply));
        };
        let records = std::iter::once(alias).chain(message.answers).collect();
        Ok(Alias { records, truncated: message.truncated, end: None })
    }

    /// Source: coredns/coredns plugin/backend_lookup.go CNAME
    pub(super) fn alias(&mut self, state: &State) -> Ended<Answered> {
        if Self::is_name_server(state) {
            return Ok(Answered::new(Vec::new(), KubernetesReason::OtherType { object: None }));
        }
        let found = self.found(state)?;
        if !found.missing.is_empty() {
            // A ClusterIP that is to be allocated is an address, and so is that of an endpoint.
            return Ok(Answered::new(Vec::new(), other_type(found.reason)));
        }
        let first = found.entries.first().filter(|entry| self.ip(entry.host).is_none());
        let Some(first) = first else { return Ok(Answered::new(Vec::new(), other_type(found.reason))) };
        let target = target_of(&host_text(self.look.stored(), first.host))?;
        let record = record(&state.name, self.look.options.ttl, RecordData::Cname(target))?;
        Ok(Answered::new(vec![record], found.reason))
    }
}

/// What an alias adds to a reply.
struct Alias {
    records: Vec<Record>,
    truncated: bool,
    end: Option<AliasEnd>,
}

impl Alias {
    fn dropped(end: AliasEnd) -> Self {
        Self { records: Vec::new(), truncated: false, end: Some(end) }
    }
}

/// The zone of a name in the zone: as many labels from its end.
fn same_zone(target: &Name, state: &State) -> Ended<Name> {
    let labels = target.labels().count().saturating_sub(state.zone_labels);
    target.without_labels(labels).ok_or_else(|| Stop::Unwritable { name: target.to_string() }.into())
}

/// The name that a text is as the target of an alias; the empty one is the root.
fn target_of(text: &str) -> Ended<Name> {
    let text = if text.is_empty() { "." } else { text };
    Name::parse(text).map_err(|_| Stop::Unwritable { name: text.to_owned() }.into())
}

/// The names of name servers that can be written, each once.
pub(super) fn names_of(servers: &[NameServer]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for name in servers.iter().filter_map(|server| server.name.as_ref().ok()) {
        let name = name.to_string();
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

fn is_of(ip: IpAddr, rtype: RecordType) -> bool {
    ip.is_ipv4() == (rtype == RecordType::A)
}

/// The reason of an answer without records, where hosts were found.
fn other_family(found: KubernetesReason) -> KubernetesReason {
    match found {
        KubernetesReason::AliasLeadsNowhere { .. } => found,
        found => match other_type(found) {
            KubernetesReason::OtherType { object } => KubernetesReason::OtherFamily { object },
            above => above,
        },
    }
}
