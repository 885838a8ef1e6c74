//! Services of type ExternalName.

use super::evidence::Evidence;
use super::finding::Finding;
use super::fix::Fix;
use super::symptom::Symptom;
use crate::dns::asker::{Asker, Told};
use crate::dns::kubernetes::KubernetesReason;
use crate::dns::message::{Name, Rcode, RecordData};

const FIELD: &str = "spec.externalName";

pub(super) fn check(evidence: &Evidence<'_>) -> Vec<Finding> {
    if evidence.is_found() {
        return Vec::new();
    }
    let severity = evidence.severity();
    let found = evidence.reasons().filter_map(|(told, reason)| match reason {
        KubernetesReason::ExternalNameIsAddress { object, target } => {
            let finding = Finding::new(severity, Symptom::ExternalNameNotAName { target: target.clone() });
            let fix = Fix::EndpointSliceByHand { address: target.clone() };
            Some(finding.decided_by(object.clone(), FIELD).fix(fix))
        }
        KubernetesReason::AliasLeadsNowhere { object, target, why } => {
            let symptom = Symptom::AliasDangles { target: target.clone(), why: *why };
            Some(Finding::new(severity, symptom).decided_by(object.clone(), FIELD))
        }
        KubernetesReason::ExternalName { object, target, .. } => {
            let rcode = without_address(evidence, told, target)?;
            let symptom = Symptom::AliasWithoutAddress { target: target.clone(), rcode };
            Some(Finding::new(severity, symptom).decided_by(object.clone(), FIELD))
        }
        _ => None,
    });
    found.collect()
}

/// What is answered for the target of an alias that brings no address.
fn without_address(evidence: &Evidence<'_>, told: &Told, target: &str) -> Option<String> {
    let answers = &told.reply.message.as_ref()?.answers;
    let has_address = answers.iter().any(|record| matches!(record.data, RecordData::A(_) | RecordData::Aaaa(_)));
    if has_address {
        return None;
    }
    let mut again = Asker::new(evidence.asker.server(), evidence.asker.ip());
    let reply = &again.question(&Name::parse(target).ok()?, told.rtype)?.reply;
    Some(match &reply.message {
        None => "nothing".to_owned(),
        Some(message) if message.rcode == Rcode::NOERROR => format!("NODATA for {}", told.rtype),
        Some(message) => message.rcode.to_string(),
    })
}
