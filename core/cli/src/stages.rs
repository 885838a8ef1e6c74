//! What the server itself did to an object, a line for each stage that changed something.

use std::collections::BTreeMap;

use nocluster::admission::{Outcome, Stage, StageName, StagePhase};
use nocluster::json::Document;
use nocluster::scheme::ChangeOp;

use crate::changes::changes;
use crate::redact::redacted_object;
use crate::view::{Step, Tone};

/// The stages of a run by phase and pass, the webhooks apart, which have tables of their own.
pub(crate) fn steps(outcome: &Outcome, explain: bool, secrets: bool) -> BTreeMap<(StagePhase, u8), Vec<Step>> {
    let mut steps: BTreeMap<_, Vec<Step>> = BTreeMap::new();
    for stage in outcome.stages.iter().filter(|stage| stage.name != StageName::Webhooks) {
        if let Some(step) = step(stage, explain, secrets) {
            steps.entry((stage.phase, stage.round)).or_default().push(step);
        }
    }
    steps
}

fn step(stage: &Stage, explain: bool, secrets: bool) -> Option<Step> {
    let name = match stage.name {
        StageName::Plugin(name) => name.to_owned(),
        other => other.word(),
    };
    if let Some(status) = &stage.status {
        return Some(Step { name, tone: Tone::Bad, detail: format!("denied  {}", status.code), more: Vec::new() });
    }
    let (before, after) = stage.objects()?;
    let hide = |object: Document| if secrets { object } else { redacted_object(&object) };
    let (before, after) = (hide(before), hide(after));
    let detail = changes(before.root(), after.root());
    // A value that is hidden, and nothing else.
    let detail = if detail.is_empty() { "changed".to_owned() } else { detail };
    let more = if explain { paths(&before, &after) } else { Vec::new() };
    Some(Step { name, tone: Tone::Plain, detail, more })
}

/// `add /spec/volumes/0 {..}`, a line for each change.
fn paths(before: &Document, after: &Document) -> Vec<String> {
    let line = |change: nocluster::scheme::Change| {
        let op = match change.op {
            ChangeOp::Add => "add",
            ChangeOp::Remove => "remove",
            ChangeOp::Replace => "replace",
        };
        let value = change.value.map(|value| format!(" {value}")).unwrap_or_default();
        format!("{op} {}{value}", change.path)
    };
    nocluster::scheme::changes(before, after).into_iter().map(line).collect()
}
