//! An update of an object that is not stored: the server creates it, or says why it does not.
//!
//! Source: kubernetes/apiserver pkg/registry/generic/registry/store.go Update, pkg/storage/interfaces.go Preconditions

use crate::admission::decode_error::refused_with;
use crate::admission::endpoint::Endpoint;
use crate::admission::metadata;
use crate::admission::request::RequestError;
use crate::admission::strategy::creates_by_update;
use crate::json::Document;
use crate::meta::{Gvr, Status};
use crate::release::Release;
use crate::scheme;

/// Where a server keeps its objects by default, `--etcd-prefix`.
const ETCD_PREFIX: &str = "/registry";

/// A call that would change an object which is not stored.
pub(super) struct Unstored<'a> {
    pub(super) endpoint: &'a Endpoint,
    pub(super) name: &'a str,
    pub(super) namespace: &'a str,
    pub(super) dry_run: bool,
    pub(super) release: Release,
}

impl Unstored<'_> {
    /// Whether the server goes on and creates the object.
    ///
    /// # Errors
    ///
    /// The server's 404, where it does not create an object of this kind by an update, and its 409, if the client names
    /// the uid that the stored object has to have.
    pub(super) fn check(&self, object: &Document) -> Result<(), RequestError> {
        let resource = &self.endpoint.resource;
        let missing = || Status::not_found(&resource.group, &resource.resource, self.name);
        let creates = creates_by_update(&self.endpoint.kind, &self.endpoint.sub_resource);
        let uid = metadata::text(object, "uid");
        if !creates && (uid.is_empty() || self.release.finds_objects_before_preconditions()) {
            return Err(refused_with(missing(), None));
        }
        if uid.is_empty() {
            return Ok(());
        }
        let said = format!(
            "StorageError: invalid object, Code: 4, Key: {}, ResourceVersion: 0, AdditionalErrorMsg: Precondition failed: \
             UID in precondition: {uid}, UID in object meta: ",
            self.key()
        );
        Err(refused_with(Status::conflict(&resource.group, &resource.resource, self.name, &said), None))
    }

    /// The key of the object in the storage, which in a dry run is the one within it.
    fn key(&self) -> String {
        let root = if self.dry_run { "" } else { ETCD_PREFIX };
        let prefix = prefix(self.endpoint, self.release);
        // A Namespace has its own name as namespace.
        let namespace = if self.endpoint.namespaced == Some(false) { "" } else { self.namespace };
        match namespace {
            "" => format!("{root}/{prefix}/{}", self.name),
            namespace => format!("{root}/{prefix}/{namespace}/{}", self.name),
        }
    }
}

/// Where the objects of a resource are kept.
///
/// Source: kubernetes/kubernetes pkg/kubeapiserver/default_storage_factory_builder.go SpecialDefaultResourcePrefixes;
/// kubernetes/apiserver pkg/server/options/etcd.go SimpleStorageFactory
fn prefix(endpoint: &Endpoint, release: Release) -> String {
    let Gvr { group, resource, .. } = &endpoint.resource;
    // These have a server of their own within kube-apiserver.
    let apart = matches!(group.as_str(), "apiextensions.k8s.io" | "apiregistration.k8s.io");
    let of_custom = !scheme::recorded_resources(release).any(|row| row.gvr() == endpoint.resource);
    if apart || of_custom {
        return format!("{group}/{resource}");
    }
    let special = match (group.as_str(), resource.as_str()) {
        ("", "replicationcontrollers") => "controllers",
        ("", "endpoints") => "services/endpoints",
        ("", "nodes") => "minions",
        ("", "services") => "services/specs",
        ("networking.k8s.io", "ingresses") => "ingress",
        (_, resource) => resource,
    };
    special.to_owned()
}
