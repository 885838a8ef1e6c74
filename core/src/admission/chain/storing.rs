//! What the server does to the object between the phases.
//!
//! Source: kubernetes/apiserver pkg/registry/rest/{create,update}.go; pkg/registry/generic/registry/store.go

use crate::admission::chain::run::Run;
use crate::admission::chain::stage::{Stage, StageName, StagePhase};
use crate::admission::metadata::{self, Change};
use crate::admission::request::Operation;
use crate::scheme::encode;

/// Prepares the object for the storage.
pub(super) fn prepare(run: &mut Run) {
    let before = run.request.object.clone();
    if run.request.operation == Operation::Create && run.request.name.is_empty() {
        name_the_object(run);
    }
    let changed = before.as_ref().map(|before| before.text()) != run.request.object.as_ref().map(|after| after.text());
    if changed {
        let stage = Stage::new(StageName::Strategy, StagePhase::Storing, 0);
        run.stages.push(stage.between(before.as_ref(), run.request.object.as_ref()));
    }
}

/// Stores a custom resource: it is pruned by the schema of the version in which it is stored, and read again.
pub(super) fn store(run: &mut Run) {
    let Run { cluster, request, .. } = &*run;
    if request.recorded || !matches!(request.operation, Operation::Create | Operation::Update) {
        return;
    }
    let (Some(object), Some(custom)) = (&request.object, cluster.registry().custom_resource(&request.kind)) else {
        return;
    };
    // What can't be decoded is refused by the validation before, which is not modelled.
    let Ok(stored) = custom.store(object, cluster.release()) else { return };
    let stage = Stage::new(StageName::Storage, StagePhase::Storing, 0);
    let stage = stage.between(Some(object), Some(&stored.encoded));
    if object.text() != stored.encoded.text() {
        run.stages.push(stage);
        run.request.object = Some(stored.encoded);
    }
}

/// Generates the name for a `generateName`, as the server does; the request takes the object's name.
fn name_the_object(run: &mut Run) {
    let Some(object) = &run.request.object else { return };
    let to_generate = metadata::text(object, "name").is_empty() && !metadata::text(object, "generateName").is_empty();
    if let Some(name) = run.request.names.first().filter(|_| to_generate) {
        let named = Change { name: Some(name), ..Change::default() }.apply(object);
        // INVARIANT: the object was encoded before, so it can be encoded again.
        let encoded = named.and_then(|object| encode(&object, &run.request.kind, run.cluster.release()).ok());
        if let Some(encoded) = encoded {
            run.request.object = Some(encoded.document);
        }
    }
    run.request.name = run.request.object.as_ref().map(|object| metadata::text(object, "name")).unwrap_or_default();
}
