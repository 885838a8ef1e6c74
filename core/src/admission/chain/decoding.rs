//! What the server has done to a client's object before admission, as the first stages of the request's way.

use std::sync::{Arc, OnceLock};

use crate::admission::chain::run::Run;
use crate::admission::chain::stage::{Intake, Stage, StageName, StagePhase};
use crate::admission::owner_references::{Seen, deduplicate};

/// Notes the stages of a client's object: defaults, conversion, metadata.
pub(super) fn note(run: &mut Run) {
    let (Some(sent), Some(decoded), Some(object)) = (&run.request.sent, &run.request.decoded, &run.request.object)
    else {
        return;
    };
    let (kind, release) = (run.request.kind.clone(), run.cluster.release());
    let (sent, before) = (sent.clone(), decoded.clone());
    let intake = Arc::new(Intake { sent, decoded: before, kind, release, defaulted: OnceLock::new() });
    let mut defaults = Stage::decoding(StageName::Defaults, &intake);
    defaults.warnings.clone_from(&run.request.warnings);
    let conversion = Stage::decoding(StageName::Conversion, &intake);
    let object = run.shown(object);
    let mut metadata = Stage::new(StageName::Metadata, StagePhase::Decoding, 0).between(Some(decoded), Some(&object));
    if let Some(warning) = deduplicate(&mut decoded.clone(), Seen::BeforeAdmission) {
        defaults.warnings.retain(|other| *other != warning);
        metadata.warnings.push(warning);
    }
    run.stages.extend([defaults, conversion, metadata]);
}
