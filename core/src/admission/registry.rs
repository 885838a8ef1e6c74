//! The resources of the server: which exist, which are equivalent, and which kinds they serve.
//!
//! Source: kubernetes/apimachinery pkg/runtime/mapper.go

use crate::admission::crd::{Crd, Version};
use crate::admission::custom_resource::{CustomResource, CustomSchema};
use crate::admission::request::{Operation, Request, Verb};
use crate::admission::strategy;
use crate::meta::{Gvk, Gvr};
use crate::release::Release;
use crate::scheme;
use crate::scheme::Resource;

/// The server's own resources, those of the CustomResourceDefinitions, and the rows of the caller, in this order.
#[derive(Debug, Clone)]
pub(super) struct Registry {
    pub(super) release: Release,
    pub(super) crds: Vec<Crd>,
    pub(super) rows: Vec<ResourceRow>,
    /// Whether all CustomResourceDefinitions were given, so that another one does not exist.
    pub(super) crds_complete: bool,
}

/// A row that adds to the resource table, or replaces a row of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResourceRow {
    /// The resource.
    pub resource: Gvr,
    /// The subresource; `""` for the resource itself.
    pub sub_resource: String,
    /// The kind that the resource serves; `None` if the registry knows no kind for it.
    pub kind: Option<Gvk>,
    /// Resources with the same key are equivalent. By default they are those of one group and name.
    pub key: Option<String>,
}

/// One resource or subresource of the registry.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub(super) resource: Gvr,
    pub(super) sub_resource: String,
    /// The kind that the entry serves; `None` if the registry knows no kind for it.
    pub(super) kind: Option<Gvk>,
    /// Whether its objects live in a Namespace; `None` if it is not known.
    pub(super) namespaced: Option<bool>,
    /// Whether its versions differ in `apiVersion` only.
    pub(super) converts_by_name: bool,
    key: String,
    /// The row of the server's own table.
    built_in: Option<&'static Resource>,
    /// Whether a CustomResourceDefinition describes it.
    custom: bool,
}

/// A resource that stands for another one when `matchPolicy` is `Equivalent`.
#[derive(Debug, Clone)]
pub(super) struct Equivalent {
    pub(super) resource: Gvr,
    pub(super) kind: Option<Gvk>,
    pub(super) converts_by_name: bool,
}

/// What serves a kind.
#[derive(Debug, Clone)]
pub(super) enum Serving {
    One(Box<Entry>),
    /// Several subresources of this kind, such as `scale` of many.
    Several(Vec<Entry>),
    Nothing,
}

/// The subresources that are connected to; discovery lists them with other verbs.
const CONNECTABLE: [&str; 4] = ["attach", "exec", "portforward", "proxy"];

impl Entry {
    /// Whether an operation of admission can reach the endpoint, as far as is known.
    pub(super) fn takes(&self, operation: Operation) -> bool {
        let Some(row) = self.built_in else {
            // Subresources of custom resources can be read and changed.
            return operation != Operation::Connect && (self.sub_resource.is_empty() || operation == Operation::Update);
        };
        let connects = CONNECTABLE.contains(&row.subresource);
        match operation {
            Operation::Connect => connects,
            _ if connects => false,
            Operation::Create => row.has_verb("create") || self.creates_by_update(),
            Operation::Update => row.has_verb("update") || row.has_verb("patch"),
            Operation::Delete => row.has_verb("delete") || row.has_verb("deletecollection"),
        }
    }
}

impl Entry {
    fn creates_by_update(&self) -> bool {
        self.kind.as_ref().is_some_and(|kind| strategy::creates_by_update(kind, &self.sub_resource))
    }

    /// Whether a client's verb is served, as far as is known: a row of the caller is assumed to have every verb.
    pub(super) fn serves(&self, verb: Verb) -> bool {
        let Some(row) = self.built_in else {
            return !self.custom || verb != Verb::Connect && (self.sub_resource.is_empty() || verb == Verb::Update);
        };
        let connects = CONNECTABLE.contains(&row.subresource);
        if connects { verb == Verb::Connect } else { row.has_verb(verb.as_str()) }
    }
}

