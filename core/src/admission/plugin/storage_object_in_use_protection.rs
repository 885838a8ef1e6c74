//! `StorageObjectInUseProtection`: what is in use is not deleted before it is free.
//!
//! Source: kubernetes/kubernetes plugin/pkg/admission/storage/storageobjectinuseprotection/admission.go,
//! pkg/volume/util/finalizer.go

use crate::admission::plugin::attributes::{Attributes, Refused};
use crate::scheme::decoded::Struct;

pub(super) fn admit(object: Option<&mut Struct<'_>>, attributes: &Attributes<'_>) -> Result<(), Refused> {
    let (kind, finalizer) = if attributes.is_for_proper("", "persistentvolumes") {
        ("PersistentVolume", "kubernetes.io/pv-protection")
    } else if attributes.is_for_proper("", "persistentvolumeclaims") {
        ("PersistentVolumeClaim", "kubernetes.io/pvc-protection")
    } else if attributes.is_for_proper("storage.k8s.io", "volumeattributesclasses")
        && attributes.cluster.release().protects_volume_attributes_classes()
    {
        ("VolumeAttributesClass", "kubernetes.io/vac-protection")
    } else {
        return Ok(());
    };
    let Some(metadata) = attributes.expect(object, kind)?.open("metadata") else { return Ok(()) };
    if !metadata.texts("finalizers").iter().any(|held| held == finalizer) {
        metadata.append_text("finalizers", finalizer);
    }
    Ok(())
}
