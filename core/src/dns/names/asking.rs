//! Asking the kubernetes plugin for names.

use crate::dns::corefile::plugin::kubernetes::{KubernetesOptions, PodMode};
use crate::dns::kubernetes::{Facts, Kubernetes, KubernetesReason, Served};
use crate::dns::message::{Class, Message, Name, Question, Rcode, Record, RecordType};
use crate::dns::need::DnsNeed;
use crate::dns::stop::Stop;
use crate::dns::{DnsAssumption, Zone};
use crate::release::CoreDns;

use super::error::NamesError;
use super::row::NameRow;

/// A plugin with the options that kubeadm gives it.
#[derive(Debug)]
pub(super) struct Asking {
    kubernetes: Kubernetes,
    facts: Facts,
    /// The domain without its dot.
    pub(super) domain: String,
    pub(super) notes: Vec<DnsAssumption>,
}

/// What is known of a name.
#[derive(Debug, Clone)]
pub(super) enum Known {
    Records(Vec<Record>),
    NoRecord,
    NoName(KubernetesReason),
    Unknown(Vec<DnsNeed>),
}

impl Asking {
    pub(super) fn new(zone: &Zone, domain: &str, coredns: CoreDns) -> Result<Self, NamesError> {
        let no_domain = |reason| NamesError::NoDomain { domain: domain.to_owned(), reason };
        let name = Name::parse(domain).map_err(no_domain)?.to_lowercase().to_string();
        let zones = vec![name.clone(), "in-addr.arpa.".to_owned(), "ip6.arpa.".to_owned()];
        let options = KubernetesOptions { pods: PodMode::Insecure, ..KubernetesOptions::new(zones) };
        let kubernetes = Kubernetes::new(options, coredns, zone.clone()).map_err(no_domain)?;
        let facts = Facts { serial: 0, server_ips: None, synced: true };
        Ok(Self { kubernetes, facts, domain: name.trim_end_matches('.').to_owned(), notes: Vec::new() })
    }

    pub(super) fn zone(&self) -> &Zone {
        self.kubernetes.zone()
    }

    /// A name under the domain.
    pub(super) fn absolute(&self, labels: &str) -> String {
        format!("{labels}.{}.", self.domain)
    }

    /// The records of a name. A name outside the domain, to which an alias leads, is not asked.
    pub(super) fn ask(&mut self, name: &str, rtype: RecordType) -> Known {
        let Ok(name) = Name::parse(name) else { return Known::NoName(KubernetesReason::OutsideZones) };
        let question = Question { name, rtype, class: Class::IN };
        let query = Message { questions: vec![question], ..Message::default() };
        let served = self.kubernetes.serve(&query, &self.facts, &mut |_, _| Ok(None), &mut self.notes);
        match served {
            Ok(Served::Reply(message, reason)) if message.rcode == Rcode::NXDOMAIN => Known::NoName(reason),
            Ok(Served::Reply(message, _)) if message.answers.is_empty() => Known::NoRecord,
            Ok(Served::Reply(message, _)) => Known::Records(message.answers),
            Ok(Served::Code(_, reason) | Served::Next(reason)) => Known::NoName(reason),
            Err(Stop::Unknown(needs)) => Known::Unknown(needs),
            Err(Stop::Unwritable { .. } | Stop::Endless { .. }) => Known::NoName(KubernetesReason::OutsideZones),
        }
    }

    /// The row of a name; `None` if the name exists without such a record.
    pub(super) fn row(&mut self, name: String, rtype: RecordType, of: impl Into<String>) -> Option<NameRow> {
        let row = NameRow::new(name, rtype, of);
        match self.ask(&row.name, rtype) {
            Known::Records(records) => Some(NameRow { answer: records.iter().map(data).collect(), ..row }),
            Known::NoRecord => None,
            Known::NoName(reason) => Some(NameRow { reason: Some(reason), ..row }),
            Known::Unknown(needs) => Some(NameRow { needs, ..row }),
        }
    }

    /// The rows of a name for both families of addresses: one row if neither is known, or the name does not exist.
    pub(super) fn addresses(&mut self, name: &str, of: &str) -> Vec<NameRow> {
        let types = [RecordType::A, RecordType::AAAA];
        let mut rows: Vec<_> = types.into_iter().filter_map(|rtype| self.row(name.to_owned(), rtype, of)).collect();
        if let [first, second] = rows.as_slice()
            && first.answer.is_empty()
            && second.answer.is_empty()
        {
            rows.truncate(1);
        }
        rows
    }
}

/// The data of a record, as its line shows it.
fn data(record: &Record) -> String {
    let line = record.to_string();
    line.splitn(5, '\t').nth(4).unwrap_or_default().to_owned()
}
