//! Why a lookup ends as it does, as the wire shows it.

use serde::Serialize;

use super::said::Said;
use crate::dns::ObjectName;
use crate::dns::corefile::Severity;
use crate::dns::diagnosis::{Connection, Evidence, Finding, Fix, Symptom, connections, diagnose};
use crate::services::connectivity::Step;
use crate::wire::answer::Answer;

#[derive(Serialize)]
struct ShownFinding<'e> {
    severity: Severity,
    #[serde(flatten)]
    symptom: Said<'e, Symptom>,
    #[serde(skip_serializing_if = "Option::is_none")]
    object: Option<&'e ObjectName>,
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<&'static str>,
    fixes: Vec<Said<'e, Fix>>,
}

#[derive(Serialize)]
struct ShownConnection<'e> {
    #[serde(skip_serializing_if = "Option::is_none")]
    port: Option<i32>,
    protocol: &'e str,
    steps: Vec<Said<'e, Step>>,
}

/// The member `findings`.
pub(super) fn findings(answer: &mut Answer, findings: &[Finding]) {
    let shown = |finding| {
        let Finding { severity, symptom, object, field, fixes, .. }: &Finding = finding;
        let fixes = fixes.iter().map(Said::of).collect();
        ShownFinding { severity: *severity, symptom: Said::of(symptom), object: object.as_ref(), field: *field, fixes }
    };
    answer.value("findings", &findings.iter().map(shown).collect::<Vec<_>>(), &[]);
}

/// The members `findings` and `connections`.
pub(super) fn explained(answer: &mut Answer, evidence: &Evidence<'_>) {
    findings(answer, &diagnose(evidence));
    let connections = connections(evidence);
    if connections.is_empty() {
        return;
    }
    let shown = |connection| {
        let Connection { port, protocol, steps, .. }: &Connection = connection;
        ShownConnection { port: *port, protocol, steps: steps.iter().map(Said::of).collect() }
    };
    answer.value("connections", &connections.iter().map(shown).collect::<Vec<_>>(), &[]);
}
