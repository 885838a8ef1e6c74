//! From a query to what the plugin does with it.
//!
//! Source: coredns/coredns plugin/kubernetes/handler.go ServeDNS

use std::net::IpAddr;

use crate::dns::message::{Message, Name, Rcode, Record, RecordType};
use crate::dns::stop::Stop;

use super::lookup::{Found, Look, Looked, Miss, Notes};
use super::lower::Lower;
use super::name_servers::is_default;
use super::reason::KubernetesReason;
use super::synthesis::{start_of_authority, version};
use super::{Kubernetes, Served};

/// What CoreDNS knows beside its objects.
#[derive(Debug, Clone)]
pub(crate) struct Facts {
    /// The serial of SOA records.
    pub(crate) serial: u32,
    /// CoreDNS's own addresses; `None` if they are not known.
    pub(crate) server_ips: Option<Vec<IpAddr>>,
    /// Whether all objects are read.
    pub(crate) synced: bool,
}

/// Asks the whole server for the records of another name: the message that it would write, if any.
pub(crate) type Resolve<'r> = dyn FnMut(&Name, RecordType) -> Result<Option<Message>, Stop> + 'r;

/// A question under a zone of the plugin.
#[derive(Debug, Clone)]
pub(super) struct State {
    /// As the client wrote it.
    pub(super) name: Name,
    pub(super) lower: Lower,
    /// As the client wrote it.
    pub(super) zone: Name,
    pub(super) zone_labels: usize,
    pub(super) rtype: RecordType,
}

impl State {
    pub(super) fn new(name: Name, zone: Name, rtype: RecordType) -> Self {
        let lower = Lower::of(&name);
        Self::of(name, lower, zone, rtype)
    }

    fn of(name: Name, lower: Lower, zone: Name, rtype: RecordType) -> Self {
        let zone_labels = zone.labels().count();
        Self { name, lower, zone, zone_labels, rtype }
    }

    pub(super) fn is_zone(&self) -> bool {
        self.lower.count() == self.zone_labels
    }
}

/// The records of a reply.
#[derive(Debug, Clone)]
pub(super) struct Answered {
    pub(super) answers: Vec<Record>,
    pub(super) additionals: Vec<Record>,
    pub(super) truncated: bool,
    pub(super) reason: KubernetesReason,
}

impl Answered {
    pub(super) fn new(answers: Vec<Record>, reason: KubernetesReason) -> Self {
        Self { answers, additionals: Vec::new(), truncated: false, reason }
    }
}

/// Why there are no records: the name does not exist, or the query ends otherwise.
#[derive(Debug, Clone)]
pub(super) enum End {
    NameError(Box<KubernetesReason>),
    /// The plugin returns an error.
    Failed(Box<KubernetesReason>),
    Stop(Stop),
}

impl From<Miss> for End {
    fn from(miss: Miss) -> Self {
        match miss {
            Miss::NameError(reason) => Self::NameError(reason),
            Miss::Unknown(needs) => Self::Stop(Stop::Unknown(needs)),
        }
    }
}

impl From<Stop> for End {
    fn from(stop: Stop) -> Self {
        Self::Stop(stop)
    }
}

pub(super) type Ended<T> = Result<T, End>;

/// A query on its way through the plugin.
pub(super) struct Serving<'z, 'r> {
    pub(super) look: Look<'z>,
    pub(super) facts: &'z Facts,
    pub(super) resolve: &'r mut Resolve<'r>,
    pub(super) notes: &'r mut Notes,
}

impl Kubernetes {
    /// What the plugin does with a query of one question.
    ///
    /// # Errors
    ///
    /// [`Stop`], if the reply is not known or can't be written.
    pub(crate) fn serve<'r>(
        &self,
        query: &Message,
        facts: &Facts,
        resolve: &'r mut Resolve<'r>,
        notes: &'r mut Notes,
    ) -> Result<Served, Stop> {
        let Some(question) = query.questions.first() else { return Ok(Served::Next(KubernetesReason::OutsideZones)) };
        let lower = Lower::of(&question.name);
        let Some(zone) = self.zone_of(&question.name, &lower) else {
            return Ok(Served::Next(KubernetesReason::OutsideZones));
        };
        if [RecordType::AXFR, RecordType::IXFR].contains(&question.rtype) {
            return Ok(Served::Code(Rcode::REFUSED, KubernetesReason::TransferRefused));
        }
        let multicluster = self.multicluster.iter().any(|multicluster| zone.is_subdomain_of(multicluster));
        let look = Look { zone: &self.zone, options: &self.options, coredns: self.coredns, multicluster };
        let state = State::of(question.name.clone(), lower, zone, question.rtype);
        let answered = Serving { look, facts, resolve, notes }.answer(&state);
        let mut reply = Message { authoritative: true, ..Message::reply_to(query) };
        let (rcode, reason) = match answered {
            Err(End::Stop(stop)) => return Err(stop),
            Err(End::Failed(reason)) => return Ok(Served::Code(Rcode::SERVFAIL, *reason)),
            Err(End::NameError(reason)) if self.falls_through(&state.name) => {
                return Ok(Served::Next(*reason));
            }
            Err(End::NameError(reason)) if !facts.synced => {
                (Rcode::SERVFAIL, KubernetesReason::NotSynced { because: reason })
            }
            Err(End::NameError(reason)) => (Rcode::NXDOMAIN, *reason),
            Ok(Answered { answers, additionals, truncated, reason }) if !answers.is_empty() => {
                (reply.answers, reply.additionals, reply.truncated) = (answers, additionals, truncated);
                return Ok(Served::Reply(reply, reason));
            }
            Ok(Answered { reason, .. }) => (Rcode::NOERROR, reason),
        };
        reply.rcode = rcode;
        reply.authorities = vec![start_of_authority(&state.zone, self.options.ttl, facts.serial)?];
        Ok(Served::Reply(reply, reason))
    }
}

