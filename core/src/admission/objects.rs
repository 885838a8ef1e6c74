//! The objects of a cluster, taken apart by what admission reads.

use std::collections::BTreeMap;

use crate::admission::cluster::ClusterError;
use crate::admission::crd::{self, Crd};
use crate::admission::finding::{Finding, FindingReason};
use crate::admission::place::Place;
use crate::admission::webhook::configuration::{self, Configuration};
use crate::json::{Document, Kind, Pointer};
use crate::meta::{Gvk, Labels};
use crate::release::Release;

/// What was given, read.
#[derive(Debug, Default)]
pub(super) struct Objects {
    pub(super) configurations: Vec<Configuration>,
    /// The labels of the stored Namespaces.
    pub(super) namespaces: BTreeMap<String, Labels>,
    pub(super) crds: Vec<Crd>,
    /// How many of each kind are not read.
    pub(super) ignored: BTreeMap<String, usize>,
    pub(super) findings: Vec<Finding>,
}

/// What admission reads of an object, by its kind.
#[derive(Debug, Clone, Copy)]
enum Role {
    Configuration,
    Namespace,
    Crd,
    Ignored,
}

impl Role {
    fn of(gvk: &Gvk) -> Self {
        match (gvk.group.as_str(), gvk.kind.as_str()) {
            (configuration::GROUP, configuration::MUTATING | configuration::VALIDATING) => Self::Configuration,
            ("", "Namespace") => Self::Namespace,
            (crd::GROUP, crd::KIND) => Self::Crd,
            _ => Self::Ignored,
        }
    }
}

/// Reads objects; a list is taken as its items, however deep.
pub(super) fn read(documents: &[Document], release: Release) -> Result<Objects, ClusterError> {
    let mut objects = Objects::default();
    let mut seen: BTreeMap<(String, String, String), Pointer> = BTreeMap::new();
    // A stack, so that lists inside lists cost no recursion; reversed, so that the order of the text is kept.
    let mut pending: Vec<(Place<'_>, Option<Gvk>)> = documents
        .iter()
        .enumerate()
        .rev()
        .map(|(index, document)| {
            (Place { node: document.root(), at: Pointer::root().join("objects").join(index) }, None)
        })
        .collect();
    while let Some((place, item_kind)) = pending.pop() {
        let gvk = gvk(&place, item_kind)?;
        if let Some(kind) = gvk.kind.strip_suffix("List")
            && place.node.member("items").is_some()
        {
            // `v1 List` mixes kinds; the items of a typed list need not repeat theirs.
            let item_kind = (!kind.is_empty()).then(|| Gvk::new(gvk.group.as_str(), gvk.version.as_str(), kind));
            pending.extend(place.list("items")?.into_iter().rev().map(|item| (item, item_kind.clone())));
            continue;
        }
        let role = Role::of(&gvk);
        if matches!(role, Role::Ignored) {
            *objects.ignored.entry(format!("{}/{}", gvk.api_version(), gvk.kind)).or_default() += 1;
            continue;
        }
        let name = place.object("metadata")?.map(|metadata| metadata.text("name")).transpose()?.flatten();
        if let Some(name) = name.clone() {
            let key = (gvk.group.clone(), gvk.kind.clone(), name);
            if let Some(first) = seen.get(&key) {
                let (_, kind, name) = key;
                return Err(ClusterError::DuplicateObject { kind, name, first: first.clone(), at: place.at });
            }
            seen.insert(key, place.at.clone());
        }
        match role {
            Role::Configuration => {
                let configuration = Configuration::read(&place, &gvk, name, release, &mut objects.findings)?;
                objects.configurations.push(configuration);
            }
            Role::Namespace => {
                let name = name.ok_or_else(|| missing(&place, &["metadata", "name"]))?;
                let mut labels = place.object("metadata")?.map(|metadata| metadata.text_map("labels")).transpose()?;
                // The server writes this label into every Namespace that it stores.
                labels.get_or_insert_default().insert(METADATA_NAME.to_owned(), name.clone());
                objects.namespaces.insert(name, labels.unwrap_or_default());
            }
            Role::Crd => {
                if gvk.version != "v1" {
                    objects.findings.push(Finding {
                        at: place.at.join("apiVersion"),
                        reason: FindingReason::VersionNotServed { api_version: gvk.api_version() },
                    });
                }
                objects.crds.push(Crd::read(&place, &gvk)?);
            }
            Role::Ignored => (),
        }
    }
    Ok(objects)
}

/// The label that every stored Namespace carries: its name.
pub(super) const METADATA_NAME: &str = "kubernetes.io/metadata.name";

/// The kind of an object; an item of a typed list need not say it.
fn gvk(place: &Place<'_>, item_kind: Option<Gvk>) -> Result<Gvk, ClusterError> {
    place.expect(Kind::Object, "an object")?;
    let (api_version, kind) = (place.text("apiVersion")?, place.text("kind")?);
    if let (None, None, Some(gvk)) = (&api_version, &kind, item_kind) {
        return Ok(gvk);
    }
    let kind = kind.filter(|kind| !kind.is_empty()).ok_or_else(|| missing(place, &["kind"]))?;
    let api_version = api_version.filter(|text| !text.is_empty()).ok_or_else(|| missing(place, &["apiVersion"]))?;
    Gvk::from_api_version(&api_version, &kind).ok_or_else(|| ClusterError::WrongType {
        at: place.at.join("apiVersion"),
        expected: "`group/version`",
        found: format!("`{api_version}`"),
    })
}

pub(super) fn missing(place: &Place<'_>, path: &[&str]) -> ClusterError {
    let mut at = place.at.clone();
    path.iter().for_each(|member| at.push(member));
    ClusterError::Missing { at }
}
