//! Which endpoint of the server a call goes to.

use crate::admission::cluster::Cluster;
use crate::admission::need::{Asked, Need};
use crate::admission::registry::{Entry, Serving};
use crate::admission::request::{ClientRequest, RequestError, Verb};
use crate::json::{Document, Kind, Pointer};
use crate::meta::{Gvk, Gvr};
use crate::nearest::nearest;
use crate::scheme;

/// An endpoint of the server.
#[derive(Debug)]
pub(super) struct Endpoint {
    pub(super) resource: Gvr,
    pub(super) sub_resource: String,
    pub(super) kind: Gvk,
    pub(super) namespaced: Option<bool>,
    /// The entry of the registry for the endpoint.
    entry: Option<Entry>,
}

impl Endpoint {
    /// Whether it serves Namespaces, whose requests carry their own name as namespace.
    pub(super) fn is_for_namespaces(&self) -> bool {
        self.is_for("namespaces")
    }

    /// Whether it serves this resource of the core group, or one of its subresources.
    pub(super) fn is_for(&self, resource: &str) -> bool {
        self.resource.group.is_empty() && self.resource.resource == resource
    }

    /// Whether a new object keeps its system fields: uid and the like then identify the object to which the
    /// subresource belongs.
    ///
    /// Source: kubernetes/apiserver pkg/registry/rest/rest.go SubresourceObjectMetaPreserver
    pub(super) fn keeps_system_fields(&self) -> bool {
        let sub_resource = (self.resource.resource.as_str(), self.sub_resource.as_str());
        self.resource.group.is_empty() && matches!(sub_resource, ("pods", "binding") | ("serviceaccounts", "token"))
    }

    /// The resource with its subresource: `deployments/scale`.
    pub(super) fn path(&self) -> String {
        path(&self.resource.group_resource(), &self.sub_resource)
    }

    /// Refuses a verb that the endpoint does not have.
    pub(super) fn check_verb(&self, verb: Verb) -> Result<(), RequestError> {
        let Some(entry) = &self.entry else { return Ok(()) };
        if entry.serves(verb) {
            return Ok(());
        }
        let served = Verb::ALL.iter().map(|(_, verb)| *verb).filter(|verb| entry.serves(*verb)).collect();
        // Source: kubernetes/apimachinery pkg/api/errors NewGenericServerResponse
        let upstream = "the server does not allow this method on the requested resource";
        Err(RequestError::VerbNotServed { resource: self.path(), verb, served, upstream })
    }
}

/// A resource with its subresource.
fn path(resource: &str, sub_resource: &str) -> String {
    if sub_resource.is_empty() { resource.to_owned() } else { format!("{resource}/{sub_resource}") }
}

impl Cluster {
    /// The resource that a text names in one of kubectl's forms: `deployments`, `deployments.apps` or
    /// `deployments.v1.apps`.
    ///
    /// # Errors
    ///
    /// [`RequestError::UnknownResource`], if neither the server's table nor a CustomResourceDefinition has it.
    pub fn resource(&self, text: &str) -> Result<Gvr, RequestError> {
        let entries = self.registry().main_entries();
        let (name, rest) = text.split_once('.').unwrap_or((text, ""));
        let named = |entry: &&Gvr| entry.resource == name;
        // `resource.version.group` first, as kubectl reads it.
        let full = rest.split_once('.').and_then(|(version, group)| {
            entries.iter().filter(named).find(|entry| entry.version == version && entry.group == group)
        });
        let core = || entries.iter().filter(named).find(|entry| entry.version == rest && entry.group.is_empty());
        let of_group = || entries.iter().filter(named).find(|entry| rest.is_empty() || entry.group == rest);
        full.or_else(core).or_else(of_group).cloned().ok_or_else(|| {
            let known: Vec<&str> = entries.iter().map(|entry| entry.resource.as_str()).collect();
            let nearest = nearest(name, &known).map(str::to_owned);
            RequestError::UnknownResource { resource: text.to_owned(), nearest }
        })
    }

    /// The endpoint of a request: the resource that is given or that serves the parent, else the one that serves the
    /// kind.
    ///
    /// If `implies` is set and the resource comes without a subresource, its only subresource that takes the kind is
    /// meant.
    pub(super) fn endpoint(
        &self,
        client: &ClientRequest,
        kind: Option<&Gvk>,
        implies: bool,
    ) -> Result<Asked<Endpoint>, RequestError> {
        let resource = match (&client.resource, &client.parent) {
            (Some(resource), _) => resource.clone(),
            (None, Some(parent)) => match self.serving(&gvk(parent, "parent")?, "")? {
                Asked::Known(entry) => entry.resource,
                Asked::Unknown(needs) => return Ok(Asked::Unknown(needs)),
            },
            (None, None) => {
                let kind = kind.ok_or(RequestError::NothingGiven)?;
                return Ok(self.serving(kind, &client.sub_resource)?.map(|entry| of_entry(entry, kind)));
            }
        };
        let implied = || self.registry().sub_resource_of(&resource, kind?);
        let sub_resource = match client.sub_resource.as_str() {
            "" if implies => implied().unwrap_or_default(),
            given => given.to_owned(),
        };
        let entry = self.registry().entry(&resource, &sub_resource);
        let namespaced = entry.as_ref().and_then(|entry| entry.namespaced);
        let known = entry.as_ref().and_then(|entry| entry.kind.clone());
        let Some(kind) = known.or_else(|| kind.cloned()) else {
            return Ok(Asked::Unknown(vec![Need::KindOfResource { resource, sub_resource }]));
        };
        Ok(Asked::Known(Endpoint { resource, sub_resource, kind, namespaced, entry }))
    }