impl Registry {
    /// The entries of these rows of the server, and every other one that `wanted` accepts by group and plural name, in the
    /// order of the registry.
    fn entries(&self, own: impl Iterator<Item = &'static Resource>, wanted: impl Fn(&str, &str) -> bool) -> Vec<Entry> {
        let built_in = own.map(|row| Entry {
            resource: row.gvr(),
            sub_resource: row.subresource.to_owned(),
            kind: Some(row.gvk()),
            namespaced: Some(row.namespaced),
            converts_by_name: false,
            key: built_in_key(row.resource),
            built_in: Some(row),
            custom: false,
        });
        let custom = self.crds.iter().filter(|crd| wanted(&crd.group, &crd.plural)).flat_map(crd_entries);
        let mut entries: Vec<Entry> = built_in.chain(custom).collect();
        for row in &self.rows {
            let same = |entry: &&mut Entry| entry.resource == row.resource && entry.sub_resource == row.sub_resource;
            let replaced = entries.iter_mut().find(same);
            if !wanted(&row.resource.group, &row.resource.resource) && replaced.is_none() {
                continue;
            }
            let key = row.key.clone().unwrap_or_else(|| self.default_key(&row.resource));
            if let Some(entry) = replaced {
                (entry.kind, entry.key) = (row.kind.clone(), key);
            } else {
                entries.push(Entry {
                    resource: row.resource.clone(),
                    sub_resource: row.sub_resource.clone(),
                    kind: row.kind.clone(),
                    namespaced: None,
                    converts_by_name: false,
                    key,
                    built_in: None,
                    custom: false,
                });
            }
        }
        entries
    }

    /// Whether a custom resource of a kind has a version, so that objects can be converted to it. `None` if it is not
    /// known.
    pub(super) fn has_version(&self, kind: &Gvk, version: &str) -> Option<bool> {
        if kind.version == version {
            return Some(true);
        }
        let crd = self.crds.iter().find(|crd| crd.group == kind.group && crd.kind == kind.kind);
        match crd {
            Some(crd) => Some(crd.versions.iter().any(|known| known.name == version)),
            None => self.crds_complete.then_some(false),
        }
    }

    /// The schema of a custom resource, if resources can be served by it.
    pub(super) fn custom_schema(&self, kind: &Gvk) -> Option<&CustomSchema> {
        self.given_schema(kind).filter(|schema| schema.is_usable())
    }

    /// The schema of a custom resource, as its definition has it.
    pub(super) fn given_schema(&self, kind: &Gvk) -> Option<&CustomSchema> {
        self.custom_version(kind).map(|(_, version)| &version.schema)
    }

    /// How objects of a kind come in and are stored, if the schema of the kind is known.
    pub(super) fn custom_resource(&self, kind: &Gvk) -> Option<CustomResource> {
        let (crd, version) = self.custom_version(kind)?;
        let served = self.custom_schema(kind)?.clone();
        let stored = crd.versions.iter().find(|version| version.storage).unwrap_or(version);
        // What a webhook converts has been read in the other version before.
        let converts = stored.name != version.name;
        let reads = !converts || crd.converts_by_name;
        let stored = reads.then(|| stored.schema.clone());
        Some(CustomResource { served, stored, converts, has_status: version.status, deprecated: version.deprecated })
    }

    fn custom_version(&self, kind: &Gvk) -> Option<(&Crd, &Version)> {
        let crd = self.crds.iter().find(|crd| crd.group == kind.group && crd.kind == kind.kind)?;
        Some((crd, crd.versions.iter().find(|version| version.name == kind.version)?))
    }

    /// Resources of one group and name are equivalent, whatever a row says of them.
    fn default_key(&self, resource: &Gvr) -> String {
        let built_in = scheme::recorded_resources(self.release)
            .any(|row| row.group == resource.group && row.resource == resource.resource);
        if built_in { built_in_key(&resource.resource) } else { resource.group_resource() }
    }

