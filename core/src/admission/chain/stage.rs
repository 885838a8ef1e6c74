//! The stages of a request's way, and what each of them changed.

use std::sync::{Arc, OnceLock};

use crate::admission::chain::replay::Replay;
use crate::json::Document;
use crate::json::write::Writer;
use crate::meta::{Gvk, Status};
use crate::release::Release;
use crate::scheme::{self, Change};

/// What the server does at a stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum StageName {
    /// It decodes the object and sets the defaults of its kind.
    Defaults,
    /// It converts the object to the internal type of its kind and back.
    Conversion,
    /// It drops what only the server writes, and writes the namespace of the URL.
    Metadata,
    /// A built-in plugin.
    Plugin(&'static str),
    /// The webhooks of a pass, or of the validating phase.
    Webhooks,
    /// It prepares the object for the storage.
    Strategy,
    /// It stores the object and reads it again.
    Storage,
}

/// The part of the way that a stage belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum StagePhase {
    /// Before admission.
    Decoding,
    /// The mutating phase.
    Mutating,
    /// Between the phases.
    Storing,
    /// The validating phase.
    Validating,
}

/// One stage of a request's way.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Stage {
    /// What the server does.
    pub name: StageName,
    /// The part of the way.
    pub phase: StagePhase,
    /// The pass of the mutating phase, from 0.
    pub round: u8,
    objects: Objects,
    /// The Status with which the request is refused here.
    pub status: Option<Box<Status>>,
    /// What the server warns of.
    pub warnings: Vec<String>,
}

/// What a stage did to the object.
#[derive(Debug, Clone)]
enum Objects {
    Unchanged,
    Changed(Document, Document),
    /// To be asked of the scheme again: few want to see it, and it costs as much as the decoding itself.
    Decoding(Arc<Intake>),
    /// To be asked of the plugins again, of which this one has a place in the list.
    Plugin(Arc<Replay>, usize),
}

/// What a client sent, and what the server decoded it to.
#[derive(Debug, Clone)]
pub(super) struct Intake {
    pub(super) sent: Document,
    pub(super) decoded: Document,
    /// The object after its metadata was changed, as the server holds it.
    pub(super) object: Document,
    pub(super) kind: Gvk,
    pub(super) release: Release,
    /// The object with its defaults, once somebody has asked.
    pub(super) defaulted: OnceLock<Option<Document>>,
}

impl Intake {
    /// The object before and after a stage of the decoding.
    fn around(&self, stage: StageName) -> Option<(Document, Document)> {
        let Self { sent, decoded, object, kind, release, .. } = self;
        let defaulted = || self.defaulted.get_or_init(|| self.defaulted()).clone();
        let (before, after) = match stage {
            StageName::Defaults => (scheme::encode(sent, kind, *release).ok()?.document, defaulted()?),
            StageName::Conversion => (defaulted()?, decoded.clone()),
            _ => (decoded.clone(), scheme::shown(object, kind, *release)),
        };
        (before.text() != after.text()).then_some((before, after))
    }

    // INVARIANT: the object was decoded before, so it can be decoded again.
    fn defaulted(&self) -> Option<Document> {
        let Self { sent, decoded, kind, release, .. } = self;
        if !scheme::is_built_in(kind, *release) {
            return Some(decoded.clone());
        }
        Some(scheme::encode_with_defaults(sent, kind, *release).ok()?.encoded.document)
    }
}

impl StageName {
    /// The word on the wire, such as `defaults`; `plugin/` begins that of a plugin.
    pub fn word(self) -> String {
        match self {
            Self::Defaults => "defaults".to_owned(),
            Self::Conversion => "conversion".to_owned(),
            Self::Metadata => "metadata".to_owned(),
            Self::Plugin(name) => format!("plugin/{name}"),
            Self::Webhooks => "webhooks".to_owned(),
            Self::Strategy => "strategy".to_owned(),
            Self::Storage => "storage".to_owned(),
        }
    }
}

impl StagePhase {
    /// The word on the wire, such as `mutating`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Decoding => "decoding",
            Self::Mutating => "mutating",
            Self::Storing => "storing",
            Self::Validating => "validating",
        }
    }
}

impl Stage {
    pub(super) fn new(name: StageName, phase: StagePhase, round: u8) -> Self {
        Self { name, phase, round, objects: Objects::Unchanged, status: None, warnings: Vec::new() }
    }

    /// The stage with the object before and after it.
    pub(super) fn between(mut self, before: Option<&Document>, after: Option<&Document>) -> Self {
        if let (Some(before), Some(after)) = (before, after)
            && before.text() != after.text()
        {
            self.objects = Objects::Changed(before.clone(), after.clone());
        }
        self
    }

    /// A stage of the decoding of what a client sent.
    pub(super) fn decoding(name: StageName, intake: &Arc<Intake>) -> Self {
        let objects = Objects::Decoding(Arc::clone(intake));
        Self { objects, ..Self::new(name, StagePhase::Decoding, 0) }
    }

    /// The stage of the plugin at a place in a list of plugins.
    pub(super) fn replayed(self, replay: &Arc<Replay>, at: usize) -> Self {
        Self { objects: Objects::Plugin(Arc::clone(replay), at), ..self }
    }

    /// The object before and after the stage, where it has changed.
    ///
    /// Cost: what a client sent is decoded again for its defaults and its conversion, and built-in plugins are asked
    /// again, once for all their stages.
    pub fn objects(&self) -> Option<(Document, Document)> {
        match &self.objects {
            Objects::Unchanged => None,
            Objects::Changed(before, after) => Some((before.clone(), after.clone())),
            Objects::Decoding(intake) => intake.around(self.name),
            Objects::Plugin(replay, at) => replay.around(*at),
        }
    }

    /// What the stage changed in the object, in the words of JSON Patch: applied to the object before it, the changes
    /// give the one after it.
    ///
    /// Cost: that of [`Stage::objects`], and one walk over both objects, at each call.
    pub fn changes(&self) -> Vec<Change> {
        self.objects().map(|(before, after)| scheme::changes(&before, &after)).unwrap_or_default()
    }

    /// `{stage, phase, round, changes, status?, warnings?}`.
    pub(super) fn write(&self, out: &mut Writer) {
        out.begin_object().key("stage").string(&self.name.word()).key("phase").string(self.phase.word());
        out.key("round").integer(i64::from(self.round));
        out.key("changes").raw(&serde_json::to_vec(&self.changes()).unwrap_or_default());
        if let Some(status) = &self.status {
            out.key("status");
            status.write(out);
        }
        if !self.warnings.is_empty() {
            out.key("warnings").begin_array();
            for warning in &self.warnings {
                out.string(warning);
            }
            out.end_array();
        }
        out.end_object();
    }
}