    /// The resource that serves a kind.
    pub(super) fn serving(&self, kind: &Gvk, sub_resource: &str) -> Result<Asked<Entry>, RequestError> {
        match self.registry().serving(kind, sub_resource) {
            Serving::One(entry) => Ok(Asked::Known(*entry)),
            Serving::Several(entries) => {
                let candidates = entries.iter().map(|entry| {
                    let Gvr { group, version, resource } = &entry.resource;
                    let resource = if group.is_empty() {
                        format!("{resource}.{version}")
                    } else {
                        format!("{resource}.{version}.{group}")
                    };
                    path(&resource, &entry.sub_resource)
                });
                let (kind, candidates) = (Box::new(kind.clone()), candidates.collect());
                Err(RequestError::AmbiguousResource { kind, candidates })
            }
            Serving::Nothing if !sub_resource.is_empty() => self.without_sub_resource(kind, sub_resource),
            Serving::Nothing if !self.may_be_custom(kind) => Err(self.no_match(kind)),
            Serving::Nothing => Ok(Asked::Unknown(vec![Need::ResourceOfKind { kind: kind.clone() }])),
        }
    }

    /// Why no resource serves a kind under a subresource: its own resource has none of the name, or one of another kind.
    fn without_sub_resource(&self, kind: &Gvk, sub_resource: &str) -> Result<Asked<Entry>, RequestError> {
        let main = match self.serving(kind, "")? {
            Asked::Known(entry) => entry.resource,
            Asked::Unknown(needs) => return Ok(Asked::Unknown(needs)),
        };
        let resource = path(&main.resource, sub_resource);
        if let Some(expected) = self.registry().entry(&main, sub_resource).and_then(|entry| entry.kind) {
            return Err(RequestError::KindMismatch {
                resource,
                expected: Box::new(expected),
                found: Box::new(kind.clone()),
            });
        }
        let known = self.registry().sub_resources(&main);
        let names: Vec<&str> = known.iter().map(String::as_str).collect();
        let nearest = nearest(sub_resource, &names).map(|name| path(&main.resource, name));
        Err(RequestError::UnknownResource { resource, nearest })
    }

    /// Whether a CustomResourceDefinition that was not given may serve a kind: its group has a dot and is not one of
    /// the server's own.
    fn may_be_custom(&self, kind: &Gvk) -> bool {
        let built_in = || scheme::recorded_resources(self.release()).any(|row| row.group == kind.group);
        !self.registry().crds_complete && kind.group.contains('.') && !built_in()
    }

    fn no_match(&self, kind: &Gvk) -> RequestError {
        let kinds = self.registry().main_kinds();
        // The same kind in another version or group comes first.
        let same = kinds.iter().filter(|known| known.kind.eq_ignore_ascii_case(&kind.kind));
        let same = same.min_by_key(|known| (known.group != kind.group, known.version != kind.version));
        let names: Vec<&str> = kinds.iter().map(|known| known.kind.as_str()).collect();
        let similar = || {
            let name = nearest(&kind.kind, &names)?;
            kinds.iter().filter(|known| known.kind == name).min_by_key(|known| known.group != kind.group)
        };
        RequestError::NoMatchForKind {
            nearest: same.or_else(similar).cloned(),
            removed_in: scheme::removed_in(&kind.group, &kind.version, &kind.kind),
            kind: Box::new(kind.clone()),
        }
    }
}

fn of_entry(entry: Entry, kind: &Gvk) -> Endpoint {
    Endpoint {
        resource: entry.resource.clone(),
        sub_resource: entry.sub_resource.clone(),
        kind: kind.clone(),
        namespaced: entry.namespaced,
        entry: Some(entry),
    }
}

/// The kind of an object.
pub(super) fn gvk(object: &Document, member: &str) -> Result<Gvk, RequestError> {
    let at = Pointer::root().join(member);
    let text = |name: &str| {
        let value = object.root().field(name).and_then(|value| Some(value.as_str()?.into_owned()));
        value.filter(|text| !text.is_empty()).ok_or_else(|| RequestError::KindMissing { at: at.join(name) })
    };
    let (kind, api_version) = (text("kind")?, text("apiVersion")?);
    let gvk = Gvk::from_api_version(&api_version, &kind)
        .ok_or_else(|| RequestError::KindMissing { at: at.join("apiVersion") })?;
    let has_items = object.root().member("items").is_some_and(|items| items.kind() == Kind::Array);
    if kind.ends_with("List") && has_items {
        return Err(RequestError::List { kind });
    }
    Ok(gvk)
}
