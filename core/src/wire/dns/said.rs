//! What answers about a Pod's side have in common: reasons with their sentences, errors, needs.

use std::fmt::Display;

use serde::Serialize;

use crate::dns::kubelet::{FieldError, KubeletError};

/// A reason with its sentence.
#[derive(Serialize)]
pub(super) struct Said<'a, R: Serialize> {
    #[serde(flatten)]
    reason: &'a R,
    text: String,
}

impl<'a, R: Serialize + Display> Said<'a, R> {
    pub(super) fn of(reason: &'a R) -> Self {
        Self { reason, text: reason.to_string() }
    }
}

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

/// What is missing, each with its sentence.
#[derive(Serialize)]
pub(super) struct Missing<'a, N: Serialize> {
    needs: Vec<Said<'a, N>>,
}

impl<'a, N: Serialize + Display> Missing<'a, N> {
    pub(super) fn of(needs: &'a [N]) -> Self {
        Self { needs: needs.iter().map(Said::of).collect() }
    }
}
