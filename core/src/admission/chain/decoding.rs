//! What the server has done to a client's object before admission, as the first stages of the request's way.

use std::sync::{Arc, OnceLock};

use crate::admission::chain::run::Run;
use crate::admission::chain::stage::{Intake, Stage, StageName};
use crate::admission::owner_references::{Seen, deduplicate};

/// Notes the stages of a client's object: defaults, conversion, metadata.
pub(super) fn note(run: &mut Run) {
    let (Some(sent), Some(decoded), Some(object)) = (&run.request.sent, &run.request.decoded, &run.request.object)
    else {
        return;
    };
    let (kind, release) = (run.request.kind.clone(), run.cluster.release());
    let (sent, before, after) = (sent.clone(), decoded.clone(), object.clone());
    let intake = Arc::new(Intake { sent, decoded: before, object: after, kind, release, defaulted: OnceLock::new() });
    let [mut defaults, conversion, mut metadata] =
        [StageName::Defaults, StageName::Conversion, StageName::Metadata].map(|name| Stage::decoding(name, &intake));
    defaults.warnings.clone_from(&run.request.warnings);
    if !defaults.warnings.is_empty()
        && let Some(warning) = deduplicate(&mut decoded.clone(), Seen::BeforeAdmission)
    {
        defaults.warnings.retain(|other| *other != warning);
        metadata.warnings.push(warning);
    }
    run.stages.extend([defaults, conversion, metadata]);
}
