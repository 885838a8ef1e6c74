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
    let mut shown = Shown { secrets, last: None };
    for stage in outcome.stages.iter().filter(|stage| stage.name != StageName::Webhooks) {
        if let Some(step) = step(stage, explain, &mut shown) {
            steps.entry((stage.phase, stage.round)).or_default().push(step);
        }
    }
    steps
}

/// Objects as they are shown. A stage begins with the object that the one before has left.
struct Shown {
    secrets: bool,
    /// The last object, and as it is shown.
    last: Option<(Document, Document)>,
}

impl Shown {
    fn of(&mut self, object: Document) -> Document {
        if self.secrets {
            return object;
        }
        if let Some((_, shown)) = self.last.as_ref().filter(|(last, _)| *last == object) {
            return shown.clone();
        }
        let shown = redacted_object(&object);
        self.last = Some((object, shown.clone()));
        shown
    }
}

fn step(stage: &Stage, explain: bool, shown: &mut Shown) -> Option<Step> {
    let name = match stage.name {
        StageName::Plugin(name) => name.to_owned(),
        other => other.word(),
    };
    if let Some(status) = &stage.status {
        return Some(Step { name, tone: Tone::Bad, detail: format!("denied  {}", status.code), more: Vec::new() });
    }
    let (before, after) = stage.objects()?;
    let (before, after) = (shown.of(before), shown.of(after));
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
