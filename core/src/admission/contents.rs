//! Reading the kinds that admission uses from a cluster's objects.

use std::collections::BTreeMap;

use crate::admission::crd::{self, Crd};
use crate::admission::error::ClusterError;
use crate::admission::finding::{Finding, FindingReason};
use crate::admission::metadata::METADATA_NAME;
use crate::admission::stored::{Stored, StoredKind};
use crate::admission::webhook::configuration::{self, Configuration};
use crate::admission::webhook::spelling;
use crate::meta::{Gvk, Labels};
use crate::objects::Objects;
use crate::release::Release;

/// The given objects, read by kind.
#[derive(Debug, Default)]
pub(super) struct Contents {
    pub(super) configurations: Vec<Configuration>,
    /// The labels of the stored Namespaces.
    pub(super) namespaces: BTreeMap<String, Labels>,
    pub(super) crds: Vec<Crd>,
    /// What the built-in plugins look up.
    pub(super) stored: Stored,
    pub(super) findings: Vec<Finding>,
}

/// The role of an object in admission, by its kind.
#[derive(Debug, Clone, Copy)]
enum Role {
    Configuration,
    Namespace,
    Crd,
    Stored(StoredKind),
}

impl Role {
    fn of(gvk: &Gvk) -> Option<Self> {
        match (gvk.group.as_str(), gvk.kind.as_str()) {
            (configuration::GROUP, configuration::MUTATING | configuration::VALIDATING) => Some(Self::Configuration),
            ("", "Namespace") => Some(Self::Namespace),
            (crd::GROUP, crd::KIND) => Some(Self::Crd),
            _ => StoredKind::of(gvk).map(Self::Stored),
        }
    }
}

/// Whether admission reads objects of a kind.
pub(super) fn reads(gvk: &Gvk) -> bool {
    Role::of(gvk).is_some()
}

/// Reads the objects of the kinds that admission knows.
pub(super) fn read(objects: &Objects, release: Release) -> Result<Contents, ClusterError> {
    let mut contents = Contents::default();
    for object in objects.read_by(reads)? {
        let (gvk, place) = (&object.gvk, object.place());
        let name = place.object("metadata")?.map(|metadata| metadata.text("name")).transpose()?.flatten();
        match Role::of(gvk) {
            Some(Role::Configuration) => {
                let configuration = Configuration::read(&place, gvk, name, release, &mut contents.findings)?;
                contents.findings.extend(spelling::unknown_fields(object, release));
                contents.configurations.push(configuration);
            }
            Some(Role::Namespace) => {
                let name = name.ok_or_else(|| place.missing(&["metadata", "name"]))?;
                let mut labels = place.object("metadata")?.map(|metadata| metadata.text_map("labels")).transpose()?;
                // The server writes this label into every Namespace that it stores.
                let phase = place.object("status")?.and_then(|status| status.node.member("phase"));
                if phase.is_some_and(|phase| phase.is_str("Terminating")) {
                    contents.stored.terminating.insert(name.clone());
                }
                labels.get_or_insert_default().insert(METADATA_NAME.to_owned(), name.clone());
                contents.namespaces.insert(name, labels.unwrap_or_default());
            }
            Some(Role::Crd) => {
                if gvk.version != "v1" {
                    contents.findings.push(Finding {
                        at: place.at.join("apiVersion"),
                        reason: FindingReason::VersionNotServed { api_version: gvk.api_version() },
                    });
                }
                contents.crds.push(Crd::read(&place, gvk)?);
            }
            Some(Role::Stored(kind)) => contents.stored.add(kind, object, release)?,
            None => {}
        }
    }
    Ok(contents)
}
