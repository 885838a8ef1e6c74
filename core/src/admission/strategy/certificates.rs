//! The strategy of CertificateSigningRequests.
//!
//! Source: kubernetes/kubernetes pkg/registry/certificates/certificates/strategy.go

use std::borrow::Cow;

use super::context::Stored;
use super::metadata::keep;
use crate::scheme::decoded::{Struct, Value, insert};

/// Who makes the request stands in it.
pub(super) fn create(request: &mut Struct<'_>, stored: &Stored<'_>) {
    let Some(spec) = request.open("spec") else { return };
    for field in ["username", "uid", "groups", "extra"] {
        spec.clear(field);
    }
    let Some(user) = stored.user else { return };
    let text = |text: &String| Value::owned_text(text.clone());
    spec.set("username", text(&user.username));
    spec.set("uid", text(&user.uid));
    spec.set("groups", Value::List(user.groups.iter().map(text).collect()));
    if let Some(extra) = spec.make_map("extra").filter(|_| !user.extra.is_empty()) {
        for (key, values) in &user.extra {
            insert(extra, Cow::Owned(key.clone()), Value::List(values.iter().map(text).collect()));
        }
    }
}

pub(super) fn update<'a>(request: &mut Struct<'a>, old: &Struct<'a>) {
    keep(request, old, "spec");
}