impl<'z> Serving<'z, '_> {
    fn answer(&mut self, state: &State) -> Ended<Answered> {
        match state.rtype {
            RecordType::A | RecordType::AAAA => self.addresses(state, &[]),
            RecordType::CNAME => self.alias(state),
            RecordType::SRV => self.srv(state),
            RecordType::TXT => self.text(state),
            RecordType::MX if !Self::is_name_server(state) => {
                let found = self.found(state)?;
                Ok(Answered::new(Vec::new(), other_type(found.reason)))
            }
            RecordType::PTR => self.names(state),
            RecordType::SOA if state.is_zone() => {
                let record = start_of_authority(&state.zone, self.look.options.ttl, self.facts.serial)?;
                Ok(Answered::new(vec![record], KubernetesReason::StartOfAuthority))
            }
            RecordType::SOA => Ok(Answered::new(Vec::new(), KubernetesReason::NoStartOfAuthority)),
            // CoreDNS compares the name in lower case with the zone as the client wrote it.
            RecordType::NS if state.is_zone() && state.zone == state.zone.to_lowercase() => {
                self.name_server_records(state)
            }
            _ => self.existence(state),
        }
    }

    /// What a name leads to, for every type but TXT, NS and PTR.
    ///
    /// Source: coredns/coredns plugin/kubernetes/kubernetes.go Services
    pub(super) fn found<'a>(&mut self, state: &'a State) -> Looked<Found<'a>>
    where
        'z: 'a,
    {
        self.look.records(&state.lower, state.zone_labels, self.notes)
    }

    /// Whether it is the name of CoreDNS itself.
    pub(super) fn is_name_server(state: &State) -> bool {
        is_default(&state.lower, &state.name, &state.zone)
    }

    /// Source: coredns/coredns plugin/backend_lookup.go TXT
    fn text(&mut self, state: &State) -> Ended<Answered> {
        if state.lower.count() == state.zone_labels.saturating_add(1) && state.lower.label(0) == b"dns-version" {
            return Ok(Answered::new(vec![version(&state.name)], KubernetesReason::DnsVersion));
        }
        let found = self.found(state)?;
        let is_zonal = matches!(found.reason, KubernetesReason::NoEndpointInZone { .. });
        if found.entries.is_empty() && found.missing.is_empty() && !is_zonal {
            let because = Box::new(found.reason);
            return Err(End::NameError(Box::new(KubernetesReason::NoText { because })));
        }
        Ok(Answered::new(Vec::new(), other_type(found.reason)))
    }

    /// Whether a name exists, which CoreDNS asks for every other type.
    fn existence(&mut self, state: &State) -> Ended<Answered> {
        if Self::is_name_server(state) {
            return Ok(Answered::new(Vec::new(), KubernetesReason::OtherType { object: None }));
        }
        let found = self.found(state)?;
        let is_alias = found.entries.iter().any(|entry| self.ip(entry.host).is_none());
        let reason = other_type(found.reason);
        if is_alias {
            // CoreDNS looks the addresses up and drops them; its cache may keep what it learns.
            let addresses = State { rtype: RecordType::A, ..state.clone() };
            if let Err(End::Stop(stop @ Stop::Endless { .. })) = self.addresses(&addresses, &[]) {
                return Err(stop.into());
            }
        }
        Ok(Answered::new(Vec::new(), reason))
    }
}

/// The reason of an empty answer for a name that exists.
pub(super) fn other_type(found: KubernetesReason) -> KubernetesReason {
    let object = match found {
        KubernetesReason::ClusterIp { object, .. }
        | KubernetesReason::ReadyEndpoints { object, .. }
        | KubernetesReason::ExternalName { object, .. }
        | KubernetesReason::PodHasAddress { object, .. } => Some(object),
        KubernetesReason::AnyPodAddress { .. } => None,
        above => return above,
    };
    KubernetesReason::OtherType { object }
}