    /// The resources that are equivalent to this one, without itself, in the order of the registry.
    pub(super) fn equivalents(&self, resource: &Gvr, sub_resource: &str) -> Vec<Equivalent> {
        if self.rows.is_empty() && self.crds.iter().all(|crd| crd.plural != resource.resource) {
            return self.built_in_equivalents(resource, sub_resource);
        }
        let has_keys = self.rows.iter().any(|row| row.key.is_some());
        // Resources with different plural names share a key only if a row says so.
        let wanted = |plural: &str| has_keys || plural == resource.resource;
        let rows = scheme::resources(self.release).filter(|row| wanted(row.resource));
        let entries = self.entries(rows, |_, plural| wanted(plural));
        let own =
            |entry: &&Entry| entry.resource.group == resource.group && entry.resource.resource == resource.resource;
        let Some(key) = entries.iter().rfind(own).map(|entry| entry.key.clone()) else { return Vec::new() };
        entries
            .into_iter()
            .filter(|entry| entry.key == key && entry.sub_resource == sub_resource && entry.resource != *resource)
            .map(|entry| Equivalent {
                resource: entry.resource,
                kind: entry.kind,
                converts_by_name: entry.converts_by_name,
            })
            .collect()
    }

    /// [`Registry::equivalents`] if only the server's own resources have the plural name; allocates only the result.
    fn built_in_equivalents(&self, resource: &Gvr, sub_resource: &str) -> Vec<Equivalent> {
        let called = scheme::resources_called(&resource.resource, self.release);
        if !called.clone().any(|row| same(row.group, &resource.group) && row.is_served_by_default()) {
            return Vec::new();
        }
        let other = |row: &&Resource| !same(row.group, &resource.group) || row.version != resource.version;
        let of_sub_resource = |row: &&Resource| same(row.subresource, sub_resource) && row.is_served_by_default();
        let equivalents = called.filter(of_sub_resource).filter(other);
        let equivalent =
            |row: &Resource| Equivalent { resource: row.gvr(), kind: Some(row.gvk()), converts_by_name: false };
        equivalents.map(equivalent).collect()
    }

    /// Whether all equivalents of a resource are known: it is the server's own, or its CustomResourceDefinition or a
    /// row was given, or all CustomResourceDefinitions were given.
    pub(super) fn knows_equivalents(&self, resource: &Gvr) -> bool {
        // The group of a CustomResourceDefinition has a dot.
        self.crds_complete || !resource.group.contains('.') || self.knows(resource)
    }

    fn knows(&self, resource: &Gvr) -> bool {
        let wanted = |group: &str, plural: &str| group == resource.group && plural == resource.resource;
        self.rows.iter().any(|row| wanted(&row.resource.group, &row.resource.resource))
            || self.crds.iter().any(|crd| wanted(&crd.group, &crd.plural))
            || scheme::resources_called(&resource.resource, self.release).any(|row| row.group == resource.group)
    }

    /// The entry of a resource and subresource.
    pub(super) fn entry(&self, resource: &Gvr, sub_resource: &str) -> Option<Entry> {
        self.entries_of(resource).find(|entry| entry.sub_resource == sub_resource)
    }

    /// The entries of a resource and of its subresources, also in a version that is off by default.
    fn entries_of(&self, resource: &Gvr) -> impl Iterator<Item = Entry> {
        let rows = scheme::resources_called(&resource.resource, self.release);
        let rows = rows.filter(|row| row.group == resource.group);
        let entries = self.entries(rows, |group, plural| group == resource.group && plural == resource.resource);
        entries.into_iter().filter(|entry| entry.resource == *resource)
    }

    /// The resources that are served, without subresources, in the order of the registry.
    pub(super) fn main_entries(&self) -> Vec<Gvr> {
        let entries = self.entries(scheme::resources(self.release), |_, _| true).into_iter();
        entries.filter(|entry| entry.sub_resource.is_empty()).map(|entry| entry.resource).collect()
    }

    /// The subresources of a resource.
    pub(super) fn sub_resources(&self, resource: &Gvr) -> Vec<String> {
        self.entries_of(resource).map(|entry| entry.sub_resource).filter(|name| !name.is_empty()).collect()
    }

    /// The kinds of the resources that are served.
    pub(super) fn main_kinds(&self) -> Vec<Gvk> {
        let entries = self.entries(scheme::resources(self.release), |_, _| true).into_iter();
        entries.filter(|entry| entry.sub_resource.is_empty()).filter_map(|entry| entry.kind).collect()
    }

