//! The names of an address.

use std::net::IpAddr;

use super::evidence::Evidence;
use super::finding::Finding;
use super::symptom::Symptom;
use crate::dns::asker::Asker;
use crate::dns::corefile::Severity;
use crate::dns::kubernetes::{KubernetesReason, reverse_address};
use crate::dns::message::{Name, RecordData, RecordType};
use crate::dns::server::Reason;
use crate::gotext::ip::parse_ip;

/// Who has the address that is looked up, or the address of the reverse name that is.
pub(super) fn check(evidence: &Evidence<'_>) -> Option<Finding> {
    let asked = Name::parse(evidence.name).ok();
    let by_name = asked.as_ref().and_then(reverse_address);
    let address = parse_ip(evidence.name).or(by_name)?.to_canonical();
    let mut again = Asker::new(evidence.asker.server(), evidence.asker.ip());
    let reply = &again.question(&Name::parse(&reverse_name(address)).ok()?, RecordType::PTR)?.reply;
    let owners = match &reply.reason {
        Reason::Kubernetes(KubernetesReason::ServiceHasAddress { object, .. }) => vec![object.clone()],
        Reason::Kubernetes(KubernetesReason::EndpointHasAddress { slices }) => slices.clone(),
        _ => return None,
    };
    let records = reply.message.iter().flat_map(|message| &message.answers);
    let names = records.filter_map(|record| match &record.data {
        RecordData::Ptr(name) => Some(name.to_string()),
        _ => None,
    });
    let symptom = Symptom::NamesOfAddress { address: address.to_string(), names: names.collect(), owners };
    Some(Finding::new(Severity::Info, symptom))
}

fn reverse_name(address: IpAddr) -> String {
    match address {
        IpAddr::V4(ip) => {
            let [a, b, c, d] = ip.octets();
            format!("{d}.{c}.{b}.{a}.in-addr.arpa.")
        }
        IpAddr::V6(ip) => {
            let digits: String = ip.octets().iter().map(|octet| format!("{octet:02x}")).collect();
            let labels: Vec<String> = digits.chars().rev().map(|digit| digit.to_string()).collect();
            format!("{}.ip6.arpa.", labels.join("."))
        }
    }
}
