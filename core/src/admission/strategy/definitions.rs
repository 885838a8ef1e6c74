//! Strategies of what extends the API.
//!
//! Source: kubernetes/apiextensions-apiserver pkg/registry/customresourcedefinition/strategy.go;
//! kubernetes/kube-aggregator pkg/registry/apiservice/strategy.go

use std::borrow::Cow;

use super::context::{Stored, Versions};
use crate::scheme::decoded::{Struct, Value};

/// The version in which objects are stored is noted.
pub(super) fn note_stored_version(definition: &mut Struct<'_>, stored: &Stored<'_>) {
    if stored.versions == Versions::Absent {
        return;
    }
    let mut stored = None;
    if let Some(spec) = definition.open("spec") {
        spec.each("versions", |version| {
            if stored.is_none() && version.boolean("storage") {
                stored = Some(version.text("name").into_owned());
            }
        });
    }
    if let (Some(stored), Some(status)) = (stored, definition.open("status")) {
        let mut versions = status.texts("storedVersions");
        if !versions.contains(&stored) {
            versions.push(stored);
            status.set_texts("storedVersions", versions.into_iter().map(Cow::Owned).collect());
        }
    }
}

/// What the server itself serves is available at once.
pub(super) fn create_api_service(service: &mut Struct<'_>, stored: &Stored<'_>) {
    if service.open("spec").is_some_and(|spec| !spec.is_nil("service")) {
        return;
    }
    let Some(status) = service.open("status") else { return };
    status.append("conditions", |condition| {
        for (field, text) in [
            ("type", "Available"),
            ("status", "True"),
            ("reason", "Local"),
            ("message", "Local APIServices are always available"),
        ] {
            condition.set(field, Value::text(text));
        }
        if let Some(now) = stored.now {
            condition.set("lastTransitionTime", Value::owned_text(now.to_owned()));
        }
    });
}