    /// The subresource of a resource that takes a kind, if the resource itself does not and only one of them does.
    pub(super) fn sub_resource_of(&self, resource: &Gvr, kind: &Gvk) -> Option<String> {
        let mut taking = self.entries_of(resource).filter(|entry| entry.kind.as_ref() == Some(kind));
        let first = taking.next()?.sub_resource;
        (!first.is_empty() && taking.next().is_none()).then_some(first)
    }

    /// The subresource that a request for the resource itself must mean, because only that one serves its kind.
    pub(super) fn missing_sub_resource(&self, request: &Request) -> Option<String> {
        if !request.sub_resource.is_empty() {
            return None;
        }
        let of_kind = |entry: &Entry| entry.kind.as_ref() == Some(&request.kind);
        let found: Vec<Entry> = self.entries_of(&request.resource).filter(of_kind).collect();
        if found.iter().any(|entry| entry.sub_resource.is_empty()) {
            return None;
        }
        found.into_iter().next().map(|entry| entry.sub_resource)
    }

    /// The resource that serves a kind under a subresource; without a subresource, the resource of that kind or the
    /// only subresource of that kind (an Eviction can only go to `pods/eviction`).
    pub(super) fn serving(&self, kind: &Gvk, sub_resource: &str) -> Serving {
        let serves = |row: &Resource| {
            same(row.kind_group, &kind.group)
                && same(row.kind_version, &kind.version)
                && same(row.subresource, sub_resource)
        };
        let rows = scheme::resources_of_kind(&kind.kind, self.release);
        // Rows of the caller can change the kinds of the others.
        let exact = self.rows.is_empty() && rows.clone().any(serves);
        let mut serving = self.entries(rows.filter(|row| !exact || serves(row)), |_, _| true);
        serving.retain(|entry| entry.kind.as_ref() == Some(kind));
        if serving.iter().any(|entry| entry.sub_resource == sub_resource) {
            serving.retain(|entry| entry.sub_resource == sub_resource);
            return if serving.len() > 1 {
                Serving::Several(serving)
            } else {
                Serving::One(Box::new(serving.swap_remove(0)))
            };
        }
        if !sub_resource.is_empty() {
            return Serving::Nothing;
        }
        match serving.len() {
            0 => Serving::Nothing,
            1 => Serving::One(Box::new(serving.swap_remove(0))),
            _ => Serving::Several(serving),
        }
    }
}

/// The key by which the server's own resources are equivalent: the place where they are stored, which is the plural
/// name. So the two `events` are stored together; no other name exists in two groups.
///
/// Source: kubernetes/apiserver pkg/server/config.go, pkg/server/storage/storage_factory.go ResourcePrefix
fn built_in_key(plural: &str) -> String {
    plural.to_owned()
}

/// Source: kubernetes/apiextensions-apiserver pkg/apiserver/customresource_handler.go getOrCreateServingInfoFor
fn crd_entries(crd: &Crd) -> impl Iterator<Item = Entry> + '_ {
    crd.versions.iter().flat_map(move |version| {
        let resource = crd.gvr(version);
        let entry = |sub_resource: &str, kind: Gvk| Entry {
            resource: resource.clone(),
            sub_resource: sub_resource.to_owned(),
            kind: Some(kind),
            namespaced: Some(crd.namespaced),
            converts_by_name: crd.converts_by_name,
            key: resource.group_resource(),
            built_in: None,
            custom: true,
        };
        let main = entry("", crd.gvk(version));
        let status = version.status.then(|| entry("status", crd.gvk(version)));
        let scale = version.scale.then(|| entry("scale", Gvk::new("autoscaling", "v1", "Scale")));
        std::iter::once(main).chain(status).chain(scale).collect::<Vec<_>>()
    })
}

/// `==`, which asks the C library to compare no bytes at all where both are empty: on some processors that takes as long
/// as twenty other comparisons.
fn same(a: &str, b: &str) -> bool {
    a.len() == b.len() && (a.is_empty() || a == b)
}
