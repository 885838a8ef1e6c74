//! What answers about a Pod's side have in common: errors.

use serde::Serialize;

use crate::dns::kubelet::{FieldError, KubeletError};

pub(super) use crate::wire::said::{Missing, Said};

/// An error about the Pod, by the one who makes it.
#[derive(Serialize)]
#[serde(tag = "by", rename_all = "kebab-case")]
pub(super) enum Fault<'a> {
    ApiServer { field: &'a str, text: String },
    Kubelet { text: String, reason: &'a KubeletError },
}

impl<'a> Fault<'a> {
    pub(super) fn of_field(error: &'a FieldError) -> Self {
        Self::ApiServer { field: &error.field, text: error.to_string() }
    }

    pub(super) fn of_kubelet(reason: &'a KubeletError) -> Self {
        Self::Kubelet { text: reason.to_string(), reason }
    }
}
