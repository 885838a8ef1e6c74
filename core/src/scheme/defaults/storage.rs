//! Defaults of `storage.k8s.io`.
//!
//! Source: kubernetes/kubernetes pkg/apis/storage/{v1,v1beta1}/defaults.go

use super::context::Context;
use crate::scheme::encode::decoded::Struct;

pub(super) fn set_defaults_storage_class(class: &mut Struct<'_>, _: &Context) {
    class.fill_text("reclaimPolicy", "Delete");
    class.fill_text("volumeBindingMode", "Immediate");
}

pub(super) fn set_defaults_csi_driver(driver: &mut Struct<'_>, context: &Context) {
    let Some(spec) = driver.open("spec") else { return };
    spec.fill_bool("attachRequired", true);
    spec.fill_bool("podInfoOnMount", false);
    spec.fill_bool("storageCapacity", false);
    spec.fill_text("fsGroupPolicy", "ReadWriteOnceWithFSType");
    if spec.is_unset("volumeLifecycleModes") {
        spec.set_texts("volumeLifecycleModes", vec!["Persistent".into()]);
    }
    spec.fill_bool("requiresRepublish", false);
    spec.fill_bool("seLinuxMount", false);
    if context.release.has_volume_limit_scaling() {
        spec.fill_bool("preventPodSchedulingIfMissing", false);
    }
}
