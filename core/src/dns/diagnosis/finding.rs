//! What a diagnosis finds.

use std::fmt;

use super::fix::Fix;
use super::symptom::Symptom;
use crate::dns::corefile::Severity;
use crate::dns::kubernetes::ObjectName;

/// Something that explains a lookup; `Display` prints its sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Finding {
    /// How bad it is: an error is why the lookup fails.
    pub severity: Severity,
    /// What was found.
    pub symptom: Symptom,
    /// The object that decides, if one does.
    pub object: Option<ObjectName>,
    /// The field of the object, or the directive of the Corefile.
    pub field: Option<&'static str>,
    /// What to do about it: any of these.
    pub fixes: Vec<Fix>,
}

impl Finding {
    pub(super) fn new(severity: Severity, symptom: Symptom) -> Self {
        Self { severity, symptom, object: None, field: None, fixes: Vec::new() }
    }

    pub(super) fn decided_by(self, object: ObjectName, field: &'static str) -> Self {
        Self { object: Some(object), field: Some(field), ..self }
    }

    /// Decided by a directive of the Corefile.
    pub(super) fn by_directive(self, directive: &'static str) -> Self {
        Self { field: Some(directive), ..self }
    }

    pub(super) fn fix(mut self, fix: Fix) -> Self {
        self.fixes.push(fix);
        self
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.symptom.fmt(f)
    }
}
