//! What the server has done to a client's object before admission, as the first stages of the request's way.

use crate::admission::chain::run::Run;
use crate::admission::chain::stage::{Stage, StageName, StagePhase};
use crate::json::Document;
use crate::scheme;

/// Notes the stages of a client's object: defaults, conversion, metadata.
pub(super) fn note(run: &mut Run) {
    let (Some(sent), Some(decoded), Some(object)) = (&run.request.sent, &run.request.decoded, &run.request.object)
    else {
        return;
    };
    let (kind, release) = (&run.request.kind, run.cluster.release());
    // INVARIANT: the object was decoded before, so it can be decoded again.
    let Ok(before) = scheme::encode(sent, kind, release) else { return };
    let Ok(with_defaults) = scheme::encode_with_defaults(sent, kind, release) else { return };
    let with_defaults = if scheme::is_built_in(kind, release) { &with_defaults.encoded.document } else { decoded };
    let stage = |name, before: &Document, after: &Document| {
        Stage::new(name, StagePhase::Decoding, 0).between(Some(before), Some(after))
    };
    let mut defaults = stage(StageName::Defaults, &before.document, with_defaults);
    defaults.warnings.clone_from(&run.request.warnings);
    let conversion = stage(StageName::Conversion, with_defaults, decoded);
    let metadata = stage(StageName::Metadata, decoded, object);
    run.stages.extend([defaults, conversion, metadata]);
}
