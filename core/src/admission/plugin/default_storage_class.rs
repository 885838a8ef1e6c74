//! `DefaultStorageClass`: a claim without a class gets the default one.
//!
//! Source: kubernetes/kubernetes plugin/pkg/admission/storage/storageclass/setdefault/admission.go,
//! pkg/apis/core/helper/helpers.go PersistentVolumeClaimHasClass

use crate::admission::assumption::Assumption;
use crate::admission::plugin::attributes::{Attributes, Effects, Refused};
use crate::objects::Complete;
use crate::scheme::decoded::{Struct, Value};

const BETA_STORAGE_CLASS: &str = "volume.beta.kubernetes.io/storage-class";

pub(super) fn admit(
    object: Option<&mut Struct<'_>>,
    attributes: &Attributes<'_>,
    effects: &mut Effects,
) -> Result<(), Refused> {
    if !attributes.is_for_proper("", "persistentvolumeclaims") {
        return Ok(());
    }
    let claim = attributes.expect(object, "PersistentVolumeClaim")?;
    if claim.open("metadata").and_then(|metadata| metadata.entry_text("annotations", BETA_STORAGE_CLASS)).is_some() {
        return Ok(());
    }
    let Some(spec) = claim.open("spec") else { return Ok(()) };
    if !spec.is_nil("storageClassName") {
        return Ok(());
    }
    match attributes.cluster.stored().storage_classes.default_name() {
        Some(name) => spec.set("storageClassName", Value::owned_text(name.to_owned())),
        None if attributes.cluster.is_complete(Complete::StorageClasses) => {}
        None => effects.assume(Assumption::StorageClasses),
    }
    Ok(())
}
