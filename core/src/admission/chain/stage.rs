//! The stages of a request's way, and what each of them changed.

use crate::json::Document;
use crate::json::write::Writer;
use crate::meta::Status;
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
    /// The object before and after the stage, where it has changed.
    objects: Option<(Document, Document)>,
    /// The Status with which the request is refused here.
    pub status: Option<Box<Status>>,
    /// What the server warns of.
    pub warnings: Vec<String>,
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
        Self { name, phase, round, objects: None, status: None, warnings: Vec::new() }
    }

    /// The stage with the object before and after it.
    pub(super) fn between(mut self, before: Option<&Document>, after: Option<&Document>) -> Self {
        if let (Some(before), Some(after)) = (before, after)
            && before.text() != after.text()
        {
            self.objects = Some((before.clone(), after.clone()));
        }
        self
    }

    /// The object before and after the stage, where it has changed.
    pub fn objects(&self) -> Option<(&Document, &Document)> {
        self.objects.as_ref().map(|(before, after)| (before, after))
    }

    /// What the stage changed in the object, in the words of JSON Patch: applied to the object before it, the changes
    /// give the one after it.
    ///
    /// Cost: one walk over both objects at each call.
    pub fn changes(&self) -> Vec<Change> {
        self.objects.as_ref().map(|(before, after)| scheme::changes(before, after)).unwrap_or_default()
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
