//! The built-in plugins of a phase that stand side by side in the chain: they share one decoding and one encoding.
//!
//! Source: kubernetes/apiserver pkg/admission/chain.go

use std::sync::{Arc, OnceLock};

use crate::admission::chain::outcome::RunVerdict;
use crate::admission::chain::replay::Replay;
use crate::admission::chain::run::Run;
use crate::admission::chain::stage::{Stage, StageName, StagePhase};
use crate::admission::plugin::BuiltIn;
use crate::admission::plugin::attributes::{Attributes, Effects, Refused};
use crate::admission::received_pod::ReceivedPod;
use crate::scheme::Decoded;

/// Asks the plugins one after the other. Returns how the request ends if one of them refuses it.
pub(super) fn ask(run: &mut Run, plugins: &[BuiltIn], phase: StagePhase) -> Option<RunVerdict> {
    let operation = run.request.operation;
    let mutates = phase == StagePhase::Mutating;
    let takes_part =
        |plugin: &&BuiltIn| plugin.handles(operation) && if mutates { plugin.mutates() } else { plugin.validates() };
    let plugins: Vec<_> = plugins.iter().filter(takes_part).copied().collect();
    if plugins.is_empty() {
        return None;
    }
    let (cluster, request, suffixes_used) = (run.cluster.clone(), run.request.clone(), run.effects.suffixes_used);
    let objects = OnceLock::new();
    let replay = Arc::new(Replay { cluster, request, plugins, suffixes_used, objects });
    let Replay { cluster, request, plugins, .. } = &*replay;
    let patched = run.is_patched();
    let attributes = Attributes { cluster, request, suffixes: &request.suffixes, patched };
    let object = request.object.as_ref();
    let received = object.and_then(|object| object.unseen::<ReceivedPod>());
    let received = received.and_then(|pod| pod.decoded_by(cluster.release()));
    let as_received = received.is_some();
    let encoded = || object.and_then(|object| Decoded::of_encoded(object, &request.kind, cluster.release()));
    let mut decoded = received.or_else(encoded);
    for (at, plugin) in plugins.iter().enumerate() {
        let mut effects = std::mem::take(&mut run.effects);
        let object = decoded.as_mut().and_then(Decoded::root);
        let verdict = if mutates {
            plugin.admit(object, &attributes, &mut effects)
        } else {
            plugin.validate(object, &attributes, &mut effects)
        };
        let round = if mutates { run.round } else { 0 };
        let mut stage = Stage::new(StageName::Plugin(plugin.name()), phase, round);
        if mutates && verdict.is_ok() {
            stage = stage.replayed(&replay, at);
        }
        stage.warnings = std::mem::take(&mut effects.warnings);
        for warning in &stage.warnings {
            run.warnings.add(warning);
        }
        run.assumed.extend(effects.assumed.drain(..));
        run.effects = Effects { suffixes_used: effects.suffixes_used, ..Effects::default() };
        let end = match verdict {
            Ok(()) => None,
            Err(Refused::Status(status)) => {
                let status = Box::new(status.into_api_status());
                stage.status = Some(status.clone());
                Some(RunVerdict::Denied(status))
            }
            Err(Refused::Unknown(needs)) => Some(RunVerdict::Unknown(needs)),
        };
        run.stages.push(stage);
        // Nobody sees the object of a request that is not let through.
        if end.is_some() {
            return end;
        }
    }
    if let (Some(decoded), Some(object), true) = (&decoded, &request.object, mutates)
        && let Some(after) = if as_received { Some(decoded.print()) } else { decoded.print_changed(object) }
    {
        run.request.object = Some(after);
    }
    None
}
