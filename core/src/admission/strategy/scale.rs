//! The scale of what has replicas: an object that is made of the stored one, and of which only the replicas count.
//!
//! Source: kubernetes/kubernetes pkg/registry/apps/{deployment,replicaset,statefulset}/storage/storage.go,
//! pkg/registry/core/replicationcontroller/storage/storage.go; kubernetes/apiextensions-apiserver
//! pkg/registry/customresource/etcd.go

use super::metadata::{keep, set_resource_version};
use crate::admission::metadata;
use crate::json::Document;
use crate::meta::Gvk;
use crate::release::Release;
use crate::scheme::decoded::Struct;
use crate::scheme::{self, EncodeError};

/// Whether objects of a kind are scales, which are stored in another object.
pub(crate) fn is_scale(kind: &Gvk) -> bool {
    (kind.group.as_str(), kind.version.as_str(), kind.kind.as_str()) == ("autoscaling", "v1", "Scale")
}

/// A scale as the object has it after its update. Of the metadata only that which tells the object is there. A custom
/// resource keeps a version of 0, with which it is refused later.
pub(crate) fn scaled(
    scale: &Document,
    old: &Document,
    of_custom: bool,
    kind: &Gvk,
    release: Release,
) -> Result<Document, EncodeError> {
    let encoded = scheme::encode_changed_beside(scale, old, kind, release, |scale, old| {
        update(scale, old, of_custom);
        Ok::<_, EncodeError>(())
    });
    encoded.map(|encoded| encoded.document)
}

/// Why a scale is of another object than the stored one, whose uid it names.
pub(crate) fn uid_conflict(scale: &Document, old: &Document) -> Option<String> {
    let uid = |document| metadata::text(document, "uid");
    let (given, stored) = (uid(scale), uid(old));
    (!given.is_empty() && given != stored)
        .then(|| format!("Precondition failed: UID in precondition: {given}, UID in object meta: {stored}"))
}

fn update<'a>(scale: &mut Struct<'a>, old: &mut Struct<'a>, of_custom: bool) {
    let is_unset =
        |scale: &mut Struct<'a>| scale.open("metadata").is_none_or(|metadata| metadata.is_unset("resourceVersion"));
    if !of_custom || is_unset(scale) {
        set_resource_version(scale, old);
    }
    keep(scale, old, "status");
    let (Some(new), Some(old)) = (scale.open("metadata"), old.open("metadata")) else { return };
    for field in ["name", "namespace", "uid", "creationTimestamp"] {
        keep(new, old, field);
    }
    for field in NOT_OF_A_SCALE {
        new.clear(field);
    }
}

const NOT_OF_A_SCALE: [&str; 9] = [
    "generateName",
    "selfLink",
    "generation",
    "deletionTimestamp",
    "deletionGracePeriodSeconds",
    "labels",
    "annotations",
    "ownerReferences",
    "finalizers",
];
