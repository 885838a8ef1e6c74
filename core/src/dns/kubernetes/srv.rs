//! Types SRV, PTR and NS.
//!
//! Source: coredns/coredns plugin/backend_lookup.go SRV, PTR, NS

use std::collections::BTreeSet;

use crate::dns::message::{Name, RecordData};
use crate::dns::stop::Stop;
use crate::gotext::ip::parse_ip;

use super::address::names_of;
use super::entry::{Entry, host_text};
use super::reason::KubernetesReason;
use super::reverse::address_of;
use super::serve::{Answered, End, Ended, Serving, State, other_type};
use super::synthesis::{address, record};

impl Serving<'_, '_> {
    pub(super) fn srv(&mut self, state: &State) -> Ended<Answered> {
        if Self::is_name_server(state) {
            return Ok(Answered::new(Vec::new(), KubernetesReason::OtherType { object: None }));
        }
        let found = self.found(state)?;
        if !found.missing.is_empty() {
            return Err(Stop::Unknown(found.missing).into());
        }
        let stored = self.look.stored();
        let ip = |entry: &Entry<'_>| entry.host.ip().or_else(|| parse_ip(&host_text(stored, entry.host)));
        // A host that is a name has no SRV record.
        let hosts: Vec<_> = found.entries.iter().filter_map(|entry| Some((entry, ip(entry)?))).collect();
        let (mut answers, mut additionals) = (Vec::new(), Vec::new());
        let (mut targets, mut addresses) = (BTreeSet::new(), BTreeSet::new());
        for (entry, ip) in &hosts {
            let Some(port) = port_of(entry.port) else { continue };
            let name = entry.key.name(stored, self.look.options.endpoint_pod_names, &state.zone);
            let target = name.map_err(|name| Stop::Unwritable { name })?;
            if targets.insert((target.clone(), port)) {
                let weight = weight(hosts.len());
                let data = RecordData::Srv { priority: 0, weight, port, target: target.clone() };
                answers.push(record(&state.name, self.look.options.ttl, data)?);
            }
            if addresses.insert((target.clone(), host_text(stored, entry.host))) {
                additionals.push(address(&target, *ip, self.look.options.ttl));
            }
        }
        let reason = match other_type(found.reason.clone()) {
            _ if !answers.is_empty() => found.reason,
            KubernetesReason::OtherType { object } if !hosts.is_empty() => KubernetesReason::NoPorts { object },
            other => other,
        };
        Ok(Answered { additionals, ..Answered::new(answers, reason) })
    }

    pub(super) fn names(&mut self, state: &State) -> Ended<Answered> {
        let Some(ip) = address_of(&state.lower) else {
            let found = self.found(state);
            let reverse = state.lower.is_below_reverse();
            return match found.map_err(End::from) {
                Ok(found) => Ok(Answered::new(Vec::new(), other_type(found.reason))),
                Err(End::NameError(reason))
                    if reverse && matches!(*reason, KubernetesReason::NeitherSvcNorPod { .. }) =>
                {
                    Err(End::NameError(Box::new(KubernetesReason::NoWholeAddress)))
                }
                Err(end) => Err(end),
            };
        };
        let (names, reason) = self.look.names_of(ip)?;
        let mut answers = Vec::new();
        for name in names {
            let name = name.map_err(|name| Stop::Unwritable { name })?;
            answers.push(record(&state.name, self.look.options.ttl, RecordData::Ptr(name))?);
        }
        Ok(Answered::new(answers, reason))
    }

    pub(super) fn name_server_records(&mut self, state: &State) -> Ended<Answered> {
        let own = self.facts.server_ips.as_deref();
        let servers = self.look.name_servers(own, &state.zone).map_err(Stop::Unknown)?;
        let names = names_of(&servers);
        let (mut answers, mut additionals) = (Vec::new(), Vec::new());
        let mut seen: BTreeSet<Name> = BTreeSet::new();
        for server in servers {
            let no_address = |host| End::Failed(Box::new(KubernetesReason::NameServerIsNoAddress { host }));
            let ip = server.ip.map_err(no_address)?;
            let name = server.name.map_err(|name| Stop::Unwritable { name })?;
            additionals.push(address(&name, ip, self.look.options.ttl));
            if seen.insert(name.clone()) {
                answers.push(record(&state.name, self.look.options.ttl, RecordData::Ns(name))?);
            }
        }
        let reason =
            if names.is_empty() { KubernetesReason::NoServerAddress } else { KubernetesReason::NameServers { names } };
        Ok(Answered { additionals, ..Answered::new(answers, reason) })
    }
}

/// The port of an SRV record, cut to 16 bits as CoreDNS cuts it; none for one without number.
fn port_of(port: i32) -> Option<u16> {
    if port == -1 {
        return None;
    }
    let [low, high, ..] = port.to_le_bytes();
    Some(u16::from_le_bytes([low, high]))
}

/// The weight of each of so many hosts: a share of 100, at least 1.
fn weight(hosts: usize) -> u16 {
    u16::try_from(100_usize.checked_div(hosts).unwrap_or(100)).unwrap_or(100).max(1)
}
