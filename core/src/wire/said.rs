//! Reasons and needs with their sentences.

use std::fmt::Display;

use serde::Serialize;

/// A reason with its sentence.
#[derive(Serialize)]
pub(crate) struct Said<'a, R: Serialize> {
    #[serde(flatten)]
    reason: &'a R,
    text: String,
}

impl<'a, R: Serialize + Display> Said<'a, R> {
    pub(crate) fn of(reason: &'a R) -> Self {
        Self { reason, text: reason.to_string() }
    }
}

/// What is missing, each with its sentence.
#[derive(Serialize)]
pub(crate) struct Missing<'a, N: Serialize> {
    needs: Vec<Said<'a, N>>,
}

impl<'a, N: Serialize + Display> Missing<'a, N> {
    pub(crate) fn of(needs: &'a [N]) -> Self {
        Self { needs: needs.iter().map(Said::of).collect() }
    }
}
