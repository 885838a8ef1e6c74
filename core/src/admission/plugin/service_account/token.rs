//! The token of the ServiceAccount, mounted into every container.
//!
//! Source: kubernetes/kubernetes plugin/pkg/admission/serviceaccount/admission.go mountServiceAccountToken,
//! TokenVolumeSource

use std::borrow::Cow;

use crate::admission::plugin::attributes::{Attributes, Effects};
use crate::scheme::decoded::{Struct, Value};

const PREFIX: &str = "kube-api-access-";
const MOUNT_PATH: &str = "/var/run/secrets/kubernetes.io/serviceaccount";
const FILE_MODE: i64 = 0o644;
/// An hour and seven seconds: what the kubelet asks for, recognizable by the seconds.
const EXPIRATION_SECONDS: i64 = 3607;

pub(super) fn mount(spec: &mut Struct<'_>, attributes: &Attributes<'_>, effects: &mut Effects) {
    // A volume of this name is taken for the token's, whatever it is.
    let mut name = spec.texts_in("volumes", "name").find(|name| name.starts_with(PREFIX)).map(Cow::into_owned);
    let is_new = name.is_none();
    for list in ["initContainers", "containers"] {
        spec.each(list, |container| {
            if !mounts(container) {
                let name = name.get_or_insert_with(|| format!("{PREFIX}{}", effects.suffix(attributes)));
                container.append("volumeMounts", |mount| {
                    mount.set("name", Value::owned_text(name.clone()));
                    mount.set("readOnly", Value::Bool(true));
                    mount.set("mountPath", Value::text(MOUNT_PATH));
                });
            }
        });
    }
    if let Some(name) = name.filter(|_| is_new) {
        spec.append("volumes", |volume| {
            volume.set("name", Value::owned_text(name));
            if let Some(projected) = volume.make("projected") {
                project(projected);
            }
        });
    }
}

/// Whether a container mounts something in the place of the token.
fn mounts(container: &mut Struct<'_>) -> bool {
    container.texts_in("volumeMounts", "mountPath").any(|path| path == MOUNT_PATH)
}

fn project(projected: &mut Struct<'_>) {
    projected.set("defaultMode", Value::Integer(FILE_MODE));
    projected.append("sources", |source| {
        if let Some(token) = source.make("serviceAccountToken") {
            token.set("path", Value::text("token"));
            token.set("expirationSeconds", Value::Integer(EXPIRATION_SECONDS));
        }
    });
    projected.append("sources", |source| {
        if let Some(config_map) = source.make("configMap") {
            config_map.set("name", Value::text("kube-root-ca.crt"));
            config_map.append("items", |item| {
                item.set("key", Value::text("ca.crt"));
                item.set("path", Value::text("ca.crt"));
            });
        }
    });
    projected.append("sources", |source| {
        if let Some(downward) = source.make("downwardAPI") {
            downward.append("items", |item| {
                item.set("path", Value::text("namespace"));
                if let Some(field) = item.make("fieldRef") {
                    field.set("apiVersion", Value::text("v1"));
                    field.set("fieldPath", Value::text("metadata.namespace"));
                }
            });
        }
    });
}
